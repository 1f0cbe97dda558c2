/* ecot-diff.h: two dossiers, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of a list are matched by id when the two dossiers come from one
 * another, by content otherwise (longest common subsequence), so that one line
 * inserted is one difference.
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

typedef struct
{
  char *where; /* path in the second dossier, or in the first for what was removed */
  char *label; /* French: "ligne de budget 3, montant" */
  /* Machine form; NULL: empty or absent.  Of a row that came or went the whole row,
   * "detail: Salle; amount: 500.00"; of one that changed place, its rows from 1. */
  char *before;
  char *after;
} EcotDifference;

/* (transfer full) (element-type EcotDifference), in the order of the schema */
GPtrArray *ecot_diff (EcotDossier *before,
                      EcotDossier *after);

G_END_DECLS
