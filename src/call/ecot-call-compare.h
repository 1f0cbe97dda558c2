/* ecot-call-compare.h: what differs between two versions of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-call.h"

G_BEGIN_DECLS

/* One thing that differs.  An item with an id is the same item in both as long as
 * it keeps its element and id; sessions, notes and other nameless ones as long as they
 * keep their words, else their label, else their place among those that did not. */
typedef struct
{
  char *element;        /* "limit" */
  char *id;             /* or NULL */
  char *label;          /* how people call it, as written in the newer version where it has one; or NULL */
  char *attribute;      /* what of it differs; NULL: the whole item came or went; "text": the words in it */
  char *before, *after; /* as written, "" for an item without a label; NULL: not there */
} EcotCallChange;

/**
 * ecot_call_compare:
 * @before: a call
 * @after: another version of it
 * @number: of the lot: "1"
 *
 * Where a phrase stands in the source text is no difference.
 *
 * Returns: (transfer full) (element-type EcotCallChange): in the order of @after,
 *   what is gone at the end; or %NULL if one of them has no such lot
 */
GPtrArray *ecot_call_compare (EcotCall   *before,
                              EcotCall   *after,
                              const char *number,
                              GError    **error);

G_END_DECLS
