/* ecot-form-page.c: pages that are one form of the call: applicant, people, action, narrative
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-form-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-answers-dialog.h"
#include "app/ecot-name.h"
#include "app/ecot-option-input.h"
#include "app/ecot-prose-input.h"

struct _EcotFormPage
{
  EcotPage parent_instance;

  EcotForm *form;
};

G_DEFINE_FINAL_TYPE (EcotFormPage, ecot_form_page, ECOT_TYPE_PAGE)

static void
ecot_form_page_build (EcotPage *page,
                      EcotWork *work)
{
  EcotFormPage *self = ECOT_FORM_PAGE (page);

  self->form = ECOT_FORM (ecot_form_new (work, NULL));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->form));
}

static gboolean
ecot_form_page_go_to (EcotPage   *page,
                      const char *path)
{
  return ecot_form_go_to (ECOT_FORM_PAGE (page)->form, path);
}

/* The stack comes back to where the focus was; but a note above the first field is
 * not where one begins. */
static void
ecot_form_page_begin (EcotPage *page)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) || gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) != NULL)
    ecot_form_begin (ECOT_FORM_PAGE (page)->form);
}

static void
ecot_form_page_class_init (EcotFormPageClass *klass)
{
  ECOT_PAGE_CLASS (klass)->build = ecot_form_page_build;
  ECOT_PAGE_CLASS (klass)->go_to = ecot_form_page_go_to;
  ECOT_PAGE_CLASS (klass)->begin = ecot_form_page_begin;
}

static void
ecot_form_page_init (EcotFormPage *self)
{
}

GtkWidget *
ecot_form_page_new (EcotWork   *work,
                    const char *title)
{
  EcotFormPage *self = ECOT_FORM_PAGE (ecot_page_new (ECOT_TYPE_FORM_PAGE, work));

  ecot_form_add_text (self->form, title, "title-3");

  return GTK_WIDGET (self);
}

EcotForm *
ecot_form_page_get_form (EcotFormPage *self)
{
  g_return_val_if_fail (ECOT_IS_FORM_PAGE (self), NULL);

  return self->form;
}

GtkWidget *
ecot_applicant_page_new (EcotWork *work)
{
  const char *const prefixes[] = { "applicant/", NULL };
  EcotFormPage     *self = ECOT_FORM_PAGE (ecot_form_page_new (work, _ ("Applicant")));

  ecot_form_add_fields (self->form, prefixes);

  return GTK_WIDGET (self);
}

GtkWidget *
ecot_people_page_new (EcotWork *work)
{
  const char *const prefixes[] = { "representative/", "contact/", NULL };
  EcotFormPage     *self = ECOT_FORM_PAGE (ecot_form_page_new (work, _ ("People in charge")));

  ecot_form_add_fields (self->form, prefixes);

  return GTK_WIDGET (self);
}

/* When the action may take place, in the call's own dates. */
static void
add_period (EcotFormPage *self,
            EcotLot      *lot)
{
  char             from[ECOT_DATE_BUFSIZE], to[ECOT_DATE_BUFSIZE];
  g_autofree char *text = NULL;

  if (lot->period_start == ECOT_DATE_NONE || lot->period_end == ECOT_DATE_NONE)
    return;

  /* Translators: two dates */
  text = g_strdup_printf (_ ("The call has the action take place from %s to %s."), ecot_date_format_short (lot->period_start, from),
                          ecot_date_format_short (lot->period_end, to));
  ecot_form_add_text (self->form, text, "dim-label");
}

