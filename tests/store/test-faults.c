/* test-faults.c: disks that fill up and fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As SQLite tests itself: the first call that changes something on the disk fails,
 * then the second, then the third, until the action needs no more calls than
 * that; once, and from there on.  Whatever happened, the dossier in memory is what
 * is on the disk, what was acknowledged is there, and when the disk is well again
 * the next action works.
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-store.h"
#include "support/ecot-test-vfs.h"
#include "support/ecot-test.h"

/* --- The disk under the user's file ------------------------------------- */

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

static struct
{
  guint    nth, count, failed;
  int      number;
  gboolean lies;  /* writes something else than it was given */
  GString *calls; /* a letter each: write, sync, rename; NULL: not wanted */
} file_disk;

static void
note_call (char letter)
{
  if (file_disk.calls != NULL)
    g_string_append_c (file_disk.calls, letter);
}

static gboolean
file_fails (void)
{
  if (file_disk.nth == 0 || ++file_disk.count != file_disk.nth)
    return FALSE;

  file_disk.failed++;
  errno = file_disk.number;
  return TRUE;
}

int
__wrap_fsync (int fd)
{
  note_call ('s');
  return file_fails () ? -1 : __real_fsync (fd);
}

ssize_t
__wrap_write (int         fd,
              const void *data,
              size_t      size)
{
  g_autofree char *other = g_strnfill (size, 'x');

  note_call ('w');
  if (file_disk.lies)
    return __real_write (fd, other, size);

  return file_fails () ? -1 : __real_write (fd, data, size);
}

int
__wrap_rename (const char *from,
               const char *to)
{
  note_call ('r');
  return file_fails () ? -1 : __real_rename (from, to);
}

/* --- Working copies ----------------------------------------------------- */

static const struct
{
  EcotTestFault fault;
  gboolean      for_good;
} disks[] = {
  { ECOT_TEST_FAULT_FULL, FALSE },
  { ECOT_TEST_FAULT_FULL, TRUE },
  { ECOT_TEST_FAULT_IO, FALSE },
  { ECOT_TEST_FAULT_IO, TRUE },
  { ECOT_TEST_FAULT_SAID_ONLY, FALSE },
  { ECOT_TEST_FAULT_SAID_ONLY, TRUE },
  { ECOT_TEST_FAULT_GONE, TRUE },
};

typedef enum
{
  EDIT,
  PASTE,
  UNDO,
  REDO,
  EDIT_AFTER_UNDO,
  MOVE,
  UNDO_MOVE,
  REDO_MOVE,
  PUBLISH,
  N_OPERATIONS
} Operation;

static gboolean
edit (EcotStore  *store,
      const char *text,
      GError    **error)
{
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_TEXT, text);

  return ecot_dossier_set_path (ecot_store_get_dossier (store), "applicant/name", &value, "Edit", error);
}

static gboolean
paste (EcotStore *store,
       GError   **error)
{
  EcotDossier           *dossier = ecot_store_get_dossier (store);
  g_autoptr (EcotAction) action = ecot_action_new ("Paste");
  g_autofree char       *text = g_strnfill (g_test_slow () ? 300000 : 3000, 'x');
  g_auto (EcotValue)     value = ecot_value_text (ECOT_VALUE_TEXT, text);

  for (guint i = 0; i < 3; i++)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, 0);
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "detail", &value);
    }

  return ecot_dossier_perform (dossier, action, error);
}

/* To another version of the call, in more pages than one. */
static gboolean
move (EcotStore *store,
      GError   **error)
{
  gsize              size = g_test_slow () ? 600000 : 12000;
  g_autoptr (GBytes) call = g_bytes_new_take (g_strnfill (size, 'n'), size);

  return ecot_store_set_call (store, call, "Move", error);
}

static gboolean
operate (EcotStore *store,
         Operation  operation,
         GError   **error)
{
  switch (operation)
    {
    case EDIT:
    case EDIT_AFTER_UNDO:
      return edit (store, "Les Ateliers du Fil d’Eau", error);
    case PASTE:
      return paste (store, error);
    case MOVE:
      return move (store, error);
    case UNDO:
    case UNDO_MOVE:
      return ecot_store_undo (store, NULL, error);
    case REDO:
    case REDO_MOVE:
      return ecot_store_redo (store, NULL, error);
    case PUBLISH:
      return ecot_store_publish (store, NULL, error);
    case N_OPERATIONS:
    default:
      g_assert_not_reached ();
    }
}

