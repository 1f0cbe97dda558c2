/* ecot-funding-page.c: who pays what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The funds of the call by rate or by amount, the other funders and what is earned, own funds as
 * what remains; below, the plan as hoped for or as obtained, when the money comes,
 * and the small aid had before.
 */

#include "config.h"

#include "app/ecot-funding-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-cash-view.h"
#include "app/ecot-chart-pane.h"
#include "app/ecot-figure-button.h"
#include "app/ecot-figure-list.h"
#include "app/ecot-form-page.h"
#include "app/ecot-limit-list.h"
#include "app/ecot-plan-view.h"
#include "compose/ecot-charts.h"

static const EcotGridColumn columns[] = {
  { "name", N_ ("Name"), 150, TRUE },
  { "type", N_ ("Kind"), 216, FALSE },
  { "amount", N_ ("Amount (€)"), 100, FALSE },
  { "status", N_ ("State"), 90, FALSE },
  { "date", N_ ("Date"), 90, FALSE },
  { "proof", N_ ("Supporting document"), 120, TRUE },
  { "paid", N_ ("Paid on"), 90, FALSE },
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_FUNDER,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .add_label = N_ ("+ Add a funder or income"),
};

static const EcotGridColumn instalment_columns[] = {
  { "label", N_ ("Payment"), 180, TRUE },
  { "percent", N_ ("Share of the grant (%)"), 160, FALSE },
  { "date", N_ ("Expected on"), 110, FALSE },
};

static const EcotGridSpec instalment_spec = {
  .kind = ECOT_KIND_INSTALMENT,
  .columns = instalment_columns,
  .n_columns = G_N_ELEMENTS (instalment_columns),
  .add_label = N_ ("+ Add a payment"),
};

static const EcotGridColumn aid_columns[] = {
  { "funder", N_ ("Granted by"), 150, TRUE },
  { "date", N_ ("Granted on"), 100, FALSE },
  { "amount", N_ ("Amount (€)"), 100, FALSE },
  { "regime", N_ ("Regulation"), 160, FALSE },
  { "proof", N_ ("Supporting document"), 120, TRUE },
};

static const EcotGridSpec aid_spec = {
  .kind = ECOT_KIND_AID,
  .columns = aid_columns,
  .n_columns = G_N_ELEMENTS (aid_columns),
  .add_label = N_ ("+ Add an aid"),
};

static void
attach_title (GtkGrid    *grid,
              const char *title,
              int         column)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), column == 4 ? 1 : 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static GtkWidget *
make_fund_label (const EcotFund *fund)
{
  char             buf[MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE)];
  g_autofree char *text = NULL;
  GtkWidget       *label;

  if (fund->max_amount >= 0)
    /* Translators: name of a fund, most it pays in euros */
    text = g_strdup_printf (_ ("%s\n%s at most"), fund->label, ecot_amount_format_french (fund->max_amount, buf));
  else if (fund->max_percent >= 0)
    /* Translators: name of a fund, most it pays in percent */
    text = g_strdup_printf (_ ("%s\n%s %% at most"), fund->label, ecot_decimal_format_french (fund->max_percent, buf));

  label = gtk_label_new (text != NULL ? text : fund->label);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 15);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);

  return label;
}

static GtkWidget *
attach_messages (GtkGrid *grid,
                 int      row)
{
  GtkWidget *messages = ecot_input_make_messages ();

  gtk_grid_attach (grid, messages, 0, row, 5, 1);

  return messages;
}

