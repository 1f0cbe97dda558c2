/* ecot-form-page.h: pages that are one form of the call: applicant, people, action, narrative
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-form.h"
#include "app/ecot-page.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FORM_PAGE (ecot_form_page_get_type ())

G_DECLARE_FINAL_TYPE (EcotFormPage, ecot_form_page, ECOT, FORM_PAGE, EcotPage)

/* An empty page with its title, for the pages of other files. */
GtkWidget *ecot_form_page_new (EcotWork   *work,
                               const char *title);
EcotForm  *ecot_form_page_get_form (EcotFormPage *self);

GtkWidget *ecot_applicant_page_new (EcotWork *work);
GtkWidget *ecot_people_page_new (EcotWork *work);
GtkWidget *ecot_action_page_new (EcotWork *work);
GtkWidget *ecot_narrative_page_new (EcotWork *work);

G_END_DECLS
