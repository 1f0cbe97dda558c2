/* ecot-check-windows.c: when the action may start, session by session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each session of a call has its own window of starting days.  A dossier goes
 * into any session that is still open at the moment it is judged; once all are
 * closed the deadline says so, and a start in any of the windows is no second
 * fault.
 */

#include "check/ecot-check-private.h"

/* The sessions a dossier may go into at the moment it is judged. */
static GPtrArray *
list_sessions (EcotCheck *self)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < self->lot->sessions->len; i++)
    {
      EcotSession *session = self->lot->sessions->pdata[i];
      EcotMoment   deadline = ecot_session_get_deadline (session);

      if (deadline == 0 || self->at <= deadline)
        g_ptr_array_add (open, session);
    }

  if (open->len == 0)
    g_ptr_array_extend (open, self->lot->sessions, NULL, NULL);

  return open;
}

static gint64
days_to (const EcotSession *session,
         EcotDate           start)
{
  return ABS (ecot_days_outside (start, session->start_from, session->start_to));
}

/* The session whose window is nearest; the windows in words. */
static const EcotSession *
find_nearest (const GPtrArray *sessions,
              EcotDate         start)
{
  const EcotSession *nearest = sessions->pdata[0];

  for (guint i = 1; i < sessions->len; i++)
    if (days_to (sessions->pdata[i], start) < days_to (nearest, start))
      nearest = sessions->pdata[i];

  return nearest;
}

static char *
describe_windows (const GPtrArray *sessions)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      const EcotSession *session = sessions->pdata[i];

      g_ptr_array_add (spans, ecot_span_to_french (session->start_from, session->start_to));
    }

  g_ptr_array_add (spans, NULL);
  return g_strjoinv (", ou ", (char **)spans->pdata);
}

static void
report_between (EcotCheck         *self,
                const GPtrArray   *sessions,
                const EcotSession *nearest,
                EcotDate           start)
{
  g_autofree char *found = ecot_date_to_french (start);
  g_autofree char *expected = describe_windows (sessions);
  g_autofree char *difference = ecot_days_to_french (days_to (nearest, start));
  EcotFindingSpec  spec = {
     .rule = "dates.window",
     .level = ECOT_LEVEL_ERROR,
     .where = "action/start",
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = ecot_source_naming (nearest->source, nearest->start_from),
  };

  ecot_check_add (self, &spec, "Le début de l’action (%s) ne tombe dans aucune des périodes de démarrage des sessions : %s.", found, expected);
}

void
ecot_check_start_window (EcotCheck *self,
                         EcotDate   start)
{
  g_autoptr (GPtrArray) sessions = list_sessions (self);
  const EcotSession    *nearest = sessions->len > 0 ? find_nearest (sessions, start) : NULL;
  EcotFindingSpec       spec = { .rule = "dates.window", .level = ECOT_LEVEL_ERROR, .where = "action/start" };

  if (nearest == NULL || days_to (nearest, start) == 0)
    return;

  if (sessions->len > 1)
    {
      report_between (self, sessions, nearest, start);
      return;
    }

  spec.source = ecot_source_naming (nearest->source, nearest->start_from);
  ecot_check_inside (self, &spec, "Le début de l’action", start, nearest->start_from, nearest->start_to);
}
