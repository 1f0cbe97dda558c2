/* test-findings-list.c: what changes on screen while one types: the list of findings, numbers, and what goes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/ecot-findings-list-private.h"
#include "app/ecot-grid-private.h"
#include "app/ecot-resources.h"
#include "app/ecot-steady-label.h"
#include "app/ecot-toast.h"
#include "check/ecot-finding-private.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test.h"

#define N_FINDINGS 1000
#define WIDTH      320
#define HEIGHT     480

/* {{{ What a list stands in: it counts how often it is asked for its size */

#define ECOT_TYPE_PROBE (ecot_probe_get_type ())

G_DECLARE_FINAL_TYPE (EcotProbe, ecot_probe, ECOT, PROBE, GtkWidget)

struct _EcotProbe
{
  GtkWidget parent_instance;

  GtkWidget *child;
  guint      n_asked;
};

G_DEFINE_FINAL_TYPE (EcotProbe, ecot_probe, GTK_TYPE_WIDGET)

static void
ecot_probe_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  ECOT_PROBE (widget)->n_asked++;
  gtk_widget_measure (ECOT_PROBE (widget)->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
ecot_probe_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  gtk_widget_size_allocate (ECOT_PROBE (widget)->child, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
ecot_probe_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_PROBE (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (ecot_probe_parent_class)->dispose (object);
}

static void
ecot_probe_class_init (EcotProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_probe_dispose;
  GTK_WIDGET_CLASS (klass)->measure = ecot_probe_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = ecot_probe_size_allocate;
}

static void
ecot_probe_init (EcotProbe *self)
{
}

/* }}} */

typedef struct
{
  EcotLot          *lot;
  GListStore       *findings;
  GtkWidget        *window;
  EcotProbe        *probe;
  EcotFindingsList *list;
} Fixture;

/* One matter a @place; the longer @words, the higher. */
static EcotFinding *
make_finding (Fixture *fixture,
              guint    place,
              guint    words)
{
  g_autofree char    *where = g_strdup_printf ("budget/line/%u/amount", place + 1);
  g_autoptr (GString) message = g_string_new (NULL);
  EcotFindingSpec     spec = { .rule = "line.amount", .level = ECOT_LEVEL_ERROR, .where = where, .found = "x", .expected = "y" };

  g_string_append_printf (message, "Dépense %u :", place);
  for (guint i = 0; i < words; i++)
    g_string_append (message, " encore quelques mots");

  return ecot_finding_new (fixture->lot, &spec, message->str);
}

static void
painted_cb (GdkFrameClock *clock,
            guint         *n)
{
  (*n)++;
}

/* Until everything is drawn: what is asked for while sizes are given comes with the next frame. */
static void
settle (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint          n = 0;
  gulong         handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n);

  while (n < 2)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }

  g_signal_handler_disconnect (clock, handler);
}

static gboolean
end_cb (gpointer ended)
{
  *(gboolean *)ended = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until what waits for one to rest is done. */
static void
rest (Fixture *fixture)
{
  gboolean ended = FALSE;

  g_timeout_add (400, end_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);

  settle (fixture);
}

static void
replace (Fixture     *fixture,
         guint        position,
         guint        n_removed,
         EcotFinding *added)
{
  g_list_store_splice (fixture->findings, position, n_removed, (gpointer *)&added, added != NULL ? 1 : 0);
  g_clear_object (&added);
  settle (fixture);
}

static void
show (Fixture   *fixture,
      GtkWidget *widget)
{
  fixture->probe = g_object_new (ECOT_TYPE_PROBE, NULL);
  fixture->probe->child = widget;
  gtk_widget_set_parent (widget, GTK_WIDGET (fixture->probe));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->probe));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->lot = ecot_test_lot_new ("<budget/>");
  fixture->findings = g_list_store_new (ECOT_TYPE_FINDING);

  for (guint i = 0; i < N_FINDINGS; i++)
    {
      g_autoptr (EcotFinding) finding = make_finding (fixture, i, i % 7);

      g_list_store_append (fixture->findings, finding);
    }

  fixture->list = g_object_new (ECOT_TYPE_FINDINGS_LIST, NULL);
  ecot_findings_list_set_model (fixture->list, NULL, G_LIST_MODEL (fixture->findings));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  show (fixture, scrolled);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->findings);
  ecot_lot_unref (fixture->lot);
}

