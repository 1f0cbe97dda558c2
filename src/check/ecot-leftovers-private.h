/* ecot-leftovers-private.h: texts cut into words, for who looks for left-overs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-finding-private.h"
#include "check/ecot-leftovers.h"

G_BEGIN_DECLS

/* A run of letters and digits: without case and accents, and where it stands. */
typedef struct
{
  const char *folded;
  gsize       start, end;
} EcotToken;

/* All of a text, in one piece: the texts of hundreds of dossiers go through here. */
typedef struct
{
  EcotToken *data;
  guint      len;
  char      *buffer;
} EcotTokens;

EcotTokens *ecot_tokens_of (const char *text);
void        ecot_tokens_free (EcotTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTokens, ecot_tokens_free)

/* " les ateliers du fil d eau ".  (transfer full) */
char *ecot_tokens_join (const EcotTokens *tokens);

/* One that is looked for. */
typedef struct
{
  EcotForeignName name;
  EcotTokens     *tokens;
  char           *words;
  char           *owner;  /* the applicant, folded; or NULL */
  gboolean        quoted; /* only where it stands between quotes */
  gboolean        exact;  /* letter for letter */
} EcotName;

/* Those of this first word: borrowed; NULL: none.  (element-type EcotName) */
const GPtrArray *ecot_foreign_names_find (EcotForeignNames *self,
                                          const char       *first);
/* The other lots of the call, what their titles name, and where they are. */
void ecot_foreign_names_add_lots (EcotForeignNames *self,
                                  const EcotLot    *lot);

/* Bytes of a text that are left over, and what would be right. */
typedef struct
{
  gsize       start, end;
  const char *right; /* to be put in its place, or NULL: nobody knows */
} EcotLeftover;

/* What was to be filled in @text: "[à compléter]", "XXX", "lorem ipsum", dots. */
gboolean ecot_leftover_find_gap (const char   *text,
                                 EcotLeftover *found);
/* A year that @own (of int, sorted or not) does not have, where a text speaks of the call, the action or its exercise. */
gboolean ecot_leftover_find_year (const EcotTokens *tokens,
                                  const GArray     *own,
                                  gboolean          is_title,
                                  EcotLeftover     *found);

G_END_DECLS
