/* ecot-lot-row.c: a lot of a call on the start page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-lot-row.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-fold.h"
#include "call/ecot-catalogue-search.h"

struct _EcotLotRow
{
  GtkListBoxRow parent_instance;

  EcotLot     *lot;
  EcotDeadline state;
  char        *words; /* folded, what the search looks in */

  GtkLabel *title;
  GtkLabel *issuer;
  GtkLabel *ceiling;
  GtkLabel *deadline;
};

G_DEFINE_FINAL_TYPE (EcotLotRow, ecot_lot_row, GTK_TYPE_LIST_BOX_ROW)

static char *
second_line (const EcotLot *lot)
{
  const EcotLimit *limit = ecot_lot_find_ceiling (lot);
  GString         *text = g_string_new (NULL);
  char             buf[ECOT_AMOUNT_BUFSIZE];

  /* Translators: the number of a lot of a call, as “resa-2017/1” */
  g_string_append_printf (text, _ ("lot %s"), lot->number);
  if (lot->short_title != NULL && !g_str_equal (lot->short_title, lot->title))
    g_string_append_printf (text, " · %s", lot->short_title);

  if (lot->fund != NULL)
    {
      g_autofree char *fund = g_utf8_strup (lot->fund, -1);

      g_string_append_printf (text, " · %s", fund);
    }

  if (limit != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: the most that may be spent, as “ceiling 10 000,00 €” */
      g_string_append_printf (text, _ ("ceiling %s"), ecot_amount_format_french (limit->value, buf));
    }

  return g_string_free (text, FALSE);
}

/* Where the action may be and who may answer are looked for as well, though the row
 * does not show them. */
static void
append_places (GString       *text,
               const EcotLot *lot)
{
  for (guint i = 0; i < lot->territories->len; i++)
    g_string_append_printf (text, " %s", ((EcotTerritory *)lot->territories->pdata[i])->label);
  for (guint i = 0; i < lot->eligible->len; i++)
    g_string_append_printf (text, " %s", ((EcotEligible *)lot->eligible->pdata[i])->label);
}

static char *
fold_words (const EcotLot *lot,
            const char    *second)
{
  g_autoptr (GString) text = g_string_new (second);
  g_autofree char    *said = ecot_lot_fold_words (lot);
  g_autofree char    *shown = NULL;

  append_places (text, lot);
  shown = ecot_fold (text->str);

  return g_strjoin (" ", said, shown, NULL);
}

static void
show_deadline (EcotLotRow *self)
{
  static const char *const classes[] = { "dim-label", "deadline-open", "deadline-soon", "dim-label" };
  EcotMoment               now = ecot_moment_now (self->lot->zone != NULL ? self->lot->zone : "Europe/Paris");
  g_autofree char         *words = ecot_deadline_in_words (self->lot, now);

  self->state = ecot_deadline_state (self->lot, now);
  gtk_label_set_label (self->deadline, words);
  gtk_widget_add_css_class (GTK_WIDGET (self->deadline), classes[self->state]);
}

static void
ecot_lot_row_dispose (GObject *object)
{
  EcotLotRow *self = ECOT_LOT_ROW (object);

  g_clear_pointer (&self->lot, ecot_lot_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (ecot_lot_row_parent_class)->dispose (object);
}

static void
ecot_lot_row_class_init (EcotLotRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_lot_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-lot-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotLotRow, title);
  gtk_widget_class_bind_template_child (widget_class, EcotLotRow, issuer);
  gtk_widget_class_bind_template_child (widget_class, EcotLotRow, ceiling);
  gtk_widget_class_bind_template_child (widget_class, EcotLotRow, deadline);
}

static void
ecot_lot_row_init (EcotLotRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_lot_row_new (EcotLot *lot)
{
  EcotLotRow      *self = g_object_new (ECOT_TYPE_LOT_ROW, NULL);
  g_autofree char *second = second_line (lot);
  const char      *issuer = lot->issuer_short != NULL ? lot->issuer_short : lot->issuer;

  self->lot = ecot_lot_ref (lot);
  gtk_label_set_label (self->title, lot->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), lot->title);
  gtk_label_set_label (self->issuer, issuer);
  gtk_label_set_label (self->ceiling, second);
  show_deadline (self);

  self->words = fold_words (lot, second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lot->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->deadline), -1);

  return GTK_WIDGET (self);
}

EcotLot *
ecot_lot_row_get_lot (EcotLotRow *self)
{
  g_return_val_if_fail (ECOT_IS_LOT_ROW (self), NULL);

  return self->lot;
}

EcotDeadline
ecot_lot_row_get_deadline (EcotLotRow *self)
{
  g_return_val_if_fail (ECOT_IS_LOT_ROW (self), ECOT_DEADLINE_NONE);

  return self->state;
}

gboolean
ecot_lot_row_matches (EcotLotRow *self,
                      const char *search)
{
  g_return_val_if_fail (ECOT_IS_LOT_ROW (self), FALSE);

  return ecot_fold_begins (self->words, search);
}
