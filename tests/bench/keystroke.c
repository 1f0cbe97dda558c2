/* keystroke.c: what one keystroke in a budget costs the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * keystroke FILE [TIMES [ACT]]
 *
 * With ECOT_BENCH_FINDINGS the list of findings is shown beside.
 *
 * Opens a dossier in the real window, stands on the first line of its budget and does what people do
 * there, each act TIMES times over (50), or one act alone.  For each act it prints one line of JSON: the processor time the
 * main loop took until the first frame after it was painted ("drawn"), until the window was idle again ("main": the
 * blinking of the cursor included), the longest it was away without looking for another key ("away") and that of all
 * threads together ("all"), median and worst, in milliseconds.  keys.py compares files of different lengths; the milliseconds themselves are the machine's.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/ecot-application.h"
#include "app/ecot-grid-private.h"
#include "app/ecot-window-private.h"

/* How long one waits for everything an act set going. */
#define SETTLE_MS    100
#define REST_MS      1500
#define PASTED_LINES 500

typedef struct
{
  gint64 main, away, all, drawn; /* in microseconds */
} Cost;

/* When the first frame after an act was painted, in main_time(); 0: not yet. */
static gint64 drawn_at;

static gint64
processor_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
main_time (void)
{
  return processor_time (CLOCK_THREAD_CPUTIME_ID);
}

static void
painted_cb (void)
{
  if (drawn_at == 0)
    drawn_at = main_time ();
}

static gboolean
end_cb (gpointer ended)
{
  *(gboolean *)ended = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for @ms, and says how long it was away at most from anything else. */
static gint64
run (guint ms)
{
  gboolean ended = FALSE;
  gint64   longest = 0;

  g_timeout_add_full (G_PRIORITY_HIGH, ms, end_cb, &ended, NULL);

  while (!ended)
    {
      gint64 before = main_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, main_time () - before);
    }

  return longest;
}

/* {{{ What is done */

static void
begin_typing (EcotGrid *grid,
              guint     turn)
{
  g_autofree char *text = g_strdup_printf ("%u", turn + 1);

  ecot_grid_go_to (grid, 1 + turn % 5, grid->column);
  ecot_grid_begin (grid, text);
}

static void
type_digit (EcotGrid *grid)
{
  int position = -1;

  gtk_editable_insert_text (GTK_EDITABLE (grid->editor), "7", 1, &position);
}

static void
press_enter (EcotGrid *grid)
{
  g_assert_true (ecot_grid_end (grid, TRUE));
}

static void
stand_on_first (EcotGrid *grid,
                guint     turn)
{
  ecot_grid_go_to (grid, 1, grid->column);
}

static void
insert_line (EcotGrid *grid)
{
  g_assert_cmpint (ecot_grid_edit_insert (grid->model, grid->row), !=, 0);
}

static void
remove_line (EcotGrid *grid)
{
  EcotGridRange range = ecot_grid_get_range (grid);

  ecot_grid_edit_remove (grid->model, &range);
}

static void
duplicate_line (EcotGrid *grid)
{
  gtk_widget_activate_action (GTK_WIDGET (grid), "grid.duplicate", NULL);
}

static void
move_down (EcotGrid *grid)
{
  gtk_widget_activate_action (GTK_WIDGET (grid), "grid.move-down", NULL);
}

static void
undo (EcotGrid *grid)
{
  g_assert_true (ecot_work_undo (ecot_grid_model_get_work (grid->model)));
}

static void
redo (EcotGrid *grid)
{
  g_assert_true (ecot_work_redo (ecot_grid_model_get_work (grid->model)));
}

/* The row that adds of the last category: every line is new, and stands behind all others. */
static void
stand_on_last (EcotGrid *grid,
               guint     turn)
{
  guint row = ecot_grid_model_get_n_rows (grid->model) - 1;

  while (ecot_grid_model_get_row (grid->model, row)->type != ECOT_GRID_ADD)
    row--;

  ecot_grid_go_to (grid, row, 0);
}

static void
paste_lines (EcotGrid *grid)
{
  static const char line[] = "Fournitures\tPapeterie\t3\tlot\t12,50\t\n";
  EcotGridRange     range = ecot_grid_get_range (grid);
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < PASTED_LINES; i++)
    g_string_append (text, line);

  g_ptr_array_unref (ecot_grid_edit_paste (grid->model, &range, text->str));
  g_string_free (text, TRUE);
}

static void
do_nothing (EcotGrid *grid)
{
}

