/* ecot-exits.c: the ways out of the action that the call prints, and how many are planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the call's, so there is nothing to add or to take away: a number
 * beside each line, and what the class comes to beside its title.
 */

#include "config.h"

#include "app/ecot-exits.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-figure-list.h"
#include "app/ecot-note-button.h"

static const struct
{
  const char *id, *name, *figure;
} classes[] = {
  { "durable", N_ ("Lasting jobs"), "exits.durable" },
  { "transition", N_ ("Transition jobs"), "exits.transition" },
  { "positive", N_ ("Positive exits"), "exits.positive" },
  { "other", N_ ("Other exits"), NULL },
};

const char *
ecot_exit_class_in_words (const char *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i].id, class) == 0)
      return _ (classes[i].name);

  return class;
}

static void
append_word (GString    *words,
             const char *word)
{
  if (words->len > 0)
    g_string_append (words, " · ");

  g_string_append (words, word);
}

char *
ecot_exit_in_words (const EcotExit *exit)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (exit->hours >= 0)
    {
      char             buf[ECOT_DECIMAL_BUFSIZE];
      g_autofree char *hours = g_strdup_printf (_ ("at least %s h a week"), ecot_decimal_format_french (exit->hours, buf));

      append_word (words, hours);
    }
  if (exit->months >= 0)
    {
      g_autofree char *months = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "counts after %d month", "counts after %d months", (gulong)exit->months), exit->months);

      append_word (words, months);
    }
  if (exit->validation != NULL)
    append_word (words, exit->validation);

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);

  return label;
}

static GtkWidget *
make_exit (EcotWork       *work,
           const EcotExit *exit)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *notes = ecot_note_button_new (work, exit->id);
  g_autofree char *words = ecot_exit_in_words (exit);
  g_autofree char *phrase = exit->source != NULL ? g_strdup_printf ("« %s »", exit->source->quote) : NULL;

  gtk_box_append (GTK_BOX (box), make_label (exit->label, "exit"));
  gtk_widget_set_tooltip_text (box, phrase);
  gtk_widget_set_hexpand (box, TRUE);

  if (words != NULL)
    {
      GtkWidget *label = make_label (words, "dim-label");

      gtk_widget_add_css_class (label, "small");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (notes != NULL)
    gtk_box_append (GTK_BOX (box), notes);

  return box;
}

static void
attach_exit (GtkGrid        *grid,
             EcotForm       *form,
             EcotWork       *work,
             const EcotExit *exit,
             int            *row)
{
  g_autofree char *planned = g_strdup_printf ("exit/%s/planned", exit->id);
  /* Translators: how many people are planned to leave the action that way */
  g_autofree char *name = g_strdup_printf (_ ("Planned: %s"), exit->label);
  GtkWidget       *messages = ecot_input_make_messages ();

  gtk_grid_attach (grid, make_exit (work, exit), 0, *row, 1, 1);
  ecot_form_attach_input (form, grid, planned, name, 110, 1, *row, messages);
  gtk_grid_attach (grid, messages, 0, *row + 1, 2, 1);
  *row += 2;
}

static void
attach_class (GtkGrid    *grid,
              EcotWork   *work,
              const char *name,
              const char *figure,
              int        *row)
{
  gtk_grid_attach (grid, make_label (_ (name), "exit-class"), 0, *row, 1, 1);

  if (figure != NULL && ecot_figures_has (ecot_work_get_figures (work), figure))
    {
      GtkWidget *button = ecot_figure_button_new (work, figure, NULL);

      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_grid_attach (grid, button, 1, *row, 1, 1);
    }

  (*row)++;
}

static void
attach_exits (GtkGrid  *grid,
              EcotForm *form,
              EcotWork *work,
              guint class,
              int *row)
{
  GPtrArray *exits = ecot_work_get_lot (work)->exits;
  gboolean   titled = FALSE;

  for (guint i = 0; i < exits->len; i++)
    {
      const EcotExit *exit = g_ptr_array_index (exits, i);

      if (g_strcmp0 (exit->class, classes[class].id) != 0)
        continue;

      if (!titled)
        attach_class (grid, work, classes[class].name, classes[class].figure, row);

      titled = TRUE;
      attach_exit (grid, form, work, exit, row);
    }
}

void
ecot_exits_add (EcotForm *form,
                EcotWork *work)
{
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *figures = ecot_figure_list_new (work);
  int        row = 0;

  ecot_form_add_group (form, _ ("Exits"));
  ecot_form_add_text (form, _ ("How many people are planned to leave the action, each way the call counts."), "intro");
  gtk_grid_set_column_spacing (grid, 12);

  for (guint class = 0; class < G_N_ELEMENTS (classes); class ++)
    attach_exits (grid, form, work, class, &row);

  ecot_form_add_widget (form, GTK_WIDGET (grid));
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "exits.total");
  ecot_figure_list_add (ECOT_FIGURE_LIST (figures), "exits.dynamic");
  ecot_form_add_widget (form, figures);
}
