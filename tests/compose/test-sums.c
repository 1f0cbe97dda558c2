/* test-sums.c: in every table of every paper, what is shown adds up to what is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader with a pocket calculator sees no figure and no rounding: only texts.
 * So the texts are read back and added up, whatever made them.
 */

#include "config.h"

#include <string.h>

#include "call/ecot-catalogue.h"
#include "compose/ecot-papers.h"
#include "report/ecot-row-reader.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

/* Amounts as people type them, some with cents, some large, some twice the same. */
static void
fill_line (EcotAction *action,
           gint64      id,
           GRand      *rand,
           const char *category)
{
  g_auto (EcotValue) place = ecot_value_text (ECOT_VALUE_CHOICE, category);
  g_auto (EcotValue) detail = ecot_value_text (ECOT_VALUE_TEXT, "Une dépense");
  gboolean           computed = g_rand_boolean (rand);

  ecot_action_set_new (action, ECOT_KIND_LINE, id, "category", &place);
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "detail", &detail);

  if (computed)
    {
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "quantity", &(EcotValue){ ECOT_VALUE_DECIMAL, g_rand_int_range (rand, 1, 4000) * 2500, NULL });
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "unit-cost", &(EcotValue){ ECOT_VALUE_DECIMAL, g_rand_int_range (rand, 1, 20000) * 50, NULL });
    }
  else if (g_rand_int_range (rand, 0, 8) > 0)
    {
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "amount", &(EcotValue){ ECOT_VALUE_AMOUNT, g_rand_int_range (rand, 0, 2000000), NULL });
    }

  if (g_rand_boolean (rand))
    ecot_action_set_new (action, ECOT_KIND_LINE, id, g_rand_boolean (rand) ? "period-1" : "period-4", &(EcotValue){ ECOT_VALUE_AMOUNT, g_rand_int_range (rand, 0, 2000000), NULL });
}

static const char *
pick_category (const EcotLot *lot,
               GRand         *rand)
{
  guint i = (guint)g_rand_int_range (rand, 0, (gint32)lot->categories->len + 1);

  return i < lot->categories->len ? ((const EcotCategory *)lot->categories->pdata[i])->id : "nowhere";
}

static void
add_lines (EcotDossier   *dossier,
           const EcotLot *lot,
           GRand         *rand)
{
  g_autoptr (EcotAction) action = ecot_action_new ("Lines");

  for (gint32 i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, ecot_dossier_get_n (dossier, ECOT_KIND_LINE));
      fill_line (action, id, rand, pick_category (lot, rand));
    }

  for (guint i = 0; i < lot->funds->len; i++)
    ecot_dossier_add_set (dossier, action, ECOT_KIND_FUND, ((const EcotFund *)lot->funds->pdata[i])->id, "percent",
                          &(EcotValue){ ECOT_VALUE_DECIMAL, g_rand_int_range (rand, 0, 1000000), NULL });

  g_assert_true (ecot_dossier_perform (dossier, action, NULL));
}

static void
add_rows (EcotDossier *dossier,
          GRand       *rand)
{
  static const char *const statuses[] = { "requested", "promised", "obtained", "refused" };

  for (gint32 i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *amount = g_strdup_printf ("%d.%02d", g_rand_int_range (rand, 0, 9000), g_rand_int_range (rand, 0, 100));
      g_autofree char *hours = g_strdup_printf ("%d.25", g_rand_int_range (rand, 0, 500));

      ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Commune", "status", statuses[i], "amount", amount, NULL);
      ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Coordination", "hours", hours, NULL);
      ecot_test_append (dossier, ECOT_KIND_GROUP, "label", "Groupe", "count", "12", "women", "7", "men", "5", "months", "3.5", NULL);
      ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Encadrement", "fte", "0.33", NULL);
    }
}

/* One of the flat rates, at some percentage. */
static void
choose_option (EcotFigures *figures,
               GRand       *rand)
{
  const GPtrArray *options = ecot_figures_get_options (figures)->all;
  guint            i = (guint)g_rand_int_range (rand, 0, (gint32)options->len + 1);

  if (i < options->len)
    {
      g_autofree char *path = g_strdup_printf ("cost-option/%s/percent", ((const EcotCostOption *)options->pdata[i])->id);
      g_autofree char *percent = g_strdup_printf ("%d.%02d", g_rand_int_range (rand, 0, 41), g_rand_int_range (rand, 0, 100));

      ecot_test_set (ecot_figures_get_dossier (figures), path, percent);
    }
}

/* {{{ Reading what is shown */

/* "1 234,50 €" is 1 234.50 with four decimals.  FALSE: no number. */
static gboolean
read_number (const char *text,
             gint64     *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  EcotDecimal         value;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isdigit (c) || c == '-')
        g_string_append_unichar (plain, c);
      else if (c == ',')
        g_string_append_c (plain, '.');
      else if (c == 0x2212)
        g_string_append_c (plain, '-');
      else if (!g_unichar_isspace (c) && c != 0x20AC)
        return FALSE;
    }

  if (plain->len == 0 || !ecot_decimal_parse (plain->str, &value, NULL))
    return FALSE;

  *number = value;
  return TRUE;
}

/* The cell that begins at a column, or NULL. */
static const EcotCell *
find_cell (const EcotRow *row,
           guint          column)
{
  guint at = 0;

  for (guint i = 0; i < row->cells->len && at <= column; i++)
    {
      const EcotCell *cell = row->cells->pdata[i];

      if (at == column)
        return cell;

      at += cell->span;
    }

  return NULL;
}

