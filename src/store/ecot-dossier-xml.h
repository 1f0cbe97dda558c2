/* ecot-dossier-xml.h: the XML interchange form of a dossier (data/dossier.rng)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both ways without loss; read in a second within bounded memory, whoever wrote it.
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* (transfer full) */
GBytes *ecot_dossier_xml_write (EcotDossier *dossier);
/* @name: the file, for messages ("NAME:LINE: …").  %ECOT_ERROR_BAD_DOSSIER or TOO_NEW. */
EcotDossier *ecot_dossier_xml_read (GBytes     *bytes,
                                    const char *name,
                                    GError    **error);

G_END_DECLS
