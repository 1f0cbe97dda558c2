/* ecot-de-minimis.h: small aid had before, and the room that is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-aid-rules.h"
#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct
{
  const EcotAidRegime *regime;
  const EcotAidRule   *rule;        /* in force on the day; NULL: none */
  EcotAmount           had;         /* what still counts of what was had */
  EcotAmount           asked;       /* the grant, if it is of that regime */
  EcotAmount           total, room; /* room below zero: how much is too much */
} EcotAidSum;

typedef struct
{
  EcotDate    date;        /* on which it is judged; ECOT_DATE_NONE: unknown */
  const char *date_reason; /* French: where that day comes from */
  GArray     *sums;        /* EcotAidSum, one a regime */
  char       *fault;       /* why there are no sums, a French sentence; or NULL */
  gboolean    fed;         /* whether the dossier says anything of such aid */
} EcotAidLedger;

EcotAidLedger *ecot_aid_ledger_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
void           ecot_aid_ledger_free (EcotAidLedger *self);

/* Whether a row of aid counts in one of the sums. */
gboolean ecot_aid_ledger_counts (const EcotAidLedger *self,
                                 EcotRecord          *aid);

/* How "de-minimis.general" (the sum) or "de-minimis.general.room" was made; NULL: there is
 * no such regime. */
EcotReason *ecot_aid_explain (EcotFigures *figures,
                              const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAidLedger, ecot_aid_ledger_free)

G_END_DECLS
