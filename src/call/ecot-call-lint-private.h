/* ecot-call-lint-private.h: what the rules of the linter share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule sees the nodes of one lot, common ones included.  What it finds is
 * either wrong whatever the text says (ecot_lint_remark) or may be so in the
 * text (ecot_lint_doubt): then a note that cites the place is the answer, and
 * what remains is advice.
 */

#pragma once

#include "call/ecot-call-lint.h"
#include "call/ecot-call-private.h"

G_BEGIN_DECLS

typedef struct
{
  const EcotCallNode *call, *lot;
  GPtrArray          *items;       /* of EcotCallNode */
  GHashTable         *by_element;  /* its name → GPtrArray of EcotCallNode */
  GHashTable         *ids;         /* id → EcotCallNode: items, options, answers */
  GHashTable         *named;       /* element, space, id → EcotCallNode: items */
  GHashTable         *words;       /* every id and element of the whole file */
  GHashTable         *titles;      /* of the lots so far → EcotCallNode */
  GHashTable         *folds;       /* a text of a node → how it reads without case or accents */
  GHashTable         *labels;      /* the same → its words that say something */
  GHashTable         *noted_lines; /* line of a text, as written → the note that cites it */
  GHashTable         *noted_words; /* id or element → the note about it */
  GHashTable         *seen;        /* words that stand for an item → EcotCallNode */
  GHashTable         *said;        /* line and rule → what was said of a common node */
  GPtrArray          *remarks;
} EcotLint;

gboolean ecot_lint_is (const EcotCallNode *node,
                       const char         *element);
/* Those of one element, in order; never NULL. */
const GPtrArray    *ecot_lint_all (const EcotLint *self,
                                   const char     *element);
const EcotCallNode *ecot_lint_first (const EcotLint *self,
                                     const char     *element);
const EcotCallNode *ecot_lint_source (const EcotCallNode *node);
/* The item of that id, or NULL. */
const EcotCallNode *ecot_lint_find (const EcotLint *self,
                                    const char     *element,
                                    const char     *id);
/* Those of @nodes that share a value of @attribute, in order: arrays by value. */
GHashTable *ecot_lint_group (const GPtrArray *nodes,
                             const char      *attribute);
/* Of a text that stands in a node, made once however many lots see it. */
const char *ecot_lint_fold (EcotLint   *self,
                            const char *text);
/* Whether so much was said already that nobody reads more: a rule may stop. */
gboolean ecot_lint_is_full (const EcotLint *self);
/* How a message names it: its id, else its element. */
const char *ecot_lint_name (const EcotCallNode *node);

EcotDate ecot_lint_date (const EcotCallNode *node,
                         const char         *attribute);
gboolean ecot_lint_flag (const EcotCallNode *node,
                         const char         *attribute);
/* 0: not given */
int ecot_lint_count (const EcotCallNode *node,
                     const char         *attribute);
/* -1: not given */
EcotDecimal ecot_lint_number (const EcotCallNode *node,
                              const char         *attribute);
/* The one of at-least, at-most, equal, target that is given. */
EcotRelation ecot_lint_relation (const EcotCallNode *node,
                                 gint64             *value,
                                 EcotUnit           *unit);
/* The words of an attribute that is a list; empty if it is not given.  (transfer full) */
char **ecot_lint_words (const EcotCallNode *node,
                        const char         *attribute);

void ecot_lint_remark (EcotLint           *self,
                       const EcotCallNode *node,
                       const char         *rule,
                       EcotLevel           level,
                       const char         *format,
                       ...) G_GNUC_PRINTF (5, 6);
/* @other: the node it disagrees with, or NULL; a note on either is an answer. */
void ecot_lint_doubt (EcotLint           *self,
                      const EcotCallNode *node,
                      const EcotCallNode *other,
                      const char         *rule,
                      EcotLevel           level,
                      const char         *format,
                      ...) G_GNUC_PRINTF (6, 7);

/* Items on one figure that are compared with each other: nobody writes more. */
#define ECOT_LINT_COMPARED 20

/* The rules, by theme. */
void ecot_lint_dates (EcotLint *self);
void ecot_lint_limits (EcotLint *self);
void ecot_lint_rates (EcotLint *self);
void ecot_lint_indicators (EcotLint *self);
void ecot_lint_counts (EcotLint *self);
void ecot_lint_references (EcotLint *self);
void ecot_lint_duplicates (EcotLint *self);

G_END_DECLS
