/* ecot-certificate-card.c: a PDF signed with a key that stays on a card or stick
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pdfsig takes the code of a card on its command line alone, where everybody can
 * read it.  cmsutil reads it from a file, but knows nothing of PDF.  So pdfsig signs
 * first, with a stand-in of that name made for this once; that settles every byte
 * but those of the signature itself.  Of these bytes cmsutil then makes the
 * signature on the card, and it takes the place of the stand-in's (ISO 32000-1,
 * 12.8.3.3).  What came out is verified as any other.
 *
 * A card locks itself after a few wrong codes: it is asked once, and no other card is
 * given the code.
 */

#include "config.h"

#include "desk/ecot-certificate-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "desk/ecot-nss.h"

#define STAND_IN "stand-in"
#define N_NOISE  64

/* Of 60 bytes each. */
#define N_BALLAST 80

/* Where the signature goes, and what it is of: all before and all after. */
typedef struct
{
  gsize begin, end, size;
} Gap;

static char *
name_file (EcotSigningFolder *self,
           const char        *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* {{{ The stand-in */

/* "CN=" with a name as it is typed there (RFC 4514). */
static char *
quote_name (const char *name)
{
  g_autofree char    *clean = ecot_text_clean_line (name, -1);
  g_autoptr (GString) out = g_string_new ("CN=\"");

  for (const char *at = clean; *at != '\0' && out->len < 200; at = g_utf8_next_char (at))
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, g_utf8_get_char (at));
    }

  g_string_append_c (out, '"');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
make_noise (EcotSigningFolder *self,
            const char        *path,
            GError           **error)
{
  guint32            noise[N_NOISE / 4];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    noise[i] = g_random_int ();

  bytes = g_bytes_new (noise, sizeof noise);
  return ecot_signing_folder_write (self, path, bytes, error);
}

/* pdfsig leaves as much room as its own signature takes, which holds the certificate.  One of a card comes with those
 * of who issued it: the stand-in is made as long as these may be, by names that nobody has. */
static char *
make_ballast (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < N_BALLAST; i++)
    g_string_append_printf (names, "%sdns:%02u-0123456789abcdef0123456789abcdef0123456789abcdef.invalid", i > 0 ? "," : "", i);

  return g_string_free (names, FALSE);
}

/* It vouches for nothing: its signature is overwritten. */
static gboolean
make_stand_in (EcotSigningFolder *self,
               const char        *holder,
               GError           **error)
{
  g_autofree char  *store = g_strconcat ("sql:", self->folder, NULL);
  g_autofree char  *noise = name_file (self, "noise");
  g_autofree char  *subject = quote_name (holder);
  g_autofree char  *ballast = make_ballast ();
  const char *const begin[] = { "certutil", "-N", "-d", store, "--empty-password", NULL };
  const char *const make[] = { "certutil", "-S", "-d", store, "-n", STAND_IN, "-s", subject, "-x", "-t", "Cu,Cu,Cu", "-k", "rsa", "-g", "2048", "-v", "1",
                               "-z", noise, "-Z", "SHA256", "-f", "/dev/null", "--extSAN", ballast, NULL };

  if (!make_noise (self, noise, error))
    return FALSE;

  if (ecot_nss_run (begin, NULL, NULL, self->cancellable, error) == 0 && ecot_nss_run (make, NULL, NULL, self->cancellable, error) == 0)
    return TRUE;

  if (error == NULL || *error == NULL)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The place of the signature could not be prepared: make room in /dev/shm, and sign again"));
  return FALSE;
}

/* }}} */
/* {{{ The gap */

static gboolean
read_offset (const char **at,
             const char  *end,
             gsize       *offset)
{
  guint64 number = 0;
  guint   n = 0;

  while (*at < end && g_ascii_isspace (**at))
    (*at)++;
  for (; *at < end && g_ascii_isdigit (**at) && n < 12; n++, (*at)++)
    number = number * 10 + (guint64)(**at - '0');

  *offset = (gsize)number;
  return n > 0;
}

/* Of the last signature: [ 0 begin end size ]. */
static gboolean
find_gap (const char *data,
          gsize       size,
          Gap        *gap)
{
  static const char word[] = "/ByteRange";
  const char       *end = data + size;

  for (const char *found = size > sizeof word ? end - sizeof word : data; found > data; found--)
    if (memcmp (found, word, sizeof word - 1) == 0)
      {
        const char *at = found + sizeof word - 1;
        gsize       zero;

        while (at < end && (g_ascii_isspace (*at) || *at == '['))
          at++;
        return read_offset (&at, end, &zero) && read_offset (&at, end, &gap->begin) && read_offset (&at, end, &gap->end) &&
               read_offset (&at, end, &gap->size) && zero == 0 && gap->begin + 2 < gap->end && gap->end < size && gap->size == size - gap->end &&
               data[gap->begin] == '<' && data[gap->end - 1] == '>';
      }

  return FALSE;
}

/* In hexadecimal digits, the rest zeros, as pdfsig leaves it. */
static gboolean
fill_gap (char      *data,
          const Gap *gap,
          GBytes    *signature)
{
  static const char digits[] = "0123456789abcdef";
  gsize             size;
  const guchar     *bytes = g_bytes_get_data (signature, &size);
  char             *at = data + gap->begin + 1;

  if (size == 0 || size > (gap->end - gap->begin - 2) / 2)
    return FALSE;

  memset (at, '0', gap->end - gap->begin - 2);
  for (gsize i = 0; i < size; i++)
    {
      *at++ = digits[bytes[i] >> 4];
      *at++ = digits[bytes[i] & 0xf];
    }

  return TRUE;
}

/* }}} */
/* {{{ The card */

/* "token:code", so that no other card is given it.  Without a code there is none: it is typed on the reader, and an
 * empty one would count as a wrong one. */
static char *
write_code (EcotSigningFolder *self,
            const char        *code,
            GError           **error)
{
  char              *path = *code != '\0' ? name_file (self, "code") : g_strdup ("/dev/null");
  g_autofree char   *line = g_strdup_printf ("%s:%s\n", self->token, code);
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, strlen (line));
  gboolean           written = *code == '\0' || ecot_signing_folder_write (self, path, bytes, error);

  explicit_bzero (line, strlen (line));
  if (!written)
    g_clear_pointer (&path, g_free);

  return path;
}

static void
set_card_error (EcotSigningFolder *self,
                const char        *said,
                GError           **error)
{
  if (error != NULL && *error != NULL)
    return;

  if (strstr (said, "BAD_PASSWORD") != NULL || strstr (said, "Incorrect password") != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                 _ ("The code of “%s” is not the right one; a card locks itself after a few wrong ones: look it up before you try again"), self->token);
  else if (strstr (said, "NO_TOKEN") != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("“%s” is not there: put the card or stick into its reader, and sign again"), self->token);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The certificate “%s” could not sign: look whether it is complete, with its key"), self->certificate->name);
}

/* @message: a file; the signature of it. */
static GBytes *
sign_message (EcotSigningFolder *self,
              const char        *message,
              const char        *codes,
              GError           **error)
{
  g_autofree char  *store = g_strconcat ("sql:", self->certificate->folder, NULL);
  g_autofree char  *made = name_file (self, "signature");
  g_autofree char  *said = NULL;
  const char *const words[] = { "cmsutil", "-S", "-T", "-G", "-H", "SHA256", "-Y", "NONE", "-d", store, "-N", self->certificate->name, "-f", codes, "-i", message, "-o", made, NULL };

  if (ecot_nss_run (words, NULL, &said, self->cancellable, error) == 0)
    return ecot_read_contents (made, ECOT_SIGNING_MAX_SIZE, error);

  set_card_error (self, said != NULL ? said : "", error);
  return NULL;
}

static GBytes *
sign_gap (EcotSigningFolder *self,
          const char        *data,
          const Gap         *gap,
          const char        *codes,
          GError           **error)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  g_autoptr (GBytes)     bytes = NULL;
  g_autofree char       *path = name_file (self, "message");

  g_byte_array_append (message, (const guint8 *)data, (guint)gap->begin);
  g_byte_array_append (message, (const guint8 *)data + gap->end, (guint)gap->size);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&message));
  return ecot_signing_folder_write (self, path, bytes, error) ? sign_message (self, path, codes, error) : NULL;
}

