/* ecot-rate.h: what a flat rate of the call makes of the costs of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier/ecot-action.h"
#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct
{
  const EcotFlatRate *rate;   /* the lot's */
  const char         *figure; /* of its base, before what the call leaves out of it */
  EcotAmount          base, bound, indirect;
  gboolean            flat; /* the bound is the amount itself, and not the most it may be */
} EcotRate;

/* FALSE if the base cannot be told, for a figure that failed. */
gboolean ecot_rate_measure (EcotFigures        *figures,
                            const EcotFlatRate *rate,
                            EcotRate           *self);
/* Whether indirect costs are what the rate makes of them, or no more than that. */
gboolean ecot_rate_is_kept (const EcotRate *self);
/* "« Coûts directs » sans les fournitures".  (transfer full) */
char *ecot_rate_describe_base (const EcotRate *self,
                               EcotFigures    *figures);
/* The only line of indirect costs, or NULL. */
EcotRecord *ecot_rate_find_line (EcotFigures *figures);
/* Writes the bound into that line, or into a new one where there is none.
 * Returns: (transfer full): NULL if there are several, or no category for it */
EcotAction *ecot_rate_write (const EcotRate *self,
                             EcotFigures    *figures);

G_END_DECLS
