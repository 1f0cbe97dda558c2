/* ecot-catalogue-search.h: the lots somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are compared without case or accents; the beginning of a word is enough.
 */

#pragma once

#include "call/ecot-catalogue.h"

G_BEGIN_DECLS

/* What one may do at a moment. */
typedef enum
{
  ECOT_LOT_UNDATED, /* the text has no day to judge by */
  ECOT_LOT_OPEN,    /* hand in: a session receives dossiers */
  ECOT_LOT_AHEAD,   /* wait: a session is still to open */
  ECOT_LOT_PASSED,  /* nothing: the last session is closed */
} EcotLotState;

/* Of each, NULL: any. */
typedef struct
{
  const char *words;     /* in its title, issuer, objectives or audience */
  const char *issuer;    /* words of its name, or of its short name */
  const char *fund;      /* id: "fse" */
  const char *territory; /* words of one of its territories */
  const char *kind;      /* whom it admits: "association"; a lot that names no kind admits any */
  gboolean    open;      /* only those that receive dossiers at @at, or do not say until when */
  EcotMoment  at;        /* in the time zone of the issuer; 0: now */
} EcotLotQuery;

/* @at: in the time zone of the issuer; 0: now. */
EcotLotState ecot_lot_get_state (const EcotLot *lot,
                                 EcotMoment     at);
/* "open", "ahead", "passed"; NULL: undated. */
const char *ecot_lot_state_to_id (EcotLotState state);

/* What a search by words looks in, folded by ecot_fold().  (transfer full) */
char *ecot_lot_fold_words (const EcotLot *lot);

gboolean ecot_lot_matches (const EcotLot      *lot,
                           const EcotLotQuery *query);

/* In the order of the catalogue.  (transfer container) (element-type EcotLot) */
GPtrArray *ecot_catalogue_search (EcotCatalogue      *self,
                                  const EcotLotQuery *query);

G_END_DECLS
