/* ecot-nss.c: the certificates somebody has, in the stores of Firefox and of their desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * certutil lists them: it loads what a card or stick takes, so that this program
 * never does.  It prints letters with accents as dots; so names and days are taken
 * from the certificates themselves.
 */

#include "config.h"

#include "desk/ecot-nss.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

#define MAX_CERTIFICATES 200

/* What NSS calls the store itself where a nick has a colon. */
#define INTERNAL "NSS Certificate DB"

void
ecot_held_certificate_free (EcotHeldCertificate *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->nick);
  g_free (self->token);
  g_free (self->holder);
  g_free (self->issuer);
  g_free (self);
}

char *
ecot_held_certificate_find_fault (const EcotHeldCertificate *self,
                                  EcotDate                   today)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  shown = ecot_text_excerpt (self->holder != NULL ? self->holder : self->nick);
  if (self->until != ECOT_DATE_NONE && self->until < today)
    return g_strdup_printf (_ ("The certificate of “%s” expired on %s: nobody would accept the signature; renew it"), shown,
                            ecot_date_format_short (self->until, buf));
  if (self->from != ECOT_DATE_NONE && self->from > today)
    return g_strdup_printf (_ ("The certificate of “%s” is valid from %s on, and not before"), shown, ecot_date_format_short (self->from, buf));

  return NULL;
}

/* {{{ Programs */

gboolean
ecot_nss_need (const char *name,
               const char *package,
               GError    **error)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path == NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ,
                 _ ("The program %s, which signing with a certificate takes, is not installed: install the package %s"), name, package);

  return path != NULL;
}

static char *
to_text (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize)size);
}

int
ecot_nss_run (const char *const *words,
              GBytes           **out,
              char             **err,
              GCancellable      *cancellable,
              GError           **error)
{
  const GSubprocessFlags          said = err != NULL ? G_SUBPROCESS_FLAGS_STDERR_PIPE : G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | said);
  g_autoptr (GSubprocess)         process = NULL;
  g_autoptr (GBytes)              printed = NULL;
  g_autoptr (GBytes)              complained = NULL;

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_setenv (launcher, "TZ", "UTC", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, words, error);
  if (process == NULL || !g_subprocess_communicate (process, NULL, cancellable, &printed, &complained, error))
    {
      if (process != NULL)
        g_subprocess_force_exit (process);
      return -1;
    }

  if (out != NULL)
    *out = g_steal_pointer (&printed);
  if (err != NULL)
    *err = to_text (complained);

  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : 255;
}

/* }}} */
/* {{{ The stores */

void
ecot_nss_store_free (EcotNssStore *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/* Takes both. */
static void
add_store (GPtrArray *stores,
           char      *path,
           char      *title)
{
  g_autofree char *certificates = g_build_filename (path, "cert9.db", NULL);
  EcotNssStore    *store = g_new0 (EcotNssStore, 1);

  store->path = path;
  store->title = title;
  if (g_file_test (certificates, G_FILE_TEST_IS_REGULAR))
    g_ptr_array_add (stores, store);
  else
    ecot_nss_store_free (store);
}

static int
compare_stores (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(EcotNssStore *const *)a)->path, (*(EcotNssStore *const *)b)->path);
}

/* Firefox calls a profile "x7d2k0ab.default-esr". */
static void
add_profiles (GPtrArray  *stores,
              const char *program,
              char       *folder)
{
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char           *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char      *dot = strchr (name, '.');
      g_autofree char *shown = g_filename_display_name (dot != NULL && dot[1] != '\0' ? dot + 1 : name);

      add_store (found, g_build_filename (folder, name, NULL), g_strdup_printf ("%s (%s)", program, shown));
    }

  g_ptr_array_sort (found, compare_stores);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (stores, found->pdata[i]);
  g_free (folder);
}

GPtrArray *
ecot_nss_list_stores (void)
{
  GPtrArray  *stores = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_nss_store_free);
  const char *home = g_get_home_dir ();

  add_store (stores, g_build_filename (home, ".pki", "nssdb", NULL), g_strdup (_ ("This computer’s certificates (~/.pki/nssdb)")));
  add_profiles (stores, "Firefox", g_build_filename (home, ".mozilla", "firefox", NULL));
  add_profiles (stores, "Firefox", g_build_filename (home, "snap", "firefox", "common", ".mozilla", "firefox", NULL));
  add_profiles (stores, "Firefox", g_build_filename (home, ".var", "app", "org.mozilla.firefox", ".mozilla", "firefox", NULL));
  add_profiles (stores, "Thunderbird", g_build_filename (home, ".thunderbird", NULL));
  return stores;
}

