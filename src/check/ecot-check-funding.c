/* ecot-check-funding.c: who pays, and whether it adds up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Own funds that are not typed pay what the others leave, so that a hole can
 * only come from own funds somebody typed, and over-financing from anything.
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "call/ecot-accounts.h"

static char *
fund_path (const EcotFund *fund,
           const char     *field)
{
  return g_strdup_printf ("fund/%s/%s", fund->id, field);
}

/* {{{ Funds of the call */

static void
report_no_share (EcotCheck      *self,
                 const EcotFund *fund)
{
  g_autofree char   *where = fund_path (fund, "percent");
  g_autofree char   *rate = ecot_decimal_to_french (fund->max_percent);
  g_autofree char   *expected = g_strdup_printf ("un taux de %s %% au plus, ou un montant", rate);
  g_autofree char   *label = g_strdup_printf ("Mettre %s %%", rate);
  g_auto (EcotValue) percent = ecot_value_number (ECOT_VALUE_DECIMAL, fund->max_percent);
  EcotFindingSpec    spec = {
       .rule = "fund",
       .item = fund->id,
       .level = ECOT_LEVEL_WARNING,
       .where = where,
       .found = "vide",
       .expected = expected,
       .source = fund->source,
       .fix = ecot_fix_set (self, ECOT_KIND_FUND, fund->id, "percent", percent, label),
  };

  ecot_check_add (self, &spec, "La part de « %s » n’est pas indiquée ; l’appel la prévoit à %s %%.", fund->label, rate);
}

static void
report_negative_fund (EcotCheck      *self,
                      const EcotFund *fund,
                      const char     *field)
{
  g_autofree char *where = fund_path (fund, field);
  g_autofree char *found = ecot_value_to_french (ecot_dossier_get_value (self->dossier, ECOT_KIND_FUND, fund->id, field));
  EcotFindingSpec  spec = {
     .rule = "fund-negative",
     .item = fund->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = "un nombre positif",
  };

  ecot_check_add (self, &spec, "La part de « %s » est négative.", fund->label);
}

/* Both typed: the amount counts, and the rate beside it says something else. */
static void
check_both (EcotCheck      *self,
            const EcotFund *fund,
            EcotAmount      amount,
            EcotDecimal     percent)
{
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *where = fund_path (fund, "amount");
  g_autofree char *rate = ecot_decimal_to_french (percent);
  g_autofree char *label = NULL;
  EcotFindingSpec  spec = { .rule = "fund-both", .item = fund->id, .level = ECOT_LEVEL_WARNING, .where = where };
  EcotFigure       share = ecot_figures_get_fund_by_rate (self->figures, fund->id);

  if (!share.known || share.number == amount)
    return;

  gap = ecot_gap_amounts (amount, share.number);
  label = g_strdup_printf ("Suivre le taux : %s", gap.expected);
  ecot_gap_lend (&gap, &spec);
  spec.fix = ecot_fix_set (self, ECOT_KIND_FUND, fund->id, "amount", ECOT_VALUE_EMPTY, label);
  ecot_check_add (self, &spec, "La part de « %s » est de %s, mais le taux de %s %% et le plafond donnent %s ; c’est le montant saisi qui compte.",
                  fund->label, gap.found, rate, gap.expected);
}

/* Of a dossier that counts in whole euros: @what has cents. */
static void
report_cents (EcotCheck  *self,
              EcotKind    kind,
              const char *key,
              const char *field,
              const char *rule,
              const char *what)
{
  g_autofree char *where = key != NULL ? g_strdup_printf ("fund/%s/%s", key, field) : g_strdup ("own-funds/amount");
  g_autofree char *found = NULL, *shown = NULL, *label = NULL;
  EcotFindingSpec  spec = { .rule = rule, .item = key, .level = ECOT_LEVEL_WARNING, .where = where, .expected = "des euros entiers" };
  gint64           amount, euros;

  if (!ecot_check_counts_in_euros (self) || !ecot_dossier_get_number (self->dossier, kind, key, field, &amount) || amount % 100 == 0 ||
      !ecot_round_quotient (amount, 1, ECOT_ROUNDING_EURO, &euros, NULL))
    return;

  found = ecot_amount_to_french (amount);
  shown = ecot_amount_to_french (euros);
  label = g_strdup_printf ("Arrondir à l’euro : %s", shown);
  spec.found = found;
  spec.fix = ecot_fix_set (self, kind, key, field, ecot_value_number (ECOT_VALUE_AMOUNT, euros), label);
  ecot_check_add (self, &spec, "%s : le montant saisi contient des centimes (%s), et ce dossier compte en euros entiers.", what, found);
}

