/* ecot-answers-dialog.c: what earlier dossiers answered, to take it over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossiers are read on another thread, each time anew: see desk/ecot-answers.c.
 * Past the limit of the question at hand the preview is struck through, as it would
 * be in the text; nothing is cut.
 */

#include "config.h"

#include "app/ecot-answers-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-memory.h"
#include "app/ecot-name.h"
#include "base/ecot-fold.h"
#include "desk/ecot-answers.h"

struct _EcotAnswersDialog
{
  GtkWindow parent_instance;

  EcotProseInput    *input;
  EcotLot           *lot;
  const EcotSection *section; /* of the lot */
  EcotAnswers       *answers; /* once they were read */
  GCancellable      *cancellable;
  GtkWidget         *before; /* had the focus when it was opened; weak */

  GtkStack       *stack;
  GtkLabel       *question;
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkLabel       *asked;
  GtkTextView    *preview;
  GtkTextTag     *beyond;
  GtkLabel       *nothing;
  GtkLabel       *sum;
  GtkWidget      *close;
  GtkWidget      *insert;
};

G_DEFINE_FINAL_TYPE (EcotAnswersDialog, ecot_answers_dialog, GTK_TYPE_WINDOW)

/* A row keeps its variant and, folded, all of it that is searched. */
static const EcotVariant *
get_variant (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "variant") : NULL;
}

/* {{{ The one that is chosen */

static void
show_text (EcotAnswersDialog *self,
           const EcotVariant *variant)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->preview);
  const char    *text = variant->answer->text;
  GtkTextIter    start, end;

  gtk_text_buffer_set_text (buffer, text, -1);
  if (variant->cut < 0)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)g_utf8_pointer_to_offset (text, text + variant->cut));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_apply_tag (buffer, self->beyond, &start, &end);
}

static void
show_sum (EcotAnswersDialog *self,
          const EcotVariant *variant)
{
  g_autofree char *words = ecot_prose_count_in_words (variant->n_words, self->section->max_words, ecot_section_get_most_words (self->section));
  g_autofree char *sum = variant->cut < 0 ? g_strdup (words)
                                          /* Translators: a sentence about words, as “12 words, 2 too many (limit 10)” */
                                          : g_strdup_printf (_ ("%s: what the limit would cut is struck through"), words);

  gtk_label_set_label (self->sum, sum);
  if (variant->cut < 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "over-limit");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "over-limit");
}

static void
row_selected_cb (EcotAnswersDialog *self,
                 GtkListBoxRow     *row)
{
  const EcotVariant *variant = get_variant (row);

  /* The rows go, and the window with them. */
  if (self->input == NULL)
    return;

  gtk_widget_set_sensitive (self->insert, variant != NULL);
  if (variant == NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), "", -1);
      gtk_label_set_label (self->asked, "");
      gtk_label_set_label (self->sum, "");
      return;
    }

  gtk_label_set_label (self->asked, variant->answer->question);
  show_text (self, variant);
  show_sum (self, variant);
}

/* Somebody who changes their mind goes on where they were. */
static gboolean
close_request_cb (EcotAnswersDialog *self)
{
  if (self->before != NULL)
    gtk_widget_grab_focus (self->before);

  return GDK_EVENT_PROPAGATE;
}

static void
insert_clicked_cb (EcotAnswersDialog *self)
{
  const EcotVariant *variant = get_variant (gtk_list_box_get_selected_row (self->list));

  if (variant == NULL)
    return;

  ecot_prose_input_insert (self->input, variant->answer->text);
  /* It may name what the other dossier is called, which was perhaps saved after this one was opened. */
  ecot_desk_look_around (ecot_work_get_desk (ecot_input_get_work (ECOT_INPUT (self->input))));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* }}} */
/* {{{ Searching */

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  const char *folded = g_object_get_data (G_OBJECT (row), "folded");
  const char *search = gtk_editable_get_text (GTK_EDITABLE (((EcotAnswersDialog *)user_data)->search));

  return ecot_fold_matches (folded, search);
}

static GtkListBoxRow *
find_first_shown (EcotAnswersDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row, self))
      return row;

  return NULL;
}

static void
search_changed_cb (EcotAnswersDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list, find_first_shown (self));
}

/* What is typed in the list goes to the search, Enter too: there it is meant for the row. */
static void
search_activate_cb (EcotAnswersDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    insert_clicked_cb (self);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
stop_search_cb (EcotAnswersDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* }}} */
/* {{{ The list */

static const char *
heading_of (const EcotVariant *variant)
{
  if (variant->is_same)
    return _ ("The same question");

  return variant->percent >= ECOT_ANSWERS_LIKE ? _ ("Questions like it") : _ ("Other texts");
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  const char *heading = heading_of (get_variant (row));
  GtkWidget  *label;

  if (before != NULL && g_str_equal (heading_of (get_variant (before)), heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "move-group");
  gtk_list_box_row_set_header (row, label);
}

/* "02/05/2016 · the same in 2 others · call": what may be cut comes last. */
static char *
describe (const EcotVariant *variant)
{
  const EcotEarlierAnswer *answer = variant->answer;
  char                     date[ECOT_DATE_BUFSIZE];
  GString                 *text = g_string_new (NULL);

  if (answer->date != ECOT_DATE_NONE)
    g_string_append_printf (text, "%s · ", ecot_date_format_short (answer->date, date));
  if (variant->n_same > 0)
    {
      /* Translators: the same text stands in so many more dossiers */
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "the same in %u other", "the same in %u others", variant->n_same), variant->n_same);
      g_string_append (text, " · ");
    }

  g_string_append (text, answer->call);
  return g_string_free (text, FALSE);
}

