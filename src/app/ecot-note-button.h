/* ecot-note-button.h: a doubt about the text of the call, where it matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* The notes of the lot about @about, an id or the name of an element, or several with
 * a space between, behind one button that begins to tell the first; NULL if there is none. */
GtkWidget *ecot_note_button_new (EcotWork   *work,
                                 const char *about);

/* "The text contradicts itself": what kind of doubt it is. */
const char *ecot_note_kind_in_words (const char *kind);
/* "line 238: « … »", a line for each source; NULL without any.  (transfer full) */
char *ecot_sources_in_words (const EcotSource *source);

G_END_DECLS
