/* ecot-test-reason.c: a figure made again from its explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here asks the graph: only the numbers of the children, the cells of
 * the dossier and the arithmetic of base/.
 */

#include "support/ecot-test-reason.h"

#include <string.h>

static const EcotReason *
child (const EcotReason *reason,
       guint             i)
{
  g_assert_cmpuint (i, <, reason->children->len);
  return reason->children->pdata[i];
}

static gint64
add_children (const EcotReason *reason,
              guint             from,
              int               sign,
              EcotWide          start)
{
  EcotWide total = start;

  for (guint i = from; i < reason->children->len; i++)
    {
      g_assert_true (child (reason, i)->known);
      total += sign * (EcotWide)child (reason, i)->number;
    }

  return (gint64)total;
}

static gint64
read_cell (EcotFigures      *figures,
           const EcotReason *reason)
{
  EcotPlace        place;
  const EcotValue *cell;

  g_assert_true (ecot_dossier_find_path (ecot_figures_get_dossier (figures), reason->place, &place, NULL));
  cell = ecot_record_get_nth (place.record, place.field);
  g_assert_false (ecot_value_is_empty (cell));

  if (cell->type == ECOT_VALUE_COUNT)
    return cell->number * ECOT_DECIMAL_ONE;

  if (reason->op != ECOT_REASON_COUNT)
    return cell->number;

  return ecot_words_count (cell->text, ecot_lot_find_section (ecot_figures_get_lot (figures), place.key)->word_rule) * ECOT_DECIMAL_ONE;
}

/* Of people, months and hours, all with four decimals. */
static gint64
multiply (const EcotReason *reason)
{
  EcotWide product = child (reason, 0)->number, scale = 1;
  gint64   number = 0;

  for (guint i = 1; i < reason->children->len; i++)
    {
      product *= child (reason, i)->number;
      scale *= ECOT_DECIMAL_ONE;
    }

  g_assert_true (ecot_round_quotient (product, scale, ECOT_ROUNDING_HALF_UP, &number, NULL));
  return number;
}

/* Months one after the other, then thirtieths. */
static gint64
count_months (EcotDate start,
              EcotDate end)
{
  int months = 0;

  while (ecot_date_add_months (start, months + 1) != ECOT_DATE_NONE && ecot_date_add_months (start, months + 1) - 1 <= end)
    months++;

  return months * ECOT_DECIMAL_ONE + ((end - ecot_date_add_months (start, months) + 1) * ECOT_DECIMAL_ONE * 2 + 30) / 60;
}

static gint64
compute_pair (const EcotReason *reason)
{
  gint64   first = child (reason, 0)->number;
  gint64   second = child (reason, 1)->number;
  gint64   number = 0;
  gboolean done;

  g_assert_cmpuint (reason->children->len, ==, 2);

  if (reason->op == ECOT_REASON_PRODUCT)
    done = ecot_decimal_cost (first, second, reason->rounding, &number, NULL);
  else if (reason->op == ECOT_REASON_PERCENT)
    done = ecot_amount_percent (second, first, reason->rounding, &number, NULL);
  else if (reason->op == ECOT_REASON_QUOTIENT)
    done = ecot_amount_divide (first, second, reason->rounding, &number, NULL);
  else
    {
      g_assert_cmpint (reason->op, ==, ECOT_REASON_SHARE);
      done = ecot_amount_share (first, second, &number, NULL);
    }

  g_assert_true (done);
  return number;
}

static gint64
round_one (const EcotReason *reason)
{
  gint64 number = 0;

  g_assert_cmpuint (reason->children->len, ==, 1);
  g_assert_true (ecot_round_quotient (child (reason, 0)->number, 1, reason->rounding, &number, NULL));
  return number;
}

static gint64
tax_inside (const EcotReason *reason)
{
  const EcotReason *rate = child (reason, 1);
  gint64            number = 0;

  g_assert_cmpuint (reason->children->len, ==, 2);
  g_assert_true (ecot_round_quotient ((EcotWide)child (reason, 0)->number * rate->number,
                                      100 * ECOT_DECIMAL_ONE + rate->number, reason->rounding, &number, NULL));
  return number;
}

static gint64
compute (EcotFigures      *figures,
         const EcotReason *reason)
{
  switch ((int)reason->op)
    {
    case ECOT_REASON_TYPED:
    case ECOT_REASON_COUNT:
      return read_cell (figures, reason);
    case ECOT_REASON_SUM:
      return add_children (reason, 0, 1, 0);
    case ECOT_REASON_DIFFERENCE:
      return add_children (reason, 1, -1, child (reason, 0)->number);
    case ECOT_REASON_REMAINDER:
      return MAX (add_children (reason, 1, -1, child (reason, 0)->number), 0);
    case ECOT_REASON_SAME:
      g_assert_cmpuint (reason->children->len, ==, 1);
      return child (reason, 0)->number;
    case ECOT_REASON_MONTHS:
      return count_months (child (reason, 0)->number, child (reason, 1)->number);
    case ECOT_REASON_ROUND:
      return round_one (reason);
    case ECOT_REASON_INSIDE:
      return tax_inside (reason);
    case ECOT_REASON_PRODUCT:
      return reason->unit == ECOT_UNIT_EUR ? compute_pair (reason) : multiply (reason);
    default:
      return compute_pair (reason);
    }
}

void
ecot_test_replay (EcotFigures      *figures,
                  const EcotReason *reason)
{
  g_autofree char *formula = ecot_reason_formula (reason);
  g_autofree char *value = ecot_reason_value (reason);

  g_assert_nonnull (reason->label);
  g_assert_cmpstr (reason->label, !=, "");
  g_assert_cmpstr (formula, !=, "");
  g_assert_cmpstr (value, !=, "");

  if (reason->known)
    g_assert_cmpint (compute (figures, reason), ==, reason->number);

  for (guint i = 0; i < reason->children->len; i++)
    ecot_test_replay (figures, child (reason, i));
}

char *
ecot_test_plain (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "\u00a0", -1);
  g_autofree char *joined = g_strjoinv (" ", parts);
  g_auto (GStrv)   thin = g_strsplit (joined, "\u202f", -1);

  return g_strjoinv (" ", thin);
}
