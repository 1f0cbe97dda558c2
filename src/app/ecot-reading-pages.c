/* ecot-reading-pages.c: what the call says that is read and not typed: its notes, its duties
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-reading-pages.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-form-page.h"

static const struct
{
  const char *kind;
  const char *name;
} kinds[] = {
  { "contradiction", N_ ("The text contradicts itself") },
  { "silence", N_ ("The text does not say") },
  { "ambiguity", N_ ("The text can be read in two ways") },
  { "oddity", N_ ("The text is odd") },
};

static const char *
kind_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].name);

  return kind;
}

static void
add_title (EcotForm   *form,
           const char *title)
{
  ecot_form_add_text (form, title, "note-title");
}

GtkWidget *
ecot_notes_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Notes on the call"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GPtrArray *notes = ecot_work_get_lot (work)->notes;

  ecot_form_add_text (form, _ ("Where the text of the call contradicts itself or leaves a doubt, and how Écot reads it."), "intro");

  for (guint i = 0; i < notes->len; i++)
    {
      const EcotNote *note = g_ptr_array_index (notes, i);

      add_title (form, kind_name (note->kind));
      ecot_form_add_text (form, note->text, "note");

      for (guint j = 0; j < note->sources->len; j++)
        ecot_form_add_phrase (form, g_ptr_array_index (note->sources, j));
    }

  return page;
}

static void
add_obligations (EcotForm   *form,
                 const char *title,
                 GPtrArray  *obligations)
{
  if (obligations->len > 0)
    ecot_form_add_group (form, title);

  for (guint i = 0; i < obligations->len; i++)
    {
      const EcotObligation *obligation = g_ptr_array_index (obligations, i);
      g_autofree char      *text = obligation->delay != NULL ? g_strdup_printf ("%s — %s", obligation->label, obligation->delay) : g_strdup (obligation->label);

      ecot_form_add_text (form, text, "note");
      ecot_form_add_phrase (form, obligation->source);
    }
}

static char *
report_in_words (const EcotReportDue *report)
{
  char buf[ECOT_DATE_BUFSIZE];

  if (report->date != ECOT_DATE_NONE)
    /* Translators: a report to hand in, its date */
    return g_strdup_printf (_ ("%s — by %s"), report->label, ecot_date_format_short (report->date, buf));
  if (report->months_after_end >= 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s — within %d month after the end", "%s — within %d months after the end", (gulong)report->months_after_end), report->label, report->months_after_end);

  return g_strdup (report->label);
}

static void
add_reports (EcotForm  *form,
             GPtrArray *reports)
{
  if (reports->len > 0)
    ecot_form_add_group (form, _ ("Reports"));

  for (guint i = 0; i < reports->len; i++)
    {
      const EcotReportDue *report = g_ptr_array_index (reports, i);
      g_autofree char     *text = report_in_words (report);

      ecot_form_add_text (form, text, "note");
      ecot_form_add_phrase (form, report->source);
    }
}

static void
add_payment (EcotForm      *form,
             const EcotLot *lot)
{
  char             buf[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *text = NULL;

  if (lot->advance_max_percent < 0)
    return;

  ecot_form_add_group (form, _ ("Payment"));
  text = g_strdup_printf (_ ("An advance of %s %% at most."), ecot_decimal_format_french (lot->advance_max_percent, buf));
  ecot_form_add_text (form, text, "note");
  ecot_form_add_phrase (form, lot->payment_source);
}

GtkWidget *
ecot_duties_page_new (EcotWork *work)
{
  GtkWidget     *page = ecot_form_page_new (work, _ ("After the award"));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  const EcotLot *lot = ecot_work_get_lot (work);

  ecot_form_add_text (form, _ ("What the call asks of whoever is chosen."), "intro");
  add_obligations (form, _ ("To do"), lot->obligations);
  add_reports (form, lot->reports);
  add_obligations (form, _ ("Publicity"), lot->publicity);
  add_payment (form, lot);

  return page;
}
