/* ecot-findings-panel.h: what a reader would object to, and the way to each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FINDINGS_PANEL (ecot_findings_panel_get_type ())

G_DECLARE_FINAL_TYPE (EcotFindingsPanel, ecot_findings_panel, ECOT, FINDINGS_PANEL, GtkWidget)

void ecot_findings_panel_set_work (EcotFindingsPanel *self,
                                   EcotWork          *work);
/* Goes to the next (@step 1) or previous (-1) finding and to its cell. */
void ecot_findings_panel_step (EcotFindingsPanel *self,
                               int                step);
/* Applies the fix of the finding at hand, if it has one. */
gboolean ecot_findings_panel_fix (EcotFindingsPanel *self);

G_END_DECLS
