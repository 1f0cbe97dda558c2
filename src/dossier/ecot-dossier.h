/* ecot-dossier.h: the document: records of the kinds of the schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dossier/ecot-journal.h"

G_BEGIN_DECLS

#define ECOT_TYPE_DOSSIER (ecot_dossier_get_type ())

G_DECLARE_FINAL_TYPE (EcotDossier, ecot_dossier, ECOT, DOSSIER, GObject)

/* Signals:
 *   "performed" (EcotAction *)  after an action was done, undone or redone; every
 *                               edit has its before value.
 * It comes last, after "items-changed" of the lists (once each) and "changed" of the
 * records.  A listener may perform another action: that one is done at once, and told
 * when everybody has heard of the first.
 */

/* @lot: "resa-2017/1".  Empty, without a journal. */
EcotDossier *ecot_dossier_new (const char *lot) G_GNUC_WARN_UNUSED_RESULT;

/* The same records in the same order, in memory alone: for trying something. */
EcotDossier *ecot_dossier_copy (EcotDossier *self) G_GNUC_WARN_UNUSED_RESULT;

const char *ecot_dossier_get_lot (EcotDossier *self);
/* (nullable): none, and actions live in memory alone. */
void ecot_dossier_set_journal (EcotDossier *self,
                               EcotJournal *journal);

/* The records of a LIST kind, in order; of a KEYED or SINGLE kind, those that
 * exist, in the order of their keys.  The same object for the dossier's whole
 * life; items are EcotRecord. */
GListModel *ecot_dossier_get_list (EcotDossier *self,
                                   EcotKind     kind);
guint       ecot_dossier_get_n (EcotDossier *self,
                                EcotKind     kind);
/* Borrowed, unlike g_list_model_get_item(). */
EcotRecord *ecot_dossier_get_nth (EcotDossier *self,
                                  EcotKind     kind,
                                  guint        position);
/* SINGLE (key NULL) or KEYED.  NULL while nothing is in it.  Borrowed. */
EcotRecord *ecot_dossier_get_record (EcotDossier *self,
                                     EcotKind     kind,
                                     const char  *key);
EcotRecord *ecot_dossier_find_id (EcotDossier *self,
                                  gint64       id);
/* Position in its list, of which it must be a row; cheap. */
guint ecot_dossier_get_position (EcotDossier *self,
                                 EcotRecord  *record);

/* A cell by kind, key and field: the empty value if the record does not exist. */
const EcotValue *ecot_dossier_get_value (EcotDossier *self,
                                         EcotKind     kind,
                                         const char  *key,
                                         const char  *field);
const char      *ecot_dossier_get_text (EcotDossier *self,
                                        EcotKind     kind,
                                        const char  *key,
                                        const char  *field);
gboolean         ecot_dossier_get_number (EcotDossier *self,
                                          EcotKind     kind,
                                          const char  *key,
                                          const char  *field,
                                          gint64      *number);

/* Record ids lie between 1 and this. */
#define ECOT_ID_MAX G_GINT64_CONSTANT (1000000000000000)

gint64 ecot_dossier_reserve_id (EcotDossier *self);

/* Adds to @action what sets a cell of a SINGLE or KEYED record, creating it if need be. */
void ecot_dossier_add_set (EcotDossier     *self,
                           EcotAction      *action,
                           EcotKind         kind,
                           const char      *key,
                           const char      *field,
                           const EcotValue *value);

/**
 * ecot_dossier_perform:
 *
 * Journal first, then the signals, once the whole action is in.  An action that
 * changes nothing is done without a word.  On failure nothing changed, and @action
 * may be performed again.
 */
gboolean ecot_dossier_perform (EcotDossier *self,
                               EcotAction  *action,
                               GError     **error);
/**
 * ecot_dossier_suppose:
 * @record: a row of a list
 * @value: what is being typed into its @field
 *
 * Everybody is told, nothing is written.  Taken back before anything else happens to the
 * dossier; whoever copies or writes it settles it first.
 *
 * Returns: FALSE if nothing can be supposed of such a cell
 */
gboolean ecot_dossier_suppose (EcotDossier     *self,
                               EcotRecord      *record,
                               const char      *field,
                               const EcotValue *value);
gboolean ecot_dossier_is_supposed (EcotDossier *self);
/* What was supposed is no more; everybody is told. */
void ecot_dossier_settle (EcotDossier *self);

/* For the journal's owner: undo, redo, reload.  Changes the model alone. */
void ecot_dossier_replay (EcotDossier *self,
                          EcotAction  *action);

/* Paths, as in findings, diff and "solve --by": "budget/line/3/amount".
 * Resolves to a field that may be empty; @record is NULL while it does not exist.
 * The name of a list alone, as "time", or "budget" for its lines, resolves to
 * that list: no record, and nothing to set. */
typedef struct
{
  EcotKind    kind;
  char        key[64]; /* "" unless KEYED */
  EcotRecord *record;  /* borrowed */
  guint       field;
} EcotPlace;

gboolean ecot_dossier_find_path (EcotDossier *self,
                                 const char  *path,
                                 EcotPlace   *place,
                                 GError     **error);
/* (transfer full) */
char *ecot_dossier_make_path (EcotDossier *self,
                              EcotRecord  *record,
                              const char  *field);
/* One action from a path and a value. */
gboolean ecot_dossier_set_path (EcotDossier     *self,
                                const char      *path,
                                const EcotValue *value,
                                const char      *label,
                                GError         **error);

G_END_DECLS
