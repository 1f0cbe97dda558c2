/* ecot-explain.c: a figure taken apart, down to what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree is made when somebody asks, from the values the graph holds, so that
 * it can say nothing else than what was computed.  What contributes nothing (an
 * empty line, a fund without a share) is left out; what is missing is not.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-cash.h"
#include "figure/ecot-de-minimis.h"

static EcotReason *explain_node (EcotFigures *self, EcotNode *node);

EcotReason *
ecot_reason_new (EcotReasonOp      op,
                 const char       *label,
                 const EcotFigure *value)
{
  EcotReason *reason = g_new0 (EcotReason, 1);

  reason->op = op;
  reason->label = ecot_text_typeset (label);
  reason->known = value->known;
  reason->unit = value->unit;
  reason->number = value->number;
  reason->fault = g_strdup (value->fault);
  reason->children = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_reason_free);

  return reason;
}

void
ecot_reason_free (EcotReason *self)
{
  g_ptr_array_unref (self->children);
  g_free (self->figure);
  g_free (self->label);
  g_free (self->suffix);
  g_free (self->fault);
  g_free (self->place);
  g_free (self);
}

EcotReason *
ecot_reason_copy (const EcotReason *self)
{
  const EcotFigure value = { .known = self->known, .unit = self->unit, .number = self->number, .fault = self->fault };
  EcotReason      *copy = ecot_reason_new (self->op, self->label, &value);

  copy->figure = g_strdup (self->figure);
  copy->suffix = g_strdup (self->suffix);
  copy->cost = self->cost;
  copy->date = self->date;
  copy->rounding = self->rounding;
  copy->rounded = self->rounded;
  copy->place = g_strdup (self->place);
  copy->source = self->source;
  copy->article = self->article;

  for (guint i = 0; i < self->children->len; i++)
    g_ptr_array_add (copy->children, ecot_reason_copy (self->children->pdata[i]));

  return copy;
}

/* What the factors of a product make, in the scale of the product, and that scale: cents,
 * of the product or of a factor, have two decimals where the rest has four. */
static EcotWide
multiply_back (const EcotReason *reason,
               EcotWide         *scale)
{
  EcotWide product = 1;

  *scale = reason->unit == ECOT_UNIT_EUR ? 100 : 1;

  for (guint i = 0; i < reason->children->len; i++)
    {
      const EcotReason *factor = reason->children->pdata[i];

      product *= factor->number;
      *scale *= i > 0 ? ECOT_DECIMAL_ONE : 1;
      *scale /= factor->unit == ECOT_UNIT_EUR ? 100 : 1;
    }

  return product;
}

static gboolean
pay_was_rounded (const EcotReason *self)
{
  gint64    operands[ECOT_PAY_MAX_OPERANDS] = { 0 };
  EcotRatio ratio;

  for (guint i = 0; i < self->children->len; i++)
    operands[i] = ((EcotReason *)self->children->pdata[i])->number;

  return ecot_pay_get_ratio (self->op, operands, &ratio) && ratio.numerator != self->number * ratio.denominator;
}

static gboolean
span_was_rounded (const EcotReason *self)
{
  const EcotReason *start = self->children->pdata[0], *end = self->children->pdata[1];
  gint64            numerator, denominator;

  ecot_date_measure_months (start->number, end->number, &numerator, &denominator);
  return (EcotWide)numerator * ECOT_DECIMAL_ONE != (EcotWide)self->number * denominator;
}

/* Multiplies back instead of dividing again. */
gboolean
ecot_reason_was_rounded (const EcotReason *self)
{
  const EcotWide million = ECOT_DECIMAL_ONE * 100;
  EcotWide       first, second, product, scale;

  if (!self->known || self->children->len < (self->op == ECOT_REASON_ROUND ? 1 : 2))
    return FALSE;

  if (self->op == ECOT_REASON_ROUND)
    return ((EcotReason *)self->children->pdata[0])->number != self->number;
  if (ecot_reason_op_is_pay (self->op))
    return pay_was_rounded (self);
  if (self->op == ECOT_REASON_SPAN)
    return span_was_rounded (self);

  first = ((EcotReason *)self->children->pdata[0])->number;
  second = ((EcotReason *)self->children->pdata[1])->number;

  switch ((int)self->op)
    {
    case ECOT_REASON_PRODUCT:
      product = multiply_back (self, &scale);
      return product != self->number * scale;
    case ECOT_REASON_PERCENT:
      return first * second != self->number * million;
    case ECOT_REASON_QUOTIENT:
      return first * ECOT_DECIMAL_ONE != self->number * second;
    case ECOT_REASON_SHARE:
      return first * million != self->number * second;
    case ECOT_REASON_INSIDE:
      return first * second != self->number * (million + second);
    case ECOT_REASON_MONTHS:
      return self->number * 30 % ECOT_DECIMAL_ONE != 0;
    default:
      return FALSE;
    }
}

static gboolean
contributes (const EcotFigure *value)
{
  return value->known || value->fault != NULL;
}

static void
add_records (EcotFigures *self,
             EcotReason  *reason,
             EcotNode    *sum)
{
  guint n = ecot_dossier_get_n (self->dossier, sum->records);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord     *record = ecot_dossier_get_nth (self->dossier, sum->records, i);
      const EcotTerm *term = ecot_figures_find_term (self, record, sum);

      if (term != NULL && contributes (&term->worth))
        g_ptr_array_add (reason->children, ecot_figures_explain_term (self, record, term));
    }
}

/* }}} */

