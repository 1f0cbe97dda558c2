/* ecot-record.h: one row of the dossier, its cells in the order of the schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read-only from outside: cells change through ecot_dossier_perform() alone.
 */

#pragma once

#include <glib-object.h>

#include "dossier/ecot-schema.h"

G_BEGIN_DECLS

#define ECOT_TYPE_RECORD (ecot_record_get_type ())

G_DECLARE_FINAL_TYPE (EcotRecord, ecot_record, ECOT, RECORD, GObject)

/* Emits "changed" (int field) after a cell of it changed. */

gint64      ecot_record_get_id (EcotRecord *self);
EcotKind    ecot_record_get_kind (EcotRecord *self);
const char *ecot_record_get_key (EcotRecord *self); /* NULL unless KEYED */

/* Borrowed; the empty value for a field nobody filled.  Valid until the cell changes. */
const EcotValue *ecot_record_get (EcotRecord *self,
                                  const char *field);
const EcotValue *ecot_record_get_nth (EcotRecord *self,
                                      guint       field);
/* The text, or NULL. */
const char *ecot_record_get_text (EcotRecord *self,
                                  const char *field);
/* TRUE and the number if the cell is filled. */
gboolean ecot_record_get_number (EcotRecord *self,
                                 const char *field,
                                 gint64     *number);

G_END_DECLS
