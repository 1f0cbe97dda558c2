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
typedef struct _EcotSource EcotSource;

struct _EcotSource
{
  char       *file; /* "call-resa-2017" */
  guint       line;
  char       *quote;
  EcotSource *next; /* another place that says more of the same item, or NULL */
};

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
  EcotDecimal  tolerance; /* percent more that are let pass; 0: none */
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
  char       *exclude;     /* kinds of categories further left out of the base, one space between, or NULL */
  EcotSource *source;
} EcotFlatRate;

typedef struct
{
  char       *id, *label;  /* "fse", "Fonds social européen" */
  EcotDecimal max_percent; /* -1: none */
  EcotAmount  max_amount;  /* in cents; -1: none */
  char       *regulation;  /* "2021/1060", or NULL: by the dates of the lot */
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
  /* The text announces the limit and prints no value: @value and @unit mean nothing. */
  gboolean    announced;
  EcotLevel   level;
  char       *message; /* French: what the limit is, as "le plafond du coût total" */
  EcotSource *source;
} EcotLimit;

typedef struct
{
  char        *id, *label; /* as printed, up to the colon */
  char        *printed;    /* what is printed after it: "35 au moins" */
  EcotRelation relation;
  EcotDecimal  target;      /* meaningful unless relation is NONE */
  EcotDecimal  up_to;       /* the top of a printed range, -1: none */
  char        *of;          /* the figure the target multiplies: "staff.fte", or NULL */
  char        *basis;       /* as printed: "pour 1 ETP", or NULL */
  char        *frequency;   /* as printed: "par an", or NULL */
  char        *figure;      /* the figure of the dossier that it counts, or NULL */
  char        *parts;       /* ids of indicators whose targets add up to it, one space between, or NULL */
  gboolean     qualitative; /* said in words, not counted */
  char        *unit;        /* "structures", "personnes" or NULL */
  char        *proof;       /* supporting document the text asks for, or NULL */
  EcotSource  *source;
} EcotIndicator;

typedef struct
{
  char    *id, *label;
  char    *short_label; /* for lists in letters, or NULL */
  gboolean required;
  /* The paper of Écot that is this piece ("reply", "engagement", "covering", "budget", "declarations"), or
   * NULL: a file to join. */
  char *paper;
  char *file_name;            /* how its file is to be called: ecot-file-name.h; or NULL */
  int   age_months, age_days; /* how old it may be, in one or the other; -1: as old as it is */
  /* On which day: "submission" or "deadline"; NULL: when it is handed in. */
  char       *age_at;
  EcotSource *source;
} EcotPiece;

typedef struct
{
  char       *id, *label;
  int         months_after_end; /* -1: none */
  EcotDate    date;
  char       *frequency; /* as printed: "tous les ans", or NULL */
  EcotSource *source;
} EcotReportDue;

typedef struct
{
  char       *id, *label, *delay; /* delay: "8 jours après la notification" or NULL */
  EcotSource *source;
} EcotObligation;

/* The kinds of applicants there are. */
#define ECOT_APPLICANT_KINDS "association company public-body training-body siae other"

/* Who may answer. */
typedef struct
{
  char       *id, *label;
  char       *kinds; /* of ECOT_APPLICANT_KINDS, one space between, or NULL */
  EcotSource *source;
} EcotEligible;

/* What dossiers are chosen by. */
typedef struct
{
  char       *id, *label, *weight; /* weight: as printed, or NULL */
  EcotSource *source;
} EcotCriterion;

/* What has to be so before one may answer: an accreditation, an opinion given. */
typedef struct
{
  char       *id, *label;
  char       *proof; /* the document that shows it, or NULL */
  gboolean    required;
  EcotSource *source;
} EcotCondition;

/* One line of the list of exits: how a participant may leave the action. */
typedef struct
{
  char *id, *label;       /* as printed */
  char *class;            /* durable transition positive other; all but the last are dynamic */
  EcotDecimal hours;      /* printed minimum of hours a week, -1: none */
  int         months;     /* printed months until it counts, -1: none */
  char       *validation; /* what else must be so for it to count, or NULL */
  EcotSource *source;
} EcotExit;

/* A part of the grant that depends on a commitment being kept. */
typedef struct
{
  char       *id, *label;
  EcotDecimal percent;
  char       *limits; /* ids of the limits it rests on, one space between, or NULL */
  EcotSource *source;
} EcotPerformance;

typedef struct
{
  char       *id, *label;
  char       *frequency;    /* as printed: "trimestriels", or NULL */
  int         every_months; /* -1: not said */
  char       *attendees;    /* who has to be there, or NULL */
  EcotSource *source;
} EcotMeeting;

/* A step of a participant's way that may be counted, and what proves it. */
typedef struct
{
  char       *id, *label, *group, *proof;
  EcotSource *source;
} EcotStage;

typedef struct
{
  char       *id, *label;
  EcotSource *source;
} EcotCallOption;

/* Options of which the applicant takes some. */
typedef struct
{
  char       *id, *title;
  int         at_least, at_most; /* how many, -1: not said */
  GPtrArray  *options;           /* of EcotCallOption */
  EcotSource *source;
} EcotCallChoice;

typedef struct
{
  char    *id, *label;
  gboolean declines; /* "ne souhaite pas répondre" */
  char    *go_to;    /* the question it leads to, or NULL: the next */
  char    *asks;     /* what is to be written beside it, or NULL */
} EcotAnswer;

