/* ecot-findings-list.c: findings below each other, of which those in sight have widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why not GtkListView: in GTK 4.8 it keeps two hundred rows of widgets, builds new ones for each finding that comes,
 * and has their style and size worked out, and with them those of the whole window.  A key in a table changes one
 * finding or two, and has a frame of time for everything.  Here that is one row bound anew, and no size is asked of
 * anything around: the list is as high as it is given.
 *
 * The row that has the focus keeps its widget when it is scrolled out of sight, for focus would be lost with it.
 * Rows and scrolling are in ecot-findings-list-rows.c, keys and pointer in ecot-findings-list-keys.c.
 */

#include "config.h"

#include "app/ecot-findings-list-private.h"

#include <string.h>

#define MIN_WIDTH  160
#define MIN_HEIGHT 80

/* As long after the last change. */
#define REST_MS 300

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotFindingsList, ecot_findings_list, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
ecot_findings_list_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

/* Widgets stand in the order of their findings, which is the order one is read to in. */
static gboolean
sort_cb (gpointer user_data)
{
  EcotFindingsList *self = user_data;
  GtkWidget        *before = NULL;

  self->sorting = 0;

  for (guint i = self->top; i < self->end; i++)
    {
      EcotFindingsSlot *slot = ecot_findings_list_find_slot (self, i);

      if (slot == NULL)
        break;

      if (before != NULL && gtk_widget_get_prev_sibling (slot->row) != before)
        gtk_widget_insert_after (slot->row, GTK_WIDGET (self), before);

      before = slot->row;
    }

  return G_SOURCE_REMOVE;
}

static gboolean
is_sorted (EcotFindingsList *self)
{
  for (guint i = self->top + 1; i < self->end; i++)
    if (gtk_widget_get_prev_sibling (ecot_findings_list_find_slot (self, i)->row) != ecot_findings_list_find_slot (self, i - 1)->row)
      return FALSE;

  return TRUE;
}

/* To put a widget elsewhere asks for all sizes: not while one types. */
static void
queue_sort (EcotFindingsList *self)
{
  g_clear_handle_id (&self->sorting, g_source_remove);

  if (!is_sorted (self))
    self->sorting = g_timeout_add (REST_MS, sort_cb, self);
}

static void
allocate_rows (EcotFindingsList *self)
{
  int y = -self->offset;

  for (guint i = self->top; i < self->end; i++)
    {
      GtkWidget *row = ecot_findings_list_take_row (self, i);
      int        height = *ecot_findings_list_height_at (self, i);

      ecot_finding_row_set_shown (ECOT_FINDING_ROW (row), TRUE);
      gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, self->width, height }, -1);
      y += height;
    }
}

static void
hide_rows (EcotFindingsList *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      EcotFindingsSlot *slot = ecot_findings_list_get_slot (self, i);

      if (slot->position >= self->top && slot->position < self->end)
        continue;

      if (slot->position != GTK_INVALID_LIST_POSITION && ecot_findings_list_holds_focus (slot->row))
        gtk_widget_size_allocate (slot->row, &(GtkAllocation){ 0, -2 * *ecot_findings_list_height_at (self, slot->position), self->width, *ecot_findings_list_height_at (self, slot->position) }, -1);
      else
        ecot_finding_row_set_shown (ECOT_FINDING_ROW (slot->row), FALSE);
    }
}

static void
show_none (EcotFindingsList *self)
{
  self->top = self->end = 0;
  hide_rows (self);
}

/* Whoever had the focus on a finding that went has it on the one that came in its place. */
static void
keep_focus (EcotFindingsList *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (ecot_findings_list_get_slot (self, i)->position == GTK_INVALID_LIST_POSITION && ecot_findings_list_holds_focus (ecot_findings_list_get_slot (self, i)->row))
      {
        gtk_widget_grab_focus (ecot_findings_list_take_row (self, MIN (self->cursor, ecot_findings_list_count (self) - 1)));
        return;
      }
}

static void
ecot_findings_list_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  EcotFindingsList *self = ECOT_FINDINGS_LIST (widget);

  if (width != self->width && self->heights->len > 0)
    memset (self->heights->data, 0, self->heights->len * sizeof (int));

  self->width = width;

  if (ecot_findings_list_count (self) > 0)
    {
      keep_focus (self);
      self->end = ecot_findings_list_place (self, height);
      hide_rows (self);
      allocate_rows (self);
      queue_sort (self);
    }
  else
    show_none (self);

  ecot_findings_list_configure (self, width, height);
}

/* {{{ Findings come and go */

/* Where what was at @at is now; in the place of what went is what came. */
static guint
shift (guint at,
       guint position,
       guint n_removed,
       guint n_added)
{
  if (at == GTK_INVALID_LIST_POSITION || at < position)
    return at;

  return at >= position + n_removed ? at - n_removed + n_added : position + MIN (at - position, MAX (n_added, 1) - 1);
}

/* The words of a finding may have changed: it is the one at hand still. */
static gboolean
is_same_matter (EcotFinding *a,
                EcotFinding *b)
{
  const char *field_a = NULL, *field_b = NULL;
  gint64      row = ecot_finding_get_row (a, &field_a);

  return g_str_equal (ecot_finding_get_rule (a), ecot_finding_get_rule (b)) && row == ecot_finding_get_row (b, &field_b) &&
         (row != 0 ? g_strcmp0 (field_a, field_b) == 0 : g_strcmp0 (ecot_finding_get_where (a), ecot_finding_get_where (b)) == 0);
}

