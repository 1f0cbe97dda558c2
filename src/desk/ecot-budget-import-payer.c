/* ecot-budget-import-payer.c: what type of funder a resource of a stranger's budget is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of its account says it, as the plan of the program's data has it; without one
 * its words do.  Where number and words, or the words of a payer and those of what an action
 * earns, say two things, nothing is said: the person chooses.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <string.h>

#include "call/ecot-accounts.h"
#include "table/ecot-table-words.h"

typedef struct
{
  const char *type; /* NULL: nothing is said */
  gsize       at;   /* where in the words */
  gsize       n;    /* how long */
} Said;

static const struct
{
  const char *type, *words;
} payers[] = {
  { "europe", "fse|feder|feader|fonds europeen|fonds europeens|union europeenne|fami|leader|interreg|erasmus" },
  { "asp", "asp|agence de services et de paiement|emplois aides|emploi aide" },
  { "social", "caf|cpam|msa|carsat|organisme social|organismes sociaux|caisse d allocations familiales" },
  { "epci", "epci|intercommunalite|intercommunalites|communaute de communes|communaute d agglomeration|communaute urbaine|metropole|agglomeration" },
  { "department", "departement|departements|conseil departemental|conseil general" },
  { "region", "region|regions|conseil regional" },
  { "state", "etat|prefecture|drajes|dreets|dreal|drac|direccte|ministere|fonjep|fdva|cget|anct|politique de la ville" },
  { "commune", "commune|communes|ville|villes|mairie|ccas" },
  { "private", "fondation|fondations|mecenat|mecene|aides privees|entreprise|entreprises" },
  { "in-kind", "contribution en nature|contributions en nature" },
};

/* Keeps in @best the phrase that comes first, of two there the longer one:
 * « Région — politique de la ville » is the Région. */
static void
look_for (const char *words,
          const char *phrases,
          const char *type,
          Said       *best)
{
  g_auto (GStrv) list = g_strsplit (phrases, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", list[i]);
      const char      *found = strstr (words, phrase);
      gsize            at = found != NULL ? (gsize)(found - words) : 0, n = strlen (phrase);

      if (found != NULL && (best->type == NULL || at < best->at || (at == best->at && n > best->n)))
        *best = (Said){ type, at, n };
    }
}

static Said
find_payer (const char *words)
{
  Said best = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (payers); i++)
    look_for (words, payers[i].words, payers[i].type, &best);

  return best;
}

static void
look_for_account (const EcotAccount *account,
                  const char        *words,
                  Said              *best)
{
  if (account->words != NULL && account->funder != NULL)
    look_for (words, account->words, account->funder, best);
}

/* What the action earns by itself. */
static Said
find_earned (const EcotAccounts *accounts,
             const char         *words)
{
  Said best = { NULL };

  for (guint i = 0; i < accounts->accounts->len; i++)
    {
      const EcotAccount *account = accounts->accounts->pdata[i];

      look_for_account (account, words, &best);
      for (guint j = 0; j < account->lines->len; j++)
        look_for_account (account->lines->pdata[j], words, &best);
    }

  return best;
}

/* "756", or the beginning of "756 – Cotisations"; NULL where no account of products is. */
static char *
read_code (const EcotAccounts *accounts,
           const char         *text)
{
  gsize            n = strspn (text, "0123456789");
  g_autofree char *code = g_strndup (text, n);

  if (g_unichar_isalnum (g_utf8_get_char (text + n)) || !ecot_accounts_has_code (accounts, ECOT_SIDE_PRODUCTS, code))
    return NULL;

  return g_steal_pointer (&code);
}

/* Where the words say a line of the account that is named: "75 – Dons". */
static gboolean
is_line_of (const EcotAccounts *accounts,
            const char         *type,
            const char         *code)
{
  const EcotAccount *account = type != NULL ? ecot_accounts_find_type (accounts, type) : NULL;

  return account != NULL && account->code && g_str_has_prefix (account->id, code);
}

/* @sure: nothing but an account stands there.  "75 – Ville de Paris" may be a department. */
static const char *
judge_code (const EcotAccounts *accounts,
            const char         *code,
            gboolean            sure,
            const Said         *payer,
            const Said         *earned)
{
  const EcotAccount *account = ecot_accounts_find_code (accounts, ECOT_SIDE_PRODUCTS, code);

  /* Subventions: the plan does not say whose. */
  if (account->funder == NULL)
    return payer->type;
  if (is_line_of (accounts, earned->type, code))
    return earned->type;
  if (!sure && strlen (code) == 2 && ((earned->type == NULL && payer->type != NULL) || (earned->type != NULL && strcmp (earned->type, account->funder) != 0)))
    return NULL;

  return account->funder;
}

const char *
ecot_import_find_payer (const EcotBudgetItem *item)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  g_autofree char    *words = ecot_words_of (item->label);
  g_autofree char    *own = read_code (accounts, item->account);
  g_autofree char    *code = own != NULL ? g_strdup (own) : read_code (accounts, item->label);
  const Said          payer = find_payer (words), earned = find_earned (accounts, words);

  if (code != NULL)
    return judge_code (accounts, code, own != NULL, &payer, &earned);
  if (earned.type == NULL || (payer.type != NULL && payer.at <= earned.at))
    return payer.type;

  /* « Ventes à la commune »: who pays is no reason for what. */
  return payer.type == NULL ? earned.type : NULL;
}
