/* ecot-import-view.h: a stranger's sheet, and what each of its columns is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/ecot-budget-import.h"

G_BEGIN_DECLS

#define ECOT_TYPE_IMPORT_VIEW (ecot_import_view_get_type ())

/* Signals:
 *   "role-chosen" (guint column, guint role)  %ECOT_N_ROLES: it is not read
 *   "row-chosen" (char *words)                what becomes of the row one stands on
 */
G_DECLARE_FINAL_TYPE (EcotImportView, ecot_import_view, ECOT, IMPORT_VIEW, GtkBox)

GtkWidget *ecot_import_view_new (void);
/* The same sheet with other choices keeps its place. */
void ecot_import_view_show (EcotImportView   *self,
                            EcotBudgetImport *import);

G_END_DECLS
