/* ecot-compose-duties.c: what is due once the grant is awarded, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates the call counts from the end of the action are worked out from the
 * action's own end, else from the period of the call; dates the call prints
 * stand as printed; where a call does both and the two differ, the earlier one binds.
 */

#include "base/ecot-fold.h"
#include "compose/ecot-composer-private.h"

#include <string.h>

static EcotDate
find_date (const EcotComposer *self,
           const char         *field,
           EcotDate            of_call)
{
  gint64 date;

  return ecot_composer_number (self, ECOT_KIND_ACTION, NULL, field, &date) ? date : of_call;
}

static EcotDate
find_start (const EcotComposer *self)
{
  return find_date (self, "start", self->lot->period_start);
}

static EcotDate
find_end (const EcotComposer *self)
{
  return find_date (self, "end", self->lot->period_end);
}

static char *
origin_of (const EcotComposer *self,
           const char         *field)
{
  gint64 date;

  return g_strdup (ecot_composer_number (self, ECOT_KIND_ACTION, NULL, field, &date) ? "date du dossier" : "période de l’appel");
}

/* {{{ The calendar */

typedef struct
{
  EcotDate    date; /* ECOT_DATE_NONE: not known */
  guint       rank; /* so that one day keeps the order of the call */
  const char *label;
  char       *why;
} Due;

static void
due_free (Due *due)
{
  g_free (due->why);
  g_free (due);
}

/* Takes @why. */
static void
add_due (GPtrArray  *dues,
         EcotDate    date,
         const char *label,
         char       *why)
{
  Due *due = g_new0 (Due, 1);

  due->date = date;
  due->rank = dues->len;
  due->label = label;
  due->why = why;
  g_ptr_array_add (dues, due);
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const Due *first = *(const Due *const *)a;
  const Due *second = *(const Due *const *)b;

  if ((first->date == ECOT_DATE_NONE) != (second->date == ECOT_DATE_NONE))
    return first->date == ECOT_DATE_NONE ? 1 : -1;
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;

  return first->rank < second->rank ? -1 : 1;
}

/* How the call counts: in its own words, where they tell the months already. */
static char *
make_rule (const EcotReportDue *report)
{
  if (report->months_after_end < 0 || ecot_report_due_tells_months (report))
    return g_strdup (report->frequency);

  return g_strdup_printf ("%d mois après la fin de l’action%s%s", report->months_after_end,
                          report->frequency != NULL ? ", " : "", report->frequency != NULL ? report->frequency : "");
}

/* Of two rules the one that falls first binds; the other is told beside it. */
static char *
make_rules (const EcotReportDue *report,
            EcotDate             worked_out)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *rule = make_rule (report);

  if (worked_out == ECOT_DATE_NONE)
    return g_strdup_printf ("date imprimée dans l’appel ; %s", rule);

  if (worked_out > report->date)
    return g_strdup_printf ("date imprimée dans l’appel ; %s, ce serait le %s", rule, ecot_date_format_french (worked_out, buf));

  return g_strdup_printf ("%s ; l’appel imprime le %s", rule, ecot_date_format_french (report->date, buf));
}

static void
add_report (GPtrArray           *dues,
            const EcotReportDue *report,
            EcotDate             end)
{
  gboolean relative = report->months_after_end >= 0;
  EcotDate worked_out = relative && end != ECOT_DATE_NONE ? ecot_date_add_months (end, report->months_after_end) : ECOT_DATE_NONE;

  if (report->date == ECOT_DATE_NONE || report->date == worked_out)
    add_due (dues, worked_out, report->label, make_rule (report));
  else if (!relative)
    add_due (dues, report->date, report->label, g_strdup ("date imprimée dans l’appel"));
  else
    add_due (dues, worked_out != ECOT_DATE_NONE ? MIN (worked_out, report->date) : report->date, report->label,
             make_rules (report, worked_out));
}