static void
keep_selected (EcotFindingsList *self,
               guint             position,
               guint             n_removed,
               guint             n_added)
{
  gboolean gone = self->selected >= position && self->selected < position + n_removed;

  if (self->selected == GTK_INVALID_LIST_POSITION)
    return;

  if (!gone)
    {
      self->selected = shift (self->selected, position, n_removed, n_added);
      return;
    }

  self->selected = GTK_INVALID_LIST_POSITION;

  for (guint i = position; i < position + n_added && self->selected == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (self->findings, i);

      if (is_same_matter (self->at_hand, finding))
        {
          g_set_object (&self->at_hand, finding);
          self->selected = i;
        }
    }

  if (self->selected == GTK_INVALID_LIST_POSITION)
    g_clear_object (&self->at_hand);
}

static void
move_slots (EcotFindingsList *self,
            guint             position,
            guint             n_removed,
            guint             n_added)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      guint *at = &ecot_findings_list_get_slot (self, i)->position;

      if (*at != GTK_INVALID_LIST_POSITION && *at >= position && *at < position + n_removed)
        *at = GTK_INVALID_LIST_POSITION;
      else
        *at = shift (*at, position, n_removed, n_added);
    }
}

static void
items_changed_cb (EcotFindingsList *self,
                  guint             position,
                  guint             n_removed,
                  guint             n_added)
{
  int *unknown = g_new0 (int, n_added + 1);

  g_array_remove_range (self->heights, position, n_removed);
  g_array_insert_vals (self->heights, position, unknown, n_added);
  g_free (unknown);
  move_slots (self, position, n_removed, n_added);
  keep_selected (self, position, n_removed, n_added);
  self->cursor = shift (self->cursor, position, n_removed, n_added);

  /* Who reads the first ones sees what comes before them. */
  if (self->top > 0 || self->offset > 0)
    self->top = shift (self->top, position, n_removed, n_added);

  /* Behind another page, or in a panel that is closed, no size is given any more: rows would be read out for ever. */
  if (ecot_findings_list_count (self) == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_none (self);

  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* }}} */

/* {{{ Object */

static void
ecot_findings_list_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  ecot_scroll_set_property (&ECOT_FINDINGS_LIST (object)->bars, object, id, value, NULL, G_CALLBACK (ecot_findings_list_scroll));
}

static void
ecot_findings_list_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ecot_scroll_get_property (&ECOT_FINDINGS_LIST (object)->bars, id, value);
}

static void
ecot_findings_list_dispose (GObject *object)
{
  EcotFindingsList *self = ECOT_FINDINGS_LIST (object);

  g_clear_handle_id (&self->sorting, g_source_remove);

  for (guint i = 0; i < self->slots->len; i++)
    gtk_widget_unparent (ecot_findings_list_get_slot (self, i)->row);

  g_array_set_size (self->slots, 0);
  ecot_scroll_clear (&self->bars, object);
  g_clear_object (&self->at_hand);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (ecot_findings_list_parent_class)->dispose (object);
}

static void
ecot_findings_list_finalize (GObject *object)
{
  g_array_unref (ECOT_FINDINGS_LIST (object)->slots);
  g_array_unref (ECOT_FINDINGS_LIST (object)->heights);

  G_OBJECT_CLASS (ecot_findings_list_parent_class)->finalize (object);
}

static void
ecot_findings_list_class_init (EcotFindingsListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ecot_findings_list_dispose;
  object_class->finalize = ecot_findings_list_finalize;
  object_class->set_property = ecot_findings_list_set_property;
  object_class->get_property = ecot_findings_list_get_property;
  widget_class->measure = ecot_findings_list_measure;
  widget_class->size_allocate = ecot_findings_list_size_allocate;
  ecot_findings_list_install_keys (widget_class);

  ecot_scroll_install (object_class);
  g_signal_new ("activate", ECOT_TYPE_FINDINGS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
ecot_findings_list_init (EcotFindingsList *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (EcotFindingsSlot));
  self->heights = g_array_new (FALSE, TRUE, sizeof (int));
  self->selected = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  ecot_findings_list_add_keys (self);
}

/* }}} */

void
ecot_findings_list_set_model (EcotFindingsList *self,
                              EcotWork         *work,
                              GListModel       *findings)
{
  g_return_if_fail (ECOT_IS_FINDINGS_LIST (self));
  g_return_if_fail (self->findings == NULL);

  self->work = work;
  self->findings = g_object_ref (findings);
  g_signal_connect_object (findings, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (findings));
}

guint
ecot_findings_list_get_selected (EcotFindingsList *self)
{
  g_return_val_if_fail (ECOT_IS_FINDINGS_LIST (self), GTK_INVALID_LIST_POSITION);

  return self->selected;
}

void
ecot_findings_list_select (EcotFindingsList *self,
                           guint             position)
{
  g_return_if_fail (ECOT_IS_FINDINGS_LIST (self));
  g_return_if_fail (position < ecot_findings_list_count (self));

  g_clear_object (&self->at_hand);
  self->at_hand = g_list_model_get_item (self->findings, position);
  self->selected = self->cursor = position;

  for (guint i = 0; i < self->slots->len; i++)
    ecot_finding_row_set_selected (ECOT_FINDING_ROW (ecot_findings_list_get_slot (self, i)->row), ecot_findings_list_get_slot (self, i)->position == position);

  ecot_findings_list_scroll_to (self, position);
}

void
ecot_findings_list_follow (EcotFindingsList *self)
{
  g_return_if_fail (ECOT_IS_FINDINGS_LIST (self));

  for (guint i = 0; i < self->slots->len; i++)
    if (ecot_findings_list_get_slot (self, i)->position != GTK_INVALID_LIST_POSITION && ecot_finding_row_follow (ECOT_FINDING_ROW (ecot_findings_list_get_slot (self, i)->row)))
      gtk_widget_queue_allocate (GTK_WIDGET (self));
}
