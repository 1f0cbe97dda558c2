/* ecot-pieces-page.c: the documents to join
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A piece that Écot writes itself can be exported from here; the others are
 * files of the person, of which the dossier keeps the name.
 */

#include "config.h"

#include "app/ecot-pieces-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-attach.h"
#include "app/ecot-files-view.h"
#include "app/ecot-form-page.h"
#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "call/ecot-exhibits.h"
#include "call/ecot-file-name.h"

static const EcotGridColumn document_columns[] = {
  { "label", N_ ("Document"), 170, TRUE },
  { "kind", N_ ("Kind"), 120, FALSE },
  { "line", N_ ("Budget line"), 170, TRUE },
  { "funder", N_ ("Funder"), 130, .optional = TRUE },
  { "file", N_ ("File"), 150, TRUE },
  { "date", N_ ("Date"), 90, FALSE },
  { "expires", N_ ("Valid until"), 116, FALSE },
};

static const EcotGridSpec document_spec = {
  .kind = ECOT_KIND_DOCUMENT,
  .columns = document_columns,
  .n_columns = G_N_ELEMENTS (document_columns),
  .add_label = N_ ("+ Add a document"),
};

typedef struct
{
  EcotWork *work;
  char     *piece;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->piece);
  g_free (choice);
}

static void
file_chosen (const char *path,
             gpointer    user_data)
{
  GtkWidget         *button = user_data;
  EcotWork          *work = g_object_get_data (G_OBJECT (button), "work");
  const char        *piece = g_object_get_data (G_OBJECT (button), "piece");
  g_autofree char   *name = ecot_attach_name (work, path);
  g_auto (EcotValue) file = ecot_value_text (ECOT_VALUE_TEXT, name);
  g_auto (EcotValue) joined = ecot_value_number (ECOT_VALUE_BOOLEAN, 1);
  EcotAction        *action;

  if (name == NULL)
    return;

  action = ecot_action_new (_ ("Join a document"));
  ecot_dossier_add_set (ecot_work_get_dossier (work), action, ECOT_KIND_PIECE, piece, "file", &file);
  ecot_dossier_add_set (ecot_work_get_dossier (work), action, ECOT_KIND_PIECE, piece, "joined", &joined);
  ecot_work_perform (work, action);
}

static void
choose_clicked_cb (GtkWidget *button,
                   Choice    *choice)
{
  const char *const patterns[] = { "*", NULL };

  g_object_set_data (G_OBJECT (button), "work", choice->work);
  g_object_set_data (G_OBJECT (button), "piece", choice->piece);
  ecot_message_ask_file (GTK_WINDOW (gtk_widget_get_root (button)), _ ("Choose a document"), _ ("_Join"), NULL,
                         _ ("All files"), patterns, file_chosen, G_OBJECT (button));
}

static void
add_chooser (EcotForm        *form,
             EcotWork        *work,
             const EcotPiece *piece)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Choose…"));
  Choice          *choice = g_new0 (Choice, 1);
  g_autofree char *name = g_strdup_printf (_ ("Choose the file of “%s”"), piece->label);

  choice->work = work;
  choice->piece = g_strdup (piece->id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (choose_clicked_cb), choice, choice_free, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ecot_form_attach_widget (form, button, 3);
}

static GtkWidget *
make_action (const char *label,
             const char *action,
             const char *target,
             const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

/* It is there by itself: nothing to answer, only to look at or to take away. */
static void
add_paper (EcotForm        *form,
           const EcotPiece *piece)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *sign = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget       *label = gtk_label_new (_ ("Written by Écot from this dossier"));
  g_autofree char *target = g_strdup_printf ("%s:pdf", piece->paper);
  g_autofree char *show = g_strdup_printf (_ ("Show “%s”"), piece->label);
  g_autofree char *export = g_strdup_printf (_ ("Export “%s” as PDF"), piece->label);

  gtk_widget_add_css_class (sign, "there");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE); /* beside the preview there is less room */
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_action (_ ("Show"), "win.show-paper", piece->paper, show));
  gtk_box_append (GTK_BOX (box), make_action (_ ("Export as PDF…"), "win.export", target, export));
  ecot_form_add_widget (form, box);
  ecot_form_begin_at (form, box);
}

