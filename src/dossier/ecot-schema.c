/* ecot-schema.c: what a dossier is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table below is the whole content of a dossier.  It is read far more often
 * than changed, has a dozen fields a kind and two dozen kinds, so that looking
 * a name up by comparing strings costs less than a hash would.
 *
 * Adding a field adds one line here and one in data/dossier.rng; a test holds
 * the two together.  A name never changes its meaning and never goes away: files
 * written years ago use it.
 */

#include "config.h"

#include "dossier/ecot-schema.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

/* Where a group of participants lives or works. */
#define SETTINGS "urban rural"

/* Who pays besides the funds of the call: the ten lines under account 74 of the
 * Cerfa 12156 form, what the action earns by itself (accounts 70, 73 and 75 to 79 of that form),
 * who brings in kind what the budget counts, and whoever fits none of them. */
#define FUNDER_TYPES                                                             \
  "state region department epci commune social europe asp public private "       \
  "sales pricing dues gifts management financial exceptional reversal transfer " \
  "in-kind other"
#define FUNDER_STATUS "requested promised obtained refused"

/* How VAT stands in the amounts: kept as a cost, got back, or got back in part. */
#define VAT_REGIMES "included recoverable partial"

/* The regulations on small amounts of aid: the general one, and that for services of general interest. */
#define AID_REGIMES "general sgei"

/* Hours of a year by which a yearly cost is divided. */
#define HOUR_BASES "1720 1607 1820 other"

#define CONTRACTS "permanent fixed-term apprenticeship civic-service seconded other"

/* A fixed share of the time is proven by a letter, a varying one by sheets (décret 2016-279). */
#define TIME_PROOFS "letter sheet"

/* The accounts of voluntary contributions: what is used, and where it comes from. */
#define VOLUNTARY_ACCOUNTS "860 861 862 864 870 871 875"

#define SEXES    "woman man unstated"
#define STATUSES "employed unemployed inactive training unstated"
#define OUTCOMES "employed self-employed unemployed inactive training left unstated"

#define DOCUMENT_KINDS "quote invoice payslip contract lease timesheet agreement decision accounts certificate other"

static const EcotFieldSpec applicant[] = {
  { "name", ECOT_VALUE_TEXT, NULL, "dénomination sociale" },
  { "acronym", ECOT_VALUE_TEXT, NULL, "sigle" },
  { "siret", ECOT_VALUE_TEXT, NULL, "numéro SIRET" },
  { "rna", ECOT_VALUE_TEXT, NULL, "numéro RNA" },
  { "purpose", ECOT_VALUE_PROSE, NULL, "objet" },
  { "employees", ECOT_VALUE_COUNT, NULL, "nombre total de salariés" },
  { "address", ECOT_VALUE_TEXT, NULL, "adresse du siège social" },
  { "postcode", ECOT_VALUE_TEXT, NULL, "code postal" },
  { "commune", ECOT_VALUE_TEXT, NULL, "commune" },
  { "telephone", ECOT_VALUE_TEXT, NULL, "téléphone" },
  { "fax", ECOT_VALUE_TEXT, NULL, "télécopie" },
  { "email", ECOT_VALUE_TEXT, NULL, "courriel" },
  { "website", ECOT_VALUE_TEXT, NULL, "site internet" },
  { NULL }
};

/* The representative and the person in charge are asked the same things. */
static const EcotFieldSpec person[] = {
  { "name", ECOT_VALUE_TEXT, NULL, "nom et prénom" },
  { "role", ECOT_VALUE_TEXT, NULL, "fonction" },
  { "telephone", ECOT_VALUE_TEXT, NULL, "téléphone" },
  { "email", ECOT_VALUE_TEXT, NULL, "courriel" },
  { NULL }
};

static const EcotFieldSpec action[] = {
  { "title", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "start", ECOT_VALUE_DATE, NULL, "date de début" },
  { "end", ECOT_VALUE_DATE, NULL, "date de fin" },
  { "event", ECOT_VALUE_DATE, NULL, "date de l’événement" },
  { "place", ECOT_VALUE_TEXT, NULL, "lieu" },
  { NULL }
};

static const EcotFieldSpec territory[] = {
  { "covered", ECOT_VALUE_BOOLEAN, NULL, "couvert" },
  { NULL }
};

