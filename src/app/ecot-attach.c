/* ecot-attach.c: files of the person that go with the dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossier keeps names, not files: a folder with the dossier and its pieces may be
 * moved or sent as it is.  What a document is, its name often says; that is only a guess,
 * in a cell where one sees it.
 */

#include "config.h"

#include "app/ecot-attach.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-fold.h"

char *
ecot_attach_name (EcotWork   *work,
                  const char *path)
{
  const char       *dossier;
  g_autofree char  *folder = NULL, *relative = NULL;
  g_autoptr (GFile) here = NULL, there = NULL;
  char             *name;

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  dossier = ecot_desk_get_path (ecot_work_get_desk (work));
  if (dossier != NULL)
    {
      folder = g_path_get_dirname (dossier);
      here = g_file_new_for_path (folder);
      there = g_file_new_for_path (path);
      relative = g_file_get_relative_path (here, there);
    }

  name = g_filename_to_utf8 (relative != NULL ? relative : path, -1, NULL, NULL, NULL);
  if (name == NULL)
    ecot_work_fail (work, _ ("The name of this file has letters that cannot be read: rename it, and join it again"));

  return name;
}

/* As people call their files. */
static const char *
guess_kind (const char *name)
{
  static const struct
  {
    const char *word, *kind;
  } words[] = {
    { "devis", "quote" },
    { "facture", "invoice" },
    { "bulletin", "payslip" },
    { "paie", "payslip" },
    { "contrat", "contract" },
    { "bail", "lease" },
    { "feuille de temps", "timesheet" },
    { "convention", "agreement" },
    { "notification", "decision" },
    { "decision", "decision" },
    { "comptes", "accounts" },
    { "bilan", "accounts" },
    { "attestation", "certificate" },
    { "certificat", "certificate" },
  };
  g_autofree char *folded = ecot_fold (name);

  g_strdelimit (folded, "-_.", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].word) != NULL)
      return words[i].kind;

  return NULL;
}

static void
set_new (EcotAction   *action,
         gint64        id,
         const char   *field,
         EcotValueType type,
         const char   *text)
{
  g_auto (EcotValue) value = ecot_value_text (type, text);

  ecot_action_set_new (action, ECOT_KIND_DOCUMENT, id, field, &value);
}

/* "devis-chapiteau.pdf" is called "devis-chapiteau".  FALSE: it has no name, and that was said. */
static gboolean
add_file (EcotWork   *work,
          EcotAction *action,
          GFile      *file,
          guint       position)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = path != NULL ? ecot_attach_name (work, path) : NULL;
  g_autofree char *label = path != NULL ? g_filename_display_basename (path) : NULL;
  char            *dot = label != NULL ? strrchr (label, '.') : NULL;
  gint64           id;

  if (name == NULL)
    return FALSE;

  if (dot != NULL && dot != label)
    *dot = '\0';
  id = ecot_dossier_reserve_id (ecot_work_get_dossier (work));
  ecot_action_insert (action, ECOT_KIND_DOCUMENT, id, NULL, position);
  set_new (action, id, "label", ECOT_VALUE_TEXT, label);
  set_new (action, id, "file", ECOT_VALUE_TEXT, name);
  if (guess_kind (label) != NULL)
    set_new (action, id, "kind", ECOT_VALUE_CHOICE, guess_kind (label));
  return TRUE;
}

int
ecot_attach_files (EcotWork   *work,
                   GListModel *files)
{
  g_autoptr (EcotAction) action = NULL;
  guint                  first, n_added = 0;

  g_return_val_if_fail (ECOT_IS_WORK (work), -1);
  g_return_val_if_fail (G_IS_LIST_MODEL (files), -1);

  action = ecot_action_new (_ ("Join documents"));
  first = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_DOCUMENT);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      n_added += add_file (work, action, file, first + n_added);
    }

  return n_added > 0 && ecot_work_perform (work, g_steal_pointer (&action)) ? (int)first : -1;
}

/* {{{ Asking */

typedef struct
{
  EcotWork      *work; /* owned */
  EcotAttachFunc func;
  GObject       *user_data; /* owned */
} Asked;

static void
answered_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Asked                 *asked = user_data;
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT)
    {
      int position = ecot_attach_files (asked->work, files);

      if (position >= 0)
        asked->func (position, asked->user_data);
    }

  g_object_unref (asked->work);
  g_object_unref (asked->user_data);
  g_free (asked);
  g_object_unref (dialog);
}

void
ecot_attach_ask (EcotWork      *work,
                 GtkWindow     *over,
                 EcotAttachFunc func,
                 GObject       *user_data)
{
  GtkFileChooserNative     *dialog = gtk_file_chooser_native_new (_ ("Join documents"), over, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Join"), _ ("_Cancel"));
  GtkFileChooser           *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char               *dossier = ecot_desk_get_path (ecot_work_get_desk (work));
  g_autofree char          *folder = dossier != NULL ? g_path_get_dirname (dossier) : NULL;
  g_autoptr (GFile)         here = folder != NULL ? g_file_new_for_path (folder) : NULL;
  Asked                    *asked = g_new0 (Asked, 1);

  gtk_file_filter_set_name (filter, _ ("PDF and pictures"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  if (here != NULL)
    gtk_file_chooser_set_current_folder (chooser, here, NULL);

  asked->work = g_object_ref (work);
  asked->func = func;
  asked->user_data = g_object_ref (user_data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* }}} */
