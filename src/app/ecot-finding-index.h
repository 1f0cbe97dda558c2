/* ecot-finding-index.h: the findings by place, by limit, and how many errors there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "check/ecot-finding.h"

G_BEGIN_DECLS

/* Follows a list of findings at the cost of what changes in it. */
typedef struct _EcotFindingIndex EcotFindingIndex;

EcotFindingIndex *ecot_finding_index_new (GListModel *findings);
void              ecot_finding_index_free (EcotFindingIndex *self);

/* For "items-changed" of the list. */
void ecot_finding_index_splice (EcotFindingIndex *self,
                                guint             position,
                                guint             n_removed,
                                guint             n_added);

/* The worst of those that are about the place @path, or NULL.  Borrowed. */
EcotFinding *ecot_finding_index_find (EcotFindingIndex *self,
                                      const char       *path);
/* The worst of those that are about a cell of the record @row, wherever it stands, or NULL.  Borrowed. */
EcotFinding *ecot_finding_index_find_cell (EcotFindingIndex *self,
                                           gint64            row,
                                           const char       *field);
/* That of a limit of the call, by its rule "limit.ID", or NULL.  Borrowed. */
EcotFinding *ecot_finding_index_find_limit (EcotFindingIndex *self,
                                            const char       *rule);
/* Errors in the places below @root, as "budget" or "budget/line"; NULL: all there are. */
guint ecot_finding_index_count_errors (EcotFindingIndex *self,
                                       const char       *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFindingIndex, ecot_finding_index_free)

G_END_DECLS
