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
static gint64
days_outside (EcotDate date,
              EcotDate from,
              EcotDate to)
{
  if (from != ECOT_DATE_NONE && date < from)
    return date - from;

  if (to != ECOT_DATE_NONE && date > to)
    return date - to;

  return 0;
}

static char *
describe_span (EcotDate from,
               EcotDate to)
{
  g_autofree char *first = ecot_date_to_french (from);
  g_autofree char *last = ecot_date_to_french (to);

  if (from == ECOT_DATE_NONE)
    return g_strdup_printf ("au plus tard le %s", last);

  if (to == ECOT_DATE_NONE)
    return g_strdup_printf ("à partir du %s", first);

  return g_strdup_printf ("du %s au %s", first, last);
}

/* Appends a finding for @date if it lies outside.  @what: "Le début de l’action" */
static gboolean
check_inside (EcotCheck       *self,
              EcotFindingSpec *spec,
              const char      *what,
              EcotDate         date,
              EcotDate         from,
              EcotDate         to)
{
  gint64           outside = days_outside (date, from, to);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;

  if (outside == 0)
    return TRUE;

  found = ecot_date_to_french (date);
  expected = describe_span (from, to);
  difference = ecot_days_to_french (ABS (outside));
  spec->found = found;
  spec->expected = expected;
  spec->difference = difference;
  ecot_check_add (self, spec,
                  outside < 0 ? "%s (%s) vient %s trop tôt ; dates possibles : %s."
                              : "%s (%s) vient %s trop tard ; dates possibles : %s.",
                  what, found, difference, expected);
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

  return check_inside (self, &spec, what, date, self->lot->period_start, self->lot->period_end);
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

/* The session a dossier sent now would fall in: the first not yet closed, or the last. */
static const EcotSession *
current_session (EcotCheck *self)
{
  const EcotSession *session = NULL;

  for (guint i = 0; i < self->lot->sessions->len; i++)
    {
      session = self->lot->sessions->pdata[i];

      if (session->closes == ECOT_DATE_NONE || session->closes >= ecot_moment_get_date (self->at))
        return session;
    }

  return session;
}

static void
check_start_window (EcotCheck *self,
                    EcotDate   start)
{
  const EcotSession *session = current_session (self);
  EcotFindingSpec    spec = { .rule = "dates.window", .level = ECOT_LEVEL_ERROR, .where = "action/start" };

  if (session == NULL)
    return;

  spec.source = session->source;
  check_inside (self, &spec, "Le début de l’action", start, session->start_from, session->start_to);
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
    check_inside (self, &spec, "L’événement", event, start, end);
}

void
ecot_check_dates (EcotCheck *self)
{
  EcotDate start, end, event;
  gboolean has_start = get_date (self, "start", &start);
  gboolean has_end = get_date (self, "end", &end);

  if (has_start && check_period (self, "action/start", "start", ECOT_LEVEL_ERROR, "Le début de l’action", start))
    check_start_window (self, start);

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
/* {{{ The deadline */

/* "1 minute", "3 heures", "2 jours": in the largest unit that is whole enough to tell. */
static char *
describe_delay (gint64 minutes)
{
  if (minutes >= ECOT_DAY_MINUTES)
    return ecot_days_to_french (minutes / ECOT_DAY_MINUTES);

  if (minutes >= 60)
    return g_strdup_printf ("%d h %02d", (int)(minutes / 60), (int)(minutes % 60));

  return g_strdup_printf (minutes == 1 ? "%d minute" : "%d minutes", (int)minutes);
}

/* Of the session that closes last. */
static const EcotSource *
deadline_source (EcotCheck *self)
{
  const EcotSession *last = NULL;

  for (guint i = 0; i < self->lot->sessions->len; i++)
    {
      const EcotSession *session = self->lot->sessions->pdata[i];

      if (last == NULL || session->closes > last->closes)
        last = session;
    }

  return last != NULL ? last->source : NULL;
}

static void
add_late (EcotCheck             *self,
          const EcotFindingSpec *spec,
          const char            *closes)
{
  gint64 sent;

  if (self->at_given)
    ecot_check_add (self, spec, "Le %s, l’appel est clos depuis %s (il fermait le %s) : le dossier serait refusé.",
                    spec->found, spec->difference, closes);
  else if (ecot_dossier_get_number (self->dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent))
    ecot_check_add (self, spec, "Le dossier est marqué comme envoyé le %s, %s après la clôture (%s).",
                    spec->found, spec->difference, closes);
  else
    ecot_check_add (self, spec, "L’appel est clos depuis %s (il fermait le %s) : envoyé aujourd’hui, le dossier serait refusé.",
                    spec->difference, closes);
}

void
ecot_check_deadline (EcotCheck *self)
{
  EcotMoment       deadline = ecot_lot_get_deadline (self->lot);
  char             at_buf[ECOT_DATE_BUFSIZE], deadline_buf[ECOT_DATE_BUFSIZE];
  const char      *at = ecot_moment_format_french (self->at, at_buf);
  g_autofree char *closes = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *delay = NULL;
  EcotFindingSpec  spec = {
     .rule = "deadline",
     .level = ECOT_LEVEL_ERROR,
     .where = "submission/sent",
     .found = at,
     .source = deadline_source (self),
  };

  if (deadline == 0 || self->at <= deadline)
    return;

  closes = ecot_lot_deadline_has_time (self->lot) ? g_strdup (ecot_moment_format_french (deadline, deadline_buf))
                                                  : ecot_date_to_french (ecot_moment_get_date (deadline));
  expected = g_strdup_printf ("le %s au plus tard", closes);
  delay = describe_delay (self->at - deadline);
  spec.expected = expected;
  spec.difference = delay;
  add_late (self, &spec, closes);
}

/* }}} */
