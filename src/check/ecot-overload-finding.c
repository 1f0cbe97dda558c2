/* ecot-overload-finding.c: a person who is promised to several dossiers at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not a check like the others: no dossier knows of another.  Whoever has several
 * at hand compares them and adds what is found to each.
 */

#include "check/ecot-checker.h"

#include "check/ecot-check-private.h"

/* "60 %" */
static char *
percent_to_french (EcotDecimal share)
{
  const EcotFigure figure = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = share };

  return ecot_figure_to_french (&figure);
}

/* "60 % dans « Rallye » et 50 % dans « Forum »" */
static char *
describe_parts (const EcotOverload *overload)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *own = percent_to_french (overload->own);

  g_ptr_array_add (parts, g_strdup_printf ("%s dans « %s »", own, overload->load->dossier));

  for (guint i = 0; i < overload->others->len; i++)
    {
      const EcotLoad  *other = overload->others->pdata[i];
      g_autofree char *share = percent_to_french (other->share);

      g_ptr_array_add (parts, g_strdup_printf ("%s dans « %s »", share, other->dossier));
    }

  g_ptr_array_add (parts, NULL);
  return ecot_text_join ((const char *const *)parts->pdata);
}

EcotFinding *
ecot_finding_new_for_overload (EcotLot            *lot,
                               const EcotOverload *overload)
{
  g_autofree char *found = percent_to_french (overload->sum);
  g_autofree char *difference = percent_to_french (overload->sum - 100 * ECOT_DECIMAL_ONE);
  g_autofree char *parts = describe_parts (overload);
  g_autofree char *span = ecot_span_to_french (overload->from, overload->to);
  g_autofree char *name = ecot_text_excerpt (overload->load->name);
  g_autofree char *message = g_strdup_printf ("%s travaille à %s %s : %s.", name, found, span, parts);
  EcotFindingSpec  spec = {
     .rule = "member.elsewhere",
     .level = ECOT_LEVEL_WARNING,
     .where = overload->load->where,
     .found = found,
     .expected = "100 % au plus",
     .difference = difference,
  };

  return ecot_finding_new (lot, &spec, message);
}
