/* ecot-date.c: days, moments and how French writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar is GLib's (Gregorian, also before 1582); the years that exist
 * here are 1 to 9999, those ISO 8601 writes with four digits.  Reading what
 * people type is in ecot-date-read.c.
 */

#include "config.h"

#include "base/ecot-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-fixed-private.h"
#include "base/ecot-text.h"

#define LAST_YEAR 9999
/* 31 December 9999 */
#define LAST_DATE 3652059

#define ISO_DATE_LENGTH   10
#define ISO_MOMENT_LENGTH 16

static const char *const month_names[] = {
  "janvier", "février", "mars", "avril", "mai", "juin",
  "juillet", "août", "septembre", "octobre", "novembre", "décembre"
};

static gboolean
is_date (EcotDate date)
{
  return date >= 1 && date <= LAST_DATE;
}

EcotDate
ecot_date_new (int year,
               int month,
               int day)
{
  GDate date;

  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return ECOT_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

void
ecot_date_split (EcotDate date,
                 int     *year,
                 int     *month,
                 int     *day)
{
  GDate parts;

  *year = *month = *day = 0;
  if (!is_date (date))
    return;

  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, (guint32)date);
  *year = g_date_get_year (&parts);
  *month = (int)g_date_get_month (&parts);
  *day = g_date_get_day (&parts);
}

EcotDate
ecot_date_add_months (EcotDate date,
                      int      months)
{
  int    year, month, day;
  gint64 count;

  if (!is_date (date))
    return ECOT_DATE_NONE;

  ecot_date_split (date, &year, &month, &day);
  count = (gint64)year * 12 + month - 1 + months;
  if (count < 12 || count >= (LAST_YEAR + 1) * 12)
    return ECOT_DATE_NONE;

  year = (int)(count / 12);
  month = (int)(count % 12) + 1;
  return ecot_date_new (year, month,
                        MIN (day, g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year)));
}

/* A duration of n months from a day ends on the eve of that day n months later. */
int
ecot_date_count_months (EcotDate start,
                        EcotDate end,
                        int     *days)
{
  int      first_year, first_month, last_year, last_month, day, months;
  EcotDate next;

  g_return_val_if_fail (is_date (start) && is_date (end) && start <= end, 0);
  g_return_val_if_fail (days != NULL, 0);

  ecot_date_split (start, &first_year, &first_month, &day);
  ecot_date_split (end, &last_year, &last_month, &day);
  months = (last_year - first_year) * 12 + last_month - first_month + 1;

  do
    next = ecot_date_add_months (start, months);
  while ((next == ECOT_DATE_NONE || next - 1 > end) && months-- > 0);

  *days = (int)(end - next + 1);
  return months;
}

void
ecot_date_measure_months (EcotDate start,
                          EcotDate end,
                          gint64  *numerator,
                          gint64  *denominator)
{
  int    first_year, first_month, first_day, last_year, last_month, last_day;
  gint64 months, first, last;

  g_return_if_fail (is_date (start) && is_date (end) && start <= end);
  g_return_if_fail (numerator != NULL && denominator != NULL);

  ecot_date_split (start, &first_year, &first_month, &first_day);
  ecot_date_split (end, &last_year, &last_month, &last_day);
  first = g_date_get_days_in_month ((GDateMonth)first_month, (GDateYear)first_year);
  last = g_date_get_days_in_month ((GDateMonth)last_month, (GDateYear)last_year);
  months = (last_year - first_year) * 12 + last_month - first_month;

  /* The months from that of @start to that of @end, less the days before @start, and those of @end. */
  *numerator = months * first * last - (first_day - 1) * last + last_day * first;
  *denominator = first * last;
}

/* The number in the @length digits at @text, or -1 if one is none. */
static int
read_digits (const char *text,
             gsize       length)
{
  int value = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

/* The date that begins @text, which has at least its ten characters. */
static EcotDate
read_iso (const char *text)
{
  if (text[4] != '-' || text[7] != '-')
    return ECOT_DATE_NONE;

  return ecot_date_new (read_digits (text, 4), read_digits (text + 5, 2), read_digits (text + 8, 2));
}

gboolean
ecot_date_parse (const char *text,
                 EcotDate   *date,
                 GError    **error)
{
  g_autofree char *excerpt = NULL;
  EcotDate         result = ECOT_DATE_NONE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (strlen (text) == ISO_DATE_LENGTH)
    result = read_iso (text);

  if (result != ECOT_DATE_NONE)
    {
      *date = result;
      return TRUE;
    }

  excerpt = ecot_text_excerpt (text);
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
               _ ("“%s” is not a date of the calendar: write it as 2017-07-24"), excerpt);
  return FALSE;
}

