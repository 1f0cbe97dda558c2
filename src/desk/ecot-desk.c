/* ecot-desk.c: a dossier at hand with its lot, figures and findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings together what belongs together: the dossier from its file, the lot it
 * answers (from the exact call kept in the file, else from the catalogue), and
 * the figures over both.  Whoever has a desk has all of them, or an error and
 * nothing.
 *
 * Findings cost a check after every action, so nobody pays for them who does not
 * look at the list.
 */

#include "config.h"

#include "desk/ecot-desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "desk/ecot-effects.h"
#include "desk/ecot-desk-shelf.h"
#include "desk/ecot-file-findings-private.h"
#include "desk/ecot-live-findings-private.h"
#include "desk/ecot-paper-source-private.h"
#include "store/ecot-dossier-xml.h"

/* What is read at most. */
#define MAX_XML (256 * 1024 * 1024)

struct _EcotDesk
{
  GObject parent_instance;

  EcotDossier      *dossier;
  EcotCall         *call;
  EcotLot          *lot;
  EcotFigures      *figures;
  EcotStore        *store; /* NULL: read only */
  EcotLiveFindings *findings;
  char             *path; /* when there is no store */

  EcotCall *unkept; /* what it answered without keeping it, from the catalogue; NULL: it was kept */
  EcotCall *next;   /* read already, while the store changes to it */
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EcotDesk, ecot_desk, G_TYPE_OBJECT)

static void
ecot_desk_dispose (GObject *object)
{
  EcotDesk *self = ECOT_DESK (object);

  if (self->store != NULL)
    ecot_store_set_call_guard (self->store, NULL, NULL);

  g_clear_object (&self->findings);
  g_clear_object (&self->figures);
  g_clear_object (&self->dossier);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lot, ecot_lot_unref);
  g_clear_pointer (&self->call, ecot_call_unref);
  g_clear_pointer (&self->unkept, ecot_call_unref);
  g_clear_pointer (&self->next, ecot_call_unref);

  G_OBJECT_CLASS (ecot_desk_parent_class)->dispose (object);
}

static void
ecot_desk_finalize (GObject *object)
{
  g_free (ECOT_DESK (object)->path);

  G_OBJECT_CLASS (ecot_desk_parent_class)->finalize (object);
}

static void
ecot_desk_class_init (EcotDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ecot_desk_dispose;
  object_class->finalize = ecot_desk_finalize;

  signals[MOVED] = g_signal_new ("moved", ECOT_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ecot_desk_init (EcotDesk *self)
{
}

static EcotLot *
find_lot (EcotCall   *call,
          const char *lot)
{
  const char *number = strchr (lot, '/');
  EcotLot    *found = number != NULL ? ecot_call_find_lot (call, number + 1) : NULL;

  return found != NULL && g_str_equal (found->lot, lot) ? found : NULL;
}

/* The very call the dossier was written for: a call corrected since must not change
 * what somebody already answered. */
static EcotCall *
load_kept (GBytes     *bytes,
           const char *lot,
           const char *name,
           GError    **error)
{
  g_autoptr (EcotCall) call = ecot_call_load (bytes, name, error);

  if (call == NULL)
    return NULL;

  if (find_lot (call, lot) != NULL)
    return g_steal_pointer (&call);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT,
               _ ("%s: the call kept in this file has no lot “%s”: export it as XML and open that"), name, lot);
  return NULL;
}

/* The call of @lot as the catalogue has it. */
static EcotCall *
find_listed (EcotCatalogue *catalogue,
             const char    *lot,
             GError       **error)
{
  EcotLot *found = ecot_catalogue_find_lot (catalogue, lot, error);

  return found != NULL ? ecot_call_ref (ecot_catalogue_find_call (catalogue, found->call)) : NULL;
}

/* @bytes: (nullable): the call kept with the dossier */
static EcotCall *
find_call (EcotCatalogue *catalogue,
           GBytes        *bytes,
           const char    *lot,
           const char    *name,
           GError       **error)
{
  g_autoptr (GError) local = NULL;
  EcotCall          *call;

  if (bytes != NULL)
    return load_kept (bytes, lot, name, error);

  call = find_listed (catalogue, lot, &local);
  if (call == NULL)
    g_set_error (error, local->domain, local->code, _ ("%s: %s"), name, local->message);

  return call;
}

/* --- Another version of the call ---------------------------------------- */

/* @call: (transfer full) */
static void
swap (EcotDesk *self,
      EcotCall *call)
{
  g_autoptr (EcotCall)    old_call = self->call;
  g_autoptr (EcotLot)     old_lot = self->lot;
  g_autoptr (EcotFigures) old_figures = self->figures;

  self->call = call;
  self->lot = ecot_lot_ref (find_lot (call, ecot_dossier_get_lot (self->dossier)));
  self->figures = ecot_figures_new (self->dossier, self->lot);

  /* Whoever shows the findings first lets go of what it knew of the old lot. */
  g_signal_emit (self, signals[MOVED], 0);
  if (self->findings != NULL)
    ecot_live_findings_set_figures (self->findings, self->figures);
}

static gboolean
guard_call (GBytes  *bytes,
            gpointer user_data,
            GError **error)
{
  EcotDesk   *self = user_data;
  const char *lot = ecot_dossier_get_lot (self->dossier);

  g_clear_pointer (&self->next, ecot_call_unref);
  if (bytes != NULL)
    self->next = load_kept (bytes, lot, ecot_call_get_id (self->call), error);
  else if (self->unkept != NULL)
    self->next = ecot_call_ref (self->unkept);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT,
                 _ ("No call was kept with this dossier before “%s”; nothing was changed"), ecot_call_get_id (self->call));

  return self->next != NULL;
}

