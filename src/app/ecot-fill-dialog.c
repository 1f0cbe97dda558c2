/* ecot-fill-dialog.c: the form of a funder, and what goes into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form is read, filled and read again on another thread; only what the map asks
 * of the dossier is taken on the main loop.  The filled form is in memory before its
 * name is asked for, so that all that could be wrong with it is known by then: what
 * cannot be filled comes first in the list.
 */

#include "config.h"

#include "app/ecot-fill-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/ecot-level-look.h"
#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "base/ecot-replace.h"
#include "desk/ecot-form-plan.h"

/* Rows beyond these tell nobody more. */
#define MAX_ROWS 2000

/* One piece of work, handed to a thread and back. */
typedef struct
{
  char         *path; /* of the form */
  EcotPdfForm  *form;
  EcotFormMap  *map;
  EcotFormPlan *plan;
  char         *out; /* where it is written */
} Filling;

struct _EcotFillDialog
{
  GtkWindow parent_instance;

  EcotWork     *work;
  Filling      *filling; /* NULL while a thread has it */
  GCancellable *cancellable;
  gboolean      closed; /* though a thread still holds it */

  GtkStack   *stack;
  GtkListBox *list;
  GtkLabel   *intro;
  GtkLabel   *working;
  GtkLabel   *sum;
  GtkWidget  *choose;
  GtkWidget  *begin;
  GtkWidget  *cancel;
  GtkWidget  *other;
  GtkWidget  *save;
};

enum
{
  REFUSED,
  WRITTEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotFillDialog, ecot_fill_dialog, GTK_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_clear_pointer (&filling->plan, ecot_form_plan_free);
  g_clear_pointer (&filling->map, ecot_form_map_free);
  g_clear_pointer (&filling->form, ecot_pdf_form_free);
  g_free (filling->path);
  g_free (filling->out);
  g_free (filling);
}

static char *
name_form (const Filling *filling)
{
  return g_filename_display_basename (filling->path);
}

/* {{{ The list */

static char *
describe (const EcotFormItem *item)
{
  const char *shown = *item->shown != '\0' ? item->shown : _ ("stays empty");

  return item->problem != NULL ? g_strdup (item->problem) : g_strdup (shown);
}

static GtkWidget *
make_label (const char *text,
            int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Field, value: what cannot be filled has a sign and the sentence that says why. */
static GtkWidget *
make_row (const EcotFormItem *item)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *icon = gtk_image_new ();
  g_autofree char *text = describe (item);
  GtkWidget       *name = make_label (item->field != NULL && *item->field->tip != '\0' ? item->field->tip : item->entry->name, 22);
  GtkWidget       *value = make_label (text, 34);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (GTK_LABEL (name)), text);

  if (item->problem != NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), ecot_level_get_icon (ECOT_LEVEL_ERROR));
      ecot_level_dress (icon, ECOT_LEVEL_ERROR);
    }
  else if (*item->shown == '\0')
    gtk_widget_add_css_class (value, "dim-label");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_tooltip_text (name, item->entry->name);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "effect");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static guint
add_rows (EcotFillDialog *self,
          gboolean        problems,
          guint           room)
{
  const GPtrArray *items = self->filling->plan->items;
  guint            n = 0;

  for (guint i = 0; i < items->len && n < room; i++)
    {
      const EcotFormItem *item = items->pdata[i];

      if ((item->problem != NULL) == problems)
        {
          gtk_list_box_append (self->list, make_row (item));
          n++;
        }
    }

  return n;
}

/* Fields that could be filled and are in no line of the map. */
static guint
count_left (const EcotFormPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->form->fields->len; i++)
    n += ((const EcotPdfField *)plan->form->fields->pdata[i])->kind < ECOT_FORM_BUTTON;

  for (guint i = 0; i < plan->items->len && n > 0; i++)
    n -= ((const EcotFormItem *)plan->items->pdata[i])->field != NULL;

  return n;
}

static void
show_sum (EcotFillDialog *self)
{
  const EcotFormPlan   *plan = self->filling->plan;
  g_autoptr (GPtrArray) required = ecot_form_plan_list_required (plan);
  guint                 n_problems = ecot_form_plan_count_problems (plan), n_empty = 0;
  g_autofree char      *text = NULL;
  g_autofree char      *asked = NULL;
  g_autofree char      *both = NULL;

  for (guint i = 0; i < plan->items->len; i++)
    {
      const EcotFormItem *item = plan->items->pdata[i];

      n_empty += item->problem == NULL && item->values[0] == NULL;
    }

  text = g_strdup_printf (_ ("filled: %u · empty: %u · impossible: %u · left as they are: %u"), plan->items->len - n_problems - n_empty, n_empty, n_problems,
                          count_left (plan));
  asked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "the form requires %u that stays empty", "the form requires %u that stay empty", required->len), required->len);
  both = required->len > 0 ? g_strconcat (text, " · ", asked, NULL) : g_strdup (text);
  gtk_label_set_label (self->sum, both);
}

