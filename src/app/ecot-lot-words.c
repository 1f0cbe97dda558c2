/* ecot-lot-words.c: a lot in few words: its closing date, its ceiling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counted in days of the issuer's calendar, as people do: what closes tomorrow
 * at nine closes "tomorrow", were it in ten hours.
 */

#include "config.h"

#include "app/ecot-lot-words.h"

#include <glib/gi18n-lib.h>

/* A closing day without an hour is inside until it ends, so the deadline is the
 * midnight after it: the day to show is the one before. */
static EcotDate
closing_day (const EcotLot *lot)
{
  EcotMoment deadline = ecot_lot_get_deadline (lot);

  return ecot_moment_get_date (ecot_lot_deadline_has_time (lot) ? deadline : deadline - 1);
}

static char *
closing_moment (const EcotLot *lot)
{
  char buf[ECOT_DATE_BUFSIZE];
  int  minute = (int)(ecot_lot_get_deadline (lot) % ECOT_DAY_MINUTES);

  ecot_date_format_short (closing_day (lot), buf);

  if (!ecot_lot_deadline_has_time (lot))
    return g_strdup (buf);

  /* Translators: a date, then an hour and minutes */
  return g_strdup_printf (_ ("%s at %02d:%02d"), buf, minute / 60, minute % 60);
}

EcotDeadline
ecot_deadline_state (const EcotLot *lot,
                     EcotMoment     now)
{
  EcotMoment deadline = ecot_lot_get_deadline (lot);

  if (deadline == 0)
    return ECOT_DEADLINE_NONE;

  if (now > deadline)
    return ECOT_DEADLINE_CLOSED;

  return closing_day (lot) - ecot_moment_get_date (now) <= 7 ? ECOT_DEADLINE_SOON : ECOT_DEADLINE_OPEN;
}

char *
ecot_deadline_in_words (const EcotLot *lot,
                        EcotMoment     now)
{
  EcotDeadline     state = ecot_deadline_state (lot, now);
  g_autofree char *moment = NULL;
  gint64           days;

  if (state == ECOT_DEADLINE_NONE)
    return g_strdup (_ ("no closing date"));

  moment = closing_moment (lot);
  days = closing_day (lot) - ecot_moment_get_date (now);

  if (state == ECOT_DEADLINE_CLOSED)
    return g_strdup_printf (_ ("closed since %s"), moment);
  if (days == 0)
    return g_strdup_printf (_ ("closes today, %s"), moment);
  if (days == 1)
    return g_strdup_printf (_ ("closes tomorrow, %s"), moment);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day, %s", "in %d days, %s", (gulong)days), (int)days, moment);
}

const EcotLimit *
ecot_lot_find_ceiling (const EcotLot *lot)
{
  for (guint i = 0; i < lot->limits->len; i++)
    {
      const EcotLimit *limit = g_ptr_array_index (lot->limits, i);

      if (g_str_equal (limit->figure, "cost.total") && limit->relation == ECOT_RELATION_AT_MOST && limit->of == NULL && limit->unit == ECOT_UNIT_EUR)
        return limit;
    }

  return NULL;
}
