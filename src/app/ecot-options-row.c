/* ecot-options-row.c: the flat rates of the call and those a dossier chose, in one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every option has its place here from the start and shows while it is chosen, so
 * that nothing that is being typed goes away under somebody's hands.
 *
 * A rate of the call that is not chosen can be written as a plain line instead; it
 * leaves while an option pays those costs, for they would be paid twice.
 */

#include "config.h"

#include "app/ecot-options-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-input.h"
#include "app/ecot-name.h"
#include "app/ecot-options-dialog.h"
#include "app/ecot-rate-row.h"

/* One option. */
typedef struct
{
  const EcotCostOption *option; /* the figures' */
  GtkWidget            *box, *percent, *reason;
  GtkLabel             *words;
} Place;

struct _EcotOptionsRow
{
  GtkBox parent_instance;

  EcotWork *work;   /* not owned: the page holds it */
  GArray   *places; /* of Place */
  GtkBox   *rates;  /* of the call, as lines */
  GtkLabel *intro;
};

G_DEFINE_FINAL_TYPE (EcotOptionsRow, ecot_options_row, GTK_TYPE_BOX)

static gboolean
is_chosen (EcotOptionsRow *self,
           const Place    *place)
{
  gint64 percent;

  return ecot_dossier_get_number (ecot_work_get_dossier (self->work), ECOT_KIND_COST_OPTION, place->option->id, "percent", &percent);
}

static void
show_place (EcotOptionsRow *self,
            Place          *place)
{
  EcotFigure       base = ecot_figures_get_option_base (ecot_work_get_figures (self->work), place->option->id);
  g_autofree char *of = ecot_cost_option_describe_base (place->option);
  g_autofree char *amount = ecot_figure_to_french (&base);
  const char      *authority = place->option->article;
  g_autofree char *phrase = place->option->source != NULL ? ecot_source_phrase (place->option->source) : NULL;
  g_autofree char *words = NULL;

  if (authority == NULL)
    authority = phrase != NULL ? phrase : "";
  /* Translators: an option, what it is taken of, its amount, the article or the phrase that says so */
  words = g_strdup_printf (_ ("%s\nof %s: %s. %s"), place->option->label, of, amount, authority);
  gtk_label_set_label (place->words, words);
}

/* Whether it leaves nothing of indirect costs to a line. */
static gboolean
pays_indirect (const EcotCostOption *option)
{
  return g_str_equal (option->pays, "indirect") || ecot_cost_option_replaces (option, "indirect");
}

static void
refresh (EcotOptionsRow *self)
{
  gboolean paid = FALSE;
  guint    n = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place   *place = &g_array_index (self->places, Place, i);
      gboolean chosen = is_chosen (self, place);

      gtk_widget_set_visible (place->box, chosen);
      n += chosen ? 1 : 0;
      paid = paid || (chosen && pays_indirect (place->option));
      if (chosen)
        show_place (self, place);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->rates), !paid && gtk_widget_get_first_child (GTK_WIDGET (self->rates)) != NULL);
  gtk_label_set_label (self->intro, n == 0 ? _ ("Simplified costs: none chosen, the budget counts real costs") : _ ("Simplified costs"));
}

static void
compare_clicked_cb (EcotOptionsRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (ecot_options_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->work)));
}

static void
remove_clicked_cb (EcotOptionsRow *self,
                   GtkWidget      *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "option");

  ecot_work_set (self->work, ECOT_KIND_COST_OPTION, id, "percent", &ECOT_VALUE_EMPTY);
}

static GtkWidget *
make_remove (EcotOptionsRow       *self,
             const EcotCostOption *option)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Remove"));
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), option->label);

  ecot_name_widget (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "option", option->id);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return button;
}

static GtkLabel *
make_words (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  return label;
}

static void
add_place (EcotOptionsRow       *self,
           const EcotCostOption *option)
{
  g_autofree char *percent = g_strdup_printf ("cost-option/%s/percent", option->id);
  g_autofree char *reason = g_strdup_printf ("cost-option/%s/reason", option->id);
  g_autofree char *figure = g_strconcat ("cost.option.", option->id, NULL);
  Place            place = { .option = option, .box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4) };
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  place.words = make_words ();
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (place.words));
  place.percent = ecot_input_new (self->work, percent, _ ("Rate (%)"), NULL, FALSE);
  gtk_widget_set_valign (place.percent, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), place.percent);
  gtk_box_append (GTK_BOX (line), ecot_figure_button_new (self->work, figure, NULL));
  gtk_box_append (GTK_BOX (line), make_remove (self, option));
  gtk_box_append (GTK_BOX (place.box), line);

  if (option->condition != NULL)
    {
      place.reason = ecot_input_new (self->work, reason, _ ("Condition"), option->condition, TRUE);
      gtk_box_append (GTK_BOX (place.box), place.reason);
    }

  gtk_box_append (GTK_BOX (self), place.box);
  g_array_append_val (self->places, place);
}

static void
ecot_options_row_finalize (GObject *object)
{
  g_array_unref (ECOT_OPTIONS_ROW (object)->places);

  G_OBJECT_CLASS (ecot_options_row_parent_class)->finalize (object);
}

static void
ecot_options_row_class_init (EcotOptionsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_options_row_finalize;
}

static void
ecot_options_row_init (EcotOptionsRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *compare = gtk_button_new_with_label (_ ("Compare and choose…"));

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->intro = make_words ();
  ecot_name_widget (compare, _ ("Compare simplified costs and choose"));
  g_signal_connect_swapped (compare, "clicked", G_CALLBACK (compare_clicked_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->intro));
  gtk_box_append (GTK_BOX (line), compare);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rates");
  self->rates = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rates));
}

GtkWidget *
ecot_options_row_new (EcotWork *work)
{
  EcotOptionsRow *self = g_object_new (ECOT_TYPE_OPTIONS_ROW, NULL);
  GPtrArray      *all = ecot_figures_get_options (ecot_work_get_figures (work))->all;
  GPtrArray      *rates = ecot_work_get_lot (work)->flat_rates;

  self->work = work;
  for (guint i = 0; i < rates->len; i++)
    gtk_box_append (self->rates, ecot_rate_row_new (work, rates->pdata[i]));
  for (guint i = 0; i < all->len; i++)
    add_place (self, all->pdata[i]);

  g_signal_connect_object (work, "figures-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}

gboolean
ecot_options_row_go_to (EcotOptionsRow *self,
                        const char     *path)
{
  g_return_val_if_fail (ECOT_IS_OPTIONS_ROW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      GtkWidget   *inputs[] = { place->percent, place->reason };

      for (guint j = 0; j < G_N_ELEMENTS (inputs) && gtk_widget_get_visible (place->box); j++)
        if (inputs[j] != NULL && g_str_equal (ecot_input_get_path (ECOT_INPUT (inputs[j])), path))
          {
            ecot_input_focus (ECOT_INPUT (inputs[j]));
            return TRUE;
          }
    }

  return FALSE;
}
