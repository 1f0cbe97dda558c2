/* ecot-explain-line.c: the numbers of a budget line, down to its cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each part is explained by those it is made of, so that the VAT of a line shows its
 * amount, and the amount its quantity.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-member.h"

static EcotReason *explain_part (EcotFigures *self,
                                 EcotRecord  *line,
                                 EcotLinePart part);

static const char *const part_labels[ECOT_N_PARTS] = {
  [ECOT_PART_AMOUNT] = "Ligne",
  [ECOT_PART_VAT] = "TVA de la ligne",
  [ECOT_PART_INELIGIBLE] = "Part inéligible de la ligne",
  [ECOT_PART_ELIGIBLE] = "Montant éligible de la ligne",
  [ECOT_PART_RETAINED] = "Montant retenu de la ligne",
  [ECOT_PART_GAP] = "Écart entre les périodes et la ligne",
};

static EcotReason *
new_part (EcotFigures *self,
          EcotRecord  *line,
          EcotLinePart part,
          EcotReasonOp op)
{
  EcotFigure       value = ecot_figures_get_line_part (self, line, part);
  g_autofree char *label = ecot_record_label (self, line, part_labels[part], ecot_record_get_text (line, "detail"));
  EcotReason      *reason = ecot_reason_new (op, label, &value);

  reason->rounding = self->rounding;
  return reason;
}

static void
add (EcotReason *reason,
     EcotReason *child)
{
  g_ptr_array_add (reason->children, child);
}

static EcotReason *
finish (EcotReason *reason)
{
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

static EcotReason *
amount_cell (EcotFigures *self,
             EcotRecord  *line,
             const char  *field,
             const char  *label)
{
  EcotReason *cell = ecot_reason_of_cell (self, line, field, label);

  cell->unit = ECOT_UNIT_EUR;
  return cell;
}

static EcotReason *
percent_cell (EcotFigures *self,
              EcotRecord  *record,
              const char  *field,
              const char  *label)
{
  EcotReason *cell = ecot_reason_of_cell (self, record, field, label);

  cell->unit = ECOT_UNIT_PERCENT;
  return cell;
}

/* Where a part is what somebody typed. */
static EcotReason *
typed_part (EcotFigures *self,
            EcotRecord  *line,
            EcotLinePart part,
            const char  *field)
{
  EcotReason *reason = new_part (self, line, part, ECOT_REASON_TYPED);

  reason->place = ecot_dossier_make_path (self->dossier, line, field);
  return reason;
}

static gboolean
is_filled (EcotRecord *line,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (line, field));
}

/* {{{ The parts */

EcotReason *
ecot_figures_explain_typed_amount (EcotFigures *self,
                                   EcotRecord  *record,
                                   const char  *label)
{
  EcotFigure  worth = ecot_figures_get_term (self, record);
  EcotReason *reason;
  gint64      number;

  ecot_record_get_number (record, "amount", &number);

  if (number == worth.number)
    return ecot_reason_of_typed (self, record, &worth, label, "amount");

  reason = ecot_reason_new (ECOT_REASON_ROUND, label, &worth);
  reason->rounding = self->rounding;
  add (reason, amount_cell (self, record, "amount", "Montant saisi"));
  return finish (reason);
}

/* As it agrees with @quantity, cut to what a sentence holds. */
static char *
make_unit (const char       *unit,
           const EcotReason *quantity)
{
  g_autofree char *agreed = quantity->number >= 2 * ECOT_DECIMAL_ONE ? ecot_text_plural_unit (unit) : g_strdup (unit);

  return ecot_text_excerpt (agreed);
}