static void
show_plan (EcotFillDialog *self)
{
  g_autofree char *form = name_form (self->filling);
  g_autofree char *text = NULL;
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  add_rows (self, FALSE, MAX_ROWS - add_rows (self, TRUE, MAX_ROWS));
  show_sum (self);

  text = g_strdup_printf (self->filling->plan->file != NULL ? _ ("“%s” can be filled by the map “%s”; the form itself stays as it is.")
                                                            : _ ("“%s” cannot be filled by the map “%s” as it stands: mend what is marked, in the dossier or in the map."),
                          form, self->filling->map->name);
  gtk_label_set_label (self->intro, text);
  gtk_widget_set_visible (self->other, TRUE);
  gtk_widget_set_sensitive (self->save, self->filling->plan->file != NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (self->filling->plan->file != NULL ? self->save : self->other);
}

/* }}} */
/* {{{ Work on another thread */

static void
run (EcotFillDialog     *self,
     const char         *what,
     GTaskThreadFunc     worker,
     GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done, NULL);

  gtk_label_set_label (self->working, what);
  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_visible (self->other, FALSE);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, g_steal_pointer (&self->filling), NULL);
  g_task_run_in_thread (task, worker);
}

static void
answer (GTask   *task,
        gboolean done,
        GError  *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the work back.  FALSE: the dialog was closed meanwhile, or it went wrong, and nothing is left to do. */
static gboolean
take_back (EcotFillDialog *self,
           GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;
  Filling           *filling = g_task_get_task_data (G_TASK (result));
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed)
    {
      filling_free (filling);
      return FALSE;
    }

  self->filling = filling;
  if (done)
    return TRUE;

  g_signal_emit (self, signals[REFUSED], 0, error->message);
  gtk_window_destroy (GTK_WINDOW (self));
  return FALSE;
}

static void
fill_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Filling *filling = data;
  GError  *error = NULL;

  answer (task, ecot_form_plan_fill (filling->plan, cancellable, &error), error);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EcotFillDialog *self = ECOT_FILL_DIALOG (source);

  if (take_back (self, result))
    show_plan (self);
}

static void
fill (EcotFillDialog *self)
{
  Filling *filling = self->filling;

  ecot_work_flush (self->work);
  g_clear_pointer (&filling->plan, ecot_form_plan_free);
  filling->plan = ecot_form_plan_new (ecot_desk_get_figures (ecot_work_get_desk (self->work)), filling->form, filling->map);
  run (self, _ ("Filling the form…"), fill_worker, filled_cb);
}

/* }}} */
/* {{{ The map */

/* One that cannot be read leaves what was there before. */
static void
use_map (EcotFillDialog *self,
         const char     *path)
{
  g_autoptr (GError) error = NULL;
  EcotFormMap       *map;

  if (self->filling == NULL)
    return;

  map = ecot_form_map_read (path, &error);
  if (map == NULL || !ecot_form_map_remember (map, self->filling->form, &error))
    {
      g_clear_pointer (&map, ecot_form_map_free);
      ecot_message_show (GTK_WINDOW (self), _ ("This map cannot be used"), error->message);
      return;
    }

  g_clear_pointer (&self->filling->plan, ecot_form_plan_free);
  g_clear_pointer (&self->filling->map, ecot_form_map_free);
  self->filling->map = map;
  fill (self);
}

static void
map_chosen (const char *path,
            gpointer    user_data)
{
  use_map (user_data, path);
}

static void
choose_clicked_cb (EcotFillDialog *self)
{
  const char *const patterns[] = { "*.xml", NULL };

  ecot_message_ask_file (GTK_WINDOW (self), _ ("Choose the map of the form"), _ ("_Choose"), NULL, _ ("Maps of forms"), patterns, map_chosen,
                         G_OBJECT (self));
}

static void
sketch_chosen (const char *path,
               gpointer    user_data)
{
  EcotFillDialog    *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *full = ecot_message_complete_path (path, ".xml");
  g_autoptr (GBytes) sketch = NULL;

  if (self->filling == NULL)
    return;

  sketch = ecot_form_map_sketch (self->filling->form);
  if (ecot_replace_contents (full, sketch, &error))
    {
      use_map (self, full);
      ecot_message_open_file (GTK_WINDOW (self), full);
    }
  else
    ecot_message_show (GTK_WINDOW (self), _ ("The map could not be written"), error->message);
}

static void
begin_clicked_cb (EcotFillDialog *self)
{
  const char *const patterns[] = { "*.xml", NULL };
  g_autofree char  *form = name_form (self->filling);
  g_autofree char  *proposed = g_strconcat (form, ".xml", NULL);

  ecot_message_ask_file (GTK_WINDOW (self), _ ("Begin a map of the form"), _ ("_Begin"), proposed, _ ("Maps of forms"), patterns, sketch_chosen,
                         G_OBJECT (self));
}

