/* ecot-chart-view.c: a chart on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing of the papers in the colours and the type of the theme, as wide as
 * there is room.  It grows with the text size of the desktop, and says its words
 * to whoever cannot see it.
 */

#include "config.h"

#include "app/ecot-chart-view.h"

#include "chart/ecot-chart-draw.h"

#define MIN_WIDTH 240

struct _EcotChartView
{
  GtkWidget  parent_instance;
  EcotChart *chart;
  gboolean   titled;
};

G_DEFINE_FINAL_TYPE (EcotChartView, ecot_chart_view, GTK_TYPE_WIDGET)

static EcotChartColour
mix (const GdkRGBA *front,
     const GdkRGBA *back,
     double         part)
{
  return (EcotChartColour){
    part * (double)front->red + (1 - part) * (double)back->red,
    part * (double)front->green + (1 - part) * (double)back->green,
    part * (double)front->blue + (1 - part) * (double)back->blue,
  };
}

/* A theme that has no such colour gets that of paper, dark or light as its text asks. */
static void
get_colour (GtkStyleContext *context,
            const char      *name,
            const GdkRGBA   *otherwise,
            GdkRGBA         *colour)
{
  if (!gtk_style_context_lookup_color (context, name, colour))
    *colour = *otherwise;
}

static void
fill_dress (EcotChartView  *self,
            EcotChartDress *dress)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          text, paper, accent;

  gtk_style_context_get_color (context, &text);
  get_colour (context, "theme_base_color", text.red > 0.5f ? &(GdkRGBA){ 0, 0, 0, 1 } : &(GdkRGBA){ 1, 1, 1, 1 }, &paper);
  get_colour (context, "theme_selected_bg_color", &text, &accent);

  dress->black = mix (&text, &paper, 1);
  dress->grey = mix (&text, &paper, 0.65);
  dress->middle = mix (&text, &paper, 0.4);
  dress->light = mix (&text, &paper, 0.12);
  dress->accent = mix (&accent, &paper, 1);
}

static double
fill_type (EcotChartView  *self,
           EcotChartDress *dress)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double                      size = pango_units_to_double (pango_font_description_get_size (font));

  dress->font = pango_font_description_get_family (font);
  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72;

  return size * 0.92 / 9;
}

static void
ecot_chart_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EcotChartView  *self = ECOT_CHART_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  EcotChartDress  dress = { 0 };
  double          scale;
  cairo_t        *cr;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)gtk_widget_get_height (widget));

  if (self->chart == NULL || width == 0)
    return;

  fill_dress (self, &dress);
  scale = fill_type (self, &dress);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  ecot_chart_draw (self->chart, cr, width / scale, self->titled, &dress);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
ecot_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ecot_chart_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  EcotChartView *self = ECOT_CHART_VIEW (widget);
  EcotChartDress dress = { 0 };
  double         scale;

  *minimum = *natural = 0;
  if (self->chart == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 2 * MIN_WIDTH;
      return;
    }

  scale = fill_type (self, &dress);
  *minimum = *natural = (int)(ecot_chart_draw (self->chart, NULL, MAX (for_size, MIN_WIDTH) / scale, self->titled, &dress) * scale) + 2;
}

static void
ecot_chart_view_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_CHART_VIEW (object)->chart, ecot_chart_unref);

  G_OBJECT_CLASS (ecot_chart_view_parent_class)->dispose (object);
}

static void
ecot_chart_view_class_init (EcotChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_chart_view_dispose;
  widget_class->snapshot = ecot_chart_view_snapshot;
  widget_class->measure = ecot_chart_view_measure;
  widget_class->get_request_mode = ecot_chart_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ecot_chart_view_init (EcotChartView *self)
{
}

GtkWidget *
ecot_chart_view_new (gboolean titled)
{
  EcotChartView *self = g_object_new (ECOT_TYPE_CHART_VIEW, NULL);

  self->titled = titled;
  return GTK_WIDGET (self);
}

void
ecot_chart_view_set_chart (EcotChartView *self,
                           EcotChart     *chart)
{
  g_return_if_fail (ECOT_IS_CHART_VIEW (self));
  g_return_if_fail (chart == NULL || ecot_chart_is_frozen (chart));

  if (chart != NULL)
    ecot_chart_ref (chart);
  g_clear_pointer (&self->chart, ecot_chart_unref);
  self->chart = chart;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart != NULL ? ecot_chart_get_words (chart) : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
