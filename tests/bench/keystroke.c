/* keystroke.c: what one keystroke in a budget costs the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * keystroke FILE [TIMES]
 *
 * Opens a dossier in the real window, stands on its budget and types: a digit in a cell that is
 * being edited, Enter, which commits it, and lines inserted and removed at its head.  For each it prints the processor time of this process
 * until the window is idle again, all threads included, and the longest the main loop was away: the
 * median and the worst, in milliseconds, as one line of JSON.  bench.py compares files of different
 * lengths; the milliseconds themselves are the machine's.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/ecot-application.h"
#include "app/ecot-grid-private.h"
#include "app/ecot-window-private.h"

typedef struct
{
  gint64 cpu, away; /* in microseconds */
} Cost;

static gint64
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop for @ms, and says how long it was away at most from anything else. */
static gint64
run (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;
  gint64 longest = 0;
  guint  wake = g_timeout_add (2, wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    {
      gint64 before = processor_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, processor_time () - before);
    }

  g_source_remove (wake);
  return longest;
}

static Cost
measure (void (*act) (EcotGrid *), EcotGrid *grid, guint settle_ms)
{
  gint64 begun = processor_time ();
  gint64 acting, away;
  Cost   cost;

  act (grid);
  acting = processor_time () - begun;
  away = run (settle_ms);
  cost.away = MAX (acting, away);
  cost.cpu = processor_time () - begun;
  return cost;
}

/* {{{ What is typed */

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

/* A line below, and what was there before again. */
static void
insert_line (EcotGrid *grid)
{
  g_assert_cmpint (ecot_grid_edit_insert (grid->model, grid->row), !=, 0);
}

static void
remove_line (EcotGrid *grid)
{
  EcotGridRange range = { grid->row, 0, grid->row, 0 };

  ecot_grid_edit_remove (grid->model, &range);
}

static void
do_nothing (EcotGrid *grid)
{
}

/* }}} */

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

static void
print_costs (const char *name,
             Cost       *costs,
             guint       n,
             gboolean    last)
{
  g_autofree gint64 *cpu = g_new (gint64, n);
  g_autofree gint64 *away = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      cpu[i] = costs[i].cpu;
      away[i] = costs[i].away;
    }

  qsort (cpu, n, sizeof *cpu, compare);
  qsort (away, n, sizeof *away, compare);
  printf ("\"%s\": {\"cpu\": %.2f, \"worst-cpu\": %.2f, \"away\": %.2f, \"worst-away\": %.2f}%s",
          name, (double)cpu[n / 2] / 1000, (double)cpu[n - 1] / 1000, (double)away[n / 2] / 1000, (double)away[n - 1] / 1000, last ? "}\n" : ", ");
}

/* Typing a digit and committing, on one line after the other; then what comes seconds later. */
static void
type_and_commit (EcotGrid *grid,
                 guint     n)
{
  g_autofree Cost *keys = g_new0 (Cost, n);
  g_autofree Cost *commits = g_new0 (Cost, n);
  g_autofree Cost *inserts = g_new0 (Cost, n);
  g_autofree Cost *removals = g_new0 (Cost, n);
  Cost             idle, later;
  guint            first = grid->row;

  idle = measure (do_nothing, grid, 80);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i + 1);

      ecot_grid_go_to (grid, first + i % 5, grid->column);
      ecot_grid_begin (grid, text);
      run (60);
      keys[i] = measure (type_digit, grid, 80);
      commits[i] = measure (press_enter, grid, 80);
    }

  for (guint i = 0; i < n; i++)
    {
      inserts[i] = measure (insert_line, grid, 80);
      removals[i] = measure (remove_line, grid, 80);
    }

  later = measure (do_nothing, grid, 3500);
  printf ("{");
  print_costs ("key", keys, n, FALSE);
  print_costs ("commit", commits, n, FALSE);
  print_costs ("insert", inserts, n, FALSE);
  print_costs ("remove", removals, n, FALSE);
  print_costs ("idle", &idle, 1, FALSE);
  print_costs ("later", &later, 1, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotApplication) application = ecot_application_new ();
  g_autoptr (GError)          error = NULL;
  GtkWindow                  *window;

  if (argc < 2)
    return EXIT_FAILURE;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  ecot_application_open_path (application, argv[1], NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_true (ECOT_IS_WINDOW (window));
  run (1500);
  type_and_commit (show_budget (ECOT_WINDOW (window)), argc > 2 ? (guint)atoi (argv[2]) : 50);
  gtk_window_destroy (window);
  run (50);

  return EXIT_SUCCESS;
}
