/* ecot-compose-cash.c: the cash plan, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes in, what goes out and what is left at the end of each month, as a
 * table and as a curve whose lowest point says how much has to be lent.  In a
 * spreadsheet each balance is a formula over the one before.
 */

#include "compose/ecot-composer-private.h"

#include "figure/ecot-cash.h"

/* The first month receives it, as everything that is there to be spent. */
static void
add_opening (EcotComposer       *self,
             const EcotCashPlan *plan)
{
  char             buf[ECOT_AMOUNT_BUFSIZE];
  g_autofree char *opening = NULL, *text = NULL;

  if (plan->opening == 0)
    return;

  opening = ecot_report_mark ("cash/opening", ecot_amount_format_french (plan->opening, buf));
  text = g_strdup_printf ("Les encaissements du premier mois comptent la trésorerie de départ : %s.", opening);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, text);
}

static void
add_month (EcotComposer        *self,
           const EcotCashMonth *month,
           guint                number)
{
  g_autofree char *before = number > 1 ? g_strdup_printf ("{cash.%u.balance}+", number - 1) : g_strdup ("");
  g_autofree char *formula = g_strdup_printf ("ROUND(%s{cash.%u.received}-{cash.%u.spent};2)", before, number, number);
  char             buf[ECOT_DATE_BUFSIZE];
  EcotCell        *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (self->report, ecot_date_format_month (month->month, buf));
  cell = ecot_report_add_cell_amount (self->report, month->received);
  ecot_composer_call_cell (cell, "cash", number, "received");
  ecot_cell_set_input (cell);
  cell = ecot_report_add_cell_amount (self->report, month->spent);
  ecot_composer_call_cell (cell, "cash", number, "spent");
  ecot_cell_set_input (cell);
  cell = ecot_report_add_cell_amount (self->report, month->balance);
  ecot_composer_call_cell (cell, "cash", number, "balance");
  ecot_cell_set_formula (cell, formula);
}

static void
add_table (EcotComposer       *self,
           const EcotCashPlan *plan)
{
  ecot_report_begin_table (self->report, "Plan de trésorerie");
  ecot_report_add_column (self->report, "Mois", ECOT_ALIGN_START, 31);
  ecot_report_add_column (self->report, "Encaissements", ECOT_ALIGN_NUMBER, 23);
  ecot_report_add_column (self->report, "Décaissements", ECOT_ALIGN_NUMBER, 23);
  ecot_report_add_column (self->report, "Solde à la fin du mois", ECOT_ALIGN_NUMBER, 23);

  for (guint i = 0; i < plan->months->len; i++)
    add_month (self, &g_array_index (plan->months, EcotCashMonth, i), i + 1);
}

static void
add_curve (EcotComposer       *self,
           const EcotCashPlan *plan)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie de l’action, à la fin de chaque mois");

  for (guint i = 0; i < plan->months->len; i++)
    {
      const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, i);

      ecot_chart_add_balance (chart, month->month, month->balance);
    }

  ecot_chart_freeze (chart);
  ecot_report_add_chart (self->report, chart);
}

static void
add_remarks (EcotComposer       *self,
             const EcotCashPlan *plan)
{
  if (plan->remarks->len == 0)
    return;

  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, "Ce qui est supposé");
  ecot_report_keep_with_next (self->report);
  ecot_report_begin_list (self->report, FALSE);
  for (guint i = 0; i < plan->remarks->len; i++)
    ecot_report_add_item (self->report, plan->remarks->pdata[i]);
}

void
ecot_compose_cash (EcotComposer *self)
{
  g_autoptr (EcotCashPlan) plan = ecot_cash_plan_new (self->figures);

  ecot_compose_head (self, NULL, ecot_lot_label (self->lot, "cash-title", "Plan de trésorerie"));
  if (self->input->blank)
    return;

  if (plan->fault != NULL)
    {
      ecot_report_add_paragraph (self->report, ECOT_STYLE_NOTE, plan->fault);
      return;
    }

  add_curve (self, plan);
  add_table (self, plan);
  add_opening (self, plan);
  add_remarks (self, plan);
}
