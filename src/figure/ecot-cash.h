/* ecot-cash.h: the cash plan: what comes in and goes out, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made when somebody asks, from figures and dates; nothing in it is typed twice.
 * What is not dated is put where it most likely falls, and a remark says so.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

/* Longer plans are refused: a year was mistyped. */
#define ECOT_CASH_MAX_MONTHS 240

typedef struct
{
  EcotDate   month; /* its first day */
  EcotAmount received, spent;
  EcotAmount balance; /* at its end */
} EcotCashMonth;

typedef struct
{
  EcotAmount opening;
  GArray    *months;  /* EcotCashMonth, from the first touched to the last, none left out */
  guint      lowest;  /* the month with the least balance, the first of them */
  GPtrArray *remarks; /* char*: French sentences on what was assumed */
  GPtrArray *moves;   /* private */
  char      *fault;   /* why there is no plan, a French sentence; then there is no month */
  gboolean   fed;     /* whether a dossier says anything of cash, beyond its budget and its dates */
} EcotCashPlan;

EcotCashPlan *ecot_cash_plan_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
void          ecot_cash_plan_free (EcotCashPlan *self);

/* "de novembre 2017", "d’octobre 2017".  (transfer full) */
char *ecot_cash_of_month (EcotDate month);

/* How "cash.2017-11" (the balance at the end of that month) or "cash.lowest" was made;
 * NULL: there is no such month in the plan. */
EcotReason *ecot_cash_explain (EcotFigures *figures,
                               const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCashPlan, ecot_cash_plan_free)

G_END_DECLS
