/* ecot-clamp.c: a layout that keeps a page from growing wider than one reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-clamp.h"

struct _EcotClamp
{
  GtkLayoutManager parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (EcotClamp, ecot_clamp, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *layout,
                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *layout,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  int width = ECOT_CLAMP (layout)->width;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > width)
    for_size = width;

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, width));
}

static void
allocate (GtkLayoutManager *layout,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int        minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, MAX (minimum, MIN (width, ECOT_CLAMP (layout)->width)), height }, baseline);
}

static void
ecot_clamp_class_init (EcotClampClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
ecot_clamp_init (EcotClamp *self)
{
}

GtkLayoutManager *
ecot_clamp_new (int width)
{
  EcotClamp *self = g_object_new (ECOT_TYPE_CLAMP, NULL);

  self->width = width;

  return GTK_LAYOUT_MANAGER (self);
}

void
ecot_clamp_set_width (EcotClamp *self,
                      int        width)
{
  g_return_if_fail (ECOT_IS_CLAMP (self));

  self->width = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
