/* ecot-check-pieces.c: what has to go with the answer, and the letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A piece that Écot itself writes is there by itself; a letter among them needs
 * what a letter needs.
 */

#include "check/ecot-check-private.h"

#include <string.h>

static void
report_piece (EcotCheck       *self,
              const EcotPiece *piece,
              const char      *where)
{
  EcotFindingSpec spec = {
    .rule = "piece",
    .item = piece->id,
    .level = piece->required ? ECOT_LEVEL_ERROR : ECOT_LEVEL_ADVICE,
    .where = where,
    .found = "non jointe",
    .expected = piece->required ? "jointe" : "jointe, ou « non »",
    .source = piece->source,
  };

  ecot_check_add (self, &spec,
                  piece->required ? "La pièce « %s » n’est pas jointe, et l’appel l’exige."
                                  : "La pièce « %s » peut être jointe : répondez oui ou non.",
                  piece->label);
}

/* A piece the call does not require may be left out, once somebody says so. */
static void
check_piece (EcotCheck       *self,
             const EcotPiece *piece)
{
  g_autofree char *where = g_strdup_printf ("piece/%s/joined", piece->id);
  gint64           joined = 0;
  gboolean         answered = ecot_dossier_get_number (self->dossier, ECOT_KIND_PIECE, piece->id, "joined", &joined);

  if (piece->paper == NULL && !joined && (piece->required || !answered))
    report_piece (self, piece, where);
}

/* {{{ How old it is */

/* "3 mois", "90 jours".  (transfer full) */
static char *
describe_age (const EcotPiece *piece)
{
  return piece->age_months >= 0 ? g_strdup_printf ("%d mois", piece->age_months) : ecot_days_to_french (piece->age_days);
}

/* The day its age is counted at.  A call without a deadline means the day it is handed in. */
static EcotDate
find_age_day (EcotCheck       *self,
              const EcotPiece *piece)
{
  EcotMoment deadline = g_strcmp0 (piece->age_at, "deadline") == 0 ? ecot_lot_get_deadline (self->lot) : 0;

  return ecot_moment_get_date (deadline != 0 ? deadline : self->at);
}

static void
advise_date (EcotCheck       *self,
             const EcotPiece *piece,
             const char      *where)
{
  g_autofree char *age = describe_age (piece);
  EcotFindingSpec  spec = { .rule = "piece-date", .item = piece->id, .level = ECOT_LEVEL_ADVICE, .where = where, .found = "vide", .expected = "une date", .source = piece->source };

  ecot_check_add (self, &spec, "La pièce « %s » ne dit pas de quand elle date, et l’appel la veut de %s au plus.", piece->label, age);
}

/* The last day of its age still counts: « de moins de 3 mois » at 24 July takes what is dated 24 April. */
static void
check_age (EcotCheck       *self,
           const EcotPiece *piece,
           const char      *where,
           EcotDate         date)
{
  EcotDate         day = find_age_day (self, piece);
  EcotDate         first = piece->age_months >= 0 ? ecot_date_add_months (day, -piece->age_months) : day - piece->age_days;
  EcotFindingSpec  spec = { .rule = "piece-age", .item = piece->id, .where = where, .source = piece->source };
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *age = NULL, *at = NULL;

  if (date >= first)
    return;

  age = describe_age (piece);
  at = ecot_date_to_french (day);
  gap = ecot_gap_dates (date, ECOT_RELATION_AT_LEAST, first);
  ecot_gap_lend (&gap, &spec);
  spec.level = piece->required ? ECOT_LEVEL_ERROR : ECOT_LEVEL_WARNING;
  ecot_check_add (self, &spec, "La pièce « %s » est datée du %s, %s trop tôt : l’appel la veut de %s au plus le %s.",
                  piece->label, gap.found, gap.difference, age, at);
}

static void
check_piece_date (EcotCheck       *self,
                  const EcotPiece *piece)
{
  g_autofree char *where = NULL;
  gint64           joined = 0, date;

  if (piece->age_months < 0 && piece->age_days < 0)
    return;

  where = g_strdup_printf ("piece/%s/date", piece->id);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_PIECE, piece->id, "joined", &joined);
  if (ecot_dossier_get_number (self->dossier, ECOT_KIND_PIECE, piece->id, "date", &date))
    check_age (self, piece, where, date);
  else if (joined)
    advise_date (self, piece, where);
}

/* }}} */

void
ecot_check_pieces (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->pieces->len; i++)
    {
      check_piece (self, self->lot->pieces->pdata[i]);
      check_piece_date (self, self->lot->pieces->pdata[i]);
    }
}

/* {{{ The letter */

/* The first piece that is a letter Écot writes, or NULL. */
static const EcotPiece *
find_letter (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->pieces->len; i++)
    {
      const EcotPiece *piece = self->lot->pieces->pdata[i];

      if (g_strcmp0 (piece->paper, "engagement") == 0 || g_strcmp0 (piece->paper, "covering") == 0)
        return piece;
    }

  return NULL;
}

