/* test-costs.c: an edit of a line or of the method moves the figures it should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the figures are is tested through the command line; here, that after any
 * edits they are what they are when the dossier is read anew, and that each can be
 * made again from its explanation.
 */

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

static const char items[] = "<category id='staff' label='Personnel' kind='staff'/><category id='fees' label='Honoraires' kind='services'/>"
                            "<fund id='fse' label='FSE'/>";

static void
assert_same (EcotFigures *figures)
{
  g_autoptr (EcotDossier) copy = ecot_dossier_copy (ecot_figures_get_dossier (figures));
  g_autoptr (EcotFigures) fresh = ecot_figures_new (copy, ecot_figures_get_lot (figures));

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure             figure = ecot_figures_get (figures, *name);
      EcotFigure             expected = ecot_figures_get (fresh, *name);
      g_autofree char       *found = ecot_figure_to_machine (&figure);
      g_autofree char       *wanted = ecot_figure_to_machine (&expected);
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *name);

      if (g_strcmp0 (found, wanted) != 0)
        g_error ("%s is %s, not %s", *name, found, wanted);
      ecot_test_replay (figures, reason);
    }
}

/* Every computed cell of a line, too. */
static void
assert_lines (EcotFigures *figures)
{
  static const char *const fields[] = { "amount", "eligible", "retained" };
  guint                    n = ecot_dossier_get_n (ecot_figures_get_dossier (figures), ECOT_KIND_LINE);

  for (guint i = 0; i < n * G_N_ELEMENTS (fields); i++)
    {
      g_autofree char       *path = g_strdup_printf ("budget/line/%u/%s", i / 3 + 1, fields[i % 3]);
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, path);

      g_assert_nonnull (reason);
      ecot_test_replay (figures, reason);
    }
}

/* A value somebody might type in a field of a line, or none. */
static const char *
random_cell (GRand      *rand,
             const char *field)
{
  static const char *const amounts[] = { NULL, "0", "0.01", "33.33", "120", "1000.50", "99999.99" };
  static const char *const rates[] = { NULL, "0", "2.1", "5.5", "10", "20" };

  if (strcmp (field, "category") == 0)
    return g_rand_boolean (rand) ? "staff" : "fees";

  if (strcmp (field, "vat-rate") == 0 || strcmp (field, "quantity") == 0)
    return rates[g_rand_int_range (rand, 0, G_N_ELEMENTS (rates))];

  return amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))];
}

static void
random_edit (EcotDossier *dossier,
             GRand       *rand)
{
  static const char *const fields[] = { "category", "quantity", "unit-cost", "amount", "vat-rate", "eligible", "retained", "realised", "period-1", "period-6" };
  static const char *const method[][2] = { { "vat", "included" }, { "vat", "recoverable" }, { "vat", "partial" }, { "vat-share", "33.3" }, { "vat-share", "100" }, { "whole-euros", "true" }, { "whole-euros", "false" } };
  const char              *field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
  guint                    n = ecot_dossier_get_n (dossier, ECOT_KIND_LINE);
  guint                    choice = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (method));
  g_autofree char         *path = NULL;

  if (n < 5)
    {
      ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "10", NULL);
      return;
    }

  path = g_rand_int_range (rand, 0, 5) > 0 ? g_strdup_printf ("budget/line/%d/%s", g_rand_int_range (rand, 1, (gint32)n + 1), field)
                                           : g_strdup_printf ("method/%s", method[choice][0]);
  ecot_test_set (dossier, path, g_str_has_prefix (path, "method") ? method[choice][1] : random_cell (rand, field));
}

static void
test_edits (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);
  g_autoptr (GRand)       rand = g_rand_new_with_seed (g_test_rand_int ());

  g_test_summary ("After any edit, figures are those of the dossier read anew, and say how they were made");

  for (guint i = 0; i < 400; i++)
    {
      random_edit (dossier, rand);
      assert_same (figures);
      assert_lines (figures);
    }
}

static void
test_dropped_line (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);
  g_autoptr (EcotAction)  action = ecot_action_new ("Supprimer");
  EcotRecord             *line;
  gint64                  number;

  line = ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "120", "vat-rate", "20", "period-2", "100", "retained", "50", NULL);
  g_assert_true (ecot_figures_get_number (figures, "period.gap", &number));
  g_assert_cmpint (number, ==, 2000);

  ecot_action_remove (action, line);
  g_assert_true (ecot_dossier_perform (dossier, action, NULL));
  g_assert_false (ecot_figures_get_number (figures, "period.gap", &number));
  g_assert_false (ecot_figures_get_number (figures, "cost.vat", &number));
  g_assert_false (ecot_figures_get_number (figures, "cost.retained", &number));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/costs/edits", test_edits);
  g_test_add_func ("/costs/dropped-line", test_dropped_line);

  return g_test_run ();
}
