/* ecot-member.h: what a person of the staff costs the action, and how long they work on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two ways of being paid by the action: hours at an hourly rate, or a fixed share
 * of the salary, month by month.  A raise cuts the period at its date, and each
 * piece is rounded once, so that the pieces always add up to the whole.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

#define ECOT_MEMBER_MAX_PIECES 2

/* The same yearly cost all along. */
typedef struct
{
  EcotFigure  start, end; /* days, as all dates here: unit NONE, the day as the number */
  EcotFigure  cost;       /* of a year */
  const char *cost_field; /* where that is typed: "yearly-cost" or "raised-cost" */
  EcotFigure  months;     /* to four decimals; amounts are computed from the exact number */
  EcotFigure  rate;       /* of an hour, as printed */
  EcotFigure  hours;
  EcotFigure  amount;
} EcotMemberPiece;

typedef struct
{
  EcotFigure      base;          /* hours of a full-time year */
  gboolean        base_assumed;  /* not chosen: that of the lot */
  const char     *base_article;  /* French: the text the base comes from; NULL: the applicant's own */
  EcotFigure      working_time;  /* percent of a full-time job, */
  gboolean        time_assumed;  /* of which nothing is said: 100 */
  EcotFigure      start, end;    /* on the action: the person's own days, else the action's */
  gboolean        starts_itself; /* the day is the person's own */
  gboolean        ends_itself;
  gboolean        fixed_share; /* paid by a share of the salary, not by the hour */
  EcotFigure      months;
  EcotFigure      share; /* percent of the person's own working time: typed, else what the hours are of it */
  EcotFigure      hours; /* typed, else what the share makes */
  gboolean        hours_typed;
  EcotFigure      rate;     /* of an hour, before any raise */
  EcotFigure      amount;   /* the sum of the pieces */
  EcotFigure      per_hour; /* amount ÷ hours */
  guint           n_pieces;
  EcotMemberPiece pieces[ECOT_MEMBER_MAX_PIECES];
} EcotMember;

/* @record: a row of the staff.  Nothing in it is owned. */
EcotMember ecot_figures_get_member (EcotFigures *self,
                                    EcotRecord  *record);

/* The row of the staff that a budget line names; NULL if it names none, or none that is there. */
EcotRecord *ecot_figures_find_payee (EcotFigures *self,
                                     EcotRecord  *line);

/* A piece as if it ended on @end, a day in it: what comes up to that day of it, rounded as the whole is. */
EcotMemberPiece ecot_member_cut_piece (EcotFigures      *figures,
                                       const EcotMember *self,
                                       guint             piece,
                                       EcotDate          end);

/* The hours that may be declared for a year or less of this person, or for as many
 * years as @months fill or begin; unknown without a base. */
EcotFigure ecot_member_get_limit (const EcotMember *self);

/* The hours that the share makes, whatever hours are typed beside it. */
EcotFigure ecot_member_get_share_hours (const EcotMember *self);

/* The hours of all the working time there is between the person's days. */
EcotFigure ecot_member_get_full_hours (const EcotMember *self);

/* The budget lines that name @member, in their order.  (transfer container) (element-type EcotRecord) */
GPtrArray *ecot_figures_list_lines_of (EcotFigures *self,
                                       EcotRecord  *member);

/* A computed value of a row of the staff, by the name that stands in its path:
 * "amount", "hours", "share", "rate", "rate-raised", "months", "base", "cost-per-hour".
 * NULL: no such name. */
const EcotFigure *ecot_member_find (const EcotMember *self,
                                    const char       *name);

/* "CDI", "mise à disposition"; NULL for NULL or what is no contract. */
const char *ecot_contract_to_french (const char *contract);

G_END_DECLS
