/* ecot-effect-words-private.h: the words of a call file as French people say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the list of effects only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *element;
  const char *group; /* heading of the list */
  const char *noun;
  const char *where; /* the place in the dossier, %s for the id; or NULL */
} EcotItemWords;

/* Never NULL. */
const EcotItemWords *ecot_effect_words_find (const char *element);
const char          *ecot_effect_words_attribute (const char *name);
/* @written (nullable): as the call file has it, the value of @attribute.  (transfer full) */
char *ecot_effect_words_value (const char *attribute,
                               const char *written);
/* "au lieu de 20 %", "au lieu du 1er avril 2024".  (transfer full) */
char *ecot_effect_words_instead (const char *attribute,
                                 const char *written);

G_END_DECLS
