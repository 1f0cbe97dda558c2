/* ecot-shares.c: the share of each cost category, as one bar and its legend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One colour in several strengths and never colour alone: the legend says the
 * same in words and keeps the bar's order.
 */

#include "config.h"

#include "app/ecot-shares.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-steady-label.h"
#include "base/ecot-rounding.h"

#define MAX_SHARES 32

struct _EcotShares
{
  GtkBox parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  GtkWidget *bar;
  GtkWidget *legend;
  gint64     amounts[MAX_SHARES];
  guint      n;
  gint64     total;
};

G_DEFINE_FINAL_TYPE (EcotShares, ecot_shares, GTK_TYPE_BOX)

/* Strengths fall off so that neighbours differ. */
static double
strength (guint i)
{
  static const double strengths[] = { 1.0, 0.45, 0.75, 0.25, 0.6, 0.35 };

  return strengths[i % G_N_ELEMENTS (strengths)];
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
  double           x = 0;

  gtk_style_context_get_color (context, &colour);

  for (guint i = 0; self->total > 0 && i < self->n; i++)
    {
      double share = width * ((double)self->amounts[i] / (double)self->total);

      cairo_set_source_rgba (cr, (double)colour.red, (double)colour.green, (double)colour.blue, strength (i));
      cairo_rectangle (cr, x, 0, MAX (share - 1, 0), height);
      cairo_fill (cr);
      x += share;
    }
}

/* "61,2 %": for the eye; the papers have every decimal. */
static char *
percent_in_words (gint64 part,
                  gint64 total)
{
  gint64 tenths;

  if (!ecot_round_quotient ((EcotWide)part * 1000, total, ECOT_ROUNDING_HALF_UP, &tenths, NULL))
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\302\240%%", tenths / 10, tenths % 10);
}

/* The name stays while one types, the percents change. */
static GtkWidget *
make_item (EcotShares *self)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  g_autofree char *class = g_strdup_printf ("share-%u", self->n % 6);

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

/* Most keys change no tenth of a percent: what says the same already is left alone. */
static void
show_item (EcotShares *self,
           const char *label,
           const char *percent)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->legend), (int)self->n);
  GtkWidget       *item = child != NULL ? gtk_flow_box_child_get_child (child) : make_item (self);
  GtkWidget       *name = gtk_widget_get_first_child (item);
  g_autofree char *text = NULL;

  if (!ecot_steady_label_set_text (ECOT_STEADY_LABEL (gtk_widget_get_last_child (item)), percent) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (name)), label))
    return;

  text = g_strdup_printf ("%s  %s", label, percent);
  gtk_label_set_label (GTK_LABEL (name), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (item)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
add_share (EcotShares *self,
           const char *figure,
           const char *label)
{
  g_autofree char *percent = NULL;
  gint64           amount;

  if (self->n == MAX_SHARES || !ecot_figures_get_number (ecot_work_get_figures (self->work), figure, &amount) || amount <= 0)
    return;

  percent = percent_in_words (amount, self->total);
  show_item (self, label, percent);
  self->amounts[self->n++] = amount;
}

static void
add_shares (EcotShares *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  GPtrArray   *categories = ecot_work_get_lot (self->work)->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const EcotCategory *category = g_ptr_array_index (categories, i);
      g_autofree char    *figure = g_strdup_printf ("cost.category.%s", category->id);

      add_share (self, figure, category->label);
    }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *figure = g_strdup_printf ("cost.category.+%" G_GINT64_FORMAT, ecot_record_get_id (record));
      const char      *label = ecot_record_get_text (record, "label");

      add_share (self, figure, label != NULL ? label : _ ("Unnamed category"));
    }
}

/* What flat rates make is in no category, and part of the whole. */
static void
add_options (EcotShares *self)
{
  GPtrArray *options = ecot_figures_get_options (ecot_work_get_figures (self->work))->all;

  for (guint i = 0; i < options->len; i++)
    {
      const EcotCostOption *option = options->pdata[i];
      g_autofree char      *figure = g_strconcat ("cost.option.", option->id, NULL);

      add_share (self, figure, option->label);
    }
}

static void
refresh (EcotShares *self)
{
  GtkFlowBoxChild *child;

  self->n = 0;
  self->total = 0;

  if (ecot_figures_get_number (ecot_work_get_figures (self->work), "cost.total", &self->total) && self->total > 0)
    {
      add_shares (self);
      add_options (self);
    }

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->legend), (int)self->n)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->legend), GTK_WIDGET (child));

  gtk_widget_set_opacity (self->bar, self->n > 0 ? 1 : 0);
  gtk_widget_queue_draw (self->bar);
}

static void
ecot_shares_class_init (EcotSharesClass *klass)
{
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
