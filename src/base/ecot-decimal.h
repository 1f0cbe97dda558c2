/* ecot-decimal.h: quantities, hours, unit costs and percentages, to four decimals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixed point: 1 is 10 000.  A percentage is held as its number: 47 % is
 * 470 000.
 */

#pragma once

#include "base/ecot-amount.h"

G_BEGIN_DECLS

typedef gint64 EcotDecimal;

#define ECOT_DECIMAL_ONE     G_GINT64_CONSTANT (10000)
#define ECOT_DECIMAL_BUFSIZE 64

/* Numbers outside ± this are refused where they are typed, read or added. */
#define ECOT_DECIMAL_MAX G_GINT64_CONSTANT (9000000000000000)

/* "317.5": plain, no trailing zero. */
const char *ecot_decimal_format (EcotDecimal value,
                                 char        buf[ECOT_DECIMAL_BUFSIZE]);
/* "1 317,5" with U+202F between thousands. */
const char *ecot_decimal_format_french (EcotDecimal value,
                                        char        buf[ECOT_DECIMAL_BUFSIZE]);

/* The machine form: digits, at most one point and four decimals. */
gboolean ecot_decimal_parse (const char  *text,
                             EcotDecimal *value,
                             GError     **error);

gboolean ecot_decimal_add (EcotDecimal  a,
                           EcotDecimal  b,
                           EcotDecimal *sum,
                           GError     **error);

/* quantity × unit cost, in cents, rounded once. */
gboolean ecot_decimal_cost (EcotDecimal  quantity,
                            EcotDecimal  unit_cost,
                            EcotRounding rounding,
                            EcotAmount  *cost,
                            GError     **error);

/* amount ÷ quantity, in cents, as a cost per hour.  @quantity is not zero. */
gboolean ecot_amount_divide (EcotAmount   amount,
                             EcotDecimal  quantity,
                             EcotRounding rounding,
                             EcotAmount  *quotient,
                             GError     **error);

/* percent × base, in cents.  Pass DOWN for what a maximum bounds. */
gboolean ecot_amount_percent (EcotAmount   base,
                              EcotDecimal  percent,
                              EcotRounding rounding,
                              EcotAmount  *share,
                              GError     **error);

/* part ÷ whole as a percentage with four decimals, half up.  @whole is not zero. */
gboolean ecot_amount_share (EcotAmount   part,
                            EcotAmount   whole,
                            EcotDecimal *percent,
                            GError     **error);

G_END_DECLS