static guint
count_children (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

/* Where the finding at @position stands in the list, or -1: out of sight. */
static int
find_y (Fixture *fixture,
        guint    position)
{
  g_autoptr (EcotFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->findings), position);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_child_visible (row) && ecot_finding_row_get_finding (ECOT_FINDING_ROW (row)) == finding &&
          gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->list), &bounds) && bounds.origin.y + bounds.size.height > 0)
        return (int)bounds.origin.y + 1000;
    }

  return -1;
}

/* From edge to edge there is finding below finding, in their order and without a gap; @sorted: and their widgets, too. */
static void
assert_in_order (Fixture *fixture,
                 gboolean sorted)
{
  int        height = gtk_widget_get_height (GTK_WIDGET (fixture->list));
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (fixture->findings));
  guint      position = ecot_findings_list_find_at (fixture->list, 0);
  GtkWidget *before = NULL;
  float      bottom = 0;

  g_assert_cmpuint (position, !=, GTK_INVALID_LIST_POSITION);

  for (; position < n && bottom < (float)height; position++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->findings), position);
      GtkWidget              *row = ecot_findings_list_take_row (fixture->list, position);
      graphene_rect_t         bounds;

      g_assert_true (ecot_finding_row_get_finding (ECOT_FINDING_ROW (row)) == finding);
      g_assert_true (gtk_widget_get_mapped (row));
      g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->list), &bounds));
      g_assert_true (before == NULL || bounds.origin.y == bottom);
      g_assert_true (before == NULL || !sorted || gtk_widget_get_prev_sibling (row) == before);
      bottom = bounds.origin.y + bounds.size.height;
      before = row;
    }

  g_assert_true (position == n || bottom >= (float)height);
}

static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  GtkAdjustment *adjustment = fixture->list->bars.down;
  int            y;
  double         value;

  g_test_summary ("The list keeps its place and what is chosen while findings come and go");

  ecot_findings_list_select (fixture->list, 500);
  settle (fixture);
  y = find_y (fixture, 500);
  g_assert_cmpint (y, >=, 1000);
  assert_in_order (fixture, FALSE);

  /* Above, far and near. */
  value = gtk_adjustment_get_value (adjustment);
  replace (fixture, 3, 0, make_finding (fixture, N_FINDINGS, 6));
  g_assert_cmpuint (ecot_findings_list_get_selected (fixture->list), ==, 501);
  g_assert_cmpint (find_y (fixture, 501), ==, y);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, value);
  replace (fixture, 3, 1, NULL);
  g_assert_cmpint (find_y (fixture, 500), ==, y);

  /* Below. */
  replace (fixture, 501, 0, make_finding (fixture, N_FINDINGS, 0));
  g_assert_cmpint (find_y (fixture, 500), ==, y);

  /* The same matter in other words, and then no longer. */
  replace (fixture, 500, 1, make_finding (fixture, 500, 1));
  g_assert_cmpuint (ecot_findings_list_get_selected (fixture->list), ==, 500);
  assert_in_order (fixture, FALSE);
  replace (fixture, 500, 1, make_finding (fixture, N_FINDINGS + 1, 1));
  g_assert_cmpuint (ecot_findings_list_get_selected (fixture->list), ==, GTK_INVALID_LIST_POSITION);
  assert_in_order (fixture, FALSE);
}

static void
test_cost (Fixture      *fixture,
           gconstpointer data)
{
  guint n_asked;

  g_test_summary ("Of a thousand findings those in sight have widgets, and one that changes asks no size of what is around");

  g_assert_cmpuint (count_children (fixture), <, 20);
  ecot_findings_list_select (fixture->list, 999);
  settle (fixture);
  ecot_findings_list_select (fixture->list, 2);
  rest (fixture);
  assert_in_order (fixture, TRUE);
  g_assert_cmpuint (count_children (fixture), <, 40);

  n_asked = fixture->probe->n_asked;
  replace (fixture, 2, 1, make_finding (fixture, 2, 20));
  g_assert_cmpuint (fixture->probe->n_asked, ==, n_asked);
  assert_in_order (fixture, FALSE);
}

