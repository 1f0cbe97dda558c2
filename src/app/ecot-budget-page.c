/* ecot-budget-page.c: the costs, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-budget-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-accounts-view.h"
#include "app/ecot-figure-button.h"
#include "app/ecot-grid-pane.h"
#include "app/ecot-limit-list.h"
#include "app/ecot-method-box.h"
#include "app/ecot-name.h"
#include "app/ecot-note-button.h"
#include "app/ecot-options-row.h"
#include "app/ecot-shares.h"
#include "call/ecot-exhibits.h"

struct _EcotBudgetPage
{
  EcotPage parent_instance;

  EcotGrid       *grid;
  EcotMethodBox  *method;
  EcotOptionsRow *options; /* NULL: the lot has none */

  GtkLabel  *phrase;
  GtkBox    *buttons;
  GtkBox    *table;
  GtkStack  *views;
  GtkWidget *by_category, *by_account;
  GtkWidget *add_category;
  GtkWidget *empty, *import_button;
};

G_DEFINE_FINAL_TYPE (EcotBudgetPage, ecot_budget_page, ECOT_TYPE_PAGE)

static EcotFigure
get_eligible (EcotFigures *figures,
              EcotRecord  *line)
{
  return ecot_figures_get_line_part (figures, line, ECOT_PART_ELIGIBLE);
}

static EcotFigure
get_gap (EcotFigures *figures,
         EcotRecord  *line)
{
  return ecot_figures_get_line_part (figures, line, ECOT_PART_GAP);
}

/* How many documents prove it; what is joined is typed elsewhere. */
static EcotFigure
count_documents (EcotFigures *figures,
                 EcotRecord  *line)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  guint        n = ecot_dossier_get_n (dossier, ECOT_KIND_DOCUMENT);
  EcotFigure   count = { .known = n > 0, .unit = ECOT_UNIT_ONE };

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *of = NULL;

      ecot_document_find_line (dossier, ecot_dossier_get_nth (dossier, ECOT_KIND_DOCUMENT, i), &of);
      count.number += of == line ? ECOT_DECIMAL_ONE : 0;
    }

  return count;
}

/* Of a year or another part of the action; there once the period is described. */
#define PERIOD(n, title)                                                                    \
  {                                                                                         \
    "period-" n, title, 110, .total = "period." n, .optional = TRUE, .subject = "period/" n \
  }

static const EcotGridColumn columns[] = {
  { "category", N_ ("Category"), 84 },
  { "detail", N_ ("Detail"), 150, .expand = TRUE },
  { "account", N_ ("Account"), 90, .optional = TRUE },
  { "member", N_ ("Person"), 130, .optional = TRUE },
  { "quantity", N_ ("Quantity"), 74 },
  { "unit", N_ ("Unit"), 62 },
  { "unit-cost", N_ ("Unit cost"), 84 },
  { "amount", N_ ("Amount (€)"), 124, .total = "cost.total", .subtotal = "cost.category.", .compute = ecot_figures_get_line },
  PERIOD ("1", N_ ("Period 1")),
  PERIOD ("2", N_ ("Period 2")),
  PERIOD ("3", N_ ("Period 3")),
  PERIOD ("4", N_ ("Period 4")),
  PERIOD ("5", N_ ("Period 5")),
  PERIOD ("6", N_ ("Period 6")),
  { "gap", N_ ("Gap (€)"), 96, .total = "period.gap", .optional = TRUE, .subject = "period", .compute = get_gap },
  { "vat-rate", N_ ("VAT rate (%)"), 100, .optional = TRUE },
  { "eligible", N_ ("Eligible (€)"), 110, .total = "cost.eligible", .optional = TRUE, .compute = get_eligible },
  { "retained", N_ ("Retained (€)"), 110, .total = "cost.retained", .optional = TRUE },
  { "retained-reason", N_ ("Why retained otherwise"), 170, .optional = TRUE },
  { "realised", N_ ("Spent (€)"), 110, .total = "cost.realised", .optional = TRUE },
  { "paid", N_ ("Paid on"), 96, .optional = TRUE },
  { "proof", N_ ("Supporting document"), 120, .expand = TRUE },
  { "joined", N_ ("Documents joined"), 80, .optional = TRUE, .compute = count_documents },
};

/* What flat rates make stands on no line, and in the total. */
static char *
name_total (EcotFigures *figures)
{
  GPtrArray       *options = ecot_figures_get_options (figures)->all;
  EcotFigure       sum = { .unit = ECOT_UNIT_EUR };
  g_autofree char *amount = NULL;

  for (guint i = 0; i < options->len; i++)
    {
      g_autofree char *name = g_strconcat ("cost.option.", ((EcotCostOption *)options->pdata[i])->id, NULL);
      EcotFigure       made = ecot_figures_get (figures, name);

      if (made.known && made.number != 0 && ecot_amount_add (sum.number, made.number, &sum.number, NULL))
        sum.known = TRUE;
    }

  if (!sum.known)
    return NULL;

  amount = ecot_figure_to_french (&sum);
  /* Translators: an amount that no line above has */
  return g_strdup_printf (_ ("Total, with %s of simplified costs"), amount);
}

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_LINE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .grouped = TRUE,
  .add_label = N_ ("+ Add a line"),
  .name_total = name_total,
};

static void
add_category_clicked_cb (EcotBudgetPage *self)
{
  ecot_grid_add_category (self->grid);
}

/* The notes about the budget, its categories and its rates, behind one button. */
static GtkWidget *
make_notes (EcotWork *work)
{
  const EcotLot      *lot = ecot_work_get_lot (work);
  g_autoptr (GString) about = g_string_new ("budget category flat-rate");

  for (guint i = 0; i < lot->categories->len; i++)
    g_string_append_printf (about, " %s", ((const EcotCategory *)g_ptr_array_index (lot->categories, i))->id);
  for (guint i = 0; i < lot->flat_rates->len; i++)
    g_string_append_printf (about, " %s", ((const EcotFlatRate *)g_ptr_array_index (lot->flat_rates, i))->id);

  return ecot_note_button_new (work, about->str);
}

