/* ecot-driver.c: a person without a mouse: keys, and what a screen reader sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys go through the X server as from a keyboard; what is on screen is read
 * through AT-SPI.  Nothing waits for a length of time: everything waits for
 * something to be there, and fails after LIMIT.
 */

#include "ecot-driver.h"

#include <atspi/atspi.h>
#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

#define LIMIT     (15 * G_USEC_PER_SEC)
#define STEP      (50 * 1000)
#define MAX_DEPTH 40
#define MAX_TABS  60

struct _EcotDriver
{
  GSubprocess *program;
  GSubprocess *copied; /* who filled the clipboard last, or NULL */
  char        *folder;
};

static void
run (const char *const *argv)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_state (AtspiAccessible *accessible,
           AtspiStateType   state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

typedef gboolean (*Wanted) (AtspiAccessible *accessible,
                            const char      *name);

static AtspiAccessible *
find_below (AtspiAccessible *from,
            Wanted           wanted,
            const char      *name,
            int              depth)
{
  int n = depth < MAX_DEPTH ? atspi_accessible_get_child_count (from, NULL) : 0;

  if (wanted (from, name))
    return g_object_ref (from);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (from, i, NULL);
      AtspiAccessible            *found = child != NULL ? find_below (child, wanted, name, depth + 1) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The program as AT-SPI sees it, or NULL while it is not there. */
static AtspiAccessible *
get_program (void)
{
  AtspiAccessible *desktop = atspi_get_desktop (0);
  int              n = desktop != NULL ? atspi_accessible_get_child_count (desktop, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char            *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (name != NULL && (strstr (name, "ecot") != NULL || strstr (name, "Écot") != NULL))
        return g_steal_pointer (&child);
    }

  return NULL;
}

static gboolean
is_called (AtspiAccessible *accessible,
           const char      *name)
{
  g_autofree char *own = atspi_accessible_get_name (accessible, NULL);

  return own != NULL && strstr (own, name) != NULL;
}

static gboolean
has_focus (AtspiAccessible *accessible,
           const char      *name)
{
  return has_state (accessible, ATSPI_STATE_FOCUSED) && (name == NULL || is_called (accessible, name));
}

static gboolean
takes_text (AtspiAccessible *accessible,
            const char      *name)
{
  g_autoptr (AtspiEditableText) text = NULL;

  if (!is_called (accessible, name))
    return FALSE;

  text = atspi_accessible_get_editable_text_iface (accessible);

  return text != NULL;
}

/* What there was to see when something failed. */
static const char *
keep_screen (void)
{
  static const char *const argv[] = { "import-im6.q16", "-window", "root", "/tmp/ecot-gui-failure.png", NULL };

  run (argv);

  return argv[3];
}

static AtspiAccessible *
wait_for (Wanted      wanted,
          const char *name)
{
  gint64 end = g_get_monotonic_time () + LIMIT;

  do
    {
      g_autoptr (AtspiAccessible) program = get_program ();
      AtspiAccessible            *found = program != NULL ? find_below (program, wanted, name, 0) : NULL;

      if (found != NULL)
        return found;

      g_usleep (STEP);
    }
  while (g_get_monotonic_time () < end);

  g_printerr ("“%s” did not come on screen; see %s\n", name, keep_screen ());
  abort ();
}

gboolean
ecot_driver_init (int    *argc,
                  char ***argv)
{
  g_test_init (argc, argv, NULL);

  /* The accessibility library warns of a bus that comes up late and of a program that goes while it asks. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  if (g_getenv ("ECOT") != NULL)
    return TRUE;

  g_test_message ("SKIP: run by meson, which names the programs");
  return FALSE;
}

EcotDriver *
ecot_driver_start (const char *const *argv)
{
  EcotDriver        *self = g_new0 (EcotDriver, 1);
  g_autoptr (GError) error = NULL;

  atspi_init ();
  self->program = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_object_unref (wait_for (is_called, ""));

  return self;
}

void
ecot_driver_finish (EcotDriver *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->program);

  if (self->copied != NULL)
    g_subprocess_force_exit (self->copied);

  g_clear_object (&self->copied);
  g_free (self);
}

void
ecot_driver_keys (EcotDriver *self,
                  const char *key,
                  ...)
{
  va_list keys;

  va_start (keys, key);

  for (; key != NULL; key = va_arg (keys, const char *))
    {
      const char *const argv[] = { "xdotool", "key", key, NULL };

      run (argv);
      g_usleep (STEP);
    }

  va_end (keys);
}

void
ecot_driver_type (EcotDriver *self,
                  const char *text)
{
  const char *const argv[] = { "xdotool", "type", "--delay", "15", text, NULL };

  run (argv);
  g_usleep (STEP);
}

void
ecot_driver_copy_file (EcotDriver *self,
                       const char *path)
{
  const char *const argv[] = { g_getenv ("ECOT_CLIP"), path, NULL };
  GSubprocess      *before = self->copied;
  char              word[1];

  g_autoptr (GError) error = NULL;

  self->copied = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (self->copied), word, sizeof word, NULL, &error);
  g_assert_no_error (error);

  if (before != NULL)
    {
      g_subprocess_force_exit (before);
      g_object_unref (before);
    }
}

void
ecot_driver_wait_for (EcotDriver *self,
                      const char *name)
{
  g_object_unref (wait_for (is_called, name));
}

static gboolean
is_there (const char *name)
{
  g_autoptr (AtspiAccessible) program = get_program ();
  g_autoptr (AtspiAccessible) found = program != NULL ? find_below (program, is_called, name, 0) : NULL;

  return found != NULL;
}

void
ecot_driver_wait_gone (EcotDriver *self,
                       const char *name)
{
  gint64 end = g_get_monotonic_time () + LIMIT;

  while (is_there (name))
    {
      if (g_get_monotonic_time () > end)
        {
          g_printerr ("“%s” did not go; see %s\n", name, keep_screen ());
          abort ();
        }

      g_usleep (STEP);
    }

  g_usleep (STEP);
}

void
ecot_driver_set_text (EcotDriver *self,
                      const char *name,
                      const char *text)
{
  g_autoptr (AtspiAccessible)   accessible = wait_for (takes_text, name);
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (accessible);

  g_assert_true (atspi_editable_text_set_text_contents (editable, text, NULL));
}

static gboolean
focus_is_on (const char *name)
{
  g_autoptr (AtspiAccessible) program = get_program ();
  g_autoptr (AtspiAccessible) found = program != NULL ? find_below (program, has_focus, name, 0) : NULL;

  return found != NULL;
}

void
ecot_driver_press_to (EcotDriver *self,
                      const char *key,
                      const char *name)
{
  for (guint i = 0; i < MAX_TABS; i++)
    {
      if (focus_is_on (name))
        return;

      ecot_driver_keys (self, key, NULL);
    }

  g_printerr ("“%s” cannot be reached by %s; see %s\n", name, key, keep_screen ());
  abort ();
}

void
ecot_driver_tab_to (EcotDriver *self,
                    const char *name)
{
  ecot_driver_press_to (self, "Tab", name);
}

void
ecot_driver_assert_focus (EcotDriver *self,
                          const char *name)
{
  g_object_unref (wait_for (has_focus, name));
}

static const char *wanted_text;

/* A cell says its text as its description. */
static gboolean
shows (AtspiAccessible *accessible,
       const char      *name)
{
  g_autofree char *own = NULL;

  if (!is_called (accessible, name))
    return FALSE;

  own = atspi_accessible_get_description (accessible, NULL);

  return g_strcmp0 (own, wanted_text) == 0;
}

void
ecot_driver_assert_text (EcotDriver *self,
                         const char *name,
                         const char *text)
{
  g_autoptr (AtspiAccessible) program = get_program ();

  /* Asked anew each time: the library hears of changed texts only in a main loop. */
  atspi_accessible_set_cache_mask (program, ATSPI_CACHE_NONE);
  wanted_text = text;
  g_object_unref (wait_for (shows, name));
}

void
ecot_driver_wait_for_file (EcotDriver *self,
                           const char *path)
{
  gint64 end = g_get_monotonic_time () + LIMIT;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (STEP);
    }
}

void
ecot_driver_assert_screen (EcotDriver *self)
{
  /* Several tests may look at their screens at once. */
  g_autofree char       *path = g_strdup_printf ("%s/ecot-screen-%d.png", g_get_tmp_dir (), (int)getpid ());
  const char *const      argv[] = { "import-im6.q16", "-window", "root", path, NULL };
  cairo_surface_t       *image;
  const guint8          *data;
  int                    width, height, stride;
  gint64                 sum = 0;
  g_autoptr (GHashTable) colours = g_hash_table_new (g_direct_hash, g_direct_equal);

  run (argv);
  image = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  data = cairo_image_surface_get_data (image);
  width = cairo_image_surface_get_width (image);
  height = cairo_image_surface_get_height (image);
  stride = cairo_image_surface_get_stride (image);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * stride + x * 4, sizeof pixel);
        pixel &= 0xffffff;
        g_hash_table_add (colours, GUINT_TO_POINTER (pixel));
        sum += (pixel & 0xff) + (pixel >> 8 & 0xff) + (pixel >> 16 & 0xff);
      }

  g_assert_cmpuint (g_hash_table_size (colours), >, 50);
  g_assert_cmpint (sum * 100 / ((gint64)width * height * 765), >, 2);
  g_assert_cmpint (sum * 100 / ((gint64)width * height * 765), <, 99);
  cairo_surface_destroy (image);
  g_unlink (path);
}

