/* ecot-cash.c: the cash plan: what comes in and goes out, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan is a list of moves, each with its reason and its month.  Lines with a
 * day of payment are paid that month; the rest of the cost is spread over the
 * days of the action, to the cent, so that the months add up to the total.
 *
 * Balances are those of the ends of months: within one, what comes in may come
 * after what goes out.
 *
 * Reasons are made in full only when somebody asks why: a plan is looked at again
 * after every edit.
 */

#include "figure/ecot-cash.h"

#include <string.h>

#include "base/ecot-apportion.h"
#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

static const char too_large[] = "Les montants sont trop grands pour un plan de trésorerie : vérifiez les nombres saisis.";

typedef struct
{
  EcotDate    month;
  gboolean    out;
  EcotReason *reason;
} Move;

typedef struct
{
  EcotCashPlan *plan;
  EcotFigures  *figures;
  EcotDossier  *dossier;
  EcotLot      *lot;
  EcotDate      start, end; /* of the action */
  gboolean      explained;  /* reasons go down to what was typed */
  Move         *opening;    /* (nullable) */
} Making;

static void
move_free (Move *self)
{
  ecot_reason_free (self->reason);
  g_free (self);
}

void
ecot_cash_plan_free (EcotCashPlan *self)
{
  g_array_unref (self->months);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->moves);
  g_free (self->fault);
  g_free (self);
}

char *
ecot_cash_of_month (EcotDate month)
{
  char        buf[ECOT_DATE_BUFSIZE];
  const char *name = ecot_date_format_month (month, buf);

  return g_strconcat (strchr ("ao", name[0]) != NULL ? "d’" : "de ", name, NULL);
}

/* {{{ Moves */

/* Takes @reason. */
static void
add_move (Making     *self,
          EcotDate    date,
          gboolean    out,
          EcotReason *reason)
{
  Move *move = g_new (Move, 1);

  *move = (Move){ ecot_month_of (date), out, reason };
  g_ptr_array_add (self->plan->moves, move);
}

static EcotReason *
reason_of_amount (EcotReasonOp op,
                  const char  *label,
                  EcotAmount   amount)
{
  const EcotFigure value = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = amount };

  return ecot_reason_new (op, label, &value);
}

static EcotReason *
reason_of_count (const char *label,
                 gint64      count)
{
  const EcotFigure value = { .known = TRUE, .unit = ECOT_UNIT_ONE, .number = count * ECOT_DECIMAL_ONE };

  return ecot_reason_new (ECOT_REASON_CALENDAR, label, &value);
}

static void
add_remark (Making     *self,
            const char *text)
{
  g_ptr_array_add (self->plan->remarks, ecot_text_typeset (text));
}

/* Down to what was typed, where somebody asks. */
static EcotReason *
reason_of_figure (Making     *self,
                  const char *name,
                  EcotAmount  amount)
{
  return self->explained ? ecot_figures_explain (self->figures, name) : reason_of_amount (ECOT_REASON_CALL, name, amount);
}

/* A figure that comes in on one day, if there is any. */
static void
add_figure (Making     *self,
            const char *name,
            EcotDate    date)
{
  gint64 amount;

  if (ecot_figures_get_number (self->figures, name, &amount) && amount != 0)
    add_move (self, date, FALSE, reason_of_figure (self, name, amount));
}

/* }}} */
/* {{{ What goes out */

static EcotDate
last_day_of (EcotDate month)
{
  return ecot_date_add_months (month, 1) - 1;
}

static EcotReason *
reason_of_spread (Making     *self,
                  EcotReason *whole,
                  EcotDate    month,
                  EcotAmount  share,
                  gint64      days)
{
  g_autofree char *name = ecot_cash_of_month (month);
  g_autofree char *label = g_strdup_printf ("Dépenses sans date de paiement, part %s", name);
  EcotReason      *reason = reason_of_amount (ECOT_REASON_SPREAD, label, share);

  g_ptr_array_add (reason->children, whole);
  g_ptr_array_add (reason->children, reason_of_count ("Jours de l’action dans le mois", days));
  g_ptr_array_add (reason->children, reason_of_count ("Jours de l’action", self->end - self->start + 1));
  return reason;
}

