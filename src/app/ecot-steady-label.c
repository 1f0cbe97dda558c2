/* ecot-steady-label.c: a text that changes while one types, and moves nothing around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkLabel asks for its size with every new text, and the whole window is measured
 * again for a number that is as wide as the one before.  This one asks when a text needs
 * more room than any did, and is drawn otherwise.
 */

#include "config.h"

#include "app/ecot-steady-label.h"

struct _EcotSteadyLabel
{
  GtkWidget parent_instance;

  PangoLayout *layout;
  float        xalign;
  gboolean     ellipsize;
  int          width, height; /* of the widest and highest text so far */
  guint        serial;        /* of the pango context they were measured in */
};

/* Of a text that may be cut short. */
#define MIN_WIDTH 24

enum
{
  PROP_XALIGN = 1,
  PROP_ELLIPSIZE
};

G_DEFINE_FINAL_TYPE (EcotSteadyLabel, ecot_steady_label, GTK_TYPE_WIDGET)

/* Whether more room is needed than there was. */
static gboolean
grow (EcotSteadyLabel *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int   width, height, before = self->serial == serial ? self->width : 0;
  int   before_height = self->serial == serial ? self->height : 0;

  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  self->serial = serial;
  self->width = MAX (width, before);
  self->height = MAX (height, before_height);

  return self->width > before || self->height > before_height;
}

static void
ecot_steady_label_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  EcotSteadyLabel *self = ECOT_STEADY_LABEL (widget);

  grow (self);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->ellipsize)
    *minimum = MIN (self->width, MIN_WIDTH);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum_baseline = *natural_baseline = PANGO_PIXELS (pango_layout_get_baseline (self->layout));
}

static void
ecot_steady_label_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  EcotSteadyLabel *self = ECOT_STEADY_LABEL (widget);
  int              given = gtk_widget_get_width (widget);
  int              width, height;

  pango_layout_get_pixel_size (self->layout, &width, &height);

  if (self->ellipsize && width > given)
    {
      pango_layout_set_width (self->layout, given * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layout, &width, &height);
    }

  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), (int)((float)(given - width) * self->xalign),
                              (gtk_widget_get_height (widget) - height) / 2, self->layout);
}

static void
ecot_steady_label_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EcotSteadyLabel *self = ECOT_STEADY_LABEL (object);

  if (id == PROP_XALIGN)
    self->xalign = g_value_get_float (value);
  else
    self->ellipsize = g_value_get_boolean (value);

  pango_layout_set_ellipsize (self->layout, self->ellipsize ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ecot_steady_label_dispose (GObject *object)
{
  g_clear_object (&ECOT_STEADY_LABEL (object)->layout);

  G_OBJECT_CLASS (ecot_steady_label_parent_class)->dispose (object);
}

static void
ecot_steady_label_class_init (EcotSteadyLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ecot_steady_label_dispose;
  object_class->set_property = ecot_steady_label_set_property;
  g_object_class_install_property (object_class, PROP_XALIGN, g_param_spec_float ("xalign", NULL, NULL, 0, 1, 1, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_ELLIPSIZE, g_param_spec_boolean ("ellipsize", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  widget_class->measure = ecot_steady_label_measure;
  widget_class->snapshot = ecot_steady_label_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ecot_steady_label_init (EcotSteadyLabel *self)
{
  PangoAttrList *tabular = pango_attr_list_new ();

  pango_attr_list_insert (tabular, pango_attr_font_features_new ("tnum"));
  self->xalign = 1;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_attributes (self->layout, tabular);
  pango_attr_list_unref (tabular);
}

gboolean
ecot_steady_label_set_text (EcotSteadyLabel *self,
                            const char      *text)
{
  g_return_val_if_fail (ECOT_IS_STEADY_LABEL (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_equal (pango_layout_get_text (self->layout), text))
    return FALSE;

  pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  if (grow (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}
