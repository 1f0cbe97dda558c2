/* ecot-check-dates.c: the dates of the action, its schedule and its sending
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date out of the period of the call is reported once, against that period;
 * dates that are inside it are compared with one another.
 */

#include "check/ecot-check-private.h"

static gboolean
get_date (EcotCheck  *self,
          const char *field,
          EcotDate   *date)
{
  return ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, field, date);
}

/* {{{ The period of the call */

/* Days @date lies outside; 0 inside, negative before. */
gint64
ecot_days_outside (EcotDate date,
                   EcotDate from,
                   EcotDate to)
{
  if (from != ECOT_DATE_NONE && date < from)
    return date - from;

  if (to != ECOT_DATE_NONE && date > to)
    return date - to;

  return 0;
}

char *
ecot_span_to_french (EcotDate from,
                     EcotDate to)
{
  g_autofree char *first = ecot_date_to_french (from);
  g_autofree char *last = ecot_date_to_french (to);

  if (from == ECOT_DATE_NONE)
    return g_strdup_printf ("au plus tard le %s", last);

  if (to == ECOT_DATE_NONE)
    return g_strdup_printf ("à partir du %s", first);

  if (from == to)
    return g_strdup_printf ("le %s", first);

  return g_strdup_printf ("du %s au %s", first, last);
}

/* Appends a finding for @date if it lies outside.  @what: "Le début de l’action" */
gboolean
ecot_check_inside (EcotCheck       *self,
                   EcotFindingSpec *spec,
                   const char      *what,
                   EcotDate         date,
                   EcotDate         from,
                   EcotDate         to)
{
  gint64           outside = ecot_days_outside (date, from, to);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;

  if (outside == 0)
    return TRUE;

  found = ecot_date_to_french (date);
  expected = ecot_span_to_french (from, to);
  difference = ecot_days_to_french (ABS (outside));
  spec->found = found;
  spec->expected = expected;
  spec->difference = difference;
  ecot_check_add (self, spec,
                  outside < 0 ? "%s (%s) vient %s trop tôt ; %s : %s." : "%s (%s) vient %s trop tard ; %s : %s.",
                  what, found, difference, from == to ? "date possible" : "dates possibles", expected);
  return FALSE;
}

static gboolean
check_period (EcotCheck  *self,
              const char *where,
              const char *item,
              EcotLevel   level,
              const char *what,
              EcotDate    date)
{
  EcotFindingSpec spec = {
    .rule = "period",
    .item = item,
    .level = level,
    .where = where,
    .source = self->lot->period_source,
  };

  return ecot_check_inside (self, &spec, what, date, self->lot->period_start, self->lot->period_end);
}

/* }}} */
/* {{{ The action */

static void
report_order (EcotCheck *self,
              EcotDate   start,
              EcotDate   end)
{
  g_auto (EcotGap) gap = ecot_gap_dates (end, ECOT_RELATION_AT_LEAST, start);
  EcotFindingSpec  spec = { .rule = "dates.order", .level = ECOT_LEVEL_ERROR, .where = "action/end" };

  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec, "L’action finit (%s) %s avant de commencer.", gap.found, gap.difference);
}

/* A duration of n months from a day ends on the eve of that day n months later. */
static void
check_duration (EcotCheck *self,
                EcotDate   start,
                EcotDate   end)
{
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = {
     .rule = "dates.duration",
     .level = ECOT_LEVEL_ERROR,
     .where = "action/end",
     .source = self->lot->period_source,
  };
  EcotDate last;

  if (self->lot->max_months <= 0)
    return;

  last = ecot_date_add_months (start, self->lot->max_months) - 1;

  if (end <= last)
    return;

  gap = ecot_gap_dates (end, ECOT_RELATION_AT_MOST, last);
  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec, "L’action dure plus de %d mois : elle finit (%s) %s trop tard.",
                  self->lot->max_months, gap.found, gap.difference);
}

/* What happens after the end, or before the beginning, is not part of the action. */
static void
check_event (EcotCheck *self,
             EcotDate   event)
{
  EcotFindingSpec spec = { .rule = "dates.event", .level = ECOT_LEVEL_ERROR, .where = "action/event" };
  EcotDate        start = ECOT_DATE_NONE, end = ECOT_DATE_NONE;

  if (!check_period (self, "action/event", "event", ECOT_LEVEL_ERROR, "L’événement", event))
    return;

  get_date (self, "start", &start);
  get_date (self, "end", &end);

  if (start == ECOT_DATE_NONE || end == ECOT_DATE_NONE || start <= end)
    ecot_check_inside (self, &spec, "L’événement", event, start, end);
}

void
ecot_check_dates (EcotCheck *self)
{
  EcotDate start, end, event;
  gboolean has_start = get_date (self, "start", &start);
  gboolean has_end = get_date (self, "end", &end);

  if (has_start && check_period (self, "action/start", "start", ECOT_LEVEL_ERROR, "Le début de l’action", start))
    ecot_check_start_window (self, start);

  if (has_start && has_end && end < start)
    report_order (self, start, end);
  else if (has_end && check_period (self, "action/end", "end", ECOT_LEVEL_ERROR, "La fin de l’action", end) && has_start)
    check_duration (self, start, end);

  if (get_date (self, "event", &event))
    check_event (self, event);
}

/* }}} */
/* {{{ The schedule */

static char *
name_step (EcotCheck  *self,
           EcotRecord *step,
           const char *which)
{
  const char      *label = ecot_record_get_text (step, "label");
  g_autofree char *excerpt = NULL;

  if (label == NULL)
    return g_strdup_printf ("%s de l’étape %u", which, ecot_dossier_get_position (self->dossier, step) + 1);

  excerpt = ecot_text_excerpt (label);
  return g_strdup_printf ("%s de l’étape « %s »", which, excerpt);
}

/* A step may lie outside (a report is due after the end); it is worth a look. */
static void
check_step_date (EcotCheck  *self,
                 EcotRecord *step,
                 const char *field,
                 const char *which)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, step, field);
  g_autofree char *what = name_step (self, step, which);
  gint64           date;

  if (ecot_record_get_number (step, field, &date))
    check_period (self, where, "step", ECOT_LEVEL_WARNING, what, date);
}

static gboolean
check_step_order (EcotCheck  *self,
                  EcotRecord *step)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, step, "end");
  g_autofree char *what = name_step (self, step, "La fin");
  g_auto (EcotGap) gap = { NULL };
  EcotFindingSpec  spec = { .rule = "step.order", .level = ECOT_LEVEL_ERROR, .where = where };
  gint64           start, end;

  if (!ecot_record_get_number (step, "start", &start) || !ecot_record_get_number (step, "end", &end) || start <= end)
    return TRUE;

  gap = ecot_gap_dates (end, ECOT_RELATION_AT_LEAST, start);
  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec, "%s (%s) vient %s avant son début.", what, gap.found, gap.difference);
  return FALSE;
}

void
ecot_check_steps (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_STEP);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *step = ecot_dossier_get_nth (self->dossier, ECOT_KIND_STEP, i);

      if (!check_step_order (self, step))
        continue;

      check_step_date (self, step, "start", "Le début");
      check_step_date (self, step, "end", "La fin");
    }
}

/* }}} */
