/* ecot-wiring-accounts.c: the budget by account, as form Cerfa 12156 prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same lines and the same funding, counted once more: what is charged adds up to
 * cost.total and what is received to funding.total, whatever the accounts, because a
 * line without one that exists falls on "account.none" and a funder on account 74.
 *
 * An account is the sum of its printed lines and of what no printed line takes; without
 * lines, of what stands on it.  Only accounts are listed; the lines answer by name ("account.604").
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#define NO_ACCOUNT "none"

static EcotNode *
find (EcotFigures *self,
      const char  *id)
{
  return g_hash_table_lookup (self->accounts, id);
}

/* It answers by its name, and no list shows it. */
static EcotNode *
add_hidden (EcotFigures *self,
            const char  *name,
            const char  *label)
{
  EcotNode *sum = ecot_figures_add_unlisted (self, name, ECOT_REASON_SUM, ECOT_UNIT_EUR, label);

  sum->listed = TRUE;
  return sum;
}

/* @sum is that of the records that are counted under @key. */
static void
add_records (EcotFigures *self,
             EcotKind     records,
             const char  *key,
             EcotNode    *sum)
{
  sum->records = records;
  g_hash_table_insert (self->accounts, g_strdup (key), sum);
}

static EcotNode *
add_sum (EcotFigures *self,
         EcotKind     records,
         const char  *key,
         const char  *name,
         const char  *label)
{
  EcotNode *sum = add_hidden (self, name, label);

  add_records (self, records, key, sum);
  return sum;
}

static const EcotKind kinds[ECOT_N_SIDES] = {
  [ECOT_SIDE_CHARGES] = ECOT_KIND_LINE,
  [ECOT_SIDE_PRODUCTS] = ECOT_KIND_FUNDER,
  [ECOT_SIDE_USES] = ECOT_KIND_VOLUNTARY,
  [ECOT_SIDE_RESOURCES] = ECOT_KIND_VOLUNTARY,
};

static const char *const totals[ECOT_N_SIDES] = {
  [ECOT_SIDE_CHARGES] = "account.total",
  [ECOT_SIDE_PRODUCTS] = "account.products",
  [ECOT_SIDE_USES] = "voluntary.uses",
  [ECOT_SIDE_RESOURCES] = "voluntary.resources",
};

char *
ecot_account_make_figure (const EcotAccount *account,
                          const EcotAccount *line)
{
  return line->code ? g_strconcat ("account.", line->id, NULL) : g_strjoin (".", "account", account->id, line->id, NULL);
}

static void
add_line (EcotFigures       *self,
          EcotNode          *sum,
          const EcotAccount *account,
          const EcotAccount *line)
{
  g_autofree char *name = ecot_account_make_figure (account, line);

  ecot_graph_connect (self->graph, sum, add_sum (self, kinds[account->side], line->id, name, line->label));
}

static void
add_lines (EcotFigures       *self,
           EcotNode          *sum,
           const EcotAccount *account)
{
  g_autofree char *rest = g_strconcat ("account.", account->id, ".rest", NULL);
  g_autofree char *label = g_strconcat (account->label, ", sans précision", NULL);

  for (guint i = 0; i < account->lines->len; i++)
    add_line (self, sum, account, account->lines->pdata[i]);

  ecot_graph_connect (self->graph, sum, add_sum (self, kinds[account->side], account->id, rest, label));
}

/* Voluntary contributions have no figure of their account: it is their total. */
static void
add_account (EcotFigures       *self,
             const EcotAccount *account)
{
  gboolean         listed = account->side == ECOT_SIDE_CHARGES || account->side == ECOT_SIDE_PRODUCTS;
  g_autofree char *name = g_strconcat ("account.", account->id, NULL);
  EcotNode        *sum = listed ? ecot_figures_add (self, name, ECOT_REASON_SUM, ECOT_UNIT_EUR, account->label)
                                : add_hidden (self, name, account->label);

  if (account->lines->len > 0)
    add_lines (self, sum, account);
  else
    add_records (self, kinds[account->side], account->id, sum);

  ecot_graph_connect (self->graph, g_hash_table_lookup (self->by_name, totals[account->side]), sum);
}

/* {{{ The rule in force */

EcotDate
ecot_accounts_get_day (EcotDossier *dossier)
{
  gint64 day;

  if (ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "start", &day) ||
      ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "end", &day))
    return day;

  return ECOT_DATE_NONE;
}

static void
relabel_lines (EcotFigures       *self,
               const EcotAccount *account,
               EcotDate           day)
{
  for (guint i = 0; i < account->lines->len; i++)
    {
      const EcotAccount *line = account->lines->pdata[i];
      g_autofree char   *name = ecot_account_make_figure (account, line);

      ecot_figures_set_label (self, name, ecot_account_get_label (line, day));
    }
}

void
ecot_accounts_relabel (EcotFigures *self)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  EcotDate            day = ecot_accounts_get_day (self->dossier);

  for (guint i = 0; i < accounts->accounts->len; i++)
    {
      const EcotAccount *account = accounts->accounts->pdata[i];
      g_autofree char   *name = g_strconcat ("account.", account->id, NULL);

      ecot_figures_set_label (self, name, ecot_account_get_label (account, day));
      relabel_lines (self, account, day);
    }
}

