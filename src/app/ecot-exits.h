/* ecot-exits.h: the ways out of the action that the call prints, and how many are planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-form.h"

G_BEGIN_DECLS

/* Adds the list of the lot to @form, class by class, with its totals. */
void ecot_exits_add (EcotForm *form,
                     EcotWork *work);
/* What has to be so for an exit to count, in words, or NULL.  (transfer full) */
char *ecot_exit_in_words (const EcotExit *exit);
/* "Lasting jobs": the name of a class of exits. */
const char *ecot_exit_class_in_words (const char *class);

G_END_DECLS
