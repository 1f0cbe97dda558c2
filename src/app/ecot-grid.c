/* ecot-grid.c: a table one types in as in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why not GtkColumnView: in GTK 4.8 its focus moves by rows and not by cells, it
 * has no groups and no totals, its cells have no accessible name, and it keeps
 * two hundred rows of widgets alive.  Rows here have one height, so that
 * the rows in sight are a division away: a table of ten thousand lines has as many
 * widgets as one of thirty.
 *
 * The row that has the focus keeps its widgets when it is scrolled out of sight,
 * for a widget that disappears loses what is typed in it.
 *
 * The cursor is in ecot-grid-cursor.c, what is done in ecot-grid-commands.c, by which key
 * in ecot-grid-keys.c, the pointer in ecot-grid-pointer.c, the editor in ecot-grid-typing.c.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

#include <glib/gi18n-lib.h>

#define MIN_ROWS 3

/* After the check (ecot-live-findings.c), before sizes are given. */
#define REFRESH_PRIORITY (G_PRIORITY_HIGH_IDLE + 8)
#define SHORT_WIDTH      100 /* of a column that has no room to give */

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotGrid, ecot_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
n_columns (EcotGrid *self)
{
  return ecot_grid_model_get_n_columns (self->model);
}

static const EcotGridColumn *
get_column (EcotGrid *self,
            guint     column)
{
  return ecot_grid_model_get_column (self->model, column);
}

EcotGridRange
ecot_grid_get_range (EcotGrid *self)
{
  EcotGridRange range = {
    MIN (self->row, self->anchor_row),
    MIN (self->column, self->anchor_column),
    MAX (self->row, self->anchor_row),
    MAX (self->column, self->anchor_column),
  };

  return range;
}

void
ecot_grid_show_selection (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);
  gboolean      several = range.row != range.last_row || range.column != range.last_column;

  for (guint i = 0; i < self->lines->len; i++)
    {
      EcotGridLine *line = g_ptr_array_index (self->lines, i);
      guint         row = ecot_grid_line_get_row (line);
      gboolean      in_rows = several && row >= range.row && row <= range.last_row;

      for (guint column = 0; column < n_columns (self); column++)
        ecot_grid_cell_set_selected (ecot_grid_line_get_cell (line, column), in_rows && column >= range.column && column <= range.last_column);
    }
}

static EcotGridLine *
find_line (EcotGrid *self,
           guint     row)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      EcotGridLine *line = g_ptr_array_index (self->lines, i);

      if (ecot_grid_line_get_row (line) == row && gtk_widget_get_child_visible (GTK_WIDGET (line)))
        return line;
    }

  return NULL;
}

EcotGridCell *
ecot_grid_find_cell (EcotGrid *self,
                     guint     row,
                     guint     column)
{
  EcotGridLine *line = find_line (self, row);

  return line != NULL ? ecot_grid_line_get_cell (line, column) : NULL;
}

static EcotGridLine *
make_line (EcotGrid *self)
{
  GtkWidget *line = ecot_grid_line_new (self->model, self->widths);

  ecot_grid_line_set_shown (ECOT_GRID_LINE (line), FALSE); /* until it is bound */
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  g_ptr_array_add (self->lines, line);

  return ECOT_GRID_LINE (line);
}

EcotGridLine *
ecot_grid_take_line (EcotGrid *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (!gtk_widget_get_child_visible (g_ptr_array_index (self->lines, i)))
      return g_ptr_array_index (self->lines, i);

  return make_line (self);
}

static gboolean
holds_focus (EcotGridLine *line)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (line)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Two lines came to show one row: the one with the focus stays.  Returns the other. */
static EcotGridLine *
replace_line (EcotGridLine **shown,
              EcotGridLine  *line)
{
  EcotGridLine *other = line;

  if (holds_focus (line))
    {
      other = *shown;
      *shown = line;
    }

  return other;
}

/* Gives every row from @first to @last a line: those that show one of them keep
 * it, the others are taken from the rows out of sight. */
