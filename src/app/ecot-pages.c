/* ecot-pages.c: the page of each chapter of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-budget-page.h"
#include "app/ecot-form-page.h"
#include "app/ecot-funding-page.h"
#include "app/ecot-indicators-page.h"
#include "app/ecot-letter-page.h"
#include "app/ecot-list-pages.h"
#include "app/ecot-page.h"
#include "app/ecot-participants-page.h"
#include "app/ecot-pieces-page.h"
#include "app/ecot-reading-pages.h"
#include "app/ecot-register-page.h"
#include "app/ecot-staff-page.h"

static const struct
{
  const char *id;
  GtkWidget *(*create) (EcotWork *work);
} pages[] = {
  { "applicant", ecot_applicant_page_new },
  { "people", ecot_people_page_new },
  { "action", ecot_action_page_new },
  { "narrative", ecot_narrative_page_new },
  { "participants", ecot_participants_page_new },
  { "staff", ecot_staff_page_new },
  { "budget", ecot_budget_page_new },
  { "time", ecot_time_page_new },
  { "voluntary", ecot_voluntary_page_new },
  { "funding", ecot_funding_page_new },
  { "indicators", ecot_indicators_page_new },
  { "register", ecot_register_page_new },
  { "schedule", ecot_schedule_page_new },
  { "pieces", ecot_pieces_page_new },
  { "letter", ecot_letter_page_new },
  { "call", ecot_call_page_new },
  { "notes", ecot_notes_page_new },
  { "duties", ecot_duties_page_new },
};

GtkWidget *
ecot_page_new_for_chapter (const char *id,
                           EcotWork   *work)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].id, id))
      return pages[i].create (work);

  g_return_val_if_reached (NULL);
}