static void
ask_for_map (EcotFillDialog *self)
{
  g_autofree char *form = name_form (self->filling);
  g_autofree char *text = g_strdup_printf (_ ("No map of “%s” is known yet.  A map says which field takes which value of the dossier: choose one, or begin one."), form);

  gtk_label_set_label (self->intro, text);
  gtk_stack_set_visible_child_name (self->stack, "map");
  gtk_widget_grab_focus (self->choose);
}

/* }}} */
/* {{{ The form */

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Filling *filling = data;
  GError  *error = NULL;

  filling->form = ecot_pdf_form_read (filling->path, cancellable, &error);
  answer (task, filling->form != NULL, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EcotFillDialog    *self = ECOT_FILL_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (!take_back (self, result))
    return;

  self->filling->map = ecot_form_map_recall (self->filling->form, &error);
  if (self->filling->map != NULL)
    fill (self);
  else
    ask_for_map (self);

  if (error != NULL)
    ecot_message_show (GTK_WINDOW (self), _ ("This map cannot be used"), error->message);
}

/* }}} */
/* {{{ The filled form */

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Filling *filling = data;
  GError  *error = NULL;

  answer (task, ecot_form_plan_write (filling->plan, filling->out, &error), error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EcotFillDialog *self = ECOT_FILL_DIALOG (source);

  if (!take_back (self, result))
    return;

  g_signal_emit (self, signals[WRITTEN], 0, self->filling->out);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
out_chosen (const char *path,
            gpointer    user_data)
{
  EcotFillDialog  *self = user_data;
  g_autofree char *full = ecot_message_complete_path (path, ".pdf");

  if (self->filling == NULL)
    return;

  if (ecot_is_same_file (full, self->filling->path))
    {
      ecot_message_show (GTK_WINDOW (self), _ ("The form was not saved"), _ ("The form itself is never written to: give the filled one another name"));
      return;
    }

  g_free (self->filling->out);
  self->filling->out = g_steal_pointer (&full);
  run (self, _ ("Writing the filled form…"), write_worker, written_cb);
}

static void
save_clicked_cb (EcotFillDialog *self)
{
  const char *const patterns[] = { "*.pdf", NULL };
  g_autofree char  *form = name_form (self->filling);
  g_autofree char  *bare = g_str_has_suffix (form, ".pdf") ? g_strndup (form, strlen (form) - 4) : g_strdup (form);
  g_autofree char  *proposed = g_strdup_printf (_ ("%s filled.pdf"), bare);

  ecot_message_ask_file (GTK_WINDOW (self), _ ("Save the filled form"), _ ("_Save"), proposed, _ ("PDF forms"), patterns, out_chosen, G_OBJECT (self));
}

/* }}} */

/* The reader stops; what is being written is written whole. */
static gboolean
ecot_fill_dialog_close_request (GtkWindow *window)
{
  EcotFillDialog *self = ECOT_FILL_DIALOG (window);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (ecot_fill_dialog_parent_class)->close_request (window);
}

static void
ecot_fill_dialog_dispose (GObject *object)
{
  EcotFillDialog *self = ECOT_FILL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);
  g_clear_pointer (&self->filling, filling_free);

  G_OBJECT_CLASS (ecot_fill_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-fill-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, working);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, begin);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, other);
  gtk_widget_class_bind_template_child (widget_class, EcotFillDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
ecot_fill_dialog_class_init (EcotFillDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_fill_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ecot_fill_dialog_close_request;
  bind_children (GTK_WIDGET_CLASS (klass));

  signals[REFUSED] = g_signal_new ("refused", ECOT_TYPE_FILL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WRITTEN] = g_signal_new ("written", ECOT_TYPE_FILL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ecot_fill_dialog_init (EcotFillDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ecot_name_widget (self->choose, _ ("Choose a map…"));
  ecot_name_widget (self->begin, _ ("Begin a map…"));
  ecot_name_widget (self->cancel, _ ("Cancel"));
  ecot_name_widget (self->other, _ ("Another map…"));
  self->cancellable = g_cancellable_new ();
  ecot_name_widget (self->save, _ ("Save the filled form…"));
}

GtkWidget *
ecot_fill_dialog_new (GtkWindow  *over,
                      EcotWork   *work,
                      const char *path)
{
  EcotFillDialog *self = g_object_new (ECOT_TYPE_FILL_DIALOG, "transient-for", over, NULL);

  self->work = g_object_ref (work);
  self->filling = g_new0 (Filling, 1);
  self->filling->path = g_strdup (path);
  run (self, _ ("Reading the form…"), read_worker, read_cb);

  return GTK_WIDGET (self);
}
