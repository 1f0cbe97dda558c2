/* ecot-letter-view.c: a letter of the call with its blanks filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For reading while one fills the form; the paper itself is composed elsewhere
 * and shown by the preview.  A blank nobody filled stays a row of dots.
 */

#include "config.h"

#include "app/ecot-letter-view.h"

#define DOTS "……………"

struct _EcotLetterView
{
  GtkBox parent_instance;

  EcotWork         *work;   /* not owned: the page holds it */
  const EcotLetter *letter; /* of the lot */
  GtkLabel         *label;
};

G_DEFINE_FINAL_TYPE (EcotLetterView, ecot_letter_view, GTK_TYPE_BOX)

static const char *
fill (EcotLetterView *self,
      const char     *blank,
      gsize           length)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  EcotLot     *lot = ecot_work_get_lot (self->work);
  const char  *text = NULL;

  if (strncmp (blank, "representative", length) == 0)
    text = ecot_dossier_get_text (dossier, ECOT_KIND_REPRESENTATIVE, NULL, "name");
  else if (strncmp (blank, "applicant", length) == 0)
    text = ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "name");
  else if (strncmp (blank, "issuer", length) == 0)
    text = lot->issuer;
  else if (strncmp (blank, "action", length) == 0)
    text = ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title") != NULL ? ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title") : lot->title;

  return text != NULL ? text : DOTS;
}

static void
append_filled (EcotLetterView *self,
               GString        *out,
               const char     *text)
{
  const char *open, *close;

  while ((open = strchr (text, '{')) != NULL && (close = strchr (open, '}')) != NULL)
    {
      g_string_append_len (out, text, open - text);
      g_string_append (out, fill (self, open + 1, (gsize)(close - open - 1)));
      text = close + 1;
    }

  g_string_append (out, text);
}

static void
refresh (EcotLetterView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->letter->parts->len; i++)
    {
      const EcotLetterPart *part = g_ptr_array_index (self->letter->parts, i);

      if (i > 0)
        g_string_append (text, part->item ? "\n" : "\n\n");
      if (part->item)
        g_string_append (text, "   •  ");

      append_filled (self, text, part->text);
    }

  if (self->letter->signature != NULL)
    g_string_append_printf (text, "\n\n%s", self->letter->signature);

  gtk_label_set_label (self->label, text->str);
}

static void
ecot_letter_view_class_init (EcotLetterViewClass *klass)
{
}

static void
ecot_letter_view_init (EcotLetterView *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "letter");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
}

GtkWidget *
ecot_letter_view_new (EcotWork         *work,
                      const EcotLetter *letter)
{
  EcotLetterView *self = g_object_new (ECOT_TYPE_LETTER_VIEW, NULL);

  self->work = work;
  self->letter = letter;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, letter->title, -1);
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
