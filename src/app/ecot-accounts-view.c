/* ecot-accounts-view.c: the budget by account, beside the view by category
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the form prints, without the lines nothing stands on.  Rows come and go with
 * what is typed, so that the table is made again when it is looked at; the numbers in
 * it follow by themselves.
 */

#include "config.h"

#include "app/ecot-accounts-view.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "figure/ecot-account-table.h"

struct _EcotAccountsView
{
  GtkBox parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  GtkWidget *tables;
  GtkWidget *sentence;
  char      *rows; /* the figures shown, to make the table again only when they differ */
};

G_DEFINE_FINAL_TYPE (EcotAccountsView, ecot_accounts_view, GTK_TYPE_BOX)

/* Only with something on it; a total always. */
static gboolean
is_shown (const EcotAccountRow *row)
{
  return row->value.known || row->value.fault != NULL;
}

static void
note_rows (GString                 *rows,
           const EcotAccountColumn *column)
{
  for (guint i = 0; i < column->rows->len; i++)
    if (is_shown (column->rows->pdata[i]))
      {
        const EcotAccountRow *row = column->rows->pdata[i];

        g_string_append_printf (rows, "%s %s\n", row->figure, row->label);
      }

  g_string_append (rows, "\n");
}

static void
attach (EcotAccountsView *self,
        GtkGrid          *grid,
        int               row,
        const char       *text,
        const char       *figure,
        const char *class)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = ecot_figure_button_new (self->work, figure, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);

  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, button, 1, row, 1, 1);
}

static void
attach_row (EcotAccountsView     *self,
            GtkGrid              *grid,
            int                   row,
            const EcotAccountRow *account)
{
  g_autofree char *text = g_strconcat (account->line ? "\u2003" : "", account->code != NULL ? account->code : "",
                                       account->code != NULL ? "\u2002" : "", account->label, NULL);

  attach (self, grid, row, text, account->figure, account->line ? "dim-label" : NULL);
}

/* @other: the same total, seen another way. */
static GtkWidget *
make_table (EcotAccountsView        *self,
            const char              *title,
            const EcotAccountColumn *column,
            const char              *other,
            const char              *other_label)
{
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *heading = gtk_label_new (title);
  int        row = 1;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_widget_set_hexpand (GTK_WIDGET (grid), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (grid), GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_grid_attach (grid, heading, 0, 0, 2, 1);

  for (guint i = 0; i < column->rows->len; i++)
    if (is_shown (column->rows->pdata[i]))
      attach_row (self, grid, row++, column->rows->pdata[i]);

  if (row == 1)
    {
      GtkWidget *empty = gtk_label_new (_ ("Nothing yet: type lines of the budget by category, or who pays under “Funding”."));

      gtk_label_set_xalign (GTK_LABEL (empty), 0);
      gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
      gtk_widget_add_css_class (empty, "dim-label");
      gtk_grid_attach (grid, empty, 0, row++, 2, 1);
    }

  attach (self, grid, row++, column->label, column->figure, "heading");
  attach (self, grid, row, other_label, other, "dim-label");

  return GTK_WIDGET (grid);
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_box_remove (GTK_BOX (widget), child);
}

static void
make_tables (EcotAccountsView       *self,
             const EcotAccountTable *table)
{
  remove_children (self->tables);
  gtk_box_append (GTK_BOX (self->tables),
                  make_table (self, _ ("Charges"), &table->charges, "cost.total", _ ("the same by category")));
  gtk_box_append (GTK_BOX (self->tables),
                  make_table (self, _ ("Products"), &table->products, "funding.total", _ ("the same by funder")));
}

static void
show_sentence (EcotAccountsView       *self,
               const EcotAccountTable *table)
{
  g_autofree char *rule = table->rule != NULL ? g_strdup_printf (_ ("Accounts: %s."), table->rule) : NULL;
  g_autofree char *text = g_strjoin (" ", table->sentence != NULL ? table->sentence : "", rule, NULL);

  gtk_label_set_label (GTK_LABEL (self->sentence), text);
}

static void
update (EcotAccountsView *self)
{
  g_autoptr (EcotAccountTable) table = NULL;
  g_autoptr (GString)          rows = NULL;

  /* Nobody looks: mapping updates. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  table = ecot_account_table_new (ecot_work_get_figures (self->work), FALSE);
  rows = g_string_new (NULL);
  note_rows (rows, &table->charges);
  note_rows (rows, &table->products);

  if (g_strcmp0 (rows->str, self->rows) != 0)
    {
      make_tables (self, table);
      g_free (self->rows);
      self->rows = g_strdup (rows->str);
    }

  show_sentence (self, table);
}

static void
ecot_accounts_view_finalize (GObject *object)
{
  g_free (ECOT_ACCOUNTS_VIEW (object)->rows);

  G_OBJECT_CLASS (ecot_accounts_view_parent_class)->finalize (object);
}

static void
ecot_accounts_view_class_init (EcotAccountsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_accounts_view_finalize;
}

static void
ecot_accounts_view_init (EcotAccountsView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);

  self->tables = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 32);
  gtk_box_set_homogeneous (GTK_BOX (self->tables), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->tables);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);

  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->sentence), TRUE);
  gtk_box_append (GTK_BOX (self), self->sentence);
}

GtkWidget *
ecot_accounts_view_new (EcotWork *work)
{
  EcotAccountsView *self = g_object_new (ECOT_TYPE_ACCOUNTS_VIEW, NULL);

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  self->work = work;
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
