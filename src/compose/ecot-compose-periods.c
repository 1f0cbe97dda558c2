/* ecot-compose-periods.c: the budget over the years or other parts of the action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every line with its amount, what of it falls into each period, and the gap between the
 * two, so that whoever checks the whole sees the row in which a cent is missing.  In a spreadsheet
 * the amounts are those of the budget's sheet, and sums and gaps formulas.
 */

#include "compose/ecot-composer-private.h"

typedef struct
{
  guint  numbers[ECOT_N_PERIODS]; /* of those that are shown, from 1 */
  guint  n;
  gint64 last; /* the last line shown; 0: none yet */
} Periods;

static gboolean
is_used (const EcotComposer *self,
         guint               number)
{
  g_autofree char *figure = g_strdup_printf ("period.%u", number);
  gint64           amount;

  return ecot_composer_figure_number (self, figure, &amount);
}

static void
find_periods (const EcotComposer *self,
              Periods            *periods)
{
  for (guint i = 1; i <= ECOT_N_PERIODS; i++)
    if (is_used (self, i))
      periods->numbers[periods->n++] = i;
}

static void
add_period_column (EcotComposer *self,
                   guint         number,
                   guint         width)
{
  g_autofree char *key = g_strdup_printf ("%u", number);
  g_autofree char *plain = g_strdup_printf ("Période %u", number);
  const char      *label = ecot_composer_text (self, ECOT_KIND_PERIOD, key, "label");

  ecot_composer_add_column (self, label != NULL ? label : plain, NULL, ECOT_ALIGN_NUMBER, width);
}

static EcotCell *
add_amount (EcotComposer *self,
            EcotFigure    amount)
{
  return amount.known ? ecot_report_add_cell_amount (self->report, amount.number) : ecot_report_add_cell_empty (self->report);
}

/* @cell is the line's amount: as the budget's sheet has it. */
static void
follow_budget (EcotCell *cell,
               gint64    id)
{
  g_autofree char *formula = g_strdup_printf ("{line.%" G_GINT64_FORMAT ".amount}", id);

  ecot_composer_call_cell (cell, "split", id, "amount");
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);
}

static void
add_gap (EcotComposer  *self,
         const Periods *periods,
         EcotRecord    *line)
{
  gint64           id = ecot_record_get_id (line);
  EcotCell        *cell = add_amount (self, ecot_figures_get_line_part (self->figures, line, ECOT_PART_GAP));
  g_autofree char *formula = NULL;

  formula = g_strdup_printf ("ROUND({split.%" G_GINT64_FORMAT ".amount}-SUM({split.%" G_GINT64_FORMAT ".%u}:{split.%" G_GINT64_FORMAT ".%u});2)",
                             id, id, periods->numbers[0], id, periods->numbers[periods->n - 1]);
  ecot_composer_call_cell (cell, "split", id, "gap");
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);
}

static void
add_line (EcotComposer *self,
          Periods      *periods,
          EcotRecord   *line)
{
  g_autofree char *detail = ecot_composer_line_detail (self, line);
  g_autofree char *plain = g_strdup_printf ("Ligne %u", ecot_dossier_get_position (self->dossier, line) + 1);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, detail != NULL ? detail : plain);
  follow_budget (add_amount (self, ecot_figures_get_line (self->figures, line)), ecot_record_get_id (line));

  for (guint i = 0; i < periods->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", periods->numbers[i]);
      g_autofree char *field = g_strconcat ("period-", number, NULL);
      EcotFigure       part = { .unit = ECOT_UNIT_EUR };

      part.known = ecot_record_get_number (line, field, &part.number);
      ecot_composer_call_cell (add_amount (self, part), "split", ecot_record_get_id (line), number);
    }

  add_gap (self, periods, line);
  periods->last = ecot_record_get_id (line);
}

/* The sums begin at the first of these rows, whose amounts are empty. */
static void
add_head (EcotComposer        *self,
          const Periods       *periods,
          const EcotLineGroup *group)
{
  ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
  ecot_composer_add_text_cell (self, group->label);

  for (guint i = 0; i < periods->n + 2; i++)
    {
      EcotCell        *cell = ecot_report_add_cell_empty (self->report);
      g_autofree char *anchor = g_strdup_printf ("split.head.%u", i);

      if (periods->last == 0)
        ecot_cell_set_anchor (cell, anchor);
    }
}

/* What flat rates make is of no line, and of the whole. */
static void
add_options (EcotComposer *self)
{
  const GPtrArray *all = ecot_figures_get_options (self->figures)->all;
  gboolean         any = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const EcotCostOption *option = all->pdata[i];
      g_autofree char      *figure = g_strconcat ("cost.option.", option->id, NULL);
      g_autofree char      *formula = g_strdup_printf ("{%s}", figure);

      if (!ecot_figures_get (self->figures, figure).known)
        continue;

      if (!any)
        {
          ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
          ecot_composer_add_text_cell (self, "Coûts simplifiés");
          any = TRUE;
        }

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_add_text_cell (self, option->label);
      ecot_cell_set_formula (ecot_composer_add_figure_cell (self, figure), formula);
    }
}

/* Of column @column of the amounts, from the first head to the last line. */
static void
add_sum (EcotComposer  *self,
         const Periods *periods,
         const char    *figure,
         guint          column,
         const char    *last)
{
  g_autofree char *formula = g_strdup_printf ("ROUND(SUM({split.head.%u}:{split.%" G_GINT64_FORMAT ".%s});2)", column, periods->last, last);
  EcotCell        *cell = ecot_composer_add_figure_cell (self, figure);

  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);
}

static void
add_totals (EcotComposer  *self,
            const Periods *periods)
{
  EcotCell *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_composer_add_text_cell (self, "Coût total de l’action");
  cell = ecot_composer_add_figure_cell (self, "cost.total");
  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, "{cost.total}");

  for (guint i = 0; i < periods->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", periods->numbers[i]);
      g_autofree char *figure = g_strconcat ("period.", number, NULL);

      add_sum (self, periods, figure, i + 1, number);
    }

  add_sum (self, periods, "period.gap", periods->n + 1, "gap");
}

void
ecot_compose_periods (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);
  Periods               periods = { .n = 0 };
  guint                 width;

  find_periods (self, &periods);
  if (periods.n == 0)
    return;

  width = periods.n > 4 ? 10 : 12;
  ecot_report_begin_sheet (self->report, "Périodes");
  ecot_report_begin_table (self->report, "Budget par période");
  ecot_composer_add_column (self, "Dépense", NULL, ECOT_ALIGN_START, 100 - width * (periods.n + 2));
  ecot_composer_add_column (self, "Montant", NULL, ECOT_ALIGN_NUMBER, width);
  for (guint i = 0; i < periods.n; i++)
    add_period_column (self, periods.numbers[i], width);
  ecot_composer_add_column (self, "Écart", NULL, ECOT_ALIGN_NUMBER, width);

  for (guint i = 0; i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];

      if (group->lines->len > 0)
        add_head (self, &periods, group);

      for (guint j = 0; j < group->lines->len; j++)
        add_line (self, &periods, group->lines->pdata[j]);
    }

  add_options (self);
  add_totals (self, &periods);
}
