/* ecot-record-private.h: how the dossier makes records and changes their cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For dossier/ only.
 */

#pragma once

#include "dossier/ecot-record.h"

G_BEGIN_DECLS

struct _EcotRecord
{
  GObject parent_instance;

  gint64         id;
  EcotKind       kind;
  char          *key;   /* NULL unless KEYED */
  EcotValue     *cells; /* in the order of the schema */
  GSequenceIter *iter;  /* its place in its list; NULL while it is in none */

  /* Since listeners were last told: one bit a field that changed, and whether
   * the record came into the dossier, so that they will meet it for the first time. */
  guint32  changed;
  gboolean is_new;
};

EcotRecord *ecot_record_new (EcotKind    kind,
                             gint64      id,
                             const char *key);

gboolean ecot_record_is_blank (EcotRecord *self);
/* Takes @value over and gives back what stood there; says nothing to anyone. */
EcotValue ecot_record_exchange (EcotRecord *self,
                                guint       field,
                                EcotValue   value);
/* Emits "changed" for every field marked as changed, and forgets the marks. */
void ecot_record_tell (EcotRecord *self);

G_END_DECLS