/* The ceiling the call prints, over which nobody may go by typing an amount. */
static void
check_ceiling (EcotCheck      *self,
               const EcotFund *fund,
               const char     *field,
               EcotAmount      amount)
{
  g_auto (EcotGap) gap = ecot_gap_amounts (amount, fund->max_amount);
  g_autofree char *where = fund_path (fund, field);
  EcotFindingSpec  spec = {
     .rule = "fund-ceiling",
     .item = fund->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .source = fund->source,
  };

  if (fund->max_amount < 0 || amount <= fund->max_amount)
    return;

  ecot_gap_lend (&gap, &spec);
  spec.fix = ecot_fix_set (self, ECOT_KIND_FUND, fund->id, field, ECOT_VALUE_EMPTY, "Suivre le plafond de l’appel");
  ecot_check_add (self, &spec,
                  g_str_equal (field, "amount") ? "La part de « %s » est de %s ; l’appel la plafonne à %s."
                                                : "Le plafond saisi pour « %s » est de %s ; celui de l’appel est de %s.",
                  fund->label, gap.found, gap.expected);
}

static void
check_fund (EcotCheck      *self,
            const EcotFund *fund)
{
  gint64   amount = 0, percent = 0, ceiling = 0;
  gboolean has_amount = ecot_dossier_get_number (self->dossier, ECOT_KIND_FUND, fund->id, "amount", &amount);
  gboolean has_percent = ecot_dossier_get_number (self->dossier, ECOT_KIND_FUND, fund->id, "percent", &percent);

  if (ecot_dossier_get_number (self->dossier, ECOT_KIND_FUND, fund->id, "ceiling", &ceiling))
    check_ceiling (self, fund, "ceiling", ceiling);

  if (has_amount)
    check_ceiling (self, fund, "amount", amount);

  if (amount < 0 || percent < 0 || ceiling < 0)
    report_negative_fund (self, fund, amount < 0 ? "amount" : (percent < 0 ? "percent" : "ceiling"));
  else if (has_amount && has_percent)
    check_both (self, fund, amount, percent);
  else if (!has_amount && !has_percent && fund->max_percent >= 0)
    report_no_share (self, fund);

  report_cents (self, ECOT_KIND_FUND, fund->id, "amount", "fund-cents", fund->label);
  report_cents (self, ECOT_KIND_FUND, fund->id, "ceiling", "fund-cents", fund->label);
}

void
ecot_check_funds (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->funds->len; i++)
    check_fund (self, self->lot->funds->pdata[i]);
}

/* }}} */
/* {{{ Other funders */

/* What is earned is nobody's grant. */
static gboolean
is_earned (EcotRecord *funder)
{
  return ecot_accounts_is_earned (ecot_accounts_get (NULL), ecot_record_get_text (funder, "type"));
}

static void
report_funder (EcotCheck       *self,
               EcotRecord      *funder,
               const char      *field,
               EcotFindingSpec *spec,
               const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, funder, field);
  g_autofree char *name = ecot_text_excerpt (ecot_record_get_text (funder, "name"));
  guint            number = ecot_dossier_get_position (self->dossier, funder) + 1;
  const char      *who = is_earned (funder) ? "Le produit" : "Le financeur";

  spec->where = where;

  if (*name != '\0')
    ecot_check_add (self, spec, "%s « %s » %s", who, name, what);
  else
    ecot_check_add (self, spec, "%s %u %s", who, number, what);
}

static void
check_funder_cents (EcotCheck  *self,
                    EcotRecord *funder,
                    EcotAmount  amount)
{
  g_autofree char   *found = ecot_amount_to_french (amount), *shown = NULL, *label = NULL, *what = NULL;
  EcotFindingSpec    spec = { .rule = "funder.cents", .level = ECOT_LEVEL_WARNING, .found = found, .expected = "des euros entiers" };
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  EcotAmount         euros;

  if (!ecot_check_counts_in_euros (self) || amount % 100 == 0 || !ecot_round_quotient (amount, 1, ECOT_ROUNDING_EURO, &euros, NULL))
    return;

  shown = ecot_amount_to_french (euros);
  label = g_strdup_printf ("Arrondir à l’euro : %s", shown);
  what = g_strdup_printf ("apporte un montant avec des centimes (%s), et ce dossier compte en euros entiers.", found);
  value = ecot_value_number (ECOT_VALUE_AMOUNT, euros);
  spec.fix = ecot_action_new (label);
  ecot_action_set (spec.fix, funder, "amount", &value);
  report_funder (self, funder, "amount", &spec, what);
}