static void
call_changed_cb (EcotDesk *self)
{
  g_assert (self->next != NULL);

  swap (self, g_steal_pointer (&self->next));
}

static void
follow_store (EcotDesk *self)
{
  if (ecot_store_get_call (self->store) == NULL)
    self->unkept = ecot_call_ref (self->call);

  ecot_store_set_call_guard (self->store, guard_call, self);
  g_signal_connect_object (self->store, "notify::call", G_CALLBACK (call_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
ecot_desk_move (EcotDesk *self,
                EcotCall *to,
                GError  **error)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (ecot_effects_find_lot (self->dossier, to, error) == NULL)
    return FALSE;

  if (self->store == NULL)
    {
      swap (self, ecot_call_ref (to));
      return TRUE;
    }

  g_clear_pointer (&self->next, ecot_call_unref);
  self->next = ecot_call_ref (to);
  return ecot_store_set_call (self->store, ecot_call_get_bytes (to), _ ("Move to another version of the call"), error);
}

/* --- From a file, a draft or nothing ------------------------------------ */

/* Takes @dossier, @call and @store over; @store may be NULL. */
static EcotDesk *
desk_new (EcotDossier *dossier,
          EcotCall    *call,
          EcotStore   *store,
          const char  *path)
{
  EcotDesk *self = g_object_new (ECOT_TYPE_DESK, NULL);

  self->dossier = dossier;
  self->call = call;
  self->lot = ecot_lot_ref (find_lot (call, ecot_dossier_get_lot (dossier)));
  self->store = store;
  self->path = g_strdup (path);
  self->figures = ecot_figures_new (dossier, self->lot);
  if (store != NULL)
    follow_store (self);

  return self;
}

static gboolean
has_ending (const char *path,
            const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static EcotDossier *
read_xml (const char *path,
          GError    **error)
{
  g_autofree char   *shown = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = ecot_read_contents (path, MAX_XML, error);

  return bytes != NULL ? ecot_dossier_xml_read (bytes, shown, error) : NULL;
}

static EcotDossier *
read_pdf (const char *path,
          GError    **error)
{
  g_autofree char      *shown = g_filename_display_name (path);
  g_autoptr (GPtrArray) inside = ecot_paper_source_read (path, FALSE, NULL, error);

  return inside != NULL ? ecot_dossier_xml_read (inside->pdata[0], shown, error) : NULL;
}

EcotDossier *
ecot_desk_read_dossier (const char *path,
                        GBytes    **call,
                        GError    **error)
{
  g_autoptr (GBytes) kept = NULL;
  EcotDossier       *dossier;

  g_return_val_if_fail (path != NULL, NULL);

  if (has_ending (path, ".xml"))
    dossier = read_xml (path, error);
  else if (has_ending (path, ".pdf"))
    dossier = read_pdf (path, error);
  else
    dossier = ecot_store_read (path, &kept, error);

  if (call != NULL)
    *call = g_steal_pointer (&kept);

  return dossier;
}

EcotDesk *
ecot_desk_read (EcotCatalogue *catalogue,
                const char    *path,
                GError       **error)
{
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (GBytes)      kept = NULL;
  g_autofree char        *shown = NULL;
  EcotCall               *call;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  dossier = ecot_desk_read_dossier (path, &kept, error);
  if (dossier == NULL)
    return NULL;

  shown = g_filename_display_basename (path);
  call = find_call (catalogue, kept, ecot_dossier_get_lot (dossier), shown, error);
  if (call == NULL)
    return NULL;

  return desk_new (g_steal_pointer (&dossier), call, NULL, path);
}

/* Takes @store over. */
static EcotDesk *
desk_from_store (EcotCatalogue *catalogue,
                 EcotStore     *store,
                 const char    *name,
                 GError       **error)
{
  EcotDossier *dossier = ecot_store_get_dossier (store);
  EcotCall    *call = find_call (catalogue, ecot_store_get_call (store), ecot_dossier_get_lot (dossier), name, error);

  if (call == NULL)
    {
      g_object_unref (store);
      return NULL;
    }

  return desk_new (g_object_ref (dossier), call, store, NULL);
}

/* A working copy of @dossier, which has no file, beside the call of its lot. */
static EcotDesk *
desk_from_dossier (EcotCall    *call,
                   EcotDossier *dossier,
                   GError     **error)
{
  EcotStore *store = ecot_store_new_from (dossier, ecot_call_get_bytes (call), error);

  return store != NULL ? desk_new (g_object_ref (dossier), ecot_call_ref (call), store, NULL) : NULL;
}

/* An XML file, or a paper, is no place to work in: its content goes into a working copy that
 * has no file of its own yet. */
static EcotDesk *
open_copy (EcotCatalogue *catalogue,
           const char    *path,
           GError       **error)
{
  g_autoptr (EcotDossier) dossier = ecot_desk_read_dossier (path, NULL, error);
  g_autoptr (EcotCall)    call = dossier != NULL ? find_listed (catalogue, ecot_dossier_get_lot (dossier), error) : NULL;

  return call != NULL ? desk_from_dossier (call, dossier, error) : NULL;
}

EcotDesk *
ecot_desk_open (EcotCatalogue *catalogue,
                const char    *path,
                GError       **error)
{
  g_autofree char *shown = NULL;
  EcotStore       *store;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (has_ending (path, ".xml") || has_ending (path, ".pdf"))
    return open_copy (catalogue, path, error);

  shown = g_filename_display_basename (path);
  store = ecot_store_open (path, error);

  return store != NULL ? desk_from_store (catalogue, store, shown, error) : NULL;
}

EcotDesk *
ecot_desk_resume (EcotCatalogue *catalogue,
                  const char    *working_copy,
                  GError       **error)
{
  EcotStore *store;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (working_copy != NULL, NULL);

  store = ecot_store_resume (working_copy, error);

  return store != NULL ? desk_from_store (catalogue, store, working_copy, error) : NULL;
}

EcotDesk *
ecot_desk_new (EcotCatalogue *catalogue,
               const char    *lot,
               GError       **error)
{
  g_autoptr (EcotCall) call = NULL;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (lot != NULL, NULL);

  call = find_listed (catalogue, lot, error);
  return call != NULL ? ecot_desk_new_for_call (call, lot, error) : NULL;
}

EcotDesk *
ecot_desk_new_for_call (EcotCall   *call,
                        const char *lot,
                        GError    **error)
{
  g_autoptr (EcotDossier) dossier = NULL;

  g_return_val_if_fail (call != NULL, NULL);
  g_return_val_if_fail (lot != NULL, NULL);

  dossier = ecot_dossier_new (lot);
  if (ecot_effects_find_lot (dossier, call, error) == NULL)
    return NULL;

  return desk_from_dossier (call, dossier, error);
}

EcotDossier *
ecot_desk_get_dossier (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->dossier;
}

EcotCall *
ecot_desk_get_call (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->call;
}

EcotLot *
ecot_desk_get_lot (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->lot;
}

EcotFigures *
ecot_desk_get_figures (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->figures;
}

EcotStore *
ecot_desk_get_store (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->store;
}

const char *
ecot_desk_get_path (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->store != NULL ? ecot_store_get_path (self->store) : self->path;
}

/* Files are beside the dossier, wherever that is saved. */
static void
path_changed_cb (EcotDesk *self)
{
  ecot_live_findings_set_path (self->findings, ecot_desk_get_path (self));
}

static void
follow_path (EcotDesk *self)
{
  path_changed_cb (self);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "notify::path", G_CALLBACK (path_changed_cb), self, G_CONNECT_SWAPPED);
}

GListModel *
ecot_desk_get_findings (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  if (self->findings == NULL)
    {
      self->findings = ecot_live_findings_new (self->figures);
      follow_path (self);
    }

  return ecot_live_findings_get_list (self->findings);
}

GPtrArray *
ecot_desk_check (EcotDesk         *self,
                 const EcotMoment *at,
                 EcotForeignNames *names)
{
  GPtrArray *findings;

  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  findings = ecot_check (self->figures, at);
  g_ptr_array_extend_and_steal (findings, ecot_late_check (self->figures, names, NULL, NULL));
  ecot_file_findings_add (self->figures, ecot_desk_get_path (self), findings);
  return findings;
}

EcotLateChecks *
ecot_desk_get_late_checks (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  ecot_desk_get_findings (self);
  return ecot_live_findings_get_late_checks (self->findings);
}

void
ecot_desk_look_around (EcotDesk *self)
{
  const char *title;

  g_return_if_fail (ECOT_IS_DESK (self));

  ecot_desk_get_findings (self);
  title = ecot_dossier_get_text (ecot_desk_get_dossier (self), ECOT_KIND_ACTION, NULL, "title");
  ecot_late_checks_look_around (ecot_live_findings_get_late_checks (self->findings), ecot_desk_get_path (self));
  ecot_live_findings_set_others (self->findings, title != NULL ? title : "ce dossier", ecot_desk_list_other_loads (self));
}
