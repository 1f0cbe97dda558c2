/* ecot-table-words.h: the words of budgets, French and English
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table-mapping.h"

G_BEGIN_DECLS

/* @text folded, as words with one space before, between and behind: " sous total ".
 * (transfer full) */
char *ecot_words_of (const char *text);

/* How much the title of a column speaks for each role: 0 for nothing. */
void ecot_words_judge_title (const char *words,
                             guint       scores[ECOT_N_ROLES]);

/* The year that the title of a column is, or 0. */
guint ecot_words_read_year (const char *words);

/* Of the first words of a row. */
gboolean ecot_words_are_total (const char *words);
gboolean ecot_words_are_subtotal (const char *words);
/* Where a sheet goes over to its costs, to who pays them, or to voluntary contributions. */
gboolean ecot_words_begin_costs (const char *words);
gboolean ecot_words_begin_funding (const char *words);
gboolean ecot_words_begin_voluntary (const char *words);

G_END_DECLS
