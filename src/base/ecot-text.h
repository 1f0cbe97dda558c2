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
 * without bidirectional overrides and byte order marks.  CR LF, CR and the other
 * line ends there are (U+000B, U+000C, U+0085, U+2028, U+2029) become newline;
 * bytes that are no text become U+FFFD.  Idempotent.
 *
 * Returns: (transfer full)
 */
char *ecot_text_clean (const char *text,
                       gssize      length);

/* One line: as above, with every run of white space that holds a newline or tab
 * as one space, and as nothing at the ends. */
char *ecot_text_clean_line (const char *text,
                            gssize      length);

/* The beginning of any bytes as a message quotes it: one clean line of at most
 * 60 characters, the last "…" if it goes on.  Returns: (transfer full) */
char *ecot_text_excerpt (const char *text);

/* What somebody called a thing, on one line: whole up to 200 characters, a longer one up to the end
 * of a word, and "…".  Returns: (transfer full) */
char *ecot_text_label (const char *text);

/* A typed @unit after a number of 2 or more: "jours" for "jour".  Only a whole
 * French word takes the mark; "km", "m²", "ETP", "repas" stay.  Returns: (transfer full) */
char *ecot_text_plural_unit (const char *unit);

/* "a", "a et b", "a, b et c".  Returns: (transfer full) */
char *ecot_text_join (const char *const *items);

G_END_DECLS
