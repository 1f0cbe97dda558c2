/* ecot-prose-input.c: a text of several paragraphs, its words counted as one types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The count follows every key, by the call's own rule.  What stands past the
 * limit is struck through in place: it shows what a reader who stops at the
 * limit would not see, and nothing is ever cut by the program.
 */

#include "config.h"

#include "app/ecot-prose-input.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"

#define IDLE_SECONDS 1
#define MIN_HEIGHT   96
#define LINE_HEIGHT  32

struct _EcotProseInput
{
  EcotInput parent_instance;

  guint        source;
  gboolean     showing;
  guint        max_words, most_words;
  EcotWordRule rule;

  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkTextTag    *beyond;
  GtkBox        *foot;
  GtkLabel      *counter;
};

G_DEFINE_FINAL_TYPE (EcotProseInput, ecot_prose_input, ECOT_TYPE_INPUT)

static char *
get_text (EcotProseInput *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
mark_beyond (EcotProseInput *self,
             const char     *text)
{
  gssize      cut = self->max_words > 0 ? ecot_words_cut (text, self->rule, self->most_words) : -1;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->beyond, &start, &end);

  if (cut < 0)
    return;

  gtk_text_iter_set_offset (&start, (int)g_utf8_pointer_to_offset (text, text + cut));
  gtk_text_buffer_apply_tag (self->buffer, self->beyond, &start, &end);
}

char *
ecot_prose_count_in_words (guint n,
                           guint max_words,
                           guint most_words)
{
  if (max_words == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", n), n);
  if (n > most_words)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u words, %u too many (limit %u)", "%u words, %u too many (limit %u)", n), n, n - most_words, most_words);
  if (n > max_words)
    /* Translators: words written, words allowed, words that are let pass */
    return g_strdup_printf (_ ("%u words of %u, %u let pass"), n, max_words, most_words);

  /* Translators: words written, words allowed */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word of %u", "%u words of %u", n), n, max_words);
}

static void
count (EcotProseInput *self)
{
  g_autofree char *text = get_text (self);
  guint            n = ecot_words_count (text, self->rule);
  g_autofree char *words = ecot_prose_count_in_words (n, self->max_words, self->most_words);

  gtk_label_set_label (self->counter, words);

  if (self->max_words > 0 && n > self->most_words)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "over-limit");

  mark_beyond (self, text);
}

static void
commit (EcotProseInput *self)
{
  g_autofree char   *text = get_text (self);
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_PROSE, text);

  g_clear_handle_id (&self->source, g_source_remove);
  ecot_input_commit (ECOT_INPUT (self), &value);
}

static gboolean
idle_cb (gpointer user_data)
{
  EcotProseInput *self = user_data;

  self->source = 0;
  commit (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (EcotProseInput *self)
{
  count (self);

  if (self->showing)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (IDLE_SECONDS, idle_cb, self);
}

static void
leave_cb (EcotProseInput *self)
{
  if (self->source != 0)
    commit (self);
}

static void
ecot_prose_input_show_value (EcotInput       *input,
                             const EcotValue *value)
{
  EcotProseInput    *self = ECOT_PROSE_INPUT (input);
  g_autofree char   *text = get_text (self);
  g_auto (EcotValue) typed = ecot_value_text (ECOT_VALUE_PROSE, text);

  if (ecot_value_equal (&typed, value))
    return;

  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, value->text != NULL ? value->text : "", -1);
  self->showing = FALSE;
}

static void
ecot_prose_input_flush (EcotInput *input)
{
  leave_cb (ECOT_PROSE_INPUT (input));
}

/* Where a text too long would be cut. */
static void
ecot_prose_input_point (EcotInput *input)
{
  EcotProseInput  *self = ECOT_PROSE_INPUT (input);
  g_autofree char *text = get_text (self);
  gssize           cut = self->max_words > 0 ? ecot_words_cut (text, self->rule, self->most_words) : -1;
  GtkTextIter      iter;

  if (cut < 0)
    return;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int)g_utf8_pointer_to_offset (text, text + cut));
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

static void
ecot_prose_input_dispose (GObject *object)
{
  g_clear_handle_id (&ECOT_PROSE_INPUT (object)->source, g_source_remove);

  G_OBJECT_CLASS (ecot_prose_input_parent_class)->dispose (object);
}

static void
ecot_prose_input_class_init (EcotProseInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_prose_input_dispose;
  ECOT_INPUT_CLASS (klass)->show_value = ecot_prose_input_show_value;
  ECOT_INPUT_CLASS (klass)->flush = ecot_prose_input_flush;
  ECOT_INPUT_CLASS (klass)->point = ecot_prose_input_point;
}

static void
make_view (EcotProseInput *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->beyond = gtk_text_buffer_create_tag (self->buffer, "beyond", "strikethrough", TRUE, NULL);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_pixels_below_lines (self->view, 5);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE); /* the dossier's own undo holds every step */
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, MIN_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "prose");
}

static void
ecot_prose_input_init (EcotProseInput *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget          *frame = gtk_frame_new (NULL);

  make_view (self);
  self->counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->counter, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->counter), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "counter");

  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_box_append (self->foot, GTK_WIDGET (self->counter));

  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->view));
  ecot_input_set_widget (ECOT_INPUT (self), GTK_WIDGET (self->view));
  ecot_input_set_widget (ECOT_INPUT (self), frame);
  ecot_input_set_widget (ECOT_INPUT (self), GTK_WIDGET (self->foot));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  count (self);
}

/* Who counts otherwise wants to know why. */
static const char *
describe_rule (EcotWordRule rule)
{
  switch (rule)
    {
    case ECOT_WORDS_APOSTROPHES:
      return _ ("Counted as this call does: spaces and apostrophes part words, “l’action” is two");
    case ECOT_WORDS_HYPHENS:
      return _ ("Counted as this call does: spaces and hyphens part words, “l’action” is one, “porte-clés” two");
    case ECOT_WORDS_SPACES:
    default:
      return _ ("Spaces part words: “l’action” is one, “porte-clés” too, a mark alone is none");
    }
}

void
ecot_prose_input_set_limit (EcotProseInput *self,
                            guint           max_words,
                            guint           most_words,
                            EcotWordRule    rule)
{
  g_return_if_fail (ECOT_IS_PROSE_INPUT (self));

  self->max_words = max_words;
  self->most_words = most_words;
  self->rule = rule;
  ecot_name_tip (GTK_WIDGET (self->counter), describe_rule (rule));
  count (self);
}

void
ecot_prose_input_add_button (EcotProseInput *self,
                             GtkWidget      *button)
{
  g_return_if_fail (ECOT_IS_PROSE_INPUT (self));

  gtk_box_prepend (self->foot, button);
}

static void
insert_apart (EcotProseInput *self,
              const char     *text)
{
  g_autofree char *whole = NULL;
  GtkTextIter      start, end;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  whole = g_strconcat (gtk_text_iter_starts_line (&start) ? "" : "\n", text, gtk_text_iter_ends_line (&end) ? "" : "\n", NULL);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, whole, -1);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

void
ecot_prose_input_insert (EcotProseInput *self,
                         const char     *text)
{
  g_return_if_fail (ECOT_IS_PROSE_INPUT (self));
  g_return_if_fail (text != NULL);

  leave_cb (self); /* what was typed before is a step of its own */
  insert_apart (self, text);
  commit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

void
ecot_prose_input_make_small (EcotProseInput *self)
{
  g_return_if_fail (ECOT_IS_PROSE_INPUT (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, LINE_HEIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), FALSE);
}