/* Returns: %FALSE and an empty @buf if there is no such date */
static gboolean
split_or_empty (EcotDate date,
                int     *year,
                int     *month,
                int     *day,
                char     buf[ECOT_DATE_BUFSIZE])
{
  buf[0] = '\0';
  ecot_date_split (date, year, month, day);
  return *year != 0;
}

const char *
ecot_date_format (EcotDate date,
                  char     buf[ECOT_DATE_BUFSIZE])
{
  int year, month, day;

  if (split_or_empty (date, &year, &month, &day, buf))
    g_snprintf (buf, ECOT_DATE_BUFSIZE, "%04d-%02d-%02d", year, month, day);

  return buf;
}

const char *
ecot_date_format_french (EcotDate date,
                         char     buf[ECOT_DATE_BUFSIZE])
{
  int year, month, day;

  if (split_or_empty (date, &year, &month, &day, buf))
    g_snprintf (buf, ECOT_DATE_BUFSIZE, "%d%s" ECOT_NBSP "%s" ECOT_NBSP "%d",
                day, day == 1 ? "er" : "", month_names[month - 1], year);

  return buf;
}

const char *
ecot_date_format_short (EcotDate date,
                        char     buf[ECOT_DATE_BUFSIZE])
{
  int year, month, day;

  if (split_or_empty (date, &year, &month, &day, buf))
    g_snprintf (buf, ECOT_DATE_BUFSIZE, "%02d/%02d/%04d", day, month, year);

  return buf;
}

const char *
ecot_date_format_month (EcotDate date,
                        char     buf[ECOT_DATE_BUFSIZE])
{
  int year, month, day;

  if (split_or_empty (date, &year, &month, &day, buf))
    g_snprintf (buf, ECOT_DATE_BUFSIZE, "%s\u00a0%d", month_names[month - 1], year);

  return buf;
}

/* "T17:01" as a minute of the day, or -1. */
static int
read_minute (const char *text)
{
  int hour, minute;

  if (text[0] != 'T' || text[3] != ':')
    return -1;

  hour = read_digits (text + 1, 2);
  minute = read_digits (text + 4, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;

  return hour * 60 + minute;
}

gboolean
ecot_moment_parse (const char *text,
                   EcotMoment *moment,
                   GError    **error)
{
  g_autofree char *excerpt = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (moment != NULL, FALSE);

  if (strlen (text) == ISO_MOMENT_LENGTH)
    {
      EcotDate date = read_iso (text);
      int      minute = read_minute (text + ISO_DATE_LENGTH);

      if (date != ECOT_DATE_NONE && minute >= 0)
        {
          *moment = ecot_moment_new (date, minute);
          return TRUE;
        }
    }

  excerpt = ecot_text_excerpt (text);
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
               _ ("“%s” is not a moment: write it as 2017-07-24T17:00"), excerpt);
  return FALSE;
}

/* The minute of the day of @moment; its date goes to @buf by @format and has to
 * exist.  Returns: -1 and an empty @buf if it does not */
static int
begin_moment (EcotMoment moment,
              const char *(*format) (EcotDate, char[ECOT_DATE_BUFSIZE]),
              char buf[ECOT_DATE_BUFSIZE])
{
  format (ecot_moment_get_date (moment), buf);

  return buf[0] == '\0' ? -1 : (int)(moment % ECOT_DAY_MINUTES);
}

const char *
ecot_moment_format (EcotMoment moment,
                    char       buf[ECOT_DATE_BUFSIZE])
{
  int   minute = begin_moment (moment, ecot_date_format, buf);
  gsize length = strlen (buf);

  if (minute >= 0)
    g_snprintf (buf + length, ECOT_DATE_BUFSIZE - length, "T%02d:%02d", minute / 60, minute % 60);

  return buf;
}

const char *
ecot_moment_format_french (EcotMoment moment,
                           char       buf[ECOT_DATE_BUFSIZE])
{
  int   minute = begin_moment (moment, ecot_date_format_french, buf);
  gsize length = strlen (buf);

  if (minute < 0)
    return buf;

  g_snprintf (buf + length, ECOT_DATE_BUFSIZE - length, " à" ECOT_NBSP "%d" ECOT_NBSP "h", minute / 60);
  length = strlen (buf);
  if (minute % 60 != 0)
    g_snprintf (buf + length, ECOT_DATE_BUFSIZE - length, ECOT_NBSP "%02d", minute % 60);

  return buf;
}

EcotMoment
ecot_moment_now (const char *zone)
{
  g_autoptr (GTimeZone) issuer = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) now = NULL;

  /* A machine without that zone in its tables: its own clock is the best guess. */
  if (issuer == NULL)
    issuer = g_time_zone_new_local ();

  now = g_date_time_new_now (issuer);
  return ecot_moment_new (ecot_date_new (g_date_time_get_year (now),
                                         g_date_time_get_month (now),
                                         g_date_time_get_day_of_month (now)),
                          g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}
