/* ecot-amount.h: money, in cents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never a double: a budget has to add up exactly.  Adding is allowed to fail,
 * because a total that silently wrapped would pass every "at most" limit.
 */

#pragma once

#include "base/ecot-rounding.h"

G_BEGIN_DECLS

typedef gint64 EcotAmount;

/* Amounts outside ± this many cents are refused where they are typed or read. */
#define ECOT_AMOUNT_MAX G_GINT64_CONSTANT (9000000000000000)

/* The longest amount written by any function below, its final NUL included. */
#define ECOT_AMOUNT_BUFSIZE 64

/* %FALSE with %ECOT_ERROR_OVERFLOW outside ± %ECOT_AMOUNT_MAX. */
gboolean ecot_amount_check (EcotAmount amount,
                            GError   **error);

/* Neither may leave the range. */
gboolean ecot_amount_add (EcotAmount  a,
                          EcotAmount  b,
                          EcotAmount *sum,
                          GError    **error);
gboolean ecot_amount_subtract (EcotAmount  a,
                               EcotAmount  b,
                               EcotAmount *difference,
                               GError    **error);

/* "-1234.50": plain, for JSON, XML and office:value; the same in every locale. */
const char *ecot_amount_format (EcotAmount amount,
                                char       buf[ECOT_AMOUNT_BUFSIZE]);
/* "−1 234,50 €" with U+202F between thousands and U+00A0 before the euro sign. */
const char *ecot_amount_format_french (EcotAmount amount,
                                       char       buf[ECOT_AMOUNT_BUFSIZE]);
/* As above without the euro sign, for table cells. */
const char *ecot_amount_format_french_bare (EcotAmount amount,
                                            char       buf[ECOT_AMOUNT_BUFSIZE]);

/**
 * ecot_amount_parse:
 * @text: a plain amount as written by ecot_amount_format(), at most two
 *   decimals, "10000" and "10000.5" included; no space, comma or sign "+"
 *
 * For machine formats.  What people type goes through ecot_number_read_amount().
 */
gboolean ecot_amount_parse (const char *text,
                            EcotAmount *amount,
                            GError    **error);

G_END_DECLS
