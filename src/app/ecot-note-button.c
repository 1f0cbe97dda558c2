/* ecot-note-button.c: a doubt about the text of the call, where it matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call may have eighty notes, a dozen about one field: one line each would
 * push the fields apart.  One line for all of them is seen, and opens.
 */

#include "config.h"

#include "app/ecot-note-button.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"

#define POPOVER_CHARS  64
#define POPOVER_WIDTH  480
#define POPOVER_HEIGHT 380

static const struct
{
  const char *kind;
  const char *name;
} kinds[] = {
  { "contradiction", N_ ("The text contradicts itself") },
  { "silence", N_ ("The text does not say") },
  { "ambiguity", N_ ("The text can be read in two ways") },
  { "oddity", N_ ("The text is odd") },
};

const char *
ecot_note_kind_in_words (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].name);

  return kind;
}

char *
ecot_sources_in_words (const EcotSource *source)
{
  GString *words = g_string_new (NULL);

  for (; source != NULL; source = source->next)
    if (source->quote != NULL)
      {
        g_autofree char *quote = ecot_source_phrase (source);

        g_string_append (words, words->len > 0 ? "\n" : "");
        /* Translators: a line of the call's text, what stands there */
        g_string_append_printf (words, _ ("line %u: %s"), source->line, quote);
      }

  return g_string_free (words, words->len == 0);
}

static gboolean
is_about (const EcotNote *note,
          GStrv           wanted)
{
  g_auto (GStrv) words = note->about != NULL ? g_strsplit (note->about, " ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)wanted, words[i]))
      return TRUE;

  return FALSE;
}

static void
append_label (GtkBox     *box,
              const char *text,
              const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), POPOVER_CHARS);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
}

static void
append_note (GtkBox         *box,
             const EcotNote *note)
{
  append_label (box, ecot_note_kind_in_words (note->kind), "note-title");
  append_label (box, note->text, "note");

  for (guint i = 0; i < note->sources->len; i++)
    {
      g_autofree char *phrase = ecot_sources_in_words (g_ptr_array_index (note->sources, i));

      if (phrase != NULL)
        append_label (box, phrase, "call-phrase");
    }
}

/* Made when it is first opened. */
static void
fill_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  GPtrArray *notes = g_object_get_data (G_OBJECT (button), "notes");
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < notes->len; i++)
    append_note (GTK_BOX (box), g_ptr_array_index (notes, i));

  gtk_widget_add_css_class (box, "note-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), POPOVER_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_face (GPtrArray *notes)
{
  GtkWidget       *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *sign = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  const EcotNote  *first = g_ptr_array_index (notes, 0);
  g_autofree char *text = NULL;
  GtkWidget       *label;

  if (notes->len > 1)
    /* Translators: number of notes, the text of the first */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note: %s", "%u notes: %s", notes->len), notes->len, first->text);

  label = gtk_label_new (text != NULL ? text : first->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (face), sign);
  gtk_box_append (GTK_BOX (face), label);

  return face;
}

GtkWidget *
ecot_note_button_new (EcotWork   *work,
                      const char *about)
{
  GPtrArray            *all = ecot_work_get_lot (work)->notes;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_auto (GStrv)        wanted = g_strsplit (about, " ", -1);
  GtkWidget            *button;
  g_autofree char      *name = NULL;

  for (guint i = 0; i < all->len; i++)
    if (is_about (g_ptr_array_index (all, i), wanted))
      g_ptr_array_add (notes, g_ptr_array_index (all, i));

  if (notes->len == 0)
    return NULL;

  button = gtk_menu_button_new ();
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), make_face (notes));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "note-button");
  gtk_widget_add_css_class (button, "small");
  /* Translators: of a note on the call's text: its text */
  name = g_strdup_printf (_ ("Note: %s"), ((const EcotNote *)g_ptr_array_index (notes, 0))->text);
  ecot_name_widget (gtk_widget_get_first_child (button), name);
  g_object_set_data_full (G_OBJECT (button), "notes", g_steal_pointer (&notes), (GDestroyNotify)g_ptr_array_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_popover, NULL, NULL);

  return button;
}