static void
attach_figure (GtkGrid    *grid,
               EcotWork   *work,
               const char *figure,
               int         row)
{
  GtkWidget *button;

  if (!ecot_figures_has (ecot_work_get_figures (work), figure))
    return;

  button = ecot_figure_button_new (work, figure, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_grid_attach (grid, button, 4, row, 1, 1);
}

static GtkWidget *
make_funds (EcotForm *form,
            EcotWork *work)
{
  GPtrArray *funds = ecot_work_get_lot (work)->funds;
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  attach_title (grid, _ ("Rate (%)"), 1);
  attach_title (grid, _ ("or amount (€)"), 2);
  attach_title (grid, _ ("at most (€)"), 3);
  attach_title (grid, _ ("Pays"), 4);

  for (guint i = 0; i < funds->len; i++)
    {
      const EcotFund  *fund = g_ptr_array_index (funds, i);
      g_autofree char *percent = g_strdup_printf ("fund/%s/percent", fund->id);
      g_autofree char *amount = g_strdup_printf ("fund/%s/amount", fund->id);
      g_autofree char *ceiling = g_strdup_printf ("fund/%s/ceiling", fund->id);
      g_autofree char *figure = g_strdup_printf ("funding.%s", fund->id);
      g_autofree char *percent_name = g_strdup_printf (_ ("Rate of %s"), fund->label);
      g_autofree char *amount_name = g_strdup_printf (_ ("Amount of %s"), fund->label);
      g_autofree char *ceiling_name = g_strdup_printf (_ ("Ceiling of %s"), fund->label);
      int              row = 2 * (int)i + 1;
      GtkWidget       *messages = attach_messages (grid, row + 1);

      gtk_grid_attach (grid, make_fund_label (fund), 0, row, 1, 1);
      ecot_form_attach_input (form, grid, percent, percent_name, 120, 1, row, messages);
      ecot_form_attach_input (form, grid, amount, amount_name, 120, 2, row, messages);
      ecot_form_attach_input (form, grid, ceiling, ceiling_name, 120, 3, row, messages);
      attach_figure (grid, work, figure, row);
    }

  return GTK_WIDGET (grid);
}

static GtkWidget *
make_own (EcotForm *form,
          EcotWork *work)
{
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  gboolean   remainder = ecot_work_get_lot (work)->funds->len > 0;
  GtkWidget *label = gtk_label_new (remainder ? _ ("Left empty: what remains to be paid.") : _ ("Left empty: none; the grant pays what remains."));

  gtk_grid_set_column_spacing (grid, 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid, label, 0, 0, 1, 1);
  ecot_form_attach_input (form, grid, "own-funds/amount", _ ("Amount of own funds"), 120, 2, 0, attach_messages (grid, 1));
  attach_figure (grid, work, "funding.own", 0);

  return GTK_WIDGET (grid);
}

static void
add_limits (EcotForm *form,
            EcotWork *work)
{
  static const char *const of_funding[] = { "funding.", "grant.", NULL };
  GtkWidget               *limits = ecot_limit_list_new (work, of_funding, NULL);

  if (limits == NULL)
    return;

  ecot_form_add_group (form, _ ("Limits of the call"));
  ecot_form_add_widget (form, limits);
}

static void
add_fund_notes (EcotForm  *form,
                GPtrArray *funds)
{
  ecot_form_add_notes (form, "fund");

  for (guint i = 0; i < funds->len; i++)
    ecot_form_add_notes (form, ((const EcotFund *)g_ptr_array_index (funds, i))->id);
}

static void
add_cash (EcotForm *form,
          EcotWork *work)
{
  ecot_form_add_group (form, _ ("Cash"));
  ecot_form_add_text (form, _ ("When the grant is paid, and what is left at the end of each month. Lines of the budget and funders may have a day of payment; the rest is spread over the action."), "intro");
  ecot_form_add_input (form, "cash/opening", NULL, NULL, FALSE);
  ecot_form_add_grid (form, &instalment_spec, _ ("Payments of the grant"));
  ecot_form_add_widget (form, ecot_cash_view_new (work));
}

static void
add_aid (EcotForm *form,
         EcotWork *work)
{
  ecot_form_add_group (form, _ ("Small State aid (de minimis)"));
  ecot_form_add_text (form, _ ("Only for aid granted under these regulations: what was had in the last three years counts with what is asked for."), "intro");
  ecot_form_add_input (form, "de-minimis/regime", NULL, NULL, FALSE);
  ecot_form_add_grid (form, &aid_spec, _ ("Small aid had before"));
  ecot_form_add_widget (form, ecot_aid_view_new (work));
}

GtkWidget *
ecot_funding_page_new (EcotWork *work)
{
  static const char *const figures[] = { "cost.total", "funding.total", "funding.balance", "funding.matching", "grant.requested", "grant.rate" };
  GtkWidget               *page = ecot_form_page_new (work, _ ("Funding"));
  EcotForm                *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GtkWidget               *list = ecot_figure_list_new (work);

  ecot_form_widen (form);

  if (ecot_work_get_lot (work)->funds->len > 0)
    {
      ecot_form_add_group (form, _ ("Funds of the call"));
      ecot_form_add_widget (form, make_funds (form, work));
      add_fund_notes (form, ecot_work_get_lot (work)->funds);
    }

  ecot_form_add_group (form, _ ("Other funders and income"));
  ecot_form_add_grid (form, &spec, _ ("Other funders and income"));
  ecot_form_add_group (form, _ ("Own funds"));
  ecot_form_add_widget (form, make_own (form, work));
  ecot_form_add_group (form, _ ("What it adds up to"));

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    ecot_figure_list_add (ECOT_FIGURE_LIST (list), figures[i]);

  ecot_form_add_widget (form, list);
  ecot_form_add_group (form, _ ("Financing plan"));
  ecot_form_add_widget (form, ecot_plan_view_new (work));
  ecot_form_add_widget (form, ecot_chart_pane_new (work, ecot_charts_of_funding));
  add_limits (form, work);
  add_cash (form, work);
  add_aid (form, work);

  return page;
}
