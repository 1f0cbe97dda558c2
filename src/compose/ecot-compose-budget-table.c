/* ecot-compose-budget-table.c: the budget table of the form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four columns as printed: cost category, details, supporting documents,
 * amount.  Each category stands once, before its first line; the last row is
 * the total, which is the figure and nothing added up here.
 */

#include "base/ecot-text.h"
#include "compose/ecot-composer-private.h"

/* Of a category, in a form to print empty, and in a reply whose budget nobody began. */
#define HAND_ROWS  3
#define EMPTY_ROWS 2

/* A form that the call prints keeps the shortest writing, "450 €" but "0,40 €". */
static char *
format_unit_cost (const EcotComposer *self,
                  EcotDecimal         cost)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  if (self->part > 0 || cost % ECOT_DECIMAL_ONE != 0)
    return ecot_unit_cost_to_french (cost);

  return g_strconcat (ecot_decimal_format_french (cost, buf), "\u00a0€", NULL);
}

/* " h", " jours"; NULL where none was typed. */
static char *
make_unit (EcotRecord *line,
           EcotDecimal quantity)
{
  const char      *unit = ecot_record_get_text (line, "unit");
  g_autofree char *agreed = unit != NULL && quantity >= 2 * ECOT_DECIMAL_ONE ? ecot_text_plural_unit (unit) : g_strdup (unit);

  return agreed != NULL ? g_strconcat ("\u00a0", agreed, NULL) : NULL;
}

/* "Chargée de projet — 120 h × 22,38 €": what the form's "details" column asks for. */
static char *
make_detail (const EcotComposer *self,
             EcotRecord         *line)
{
  g_autofree char *detail = ecot_composer_line_detail (self, line);
  char             quantity_text[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *cost = NULL, *unit = NULL;
  gint64           quantity, unit_cost;

  if (ecot_composer_line_wage (self, line, &quantity, &unit_cost))
    unit = g_strdup ("\u00a0h");
  else if (!ecot_record_get_number (line, "quantity", &quantity) ||
           !ecot_record_get_number (line, "unit-cost", &unit_cost))
    return g_steal_pointer (&detail);
  else
    unit = make_unit (line, quantity);

  ecot_decimal_format_french (quantity, quantity_text);
  cost = format_unit_cost (self, unit_cost);

  /* No line ends between a number and what it counts. */
  return g_strdup_printf ("%s%s%s%s\u00a0×\u00a0%s", detail != NULL ? detail : "", detail != NULL ? " — " : "",
                          quantity_text, unit != NULL ? unit : "", cost);
}

static void
add_line (EcotComposer *self,
          const char   *label,
          EcotRecord   *line)
{
  EcotFigure       amount = ecot_figures_get_line (self->figures, line);
  g_autofree char *detail = make_detail (self, line);
  g_autofree char *proof = ecot_composer_line_proof (self, line);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, line);
  ecot_composer_lead_row (self, line);
  if (*label != '\0')
    ecot_report_head_row (self->report);
  ecot_composer_add_text_cell (self, label);
  ecot_composer_add_text_cell (self, detail);
  ecot_composer_add_text_cell (self, proof);

  if (amount.known)
    ecot_cell_set_figure (ecot_report_add_cell_amount (self->report, amount.number), "amount");
  else
    ecot_report_add_cell_empty (self->report);
}

static void
add_empty_group (EcotComposer *self,
                 const char   *label)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  if (*label != '\0')
    ecot_report_head_row (self->report);
  ecot_composer_add_text_cell (self, label);

  for (guint i = 0; i < 3; i++)
    ecot_report_add_cell_empty (self->report);
}

/* A hand has room for several. */
static void
add_hand_rows (EcotComposer *self)
{
  guint n = self->input->blank ? HAND_ROWS : ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE) == 0 ? EMPTY_ROWS
                                                                                                     : 1;

  for (guint i = 1; i < n; i++)
    add_empty_group (self, "");
}

static void
add_group (EcotComposer        *self,
           const EcotLineGroup *group)
{
  if (group->lines->len == 0)
    {
      add_empty_group (self, group->label);
      add_hand_rows (self);
    }

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

static void
begin_table (EcotComposer *self)
{
  const EcotLot *lot = self->lot;

  ecot_report_begin_table (self->report, ecot_lot_label (lot, "budget", "Budget prévisionnel de l’action"));
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-category", "Postes de dépenses"), ECOT_ALIGN_START, 24);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-detail", "Détails des dépenses"), ECOT_ALIGN_START, 38);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-proof", "Pièces probantes"), ECOT_ALIGN_START, 26);
  ecot_report_add_column (self->report, ecot_lot_label (lot, "column-amount", "Montant"), ECOT_ALIGN_NUMBER, 12);
}

void
ecot_compose_form_budget (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);

  begin_table (self);
  ecot_report_keep_widths (self->report);

  for (guint i = 0; i < groups->len; i++)
    add_group (self, g_ptr_array_index (groups, i));

  ecot_compose_cost_options (self, NULL, groups, NULL);
  add_total (self);
}

/* {{{ Direct and indirect costs, for a lot that prints no form */

static gboolean
is_indirect (const EcotComposer  *self,
             const EcotLineGroup *group)
{
  return g_str_equal (ecot_composer_group_kind (self, group), "indirect");
}

static void
add_sum (EcotComposer *self,
         EcotRowType   type,
         const char   *label,
         const char   *figure)
{
  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), 3);
  ecot_composer_add_figure_cell (self, figure);
}

/* A category of one line says its amount once; so does one that is @alone in its total. */
static void
add_whole_group (EcotComposer        *self,
                 const EcotLineGroup *group,
                 gboolean             alone)
{
  g_autofree char *label = NULL;

  add_group (self, group);
  if (alone || group->lines->len < 2 || group->figure == NULL)
    return;

  label = g_strdup_printf ("Sous-total — %s", group->label);
  add_sum (self, ECOT_ROW_SUBTOTAL, label, group->figure);
}

static void
add_groups (EcotComposer *self,
            GPtrArray    *groups,
            gboolean      indirect)
{
  guint n_filled = 0;

  for (guint i = 0; i < groups->len; i++)
    if (is_indirect (self, groups->pdata[i]) == indirect && ((const EcotLineGroup *)groups->pdata[i])->lines->len > 0)
      n_filled++;

  for (guint i = 0; i < groups->len; i++)
    if (is_indirect (self, groups->pdata[i]) == indirect)
      add_whole_group (self, groups->pdata[i], n_filled == 1);
}

void
ecot_compose_cost_table (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);

  begin_table (self);
  add_groups (self, groups, FALSE);

  if (self->lot->knows_indirect)
    {
      ecot_compose_cost_options (self, "staff", groups, NULL);
      add_sum (self, ECOT_ROW_SUBTOTAL, "Total des coûts directs", "cost.direct");
      add_groups (self, groups, TRUE);
      ecot_compose_cost_options (self, "indirect", groups, NULL);
      add_sum (self, ECOT_ROW_SUBTOTAL, "Total des coûts indirects", "cost.indirect");
    }

  ecot_compose_cost_options (self, self->lot->knows_indirect ? "remaining" : NULL, groups, NULL);

  add_sum (self, ECOT_ROW_TOTAL, "Coût total de l’action", "cost.total");
  ecot_compose_rates (self, groups);
}

/* }}} */
