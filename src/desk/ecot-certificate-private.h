/* ecot-certificate-private.h: the private folder in which a PDF is signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <signal.h>

#include "desk/ecot-certificate.h"

G_BEGIN_DECLS

#define ECOT_SIGNING_MAX_SIZE ((gsize)256 * 1024 * 1024)

typedef struct
{
  const EcotCertificate *certificate;
  const char            *token;  /* the card or stick its key is on, or NULL */
  char                  *folder; /* private, in memory; removed with the files in it */
  char                  *input, *output;
  GCancellable          *cancellable;
  struct sigaction       before[3];
} EcotSigningFolder;

gboolean ecot_signing_folder_write (EcotSigningFolder *self,
                                    const char        *path,
                                    GBytes            *bytes,
                                    GError           **error);
/* @store (nullable): the folder of the certificates.  The exit status, or -1 with @error. */
int ecot_signing_folder_call_pdfsig (EcotSigningFolder *self,
                                     const char        *store,
                                     const char        *nick,
                                     const char        *field,
                                     GError           **error);
/* Signs the input with a key that stays on its card. */
gboolean ecot_signing_folder_sign_on_card (EcotSigningFolder *self,
                                           const char        *field,
                                           const char        *code,
                                           GError           **error);

G_END_DECLS
