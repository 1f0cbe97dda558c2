/* ecot-value.h: what a cell of the dossier holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Empty is not zero: a cell nobody filled holds no value at all.
 */

#pragma once

#include "base/ecot-amount.h"
#include "base/ecot-date.h"
#include "base/ecot-decimal.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_VALUE_NONE,    /* empty */
  ECOT_VALUE_TEXT,    /* one line */
  ECOT_VALUE_PROSE,   /* paragraphs, separated by newlines */
  ECOT_VALUE_CHOICE,  /* an identifier: of the call, or of a closed list of the field */
  ECOT_VALUE_AMOUNT,  /* cents */
  ECOT_VALUE_DECIMAL, /* 1/10 000 */
  ECOT_VALUE_COUNT,   /* whole, not negative */
  ECOT_VALUE_BOOLEAN, /* 0 or 1 */
  ECOT_VALUE_DATE,    /* EcotDate */
  ECOT_VALUE_MOMENT,  /* EcotMoment */
} EcotValueType;

typedef struct
{
  EcotValueType type;
  gint64        number; /* 0 for the three kinds of text */
  char         *text;   /* owned; NULL for numbers; never "" */
} EcotValue;

#define ECOT_VALUE_EMPTY ((EcotValue){ ECOT_VALUE_NONE, 0, NULL })

static inline gboolean
ecot_value_is_empty (const EcotValue *value)
{
  return value->type == ECOT_VALUE_NONE;
}

static inline gboolean
ecot_value_type_is_text (EcotValueType type)
{
  return type == ECOT_VALUE_TEXT || type == ECOT_VALUE_PROSE || type == ECOT_VALUE_CHOICE;
}

/* Cleans @text (ecot_text_clean…) and takes white space from both its ends; text
 * that has nothing else gives the empty value. */
EcotValue ecot_value_text (EcotValueType type,
                           const char   *text);
EcotValue ecot_value_number (EcotValueType type,
                             gint64        number);

/* The longest text of a cell, in bytes. */
#define ECOT_VALUE_TEXT_MAX (4 * 1024 * 1024)
/* The largest count: with four decimals it still is a number of a figure. */
#define ECOT_VALUE_COUNT_MAX (ECOT_AMOUNT_MAX / ECOT_DECIMAL_ONE)

/* Whether a value from anybody's file is one a cell may hold: in range, not too
 * long, an identifier if it is a choice.  %ECOT_ERROR_BAD_VALUE otherwise. */
gboolean ecot_value_check (const EcotValue *value,
                           GError         **error);

EcotValue ecot_value_copy (const EcotValue *value);
void      ecot_value_clear (EcotValue *value);
gboolean  ecot_value_equal (const EcotValue *a,
                            const EcotValue *b);

/* The machine form of XML, diff and JSON: "1234.50", "317.5", "2017-07-24",
 * "true".  NULL for the empty value.  Returns: (transfer full) (nullable) */
char *ecot_value_to_machine (const EcotValue *value);
/* @text not empty. */
gboolean ecot_value_from_machine (EcotValueType type,
                                  const char   *text,
                                  EcotValue    *value,
                                  GError      **error);

/* As French shows it in a field: "1 234,50", "24/07/2017", "oui"; and reads it,
 * empty text giving the empty value. */
char    *ecot_value_to_french (const EcotValue *value);
gboolean ecot_value_from_french (EcotValueType type,
                                 const char   *text,
                                 EcotValue    *value,
                                 GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotValue, ecot_value_clear)

G_END_DECLS
