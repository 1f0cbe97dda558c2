/* ecot-effects.h: what moving a dossier to another version of its call would change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-call.h"
#include "check/ecot-checker.h"

G_BEGIN_DECLS

typedef struct
{
  EcotLevel   level;   /* error: a new finding of that level; warning: an answer nobody asks for any more */
  const char *group;   /* French heading: "Limites", "Rubriques", "Constats" */
  char       *message; /* French sentence */
  char       *where;   /* the place in the dossier it bears on, or NULL */
} EcotEffect;

/* The lot of @to that @dossier answers, borrowed; or %NULL with %ECOT_ERROR_UNKNOWN_LOT
 * if @to is another call or has no such lot. */
EcotLot *ecot_effects_find_lot (EcotDossier *dossier,
                                EcotCall    *to,
                                GError     **error);

/**
 * ecot_effects_list:
 * @dossier: stays as it is
 * @from: the call it answers
 * @to: another version of it, with the same id
 *
 * What the call says otherwise, which answers are not asked for any more (they stay
 * in the dossier), which findings come and which go.
 *
 * Returns: (transfer full) (element-type EcotEffect): none if nothing differs; or
 *   %NULL with %ECOT_ERROR_UNKNOWN_LOT if @to is another call or has no such lot
 */
GPtrArray *ecot_effects_list (EcotDossier *dossier,
                              EcotCall    *from,
                              EcotCall    *to,
                              GError     **error);

G_END_DECLS
