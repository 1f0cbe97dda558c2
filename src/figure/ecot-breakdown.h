/* ecot-breakdown.h: people told apart by sex, age and status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-lot.h"
#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

#define ECOT_N_BREAKDOWNS        3
#define ECOT_MAX_BREAKDOWN_PARTS 4

/* One way to tell the people of an indicator apart: the fields of an indicator
 * whose sum is its planned value.  The last is for those of whom it is not known. */
typedef struct
{
  const char *id;    /* "sex": the figure is indicator.ID.by-sex */
  const char *label; /* French: "par sexe" */
  const char *fields[ECOT_MAX_BREAKDOWN_PARTS + 1];
} EcotBreakdown;

extern const EcotBreakdown ecot_breakdowns[ECOT_N_BREAKDOWNS];

/* The field for those of whom it is not known. */
const char *ecot_breakdown_get_unstated (const EcotBreakdown *self);

/* Whether an indicator of a dossier counts people: its unit says so, or somebody told
 * them apart. */
gboolean ecot_dossier_counts_people (EcotDossier         *dossier,
                                     const EcotIndicator *indicator);

G_END_DECLS
