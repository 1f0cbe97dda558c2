/* ecot-call-lint-rates.c: rates of indirect costs, parts of the grant, advances
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include <glib/gi18n-lib.h>

#define ALL_OF_IT (100 * ECOT_DECIMAL_ONE)

static gboolean
has_category (EcotLint   *lint,
              const char *kind)
{
  const GPtrArray *categories = ecot_lint_all (lint, "category");

  for (guint i = 0; i < categories->len; i++)
    if (g_str_equal (ecot_call_node_get (categories->pdata[i], "kind"), kind))
      return TRUE;

  return FALSE;
}

static void
check_flat_rate (EcotLint           *lint,
                 const EcotCallNode *node)
{
  EcotDecimal percent = ecot_lint_number (node, "percent");
  const char *base = ecot_call_node_get (node, "base");

  if (percent == 0 || percent > ALL_OF_IT)
    ecot_lint_remark (lint, node, "rate", ECOT_LEVEL_ERROR, _ ("the rate “%s” is %s %%"), ecot_lint_name (node), ecot_call_node_get (node, "percent"));
  if (g_str_equal (ecot_call_node_get (node, "mode"), "unstated") || g_str_equal (base, "unstated"))
    ecot_lint_doubt (lint, node, NULL, "unstated", ECOT_LEVEL_WARNING, _ ("what the rate “%s” means is not stated"), ecot_lint_name (node));
  if (g_str_equal (base, "direct-staff") && !has_category (lint, "staff"))
    ecot_lint_doubt (lint, node, NULL, "rate-base", ECOT_LEVEL_WARNING, _ ("the rate “%s” applies to staff, and no cost category is of that kind"), ecot_lint_name (node));
}

static void
check_performance (EcotLint *lint)
{
  const GPtrArray *parts = ecot_lint_all (lint, "performance");
  EcotDecimal      sum = 0;
  char             buf[ECOT_DECIMAL_BUFSIZE];

  if (parts->len == 0)
    return;

  for (guint i = 0; i < parts->len; i++)
    {
      EcotDecimal percent = ecot_lint_number (parts->pdata[i], "percent");

      /* A sum that cannot be is none that makes 100. */
      if (!ecot_decimal_add (sum, percent, &sum, NULL))
        sum = -1;
    }

  if (sum != ALL_OF_IT)
    ecot_lint_doubt (lint, parts->pdata[0], parts->pdata[parts->len - 1], "performance", ECOT_LEVEL_WARNING,
                     _ ("the parts of the grant from here to line %u make %s %%, not 100 %%"),
                     ((EcotCallNode *)parts->pdata[parts->len - 1])->line, ecot_decimal_format (sum, buf));
}

static void
check_payment (EcotLint *lint)
{
  const EcotCallNode *payment = ecot_lint_first (lint, "payment");

  if (payment != NULL && ecot_lint_number (payment, "advance-max") > ALL_OF_IT)
    ecot_lint_remark (lint, payment, "advance", ECOT_LEVEL_ERROR, _ ("an advance of %s %% is more than the grant"), ecot_call_node_get (payment, "advance-max"));
}

void
ecot_lint_rates (EcotLint *self)
{
  const GPtrArray *rates = ecot_lint_all (self, "flat-rate");

  for (guint i = 0; i < rates->len; i++)
    check_flat_rate (self, rates->pdata[i]);
  check_performance (self);
  check_payment (self);
}
