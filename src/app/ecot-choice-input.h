/* ecot-choice-input.h: a cell chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_CHOICE_INPUT (ecot_choice_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotChoiceInput, ecot_choice_input, ECOT, CHOICE_INPUT, EcotInput)

G_END_DECLS
