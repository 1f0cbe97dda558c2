/* ecot-live-findings-private.h: the findings of a dossier, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For desk/ only; outside it is a GListModel of EcotFinding.
 */

#pragma once

#include "desk/ecot-late-checks.h"

G_BEGIN_DECLS

#define ECOT_TYPE_LIVE_FINDINGS (ecot_live_findings_get_type ())

G_DECLARE_FINAL_TYPE (EcotLiveFindings, ecot_live_findings, ECOT, LIVE_FINDINGS, GObject)

/* Checked at once, then again in an idle after each action on the dossier of @figures. */
EcotLiveFindings *ecot_live_findings_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

/* The same dossier held against another lot: checked at once, in the same list. */
void ecot_live_findings_set_figures (EcotLiveFindings *self,
                                     EcotFigures      *figures);

/* Where the dossier is, beside which the files of its pieces are looked for; NULL: nowhere yet. */
void ecot_live_findings_set_path (EcotLiveFindings *self,
                                  const char       *path);

/* What people do in other dossiers, of owners other than 0, which is this one, called @name.
 * @others: (transfer full) (element-type EcotLoad) */
void ecot_live_findings_set_others (EcotLiveFindings *self,
                                    const char       *name,
                                    GPtrArray        *others);

GListModel *ecot_live_findings_get_list (EcotLiveFindings *self);
/* Borrowed. */
EcotLateChecks *ecot_live_findings_get_late_checks (EcotLiveFindings *self);

/* Makes @list (of EcotFinding) hold @findings; rows that are in both, in the same
 * order, stay the objects they are. */
void ecot_live_findings_update (GListStore *list,
                                GPtrArray  *findings);

G_END_DECLS
