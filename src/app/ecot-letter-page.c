/* ecot-letter-page.c: the letter, its place and date, and the sending
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-letter-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-form-page.h"
#include "app/ecot-letter-view.h"
#include "app/ecot-name.h"
#include "app/ecot-signatures-view.h"

static void
send_clicked_cb (GtkWidget *button,
                 EcotWork  *work)
{
  const char        *zone = ecot_work_get_lot (work)->zone;
  g_auto (EcotValue) sent = ecot_value_number (ECOT_VALUE_MOMENT, ecot_moment_now (zone != NULL ? zone : "Europe/Paris"));
  EcotAction        *action = ecot_action_new (_ ("Mark as sent"));

  ecot_dossier_add_set (ecot_work_get_dossier (work), action, ECOT_KIND_SUBMISSION, NULL, "sent", &sent);
  ecot_work_perform (work, action);
}

static void
add_sending (EcotForm *form,
             EcotWork *work)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Mark as sent now"));
  GPtrArray *channels = ecot_work_get_lot (work)->channels;

  ecot_form_add_group (form, _ ("Sending"));

  if (channels->len > 0)
    ecot_form_add_input (form, "submission/channel", _ ("By"), NULL, FALSE);

  ecot_form_add_notes (form, "session");
  ecot_form_add_notes (form, "channel");

  for (guint i = 0; i < channels->len; i++)
    ecot_form_add_notes (form, ((const EcotTerritory *)g_ptr_array_index (channels, i))->id);

  ecot_form_add_input (form, "submission/sent", _ ("Sent on"), _ ("Once it is sent, the deadline is judged at that moment."), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  ecot_name_widget (button, _ ("Mark as sent now"));
  g_signal_connect (button, "clicked", G_CALLBACK (send_clicked_cb), work);
  ecot_form_add_widget (form, button);
}

/* Last, for the list is long. */
static void
add_signatures (EcotForm *form,
                EcotWork *work)
{
  GtkWidget *view = ecot_signatures_view_new (work);

  ecot_form_add_group (form, _ ("Signatures"));
  ecot_form_add_widget (form, view);
  ecot_form_add_way (form, view, ecot_signatures_view_go_to);
}

GtkWidget *
ecot_letter_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Letter and sending"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GPtrArray *letters = ecot_work_get_lot (work)->letters;

  ecot_form_add_input (form, "letter/place", _ ("Written at"), NULL, FALSE);
  ecot_form_add_input (form, "letter/date", _ ("On"), NULL, FALSE);

  for (guint i = 0; i < letters->len; i++)
    {
      const EcotLetter *letter = g_ptr_array_index (letters, i);

      ecot_form_add_group (form, letter->title);
      ecot_form_add_widget (form, ecot_letter_view_new (work, letter));
    }

  add_sending (form, work);
  add_signatures (form, work);

  return page;
}
