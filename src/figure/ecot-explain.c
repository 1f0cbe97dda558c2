/* ecot-explain.c: a figure taken apart, down to what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree is made when somebody asks, from the values the graph holds, so that
 * it can say nothing else than what was computed.  What contributes nothing (an
 * empty line, a fund without a share) is left out; what is missing is not.
 */

#include "figure/ecot-figures-private.h"

#include "base/ecot-text.h"

static EcotReason *explain_node (EcotFigures *self, EcotNode *node);

static EcotReason *
reason_new (EcotReasonOp      op,
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

/* Whether rounding cut something off: multiplies back instead of dividing again. */
static gboolean
is_exact (const EcotReason *reason)
{
  const EcotWide million = ECOT_DECIMAL_ONE * 100;
  EcotWide       first, second;

  if (!reason->known || reason->children->len < 2)
    return TRUE;

  first = ((EcotReason *)reason->children->pdata[0])->number;
  second = ((EcotReason *)reason->children->pdata[1])->number;

  switch ((int)reason->op)
    {
    case ECOT_REASON_PRODUCT:
    case ECOT_REASON_PERCENT:
      return first * second == reason->number * million;
    case ECOT_REASON_QUOTIENT:
      return first * ECOT_DECIMAL_ONE == reason->number * second;
    case ECOT_REASON_SHARE:
      return first * million == reason->number * second;
    default:
      return TRUE;
    }
}

/* {{{ Records */

static EcotReason *
explain_cell (EcotFigures *self,
              EcotRecord  *record,
              const char  *field,
              const char  *label)
{
  EcotFigure  value = { .unit = ECOT_UNIT_ONE };
  EcotReason *reason;

  value.known = ecot_record_get_number (record, field, &value.number);
  reason = reason_new (ECOT_REASON_TYPED, label, &value);
  reason->place = ecot_dossier_make_path (self->dossier, record, field);

  return reason;
}

static void
add_factors (EcotFigures *self,
             EcotReason  *product,
             EcotRecord  *line)
{
  const char *unit = ecot_record_get_text (line, "unit");
  EcotReason *quantity = explain_cell (self, line, "quantity", "Quantité");
  EcotReason *unit_cost = explain_cell (self, line, "unit-cost", "Coût unitaire");

  quantity->suffix = unit != NULL ? ecot_text_excerpt (unit) : NULL;
  unit_cost->cost = TRUE;
  g_ptr_array_add (product->children, quantity);
  g_ptr_array_add (product->children, unit_cost);
}

static char *
record_label (EcotFigures *self,
              EcotRecord  *record,
              const char  *kind,
              const char  *what)
{
  guint            number = ecot_dossier_get_position (self->dossier, record) + 1;
  g_autofree char *excerpt = NULL;

  if (what == NULL)
    return g_strdup_printf ("%s %u", kind, number);

  excerpt = ecot_text_excerpt (what);
  return g_strdup_printf ("%s %u : %s", kind, number, excerpt);
}

static EcotReason *
explain_typed (EcotFigures *self,
               EcotRecord  *record,
               EcotFigure  *worth,
               const char  *label,
               const char  *field)
{
  EcotReason *reason = reason_new (ECOT_REASON_TYPED, label, worth);

  reason->place = ecot_dossier_make_path (self->dossier, record, field);
  return reason;
}

static EcotReason *
explain_line (EcotFigures *self,
              EcotRecord  *line,
              EcotFigure  *worth)
{
  g_autofree char *label = record_label (self, line, "Ligne", ecot_record_get_text (line, "detail"));
  EcotReason      *reason;
  gint64           typed;

  if (ecot_record_get_number (line, "amount", &typed))
    return explain_typed (self, line, worth, label, "amount");

  reason = reason_new (ECOT_REASON_PRODUCT, label, worth);
  reason->rounding = self->lot->rounding;
  add_factors (self, reason, line);
  reason->rounded = !is_exact (reason);

  return reason;
}

static EcotReason *
explain_time (EcotFigures *self,
              EcotRecord  *row,
              EcotFigure  *worth)
{
  const char      *person = ecot_record_get_text (row, "person");
  const char      *task = ecot_record_get_text (row, "task");
  g_autofree char *both = person != NULL && task != NULL ? g_strdup_printf ("%s, %s", person, task) : NULL;
  const char      *what = both != NULL ? both : (person != NULL ? person : task);
  g_autofree char *label = record_label (self, row, "Temps", what);

  return explain_typed (self, row, worth, label, "hours");
}

static EcotReason *
explain_funder (EcotFigures *self,
                EcotRecord  *funder,
                EcotFigure  *worth)
{
  g_autofree char *label = record_label (self, funder, "Financeur", ecot_record_get_text (funder, "name"));

  return explain_typed (self, funder, worth, label, "amount");
}

static EcotReason *
explain_record (EcotFigures *self,
                EcotRecord  *record,
                EcotFigure  *worth)
{
  EcotKind kind = ecot_record_get_kind (record);

  if (kind == ECOT_KIND_LINE)
    return explain_line (self, record, worth);

  if (kind == ECOT_KIND_TIME)
    return explain_time (self, record, worth);

  return explain_funder (self, record, worth);
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
      EcotRecord *record = ecot_dossier_get_nth (self->dossier, sum->records, i);
      EcotFigure  worth = ecot_figures_get_term (self, record);

      if (ecot_figures_get_sum (self, record) == sum && contributes (&worth))
        g_ptr_array_add (reason->children, explain_record (self, record, &worth));
    }
}

/* }}} */

static void
add_operands (EcotFigures *self,
              EcotReason  *reason,
              EcotNode    *node)
{
  guint n_required = node->op == ECOT_REASON_SUM ? 0 : node->n_required;

  for (guint i = 0; i < ecot_node_get_n_operands (node); i++)
    {
      EcotNode *operand = ecot_node_get_operand (node, i);

      if (i < n_required || contributes (&operand->value))
        g_ptr_array_add (reason->children, explain_node (self, operand));
    }
}

static EcotReason *
explain_node (EcotFigures *self,
              EcotNode    *node)
{
  gboolean    typed = ecot_node_is_typed (node);
  EcotReason *reason = reason_new (typed ? ECOT_REASON_TYPED : node->op, node->label, &node->value);

  reason->figure = node->listed ? g_strdup (node->name) : NULL;
  reason->source = node->source;
  reason->rounding = node->rounding;
  reason->place = g_strdup (typed ? ((EcotNode *)node->inputs->pdata[0])->place : node->place);

  if (typed)
    return reason;

  add_operands (self, reason, node);

  if (node->records != ECOT_N_KINDS)
    add_records (self, reason, node);

  reason->rounded = !is_exact (reason);
  return reason;
}

EcotReason *
ecot_figures_explain (EcotFigures *self,
                      const char  *name)
{
  EcotNode *node = ecot_figures_find_node (self, name);

  return node != NULL ? explain_node (self, node) : NULL;
}
