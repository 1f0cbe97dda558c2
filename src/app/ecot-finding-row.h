/* ecot-finding-row.h: one finding: the sentence, the numbers, the call's phrase, the fix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FINDING_ROW (ecot_finding_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotFindingRow, ecot_finding_row, ECOT, FINDING_ROW, GtkWidget)

GtkWidget *ecot_finding_row_new (void);
void       ecot_finding_row_bind (EcotFindingRow *self,
                                  EcotWork       *work,
                                  EcotFinding    *finding);
/* After rows of the dossier came, went or moved.  Whether the sentence was another one. */
gboolean ecot_finding_row_follow (EcotFindingRow *self);

G_END_DECLS