/* Whatever comes, goes and is scrolled. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GtkAdjustment    *adjustment = fixture->list->bars.down;

  for (guint i = 0; i < 60; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->findings));
      guint position = (guint)g_rand_int_range (rand, 0, (int)n);
      guint n_removed = MIN ((guint)g_rand_int_range (rand, 0, i % 10 == 9 ? 60 : 3), n - position - 1);

      if (i % 3 == 0)
        gtk_adjustment_set_value (adjustment, g_rand_double_range (rand, 0, gtk_adjustment_get_upper (adjustment)));
      else if (i % 3 == 1)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + g_rand_double_range (rand, -700, 700));

      if (i % 4 == 0)
        ecot_findings_list_select (fixture->list, position);

      replace (fixture, position, n_removed, i % 2 == 0 ? make_finding (fixture, 2000 + i, i % 9) : NULL);
      assert_in_order (fixture, FALSE);
    }

  rest (fixture);
  assert_in_order (fixture, TRUE);
  g_list_store_remove_all (fixture->findings);
  settle (fixture);
  g_assert_cmpuint (ecot_findings_list_get_selected (fixture->list), ==, GTK_INVALID_LIST_POSITION);
  replace (fixture, 0, 0, make_finding (fixture, 0, 3));
  assert_in_order (fixture, FALSE);
}

static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *focus;

  g_test_summary ("Focus stays with its finding, and goes to the one that comes in its place");

  ecot_findings_list_select (fixture->list, 4);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == ecot_findings_list_take_row (fixture->list, 4));

  /* Out of sight and back. */
  gtk_adjustment_set_value (fixture->list->bars.down, 20000);
  settle (fixture);
  assert_in_order (fixture, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
  replace (fixture, 0, 0, make_finding (fixture, 3000, 1));
  g_assert_cmpuint (fixture->list->cursor, ==, 5);

  replace (fixture, 5, 1, NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == ecot_findings_list_take_row (fixture->list, 5));
  assert_in_order (fixture, FALSE);
}

/* Another number of as many digits is as wide. */
static void
test_steady (void)
{
  Fixture          fixture = { 0 };
  EcotSteadyLabel *label = g_object_new (ECOT_TYPE_STEADY_LABEL, NULL);
  guint            n_asked;
  int              width, before;

  ecot_steady_label_set_text (label, "500\u202f054,44\u00a0€");
  show (&fixture, GTK_WIDGET (label));
  n_asked = fixture.probe->n_asked;
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, 40);

  ecot_steady_label_set_text (label, "511\u202f111,11\u00a0€");
  settle (&fixture);
  ecot_steady_label_set_text (label, "—");
  settle (&fixture);
  g_assert_cmpuint (fixture.probe->n_asked, ==, n_asked);

  ecot_steady_label_set_text (label, "1\u202f500\u202f054,44\u00a0€");
  settle (&fixture);
  g_assert_cmpuint (fixture.probe->n_asked, >, n_asked);
  before = width;
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, before);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
}

/* {{{ A table */

static const EcotGridColumn columns[] = {
  { "detail", "Detail", 120, .expand = TRUE },
  { "amount", "Amount", 100, .total = "cost.total", .subtotal = "cost.category.", .compute = ecot_figures_get_line },
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_LINE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .grouped = TRUE,
  .add_label = "Add",
};

typedef struct
{
  Fixture        screen;
  char          *folder;
  EcotCatalogue *catalogue;
  EcotDesk      *desk;
  EcotWork      *work;
  EcotGrid      *grid;
} Table;

