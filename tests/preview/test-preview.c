/* test-preview.c: a paper on screen and on the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "preview/ecot-preview.h"
#include "preview/ecot-print.h"
#include "support/ecot-test-report.h"

typedef struct
{
  GtkWidget   *window;
  EcotPreview *preview;
} Fixture;

static EcotReport *
create_report (guint n_pages)
{
  EcotReport *report = ecot_report_new ("Essai");

  for (guint i = 0; i < n_pages; i++)
    {
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Une page.");
      ecot_report_add_page_break (report);
    }
  ecot_report_freeze (report);

  return report;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->preview = ECOT_PREVIEW (ecot_preview_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->preview));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = g_object_ref (fixture->window);
  GtkWidget *preview = GTK_WIDGET (g_object_ref (fixture->preview));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
  g_assert_finalize_object (preview);
}

static gboolean
tick_cb (gpointer ticks)
{
  (*(guint *)ticks)++;
  return G_SOURCE_CONTINUE;
}

/* Lets frames go by until everything has its place. */
static void
settle (Fixture *fixture)
{
  guint ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &ticks);

  while (ecot_preview_get_busy (fixture->preview))
    g_main_context_iteration (NULL, TRUE);
  ticks = 0;
  while (ticks < 8)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
show (Fixture *fixture,
      guint    n_pages)
{
  g_autoptr (EcotReport) report = create_report (n_pages);

  ecot_preview_set_report (fixture->preview, report);
  settle (fixture);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  guint notified = 0;

  g_test_summary ("A report is laid out and its pages counted; without one there are none");

  g_signal_connect_swapped (fixture->preview, "notify::n-pages", G_CALLBACK (count_cb), &notified);
  g_assert_cmpuint (ecot_preview_get_n_pages (fixture->preview), ==, 0);
  gtk_test_accessible_assert_property (fixture->preview, GTK_ACCESSIBLE_PROPERTY_LABEL, "no page yet");

  show (fixture, 3);
  g_assert_cmpuint (ecot_preview_get_n_pages (fixture->preview), ==, 3);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 1);
  g_assert_cmpuint (notified, ==, 1);
  gtk_test_accessible_assert_property (fixture->preview, GTK_ACCESSIBLE_PROPERTY_LABEL, "page 1 of 3");

  ecot_preview_set_report (fixture->preview, NULL);
  settle (fixture);
  g_assert_cmpuint (ecot_preview_get_n_pages (fixture->preview), ==, 0);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 0);
}

static void
test_newest (Fixture      *fixture,
             gconstpointer data)
{
  g_test_summary ("Of reports that come faster than they are laid out, the last one is shown");

  for (guint i = 1; i <= 40; i++)
    {
      g_autoptr (EcotReport) report = create_report (i);

      ecot_preview_set_report (fixture->preview, report);
      g_assert_true (ecot_preview_get_busy (fixture->preview));
    }

  settle (fixture);
  g_assert_cmpuint (ecot_preview_get_n_pages (fixture->preview), ==, 40);
}

static void
test_gone_while_busy (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget             *preview = g_object_ref_sink (ecot_preview_new ());
  g_autoptr (EcotReport) report = create_report (300);

  g_test_summary ("A preview may be closed while it lays out");

  ecot_preview_set_report (ECOT_PREVIEW (preview), report);
  g_object_run_dispose (G_OBJECT (preview));
  g_object_unref (preview);
  settle (fixture);
}

/* Turns @key as the keyboard would. */
static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->preview));
  guint                  pressed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; G_IS_LIST_MODEL (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger     *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key ||
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != modifiers)
            continue;

          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (fixture->preview),
                                        gtk_shortcut_get_arguments (shortcut));
          pressed++;
        }
    }

  g_assert_cmpuint (pressed, ==, 1);
  settle (fixture);
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  const struct
  {
    guint           key;
    GdkModifierType modifiers;
    guint           page;
  } cases[] = {
    { GDK_KEY_Page_Down, 0, 2 },
    { GDK_KEY_Page_Down, 0, 3 },
    { GDK_KEY_Page_Up, 0, 2 },
    { GDK_KEY_End, 0, 9 },
    { GDK_KEY_Page_Down, 0, 9 },
    { GDK_KEY_Home, 0, 1 },
    { GDK_KEY_Page_Up, 0, 1 },
    { GDK_KEY_space, 0, 2 },
    { GDK_KEY_space, GDK_SHIFT_MASK, 1 },
    { GDK_KEY_Down, 0, 1 },
    { GDK_KEY_Up, 0, 1 },
  };

  show (fixture, 9);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      press (fixture, cases[i].key, cases[i].modifiers);
      g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, cases[i].page);
    }
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  guint notified = 0;

  g_test_summary ("Zooming keeps the page; 0 fits the width; limits hold");

  show (fixture, 9);
  ecot_preview_go_to_page (fixture->preview, 5);
  settle (fixture);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 5);

  g_signal_connect_swapped (fixture->preview, "notify::zoom", G_CALLBACK (count_cb), &notified);
  ecot_preview_set_zoom (fixture->preview, 2);
  settle (fixture);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 5);
  ecot_preview_set_zoom (fixture->preview, 2);
  g_assert_cmpuint (notified, ==, 1);

  press (fixture, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (ecot_preview_get_zoom (fixture->preview), ==, 0);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 5);

  for (guint i = 0; i < 20; i++)
    press (fixture, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_cmpfloat (ecot_preview_get_zoom (fixture->preview), ==, 4);
  g_assert_cmpuint (ecot_preview_get_page (fixture->preview), ==, 5);
}

/* Dark pixels of the widget as it is drawn. */
static guint
count_ink (Fixture *fixture)
{
  GtkWidget                *widget = GTK_WIDGET (fixture->preview);
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int                       width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t          *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t                  *cr = cairo_create (surface);
  guint                     n = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x] < 80;

  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

static void
test_drawn (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EcotReport) report = ecot_test_report_form ();
  guint                  first, second;

  g_test_summary ("What is scrolled to is drawn");

  ecot_preview_set_report (fixture->preview, report);
  settle (fixture);
  first = count_ink (fixture);
  g_assert_cmpuint (first, >, 1000);

  ecot_preview_go_to_page (fixture->preview, 2);
  settle (fixture);
  second = count_ink (fixture);
  g_assert_cmpuint (second, >, 1000);
  g_assert_cmpuint (second, !=, first);

  ecot_preview_go_to_page (fixture->preview, 1);
  settle (fixture);
  g_assert_cmpuint (count_ink (fixture), ==, first);
}

static void
test_print (void)
{
  g_autoptr (EcotReport)        report = create_report (3);
  g_autoptr (GtkPrintOperation) operation = ecot_print_operation_new (report);
  g_autofree char              *path = NULL, *contents = NULL;
  g_autoptr (GError)            error = NULL;
  int                           fd = g_file_open_tmp ("ecot-XXXXXX.pdf", &path, &error);
  gsize                         size;

  g_test_summary ("Every page of the report goes to the printer");

  g_assert_no_error (error);
  close (fd);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 3);

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, >, 3000);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_unlink (path);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/ecot/preview/pages", test_pages);
  add ("/ecot/preview/newest", test_newest);
  add ("/ecot/preview/gone-while-busy", test_gone_while_busy);
  add ("/ecot/preview/keys", test_keys);
  add ("/ecot/preview/zoom", test_zoom);
  add ("/ecot/preview/drawn", test_drawn);
  g_test_add_func ("/ecot/preview/print", test_print);

  return g_test_run ();
}
