/* ecot-check-costs.c: what a line says besides its amount, and how amounts are counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts include VAT.  VAT that is got back costs nobody anything, so that no funder
 * takes it: it has to be seen before the funder sees it.
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "base/ecot-apportion.h"
#include "call/ecot-accounts.h"

static gboolean
is_filled (EcotRecord *record,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (record, field));
}

/* An action that sets an amount of a line; @what: "Retenir". */
static EcotAction *
fix_amount (EcotRecord *line,
            const char *field,
            EcotAmount  amount,
            const char *what)
{
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_AMOUNT, amount);
  g_autofree char   *shown = ecot_amount_to_french (amount);
  g_autofree char   *label = g_strdup_printf ("%s : %s", what, shown);
  g_autofree char   *typeset = ecot_text_typeset (label);
  EcotAction        *fix = ecot_action_new (typeset);

  ecot_action_set (fix, line, field, &value);
  return fix;
}

/* {{{ Eligible and retained */

static void
check_recoverable (EcotCheck  *self,
                   EcotRecord *line)
{
  EcotFigure       lost = ecot_figures_get_line_part (self->figures, line, ECOT_PART_INELIGIBLE);
  EcotFigure       eligible = ecot_figures_get_line_part (self->figures, line, ECOT_PART_ELIGIBLE);
  g_autofree char *vat = ecot_figure_to_french (&lost);
  g_autofree char *rest = ecot_figure_to_french (&eligible);
  g_autofree char *what = g_strdup_printf ("comprend %s de TVA que l’association récupère : seuls %s sont éligibles.", vat, rest);
  EcotFindingSpec  spec = {
     .rule = "line.vat",
     .level = ECOT_LEVEL_WARNING,
     .found = vat,
     .expected = "un montant éligible sans la TVA récupérée",
  };

  if (is_filled (line, "eligible") || !lost.known || lost.number == 0)
    return;

  spec.fix = fix_amount (line, "eligible", eligible.number, "Inscrire le montant éligible");
  ecot_check_add_line (self, line, "eligible", &spec, what);
}

/* @field is not to be more than @most. */
static void
check_most (EcotCheck  *self,
            EcotRecord *line,
            const char *field,
            EcotFigure  most,
            const char *rule,
            const char *format,
            const char *fix)
{
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *what = NULL;
  EcotFindingSpec  spec = { .rule = rule, .level = ECOT_LEVEL_ERROR };
  gint64           typed;

  if (!ecot_record_get_number (line, field, &typed) || !most.known || typed <= most.number)
    return;

  gap = ecot_gap_amounts (typed, most.number);
  ecot_gap_lend (&gap, &spec);
  what = g_strdup_printf ("%s %s, soit %s de plus que %s (%s).", strcmp (field, "eligible") == 0 ? "déclare éligibles" : "retient",
                          gap.found, gap.difference, format, gap.expected);
  spec.fix = fix_amount (line, field, most.number, fix);
  ecot_check_add_line (self, line, field, &spec, what);
}

/* What was cut has a reason: @field of it is less than @most.  FALSE: it was not cut so. */
static gboolean
check_reason (EcotCheck  *self,
              EcotRecord *line,
              const char *field,
              EcotFigure  most,
              const char *rule,
              const char *format)
{
  g_autofree char *what = NULL;
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = rule, .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "le motif de l’écart" };
  gint64           typed;

  if (!ecot_record_get_number (line, field, &typed) || !most.known || typed >= most.number)
    return FALSE;
  if (is_filled (line, "retained-reason"))
    return TRUE;

  gap = ecot_gap_amounts (typed, most.number);
  spec.difference = gap.difference;
  what = g_strdup_printf ("%s %s au lieu de %s, sans motif.", format, gap.found, gap.expected);
  ecot_check_add_line (self, line, "retained-reason", &spec, what);
  return TRUE;
}

/* }}} */
/* {{{ Periods */

/* The last period that has an amount, or 0. */
static guint
last_period (EcotRecord *line)
{
  for (guint i = ECOT_N_PERIODS; i > 0; i--)
    {
      g_autofree char *field = g_strdup_printf ("period-%u", i);

      if (is_filled (line, field))
        return i;
    }

  return 0;
}

static void
check_gap (EcotCheck  *self,
           EcotRecord *line)
{
  EcotFigure       gap = ecot_figures_get_line_part (self->figures, line, ECOT_PART_GAP);
  EcotFigure       amount = ecot_figures_get_line (self->figures, line);
  guint            last = last_period (line);
  g_autofree char *field = g_strdup_printf ("period-%u", last);
  g_autofree char *label = g_strdup_printf ("Porter l’écart sur la période %u", last);
  g_auto (EcotGap) texts = { NULL };
  g_autofree char *what = NULL;
  EcotFindingSpec  spec = { .rule = "line.period-gap", .level = ECOT_LEVEL_ERROR };
  gint64           typed = 0;

  if (!gap.known || gap.number == 0 || last == 0)
    return;

  texts = ecot_gap_amounts (amount.number - gap.number, amount.number);
  ecot_gap_lend (&texts, &spec);
  what = g_strdup_printf ("vaut %s, et ses périodes %s : l’écart est de %s.", texts.expected, texts.found, texts.difference);

  ecot_record_get_number (line, field, &typed);
  if (typed + gap.number >= 0)
    spec.fix = fix_amount (line, field, typed + gap.number, label);
  ecot_check_add_line (self, line, field, &spec, what);
}