static const EcotFieldSpec condition[] = {
  { "met", ECOT_VALUE_BOOLEAN, NULL, "remplie" },
  { "date", ECOT_VALUE_DATE, NULL, "date" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { NULL }
};

static const EcotFieldSpec option[] = {
  { "chosen", ECOT_VALUE_BOOLEAN, NULL, "choisie" },
  { NULL }
};

static const EcotFieldSpec narrative[] = {
  { "text", ECOT_VALUE_PROSE, NULL, "texte" },
  { NULL }
};

/* Months and hours are those of one person, so that a group may grow. */
static const EcotFieldSpec group[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "count", ECOT_VALUE_COUNT, NULL, "nombre de participants" },
  { "women", ECOT_VALUE_COUNT, NULL, "femmes" },
  { "men", ECOT_VALUE_COUNT, NULL, "hommes" },
  { "unstated", ECOT_VALUE_COUNT, NULL, "sexe non précisé" },
  { "young", ECOT_VALUE_COUNT, NULL, "jeunes" },
  { "rsa", ECOT_VALUE_COUNT, NULL, "bénéficiaires du RSA" },
  { "months", ECOT_VALUE_DECIMAL, NULL, "mois d’accompagnement par personne" },
  { "setting", ECOT_VALUE_CHOICE, SETTINGS, "milieu" },
  { "hours", ECOT_VALUE_DECIMAL, NULL, "heures de mise à disposition par personne et par mois" },
  { NULL }
};

static const EcotFieldSpec posts[] = {
  { "count", ECOT_VALUE_DECIMAL, NULL, "nombre de postes" },
  { NULL }
};

static const EcotFieldSpec member[] = {
  { "role", ECOT_VALUE_TEXT, NULL, "fonction" },
  { "fte", ECOT_VALUE_DECIMAL, NULL, "équivalents temps plein" },
  { "name", ECOT_VALUE_TEXT, NULL, "nom et prénom" },
  { "vacant", ECOT_VALUE_BOOLEAN, NULL, "à recruter" },
  { "contract", ECOT_VALUE_CHOICE, CONTRACTS, "contrat" },
  { "working-time", ECOT_VALUE_DECIMAL, NULL, "temps de travail, en % d’un temps plein" },
  { "yearly-cost", ECOT_VALUE_AMOUNT, NULL, "coût annuel chargé" },
  { "raise", ECOT_VALUE_DATE, NULL, "date d’augmentation" },
  { "raised-cost", ECOT_VALUE_AMOUNT, NULL, "coût annuel chargé après augmentation" },
  { "base", ECOT_VALUE_CHOICE, HOUR_BASES, "base d’heures annuelle" },
  { "base-hours", ECOT_VALUE_DECIMAL, NULL, "heures annuelles de la base" },
  { "start", ECOT_VALUE_DATE, NULL, "début sur l’action" },
  { "end", ECOT_VALUE_DATE, NULL, "fin sur l’action" },
  { "share", ECOT_VALUE_DECIMAL, NULL, "part du temps consacrée à l’action, en %" },
  { "hours", ECOT_VALUE_DECIMAL, NULL, "heures sur l’action" },
  { "time-proof", ECOT_VALUE_CHOICE, TIME_PROOFS, "preuve du temps" },
  { NULL }
};

static const EcotFieldSpec category[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { NULL }
};

/* Of a year or another part of the action; its key is the N of a line's period-N. */
static const EcotFieldSpec period[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "start", ECOT_VALUE_DATE, NULL, "date de début" },
  { "end", ECOT_VALUE_DATE, NULL, "date de fin" },
  { NULL }
};

static const EcotFieldSpec method[] = {
  { "whole-euros", ECOT_VALUE_BOOLEAN, NULL, "montants en euros entiers" },
  { "vat", ECOT_VALUE_CHOICE, VAT_REGIMES, "régime de TVA" },
  { "vat-share", ECOT_VALUE_DECIMAL, NULL, "part récupérable de la TVA, en %" },
  { NULL }
};

/* A flat rate that is filled is one the applicant chose. */
static const EcotFieldSpec cost_option[] = {
  { "percent", ECOT_VALUE_DECIMAL, NULL, "taux" },
  { "reason", ECOT_VALUE_TEXT, NULL, "justification" },
  { NULL }
};

