/* ecot-apportion.c: a whole split over its parts, nothing lost and nothing made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All three ways to split round every part down and hand what is left over to
 * the largest remainders.  A remainder always is 0 or more, for negative parts
 * too, and what is left over is less than the parts that have one: a part that
 * comes out even never is touched.
 */

#include "config.h"

#include "base/ecot-apportion.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

#define CENTS 100

/* 100 %, and the step between two printed percentages. */
#define STEPS 10000
#define STEP  (ECOT_DECIMAL_ONE / 100)

/* What rounding a share down has cut off it, in parts of the whole. */
typedef struct
{
  EcotWide rest;
  guint    share;
} Remainder;

static int
compare_remainders (gconstpointer a,
                    gconstpointer b)
{
  const Remainder *left = a;
  const Remainder *right = b;

  if (left->rest != right->rest)
    return left->rest > right->rest ? -1 : 1;

  return left->share < right->share ? -1 : 1;
}

/* Towards minus infinity, so that the rest is never negative.  FALSE: too large. */
static gboolean
divide_down (EcotWide  num,
             EcotWide  den,
             gint64   *quotient,
             EcotWide *rest)
{
  EcotWide whole = num / den;

  *rest = num % den;

  if (*rest < 0)
    {
      *rest += den;
      whole--;
    }

  *quotient = (gint64)whole;
  return -ECOT_AMOUNT_MAX <= whole && whole <= ECOT_AMOUNT_MAX;
}

/* What a share alone would do: from one half on it goes away from zero. */
static gboolean
goes_up (EcotWide rest,
         EcotWide den,
         gboolean negative)
{
  return negative ? rest > den - rest : rest >= den - rest;
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
                       _ ("The result is too large: check the numbers it is made from"));
  return FALSE;
}

/* The shares of @parts × @num ÷ @den, which add up to @whole. */
static gboolean
split (gint64        whole,
       const gint64 *parts,
       guint         n,
       EcotWide      num,
       EcotWide      den,
       gint64       *shares,
       gint64       *absorbed,
       GError      **error)
{
  g_autofree Remainder *remainders = g_new (Remainder, n);
  gint64                left = whole;

  for (guint i = 0; i < n; i++)
    {
      Remainder *own = &remainders[i];

      own->share = i;

      if (!divide_down (parts[i] * num, den, &shares[i], &own->rest))
        return refuse_size (error);

      left -= shares[i];

      if (absorbed != NULL)
        absorbed[i] = goes_up (own->rest, den, shares[i] < 0) ? -1 : 0;
    }

  qsort (remainders, n, sizeof *remainders, compare_remainders);

  for (guint i = 0; i < n && left > 0; i++, left--)
    {
      shares[remainders[i].share]++;

      if (absorbed != NULL)
        absorbed[remainders[i].share]++;
    }

  return TRUE;
}

static gboolean
add_up (const gint64 *parts,
        guint         n,
        gint64       *sum,
        GError      **error)
{
  EcotWide total = 0;

  for (guint i = 0; i < n; i++)
    total += parts[i];

  *sum = (gint64)total;
  return *sum == total || refuse_size (error);
}

static void
scale (gint64 *numbers,
       guint   n,
       gint64  by)
{
  for (guint i = 0; numbers != NULL && i < n; i++)
    numbers[i] *= by;
}

/* By nothing at all: the first takes it.  By parts that make nothing together: nobody can. */
static gboolean
split_by_nothing (gint64        whole,
                  const gint64 *parts,
                  guint         n,
                  gint64       *shares,
                  gint64       *absorbed,
                  GError      **error)
{
  for (guint i = 0; i < n; i++)
    if (parts[i] != 0)
      {
        g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                             _ ("The parts cancel each other out: nothing can be split in proportion to them"));
        return FALSE;
      }

  for (guint i = 0; i < n; i++)
    {
      shares[i] = i == 0 ? whole : 0;

      if (absorbed != NULL)
        absorbed[i] = 0;
    }

  return TRUE;
}

gboolean
ecot_apportion (gint64        whole,
                const gint64 *parts,
                guint         n,
                gint64       *shares,
                gint64       *absorbed,
                GError      **error)
{
  gint64 sum;
  int    sign = whole < 0 ? -1 : 1;

  g_return_val_if_fail (parts != NULL && shares != NULL && n > 0, FALSE);

  if (!ecot_amount_check (whole, error) || !add_up (parts, n, &sum, error))
    return FALSE;

  if (sum == 0)
    return split_by_nothing (whole, parts, n, shares, absorbed, error);

  /* A sum below 0 turns the sign of every part with it. */
  if (!split (ABS (whole), parts, n, sum < 0 ? -ABS (whole) : ABS (whole), sum < 0 ? -(EcotWide)sum : sum,
              shares, absorbed, error))
    return FALSE;

  scale (shares, n, sign);
  scale (absorbed, n, sign);
  return TRUE;
}

gboolean
ecot_apportion_percents (const gint64 *parts,
                         guint         n,
                         EcotDecimal  *percents,
                         EcotDecimal  *absorbed,
                         GError      **error)
{
  gint64 sum;

  g_return_val_if_fail (parts != NULL && percents != NULL && n > 0, FALSE);

  if (!add_up (parts, n, &sum, error))
    return FALSE;

  if (sum == 0)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                           _ ("The parts add up to nothing: none of them has a share in it"));
      return FALSE;
    }

  if (!ecot_apportion (STEPS, parts, n, percents, absorbed, error))
    return FALSE;

  scale (percents, n, STEP);
  scale (absorbed, n, STEP);
  return TRUE;
}

/* Not in proportion to the sum, which is rounded: an amount without cents stays what it is. */
gboolean
ecot_apportion_euros (const EcotAmount *amounts,
                      guint             n,
                      EcotAmount       *euros,
                      EcotAmount       *absorbed,
                      GError          **error)
{
  gint64 sum, whole;

  g_return_val_if_fail (amounts != NULL && euros != NULL && n > 0, FALSE);

  if (!add_up (amounts, n, &sum, error) || !ecot_amount_check (sum, error) ||
      !ecot_round_quotient (sum, CENTS, ECOT_ROUNDING_HALF_UP, &whole, error) ||
      !split (whole, amounts, n, 1, CENTS, euros, absorbed, error))
    return FALSE;

  scale (euros, n, CENTS);
  scale (absorbed, n, CENTS);
  return TRUE;
}
