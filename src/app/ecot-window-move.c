/* ecot-window-move.c: other versions of the call a dossier answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A version at hand is offered in a line nobody has to answer, and not again to
 * somebody who kept theirs.  Nothing moves by itself.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/ecot-application.h"
#include "app/ecot-message.h"
#include "app/ecot-move-dialog.h"
#include "app/ecot-settings.h"
#include "app/ecot-window-private.h"

/* Of versions that were not wanted: the oldest is forgotten beyond these. */
#define MAX_KEPT 50
#define KEPT     "kept-versions"

/* --- Whoever kept theirs is not asked again ----------------------------- */

static void
add_bytes (GChecksum *sum,
           GBytes    *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_checksum_update (sum, data, (gssize)size);
}

/* Of both versions and the file; says nothing of what is in them. */
static char *
name_choice (EcotWindow *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  EcotDesk             *desk = ecot_work_get_desk (self->work);
  const char           *path = ecot_desk_get_path (desk);

  add_bytes (sum, ecot_call_get_bytes (ecot_desk_get_call (desk)));
  add_bytes (sum, ecot_call_get_bytes (self->version));
  g_checksum_update (sum, (const guchar *)(path != NULL ? path : ""), -1);

  return g_strndup (g_checksum_get_string (sum), 16);
}

static gboolean
was_kept (EcotWindow *self)
{
  g_autofree char *kept = ecot_settings_get_text (KEPT);
  g_autofree char *name = name_choice (self);

  return kept != NULL && strstr (kept, name) != NULL;
}

static void
remember_kept (EcotWindow *self)
{
  g_autofree char    *kept = ecot_settings_get_text (KEPT);
  g_autofree char    *name = name_choice (self);
  g_auto (GStrv)      names = g_strsplit (kept != NULL ? kept : "", " ", -1);
  g_autoptr (GString) text = g_string_new (name);

  for (guint i = 0; names[i] != NULL && i < MAX_KEPT - 1; i++)
    if (*names[i] != '\0' && strcmp (names[i], name) != 0)
      g_string_append_printf (text, " %s", names[i]);

  ecot_settings_set_text (KEPT, text->str);
}

/* --- A version at hand -------------------------------------------------- */

static EcotCall *
find_version (EcotWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  EcotDesk       *desk = ecot_work_get_desk (self->work);
  EcotCall       *present = ecot_desk_get_call (desk);
  EcotCall       *listed = NULL;

  if (ECOT_IS_APPLICATION (application))
    listed = ecot_catalogue_find_call (ecot_application_get_catalogue (ECOT_APPLICATION (application)), ecot_call_get_id (present));

  if (listed == NULL || g_bytes_equal (ecot_call_get_bytes (listed), ecot_call_get_bytes (present)) ||
      ecot_effects_find_lot (ecot_desk_get_dossier (desk), listed, NULL) == NULL)
    return NULL;

  return ecot_call_ref (listed);
}

static gboolean
look_cb (gpointer user_data)
{
  EcotWindow *self = user_data;

  self->version_source = 0;
  g_clear_pointer (&self->version, ecot_call_unref);
  self->version = find_version (self);
  gtk_info_bar_set_revealed (self->version_bar, self->version != NULL && !was_kept (self));

  return G_SOURCE_REMOVE;
}

void
ecot_window_look_for_version (EcotWindow *self)
{
  if (self->version_source == 0)
    self->version_source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

/* --- Looking and moving ------------------------------------------------- */

static void
kept_cb (EcotWindow *self)
{
  if (self->version != NULL)
    remember_kept (self);

  gtk_info_bar_set_revealed (self->version_bar, FALSE);
}

static void
refused_cb (EcotWindow *self,
            const char *message)
{
  ecot_message_show (GTK_WINDOW (self), _ ("This file cannot take the place of the call"), message);
}

struct _EcotUndoOffer
{
  EcotWindow *window; /* not owned: what shows the offer is in it */
  EcotWork   *work;
  gint64      revision; /* once it was done */
};

typedef struct _EcotUndoOffer Moved;

static void
moved_free (gpointer data)
{
  Moved *moved = data;

  if (moved->window->undo_offer == moved)
    moved->window->undo_offer = NULL;
  g_object_unref (moved->work);
  g_free (moved);
}

/* What was typed since is not what the button promises to undo. */
static void
undo_move (gpointer data)
{
  Moved *moved = data;

  if (ecot_store_get_revision (ecot_work_get_store (moved->work)) == moved->revision)
    ecot_work_undo (moved->work);
}

void
ecot_window_offer_undo (EcotWindow *self,
                        const char *text)
{
  Moved *moved = g_new0 (Moved, 1);

  moved->window = self;
  moved->work = g_object_ref (self->work);
  moved->revision = ecot_store_get_revision (ecot_work_get_store (self->work));
  ecot_toast_show (self->toast, text, _ ("Undo"), undo_move, moved, moved_free);
  self->undo_offer = moved;
}

/* Undone by other means, or buried under what was typed since: the button would do nothing. */
void
ecot_window_withdraw_undo (EcotWindow *self)
{
  if (self->undo_offer != NULL && ecot_store_get_revision (ecot_work_get_store (self->work)) != self->undo_offer->revision)
    ecot_toast_hide (self->toast);
}

static void
moved_cb (EcotWindow *self)
{
  ecot_window_offer_undo (self, _ ("The dossier answers the other version of the call now."));
}

static void
look_at (EcotWindow *self,
         EcotCall   *to,
         const char *path)
{
  EcotMovePlan *plan;
  GtkWidget    *dialog;

  ecot_work_flush (self->work);
  plan = ecot_move_plan_new (ecot_work_get_desk (self->work), to, path);
  dialog = ecot_move_dialog_new (GTK_WINDOW (self), self->work, plan);
  g_signal_connect_object (dialog, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  /* A file somebody chose and then did not want says nothing of the version at hand. */
  if (to != NULL)
    g_signal_connect_object (dialog, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
ecot_window_version_response_cb (EcotWindow *self,
                                 int         response)
{
  if (response == GTK_RESPONSE_APPLY && self->version != NULL)
    look_at (self, self->version, NULL);
  else
    kept_cb (self);
}

static void
file_chosen (const char *path,
             gpointer    user_data)
{
  look_at (ECOT_WINDOW (user_data), NULL, path);
}

void
ecot_window_move_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  const char *const patterns[] = { "*.xml", NULL };

  ecot_message_ask_file (GTK_WINDOW (widget), _ ("Another version of the call"), _ ("_Open"), NULL, _ ("Call files"), patterns,
                         file_chosen, G_OBJECT (widget));
}
