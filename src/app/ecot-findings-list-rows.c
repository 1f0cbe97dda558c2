/* ecot-findings-list-rows.c: rows of the list of findings, how high they are, and which are in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row's height is known once it was in sight; till then it is taken to be as high as the others are.  What stays
 * where it is while findings come and go is the row at the upper edge (top, offset), and the scroll bar follows.
 */

#include "config.h"

#include "app/ecot-findings-list-private.h"

/* Until a row was measured. */
#define USUAL_HEIGHT 72

guint
ecot_findings_list_count (EcotFindingsList *self)
{
  return self->findings != NULL ? g_list_model_get_n_items (self->findings) : 0;
}

/* {{{ Rows */

EcotFindingsSlot *
ecot_findings_list_get_slot (EcotFindingsList *self,
                             guint             i)
{
  return &g_array_index (self->slots, EcotFindingsSlot, i);
}

EcotFindingsSlot *
ecot_findings_list_find_slot (EcotFindingsList *self,
                              guint             position)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (ecot_findings_list_get_slot (self, i)->position == position)
      return ecot_findings_list_get_slot (self, i);

  return NULL;
}

gboolean
ecot_findings_list_holds_focus (GtkWidget *row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* What shows no finding any more before what is only out of sight: it stands where another has come. */
static EcotFindingsSlot *
find_spare (EcotFindingsList *self)
{
  EcotFindingsSlot *spare = NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      EcotFindingsSlot *slot = ecot_findings_list_get_slot (self, i);

      if (slot->position == GTK_INVALID_LIST_POSITION)
        return slot;

      if (!gtk_widget_get_child_visible (slot->row))
        spare = slot;
    }

  return spare;
}

static EcotFindingsSlot *
make_slot (EcotFindingsList *self)
{
  EcotFindingsSlot slot = { ecot_finding_row_new (), GTK_INVALID_LIST_POSITION };

  ecot_finding_row_set_shown (ECOT_FINDING_ROW (slot.row), FALSE); /* until it is bound */
  gtk_widget_set_parent (slot.row, GTK_WIDGET (self));
  g_array_append_val (self->slots, slot);

  return ecot_findings_list_get_slot (self, self->slots->len - 1);
}

/* The row of a finding, in sight or not: sizes are given anew afterwards. */
static EcotFindingsSlot *
take_slot (EcotFindingsList *self,
           guint             position)
{
  EcotFindingsSlot       *slot = ecot_findings_list_find_slot (self, position);
  g_autoptr (EcotFinding) finding = NULL;

  if (slot != NULL)
    return slot;

  slot = find_spare (self);
  if (slot == NULL)
    slot = make_slot (self);

  /* The button of a fix goes with its finding. */
  if (ecot_findings_list_holds_focus (slot->row))
    gtk_widget_grab_focus (slot->row);

  finding = g_list_model_get_item (self->findings, position);
  ecot_finding_row_bind (ECOT_FINDING_ROW (slot->row), self->work, finding);
  ecot_finding_row_set_selected (ECOT_FINDING_ROW (slot->row), position == self->selected);
  ecot_finding_row_set_shown (ECOT_FINDING_ROW (slot->row), TRUE); /* for this turn: nobody takes it */
  slot->position = position;

  return slot;
}

GtkWidget *
ecot_findings_list_take_row (EcotFindingsList *self,
                             guint             position)
{
  return take_slot (self, position)->row;
}

/* }}} */

/* {{{ Heights */

int *
ecot_findings_list_height_at (EcotFindingsList *self,
                              guint             position)
{
  return &g_array_index (self->heights, int, position);
}

static int
measure (EcotFindingsList *self,
         guint             position)
{
  EcotFindingsSlot *slot = ecot_findings_list_find_slot (self, position);
  int              *height = ecot_findings_list_height_at (self, position);

  if (slot != NULL || *height == 0)
    *height = ecot_finding_row_get_height (ECOT_FINDING_ROW (ecot_findings_list_take_row (self, position)), self->width);

  return *height;
}

