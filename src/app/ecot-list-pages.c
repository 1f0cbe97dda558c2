/* ecot-list-pages.c: pages that are a table of their own: time spent, schedule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-list-pages.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-list.h"
#include "app/ecot-form-page.h"
#include "app/ecot-timeline.h"

static const EcotGridColumn time_columns[] = {
  { "person", N_ ("Person"), 160, TRUE },
  { "task", N_ ("Task"), 200, TRUE },
  { "hours", N_ ("Hours"), 100, FALSE, "hours.total" },
};

static const EcotGridSpec time_spec = {
  .kind = ECOT_KIND_TIME,
  .columns = time_columns,
  .n_columns = G_N_ELEMENTS (time_columns),
  .add_label = N_ ("+ Add a line"),
};

static const EcotGridColumn step_columns[] = {
  { "label", N_ ("Step"), 220, TRUE },
  { "start", N_ ("Start"), 100, FALSE },
  { "end", N_ ("End"), 100, FALSE },
  { "place", N_ ("Place"), 140, TRUE },
};

static const EcotGridSpec step_spec = {
  .kind = ECOT_KIND_STEP,
  .columns = step_columns,
  .n_columns = G_N_ELEMENTS (step_columns),
  .add_label = N_ ("+ Add a step"),
};

static const EcotGridColumn voluntary_columns[] = {
  { "label", N_ ("Contribution"), 180, TRUE },
  { "account", N_ ("Account"), 150, FALSE },
  { "hours", N_ ("Hours"), 80, FALSE },
  { "rate", N_ ("Value of an hour (€)"), 100, FALSE },
  { "amount", N_ ("Amount (€)"), 110, .compute = ecot_figures_get_line },
  { "method", N_ ("How it is valued"), 150, TRUE },
  { "proof", N_ ("Supporting document"), 120, TRUE },
};

static const EcotGridSpec voluntary_spec = {
  .kind = ECOT_KIND_VOLUNTARY,
  .columns = voluntary_columns,
  .n_columns = G_N_ELEMENTS (voluntary_columns),
  .add_label = N_ ("+ Add a contribution"),
};

GtkWidget *
ecot_voluntary_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Voluntary contributions"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GtkWidget *figures = ecot_figure_list_new (work);

  ecot_form_widen (form);
  ecot_form_add_text (form,
                      _ ("Volunteers’ time, rooms lent, gifts in kind: what is used (accounts 86) and where it comes from (accounts 87), for the same total. "
                         "Apart from the money: it is in no cost, no funding and no rate. Leave the amount empty to have hours × the value of an hour."),
                      "intro");
  ecot_form_add_grid (form, &voluntary_spec, _ ("Voluntary contributions"));
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "voluntary.uses");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "voluntary.resources");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "voluntary.balance");
  ecot_form_add_widget (form, figures);

  return page;
}

GtkWidget *
ecot_time_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Time spent"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GtkWidget *figures = ecot_figure_list_new (work);

  ecot_form_add_text (form, _ ("The hours of the action, a line a person or a task. The cost of an hour is the total cost divided by these hours."), "intro");
  ecot_form_add_grid (form, &time_spec, _ ("Time spent"));
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "hours.total");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "cost.total");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "cost.per-hour");
  ecot_figure_list_follow (ECOT_FIGURE_LIST (figures), "cost.per-hour.category.");
  ecot_form_add_widget (form, figures);

  return page;
}

GtkWidget *
ecot_schedule_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Schedule"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));

  ecot_form_add_text (form, _ ("The steps of the action with their dates; they are drawn below and printed with the dossier."), "intro");
  ecot_form_add_grid (form, &step_spec, _ ("Schedule"));
  ecot_form_add_widget (form, ecot_timeline_new (work));

  return page;
}
