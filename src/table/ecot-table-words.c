/* ecot-table-words.c: the words of budgets, French and English
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folded, so that case and accents do not count, and whole words.  The weights only
 * order what a title could mean: "poste" is a category where another column is the label.
 */

#include "config.h"

#include "table/ecot-table-words.h"

#include <string.h>

#include "base/ecot-fold.h"

typedef struct
{
  EcotRole    role;
  guint       weight;
  const char *phrases; /* "|" between */
} Words;

static const Words words[] = {
  { ECOT_ROLE_LABEL, 9, "designation|libelle|intitule|label|item|line item" },
  { ECOT_ROLE_LABEL, 8, "description|detail|details|nature de la depense|nature des depenses|depense|depenses|expense|expenses|objet|charges" },
  { ECOT_ROLE_LABEL, 6, "nature|poste|postes|article|prestation|prestations|element|elements|ligne|line|costs" },
  { ECOT_ROLE_CATEGORY, 10, "poste de depense|poste de depenses|poste de charges|type de depense|cost category|categorie de depense|categorie de depenses" },
  { ECOT_ROLE_CATEGORY, 9, "categorie|category|rubrique|chapitre|famille|heading" },
  { ECOT_ROLE_CATEGORY, 7, "poste|postes|type|nature|section|chapter" },
  { ECOT_ROLE_ACCOUNT, 10, "code comptable|compte comptable|numero de compte|n compte|no compte|n de compte|account code|account number" },
  { ECOT_ROLE_ACCOUNT, 9, "compte|comptes|account|accounts|imputation|pcg" },
  { ECOT_ROLE_ACCOUNT, 4, "code|n" },
  { ECOT_ROLE_QUANTITY, 10, "quantite|quantites|qte|quantity|qty|nombre d unites|nb d unites|number of units" },
  { ECOT_ROLE_QUANTITY, 8, "nombre|nb|nbre|nombre d heures|nb d heures|nb heures|nombre de jours|nb jours|nb de jours|number|volume|hours|heures|jours|days" },
  { ECOT_ROLE_UNIT, 10, "unite de mesure|unite d oeuvre|unit of measure" },
  { ECOT_ROLE_UNIT, 9, "unite|unites|unit|units|u" },
  { ECOT_ROLE_UNIT_COST, 11, "prix unitaire|cout unitaire|montant unitaire|unit cost|unit price|cost per unit|price per unit|tarif unitaire|valeur unitaire" },
  { ECOT_ROLE_UNIT_COST, 9, "pu|p u|pu ht|pu ttc|unitaire|taux horaire|cout horaire|tarif horaire|prix horaire|hourly rate|tarif|cout journalier|tarif journalier|daily rate" },
  { ECOT_ROLE_UNIT_COST, 5, "prix|price|rate" },
  { ECOT_ROLE_AMOUNT, 12, "montant ttc|total ttc|montant total ttc|cout total ttc|prix total ttc" },
  { ECOT_ROLE_AMOUNT, 11, "montant total|cout total|prix total|total cost|total amount|montant prevu|montant previsionnel|cout previsionnel" },
  { ECOT_ROLE_AMOUNT, 10, "ttc|montant|montants|amount|amounts|total" },
  { ECOT_ROLE_AMOUNT, 8, "cout|couts|cost|budget|prevu|prevus|previsionnel|prevision|previsions|planned|montant ht|total ht" },
  { ECOT_ROLE_AMOUNT, 5, "euros|euro|eur|€|ht|somme|sum|value|valeur" },
  { ECOT_ROLE_VAT, 11, "taux tva|taux de tva|tva %|% tva|tva en %|vat rate|vat %" },
  { ECOT_ROLE_VAT, 10, "tva|vat" },
  { ECOT_ROLE_PROOF, 11, "piece justificative|pieces justificatives|piece probante|pieces probantes|supporting document|supporting documents|justificatif|justificatifs" },
  { ECOT_ROLE_PROOF, 8, "preuve|preuves|proof|proofs|evidence|piece|pieces|devis|factures|receipt|receipts" },
  { ECOT_ROLE_REALISED, 11, "realise|realises|realisee|realisees|montant realise|depenses realisees|actual|actuals|spent|reel|reels|execute|consomme" },
  { ECOT_ROLE_FUNDER_RECEIVED, 11, "recu|recus|verse|verses|encaisse|encaisses|received" },
  { ECOT_ROLE_FUNDER, 10, "financeur|financeurs|source de financement|sources de financement|bailleur|bailleurs|funder|funders|funding source|donor" },
  { ECOT_ROLE_FUNDER, 8, "produits|recettes|ressources|income|revenue|revenues|financement|financements|funding" },
};

