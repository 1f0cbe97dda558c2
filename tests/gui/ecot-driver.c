/* ecot-driver.c: a person without a mouse: keys, and what a screen reader sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys go through the X server as from a keyboard; what is on screen is what
 * the accessibility bus says of it.  Nothing waits for a length of time: everything waits for
 * something to be there, and fails after LIMIT.
 */

#include "ecot-driver.h"

#include <atspi/atspi-constants.h>
#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ecot-screen.h"

#define LIMIT     (15 * G_USEC_PER_SEC)
#define STEP      (50 * 1000)
#define MAX_TABS  60
#define MAX_TRIES 3

struct _EcotDriver
{
  GSubprocess *program;
  EcotScreen  *screen;
  GSubprocess *copied; /* who filled the clipboard last, or NULL */
};

/* What a look for a text is about. */
static EcotDriver *typing;
static const char *wanted_text;

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
has_state (const EcotSeen *seen,
           AtspiStateType  state)
{
  return (seen->states >> state & 1) != 0;
}

static gboolean
is_called (const EcotSeen *seen,
           const char     *name)
{
  return strstr (seen->name, name) != NULL;
}

static gboolean
has_focus (const EcotSeen *seen,
           const char     *name)
{
  return has_state (seen, ATSPI_STATE_FOCUSED) && (name == NULL || is_called (seen, name));
}

static gboolean
takes_text (const EcotSeen *seen,
            const char     *name)
{
  return seen->takes_text && is_called (seen, name);
}

/* What there was to see when something failed. */
static const char *
keep_screen (void)
{
  static char       path[64];
  const char *const argv[] = { "import-im6.q16", "-window", "root", path, NULL };

  g_snprintf (path, sizeof path, "/tmp/ecot-gui-failure-%d.png", (int)getpid ());
  run (argv);

  return path;
}

/* The first that is wanted now, or NULL; until the next look. */
static const EcotSeen *
find (EcotDriver *self,
      EcotWanted  wanted,
      const char *name)
{
  const char *pid = g_subprocess_get_identifier (self->program);

  return pid != NULL && ecot_screen_look (self->screen, pid) ? ecot_screen_find (self->screen, wanted, name) : NULL;
}

static const EcotSeen *
wait_for (EcotDriver *self,
          EcotWanted  wanted,
          const char *name)
{
  gint64 end = g_get_monotonic_time () + LIMIT;

  do
    {
      const EcotSeen *found = find (self, wanted, name);

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

  self->screen = ecot_screen_new ();
  self->program = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  wait_for (self, is_called, "");

  return self;
}

void
ecot_driver_finish (EcotDriver *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->program);
  ecot_screen_free (self->screen);

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

static gboolean
takes_typing (const EcotSeen *seen,
              const char     *unused)
{
  return seen->takes_text && has_focus (seen, NULL);
}

/* In the dialogue: what had the focus in the window below it says so, too. */
static gboolean
is_typed (const EcotSeen *seen,
          const char     *unused)
{
  g_autofree char *own = takes_typing (seen, NULL) ? ecot_screen_get_text (typing->screen, seen) : NULL;

  return g_strcmp0 (own, wanted_text) == 0;
}

/* The dialogue guesses at names while one types, and may lose a letter of a fast hand. */
void
ecot_driver_type_path (EcotDriver *self,
                       const char *path)
{
  typing = self;
  wanted_text = path;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      if (find (self, takes_typing, NULL) != NULL)
        ecot_driver_keys (self, "ctrl+a", NULL);

      ecot_driver_type (self, path);
      for (gint64 end = g_get_monotonic_time () + LIMIT / MAX_TRIES; g_get_monotonic_time () < end; g_usleep (STEP))
        if (find (self, is_typed, NULL) != NULL)
          {
            ecot_driver_keys (self, "Return", NULL);
            return;
          }
    }

  g_printerr ("“%s” cannot be typed; see %s\n", path, keep_screen ());
  abort ();
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
  wait_for (self, is_called, name);
}

void
ecot_driver_wait_gone (EcotDriver *self,
                       const char *name)
{
  gint64 end = g_get_monotonic_time () + LIMIT;

  while (find (self, is_called, name) != NULL)
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
  g_assert_true (ecot_screen_set_text (self->screen, wait_for (self, takes_text, name), text));
}

void
ecot_driver_press_to (EcotDriver *self,
                      const char *key,
                      const char *name)
{
  for (guint i = 0; i < MAX_TABS; i++)
    {
      if (find (self, has_focus, name) != NULL)
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
  wait_for (self, has_focus, name);
}

/* A cell says its text as its description. */
static gboolean
shows (const EcotSeen *seen,
       const char     *name)
{
  return is_called (seen, name) && g_str_equal (seen->description, wanted_text);
}

void
ecot_driver_assert_text (EcotDriver *self,
                         const char *name,
                         const char *text)
{
  wanted_text = text;
  wait_for (self, shows, name);
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

static gboolean
is_used (guint role)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_TEXT,
                                     ATSPI_ROLE_ENTRY, ATSPI_ROLE_COMBO_BOX, ATSPI_ROLE_TABLE_CELL };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (role == roles[i])
      return TRUE;

  return FALSE;
}

/* Unnamed widgets carry the name of their class. */
static gboolean
is_nameless (const EcotSeen *seen,
             const char     *unused)
{
  if (!has_state (seen, ATSPI_STATE_FOCUSABLE) || !is_used (seen->role) || seen->parent == NULL || seen->parent->role == ATSPI_ROLE_COMBO_BOX)
    return FALSE;

  return *seen->name == '\0' || g_str_has_prefix (seen->name, "Gtk") || g_str_has_prefix (seen->name, "Ecot");
}

void
ecot_driver_assert_named (EcotDriver *self)
{
  const EcotSeen *found = find (self, is_nameless, NULL);

  if (found != NULL)
    g_error ("what has the role %u has no name but “%s”, below “%s”", found->role, found->name, found->parent->name);
}
