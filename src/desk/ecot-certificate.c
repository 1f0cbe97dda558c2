/* ecot-certificate.c: a PDF signed with somebody's certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pdfsig, of the poppler utilities, signs; it runs without a shell, in a folder of
 * its own that only this user can read and that lies in memory.
 *
 * It takes a password on its command line alone, which every user of the machine can
 * read while it runs.  So it never gets one: the two files of the certificates are
 * copied into that folder, certutil takes the password off the copy, reading it from
 * a file there, and pdfsig signs with the copy, which is gone right after.  Keys on
 * a card or stick cannot be copied: ecot-certificate-card.c signs with those.
 *
 * Only what pdfsig then finds valid, and signed whole, is given back.
 */

#include "config.h"

#include "desk/ecot-certificate.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "desk/ecot-certificate-private.h"
#include "desk/ecot-nss.h"

/* Exit statuses of pdfsig 22.12 */
#define NEEDS_PASSWORD 2
#define NO_CERTIFICATE 3

typedef EcotSigningFolder Signing;

EcotCertificate *
ecot_certificate_new (const char     *name,
                      const char     *folder,
                      EcotAskPassword ask,
                      gpointer        data)
{
  EcotCertificate *self = g_new0 (EcotCertificate, 1);

  self->name = g_strdup (name);
  self->folder = g_strdup (folder);
  self->ask = ask;
  self->data = data;
  return self;
}

void
ecot_certificate_free (EcotCertificate *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

/* {{{ The folder */

/* /run/user is memory, and nobody else's; so is /dev/shm for who makes a folder there.  Nowhere else: on a disk
 * a key without its password could be found after it was removed. */
static char *
make_folder (GError **error)
{
  const char *const places[] = { g_getenv ("XDG_RUNTIME_DIR"), "/dev/shm" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *folder = g_build_filename (places[i] != NULL ? places[i] : "/dev/shm", "ecot-sign-XXXXXX", NULL);

      if (g_mkdtemp (folder) != NULL) /* mode 0700 */
        return g_steal_pointer (&folder);
    }

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("No private folder in memory could be made to sign in: make room in /dev/shm"));
  return NULL;
}

/* All it holds are files. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* {{{ Interruptions */

/* A Ctrl+C would leave the folder, and maybe an open key in it: it waits until that is gone.  A handler and
 * not a mask, which other threads would not have; programs that are run do not inherit it. */
static const int interruptions[] = { SIGINT, SIGTERM, SIGHUP };

static volatile sig_atomic_t interrupted;

static void
note_signal (int number)
{
  interrupted = number;
}

static void
hold_signals (Signing *self)
{
  const struct sigaction note = { .sa_handler = note_signal, .sa_flags = SA_RESTART };

  interrupted = 0;
  for (guint i = 0; i < G_N_ELEMENTS (interruptions); i++)
    sigaction (interruptions[i], &note, &self->before[i]);
}

static void
release_signals (Signing *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (interruptions); i++)
    sigaction (interruptions[i], &self->before[i], NULL);

  if (interrupted != 0)
    raise (interrupted);
}

/* }}} */

gboolean
ecot_signing_folder_write (EcotSigningFolder *self,
                           const char        *path,
                           GBytes            *bytes,
                           GError           **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("There is no room to sign in “%s”: make some, and sign again"), self->folder);
  return FALSE;
}

/* }}} */
/* {{{ Signing */

/* @store (nullable): the folder of the certificates. */
int
ecot_signing_folder_call_pdfsig (EcotSigningFolder *self, const char *store, const char *nick, const char *field, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) "pdfsig");
  if (store != NULL)
    {
      g_ptr_array_add (words, (gpointer) "-nssdir");
      g_ptr_array_add (words, (gpointer)store);
    }
  g_ptr_array_add (words, (gpointer) "-sign");
  g_ptr_array_add (words, (gpointer)field);
  g_ptr_array_add (words, (gpointer) "-nick");
  g_ptr_array_add (words, (gpointer)nick);
  g_ptr_array_add (words, self->input);
  g_ptr_array_add (words, self->output);
  g_ptr_array_add (words, NULL);

  return ecot_nss_run ((const char *const *)words->pdata, NULL, NULL, self->cancellable, error);
}

static gboolean
copy_file (Signing    *self,
           const char *name,
           GError    **error)
{
  g_autofree char   *from = g_build_filename (self->certificate->folder, name, NULL);
  g_autofree char   *to = g_build_filename (self->folder, name, NULL);
  g_autoptr (GBytes) bytes = ecot_read_contents (from, ECOT_SIGNING_MAX_SIZE, error);

  return bytes != NULL && ecot_signing_folder_write (self, to, bytes, error);
}

/* The copy of the store, without its password.  What held it is overwritten by being in memory and gone. */
static gboolean
unlock_copy (Signing    *self,
             const char *password,
             GError    **error)
{
  g_autofree char   *store = g_strconcat ("sql:", self->folder, NULL);
  g_autofree char   *secret = g_build_filename (self->folder, "secret", NULL);
  g_autofree char   *line = g_strconcat (password, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, strlen (line));
  const char *const  words[] = { "certutil", "-W", "-d", store, "-f", secret, "-@", "/dev/null", NULL };
  int                status = -1;

  if (ecot_nss_need ("certutil", "libnss3-tools", error) && copy_file (self, "cert9.db", error) && copy_file (self, "key4.db", error) &&
      ecot_signing_folder_write (self, secret, bytes, error))
    status = ecot_nss_run (words, NULL, NULL, self->cancellable, error);

  g_unlink (secret);
  explicit_bzero (line, strlen (line));
  if (status > 0)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("The password of the certificates is not the right one: try again"));

  return status == 0;
}

