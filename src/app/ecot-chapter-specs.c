/* ecot-chapter-specs.c: the sections a dossier may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table below is the window's table of contents.  Its order is that of the
 * reply forms: who, where, what, how much, how measured, when, with what, signed.
 */

#include "config.h"

#include "app/ecot-chapter-private.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-participants-page.h"
#include "app/ecot-pieces-page.h"
#include "app/ecot-register-page.h"

static gboolean
asks_hours (const EcotLot *lot)
{
  return lot->asks_hours;
}

static gboolean
has_sections (const EcotLot *lot)
{
  return lot->sections->len > 0;
}

/* A lot that knows no cost asks for no budget, nor who pays it. */
static gboolean
has_budget (const EcotLot *lot)
{
  return lot->categories->len + lot->funds->len > 0 || lot->extra_categories;
}

static gboolean
has_indicators (const EcotLot *lot)
{
  return lot->indicators->len > 0;
}

static gboolean
has_notes (const EcotLot *lot)
{
  return lot->notes->len > 0;
}

static gboolean
has_duties (const EcotLot *lot)
{
  return lot->obligations->len + lot->reports->len + lot->publicity->len + lot->meetings->len + lot->instalments->len > 0 || lot->advance_max_percent >= 0;
}

static void
name_fields (const EcotLot *lot,
             const char    *prefix,
             GString       *words)
{
  for (guint i = 0; i < lot->fields->len; i++)
    {
      const EcotCallField *field = g_ptr_array_index (lot->fields, i);

      if (field->place != NULL && g_str_has_prefix (field->place, prefix))
        g_string_append_printf (words, " %s", field->label);
    }
}

static void
name_applicant (const EcotLot *lot,
                GString       *words)
{
  name_fields (lot, "applicant/", words);
}

static void
name_people (const EcotLot *lot,
             GString       *words)
{
  name_fields (lot, "representative/", words);
  name_fields (lot, "contact/", words);
}

static void
name_action (const EcotLot *lot,
             GString       *words)
{
  name_fields (lot, "action/", words);

  for (guint i = 0; i < lot->territories->len; i++)
    g_string_append_printf (words, " %s", ((const EcotTerritory *)g_ptr_array_index (lot->territories, i))->label);
  for (guint i = 0; i < lot->choices->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCallChoice *)g_ptr_array_index (lot->choices, i))->title);
}

static void
name_narrative (const EcotLot *lot,
                GString       *words)
{
  for (guint i = 0; i < lot->sections->len; i++)
    g_string_append_printf (words, " %s", ((const EcotSection *)g_ptr_array_index (lot->sections, i))->title);
}

static void
name_budget (const EcotLot *lot,
             GString       *words)
{
  for (guint i = 0; i < lot->categories->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCategory *)g_ptr_array_index (lot->categories, i))->label);
}

static void
name_indicators (const EcotLot *lot,
                 GString       *words)
{
  for (guint i = 0; i < lot->indicators->len; i++)
    g_string_append_printf (words, " %s", ((const EcotIndicator *)g_ptr_array_index (lot->indicators, i))->label);
}

static void
name_participants (const EcotLot *lot,
                   GString       *words)
{
  if (lot->posts_label != NULL)
    g_string_append_printf (words, " %s %s", _ ("Posts"), lot->posts_label);
  if (ecot_lot_asks_exits (lot))
    g_string_append_printf (words, " %s", _ ("Exits"));
}

static void
name_staff (const EcotLot *lot,
            GString       *words)
{
  g_string_append_printf (words, " %s", lot->staffing_label != NULL ? lot->staffing_label : "");
}

static void
name_pieces (const EcotLot *lot,
             GString       *words)
{
  g_string_append_printf (words, " %s", _ ("supporting documents quotes invoices files bundle"));
  for (guint i = 0; i < lot->pieces->len; i++)
    g_string_append_printf (words, " %s", ((const EcotPiece *)g_ptr_array_index (lot->pieces, i))->label);
  for (guint i = 0; i < lot->conditions->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCondition *)g_ptr_array_index (lot->conditions, i))->label);
}

