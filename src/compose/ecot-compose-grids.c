/* ecot-compose-grids.c: indicators, schedule and pieces as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

/* "Une par mois (Comptes rendus).": the full stop of a sentence stands behind its proof. */
static char *
add_proof (const char *comment,
           const char *proof)
{
  gboolean    sentence = g_str_has_suffix (comment, ".") && !g_str_has_suffix (comment, "..");
  const char *end = sentence ? "." : "";

  return g_strdup_printf ("%.*s (%s)%s", (int)(strlen (comment) - strlen (end)), comment, proof, end);
}

/* An answer in words, as a place, takes the room of number and document. */
static void
add_answer (EcotComposer        *self,
            const EcotIndicator *indicator,
            const char          *proof)
{
  const char *comment = ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "comment");
  EcotCell   *cell;
  gint64      planned;

  if (ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "planned", &planned))
    cell = ecot_report_add_cell_decimal (self->report, planned);
  else if (comment != NULL)
    {
      g_autofree char *both = proof != NULL ? add_proof (comment, proof) : NULL;

      ecot_cell_set_span (ecot_report_add_cell_text (self->report, both != NULL ? both : comment), 2);
      return;
    }
  else
    cell = ecot_report_add_cell_empty (self->report);

  ecot_cell_set_field (cell, "planned");
  ecot_cell_set_field (ecot_composer_add_text_cell (self, proof), "proof");
}

/* A call that aims at nothing has no column for it. */
static gboolean
has_targets (const EcotComposer *self)
{
  for (guint i = 0; i < self->lot->indicators->len; i++)
    if (((const EcotIndicator *)self->lot->indicators->pdata[i])->printed != NULL)
      return TRUE;

  return FALSE;
}

static void
add_indicator (EcotComposer        *self,
               const EcotIndicator *indicator)
{
  const char *proof = ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "proof");

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row_of (self, ECOT_KIND_INDICATOR, indicator->id);
  ecot_composer_add_text_cell (self, indicator->label);
  /* As printed: « 35 au moins » and a bare « 15 » do not ask the same. */
  if (has_targets (self))
    ecot_composer_add_text_cell (self, indicator->printed);
  add_answer (self, indicator, proof != NULL ? proof : indicator->proof);
}

void
ecot_compose_indicator_grid (EcotComposer *self)
{
  if (self->lot->indicators->len == 0)
    return;

  ecot_compose_part (self, "Grille des indicateurs");
  ecot_report_begin_table (self->report, "Grille des indicateurs");
  ecot_report_add_column (self->report, "Indicateur", ECOT_ALIGN_START, 40);
  if (has_targets (self))
    ecot_report_add_column (self->report, "Objectif de l’appel", ECOT_ALIGN_START, 21);
  ecot_composer_add_column (self, "Prévu", "planned", ECOT_ALIGN_NUMBER, 9);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
  ecot_composer_add_column (self, "Justificatif", "proof", ECOT_ALIGN_START, 30);

  for (guint i = 0; i < self->lot->indicators->len; i++)
    add_indicator (self, g_ptr_array_index (self->lot->indicators, i));
}

static char *
make_dates (EcotRecord *step)
{
  char     start_text[ECOT_DATE_BUFSIZE], end_text[ECOT_DATE_BUFSIZE];
  gint64   start, end;
  gboolean has_start = ecot_record_get_number (step, "start", &start);
  gboolean has_end = ecot_record_get_number (step, "end", &end);

  if (has_start && has_end && start != end)
    return g_strdup_printf ("du %s au %s", ecot_date_format_short (start, start_text),
                            ecot_date_format_short (end, end_text));

  if (has_start || has_end)
    return g_strdup (ecot_date_format_short (has_start ? start : end, start_text));

  return NULL;
}

static void
add_step (EcotComposer *self,
          EcotRecord   *step)
{
  g_autofree char *dates = make_dates (step);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, dates);
  ecot_composer_add_text_cell (self, ecot_record_get_text (step, "label"));
  ecot_composer_add_text_cell (self, ecot_record_get_text (step, "place"));
}

static void
add_day (EcotComposer *self,
         EcotRecord   *step,
         const char   *field)
{
  gint64    day;
  EcotCell *cell = ecot_record_get_number (step, field, &day) ? ecot_report_add_cell_date (self->report, day) : ecot_report_add_cell_empty (self->report);

  ecot_cell_set_field (cell, field);
}

/* In a sheet every date stands by itself, to be sorted and typed. */
static void
add_typed_step (EcotComposer *self,
                EcotRecord   *step)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, step);
  add_day (self, step, "start");
  add_day (self, step, "end");
  ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_record_get_text (step, "label")), "label");
  ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_record_get_text (step, "place")), "place");
}

static void
add_typed_schedule (EcotComposer *self)
{
  ecot_report_begin_table (self->report, "Échéancier détaillé");
  ecot_report_set_element (self->report, "step");
  ecot_composer_add_column (self, "Début", "start", ECOT_ALIGN_START, 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_DATE);
  ecot_composer_add_column (self, "Fin", "end", ECOT_ALIGN_START, 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_DATE);
  ecot_composer_add_column (self, "Étape", "label", ECOT_ALIGN_START, 46);
  ecot_composer_add_column (self, "Lieu", "place", ECOT_ALIGN_START, 26);

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_STEP); i++)
    add_typed_step (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_STEP, i));
}

void
ecot_compose_schedule (EcotComposer *self)
{
  guint n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_STEP);

  if (n == 0)
    return;

  ecot_compose_part (self, "Échéancier détaillé");
  if (self->spreadsheet)
    {
      add_typed_schedule (self);
      return;
    }

  ecot_report_begin_table (self->report, "Échéancier détaillé");
  ecot_report_add_column (self->report, "Dates", ECOT_ALIGN_START, 28);
  ecot_report_add_column (self->report, "Étape", ECOT_ALIGN_START, 47);
  ecot_report_add_column (self->report, "Lieu", ECOT_ALIGN_START, 25);

  for (guint i = 0; i < n; i++)
    add_step (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_STEP, i));
}

/* A piece that is one of our papers is there by itself.  (transfer full), or NULL */
static char *
piece_state (const EcotComposer *self,
             const EcotPiece    *piece)
{
  gint64 joined;

  if (self->input->blank)
    return NULL;

  if (piece->paper != NULL)
    return g_strdup ("dans ce dossier");

  if (ecot_composer_number (self, ECOT_KIND_PIECE, piece->id, "joined", &joined) && joined == 1)
    return g_strdup_printf ("jointe (pièce %u)", ecot_exhibits_find_piece (self->exhibits, piece->id));

  return g_strdup (piece->required ? "à joindre" : "facultative");
}

void
ecot_compose_pieces (EcotComposer *self)
{
  if (self->lot->pieces->len == 0)
    return;

  ecot_compose_part (self, "Pièces de l’offre");
  ecot_report_begin_table (self->report, "Pièces de l’offre");
  ecot_report_add_column (self->report, "Pièce", ECOT_ALIGN_START, 78);
  ecot_report_add_column (self->report, "État", ECOT_ALIGN_START, 22);

  for (guint i = 0; i < self->lot->pieces->len; i++)
    {
      const EcotPiece *piece = g_ptr_array_index (self->lot->pieces, i);
      g_autofree char *state = piece_state (self, piece);

      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      ecot_report_lead_row (self->report, ecot_exhibits_find_piece (self->exhibits, piece->id));
      ecot_composer_add_text_cell (self, piece->label);
      ecot_composer_add_text_cell (self, state);
    }
}