/* The whole cost less the lines that have a day. */
static EcotReason *
reason_of_rest (Making    *self,
                EcotAmount rest,
                GPtrArray *paid)
{
  EcotReason *reason = reason_of_amount (ECOT_REASON_DIFFERENCE, "Dépenses sans date de paiement", rest);

  if (self->explained)
    g_ptr_array_add (reason->children, ecot_figures_explain (self->figures, "cost.total"));

  for (guint i = 0; i < paid->len && self->explained; i++)
    g_ptr_array_add (reason->children, ecot_figures_explain (self->figures, paid->pdata[i]));

  return reason;
}

static gboolean
spread (Making    *self,
        EcotAmount rest,
        GPtrArray *paid)
{
  EcotDate           first = ecot_month_of (self->start);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *shares = NULL;

  for (EcotDate month = first; month <= self->end; month = ecot_date_add_months (month, 1))
    {
      gint64 n = MIN (last_day_of (month), self->end) - MAX (month, self->start) + 1;

      g_array_append_val (days, n);
    }

  shares = g_new0 (gint64, days->len);

  if (!ecot_apportion (rest, (const gint64 *)(gpointer)days->data, days->len, shares, NULL, NULL))
    return FALSE;

  for (guint i = 0; i < days->len; i++)
    {
      EcotDate month = ecot_date_add_months (first, (int)i);

      add_move (self, month, TRUE,
                reason_of_spread (self, reason_of_rest (self, rest, paid), month, shares[i], g_array_index (days, gint64, i)));
    }

  return TRUE;
}

static gboolean
add_spending (Making    *self,
              EcotAmount cost)
{
  g_autoptr (GPtrArray) paid = g_ptr_array_new_with_free_func (g_free);
  guint                 n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *line = ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i);
      EcotFigure  amount = ecot_figures_get_line (self->figures, line);
      gint64      date;

      if (!amount.known || !ecot_record_get_number (line, "paid", &date))
        continue;

      if (!ecot_amount_subtract (cost, amount.number, &cost, NULL))
        return FALSE;

      if (self->explained)
        g_ptr_array_add (paid, ecot_dossier_make_path (self->dossier, line, "amount"));
      add_move (self, date, TRUE, reason_of_figure (self, self->explained ? paid->pdata[paid->len - 1] : "", amount.number));
      self->plan->fed = TRUE;
    }

  return cost == 0 || spread (self, cost, paid);
}

/* }}} */
/* {{{ What comes in */

static void
add_opening (Making *self)
{
  const EcotValue *cell = ecot_dossier_get_value (self->dossier, ECOT_KIND_CASH, NULL, "opening");
  EcotReason      *reason;

  if (ecot_value_is_empty (cell))
    {
      add_remark (self, "La trésorerie au début de l’action n’est pas indiquée : le plan commence à zéro.");
      return;
    }

  self->plan->opening = cell->number;
  self->plan->fed = TRUE;
  reason = reason_of_amount (ECOT_REASON_TYPED, "Trésorerie au début de l’action", cell->number);
  reason->place = g_strdup ("cash/opening");
  add_move (self, self->start, FALSE, reason);
  self->opening = self->plan->moves->pdata[self->plan->moves->len - 1];
}

static void
add_funder (Making     *self,
            EcotRecord *funder,
            guint      *undated)
{
  g_autofree char *label = ecot_funder_label (self->figures, funder);
  EcotFigure       worth = { .known = TRUE, .unit = ECOT_UNIT_EUR };
  gint64           date = self->end;

  if (!ecot_record_get_number (funder, "amount", &worth.number) || worth.number == 0 ||
      g_strcmp0 (ecot_record_get_text (funder, "status"), "refused") == 0)
    return;

  if (ecot_record_get_number (funder, "paid", &date))
    self->plan->fed = TRUE;
  else if (!ecot_record_get_number (funder, "date", &date))
    (*undated)++;

  add_move (self, date, FALSE, ecot_reason_of_typed (self->figures, funder, &worth, label, "amount"));
}

static void
add_funders (Making *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);
  guint undated = 0;

  for (guint i = 0; i < n; i++)
    add_funder (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i), &undated);

  if (undated > 0)
    add_remark (self, "Les financeurs et les produits sans date de versement ni de décision sont comptés à la fin de l’action.");
}

