/* ecot-checker.h: the findings of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-finding.h"
#include "figure/ecot-figures.h"

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

guint ecot_findings_count (GPtrArray *findings,
                           EcotLevel  level);

/* A section of the window and of the form: "applicant" "people" "narrative"
 * "participants" "budget" "funding" "indicators" "schedule" "pieces" "letter". */
const char *ecot_section_of_path (const char *where);

G_END_DECLS
