/* ecot-option-input.h: an option of the call that is taken or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_OPTION_INPUT (ecot_option_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotOptionInput, ecot_option_input, ECOT, OPTION_INPUT, EcotInput)

/* Of a choice of which one option at most is taken: taking one lets go of the
 * others, in one undo step.  @first: another option of that choice, or NULL for the first. */
void ecot_option_input_join (EcotOptionInput *self,
                             EcotOptionInput *first);

/* How many of its options a choice wants, in words, or NULL.  (transfer full) */
char *ecot_choice_in_words (const EcotCallChoice *choice);

G_END_DECLS