static EcotReason *
explain_amount (EcotFigures *self,
                EcotRecord  *line)
{
  g_autofree char *label = ecot_record_label (self, line, part_labels[ECOT_PART_AMOUNT], ecot_record_get_text (line, "detail"));
  const char      *unit = ecot_record_get_text (line, "unit");
  EcotRecord      *payee = ecot_figures_find_payee (self, line);
  EcotReason      *reason, *quantity, *unit_cost;

  if (is_filled (line, "amount"))
    return ecot_figures_explain_typed_amount (self, line, label);

  if (payee != NULL && !(is_filled (line, "quantity") && is_filled (line, "unit-cost")))
    {
      reason = new_part (self, line, ECOT_PART_AMOUNT, ECOT_REASON_SAME);
      add (reason, ecot_figures_explain_member (self, payee, "amount"));
      return reason;
    }

  reason = new_part (self, line, ECOT_PART_AMOUNT, ECOT_REASON_PRODUCT);
  quantity = ecot_reason_of_cell (self, line, "quantity", "Quantité");
  unit_cost = ecot_reason_of_cell (self, line, "unit-cost", "Coût unitaire");
  quantity->suffix = unit != NULL ? make_unit (unit, quantity) : NULL;
  unit_cost->cost = TRUE;
  add (reason, quantity);
  add (reason, unit_cost);
  return finish (reason);
}

static EcotReason *
explain_vat (EcotFigures *self,
             EcotRecord  *line)
{
  EcotReason *reason = new_part (self, line, ECOT_PART_VAT, ECOT_REASON_INSIDE);

  reason->rounding = self->rounding == ECOT_ROUNDING_EURO ? ECOT_ROUNDING_EURO : ECOT_ROUNDING_HALF_UP;
  add (reason, explain_part (self, line, ECOT_PART_AMOUNT));
  add (reason, percent_cell (self, line, "vat-rate", "Taux de TVA"));
  return finish (reason);
}

static EcotReason *
explain_ineligible (EcotFigures *self,
                    EcotRecord  *line)
{
  EcotReason *reason, *vat;

  if (is_filled (line, "eligible"))
    {
      reason = new_part (self, line, ECOT_PART_INELIGIBLE, ECOT_REASON_DIFFERENCE);
      add (reason, explain_part (self, line, ECOT_PART_AMOUNT));
      add (reason, amount_cell (self, line, "eligible", "Montant éligible saisi"));
      return reason;
    }

  vat = explain_vat (self, line);
  if (self->vat != ECOT_VAT_PARTIAL)
    return vat;

  reason = new_part (self, line, ECOT_PART_INELIGIBLE, ECOT_REASON_PERCENT);
  reason->rounding = vat->rounding;
  add (reason, percent_cell (self, ecot_dossier_get_record (self->dossier, ECOT_KIND_METHOD, NULL), "vat-share", "Part récupérable de la TVA"));
  add (reason, vat);
  return finish (reason);
}

static EcotReason *
explain_eligible (EcotFigures *self,
                  EcotRecord  *line)
{
  EcotReason *reason;

  if (is_filled (line, "eligible"))
    return typed_part (self, line, ECOT_PART_ELIGIBLE, "eligible");

  reason = new_part (self, line, ECOT_PART_ELIGIBLE, ECOT_REASON_DIFFERENCE);
  add (reason, explain_part (self, line, ECOT_PART_AMOUNT));

  if (ecot_figures_get_line_part (self, line, ECOT_PART_INELIGIBLE).known)
    add (reason, explain_part (self, line, ECOT_PART_INELIGIBLE));
  else
    reason->op = ECOT_REASON_SAME;

  return reason;
}

static EcotReason *
explain_retained (EcotFigures *self,
                  EcotRecord  *line)
{
  EcotReason *reason;

  if (is_filled (line, "retained"))
    return typed_part (self, line, ECOT_PART_RETAINED, "retained");

  reason = new_part (self, line, ECOT_PART_RETAINED, ECOT_REASON_SAME);
  add (reason, explain_part (self, line, ECOT_PART_ELIGIBLE));
  return reason;
}

