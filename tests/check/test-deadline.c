/* test-deadline.c: in time, and one minute late
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-reason.h"

static const char late[] = "error deadline submission/sent\n";

static char *
findings_at (EcotFigures *figures,
             const char  *at)
{
  EcotMoment         moment;
  g_autoptr (GError) error = NULL;

  if (at == NULL)
    return ecot_test_findings (figures, NULL, NULL);

  ecot_moment_parse (at, &moment, &error);
  g_assert_no_error (error);
  return ecot_test_findings (figures, &moment, NULL);
}

/* CLAUSE: resa-2017 238 "La date limite de réception des offres est le Lundi 24 Juillet 2017 17h." */
static void
test_resa (void)
{
  static const struct
  {
    const char *sent, *at;
    gboolean    is_late;
  } cases[] = {
    { "2017-07-24T16:59", NULL, FALSE },
    { "2017-07-24T17:00", NULL, FALSE },
    { "2017-07-24T17:01", NULL, TRUE },
    { "2017-07-25T00:00", NULL, TRUE },
    /* the moment asked about counts, whatever the dossier says */
    { "2017-07-24T16:59", "2017-07-24T17:00", FALSE },
    { "2017-07-24T16:59", "2017-07-24T17:01", TRUE },
    { "2017-07-24T18:00", "2017-07-24T17:00", FALSE },
    { NULL, "2017-07-24T17:00", FALSE },
    { NULL, "2017-07-24T17:01", TRUE },
    { NULL, "0001-01-01T00:00", FALSE },
    { NULL, "9999-12-31T23:59", TRUE },
    /* not sent: now, which is long after */
    { NULL, NULL, TRUE },
  };
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");

  /* When they decided is judged at that moment too. */
  ecot_test_set (ecot_figures_get_dossier (figures), "funding/1/status", NULL);
  ecot_test_set (ecot_figures_get_dossier (figures), "funding/2/status", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = NULL;

      ecot_test_set (ecot_figures_get_dossier (figures), "submission/sent", cases[i].sent);
      findings = findings_at (figures, cases[i].at);
      g_assert_cmpstr (findings, ==, cases[i].is_late ? late : "");
    }
}

/* A closing day without an hour is inside until it ends. */
static void
test_whole_day (void)
{
  static const struct
  {
    const char *at;
    gboolean    is_late;
  } cases[] = {
    { "2024-03-15T23:59", FALSE },
    { "2024-03-16T00:00", TRUE },
  };
  g_autoptr (EcotFigures) figures = ecot_test_check_new ("<session closes='2023-10-01'/><session closes='2024-03-15'/>");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = findings_at (figures, cases[i].at);

      g_assert_cmpstr (findings, ==, cases[i].is_late ? late : "");
    }
}

static void
test_no_deadline (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new ("<session opens='2024-01-01'/>");
  g_autofree char        *findings = findings_at (figures, "9999-12-31T23:59");

  g_assert_cmpstr (findings, ==, "");
}

/* By how much, in words. */
static void
test_delay (void)
{
  static const char *const delays[][2] = {
    { "2017-07-24T17:01", "1 minute" },
    { "2017-07-24T17:02", "2 minutes" },
    { "2017-07-24T17:59", "59 minutes" },
    { "2017-07-24T18:00", "1 h 00" },
    { "2017-07-24T18:05", "1 h 05" },
    { "2017-07-25T16:59", "23 h 59" },
    { "2017-07-25T17:00", "1 jour" },
    { "2017-07-26T17:30", "2 jours" },
  };
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      EcotMoment            at;
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char      *delay = NULL;

      g_assert_true (ecot_moment_parse (delays[i][0], &at, NULL));
      findings = ecot_check (figures, &at);
      g_assert_cmpuint (findings->len, ==, 1);
      delay = ecot_test_plain (ecot_finding_get_difference (findings->pdata[0]));
      g_assert_cmpstr (delay, ==, delays[i][1]);
    }
}

static char *
message_at (EcotFigures *figures,
            const char  *at)
{
  EcotMoment            moment;
  g_autoptr (GPtrArray) findings = NULL;

  if (at != NULL)
    g_assert_true (ecot_moment_parse (at, &moment, NULL));

  findings = ecot_check (figures, at != NULL ? &moment : NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  return ecot_test_plain (ecot_finding_get_message (findings->pdata[0]));
}

/* Sent late, asked about a moment, or not sent yet: three sentences. */
static void
test_messages (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *asked = message_at (figures, "2017-07-26T17:00");
  g_autofree char        *sent = NULL;
  g_autofree char        *not_sent = NULL;

  g_assert_cmpstr (asked, ==, "Le 26 juillet 2017 à 17 h, l’appel est clos depuis 2 jours (il fermait le 24 juillet 2017 à 17 h) : le dossier serait refusé.");

  ecot_test_set (dossier, "submission/sent", "2017-07-24T17:05");
  sent = message_at (figures, NULL);
  g_assert_cmpstr (sent, ==, "Le dossier est marqué comme envoyé le 24 juillet 2017 à 17 h 05, 5 minutes après la clôture (24 juillet 2017 à 17 h).");

  ecot_test_set (dossier, "submission/sent", NULL);
  not_sent = message_at (figures, NULL);
  g_assert_true (g_str_has_suffix (not_sent, "(il fermait le 24 juillet 2017 à 17 h) : envoyé aujourd’hui, le dossier serait refusé."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/resa", test_resa);
  g_test_add_func ("/deadline/whole-day", test_whole_day);
  g_test_add_func ("/deadline/none", test_no_deadline);
  g_test_add_func ("/deadline/delay", test_delay);
  g_test_add_func ("/deadline/messages", test_messages);

  return g_test_run ();
}