static void
sync_lines (EcotGrid *self,
            guint     first,
            guint     last)
{
  guint                     n_rows = ecot_grid_model_get_n_rows (self->model);
  guint                     n = last - first + 1;
  g_autofree EcotGridLine **shown = g_new0 (EcotGridLine *, n);
  g_autoptr (GPtrArray)     spare = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      EcotGridLine *line = g_ptr_array_index (self->lines, i);
      guint         row = ecot_grid_line_get_row (line);

      if (!gtk_widget_get_child_visible (GTK_WIDGET (line)))
        g_ptr_array_insert (spare, 0, line); /* those in sight are taken first: they need not be shown */
      else if (row >= n_rows)
        g_ptr_array_add (spare, line);
      else if (row < first || row > last)
        {
          if (!holds_focus (line))
            g_ptr_array_add (spare, line);
          else if (self->stale)
            ecot_grid_line_bind (line, row);
        }
      else if (shown[row - first] == NULL)
        shown[row - first] = line;
      else
        g_ptr_array_add (spare, replace_line (&shown[row - first], line));
    }

  for (guint i = 0; i < n; i++)
    {
      gboolean bound = shown[i] != NULL;

      if (!bound)
        shown[i] = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1) : make_line (self);

      if (!bound || self->stale)
        ecot_grid_line_bind (shown[i], first + i);

      ecot_grid_line_set_shown (shown[i], TRUE);
    }

  for (guint i = 0; i < spare->len; i++)
    ecot_grid_line_set_shown (g_ptr_array_index (spare, i), FALSE);

  self->stale = FALSE;
}

/* A number or a date cut short is no longer one, and of a short word nothing is left. */
static gboolean
gives_way (EcotGrid *self,
           guint     column)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (self->model, column);

  return !ecot_grid_model_is_number (self->model, column) && field->type != ECOT_VALUE_DATE && get_column (self, column)->width > SHORT_WIDTH;
}

/* Beside the paper there is less room: texts give way, to half their width, and
 * numbers do not.  Returns what is taken. */
static int
shrink_texts (EcotGrid *self,
              int       shortage)
{
  int texts = 0, taken = 0;

  for (guint i = 0; i < n_columns (self); i++)
    texts += gives_way (self, i) ? get_column (self, i)->width : 0;

  shortage = MIN (shortage, texts / 2);

  for (guint i = 0; i < n_columns (self); i++)
    if (gives_way (self, i))
      {
        int share = shortage * get_column (self, i)->width / texts;

        self->widths[i] -= share;
        taken += share;
      }

  return taken;
}

/* Widths asked for, what is left over shared among the columns that expand.  @width: 0,
 * as much as is wanted. */
static int
compute_widths (EcotGrid *self,
                int       width)
{
  int total = 0, n_expand = 0;

  for (guint i = 0; i < n_columns (self); i++)
    {
      self->widths[i] = get_column (self, i)->width;
      total += get_column (self, i)->width;
      n_expand += get_column (self, i)->expand ? 1 : 0;
    }

  if (width > 0 && total > width)
    total -= shrink_texts (self, total - width);

  for (guint i = 0; i < n_columns (self) && total < width && n_expand > 0; i++)
    if (get_column (self, i)->expand)
      {
        int share = (width - total) / n_expand--;

        self->widths[i] += share;
        total += share;
      }

  return total;
}

static void
allocate_header (EcotGrid *self,
                 int       x)
{
  for (guint i = 0; i < self->titles->len; i++)
    {
      gtk_widget_size_allocate (g_ptr_array_index (self->titles, i), &(GtkAllocation){ x, 0, self->widths[i], self->header_height }, -1);
      x += self->widths[i];
    }
}

/* Of columns as wide as they are now: a title that is longer takes a second line. */
void
ecot_grid_measure_heights (EcotGrid *self)
{
  GtkWidget *line = self->lines->len > 0 ? g_ptr_array_index (self->lines, 0) : GTK_WIDGET (make_line (self));

  self->header_height = 0;

  for (guint i = 0; i < self->titles->len; i++)
    {
      int height;

      gtk_widget_measure (g_ptr_array_index (self->titles, i), GTK_ORIENTATION_VERTICAL, MAX (self->widths[i], 1), &height, NULL, NULL, NULL);
      self->header_height = MAX (self->header_height, height);
    }

  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, -1, &self->row_height, NULL, NULL, NULL);
  self->row_height = MAX (self->row_height, 1);
}

static void
ecot_grid_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  EcotGrid *self = ECOT_GRID (widget);
  int       n_rows = (int)MIN (ecot_grid_model_get_n_rows (self->model), 100000);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = compute_widths (self, 0);
      return;
    }

  compute_widths (self, gtk_widget_get_width (widget));
  ecot_grid_measure_heights (self);
  self->asked_height = self->header_height;
  *minimum = self->header_height + MIN (n_rows, MIN_ROWS) * self->row_height;
  *natural = self->header_height + n_rows * self->row_height;
}