/* A question of the questionnaire that every participant answers. */
typedef struct
{
  char       *id, *label, *group;
  char       *kind;     /* text date number choice choices */
  gboolean    declines; /* one may decline to answer, though no answer of the list says so */
  char       *go_to;
  GPtrArray  *answers; /* of EcotAnswer */
  EcotSource *source;
} EcotQuestion;

typedef struct
{
  char      *kind; /* contradiction silence ambiguity oddity */
  char      *text;
  char      *about; /* ids or element names of the items concerned, one space between, or NULL */
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
  char        *call_title;
  char        *issuer, *issuer_short, *title, *short_title;
  GPtrArray   *siblings; /* of char*: titles and short titles of the other lots of the call */
  GPtrArray   *places;   /* of char*: labels of the territories of all lots of the call, each once; theirs together */
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
  /* publicity: EcotObligation; so are whom the action is for (audience), what it is
   * to reach (objectives), and when the grant is paid (instalments). */
  GPtrArray *criteria, *eligible, *audience, *objectives, *instalments;
  GPtrArray *conditions, *exits, *performance, *meetings, *stages, *choices, *questions;

  /* What the dossier counts of its participants beside their number, one space between:
   * women young rsa months setting hours.  A lot that counts none has asks_participants FALSE. */
  gboolean    asks_participants;
  char       *participants_asks; /* or NULL */
  int         young_under;       /* the age the text means by "young", -1: not said */
  EcotSource *participants_source;
  char       *posts_label, *staffing_label; /* NULL: the lot does not speak of posts, of staff in full-time equivalents */
  EcotSource *posts_source, *staffing_source;
  char       *questionnaire_title; /* or NULL */
  EcotSource *questionnaire_source;

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

/* Of the places that say an item, the first whose words name that day, in figures or in words; or else the first. */
const EcotSource *ecot_source_naming (const EcotSource *first,
                                      EcotDate          day);

/* The quote as it is read: without what its file sets words bold and letters high with.  (transfer full) */
char *ecot_source_read (const EcotSource *self);
/* The same between French quotation marks, typeset.  (transfer full) */
char *ecot_source_phrase (const EcotSource *self);

/* Whether the words of its frequency tell the months after the end already: "dans les 6 mois". */
gboolean ecot_report_due_tells_months (const EcotReportDue *self);

/* The end of a session: a moment, the end of its day if it has no hour; 0 if not said. */
EcotMoment ecot_session_get_deadline (const EcotSession *self);
/* The end of the last session: a moment, the end of its day if it has no hour; 0 if none. */
EcotMoment ecot_lot_get_deadline (const EcotLot *self);
/* Whether that deadline has an hour. */
gboolean ecot_lot_deadline_has_time (const EcotLot *self);

/* Whether a dossier of this lot has a figure called @name, as "cost.total" or
 * "cost.category.staff"; and its unit. */
gboolean ecot_lot_has_figure (const EcotLot *self, const char *name, EcotUnit *unit);
/* Whether figure @name counts people or things of which there is no half: a mean, months and posts are no such number. */
gboolean ecot_figure_counts_whole (const char *name);
/* What a lot has to say for its dossiers to have figure @name, as a call file does:
 * "<participants asks=\"rsa\">"; NULL: nothing, or there is no such figure.  (transfer full) */
char *ecot_lot_figure_need (const char *name);

const EcotCategory  *ecot_lot_find_category (const EcotLot *self, const char *id);
const EcotSection   *ecot_lot_find_section (const EcotLot *self, const char *id);
const EcotFund      *ecot_lot_find_fund (const EcotLot *self, const char *id);
const EcotIndicator *ecot_lot_find_indicator (const EcotLot *self, const char *id);
const EcotPiece     *ecot_lot_find_piece (const EcotLot *self, const char *id);
const EcotLetter    *ecot_lot_find_letter (const EcotLot *self, const char *id);
const EcotExit      *ecot_lot_find_exit (const EcotLot *self, const char *id);
/* An option of any choice of the lot. */
const EcotCallOption *ecot_lot_find_option (const EcotLot *self, const char *id);
/* Whether the participants of a dossier are counted by @what: "women", "months" … */
gboolean ecot_lot_asks_of_participants (const EcotLot *self, const char *what);
/* Whether a dossier says how many participants leave by each line of the list of
 * exits: a lot that counts neither participants nor exits has the list to be read. */
gboolean ecot_lot_asks_exits (const EcotLot *self);
/* Whether a number with this unit (nullable) is one of people: "personnes", "bénéficiaires du RSA". */
gboolean ecot_unit_counts_people (const char *unit);
/* Answered in words: nothing in the text or in the dossier is a number of it. */
gboolean ecot_indicator_is_said (const EcotIndicator *self);
/* Counts something as a whole, so that a cost may be divided by it: no words, and no mean. */
gboolean ecot_indicator_is_total (const EcotIndicator *self);
/* The same of people, who may be told apart by sex, age and status. */
gboolean ecot_indicator_counts_people (const EcotIndicator *self);
/* Whether its dossiers may list their participants one by one: it counts them, or European money pays. */
gboolean ecot_lot_asks_register (const EcotLot *self);
/* A printed label, or @fallback. */
/* The number of words past which a text is cut: the limit with its tolerance, rounded down; 0: none. */
guint       ecot_section_get_most_words (const EcotSection *self);
const char *ecot_lot_label (const EcotLot *self, const char *id, const char *fallback);

const char *ecot_level_to_id (EcotLevel level);
const char *ecot_relation_to_id (EcotRelation relation);
const char *ecot_unit_to_id (EcotUnit unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotLot, ecot_lot_unref)

G_END_DECLS
