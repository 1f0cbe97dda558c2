/* ecot-findings-panel.c: what a reader would object to, and the way to each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the desk's own, sorted by gravity: rows that stay the same stay,
 * so that nothing jumps while one mends.  The finding at hand is the selected
 * row; Enter goes to its cell.
 *
 * A finding about a line names its number, which changes with every line put before it: nobody tells the list,
 * which holds the same findings.  Those rows that are in sight say so, of the two hundred a list view keeps.
 */

#include "config.h"

#include "app/ecot-findings-panel.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-finding-row.h"

struct _EcotFindingsPanel
{
  GtkWidget parent_instance;

  EcotWork           *work; /* not owned: the window owns both */
  GtkSingleSelection *selection;
  GHashTable         *rows;   /* of EcotFindingRow, those bound */
  guint               source; /* looks for those that came in sight */

  GtkWidget   *box;
  GtkStack    *stack;
  GtkLabel    *title;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (EcotFindingsPanel, ecot_findings_panel, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, ecot_finding_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EcotFindingsPanel        *self)
{
  ecot_finding_row_bind (ECOT_FINDING_ROW (gtk_list_item_get_child (item)), self->work, gtk_list_item_get_item (item));
  g_hash_table_add (self->rows, gtk_list_item_get_child (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           EcotFindingsPanel        *self)
{
  g_hash_table_remove (self->rows, gtk_list_item_get_child (item));
}

/* {{{ The numbers of lines */

static gboolean
is_in_sight (EcotFindingsPanel *self,
             GtkWidget         *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds) &&
         bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float)gtk_widget_get_height (GTK_WIDGET (self->list));
}

/* Nobody reads what is not in sight: it is brought up to date when it is. */
static void
follow (EcotFindingsPanel *self)
{
  GHashTableIter iter;
  GtkWidget     *row;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_hash_table_iter_init (&iter, self->rows);

  while (g_hash_table_iter_next (&iter, (gpointer *)&row, NULL))
    if (is_in_sight (self, row))
      ecot_finding_row_follow (ECOT_FINDING_ROW (row));
}

static gboolean
follow_cb (gpointer user_data)
{
  EcotFindingsPanel *self = user_data;

  self->source = 0;
  follow (self);

  return G_SOURCE_REMOVE;
}

/* After the check, and after rows were given their places. */
static void
queue_follow (EcotFindingsPanel *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW + 10, follow_cb, self, NULL);
}

static void
performed_cb (EcotFindingsPanel *self,
              EcotAction        *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    if (ecot_action_get_edit (action, i)->type != ECOT_EDIT_SET)
      {
        follow (self);
        queue_follow (self);
        return;
      }
}

/* }}} */

static void
activate_cb (EcotFindingsPanel *self,
             guint              position)
{
  g_autoptr (EcotFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_single_selection_set_selected (self->selection, position);

  if (ecot_finding_get_where (finding) != NULL)
    ecot_work_go_to (self->work, ecot_finding_get_where (finding));
}

static gboolean
is_of_level (gpointer item,
             gpointer level)
{
  return ecot_finding_get_level (ECOT_FINDING (item)) == GPOINTER_TO_UINT (level);
}

/* The gravest first, otherwise in their order.  One list a level and not a sorted one: a finding that goes and
 * one that comes are told as these two, and not as all that stand between them, each of which would be shown anew. */
static GListModel *
sort_levels (GListModel *findings)
{
  GListStore *levels = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint level = ECOT_LEVEL_ERROR + 1; level > ECOT_LEVEL_ADVICE; level--)
    {
      GtkFilter                     *filter = GTK_FILTER (gtk_custom_filter_new (is_of_level, GUINT_TO_POINTER (level - 1), NULL));
      g_autoptr (GtkFilterListModel) list = gtk_filter_list_model_new (g_object_ref (findings), filter);

      g_list_store_append (levels, list);
    }

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (levels)));
}

static void
count_cb (EcotFindingsPanel *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point to see", "%u points to see", n), n);

  gtk_label_set_label (self->title, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
ecot_findings_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ecot_findings_panel_parent_class)->map (widget);
  queue_follow (ECOT_FINDINGS_PANEL (widget));
}

static void
ecot_findings_panel_dispose (GObject *object)
{
  EcotFindingsPanel *self = ECOT_FINDINGS_PANEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_findings_panel_parent_class)->dispose (object);
}

static void
ecot_findings_panel_finalize (GObject *object)
{
  g_hash_table_unref (ECOT_FINDINGS_PANEL (object)->rows);

  G_OBJECT_CLASS (ecot_findings_panel_parent_class)->finalize (object);
}

static void
ecot_findings_panel_class_init (EcotFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_findings_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_findings_panel_finalize;
  widget_class->map = ecot_findings_panel_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-findings-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotFindingsPanel, box);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingsPanel, title);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingsPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ecot_findings_panel_init (EcotFindingsPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}

void
ecot_findings_panel_set_work (EcotFindingsPanel *self,
                              EcotWork          *work)
{
  g_autoptr (GListModel) sorted = NULL;

  g_return_if_fail (ECOT_IS_FINDINGS_PANEL (self));
  g_return_if_fail (self->work == NULL);

  self->work = work;
  sorted = sort_levels (ecot_work_get_findings (work));
  self->selection = gtk_single_selection_new (NULL);
  /* Nothing is at hand until one goes to it. */
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, sorted);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), "value-changed", G_CALLBACK (queue_follow), self, G_CONNECT_SWAPPED);
  count_cb (self);
}

void
ecot_findings_panel_step (EcotFindingsPanel *self,
                          int                step)
{
  guint n, selected;

  g_return_if_fail (ECOT_IS_FINDINGS_PANEL (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? 0 : n - 1;
  else
    selected = (selected + n + (guint)step) % n;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  activate_cb (self, selected);
}

gboolean
ecot_findings_panel_fix (EcotFindingsPanel *self)
{
  EcotFinding *finding;
  EcotAction  *fix;

  g_return_val_if_fail (ECOT_IS_FINDINGS_PANEL (self), FALSE);

  finding = gtk_single_selection_get_selected_item (self->selection);
  fix = finding != NULL ? ecot_finding_get_fix (finding) : NULL;

  return fix != NULL && ecot_work_perform (self->work, ecot_action_ref (fix));
}
