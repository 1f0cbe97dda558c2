/* ecot-findings-list.h: findings below each other, of which those in sight have widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FINDINGS_LIST (ecot_findings_list_get_type ())

G_DECLARE_FINAL_TYPE (EcotFindingsList, ecot_findings_list, ECOT, FINDINGS_LIST, GtkWidget)

/* Signals:
 *   "activate" (guint position)    Enter or two clicks on a finding
 */

/* Shows @findings (transfer none), a list of EcotFinding.  Once. */
void ecot_findings_list_set_model (EcotFindingsList *self,
                                   EcotWork         *work,
                                   GListModel       *findings);
/* The finding at hand, or GTK_INVALID_LIST_POSITION: none until one goes to it. */
guint ecot_findings_list_get_selected (EcotFindingsList *self);
/* Chooses a finding and brings it in sight. */
void ecot_findings_list_select (EcotFindingsList *self,
                                guint             position);
/* Sentences name lines by numbers that became other ones. */
void ecot_findings_list_follow (EcotFindingsList *self);

G_END_DECLS
