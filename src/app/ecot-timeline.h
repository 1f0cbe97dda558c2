/* ecot-timeline.h: the steps of the schedule as bars over the months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_TIMELINE (ecot_timeline_get_type ())

G_DECLARE_FINAL_TYPE (EcotTimeline, ecot_timeline, ECOT, TIMELINE, GtkWidget)

GtkWidget *ecot_timeline_new (EcotWork *work);

G_END_DECLS