static void
set_up_table (Table        *table,
              gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  /* Scroll bars that come and go give sizes, too. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  table->folder = ecot_test_folder_new ();
  g_setenv ("XDG_STATE_HOME", table->folder, TRUE);
  table->catalogue = ecot_catalogue_new ();
  table->desk = ecot_desk_new (table->catalogue, "resa-2017/1", NULL);
  table->work = ecot_work_new (table->desk);

  for (guint i = 0; i < 40; i++)
    ecot_test_append (ecot_work_get_dossier (table->work), ECOT_KIND_LINE, "category", "staff", "detail", "Salle", "amount", "500.00", NULL);

  table->grid = ECOT_GRID (ecot_grid_new (table->work, &spec, "Budget"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (table->grid));
  show (&table->screen, scrolled);
  ecot_grid_go_to (table->grid, 2, 1);
  settle (&table->screen);
}

static void
tear_down_table (Table        *table,
                 gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (table->screen.window));
  g_object_unref (table->work);
  g_object_unref (table->desk);
  ecot_catalogue_free (table->catalogue);
  ecot_test_folder_remove (table->folder);
}

static void
count_layout_cb (GdkSurface *surface,
                 int         width,
                 int         height,
                 guint      *n)
{
  ++*n;
}

static void
assert_shown (Table      *table,
              guint       row,
              const char *text)
{
  g_auto (EcotGridCellText) cell = ecot_grid_model_get_cell (table->grid->model, row, 1);

  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpstr (ecot_grid_cell_get_text (ecot_grid_find_cell (table->grid, row, 1)), ==, text);
}

/* What a digit changes elsewhere is drawn anew, and nothing is measured or put anywhere. */
static void
test_digit (Table        *table,
            gconstpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (table->screen.window));
  guint       n_layouts = 0, n_asked;
  int         position = -1;

  ecot_grid_begin (table->grid, "1");
  settle (&table->screen);
  assert_shown (table, 0, "20\u202f000,00"); /* what is begun is not typed yet */
  n_asked = table->screen.probe->n_asked;
  g_signal_connect (surface, "layout", G_CALLBACK (count_layout_cb), &n_layouts);

  gtk_editable_insert_text (GTK_EDITABLE (table->grid->editor), "7", 1, &position);
  settle (&table->screen);
  assert_shown (table, 0, "19\u202f517,00");
  g_assert_cmpuint (table->screen.probe->n_asked, ==, n_asked);
  g_assert_cmpuint (n_layouts, ==, 0);

  ecot_grid_cancel (table->grid);
  settle (&table->screen);
  assert_shown (table, 0, "20\u202f000,00");
}

/* The widgets of a row go with its record, which keeps what is drawn of them. */
static void
test_rows_move (Table        *table,
                gconstpointer data)
{
  EcotGridCell *third = ecot_grid_find_cell (table->grid, 3, 1), *first = ecot_grid_find_cell (table->grid, 1, 1);
  gint64        id = ecot_grid_edit_insert (table->grid->model, 2);

  settle (&table->screen);
  g_assert_true (ecot_grid_find_cell (table->grid, 4, 1) == third);
  g_assert_true (ecot_grid_find_cell (table->grid, 1, 1) == first);
  g_assert_true (ecot_grid_find_cell (table->grid, 3, 1) != third);
  assert_shown (table, 3, "");
  g_assert_cmpint (ecot_grid_model_find (table->grid->model, id), ==, 3);

  ecot_grid_edit_remove (table->grid->model, &(EcotGridRange){ 1, 0, 3, 1 });
  settle (&table->screen);
  g_assert_true (ecot_grid_find_cell (table->grid, 1, 1) == third);
  assert_shown (table, 1, "500,00");

  ecot_work_undo (table->work);
  settle (&table->screen);
  g_assert_true (ecot_grid_find_cell (table->grid, 4, 1) == third);
  assert_shown (table, 1, "500,00");
  assert_shown (table, 3, "");
}

/* }}} */

/* What has faded away is hidden, so that nobody hears it read out: soon after it was told to go. */
static void
test_toast (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  EcotToast *toast = g_object_new (ECOT_TYPE_TOAST, NULL);

  gtk_window_set_child (window, GTK_WIDGET (toast));
  gtk_window_present (window);
  ecot_toast_show (toast, "3 lines were added", "Undo", NULL, NULL, NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (toast)));
  for (guint i = 0; i < 10000 && !gtk_widget_get_mapped (GTK_WIDGET (toast)); i++)
    g_main_context_iteration (NULL, TRUE);

  ecot_toast_hide (toast);
  for (guint i = 0; i < 500 && gtk_widget_get_visible (GTK_WIDGET (toast)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (toast)));

  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ecot_resources_register_resource ();
  g_test_add ("/ecot/gui/findings-list/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/ecot/gui/findings-list/cost", Fixture, NULL, set_up, test_cost, tear_down);
  g_test_add ("/ecot/gui/findings-list/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/ecot/gui/findings-list/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add_func ("/ecot/gui/steady-label", test_steady);
  g_test_add ("/ecot/gui/table/digit", Table, NULL, set_up_table, test_digit, tear_down_table);
  g_test_add ("/ecot/gui/table/rows-move", Table, NULL, set_up_table, test_rows_move, tear_down_table);
  g_test_add_func ("/ecot/gui/toast", test_toast);

  return g_test_run ();
}
