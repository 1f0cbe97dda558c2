/* ecot-call.h: a call file read into lots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

typedef struct _EcotCall EcotCall;

/* Of a file.  The largest call known, 27 lots with all their notes, has 0.8 MB. */
#define ECOT_MAX_CALL_SIZE (8 * 1024 * 1024)

/* Either the whole definition was understood, or there is no call: a dossier
 * checked against half the limits would look fine.  The message of
 * %ECOT_ERROR_BAD_CALL is "NAME:LINE: what and the word". */
EcotCall *ecot_call_load (GBytes     *bytes,
                          const char *name,
                          GError    **error);
/* The same of the file at @path. */
EcotCall *ecot_call_read (const char *path,
                          GError    **error);
EcotCall *ecot_call_ref (EcotCall *self);
void      ecot_call_unref (EcotCall *self);

const char *ecot_call_get_id (EcotCall *self);
const char *ecot_call_get_title (EcotCall *self);
/* The bytes it was read from: a dossier keeps the exact call it answers. */
GBytes    *ecot_call_get_bytes (EcotCall *self);
GPtrArray *ecot_call_get_lots (EcotCall *self);
/* @number: "1"; borrowed, or NULL. */
EcotLot *ecot_call_find_lot (EcotCall   *self,
                             const char *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCall, ecot_call_unref)

G_END_DECLS
