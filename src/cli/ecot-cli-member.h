/* ecot-cli-member.h: one value of a structure, for who prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-lot.h"

G_BEGIN_DECLS

/* What lies at an offset of a structure. */
typedef enum
{
  ECOT_CLI_TEXT,   /* char* */
  ECOT_CLI_WORDS,  /* char*: words, one space between; NULL: none */
  ECOT_CLI_FLAG,   /* gboolean */
  ECOT_CLI_COUNT,  /* int; there is none unless it is positive */
  ECOT_CLI_DATE,   /* EcotDate */
  ECOT_CLI_MINUTE, /* int, of a day */
  ECOT_CLI_NUMBER, /* EcotDecimal; -1: none */
  ECOT_CLI_AMOUNT, /* EcotAmount; -1: none */
  ECOT_CLI_MADE,   /* no one place: made of the whole structure */
  ECOT_CLI_ITEMS,  /* GPtrArray of structures */
  ECOT_CLI_OBJECT, /* some members of the same structure */
  ECOT_CLI_SOURCE, /* EcotSource* and those behind it */
  ECOT_CLI_SOURCES /* GPtrArray of EcotSource */
} EcotCliMemberType;

#define ECOT_CLI_BUFSIZE ECOT_AMOUNT_BUFSIZE

/* The value as text: @buf, or a string that is there already, or NULL for none. */
typedef const char *(*EcotCliMake) (gconstpointer item,
                                    char          buf[ECOT_CLI_BUFSIZE]);

typedef struct _EcotCliMember EcotCliMember;

/* A key of the JSON. */
struct _EcotCliMember
{
  const char          *name; /* NULL ends a table */
  EcotCliMemberType    type;
  gsize                offset;
  EcotCliMake          make;
  const EcotCliMember *members; /* of ITEMS and OBJECT */
  gboolean             given;   /* the key is there only if the value is */
  /* Of an OBJECT: it is null if this says so; NULL: it always is there. */
  gboolean (*is_there) (const EcotLot *lot);
};

/* The keys of a lot, in the order they are written. */
extern const EcotCliMember ecot_cli_lot_members[];

/* The value of type TEXT to MADE at @offset of @item, as text, or NULL. */
const char *ecot_cli_member_format (EcotCliMemberType type,
                                    gsize             offset,
                                    EcotCliMake       make,
                                    gconstpointer     item,
                                    char              buf[ECOT_CLI_BUFSIZE]);

/* The value of a limit; NULL: announced and not printed. */
const char *ecot_cli_make_limit_value (gconstpointer item,
                                       char          buf[ECOT_CLI_BUFSIZE]);
/* The target of an indicator. */
const char *ecot_cli_make_target (gconstpointer item,
                                  char          buf[ECOT_CLI_BUFSIZE]);

G_END_DECLS
