/* ecot-move-dialog.c: what another version of the call changes, before it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is made on another thread, on a copy; what is edited meanwhile behind the
 * dialog cannot be much, for it is modal.  What weighs most comes first.
 */

#include "config.h"

#include "app/ecot-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-level-look.h"
#include "app/ecot-name.h"

struct _EcotMoveDialog
{
  GtkWindow parent_instance;

  EcotWork *work;
  EcotCall *to; /* once the plan has run */

  GtkStack   *stack;
  GtkListBox *list;
  GtkLabel   *intro;
  GtkLabel   *nothing;
  GtkLabel   *sum;
  GtkWidget  *keep;
  GtkWidget  *move;
};

enum
{
  REFUSED,
  KEPT,
  MOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotMoveDialog, ecot_move_dialog, GTK_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
keep_clicked_cb (EcotMoveDialog *self)
{
  g_signal_emit (self, signals[KEPT], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
move_clicked_cb (EcotMoveDialog *self)
{
  if (ecot_work_move (self->work, self->to))
    g_signal_emit (self, signals[MOVED], 0);

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ecot_move_dialog_dispose (GObject *object)
{
  EcotMoveDialog *self = ECOT_MOVE_DIALOG (object);

  g_clear_object (&self->work);
  g_clear_pointer (&self->to, ecot_call_unref);

  G_OBJECT_CLASS (ecot_move_dialog_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, ECOT_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ecot_move_dialog_class_init (EcotMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, EcotMoveDialog, move);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_clicked_cb);

  signals[REFUSED] = g_signal_new ("refused", ECOT_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = add_signal ("kept");
  signals[MOVED] = add_signal ("moved");
}

static void
ecot_move_dialog_init (EcotMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ecot_name_widget (self->keep, _ ("Keep mine"));
  ecot_name_widget (self->move, _ ("Move"));
}

/* --- The list ----------------------------------------------------------- */

/* A heading and what stands under it. */
typedef struct
{
  const char *title;
  EcotLevel   worst;
  GPtrArray  *effects; /* borrowed */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_ptr_array_unref (self->effects);
  g_free (self);
}

static Group *
find_group (GPtrArray  *groups,
            const char *title)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (((Group *)groups->pdata[i])->title, title))
      return groups->pdata[i];

  group = g_new0 (Group, 1);
  group->title = title;
  group->effects = g_ptr_array_new ();
  g_ptr_array_add (groups, group);

  return group;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  return (int)(*(Group *const *)b)->worst - (int)(*(Group *const *)a)->worst;
}

/* What weighs most first; otherwise as the effects come. */
static GPtrArray *
group_effects (GPtrArray *effects)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < effects->len; i++)
    {
      EcotEffect *effect = effects->pdata[i];
      Group      *group = find_group (groups, effect->group);

      group->worst = MAX (group->worst, effect->level);
      g_ptr_array_add (group->effects, effect);
    }

  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static GtkWidget *
make_row (const Group      *group,
          const EcotEffect *effect)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *icon = gtk_image_new_from_icon_name (ecot_level_get_icon (effect->level));
  GtkWidget       *label = gtk_label_new (effect->message);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), ecot_level_get_name (effect->level), effect->message);

  ecot_level_dress (icon, effect->level);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "effect");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "group", g_strdup (group->title), g_free);

  return row;
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "group");
  GtkWidget  *label;

  if (before != NULL && g_str_equal (g_object_get_data (G_OBJECT (before), "group"), group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "move-group");
  gtk_list_box_row_set_header (row, label);
}

static void
show_sum (EcotMoveDialog *self,
          GPtrArray      *effects)
{
  guint            counts[3] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < effects->len; i++)
    counts[((EcotEffect *)effects->pdata[i])->level]++;

  text = g_strdup_printf (_ ("errors: %u · warnings: %u · the rest: %u"), counts[ECOT_LEVEL_ERROR], counts[ECOT_LEVEL_WARNING],
                          counts[ECOT_LEVEL_ADVICE]);
  gtk_label_set_label (self->sum, text);
}

static void
fill_list (EcotMoveDialog *self,
           GPtrArray      *effects)
{
  g_autoptr (GPtrArray) groups = group_effects (effects);

  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];

      for (guint j = 0; j < group->effects->len; j++)
        gtk_list_box_append (self->list, make_row (group, group->effects->pdata[j]));
    }

  show_sum (self, effects);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
show_effects (EcotMoveDialog *self,
              EcotMovePlan   *plan)
{
  GPtrArray *effects = ecot_move_plan_get_effects (plan);
  gboolean   same = ecot_move_plan_is_same (plan);

  self->to = ecot_call_ref (ecot_move_plan_get_call (plan));
  gtk_widget_set_sensitive (self->move, !same);
  gtk_widget_set_visible (GTK_WIDGET (self->intro), !same);

  if (effects->len > 0)
    {
      fill_list (self, effects);
      return;
    }

  gtk_label_set_label (self->nothing, same ? _ ("This is the very version the dossier answers.")
                                           : _ ("For this dossier the other version changes nothing."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  gtk_widget_grab_focus (same ? self->keep : self->move);
}

/* --- Making it ---------------------------------------------------------- */

static void
run_worker (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (ecot_move_plan_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  EcotMoveDialog    *self = ECOT_MOVE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  /* It was closed meanwhile. */
  if (self->work == NULL)
    return;

  if (done)
    {
      show_effects (self, g_task_get_task_data (G_TASK (result)));
      return;
    }

  g_signal_emit (self, signals[REFUSED], 0, error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
plan_free (gpointer data)
{
  ecot_move_plan_free (data);
}

GtkWidget *
ecot_move_dialog_new (GtkWindow    *over,
                      EcotWork     *work,
                      EcotMovePlan *plan)
{
  EcotMoveDialog   *self = g_object_new (ECOT_TYPE_MOVE_DIALOG, "transient-for", over, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, ran_cb, NULL);

  self->work = g_object_ref (work);
  g_task_set_source_tag (task, ecot_move_dialog_new);
  g_task_set_task_data (task, plan, plan_free);
  g_task_run_in_thread (task, run_worker);

  return GTK_WIDGET (self);
}
