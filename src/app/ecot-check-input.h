/* ecot-check-input.h: a cell that is yes, no or not answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_CHECK_INPUT (ecot_check_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotCheckInput, ecot_check_input, ECOT, CHECK_INPUT, EcotInput)

G_END_DECLS
