/* ecot-memory.h: what the window remembers of other dossiers, and whether it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* Until somebody says no. */
gboolean ecot_memory_is_on (void);
/* No: what was remembered goes, too. */
void ecot_memory_set_on (gboolean is_on);
/* Now; the files stay as they are.  Returns: of how many dossiers something was known */
guint ecot_memory_forget (void);

/* After a save: the dossier is known to the others. */
void ecot_memory_take (EcotWork *work);

typedef void (*EcotMemoryFilled) (GObject *owner);

/* A moment from now, on another thread: what is not known yet of dossiers opened since one forgot.  @filled is
 * called if there were any, unless @owner is gone. */
void ecot_memory_fill (GObject         *owner,
                       EcotMemoryFilled filled);

G_END_DECLS
