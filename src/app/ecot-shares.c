/* ecot-shares.c: the share of each cost category, as one bar and its legend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One colour in several strengths and never colour alone: the legend says the
 * same in words and keeps the bar's order.  They are the amounts and shares of the
 * chart that papers have, in its order.
 */

#include "config.h"

#include "app/ecot-shares.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-steady-label.h"
#include "compose/ecot-charts.h"

struct _EcotShares
{
  GtkBox parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  GtkWidget *bar;
  GtkWidget *legend;
  EcotChart *chart; /* or NULL: there is nothing to be compared */
};

G_DEFINE_FINAL_TYPE (EcotShares, ecot_shares, GTK_TYPE_BOX)

/* Strengths fall off so that neighbours differ. */
static double
strength (guint i)
{
  static const double strengths[] = { 1.0, 0.45, 0.75, 0.25, 0.6, 0.35 };

  return strengths[i % G_N_ELEMENTS (strengths)];
}

static guint
count_items (EcotShares *self)
{
  return self->chart != NULL ? ecot_chart_get_n_items (self->chart) : 0;
}

static void
draw_bar (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        user_data)
{
  EcotShares      *self = user_data;
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (area));
  GdkRGBA          colour;
  double           x = 0, total = 0;

  gtk_style_context_get_color (context, &colour);

  for (guint i = 0; i < count_items (self); i++)
    total += (double)ecot_chart_get_item (self->chart, i)->value;

  for (guint i = 0; i < count_items (self); i++)
    {
      double share = width * ((double)ecot_chart_get_item (self->chart, i)->value / total);

      cairo_set_source_rgba (cr, (double)colour.red, (double)colour.green, (double)colour.blue, strength (i));
      cairo_rectangle (cr, x, 0, MAX (share - 1, 0), height);
      cairo_fill (cr);
      x += share;
    }
}

/* The name stays while one types, the percents change. */
static GtkWidget *
make_item (EcotShares *self,
           guint       i)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  g_autofree char *class = g_strdup_printf ("share-%u", i % 6);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 36);
  gtk_box_append (GTK_BOX (item), name);
  gtk_box_append (GTK_BOX (item), g_object_new (ECOT_TYPE_STEADY_LABEL, NULL));
  gtk_widget_add_css_class (item, "share");
  gtk_widget_add_css_class (item, class);
  gtk_widget_add_css_class (item, "small");
  gtk_widget_add_css_class (item, "numeric");
  gtk_flow_box_append (GTK_FLOW_BOX (self->legend), item);
  gtk_widget_set_focusable (gtk_widget_get_parent (item), FALSE);

  return item;
}

/* Many keys change no share that is printed: what says the same already is left alone. */
static void
show_item (EcotShares *self,
           guint       i)
{
  const EcotChartItem *shown = ecot_chart_get_item (self->chart, i);
  GtkFlowBoxChild     *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->legend), (int)i);
  GtkWidget           *item = child != NULL ? gtk_flow_box_child_get_child (child) : make_item (self, i);
  GtkWidget           *name = gtk_widget_get_first_child (item);
  g_autofree char     *percent = ecot_chart_format_share (shown->share);
  g_autofree char     *text = NULL;

  if (!ecot_steady_label_set_text (ECOT_STEADY_LABEL (gtk_widget_get_last_child (item)), percent) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (name)), shown->label))
    return;

  text = g_strdup_printf ("%s  %s", shown->label, percent);
  gtk_label_set_label (GTK_LABEL (name), shown->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (item)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
refresh (EcotShares *self)
{
  GtkFlowBoxChild *child;

  g_clear_pointer (&self->chart, ecot_chart_unref);
  self->chart = ecot_charts_of_costs (ecot_work_get_figures (self->work));

  for (guint i = 0; i < count_items (self); i++)
    show_item (self, i);

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->legend), (int)count_items (self))) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->legend), GTK_WIDGET (child));

  gtk_widget_set_opacity (self->bar, self->chart != NULL ? 1 : 0);
  gtk_widget_queue_draw (self->bar);
}

static void
ecot_shares_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_SHARES (object)->chart, ecot_chart_unref);

  G_OBJECT_CLASS (ecot_shares_parent_class)->finalize (object);
}

static void
ecot_shares_class_init (EcotSharesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_shares_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "shares");
}

static void
ecot_shares_init (EcotShares *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->bar = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->bar), 12);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar, self, NULL);
  gtk_widget_add_css_class (self->bar, "share-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Share of each category"), -1);

  self->legend = gtk_flow_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Budget"), -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->legend), 4);
  gtk_widget_set_can_focus (self->legend, FALSE);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), self->legend);
}

GtkWidget *
ecot_shares_new (EcotWork *work)
{
  EcotShares *self = g_object_new (ECOT_TYPE_SHARES, NULL);

  self->work = work;
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