/* What a column is not, though its title has the words above. */
static const Words others[] = {
  { ECOT_ROLE_AMOUNT, 0, "demande|demandee|subvention|part|%|realise|realises|realisee|ecart|ecarts|difference|n 1|annee precedente|reste|solde|actual|actuals|spent|variance|requested|grant|eligible|retenu|tva|vat|unitaire|unit|horaire" },
  { ECOT_ROLE_REALISED, 0, "ecart|ecarts|difference|%|taux|variance|prevu|n 1|annee precedente" },
  { ECOT_ROLE_UNIT_COST, 0, "total|tva|vat|total ttc|total ht" },
  { ECOT_ROLE_UNIT, 0, "cost|price|cout|prix|nombre|nb|number|total" },
  { ECOT_ROLE_QUANTITY, 0, "cout|prix|taux|cost|price|rate|unitaire|piece|compte|total" },
  { ECOT_ROLE_ACCOUNT, 0, "postal" },
  { ECOT_ROLE_VAT, 0, "montant|hors|total|ttc|amount" },
  { ECOT_ROLE_LABEL, 0, "montant|total|code|compte|justificatif|justificatifs|piece|pieces|tva|financeur|financeurs" },
  { ECOT_ROLE_FUNDER, 0, "montant|plan" },
};

char *
ecot_words_of (const char *text)
{
  g_autofree char *folded = ecot_fold (text);
  GString         *out = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '%' || c == 0x20AC)
        g_string_append_unichar (out, c);
      else if (out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }

  if (out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');

  return g_string_free (out, FALSE);
}

/* The longest of @phrases that stands in @text, in bytes; 0 for none.  With @begins only
 * at its beginning. */
static gsize
find_phrase (const char *text,
             const char *phrases,
             gboolean    begins)
{
  g_auto (GStrv) list = g_strsplit (phrases, "|", -1);
  gsize          longest = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", list[i]);
      const char      *at = strstr (text, phrase);

      if (at != NULL && (!begins || at == text))
        longest = MAX (longest, strlen (list[i]));
    }

  return longest;
}

void
ecot_words_judge_title (const char *text,
                        guint       scores[ECOT_N_ROLES])
{
  memset (scores, 0, ECOT_N_ROLES * sizeof *scores);

  /* A title that is the phrase and no more says it best. */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = find_phrase (text, words[i].phrases, FALSE);
      guint score = length > 0 ? words[i].weight * 10 + (length + 2 == strlen (text) ? 9 : 0) : 0;

      scores[words[i].role] = MAX (scores[words[i].role], score);
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (find_phrase (text, others[i].phrases, FALSE) > 0)
      scores[others[i].role] /= 4;
}

/* "2026", "Année 2026", "Budget 2026 en €": a year, and no word that makes it something else. */
guint
ecot_words_read_year (const char *text)
{
  static const char *const plain[] = {
    "annee", "an", "exercice", "budget", "montant", "prevu", "previsionnel", "prevision", "cout", "depenses", "charges", "total", "ttc", "euros", "eur",
    "€", "en", "year", "fy", "amount", "budgete", NULL
  };
  g_auto (GStrv) list = g_strsplit (text, " ", -1);
  guint          year = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      guint64 number;

      if (list[i][0] == '\0' || g_strv_contains (plain, list[i]))
        continue;
      if (year != 0 || strlen (list[i]) != 4 || !g_ascii_string_to_unsigned (list[i], 10, 1990, 2099, &number, NULL))
        return 0;
      year = (guint)number;
    }

  return year;
}

gboolean
ecot_words_are_subtotal (const char *text)
{
  return find_phrase (text, "sous total|ss total|s total|s t|subtotal|sub total|soustotal|sous totaux", TRUE) > 0;
}

gboolean
ecot_words_are_total (const char *text)
{
  return ecot_words_are_subtotal (text) ||
         find_phrase (text, "total|totaux|grand total|montant total|cout total|budget total|total cost|totals|overall total|somme|ensemble", TRUE) > 0;
}

/* Whole titles only: "ressources humaines" are costs. */
static gboolean
is_phrase (const char *text,
           const char *phrases)
{
  return find_phrase (text, phrases, TRUE) + 2 == strlen (text);
}

gboolean
ecot_words_begin_costs (const char *text)
{
  return is_phrase (text, "depenses|charges|couts|emplois|6 charges|classe 6|comptes de charges|depenses previsionnelles|charges previsionnelles|budget des depenses|plan de depenses|total des depenses|expenses|expenditure|costs");
}

gboolean
ecot_words_begin_funding (const char *text)
{
  return is_phrase (text, "recettes|produits|ressources|financement|7 produits|classe 7|comptes de produits|financements|plan de financement|recettes previsionnelles|produits previsionnels|ressources previsionnelles|budget des recettes|recettes ou produits|income|revenue|revenues|funding|funding sources|sources of funding");
}

gboolean
ecot_words_begin_voluntary (const char *text)
{
  return find_phrase (text, "contributions volontaires|86 emplois|86 contributions|87 contributions|87 ressources|emplois des contributions|voluntary contributions|in kind contributions", TRUE) > 0;
}
