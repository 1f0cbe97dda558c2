/* ecot-grid-columns.h: which columns of a table are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* What an empty cell shows, as ecot_figures_get_line() does. */
typedef EcotFigure (*EcotGridCompute) (EcotFigures *figures,
                                       EcotRecord  *record);

typedef struct
{
  const char     *field; /* of the schema; another name: nobody types in the column */
  const char     *title; /* marked for translation */
  int             width; /* at least, in pixels */
  gboolean        expand;
  const char     *total;    /* the figure in the row of totals, or NULL */
  const char     *subtotal; /* what its name begins with in the titles of categories, or NULL */
  gboolean        optional; /* shown when asked for, or when something is in it */
  const char     *subject;  /* what it is about, without which it is not: "period/1", which names it, or any "period" */
  EcotGridCompute compute;
} EcotGridColumn;

typedef struct
{
  EcotKind              kind;
  const EcotGridColumn *columns;
  guint                 n_columns;
  gboolean              grouped;   /* budget lines, by their cost category */
  const char           *add_label; /* marked for translation: "Add a line" */
  /* What stands before the totals, which hold more than the rows: (transfer full), or NULL for
   * "Total".  May be NULL. */
  char *(*name_total) (EcotFigures *figures);
} EcotGridSpec;

typedef struct _EcotGridColumns EcotGridColumns;

/* @spec: static */
EcotGridColumns *ecot_grid_columns_new (EcotWork           *work,
                                        const EcotGridSpec *spec);
void             ecot_grid_columns_free (EcotGridColumns *self);

/* Those shown, from the left. */
guint                 ecot_grid_columns_get_n (EcotGridColumns *self);
const EcotGridColumn *ecot_grid_columns_get_nth (EcotGridColumns *self,
                                                 guint            i);
/* Its place among those shown, or -1. */
int ecot_grid_columns_find (EcotGridColumns *self,
                            const char      *field);
/* The name of what it is about, else its title.  (transfer full) */
char *ecot_grid_columns_name (EcotGridColumns      *self,
                              const EcotGridColumn *column);
/* Whether a person may show or hide it: it is optional, and about something that is there. */
gboolean ecot_grid_columns_offers (EcotGridColumns      *self,
                                   const EcotGridColumn *column);

/* TRUE if that changes anything; a column that always stands is not hidden. */
gboolean ecot_grid_columns_show (EcotGridColumns *self,
                                 const char      *field,
                                 gboolean         shown);
/* Shows the columns something was put in.  TRUE if columns came or were named anew. */
gboolean ecot_grid_columns_follow (EcotGridColumns *self,
                                   EcotAction      *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotGridColumns, ecot_grid_columns_free)

G_END_DECLS
