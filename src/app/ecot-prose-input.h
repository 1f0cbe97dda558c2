/* ecot-prose-input.h: a text of several paragraphs, its words counted as one types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_PROSE_INPUT (ecot_prose_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotProseInput, ecot_prose_input, ECOT, PROSE_INPUT, EcotInput)

/* @max_words: 0: no limit
 * @most_words: as many are let pass.  Past those the text shows where it would be cut. */
void ecot_prose_input_set_limit (EcotProseInput *self,
                                 guint           max_words,
                                 guint           most_words,
                                 EcotWordRule    rule);

/* At the cursor, in the place of what is selected: one undo step of its own.  What stands before and after it
 * becomes paragraphs of their own. */
void ecot_prose_input_insert (EcotProseInput *self,
                              const char     *text);
/* A button under the text, beside its count.  (transfer floating) */
void ecot_prose_input_add_button (EcotProseInput *self,
                                  GtkWidget      *button);

/* "12 words of 200".  @max_words: 0: no limit; @most_words: with what is let pass.  (transfer full) */
char *ecot_prose_count_in_words (guint n,
                                 guint max_words,
                                 guint most_words);

/* In a table: as high as its text, and its words uncounted. */
void ecot_prose_input_make_small (EcotProseInput *self);

G_END_DECLS
