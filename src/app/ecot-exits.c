/* ecot-exits.c: the ways out of the action that the call prints, and how many are planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the call's, so there is nothing to add or to take away: a number
 * beside each line, and what the class comes to beside its title.
 *
 * How people left in the end is for the final report, so it is folded below until
 * something is in it.
 */

#include "config.h"

#include "app/ecot-exits.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-figure-list.h"
#include "app/ecot-name.h"
#include "app/ecot-note-button.h"
#include "app/ecot-prose-input.h"

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
  g_autofree char *phrase = exit->source != NULL ? ecot_source_phrase (exit->source) : NULL;

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

/* {{{ What came about */

#define REALISED_WIDTH 96
#define COMMENT_WIDTH  300

static gboolean
is_anything_realised (EcotWork *work)
{
  GPtrArray *exits = ecot_work_get_lot (work)->exits;
  gint64     number;

  for (guint i = 0; i < exits->len; i++)
    if (ecot_dossier_get_number (ecot_work_get_dossier (work), ECOT_KIND_EXIT, ((EcotExit *)exits->pdata[i])->id, "realised", &number))
      return TRUE;

  return FALSE;
}

static void
attach_deviation (GtkGrid        *grid,
                  EcotWork       *work,
                  const EcotExit *exit,
                  int             row)
{
  g_autofree char *figure = g_strdup_printf ("exit.%s.deviation", exit->id);
  GtkWidget       *button;

  if (!ecot_figures_has (ecot_work_get_figures (work), figure))
    return;

  button = ecot_figure_button_new (work, figure, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_grid_attach (grid, button, 2, row, 1, 1);
}

static void
attach_realised (GtkGrid        *grid,
                 EcotForm       *form,
                 EcotWork       *work,
                 const EcotExit *exit,
                 int             row)
{
  g_autofree char *realised = g_strdup_printf ("exit/%s/realised", exit->id);
  g_autofree char *comment = g_strdup_printf ("exit/%s/comment", exit->id);
  /* Translators: how many people have left the action that way */
  g_autofree char *number = g_strdup_printf (_ ("Realised: %s"), exit->label);
  g_autofree char *reason = g_strdup_printf (_ ("%s: %s"), _ ("Reason for the difference"), exit->label);
  GtkWidget       *messages = ecot_input_make_messages ();
  GtkWidget       *label = make_label (exit->label, "exit");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 2);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  ecot_form_attach_input (form, grid, realised, number, REALISED_WIDTH, 1, row, messages);
  attach_deviation (grid, work, exit, row);
  ecot_prose_input_make_small (ECOT_PROSE_INPUT (ecot_form_attach_input (form, grid, comment, reason, COMMENT_WIDTH, 3, row, messages)));
  gtk_grid_attach (grid, messages, 0, row + 1, 4, 1);
}

static void
attach_titles (GtkGrid *grid)
{
  const char *const titles[] = { _ ("Exit"), _ ("Realised"), _ ("Difference"), _ ("Reason for the difference") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = make_label (titles[i], "dim-label");

      gtk_widget_add_css_class (label, "small");
      gtk_widget_set_halign (label, i == 2 ? GTK_ALIGN_END : GTK_ALIGN_FILL);
      gtk_grid_attach (grid, label, (int)i, 0, 1, 1);
    }
}

static GtkWidget *
make_realised (EcotForm *form,
               EcotWork *work)
{
  GtkWidget *expander = gtk_expander_new (_ ("What came about, for the final report"));
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  GPtrArray *exits = ecot_work_get_lot (work)->exits;

  gtk_grid_set_column_spacing (grid, 12);
  attach_titles (grid);

  for (guint i = 0; i < exits->len; i++)
    attach_realised (grid, form, work, exits->pdata[i], 1 + 2 * (int)i);

  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (grid));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), is_anything_realised (work));
  gtk_widget_add_css_class (expander, "indicator-details");
  ecot_name_widget (expander, _ ("How people left in the end"));
  return expander;
}

/* }}} */

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
  ecot_form_add_widget (form, make_realised (form, work));
}
