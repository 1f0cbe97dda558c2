/* ecot-grid-edit-private.h: for ecot-grid-edit.c, ecot-grid-paste.c and ecot-grid-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-edit.h"

G_BEGIN_DECLS

EcotDossier *ecot_grid_edit_get_dossier (EcotGridModel *model);
gboolean     ecot_grid_edit_perform (EcotGridModel *model,
                                     EcotAction    *action);
/* @text as a value of a column. */
gboolean ecot_grid_edit_read (EcotGridModel *model,
                              guint          column,
                              const char    *text,
                              EcotValue     *value,
                              GError       **error);
/* Where a record below @row stands in the dossier's list. */
guint ecot_grid_edit_position_below (EcotGridModel *model,
                                     guint          row);
/* Adds a record of the category @group to @action. */
gint64 ecot_grid_edit_add_insert (EcotGridModel *model,
                                  EcotAction    *action,
                                  const char    *group,
                                  guint          position);

G_END_DECLS