/* {{{ The name that the call asks for */

typedef struct
{
  EcotWork        *work;
  EcotLot         *lot;
  const EcotPiece *piece; /* of that lot */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  ecot_lot_unref (wanted->lot);
  g_free (wanted);
}

/* Made of what the dossier says: it changes with it, but only who looks has to know. */
static void
show_wanted (GtkWidget *label,
             Wanted    *wanted)
{
  EcotDossier             *dossier = ecot_work_get_dossier (wanted->work);
  g_autoptr (EcotExhibits) exhibits = NULL;
  g_autofree char         *name = NULL;
  g_autofree char         *text = NULL;

  if (!gtk_widget_get_mapped (label) && *gtk_label_get_label (GTK_LABEL (label)) != '\0')
    return;

  exhibits = ecot_exhibits_new (wanted->lot, dossier);
  name = ecot_file_name_fill (wanted->piece->file_name, wanted->lot, dossier, ecot_exhibits_find_piece (exhibits, wanted->piece->id));
  if (name != NULL)
    text = g_strdup_printf (_ ("The call asks for the file name “%s”; the bundle gives it that name."), name);
  else
    text = g_strdup_printf (_ ("The call asks for the file name “%s”, and the dossier does not say yet what goes into it."), wanted->piece->file_name);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

static void
performed_cb (GtkWidget *label)
{
  show_wanted (label, g_object_get_data (G_OBJECT (label), "wanted"));
}

static void
add_wanted (EcotForm        *form,
            EcotWork        *work,
            const EcotPiece *piece)
{
  GtkWidget *label;
  Wanted    *wanted;

  if (piece->file_name == NULL)
    return;

  label = ecot_form_add_text (form, "", "dim-label");
  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ work, ecot_lot_ref (ecot_work_get_lot (work)), piece };
  g_object_set_data_full (G_OBJECT (label), "wanted", wanted, wanted_free);
  g_signal_connect (label, "map", G_CALLBACK (performed_cb), NULL);
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), label, G_CONNECT_SWAPPED);
  show_wanted (label, wanted);
}

/* }}} */

static void
add_piece (EcotForm        *form,
           EcotWork        *work,
           const EcotPiece *piece)
{
  g_autofree char *joined = g_strdup_printf ("piece/%s/joined", piece->id);
  g_autofree char *file = g_strdup_printf ("piece/%s/file", piece->id);
  g_autofree char *date = g_strdup_printf ("piece/%s/date", piece->id);

  ecot_form_add_group (form, piece->label);
  ecot_form_add_phrase (form, piece->source);
  ecot_form_add_notes (form, piece->id);
  add_wanted (form, work, piece);

  if (piece->paper != NULL)
    {
      add_paper (form, piece);
      return;
    }

  ecot_form_add_input (form, joined, _ ("Joined"), NULL, piece->required);
  ecot_form_add_input (form, file, _ ("File"), NULL, FALSE);
  ecot_form_add_input (form, date, _ ("Date of the document"), NULL, FALSE);
  add_chooser (form, work, piece);
}

static void
add_condition (EcotForm            *form,
               const EcotCondition *condition)
{
  g_autofree char *met = g_strdup_printf ("condition/%s/met", condition->id);
  g_autofree char *date = g_strdup_printf ("condition/%s/date", condition->id);
  g_autofree char *proof = g_strdup_printf ("condition/%s/proof", condition->id);

  ecot_form_add_text (form, condition->label, "note-title");
  ecot_form_add_phrase (form, condition->source);
  ecot_form_add_notes (form, condition->id);
  ecot_form_add_input (form, met, _ ("Fulfilled"), NULL, condition->required);
  ecot_form_add_input (form, date, _ ("Since"), NULL, FALSE);
  ecot_form_add_input (form, proof, _ ("Shown by"), condition->proof, FALSE);
}