static void
append_line (GtkWidget  *box,
             const char *text,
             int         lines,
             const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_row (EcotAnswersDialog *self,
          const EcotVariant *variant)
{
  const EcotEarlierAnswer *answer = variant->answer;
  const char              *title = answer->title != NULL ? answer->title : answer->file;
  GtkWidget               *row = gtk_list_box_row_new ();
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char         *detail = describe (variant);
  g_autofree char         *words = ecot_prose_count_in_words (variant->n_words, self->section->max_words, ecot_section_get_most_words (self->section));
  g_autofree char         *spoken = g_strjoin (", ", title, words, detail, heading_of (variant), variant->is_same ? NULL : answer->question, NULL);
  g_autofree char         *searched = g_strjoin (" ", title, answer->call, answer->question, answer->text, NULL);

  append_line (box, title, 2, "answers-title");
  if (!variant->is_same)
    append_line (box, answer->question, 2, "answers-asked");
  append_line (box, detail, 1, "dim-label");
  append_line (box, words, 1, variant->cut < 0 ? "numeric" : "over-limit");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "effect");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "variant", g_memdup2 (variant, sizeof *variant), g_free);
  g_object_set_data_full (G_OBJECT (row), "folded", ecot_fold (searched), g_free);

  return row;
}

static void
fill_list (EcotAnswersDialog *self,
           GPtrArray         *variants)
{
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  for (guint i = 0; i < variants->len; i++)
    gtk_list_box_append (self->list, make_row (self, variants->pdata[i]));

  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
show_nothing (EcotAnswersDialog *self)
{
  gtk_label_set_label (self->nothing, ecot_memory_is_on ()
                                        ? _ ("The texts of every other dossier you open or save on this computer will be offered here.")
                                        : _ ("Nothing is remembered of other dossiers: the menu “Other dossiers” changes that."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  gtk_widget_grab_focus (self->close);
}

/* }}} */
/* {{{ Reading */

static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  EcotAnswers              *answers = ecot_answers_new ();

  ecot_answers_add_shelf (answers, catalogue, data, cancellable);
  g_task_return_pointer (task, answers, (GDestroyNotify)ecot_answers_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EcotAnswersDialog      *self = ECOT_ANSWERS_DIALOG (source);
  g_autoptr (EcotAnswers) answers = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray)   variants = NULL;

  /* It was closed meanwhile. */
  if (answers == NULL || self->input == NULL)
    return;

  self->answers = g_steal_pointer (&answers);
  variants = ecot_answers_compare (self->answers, self->lot, self->section);
  if (variants->len > 0)
    fill_list (self, variants);
  else
    show_nothing (self);
}

static void
begin (EcotAnswersDialog *self,
       EcotWork          *work)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, g_strdup (ecot_store_get_path (ecot_work_get_store (work))), g_free);
  g_task_run_in_thread (task, read_worker);
}

/* }}} */

static void
ecot_answers_dialog_dispose (GObject *object)
{
  EcotAnswersDialog *self = ECOT_ANSWERS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->input);
  g_clear_pointer (&self->lot, ecot_lot_unref);

  G_OBJECT_CLASS (ecot_answers_dialog_parent_class)->dispose (object);
}

/* Rows speak of the answers until they are gone. */
static void
ecot_answers_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_ANSWERS_DIALOG (object)->answers, ecot_answers_unref);

  G_OBJECT_CLASS (ecot_answers_dialog_parent_class)->finalize (object);
}

static void
ecot_answers_dialog_class_init (EcotAnswersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_answers_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_answers_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-answers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, question);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, search);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, asked);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, close);
  gtk_widget_class_bind_template_child (widget_class, EcotAnswersDialog, insert);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
ecot_answers_dialog_init (EcotAnswersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->beyond = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->preview), "beyond", "strikethrough", TRUE, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
  self->cancellable = g_cancellable_new ();
  ecot_name_widget (self->close, _ ("Close"));
  ecot_name_widget (self->insert, _ ("Insert"));
}

GtkWidget *
ecot_answers_dialog_new (GtkWindow         *over,
                         EcotProseInput    *input,
                         const EcotSection *section)
{
  EcotAnswersDialog *self;
  EcotWork          *work;

  g_return_val_if_fail (ECOT_IS_PROSE_INPUT (input), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (ECOT_TYPE_ANSWERS_DIALOG, "transient-for", over, NULL);
  work = ecot_input_get_work (ECOT_INPUT (input));
  self->input = g_object_ref (input);
  self->lot = ecot_lot_ref (ecot_work_get_lot (work));
  self->section = section;
  g_set_weak_pointer (&self->before, gtk_window_get_focus (over));
  gtk_label_set_label (self->question, section->title);
  begin (self, work);

  return GTK_WIDGET (self);
}
