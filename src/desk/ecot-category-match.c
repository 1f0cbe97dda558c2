/* ecot-category-match.c: which cost category of a lot a stranger's words mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same words first; then words that two titles share, what budgets call a kind of
 * cost, and last the account.  Where two categories are as good as one another it is
 * neither: the person chooses.
 */

#include "config.h"

#include "desk/ecot-category-match.h"

#include <string.h>

#include "table/ecot-table-words.h"

/* How budgets name kinds of cost. */
static const struct
{
  const char *kind, *words;
} kinds[] = {
  { "staff", "personnel salaire salaires salarie salaries salariales remuneration remunerations staff payroll wages humaines sociales" },
  { "services", "prestation prestations prestataires honoraires traitance intervenant intervenants service services consultants subcontracting externes" },
  { "supplies", "achat achats fourniture fournitures materiel materiels matieres equipement equipements consommables supplies materials equipment" },
  { "participants", "participant participants beneficiaire beneficiaires stagiaire stagiaires" },
  { "operating", "fonctionnement deplacement deplacements mission missions locaux loyer loyers location locations assurance assurances communication travel rent operating" },
  { "indirect", "indirect indirects indirecte indirectes generaux overhead overheads" },
  { "other", "autre autres divers diverses other others miscellaneous" },
};

/* The accounts of charges (règlement ANC 2018-06); the longest that begins the code counts. */
static const struct
{
  const char *code, *kind;
} codes[] = {
  { "604", "services" },
  { "611", "services" },
  { "622", "services" },
  { "60", "supplies" },
  { "61", "operating" },
  { "62", "operating" },
  { "64", "staff" },
  { "631", "staff" },
  { "65", "other" },
};

/* Words that say nothing of a cost. */
static const char *const empty[] = {
  "frais", "depense", "depenses", "charge", "charges", "cout", "couts", "directe", "directes", "direct", "directs", "direct", "liee", "liees", "lies", "operation",
  "action", "projet", "mise", "oeuvre", "directement", "pour", "dans", "avec", "autre", "autres", "costs", "expenses", "necessaires", "realisation", "total", NULL
};

static gboolean
is_same (const char *words,
         const char *text)
{
  g_autofree char *other = ecot_words_of (text);

  return strcmp (words, other) == 0;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return strstr (words, padded) != NULL;
}

/* "achats" is "achat". */
static char *
take_stem (const char *word)
{
  gsize length = strlen (word);

  return g_strndup (word, length > 4 && strchr ("sx", word[length - 1]) != NULL ? length - 1 : length);
}

static guint
count_shared (const char *words,
              const char *label)
{
  g_autofree char *other = ecot_words_of (label);
  g_auto (GStrv)   list = g_strsplit (words, " ", -1);
  guint            n = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *stem = take_stem (list[i]);
      g_autofree char *begun = g_strdup_printf (" %s", stem);

      if (strlen (list[i]) > 3 && !g_strv_contains (empty, list[i]) && strstr (other, begun) != NULL)
        n++;
    }

  return n;
}

static gboolean
names_kind (const char *words,
            const char *kind)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      {
        g_auto (GStrv) list = g_strsplit (kinds[i].words, " ", -1);

        for (guint k = 0; list[k] != NULL; k++)
          if (has_word (words, list[k]))
            return TRUE;
      }

  return FALSE;
}

static const char *
kind_of_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (code, codes[i].code))
      return codes[i].kind;

  return NULL;
}

/* The only one that is best. */
static const char *
find_best (const EcotCategoryName *names,
           guint                   n,
           const char             *words,
           const char             *kind)
{
  guint       most = 0;
  const char *best = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint score = kind != NULL ? g_strcmp0 (names[i].kind, kind) == 0 : 4 * count_shared (words, names[i].label) + (names_kind (words, names[i].kind) ? 3 : 0);

      if (score > most)
        best = names[i].id;
      else if (score == most)
        best = NULL;
      most = MAX (most, score);
    }

  return most > 0 ? best : NULL;
}

const char *
ecot_category_match (const EcotCategoryName *names,
                     guint                   n,
                     const char             *title,
                     const char             *account)
{
  g_autofree char *words = ecot_words_of (title);
  const char      *kind;

  for (guint i = 0; i < n; i++)
    if (is_same (words, names[i].label) || is_same (words, names[i].id))
      return names[i].id;

  /* "61 – Services extérieurs" are rents and the like, whatever the words. */
  kind = kind_of_code (account[0] != '\0' ? account : title);
  return find_best (names, n, words, kind);
}
