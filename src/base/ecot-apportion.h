/* ecot-apportion.h: a whole split over its parts, nothing lost and nothing made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each share is rounded down, and what is left over goes, one unit each, to the
 * largest remainders, ties to the earlier part.  Shares always add up to the
 * whole.  Parts may be negative (a correction); a negative whole is split as its
 * opposite, so that a repayment undoes the payment share by share.
 *
 * @absorbed, where it is not %NULL, tells by how much each share differs from
 * what rounding it alone, half up, would have printed: the parts that are not 0
 * there are those that took the difference.
 */

#pragma once

#include "base/ecot-decimal.h"

G_BEGIN_DECLS

/**
 * ecot_apportion:
 * @whole: what is split, within ± %ECOT_AMOUNT_MAX, in any unit
 * @parts: what it is split in proportion to
 * @n: how many, at least one
 * @shares: (out caller-allocates): @n shares that add up to @whole
 * @absorbed: (out caller-allocates) (nullable): @n differences
 *
 * With all parts 0 the first takes everything.
 *
 * Returns: %FALSE with %ECOT_ERROR_OVERFLOW if a share or the sum of the parts
 *   is too large, with %ECOT_ERROR_BAD_VALUE if the parts cancel each other out
 */
gboolean ecot_apportion (gint64        whole,
                         const gint64 *parts,
                         guint         n,
                         gint64       *shares,
                         gint64       *absorbed,
                         GError      **error);

/* The share of each part in their sum, as percentages with two decimals that
 * add up to exactly 100 %.  %FALSE also where the parts add up to 0: nothing is
 * no share of nothing. */
gboolean ecot_apportion_percents (const gint64 *parts,
                                  guint         n,
                                  EcotDecimal  *percents,
                                  EcotDecimal  *absorbed,
                                  GError      **error);

/* Each amount as a whole number of euros, in cents, such that they add up to
 * their sum rounded to the euro. */
gboolean ecot_apportion_euros (const EcotAmount *amounts,
                               guint             n,
                               EcotAmount       *euros,
                               EcotAmount       *absorbed,
                               GError          **error);

G_END_DECLS