typedef struct
{
  char      *folder, *path;
  EcotStore *store;
  char      *before; /* the state before the operation that may fail */
} Case;

/* The dossier and the call it answers. */
static char *
dump_state (EcotStore *store)
{
  g_autofree char *dump = ecot_test_dump (ecot_store_get_dossier (store));
  g_autofree char *call = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, ecot_store_get_call (store));

  return g_strconcat (dump, call, NULL);
}

static void
case_begin (Case     *self,
            Operation operation)
{
  g_autoptr (GError) error = NULL;

  self->folder = ecot_test_folder_new ();
  self->path = g_build_filename (self->folder, "dossier.ecot", NULL);
  self->store = ecot_test_store_new ();
  ecot_test_append (ecot_store_get_dossier (self->store), ECOT_KIND_LINE, "detail", "premier", NULL);
  ecot_test_append (ecot_store_get_dossier (self->store), ECOT_KIND_LINE, "detail", "second", NULL);
  g_assert_true (edit (self->store, "un", &error));
  ecot_test_store_publish (self->store, self->path);
  g_assert_true (edit (self->store, "deux", &error));
  if (operation == UNDO_MOVE || operation == REDO_MOVE)
    g_assert_true (move (self->store, &error));
  if (operation == REDO || operation == EDIT_AFTER_UNDO || operation == REDO_MOVE)
    ecot_test_store_undo (self->store);
  self->before = dump_state (self->store);
}

static void
assert_state (Case       *self,
              const char *expected)
{
  g_autofree char *dump = dump_state (self->store);

  g_assert_cmpstr (dump, ==, expected);
}

static void
reopen (Case *self)
{
  g_autofree char *dump = dump_state (self->store);

  g_assert_finalize_object (self->store);
  self->store = ecot_test_store_open (self->path);
  assert_state (self, dump);
}

static void
case_end (Case *self)
{
  g_clear_object (&self->store);
  ecot_test_store_clear ();
  ecot_test_folder_remove (self->folder);
  g_free (self->path);
  g_free (self->before);
}

/* The disk is well again: on in the same process, or after a restart. */
static void
go_on (Case    *self,
       gboolean restart)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *dump = dump_state (self->store);

  if (restart)
    reopen (self);

  ecot_test_append (ecot_store_get_dossier (self->store), ECOT_KIND_LINE, "detail", "a", NULL);
  ecot_test_append (ecot_store_get_dossier (self->store), ECOT_KIND_LINE, "detail", "b", NULL);
  reopen (self);
  ecot_test_store_undo (self->store);
  ecot_test_store_undo (self->store);
  assert_state (self, dump);

  g_assert_true (edit (self->store, "trois", &error));
  g_assert_no_error (error);
  ecot_test_store_undo (self->store);
  assert_state (self, dump);
  ecot_test_store_redo (self->store);
  ecot_test_store_publish (self->store, NULL);
  g_assert_true (ecot_store_is_saved (self->store));
  reopen (self);
  while (ecot_store_can_undo (self->store))
    ecot_test_store_undo (self->store);
  g_assert_cmpuint (ecot_dossier_get_n (ecot_store_get_dossier (self->store), ECOT_KIND_APPLICANT), ==, 0);
}

/* FALSE when the operation needs fewer calls than @nth. */
static gboolean
run_case (Operation operation,
          guint     disk,
          guint     nth,
          gboolean  restart)
{
  Case               self;
  g_autoptr (GError) error = NULL;
  gboolean           done;
  guint              failed;

  case_begin (&self, operation);
  ecot_test_vfs_fail (disks[disk].fault, nth, disks[disk].for_good);
  done = operate (self.store, operation, &error);
  failed = ecot_test_vfs_mend ();

  if (!done)
    {
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
      g_assert_null (strchr (error->message, '\n'));
      assert_state (&self, self.before);
    }

  /* Of an edit that failed on a disk that then went away nothing is promised after a
   * restart but that it is there or not. */
  go_on (&self, restart && disks[disk].fault != ECOT_TEST_FAULT_GONE);
  case_end (&self);
  return failed > 0;
}

/* Every other point of each disk, so that half of them meet each point; with -m slow
 * all of them. */
