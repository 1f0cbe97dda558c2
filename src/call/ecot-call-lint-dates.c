/* ecot-call-lint-dates.c: days that cannot be, and days that cannot follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sessions, the period of the action and the reports, against the calendar and
 * against each other.
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>

/* @early and @late: attributes. */
static void
check_order (EcotLint           *lint,
             const EcotCallNode *node,
             const char         *early,
             const char         *late)
{
  EcotDate a = ecot_lint_date (node, early), b = ecot_lint_date (node, late);

  if (a != ECOT_DATE_NONE && b != ECOT_DATE_NONE && b < a)
    ecot_lint_doubt (lint, node, NULL, "date-order", ECOT_LEVEL_ERROR, _ ("“%s” (%s) is before “%s” (%s)"),
                     late, ecot_call_node_get (node, late), early, ecot_call_node_get (node, early));
}

static void
check_printed (EcotLint           *lint,
               const EcotCallNode *node,
               const char         *attribute)
{
  const char *printed = ecot_call_node_get (node, attribute);
  EcotDate    date;

  if (printed == NULL)
    return;

  if (ecot_date_read (printed, &date, NULL))
    ecot_lint_remark (lint, node, "printed-date", ECOT_LEVEL_ERROR, _ ("“%s” is “%s”, which is a day of the calendar: write it as a date"), attribute, printed);
  else
    ecot_lint_doubt (lint, node, NULL, "printed-date", ECOT_LEVEL_WARNING, _ ("no calendar has “%s”"), printed);
}

/* One answers first, and begins afterwards. */
static void
check_start (EcotLint           *lint,
             const EcotCallNode *session)
{
  EcotDate closes = ecot_lint_date (session, "closes");
  EcotDate from = ecot_lint_date (session, "start-from"), to = ecot_lint_date (session, "start-to");

  if (closes == ECOT_DATE_NONE)
    return;

  if (to != ECOT_DATE_NONE && to < closes)
    ecot_lint_doubt (lint, session, NULL, "early-start", ECOT_LEVEL_WARNING,
                     _ ("the last day to start (%s) is before the session closes (%s)"),
                     ecot_call_node_get (session, "start-to"), ecot_call_node_get (session, "closes"));
  else if (from != ECOT_DATE_NONE && from < closes)
    ecot_lint_doubt (lint, session, NULL, "early-start", ECOT_LEVEL_WARNING,
                     _ ("actions may start (%s) before the session closes (%s)"),
                     ecot_call_node_get (session, "start-from"), ecot_call_node_get (session, "closes"));
}

/* The days an action may start on lie in the period of the action. */
static void
check_window (EcotLint           *lint,
              const EcotCallNode *session,
              const EcotCallNode *period)
{
  EcotDate from = ecot_lint_date (session, "start-from"), to = ecot_lint_date (session, "start-to");
  EcotDate start = ecot_lint_date (period, "start"), end = ecot_lint_date (period, "end");

  if ((start != ECOT_DATE_NONE && from != ECOT_DATE_NONE && from < start) ||
      (end != ECOT_DATE_NONE && MAX (from, to) > end))
    ecot_lint_doubt (lint, session, period, "window", ECOT_LEVEL_WARNING,
                     _ ("actions may start outside the period of line %u"), period->line);
  if (start != ECOT_DATE_NONE && ecot_lint_date (session, "closes") > start)
    ecot_lint_doubt (lint, session, period, "late-closing", ECOT_LEVEL_WARNING,
                     _ ("dossiers are received until %s, after the period of line %u has begun (%s)"),
                     ecot_call_node_get (session, "closes"), period->line, ecot_call_node_get (period, "start"));
}

static void
check_session (EcotLint           *lint,
               const EcotCallNode *node)
{
  const EcotCallNode *period = ecot_lint_first (lint, "period");

  check_order (lint, node, "opens", "closes");
  check_order (lint, node, "start-from", "start-to");
  check_printed (lint, node, "closes-printed");
  check_printed (lint, node, "start-to-printed");
  check_start (lint, node);
  if (period != NULL)
    check_window (lint, node, period);
}

