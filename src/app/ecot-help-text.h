/* ecot-help-text.h: a topic of the guide in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "help/ecot-guide.h"

G_BEGIN_DECLS

/* Once for each buffer: how headings, examples and tables look. */
void ecot_help_text_init (GtkTextBuffer *buffer);
/* Puts @topic in the place of what was there, a chapter with its sections. */
void ecot_help_text_show (GtkTextBuffer   *buffer,
                          EcotGuide       *guide,
                          const EcotTopic *topic);

G_END_DECLS
