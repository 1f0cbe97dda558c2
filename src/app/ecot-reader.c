/* ecot-reader.c: what the call says, in sections that open, each item with its phrase on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call may print a hundred obligations and eighty stages: a section is made
 * when it is opened, and a long one is closed at first.  One switch shows the
 * phrases of all of them, so that reading is not a matter of clicking.
 */

#include "config.h"

#include "app/ecot-reader.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "app/ecot-note-button.h"

#define SHORT_SECTION 12

struct _EcotReader
{
  EcotWork  *work; /* not owned: the page holds it */
  EcotForm  *form;
  GtkWidget *phrases; /* the switch */
  GtkBox    *box;     /* being filled */
  gboolean   begun;   /* it has a section already */
};

typedef struct
{
  EcotReader    *reader;
  EcotReaderFill fill; /* NULL once it was */
} Section;

EcotReader *
ecot_reader_new (EcotFormPage *page,
                 EcotWork     *work,
                 gboolean      phrases)
{
  EcotReader *self = g_new0 (EcotReader, 1);

  self->work = work;
  self->form = ecot_form_page_get_form (page);
  self->phrases = gtk_check_button_new_with_mnemonic (_ ("_Show the phrases of the call"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->phrases), phrases);
  gtk_widget_set_halign (self->phrases, GTK_ALIGN_START);
  ecot_name_widget (self->phrases, _ ("Show the phrases of the call"));
  ecot_form_add_widget (self->form, self->phrases);
  g_object_set_data_full (G_OBJECT (page), "reader", self, g_free);

  return self;
}

EcotWork *
ecot_reader_get_work (EcotReader *self)
{
  return self->work;
}

static void
expanded_cb (GtkExpander *expander,
             GParamSpec  *pspec,
             Section     *section)
{
  GtkWidget *box;

  if (section->fill == NULL || !gtk_expander_get_expanded (expander))
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "reading");
  section->reader->box = GTK_BOX (box);
  section->fill (section->reader, ecot_work_get_lot (section->reader->work));
  section->fill = NULL;
  gtk_expander_set_child (expander, box);
}

static void
section_free (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

/* An expander without a child has one size, and its title would not be wrapped: it has
 * a child that can be until it is filled. */
static GtkWidget *
make_expander (const char *title,
               guint       n)
{
  GtkWidget       *expander = gtk_expander_new (NULL);
  GtkWidget       *nothing = gtk_label_new (NULL);
  GtkWidget       *label;
  g_autofree char *text = n > 1 ? g_strdup_printf ("%s (%u)", title, n) : g_strdup (title);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_expander_set_child (GTK_EXPANDER (expander), nothing);
  gtk_widget_add_css_class (expander, "section");
  ecot_name_widget (expander, text);

  return expander;
}

void
ecot_reader_add_section (EcotReader    *self,
                         const char    *title,
                         guint          n,
                         EcotReaderFill fill,
                         const char    *about)
{
  Section   *section;
  GtkWidget *expander, *notes;

  if (n == 0)
    return;

  section = g_new0 (Section, 1);
  section->reader = self;
  section->fill = fill;
  expander = make_expander (title, n);
  ecot_form_add_widget (self->form, expander);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), section, section_free, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), n <= SHORT_SECTION || !self->begun);
  self->begun = TRUE;
  notes = about != NULL ? ecot_note_button_new (self->work, about) : NULL;

  if (notes != NULL)
    ecot_form_add_widget (self->form, notes);
}

static GtkWidget *
append_label (EcotReader *self,
              const char *text,
              const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (self->box, label);

  return label;
}

void
ecot_reader_add_head (EcotReader *self,
                      const char *text)
{
  append_label (self, text, "note-title");
}

void
ecot_reader_add_phrase (EcotReader       *self,
                        const EcotSource *source)
{
  g_autofree char *words = ecot_sources_in_words (source);
  GtkWidget       *label;

  if (words == NULL)
    return;

  label = append_label (self, words, "call-phrase");
  gtk_widget_add_css_class (label, "small");
  g_object_bind_property (self->phrases, "active", label, "visible", G_BINDING_SYNC_CREATE);
}

void
ecot_reader_add_item (EcotReader       *self,
                      const char       *text,
                      const char       *detail,
                      const EcotSource *source,
                      const char       *about)
{
  GtkWidget *notes = about != NULL ? ecot_note_button_new (self->work, about) : NULL;

  append_label (self, text, "note");

  if (detail != NULL)
    gtk_widget_add_css_class (append_label (self, detail, "dim-label"), "small");

  ecot_reader_add_phrase (self, source);

  if (notes != NULL)
    gtk_box_append (self->box, notes);
}
