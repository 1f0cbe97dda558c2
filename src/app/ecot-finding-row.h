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
/* The finding it shows, borrowed, or NULL. */
EcotFinding *ecot_finding_row_get_finding (EcotFindingRow *self);
/* After rows of the dossier came, went or moved.  Whether the sentence was another one. */
gboolean ecot_finding_row_follow (EcotFindingRow *self);
/* What it takes in all at that width, in pixels.  Asked instead of gtk_widget_measure(): a row says nothing to those
 * it stands in when its text changes. */
int  ecot_finding_row_get_height (EcotFindingRow *self,
                                  int             width);
void ecot_finding_row_set_selected (EcotFindingRow *self,
                                    gboolean        selected);
/* Out of sight it is nothing to the pointer, the keys and assistive technology. */
void ecot_finding_row_set_shown (EcotFindingRow *self,
                                 gboolean        shown);
/* The button of the fix, or NULL.  Borrowed. */
GtkWidget *ecot_finding_row_get_fix (EcotFindingRow *self);

G_END_DECLS
