/* ecot-compose-budget-table.c: the budget table of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four columns as printed: cost category, details, supporting documents,
 * amount.  Each category stands once, before its first line; the last row is
 * the total, which is the figure and nothing added up here.
 */

#include "compose/ecot-composer-private.h"

/* "Chargée de projet — 120 h × 22,38 €": what the form's "details" column asks for. */
static char *
make_detail (EcotRecord *line)
{
  const char *detail = ecot_record_get_text (line, "detail");
  const char *unit = ecot_record_get_text (line, "unit");
  char        quantity_text[ECOT_DECIMAL_BUFSIZE], cost_text[ECOT_DECIMAL_BUFSIZE];
  gint64      quantity, unit_cost;

  if (!ecot_record_get_number (line, "quantity", &quantity) ||
      !ecot_record_get_number (line, "unit-cost", &unit_cost))
    return g_strdup (detail);

  ecot_decimal_format_french (quantity, quantity_text);
  ecot_decimal_format_french (unit_cost, cost_text);

  return g_strdup_printf ("%s%s%s%s%s × %s €", detail != NULL ? detail : "", detail != NULL ? " — " : "",
                          quantity_text, unit != NULL ? " " : "", unit != NULL ? unit : "", cost_text);
}

static void
add_line (EcotComposer *self,
          const char   *label,
          EcotRecord   *line)
{
  EcotFigure       amount = ecot_figures_get_line (self->figures, line);
  g_autofree char *detail = make_detail (line);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, label);
  ecot_composer_add_text_cell (self, detail);
  ecot_composer_add_text_cell (self, ecot_record_get_text (line, "proof"));

  if (amount.known)
    ecot_report_add_cell_amount (self->report, amount.number);
  else
    ecot_report_add_cell_empty (self->report);
}

static void
add_empty_group (EcotComposer *self,
                 const char   *label)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, label);

  for (guint i = 0; i < 3; i++)
    ecot_report_add_cell_empty (self->report);
}

static void
add_group (EcotComposer        *self,
           const EcotLineGroup *group)
{
  if (group->lines->len == 0)
    add_empty_group (self, group->label);

  for (guint i = 0; i < group->lines->len; i++)
    add_line (self, i == 0 ? group->label : "", g_ptr_array_index (group->lines, i));
}

static void
add_total (EcotComposer *self)
{
  EcotCell *label;

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  label = ecot_composer_add_text_cell (self, ecot_lot_label (self->lot, "total", "TOTAL :"));
  ecot_cell_set_span (label, 3);
  ecot_composer_add_figure_cell (self, "cost.total");
}

void
ecot_compose_form_budget (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);
  const EcotLot        *lot = self->lot;

  ecot_report_begin_table (self->report, ecot_lot_label (lot, "budget", "Budget prévisionnel de l’action"));
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-category", "Postes de dépenses"), ECOT_ALIGN_START, 26);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-detail", "Détails des dépenses"), ECOT_ALIGN_START, 36);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-proof", "Pièces probantes"), ECOT_ALIGN_START, 24);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-amount", "Montant"), ECOT_ALIGN_NUMBER, 16);

  for (guint i = 0; i < groups->len; i++)
    add_group (self, g_ptr_array_index (groups, i));

  add_total (self);
}
