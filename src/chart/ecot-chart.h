/* ecot-chart.h: what people would rather look at than read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawing described by what it shows: labels, cents, days; no colour, no size,
 * no format.  Built, frozen, then read from any thread.  The same description is
 * drawn on screen, in the PDF and as the picture of a text, and says in words
 * what it shows to whoever cannot see it.
 */

#pragma once

#include "base/ecot-date.h"
#include "base/ecot-decimal.h"

G_BEGIN_DECLS

typedef struct _EcotChart EcotChart;

typedef enum
{
  ECOT_CHART_BARS,     /* a bar an item: the budget by category */
  ECOT_CHART_SHARES,   /* one bar cut in shares, and its legend: the financing plan */
  ECOT_CHART_SCHEDULE, /* a bar a step over the months */
  ECOT_CHART_CURVE,    /* a balance month by month, its lowest point marked */
} EcotChartKind;

/* Beyond this many the smallest are one item, the last, « et 12 autres »: a chart is looked at, not read. */
#define ECOT_CHART_MAX_ITEMS 20
/* SHARES: as many as an eye tells apart by their pattern. */
#define ECOT_CHART_MAX_SHARES 8

typedef struct
{
  char       *label;
  gint64      value;      /* cents */
  EcotDecimal share;      /* BARS, SHARES: in percent; never negative */
  EcotDate    start, end; /* SCHEDULE: first and last day; CURVE: start is in its month */
} EcotChartItem;

EcotChart *ecot_chart_new (EcotChartKind kind,
                           const char   *title);
EcotChart *ecot_chart_ref (EcotChart *self);
void       ecot_chart_unref (EcotChart *self);

/* BARS, SHARES.  Texts are French and are typeset here.  Shares of what was added are worked out at
 * freezing, to a hundredth of a percent and to 100 in all. */
void ecot_chart_add_amount (EcotChart  *self,
                            const char *label,
                            EcotAmount  amount);
/* SCHEDULE.  A step of one day has the same @start and @end. */
void ecot_chart_add_step (EcotChart  *self,
                          const char *label,
                          EcotDate    start,
                          EcotDate    end);
/* CURVE: the balance at the end of the month of @month; months come in order. */
void ecot_chart_add_balance (EcotChart *self,
                             EcotDate   month,
                             EcotAmount balance);
/* SCHEDULE: the months shown, which are else those of the steps; so that several charts have one scale. */
void ecot_chart_set_range (EcotChart *self,
                           EcotDate   start,
                           EcotDate   end);

void     ecot_chart_freeze (EcotChart *self);
gboolean ecot_chart_is_frozen (EcotChart *self);

EcotChartKind ecot_chart_get_kind (EcotChart *self);
const char   *ecot_chart_get_title (EcotChart *self);
guint         ecot_chart_get_n_items (EcotChart *self);

const EcotChartItem *ecot_chart_get_item (EcotChart *self,
                                          guint      i);
/* The first month and the last, as any day in them; FALSE if there is no item with a date. */
gboolean ecot_chart_get_range (EcotChart *self,
                               EcotDate  *start,
                               EcotDate  *end);
/* CURVE: the item of the lowest balance, the first one of several. */
guint ecot_chart_get_lowest (EcotChart *self);

/* "45,19 %" of a share.  (transfer full) */
char *ecot_chart_format_share (EcotDecimal share);

/* « Budget par poste : Rémunérations, 4 460,50 €, 45,2 % ; … »: everything it shows, of a frozen chart. */
const char *ecot_chart_get_words (EcotChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotChart, ecot_chart_unref)

G_END_DECLS
