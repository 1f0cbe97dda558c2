/* crash-driver.c: a program that works on a dossier until it is killed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   crash-driver script PATH SEED N      new dossier, published to PATH, then N operations
 *   crash-driver share PATH NAME N       N times: open PATH, add a row, publish, close
 *   crash-driver visit PATH              opens PATH, works, closes; somebody replaces it; again
 *   crash-driver storm PATH              publishes as fast as it can
 *
 * What was acknowledged goes to standard output, a line at once: "edit REVISION SEAL",
 * "published SEAL", "row NAME", "state N" (the name of the applicant is N).  The same script always does the same.
 *
 * With ECOT_TEST_KILL=N:HOW it kills itself at the Nth call that changes
 * something on a disk, of SQLite or our own: before it, after it, or in the middle
 * of it when it is a write (HOW: 0, 1, 2).
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-store.h"
#include "support/ecot-test-vfs.h"

/* --- Killing ------------------------------------------------------------ */

enum
{
  BEFORE,
  AFTER,
  TORN
};

static struct
{
  guint nth, how, count;
  guint rename_delay; /* microseconds: makes the moment between the last look and the rename long */
} plan;

static gboolean
hook (gboolean after)
{
  if (!after)
    plan.count++;

  if (plan.count != plan.nth)
    return FALSE;

  if (plan.how == BEFORE || after)
    raise (SIGKILL);

  return plan.how == TORN;
}

/* The linker brings the calls of our own libraries here (--wrap). */
int     __real_fsync (int fd);
int     __wrap_fsync (int fd);
ssize_t __real_write (int         fd,
                      const void *data,
                      size_t      size);
ssize_t __wrap_write (int         fd,
                      const void *data,
                      size_t      size);
int     __real_rename (const char *from,
                       const char *to);
int     __wrap_rename (const char *from,
                       const char *to);
int     __real_unlink (const char *path);
int     __wrap_unlink (const char *path);
int     __real_mkdir (const char *path,
                      mode_t      mode);
int     __wrap_mkdir (const char *path,
                      mode_t      mode);

int
__wrap_fsync (int fd)
{
  int code;

  hook (FALSE);
  code = __real_fsync (fd);
  hook (TRUE);
  return code;
}

ssize_t
__wrap_write (int         fd,
              const void *data,
              size_t      size)
{
  ssize_t written;

  if (fd == STDOUT_FILENO)
    return __real_write (fd, data, size);

  written = __real_write (fd, data, hook (FALSE) ? size / 2 : size);
  hook (TRUE);
  return written;
}

int
__wrap_rename (const char *from,
               const char *to)
{
  int code;

  g_usleep (plan.rename_delay);
  hook (FALSE);
  code = __real_rename (from, to);
  hook (TRUE);
  return code;
}

int
__wrap_unlink (const char *path)
{
  int code;

  hook (FALSE);
  code = __real_unlink (path);
  hook (TRUE);
  return code;
}

int
__wrap_mkdir (const char *path,
              mode_t      mode)
{
  int code;

  hook (FALSE);
  code = __real_mkdir (path, mode);
  hook (TRUE);
  return code;
}

/* --- Working ------------------------------------------------------------ */

static void G_GNUC_PRINTF (1, 2)
  acknowledge (const char *format,
               ...)
{
  g_autofree char *line = NULL;
  va_list          args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_cmpint (__real_write (STDOUT_FILENO, line, strlen (line)), ==, (gssize)strlen (line));
}

static void
acknowledge_edit (EcotStore *store)
{
  g_autofree char *seal = ecot_test_store_seal (ecot_store_get_dossier (store), ecot_store_get_call (store));

  acknowledge ("edit %" G_GINT64_FORMAT " %s\n", ecot_store_get_revision (store), seal);
}

static void
publish (EcotStore  *store,
         const char *path)
{
  g_autofree char *seal = ecot_test_store_seal (ecot_store_get_dossier (store), ecot_store_get_call (store));

  ecot_test_store_publish (store, path);
  acknowledge ("published %s\n", seal);
}

