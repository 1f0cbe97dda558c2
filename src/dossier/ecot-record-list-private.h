/* ecot-record-list-private.h: the records of one kind, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For dossier/ only; outside it is a GListModel.
 */

#pragma once

#include <gio/gio.h>

#include "dossier/ecot-record.h"

G_BEGIN_DECLS

#define ECOT_TYPE_RECORD_LIST (ecot_record_list_get_type ())

G_DECLARE_FINAL_TYPE (EcotRecordList, ecot_record_list, ECOT, RECORD_LIST, GObject)

/* What listeners have not been told yet. */
typedef struct
{
  gboolean touched;
  guint    n_told; /* rows they know of */
  guint    n_head; /* untouched ones at the start */
  guint    n_tail; /* and at the end */
} EcotRecordListPending;

EcotRecordList *ecot_record_list_new (void);

guint       ecot_record_list_get_n (EcotRecordList *self);
EcotRecord *ecot_record_list_get_nth (EcotRecordList *self,
                                      guint           position);
guint       ecot_record_list_get_position (EcotRecordList *self,
                                           EcotRecord     *record);
/* The record with @key, in a list sorted by key; or NULL. */
EcotRecord *ecot_record_list_find_key (EcotRecordList *self,
                                       const char     *key);

/* These change the list and say nothing.  @position is in range. */
void ecot_record_list_insert (EcotRecordList *self,
                              EcotRecord     *record,
                              guint           position);
void ecot_record_list_insert_sorted (EcotRecordList *self,
                                     EcotRecord     *record);
void ecot_record_list_remove (EcotRecordList *self,
                              EcotRecord     *record);
void ecot_record_list_move (EcotRecordList *self,
                            EcotRecord     *record,
                            guint           to);

/* To forget changes that were undone. */
EcotRecordListPending ecot_record_list_get_pending (EcotRecordList *self);
void                  ecot_record_list_set_pending (EcotRecordList       *self,
                                                    EcotRecordListPending pending);

/* Emits items-changed for all that changed since the last time, in one piece. */
void ecot_record_list_tell (EcotRecordList *self);

G_END_DECLS