static void
configure (GtkAdjustment *adjustment,
           int            upper,
           int            page,
           int            step)
{
  if (adjustment == NULL)
    return;

  upper = MAX (upper, page);
  gtk_adjustment_configure (adjustment, MIN (gtk_adjustment_get_value (adjustment), upper - page), 0, upper, step, page * 0.9, page);
}

/* A size cannot be asked for while sizes are given. */
static gboolean
ask_again_cb (gpointer data)
{
  gtk_widget_queue_resize (GTK_WIDGET (data));

  return G_SOURCE_REMOVE;
}

static void
ecot_grid_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  EcotGrid *self = ECOT_GRID (widget);
  int       n_rows = (int)ecot_grid_model_get_n_rows (self->model);
  int       total = compute_widths (self, width);
  int       body, first, last, x, y;

  ecot_grid_measure_heights (self);

  if (self->header_height != self->asked_height)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_again_cb, g_object_ref (self), g_object_unref);

  body = MAX (height - self->header_height, 1);
  configure (self->scroll.across, total, width, 40);
  configure (self->scroll.down, n_rows * self->row_height, body, self->row_height);
  x = -ecot_scroll_get_across (&self->scroll);
  y = ecot_scroll_get_down (&self->scroll);
  allocate_header (self, x);

  if (n_rows > 0)
    {
      first = MIN (y / self->row_height, n_rows - 1);
      last = MIN ((y + body) / self->row_height, n_rows - 1);
      sync_lines (self, (guint)first, (guint)last);
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);
      int        top = self->header_height + (int)ecot_grid_line_get_row (ECOT_GRID_LINE (line)) * self->row_height - y;

      if (gtk_widget_get_child_visible (line))
        gtk_widget_size_allocate (line, &(GtkAllocation){ x, top, total, self->row_height }, -1);
    }

  ecot_grid_show_selection (self);
  ecot_grid_place_editor (self);

  if (self->menu != NULL && gtk_widget_get_visible (self->menu))
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* The titles are drawn last, over the row that slides under them. */
static void
ecot_grid_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  EcotGrid *self = ECOT_GRID (widget);
  int       width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)self->header_height, (float)width, (float)(height - self->header_height)));

  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->lines, i), snapshot);

  gtk_snapshot_pop (snapshot);

  for (guint i = 0; i < self->titles->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->titles, i), snapshot);
}

static gboolean
ecot_grid_focus (GtkWidget       *widget,
                 GtkDirectionType direction)
{
  EcotGrid *self = ECOT_GRID (widget);

  /* Tab within the table is its own affair (ecot-grid-keys.c): here it leaves. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  ecot_grid_move_to (self, (int)self->row, (int)self->column, FALSE);

  return TRUE;
}

static gboolean
ecot_grid_grab_focus (GtkWidget *widget)
{
  EcotGrid *self = ECOT_GRID (widget);

  ecot_grid_move_to (self, (int)self->row, (int)self->column, FALSE);

  return TRUE;
}

/* Texts that changed where they are: no size is asked for, of this or anything around. */
static gboolean
refresh_cb (gpointer user_data)
{
  EcotGrid *self = user_data;

  self->refresh_source = 0;

  for (guint i = 0; self->stale && i < self->lines->len; i++)
    {
      EcotGridLine *line = g_ptr_array_index (self->lines, i);

      if (gtk_widget_get_child_visible (GTK_WIDGET (line)) && ecot_grid_line_get_row (line) < ecot_grid_model_get_n_rows (self->model))
        ecot_grid_line_bind (line, ecot_grid_line_get_row (line));
    }

  self->stale = FALSE;

  return G_SOURCE_REMOVE;
}

/* Once for figures and findings, and before they are drawn.  Out of sight, when sizes are given again. */
static void
cells_changed_cb (EcotGrid *self)
{
  self->stale = TRUE;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (REFRESH_PRIORITY, refresh_cb, self, NULL);
}

static gboolean
is_focused (EcotGrid *self)
{
  return !self->leaving && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* The cursor stays on its record and under its title wherever they went. */
static void
stand_again (EcotGrid *self,
             gboolean  focused)
{
  int row = self->record != 0 ? ecot_grid_model_find (self->model, self->record) : -1;
  int column = self->field != NULL ? ecot_grid_model_find_column (self->model, self->field) : -1;

  if (row >= 0)
    self->row = (guint)row;
  if (column >= 0)
    self->column = (guint)column;

  ecot_grid_clamp_cursor (self);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  ecot_grid_remember_record (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));

  if (focused)
    ecot_grid_move_to (self, (int)self->row, (int)self->column, FALSE);
}

static void
rows_changed_cb (EcotGrid *self)
{
  gboolean focused = is_focused (self);

  ecot_grid_end (self, FALSE);
  self->stale = TRUE;

  for (guint i = 0; i < self->lines->len; i++)
    ecot_grid_line_follow (g_ptr_array_index (self->lines, i));

  stand_again (self, focused);
}

static void
flush_cb (EcotGrid *self)
{
  if (!ecot_grid_end (self, TRUE))
    ecot_grid_end (self, FALSE);
}

static void
ecot_grid_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  ecot_scroll_set_property (&ECOT_GRID (object)->scroll, object, id, value,
                            G_CALLBACK (gtk_widget_queue_allocate), G_CALLBACK (gtk_widget_queue_allocate));
}

