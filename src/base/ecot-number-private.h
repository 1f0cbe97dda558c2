/* ecot-number-private.h: for ecot-number.c and ecot-expression.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer than any sum somebody types. */
#define ECOT_NUMBER_MAX_LENGTH 400

/* The short alphabet, besides digits, '.', ',', '+', '-' and '='. */
#define ECOT_NUMBER_SPACE      ' '
#define ECOT_NUMBER_APOSTROPHE '\''
#define ECOT_NUMBER_EURO       'E'
#define ECOT_NUMBER_PERCENT    '%'

/* What may stand in a number. */
#define ECOT_NUMBER_LETTERS "0123456789 '.,"

/* A character in the short alphabet: all spaces one space, all minus signs one minus.
 * 0 for what no number has. */
char ecot_number_shorten (gunichar c);
/* Characters that are not seen: soft hyphens, joiners, marks of direction. */
gboolean ecot_number_is_unseen (gunichar c);
/* The length of "EUR", "euro" or "euros" at @text, in any case, or 0. */
gsize ecot_number_skip_euro_word (const char *text);

/* "1.234": three digits after the only mark and one to three before, which are
 * thousands for one person and the whole for another. */
gboolean ecot_number_is_ambiguous (const char *number);
/* %ECOT_ERROR_AMBIGUOUS with both readings; returns FALSE. */
gboolean ecot_number_set_ambiguous (GError    **error,
                                    guint       places,
                                    const char *number);
/* @number without marks between its thousands, and with a point for the decimals.
 * FALSE for none. */
gboolean ecot_number_make_plain (const char *number,
                                 GString    *plain);

/* Steps over spaces, and over @sign if it follows.  Whether it did. */
gboolean ecot_number_take (const char **at,
                           char         sign);
/* Whether @clean is a date, as "24-12-2017" is. */
gboolean ecot_number_is_date (const char *clean);

G_END_DECLS
