/* ecot-lot.h: what a call asks of the dossiers of one lot, as plain data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read once from a call file, then never changed: a lot may be read from any
 * thread.  Everything is owned by the lot.  Arrays are GPtrArray of the
 * structures below, in printed order, never NULL.  Strings are NULL where the
 * text says nothing.  Texts shown to people are French.
 */

#pragma once

#include "base/ecot-date.h"
#include "base/ecot-decimal.h"
#include "base/ecot-words.h"

G_BEGIN_DECLS

/* Where the source text says it: @quote stands word for word on @line of @file. */
typedef struct
{
  char *file; /* "call-resa-2017" */
  guint line;
  char *quote;
} EcotSource;

typedef enum
{
  ECOT_LEVEL_ADVICE,
  ECOT_LEVEL_WARNING,
  ECOT_LEVEL_ERROR,
} EcotLevel;

typedef enum
{
  ECOT_RELATION_NONE,     /* an indicator without a number */
  ECOT_RELATION_UNSTATED, /* a bare number: no comparator printed */
  ECOT_RELATION_AT_LEAST,
  ECOT_RELATION_AT_MOST,
  ECOT_RELATION_EQUAL,
} EcotRelation;

typedef enum
{
  ECOT_UNIT_NONE,
  ECOT_UNIT_EUR,     /* cents */
  ECOT_UNIT_PERCENT, /* 1/10 000 */
  ECOT_UNIT_HOUR,    /* 1/10 000 */
  ECOT_UNIT_ONE,     /* a count or ratio, 1/10 000 */
  ECOT_UNIT_WORD,    /* 1/10 000 */
  ECOT_UNIT_MONTH,   /* 1/10 000 */
} EcotUnit;

typedef struct
{
  EcotDate    opens, closes; /* ECOT_DATE_NONE: the text does not say, or no calendar has it */
  int         closes_minute; /* -1: a day without an hour is inside until it ends */
  EcotDate    start_from, start_to;
  char       *closes_printed, *start_to_printed; /* an impossible date as printed */
  EcotSource *source;
} EcotSession;

typedef struct
{
  char        *id, *title;
  guint        max_words; /* 0: none */
  EcotWordRule word_rule;
  gboolean     required;
  gboolean     after_budget; /* the form prints it after its budget table */
  char        *help;         /* as printed beside it: "[CV ou présentation en 200 mots maximum]" */
  EcotSource  *source;
} EcotSection;

/* An identification field of the form. */
typedef struct
{
  char    *id;    /* unique in the lot: "siret" */
  char    *label; /* as printed, without the colon that parts it from the answer */
  char    *place; /* the cell it fills: "applicant/siret" */
  char    *group; /* printed heading it stands under: "Identification du candidat" */
  gboolean required;
  /* Fields with the same non-NULL alternative: one of them is enough. */
  char       *alternative; /* @required is then TRUE of the group, not of each */
  EcotSource *source;
} EcotCallField;

typedef struct
{
  char       *id, *label;
  EcotSource *source;
} EcotTerritory;

typedef struct
{
  char       *id, *label, *kind; /* kind: staff services supplies participants operating in-kind other indirect */
  EcotSource *source;
} EcotCategory;

typedef struct
{
  char       *id;
  EcotDecimal percent;
  char       *mode, *base; /* flat ceiling unstated; direct direct-without-services direct-staff unstated */
  EcotSource *source;
} EcotFlatRate;

typedef struct
{
  char       *id, *label;  /* "fse", "Fonds social européen" */
  EcotDecimal max_percent; /* -1: none */
  EcotSource *source;
} EcotFund;

typedef struct
{
  char        *id;
  char        *figure;
  EcotRelation relation;
  gint64       value; /* cents if @unit is EUR and @of is NULL, or EUR per unit of @of; else 1/10 000 */
  EcotUnit     unit;
  char        *of; /* a figure, or NULL */
  EcotLevel    level;
  char        *message; /* French: what the limit is, as "le plafond du coût total" */
  EcotSource  *source;
} EcotLimit;

typedef struct
{
  char        *id, *label; /* as printed, up to the colon */
  char        *printed;    /* what is printed after it: "35 au moins" */
  EcotRelation relation;
  EcotDecimal  target; /* meaningful unless relation is NONE */
  char        *unit;   /* "structures", "personnes" or NULL */
  char        *proof;  /* supporting document the text asks for, or NULL */
  EcotSource  *source;
} EcotIndicator;

