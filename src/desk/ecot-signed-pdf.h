/* ecot-signed-pdf.h: a paper that came back signed with a certificate, held against its dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_SEAL_INTACT,
  ECOT_SEAL_EXTENDED, /* something was added after it was signed */
  ECOT_SEAL_BROKEN,   /* what was signed is no longer what is there */
  ECOT_N_SEALS
} EcotSealState;

typedef struct
{
  char         *by; /* whom the certificate names */
  char         *at; /* "2017-07-20 16:05", in the zone of the call; NULL: not told */
  EcotSealState state;
  gboolean      known; /* this computer trusts who issued the certificate, and it is still good */
} EcotSeal;

typedef struct
{
  char      *title;   /* of the paper */
  GPtrArray *seals;   /* of EcotSeal, none if nobody signed with a certificate */
  GPtrArray *changes; /* of EcotSayingChange: what the dossier says otherwise than what was signed */
} EcotSignedPdf;

/* @path: a PDF that Écot wrote, which carries its dossier, and whoever signed it.
 * @nssdir (nullable): the certificates that are trusted; NULL: those of Firefox
 * Runs pdfsig; blocks; the dossier is read.  (transfer full) */
EcotSignedPdf *ecot_signed_pdf_read (EcotDesk     *desk,
                                     const char   *path,
                                     const char   *nssdir,
                                     GCancellable *cancellable,
                                     GError      **error);
void           ecot_signed_pdf_free (EcotSignedPdf *self);

/* What pdfsig printed, read: a stranger chose the names in it.  (transfer full) (element-type EcotSeal) */
GPtrArray *ecot_seals_parse (const char *printed,
                             const char *zone);

/* Each is intact, and there is one. */
gboolean ecot_signed_pdf_is_intact (const EcotSignedPdf *self);
/* "intact", "extended", "broken" */
const char *ecot_seal_state_to_id (EcotSealState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSignedPdf, ecot_signed_pdf_free)

G_END_DECLS
