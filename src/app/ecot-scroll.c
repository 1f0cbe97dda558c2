/* ecot-scroll.c: what a widget that scrolls its own rows holds for the window around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-scroll.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

void
ecot_scroll_install (GObjectClass *klass)
{
  g_object_class_override_property (klass, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
set_adjustment (GtkAdjustment **place,
                GtkAdjustment  *adjustment,
                GObject        *object,
                GCallback       scrolled)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, object);

  g_clear_object (place);
  if (adjustment == NULL)
    return;

  *place = g_object_ref_sink (adjustment);
  if (scrolled != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", scrolled, object);
}

void
ecot_scroll_set_property (EcotScroll   *self,
                          GObject      *object,
                          guint         id,
                          const GValue *value,
                          GCallback     across,
                          GCallback     down)
{
  g_return_if_fail (id > PROP_0 && id <= PROP_VSCROLL_POLICY);

  if (id == PROP_HADJUSTMENT)
    set_adjustment (&self->across, g_value_get_object (value), object, across);
  else if (id == PROP_VADJUSTMENT)
    set_adjustment (&self->down, g_value_get_object (value), object, down);
  else if (id == PROP_HSCROLL_POLICY)
    self->across_policy = g_value_get_enum (value);
  else
    self->down_policy = g_value_get_enum (value);
}

void
ecot_scroll_get_property (const EcotScroll *self,
                          guint             id,
                          GValue           *value)
{
  g_return_if_fail (id > PROP_0 && id <= PROP_VSCROLL_POLICY);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, id == PROP_HADJUSTMENT ? self->across : self->down);
  else
    g_value_set_enum (value, id == PROP_HSCROLL_POLICY ? self->across_policy : self->down_policy);
}

void
ecot_scroll_clear (EcotScroll *self,
                   GObject    *object)
{
  set_adjustment (&self->across, NULL, object, NULL);
  set_adjustment (&self->down, NULL, object, NULL);
}

static int
get_value (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? (int)gtk_adjustment_get_value (adjustment) : 0;
}

int
ecot_scroll_get_across (const EcotScroll *self)
{
  return get_value (self->across);
}

int
ecot_scroll_get_down (const EcotScroll *self)
{
  return get_value (self->down);
}
