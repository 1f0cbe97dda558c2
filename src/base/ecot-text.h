/* ecot-text.h: French typography and safe text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ecot_text_typeset:
 * @text: plain text
 *
 * U+202F before ; ! ? and inside « », U+00A0 before :, real apostrophes, no-break
 * space between a number and its unit, thousands held together.  Addresses
 * (e-mail, https://…) stay as they are.  Idempotent.
 *
 * Returns: (transfer full)
 */
char *ecot_text_typeset (const char *text);

/**
 * ecot_text_clean:
 * @text: (nullable): bytes from anywhere
 * @length: their number, or -1
 *
 * Valid UTF-8 in form NFC without control characters (newline and tab stay),
 * without bidirectional overrides, CR LF and CR as LF.
 *
 * Returns: (transfer full)
 */
char *ecot_text_clean (const char *text,
                       gssize      length);

/* One line: as above, with every run of white space that holds a newline or tab as one space. */
char *ecot_text_clean_line (const char *text,
                            gssize      length);

/* "a", "a et b", "a, b et c".  Returns: (transfer full) */
char *ecot_text_join (const char *const *items);

G_END_DECLS
