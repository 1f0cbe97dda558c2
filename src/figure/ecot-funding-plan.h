/* ecot-funding-plan.h: who pays, line by line, with shares that add up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct
{
  char       *label;  /* French: the name of a fund or of a funder */
  char       *figure; /* of which it is the value, or NULL for a funder */
  EcotAmount  amount;
  EcotDecimal share;    /* in percent, with two decimals; all of them make 100 % */
  EcotDecimal absorbed; /* what it took of what rounding left: not 0, and its share is not its own */
} EcotPlanRow;

/* EcotPlanRow, of whoever pays something: the funds or the grant, the other funders, own
 * funds.  @obtained: of the others, only those that have decided. */
GPtrArray *ecot_funding_plan_new (EcotFigures *figures,
                                  gboolean     obtained) G_GNUC_WARN_UNUSED_RESULT;

/* Who pays, or what is earned: its name, else that of its account, else some words.  (transfer full) */
char *ecot_funding_plan_name (EcotFigures *figures,
                              EcotRecord  *funder);

/* « La ligne « Ville » prend 0,01 point … », or NULL where each share is its own. (transfer full) */
char *ecot_funding_plan_describe (const GPtrArray *rows);

G_END_DECLS