/* }}} */
/* {{{ The list */

char *
ecot_nss_get_token (const char *nick)
{
  const char *colon = nick != NULL ? strchr (nick, ':') : NULL;

  if (colon == NULL || colon == nick || g_str_has_prefix (nick, INTERNAL ":"))
    return NULL;

  return g_strndup (nick, (gsize)(colon - nick));
}

EcotHeldCertificate *
ecot_nss_describe (const char   *folder,
                   const char   *nick,
                   const char   *codes,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autofree char     *store = g_strconcat ("sql:", folder, NULL);
  g_autofree char     *token = ecot_nss_get_token (nick);
  const char *const    inside[] = { "certutil", "-L", "-d", store, "-n", nick, "-r", "-f", "/dev/null", NULL };
  const char *const    on_card[] = { "certutil", "-L", "-d", store, "-h", token, "-n", nick, "-r", "-f", codes, NULL };
  g_autoptr (GBytes)   der = NULL;
  EcotHeldCertificate *self;

  if ((token != NULL && codes == NULL) || ecot_nss_run (token != NULL ? on_card : inside, &der, NULL, cancellable, error) != 0)
    return NULL;

  self = ecot_held_certificate_parse (der);
  if (self != NULL)
    {
      self->nick = g_strdup (nick);
      self->token = g_steal_pointer (&token);
    }

  return self;
}

/* "presidente      u,u,u": its nick, if its key is there.  A card may keep to itself what it has before its code is
 * given; the roots that come with NSS are on a card of their own. */
static char *
read_line (const char *line)
{
  g_autofree char *nick = g_strstrip (g_strdup (line));
  g_autofree char *token = NULL;
  char            *trust = strrchr (nick, ' ');
  gboolean         has_key = trust != NULL && strchr (trust, 'u') != NULL;

  if (trust == NULL || strchr (trust, ',') == NULL || strchr (strchr (trust, ',') + 1, ',') == NULL)
    return NULL;

  *trust = '\0';
  g_strchomp (nick);
  token = ecot_nss_get_token (nick);
  if (*nick == '\0' || (token == NULL && !has_key) || (token != NULL && g_str_has_prefix (token, "Builtin")))
    return NULL;

  return g_steal_pointer (&nick);
}

static EcotHeldCertificate *
describe_or_name (const char   *folder,
                  const char   *nick,
                  GCancellable *cancellable)
{
  EcotHeldCertificate *self = ecot_nss_describe (folder, nick, NULL, cancellable, NULL);

  if (self != NULL)
    return self;

  self = g_new0 (EcotHeldCertificate, 1);
  self->nick = g_strdup (nick);
  self->token = ecot_nss_get_token (nick);
  self->from = self->until = ECOT_DATE_NONE;
  return self;
}

static GPtrArray *
read_list (const char   *folder,
           const char   *printed,
           GCancellable *cancellable)
{
  GPtrArray     *list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_held_certificate_free);
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);

  for (guint i = 0; lines[i] != NULL && list->len < MAX_CERTIFICATES && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char     *nick = read_line (lines[i]);
      EcotHeldCertificate *held = nick != NULL ? describe_or_name (folder, nick, cancellable) : NULL;

      if (held != NULL && !held->authority)
        g_ptr_array_add (list, held);
      else if (held != NULL)
        ecot_held_certificate_free (held);
    }

  return list;
}

GPtrArray *
ecot_nss_list (const char   *folder,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char      *store = g_strconcat ("sql:", folder, NULL);
  const char *const     words[] = { "certutil", "-L", "-d", store, "-h", "all", "-f", "/dev/null", NULL };
  g_autofree char      *shown = NULL;
  g_autoptr (GBytes)    out = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char      *printed = NULL;
  int                   status;

  g_return_val_if_fail (folder != NULL, NULL);

  status = ecot_nss_need ("certutil", "libnss3-tools", error) ? ecot_nss_run (words, &out, NULL, cancellable, error) : -1;
  if (status < 0)
    return NULL;

  if (status > 0)
    {
      shown = g_filename_display_name (folder);
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("“%s” holds no certificates that can be read: choose the folder that has the file cert9.db"), shown);
      return NULL;
    }

  printed = to_text (out);
  list = read_list (folder, printed, cancellable);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&list);
}

/* }}} */
