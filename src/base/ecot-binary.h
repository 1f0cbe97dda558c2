/* ecot-binary.h: numbers as programs that count in binary write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spreadsheet keeps some fifteen digits: 2685.6000000000004 in a file is what it shows
 * as 2 685,60.  So a number is first taken to fifteen significant digits, exactly, as
 * the programs themselves show it, and only then to the decimals that are asked for.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ecot_binary_read:
 * @text: "-1234.56", "1.5E-3": a point, and no spaces
 * @places: decimals, 6 at most
 * @number: (out): in units of the last of them, halves up
 * @rounded: (out): whether it had more decimals than these
 *
 * Returns: FALSE with %ECOT_ERROR_BAD_VALUE or, from 10^18 on, %ECOT_ERROR_OVERFLOW
 */
gboolean ecot_binary_read (const char *text,
                           guint       places,
                           gint64     *number,
                           gboolean   *rounded,
                           GError    **error);

G_END_DECLS
