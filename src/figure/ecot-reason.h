/* ecot-reason.h: how one figure was made: a tree down to typed cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_REASON_TYPED, /* a cell; place says which */
  ECOT_REASON_SUM,
  ECOT_REASON_DIFFERENCE, /* first child less the others */
  ECOT_REASON_REMAINDER,  /* the same, not below zero */
  ECOT_REASON_PRODUCT,    /* money is rounded by @rounding, the rest to four decimals */
  ECOT_REASON_QUOTIENT,
  ECOT_REASON_PERCENT, /* first child % of the second */
  ECOT_REASON_SHARE,   /* first ÷ second, as a percentage */
  ECOT_REASON_INSIDE,  /* the tax of rate second that the first, an amount, contains */
  ECOT_REASON_ROUND,   /* its only child, rounded by @rounding */
  ECOT_REASON_COUNT,   /* words of the text at place */
  ECOT_REASON_MONTHS,  /* from the first child to the second, both days */
  ECOT_REASON_SAME,    /* the value of its only child */
  ECOT_REASON_CALL,    /* a number the call gives */
  ECOT_REASON_DEFAULT, /* taken because the cell at place is empty */
  ECOT_REASON_HEAD,    /* one, for the record at place that is there */
  ECOT_REASON_EVE,     /* the day before its only child */
  /* People: see ecot-pay.c for their operands, which are the children. */
  ECOT_REASON_RATE,      /* cost of an hour, of a yearly cost */
  ECOT_REASON_TIME,      /* hours that a share of a working time makes */
  ECOT_REASON_SALARY,    /* what a share of a yearly cost makes, by months */
  ECOT_REASON_PART,      /* the hours of a part of a period, by months */
  ECOT_REASON_LOAD,      /* the share of a working time that hours are */
  ECOT_REASON_LEAST,     /* the least of those that are known */
  ECOT_REASON_THRESHOLD, /* the smallest amount of which the second child, in percent, makes the first */
  ECOT_REASON_SPREAD,    /* the first child × second ÷ third, as one of shares that add up to it */
  ECOT_REASON_SPAN,      /* from the first child to the second, a month begun counted as its days ÷ its days */
  ECOT_REASON_CALENDAR,  /* a day, or a number of them, that the calendar gives */
  ECOT_REASON_RULE,      /* a number that a regulation gives */
} EcotReasonOp;

typedef struct _EcotReason EcotReason;

struct _EcotReason
{
  char             *figure; /* its name, or NULL for a cell or a number of the call */
  char             *label;  /* French */
  gboolean          known;
  EcotUnit          unit;
  gint64            number;
  char             *suffix; /* of a quantity, as typed: "séances"; or NULL */
  gboolean          cost;   /* a unit cost, in 1/10 000 € */
  gboolean          date;   /* a day: its number */
  char             *fault;  /* French sentence: why there is no value; or NULL */
  EcotReasonOp      op;
  EcotRounding      rounding;
  gboolean          rounded;  /* the rounding changed the value */
  char             *place;    /* of a cell: "budget/line/3/amount" */
  const EcotSource *source;   /* of the call, borrowed from the lot, or NULL */
  const char       *article;  /* French, static: the text of law the number comes from; or NULL */
  GPtrArray        *children; /* of EcotReason, never NULL */
};

void ecot_reason_free (EcotReason *self);

/* "9 870,50 € ÷ 317,5 h, arrondi au centime": one French line, without children's trees. */
char *ecot_reason_formula (const EcotReason *self);
/* The value of money before it was rounded, "31,5457…"; NULL where four decimals say it all. */
char *ecot_reason_unrounded (const EcotReason *self);
/* The value in French, "—" when unknown. */
char *ecot_reason_value (const EcotReason *self);
/* The value for machines ("317.5", "2024-01-01"), NULL when unknown. */
char *ecot_reason_to_machine (const EcotReason *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotReason, ecot_reason_free)

G_END_DECLS
