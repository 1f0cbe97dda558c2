/* ecot-date.h: days, moments and how French writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date is a Julian day number as GDate counts them (1 is 1 January 1), so
 * that it compares and is stored as an integer; 0 is no date.  A moment is a
 * minute of a local day, in the time zone of whoever issued the call: date ×
 * 1440 + minute.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 EcotDate;
typedef gint64 EcotMoment;

#define ECOT_DATE_NONE    0
#define ECOT_DAY_MINUTES  1440
#define ECOT_DATE_BUFSIZE 64

/* 0 if no calendar has that day. */
EcotDate ecot_date_new (int year, int month, int day);
void     ecot_date_split (EcotDate date, int *year, int *month, int *day);

/* ISO 8601: "2017-07-24". */
gboolean    ecot_date_parse (const char *text,
                             EcotDate   *date,
                             GError    **error);
const char *ecot_date_format (EcotDate date,
                              char     buf[ECOT_DATE_BUFSIZE]);
/* "24 juillet 2017", "1er août 2017" with U+00A0 between the parts. */
const char *ecot_date_format_french (EcotDate date,
                                     char     buf[ECOT_DATE_BUFSIZE]);
/* "24/07/2017" */
const char *ecot_date_format_short (EcotDate date,
                                    char     buf[ECOT_DATE_BUFSIZE]);
/* "juillet 2017" */
const char *ecot_date_format_month (EcotDate date,
                                    char     buf[ECOT_DATE_BUFSIZE]);
/* What people type: "24/07/2017", "24/7/17", "24-07-2017", "24.07.2017",
 * "24 juillet 2017", "1er août 2017", ISO. */
gboolean ecot_date_read (const char *text,
                         EcotDate   *date,
                         GError    **error);

/* The same day @months later, or the last day of that month if it is shorter. */
EcotDate ecot_date_add_months (EcotDate date,
                               int      months);
/* The whole months of a duration from the morning of @start to the evening of @end, which
 * does not come before, and the @days left over: 12 and 0 for a calendar year. */
int ecot_date_count_months (EcotDate start,
                            EcotDate end,
                            int     *days);

/* The months from the morning of @start to the evening of @end, which does not come before, each
 * calendar month counted as its days in the span ÷ its days: a whole February is one month, with 28
 * days or 29.  Exact: @numerator ÷ @denominator, the latter at most 31 × 31. */
void ecot_date_measure_months (EcotDate start,
                               EcotDate end,
                               gint64  *numerator,
                               gint64  *denominator);

/* "2017-07-24T17:01" */
gboolean    ecot_moment_parse (const char *text,
                               EcotMoment *moment,
                               GError    **error);
const char *ecot_moment_format (EcotMoment moment,
                                char       buf[ECOT_DATE_BUFSIZE]);
/* "24 juillet 2017 à 17 h 01" ("à 17 h" on the hour) */
const char *ecot_moment_format_french (EcotMoment moment,
                                       char       buf[ECOT_DATE_BUFSIZE]);
/* The present minute in @zone ("Europe/Paris"). */
EcotMoment ecot_moment_now (const char *zone);

static inline EcotMoment
ecot_moment_new (EcotDate date,
                 int      minute)
{
  return date * ECOT_DAY_MINUTES + minute;
}

static inline EcotDate
ecot_moment_get_date (EcotMoment moment)
{
  return moment / ECOT_DAY_MINUTES;
}

G_END_DECLS