static void
test_working_copy (gconstpointer data)
{
  Operation operation = GPOINTER_TO_UINT (data);
  guint     step = g_test_slow () ? 1 : 2;

  for (guint disk = 0; disk < G_N_ELEMENTS (disks); disk++)
    {
      guint nth = 1 + disk % step;

      while (run_case (operation, disk, nth, (nth / step + disk) % 2))
        nth += step;
      g_test_message ("disk %u: %u points", disk, nth - 1);
      g_assert_cmpuint (nth, >, 5); /* or the loop proves nothing */
    }
}

/* A failure that was never cleared up in this process, then a kill. */
static void
test_left_in_doubt (void)
{
  for (guint nth = 1; nth < 40; nth++)
    {
      Case               self;
      g_autoptr (GError) error = NULL;

      case_begin (&self, EDIT);
      ecot_test_vfs_fail (ECOT_TEST_FAULT_IO, nth, TRUE);
      if (!edit (self.store, "Les Ateliers du Fil d’Eau", &error))
        {
          g_clear_error (&error);
          g_assert_false (edit (self.store, "encore", &error));
          g_assert_false (ecot_store_undo (self.store, NULL, NULL));
          g_assert_false (ecot_store_publish (self.store, NULL, NULL));
          assert_state (&self, self.before);
        }
      ecot_test_vfs_mend ();
      go_on (&self, FALSE);
      case_end (&self);
    }
}

/* --- The user's file ---------------------------------------------------- */

static const int numbers[] = { ENOSPC, EDQUOT, EIO, EROFS };

static void
test_user_file (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint nth = 1, failed = 1; failed > 0; nth++)
      {
        Case               self;
        g_autoptr (GError) error = NULL;
        g_autofree char   *names = NULL, *old = NULL, *new = NULL, *found = NULL;
        gboolean           done;

        case_begin (&self, PUBLISH);
        new = ecot_test_dump (ecot_store_get_dossier (self.store));
        old = ecot_test_store_dump (self.path);
        file_disk.count = file_disk.failed = 0;
        file_disk.number = numbers[i];
        file_disk.nth = nth;
        done = ecot_store_publish (self.store, NULL, &error);
        failed = file_disk.failed;
        file_disk.nth = 0;

        names = ecot_test_folder_list (self.folder);
        g_assert_cmpstr (names, ==, "dossier.ecot");
        found = ecot_test_store_dump (self.path);
        g_assert_cmpstr (found, ==, done ? new : old);
        g_assert_cmpint (ecot_store_is_saved (self.store), ==, done);
        if (!done)
          {
            g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
            g_assert_nonnull (strstr (error->message, self.path));
          }
        else if (failed == 0)
          g_assert_cmpuint (nth, >, 3); /* write, sync, rename: or nothing was tried */

        go_on (&self, nth % 2);
        case_end (&self);
      }
}

static void
test_order (void)
{
  Case self;

  g_test_summary ("The data are on the disk before the name, and the name before anybody is told");

  case_begin (&self, PUBLISH);
  file_disk.calls = g_string_new (NULL);
  ecot_test_store_publish (self.store, NULL);
  g_test_message ("%s", file_disk.calls->str);
  g_assert_true (g_regex_match_simple ("^w+srs(w+srs)?$", file_disk.calls->str, 0, 0)); /* then the backup */
  g_string_free (g_steal_pointer (&file_disk.calls), TRUE);
  case_end (&self);
}

static void
test_lying_disk (void)
{
  Case               self;
  g_autoptr (GError) error = NULL;
  g_autofree char   *old = NULL, *found = NULL;

  g_test_summary ("What the disk gives back is compared before the old file is given up");

  case_begin (&self, PUBLISH);
  old = ecot_test_store_dump (self.path);
  file_disk.lies = TRUE;
  g_assert_false (ecot_store_publish (self.store, NULL, &error));
  file_disk.lies = FALSE;
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);

  found = ecot_test_store_dump (self.path);
  g_assert_cmpstr (found, ==, old);
  go_on (&self, FALSE);
  case_end (&self);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[N_OPERATIONS] = { "edit", "paste", "undo", "redo", "edit-after-undo",
                                                   "move", "undo-move", "redo-move", "publish" };

  ecot_test_store_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  ecot_test_vfs_register ();

  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ecot/store/faults/%s", names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_working_copy);
    }
  g_test_add_func ("/ecot/store/faults/left-in-doubt", test_left_in_doubt);
  g_test_add_func ("/ecot/store/faults/user-file", test_user_file);
  g_test_add_func ("/ecot/store/faults/order", test_order);
  g_test_add_func ("/ecot/store/faults/lying-disk", test_lying_disk);

  return g_test_run ();
}
