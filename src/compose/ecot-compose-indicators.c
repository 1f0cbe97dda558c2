/* ecot-compose-indicators.c: targets, what is planned, and of whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grid of the form, then the people an indicator counts told apart by sex,
 * age and status: a table for each way, with only the indicators that count
 * people.
 */

#include "compose/ecot-composer-private.h"

#include "base/ecot-text.h"
#include "figure/ecot-breakdown.h"

static char *
make_title (const char *field)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_INDICATOR);
  const char         *label = kind->fields[ecot_schema_find_field (ECOT_KIND_INDICATOR, field)].label;
  g_autofree char    *first = g_utf8_substring (label, 0, 1);
  g_autofree char    *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (label), NULL);
}

static void
add_count (EcotComposer        *self,
           const EcotIndicator *indicator,
           const char          *field)
{
  EcotCell *cell;
  gint64    count;

  if (ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, field, &count))
    cell = ecot_report_add_cell_decimal (self->report, count * ECOT_DECIMAL_ONE);
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_cell_set_field (cell, field);
}

static void
add_breakdown_row (EcotComposer        *self,
                   const EcotBreakdown *breakdown,
                   const EcotIndicator *indicator)
{
  gint64 planned;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row_of (self, ECOT_KIND_INDICATOR, indicator->id);
  ecot_composer_add_text_cell (self, indicator->label);
  for (const char *const *field = breakdown->fields; *field != NULL; field++)
    add_count (self, indicator, *field);

  if (ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "planned", &planned))
    ecot_report_add_cell_decimal (self->report, planned);
  else
    ecot_report_add_cell_empty (self->report);
}

/* Whether anybody is told apart so; a form to print empty asks for it. */
static gboolean
has_breakdown (const EcotComposer  *self,
               const EcotBreakdown *breakdown)
{
  gint64 count;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    for (const char *const *field = breakdown->fields; *field != NULL; field++)
      if (ecot_composer_number (self, ECOT_KIND_INDICATOR, ((const EcotIndicator *)self->lot->indicators->pdata[i])->id, *field, &count))
        return TRUE;

  return self->input->blank;
}

static void
add_breakdown (EcotComposer        *self,
               const EcotBreakdown *breakdown)
{
  g_autofree char *title = g_strdup_printf ("Répartition %s", breakdown->label);

  if (!has_breakdown (self, breakdown))
    return;

  ecot_report_add_heading (self->report, 3, title);
  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, "Indicateur", ECOT_ALIGN_START, 40);
  for (const char *const *field = breakdown->fields; *field != NULL; field++)
    {
      g_autofree char *column = make_title (*field);

      ecot_composer_add_column (self, column, *field, ECOT_ALIGN_NUMBER, 13);
      ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
    }
  ecot_report_add_column (self->report, "Prévu", ECOT_ALIGN_NUMBER, 12);

  for (guint i = 0; i < self->lot->indicators->len; i++)
    if (ecot_dossier_counts_people (self->dossier, self->lot->indicators->pdata[i]))
      add_breakdown_row (self, breakdown, self->lot->indicators->pdata[i]);
}

static gboolean
counts_people (const EcotComposer *self)
{
  gboolean apart = FALSE;

  for (guint i = 0; i < ECOT_N_BREAKDOWNS; i++)
    apart |= has_breakdown (self, &ecot_breakdowns[i]);

  for (guint i = 0; apart && i < self->lot->indicators->len; i++)
    if (ecot_dossier_counts_people (self->dossier, self->lot->indicators->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Of an indicator without a number it is the answer, and stands in the grid. */
static void
add_comments (EcotComposer *self)
{
  gboolean any = FALSE;
  gint64   planned;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];
      const char          *comment = ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "comment");

      if (comment == NULL || !ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "planned", &planned))
        continue;

      if (!any)
        {
          ecot_compose_part (self, "Commentaires");
          ecot_report_begin_fields (self->report);
        }
      any = TRUE;
      ecot_report_add_field (self->report, indicator->label, comment, 12);
    }
}

void
ecot_compose_indicators (EcotComposer *self)
{
  ecot_compose_head (self, NULL, ecot_lot_label (self->lot, "indicators-title", "Indicateurs et participants"));
  ecot_compose_indicator_grid (self);

  if (counts_people (self))
    {
      ecot_report_begin_sheet (self->report, "Personnes prévues");
      for (guint i = 0; i < ECOT_N_BREAKDOWNS; i++)
        add_breakdown (self, &ecot_breakdowns[i]);
    }

  if (self->lot->asks_participants)
    ecot_report_begin_sheet (self->report, "Participants");
  ecot_compose_participants (self);
  add_comments (self);
}