typedef struct
{
  char    *id, *label;
  char    *short_label; /* for lists in letters, or NULL */
  gboolean required;
  /* The paper of Écot that is this piece ("reply", "engagement", "covering"), or NULL: a file to join. */
  char       *paper;
  EcotSource *source;
} EcotPiece;

typedef struct
{
  char       *id, *label;
  int         months_after_end; /* -1: none */
  EcotDate    date;
  EcotSource *source;
} EcotReportDue;

typedef struct
{
  char       *id, *label, *delay; /* delay: "8 jours après la notification" or NULL */
  EcotSource *source;
} EcotObligation;

typedef struct
{
  char      *kind; /* contradiction silence ambiguity oddity */
  char      *text;
  GPtrArray *sources;
} EcotNote;

/* A letter whose wording the call prescribes: paragraphs and list items, with
 * {placeholders}: {representative} {applicant} {action} {issuer}. */
typedef struct
{
  char    *text;
  gboolean item; /* of a list */
} EcotLetterPart;

typedef struct
{
  char       *id, *title; /* "engagement", "Lettre d'engagement" */
  GPtrArray  *parts;
  char       *signature; /* caption of the box: "Signature du représentant et cachet de la structure" */
  EcotSource *source;
} EcotLetter;

typedef struct
{
  char        *lot;    /* "resa-2017/1" */
  char        *call;   /* "resa-2017" */
  char        *number; /* "1": the part after the slash */
  char        *issuer, *issuer_short, *title, *short_title;
  GPtrArray   *siblings; /* of char*: titles and short titles of the other lots of the call */
  gboolean     title_inferred;
  char        *fund; /* "fse" or NULL */
  char        *zone; /* time zone of the issuer: "Europe/Paris" */
  EcotRounding rounding;

  /* Whom the covering letter goes to, one line each, and the sentence of address. */
  GPtrArray *recipient;  /* of char* */
  char      *salutation; /* "Monsieur le Président," */
  GPtrArray *channels;   /* EcotTerritory-shaped id/label: post, hand, email */

  EcotDate    period_start, period_end;
  int         max_months; /* -1 */
  EcotSource *period_source;

  GPtrArray *sessions, *sections, *fields, *territories, *categories, *flat_rates, *funds,
    *limits, *indicators, *pieces, *reports, *obligations, *publicity, *notes, *letters;
  /* publicity: EcotObligation; so are the criteria of selection, who may answer
   * (eligible), whom the action is for (audience) and what it is to reach
   * (objectives). */
  GPtrArray *criteria, *eligible, *audience, *objectives;

  EcotSource *budget_source;
  gboolean    extra_categories;    /* rows may be added to the budget table */
  gboolean    asks_hours;          /* hours and cost per hour are asked */
  gboolean    knows_indirect;      /* the lot knows indirect costs */
  EcotDecimal advance_max_percent; /* -1 */
  EcotSource *payment_source;

  GHashTable *labels; /* other printed labels the papers need, by id: "budget", "column-amount" … */
} EcotLot;

EcotLot *ecot_lot_ref (EcotLot *self);
void     ecot_lot_unref (EcotLot *self);

/* The end of the last session: a moment, the end of its day if it has no hour; 0 if none. */
EcotMoment ecot_lot_get_deadline (const EcotLot *self);
/* Whether that deadline has an hour. */
gboolean ecot_lot_deadline_has_time (const EcotLot *self);

/* Whether a dossier of this lot has a figure called @name, as "cost.total" or
 * "cost.category.staff"; and its unit. */
gboolean ecot_lot_has_figure (const EcotLot *self, const char *name, EcotUnit *unit);

const EcotCategory  *ecot_lot_find_category (const EcotLot *self, const char *id);
const EcotSection   *ecot_lot_find_section (const EcotLot *self, const char *id);
const EcotFund      *ecot_lot_find_fund (const EcotLot *self, const char *id);
const EcotIndicator *ecot_lot_find_indicator (const EcotLot *self, const char *id);
const EcotPiece     *ecot_lot_find_piece (const EcotLot *self, const char *id);
const EcotLetter    *ecot_lot_find_letter (const EcotLot *self, const char *id);
/* A printed label, or @fallback. */
const char *ecot_lot_label (const EcotLot *self, const char *id, const char *fallback);

const char *ecot_level_to_id (EcotLevel level);
const char *ecot_relation_to_id (EcotRelation relation);
const char *ecot_unit_to_id (EcotUnit unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotLot, ecot_lot_unref)

G_END_DECLS
