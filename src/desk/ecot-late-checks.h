/* ecot-late-checks.h: what is found once one has stopped typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-leftovers.h"
#include "desk/ecot-signing.h"

G_BEGIN_DECLS

#define ECOT_TYPE_LATE_CHECKS (ecot_late_checks_get_type ())

G_DECLARE_FINAL_TYPE (EcotLateChecks, ecot_late_checks, ECOT, LATE_CHECKS, GObject)

/* Signal "changed": what is known is of the dossier as it stands now. */

/* Looks at once, on another thread, and again a moment after the last action on the dossier of @figures. */
EcotLateChecks *ecot_late_checks_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;

/* The same dossier held against another lot. */
void ecot_late_checks_set_figures (EcotLateChecks *self,
                                   EcotFigures    *figures);

/* From now on with how other dossiers of this machine are called, and what they and other calls answer: none of
 * it should stand in this one.  Looks again, and hears them anew.  @own: (nullable): where this one is */
void ecot_late_checks_look_around (EcotLateChecks *self,
                                   const char     *own);

/* As of the last look; borrowed until the next.  (element-type EcotFinding) */
GPtrArray *ecot_late_checks_get_findings (EcotLateChecks *self);
/* Those that were signed.  (element-type EcotSignedPaper) */
GPtrArray *ecot_late_checks_get_signed (EcotLateChecks *self);
/* Whether both are of the dossier as it stands now. */
gboolean ecot_late_checks_is_settled (EcotLateChecks *self);

/* The same here and now, for who waits for it.  @names: (nullable)
 * @signed_papers: (out) (optional) (transfer full)
 * @cancellable: (nullable) */
GPtrArray *ecot_late_check (EcotFigures      *figures,
                            EcotForeignNames *names,
                            GPtrArray       **signed_papers,
                            GCancellable     *cancellable);

G_END_DECLS
