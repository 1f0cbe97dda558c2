/* ecot-other-names.h: how the other dossiers of this machine are called, and the calls at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-leftovers.h"

G_BEGIN_DECLS

/* What may be left over in a dossier: the names of those on the shelf, but for the one at @own (nullable), and
 * of every call and who issues it.  Reads files; on any thread.  (transfer full) */
EcotForeignNames *ecot_other_names_new (const char *own);

G_END_DECLS
