/* ecot-graph-private.h: nodes, what feeds them, and what an edit has to do again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For figure/ only.  A node is a number: a cell, or an operation over other
 * nodes.  Nodes stand on levels, each above its inputs, so that settling goes
 * up once and evaluates every node at most once.
 *
 * A sum never adds its terms up again: it holds their total in 128 bits, and a
 * term that changes takes its old value out and puts its new one in.  What was
 * too large leaves no trace once it is mended.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct _EcotGraph EcotGraph;
typedef struct _EcotNode  EcotNode;

typedef struct
{
  EcotWide total;
  guint    n_known;
  guint    n_faults;
} EcotSum;

struct _EcotNode
{
  char *name;  /* "cost.total", or NULL */
  char *label; /* French */
  char *place; /* the cell that TYPED and COUNT read */
  /* The fault of a quotient whose divisor is zero or negative, of a duration that ends
   * before it begins. */
  const char       *no_result;
  const EcotSource *source;  /* of the call, borrowed from the lot */
  const char       *article; /* the text of law, borrowed from whoever wired it; or NULL */
  guint             level;
  guint             n_required; /* operands without which there is no value; the others may be empty, not all */
  gint64            constant;   /* CALL: what the call gives */
  guint             listed : 1;
  guint             dirty : 1;
  guint             whole_euros : 1; /* a percentage that is rounded to the euro */
  guint             typed_first : 1; /* the first input is a cell that wins when it is filled */
  guint             zero_when_empty : 1;
  guint             chosen : 1;     /* without its first operand, what the others lack is no fault */
  guint             stands_for : 1; /* SAME: an input that is in no list is explained as this one */

  EcotReasonOp op;
  EcotRounding rounding;
  EcotWordRule word_rule;
  EcotFigure   value;
  EcotSum      sum;
  EcotKind     records; /* SUM: the kind of record it adds up, or ECOT_N_KINDS */
  EcotNode    *bound;   /* where it has a value, this node is rounded down; or NULL */
  GPtrArray   *inputs, *dependents;
};

/* @dossier is borrowed: where cells are read. */
EcotGraph *ecot_graph_new (EcotDossier *dossier);
void       ecot_graph_free (EcotGraph *self);

/* (transfer none) */
EcotNode *ecot_graph_add (EcotGraph   *self,
                          EcotReasonOp op,
                          EcotUnit     unit,
                          const char  *label);
/* Before anything was evaluated, or while @input has no value yet; a node that was never
 * evaluated, and is no sum, at any time. */
void ecot_graph_connect (EcotGraph *self,
                         EcotNode  *node,
                         EcotNode  *input);

/* From now on @node is rounded down where @bound has a value, which is no operand. */
void ecot_graph_bound (EcotGraph *self,
                       EcotNode  *node,
                       EcotNode  *bound);

/* What the node reads has changed. */
void ecot_graph_touch (EcotGraph *self,
                       EcotNode  *node);
/* A record counted in a sum is worth @after instead of @before. */
void ecot_graph_replace_term (EcotGraph        *self,
                              EcotNode         *sum,
                              const EcotFigure *before,
                              const EcotFigure *after);
/* Whether every amount that is a percentage of another is rounded to the euro. */
void ecot_graph_set_whole_euros (EcotGraph *self,
                                 gboolean   whole_euros);
/* Evaluates what is not up to date; TRUE if a listed node changed. */
gboolean ecot_graph_settle (EcotGraph *self);

/* The operands of an operation: its inputs without the cell that may win. */
static inline guint
ecot_node_get_n_operands (const EcotNode *node)
{
  return node->inputs->len - node->typed_first;
}

static inline EcotNode *
ecot_node_get_operand (const EcotNode *node,
                       guint           i)
{
  return node->inputs->pdata[i + node->typed_first];
}

/* Whether the value is the one typed in the first input. */
static inline gboolean
ecot_node_is_typed (const EcotNode *node)
{
  return node->typed_first && ((EcotNode *)node->inputs->pdata[0])->value.known;
}

/* What a maximum bounds is rounded down, whatever the policy. */
static inline EcotRounding
ecot_node_get_rounding (const EcotNode *node)
{
  gboolean bounded = node->rounding == ECOT_ROUNDING_DOWN || (node->bound != NULL && node->bound->value.known);

  if (node->whole_euros)
    return bounded ? ECOT_ROUNDING_EURO_DOWN : ECOT_ROUNDING_EURO;

  return bounded ? ECOT_ROUNDING_DOWN : node->rounding;
}

/* SAME takes its first input that has something to say: a value or a fault. */
static inline EcotNode *
ecot_node_get_chosen (const EcotNode *node)
{
  for (guint i = 0; i < node->inputs->len; i++)
    {
      EcotNode *input = node->inputs->pdata[i];

      if (input->value.known || input->value.fault != NULL)
        return input;
    }

  return node->inputs->pdata[0];
}

/* The value before it was rounded: @numerator ÷ @denominator, in the figure's own unit.
 * FALSE without a value. */
gboolean ecot_node_get_ratio (const EcotNode *node,
                              EcotWide       *numerator,
                              EcotWide       *denominator);

/* What the operation makes of its operands, whatever was typed over it. */
EcotFigure ecot_node_compute (EcotNode *node);

gboolean ecot_figure_same (const EcotFigure *a,
                           const EcotFigure *b);
/* quantity × unit cost, for lines. */
EcotFigure ecot_figure_product (EcotDecimal  quantity,
                                EcotDecimal  unit_cost,
                                EcotRounding rounding);

/* How many nodes were evaluated and terms replaced since the beginning: what a
 * test counts to hold that an edit does not look at lines it leaves alone. */
guint64 ecot_graph_get_work (EcotGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotGraph, ecot_graph_free)

G_END_DECLS
