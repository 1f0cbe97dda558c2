/* ecot-options.h: real costs and each flat rate, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advice: everything is worked out on copies, and the dossier stays as it is.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

/* One way of counting: real costs, one option, or two that may stand together. */
typedef struct
{
  char       *id; /* "real", "indirect-15", "indirect-15+staff-20" */
  char       *label;
  GPtrArray  *options; /* of EcotCostOption, borrowed */
  gboolean    chosen;  /* it is what the dossier chose */
  EcotFigure  bases[2], amounts[2];
  EcotDecimal percents[2];
  EcotFigure  total, grant, own;
  GPtrArray  *keep, *spare; /* of char*, borrowed: proofs to keep, proofs no longer needed */
} EcotWay;

/* Two ways cost the same when other direct costs (neither staff nor participants') are this. */
typedef struct
{
  const EcotWay *first, *second;
  EcotAmount     other; /* to the cent */
  gboolean       has_share;
  EcotDecimal    share; /* of the staff, in percent: 25 */
} EcotBreakEven;

typedef struct
{
  EcotCostOptions *options;
  GPtrArray       *ways;        /* of EcotWay, real costs first */
  GArray          *break_evens; /* of EcotBreakEven */
} EcotWays;

/**
 * ecot_ways_new:
 * @options: (nullable): of another regulation than the lot's
 *
 * The grant is that of the call's fund at the percentage asked for, else at the highest of
 * the call; own funds are what remains.
 */
EcotWays *ecot_ways_new (EcotFigures     *figures,
                         EcotCostOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void      ecot_ways_free (EcotWays *self);

/* The action that chooses what @way is, and no other option; the lines stay.  (transfer full) */
EcotAction *ecot_way_choose (const EcotWay *self,
                             EcotFigures   *figures,
                             const char    *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotWays, ecot_ways_free)

G_END_DECLS
