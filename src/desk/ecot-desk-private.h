/* ecot-desk-private.h: what the writers of a desk share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"
#include "report/ecot-attachment.h"

G_BEGIN_DECLS

/* The moment at which what is written judges deadlines: never now. */
EcotMoment ecot_desk_get_fixed_moment (EcotDesk *self);

/* @dossier as a paper carries it.  @n_left_out: (out): as of ecot_dossier_xml_write_anonymous(); @names: nothing is left out.
 * (transfer full) */
EcotAttachment *ecot_desk_carry_dossier (EcotDossier *dossier,
                                         gboolean     names,
                                         guint       *n_left_out);

G_END_DECLS
