/* ecot-catalogue.h: every call at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks in the folder of ECOT_DATA_DIR if set, else in the installed data folder
 * found from the program's own place, else in the source tree it was built from;
 * then in the user's own folder (XDG_DATA_HOME/ecot/calls).
 */

#pragma once

#include "call/ecot-call.h"

G_BEGIN_DECLS

typedef struct _EcotCatalogue EcotCatalogue;

/* Never fails: a call file that cannot be read is left out and its error kept.  The
 * files are read when they are needed; from any thread. */
EcotCatalogue *ecot_catalogue_new (void);
void           ecot_catalogue_free (EcotCatalogue *self);

/* What the first tag of a call file says: NULL where it does not. */
typedef struct
{
  char *id, *title, *issuer, *issuer_short;
} EcotCallHead;

/* Of every call file at hand, by id, without reading on: whether the rest is right is not known.
 * (transfer container) (element-type EcotCallHead) */
GPtrArray *ecot_catalogue_list_heads (EcotCatalogue *self);
/* Every lot, calls by name, lots in order.  (element-type EcotLot), borrowed. */
GPtrArray *ecot_catalogue_get_lots (EcotCatalogue *self);
/* (element-type GError) */
GPtrArray *ecot_catalogue_get_errors (EcotCatalogue *self);
/* @lot: "resa-2017/1".  Borrowed; NULL with %ECOT_ERROR_UNKNOWN_LOT, which names
 * the lots of that call, or how to list all. */
EcotLot *ecot_catalogue_find_lot (EcotCatalogue *self,
                                  const char    *lot,
                                  GError       **error);
/**
 * ecot_catalogue_add:
 * @path: a call file, of anybody
 *
 * Reads it, keeps a copy in the user's own folder and lists its lots from now on.  A call
 * that is at hand already is not replaced: the same bytes are no error, others are
 * %ECOT_ERROR_BAD_CALL.  For the thread that reads the arrays.
 *
 * Returns: borrowed, or %NULL
 */
EcotCall *ecot_catalogue_add (EcotCatalogue *self,
                              const char    *path,
                              GError       **error);
EcotCall *ecot_catalogue_find_call (EcotCatalogue *self,
                                    const char    *id);

/* The data folder in force; "calls", "examples", "locale" lie in it.  (transfer full) */
char *ecot_data_dir (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotCatalogue, ecot_catalogue_free)

G_END_DECLS
