/* ecot-graph.c: nodes, what feeds them, and what an edit has to do again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit touches the cells it changed.  Settling evaluates the touched nodes
 * from the lowest level up; a node whose value stays the same tells nobody.
 *
 * Not here: which figures there are (ecot-figures.c), and how they are put in
 * words (ecot-explain.c).
 */

#include "figure/ecot-graph-private.h"

/* A cell is on level 0, and the longest way up is cell, category, direct costs, flat
 * rate, total, eligible costs, fund,
 * own funds, funding, balance, rate. */
#define N_LEVELS 24

static const char too_large[] = "Le résultat est trop grand pour être compté au centime : vérifiez les nombres saisis.";
static const char waiting[] = "Ce calcul attend un montant qui n’a pas pu être calculé.";

struct _EcotGraph
{
  EcotDossier *dossier;
  GPtrArray   *nodes;
  GPtrArray   *dirty[N_LEVELS];
  guint64      work;
};

static void
node_free (EcotNode *node)
{
  g_free (node->name);
  g_free (node->label);
  g_free (node->place);
  g_ptr_array_unref (node->inputs);
  g_ptr_array_unref (node->dependents);
  g_free (node);
}

EcotGraph *
ecot_graph_new (EcotDossier *dossier)
{
  EcotGraph *self = g_new0 (EcotGraph, 1);

  self->dossier = dossier;
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);

  for (guint i = 0; i < N_LEVELS; i++)
    self->dirty[i] = g_ptr_array_new ();

  return self;
}

