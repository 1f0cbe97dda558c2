/* ecot-signature-field.h: the box to sign in as a field for a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-pdf.h"

G_BEGIN_DECLS

/* @pdf, archivable, with an empty field ECOT_SIGNATURE_FIELD on @page (from 0), left, bottom, width and height in points.
 * NULL with @error.  (transfer full) */
GBytes *ecot_signature_field_add (GBytes      *pdf,
                                  guint        page,
                                  const double box[4],
                                  GError     **error);

G_END_DECLS
