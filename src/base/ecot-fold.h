/* ecot-fold.h: words compared as people type them, without case or accents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Événementiel" as "evenementiel".  (transfer full) */
char *ecot_fold (const char *text);
/* A person's name as it is compared: its words folded, in alphabetical order, so that
 * "DUPONT-Aubry Lise" is "Lise Dupont Aubry".  (transfer full) */
char *ecot_fold_name (const char *name);
/* Whether every word of @search is in @folded, which ecot_fold() made. */
gboolean ecot_fold_matches (const char *folded,
                            const char *search);

/* The first letter as a title wants it.  (transfer full) */
char *ecot_capitalise (const char *text);

/* The same where a word of @folded begins: in long texts a few letters are everywhere. */
gboolean ecot_fold_begins (const char *folded,
                           const char *search);

/* Whether @text begins with one of @prefixes, which end with NULL. */
gboolean ecot_starts_with_any (const char        *text,
                               const char *const *prefixes);

G_END_DECLS