/* The options of a choice, with one place for what is wrong with any of them. */
static void
add_choice (EcotFormPage         *self,
            const EcotCallChoice *choice)
{
  g_autofree char *how_many = ecot_choice_in_words (choice);
  GtkWidget       *messages = ecot_input_make_messages ();
  EcotInput       *first = NULL;

  ecot_form_add_group (self->form, choice->title);

  if (how_many != NULL)
    ecot_form_add_text (self->form, how_many, "dim-label");

  ecot_form_add_phrase (self->form, choice->source);
  ecot_form_add_notes (self->form, choice->id);

  for (guint i = 0; i < choice->options->len; i++)
    {
      const EcotCallOption *option = g_ptr_array_index (choice->options, i);
      g_autofree char      *path = g_strdup_printf ("option/%s/chosen", option->id);
      EcotInput            *input = ecot_form_add_input (self->form, path, option->label, NULL, FALSE);

      ecot_input_hide_title (input);
      ecot_input_put_message (input, messages);

      if (choice->at_most == 1)
        ecot_option_input_join (ECOT_OPTION_INPUT (input), first != NULL ? ECOT_OPTION_INPUT (first) : NULL);

      first = first != NULL ? first : input;
      ecot_form_add_notes (self->form, option->id);
    }

  ecot_form_add_widget (self->form, messages);
}

GtkWidget *
ecot_action_page_new (EcotWork *work)
{
  const char *const prefixes[] = { "action/", NULL };
  EcotFormPage     *self = ECOT_FORM_PAGE (ecot_form_page_new (work, _ ("Action")));
  EcotLot          *lot = ecot_work_get_lot (work);

  add_period (self, lot);
  ecot_form_add_notes (self->form, "period");
  ecot_form_add_notes (self->form, "session");
  ecot_form_add_fields (self->form, prefixes);

  for (guint i = 0; i < lot->choices->len; i++)
    add_choice (self, g_ptr_array_index (lot->choices, i));

  if (lot->territories->len > 0)
    ecot_form_add_group (self->form, ecot_lot_label (lot, "territories-title", _ ("Territories covered")));

  for (guint i = 0; i < lot->territories->len; i++)
    {
      const EcotTerritory *territory = g_ptr_array_index (lot->territories, i);
      g_autofree char     *path = g_strdup_printf ("territory/%s/covered", territory->id);

      ecot_form_add_input (self->form, path, territory->label, NULL, FALSE);
      ecot_form_add_notes (self->form, territory->id);
    }

  return GTK_WIDGET (self);
}

/* {{{ Answers of earlier dossiers */

static void
answers_clicked_cb (GtkWidget *button,
                    gpointer   section)
{
  EcotProseInput *input = ECOT_PROSE_INPUT (gtk_widget_get_ancestor (button, ECOT_TYPE_PROSE_INPUT));

  gtk_window_present (GTK_WINDOW (ecot_answers_dialog_new (GTK_WINDOW (gtk_widget_get_root (button)), input, section)));
}

/* @section outlives the page: it is of the lot. */
static void
offer_answers (EcotProseInput    *input,
               const EcotSection *section)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Earlier answers…"));
  g_autofree char *name = g_strdup_printf ("%s %s", _ ("Earlier answers…"), section->title);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (button, "under-text");
  gtk_widget_set_tooltip_text (button, _ ("What your other dossiers answered to this question"));
  ecot_name_widget (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (answers_clicked_cb), (gpointer)section);
  ecot_prose_input_add_button (input, button);
}

/* }}} */

GtkWidget *
ecot_narrative_page_new (EcotWork *work)
{
  EcotFormPage *self = ECOT_FORM_PAGE (ecot_form_page_new (work, _ ("Presentation")));
  GPtrArray    *sections = ecot_work_get_lot (work)->sections;

  for (guint i = 0; i < sections->len; i++)
    {
      const EcotSection *section = g_ptr_array_index (sections, i);
      g_autofree char   *path = g_strdup_printf ("narrative/%s/text", section->id);
      EcotInput         *input = ecot_form_add_input (self->form, path, section->title, section->help, section->required);

      if (input != NULL)
        {
          ecot_prose_input_set_limit (ECOT_PROSE_INPUT (input), section->max_words, ecot_section_get_most_words (section), section->word_rule);
          offer_answers (ECOT_PROSE_INPUT (input), section);
        }

      ecot_form_add_notes (self->form, section->id);
    }

  return GTK_WIDGET (self);
}
