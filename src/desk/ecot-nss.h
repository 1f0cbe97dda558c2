/* ecot-nss.h: the certificates somebody has, in the stores of Firefox and of their desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/ecot-date.h"

G_BEGIN_DECLS

typedef struct
{
  char    *nick;   /* as its store calls it, "token:name" on a card or stick */
  char    *token;  /* the card or stick; NULL: in the store itself */
  char    *holder; /* whom it names, and who says so; NULL where a card does not tell before its code */
  char    *issuer;
  EcotDate from, until; /* days in UTC; ECOT_DATE_NONE: not told */
  gboolean authority;   /* it vouches for others, and signs nothing else */
} EcotHeldCertificate;

void ecot_held_certificate_free (EcotHeldCertificate *self);
/* What a certificate says of itself (X.509, DER); NULL: it is none. */
EcotHeldCertificate *ecot_held_certificate_parse (GBytes *der);
/* What is wrong with it on @today, one sentence; NULL: nothing is known to be. */
char *ecot_held_certificate_find_fault (const EcotHeldCertificate *self,
                                        EcotDate                   today);

/* A folder that holds certificates. */
typedef struct
{
  char *path;
  char *title; /* for a person: "Firefox (default)" */
} EcotNssStore;

/* Those this person has: the desktop's and those of Firefox.  (transfer full) (element-type EcotNssStore) */
GPtrArray *ecot_nss_list_stores (void);
void       ecot_nss_store_free (EcotNssStore *self);

/* Those in @folder, and on the cards and sticks that it knows of, that have their key there.  Blocks; on any thread.
 * No code is asked for.  (transfer full) (element-type EcotHeldCertificate) */
GPtrArray *ecot_nss_list (const char   *folder,
                          GCancellable *cancellable,
                          GError      **error);
/* @codes (nullable): a file with the code of the card.  NULL without @error: the store does not have it, or does not tell. */
EcotHeldCertificate *ecot_nss_describe (const char   *folder,
                                        const char   *nick,
                                        const char   *codes,
                                        GCancellable *cancellable,
                                        GError      **error);
/* The card or stick of a nick, or NULL.  (transfer full) */
char *ecot_nss_get_token (const char *nick);

/* Runs a program without a shell and without input, in the C locale and in UTC.  @out, @err (nullable): what it printed.
 * The exit status, or -1 with @error. */
int ecot_nss_run (const char *const *words,
                  GBytes           **out,
                  char             **err,
                  GCancellable      *cancellable,
                  GError           **error);
/* FALSE with @error: @name is not there; @package has it. */
gboolean ecot_nss_need (const char *name,
                        const char *package,
                        GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotHeldCertificate, ecot_held_certificate_free)

G_END_DECLS
