/* test-certificate.c: a letter is signed with a certificate from the window, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ecot-steps.h"

#define PASSWORD "tres secret"

static char *
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  char              *out = NULL;
  int                status;

  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, &status, &error));
  if (status != 0)
    g_error ("%s: status %d", command, status);
  return out;
}

static void
add_certificate (const char *store,
                 const char *name,
                 const char *when)
{
  g_autofree char *command = g_strdup_printf ("certutil -S -d sql:%s -n %s -m %u -s 'CN=%s' -x -t Cu,Cu,Cu -k rsa -g 2048 %s -z %s/noise -f %s/secret -Z SHA256 "
                                              "--keyUsage digitalSignature,nonRepudiation",
                                              store, name, (guint)strlen (name), name, when, store, store);
  g_autofree char *said = run (command);

  g_assert_nonnull (said);
}

/* The store of this computer's user: one certificate that is good, one that was. */
static char *
make_store (const char *home)
{
  char            *store = g_build_filename (home, ".pki", "nssdb", NULL);
  g_autofree char *noise = g_build_filename (store, "noise", NULL);
  g_autofree char *secret = g_build_filename (store, "secret", NULL);
  g_autofree char *command = g_strdup_printf ("certutil -N -d sql:%s -f %s", store, secret);
  g_autofree char *said = NULL;

  g_assert_cmpint (g_mkdir_with_parents (store, 0700), ==, 0);
  g_assert_true (g_file_set_contents (secret, PASSWORD "\n", -1, NULL));
  g_assert_true (g_file_set_contents (noise, "what nobody could guess, but for who reads this", -1, NULL));
  said = run (command);
  add_certificate (store, "Odile", "-v 24");
  add_certificate (store, "Perime", "-w -30 -v 2");
  return store;
}

static void
save_as (EcotDriver *driver,
         const char *path)
{
  ecot_driver_wait_for (driver, "PDF files");
  ecot_driver_type_path (driver, path);
}

static void
open_dialog (EcotDriver *driver)
{
  ecot_driver_tab_to (driver, "Lettre d’engagement” with a certificate");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Odile, issued by Odile");
}

static void
test_sign (void)
{
  g_autofree char  *home = ecot_steps_new_home ();
  g_autofree char  *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autofree char  *store = make_store (home);
  g_autofree char  *out = g_build_filename (home, "lettre.pdf", NULL);
  g_autofree char  *verify = g_strdup_printf ("pdfsig -no-ocsp -nssdir %s %s", store, out);
  g_autofree char  *said = NULL;
  const char *const argv[] = { g_getenv ("ECOT"), example, NULL };
  EcotDriver       *driver;

  g_test_summary ("Row 67: certificates are listed, one that expired is refused, a wrong password too, and the letter is signed");

  g_setenv ("HOME", home, TRUE);
  driver = ecot_driver_start (argv);
  ecot_driver_wait_for (driver, "no error");
  ecot_steps_open (driver, "sending");
  ecot_driver_assert_focus (driver, "Written at");
  open_dialog (driver);
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  ecot_driver_press_to (driver, "Down", "Perime, issued by Perime");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Password of the certificates");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "nobody would accept the signature");

  ecot_driver_press_to (driver, "Up", "Odile, issued by Odile");
  ecot_driver_keys (driver, "Return", "Return", NULL);
  save_as (driver, out);
  ecot_driver_wait_for (driver, "These certificates have a password: type it");
  ecot_driver_assert_focus (driver, "Password of the certificates");
  ecot_driver_type (driver, "faux");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "is not the right one");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));

  /* The place was said already. */
  ecot_driver_assert_focus (driver, "Password of the certificates");
  ecot_driver_type (driver, PASSWORD);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for_file (driver, out);
  ecot_driver_wait_for (driver, "does not know who issued the certificate");
  said = run (verify);
  g_assert_nonnull (strstr (said, "Signature is Valid."));
  g_assert_nonnull (strstr (said, "Signer Certificate Common Name: Odile"));

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *certutil = g_find_program_in_path ("certutil");
  g_autofree char *pdfsig = g_find_program_in_path ("pdfsig");

  if (!ecot_driver_init (&argc, &argv) || certutil == NULL || pdfsig == NULL)
    return 77;

  g_test_add_func ("/ecot/gui/certificate", test_sign);

  return g_test_run ();
}
