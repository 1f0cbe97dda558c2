/* ecot-signatures-view.h: every paper, whether it was signed, and what changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"
#include "desk/ecot-signing.h"

G_BEGIN_DECLS

#define ECOT_TYPE_SIGNATURES_VIEW (ecot_signatures_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotSignaturesView, ecot_signatures_view, ECOT, SIGNATURES_VIEW, GtkBox)

GtkWidget *ecot_signatures_view_new (EcotWork *work);
/* Puts the focus on the paper of "signature/ID/…".  FALSE: it is no such path. */
gboolean ecot_signatures_view_go_to (GtkWidget  *widget,
                                     const char *path);

/* "signed by Odile Fauquembre on 18/07/2017"; NULL: not signed.  (transfer full) */
char *ecot_signed_paper_describe (const EcotSignedPaper *paper);

G_END_DECLS