/* Place and date may be written by hand beside the signature: no error. */
static void
check_letter_cell (EcotCheck       *self,
                   const EcotPiece *piece,
                   const char      *field,
                   const char      *rule,
                   const char      *expected,
                   const char      *what)
{
  g_autofree char *where = g_strconcat ("letter/", field, NULL);
  EcotFindingSpec  spec = {
     .rule = rule,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = "vide",
     .expected = expected,
     .source = piece->source,
  };

  if (ecot_value_is_empty (ecot_dossier_get_value (self->dossier, ECOT_KIND_LETTER, NULL, field)))
    ecot_check_add (self, &spec, "La lettre n’a pas de %s : indiquez-%s ici, ou à la main avant de signer.",
                    what, strcmp (field, "date") == 0 ? "la" : "le");
}

static void
check_signatory (EcotCheck       *self,
                 const EcotPiece *piece)
{
  EcotFindingSpec spec = {
    .rule = "letter.representative",
    .level = ECOT_LEVEL_ERROR,
    .where = "representative/name",
    .found = "vide",
    .expected = "un nom",
    .source = piece->source,
  };

  if (!ecot_check_is_asked (self, "representative/name") &&
      ecot_dossier_get_text (self->dossier, ECOT_KIND_REPRESENTATIVE, NULL, "name") == NULL)
    ecot_check_add (self, &spec, "La lettre est signée par le représentant, dont le nom manque.");
}

/* A letter dated after it was sent was not in the envelope. */
static void
check_letter_date (EcotCheck *self)
{
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = "letter.late", .level = ECOT_LEVEL_WARNING, .where = "letter/date" };
  gint64           date, sent;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_LETTER, NULL, "date", &date) ||
      !ecot_dossier_get_number (self->dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent) ||
      date <= ecot_moment_get_date (sent))
    return;

  gap = ecot_gap_dates (date, ECOT_RELATION_AT_MOST, ecot_moment_get_date (sent));
  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec, "La lettre est datée du %s, %s après l’envoi du dossier.", gap.found, gap.difference);
}

/* The day from which answers are received; ECOT_DATE_NONE: a session does not say, or is misprinted. */
static EcotDate
find_opening (const EcotLot *lot)
{
  EcotDate first = ECOT_DATE_NONE;

  for (guint i = 0; i < lot->sessions->len; i++)
    {
      const EcotSession *session = lot->sessions->pdata[i];

      if (session->opens == ECOT_DATE_NONE || (session->closes != ECOT_DATE_NONE && session->opens > session->closes))
        return ECOT_DATE_NONE;
      if (i == 0 || session->opens < first)
        first = session->opens;
    }

  return first;
}

/* Nobody answers a call that is not out yet: a slip of the year, mostly. */
static void
check_letter_opening (EcotCheck *self)
{
  EcotDate         opens = find_opening (self->lot);
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = "letter.early", .level = ECOT_LEVEL_WARNING, .where = "letter/date" };
  gint64           date;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_LETTER, NULL, "date", &date) || date >= opens)
    return;

  gap = ecot_gap_dates (date, ECOT_RELATION_AT_LEAST, opens);
  ecot_gap_lend (&gap, &spec);
  spec.source = ecot_source_naming (((const EcotSession *)self->lot->sessions->pdata[0])->source, opens);
  ecot_check_add (self, &spec, "La signature est datée du %s, %s avant l’ouverture de l’appel : vérifiez l’année.", gap.found, gap.difference);
}

/* All papers say the same amount: the letter follows the form unless somebody
 * fixed its amount apart. */
static void
check_letter_amount (EcotCheck *self)
{
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *label = NULL;
  EcotFindingSpec  spec = { .rule = "letter.amount", .level = ECOT_LEVEL_ERROR, .where = "letter/amount" };
  gint64           amount, total;

  if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_LETTER, NULL, "amount", &amount) ||
      !ecot_figures_get_number (self->figures, "cost.total", &total) || amount == total)
    return;

  gap = ecot_gap_amounts (amount, total);
  label = g_strdup_printf ("Reprendre le total du formulaire : %s", gap.expected);
  ecot_gap_lend (&gap, &spec);
  spec.fix = ecot_fix_set (self, ECOT_KIND_LETTER, NULL, "amount", ECOT_VALUE_EMPTY, label);
  ecot_check_add (self, &spec, "La lettre indique %s, et le formulaire %s : les deux doivent dire le même montant.",
                  gap.found, gap.expected);
}

void
ecot_check_letter (EcotCheck *self)
{
  const EcotPiece *letter = find_letter (self);

  if (letter != NULL)
    {
      check_signatory (self, letter);
      check_letter_cell (self, letter, "place", "letter.place", "un lieu", "lieu");
      check_letter_cell (self, letter, "date", "letter.date", "une date", "date");
    }

  check_letter_date (self);
  check_letter_opening (self);
  check_letter_amount (self);
}

/* }}} */