/* The heights of all rows before @end; what is not known yet is taken to be @usual. */
static int
sum_heights (EcotFindingsList *self,
             guint             end,
             int               usual)
{
  int sum = 0;

  for (guint i = 0; i < end; i++)
    sum += *ecot_findings_list_height_at (self, i) != 0 ? *ecot_findings_list_height_at (self, i) : usual;

  return sum;
}

static int
usual_height (EcotFindingsList *self)
{
  gint64 sum = 0;
  guint  n = 0;

  for (guint i = 0; i < self->heights->len; i++)
    {
      sum += *ecot_findings_list_height_at (self, i);
      n += *ecot_findings_list_height_at (self, i) != 0;
    }

  return n > 0 ? (int)(sum / n) : USUAL_HEIGHT;
}

/* }}} */

/* {{{ Scrolling */

/* Puts the upper edge into the row it is in. */
static void
find_top (EcotFindingsList *self)
{
  guint n = ecot_findings_list_count (self);

  self->top = MIN (self->top, n - 1);

  while (self->offset < 0 && self->top > 0)
    self->offset += measure (self, --self->top);

  while (self->top + 1 < n && self->offset >= measure (self, self->top))
    self->offset -= measure (self, self->top++);

  self->offset = MAX (self->offset, 0);
}

/* Where the row behind the last one in sight is; *@y: where it begins. */
static guint
find_end (EcotFindingsList *self,
          int               height,
          int              *y)
{
  guint end = self->top;

  for (*y = -self->offset; *y < height && end < ecot_findings_list_count (self); end++)
    *y += measure (self, end);

  return end;
}

/* No room is left behind the last one that those before could take. */
guint
ecot_findings_list_place (EcotFindingsList *self,
                          int               height)
{
  int   y;
  guint end;

  find_top (self);
  end = find_end (self, height, &y);

  if (y >= height || (self->top == 0 && self->offset == 0))
    return end;

  self->offset -= height - y;
  find_top (self);

  return find_end (self, height, &y);
}

void
ecot_findings_list_configure (EcotFindingsList *self,
                              int               width,
                              int               height)
{
  int usual = usual_height (self);
  int total = sum_heights (self, self->heights->len, usual);

  self->value = sum_heights (self, MIN (self->top, self->heights->len), usual) + self->offset;
  self->configuring = TRUE;

  if (self->bars.across != NULL)
    gtk_adjustment_configure (self->bars.across, 0, 0, width, width, width, width);
  if (self->bars.down != NULL)
    gtk_adjustment_configure (self->bars.down, self->value, 0, MAX (total, height), usual, height * 0.9, height);

  self->configuring = FALSE;
}

/* A few pages are gone through row by row, so that nothing jumps when heights become known. */
void
ecot_findings_list_scroll (EcotFindingsList *self)
{
  double value = gtk_adjustment_get_value (self->bars.down), page = gtk_adjustment_get_page_size (self->bars.down);

  if (self->configuring)
    return;

  if (ABS (value - self->value) > 3 * page)
    {
      int usual = usual_height (self);

      self->offset = (int)value;
      for (self->top = 0; self->top + 1 < self->heights->len; self->top++)
        {
          int height = *ecot_findings_list_height_at (self, self->top) != 0 ? *ecot_findings_list_height_at (self, self->top) : usual;

          if (self->offset < height)
            break;

          self->offset -= height;
        }
    }
  else
    self->offset += (int)value - (int)self->value;

  self->value = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ecot_findings_list_scroll_to (EcotFindingsList *self,
                              guint             position)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int y = -self->offset;

  gtk_widget_queue_allocate (GTK_WIDGET (self));

  if (position > self->top && self->width > 0)
    {
      for (guint i = self->top; i < position && y < height; i++)
        y += measure (self, i);

      if (y + measure (self, position) <= height)
        return;

      self->offset = -MAX (height - measure (self, position), 0);
    }
  else
    self->offset = 0;

  self->top = position;
}

guint
ecot_findings_list_find_at (EcotFindingsList *self,
                            int               y)
{
  int bottom = -self->offset;

  for (guint i = self->top; i < ecot_findings_list_count (self) && bottom <= y; i++)
    {
      bottom += *ecot_findings_list_height_at (self, i);

      if (y < bottom)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* }}} */
