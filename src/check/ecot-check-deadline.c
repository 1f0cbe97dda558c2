/* ecot-check-deadline.c: in time, or too late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The deadline is the end of the last session: whoever misses the first may still
 * answer in the second.  Between two sessions, or before the first, nothing is
 * received: said of a dossier that was sent then, never of one still being written.
 */

#include "check/ecot-check-private.h"

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

  return last != NULL ? ecot_source_naming (last->source, last->closes) : NULL;
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

/* A session that closes before it opens, as one is printed, is never known to be shut. */
static gboolean
is_shut (EcotCheck         *self,
         const EcotSession *session)
{
  EcotMoment deadline = ecot_session_get_deadline (session);

  if (deadline != 0 && self->at > deadline)
    return TRUE;

  return session->opens != ECOT_DATE_NONE && (deadline == 0 || session->opens <= session->closes) &&
         self->at < ecot_moment_new (session->opens, 0);
}

/* The session that opens next, if none is open at that moment; NULL: one is. */
static const EcotSession *
find_next (EcotCheck *self)
{
  const EcotSession *next = NULL;

  for (guint i = 0; i < self->lot->sessions->len; i++)
    {
      const EcotSession *session = self->lot->sessions->pdata[i];

      if (!is_shut (self, session))
        return NULL;
      if (session->opens != ECOT_DATE_NONE && self->at < ecot_moment_new (session->opens, 0) &&
          (next == NULL || session->opens < next->opens))
        next = session;
    }

  return next;
}

/* Whether @at is the moment it is handed in, and not merely today. */
static gboolean
is_handed_in (EcotCheck *self)
{
  gint64 sent;

  return self->at_given || ecot_dossier_get_number (self->dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent);
}

static void
report_early (EcotCheck         *self,
              const EcotSession *next)
{
  char             at_buf[ECOT_DATE_BUFSIZE];
  const char      *at = ecot_moment_format_french (self->at, at_buf);
  g_autofree char *opens = ecot_date_to_french (next->opens);
  g_autofree char *expected = g_strdup_printf ("à partir du %s", opens);
  g_autofree char *delay = describe_delay (ecot_moment_new (next->opens, 0) - self->at);
  EcotFindingSpec  spec = {
     .rule = "session",
     .level = ECOT_LEVEL_WARNING,
     .where = "submission/sent",
     .found = at,
     .expected = expected,
     .difference = delay,
     .source = ecot_source_naming (next->source, next->opens),
  };

  ecot_check_add (self, &spec, "Le %s, aucune session de dépôt n’est ouverte : la prochaine ouvre le %s.", at, opens);
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
    {
      const EcotSession *next = is_handed_in (self) ? find_next (self) : NULL;

      if (next != NULL)
        report_early (self, next);
      return;
    }

  closes = ecot_lot_deadline_has_time (self->lot) ? g_strdup (ecot_moment_format_french (deadline, deadline_buf))
                                                  : ecot_date_to_french (ecot_moment_get_date (deadline));
  expected = g_strdup_printf ("le %s au plus tard", closes);
  delay = describe_delay (self->at - deadline);
  spec.expected = expected;
  spec.difference = delay;
  add_late (self, &spec, closes);
}