static void
check_funder_amount (EcotCheck  *self,
                     EcotRecord *funder)
{
  g_autofree char *found = ecot_value_to_french (ecot_record_get (funder, "amount"));
  EcotFindingSpec  spec = { .expected = "un montant positif", .found = found };
  gint64           amount;

  if (!ecot_record_get_number (funder, "amount", &amount))
    {
      spec.rule = "funder.amount";
      spec.level = ECOT_LEVEL_WARNING;
      spec.found = "vide";
      report_funder (self, funder, "amount", &spec, "n’a pas de montant.");
    }
  else if (amount < 0)
    {
      spec.rule = "funder.negative";
      spec.level = ECOT_LEVEL_ERROR;
      report_funder (self, funder, "amount", &spec, "apporte un montant négatif.");
    }
  else
    check_funder_cents (self, funder, amount);
}

/* In words, or as a file; who joins files joins one to each decision. */
static void
check_decision_proof (EcotCheck  *self,
                      EcotRecord *funder,
                      gboolean    obtained)
{
  EcotFindingSpec typed = { .rule = "funder.proof", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "une notification ou une convention" };
  EcotFindingSpec joined = { .rule = "funder.document", .level = ECOT_LEVEL_ADVICE, .found = "aucun fichier", .expected = "une pièce justificative" };

  if (ecot_exhibits_count (self->exhibits, funder) > 0)
    return;

  if (is_earned (funder))
    typed.expected = "un contrat, une facture ou un relevé";

  if (ecot_record_get_text (funder, "proof") == NULL)
    report_funder (self, funder, "proof", &typed,
                   obtained ? "est indiqué comme obtenu, sans pièce qui le prouve." : "est indiqué comme promis, sans pièce qui le prouve.");
  else if (ecot_dossier_get_n (self->dossier, ECOT_KIND_DOCUMENT) > 0)
    report_funder (self, funder, "proof", &joined, "n’a pas de fichier parmi les pièces justificatives.");
}

/* What was promised or obtained has a day and a paper that says so. */
static void
check_decision (EcotCheck  *self,
                EcotRecord *funder,
                gboolean    obtained)
{
  EcotFindingSpec date = { .rule = "funder.date", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "la date de la décision ou de la promesse" };
  EcotFindingSpec future = { .rule = "funder.future", .level = ECOT_LEVEL_WARNING, .expected = "une date passée" };
  EcotDate        decided = ECOT_DATE_NONE;

  if (is_earned (funder))
    date.expected = "la date du contrat, de la facture ou du relevé";

  check_decision_proof (self, funder, obtained);

  if (!ecot_record_get_number (funder, "date", &decided))
    report_funder (self, funder, "date", &date,
                   is_earned (funder) ? (obtained ? "est indiqué comme obtenu, sans date." : "est indiqué comme promis, sans date.")
                   : obtained         ? "est indiqué comme obtenu, sans la date de la décision."
                                      : "est indiqué comme promis, sans la date de la promesse.");
  else if (decided > ecot_moment_get_date (self->at))
    {
      g_autofree char *found = ecot_date_to_french (decided);

      future.found = found;
      report_funder (self, funder, "date", &future,
                     obtained ? "est indiqué comme obtenu à une date qui n’est pas encore passée." : "est indiqué comme promis à une date qui n’est pas encore passée.");
    }
}

/* An account that the rule in force knows no more. */
static void
check_account (EcotCheck  *self,
               EcotRecord *funder)
{
  const EcotAccounts    *accounts = ecot_accounts_get (NULL);
  const char            *type = ecot_record_get_text (funder, "type");
  const EcotAccount     *account = type != NULL ? ecot_accounts_find_type (accounts, type) : NULL;
  const EcotAccountMove *move;
  g_autofree char       *what = NULL, *since = NULL;
  EcotFindingSpec        spec = { .rule = "funder.account-moved", .level = ECOT_LEVEL_WARNING };
  gint64                 day;

  if (account == NULL || !ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &day) ||
      (move = ecot_accounts_find_move (accounts, account->id, day)) == NULL)
    return;

  since = ecot_date_to_french (move->since);
  what = g_strdup_printf ("est compté au compte %s, qui n’existe plus depuis le %s : %s vont au compte %s (%s).", account->id, since, move->meaning, move->to, move->rule);
  spec.found = account->id;
  spec.expected = move->to;
  report_funder (self, funder, "type", &spec, what);
}

