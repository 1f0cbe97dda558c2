/* ecot-lot-words.h: a lot in few words: its closing date, its ceiling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-lot.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_DEADLINE_NONE, /* the text gives none */
  ECOT_DEADLINE_OPEN,
  ECOT_DEADLINE_SOON, /* within a week */
  ECOT_DEADLINE_CLOSED,
} EcotDeadline;

EcotDeadline ecot_deadline_state (const EcotLot *lot,
                                  EcotMoment     now);
/* "closes in 12 days, on 24/07/2017 at 17:00".  (transfer full) */
char *ecot_deadline_in_words (const EcotLot *lot,
                              EcotMoment     now);

/* The limit on the total cost in euros, borrowed, or NULL. */
const EcotLimit *ecot_lot_find_ceiling (const EcotLot *lot);

G_END_DECLS