static void
add_conditions (EcotForm  *form,
                GPtrArray *conditions)
{
  if (conditions->len == 0)
    return;

  ecot_form_add_group (form, _ ("Prior conditions"));
  ecot_form_add_text (form, _ ("What has to be so before one may answer, as the call wants it."), "intro");

  for (guint i = 0; i < conditions->len; i++)
    add_condition (form, g_ptr_array_index (conditions, i));
}

/* {{{ Supporting documents */

static void
attached_cb (int      position,
             gpointer user_data)
{
  g_autofree char *path = g_strdup_printf ("document/%d/line", position + 1);

  ecot_grid_go_to_path (user_data, path);
}

static void
join_clicked_cb (GtkWidget *button,
                 EcotGrid  *grid)
{
  ecot_attach_ask (g_object_get_data (G_OBJECT (button), "work"), GTK_WINDOW (gtk_widget_get_root (button)), attached_cb, G_OBJECT (grid));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            EcotGrid      *grid)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  int                    position;

  for (GSList *file = gdk_file_list_get_files (g_value_get_boxed (value)); file != NULL; file = file->next)
    g_list_store_append (files, file->data);

  position = ecot_attach_files (g_object_get_data (G_OBJECT (target), "work"), G_LIST_MODEL (files));
  if (position >= 0)
    attached_cb (position, grid);

  return position >= 0;
}

/* Anywhere on the page: who drops files does not aim. */
static void
take_drops (GtkWidget *page,
            EcotWork  *work,
            EcotGrid  *grid)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), "work", work);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), grid, 0);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_documents_buttons (EcotWork *work,
                        EcotGrid *grid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *join = gtk_button_new_with_mnemonic (_ ("_Join files…"));
  GtkWidget *bundle = gtk_button_new_with_mnemonic (_ ("_Bundle…"));

  g_object_set_data (G_OBJECT (join), "work", work);
  g_signal_connect_object (join, "clicked", G_CALLBACK (join_clicked_cb), grid, 0);
  ecot_name_widget (join, _ ("Join files"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bundle), "win.bundle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (bundle), "s", "pdf");
  ecot_name_widget (bundle, _ ("Bundle papers and documents into one PDF"));
  gtk_box_append (GTK_BOX (box), join);
  gtk_box_append (GTK_BOX (box), bundle);
  gtk_widget_set_margin_bottom (box, 8);

  return box;
}

static void
add_documents (GtkWidget *page,
               EcotForm  *form,
               EcotWork  *work)
{
  EcotGrid  *grid;
  GtkWidget *place;

  ecot_form_widen (form);
  ecot_form_add_group (form, _ ("Supporting documents"));
  ecot_form_add_text (form,
                      _ ("Quotes, invoices, contracts, leases: drop the files here, or choose them, and say which budget line, or which funder’s decision, each of them proves. "
                         "Every document gets a number; papers, budget and bundle say the same one. Nothing is copied: the files stay where they are, best beside the dossier."),
                      "intro");
  place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ecot_form_add_widget (form, place);
  grid = ecot_form_add_grid (form, &document_spec, _ ("Supporting documents"));
  gtk_box_append (GTK_BOX (place), make_documents_buttons (work, grid));
  ecot_form_add_widget (form, ecot_files_view_new (work));
  take_drops (page, work, grid);
}

/* }}} */

const char *
ecot_pieces_title (const EcotLot *lot)
{
  if (lot->conditions->len == 0)
    return N_ ("Documents to join");

  return lot->pieces->len == 0 ? N_ ("Prior conditions") : N_ ("Conditions and documents");
}

GtkWidget *
ecot_pieces_page_new (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  GtkWidget     *page = ecot_form_page_new (work, _ (ecot_pieces_title (lot)));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GPtrArray     *pieces = lot->pieces;

  add_conditions (form, lot->conditions);

  for (guint i = 0; i < pieces->len; i++)
    add_piece (form, work, g_ptr_array_index (pieces, i));

  add_documents (page, form, work);

  return page;
}
