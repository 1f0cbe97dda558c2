/* ecot-effect-words.c: the words of a call file as French people say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word of the vocabulary that has no entry here is shown as it is written in the
 * file: the list of effects is complete whatever the vocabulary holds.
 */

#include "config.h"

#include "desk/ecot-effect-words-private.h"

#include <string.h>

#include "base/ecot-amount.h"
#include "base/ecot-date.h"
#include "base/ecot-decimal.h"

static const EcotItemWords items[] = {
  { "call", "Appel", "appel", NULL },
  { "lot", "Appel", "lot", NULL },
  { "session", "Dates", "session de dépôt", "submission/sent" },
  { "period", "Dates", "période de l’action", "action/start" },
  { "eligible", "Qui peut répondre", "condition sur le candidat", NULL },
  { "condition", "Qui peut répondre", "condition préalable", "condition/%s/met" },
  { "audience", "Public et objectifs", "public", NULL },
  { "objective", "Public et objectifs", "objectif", NULL },
  { "participants", "Public et objectifs", "décompte des participants", "participants" },
  { "posts", "Public et objectifs", "postes", "posts/count" },
  { "staffing", "Public et objectifs", "encadrement", "staff" },
  { "field", "Identification", "renseignement", NULL },
  { "territory", "Territoires", "territoire", "territory/%s/covered" },
  { "section", "Textes", "rubrique", "narrative/%s/text" },
  { "budget", "Budget", "tableau du budget", "budget/line" },
  { "category", "Budget", "poste de dépenses", "budget/line" },
  { "flat-rate", "Budget", "taux forfaitaire", "budget/line" },
  { "fund", "Financement", "fonds", "fund/%s/amount" },
  { "limit", "Limites", "limite", NULL },
  { "performance", "Financement", "part liée aux résultats", NULL },
  { "exit", "Sorties", "type de sortie", "exit/%s/planned" },
  { "stage", "Sorties", "étape de parcours", NULL },
  { "choice", "Options", "choix", NULL },
  { "indicator", "Indicateurs", "indicateur", "indicator/%s/planned" },
  { "criterion", "Sélection", "critère", NULL },
  { "piece", "Pièces", "pièce", "piece/%s/joined" },
  { "channel", "Envoi", "voie d’envoi", "submission/channel" },
  { "recipient", "Envoi", "destinataire", NULL },
  { "letter", "Lettres", "lettre", "letter/%s/date" },
  { "payment", "Versement", "versement", NULL },
  { "instalment", "Versement", "échéance", NULL },
  { "report", "Bilans et suivi", "bilan", NULL },
  { "meeting", "Bilans et suivi", "réunion", NULL },
  { "obligation", "Obligations", "obligation", NULL },
  { "publicity", "Obligations", "publicité", NULL },
  { "questionnaire", "Questionnaire", "questionnaire", NULL },
  { "question", "Questionnaire", "question", NULL },
  { "note", "Remarques sur l’appel", "remarque", NULL },
  { "label", "Formulaire", "libellé", NULL },
};

