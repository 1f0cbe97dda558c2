/* ecot-chart.c: building a chart, and saying it in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shares are worked out here, once, by largest remainders: the drawing, its
 * legend and its words give the same numbers, and they add up to 100 %.
 * Nothing is drawn here and no number is a double.
 */

#include "config.h"

#include "chart/ecot-chart.h"

#include <stdlib.h>

#include "base/ecot-apportion.h"
#include "base/ecot-text.h"

/* A hundredth of a percent, as a share holds it: the tables print so many, and a chart beside one says the same. */
#define SHARE_UNIT (ECOT_DECIMAL_ONE / 100)

struct _EcotChart
{
  gatomicrefcount ref_count;
  EcotChartKind   kind;
  gboolean        frozen;
  char           *title;
  GPtrArray      *items; /* of EcotChartItem */
  EcotDate        start, end;
  char           *words;
};

static void
item_free (EcotChartItem *item)
{
  g_free (item->label);
  g_free (item);
}

EcotChart *
ecot_chart_new (EcotChartKind kind,
                const char   *title)
{
  EcotChart *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EcotChart, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->title = ecot_text_typeset (title);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);

  return self;
}

EcotChart *
ecot_chart_ref (EcotChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ecot_chart_unref (EcotChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->items);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}

static EcotChartItem *
add_item (EcotChart  *self,
          const char *label)
{
  EcotChartItem *item = g_new0 (EcotChartItem, 1);

  item->label = ecot_text_typeset (label);
  g_ptr_array_add (self->items, item);

  return item;
}

void
ecot_chart_add_amount (EcotChart  *self,
                       const char *label,
                       EcotAmount  amount)
{
  g_return_if_fail (self != NULL && !self->frozen && label != NULL);
  g_return_if_fail (self->kind == ECOT_CHART_BARS || self->kind == ECOT_CHART_SHARES);

  add_item (self, label)->value = amount;
}

void
ecot_chart_add_step (EcotChart  *self,
                     const char *label,
                     EcotDate    start,
                     EcotDate    end)
{
  EcotChartItem *item;

  g_return_if_fail (self != NULL && !self->frozen && label != NULL);
  g_return_if_fail (self->kind == ECOT_CHART_SCHEDULE && start != ECOT_DATE_NONE && end != ECOT_DATE_NONE);

  item = add_item (self, label);
  item->start = MIN (start, end);
  item->end = MAX (start, end);
}

void
ecot_chart_add_balance (EcotChart *self,
                        EcotDate   month,
                        EcotAmount balance)
{
  EcotChartItem *item;
  char           buf[ECOT_DATE_BUFSIZE];

  g_return_if_fail (self != NULL && !self->frozen && self->kind == ECOT_CHART_CURVE && month != ECOT_DATE_NONE);

  item = add_item (self, ecot_date_format_month (month, buf));
  item->start = item->end = month;
  item->value = balance;
}

void
ecot_chart_set_range (EcotChart *self,
                      EcotDate   start,
                      EcotDate   end)
{
  g_return_if_fail (self != NULL && !self->frozen && self->kind == ECOT_CHART_SCHEDULE && start <= end);

  self->start = start;
  self->end = end;
}

/* Freezing */

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return (first < second) - (first > second);
}

/* The value of the last one that is kept of the greatest, and how many of this very value are. */
static gint64
find_least (GPtrArray *items,
            guint      n_kept,
            guint     *n_equal)
{
  g_autofree gint64 *values = g_new (gint64, items->len);

  for (guint i = 0; i < items->len; i++)
    values[i] = ((const EcotChartItem *)g_ptr_array_index (items, i))->value;
  qsort (values, items->len, sizeof *values, compare_values);

  *n_equal = 1;
  while (*n_equal < n_kept && values[n_kept - 1 - *n_equal] == values[n_kept - 1])
    ++*n_equal;

  return values[n_kept - 1];
}

/* The greatest stay, in their order, with the shares that a table beside the chart has; the rest is the sum of its own.  Amounts
 * that overflow together are none to be looked at: the rest stays at the last value that held. */
static void
fold_amounts (EcotChart *self,
              guint      n_kept)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->items);
  g_autofree char      *label = g_strdup_printf ("et %u autres", all->len - n_kept);
  guint                 n_equal;
  gint64                least = find_least (all, n_kept, &n_equal), sum = 0;
  EcotDecimal           share = 0;
  EcotChartItem        *rest;

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  g_ptr_array_set_free_func (all, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      EcotChartItem *item = g_ptr_array_index (all, i);
      gboolean       kept = item->value > least || (item->value == least && n_equal > 0);

      n_equal -= kept && item->value == least ? 1 : 0;
      if (kept)
        {
          g_ptr_array_add (self->items, item);
          continue;
        }

      ecot_amount_add (sum, item->value, &sum, NULL);
      share += item->share;
      item_free (item);
    }

  rest = add_item (self, label);
  rest->value = sum;
  rest->share = share;
}