/* }}} */
/* {{{ Where a record is counted */

/* The longest beginning of @code that has a line or an account. */
static EcotNode *
find_code (EcotFigures *self,
           const char  *code)
{
  g_autofree char *shorter = g_strdup (code);

  for (gsize length = strlen (shorter); length >= 2; shorter[--length] = '\0')
    {
      EcotNode *found = find (self, shorter);

      if (found != NULL)
        return found;
    }

  return NULL;
}

EcotNode *
ecot_accounts_find_charge (EcotFigures *self,
                           const char  *code,
                           const char  *category)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  EcotNode           *node = NULL;

  if (code != NULL)
    node = ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, code) ? find_code (self, code) : NULL;
  else if (category != NULL)
    node = ecot_accounts_find_kind (self, ecot_figures_get_category_kind (self, category));

  return node != NULL ? node : find (self, NO_ACCOUNT);
}

EcotNode *
ecot_accounts_find_kind (EcotFigures *self,
                         const char  *kind)
{
  const char *id = ecot_accounts_get_default (ecot_accounts_get (NULL), kind);
  EcotNode   *node = id != NULL ? find (self, id) : NULL;

  return node != NULL ? node : find (self, NO_ACCOUNT);
}

EcotNode *
ecot_accounts_find_contribution (EcotFigures *self,
                                 const char  *code)
{
  return code != NULL && (code[0] == '8') ? find_code (self, code) : NULL;
}

EcotNode *
ecot_accounts_find_funder (EcotFigures *self,
                           const char  *type)
{
  const EcotAccount *account = type != NULL ? ecot_accounts_find_type (ecot_accounts_get (NULL), type) : NULL;

  return find (self, account != NULL ? account->id : "74");
}

static gboolean
names (const char *words,
       const char *word)
{
  g_auto (GStrv) all = g_strsplit (words != NULL ? words : "", " ", -1);

  return g_strv_contains ((const char *const *)all, word);
}

/* The line of the form that takes a fund. */
static EcotNode *
find_fund (EcotFigures *self,
           const char  *fund)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);

  for (guint i = 0; i < accounts->accounts->len; i++)
    {
      const EcotAccount *account = accounts->accounts->pdata[i];

      for (guint j = 0; j < account->lines->len; j++)
        {
          const EcotAccount *line = account->lines->pdata[j];

          if (names (line->funds, fund))
            return find (self, line->id);
        }
    }

  return find (self, "74");
}

/* }}} */

static void
wire_products (EcotFigures *self)
{
  EcotNode *grant = find (self, "grant"), *own = find (self, "own");

  for (guint i = 0; i < self->funds->len; i++)
    {
      EcotNode *fund = self->funds->pdata[i], *line = find_fund (self, fund->name + strlen ("funding."));

      if (line != NULL)
        ecot_graph_connect (self->graph, line, fund);
    }

  if (self->funds->len == 0 && grant != NULL)
    ecot_graph_connect (self->graph, grant, g_hash_table_lookup (self->by_name, "grant.requested"));

  if (own != NULL)
    ecot_graph_connect (self->graph, own, g_hash_table_lookup (self->by_name, "funding.own"));
}

static void
wire_results (EcotFigures *self)
{
  EcotNode *balance = ecot_figures_add (self, "voluntary.balance", ECOT_REASON_DIFFERENCE, ECOT_UNIT_EUR,
                                        "Écart entre les emplois et les ressources volontaires");
  EcotNode *share = ecot_figures_add (self, "grant.share", ECOT_REASON_SHARE, ECOT_UNIT_PERCENT,
                                      "Part du montant demandé dans le total des produits");

  /* A resource without a use is out of balance, too. */
  balance->n_required = 0;
  ecot_figures_connect (self, "voluntary.balance", "voluntary.uses");
  ecot_figures_connect (self, "voluntary.balance", "voluntary.resources");

  share->no_result = "Le total des produits n’est pas positif : une part de ce total n’a pas de sens.";
  ecot_figures_connect (self, "grant.share", "grant.requested");
  ecot_figures_connect (self, "grant.share", "account.products");
}

static const struct
{
  EcotAccountSide side;
  const char     *label;
} sides[] = {
  { ECOT_SIDE_CHARGES, "Total des charges" },
  { ECOT_SIDE_PRODUCTS, "Total des produits" },
  { ECOT_SIDE_USES, "Emplois des contributions volontaires en nature" },
  { ECOT_SIDE_RESOURCES, "Contributions volontaires en nature" },
};

void
ecot_figures_wire_accounts (EcotFigures *self)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      ecot_figures_add (self, totals[sides[i].side], ECOT_REASON_SUM, ECOT_UNIT_EUR, sides[i].label);

      for (guint j = 0; j < accounts->accounts->len; j++)
        if (((EcotAccount *)accounts->accounts->pdata[j])->side == sides[i].side)
          add_account (self, accounts->accounts->pdata[j]);
    }

  ecot_accounts_relabel (self);
  wire_products (self);
  wire_results (self);
}
