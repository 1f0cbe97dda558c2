/* ecot-tally.h: how often a text was met
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For report/ only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EcotTally EcotTally;

EcotTally *ecot_tally_new (void);
void       ecot_tally_free (EcotTally *self);

/* Counts @text: 1 the first time.  Of two texts that have the same 64 bits, which no paper will ever have, the second
 * counts for the first. */
guint ecot_tally_add (EcotTally  *self,
                      const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTally, ecot_tally_free)

G_END_DECLS