/* A part of the grant in percent of it; the remainder takes what rounding left. */
static EcotReason *
reason_of_part (Making     *self,
                const char *label,
                EcotReason *percent,
                EcotAmount  grant,
                EcotAmount  amount)
{
  EcotReason *reason = reason_of_amount (ECOT_REASON_PERCENT, label, amount);

  reason->rounding = ECOT_ROUNDING_DOWN;
  g_ptr_array_add (reason->children, percent);
  g_ptr_array_add (reason->children, reason_of_figure (self, "grant.requested", grant));
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

/* The grant less @parts, what was paid of it before. */
static EcotReason *
reason_of_balance (Making     *self,
                   const char *label,
                   GPtrArray  *parts,
                   EcotAmount  grant,
                   EcotAmount  amount)
{
  EcotReason *reason = reason_of_amount (ECOT_REASON_DIFFERENCE, label, amount);

  g_ptr_array_add (reason->children, reason_of_figure (self, "grant.requested", grant));

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (reason->children, ecot_reason_copy (parts->pdata[i]));

  return reason;
}

/* All instalments together; FALSE if one of them has no percentage. */
static gboolean
add_percents (Making      *self,
              EcotDecimal *sum)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT);

  *sum = 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 percent;

      if (!ecot_record_get_number (ecot_dossier_get_nth (self->dossier, ECOT_KIND_INSTALMENT, i), "percent", &percent) ||
          !ecot_decimal_add (*sum, percent, sum, NULL))
        return FALSE;
    }

  return n > 0;
}

static gboolean
add_instalment (Making     *self,
                EcotRecord *instalment,
                EcotAmount  grant,
                gboolean    last,
                GPtrArray  *parts)
{
  g_autofree char *label = ecot_record_label (self->figures, instalment, "Versement", ecot_record_get_text (instalment, "label"));
  gint64           percent, date = self->end;
  EcotAmount       amount, left = grant;
  EcotReason      *reason;

  if (!ecot_record_get_number (instalment, "percent", &percent))
    return TRUE;

  for (guint i = 0; i < parts->len; i++)
    left -= ((EcotReason *)parts->pdata[i])->number;

  if (!ecot_amount_percent (grant, percent, ECOT_ROUNDING_DOWN, &amount, NULL))
    return FALSE;

  if (!ecot_record_get_number (instalment, "date", &date))
    add_remark (self, "Un versement de la subvention sans date est compté à la fin de l’action.");

  reason = last ? reason_of_balance (self, label, parts, grant, left)
                : reason_of_part (self, label, ecot_reason_of_cell (self->figures, instalment, "percent", "Part de la subvention"), grant, amount);
  add_move (self, date, FALSE, reason);
  g_ptr_array_add (parts, reason);
  return TRUE;
}

static gboolean
add_instalments (Making    *self,
                 EcotAmount grant)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint                 n = ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT);
  EcotDecimal           sum;
  gboolean              whole = add_percents (self, &sum) && sum == 100 * ECOT_DECIMAL_ONE;

  self->plan->fed = TRUE;
  for (guint i = 0; i < n; i++)
    if (!add_instalment (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_INSTALMENT, i), grant, whole && i == n - 1, parts))
      return FALSE;

  return TRUE;
}

/* The last day a report is due, on which the balance may be asked for. */
static EcotDate
find_balance_day (Making *self)
{
  EcotDate day = ECOT_DATE_NONE;

  for (guint i = 0; i < self->lot->reports->len; i++)
    {
      const EcotReportDue *report = self->lot->reports->pdata[i];

      if (report->months_after_end >= 0)
        day = MAX (day, ecot_date_add_months (self->end, report->months_after_end));
      else
        day = MAX (day, report->date);
    }

  return day > self->end ? day : ecot_date_add_months (self->end, 1);
}

