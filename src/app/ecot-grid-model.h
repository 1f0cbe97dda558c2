/* ecot-grid-model.h: a list of the dossier as rows and cells of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-order.h"

G_BEGIN_DECLS

/* What a cell shows. */
typedef struct
{
  char       *text; /* owned */
  gboolean    editable;
  gboolean    computed; /* not typed: a subtotal, quantity × unit cost */
  gboolean    number;   /* at the end, with digits of one width */
  gboolean    spans;    /* over the cells before the total's column */
  int         level;    /* EcotLevel of a finding, or -1 */
  const char *message;  /* of that finding, borrowed */
} EcotGridCellText;

#define ECOT_TYPE_GRID_MODEL (ecot_grid_model_get_type ())

G_DECLARE_FINAL_TYPE (EcotGridModel, ecot_grid_model, ECOT, GRID_MODEL, GObject)

/* Signals:
 *   "rows-changed"     rows came, went or moved
 *   "cells-changed"    texts of cells changed
 *   "columns-changed"  columns came, went or have another title
 *
 * A column is counted among those shown, everywhere below. */

/* @spec: static */
EcotGridModel *ecot_grid_model_new (EcotWork           *work,
                                    const EcotGridSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

EcotWork           *ecot_grid_model_get_work (EcotGridModel *self);
const EcotGridSpec *ecot_grid_model_get_spec (EcotGridModel *self);
guint               ecot_grid_model_get_n_rows (EcotGridModel *self);
const EcotGridRow  *ecot_grid_model_get_row (EcotGridModel *self,
                                             guint          row);
/* The row of a record, or -1. */
int                   ecot_grid_model_find (EcotGridModel *self,
                                            gint64         id);
guint                 ecot_grid_model_get_n_columns (EcotGridModel *self);
const EcotGridColumn *ecot_grid_model_get_column (EcotGridModel *self,
                                                  guint          column);
/* (transfer full) */
char *ecot_grid_model_get_title (EcotGridModel *self,
                                 guint          column);
/* Which are shown; changed through the model, which tells. */
EcotGridColumns *ecot_grid_model_get_columns (EcotGridModel *self);
/* How many records were put in their place since the beginning. */
guint64 ecot_grid_model_get_n_placed (EcotGridModel *self);
void    ecot_grid_model_show_column (EcotGridModel *self,
                                     const char    *field,
                                     gboolean       shown);
/* The column of a field, or -1 if it is not shown. */
int ecot_grid_model_find_column (EcotGridModel *self,
                                 const char    *field);
/* The first column that has a total, or -1: then there is no row of totals. */
int ecot_grid_model_find_total (EcotGridModel *self);
/* NULL: nobody types in the column. */
const EcotFieldSpec *ecot_grid_model_get_field (EcotGridModel *self,
                                                guint          column);
/* Whether its texts stand at the end, digits under digits. */
gboolean ecot_grid_model_is_number (EcotGridModel *self,
                                    guint          column);
/* The options of a column of choices, kept up to date; borrowed; NULL for another column. */
GPtrArray *ecot_grid_model_get_options (EcotGridModel *self,
                                        guint          column);

EcotGridCellText ecot_grid_model_get_cell (EcotGridModel *self,
                                           guint          row,
                                           guint          column);
void             ecot_grid_cell_text_clear (EcotGridCellText *text);
/* As an editor wants it: what was typed, not what is computed.  (transfer full) */
char *ecot_grid_model_get_typed (EcotGridModel *self,
                                 guint          row,
                                 guint          column);
/* "Montant, ligne 12".  (transfer full) */
char *ecot_grid_model_name_cell (EcotGridModel *self,
                                 guint          row,
                                 guint          column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotGridCellText, ecot_grid_cell_text_clear)

G_END_DECLS