static const EcotFieldSpec voluntary[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "account", ECOT_VALUE_CHOICE, VOLUNTARY_ACCOUNTS, "compte" },
  { "hours", ECOT_VALUE_DECIMAL, NULL, "heures" },
  { "rate", ECOT_VALUE_DECIMAL, NULL, "valeur de l’heure" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { "method", ECOT_VALUE_TEXT, NULL, "méthode de valorisation" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { NULL }
};

static const EcotFieldSpec line[] = {
  { "category", ECOT_VALUE_CHOICE, NULL, "poste de dépenses" },
  { "detail", ECOT_VALUE_TEXT, NULL, "détail" },
  { "quantity", ECOT_VALUE_DECIMAL, NULL, "quantité" },
  { "unit", ECOT_VALUE_TEXT, NULL, "unité" },
  { "unit-cost", ECOT_VALUE_DECIMAL, NULL, "coût unitaire" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { "account", ECOT_VALUE_CHOICE, NULL, "compte" },
  { "member", ECOT_VALUE_CHOICE, NULL, "membre de l’équipe" },
  { "vat-rate", ECOT_VALUE_DECIMAL, NULL, "taux de TVA" },
  { "eligible", ECOT_VALUE_AMOUNT, NULL, "montant éligible" },
  { "retained", ECOT_VALUE_AMOUNT, NULL, "montant retenu" },
  { "retained-reason", ECOT_VALUE_TEXT, NULL, "motif de l’écart" },
  { "realised", ECOT_VALUE_AMOUNT, NULL, "montant réalisé" },
  { "paid", ECOT_VALUE_DATE, NULL, "date de paiement" },
  { "period-1", ECOT_VALUE_AMOUNT, NULL, "montant de la période 1" },
  { "period-2", ECOT_VALUE_AMOUNT, NULL, "montant de la période 2" },
  { "period-3", ECOT_VALUE_AMOUNT, NULL, "montant de la période 3" },
  { "period-4", ECOT_VALUE_AMOUNT, NULL, "montant de la période 4" },
  { "period-5", ECOT_VALUE_AMOUNT, NULL, "montant de la période 5" },
  { "period-6", ECOT_VALUE_AMOUNT, NULL, "montant de la période 6" },
  { NULL }
};

static const EcotFieldSpec time_spent[] = {
  { "person", ECOT_VALUE_TEXT, NULL, "personne" },
  { "task", ECOT_VALUE_TEXT, NULL, "tâche" },
  { "hours", ECOT_VALUE_DECIMAL, NULL, "heures" },
  { "realised", ECOT_VALUE_DECIMAL, NULL, "heures réalisées" },
  { NULL }
};

static const EcotFieldSpec fund[] = {
  { "percent", ECOT_VALUE_DECIMAL, NULL, "taux" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { "ceiling", ECOT_VALUE_AMOUNT, NULL, "plafond" },
  { NULL }
};

static const EcotFieldSpec funder[] = {
  { "name", ECOT_VALUE_TEXT, NULL, "nom" },
  { "type", ECOT_VALUE_CHOICE, FUNDER_TYPES, "nature" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { "status", ECOT_VALUE_CHOICE, FUNDER_STATUS, "état" },
  { "date", ECOT_VALUE_DATE, NULL, "date" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { "paid", ECOT_VALUE_DATE, NULL, "date de versement" },
  { "received", ECOT_VALUE_AMOUNT, NULL, "montant reçu" },
  { NULL }
};

static const EcotFieldSpec own[] = {
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { NULL }
};

/* A part of the grant, and when it is expected. */
static const EcotFieldSpec instalment[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "percent", ECOT_VALUE_DECIMAL, NULL, "part de la subvention" },
  { "date", ECOT_VALUE_DATE, NULL, "date de versement" },
  { NULL }
};

static const EcotFieldSpec cash[] = {
  { "opening", ECOT_VALUE_AMOUNT, NULL, "trésorerie au début de l’action" },
  { NULL }
};

/* Aid already had under the regulations on small amounts. */
static const EcotFieldSpec aid[] = {
  { "funder", ECOT_VALUE_TEXT, NULL, "organisme" },
  { "date", ECOT_VALUE_DATE, NULL, "date d’octroi" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant" },
  { "regime", ECOT_VALUE_CHOICE, AID_REGIMES, "règlement" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { NULL }
};

static const EcotFieldSpec de_minimis[] = {
  { "regime", ECOT_VALUE_CHOICE, AID_REGIMES, "règlement de la subvention demandée" },
  { NULL }
};

static const EcotFieldSpec indicator[] = {
  { "planned", ECOT_VALUE_DECIMAL, NULL, "prévu" },
  { "proof", ECOT_VALUE_TEXT, NULL, "pièce probante" },
  { "comment", ECOT_VALUE_PROSE, NULL, "commentaire" },
  { "baseline", ECOT_VALUE_DECIMAL, NULL, "valeur de départ" },
  { "realised", ECOT_VALUE_DECIMAL, NULL, "réalisé" },
  { "reason", ECOT_VALUE_PROSE, NULL, "motif de l’écart" },
  { "women", ECOT_VALUE_COUNT, NULL, "femmes" },
  { "men", ECOT_VALUE_COUNT, NULL, "hommes" },
  { "sex-unstated", ECOT_VALUE_COUNT, NULL, "sexe non précisé" },
  { "under-25", ECOT_VALUE_COUNT, NULL, "moins de 25 ans" },
  { "from-25-to-54", ECOT_VALUE_COUNT, NULL, "de 25 à 54 ans" },
  { "over-54", ECOT_VALUE_COUNT, NULL, "plus de 54 ans" },
  { "age-unstated", ECOT_VALUE_COUNT, NULL, "âge non précisé" },
  { "employed", ECOT_VALUE_COUNT, NULL, "en emploi" },
  { "unemployed", ECOT_VALUE_COUNT, NULL, "au chômage" },
  { "inactive", ECOT_VALUE_COUNT, NULL, "inactifs" },
  { "status-unstated", ECOT_VALUE_COUNT, NULL, "situation non précisée" },
  { NULL }
};

/* Not a count: a target of 0.45 a post may be planned as it is written. */
static const EcotFieldSpec exit_planned[] = {
  { "planned", ECOT_VALUE_DECIMAL, NULL, "prévu" },
  { "comment", ECOT_VALUE_PROSE, NULL, "commentaire" },
  { "realised", ECOT_VALUE_DECIMAL, NULL, "réalisé" },
  { NULL }
};

/* A participant, once; what European funds ask to be known at entry and at exit. */
static const EcotFieldSpec entry[] = {
  { "code", ECOT_VALUE_TEXT, NULL, "code" },
  { "name", ECOT_VALUE_TEXT, NULL, "nom et prénom", TRUE },
  { "birth", ECOT_VALUE_DATE, NULL, "date de naissance", TRUE },
  { "sex", ECOT_VALUE_CHOICE, SEXES, "sexe" },
  { "status", ECOT_VALUE_CHOICE, STATUSES, "situation à l’entrée" },
  { "entry", ECOT_VALUE_DATE, NULL, "date d’entrée" },
  { "exit", ECOT_VALUE_DATE, NULL, "date de sortie" },
  { "outcome", ECOT_VALUE_CHOICE, OUTCOMES, "situation à la sortie" },
  { NULL }
};

static const EcotFieldSpec step[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "start", ECOT_VALUE_DATE, NULL, "date de début" },
  { "end", ECOT_VALUE_DATE, NULL, "date de fin" },
  { "place", ECOT_VALUE_TEXT, NULL, "lieu" },
  { NULL }
};

static const EcotFieldSpec piece[] = {
  { "joined", ECOT_VALUE_BOOLEAN, NULL, "jointe" },
  { "file", ECOT_VALUE_TEXT, NULL, "fichier" },
  { "date", ECOT_VALUE_DATE, NULL, "date" },
  { NULL }
};

/* A file that proves a cost, or what a funder decided. */
static const EcotFieldSpec document[] = {
  { "label", ECOT_VALUE_TEXT, NULL, "intitulé" },
  { "kind", ECOT_VALUE_CHOICE, DOCUMENT_KINDS, "nature" },
  { "file", ECOT_VALUE_TEXT, NULL, "fichier" },
  { "date", ECOT_VALUE_DATE, NULL, "date" },
  { "expires", ECOT_VALUE_DATE, NULL, "date d’expiration" },
  { "line", ECOT_VALUE_CHOICE, NULL, "ligne de budget" },
  { "funder", ECOT_VALUE_CHOICE, NULL, "financeur" },
  { NULL }
};

/* What a paper was when it was signed. */
static const EcotFieldSpec signature[] = {
  { "fingerprint", ECOT_VALUE_TEXT, NULL, "empreinte" },
  { "content", ECOT_VALUE_PROSE, NULL, "contenu signé" },
  { "date", ECOT_VALUE_DATE, NULL, "date de signature" },
  { "by", ECOT_VALUE_TEXT, NULL, "signataire" },
  { NULL }
};

static const EcotFieldSpec letter[] = {
  { "place", ECOT_VALUE_TEXT, NULL, "lieu" },
  { "date", ECOT_VALUE_DATE, NULL, "date" },
  { "amount", ECOT_VALUE_AMOUNT, NULL, "montant indiqué" },
  { NULL }
};

static const EcotFieldSpec submission[] = {
  { "channel", ECOT_VALUE_CHOICE, NULL, "voie d’envoi" },
  { "sent", ECOT_VALUE_MOMENT, NULL, "date d’envoi" },
  { NULL }
};

/* The number of fields: the array less its end. */
#define FIELDS(array) array, G_N_ELEMENTS (array) - 1

static const EcotKindSpec kinds[ECOT_N_KINDS] = {
  [ECOT_KIND_APPLICANT] = { "applicant", "applicant", ECOT_SHAPE_SINGLE, FIELDS (applicant), "candidat" },
  [ECOT_KIND_REPRESENTATIVE] = { "representative", "representative", ECOT_SHAPE_SINGLE, FIELDS (person), "représentant légal" },
  [ECOT_KIND_CONTACT] = { "contact", "contact", ECOT_SHAPE_SINGLE, FIELDS (person), "personne responsable du projet" },
  [ECOT_KIND_ACTION] = { "action", "action", ECOT_SHAPE_SINGLE, FIELDS (action), "action" },
  [ECOT_KIND_TERRITORY] = { "territory", "territory", ECOT_SHAPE_KEYED, FIELDS (territory), "territoire" },
  [ECOT_KIND_CONDITION] = { "condition", "condition", ECOT_SHAPE_KEYED, FIELDS (condition), "condition préalable" },
  [ECOT_KIND_OPTION] = { "option", "option", ECOT_SHAPE_KEYED, FIELDS (option), "option" },
  [ECOT_KIND_NARRATIVE] = { "narrative", "narrative", ECOT_SHAPE_KEYED, FIELDS (narrative), "rubrique" },
  [ECOT_KIND_GROUP] = { "participants", "group", ECOT_SHAPE_LIST, FIELDS (group), "groupe de participants" },
  [ECOT_KIND_POSTS] = { "posts", "posts", ECOT_SHAPE_SINGLE, FIELDS (posts), "postes d’insertion" },
  [ECOT_KIND_MEMBER] = { "staff", "member", ECOT_SHAPE_LIST, FIELDS (member), "membre de l’équipe" },
  [ECOT_KIND_CATEGORY] = { "budget/category", "category", ECOT_SHAPE_LIST, FIELDS (category), "poste ajouté" },
  [ECOT_KIND_PERIOD] = { "period", "period", ECOT_SHAPE_KEYED, FIELDS (period), "période" },
  [ECOT_KIND_METHOD] = { "method", "method", ECOT_SHAPE_SINGLE, FIELDS (method), "méthode de calcul" },
  [ECOT_KIND_COST_OPTION] = { "cost-option", "cost-option", ECOT_SHAPE_KEYED, FIELDS (cost_option), "option de coûts simplifiés" },
  [ECOT_KIND_LINE] = { "budget/line", "line", ECOT_SHAPE_LIST, FIELDS (line), "ligne de budget" },
  [ECOT_KIND_TIME] = { "time", "time", ECOT_SHAPE_LIST, FIELDS (time_spent), "temps passé" },
  [ECOT_KIND_VOLUNTARY] = { "voluntary", "contribution", ECOT_SHAPE_LIST, FIELDS (voluntary), "contribution volontaire" },
  [ECOT_KIND_FUND] = { "fund", "fund", ECOT_SHAPE_KEYED, FIELDS (fund), "fonds" },
  [ECOT_KIND_FUNDER] = { "funding", "funder", ECOT_SHAPE_LIST, FIELDS (funder), "financeur" },
  [ECOT_KIND_OWN] = { "own-funds", "own-funds", ECOT_SHAPE_SINGLE, FIELDS (own), "fonds propres" },
  [ECOT_KIND_INSTALMENT] = { "instalment", "instalment", ECOT_SHAPE_LIST, FIELDS (instalment), "versement" },
  [ECOT_KIND_CASH] = { "cash", "cash", ECOT_SHAPE_SINGLE, FIELDS (cash), "trésorerie" },
  [ECOT_KIND_AID] = { "aid", "aid", ECOT_SHAPE_LIST, FIELDS (aid), "aide de minimis" },
  [ECOT_KIND_DE_MINIMIS] = { "de-minimis", "de-minimis", ECOT_SHAPE_SINGLE, FIELDS (de_minimis), "régime de minimis" },
  [ECOT_KIND_INDICATOR] = { "indicator", "indicator", ECOT_SHAPE_KEYED, FIELDS (indicator), "indicateur" },
  [ECOT_KIND_EXIT] = { "exit", "exit", ECOT_SHAPE_KEYED, FIELDS (exit_planned), "sortie" },
  [ECOT_KIND_ENTRY] = { "register", "entry", ECOT_SHAPE_LIST, FIELDS (entry), "participant" },
  [ECOT_KIND_STEP] = { "schedule", "step", ECOT_SHAPE_LIST, FIELDS (step), "étape" },
  [ECOT_KIND_PIECE] = { "piece", "piece", ECOT_SHAPE_KEYED, FIELDS (piece), "pièce" },
  [ECOT_KIND_DOCUMENT] = { "document", "document", ECOT_SHAPE_LIST, FIELDS (document), "pièce justificative" },
  [ECOT_KIND_LETTER] = { "letter", "letter", ECOT_SHAPE_SINGLE, FIELDS (letter), "lettre" },
  [ECOT_KIND_SIGNATURE] = { "signature", "signature", ECOT_SHAPE_KEYED, FIELDS (signature), "signature" },
  [ECOT_KIND_SUBMISSION] = { "submission", "submission", ECOT_SHAPE_SINGLE, FIELDS (submission), "envoi" },
};

const EcotKindSpec *
ecot_schema_get_kind (EcotKind kind)
{
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, NULL);

  return &kinds[kind];
}

EcotKind
ecot_schema_find_kind (const char *name)
{
  guint kind = 0;

  g_return_val_if_fail (name != NULL, ECOT_N_KINDS);

  while (kind < ECOT_N_KINDS && strcmp (kinds[kind].name, name) != 0)
    kind++;

  return kind;
}

EcotKind
ecot_schema_find_element (const char *element)
{
  guint kind = 0;

  g_return_val_if_fail (element != NULL, ECOT_N_KINDS);

  while (kind < ECOT_N_KINDS && strcmp (kinds[kind].element, element) != 0)
    kind++;

  return kind;
}

/* Where to look first for a name by its first two letters, which tell most fields of a kind apart. */
#define N_HINTS 64

static guint8 hints[ECOT_N_KINDS][N_HINTS];

static guint
hint_of (const char *field)
{
  return field[0] == '\0' ? 0 : ((guint8)field[0] * 5u + (guint8)field[1]) % N_HINTS;
}

static void
make_hints (void)
{
  static gsize made;

  if (!g_once_init_enter (&made))
    return;

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = kinds[kind].n_fields; i > 0; i--)
      hints[kind][hint_of (kinds[kind].fields[i - 1].name)] = (guint8)(i - 1);

  g_once_init_leave (&made, 1);
}

int
ecot_schema_find_field (EcotKind    kind,
                        const char *field)
{
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, -1);
  g_return_val_if_fail (field != NULL, -1);

  make_hints ();

  /* Asked for each cell of each line. */
  for (guint i = hints[kind][hint_of (field)]; i < kinds[kind].n_fields; i++)
    if (kinds[kind].fields[i].name[0] == field[0] && strcmp (kinds[kind].fields[i].name, field) == 0)
      return (int)i;

  return -1;
}

/* Keys stand in paths and file names, so they are plain; the longest fits EcotPlace. */
gboolean
ecot_schema_key_is_valid (const char *key)
{
  gsize length = 0;

  g_return_val_if_fail (key != NULL, FALSE);

  while (length <= ECOT_KEY_MAX && (g_ascii_isalnum (key[length]) || (key[length] != '\0' && strchr ("-._+", key[length]) != NULL)))
    length++;

  return key[length] == '\0' && length > 0 && length <= ECOT_KEY_MAX;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *)all, word);
}

gboolean
ecot_schema_check_value (EcotKind         kind,
                         guint            field,
                         const EcotValue *value,
                         GError         **error)
{
  const EcotFieldSpec *spec;

  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, FALSE);
  g_return_val_if_fail (field < kinds[kind].n_fields, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (ecot_value_is_empty (value))
    return TRUE;

  spec = &kinds[kind].fields[field];
  if (value->type != spec->type)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   _ ("The value given for “%s” is of another kind than that field"), spec->name);
      return FALSE;
    }

  if (!ecot_value_check (value, error))
    return FALSE;

  if (spec->choices != NULL && !has_word (spec->choices, value->text))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   _ ("“%s” is not a choice of “%s”: write one of %s"), value->text, spec->name, spec->choices);
      return FALSE;
    }

  return TRUE;
}