/* What the call makes of the table: rates, limits, notes. */
static void
append_rules (EcotBudgetPage *self,
              EcotWork       *work)
{
  static const char *const of_costs[] = { "cost.", "grant.requested", NULL };
  GtkWidget               *limits = ecot_limit_list_new (work, of_costs, NULL);
  GtkWidget               *notes = make_notes (work);

  if (ecot_figures_get_options (ecot_work_get_figures (work))->all->len > 0)
    {
      self->options = ECOT_OPTIONS_ROW (ecot_options_row_new (work));
      gtk_box_append (self->table, GTK_WIDGET (self->options));
    }

  if (limits != NULL)
    gtk_box_append (self->table, limits);
  if (notes != NULL)
    gtk_box_append (self->table, notes);
}

static void
show_view (EcotBudgetPage *self)
{
  gboolean by_account = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_account));

  gtk_stack_set_visible_child_name (self->views, by_account ? "account" : "category");
}

/* The same money twice: where the call wants it, and where the accounts have it. */
static void
append_views (EcotBudgetPage *self,
              EcotWork       *work)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->by_category = gtk_toggle_button_new_with_mnemonic (_ ("By cate_gory"));
  self->by_account = gtk_toggle_button_new_with_mnemonic (_ ("By _account"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->by_account), GTK_TOGGLE_BUTTON (self->by_category));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_category), TRUE);
  ecot_name_widget (self->by_category, _ ("By category"));
  ecot_name_widget (self->by_account, _ ("By account"));
  gtk_widget_add_css_class (pair, "linked");
  gtk_box_append (GTK_BOX (pair), self->by_category);
  gtk_box_append (GTK_BOX (pair), self->by_account);
  gtk_box_append (self->buttons, pair);

  gtk_stack_add_named (self->views, ecot_accounts_view_new (work), "account");
  g_signal_connect_object (self->by_account, "toggled", G_CALLBACK (show_view), self, G_CONNECT_SWAPPED);
}

/* {{{ Budgets from elsewhere */

static void
show_empty (EcotBudgetPage *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (ecot_page_get_work (ECOT_PAGE (self)));

  gtk_widget_set_visible (self->empty, ecot_dossier_get_n (dossier, ECOT_KIND_LINE) == 0);
}

/* A file let go over the page. */
static gboolean
drop_cb (EcotBudgetPage *self,
         const GValue   *value)
{
  GSList          *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  return path != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "^ay", path);
}

static void
take_files (EcotBudgetPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* }}} */

static void
ecot_budget_page_build (EcotPage *page,
                        EcotWork *work)
{
  EcotBudgetPage   *self = ECOT_BUDGET_PAGE (page);
  const EcotLot    *lot = ecot_work_get_lot (work);
  const EcotSource *source = lot->budget_source;
  GtkWidget        *pane = ecot_grid_pane_new (work, &spec, _ ("Budget"), 0);
  GtkWidget        *choose = ecot_grid_pane_take_columns (ECOT_GRID_PANE (pane));

  self->grid = ecot_grid_pane_get_grid (ECOT_GRID_PANE (pane));
  self->method = ECOT_METHOD_BOX (ecot_method_box_new (work));
  append_views (self, work);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (self->table, GTK_WIDGET (self->method));
  gtk_box_append (self->table, pane);
  gtk_box_append (self->table, ecot_shares_new (work));
  append_rules (self, work);
  gtk_box_append (self->buttons, choose);
  g_object_unref (choose);
  gtk_box_append (self->buttons, ecot_figure_button_new (work, "cost.total", _ ("Total")));
  ecot_name_widget (self->add_category, _ ("Add a category"));
  gtk_widget_set_visible (self->add_category, lot->extra_categories);
  ecot_name_widget (self->import_button, _ ("Import a budget"));
  g_signal_connect_object (work, "performed", G_CALLBACK (show_empty), self, G_CONNECT_SWAPPED);
  show_empty (self);
  take_files (self);

  if (source != NULL && source->quote != NULL)
    {
      g_autofree char *phrase = ecot_source_phrase (source);

      gtk_label_set_label (self->phrase, phrase);
    }
}

/* What is said of the budget as a whole leads to its first line. */
static gboolean
ecot_budget_page_go_to (EcotPage   *page,
                        const char *path)
{
  EcotBudgetPage *self = ECOT_BUDGET_PAGE (page);

  if (self->options != NULL && ecot_options_row_go_to (self->options, path))
    return TRUE;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_category), TRUE);

  if (!ecot_method_box_go_to (self->method, path) && !ecot_grid_go_to_path (self->grid, path))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));

  return TRUE;
}

static void
ecot_budget_page_begin (EcotPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ECOT_BUDGET_PAGE (page)->grid));
}

static void
ecot_budget_page_class_init (EcotBudgetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ECOT_PAGE_CLASS (klass)->build = ecot_budget_page_build;
  ECOT_PAGE_CLASS (klass)->go_to = ecot_budget_page_go_to;
  ECOT_PAGE_CLASS (klass)->begin = ecot_budget_page_begin;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-budget-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, phrase);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, table);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, views);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, add_category);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EcotBudgetPage, import_button);
  gtk_widget_class_bind_template_callback (widget_class, add_category_clicked_cb);
}

static void
ecot_budget_page_init (EcotBudgetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_budget_page_new (EcotWork *work)
{
  return ecot_page_new (ECOT_TYPE_BUDGET_PAGE, work);
}
