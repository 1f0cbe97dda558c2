/* ecot-compose-mission.c: mission letters, for those who work a fixed share of their time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Décret 2016-279 of 8 March 2016 and its order of the same day, as amended in
 * 2019: where somebody is assigned to an action for a share of the time that is
 * the same each month, a letter that states missions, period and that percentage
 * proves the time, and no sheet is kept.  A page a person, signed by both sides.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "figure/ecot-member.h"

#define DOTS       "……………………………………………………"
#define SHORT_DOTS "………………………"

gboolean
ecot_dossier_proves_time_by (EcotDossier *dossier,
                             const char  *proof)
{
  guint n = ecot_dossier_get_n (dossier, ECOT_KIND_MEMBER);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (ecot_record_get_text (ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i), "time-proof"), proof) == 0)
      return TRUE;

  return FALSE;
}

gboolean
ecot_composer_member_period (const EcotComposer *self,
                             EcotRecord         *member,
                             EcotDate           *start,
                             EcotDate           *end)
{
  gboolean has_start = ecot_record_get_number (member, "start", start) ||
                       ecot_composer_number (self, ECOT_KIND_ACTION, NULL, "start", start);
  gboolean has_end = ecot_record_get_number (member, "end", end) ||
                     ecot_composer_number (self, ECOT_KIND_ACTION, NULL, "end", end);

  return has_start && has_end && *start <= *end;
}

gboolean
ecot_composer_member_hours (const EcotComposer *self,
                            EcotRecord         *member,
                            gint64             *hours)
{
  EcotFigure figure = ecot_figures_get_member (self->figures, member).hours;

  *hours = figure.number;
  return figure.known;
}

gboolean
ecot_composer_has_staff_hours (const EcotComposer *self)
{
  guint  n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME);
  gint64 hours;

  for (guint i = 0; i < n; i++)
    if (ecot_record_get_number (ecot_dossier_get_nth (self->dossier, ECOT_KIND_TIME, i), "hours", &hours))
      return FALSE;

  return ecot_composer_figure_number (self, "staff.hours", &hours);
}

static gboolean
is_of (EcotRecord *time,
       EcotRecord *member)
{
  const char *person = ecot_record_get_text (time, "person");

  return person != NULL && (g_strcmp0 (person, ecot_record_get_text (member, "name")) == 0 ||
                            g_strcmp0 (person, ecot_record_get_text (member, "role")) == 0);
}

guint
ecot_composer_add_tasks (EcotComposer *self,
                         EcotRecord   *member)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME), n_tasks = 0;

  ecot_report_begin_list (self->report, FALSE);
  for (guint i = 0; i < n; i++)
    {
      EcotRecord *time = ecot_dossier_get_nth (self->dossier, ECOT_KIND_TIME, i);
      const char *task = ecot_record_get_text (time, "task");

      if (task == NULL || !is_of (time, member))
        continue;

      ecot_report_add_item (self->report, task);
      n_tasks++;
    }

  return n_tasks;
}

static char *
format_percent (EcotRecord *member,
                const char *field)
{
  char   buf[ECOT_DECIMAL_BUFSIZE];
  gint64 percent;

  if (!ecot_record_get_number (member, field, &percent))
    return NULL;

  return g_strdup_printf ("%s %%", ecot_decimal_format_french (percent, buf));
}

static void
add_fields (EcotComposer *self,
            EcotRecord   *member)
{
  g_autofree char *siret = ecot_composer_place (self, "applicant/siret");
  g_autofree char *time = format_percent (member, "working-time");

  ecot_report_begin_fields (self->report);
  /* The representative's function stands where they sign. */
  ecot_report_add_field (self->report, "Employeur", ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name"), 5);
  ecot_report_add_field (self->report, "Représenté par", ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name"), 4);
  ecot_report_add_field (self->report, "SIRET", siret, 3);
  /* In one row: with a long title, a row more would send both signatures to another page. */
  ecot_report_add_field (self->report, "Personne salariée", ecot_record_get_text (member, "name"), 4);
  ecot_report_add_field (self->report, "Fonction", ecot_record_get_text (member, "role"), 4);
  ecot_report_add_field (self->report, "Contrat", ecot_contract_to_french (ecot_record_get_text (member, "contract")), 2);
  ecot_report_add_field (self->report, "Temps de travail", time, 2);
}

static char *
make_period (const EcotComposer *self,
             EcotRecord         *member)
{
  char     from[ECOT_DATE_BUFSIZE], to[ECOT_DATE_BUFSIZE];
  EcotDate start, end;

  if (!ecot_composer_member_period (self, member, &start, &end))
    return g_strdup ("du " SHORT_DOTS " au " SHORT_DOTS);

  return g_strdup_printf ("du %s au %s", ecot_date_format_french (start, from), ecot_date_format_french (end, to));
}

/* A function is nobody until someone has it: a person, whose gender is that of the word. */
static char *
make_who (EcotRecord *member)
{
  const char *name = ecot_record_get_text (member, "name"), *role = ecot_record_get_text (member, "role");

  if (name == NULL && role != NULL)
    return g_strdup_printf ("la personne recrutée (%s) est affectée", role);

  return g_strdup_printf ("%s est affecté(e)", name != NULL ? name : DOTS);
}

static void
add_assignment (EcotComposer *self,
                EcotRecord   *member)
{
  g_autofree char *share = format_percent (member, "share");
  g_autofree char *period = make_period (self, member);
  g_autofree char *who = make_who (member);
  g_autofree char *before = g_strdup_printf ("Pour l’action « %s », %s, %s chaque mois à hauteur de ",
                                             ecot_composer_action (self), period, who);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, before);
  ecot_report_append_strong (self->report, share != NULL ? share : SHORT_DOTS " %");
  ecot_report_append (self->report, " de son temps de travail. Ce pourcentage est le même tous les mois de la période : il tient lieu de relevé "
                                    "du temps passé (décret n° 2016-279 du 8 mars 2016 et arrêté du même jour, modifiés).");
}

