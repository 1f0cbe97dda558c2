/* ecot-plan-view.c: the financing plan as a table, as hoped for or as obtained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One switch takes out whatever nobody has decided yet; what is missing then, and
 * what becomes of the rate, stands below.  The table is made again when it is seen,
 * not at every edit elsewhere.
 */

#include "config.h"

#include "app/ecot-plan-view.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-list.h"
#include "figure/ecot-funding-plan.h"

/* A plan with more lines than that is read in its grid. */
#define MAX_ROWS 60

struct _EcotPlanView
{
  GtkBox parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  GtkSwitch *obtained;
  GtkWidget *table;
  GtkWidget *note;
  GtkWidget *worst; /* the figures of the worst case */
  gboolean   stale;
};

G_DEFINE_FINAL_TYPE (EcotPlanView, ecot_plan_view, GTK_TYPE_BOX)

static void
attach (EcotPlanView *self,
        const char   *text,
        int           column,
        int           row,
        const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
attach_row (EcotPlanView *self,
            const char   *label,
            EcotAmount    amount,
            EcotDecimal   share,
            int           row,
            const char *class)
{
  const gint64     hundredths = share / (ECOT_DECIMAL_ONE / 100);
  char             buf[ECOT_AMOUNT_BUFSIZE];
  g_autofree char *percent = g_strdup_printf ("%s%" G_GINT64_FORMAT ",%02d\u00a0%%", hundredths < 0 ? "\u2212" : "",
                                              ABS (hundredths) / 100, (int)(ABS (hundredths) % 100));

  attach (self, label, 0, row, class);
  attach (self, ecot_amount_format_french (amount, buf), 1, row, class);
  attach (self, share != 0 ? percent : "", 2, row, class);
}

static void
clear_table (EcotPlanView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);
}

static void
fill_table (EcotPlanView *self)
{
  EcotFigures          *figures = ecot_work_get_figures (self->work);
  gboolean              obtained = gtk_switch_get_active (self->obtained);
  g_autoptr (GPtrArray) rows = ecot_funding_plan_new (figures, obtained);
  g_autofree char      *note = ecot_funding_plan_describe (rows);
  gint64                amount;
  int                   n = 0;

  for (; n < (int)MIN (rows->len, MAX_ROWS); n++)
    {
      const EcotPlanRow *row = rows->pdata[n];

      attach_row (self, row->label, row->amount, row->share, n, NULL);
    }

  if (ecot_figures_get_number (figures, obtained ? "funding.worst" : "funding.total", &amount))
    attach_row (self, _ ("Total"), amount, rows->len > 0 ? 100 * ECOT_DECIMAL_ONE : 0, n++, "heading");

  if (obtained && ecot_figures_get_number (figures, "funding.hole", &amount) && amount != 0)
    attach_row (self, _ ("Missing"), amount, 0, n++, "error");

  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (self->worst, obtained);
}

static void
refresh (EcotPlanView *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  clear_table (self);
  fill_table (self);
}

static void
ecot_plan_view_map (GtkWidget *widget)
{
  EcotPlanView *self = ECOT_PLAN_VIEW (widget);

  GTK_WIDGET_CLASS (ecot_plan_view_parent_class)->map (widget);

  if (self->stale)
    refresh (self);
}

static void
ecot_plan_view_class_init (EcotPlanViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = ecot_plan_view_map;
}

static GtkWidget *
make_switch (EcotPlanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Only what was obtained"));

  self->obtained = GTK_SWITCH (gtk_switch_new ());
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->obtained));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->obtained), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only what was obtained"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->obtained), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (box, _ ("The plan without the money that was asked for or promised and not yet obtained"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->obtained));
  gtk_box_append (GTK_BOX (box), label);
  g_signal_connect_object (self->obtained, "notify::active", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return box;
}

static void
ecot_plan_view_init (EcotPlanView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), make_switch (self));

  self->table = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 24);
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Financing plan"), -1);
  gtk_box_append (GTK_BOX (self), self->table);

  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "small");
  gtk_box_append (GTK_BOX (self), self->note);
}

GtkWidget *
ecot_plan_view_new (EcotWork *work)
{
  static const char *const worst[] = { "funding.secured", "funding.at-risk", "funding.hole", "funding.own.worst", "grant.rate", "grant.rate.worst" };
  EcotPlanView            *self = g_object_new (ECOT_TYPE_PLAN_VIEW, NULL);

  self->work = work;
  self->stale = TRUE;
  self->worst = ecot_figure_list_new (work);
  for (guint i = 0; i < G_N_ELEMENTS (worst); i++)
    ecot_figure_list_add (ECOT_FIGURE_LIST (self->worst), worst[i]);
  gtk_widget_set_visible (self->worst, FALSE);
  gtk_box_append (GTK_BOX (self), self->worst);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
