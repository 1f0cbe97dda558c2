/* ecot-grid-edit.h: what can be done to the cells and rows of a table, each one undo step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-model.h"

G_BEGIN_DECLS

/* Both corners included. */
typedef struct
{
  guint row, column, last_row, last_column;
} EcotGridRange;

/* A piece of pasted text that is no value of its cell; kept, never dropped. */
typedef struct
{
  gint64      record;
  const char *field; /* NULL: past the last column */
  char       *text;
  char       *reason;
} EcotGridReject;

/* Types @text into a cell.  FALSE with a sentence if it is no value of its kind. */
/* As long as a number is typed, totals follow it; what is no number yet counts for nothing new. */
void ecot_grid_edit_suppose (EcotGridModel *model,
                             guint          row,
                             guint          column,
                             const char    *text);
/* Nothing is being typed any more. */
void     ecot_grid_edit_settle (EcotGridModel *model);
gboolean ecot_grid_edit_set (EcotGridModel *model,
                             guint          row,
                             guint          column,
                             const char    *text,
                             GError       **error);
void     ecot_grid_edit_clear (EcotGridModel       *model,
                               const EcotGridRange *range);
/* The first row of the range into the others; a range of one row takes the row above it. */
void ecot_grid_edit_fill_down (EcotGridModel       *model,
                               const EcotGridRange *range);
/* A new record below @row, or above it, in its category.  Returns its id, or 0. */
gint64 ecot_grid_edit_insert (EcotGridModel *model,
                              guint          row);
gint64 ecot_grid_edit_insert_above (EcotGridModel *model,
                                    guint          row);
/* The same records again below them.  Returns the id of the first, or 0. */
gint64 ecot_grid_edit_duplicate (EcotGridModel       *model,
                                 const EcotGridRange *range);
void   ecot_grid_edit_remove (EcotGridModel       *model,
                              const EcotGridRange *range);
/* One row up (-1) or down (1).  Over the border of a category they become of the next.
 * FALSE if there is no way there. */
gboolean ecot_grid_edit_move (EcotGridModel       *model,
                              const EcotGridRange *range,
                              int                  step);
/* The lines of the category of @row by what is in a column, smallest first, empty ones last;
 * largest first if they are in that order already. */
void ecot_grid_edit_sort (EcotGridModel *model,
                          guint          row,
                          guint          column);
/* Adds a cost category to the budget.  Returns its id, or 0. */
gint64 ecot_grid_edit_add_category (EcotGridModel *model);

/* Tab-separated, as every spreadsheet takes it.  (transfer full) */
char *ecot_grid_edit_copy (EcotGridModel       *model,
                           const EcotGridRange *range);
/* From the first cell of the range on, rows added as needed; a text of one cell goes into
 * every cell of the range.
 * Returns: (transfer full) (element-type EcotGridReject): what could not be read */
GPtrArray *ecot_grid_edit_paste (EcotGridModel       *model,
                                 const EcotGridRange *range,
                                 const char          *text);
/* Of the first row of a text. */
guint ecot_grid_edit_count_cells (const char *text);
void  ecot_grid_reject_free (EcotGridReject *self);

G_END_DECLS
