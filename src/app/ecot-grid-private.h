/* ecot-grid-private.h: for ecot-grid.c and what parts of it stand beside: commands, cursor, keys, pointer, typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-edit.h"
#include "app/ecot-grid-line.h"
#include "app/ecot-grid.h"
#include "app/ecot-scroll.h"

G_BEGIN_DECLS

struct _EcotGrid
{
  GtkWidget parent_instance;

  EcotGridModel *model;
  GPtrArray     *titles; /* of GtkLabel */
  GPtrArray     *lines;  /* of EcotGridLine, in no order */
  int           *widths;
  int            header_height, row_height;
  int            asked_height; /* of the titles, when the size was asked for */
  gboolean       stale;        /* texts changed since the lines were bound */
  guint          refresh_source;

  /* The cell with the focus, and the other corner of the selection. */
  guint       row, column;
  guint       anchor_row, anchor_column;
  gint64      record; /* of the cursor's row, or 0: followed when rows move */
  const char *field;  /* of the cursor's column: followed when columns come and go */

  /* Typing */
  GtkWidget  *editor; /* in a cell, or NULL */
  guint       edit_row, edit_column;
  char       *before; /* what the cell held, for Escape */
  guint       commit_source;
  gboolean    ending;  /* the editor is being written or taken out */
  gboolean    leaving; /* because the focus went elsewhere */
  GtkWidget  *below;   /* popover with a sentence below the cell */
  GtkWidget  *below_label;
  GtkWidget  *choices; /* popover with the options */
  GtkListBox *choice_list;

  GtkWidget *menu; /* of the second button, made when asked for */

  EcotScroll scroll;
};

/* What is on screen. */
void ecot_grid_measure_heights (EcotGrid *self);
void ecot_grid_show_selection (EcotGrid *self);
/* A line that shows nothing, to bind to a row. */
EcotGridLine *ecot_grid_take_line (EcotGrid *self);

/* After rows came or went. */
void ecot_grid_clamp_cursor (EcotGrid *self);
void ecot_grid_remember_record (EcotGrid *self);
/* Moves the cursor, and the far corner of the selection with it unless @extend. */
void ecot_grid_move_to (EcotGrid *self,
                        int       row,
                        int       column,
                        gboolean  extend);
/* Whether there is something to type in the row. */
gboolean ecot_grid_can_stand_on (EcotGrid *self,
                                 guint     row);
/* The cell on screen, or NULL if it is out of sight. */
EcotGridCell *ecot_grid_find_cell (EcotGrid *self,
                                   guint     row,
                                   guint     column);
EcotGridRange ecot_grid_get_range (EcotGrid *self);

/* The last row the cursor may stand on. */
guint           ecot_grid_get_last_row (EcotGrid *self);
EcotGridRowType ecot_grid_get_row_type (EcotGrid *self);

/* Commands: about the lines or cells that are selected. */
void ecot_grid_install_commands (GtkWidgetClass *widget_class);
void ecot_grid_begin_line (EcotGrid *self,
                           gboolean  above);
void ecot_grid_remove_lines (EcotGrid *self);
void ecot_grid_duplicate (EcotGrid *self);
void ecot_grid_move_lines (EcotGrid *self,
                           int       step);
void ecot_grid_fill_down (EcotGrid *self);
void ecot_grid_select_rows (EcotGrid *self);
void ecot_grid_select_all (EcotGrid *self);
void ecot_grid_copy (EcotGrid *self);
void ecot_grid_cut (EcotGrid *self);
void ecot_grid_clear (EcotGrid *self);
void ecot_grid_paste (EcotGrid *self);

/* Keys and pointer. */
void ecot_grid_install_keys (EcotGrid *self);
void ecot_grid_install_pointer (EcotGrid *self);
/* Of the cell one stands on. */
void ecot_grid_show_menu (EcotGrid *self);

/* Typing. */
gboolean ecot_grid_is_editing (EcotGrid *self);
void     ecot_grid_begin (EcotGrid   *self,
                          const char *text);
/* FALSE: the text is no value; the editor stays, with a sentence below. */
gboolean ecot_grid_end (EcotGrid *self,
                        gboolean  keep);
void     ecot_grid_cancel (EcotGrid *self);
/* After the cell under the editor moved or was bound again. */
void     ecot_grid_place_editor (EcotGrid *self);
gboolean ecot_grid_step_choice (EcotGrid *self,
                                int       step);

G_END_DECLS
