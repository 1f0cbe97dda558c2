/* ecot-prose-input.h: a text of several paragraphs, its words counted as one types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_PROSE_INPUT (ecot_prose_input_get_type ())

G_DECLARE_FINAL_TYPE (EcotProseInput, ecot_prose_input, ECOT, PROSE_INPUT, EcotInput)

/* @max_words: 0: no limit.  Past the limit the text shows where it would be cut. */
void ecot_prose_input_set_limit (EcotProseInput *self,
                                 guint           max_words,
                                 EcotWordRule    rule);

/* In a table: as high as its text, and its words uncounted. */
void ecot_prose_input_make_small (EcotProseInput *self);

G_END_DECLS
