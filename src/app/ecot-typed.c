/* ecot-typed.c: what somebody types in a cell, as a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expression itself is kept nowhere: the dossier holds what it comes to, which
 * is said while one types, before it takes its place.
 */

#include "config.h"

#include "app/ecot-typed.h"

#include <string.h>

#include "base/ecot-expression.h"
#include "base/ecot-number.h"

static const char *const rates[] = { "percent", "vat-rate", "vat-share", "working-time", "share", NULL };

static EcotRounding
get_rounding (EcotWork *work)
{
  return ecot_figures_get_rounding (ecot_work_get_figures (work));
}

static gboolean
is_number (EcotValueType type)
{
  return type == ECOT_VALUE_AMOUNT || type == ECOT_VALUE_DECIMAL || type == ECOT_VALUE_COUNT;
}

/* Decimals of a cell, and the most it holds. */
static guint
places_of (EcotValueType type,
           gint64       *max)
{
  *max = type == ECOT_VALUE_COUNT ? ECOT_VALUE_COUNT_MAX : type == ECOT_VALUE_AMOUNT ? ECOT_AMOUNT_MAX
                                                                                     : ECOT_DECIMAL_MAX;

  return type == ECOT_VALUE_COUNT ? 0 : type == ECOT_VALUE_AMOUNT ? 2
                                                                  : 4;
}

static gboolean
compute (EcotWork     *work,
         EcotValueType type,
         const char   *text,
         EcotValue    *value,
         GError      **error)
{
  gint64 max, number;
  guint  places = places_of (type, &max);

  if (!ecot_expression_read (text, places, get_rounding (work), max, &number, error))
    return FALSE;

  *value = ecot_value_number (type, number);

  return ecot_value_check (value, error);
}

/* A rate may be typed with its sign, as an amount may with the euro's. */
static gboolean
read_percent (const char *text,
              EcotValue  *value,
              GError    **error)
{
  EcotDecimal percent;

  if (!ecot_number_read_percent (text, &percent, error))
    return FALSE;

  *value = ecot_value_number (ECOT_VALUE_DECIMAL, percent);
  return TRUE;
}

gboolean
ecot_typed_read (EcotWork            *work,
                 const EcotFieldSpec *field,
                 const char          *text,
                 EcotValue           *value,
                 GError             **error)
{
  g_return_val_if_fail (ECOT_IS_WORK (work), FALSE);

  if (strchr (text, '%') != NULL && g_strv_contains (rates, field->name))
    return read_percent (text, value, error);
  if (is_number (field->type) && ecot_expression_is (text))
    return compute (work, field->type, text, value, error);

  return ecot_value_from_french (field->type, text, value, error);
}

gboolean
ecot_typed_read_number (EcotWork   *work,
                        EcotUnit    unit,
                        const char *text,
                        gint64     *number,
                        GError    **error)
{
  g_return_val_if_fail (ECOT_IS_WORK (work), FALSE);

  if (unit == ECOT_UNIT_PERCENT && strchr (text, '%') != NULL)
    return ecot_number_read_percent (text, number, error);
  if (ecot_expression_is (text))
    return ecot_expression_read (text, unit == ECOT_UNIT_EUR ? 2 : 4, get_rounding (work), ECOT_AMOUNT_MAX, number, error);

  return unit == ECOT_UNIT_EUR ? ecot_number_read_amount (text, number, error) : ecot_number_read_decimal (text, number, error);
}

char *
ecot_typed_preview (EcotWork            *work,
                    const EcotFieldSpec *field,
                    const char          *text)
{
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autofree char   *result = NULL;

  if (!is_number (field->type) || !ecot_expression_is (text) || !ecot_typed_read (work, field, text, &value, NULL))
    return NULL;

  result = ecot_value_to_french (&value);

  return g_strconcat ("=\302\240", result, NULL);
}