/* Without instalments: the advance the call allows at the start, the rest once reports are in. */
static gboolean
add_grant (Making    *self,
           EcotAmount grant)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  EcotDecimal           percent = self->lot->advance_max_percent;
  const EcotFigure      rate = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = percent };
  EcotAmount            advance = 0;

  if (percent > 0)
    {
      if (!ecot_amount_percent (grant, percent, ECOT_ROUNDING_DOWN, &advance, NULL))
        return FALSE;

      g_ptr_array_add (parts, reason_of_part (self, "Avance", ecot_reason_new (ECOT_REASON_CALL, "Avance que l’appel permet", &rate), grant, advance));
      add_move (self, self->start, FALSE, parts->pdata[0]);
    }

  add_move (self, find_balance_day (self), FALSE, reason_of_balance (self, "Solde de la subvention", parts, grant, grant - advance));
  add_remark (self, percent > 0 ? "Les versements de la subvention ne sont pas indiqués : l’avance que l’appel permet est comptée au début, le solde après la remise du bilan."
                                : "Les versements de la subvention ne sont pas indiqués : elle est comptée en entier après la remise du bilan.");
  return TRUE;
}

static gboolean
add_receipts (Making *self)
{
  gint64 grant;

  add_opening (self);
  add_figure (self, "funding.own", self->start);
  add_funders (self);

  if (!ecot_figures_get_number (self->figures, "grant.requested", &grant) || grant == 0)
    return TRUE;

  return ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT) > 0 ? add_instalments (self, grant) : add_grant (self, grant);
}

/* }}} */
/* {{{ Months */

/* What was there is there from the plan's first month, also where something is paid before the action begins. */
static void
begin_with_opening (Making *self)
{
  for (guint i = 0; self->opening != NULL && i < self->plan->moves->len; i++)
    self->opening->month = MIN (self->opening->month, ((Move *)self->plan->moves->pdata[i])->month);
}

static int
months_between (EcotDate first,
                EcotDate last)
{
  int year[2], month[2], day;

  ecot_date_split (first, &year[0], &month[0], &day);
  ecot_date_split (last, &year[1], &month[1], &day);
  return (year[1] - year[0]) * 12 + month[1] - month[0];
}

static gboolean
make_months (EcotCashPlan *self)
{
  EcotDate first = ((Move *)self->moves->pdata[0])->month, last = first;

  for (guint i = 1; i < self->moves->len; i++)
    {
      first = MIN (first, ((Move *)self->moves->pdata[i])->month);
      last = MAX (last, ((Move *)self->moves->pdata[i])->month);
    }

  if (months_between (first, last) >= ECOT_CASH_MAX_MONTHS)
    return FALSE;

  for (int i = 0; i <= months_between (first, last); i++)
    {
      EcotCashMonth month = { .month = ecot_date_add_months (first, i) };

      g_array_append_val (self->months, month);
    }

  return TRUE;
}

/* FALSE: too large. */
static gboolean
fill_months (EcotCashPlan *self)
{
  EcotCashMonth *months = (EcotCashMonth *)(gpointer)self->months->data;
  EcotAmount     balance = 0;

  for (guint i = 0; i < self->moves->len; i++)
    {
      const Move    *move = self->moves->pdata[i];
      EcotCashMonth *month = &months[months_between (months[0].month, move->month)];
      EcotAmount    *side = move->out ? &month->spent : &month->received;

      if (!ecot_amount_add (*side, move->reason->number, side, NULL))
        return FALSE;
    }

  for (guint i = 0; i < self->months->len; i++)
    {
      if (!ecot_amount_add (balance, months[i].received, &balance, NULL) ||
          !ecot_amount_subtract (balance, months[i].spent, &balance, NULL))
        return FALSE;

      months[i].balance = balance;
      if (balance < months[self->lowest].balance)
        self->lowest = i;
    }

  return TRUE;
}

/* }}} */

static void
fail (Making     *self,
      const char *fault)
{
  g_array_set_size (self->plan->months, 0);
  self->plan->fault = ecot_text_typeset (fault);
}

static gboolean
find_action (Making *self)
{
  self->start = self->lot->period_start;
  self->end = self->lot->period_end;
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &self->start);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &self->end);

  if (self->start == ECOT_DATE_NONE || self->end == ECOT_DATE_NONE)
    fail (self, "Le plan de trésorerie attend les dates de début et de fin de l’action.");
  else if (self->end < self->start)
    fail (self, "L’action finit avant de commencer : ses dépenses ne peuvent pas être réparties.");
  else if (months_between (self->start, self->end) >= ECOT_CASH_MAX_MONTHS)
    fail (self, "L’action dure plus de vingt ans : vérifiez ses dates.");

  return self->plan->fault == NULL;
}