/* An act, what goes before it and what puts right again what it did, which are not counted. */
static const struct
{
  const char *name;
  void (*before) (EcotGrid *, guint);
  void (*act) (EcotGrid *);
  void (*after) (EcotGrid *);
  guint seldom; /* once where others are done so many times */
  guint rest;   /* how long one looks on, in milliseconds; 0: SETTLE_MS */
} acts[] = {
  { "nothing", NULL, do_nothing, NULL, 1 },
  { "key", begin_typing, type_digit, press_enter, 1 },
  { "commit", begin_typing, press_enter, NULL, 1 },
  { "insert", stand_on_first, insert_line, NULL, 1 },
  { "undo-insert", NULL, undo, NULL, 1 },
  { "redo-insert", NULL, redo, NULL, 1 },
  { "remove", stand_on_first, remove_line, NULL, 1 },
  { "undo-remove", NULL, undo, redo, 1 },
  { "duplicate", stand_on_first, duplicate_line, undo, 1 },
  { "move", stand_on_first, move_down, undo, 1 },
  { "paste-500", stand_on_last, paste_lines, undo, 5 },
  { "undo-paste-500", NULL, redo, undo, 5 },
  /* What is looked at once one has stopped: signed papers, left-overs. */
  { "rest", begin_typing, press_enter, NULL, 5, REST_MS },
};

/* }}} */

/* Not inlined: a profile of the whole is cut at it. */
static G_NO_INLINE Cost
measure_one (void (*act) (EcotGrid *),
             EcotGrid *grid,
             guint     rest)
{
  gint64 main_before = main_time ();
  gint64 all_before = processor_time (CLOCK_PROCESS_CPUTIME_ID);
  gint64 acting, away;
  Cost   cost;

  drawn_at = 0;
  act (grid);
  acting = main_time () - main_before;
  away = run (rest > 0 ? rest : SETTLE_MS);
  cost.away = MAX (acting, away);
  cost.main = main_time () - main_before;
  cost.drawn = drawn_at > 0 ? drawn_at - main_before : 0;
  cost.all = processor_time (CLOCK_PROCESS_CPUTIME_ID) - all_before;
  return cost;
}

static GtkWidget *
find_grid (GtkWidget *widget)
{
  if (ECOT_IS_GRID (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_grid (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static EcotGrid *
show_budget (EcotWindow *window)
{
  GtkWidget *grid;

  g_signal_emit_by_name (window->work, "go-to", "budget/line/1/amount");
  run (500);
  grid = find_grid (gtk_stack_get_visible_child (window->stack));
  g_assert_nonnull (grid);
  return ECOT_GRID (grid);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return (left > right) - (left < right);
}

/* Of one of the numbers, at @offset of each cost. */
static void
print_number (const char *name,
              const Cost *costs,
              guint       n,
              gsize       offset)
{
  g_autofree gint64 *times = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    times[i] = *(const gint64 *)((const char *)&costs[i] + offset);

  qsort (times, n, sizeof *times, compare);
  printf (", \"%s\": %.2f, \"worst-%s\": %.2f", name, (double)times[n / 2] / 1000, name, (double)times[n - 1] / 1000);
}

static void
measure_act (EcotGrid *grid,
             guint     act,
             guint     n)
{
  g_autofree Cost *costs = g_new0 (Cost, n);

  for (guint i = 0; i < n; i++)
    {
      if (acts[act].before != NULL)
        acts[act].before (grid, i);

      run (SETTLE_MS);
      costs[i] = measure_one (acts[act].act, grid, acts[act].rest);

      if (acts[act].after != NULL)
        acts[act].after (grid);

      run (SETTLE_MS);
    }

  printf ("{\"act\": \"%s\"", acts[act].name);
  print_number ("drawn", costs, n, G_STRUCT_OFFSET (Cost, drawn));
  print_number ("main", costs, n, G_STRUCT_OFFSET (Cost, main));
  print_number ("away", costs, n, G_STRUCT_OFFSET (Cost, away));
  print_number ("all", costs, n, G_STRUCT_OFFSET (Cost, all));
  printf ("}\n");
  fflush (stdout);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotApplication) application = ecot_application_new ();
  g_autoptr (GError)          error = NULL;
  GtkWindow                  *window;
  EcotGrid                   *grid;
  guint                       n = argc > 2 ? (guint)atoi (argv[2]) : 50;

  if (argc < 2)
    return EXIT_FAILURE;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  ecot_application_open_path (application, argv[1], NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_true (ECOT_IS_WINDOW (window));
  run (1500);
  grid = show_budget (ECOT_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), NULL);

  if (g_getenv ("ECOT_BENCH_FINDINGS") != NULL)
    {
      ecot_window_show_right (ECOT_WINDOW (window), "findings");
      run (500);
    }

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (argc < 4 || strcmp (argv[3], acts[i].name) == 0)
      measure_act (grid, i, MAX (n / acts[i].seldom, 1));

  gtk_window_destroy (window);
  run (50);

  return EXIT_SUCCESS;
}
