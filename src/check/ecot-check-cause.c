/* ecot-check-cause.c: which rounding left a plan a cent short
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts that were computed lost a tail, and somebody who adds up on paper keeps it or
 * loses it elsewhere.  What is out by less than a euro is looked at: of the lines and
 * funds whose rounding goes that way, the one that took most is named, with what it was
 * before it was rounded.
 */

#include "check/ecot-check-private.h"

/* A product of two numbers with four decimals, or of a percentage and cents: of this scale to the cent. */
#define SCALE G_GINT64_CONSTANT (1000000)

/* Larger gaps have other causes. */
#define SMALL 100

typedef struct
{
  EcotWide    effect; /* on the balance, in cents × SCALE */
  EcotWide    exact;  /* in cents × SCALE */
  EcotReason *reason; /* owned */
} Cause;

static void
cause_clear (Cause *self)
{
  g_clear_pointer (&self->reason, ecot_reason_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cause, cause_clear)

static EcotWide
size (EcotWide number)
{
  return number < 0 ? -number : number;
}

/* It goes the way of the balance, and further than what was found. */
static gboolean
is_better (const Cause *self,
           EcotWide     effect,
           EcotAmount   balance)
{
  return effect != 0 && (effect < 0) == (balance < 0) && size (effect) > size (self->effect);
}

static void
take (Cause      *self,
      EcotCheck  *check,
      const char *figure,
      EcotWide    effect,
      EcotWide    exact)
{
  cause_clear (self);
  self->effect = effect;
  self->exact = exact;
  self->reason = ecot_figures_explain (check->figures, figure);
}

/* A share of the cost, before it was rounded. */
static void
try_fund (EcotCheck      *self,
          const EcotFund *fund,
          EcotAmount      balance,
          Cause          *cause)
{
  g_autofree char       *name = g_strconcat ("funding.", fund->id, NULL);
  g_autoptr (EcotReason) reason = ecot_figures_explain (self->figures, name);
  const EcotReason      *percent, *base;
  EcotWide               exact;

  if (reason == NULL || reason->op != ECOT_REASON_PERCENT || !reason->rounded || reason->children->len < 2)
    return;

  percent = reason->children->pdata[0];
  base = reason->children->pdata[1];
  exact = (EcotWide)percent->number * base->number;

  if (is_better (cause, (EcotWide)reason->number * SCALE - exact, balance))
    take (cause, self, name, (EcotWide)reason->number * SCALE - exact, exact);
}

static void
try_line (EcotCheck  *self,
          EcotRecord *line,
          EcotAmount  balance,
          Cause      *cause)
{
  EcotFigure       worth = ecot_figures_get_line (self->figures, line);
  g_autofree char *path = NULL;
  gint64           amount, quantity, unit_cost;
  EcotWide         exact;

  if (!worth.known || ecot_record_get_number (line, "amount", &amount) ||
      !ecot_record_get_number (line, "quantity", &quantity) || !ecot_record_get_number (line, "unit-cost", &unit_cost))
    return;

  exact = (EcotWide)quantity * unit_cost;
  if (!is_better (cause, exact - (EcotWide)worth.number * SCALE, balance))
    return;

  path = ecot_dossier_make_path (self->dossier, line, "amount");
  take (cause, self, path, exact - (EcotWide)worth.number * SCALE, exact);
}

/* "4 639,135 €" of cents × SCALE. */
static char *
exact_to_french (EcotWide exact)
{
  const EcotWide   euro = (EcotWide)100 * SCALE;
  char             digits[16];
  gsize            length;
  g_autofree char *plain = NULL;
  g_autofree char *whole = ecot_decimal_to_french ((gint64)(size (exact) / euro) * ECOT_DECIMAL_ONE);

  g_snprintf (digits, sizeof digits, "%08" G_GINT64_FORMAT, (gint64)(size (exact) % euro));
  for (length = 8; length > 2 && digits[length - 1] == '0'; length--)
    digits[length - 1] = '\0';

  return g_strdup_printf ("%s%s,%s\u00a0€", exact < 0 ? "\u2212" : "", whole, digits);
}

char *
ecot_check_find_rounding (EcotCheck *self,
                          EcotAmount balance)
{
  g_auto (Cause)   cause = { 0 };
  g_autofree char *exact = NULL, *rounded = NULL, *lost = NULL;
  guint            n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  if (balance == 0 || ABS (balance) >= SMALL)
    return NULL;

  for (guint i = 0; i < self->lot->funds->len; i++)
    try_fund (self, self->lot->funds->pdata[i], balance, &cause);

  for (guint i = 0; i < n; i++)
    try_line (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i), balance, &cause);

  if (cause.reason == NULL || size (cause.exact) / ((EcotWide)100 * SCALE) > ECOT_DECIMAL_MAX / ECOT_DECIMAL_ONE)
    return NULL;

  exact = exact_to_french (cause.exact);
  rounded = ecot_reason_value (cause.reason);
  lost = exact_to_french (size (cause.effect));
  return g_strdup_printf ("L’arrondi le plus fort dans ce sens est celui de « %s » : %s avant arrondi, %s après (%s d’écart).",
                          cause.reason->label, exact, rounded, lost);
}
