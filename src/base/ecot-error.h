/* ecot-error.h: the one error domain of Écot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes are for what a caller treats differently, nothing else.  The message
 * is for a person: one sentence naming the file, the place and the remedy.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ECOT_ERROR (ecot_error_quark ())

typedef enum
{
  ECOT_ERROR_OVERFLOW,    /* a number left the range the format can hold */
  ECOT_ERROR_BAD_VALUE,   /* what was typed or read is not a value of that kind */
  ECOT_ERROR_AMBIGUOUS,   /* two readings, as of a lone "1.234": ask, never guess */
  ECOT_ERROR_BAD_CALL,    /* a call definition that cannot be understood whole */
  ECOT_ERROR_UNKNOWN_LOT, /* no call at hand has that lot */
  ECOT_ERROR_BAD_DOSSIER, /* not an Écot dossier, or damaged, or altered */
  ECOT_ERROR_TOO_NEW,     /* written by a later Écot; nothing was changed */
  ECOT_ERROR_CONFLICT,    /* the file changed meanwhile; a conflict copy was written */
  ECOT_ERROR_READ,        /* a file could not be read */
  ECOT_ERROR_WRITE,       /* a file could not be written; the old one is whole */
  ECOT_ERROR_USAGE,       /* asked for something that does not exist, as an unknown paper */
} EcotError;

GQuark ecot_error_quark (void);

G_END_DECLS
