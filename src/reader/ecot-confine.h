/* ecot-confine.h: a process that may compute and answer, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bounds memory, time and what may be written, and gives up opening files, running
 * programs and talking to others, for good.  FALSE if a bound could not be set. */
gboolean ecot_confine (void);

G_END_DECLS
