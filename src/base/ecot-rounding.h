/* ecot-rounding.h: the one place where a number loses its tail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dossier has one policy, given by its call.  What a maximum bounds is
 * rounded down whatever the policy, by whoever computes it: passing DOWN.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_ROUNDING_HALF_UP, /* to the cent, halves away from zero */
  ECOT_ROUNDING_DOWN,    /* to the cent, towards zero */
  ECOT_ROUNDING_EURO,    /* to the whole euro, halves away from zero */
  /* To the whole euro, towards zero: what a maximum bounds in a dossier that counts in euros.
   * No call asks for it. */
  ECOT_ROUNDING_EURO_DOWN,
} EcotRounding;

/* Intermediate products: 64 × 64 bits never overflow it. */
typedef __int128 EcotWide;

/**
 * ecot_round_quotient:
 * @num: numerator, in the unit wanted times @den
 * @den: positive
 * @rounding: HALF_UP or DOWN round to one unit, EURO and EURO_DOWN to 100 units
 * @result: (out): the quotient
 *
 * Returns: %FALSE with %ECOT_ERROR_OVERFLOW if the quotient does not fit
 */
gboolean ecot_round_quotient (EcotWide     num,
                              EcotWide     den,
                              EcotRounding rounding,
                              gint64      *result,
                              GError     **error);

/* "half-up", "down", "euro": the words of call files and of the JSON; "euro-down" in
 * explanations alone. */
const char *ecot_rounding_to_id (EcotRounding rounding);
gboolean    ecot_rounding_from_id (const char   *id,
                                   EcotRounding *rounding);

G_END_DECLS
