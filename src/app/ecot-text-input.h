/* ecot-text-input.h: a cell typed on one line: text, amount, number, date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_TEXT_INPUT (ecot_text_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotTextInput, ecot_text_input, ECOT, TEXT_INPUT, EcotInput)

G_END_DECLS
