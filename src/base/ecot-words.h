/* ecot-words.h: words, counted as the call counts them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_WORDS_SPACES,      /* split at white space; a token without letter or digit is none */
  ECOT_WORDS_APOSTROPHES, /* the same, and an apostrophe separates: « l'action » is two */
  ECOT_WORDS_HYPHENS,     /* as SPACES, and hyphens separate too */
} EcotWordRule;

guint ecot_words_count (const char  *text,
                        EcotWordRule rule);

/* The byte offset just after word number @limit, or -1 if the text has no more
 * words than that: where a text too long would be cut. */
gssize ecot_words_cut (const char  *text,
                       EcotWordRule rule,
                       guint        limit);

const char *ecot_word_rule_to_id (EcotWordRule rule);
gboolean    ecot_word_rule_from_id (const char   *id,
                                    EcotWordRule *rule);

G_END_DECLS