/* }}} */

static gboolean
replace_signature (EcotSigningFolder *self,
                   const char        *codes,
                   GError           **error)
{
  g_autoptr (GBytes) file = ecot_read_contents (self->output, ECOT_SIGNING_MAX_SIZE, error);
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) whole = NULL;
  gsize              size;
  char              *data;
  Gap                gap;

  if (file == NULL)
    return FALSE;

  data = g_bytes_unref_to_data (g_steal_pointer (&file), &size);
  whole = g_bytes_new_take (data, size);
  if (!find_gap (data, size, &gap))
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The place of the signature was not found in the PDF; nothing was kept"));
      return FALSE;
    }

  signature = sign_gap (self, data, &gap, codes, error);
  if (signature == NULL)
    return FALSE;

  if (fill_gap (data, &gap, signature))
    return ecot_signing_folder_write (self, self->output, whole, error);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The certificates of “%s” are longer than a signature has room for; nothing was kept"), self->token);
  return FALSE;
}

/* Whom it names is asked with the code: some cards tell nothing before. */
static gboolean
sign_with_code (EcotSigningFolder *self,
                const char        *field,
                const char        *codes,
                GError           **error)
{
  g_autoptr (EcotHeldCertificate) held = ecot_nss_describe (self->certificate->folder, self->certificate->name, codes, self->cancellable, NULL);
  const char                     *holder = held != NULL && held->holder != NULL ? held->holder : self->certificate->name;
  int                             status;

  if (!make_stand_in (self, holder, error))
    return FALSE;

  status = ecot_signing_folder_call_pdfsig (self, self->folder, STAND_IN, field, error);
  if (status > 0)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The place of the signature could not be prepared: make room in /dev/shm, and sign again"));

  return status == 0 && replace_signature (self, codes, error);
}

gboolean
ecot_signing_folder_sign_on_card (EcotSigningFolder *self,
                                  const char        *field,
                                  const char        *code,
                                  GError           **error)
{
  g_autofree char *codes = NULL;
  gboolean         done;

  if (!ecot_nss_need ("certutil", "libnss3-tools", error) || !ecot_nss_need ("cmsutil", "libnss3-tools", error))
    return FALSE;

  codes = write_code (self, code, error);
  if (codes == NULL)
    return FALSE;

  done = sign_with_code (self, field, codes, error);
  if (*code != '\0')
    g_unlink (codes);
  return done;
}
