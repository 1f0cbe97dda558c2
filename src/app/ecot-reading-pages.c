/* ecot-reading-pages.c: what the call says that is read and not typed: its notes, its duties
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-reading-pages.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-note-button.h"
#include "app/ecot-reader.h"

static void
fill_notes (EcotReader    *reader,
            const EcotLot *lot,
            const char    *kind)
{
  for (guint i = 0; i < lot->notes->len; i++)
    {
      const EcotNote *note = g_ptr_array_index (lot->notes, i);

      if (g_strcmp0 (note->kind, kind) != 0)
        continue;

      ecot_reader_add_item (reader, note->text, NULL, NULL, NULL);

      for (guint j = 0; j < note->sources->len; j++)
        ecot_reader_add_phrase (reader, g_ptr_array_index (note->sources, j));
    }
}

static void
fill_contradictions (EcotReader    *reader,
                     const EcotLot *lot)
{
  fill_notes (reader, lot, "contradiction");
}

static void
fill_silences (EcotReader    *reader,
               const EcotLot *lot)
{
  fill_notes (reader, lot, "silence");
}

static void
fill_ambiguities (EcotReader    *reader,
                  const EcotLot *lot)
{
  fill_notes (reader, lot, "ambiguity");
}

static void
fill_oddities (EcotReader    *reader,
               const EcotLot *lot)
{
  fill_notes (reader, lot, "oddity");
}

static guint
count_notes (const EcotLot *lot,
             const char    *kind)
{
  guint n = 0;

  for (guint i = 0; i < lot->notes->len; i++)
    n += g_strcmp0 (((const EcotNote *)g_ptr_array_index (lot->notes, i))->kind, kind) == 0 ? 1 : 0;

  return n;
}

GtkWidget *
ecot_notes_page_new (EcotWork *work)
{
  static const struct
  {
    const char    *kind;
    EcotReaderFill fill;
  } kinds[] = {
    { "contradiction", fill_contradictions },
    { "silence", fill_silences },
    { "ambiguity", fill_ambiguities },
    { "oddity", fill_oddities },
  };
  GtkWidget  *page = ecot_form_page_new (work, _ ("Notes on the call"));
  EcotForm   *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  EcotReader *reader;

  ecot_form_add_text (form, _ ("Where the text of the call contradicts itself or leaves a doubt, and how Écot reads it."), "intro");
  reader = ecot_reader_new (ECOT_FORM_PAGE (page), work, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ecot_reader_add_section (reader, ecot_note_kind_in_words (kinds[i].kind), count_notes (ecot_work_get_lot (work), kinds[i].kind), kinds[i].fill, NULL);

  return page;
}

/* "S’assurer — sous 8 jours", the delay only where there is one. */
static char *
with_delay (const char *label,
            const char *delay)
{
  return delay != NULL ? g_strdup_printf ("%s — %s", label, delay) : g_strdup (label);
}

static void
fill_duties (EcotReader *reader,
             GPtrArray  *duties)
{
  for (guint i = 0; i < duties->len; i++)
    {
      const EcotObligation *duty = g_ptr_array_index (duties, i);
      g_autofree char      *text = with_delay (duty->label, duty->delay);

      ecot_reader_add_item (reader, text, NULL, duty->source, duty->id);
    }
}

static void
fill_obligations (EcotReader    *reader,
                  const EcotLot *lot)
{
  fill_duties (reader, lot->obligations);
}

static void
fill_publicity (EcotReader    *reader,
                const EcotLot *lot)
{
  fill_duties (reader, lot->publicity);
}

static void
fill_payment (EcotReader    *reader,
              const EcotLot *lot)
{
  if (lot->advance_max_percent >= 0)
    {
      char             buf[ECOT_DECIMAL_BUFSIZE];
      g_autofree char *text = g_strdup_printf (_ ("An advance of %s %% at most."), ecot_decimal_format_french (lot->advance_max_percent, buf));

      ecot_reader_add_item (reader, text, NULL, lot->payment_source, NULL);
    }

  fill_duties (reader, lot->instalments);
}

/* Every way the text fixes it, as it may fix it in two. */
static char *
report_in_words (const EcotReportDue *report)
{
  GString *words = g_string_new (report->label);
  char     buf[ECOT_DATE_BUFSIZE];

  if (report->frequency != NULL)
    g_string_append_printf (words, " — %s", report->frequency);
  if (report->months_after_end >= 0 && !ecot_report_due_tells_months (report))
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " — within %d month after the end", " — within %d months after the end", (gulong)report->months_after_end), report->months_after_end);
  if (report->date != ECOT_DATE_NONE)
    g_string_append_printf (words, _ (" — by %s"), ecot_date_format_short (report->date, buf));

  return g_string_free (words, FALSE);
}

static void
fill_reports (EcotReader    *reader,
              const EcotLot *lot)
{
  for (guint i = 0; i < lot->reports->len; i++)
    {
      const EcotReportDue *report = g_ptr_array_index (lot->reports, i);
      g_autofree char     *text = report_in_words (report);

      ecot_reader_add_item (reader, text, NULL, report->source, report->id);
    }
}

static void
fill_meetings (EcotReader    *reader,
               const EcotLot *lot)
{
  for (guint i = 0; i < lot->meetings->len; i++)
    {
      const EcotMeeting *meeting = g_ptr_array_index (lot->meetings, i);
      g_autofree char   *months = meeting->every_months >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every month", "every %d months", (gulong)meeting->every_months), meeting->every_months) : NULL;
      g_autofree char   *text = with_delay (meeting->label, meeting->frequency != NULL ? meeting->frequency : months);
      /* Translators: of a meeting: who has to be there */
      g_autofree char *with = meeting->attendees != NULL ? g_strdup_printf (_ ("with %s"), meeting->attendees) : NULL;

      ecot_reader_add_item (reader, text, with, meeting->source, meeting->id);
    }
}

GtkWidget *
ecot_duties_page_new (EcotWork *work)
{
  GtkWidget     *page = ecot_form_page_new (work, _ ("After the award"));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotReader    *reader;

  ecot_form_add_text (form, _ ("What the call asks of whoever is chosen."), "intro");
  reader = ecot_reader_new (ECOT_FORM_PAGE (page), work, FALSE);
  ecot_reader_add_section (reader, _ ("Reports"), lot->reports->len, fill_reports, "report");
  ecot_reader_add_section (reader, _ ("Meetings"), lot->meetings->len, fill_meetings, "meeting");
  ecot_reader_add_section (reader, _ ("Payment"), lot->instalments->len + (lot->advance_max_percent >= 0 ? 1 : 0), fill_payment, "payment");
  ecot_reader_add_section (reader, _ ("Publicity"), lot->publicity->len, fill_publicity, "publicity");
  ecot_reader_add_section (reader, _ ("To do"), lot->obligations->len, fill_obligations, "obligation");

  return page;
}
