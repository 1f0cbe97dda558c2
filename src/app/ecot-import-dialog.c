/* ecot-import-dialog.c: a budget from a spreadsheet, looked at before it is added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is read on another thread, and what its rows come to is worked out there again
 * at each choice: a sheet of ten thousand rows does not keep the window waiting.  A
 * spreadsheet that Écot wrote shows what was edited in it instead.
 */

#include "config.h"

#include "app/ecot-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-import-view.h"
#include "app/ecot-name.h"
#include "desk/ecot-sheet-import.h"

/* Of what could not be read, as much as somebody reads. */
#define MAX_FAULTS 200

struct _EcotImportDialog
{
  GtkWindow parent_instance;

  EcotWork         *work; /* NULL once it is closed */
  char             *name; /* of the file */
  EcotTable        *table;
  EcotImportFrame  *frame;
  EcotMapping       mapping;
  gboolean          chosen; /* by the person: kept for next time */
  gboolean          showing;
  guint             serial;              /* of the latest choice */
  EcotBudgetImport *import;              /* what it comes to, or NULL while that is worked out */
  EcotSheetImport  *ours;                /* or NULL */
  gboolean          asked[ECOT_N_ROLES]; /* whose decimals were asked about */

  GtkStack       *stack;
  GtkLabel       *intro;
  GtkLabel       *sheet_label;
  GtkDropDown    *sheets;
  GtkSpinButton  *titles;
  GtkLabel       *remembered;
  GtkBox         *questions;
  EcotImportView *view;
  GtkLabel       *row_label;
  GtkBox         *faults;
  GtkLabel       *faults_title;
  GtkLabel       *fault_list;
  GtkLabel       *ours_intro;
  GtkListBox     *changes;
  GtkLabel       *sum;
  GtkWidget      *cancel;
  GtkWidget      *add;
};

enum
{
  REFUSED,
  ADDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotImportDialog, ecot_import_dialog, GTK_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void plan (EcotImportDialog *self);

static const EcotTableSheet *
get_sheet (EcotImportDialog *self)
{
  return ecot_table_get_sheet (self->table, self->mapping.sheet);
}

/* --- What could not be read ---------------------------------------------- */

static void
show_faults (EcotImportDialog *self)
{
  const GPtrArray    *faults = self->import->budget->faults;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell needs a look", "%u cells need a look", faults->len), faults->len);

  for (guint i = 0; i < self->import->notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", (const char *)self->import->notes->pdata[i]);
  for (guint i = 0; i < MIN (faults->len, MAX_FAULTS); i++)
    {
      const EcotBudgetFault *fault = faults->pdata[i];
      char                   buf[ECOT_TABLE_ADDRESS_BUFSIZE];

      g_string_append_printf (text, _ ("%s%s, “%s”: %s"), text->len > 0 ? "\n" : "", ecot_table_write_address (fault->item->row, fault->column, buf), fault->text, fault->reason);
    }
  if (faults->len > MAX_FAULTS)
    g_string_append_printf (text, _ ("\nand %u more"), faults->len - MAX_FAULTS);

  gtk_widget_set_visible (GTK_WIDGET (self->faults), text->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->faults_title), faults->len > 0);
  gtk_label_set_label (self->faults_title, title);
  gtk_label_set_label (self->fault_list, text->str);
}

/* --- Decimals ------------------------------------------------------------ */

static void
mark_cb (EcotImportDialog *self,
         GtkCheckButton   *button)
{
  guint role = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "role"));

  if (!gtk_check_button_get_active (button))
    return;

  self->mapping.marks[role] = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mark"));
  self->chosen = TRUE;
  plan (self);
}

static GtkWidget *
make_reading (EcotImportDialog *self,
              const char       *reading,
              EcotRole          role,
              EcotMark          mark)
{
  GtkWidget *button = gtk_check_button_new_with_label (reading);

  g_object_set_data (G_OBJECT (button), "role", GUINT_TO_POINTER (role));
  g_object_set_data (G_OBJECT (button), "mark", GUINT_TO_POINTER (mark));
  g_signal_connect_object (button, "toggled", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* Once a column; the answer can be changed afterwards, so the question stays. */
static void
ask (EcotImportDialog         *self,
     const EcotBudgetQuestion *question)
{
  char             buf[ECOT_TABLE_ADDRESS_BUFSIZE];
  const char      *cell = ecot_table_write_address (question->row, question->column, buf);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” in %s can be read in two ways:", "“%s” in %s, and other cells of its column, can be read in two ways:", question->n),
                                           question->text, cell);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *comma = make_reading (self, question->as_comma, question->role, ECOT_MARK_COMMA);
  GtkWidget       *point = make_reading (self, question->as_point, question->role, ECOT_MARK_POINT);

  self->asked[question->role] = TRUE;
  gtk_check_button_set_group (GTK_CHECK_BUTTON (point), GTK_CHECK_BUTTON (comma));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), comma);
  gtk_box_append (GTK_BOX (box), point);
  gtk_box_append (self->questions, box);
}

