/* ecot-import-rows.h: the rows of a stranger's sheet, and what becomes of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "desk/ecot-budget-import.h"

G_BEGIN_DECLS

#define ECOT_TYPE_IMPORT_ROWS (ecot_import_rows_get_type ())

/* A list model of EcotImportItem, one a filled row of the sheet. */
G_DECLARE_FINAL_TYPE (EcotImportRows, ecot_import_rows, ECOT, IMPORT_ROWS, GObject)

#define ECOT_TYPE_IMPORT_ITEM (ecot_import_item_get_type ())

G_DECLARE_FINAL_TYPE (EcotImportItem, ecot_import_item, ECOT, IMPORT_ITEM, GObject)

EcotImportRows *ecot_import_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            ecot_import_rows_show (EcotImportRows   *self,
                                       EcotBudgetImport *import);

/* The row as the file has it; its number is one less than people count. */
const EcotTableRow *ecot_import_item_get_row (EcotImportItem *self);
/* Whether something of it is added. */
gboolean ecot_import_item_is_taken (EcotImportItem *self);
gboolean ecot_import_item_is_titles (EcotImportItem *self);
/* What becomes of it: "+ Achats", "− a total"; in words if it is @spoken.  (transfer full) */
char *ecot_import_item_describe (EcotImportItem *self,
                                 gboolean        spoken);

G_END_DECLS