static void
lay_out_months (Making *self)
{
  begin_with_opening (self);

  if (!make_months (self->plan))
    fail (self, "Un paiement et un versement sont à plus de vingt ans l’un de l’autre : vérifiez leurs dates.");
  else if (!fill_months (self->plan))
    fail (self, too_large);
}

static void
make (Making *self)
{
  gint64 cost;

  if (!find_action (self))
    return;

  if (!ecot_figures_get_number (self->figures, "cost.total", &cost))
    fail (self, "Le plan de trésorerie attend un budget.");
  else if (!add_receipts (self) || !add_spending (self, cost))
    fail (self, too_large);
  else if (self->plan->moves->len == 0)
    fail (self, "Le plan de trésorerie attend un budget.");
  else
    lay_out_months (self);
}

static EcotCashPlan *
make_plan (EcotFigures *figures,
           gboolean     explained)
{
  EcotCashPlan *plan = g_new0 (EcotCashPlan, 1);
  Making        making;

  plan->months = g_array_new (FALSE, FALSE, sizeof (EcotCashMonth));
  plan->remarks = g_ptr_array_new_with_free_func (g_free);
  plan->moves = g_ptr_array_new_with_free_func ((GDestroyNotify)move_free);

  making = (Making){ plan, figures, ecot_figures_get_dossier (figures), ecot_figures_get_lot (figures), 0, 0, explained };
  make (&making);

  return plan;
}

EcotCashPlan *
ecot_cash_plan_new (EcotFigures *figures)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  return make_plan (figures, FALSE);
}

/* {{{ Why */

/* Everything that came in, or went out, up to the end of a month; takes the reasons of the plan. */
static EcotReason *
reason_of_side (EcotCashPlan *plan,
                EcotDate      month,
                gboolean      out)
{
  g_autofree char *name = ecot_cash_of_month (month);
  g_autofree char *label = g_strdup_printf (out ? "Dépensé jusqu’à la fin %s" : "Reçu jusqu’à la fin %s", name);
  EcotReason      *reason = reason_of_amount (ECOT_REASON_SUM, label, 0);

  for (guint i = 0; i < plan->moves->len; i++)
    {
      Move *move = plan->moves->pdata[i];

      if (move->month > month || move->out != out)
        continue;

      reason->number += move->reason->number;
      g_ptr_array_add (reason->children, g_steal_pointer (&move->reason));
      move->reason = reason_of_amount (ECOT_REASON_CALL, "", 0);
    }

  return reason;
}

static EcotReason *
reason_of_month (EcotCashPlan        *plan,
                 const EcotCashMonth *month)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *name = ecot_cash_of_month (month->month);
  g_autofree char *label = g_strdup_printf ("Trésorerie à la fin %s", name);
  EcotReason      *reason = reason_of_amount (ECOT_REASON_DIFFERENCE, label, month->balance);

  reason->figure = g_strdup_printf ("cash.%.7s", ecot_date_format (month->month, buf));
  g_ptr_array_add (reason->children, reason_of_side (plan, month->month, FALSE));
  g_ptr_array_add (reason->children, reason_of_side (plan, month->month, TRUE));
  return reason;
}

static EcotReason *
reason_of_lowest (EcotCashPlan *plan)
{
  const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, plan->lowest);
  EcotReason          *reason = reason_of_amount (ECOT_REASON_SAME, "Point le plus bas de la trésorerie", month->balance);

  reason->figure = g_strdup ("cash.lowest");
  g_ptr_array_add (reason->children, reason_of_month (plan, month));
  return reason;
}

EcotReason *
ecot_cash_explain (EcotFigures *figures,
                   const char  *name)
{
  g_autoptr (EcotCashPlan) plan = NULL;
  char                     buf[ECOT_DATE_BUFSIZE];

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_str_has_prefix (name, "cash."))
    return NULL;

  name += strlen ("cash.");
  plan = make_plan (figures, TRUE);

  if (plan->months->len > 0 && strcmp (name, "lowest") == 0)
    return reason_of_lowest (plan);

  for (guint i = 0; i < plan->months->len && strlen (name) == strlen ("2017-11"); i++)
    {
      const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, i);

      if (strncmp (ecot_date_format (month->month, buf), name, strlen (name)) == 0)
        return reason_of_month (plan, month);
    }

  return NULL;
}

/* }}} */
