/* ecot-copying.h: a copy of a dossier, made a piece at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* For whoever needs a copy while somebody types: the pieces are small, and the copy is of one state all the same.
 * When the dossier changes between two of them, it is begun again. */
typedef struct _EcotCopying EcotCopying;

EcotCopying *ecot_copying_new (EcotDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
/* What was copied is thrown away. */
void ecot_copying_free (EcotCopying *self);
/* Copies so many records more.  FALSE: all of them are there. */
gboolean ecot_copying_step (EcotCopying *self,
                            guint        n_records);
/* After the last step, before anything else happens to the dossier: the copy.  Frees @self. */
EcotDossier *ecot_copying_end (EcotCopying *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCopying, ecot_copying_free)

G_END_DECLS