static GPtrArray *
list_dues (const EcotComposer *self,
           gboolean            whole)
{
  GPtrArray *dues = g_ptr_array_new_with_free_func ((GDestroyNotify)due_free);
  EcotDate   start = find_start (self), end = find_end (self);

  if (whole && start != ECOT_DATE_NONE)
    add_due (dues, start, "Début de l’action", origin_of (self, "start"));
  if (whole && end != ECOT_DATE_NONE)
    add_due (dues, end, "Fin de l’action", origin_of (self, "end"));

  for (guint i = 0; i < self->lot->reports->len; i++)
    add_report (dues, self->lot->reports->pdata[i], end);

  g_ptr_array_sort (dues, compare_dues);
  return dues;
}

/* @by_hand: where there is none, one may be written. */
static void
add_date_cell (EcotComposer *self,
               EcotDate      date,
               gboolean      by_hand)
{
  char buf[ECOT_DATE_BUFSIZE];

  if (date == ECOT_DATE_NONE && !by_hand)
    ecot_composer_add_said_cell (self, NULL);
  else
    ecot_composer_add_text_cell (self, date != ECOT_DATE_NONE ? ecot_date_format_french (date, buf) : NULL);
}

static void
add_calendar (EcotComposer *self,
              const char   *title,
              gboolean      whole)
{
  g_autoptr (GPtrArray) dues = list_dues (self, whole);

  if (dues->len == 0)
    return;

  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, "Date", ECOT_ALIGN_START, 20);
  ecot_report_add_column (self->report, "Échéance", ECOT_ALIGN_START, 46);
  ecot_report_add_column (self->report, "Règle de l’appel", ECOT_ALIGN_START, 20);
  if (whole)
    ecot_report_add_column (self->report, "Fait le", ECOT_ALIGN_START, 13);

  for (guint i = 0; i < dues->len; i++)
    {
      const Due *due = dues->pdata[i];

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      add_date_cell (self, due->date, whole || self->input->blank);
      ecot_composer_add_text_cell (self, due->label);
      ecot_composer_add_said_cell (self, due->why);
    }
}

/* }}} */
/* {{{ Meetings */

/* No more dates than a year of months has. */
#define MAX_MEETINGS 24

/* The days that stand so many months apart within the action. */
static GArray *
list_days (const EcotComposer *self,
           int                 months)
{
  EcotDate start = find_start (self), end = find_end (self);
  GArray  *days = g_array_new (FALSE, FALSE, sizeof (EcotDate));

  if (months <= 0 || start == ECOT_DATE_NONE || end == ECOT_DATE_NONE)
    return days;

  for (int i = 1; i <= MAX_MEETINGS; i++)
    {
      EcotDate date = ecot_date_add_months (start, i * months);

      if (date == ECOT_DATE_NONE || date > end + 1)
        break;

      g_array_append_val (days, date);
    }

  return days;
}

static int
day_of_month (EcotDate date)
{
  int year, month, day;

  ecot_date_split (date, &year, &month, &day);
  return day;
}

/* "avant le 1er de chaque mois, de février 2021 à janvier 2022"; NULL: not the same day each month. */
static char *
tell_monthly (const GArray *days)
{
  EcotDate first = g_array_index (days, EcotDate, 0), last = g_array_index (days, EcotDate, days->len - 1);
  int      day = day_of_month (first);
  char     from[ECOT_DATE_BUFSIZE], to[ECOT_DATE_BUFSIZE];

  for (guint i = 1; i < days->len; i++)
    if (day_of_month (g_array_index (days, EcotDate, i)) != day)
      return NULL;

  ecot_date_format_month (first, from);
  return g_strdup_printf ("avant le %d%s de chaque mois, %s%s à %s", day, day == 1 ? "er" : "",
                          strchr ("ao", from[0]) != NULL ? "d’" : "de ", from, ecot_date_format_month (last, to));
}