/* }}} */
/* {{{ Whole euros */

/* The periods of a line in whole euros that still add up. */
static EcotAction *
fix_periods (EcotRecord *line)
{
  EcotAmount  amounts[ECOT_N_PERIODS], euros[ECOT_N_PERIODS];
  char       *fields[ECOT_N_PERIODS];
  guint       n = 0;
  EcotAction *fix = ecot_action_new ("Arrondir les périodes à l’euro");

  for (guint i = 0; i < ECOT_N_PERIODS; i++)
    {
      fields[n] = g_strdup_printf ("period-%u", i + 1);
      if (ecot_record_get_number (line, fields[n], &amounts[n]))
        n++;
      else
        g_free (fields[n]);
    }

  if (!ecot_apportion_euros (amounts, n, euros, NULL, NULL))
    g_clear_pointer (&fix, ecot_action_unref);

  for (guint i = 0; i < n; i++)
    {
      g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_AMOUNT, euros[i]);

      if (fix != NULL)
        ecot_action_set (fix, line, fields[i], &value);
      g_free (fields[i]);
    }

  return fix;
}

/* Whether @field has cents. */
static gboolean
check_cents (EcotCheck  *self,
             EcotRecord *line,
             const char *field)
{
  g_autofree char *found = NULL, *what = NULL;
  EcotFindingSpec  spec = { .rule = "line.cents", .level = ECOT_LEVEL_WARNING, .expected = "des euros entiers" };
  gint64           typed, rounded;

  if (!ecot_record_get_number (line, field, &typed) || typed % 100 == 0 ||
      !ecot_round_quotient (typed, 1, ECOT_ROUNDING_EURO, &rounded, NULL))
    return FALSE;

  found = ecot_amount_to_french (typed);
  what = g_strdup_printf ("contient des centimes (%s), et ce dossier compte en euros entiers.", found);
  spec.found = found;
  spec.fix = g_str_has_prefix (field, "period") ? fix_periods (line) : fix_amount (line, field, rounded, "Arrondir à l’euro");
  ecot_check_add_line (self, line, field, &spec, what);
  return TRUE;
}

/* Periods are rounded together, and said once. */
static void
check_all_cents (EcotCheck  *self,
                 EcotRecord *line)
{
  static const char *const amounts[] = { "amount", "eligible", "retained", "realised" };
  gboolean                 said = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    check_cents (self, line, amounts[i]);

  for (guint i = 1; i <= ECOT_N_PERIODS && !said; i++)
    {
      g_autofree char *field = g_strdup_printf ("period-%u", i);

      said = check_cents (self, line, field);
    }
}

gboolean
ecot_check_counts_in_euros (EcotCheck *self)
{
  gint64 whole = FALSE;

  return ecot_dossier_get_number (self->dossier, ECOT_KIND_METHOD, NULL, "whole-euros", &whole) && whole;
}

/* }}} */
/* {{{ Accounts */

static void
report_unknown_account (EcotCheck  *self,
                        EcotRecord *line,
                        const char *code)
{
  g_autofree char *found = ecot_text_excerpt (code);
  EcotFindingSpec  spec = { .rule = "line.account", .level = ECOT_LEVEL_WARNING, .found = found, .expected = "un compte de charges, de 60 à 69" };

  ecot_check_add_line (self, line, "account", &spec, "nomme un compte qui n’est pas un compte de charges : le budget par compte la range à part.");
}

static void
check_account (EcotCheck  *self,
               EcotRecord *line)
{
  const EcotAccounts    *accounts = ecot_accounts_get (NULL);
  const char            *code = ecot_record_get_text (line, "account");
  const EcotAccountMove *move;
  g_autofree char       *what = NULL, *label = NULL, *since = NULL;
  EcotFindingSpec        spec = { .rule = "line.account-moved", .level = ECOT_LEVEL_WARNING, .found = code };
  gint64                 day;
  g_auto (EcotValue)     value = ECOT_VALUE_EMPTY;

  if (code == NULL)
    return;

  if (!ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, code))
    {
      report_unknown_account (self, line, code);
      return;
    }

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &day) ||
      (move = ecot_accounts_find_move (accounts, code, day)) == NULL)
    return;

  since = ecot_date_to_french (move->since);
  what = g_strdup_printf ("nomme le compte %s ; depuis le %s, %s vont au compte %s (%s).", code, since, move->meaning, move->to, move->rule);
  label = g_strdup_printf ("Passer au compte %s", move->to);
  value = ecot_value_text (ECOT_VALUE_CHOICE, move->to);
  spec.expected = move->to;
  spec.fix = ecot_action_new (label);
  ecot_action_set (spec.fix, line, "account", &value);
  ecot_check_add_line (self, line, "account", &spec, what);
}

/* }}} */