static void
forget_questions (EcotImportDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    {
      self->asked[i] = FALSE;
      self->mapping.marks[i] = ECOT_MARK_NONE;
    }
}

static void
show_questions (EcotImportDialog *self)
{
  const GPtrArray *questions = self->import->budget->questions;

  for (guint i = 0; i < questions->len; i++)
    if (!self->asked[((const EcotBudgetQuestion *)questions->pdata[i])->role])
      ask (self, questions->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), gtk_widget_get_first_child (GTK_WIDGET (self->questions)) != NULL);
}

/* --- What it comes to ---------------------------------------------------- */

static char *
describe (EcotImportDialog *self)
{
  const EcotBudgetImport *import = self->import;
  g_autofree char        *sums = ecot_budget_import_describe (import);
  g_autoptr (GString)     text = g_string_new (sums);

  if (import->budget->questions->len > 0)
    return g_strdup (_ ("Say first how the numbers above are read."));
  if (!ecot_budget_import_brings (import))
    return g_strdup (_ ("No line is found: say which columns hold the labels and the amounts."));

  if (import->n_funders > 0)
    g_string_append_printf (text, _ ("; funders: %u"), import->n_funders);
  if (import->n_voluntary > 0)
    g_string_append_printf (text, _ ("; contributions in kind: %u"), import->n_voluntary);
  if (import->n_filled > 0)
    g_string_append_printf (text, _ ("; realised amounts filled in: %u"), import->n_filled);
  if (import->n_same > 0)
    g_string_append_printf (text, _ ("; in the budget already: %u"), import->n_same);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_sum (EcotImportDialog *self)
{
  g_autofree char *text = describe (self);
  EcotAmount       difference = 0;
  gboolean         off = ecot_budget_import_get_difference (self->import, &difference) && difference != 0;

  gtk_label_set_label (self->sum, text);
  if (off)
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "over-limit");
  gtk_widget_set_sensitive (self->add, self->import->budget->questions->len == 0 && !self->import->budget->overflow &&
                                         ecot_budget_import_brings (self->import));
}

static void
show_import (EcotImportDialog *self)
{
  self->showing = TRUE;
  ecot_import_view_show (self->view, self->import);
  gtk_drop_down_set_selected (self->sheets, self->mapping.sheet);
  gtk_spin_button_set_value (self->titles, self->mapping.header != ECOT_ROW_NONE ? self->mapping.header + 1 : 0);
  show_questions (self);
  show_faults (self);
  show_sum (self);
  self->showing = FALSE;
}

typedef struct
{
  EcotImportFrame *frame;
  EcotTable       *table;
  EcotMapping      mapping;
  guint            serial;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ecot_import_frame_unref (job->frame);
  ecot_table_unref (job->table);
  g_free (job);
}

static void
plan_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, ecot_budget_import_new (job->frame, job->table, &job->mapping), (GDestroyNotify)ecot_budget_import_unref);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EcotImportDialog            *self = ECOT_IMPORT_DIALOG (source);
  const Job                   *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (EcotBudgetImport) import = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was closed meanwhile, or something else was chosen. */
  if (self->work == NULL || job->serial != self->serial)
    return;

  g_clear_pointer (&self->import, ecot_budget_import_unref);
  self->import = g_steal_pointer (&import);
  show_import (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") != 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "table");
      gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
    }
}

static void
plan (EcotImportDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, planned_cb, NULL);
  Job              *job = g_new0 (Job, 1);

  job->frame = ecot_import_frame_ref (self->frame);
  job->table = ecot_table_ref (self->table);
  job->mapping = self->mapping;
  job->serial = ++self->serial;
  gtk_widget_set_sensitive (self->add, FALSE);
  g_task_set_source_tag (task, plan);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, plan_worker);
}

/* --- Choices ------------------------------------------------------------- */

