/* ecot-certificate.h: a PDF signed with somebody's certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The password of the certificates, asked for only where they have one.  (transfer full); NULL with @error */
typedef char *(*EcotAskPassword) (gpointer data,
                                  GError **error);

typedef struct
{
  char           *name;   /* of the certificate, as its store calls it: "token:name" on a card or stick */
  char           *folder; /* the store (NSS); NULL: the one pdfsig looks into, which is Firefox's */
  EcotAskPassword ask;    /* NULL: a store with a password is refused */
  gpointer        data;
} EcotCertificate;

/**
 * ecot_certificate_sign:
 * @pdf: with an empty field to sign, called @field
 * @known: (out): whether this computer trusts who issued the certificate
 *
 * Runs pdfsig, then has it verify what it signed.  Blocks; on any thread.
 *
 * Returns: (transfer full): the signed PDF; NULL with one sentence
 */
GBytes *ecot_certificate_sign (const EcotCertificate *self,
                               GBytes                *pdf,
                               const char            *field,
                               gboolean              *known,
                               GCancellable          *cancellable,
                               GError               **error);

EcotCertificate *ecot_certificate_new (const char     *name,
                                       const char     *folder,
                                       EcotAskPassword ask,
                                       gpointer        data);
void             ecot_certificate_free (EcotCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCertificate, ecot_certificate_free)

G_END_DECLS