static char *
list_meetings (const EcotComposer *self,
               const EcotMeeting  *meeting)
{
  g_autoptr (GArray)  days = list_days (self, meeting->every_months);
  g_autoptr (GString) told = g_string_new ("avant ");
  g_autofree char    *monthly = meeting->every_months == 1 && days->len > 2 ? tell_monthly (days) : NULL;

  if (days->len == 0 || monthly != NULL)
    return g_steal_pointer (&monthly);

  for (guint i = 0; i < days->len; i++)
    {
      char buf[ECOT_DATE_BUFSIZE];

      if (i > 0)
        g_string_append (told, i + 1 < days->len ? ", " : " et ");
      g_string_append_printf (told, "le\302\240%s", ecot_date_format_french (g_array_index (days, EcotDate, i), buf));
    }

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
add_meetings (EcotComposer *self,
              gboolean      dates)
{
  if (self->lot->meetings->len == 0)
    return;

  ecot_report_begin_table (self->report, "Réunions");
  ecot_report_add_column (self->report, "Réunion", ECOT_ALIGN_START, 32);
  ecot_report_add_column (self->report, "Fréquence", ECOT_ALIGN_START, 16);
  ecot_report_add_column (self->report, "Avec", ECOT_ALIGN_START, 32);
  if (dates)
    ecot_report_add_column (self->report, "Dates", ECOT_ALIGN_START, 20);

  for (guint i = 0; i < self->lot->meetings->len; i++)
    {
      const EcotMeeting *meeting = self->lot->meetings->pdata[i];
      g_autofree char   *days = list_meetings (self, meeting);

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_add_text_cell (self, meeting->label);
      ecot_composer_add_said_cell (self, meeting->frequency);
      ecot_composer_add_said_cell (self, meeting->attendees);
      if (dates)
        ecot_composer_add_text_cell (self, days);
    }
}

/* }}} */
/* {{{ Duties, money, documents */

static gboolean
has_delay (const GPtrArray *obligations)
{
  for (guint i = 0; i < obligations->len; i++)
    if (((const EcotObligation *)obligations->pdata[i])->delay != NULL)
      return TRUE;

  return FALSE;
}

static void
add_obligations (EcotComposer *self,
                 GPtrArray    *obligations,
                 const char   *title,
                 const char   *column)
{
  gboolean delayed = has_delay (obligations);

  if (obligations->len == 0)
    return;

  ecot_compose_part (self, title);
  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, column, ECOT_ALIGN_START, delayed ? 58 : 87);
  if (delayed)
    ecot_report_add_column (self->report, "Délai", ECOT_ALIGN_START, 29);
  ecot_report_add_column (self->report, "Fait le", ECOT_ALIGN_START, 13);

  for (guint i = 0; i < obligations->len; i++)
    {
      const EcotObligation *obligation = obligations->pdata[i];

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_add_text_cell (self, obligation->label);
      if (delayed)
        ecot_composer_add_said_cell (self, obligation->delay);
    }
}

/* "8 000,00 €": the advance at most, of what is asked; NULL: not known.  (transfer full) */
static char *
make_advance (const EcotComposer *self)
{
  char   buf[ECOT_AMOUNT_BUFSIZE];
  gint64 grant, advance;

  if (self->lot->advance_max_percent < 0 || !ecot_composer_figure_number (self, "grant.requested", &grant) ||
      !ecot_amount_percent (grant, self->lot->advance_max_percent, ECOT_ROUNDING_DOWN, &advance, NULL))
    return NULL;

  return g_strdup (ecot_amount_format_french (advance, buf));
}

static gboolean
is_advance (const EcotObligation *instalment)
{
  static const char *const advances[] = { "Avance", NULL };

  return ecot_starts_with_any (instalment->label, advances);
}