static void
role_cb (EcotImportDialog *self,
         guint             column,
         guint             role)
{
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (self->mapping.columns[i] == (int)column)
      self->mapping.columns[i] = -1;
  if (role < ECOT_N_ROLES)
    self->mapping.columns[role] = (int)column;

  self->chosen = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->remembered), FALSE);
  forget_questions (self);
  plan (self);
}

static void
row_cb (EcotImportDialog *self,
        const char       *words)
{
  gtk_label_set_label (self->row_label, words);
}

static void
guess (EcotImportDialog *self,
       guint             sheet)
{
  gboolean recalled;

  forget_questions (self);
  ecot_mapping_guess_sheet (&self->mapping, self->table, sheet);
  recalled = ecot_mapping_recall (&self->mapping, get_sheet (self));
  gtk_widget_set_visible (GTK_WIDGET (self->remembered), recalled);
  self->chosen = FALSE;
}

static void
sheet_cb (EcotImportDialog *self)
{
  if (self->showing || self->table == NULL || gtk_drop_down_get_selected (self->sheets) >= ecot_table_get_n_sheets (self->table))
    return;

  guess (self, gtk_drop_down_get_selected (self->sheets));
  plan (self);
}

static void
titles_cb (EcotImportDialog *self)
{
  int row = gtk_spin_button_get_value_as_int (self->titles);

  if (self->showing || self->table == NULL)
    return;

  self->mapping.header = row > 0 ? (guint)row - 1 : ECOT_ROW_NONE;
  plan (self);
}

/* --- Adding -------------------------------------------------------------- */

/* @first: the number of the first line, where one goes on. */
static void
tell_added (EcotImportDialog *self,
            guint             first)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line was added to the budget.", "%u lines were added to the budget.", self->import->n_lines), self->import->n_lines);
  g_autofree char *path = g_strdup_printf ("budget/line/%u/detail", first);

  if (self->chosen)
    ecot_mapping_remember (&self->mapping, get_sheet (self));
  g_signal_emit (self, signals[ADDED], 0, text);
  if (self->import->n_lines > 0)
    ecot_work_go_to (self->work, path);
}

static gboolean
add_lines (EcotImportDialog *self,
           GError          **error)
{
  EcotAction *action = ecot_budget_import_make_action (self->import, ecot_work_get_desk (self->work), self->name, error);
  guint       first = ecot_dossier_get_n (ecot_work_get_dossier (self->work), ECOT_KIND_LINE) + 1;

  if (action == NULL)
    return FALSE;

  /* What could not be made durable was said in the window. */
  if (ecot_work_perform (self->work, action))
    tell_added (self, first);

  return TRUE;
}

static gboolean
take_changes (EcotImportDialog *self,
              GError          **error)
{
  if (!ecot_sheet_import_apply (self->ours, error))
    return FALSE;

  g_signal_emit (self, signals[ADDED], 0, _ ("What was edited in the spreadsheet is in the dossier."));
  return TRUE;
}

static void
add_clicked_cb (EcotImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean           done = self->ours != NULL ? take_changes (self, &error) : add_lines (self, &error);

  if (!done)
    g_signal_emit (self, signals[REFUSED], 0, error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- One of ours --------------------------------------------------------- */

static void
append_change (EcotImportDialog *self,
               const char       *text,
               gboolean          remark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "effect");
  if (remark)
    gtk_widget_add_css_class (label, "level-warning");
  gtk_list_box_append (self->changes, row);
}

static void
list_changes (EcotImportDialog *self)
{
  const GPtrArray *changes = ecot_sheet_import_get_changes (self->ours);
  const GPtrArray *remarks = ecot_sheet_import_get_remarks (self->ours);

  for (guint i = 0; i < changes->len; i++)
    {
      const EcotDifference *change = changes->pdata[i];
      g_autofree char      *text = g_strdup_printf ("%s\n%s → %s", change->label, change->before != NULL ? change->before : "∅", change->after != NULL ? change->after : "∅");

      append_change (self, text, FALSE);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      const EcotSheetRemark *remark = remarks->pdata[i];
      g_autofree char       *text = g_strdup_printf (_ ("%s: %s"), remark->where, remark->message);

      append_change (self, text, TRUE);
    }
}

static void
show_ours (EcotImportDialog *self)
{
  guint            n = ecot_sheet_import_get_changes (self->ours)->len;
  g_autofree char *text = n == 0 ? g_strdup (_ ("Écot wrote this spreadsheet, and nothing was edited in it since."))
                                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Écot wrote this spreadsheet. %u change was made in it:", "Écot wrote this spreadsheet. %u changes were made in it:", n), n);

  list_changes (self);
  gtk_label_set_label (self->ours_intro, text);
  gtk_button_set_label (GTK_BUTTON (self->add), _ ("_Take the changes"));
  ecot_name_widget (self->add, _ ("Take the changes"));
  gtk_widget_set_sensitive (self->add, n > 0);
  gtk_stack_set_visible_child_name (self->stack, "ours");
  gtk_widget_grab_focus (n > 0 ? self->add : self->cancel);
}

/* --- Reading ------------------------------------------------------------- */

static void
give_up (EcotImportDialog *self,
         const GError     *error)
{
  g_signal_emit (self, signals[REFUSED], 0, error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fill_sheets (EcotImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint                     n = ecot_table_get_n_sheets (self->table);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, ecot_table_get_sheet (self->table, i)->name);

  self->showing = TRUE;
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (names));
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_label), n > 1);
}

