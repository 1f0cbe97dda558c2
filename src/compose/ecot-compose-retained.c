/* ecot-compose-retained.c: what is asked of each line, what is eligible of it, and what is retained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the lines of which less is eligible or retained than was asked, each with its
 * reason; the others stand in one row, so that the table adds up to the budget.  It is
 * read, not filled in: the cells it repeats are typed beside their lines.
 */

#include "compose/ecot-composer-private.h"

typedef struct
{
  EcotComposer *self;
  gboolean      retained; /* somebody said what is retained: it has a column */
  EcotWide      asked, eligible, kept;
  guint         n;
} Table;

static gboolean
is_cut (const EcotComposer *self,
        EcotRecord         *line)
{
  EcotFigure asked = ecot_figures_get_line (self->figures, line), kept = ecot_figures_get_line_part (self->figures, line, ECOT_PART_RETAINED);

  return asked.known && kept.known && kept.number != asked.number;
}

/* @formula: (transfer full) (nullable): NULL for what was typed beside its line */
static void
add_amount (Table      *table,
            const char *column,
            EcotFigure  amount,
            EcotWide   *sum,
            char       *formula)
{
  EcotCell *cell = ecot_report_add_cell_amount (table->self->report, amount.number);

  *sum += amount.number;
  ecot_composer_call_cell (cell, "cut", table->n, column);
  if (formula != NULL)
    ecot_cell_set_formula (cell, formula);
  g_free (formula);
}

static char *
cell_of_line (EcotRecord *line,
              const char *column)
{
  return g_strdup_printf ("{line.%" G_GINT64_FORMAT ".%s}", ecot_record_get_id (line), column);
}

static void
add_line (Table      *table,
          EcotRecord *line)
{
  EcotComposer    *self = table->self;
  EcotFigures     *figures = self->figures;
  g_autofree char *detail = ecot_composer_line_detail (self, line);
  EcotFigure       eligible = ecot_figures_get_line_part (figures, line, ECOT_PART_ELIGIBLE), kept = ecot_figures_get_line_part (figures, line, ECOT_PART_RETAINED);
  gint64           typed;

  table->n++;
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, detail);
  add_amount (table, "asked", ecot_figures_get_line (figures, line), &table->asked, cell_of_line (line, "amount"));
  add_amount (table, "eligible", eligible, &table->eligible, cell_of_line (line, self->knows_vat ? "eligible" : "amount"));
  if (table->retained)
    add_amount (table, "retained", kept, &table->kept, ecot_record_get_number (line, "retained", &typed) ? NULL : g_strdup_printf ("{cut.%u.eligible}", table->n));
  ecot_composer_add_text_cell (self, ecot_record_get_text (line, "retained-reason"));
}

static gint64
get_number (const EcotComposer *self,
            const char         *figure)
{
  gint64 number = 0;

  ecot_composer_figure_number (self, figure, &number);
  return number;
}

/* @figure less what stands above in @column.  (transfer full) */
static char *
subtract_column (const Table *table,
                 const char  *figure,
                 const char  *column)
{
  return g_strdup_printf ("ROUND({%s}-SUM({cut.1.%s}:{cut.%u.%s});2)", figure, column, table->n - 1, column);
}

/* The lines of which all is taken, and simplified costs, which stand on no line. */
static void
add_others (Table *table)
{
  EcotComposer *self = table->self;
  EcotFigure    asked = { .number = (gint64)(get_number (self, "cost.total") - table->asked) };
  EcotFigure    eligible = { .number = (gint64)(get_number (self, "cost.eligible") - table->eligible) };
  EcotFigure    kept = { .number = (gint64)(get_number (self, "cost.retained") - table->kept) };
  const char   *whole = ecot_composer_has_ineligible (self) ? "cost.eligible" : "cost.total";

  if (asked.number == 0)
    return;

  table->n++;
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, "Autres dépenses");
  add_amount (table, "asked", asked, &table->asked, subtract_column (table, "cost.total", "asked"));
  add_amount (table, "eligible", eligible, &table->eligible, subtract_column (table, whole, "eligible"));
  if (table->retained)
    add_amount (table, "retained", kept, &table->kept, g_strdup_printf ("{cut.%u.eligible}", table->n));
  ecot_report_add_cell_empty (self->report);
}

static void
add_sum (Table      *table,
         const char *column,
         const char *figure)
{
  EcotCell        *cell = ecot_composer_add_figure_cell (table->self, figure);
  g_autofree char *formula = g_strdup_printf ("ROUND(SUM({cut.1.%s}:{cut.%u.%s});2)", column, table->n, column);

  if (cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);
}

static void
add_total (Table *table)
{
  EcotComposer *self = table->self;

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_composer_add_text_cell (self, "Total");
  add_sum (table, "asked", "cost.total");
  add_sum (table, "eligible", "cost.eligible");
  if (table->retained)
    add_sum (table, "retained", "cost.retained");
  ecot_report_add_cell_empty (self->report);
}

static void
add_number_column (Table      *table,
                   const char *title)
{
  ecot_composer_add_column (table->self, title, NULL, ECOT_ALIGN_NUMBER, 14);
  ecot_report_set_column_type (table->self->report, ECOT_CELL_AMOUNT);
}

static void
begin (Table *table)
{
  EcotReport *report = table->self->report;

  ecot_report_begin_table (report, table->retained ? "Montants demandés, éligibles et retenus" : "Montants demandés et éligibles");
  ecot_composer_add_column (table->self, "Dépense", NULL, ECOT_ALIGN_START, 34);
  add_number_column (table, "Demandé");
  add_number_column (table, "Éligible");
  if (table->retained)
    add_number_column (table, "Retenu");
  ecot_composer_add_column (table->self, "Motif de l’écart", NULL, ECOT_ALIGN_START, table->retained ? 24 : 38);
}

void
ecot_compose_retained (EcotComposer *self,
                       GPtrArray    *groups)
{
  gint64 number;
  Table  table = { .self = self, .retained = ecot_composer_figure_number (self, "cost.retained", &number) };

  for (guint i = 0; !self->input->blank && i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];

      for (guint j = 0; j < group->lines->len; j++)
        if (is_cut (self, group->lines->pdata[j]))
          {
            if (table.n == 0)
              begin (&table);
            add_line (&table, group->lines->pdata[j]);
          }
    }

  if (table.n == 0)
    return;

  add_others (&table);
  add_total (&table);
}