static void
add_operands (EcotFigures *self,
              EcotReason  *reason,
              EcotNode    *node)
{
  guint n_required = node->op == ECOT_REASON_SUM ? 0 : node->n_required;

  if (node->op == ECOT_REASON_SAME)
    {
      g_ptr_array_add (reason->children, explain_node (self, ecot_node_get_chosen (node)));
      return;
    }

  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    {
      EcotNode *operand = ecot_node_get_operand (node, i);

      if (i < n_required || (i == 0 && node->op == ECOT_REASON_DIFFERENCE) || contributes (&operand->value))
        g_ptr_array_add (reason->children, explain_node (self, operand));
    }
}

/* Cells without a unit are days. */
static gboolean
is_date (const EcotNode *node)
{
  return node->op == ECOT_REASON_TYPED && node->value.unit == ECOT_UNIT_NONE;
}

static gboolean
stands_for_another (EcotNode *node)
{
  return node->stands_for && !ecot_node_get_chosen (node)->listed;
}

/* The least of one is that one: a fund without a ceiling is its share, as if there were no choice. */
static EcotNode *
find_only_operand (EcotNode *node)
{
  guint n = 0;

  if (node->op != ECOT_REASON_LEAST || ecot_node_is_typed (node))
    return NULL;

  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    n += i < node->n_required || contributes (&ecot_node_get_operand (node, i)->value) ? 1 : 0;

  for (guint i = 0; n == 1; i++)
    if (i < node->n_required || contributes (&ecot_node_get_operand (node, i)->value))
      return ecot_node_get_operand (node, i);

  return NULL;
}

/* The other one, under this name. */
static EcotReason *
explain_as (EcotFigures    *self,
            EcotNode       *other,
            const EcotNode *node)
{
  EcotReason *reason = explain_node (self, other);

  g_free (reason->label);
  g_free (reason->figure);
  reason->label = ecot_text_typeset (node->label);
  reason->figure = node->listed ? g_strdup (node->name) : NULL;
  reason->source = node->source != NULL ? node->source : reason->source;
  return reason;
}

static EcotReason *
explain_node (EcotFigures *self,
              EcotNode    *node)
{
  EcotNode   *only = find_only_operand (node);
  gboolean    typed = ecot_node_is_typed (node);
  EcotReason *reason;

  if (stands_for_another (node))
    return explain_as (self, ecot_node_get_chosen (node), node);

  if (only != NULL)
    return explain_as (self, only, node);

  reason = ecot_reason_new (typed ? ECOT_REASON_TYPED : node->op, node->label, &node->value);
  reason->figure = node->listed ? g_strdup (node->name) : NULL;
  reason->source = node->source;
  reason->article = node->article;
  reason->rounding = ecot_node_get_rounding (node);
  reason->date = is_date (node);
  reason->place = g_strdup (typed ? ((EcotNode *)node->inputs->pdata[0])->place : node->place);

  if (typed)
    return reason;

  add_operands (self, reason, node);

  if (node->records != ECOT_N_KINDS)
    add_records (self, reason, node);

  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

/* The person that @path begins with: "staff/2" of "staff/2/rate", which is no cell. */
static EcotRecord *
find_member (EcotFigures *self,
             const char  *path)
{
  const char      *last = strrchr (path, '/');
  g_autofree char *row = g_strdup_printf ("%.*s/role", (int)(last - path), path);
  EcotPlace        place;

  return ecot_dossier_find_path (self->dossier, row, &place, NULL) && place.kind == ECOT_KIND_MEMBER ? place.record : NULL;
}

/* A number of a record, by its path: a line's or a person's may be computed, all others are typed. */
static EcotReason *
explain_path (EcotFigures *self,
              const char  *path)
{
  EcotPlace            place;
  const EcotFieldSpec *field;
  EcotRecord          *member = find_member (self, path);
  EcotReason          *reason = member != NULL ? ecot_figures_explain_member (self, member, strrchr (path, '/') + 1) : NULL;

  if (reason != NULL)
    return reason;

  if (!ecot_dossier_find_path (self->dossier, path, &place, NULL) || place.record == NULL)
    return NULL;

  field = &ecot_schema_get_kind (place.kind)->fields[place.field];

  if (place.kind == ECOT_KIND_LINE)
    reason = ecot_figures_explain_line_cell (self, place.record, field->name);
  else if (place.kind == ECOT_KIND_VOLUNTARY && strcmp (field->name, "amount") == 0)
    reason = ecot_figures_explain_contribution (self, place.record);

  if (reason != NULL || ecot_value_is_empty (ecot_record_get_nth (place.record, place.field)) ||
      (field->type != ECOT_VALUE_AMOUNT && field->type != ECOT_VALUE_DECIMAL && field->type != ECOT_VALUE_COUNT))
    return reason;

  reason = ecot_reason_of_cell (self, place.record, field->name, field->label);
  reason->unit = field->type == ECOT_VALUE_AMOUNT ? ECOT_UNIT_EUR : reason->unit;
  return reason;
}

/* What is planned beside the figures: cash, small aid. */
static EcotReason *
explain_plan (EcotFigures *self,
              const char  *name)
{
  EcotReason *reason = ecot_cash_explain (self, name);

  return reason != NULL ? reason : ecot_aid_explain (self, name);
}

EcotReason *
ecot_figures_explain (EcotFigures *self,
                      const char  *name)
{
  EcotNode *node = ecot_figures_find_node (self, name);

  if (node == NULL && strchr (name, '/') != NULL)
    return explain_path (self, name);

  return node != NULL ? explain_node (self, node) : explain_plan (self, name);
}