/* Two sessions with the same days are one, written twice. */
static void
check_sessions (EcotLint *lint)
{
  static const char *const attributes[] = { "opens", "closes", "closes-time", "closes-printed", "start-from", "start-to", "start-to-printed" };
  const GPtrArray         *sessions = ecot_lint_all (lint, "session");

  for (guint i = 0; i < sessions->len; i++)
    {
      g_autoptr (GString) key = g_string_new ("session");
      const EcotCallNode *other;

      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          const char *value = ecot_call_node_get (sessions->pdata[i], attributes[j]);

          g_string_append_printf (key, " %s", value != NULL ? value : "");
        }

      check_session (lint, sessions->pdata[i]);
      other = g_hash_table_lookup (lint->seen, key->str);
      if (other != NULL)
        ecot_lint_doubt (lint, sessions->pdata[i], other, "duplicate", ECOT_LEVEL_WARNING, _ ("the session of line %u has the same days"), other->line);
      else
        g_hash_table_insert (lint->seen, g_strdup (key->str), sessions->pdata[i]);
    }
}

/* Whole months; a printed end may be the last day or the day after it. */
static void
check_length (EcotLint           *lint,
              const EcotCallNode *period)
{
  EcotDate start = ecot_lint_date (period, "start"), end = ecot_lint_date (period, "end");
  int      months = ecot_lint_count (period, "max-months");
  EcotDate longest;

  if (start == ECOT_DATE_NONE || end < start || months == 0)
    return;

  longest = ecot_date_add_months (start, months);
  if (end > longest)
    ecot_lint_doubt (lint, period, NULL, "period-length", ECOT_LEVEL_WARNING, _ ("the period from %s to %s is longer than %d months"),
                     ecot_call_node_get (period, "start"), ecot_call_node_get (period, "end"), months);
  else if (end < longest - 1)
    ecot_lint_doubt (lint, period, NULL, "period-length", ECOT_LEVEL_ADVICE, _ ("the period from %s to %s is shorter than the %d months of its maximum"),
                     ecot_call_node_get (period, "start"), ecot_call_node_get (period, "end"), months);
}

static gboolean
is_after (const EcotCallNode *report,
          EcotDate            end)
{
  return ecot_lint_count (report, "months-after-end") > 0 || ecot_lint_date (report, "date") >= end;
}

/* A report half-way is fine where another is due at the end. */
static gboolean
has_final_report (EcotLint *lint,
                  EcotDate  end)
{
  const GPtrArray *reports = ecot_lint_all (lint, "report");

  for (guint i = 0; i < reports->len; i++)
    if (is_after (reports->pdata[i], end))
      return TRUE;

  return FALSE;
}

/* "Three months after 31 December" is 31 March: the last day of a month stays one. */
static gboolean
is_months_later (EcotDate date,
                 EcotDate end,
                 int      months)
{
  return date == ecot_date_add_months (end, months) || date == ecot_date_add_months (end + 1, months) - 1;
}

static void
check_report (EcotLint           *lint,
              const EcotCallNode *node,
              const EcotCallNode *period)
{
  EcotDate start = ecot_lint_date (period, "start"), end = ecot_lint_date (period, "end");
  EcotDate date = ecot_lint_date (node, "date");
  int      months = ecot_lint_count (node, "months-after-end");

  if (date == ECOT_DATE_NONE)
    return;

  if (date < start)
    ecot_lint_doubt (lint, node, period, "report-date", ECOT_LEVEL_WARNING, _ ("the report “%s” is due (%s) before the period of line %u begins (%s)"),
                     ecot_lint_name (node), ecot_call_node_get (node, "date"), period->line, ecot_call_node_get (period, "start"));
  else if (end != ECOT_DATE_NONE && months > 0 && !is_months_later (date, end, months))
    ecot_lint_doubt (lint, node, period, "report-date", ECOT_LEVEL_WARNING, _ ("%s is not %d months after the end of the period of line %u (%s)"),
                     ecot_call_node_get (node, "date"), months, period->line, ecot_call_node_get (period, "end"));
  else if (date < end && !has_final_report (lint, end))
    ecot_lint_doubt (lint, node, period, "report-date", ECOT_LEVEL_WARNING,
                     _ ("the report “%s” is due (%s) before the period of line %u ends (%s), and none is due later"),
                     ecot_lint_name (node), ecot_call_node_get (node, "date"), period->line, ecot_call_node_get (period, "end"));
}

void
ecot_lint_dates (EcotLint *self)
{
  const EcotCallNode *period = ecot_lint_first (self, "period");
  const GPtrArray    *reports = ecot_lint_all (self, "report");

  if (ecot_lint_first (self, "session") == NULL)
    ecot_lint_remark (self, self->lot, "deadline", ECOT_LEVEL_WARNING, _ ("the lot has no session, hence no deadline"));
  check_sessions (self);
  if (period == NULL)
    return;

  check_order (self, period, "start", "end");
  check_length (self, period);
  for (guint i = 0; i < reports->len; i++)
    check_report (self, reports->pdata[i], period);
}