static EcotReason *
explain_gap (EcotFigures *self,
             EcotRecord  *line)
{
  EcotReason *reason = new_part (self, line, ECOT_PART_GAP, ECOT_REASON_DIFFERENCE);

  add (reason, explain_part (self, line, ECOT_PART_AMOUNT));

  for (guint i = 1; i <= ECOT_N_PERIODS; i++)
    {
      g_autofree char *field = g_strdup_printf ("period-%u", i);
      g_autofree char *label = g_strdup_printf ("Période %u", i);

      if (is_filled (line, field))
        add (reason, amount_cell (self, line, field, label));
    }

  return reason;
}

static EcotReason *
explain_part (EcotFigures *self,
              EcotRecord  *line,
              EcotLinePart part)
{
  switch (part)
    {
    case ECOT_PART_VAT:
      return explain_vat (self, line);
    case ECOT_PART_INELIGIBLE:
      return explain_ineligible (self, line);
    case ECOT_PART_ELIGIBLE:
      return explain_eligible (self, line);
    case ECOT_PART_RETAINED:
      return explain_retained (self, line);
    case ECOT_PART_GAP:
      return explain_gap (self, line);
    case ECOT_PART_AMOUNT:
    case ECOT_N_PARTS:
    default:
      return explain_amount (self, line);
    }
}

/* }}} */

/* What the funder left out. */
static EcotReason *
explain_cut (EcotFigures      *self,
             EcotRecord       *line,
             const EcotFigure *worth)
{
  g_autofree char *label = ecot_record_label (self, line, "Montant écarté de la ligne", ecot_record_get_text (line, "detail"));
  EcotReason      *reason = ecot_reason_new (ECOT_REASON_DIFFERENCE, label, worth);

  add (reason, explain_part (self, line, ECOT_PART_ELIGIBLE));
  add (reason, amount_cell (self, line, "retained", "Montant retenu saisi"));
  return reason;
}

static EcotReason *
explain_cell (EcotFigures      *self,
              EcotRecord       *line,
              const EcotFigure *worth,
              const char       *field)
{
  g_autofree char *label = ecot_record_label (self, line, "Ligne", ecot_record_get_text (line, "detail"));

  return ecot_reason_of_typed (self, line, worth, label, field);
}

static EcotReason *
explain_period (EcotFigures      *self,
                EcotRecord       *line,
                const EcotFigure *worth,
                guint             period)
{
  g_autofree char *field = g_strdup_printf ("period-%u", period);

  return explain_cell (self, line, worth, field);
}

EcotReason *
ecot_figures_explain_line (EcotFigures    *self,
                           EcotRecord     *line,
                           const EcotNode *sum)
{
  const EcotTerm *term = ecot_figures_find_term (self, line, sum);

  for (guint i = 0; i < ECOT_N_PERIODS; i++)
    if (sum == self->lines[ECOT_LINE_PERIOD + i])
      return explain_period (self, line, &term->worth, i + 1);

  if (sum == self->lines[ECOT_LINE_VAT])
    return explain_part (self, line, ECOT_PART_VAT);
  if (sum == self->lines[ECOT_LINE_INELIGIBLE])
    return explain_part (self, line, ECOT_PART_INELIGIBLE);
  if (sum == self->lines[ECOT_LINE_CUT])
    return explain_cut (self, line, &term->worth);
  if (sum == self->lines[ECOT_LINE_REALISED])
    return explain_cell (self, line, &term->worth, "realised");
  if (sum == self->lines[ECOT_LINE_GAP])
    return explain_part (self, line, ECOT_PART_GAP);

  return explain_part (self, line, ECOT_PART_AMOUNT);
}

EcotReason *
ecot_figures_explain_line_cell (EcotFigures *self,
                                EcotRecord  *line,
                                const char  *field)
{
  if (strcmp (field, "amount") == 0)
    return explain_part (self, line, ECOT_PART_AMOUNT);
  if (strcmp (field, "eligible") == 0)
    return explain_part (self, line, ECOT_PART_ELIGIBLE);
  if (strcmp (field, "retained") == 0)
    return explain_part (self, line, ECOT_PART_RETAINED);

  return NULL;
}
