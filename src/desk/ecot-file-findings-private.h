/* ecot-file-findings-private.h: whether the files of the pieces are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-bundle.h"

G_BEGIN_DECLS

/* @dossier: (nullable): its path, beside which files are; without it only those with a whole path can be looked for, and of the others that is
 * said. */
void ecot_file_findings_add (EcotFigures *figures,
                             const char  *dossier,
                             GPtrArray   *findings);

G_END_DECLS