static void
check_funder (EcotCheck  *self,
              EcotRecord *funder)
{
  const char     *status = ecot_record_get_text (funder, "status");
  EcotFindingSpec name = { .rule = "funder.name", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "un nom" };

  if (g_strcmp0 (status, "refused") == 0)
    return;

  /* The account says what is earned; who pays must be named. */
  if (ecot_record_get_text (funder, "name") == NULL && !is_earned (funder))
    report_funder (self, funder, "name", &name, "n’a pas de nom.");

  check_funder_amount (self, funder);
  check_account (self, funder);

  if (g_strcmp0 (status, "obtained") == 0 || g_strcmp0 (status, "promised") == 0)
    check_decision (self, funder, g_str_equal (status, "obtained"));
}

/* What the categories for it come to.  FALSE: the applicant added one, which may be for it. */
static gboolean
get_costs_in_kind (EcotCheck  *self,
                   EcotAmount *sum)
{
  *sum = 0;

  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory *category = self->lot->categories->pdata[i];
      g_autofree char    *name = g_strconcat ("cost.category.", category->id, NULL);
      gint64              cost;

      if (g_strcmp0 (category->kind, "in-kind") == 0 && ecot_figures_get_number (self->figures, name, &cost) &&
          !ecot_amount_add (*sum, cost, sum, NULL))
        return FALSE;
    }

  return ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY) == 0;
}

/* Nobody can pay a bill with what was brought in kind. */
static void
check_in_kind (EcotCheck *self)
{
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *where = NULL;
  EcotFindingSpec  spec = { .rule = "funding.in-kind", .level = ECOT_LEVEL_WARNING };
  EcotAmount       brought = 0, costs;
  guint            n = ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *funder = ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i);
      gint64      amount;

      if (g_strcmp0 (ecot_record_get_text (funder, "type"), "in-kind") != 0 || g_strcmp0 (ecot_record_get_text (funder, "status"), "refused") == 0 ||
          !ecot_record_get_number (funder, "amount", &amount) || !ecot_amount_add (brought, amount, &brought, NULL))
        continue;

      if (where == NULL)
        where = ecot_dossier_make_path (self->dossier, funder, "amount");
    }

  if (where == NULL || !get_costs_in_kind (self, &costs) || brought <= costs)
    return;

  gap = ecot_gap_amounts (brought, costs);
  ecot_gap_lend (&gap, &spec);
  spec.where = where;
  ecot_check_add (self, &spec, "Les contributions en nature du plan de financement font %s, et les dépenses en nature du budget %s : "
                               "elles ne paient rien d’autre, il manque %s d’argent.",
                  gap.found, gap.expected, gap.difference);
}

void
ecot_check_funders (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);

  for (guint i = 0; i < n; i++)
    check_funder (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i));

  check_in_kind (self);
}

/* }}} */
/* {{{ Balance */

static gboolean
has_typed_own (EcotCheck *self)
{
  gint64 own;

  return ecot_dossier_get_number (self->dossier, ECOT_KIND_OWN, NULL, "amount", &own);
}

/* What own funds would be as the remainder; negative if the others pay too much. */
static gboolean
get_remainder (EcotCheck  *self,
               EcotAmount  balance,
               EcotAmount *remainder)
{
  EcotAmount own;

  return ecot_figures_get_number (self->figures, "funding.own", &own) &&
         ecot_amount_subtract (own, balance, remainder, NULL);
}

/* Where the money that is too much, or not enough, was typed. */
static char *
place_of_balance (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);

  if (has_typed_own (self))
    return g_strdup ("own-funds/amount");

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *funder = ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i);
      gint64      amount;

      if (ecot_record_get_number (funder, "amount", &amount) && amount > 0)
        return ecot_dossier_make_path (self->dossier, funder, "amount");
    }

  if (self->lot->funds->len > 0)
    return fund_path (self->lot->funds->pdata[0], "percent");

  return g_strdup ("own-funds/amount");
}

static EcotAction *
fix_balance (EcotCheck *self,
             EcotAmount balance)
{
  g_autofree char *amount = NULL;
  g_autofree char *label = NULL;
  EcotAmount       remainder;

  if (!has_typed_own (self) || !get_remainder (self, balance, &remainder) || remainder < 0)
    return NULL;

  amount = ecot_amount_to_french (remainder);
  label = g_strdup_printf ("Ramener les fonds propres au reste : %s", amount);
  return ecot_fix_set (self, ECOT_KIND_OWN, NULL, "amount", ECOT_VALUE_EMPTY, label);
}