/* With the certificates as they are, or with @password (nullable) and a copy of them.  @locked: they have one, and
 * it was not given. */
static gboolean
sign (Signing    *self,
      const char *field,
      const char *password,
      gboolean   *locked,
      GError    **error)
{
  g_autofree char *shown = ecot_text_excerpt (self->certificate->name);
  int              status;

  if (password != NULL && !unlock_copy (self, password, error))
    return FALSE;

  status = ecot_signing_folder_call_pdfsig (self, password != NULL ? self->folder : self->certificate->folder, self->certificate->name, field, error);
  *locked = status == NEEDS_PASSWORD && password == NULL;
  if (status < 0 || *locked)
    return FALSE;

  if (status == NO_CERTIFICATE)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                 _ ("There is no certificate “%s” to sign with; “pdfsig -list-nicks” lists those there are, with -nssdir those of a folder"), shown);
  else if (status != 0)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The certificate “%s” could not sign: look whether it is complete, with its key"), shown);

  return status == 0;
}

/* }}} */
/* {{{ Verifying */

static gboolean
verify (Signing    *self,
        const char *field,
        gboolean   *known,
        GError    **error)
{
  const char *const  words[] = { "pdfsig", "-no-ocsp", "-nssdir", self->certificate->folder != NULL ? self->certificate->folder : self->folder,
                                 self->output, NULL };
  g_autoptr (GBytes) out = NULL;
  g_autofree char   *said = NULL;
  g_autofree char   *name = g_strdup_printf ("Signature Field Name: %s\n", field);
  g_autofree char   *shown = ecot_text_excerpt (self->certificate->name);

  if (ecot_nss_run (words, &out, NULL, self->cancellable, error) < 0)
    return FALSE;

  said = g_utf8_make_valid (g_bytes_get_size (out) > 0 ? g_bytes_get_data (out, NULL) : "", (gssize)g_bytes_get_size (out));
  *known = strstr (said, "Certificate is Trusted") != NULL;
  if (strstr (said, "Certificate has Expired") != NULL || strstr (said, "Certificate has been Revoked") != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("The certificate “%s” has expired or was revoked: nobody would accept the signature; renew it"), shown);
  else if (strstr (said, "Signature is Valid.") == NULL || strstr (said, "Total document signed") == NULL || strstr (said, name) == NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The signature made with “%s” was looked at again and is not valid; nothing was kept: sign again"), shown);
  else
    return TRUE;

  return FALSE;
}

/* }}} */

/* All that happens in the folder. */
static GBytes *
sign_in_folder (Signing    *self,
                GBytes     *pdf,
                const char *field,
                const char *password,
                gboolean   *locked,
                gboolean   *known,
                GError    **error)
{
  GBytes *result = NULL;

  self->input = g_build_filename (self->folder, "paper.pdf", NULL);
  self->output = g_build_filename (self->folder, "signed.pdf", NULL);
  if (ecot_signing_folder_write (self, self->input, pdf, error) &&
      (self->token != NULL ? ecot_signing_folder_sign_on_card (self, field, password, error) : sign (self, field, password, locked, error)) &&
      verify (self, field, known, error))
    result = ecot_read_contents (self->output, ECOT_SIGNING_MAX_SIZE, error);

  g_clear_pointer (&self->input, g_free);
  g_clear_pointer (&self->output, g_free);
  return result;
}

static GBytes *
sign_once (const EcotCertificate *self,
           GBytes                *pdf,
           const char            *field,
           const char            *password,
           gboolean              *locked,
           gboolean              *known,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autofree char *token = ecot_nss_get_token (self->name);
  Signing          signing = { .certificate = self, .token = token, .cancellable = cancellable };
  GBytes          *result = NULL;

  *locked = FALSE;
  hold_signals (&signing);
  signing.folder = make_folder (error);
  if (signing.folder != NULL)
    {
      result = sign_in_folder (&signing, pdf, field, password, locked, known, error);
      remove_folder (signing.folder);
      g_free (signing.folder);
    }
  release_signals (&signing);

  return result;
}

static char *
ask_password (const EcotCertificate *self,
              GError               **error)
{
  if (self->folder != NULL && self->ask != NULL)
    return self->ask (self->data, error);

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                       _ ("These certificates have a password: name their folder with --nssdir, and give it on a terminal or with --password-file"));
  return NULL;
}

GBytes *
ecot_certificate_sign (const EcotCertificate *self,
                       GBytes                *pdf,
                       const char            *field,
                       gboolean              *known,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autofree char *token = NULL;
  GBytes          *result;
  char            *password;
  gboolean         locked;

  g_return_val_if_fail (self != NULL && pdf != NULL && field != NULL && known != NULL, NULL);

  if (!ecot_nss_need ("pdfsig", "poppler-utils", error))
    return NULL;

  token = ecot_nss_get_token (self->name);
  result = token == NULL ? sign_once (self, pdf, field, NULL, &locked, known, cancellable, error) : NULL;
  if (token == NULL && !locked)
    return result;

  password = ask_password (self, error);
  if (password == NULL)
    return NULL;

  result = sign_once (self, pdf, field, password, &locked, known, cancellable, error);
  explicit_bzero (password, strlen (password));
  g_free (password);
  return result;
}