static void
ecot_grid_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  ecot_scroll_get_property (&ECOT_GRID (object)->scroll, id, value);
}

static void
ecot_grid_dispose (GObject *object)
{
  EcotGrid *self = ECOT_GRID (object);

  self->ending = TRUE;
  g_clear_handle_id (&self->commit_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->below, gtk_widget_unparent);
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  ecot_scroll_clear (&self->scroll, object);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ecot_grid_parent_class)->dispose (object);
}

static void
ecot_grid_finalize (GObject *object)
{
  EcotGrid *self = ECOT_GRID (object);

  g_free (self->widths);
  g_free (self->before);

  G_OBJECT_CLASS (ecot_grid_parent_class)->finalize (object);
}

static void
ecot_grid_class_init (EcotGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ecot_grid_dispose;
  object_class->finalize = ecot_grid_finalize;
  object_class->set_property = ecot_grid_set_property;
  object_class->get_property = ecot_grid_get_property;
  widget_class->measure = ecot_grid_measure;
  widget_class->size_allocate = ecot_grid_size_allocate;
  widget_class->snapshot = ecot_grid_snapshot;
  widget_class->focus = ecot_grid_focus;
  widget_class->grab_focus = ecot_grid_grab_focus;

  ecot_scroll_install (object_class);
  g_signal_new ("rejected", ECOT_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  ecot_grid_install_commands (widget_class);
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
unparent (gpointer widget)
{
  gtk_widget_unparent (widget);
}

static void
ecot_grid_init (EcotGrid *self)
{
  self->lines = g_ptr_array_new_with_free_func (unparent);
  self->titles = g_ptr_array_new_with_free_func (unparent);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
make_titles (EcotGrid *self)
{
  for (guint i = 0; i < n_columns (self); i++)
    {
      const EcotFieldSpec *field = ecot_grid_model_get_field (self->model, i);
      g_autofree char     *text = ecot_grid_model_get_title (self->model, i);
      GtkWidget           *title = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (title), ecot_grid_model_is_number (self->model, i) ? 1 : 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (title), 2);
      gtk_label_set_justify (GTK_LABEL (title), ecot_grid_model_is_number (self->model, i) ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (title, field != NULL ? field->label : text);
      gtk_widget_add_css_class (title, "grid-title");
      gtk_widget_set_parent (title, GTK_WIDGET (self));
      g_ptr_array_add (self->titles, title);
    }
}

/* Titles and lines are of the columns there were: others are made. */
static void
columns_changed_cb (EcotGrid *self)
{
  gboolean focused = is_focused (self);

  ecot_grid_end (self, FALSE);
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->titles, 0);
  make_titles (self);
  stand_again (self, focused);
}

GtkWidget *
ecot_grid_new (EcotWork           *work,
               const EcotGridSpec *spec,
               const char         *name)
{
  EcotGrid *self = g_object_new (ECOT_TYPE_GRID, NULL);

  self->model = ecot_grid_model_new (work, spec);
  self->widths = g_new0 (int, spec->n_columns);
  make_titles (self);
  ecot_grid_install_keys (self);
  ecot_grid_install_pointer (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (work, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "columns-changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "cells-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

EcotGridModel *
ecot_grid_get_model (EcotGrid *self)
{
  g_return_val_if_fail (ECOT_IS_GRID (self), NULL);

  return self->model;
}
