/* ecot-schema.h: what a dossier is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One closed table of kinds of records and their fields.  The store, the XML
 * form, undo, comparison, seal and paths know nothing else about the content,
 * so that a field is added in one place.  Once published, a name keeps its
 * meaning for ever: old files use it.
 */

#pragma once

#include "dossier/ecot-value.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_SHAPE_SINGLE, /* one record:            applicant/siret */
  ECOT_SHAPE_KEYED,  /* one record a key:      narrative/presentation/text */
  ECOT_SHAPE_LIST,   /* an ordered list:       budget/line/3/amount, counted from 1 */
} EcotShape;

typedef struct
{
  const char   *name; /* as in paths and XML: "unit-cost" */
  EcotValueType type;
  const char   *choices;  /* CHOICE of a closed list: "requested promised obtained refused"; NULL: the call says */
  const char   *label;    /* French, for diff and explanations: "coût unitaire" */
  gboolean      personal; /* says who a participant is: leaves the machine when that is asked for */
} EcotFieldSpec;

typedef struct
{
  const char          *name;    /* as in paths: "budget/line" */
  const char          *element; /* as in XML: "line" */
  EcotShape            shape;
  const EcotFieldSpec *fields; /* ends with a NULL name */
  guint                n_fields;
  const char          *label; /* French: "ligne de budget" */
} EcotKindSpec;

/* The kinds, in the order of XML and seal. */
typedef enum
{
  ECOT_KIND_APPLICANT,      /* applicant         name acronym siret rna purpose employees address postcode commune telephone fax email website */
  ECOT_KIND_REPRESENTATIVE, /* representative    name role telephone email */
  ECOT_KIND_CONTACT,        /* contact           name role telephone email   (person in charge of the action) */
  ECOT_KIND_ACTION,         /* action            title start end event place */
  ECOT_KIND_TERRITORY,      /* territory/KEY     covered */
  ECOT_KIND_CONDITION,      /* condition/KEY     met date proof    (KEY: a prior condition of the call) */
  ECOT_KIND_OPTION,         /* option/KEY        chosen            (KEY: an option of a choice of the call) */
  ECOT_KIND_NARRATIVE,      /* narrative/KEY     text   (every section of the lot, observations on the budget included) */
  ECOT_KIND_GROUP,          /* participants      label count women men young rsa months setting hours  (LIST; months and hours of each person) */
  ECOT_KIND_POSTS,          /* posts             count             (insertion posts) */
  ECOT_KIND_MEMBER,         /* staff             role fte name vacant contract … (LIST; fte: full-time equivalents) */
  ECOT_KIND_CATEGORY,       /* budget/category   label        (LIST: cost categories the applicant added) */
  ECOT_KIND_PERIOD,         /* period/KEY        label start end    (KEY: 1 to 6, the N of a line’s period-N) */
  ECOT_KIND_METHOD,         /* method            whole-euros vat vat-share */
  ECOT_KIND_COST_OPTION,    /* cost-option/KEY   percent reason    (KEY: a flat rate of the call or of a regulation; filled: chosen) */
  ECOT_KIND_LINE,           /* budget/line       category detail quantity unit unit-cost amount proof account member … */
  ECOT_KIND_TIME,           /* time              person task hours  (LIST) */
  ECOT_KIND_VOLUNTARY,      /* voluntary         label account hours rate amount method proof  (LIST: voluntary contributions in kind) */
  ECOT_KIND_FUND,           /* fund/KEY          percent amount     (KEY: a fund of the call, as "fse") */
  ECOT_KIND_FUNDER,         /* funding           name type amount status date proof   (LIST: the others who pay) */
  ECOT_KIND_OWN,            /* own-funds         amount   (empty: the remainder) */
  ECOT_KIND_INSTALMENT,     /* instalment        label percent date  (LIST: when the grant is paid) */
  ECOT_KIND_CASH,           /* cash              opening */
  ECOT_KIND_AID,            /* aid               funder date amount regime proof  (LIST: de minimis aid had before) */
  ECOT_KIND_DE_MINIMIS,     /* de-minimis        regime   (of the grant asked for) */
  ECOT_KIND_INDICATOR,      /* indicator/KEY     planned proof comment */
  ECOT_KIND_EXIT,           /* exit/KEY          planned comment   (KEY: a way out of the action that the call names) */
  ECOT_KIND_ENTRY,          /* register          code name birth sex status entry exit outcome  (LIST: one a participant) */
  ECOT_KIND_STEP,           /* schedule          label start end place  (LIST) */
  ECOT_KIND_PIECE,          /* piece/KEY         joined file date */
  ECOT_KIND_DOCUMENT,       /* document          label kind file date expires line funder  (LIST: what proves a cost, or a financing) */
  ECOT_KIND_LETTER,         /* letter            place date amount   (amount: what the letter states, when it was fixed apart from the form) */
  ECOT_KIND_SIGNATURE,      /* signature/KEY     fingerprint content date by   (KEY: a paper) */
  ECOT_KIND_SUBMISSION,     /* submission        channel sent */
  ECOT_N_KINDS
} EcotKind;

/* A budget line's member is the record id of a member of the staff; a document's line that of a budget
 * line, its funder that of another funder. */

/* A budget line's category is the id of a cost category of the call, or "+N"
 * where N is the record id of a budget/category the applicant added. */

const EcotKindSpec *ecot_schema_get_kind (EcotKind kind);
/* @name as in paths; ECOT_N_KINDS if there is none. */
EcotKind ecot_schema_find_kind (const char *name);
EcotKind ecot_schema_find_element (const char *element);
/* The index of a field, or -1. */
int ecot_schema_find_field (EcotKind    kind,
                            const char *field);

/* The longest key, in bytes.  Keys are made of letters, digits and "-._+". */
#define ECOT_KEY_MAX 63

gboolean ecot_schema_key_is_valid (const char *key);

/* Whether a field may hold @value, which may come from anybody's file: its type,
 * its range, its size, and the closed list of choices.  The empty value always
 * fits.  %ECOT_ERROR_BAD_VALUE names the field. */
gboolean ecot_schema_check_value (EcotKind         kind,
                                  guint            field,
                                  const EcotValue *value,
                                  GError         **error);

G_END_DECLS
