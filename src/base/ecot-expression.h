/* ecot-expression.h: what somebody has computed where a number is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "220+144+270", "3*33,335", "(1 200 + 80) / 2 €": + - × ÷ (typed * or x, and /) and
 * parentheses over numbers written as in ecot-number.h, but for a lone comma, which
 * parts decimals here: whoever computes types by hand, and in French.  Exact to
 * the end, in fractions, then rounded once.
 */

#pragma once

#include "base/ecot-rounding.h"

G_BEGIN_DECLS

/* Whether @text asks for a computation.  A lone number does not, with a sign or in
 * parentheses, nor does a date. */
gboolean ecot_expression_is (const char *text);

/**
 * ecot_expression_read:
 * @places: decimals of the number wanted: 2 for an amount, 4 for a decimal, 0 for a count
 * @rounding: what becomes of a result with more decimals than that; a result without is
 *   kept as it is, even where @rounding would give whole euros
 * @max: results outside ± this are refused
 * @value: (out): the result, in units of the last decimal
 *
 * Returns: %FALSE with one sentence that says what is wrong and where
 */
gboolean ecot_expression_read (const char  *text,
                               guint        places,
                               EcotRounding rounding,
                               gint64       max,
                               gint64      *value,
                               GError     **error);

G_END_DECLS
