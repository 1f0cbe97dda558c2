/* ecot-check-voluntary.c: what is given in kind: used as much as received
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts 86 and 87 say the same contributions twice, by their use and by their source:
 * they are equal, and apart from the money.  No method of valuing an hour is prescribed;
 * whatever it is, it can be verified.
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "call/ecot-accounts.h"

/* Account of uses -> account of resources, before and since règlement ANC 2018-06 exchanged
 * volunteers' work and gifts. */
static const struct
{
  const char *use, *before, *since;
} pairs[] = {
  { "864", "870", "875" },
  { "861", "871", "871" },
  { "862", "871", "871" },
  { "860", "875", "870" },
};

static EcotDate
start_of_action (EcotCheck *self)
{
  gint64 day = ECOT_DATE_NONE;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &day);
  return day;
}

/* Whether the accounts are those of before 2020: "875" has not become "870" yet. */
static gboolean
is_before (EcotCheck *self)
{
  EcotDate day = start_of_action (self);

  return day != ECOT_DATE_NONE && ecot_accounts_find_move (ecot_accounts_get (NULL), "875", day) == NULL;
}

static const char *
resource_of (EcotCheck *self,
             guint      pair)
{
  return is_before (self) ? pairs[pair].before : pairs[pair].since;
}

/* The account that faces @code. */
static const char *
facing (EcotCheck  *self,
        const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (strcmp (pairs[i].use, code) == 0)
        return resource_of (self, i);
      if (strcmp (resource_of (self, i), code) == 0)
        return pairs[i].use;
    }

  return NULL;
}

/* {{{ The balance */

/* The first contribution on the side that has more. */
static EcotRecord *
find_surplus (EcotCheck *self,
              char       digit)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i);
      const char *account = ecot_record_get_text (record, "account");

      if (account != NULL && account[1] == digit && ecot_figures_get_line (self->figures, record).known)
        return record;
    }

  return NULL;
}

/* A contribution on the other side, for what is missing there. */
static EcotAction *
fix_balance (EcotCheck *self,
             EcotAmount balance)
{
  EcotRecord        *surplus = find_surplus (self, balance > 0 ? '6' : '7');
  const char        *code = surplus != NULL ? facing (self, ecot_record_get_text (surplus, "account")) : NULL;
  g_autofree char   *shown = ecot_amount_to_french (ABS (balance));
  g_autofree char   *label = g_strdup_printf ("Ajouter %s au compte %s", shown, code);
  g_autofree char   *typeset = ecot_text_typeset (label);
  g_auto (EcotValue) account = ECOT_VALUE_EMPTY;
  g_auto (EcotValue) amount = ecot_value_number (ECOT_VALUE_AMOUNT, ABS (balance));
  EcotAction        *fix;
  gint64             id;

  if (code == NULL)
    return NULL;

  account = ecot_value_text (ECOT_VALUE_CHOICE, code);
  fix = ecot_action_new (typeset);
  id = ecot_dossier_reserve_id (self->dossier);
  ecot_action_insert (fix, ECOT_KIND_VOLUNTARY, id, NULL, ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY));
  if (!ecot_value_is_empty (ecot_record_get (surplus, "label")))
    ecot_action_set_new (fix, ECOT_KIND_VOLUNTARY, id, "label", ecot_record_get (surplus, "label"));
  ecot_action_set_new (fix, ECOT_KIND_VOLUNTARY, id, "account", &account);
  ecot_action_set_new (fix, ECOT_KIND_VOLUNTARY, id, "amount", &amount);
  return fix;
}

static void
check_balance (EcotCheck *self)
{
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = "voluntary.balance", .level = ECOT_LEVEL_ERROR, .where = "voluntary" };
  EcotAmount       balance, uses = 0, resources = 0;

  if (!ecot_figures_get_number (self->figures, "voluntary.balance", &balance) || balance == 0)
    return;

  ecot_figures_get_number (self->figures, "voluntary.uses", &uses);
  ecot_figures_get_number (self->figures, "voluntary.resources", &resources);
  gap = ecot_gap_amounts (uses, resources);
  ecot_gap_lend (&gap, &spec);
  spec.fix = fix_balance (self, balance);
  ecot_check_add (self, &spec, "Les contributions volontaires ne sont pas équilibrées : %s d’emplois (86) pour %s de ressources (87), soit un écart de %s.",
                  gap.found, gap.expected, gap.difference);
}

/* }}} */
/* {{{ Each contribution */

