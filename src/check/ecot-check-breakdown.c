/* ecot-check-breakdown.c: women and men, ages and statuses make the whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody has to tell people apart; whoever does tells all of them apart, with a
 * class for those of whom it is not known.  An empty class is not zero: while
 * one is empty it may be what is missing, and the finding says so.
 */

#include "check/ecot-check-private.h"

#include "figure/ecot-breakdown.h"

/* One way of telling the people of one indicator apart. */
typedef struct
{
  const EcotIndicator *indicator;
  const EcotBreakdown *breakdown;
  EcotDecimal          sum;
  const char          *first; /* field that is filled, or NULL */
  GPtrArray           *empty; /* labels of the classes nobody filled */
} Parts;

static const char *
label_of (const char *field)
{
  return ecot_schema_get_kind (ECOT_KIND_INDICATOR)->fields[ecot_schema_find_field (ECOT_KIND_INDICATOR, field)].label;
}

static void
add_parts (EcotCheck *self,
           Parts     *parts)
{
  for (const char *const *field = parts->breakdown->fields; *field != NULL; field++)
    {
      gint64 count;

      if (!ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, parts->indicator->id, *field, &count))
        {
          g_ptr_array_add (parts->empty, (char *)label_of (*field));
          continue;
        }

      parts->sum += count * ECOT_DECIMAL_ONE;
      parts->first = parts->first != NULL ? parts->first : *field;
    }
}

/* Those who are missing are of no known class, where nobody said how many are. */
static EcotAction *
fix_by_unstated (EcotCheck   *self,
                 const Parts *parts,
                 EcotDecimal  planned)
{
  const char        *unstated = ecot_breakdown_get_unstated (parts->breakdown);
  g_autofree char   *number = NULL;
  g_autofree char   *label = NULL;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  gint64             missing;

  if (planned <= parts->sum || (planned - parts->sum) % ECOT_DECIMAL_ONE != 0 ||
      ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, parts->indicator->id, unstated, &missing))
    return NULL;

  missing = (planned - parts->sum) / ECOT_DECIMAL_ONE;
  number = ecot_decimal_to_french (planned - parts->sum);
  label = g_strdup_printf ("Compter %s « %s »", number, label_of (unstated));
  value = ecot_value_number (ECOT_VALUE_COUNT, missing);
  return ecot_fix_set (self, ECOT_KIND_INDICATOR, parts->indicator->id, unstated, value, label);
}

/* "hommes", "hommes et sexe non précisé": what may be what is missing; or NULL. */
static char *
describe_empty (const Parts *parts,
                EcotDecimal  planned)
{
  if (parts->empty->len == 0 || parts->sum >= planned)
    return NULL;

  g_ptr_array_add (parts->empty, NULL);
  return ecot_text_join ((const char *const *)parts->empty->pdata);
}

static void
report_sum (EcotCheck   *self,
            const Parts *parts,
            EcotDecimal  planned)
{
  g_autofree char *rule = g_strdup_printf ("indicator-by-%s", parts->breakdown->id);
  g_autofree char *where = g_strdup_printf ("indicator/%s/%s", parts->indicator->id, parts->first);
  g_autofree char *found = ecot_decimal_to_french (parts->sum);
  g_autofree char *expected = ecot_decimal_to_french (planned);
  g_autofree char *difference = ecot_decimal_to_french (ABS (planned - parts->sum));
  EcotFindingSpec  spec = {
     .rule = rule,
     .item = parts->indicator->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = parts->indicator->source,
     .fix = fix_by_unstated (self, parts, planned),
  };
  g_autofree char *empty = describe_empty (parts, planned);

  if (empty != NULL)
    ecot_check_add (self, &spec, "L’indicateur « %s » prévoit %s, et la répartition %s fait %s : il manque %s (non rempli : %s).",
                    parts->indicator->label, expected, parts->breakdown->label, found, difference, empty);
  else
    ecot_check_add (self, &spec, "L’indicateur « %s » prévoit %s, et la répartition %s fait %s : %s de %s.", parts->indicator->label,
                    expected, parts->breakdown->label, found, difference, parts->sum > planned ? "trop" : "moins");
}

/* There is nothing yet to hold the parts against. */
static void
report_unplanned (EcotCheck   *self,
                  const Parts *parts)
{
  g_autofree char   *where = g_strdup_printf ("indicator/%s/planned", parts->indicator->id);
  g_autofree char   *expected = ecot_decimal_to_french (parts->sum);
  g_autofree char   *label = g_strdup_printf ("Prévoir %s, la somme de la répartition %s", expected, parts->breakdown->label);
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_DECIMAL, parts->sum);
  EcotFindingSpec    spec = {
       .rule = "indicator-whole",
       .item = parts->indicator->id,
       .level = ECOT_LEVEL_WARNING,
       .where = where,
       .found = "vide",
       .expected = expected,
       .source = parts->indicator->source,
       .fix = ecot_fix_set (self, ECOT_KIND_INDICATOR, parts->indicator->id, "planned", value, label),
  };

  ecot_check_add (self, &spec, "L’indicateur « %s » est réparti %s (%s en tout) sans que le total soit prévu.",
                  parts->indicator->label, parts->breakdown->label, expected);
}

/* Returns whether there was a total to hold the parts against. */
static gboolean
check_parts (EcotCheck           *self,
             const EcotIndicator *indicator,
             const EcotBreakdown *breakdown)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  Parts                 parts = { .indicator = indicator, .breakdown = breakdown, .empty = empty };
  EcotDecimal           planned;

  add_parts (self, &parts);

  if (parts.first == NULL)
    return TRUE;

  if (!ecot_check_get_planned (self, indicator, &planned))
    {
      report_unplanned (self, &parts);
      return FALSE;
    }

  if (parts.sum != planned)
    report_sum (self, &parts, planned);

  return TRUE;
}

void
ecot_check_breakdown (EcotCheck           *self,
                      const EcotIndicator *indicator)
{
  for (guint i = 0; i < ECOT_N_BREAKDOWNS; i++)
    if (!check_parts (self, indicator, &ecot_breakdowns[i]))
      return;
}