void
ecot_graph_free (EcotGraph *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    g_ptr_array_unref (self->dirty[i]);

  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static gboolean
needs_two (EcotReasonOp op)
{
  return op == ECOT_REASON_PERCENT || op == ECOT_REASON_QUOTIENT || op == ECOT_REASON_SHARE || op == ECOT_REASON_MONTHS ||
         op == ECOT_REASON_THRESHOLD;
}

EcotNode *
ecot_graph_add (EcotGraph   *self,
                EcotReasonOp op,
                EcotUnit     unit,
                const char  *label)
{
  EcotNode *node = g_new0 (EcotNode, 1);

  node->op = op;
  node->label = g_strdup (label);
  node->value.unit = unit;
  node->rounding = ECOT_ROUNDING_HALF_UP;
  node->n_required = needs_two (op) ? 2 : 1;
  node->records = ECOT_N_KINDS;
  node->inputs = g_ptr_array_new ();
  node->dependents = g_ptr_array_new ();

  g_ptr_array_add (self->nodes, node);
  ecot_graph_touch (self, node);
  return node;
}

/* A node climbs above its inputs, and leaves the queue of the level it was on. */
static void
climb (EcotGraph *self,
       EcotNode  *node,
       guint      level)
{
  g_assert (level < N_LEVELS);

  if (node->level >= level)
    return;

  if (node->dirty)
    {
      g_ptr_array_remove_fast (self->dirty[node->level], node);
      g_ptr_array_add (self->dirty[level], node);
    }

  node->level = level;

  for (guint i = 0; i < node->dependents->len; i++)
    climb (self, node->dependents->pdata[i], level + 1);
}

void
ecot_graph_connect (EcotGraph *self,
                    EcotNode  *node,
                    EcotNode  *input)
{
  /* What a node that was not evaluated yet reads may be there already; a sum would miss it. */
  g_assert ((!input->value.known && input->value.fault == NULL) || (node->op != ECOT_REASON_SUM && node->dirty));

  g_ptr_array_add (node->inputs, input);
  g_ptr_array_add (input->dependents, node);
  climb (self, node, input->level + 1);
}

void
ecot_graph_bound (EcotGraph *self,
                  EcotNode  *node,
                  EcotNode  *bound)
{
  g_assert (node->bound == NULL);

  node->bound = bound;
  g_ptr_array_add (bound->dependents, node);
  climb (self, node, bound->level + 1);
}

void
ecot_graph_touch (EcotGraph *self,
                  EcotNode  *node)
{
  if (node->dirty)
    return;

  node->dirty = TRUE;
  g_ptr_array_add (self->dirty[node->level], node);
}

gboolean
ecot_figure_same (const EcotFigure *a,
                  const EcotFigure *b)
{
  return a->known == b->known && a->number == b->number && a->fault == b->fault;
}

static void
sum_count (EcotSum          *sum,
           const EcotFigure *term,
           int               sign)
{
  if (term->fault != NULL)
    sum->n_faults += (guint)sign;

  if (!term->known)
    return;

  sum->n_known += (guint)sign;
  sum->total += sign * (EcotWide)term->number;
}

void
ecot_graph_replace_term (EcotGraph        *self,
                         EcotNode         *sum,
                         const EcotFigure *before,
                         const EcotFigure *after)
{
  g_assert (sum->op == ECOT_REASON_SUM);

  self->work++;
  sum_count (&sum->sum, before, -1);
  sum_count (&sum->sum, after, 1);
  ecot_graph_touch (self, sum);
}

/* Money that would not be refused if somebody typed it: what is larger could
 * not be told from its neighbours in a spreadsheet, which counts in doubles. */
static gboolean
fits (EcotUnit unit,
      EcotWide number)
{
  EcotWide max = unit == ECOT_UNIT_EUR ? ECOT_AMOUNT_MAX : ECOT_DECIMAL_MAX;

  return -max <= number && number <= max;
}

static EcotFigure
result (EcotUnit unit,
        EcotWide number)
{
  if (!fits (unit, number))
    return (EcotFigure){ .unit = unit, .fault = too_large };

  return (EcotFigure){ .known = TRUE, .unit = unit, .number = (gint64)number };
}

EcotFigure
ecot_figure_product (EcotDecimal  quantity,
                     EcotDecimal  unit_cost,
                     EcotRounding rounding)
{
  EcotAmount cost;

  if (!ecot_decimal_cost (quantity, unit_cost, rounding, &cost, NULL))
    return (EcotFigure){ .unit = ECOT_UNIT_EUR, .fault = too_large };

  return result (ECOT_UNIT_EUR, cost);
}

static EcotFigure
evaluate_cell (EcotGraph *self,
               EcotNode  *node)
{
  EcotUnit         unit = node->value.unit;
  const EcotValue *cell;
  EcotPlace        place;

  if (!ecot_dossier_find_path (self->dossier, node->place, &place, NULL) || place.record == NULL)
    return (EcotFigure){ .unit = unit };

  cell = ecot_record_get_nth (place.record, place.field);

  if (ecot_value_is_empty (cell))
    return (EcotFigure){ .unit = unit };

  if (node->op == ECOT_REASON_COUNT)
    return result (unit, (EcotWide)ecot_words_count (cell->text, node->word_rule) * ECOT_DECIMAL_ONE);

  if (cell->type == ECOT_VALUE_COUNT)
    return result (unit, (EcotWide)cell->number * ECOT_DECIMAL_ONE);

  return result (unit, cell->number);
}

static EcotFigure
evaluate_sum (EcotNode *node)
{
  const EcotSum *sum = &node->sum;
  EcotUnit       unit = node->value.unit;

  if (sum->n_faults > 0)
    return (EcotFigure){ .unit = unit, .fault = waiting };

  if (sum->n_known == 0 && !node->zero_when_empty)
    return (EcotFigure){ .unit = unit };

  return result (unit, sum->total);
}

/* The first operand less the others, those without a value taking nothing away. */
static EcotWide
difference (EcotNode *node)
{
  EcotWide total = ecot_node_get_operand (node, 0)->value.number;

  for (guint i = 1; i < ecot_node_get_n_operands (node); i++)
    if (ecot_node_get_operand (node, i)->value.known)
      total -= ecot_node_get_operand (node, i)->value.number;

  return total;
}

/* The least of the operands that have a value. */
static EcotFigure
least (EcotNode *node)
{
  EcotFigure found = { .unit = node->value.unit };

  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    {
      const EcotFigure *operand = &ecot_node_get_operand (node, i)->value;

      if (operand->known && (!found.known || operand->number < found.number))
        found = *operand;
    }

  return found;
}

/* The smallest amount of which @percent, rounded down, makes @amount. */
static gboolean
find_threshold (EcotAmount  amount,
                EcotDecimal percent,
                gint64     *number)
{
  EcotWide wanted = (EcotWide)MAX (amount, 0) * 100 * ECOT_DECIMAL_ONE;

  return ecot_round_quotient (wanted + percent - 1, percent, ECOT_ROUNDING_DOWN, number, NULL);
}

/* The operations of two numbers that lose a tail.  FALSE: too large. */
static gboolean
evaluate_rounded (EcotNode *node,
                  gint64    first,
                  gint64    second,
                  gint64   *number)
{
  if (node->op == ECOT_REASON_PERCENT)
    return ecot_amount_percent (second, first, ecot_node_get_rounding (node), number, NULL);

  if (node->op == ECOT_REASON_THRESHOLD)
    return find_threshold (first, second, number);

  if (node->op == ECOT_REASON_QUOTIENT)
    return ecot_amount_divide (first, second, node->rounding, number, NULL);

  g_assert (node->op == ECOT_REASON_SHARE);
  return ecot_amount_share (first, second, number, NULL);
}

/* Whole months, and a thirtieth for each day left over. */
static EcotFigure
evaluate_months (EcotNode *node)
{
  EcotUnit unit = node->value.unit;
  EcotDate start = ecot_node_get_operand (node, 0)->value.number;
  EcotDate end = ecot_node_get_operand (node, 1)->value.number;
  int      days, months;
  gint64   rest = 0;

  if (end < start)
    return (EcotFigure){ .unit = unit, .fault = node->no_result };

  months = ecot_date_count_months (start, end, &days);
  ecot_round_quotient (days * ECOT_DECIMAL_ONE, 30, ECOT_ROUNDING_HALF_UP, &rest, NULL);
  return result (unit, months * ECOT_DECIMAL_ONE + rest);
}

static EcotFigure
evaluate_pair (EcotNode *node)
{
  EcotUnit unit = node->value.unit;
  gint64   first = ecot_node_get_operand (node, 0)->value.number;
  gint64   second = ecot_node_get_operand (node, 1)->value.number;
  gint64   number;

  if (node->op != ECOT_REASON_PERCENT && second <= 0)
    return (EcotFigure){ .unit = unit, .fault = node->no_result };

  if (!evaluate_rounded (node, first, second, &number))
    return (EcotFigure){ .unit = unit, .fault = too_large };

  return result (unit, number);
}

static gboolean
has_something (const EcotNode *node)
{
  return node->value.known || node->value.fault != NULL;
}

/* What keeps the operation from being made: an operand that failed, or is not there. */
static gboolean
lacks_operand (EcotNode   *node,
               EcotFigure *without)
{
  gboolean lacks = ecot_node_get_n_operands (node) < node->n_required;

  *without = (EcotFigure){ .unit = node->value.unit };

  if (node->chosen && !lacks && !has_something (ecot_node_get_operand (node, 0)))
    return TRUE;

  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    {
      const EcotFigure *operand = &ecot_node_get_operand (node, i)->value;

      if (operand->fault != NULL)
        without->fault = waiting;

      lacks |= operand->fault != NULL || (i < node->n_required && !operand->known);
    }

  return lacks;
}

static gboolean
has_known_operand (EcotNode *node)
{
  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    if (ecot_node_get_operand (node, i)->value.known)
      return TRUE;

  return FALSE;
}

EcotFigure
ecot_node_compute (EcotNode *node)
{
  EcotUnit   unit = node->value.unit;
  EcotFigure without;

  if (node->op == ECOT_REASON_SAME)
    return ecot_node_get_chosen (node)->value;

  if (lacks_operand (node, &without) || !has_known_operand (node))
    return without;

  if (node->op == ECOT_REASON_DIFFERENCE)
    return result (unit, difference (node));

  if (node->op == ECOT_REASON_LEAST)
    return least (node);

  if (node->op == ECOT_REASON_REMAINDER)
    return result (unit, MAX (difference (node), 0));

  if (node->op == ECOT_REASON_MONTHS)
    return evaluate_months (node);

  return evaluate_pair (node);
}

gboolean
ecot_node_get_ratio (const EcotNode *node,
                     EcotWide       *numerator,
                     EcotWide       *denominator)
{
  gboolean divided = node->op == ECOT_REASON_QUOTIENT || node->op == ECOT_REASON_SHARE;

  if (!node->value.known)
    return FALSE;

  if (node->op == ECOT_REASON_SAME)
    return ecot_node_get_ratio (ecot_node_get_chosen (node), numerator, denominator);

  *numerator = node->value.number;
  *denominator = 1;

  if (divided && !ecot_node_is_typed (node))
    {
      *numerator = (EcotWide)ecot_node_get_operand (node, 0)->value.number * ECOT_DECIMAL_ONE;
      *numerator *= node->op == ECOT_REASON_SHARE ? 100 : 1;
      *denominator = ecot_node_get_operand (node, 1)->value.number;
    }

  return TRUE;
}

static EcotFigure
evaluate (EcotGraph *self,
          EcotNode  *node)
{
  if (node->op == ECOT_REASON_TYPED || node->op == ECOT_REASON_COUNT)
    return evaluate_cell (self, node);

  if (node->op == ECOT_REASON_SUM)
    return evaluate_sum (node);

  if (node->op == ECOT_REASON_CALL)
    return result (node->value.unit, node->constant);

  if (ecot_node_is_typed (node))
    return result (node->value.unit, ((EcotNode *)node->inputs->pdata[0])->value.number);

  return ecot_node_compute (node);
}

static gboolean
settle_node (EcotGraph *self,
             EcotNode  *node)
{
  EcotFigure before = node->value;

  self->work++;
  node->dirty = FALSE;
  node->value = evaluate (self, node);

  if (ecot_figure_same (&before, &node->value))
    return FALSE;

  for (guint i = 0; i < node->dependents->len; i++)
    {
      EcotNode *dependent = node->dependents->pdata[i];

      if (dependent->op == ECOT_REASON_SUM)
        ecot_graph_replace_term (self, dependent, &before, &node->value);
      else
        ecot_graph_touch (self, dependent);
    }

  return node->listed;
}

void
ecot_graph_set_whole_euros (EcotGraph *self,
                            gboolean   whole_euros)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      EcotNode *node = self->nodes->pdata[i];

      if (node->op != ECOT_REASON_PERCENT || node->value.unit != ECOT_UNIT_EUR || node->whole_euros == (whole_euros ? 1 : 0))
        continue;

      node->whole_euros = whole_euros ? 1 : 0;
      ecot_graph_touch (self, node);
    }
}

gboolean
ecot_graph_settle (EcotGraph *self)
{
  gboolean changed = FALSE;

  for (guint level = 0; level < N_LEVELS; level++)
    {
      GPtrArray *queue = self->dirty[level];

      /* Evaluating only ever touches higher levels. */
      for (guint i = 0; i < queue->len; i++)
        changed |= settle_node (self, queue->pdata[i]);

      g_ptr_array_set_size (queue, 0);
    }

  return changed;
}

guint64
ecot_graph_get_work (EcotGraph *self)
{
  return self->work;
}