/* Unnamed widgets carry the name of their class. */
static gboolean
is_nameless (AtspiAccessible *accessible,
             const char      *unused)
{
  static const AtspiRole      roles[] = { ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_TEXT,
                                          ATSPI_ROLE_ENTRY, ATSPI_ROLE_COMBO_BOX, ATSPI_ROLE_TABLE_CELL };
  g_autoptr (AtspiAccessible) parent = atspi_accessible_get_parent (accessible, NULL);
  g_autofree char            *name = NULL;

  if (!has_state (accessible, ATSPI_STATE_FOCUSABLE) || parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_COMBO_BOX)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (atspi_accessible_get_role (accessible, NULL) == roles[i])
      name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && (*name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Ecot"));
}

void
ecot_driver_assert_named (EcotDriver *self)
{
  g_autoptr (AtspiAccessible) program = get_program ();
  g_autoptr (AtspiAccessible) found = find_below (program, is_nameless, NULL, 0);

  if (found != NULL)
    {
      g_autofree char            *name = atspi_accessible_get_name (found, NULL);
      g_autofree char            *role = atspi_accessible_get_role_name (found, NULL);
      g_autoptr (AtspiAccessible) parent = atspi_accessible_get_parent (found, NULL);
      g_autofree char            *parent_name = parent != NULL ? atspi_accessible_get_name (parent, NULL) : NULL;

      g_error ("a %s has no name but “%s”, below “%s”", role, name, parent_name);
    }
}
