/* ecot-compose-time-sheet.c: time sheets, for those who work a varying share of their time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Décret 2016-279 of 8 March 2016 and its order: where the share varies, the time
 * is proven by sheets dated and signed by the employee and by their superior.  A
 * page a person and month, its days in two columns so that both signatures stand
 * on the page they sign.
 *
 * The hours that were planned are those of each month of the person, in quarters of an
 * hour, and add up to what the budget counts.
 */

#include "compose/ecot-composer-private.h"

#include "base/ecot-apportion.h"
#include "figure/ecot-member-months.h"

/* Five years: whoever typed 9999 does not want 96 000 pages. */
#define MAX_MONTHS 60

#define DAYS_A_SIDE 16

typedef struct
{
  EcotRecord *member;
  EcotDate    start, end; /* ECOT_DATE_NONE: not known */
  guint       n_months;   /* sheets */
  gint64     *planned;    /* hours of each month, or NULL */
} Sheets;

static EcotDate
get_first_day (EcotDate date,
               int      months)
{
  int year, month, day;

  ecot_date_split (date, &year, &month, &day);
  return ecot_date_add_months (ecot_date_new (year, month, 1), months);
}

static guint
count_months (EcotDate start,
              EcotDate end)
{
  guint n = 0;

  while (n < MAX_MONTHS && get_first_day (start, (int)n) <= end)
    n++;

  return n;
}

/* In quarters of an hour where the whole has no other, else in hundredths. */
static gint64
find_unit (gint64 hours)
{
  if (hours % (ECOT_DECIMAL_ONE / 4) == 0)
    return ECOT_DECIMAL_ONE / 4;

  return hours % (ECOT_DECIMAL_ONE / 100) == 0 ? ECOT_DECIMAL_ONE / 100 : 1;
}

/* @months: EcotMemberMonth, one a sheet */
static gint64 *
plan_hours (const GArray *months,
            gint64        hours)
{
  g_autofree gint64 *weights = g_new0 (gint64, months->len);
  g_autofree gint64 *planned = g_new0 (gint64, months->len);
  gint64             unit = find_unit (hours);

  for (guint i = 0; i < months->len; i++)
    weights[i] = g_array_index (months, EcotMemberMonth, i).hours.number;

  if (!ecot_apportion (hours / unit, weights, months->len, planned, NULL, NULL))
    return NULL;

  for (guint i = 0; i < months->len; i++)
    planned[i] *= unit;

  return g_steal_pointer (&planned);
}

static void
sheets_init (Sheets             *sheets,
             const EcotComposer *self,
             EcotRecord         *member)
{
  g_autoptr (GArray) months = NULL;
  gint64             hours;

  *sheets = (Sheets){ .member = member, .n_months = 1 };
  if (!ecot_composer_member_period (self, member, &sheets->start, &sheets->end))
    {
      sheets->start = sheets->end = ECOT_DATE_NONE;
      return;
    }

  sheets->n_months = count_months (sheets->start, sheets->end);
  months = ecot_figures_list_member_months (self->figures, member);
  /* What a longer period plans for these months is not known. */
  if (months->len == sheets->n_months && ecot_composer_member_hours (self, member, &hours))
    sheets->planned = plan_hours (months, hours);
}

static int
get_month_length (EcotDate first)
{
  return first == ECOT_DATE_NONE ? 31 : (int)(get_first_day (first, 1) - first);
}

static void
add_day (EcotComposer *self,
         const Sheets *sheets,
         EcotDate      first,
         int           day)
{
  /* Day 1 of the calendar was a Monday. */
  static const char *const names[] = { "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim." };
  EcotDate                 date = first + day - 1;
  g_autofree char         *label = NULL;

  if (day > get_month_length (first))
    label = NULL;
  else if (first == ECOT_DATE_NONE)
    label = g_strdup_printf ("%d", day);
  else
    label = g_strdup_printf ("%s %d", names[(date - 1) % 7], day);

  ecot_composer_add_text_cell (self, label);
  if (label != NULL && first != ECOT_DATE_NONE && (date < sheets->start || date > sheets->end))
    ecot_report_add_cell_text (self->report, "—");
  else
    ecot_report_add_cell_empty (self->report);
  ecot_report_add_cell_empty (self->report);
}

static void
add_days (EcotComposer *self,
          const Sheets *sheets,
          EcotDate      first)
{
  ecot_report_begin_table (self->report, "Heures du mois");
  for (guint side = 0; side < 2; side++)
    {
      ecot_report_add_column (self->report, "Jour", ECOT_ALIGN_START, 14);
      ecot_report_add_column (self->report, "Heures", ECOT_ALIGN_CENTER, 12);
      ecot_report_add_column (self->report, "Travail fait", ECOT_ALIGN_START, 34);
    }

  /* Half a month stands on a page with who signs, the other half beside it. */
  ecot_report_fill_closely (self->report);
  ecot_report_keep_widths (self->report);
  for (int row = 1; row <= DAYS_A_SIDE; row++)
    {
      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      add_day (self, sheets, first, row);
      add_day (self, sheets, first, row + DAYS_A_SIDE);
    }

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, "Total du mois (heures)"), 4);
  ecot_cell_set_span (ecot_report_add_cell_empty (self->report), 2);
}

static void
add_fields (EcotComposer *self,
            const Sheets *sheets,
            guint         month)
{
  char             buf[ECOT_DATE_BUFSIZE], number[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *name = sheets->start != ECOT_DATE_NONE
                            ? g_strdup (ecot_date_format_month (get_first_day (sheets->start, (int)month), buf))
                            : NULL;
  g_autofree char *hours = sheets->planned != NULL
                             ? g_strdup_printf ("%s h", ecot_decimal_format_french (sheets->planned[month], number))
                             : NULL;

  ecot_report_begin_fields (self->report);
  /* In one row: with a second one, a long title would send the signatures to another page. */
  ecot_report_add_field (self->report, "Mois", name, 2);
  ecot_report_add_field (self->report, "Heures prévues", hours, 2);
  ecot_report_add_field (self->report, "Personne salariée", ecot_record_get_text (sheets->member, "name"), 4);
  ecot_report_add_field (self->report, "Fonction", ecot_record_get_text (sheets->member, "role"), 4);
}

static void
add_sheet (EcotComposer *self,
           const Sheets *sheets,
           guint         month)
{
  EcotDate         first = sheets->start != ECOT_DATE_NONE ? get_first_day (sheets->start, (int)month) : ECOT_DATE_NONE;
  const char      *applicant = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");
  g_autofree char *action = applicant != NULL ? g_strdup_printf ("%s — %s", ecot_composer_action (self), applicant) : NULL;

  ecot_report_add_heading (self->report, 1, "Feuille de temps");
  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, action != NULL ? action : ecot_composer_action (self));
  add_fields (self, sheets, month);
  add_days (self, sheets, first);
  ecot_report_add_signature (self->report, "Signature de la personne salariée", "", NULL, ecot_record_get_text (sheets->member, "name"), "");
  ecot_report_add_second_signature (self->report, "Signature de la personne responsable", "", NULL, NULL, "");
}

void
ecot_compose_time_sheets (EcotComposer *self)
{
  guint    n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *member = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i);
      Sheets      sheets;

      if (g_strcmp0 (ecot_record_get_text (member, "time-proof"), "sheet") != 0)
        continue;

      sheets_init (&sheets, self, member);
      for (guint month = 0; month < sheets.n_months; month++)
        {
          if (any)
            ecot_report_add_page_break (self->report);
          add_sheet (self, &sheets, month);
          any = TRUE;
        }
      g_free (sheets.planned);
    }
}