static void
name_call (const EcotLot *lot,
           GString       *words)
{
  for (guint i = 0; i < lot->objectives->len; i++)
    g_string_append_printf (words, " %s", ((const EcotObligation *)g_ptr_array_index (lot->objectives, i))->label);
  for (guint i = 0; i < lot->criteria->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCriterion *)g_ptr_array_index (lot->criteria, i))->label);
  for (guint i = 0; i < lot->stages->len; i++)
    g_string_append_printf (words, " %s", ((const EcotStage *)g_ptr_array_index (lot->stages, i))->label);
}

static void
name_duties (const EcotLot *lot,
             GString       *words)
{
  for (guint i = 0; i < lot->obligations->len; i++)
    g_string_append_printf (words, " %s", ((const EcotObligation *)g_ptr_array_index (lot->obligations, i))->label);
  for (guint i = 0; i < lot->reports->len; i++)
    g_string_append_printf (words, " %s", ((const EcotReportDue *)g_ptr_array_index (lot->reports, i))->label);
}

const EcotChapterSpec ecot_chapter_specs[] = {
  { "applicant", N_ ("Applicant"), { "applicant" }, NULL, ecot_chapter_measure_applicant, name_applicant, NULL },
  { "people", N_ ("People in charge"), { "representative", "contact" }, NULL, ecot_chapter_measure_people, name_people, NULL },
  { "action", N_ ("Action"), { "action", "option", "territory" }, NULL, ecot_chapter_measure_action, name_action, NULL },
  { "narrative", N_ ("Presentation"), { "narrative" }, has_sections, ecot_chapter_measure_narrative, name_narrative, NULL },
  { "participants", N_ ("Participants"), { "participants", "posts", "exit" }, ecot_participants_asked, ecot_chapter_measure_participants, name_participants, ecot_participants_title },
  { "staff", N_ ("Staff"), { "staff" }, NULL, ecot_chapter_measure_staff, name_staff, NULL },
  { "budget", N_ ("Budget"), { "budget", "method", "period", "cost-option" }, has_budget, ecot_chapter_measure_budget, name_budget, NULL },
  { "time", N_ ("Time spent"), { "time" }, asks_hours, ecot_chapter_measure_time, NULL, NULL },
  { "voluntary", N_ ("Voluntary contributions"), { "voluntary" }, has_budget, ecot_chapter_measure_voluntary, NULL, NULL },
  { "funding", N_ ("Funding"), { "funding", "fund", "own-funds", "instalment", "cash", "aid", "de-minimis" }, has_budget, ecot_chapter_measure_funding, NULL, NULL },
  { "indicators", N_ ("Indicators"), { "indicator" }, has_indicators, ecot_chapter_measure_indicators, name_indicators, NULL },
  { "register", N_ ("Participants register"), { "register" }, ecot_lot_asks_register, ecot_chapter_measure_register, NULL, NULL },
  { "schedule", N_ ("Schedule"), { "schedule" }, NULL, ecot_chapter_measure_schedule, NULL, NULL },
  { "pieces", N_ ("Documents to join"), { "condition", "piece", "document" }, NULL, ecot_chapter_measure_pieces, name_pieces, ecot_pieces_title },
  { "letter", N_ ("Letter and sending"), { "letter", "signature", "submission" }, NULL, ecot_chapter_measure_letter, NULL, NULL },
  { "call", N_ ("The call"), { NULL }, NULL, NULL, name_call, NULL },
  { "notes", N_ ("Notes on the call"), { NULL }, has_notes, NULL, NULL, NULL },
  { "duties", N_ ("After the award"), { NULL }, has_duties, NULL, name_duties, NULL },
};

const guint ecot_n_chapter_specs = G_N_ELEMENTS (ecot_chapter_specs);