/* The employee's function stands among the fields; the employer's is below the name that signs for a structure. */
static void
add_signatures (EcotComposer *self,
                EcotRecord   *member)
{
  g_autofree char *date = ecot_composer_place (self, "letter/date");
  const char      *place = ecot_composer_text (self, ECOT_KIND_LETTER, NULL, "place");

  ecot_report_add_signature (self->report, "Signature de la personne salariée", place, NULL, ecot_record_get_text (member, "name"), "");
  ecot_report_add_second_signature (self->report, "Signature de l’employeur et cachet", place, date,
                                    ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "name"),
                                    ecot_composer_text (self, ECOT_KIND_REPRESENTATIVE, NULL, "role"));
}

/* Room for missions to be written by hand, the same on all letters: one line more would send both signatures of an action
 * with a long title to another page. */
#define HAND_LINES 2

static void
add_lines (EcotComposer *self)
{
  ecot_report_begin_fields (self->report);
  for (guint i = 1; i <= HAND_LINES; i++)
    {
      g_autofree char *label = g_strdup_printf ("Mission %u", i);

      ecot_report_add_field (self->report, label, NULL, 12);
    }
}

static void
add_letter (EcotComposer *self,
            EcotRecord   *member)
{
  g_autofree char *call = ecot_composer_call (self);

  ecot_report_add_heading (self->report, 1, "Lettre de mission");
  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, ecot_composer_action (self));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, call);
  add_fields (self, member);

  ecot_report_add_heading (self->report, 2, "Missions");
  if (ecot_composer_add_tasks (self, member) == 0)
    add_lines (self);

  add_assignment (self, member);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL,
                             "Toute modification des missions, de la période ou du pourcentage fait l’objet d’une nouvelle lettre, signée avant "
                             "qu’elle ne prenne effet.");
  add_signatures (self, member);
}

void
ecot_compose_mission_letters (EcotComposer *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER), n_letters = 0;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *member = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i);

      if (g_strcmp0 (ecot_record_get_text (member, "time-proof"), "letter") != 0)
        continue;

      if (n_letters++ > 0)
        ecot_report_add_page_break (self->report);
      add_letter (self, member);
    }
}