static gboolean
check_negative_own (EcotCheck *self)
{
  g_autofree char *found = NULL;
  EcotFindingSpec  spec = { .rule = "own.negative", .level = ECOT_LEVEL_ERROR, .where = "own-funds/amount", .expected = "un montant positif" };
  gint64           own;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_OWN, NULL, "amount", &own) || own >= 0)
    return FALSE;

  found = ecot_amount_to_french (own);
  spec.found = found;
  spec.fix = ecot_fix_set (self, ECOT_KIND_OWN, NULL, "amount", ECOT_VALUE_EMPTY, "Ramener les fonds propres au reste");
  ecot_check_add (self, &spec, "Les fonds propres sont négatifs : %s.", found);
  return TRUE;
}

/* Too much to be added up, although each amount is not, and the cost is not. */
static gboolean
report_overflow (EcotCheck *self)
{
  g_autofree char *where = NULL;
  EcotFindingSpec  spec = { .rule = "funding.overflow", .level = ECOT_LEVEL_ERROR, .found = "un nombre trop grand", .expected = "un total" };

  if (ecot_figures_get (self->figures, "funding.total").fault == NULL || ecot_figures_get (self->figures, "cost.total").fault != NULL)
    return FALSE;

  where = place_of_balance (self);
  spec.where = where;
  ecot_check_add (self, &spec, "Le total des financements est trop grand pour être compté au centime : vérifiez les montants.");
  return TRUE;
}

/* A fund beyond its rate was reported with its own amount; what it pays too
 * much is the same money. */
static gboolean
is_fund_to_blame (EcotCheck *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (g_str_has_prefix (ecot_finding_get_rule (self->findings->pdata[i]), "limit.") &&
        g_str_has_prefix (ecot_finding_get_where (self->findings->pdata[i]), "fund/"))
      return TRUE;

  return FALSE;
}

/* Of a call without a fund the grant is what the plan leaves: a plan that leaves nothing asks for nothing. */
static void
check_nothing_asked (EcotCheck *self)
{
  g_autofree char *where = NULL, *found = NULL, *expected = NULL;
  EcotFindingSpec  spec = { .rule = "grant.nothing", .level = ECOT_LEVEL_WARNING };
  gint64           grant, cost, balance;

  if (self->lot->funds->len > 0 || !ecot_figures_get_number (self->figures, "grant.requested", &grant) || grant != 0 ||
      !ecot_figures_get_number (self->figures, "funding.balance", &balance) || balance != 0 ||
      !ecot_figures_get_number (self->figures, "cost.total", &cost) || cost <= 0)
    return;

  where = place_of_balance (self);
  found = ecot_amount_to_french (cost);
  expected = g_strdup_printf ("moins de %s", found);
  spec.where = where;
  spec.found = found;
  spec.expected = expected;
  ecot_check_add (self, &spec, "Les autres financeurs et les fonds propres paient déjà tout le coût (%s) : il ne reste rien à demander. "
                               "Baissez ces montants de ce que la subvention doit payer.",
                  found);
}

void
ecot_check_balance (EcotCheck *self)
{
  g_autofree char *where = NULL, *cause = NULL;
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = "funding.balance", .level = ECOT_LEVEL_ERROR };
  EcotAmount       balance, total, cost;

  report_cents (self, ECOT_KIND_OWN, NULL, "amount", "own.cents", "Fonds propres");
  check_nothing_asked (self);

  /* Negative own funds are the hole that would be reported below; a cost below zero is a fault of its lines. */
  if (check_negative_own (self) || report_overflow (self) ||
      !ecot_figures_get_number (self->figures, "funding.balance", &balance) || balance == 0 ||
      !ecot_figures_get_number (self->figures, "funding.total", &total) ||
      !ecot_figures_get_number (self->figures, "cost.total", &cost) || cost < 0 ||
      (balance > 0 && !has_typed_own (self) && is_fund_to_blame (self)))
    return;

  where = place_of_balance (self);
  gap = ecot_gap_amounts (total, cost);
  ecot_gap_lend (&gap, &spec);
  spec.where = where;
  spec.fix = fix_balance (self, balance);
  cause = ecot_check_find_rounding (self, balance);
  ecot_check_add (self, &spec,
                  balance > 0 ? "Les financements (%s) dépassent le coût total (%s) de %s : l’action recevrait plus qu’elle ne coûte.%s%s"
                              : "Les financements (%s) ne couvrent pas le coût total (%s) : il manque %s.%s%s",
                  gap.found, gap.expected, gap.difference, cause != NULL ? " " : "", cause != NULL ? cause : "");
}

/* }}} */
