/* ecot-scroll.h: what a widget that scrolls its own rows holds for the window around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The four properties of GtkScrollable, which every such widget has to carry by itself.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkAdjustment      *across, *down; /* NULL: does not scroll that way */
  GtkScrollablePolicy across_policy, down_policy;
} EcotScroll;

/* Makes GtkScrollable's properties those of @klass; they have the ids 1 to 4. */
void ecot_scroll_install (GObjectClass *klass);

/* What @klass does in set_property: @across and @down are called with @object when one scrolls that way; NULL: nothing. */
void ecot_scroll_set_property (EcotScroll   *self,
                               GObject      *object,
                               guint         id,
                               const GValue *value,
                               GCallback     across,
                               GCallback     down);
void ecot_scroll_get_property (const EcotScroll *self,
                               guint             id,
                               GValue           *value);

/* Lets go of what scrolls @object. */
void ecot_scroll_clear (EcotScroll *self,
                        GObject    *object);

/* How far it is scrolled, in pixels. */
int ecot_scroll_get_across (const EcotScroll *self);
int ecot_scroll_get_down (const EcotScroll *self);

G_END_DECLS
