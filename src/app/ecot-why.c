/* ecot-why.c: how a figure was made, as a tree that opens down to what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree shows the reasons the figures give and adds nothing to them.  Its
 * rows are made as they are opened: a total of ten thousand lines is a list of
 * ten thousand rows of which twenty are on screen.
 */

#include "config.h"

#include "app/ecot-why.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-aim.h"
#include "app/ecot-reason-item.h"
#include "app/ecot-reason-row.h"
#include "desk/ecot-desk-shelf.h"

struct _EcotWhy
{
  GtkPopover parent_instance;

  EcotWork *work;

  GtkLabel    *title;
  GtkLabel    *formula;
  GtkLabel    *source;
  GtkListView *list;
  GtkWidget   *scrolled;
  EcotAim     *aim;
};

G_DEFINE_FINAL_TYPE (EcotWhy, ecot_why, GTK_TYPE_POPOVER)

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  return ecot_reason_item_get_children (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, ecot_reason_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  ecot_reason_row_bind (ECOT_REASON_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

/* Enter or a click: a typed cell is gone to, anything else opens or closes. */
static void
activate_cb (EcotWhy *self,
             guint    position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  g_autoptr (EcotReasonItem) item = gtk_tree_list_row_get_item (row);
  const EcotReason          *reason = ecot_reason_item_get_reason (item);

  if (reason->place == NULL)
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  ecot_work_go_to (self->work, reason->place);
}

/* What was explained is no longer so: the strip shows what came of it. */
static void
typed_cb (EcotWhy *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
ecot_why_dispose (GObject *object)
{
  g_clear_object (&ECOT_WHY (object)->work);

  G_OBJECT_CLASS (ecot_why_parent_class)->dispose (object);
}

static void
ecot_why_class_init (EcotWhyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_why_dispose;
  g_type_ensure (ECOT_TYPE_AIM);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-why.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, title);
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, formula);
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, source);
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, list);
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EcotWhy, aim);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ecot_why_init (EcotWhy *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

GtkWidget *
ecot_why_new (EcotWork *work)
{
  EcotWhy *self = g_object_new (ECOT_TYPE_WHY, NULL);

  self->work = g_object_ref (work);

  return GTK_WIDGET (self);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Where it stands among the other dossiers of the lot. */
static void
append_comparison (char    **text,
                   EcotDesk *desk)
{
  g_autofree char *comparison = ecot_desk_describe_cost (desk);
  g_autofree char *alone = NULL;

  if (comparison == NULL)
    return;

  alone = g_steal_pointer (text);
  *text = g_strdup_printf ("%s\n%s", alone, comparison);
}

void
ecot_why_explain (EcotWhy    *self,
                  const char *figure)
{
  g_autoptr (EcotReason)       reason = NULL;
  g_autoptr (EcotReasonItem)   item = NULL;
  g_autoptr (GtkTreeListModel) tree = NULL;
  g_autoptr (GtkNoSelection)   selection = NULL;
  g_autofree char             *title = NULL;
  g_autofree char             *formula = NULL;
  g_autofree char             *source = NULL;
  g_autofree char             *value = NULL;
  guint                        n;

  g_return_if_fail (ECOT_IS_WHY (self));

  reason = ecot_figures_explain (ecot_work_get_figures (self->work), figure);

  if (reason == NULL)
    return;

  value = ecot_reason_value (reason);
  title = g_strdup_printf ("%s : %s", reason->label, value);
  formula = ecot_reason_formula (reason);

  if (g_str_equal (figure, "cost.per-hour"))
    append_comparison (&formula, ecot_work_get_desk (self->work));

  if (reason->source != NULL)
    source = ecot_source_phrase (reason->source);

  show_text (self->title, title);
  show_text (self->formula, formula);
  show_text (self->source, source);

  ecot_aim_set_figure (self->aim, self->work, figure, reason);
  item = ecot_reason_item_new (g_steal_pointer (&reason));
  tree = gtk_tree_list_model_new (ecot_reason_item_get_children_or_empty (item), FALSE, FALSE, create_children, NULL, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (tree));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&tree)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (self->scrolled, n > 0);
}