void
ecot_check_line_costs (EcotCheck  *self,
                       EcotRecord *line)
{
  EcotFigure amount = ecot_figures_get_line (self->figures, line);
  EcotFigure eligible = ecot_figures_get_line_part (self->figures, line, ECOT_PART_ELIGIBLE);

  check_recoverable (self, line);
  check_most (self, line, "eligible", amount, "line.eligible", "la dépense", "Ramener à la dépense");
  check_most (self, line, "retained", eligible, "line.retained", "ce qui est éligible", "Ramener à ce qui est éligible");
  if (!check_reason (self, line, "retained", eligible, "line.retained-reason", "est retenue pour"))
    check_reason (self, line, "eligible", ecot_figures_get_line_net (self->figures, line), "line.eligible-reason", "est déclarée éligible pour");
  check_gap (self, line);
  check_account (self, line);

  if (ecot_check_counts_in_euros (self))
    check_all_cents (self, line);
}

/* {{{ How VAT is counted */

static void
check_regime (EcotCheck *self)
{
  EcotFigure       vat = ecot_figures_get (self->figures, "cost.vat");
  g_autofree char *shown = ecot_figure_to_french (&vat);
  EcotFindingSpec  spec = {
     .rule = "method.vat",
     .level = ECOT_LEVEL_WARNING,
     .where = "method/vat",
     .found = "vide",
     .expected = "comprise, récupérable ou récupérable en partie",
  };

  if (!vat.known || ecot_dossier_get_text (self->dossier, ECOT_KIND_METHOD, NULL, "vat") != NULL)
    return;

  ecot_check_add (self, &spec, "Les lignes contiennent %s de TVA, et le dossier ne dit pas si l’association la récupère.", shown);
}

static void
check_share (EcotCheck *self)
{
  const char      *regime = ecot_dossier_get_text (self->dossier, ECOT_KIND_METHOD, NULL, "vat");
  g_autofree char *found = NULL;
  EcotFindingSpec  spec = {
     .rule = "method.vat-share",
     .level = ECOT_LEVEL_ERROR,
     .where = "method/vat-share",
     .found = "vide",
     .expected = "un pourcentage entre 0 et 100",
  };
  gint64 share = 0;

  if (g_strcmp0 (regime, "partial") != 0)
    return;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_METHOD, NULL, "vat-share", &share))
    {
      ecot_check_add (self, &spec, "L’association récupère une part de la TVA, et le dossier ne dit pas laquelle.");
      return;
    }

  if (share >= 0 && share <= 100 * ECOT_DECIMAL_ONE)
    return;

  found = ecot_decimal_to_french (share);
  spec.found = found;
  ecot_check_add (self, &spec, "La part récupérable de la TVA est de %s %% : elle va de 0 à 100 %%.", found);
}

void
ecot_check_method (EcotCheck *self)
{
  check_regime (self);
  check_share (self);
}

/* }}} */
/* {{{ Days of the periods */

static gboolean
get_day (EcotCheck  *self,
         guint       period,
         const char *field,
         gint64     *day)
{
  g_autofree char *key = g_strdup_printf ("%u", period);

  return ecot_dossier_get_number (self->dossier, ECOT_KIND_PERIOD, key, field, day);
}

/* It ends before it begins, or begins before the one before it ended. */
static gboolean
check_order (EcotCheck  *self,
             guint       period,
             EcotDate    day,
             EcotDate    from,
             const char *field,
             const char *rule,
             const char *what)
{
  g_autofree char *where = g_strdup_printf ("period/%u/%s", period, field);
  g_autofree char *name = g_strdup_printf ("%s de la période %u", what, period);
  EcotFindingSpec  spec = { .rule = rule, .level = ECOT_LEVEL_ERROR, .where = where };

  return ecot_check_inside (self, &spec, name, day, from, ECOT_DATE_NONE);
}

static void
check_in_action (EcotCheck  *self,
                 guint       period,
                 const char *field,
                 const char *what)
{
  g_autofree char *where = g_strdup_printf ("period/%u/%s", period, field);
  g_autofree char *name = g_strdup_printf ("%s de la période %u", what, period);
  EcotFindingSpec  spec = { .rule = "period.outside", .level = ECOT_LEVEL_WARNING, .where = where };
  gint64           start = ECOT_DATE_NONE, end = ECOT_DATE_NONE, day;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &end);

  if (get_day (self, period, field, &day))
    ecot_check_inside (self, &spec, name, day, start, end);
}

void
ecot_check_periods (EcotCheck *self)
{
  EcotDate before = ECOT_DATE_NONE;

  for (guint i = 1; i <= ECOT_N_PERIODS; i++)
    {
      gint64   start, end;
      gboolean starts = get_day (self, i, "start", &start), ends = get_day (self, i, "end", &end);

      if (starts && before != ECOT_DATE_NONE)
        check_order (self, i, start, before + 1, "start", "period.overlap", "Le début");
      if (starts && ends)
        check_order (self, i, end, start, "end", "period.order", "La fin");
      check_in_action (self, i, "start", "Le début");
      check_in_action (self, i, "end", "La fin");
      before = ends ? MAX (before, end) : before;
    }
}

/* }}} */