/* To another version of the call, of one piece or two. */
static void
move (EcotStore *store,
      GRand     *rand)
{
  gsize              size = (gsize)g_rand_int_range (rand, 1, 400000);
  g_autoptr (GBytes) call = g_bytes_new_take (g_strnfill (size, (char)g_rand_int_range (rand, 'a', 'z')), size);
  g_autoptr (GError) error = NULL;

  ecot_store_set_call (store, call, "Move", &error);
  g_assert_no_error (error);
}

static void
operate (EcotStore *store,
         GRand     *rand)
{
  g_autoptr (EcotAction) action = NULL;
  int                    which = g_rand_int_range (rand, 0, 10);

  if (which < 2 && ecot_store_can_undo (store))
    ecot_test_store_undo (store);
  else if (which < 4 && ecot_store_can_redo (store))
    ecot_test_store_redo (store);
  else if (which < 6)
    {
      publish (store, NULL);
      return;
    }
  else if (which < 7)
    move (store, rand);
  else
    {
      action = ecot_test_random_action (ecot_store_get_dossier (store), rand);
      ecot_dossier_perform (ecot_store_get_dossier (store), action, NULL);
    }

  acknowledge_edit (store);
}

static void
run_script (const char *path,
            guint       seed,
            guint       n)
{
  g_autoptr (GRand)     rand = g_rand_new_with_seed (seed);
  g_autoptr (EcotStore) store = ecot_test_store_new ();

  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Les Ateliers du Fil d’Eau");
  acknowledge_edit (store);
  publish (store, path);

  for (guint i = 0; i < n; i++)
    operate (store, rand);
}

/* Two people, each with a private folder: one of them publishes first. */
static void
run_share (const char *path,
           const char *name,
           guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (name));

  plan.rename_delay = 2000;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EcotStore) store = ecot_test_store_open (path);
      g_autofree char      *row = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (GError)    error = NULL;

      ecot_test_append (ecot_store_get_dossier (store), ECOT_KIND_LINE, "detail", row, NULL);
      g_usleep (g_rand_int_range (rand, 0, 3000));
      if (!ecot_store_publish (store, NULL, &error))
        g_assert_error (error, ECOT_ERROR, ECOT_ERROR_CONFLICT);
      acknowledge ("row %s\n", row);
    }
}

static void
set_state (EcotStore *store,
           guint      state)
{
  g_autofree char *name = g_strdup_printf ("%u", state);

  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", name);
  acknowledge ("state %u\n", state);
}

static void
write_state (const char *path,
             guint       state)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GError)      error = NULL;
  g_autofree char        *name = g_strdup_printf ("%u", state);

  ecot_test_set (dossier, "applicant/name", name);
  ecot_store_write (dossier, NULL, path, &error);
  g_assert_no_error (error);
  acknowledge ("state %u\n", state);
}

/* Makes a working copy from a file, twice: the second replaces the first. */
static void
run_visit (const char *path)
{
  for (guint state = 0; state < 6; state += 3)
    {
      g_autoptr (EcotStore) store = NULL;

      write_state (path, state);
      store = ecot_test_store_open (path);
      set_state (store, state + 1);
      set_state (store, state + 2);
      ecot_test_store_publish (store, NULL);
    }
}

static void
run_storm (const char *path)
{
  g_autoptr (EcotStore) store = ecot_test_store_open (path);

  for (guint i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      ecot_test_set (ecot_store_get_dossier (store), "applicant/name", name);
      publish (store, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  const char *kill = g_getenv ("ECOT_TEST_KILL");

  g_assert_cmpint (argc, >=, 3);
  if (kill != NULL)
    g_assert_cmpint (sscanf (kill, "%u:%u", &plan.nth, &plan.how), ==, 2);

  ecot_test_vfs_register ();
  ecot_test_vfs_set_hook (hook);

  if (g_str_equal (argv[1], "script"))
    run_script (argv[2], (guint)atoi (argv[3]), (guint)atoi (argv[4]));
  else if (g_str_equal (argv[1], "share"))
    run_share (argv[2], argv[3], (guint)atoi (argv[4]));
  else if (g_str_equal (argv[1], "visit"))
    run_visit (argv[2]);
  else
    run_storm (argv[2]);

  acknowledge ("calls %u\n", plan.count);
  return 0;
}
