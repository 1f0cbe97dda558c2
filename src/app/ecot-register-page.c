/* ecot-register-page.c: the participants one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table like the others.  What it says above is what people have to know before
 * they type a name: what for, when it is not asked for, and who gets to see it.
 */

#include "config.h"

#include "app/ecot-register-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-list.h"
#include "app/ecot-form-page.h"

static const EcotGridColumn columns[] = {
  { "code", N_ ("Code"), 70, TRUE },
  { "name", N_ ("Name"), 170, TRUE },
  { "birth", N_ ("Born on"), 92, FALSE },
  { "sex", N_ ("Sex"), 80, FALSE },
  { "status", N_ ("At entry"), 110, FALSE },
  { "entry", N_ ("Enters on"), 92, FALSE },
  { "exit", N_ ("Leaves on"), 92, FALSE },
  { "outcome", N_ ("At exit"), 110, FALSE },
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_ENTRY,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_label = N_ ("+ Add a participant"),
};

gboolean
ecot_register_is_needless (EcotWork *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  EcotDate     start, end;

  return ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "start", &start) &&
         ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "end", &end) && start == end;
}

static void
show_needless (GtkWidget *note)
{
  EcotWork *work = g_object_get_data (G_OBJECT (note), "work");

  gtk_widget_set_visible (note, ecot_register_is_needless (work));
}

GtkWidget *
ecot_register_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Participants register"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GtkWidget *figures = ecot_figure_list_new (work);
  GtkWidget *note;

  ecot_form_widen (form);
  ecot_form_add_text (form,
                      _ ("One line a person, once the action has begun. European funds count a person once an operation, and want to know who enters and how each one leaves. "
                         "A code may stand for the name."),
                      "intro");
  ecot_form_add_text (form, _ ("Names and dates of birth stay in this dossier: papers count people, and an export leaves them out unless you ask for them."), "intro");
  note = ecot_form_add_text (form, _ ("The action lasts one day: the register is not asked for."), "intro");
  g_object_set_data (G_OBJECT (note), "work", work);
  g_signal_connect_object (work, "performed", G_CALLBACK (show_needless), note, G_CONNECT_SWAPPED);
  show_needless (note);

  ecot_form_add_grid (form, &spec, _ ("Participants register"));

  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "register.count");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "register.women");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "register.men");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "register.unstated");
  ecot_form_add_widget (form, figures);

  return page;
}
