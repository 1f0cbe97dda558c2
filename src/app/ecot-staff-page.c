/* ecot-staff-page.c: who works for the action, and what that costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table for every lot.  A lot that asks for a team in full-time equivalents
 * has a column for them, and its own words above; no other lot shows that
 * column.  What is seldom asked (a raise, days of one's own) waits among the columns
 * one may show.
 */

#include "config.h"

#include "app/ecot-staff-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-list.h"
#include "app/ecot-form-page.h"
#include "app/ecot-limit-list.h"
#include "app/ecot-months-view.h"
#include "figure/ecot-member.h"

/* As what is typed in the same column stands. */
static EcotFigure
without_unit (EcotFigure figure)
{
  figure.unit = ECOT_UNIT_NONE;
  return figure;
}

static EcotFigure
compute_rate (EcotFigures *figures,
              EcotRecord  *member)
{
  return ecot_figures_get_member (figures, member).rate;
}

static EcotFigure
compute_share (EcotFigures *figures,
               EcotRecord  *member)
{
  return without_unit (ecot_figures_get_member (figures, member).share);
}

static EcotFigure
compute_hours (EcotFigures *figures,
               EcotRecord  *member)
{
  return without_unit (ecot_figures_get_member (figures, member).hours);
}

static EcotFigure
compute_amount (EcotFigures *figures,
                EcotRecord  *member)
{
  return ecot_figures_get_member (figures, member).amount;
}

static EcotFigure
compute_per_hour (EcotFigures *figures,
                  EcotRecord  *member)
{
  return ecot_figures_get_member (figures, member).per_hour;
}

#define WHO                                     \
  { "name", N_ ("Name"), 110, .expand = TRUE }, \
  {                                             \
    "role", N_ ("Role"), 110, .expand = TRUE    \
  }

#define HOW                                                                                        \
  { "vacant", N_ ("To be recruited"), 86, .optional = TRUE },                                      \
    { "contract", N_ ("Contract"), 100, .optional = TRUE },                                        \
    { "working-time", N_ ("Working time (%)"), 130, .optional = TRUE },                            \
    { "yearly-cost", N_ ("Yearly cost (€)"), 118 },                                                \
    { "base", N_ ("Hours a year"), 86 },                                                           \
    { "base-hours", N_ ("Hours of that base"), 120, .optional = TRUE },                            \
    { "start", N_ ("From"), 88, .optional = TRUE },                                                \
    { "end", N_ ("To"), 88, .optional = TRUE },                                                    \
    { "raise", N_ ("Raise on"), 120, .optional = TRUE },                                           \
    { "raised-cost", N_ ("Cost after the raise (€)"), 134, .optional = TRUE },                     \
    { "share", N_ ("Share (%)"), 74, .compute = compute_share },                                   \
    { "hours", N_ ("Hours"), 90, .total = "staff.hours", .compute = compute_hours },               \
    { "time-proof", N_ ("Proof of time"), 110, .optional = TRUE },                                 \
    { "rate", N_ ("Rate (€/h)"), 84, .compute = compute_rate },                                    \
    { "amount", N_ ("Amount (€)"), 100, .total = "staff.cost", .compute = compute_amount },        \
  {                                                                                                \
    "cost-per-hour", N_ ("Amount ÷ hours (€)"), 136, .optional = TRUE, .compute = compute_per_hour \
  }

static const EcotGridColumn columns[] = { WHO, HOW };

static const EcotGridColumn columns_with_equivalents[] = {
  WHO,
  { "fte", N_ ("Full-time equivalents"), 150, .total = "staff.fte" },
  HOW,
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_MEMBER,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_label = N_ ("+ Add a person"),
};

static const EcotGridSpec spec_with_equivalents = {
  .kind = ECOT_KIND_MEMBER,
  .columns = columns_with_equivalents,
  .n_columns = G_N_ELEMENTS (columns_with_equivalents),
  .add_label = N_ ("+ Add a person"),
};

static void
add_figures (EcotForm      *form,
             EcotWork      *work,
             const EcotLot *lot)
{
  GtkWidget *figures = ecot_figure_list_new (work);

  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "staff.count");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "staff.hours");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "staff.cost");

  if (lot->staffing_label != NULL)
    ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "staff.fte");

  ecot_form_add_widget (form, figures);
}

static void
add_limits (EcotForm *form,
            EcotWork *work)
{
  static const char *const of_staff[] = { "staff.", NULL };
  GtkWidget               *limits = ecot_limit_list_new (work, of_staff, of_staff);

  if (limits == NULL)
    return;

  ecot_form_add_group (form, _ ("Limits of the call"));
  ecot_form_add_widget (form, limits);
}

GtkWidget *
ecot_staff_page_new (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  GtkWidget     *page = ecot_form_page_new (work, _ ("Staff"));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));

  ecot_form_fill (form);
  ecot_form_add_text (form, _ ("Who works for the action: their yearly cost, charges included, and either their hours or a share of their time. "
                               "A line of the budget that names a person takes the amount from here."),
                      "intro");

  if (lot->staffing_label != NULL)
    {
      ecot_form_add_group (form, lot->staffing_label);
      ecot_form_add_text (form, _ ("Who works for the action, a line a role; 0,5 is half of a full-time job."), "intro");
      ecot_form_add_phrase (form, lot->staffing_source);
      ecot_form_add_notes (form, "staffing");
    }

  ecot_form_add_grid (form, lot->staffing_label != NULL ? &spec_with_equivalents : &spec, _ ("Staff"));
  add_figures (form, work, lot);
  add_limits (form, work);
  ecot_form_add_widget (form, ecot_months_view_new (work));

  return page;
}