static const struct
{
  const char *name, *words;
} attributes[] = {
  { "about", "points visés" },
  { "advance-max", "avance maximale" },
  { "after-budget", "imprimée après le budget" },
  { "alternative", "au choix avec" },
  { "announced", "annoncée sans valeur" },
  { "asks", "ce qui est demandé" },
  { "asks-hours", "heures demandées" },
  { "at-least", "au moins" },
  { "at-most", "au plus" },
  { "attendees", "participants à la réunion" },
  { "base", "assiette" },
  { "basis", "base imprimée" },
  { "class", "catégorie" },
  { "closes", "clôture" },
  { "closes-printed", "clôture imprimée" },
  { "closes-time", "heure de clôture" },
  { "date", "date" },
  { "declines", "refus de répondre" },
  { "delay", "délai" },
  { "end", "fin" },
  { "equal", "exactement" },
  { "every-months", "intervalle en mois" },
  { "exclude", "exclu de l’assiette" },
  { "extra-categories", "postes à ajouter" },
  { "figure", "chiffre visé" },
  { "frequency", "fréquence" },
  { "file-name", "nom du fichier" },
  { "fund", "fonds" },
  { "go-to", "question suivante" },
  { "group", "groupe" },
  { "help", "aide" },
  { "hours", "heures par semaine" },
  { "issuer", "émetteur" },
  { "issuer-short", "nom court de l’émetteur" },
  { "kind", "nature" },
  { "kinds", "nature du candidat" },
  { "label", "intitulé" },
  { "level", "gravité" },
  { "limits", "limites liées" },
  { "max-age-days", "ancienneté maximale en jours" },
  { "max-age-months", "ancienneté maximale en mois" },
  { "max-months", "durée maximale en mois" },
  { "max-words", "nombre de mots maximum" },
  { "message", "nom" },
  { "mode", "mode" },
  { "months", "mois" },
  { "months-after-end", "mois après la fin" },
  { "of", "rapporté à" },
  { "opens", "ouverture" },
  { "paper", "document d’Écot" },
  { "parts", "composantes" },
  { "percent", "taux" },
  { "place", "place dans le dossier" },
  { "printed", "mention imprimée" },
  { "proof", "justificatif" },
  { "qualitative", "qualitatif" },
  { "required", "obligatoire" },
  { "rounding", "arrondi" },
  { "salutation", "formule d’appel" },
  { "short-label", "intitulé court" },
  { "short-title", "titre court" },
  { "signature", "légende de la signature" },
  { "start", "début" },
  { "start-from", "début possible à partir du" },
  { "start-to", "début possible jusqu’au" },
  { "start-to-printed", "début possible, imprimé" },
  { "target", "cible" },
  { "text", "texte" },
  { "title", "titre" },
  { "title-inferred", "titre déduit" },
  { "tolerance", "dépassement admis" },
  { "unit", "unité" },
  { "tolerance", "dépassement admis" },
  { "up-to", "haut de la fourchette" },
  { "validation", "validation" },
  { "weight", "poids" },
  { "words", "décompte des mots" },
  { "young-under", "âge limite des jeunes" },
  { "zone", "fuseau horaire" },
};

const EcotItemWords *
ecot_effect_words_find (const char *element)
{
  static const EcotItemWords other = { NULL, "Autres", "élément", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (strcmp (items[i].element, element) == 0)
      return &items[i];

  return &other;
}

const char *
ecot_effect_words_attribute (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (strcmp (attributes[i].name, name) == 0)
      return attributes[i].words;

  return name;
}

/* Words of the closed lists of the vocabulary, each where it stands. */
static const struct
{
  const char *attributes; /* with a space on both sides */
  const char *written, *words;
} values[] = {
  { " mode ", "flat", "forfait" },
  { " mode ", "ceiling", "plafond" },
  { " mode base ", "unstated", "non précisé" },
  { " base ", "direct", "coûts directs" },
  { " base ", "direct-without-services", "coûts directs sans les prestations" },
  { " base ", "direct-staff", "coûts directs de personnel" },
  { " kind exclude ", "staff", "personnel" },
  { " kind exclude ", "services", "prestations" },
  { " kind exclude ", "supplies", "fournitures" },
  { " kind exclude ", "participants", "dépenses liées aux participants" },
  { " kind exclude ", "operating", "fonctionnement" },
  { " kind exclude ", "in-kind", "contributions en nature" },
  { " kind exclude ", "indirect", "coûts indirects" },
  { " kind exclude class kinds ", "other", "autre" },
  { " kind ", "contradiction", "contradiction" },
  { " kind ", "silence", "silence" },
  { " kind ", "ambiguity", "ambiguïté" },
  { " kind ", "oddity", "bizarrerie" },
  { " kind ", "text", "texte" },
  { " kind ", "date", "date" },
  { " kind ", "number", "nombre" },
  { " kind ", "choice", "une réponse" },
  { " kind ", "choices", "plusieurs réponses" },
  { " kinds ", "association", "association" },
  { " kinds ", "company", "entreprise" },
  { " kinds ", "public-body", "organisme public" },
  { " kinds ", "training-body", "organisme de formation" },
  { " kinds ", "siae", "SIAE" },
  { " asks ", "women", "femmes et hommes" },
  { " asks ", "young", "jeunes" },
  { " asks ", "rsa", "bénéficiaires du RSA" },
  { " asks ", "months", "mois d’accompagnement" },
  { " asks ", "setting", "milieu urbain ou rural" },
  { " asks ", "hours", "heures de mise à disposition" },
  { " class ", "durable", "durable" },
  { " class ", "transition", "transition" },
  { " class ", "positive", "positive" },
  { " level ", "error", "erreur" },
  { " level ", "warning", "avertissement" },
  { " level ", "advice", "conseil" },
  { " announced ", "at-least", "minimum" },
  { " announced ", "at-most", "maximum" },
  { " announced ", "equal", "valeur exacte" },
  { " rounding ", "half-up", "au plus proche" },
  { " rounding ", "down", "par défaut" },
  { " rounding ", "euro", "à l’euro" },
};

static const char *
find_value (const char *attribute,
            const char *word)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", attribute);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].written, word) == 0 && strstr (values[i].attributes, wanted) != NULL)
      return values[i].words;

  return NULL;
}

