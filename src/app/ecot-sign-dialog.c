/* ecot-sign-dialog.c: who signed a paper, and on which day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are proposed from the dossier, so that Enter is often enough.  What is wrong
 * is said in the dialogue, which stays.
 */

#include "config.h"

#include "app/ecot-sign-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "desk/ecot-signing.h"

struct _EcotSignDialog
{
  GtkWindow parent_instance;

  EcotWork  *work;
  char      *paper;
  GtkWidget *by, *day;
  GtkLabel  *message;
};

G_DEFINE_FINAL_TYPE (EcotSignDialog, ecot_sign_dialog, GTK_TYPE_WINDOW)

static void
say (EcotSignDialog *self,
     GtkWidget      *about,
     const char     *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (about), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_grab_focus (about);
}

static void
sign (EcotSignDialog *self,
      const char     *by,
      EcotDate        day)
{
  g_autoptr (GError) error = NULL;
  EcotAction        *action = ecot_signing_sign (ecot_work_get_figures (self->work), self->paper, by, day, &error);

  if (action == NULL)
    {
      say (self, self->by, error->message);
      return;
    }

  ecot_work_perform (self->work, action);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
mark_clicked_cb (EcotSignDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (EcotValue) by = ecot_value_text (ECOT_VALUE_TEXT, gtk_editable_get_text (GTK_EDITABLE (self->by)));
  EcotDate           day;

  if (ecot_value_is_empty (&by))
    say (self, self->by, _ ("Say who signed"));
  else if (!ecot_date_read (gtk_editable_get_text (GTK_EDITABLE (self->day)), &day, &error))
    say (self, self->day, error->message);
  else
    sign (self, by.text, day);
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
ecot_sign_dialog_dispose (GObject *object)
{
  EcotSignDialog *self = ECOT_SIGN_DIALOG (object);

  g_clear_object (&self->work);
  g_clear_pointer (&self->paper, g_free);

  G_OBJECT_CLASS (ecot_sign_dialog_parent_class)->dispose (object);
}

static void
ecot_sign_dialog_class_init (EcotSignDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_sign_dialog_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
ecot_sign_dialog_init (EcotSignDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Mark as signed"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

/* The day of the letter; today where it has none. */
static char *
propose_day (EcotSignDialog *self)
{
  const char *zone = ecot_work_get_lot (self->work)->zone;
  char        buf[ECOT_DATE_BUFSIZE];
  gint64      day;

  if (!ecot_dossier_get_number (ecot_work_get_dossier (self->work), ECOT_KIND_LETTER, NULL, "date", &day))
    day = ecot_moment_get_date (ecot_moment_now (zone != NULL ? zone : "Europe/Paris"));

  return g_strdup (ecot_date_format_short ((EcotDate)day, buf));
}

static GtkWidget *
add_entry (GtkGrid    *grid,
           int         row,
           const char *name,
           const char *text,
           int         width)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);
  return entry;
}

static GtkWidget *
add_fields (EcotSignDialog *self)
{
  GtkGrid         *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *day = propose_day (self);

  gtk_grid_set_column_spacing (grid, 10);
  gtk_grid_set_row_spacing (grid, 8);
  self->by = add_entry (grid, 0, _ ("Signed by"), ecot_dossier_get_text (ecot_work_get_dossier (self->work), ECOT_KIND_REPRESENTATIVE, NULL, "name"), 32);
  self->day = add_entry (grid, 1, _ ("Signed on"), day, 14);
  return GTK_WIDGET (grid);
}

static GtkWidget *
add_buttons (EcotSignDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *mark = gtk_button_new_with_mnemonic (_ ("_Mark as signed"));

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "move-foot");
  gtk_widget_add_css_class (mark, "suggested-action");
  ecot_name_widget (cancel, _ ("Cancel"));
  ecot_name_widget (mark, _ ("Mark as signed"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (mark, "clicked", G_CALLBACK (mark_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_window_set_default_widget (GTK_WINDOW (self), mark);
  return box;
}

static GtkLabel *
make_text (const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, 52);
  return label;
}

GtkWidget *
ecot_sign_dialog_new (GtkWindow  *over,
                      EcotWork   *work,
                      const char *paper,
                      const char *title)
{
  EcotSignDialog  *self = g_object_new (ECOT_TYPE_SIGN_DIALOG, "transient-for", over, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *intro = g_strdup_printf (_ ("Écot keeps what “%s” says now. Whatever changes in it afterwards is shown, with what was signed."), title);

  self->work = g_object_ref (work);
  self->paper = g_strdup (paper);
  self->message = make_text ("");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error-text");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_add_css_class (box, "move-dialog");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_text (intro)));
  gtk_box_append (GTK_BOX (box), add_fields (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), add_buttons (self));
  gtk_window_set_child (GTK_WINDOW (self), box);

  return GTK_WIDGET (self);
}
