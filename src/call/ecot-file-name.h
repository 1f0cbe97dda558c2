/* ecot-file-name.h: the name a call wants a file to have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name without folder and ending, with blanks that are filled from the dossier:
 * "{number}-Statuts-{applicant}".
 */

#pragma once

#include "call/ecot-lot.h"
#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* Without its ending: what any system takes, and an e-mail carries. */
#define ECOT_FILE_NAME_MAX 80

/* Why @pattern is none, in one phrase, or NULL.  (transfer full) */
char *ecot_file_name_fault (const char *pattern);

/* @number: of the piece.  Letters of ASCII, digits, "-" and "_"; NULL: the dossier leaves
 * a blank empty, or no letter and no digit remains.  (transfer full) */
char *ecot_file_name_fill (const char    *pattern,
                           const EcotLot *lot,
                           EcotDossier   *dossier,
                           guint          number);

G_END_DECLS
