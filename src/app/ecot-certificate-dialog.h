/* ecot-certificate-dialog.h: with which certificate a paper is signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_CERTIFICATE_DIALOG (ecot_certificate_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotCertificateDialog, ecot_certificate_dialog, ECOT, CERTIFICATE_DIALOG, GtkWindow)

/* Emits "signed" with the path that was written, and whether this computer knows who issued the certificate.
 * @name: proposed for the file */
GtkWidget *ecot_certificate_dialog_new (GtkWindow  *over,
                                        EcotWork   *work,
                                        const char *paper,
                                        const char *title,
                                        const char *name);

G_END_DECLS