static void
report (EcotCheck       *self,
        EcotRecord      *contribution,
        const char      *field,
        EcotFindingSpec *spec,
        const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, contribution, field);
  g_autofree char *excerpt = ecot_text_excerpt (ecot_record_get_text (contribution, "label"));
  guint            number = ecot_dossier_get_position (self->dossier, contribution) + 1;

  spec->where = where;
  ecot_check_add (self, spec, *excerpt != '\0' ? "La contribution %u (%s) %s" : "La contribution %u%s %s", number, excerpt, what);
}

static gboolean
is_filled (EcotRecord *record,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (record, field));
}

static void
check_amount (EcotCheck  *self,
              EcotRecord *contribution)
{
  EcotFigure       worth = ecot_figures_get_line (self->figures, contribution);
  EcotFindingSpec  spec = { .rule = "voluntary.amount", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "un montant" };
  g_autofree char *found = NULL;

  if (!worth.known)
    {
      report (self, contribution, "amount", &spec, "n’a pas de montant : indiquez-le, ou des heures et la valeur de l’heure.");
      return;
    }

  if (worth.number >= 0)
    return;

  found = ecot_figure_to_french (&worth);
  spec = (EcotFindingSpec){ .rule = "voluntary.negative", .level = ECOT_LEVEL_ERROR, .found = found, .expected = "un montant positif" };
  report (self, contribution, "amount", &spec, "est négative.");
}

static void
check_method (EcotCheck  *self,
              EcotRecord *contribution)
{
  EcotFindingSpec spec = { .rule = "voluntary.method", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "comment l’heure est évaluée" };

  if (is_filled (contribution, "rate") && !is_filled (contribution, "method"))
    report (self, contribution, "method", &spec, "ne dit pas comment l’heure est évaluée : aucune méthode n’est imposée, mais elle doit pouvoir être vérifiée.");
}

/* Hours are volunteers' work, which changed its account. */
static void
check_moved (EcotCheck  *self,
             EcotRecord *contribution)
{
  const char        *code = ecot_record_get_text (contribution, "account");
  const char        *work = resource_of (self, 0), *gifts = resource_of (self, G_N_ELEMENTS (pairs) - 1);
  g_autofree char   *what = NULL, *label = NULL;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  EcotFindingSpec    spec = { .rule = "voluntary.account-moved", .level = ECOT_LEVEL_WARNING, .found = code, .expected = work };

  if (!is_filled (contribution, "hours") || g_strcmp0 (code, gifts) != 0)
    return;

  what = g_strdup_printf ("compte des heures au compte %s, celui des dons en nature ; le bénévolat va au compte %s (%s).", gifts, work,
                          is_before (self) ? "règlement CRC 99-01" : "règlement ANC 2018-06");
  label = g_strdup_printf ("Passer au compte %s", work);
  value = ecot_value_text (ECOT_VALUE_CHOICE, work);
  spec.fix = ecot_action_new (label);
  ecot_action_set (spec.fix, contribution, "account", &value);
  report (self, contribution, "account", &spec, what);
}

static void
check_contribution (EcotCheck  *self,
                    EcotRecord *contribution)
{
  EcotFindingSpec empty = { .rule = "voluntary.empty", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "un contenu, ou pas de ligne" };
  EcotFindingSpec spec = { .rule = "voluntary.account", .level = ECOT_LEVEL_ERROR, .found = "vide", .expected = "un compte 86 ou 87" };

  if (ecot_check_is_empty (contribution))
    {
      empty.fix = ecot_action_new ("Supprimer la ligne vide");
      ecot_action_remove (empty.fix, contribution);
      report (self, contribution, "label", &empty, "est vide.");
      return;
    }

  if (!is_filled (contribution, "account"))
    report (self, contribution, "account", &spec, "ne dit pas son compte : elle n’est comptée nulle part.");

  check_amount (self, contribution);
  check_method (self, contribution);
  check_moved (self, contribution);
}

/* }}} */

/* Too much to be added up, although each amount is not. */
static void
check_overflow (EcotCheck *self)
{
  EcotFindingSpec spec = { .rule = "voluntary.overflow", .level = ECOT_LEVEL_ERROR, .where = "voluntary", .found = "un nombre trop grand", .expected = "un total" };

  if (ecot_figures_get (self->figures, "voluntary.uses").fault != NULL || ecot_figures_get (self->figures, "voluntary.resources").fault != NULL)
    ecot_check_add (self, &spec, "Le total des contributions volontaires est trop grand pour être compté au centime : vérifiez les montants.");
}

void
ecot_check_voluntary (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY);

  for (guint i = 0; i < n; i++)
    check_contribution (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i));

  check_balance (self);
  check_overflow (self);
}