/* "women young" as "femmes et hommes, jeunes"; NULL if one of the words is of no such list. */
static char *
format_words (const char *attribute,
              const char *written)
{
  g_auto (GStrv)        words = g_strsplit (written, " ", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = find_value (attribute, words[i]);

      if (value == NULL)
        return NULL;

      g_ptr_array_add (list, (gpointer)value);
    }

  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **)list->pdata);
}

static char *
format_amount (const char *written)
{
  g_autofree char *number = g_strndup (written, strlen (written) - strlen (" EUR"));
  EcotAmount       amount;
  char             buf[ECOT_AMOUNT_BUFSIZE];

  return ecot_amount_parse (number, &amount, NULL) ? g_strdup (ecot_amount_format_french (amount, buf)) : NULL;
}

static char *
format_number (const char *written)
{
  EcotDecimal number;
  char        buf[ECOT_DECIMAL_BUFSIZE];

  return ecot_decimal_parse (written, &number, NULL) ? g_strdup (ecot_decimal_format_french (number, buf)) : NULL;
}

/* "10000 EUR" as "10 000,00 €", "2030-01-31" as "31 janvier 2030", "flat" as "« forfait »". */
char *
ecot_effect_words_value (const char *attribute,
                         const char *written)
{
  g_autofree char *words = NULL;
  EcotDate         date;
  char             buf[ECOT_DATE_BUFSIZE];
  char            *value = NULL;

  if (written == NULL)
    return g_strdup ("rien");
  if (strcmp (written, "true") == 0)
    return g_strdup ("oui");
  if (strcmp (written, "false") == 0)
    return g_strdup ("non");
  if (ecot_date_parse (written, &date, NULL))
    return g_strdup (ecot_date_format_french (date, buf));

  value = g_str_has_suffix (written, " EUR") ? format_amount (written) : format_number (written);
  words = format_words (attribute, written);

  return value != NULL ? value : g_strdup_printf ("« %s »", words != NULL ? words : written);
}

char *
ecot_effect_words_instead (const char *attribute,
                           const char *written)
{
  g_autofree char *value = ecot_effect_words_value (attribute, written);
  EcotDate         date;

  return g_strconcat (written != NULL && ecot_date_parse (written, &date, NULL) ? "au lieu du " : "au lieu de ", value, NULL);
}
