/* ecot-report-rules.c: what may be typed into the cells of a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule is had once by the report and pointed to by all cells it is for: a
 * budget of ten thousand lines has no more rules than one of three.
 */

#include "base/ecot-text.h"
#include "report/ecot-report-private.h"

void
ecot_rule_free (EcotRule *self)
{
  g_free (self->title);
  g_free (self->hint);
  g_free (self->refusal);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

EcotRule *
ecot_report_add_rule (EcotReport  *self,
                      EcotRuleType type,
                      const char  *title,
                      const char  *hint,
                      const char  *refusal)
{
  EcotRule *rule;

  g_return_val_if_fail (self != NULL && !ecot_report_is_frozen (self), NULL);
  g_return_val_if_fail (title != NULL && refusal != NULL, NULL);

  rule = g_new (EcotRule, 1);
  *rule = (EcotRule){
    .type = type,
    .title = ecot_text_typeset (title),
    .hint = ecot_report_typeset (hint),
    .refusal = ecot_text_typeset (refusal),
    .choices = type == ECOT_RULE_CHOICES ? g_ptr_array_new_with_free_func (g_free) : NULL,
  };
  g_ptr_array_add (ecot_report_edit_rules (self), rule);
  rule->number = ecot_report_edit_rules (self)->len;

  return rule;
}

/* As a cell shows it, or what is chosen would be another text than what stands there. */
void
ecot_rule_add_choice (EcotRule   *self,
                      const char *choice)
{
  g_return_if_fail (self != NULL && self->choices != NULL && choice != NULL);

  g_ptr_array_add (self->choices, ecot_text_typeset (choice));
}

const GPtrArray *
ecot_report_get_rules (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ecot_report_edit_rules (self);
}

typedef struct
{
  EcotRuleFunc func;
  gpointer     data;
} Asker;

static void
set_rules_of_row (EcotRow   *row,
                  GPtrArray *made,
                  gpointer   data)
{
  const Asker     *self = data;
  const GPtrArray *parts[] = { row->cells, row->asides };

  if (row->key == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; parts[i] != NULL && j < parts[i]->len; j++)
      {
        EcotCell *cell = parts[i]->pdata[j];

        if (cell->field != NULL && cell->rule == NULL)
          cell->rule = self->func (row, cell, self->data);
      }
}

void
ecot_report_set_rules (EcotReport  *self,
                       EcotRuleFunc func,
                       gpointer     data)
{
  Asker asker = { func, data };

  g_return_if_fail (self != NULL && !ecot_report_is_frozen (self));
  g_return_if_fail (func != NULL);

  for (guint i = 0; i < ecot_report_get_n_blocks (self); i++)
    {
      EcotBlock *block = (EcotBlock *)ecot_report_get_block (self, i);

      if (block->type == ECOT_BLOCK_TABLE)
        ecot_report_visit_rows (block, set_rules_of_row, &asker);
    }
}
