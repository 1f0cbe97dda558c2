/* ecot-pages.c: the page of each chapter of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-form-page.h"
#include "app/ecot-page.h"

static const struct
{
  const char *id;
  GtkWidget *(*create) (EcotWork *work);
} pages[] = {
  { "applicant", ecot_applicant_page_new },
  { "people", ecot_people_page_new },
  { "action", ecot_action_page_new },
  { "narrative", ecot_narrative_page_new },
};

GtkWidget *
ecot_page_new_for_chapter (const char *id,
                           EcotWork   *work)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].id, id))
      return pages[i].create (work);

  return ecot_page_new (ECOT_TYPE_FORM_PAGE, work);
}