static gboolean
lists_advance (const EcotLot *lot)
{
  for (guint i = 0; i < lot->instalments->len; i++)
    if (is_advance (lot->instalments->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Once: where the payments of the call begin with it, it is one of them. */
static void
add_advance (EcotComposer *self)
{
  g_autofree char *amount = make_advance (self);
  g_autofree char *text = NULL;
  char             buf[ECOT_DECIMAL_BUFSIZE];

  if (self->lot->advance_max_percent < 0 || lists_advance (self->lot))
    return;

  ecot_decimal_format_french (self->lot->advance_max_percent, buf);
  text = amount != NULL ? g_strdup_printf ("Avance : %s %% au plus de l’aide demandée, soit %s.", buf, amount)
                        : g_strdup_printf ("Avance : %s %% au plus de l’aide.", buf);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
}

static void
add_instalment (EcotComposer         *self,
                const EcotObligation *instalment)
{
  g_autofree char *amount = is_advance (instalment) ? make_advance (self) : NULL;
  g_autofree char *delay = instalment->delay != NULL ? g_strdup_printf (" (%s)", instalment->delay) : NULL;
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", instalment->label, delay != NULL ? delay : "",
                                           amount != NULL ? ", soit au plus " : "", amount != NULL ? amount : "",
                                           amount != NULL ? " de l’aide demandée" : "");

  ecot_report_add_item (self->report, text);
}

static void
add_payments (EcotComposer *self)
{
  if (self->lot->instalments->len == 0 && self->lot->advance_max_percent < 0)
    return;

  ecot_compose_part (self, "Versements");
  add_advance (self);
  ecot_report_begin_list (self->report, FALSE);

  for (guint i = 0; i < self->lot->instalments->len; i++)
    add_instalment (self, self->lot->instalments->pdata[i]);
}

static gboolean
has_stage_proof (const EcotLot *lot)
{
  for (guint i = 0; i < lot->stages->len; i++)
    if (((const EcotStage *)lot->stages->pdata[i])->proof != NULL)
      return TRUE;

  return FALSE;
}

/* A call that asks for the proof of none has no column for it. */
static void
add_stages (EcotComposer *self)
{
  const char *group = NULL;
  gboolean    proven = has_stage_proof (self->lot);
  const char *title = proven ? "Étapes de parcours et leurs justificatifs" : "Étapes de parcours";

  if (self->lot->stages->len == 0)
    return;

  ecot_compose_part (self, title);
  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, "Étape", ECOT_ALIGN_START, proven ? 50 : 100);
  if (proven)
    ecot_report_add_column (self->report, "Justificatif", ECOT_ALIGN_START, 50);

  for (guint i = 0; i < self->lot->stages->len; i++)
    {
      const EcotStage *stage = self->lot->stages->pdata[i];

      if (stage->group != NULL && g_strcmp0 (stage->group, group) != 0)
        {
          ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
          ecot_cell_set_span (ecot_composer_add_text_cell (self, stage->group), proven ? 2 : 1);
        }
      group = stage->group;

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_add_text_cell (self, stage->label);
      if (proven)
        ecot_composer_add_said_cell (self, stage->proof);
    }
}

static void
add_proofs (EcotComposer *self)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];

      if (indicator->proof == NULL)
        continue;

      if (!begun)
        {
          ecot_compose_part (self, "Justificatifs des indicateurs");
          ecot_report_begin_table (self->report, "Justificatifs des indicateurs");
          ecot_report_add_column (self->report, "Indicateur", ECOT_ALIGN_START, 50);
          ecot_report_add_column (self->report, "Justificatif à garder", ECOT_ALIGN_START, 50);
          begun = TRUE;
        }

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_composer_add_text_cell (self, indicator->label);
      ecot_composer_add_text_cell (self, indicator->proof);
    }
}

/* }}} */

/* What the dossier itself tells of the time after the award. */
void
ecot_compose_due (EcotComposer *self)
{
  if (self->lot->reports->len == 0 && self->lot->meetings->len == 0)
    return;

  ecot_compose_part (self, "Bilans et réunions après l’attribution");
  add_calendar (self, "Bilans", FALSE);
  add_meetings (self, FALSE);
}

void
ecot_compose_duties (EcotComposer *self)
{
  const char *title = ecot_lot_label (self->lot, "duties-title", "Calendrier des obligations");

  ecot_report_add_heading (self->report, 1, title);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, ecot_composer_action (self));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL,
                             "Aide-mémoire pour la vie de l’action : il ne remplace ni l’appel, ni la convention, "
                             "dont les dates l’emportent.");

  self->part = 1;
  ecot_compose_part (self, "Calendrier");
  add_calendar (self, "Calendrier", TRUE);
  if (self->lot->meetings->len > 0)
    ecot_compose_part (self, "Réunions");
  add_meetings (self, TRUE);
  add_obligations (self, self->lot->obligations, "Obligations", "Obligation");
  add_obligations (self, self->lot->publicity, "Publicité", "Faire connaître le financement");
  add_payments (self);

  if (self->lot->exits->len > 0)
    {
      ecot_compose_part (self, "Ce qui compte comme sortie");
      ecot_compose_exit_table (self, FALSE);
    }

  add_stages (self);
  add_proofs (self);
}