static gboolean
read_cell (const EcotRow *row,
           guint          column,
           gint64        *number)
{
  const EcotCell *cell = find_cell (row, column);

  return cell != NULL && cell->text != NULL && (cell->type == ECOT_CELL_AMOUNT || cell->type == ECOT_CELL_DECIMAL || cell->type == ECOT_CELL_PERCENT) &&
         read_number (cell->text, number);
}

/* }}} */

/* How many totals were held. */
static guint n_held;

/* A total is that of all rows above; a subtotal, of those just above it, from some row on. */
static gboolean
adds_up (EcotRowType type,
         gint64      shown,
         gint64      sum,
         GArray     *begun)
{
  if (type == ECOT_ROW_TOTAL)
    return shown == sum;

  for (guint i = 0; i < begun->len; i++)
    if (shown == sum - g_array_index (begun, gint64, i))
      return TRUE;

  return FALSE;
}

/* A strong cell of a column adds up the plain ones below it, if any has a number, and the total adds strong
 * ones alone. */
static void
check_strong (const EcotBlock *table,
              guint            column,
              const char      *paper,
              gint64          *sum)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  gint64                    strong = 0, lines = 0, number;
  gboolean                  any = FALSE;

  *sum = 0;
  for (guint i = 0; i <= ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow  *row = i < ecot_row_reader_get_n (rows) ? ecot_row_reader_get (rows, i) : NULL;
      const EcotCell *cell = row != NULL && row->type == ECOT_ROW_NORMAL ? find_cell (row, column) : NULL;
      gboolean        shown = cell != NULL && read_cell (row, column, &number);

      if (cell != NULL && !cell->strong)
        {
          any = any || shown;
          lines += shown ? number : 0;
          continue;
        }

      if (any && lines != strong)
        g_error ("%s, “%s”, column %u, before row %u: the lines of an account do not add up to it", paper, table->text, column, i);
      if (cell == NULL)
        return;

      strong = shown ? number : 0;
      *sum += strong;
      lines = 0;
      any = FALSE;
    }
}

static gboolean
has_strong (const EcotBlock *table,
            guint            column)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotCell *cell = find_cell (ecot_row_reader_get (rows, i), column);

      if (cell != NULL && cell->strong)
        return TRUE;
    }

  return FALSE;
}

static void
check_column (const EcotBlock *table,
              guint            column,
              const char      *paper)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  g_autoptr (GArray)        begun = g_array_new (FALSE, TRUE, sizeof (gint64)); /* the sum above each row */
  gint64                    sum = 0, number;
  gboolean                  strong = has_strong (table, column);

  g_array_append_val (begun, sum);
  if (strong)
    check_strong (table, column, paper, &sum);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);
      gboolean       shown = read_cell (row, column, &number);

      if (row->type == ECOT_ROW_NORMAL)
        {
          g_array_append_val (begun, sum);
          sum += shown && !strong ? number : 0;
          continue;
        }

      if (shown && !adds_up (row->type, number, sum, begun))
        g_error ("%s, “%s”, column %u, row %u, “%s”: %s does not add up what stands above, %" G_GINT64_FORMAT,
                 paper, table->text, column, i, find_cell (row, 0)->text, find_cell (row, column)->text, sum);

      n_held += shown ? 1 : 0;
      g_array_append_val (begun, sum);

      if (row->type == ECOT_ROW_TOTAL)
        return; /* what stands below compares it with something else */
    }
}

static gboolean
has_total (const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    if (ecot_row_reader_get (rows, i)->type == ECOT_ROW_TOTAL)
      return TRUE;

  return FALSE;
}

static void
check_paper (EcotFigures *figures,
             const char  *paper)
{
  EcotComposeInput       input = { figures, NULL, FALSE };
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      if (block->type == ECOT_BLOCK_TABLE && has_total (block))
        for (guint column = 0; column < block->columns->len; column++)
          check_column (block, column, paper);
    }
}

static void
test_lot (gconstpointer data)
{
  EcotLot          *lot = (EcotLot *)data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2011 + g_str_hash (lot->lot));

  n_held = 0;

  for (guint n = 0; n < 12; n++)
    {
      g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);
      g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);
      g_autoptr (GPtrArray)   papers = NULL;

      add_lines (dossier, lot, rand);
      add_rows (dossier, rand);
      choose_option (figures, rand);
      papers = ecot_papers_list (lot, dossier);
      if (g_rand_boolean (rand))
        ecot_test_set (dossier, "method/whole-euros", "true");

      for (guint i = 0; i < papers->len; i++)
        check_paper (figures, ((const EcotPaper *)papers->pdata[i])->id);
    }

  g_assert_cmpuint (n_held, >=, lot->categories->len > 0 ? 12 : 0); /* or the loop proves nothing */
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  GPtrArray                *lots;

  ecot_test_init (&argc, &argv);
  catalogue = ecot_catalogue_new ();
  lots = ecot_catalogue_get_lots (catalogue);

  for (guint i = 0; i < lots->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/compose/sums/%s", ((EcotLot *)lots->pdata[i])->lot);

      g_test_add_data_func (path, lots->pdata[i], test_lot);
    }

  return g_test_run ();
}
