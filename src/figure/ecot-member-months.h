/* ecot-member-months.h: what a person costs and works on the action, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A month is what comes up to its end less what came up to its beginning, each rounded as
 * the whole is: so the months add up to the whole, whatever was rounded.
 */

#pragma once

#include "figure/ecot-member.h"

G_BEGIN_DECLS

/* Twenty years: whoever typed 9999 does not want 96 000 months. */
#define ECOT_MEMBER_MAX_MONTHS 240

typedef struct
{
  EcotDate   month; /* its first day */
  EcotFigure hours;
  EcotFigure amount;
} EcotMemberMonth;

/* The days of one piece in a month. */
typedef struct
{
  guint    piece;
  EcotDate start, end;
} EcotMemberSegment;

/* How many: one, or two where a raise falls into the month. */
guint ecot_member_get_segments (const EcotMember  *self,
                                EcotDate           month,
                                EcotMemberSegment *segments);

/* EcotMemberMonth, from the person's first day to the last; none if those are not known, or too far apart. */
GArray *ecot_figures_list_member_months (EcotFigures *self,
                                         EcotRecord  *member) G_GNUC_WARN_UNUSED_RESULT;

/* "amount.2024-03", as it stands in the path of what is explained.  (transfer full) */
char *ecot_member_month_name (EcotDate month,
                              gboolean hours);

G_END_DECLS
