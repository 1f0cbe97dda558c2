/* ecot-sheet-import.h: one of our own spreadsheets, edited elsewhere and brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing happens to the dossier before ecot_sheet_import_apply(): what would change,
 * and what was edited but cannot be taken, is said beforehand.
 */

#pragma once

#include "desk/ecot-desk.h"
#include "dossier/ecot-diff.h"
#include "table/ecot-table.h"

G_BEGIN_DECLS

typedef struct _EcotSheetImport EcotSheetImport;

/* Something that was edited and is not taken, or taken with a word of warning. */
typedef struct
{
  char *where;   /* "Budget.E7" */
  char *message; /* one sentence, translated */
} EcotSheetRemark;

/* Whether a spreadsheet is one that Écot wrote. */
gboolean ecot_sheet_import_is_ours (EcotTable *table);

/**
 * ecot_sheet_import_new:
 * @table: one of ours
 * @name: the file, for messages
 *
 * Holds every row against what it was when it was written: rows keep their records wherever they
 * were moved, rows without one become new ones.
 *
 * Returns: (transfer full): %NULL with %ECOT_ERROR_BAD_DOSSIER if it is none of ours, or of another
 *   lot or dossier, or a column that is typed into is missing
 */
EcotSheetImport *ecot_sheet_import_new (EcotDesk   *desk,
                                        EcotTable  *table,
                                        const char *name,
                                        GError    **error);
void             ecot_sheet_import_free (EcotSheetImport *self);

/* What the dossier would say otherwise; empty: nothing was edited.  Borrowed (element-type EcotDifference). */
const GPtrArray *ecot_sheet_import_get_changes (const EcotSheetImport *self);
/* Borrowed (element-type EcotSheetRemark). */
const GPtrArray *ecot_sheet_import_get_remarks (const EcotSheetImport *self);

/* As one step of the history. */
gboolean ecot_sheet_import_apply (EcotSheetImport *self,
                                  GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSheetImport, ecot_sheet_import_free)

G_END_DECLS
