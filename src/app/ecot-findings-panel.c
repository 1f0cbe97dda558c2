/* ecot-findings-panel.c: what a reader would object to, and the way to each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the desk's own, sorted by gravity: rows that stay the same stay,
 * so that nothing jumps while one mends.  The finding at hand is the selected
 * row; Enter goes to its cell.
 *
 * A finding about a line names its number, which changes with every line put before it: nobody tells the list,
 * which holds the same findings.  The rows in sight are asked to look.
 */

#include "config.h"

#include "app/ecot-findings-panel.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-findings-list.h"
#include "app/ecot-steady-label.h"

struct _EcotFindingsPanel
{
  GtkWidget parent_instance;

  EcotWork   *work; /* not owned: the window owns both */
  GListModel *findings;
  guint       source; /* looks at the numbers of lines */

  GtkWidget        *box;
  GtkStack         *stack;
  EcotSteadyLabel  *title;
  EcotFindingsList *list;
};

G_DEFINE_FINAL_TYPE (EcotFindingsPanel, ecot_findings_panel, GTK_TYPE_WIDGET)

/* {{{ The numbers of lines */

static gboolean
follow_cb (gpointer user_data)
{
  EcotFindingsPanel *self = user_data;

  self->source = 0;
  ecot_findings_list_follow (self->list);

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
        ecot_findings_list_follow (self->list);
        queue_follow (self);
        return;
      }
}

/* }}} */

static void
activate_cb (EcotFindingsPanel *self,
             guint              position)
{
  g_autoptr (EcotFinding) finding = g_list_model_get_item (self->findings, position);

  ecot_findings_list_select (self->list, position);

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
  guint            n = g_list_model_get_n_items (self->findings);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point to see", "%u points to see", n), n);

  ecot_steady_label_set_text (self->title, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
ecot_findings_panel_dispose (GObject *object)
{
  EcotFindingsPanel *self = ECOT_FINDINGS_PANEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (ecot_findings_panel_parent_class)->dispose (object);
}

static void
ecot_findings_panel_class_init (EcotFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_findings_panel_dispose;
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
  g_type_ensure (ECOT_TYPE_FINDINGS_LIST);
  g_type_ensure (ECOT_TYPE_STEADY_LABEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ecot_findings_panel_set_work (EcotFindingsPanel *self,
                              EcotWork          *work)
{
  g_return_if_fail (ECOT_IS_FINDINGS_PANEL (self));
  g_return_if_fail (self->work == NULL);

  self->work = work;
  self->findings = sort_levels (ecot_work_get_findings (work));
  ecot_findings_list_set_model (self->list, work, self->findings);
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "items-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  count_cb (self);
}

void
ecot_findings_panel_step (EcotFindingsPanel *self,
                          int                step)
{
  guint n, selected;

  g_return_if_fail (ECOT_IS_FINDINGS_PANEL (self));

  n = g_list_model_get_n_items (self->findings);
  selected = ecot_findings_list_get_selected (self->list);

  if (n == 0)
    return;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? 0 : n - 1;
  else
    selected = (selected + n + (guint)step) % n;

  activate_cb (self, selected);
}

gboolean
ecot_findings_panel_fix (EcotFindingsPanel *self)
{
  g_autoptr (EcotFinding) finding = NULL;
  EcotAction             *fix;
  guint                   selected;

  g_return_val_if_fail (ECOT_IS_FINDINGS_PANEL (self), FALSE);

  selected = ecot_findings_list_get_selected (self->list);
  if (selected != GTK_INVALID_LIST_POSITION)
    finding = g_list_model_get_item (self->findings, selected);

  fix = finding != NULL ? ecot_finding_get_fix (finding) : NULL;

  return fix != NULL && ecot_work_perform (self->work, ecot_action_ref (fix));
}
