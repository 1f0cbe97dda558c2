/* ecot-number.h: numbers as people type and paste them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes "1 234,56 €", every kind of space or an apostrophe between thousands, a
 * comma or a keypad point before the decimals, a leading minus (U+2212 too) or the
 * parentheses accounts have for it, and sums such as "220+144+270" (for more than
 * sums see ecot-expression.h).  A lone "1.234" or "1,234" has two readings and is
 * refused as %ECOT_ERROR_AMBIGUOUS with both in the message; "12,5 €" is 12,50.
 * What has more decimals than fit is refused, never rounded.
 * Empty text is the caller's business: these functions refuse it.
 */

#pragma once

#include "base/ecot-decimal.h"

G_BEGIN_DECLS

gboolean ecot_number_read_amount (const char *text,
                                  EcotAmount *amount,
                                  GError    **error);
/* Takes a euro sign too: unit costs are decimals. */
gboolean ecot_number_read_decimal (const char  *text,
                                   EcotDecimal *value,
                                   GError     **error);
/* As a decimal, a "%" at the end allowed. */
gboolean ecot_number_read_percent (const char  *text,
                                   EcotDecimal *percent,
                                   GError     **error);

/* A decimal for an entry: as ecot_decimal_format_french(), but with a fourth
 * decimal ("12,3450") where that would be refused as ambiguous, so that what an
 * entry shows can always be read back. */
const char *ecot_number_write_decimal (EcotDecimal value,
                                       char        buf[ECOT_DECIMAL_BUFSIZE]);

G_END_DECLS
