/* ecot-checker.h: the findings of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-finding.h"
#include "figure/ecot-figures.h"
#include "figure/ecot-load.h"

G_BEGIN_DECLS

/**
 * ecot_check:
 * @figures: of the dossier and its lot
 * @at: (nullable): judge deadlines as at that moment; NULL: when the dossier was
 *   marked as sent, else now in the issuer's time zone
 *
 * Returns: (transfer full) (element-type EcotFinding): in the order of the form,
 *   errors and advice as they come
 */
GPtrArray *ecot_check (EcotFigures      *figures,
                       const EcotMoment *at);

/* A warning for one of the dossiers that @overload is about, of @lot.  (transfer full) */
EcotFinding *ecot_finding_new_for_overload (EcotLot            *lot,
                                            const EcotOverload *overload);

/* The same, again and again: what was found in the rows of a long list is remembered, so that an
 * edit costs the rows it changed.  Follows the dossier until freed. */
typedef struct _EcotChecker EcotChecker;

EcotChecker *ecot_checker_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
void         ecot_checker_free (EcotChecker *self);
/* As ecot_check(); a finding that was there before, in a row that did not change, is the same object. */
GPtrArray *ecot_checker_run (EcotChecker      *self,
                             const EcotMoment *at);
/* What there is to say in three parts, one after the other: @before, what is found in the budget lines, @after.  Of the
 * lines, @head findings from the first on and @tail from the last are as they were the last time: @rows are those between. */
typedef struct
{
  GPtrArray *before, *rows, *after;
  guint      head, tail;
} EcotCheckUpdate;

void ecot_check_update_clear (EcotCheckUpdate *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotCheckUpdate, ecot_check_update_clear)

/* As ecot_checker_run(), at the cost of what changed.  @update: filled */
void ecot_checker_update (EcotChecker      *self,
                          const EcotMoment *at,
                          EcotCheckUpdate  *update);
/* How many rows were looked at since the beginning: what a test counts. */
guint64 ecot_checker_get_work (EcotChecker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotChecker, ecot_checker_free)

guint ecot_findings_count (GPtrArray *findings,
                           EcotLevel  level);

/* A section of the window and of the form: "applicant" "people" "narrative"
 * "participants" "budget" "funding" "indicators" "schedule" "pieces" "letter". */
const char *ecot_section_of_path (const char *where);

G_END_DECLS