static void
share_amounts (EcotChart *self)
{
  g_autofree gint64 *weights = g_new0 (gint64, self->items->len);
  g_autofree gint64 *shares = g_new0 (gint64, self->items->len);
  gboolean           any = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      weights[i] = MAX (((const EcotChartItem *)g_ptr_array_index (self->items, i))->value, 0);
      any = any || weights[i] > 0;
    }

  if (!any || !ecot_apportion (100 * ECOT_DECIMAL_ONE / SHARE_UNIT, weights, self->items->len, shares, NULL, NULL))
    return;

  for (guint i = 0; i < self->items->len; i++)
    ((EcotChartItem *)g_ptr_array_index (self->items, i))->share = shares[i] * SHARE_UNIT;
}

static void
find_range (EcotChart *self)
{
  if (self->start != ECOT_DATE_NONE)
    return;

  for (guint i = 0; i < self->items->len; i++)
    {
      const EcotChartItem *item = g_ptr_array_index (self->items, i);

      self->start = i == 0 ? item->start : MIN (self->start, item->start);
      self->end = i == 0 ? item->end : MAX (self->end, item->end);
    }
}

char *
ecot_chart_format_share (EcotDecimal share)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return g_strdup_printf ("%s,%02" G_GINT64_FORMAT "\u00a0%%",
                          ecot_decimal_format_french (share / ECOT_DECIMAL_ONE * ECOT_DECIMAL_ONE, buf),
                          share % ECOT_DECIMAL_ONE / SHARE_UNIT);
}

static void
say_amount (GString             *words,
            const EcotChartItem *item)
{
  g_autofree char *share = ecot_chart_format_share (item->share);
  char             buf[ECOT_AMOUNT_BUFSIZE];

  g_string_append_printf (words, "%s, %s, %s", item->label, ecot_amount_format_french (item->value, buf), share);
}

static void
say_step (GString             *words,
          const EcotChartItem *item)
{
  char start[ECOT_DATE_BUFSIZE], end[ECOT_DATE_BUFSIZE];

  ecot_date_format_french (item->start, start);
  if (item->start == item->end)
    g_string_append_printf (words, "%s, le\u00a0%s", item->label, start);
  else
    g_string_append_printf (words, "%s, du\u00a0%s au\u00a0%s", item->label, start, ecot_date_format_french (item->end, end));
}

static void
say_balance (GString             *words,
             const EcotChartItem *item)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  g_string_append_printf (words, "%s, %s", item->label, ecot_amount_format_french (item->value, buf));
}

static char *
make_words (EcotChart *self)
{
  static void (*const say[]) (GString *, const EcotChartItem *) = {
    [ECOT_CHART_BARS] = say_amount,
    [ECOT_CHART_SHARES] = say_amount,
    [ECOT_CHART_SCHEDULE] = say_step,
    [ECOT_CHART_CURVE] = say_balance,
  };
  GString *words = g_string_new (self->title);

  for (guint i = 0; i < self->items->len; i++)
    {
      g_string_append (words, i == 0 ? "\u00a0: " : "\u202f; ");
      say[self->kind](words, g_ptr_array_index (self->items, i));
    }

  if (self->kind == ECOT_CHART_CURVE && self->items->len > 0)
    {
      g_string_append (words, "\u202f; au plus bas\u00a0: ");
      say_balance (words, g_ptr_array_index (self->items, ecot_chart_get_lowest (self)));
    }

  return g_string_free (g_string_append_c (words, '.'), FALSE);
}

void
ecot_chart_freeze (EcotChart *self)
{
  gboolean amounts;
  guint    max;

  g_return_if_fail (self != NULL && !self->frozen);

  amounts = self->kind == ECOT_CHART_BARS || self->kind == ECOT_CHART_SHARES;
  max = self->kind == ECOT_CHART_SHARES ? ECOT_CHART_MAX_SHARES : ECOT_CHART_MAX_ITEMS;
  if (amounts)
    share_amounts (self);
  else
    find_range (self);
  if (amounts && self->items->len > max)
    fold_amounts (self, max - 1);

  self->frozen = TRUE;
  self->words = make_words (self);
}

/* Reading */

gboolean
ecot_chart_is_frozen (EcotChart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->frozen;
}

EcotChartKind
ecot_chart_get_kind (EcotChart *self)
{
  g_return_val_if_fail (self != NULL, ECOT_CHART_BARS);

  return self->kind;
}

const char *
ecot_chart_get_title (EcotChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

guint
ecot_chart_get_n_items (EcotChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

const EcotChartItem *
ecot_chart_get_item (EcotChart *self,
                     guint      i)
{
  g_return_val_if_fail (self != NULL && i < self->items->len, NULL);

  return g_ptr_array_index (self->items, i);
}

gboolean
ecot_chart_get_range (EcotChart *self,
                      EcotDate  *start,
                      EcotDate  *end)
{
  g_return_val_if_fail (self != NULL && start != NULL && end != NULL, FALSE);

  *start = self->start;
  *end = self->end;
  return self->start != ECOT_DATE_NONE;
}

guint
ecot_chart_get_lowest (EcotChart *self)
{
  guint lowest = 0;

  g_return_val_if_fail (self != NULL && self->kind == ECOT_CHART_CURVE, 0);

  for (guint i = 1; i < self->items->len; i++)
    if (ecot_chart_get_item (self, i)->value < ecot_chart_get_item (self, lowest)->value)
      lowest = i;

  return lowest;
}

const char *
ecot_chart_get_words (EcotChart *self)
{
  g_return_val_if_fail (self != NULL && self->frozen, NULL);

  return self->words;
}
