/* ecot-dossier-xml.h: the XML interchange form of a dossier (data/dossier.rng)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both ways without loss; read in a second within bounded memory, whoever wrote it.
 */

#pragma once

#include "dossier/ecot-dossier.h"
#include "xml/ecot-xml-writer.h"

G_BEGIN_DECLS

/* (transfer full) */
GBytes *ecot_dossier_xml_write (EcotDossier *dossier);
/* The same without what says who a participant is (their names and births).  @n_left_out:
 * the number of participants of whom something was left out. */
GBytes *ecot_dossier_xml_write_anonymous (EcotDossier *dossier,
                                          guint       *n_left_out);
/* The same, given to @put as it is written.  @names: as the first of these two has them.  FALSE with @error: @put wanted no
 * more. */
gboolean ecot_dossier_xml_write_to (EcotDossier *dossier,
                                    gboolean     names,
                                    guint       *n_left_out,
                                    EcotXmlPut   put,
                                    gpointer     data,
                                    GError     **error);
/* @name: the file, for messages ("NAME:LINE: …").  %ECOT_ERROR_BAD_DOSSIER or TOO_NEW. */
EcotDossier *ecot_dossier_xml_read (GBytes     *bytes,
                                    const char *name,
                                    GError    **error);

G_END_DECLS