/* Of last year's dossier, perhaps, whose budget is begun from. */
static void
explain_other (EcotImportDialog *self,
               const GError     *error)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", error->message, _ ("Its lines can be added all the same, as those of any other budget."));

  gtk_label_set_label (self->intro, text);
}

/* TRUE: it is one of this dossier, and its changes are shown. */
static gboolean
take_ours (EcotImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!ecot_sheet_import_is_ours (self->table))
    return FALSE;

  self->ours = ecot_sheet_import_new (ecot_work_get_desk (self->work), self->table, self->name, &error);
  if (self->ours != NULL)
    show_ours (self);
  else
    explain_other (self, error);

  return self->ours != NULL;
}

static void
show_table (EcotImportDialog *self)
{
  if (take_ours (self))
    return;

  fill_sheets (self);
  ecot_mapping_guess (&self->mapping, self->table);
  guess (self, self->mapping.sheet);
  plan (self);
}

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError    *error = NULL;
  EcotTable *table = ecot_table_open (data, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify)ecot_table_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EcotImportDialog     *self = ECOT_IMPORT_DIALOG (source);
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  /* It was closed meanwhile. */
  if (self->work == NULL)
    return;

  if (table == NULL)
    {
      give_up (self, error);
      return;
    }

  self->table = g_steal_pointer (&table);
  show_table (self);
}

/* --- Life ---------------------------------------------------------------- */

static void
ecot_import_dialog_dispose (GObject *object)
{
  EcotImportDialog *self = ECOT_IMPORT_DIALOG (object);

  self->showing = TRUE;
  g_clear_object (&self->work);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->table, ecot_table_unref);
  g_clear_pointer (&self->frame, ecot_import_frame_unref);
  g_clear_pointer (&self->import, ecot_budget_import_unref);
  g_clear_pointer (&self->ours, ecot_sheet_import_free);

  G_OBJECT_CLASS (ecot_import_dialog_parent_class)->dispose (object);
}

static void
ecot_import_dialog_class_init (EcotImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_import_dialog_dispose;
  g_type_ensure (ECOT_TYPE_IMPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, sheets);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, titles);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, remembered);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, row_label);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, faults);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, faults_title);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, fault_list);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, ours_intro);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, EcotImportDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, titles_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);

  signals[REFUSED] = g_signal_new ("refused", ECOT_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADDED] = g_signal_new ("added", ECOT_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ecot_import_dialog_init (EcotImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ecot_name_widget (self->cancel, _ ("Cancel"));
  ecot_name_widget (self->add, _ ("Add to the budget"));
  ecot_mapping_clear (&self->mapping, 0);
}

GtkWidget *
ecot_import_dialog_new (GtkWindow  *over,
                        EcotWork   *work,
                        const char *path)
{
  EcotImportDialog *self = g_object_new (ECOT_TYPE_IMPORT_DIALOG, "transient-for", over, NULL);
  g_autofree char  *title = NULL;
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);

  self->work = g_object_ref (work);
  self->name = g_filename_display_basename (path);
  self->frame = ecot_import_frame_new (ecot_work_get_desk (work));
  title = g_strdup_printf (_ ("Import a budget: %s"), self->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_task_set_source_tag (task, ecot_import_dialog_new);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_worker);

  return GTK_WIDGET (self);
}
