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
#include "desk/ecot-live-findings-private.h"
#include "store/ecot-dossier-xml.h"

/* What the XML reader takes at most. */
#define MAX_XML (256 * 1024 * 1024)

struct _EcotDesk
{
  GObject parent_instance;

  EcotDossier      *dossier;
  EcotLot          *lot;
  EcotFigures      *figures;
  EcotStore        *store; /* NULL: read only */
  EcotLiveFindings *findings;
  char             *path; /* when there is no store */
};

G_DEFINE_FINAL_TYPE (EcotDesk, ecot_desk, G_TYPE_OBJECT)

static void
ecot_desk_dispose (GObject *object)
{
  EcotDesk *self = ECOT_DESK (object);

  g_clear_object (&self->findings);
  g_clear_object (&self->figures);
  g_clear_object (&self->dossier);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lot, ecot_lot_unref);

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
}

static void
ecot_desk_init (EcotDesk *self)
{
}

/* The lot in the very call the dossier was written for: a call corrected since
 * must not change what somebody already answered. */
static EcotLot *
find_kept_lot (GBytes     *bytes,
               const char *lot,
               const char *name,
               GError    **error)
{
  g_autoptr (EcotCall) call = ecot_call_load (bytes, name, error);
  const char          *number = strchr (lot, '/');
  EcotLot             *found;

  if (call == NULL)
    return NULL;

  found = number != NULL ? ecot_call_find_lot (call, number + 1) : NULL;
  if (found == NULL || !g_str_equal (found->lot, lot))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT,
                   _ ("%s: the call kept in this file has no lot “%s”: export it as XML and open that"), name, lot);
      return NULL;
    }

  return ecot_lot_ref (found);
}

static EcotLot *
find_lot (EcotCatalogue *catalogue,
          GBytes        *call,
          const char    *lot,
          const char    *name,
          GError       **error)
{
  g_autoptr (GError) local = NULL;
  EcotLot           *found;

  if (call != NULL)
    return find_kept_lot (call, lot, name, error);

  found = ecot_catalogue_find_lot (catalogue, lot, &local);
  if (found != NULL)
    return ecot_lot_ref (found);

  g_set_error (error, local->domain, local->code, "%s: %s", name, local->message);
  return NULL;
}

/* Takes @dossier and @lot over; @store may be NULL. */
static EcotDesk *
desk_new (EcotDossier *dossier,
          EcotLot     *lot,
          EcotStore   *store,
          const char  *path)
{
  EcotDesk *self = g_object_new (ECOT_TYPE_DESK, NULL);

  self->dossier = dossier;
  self->lot = lot;
  self->store = store;
  self->path = g_strdup (path);
  self->figures = ecot_figures_new (dossier, lot);

  return self;
}

static gboolean
is_xml (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xml");
}

static EcotDossier *
read_xml (const char *path,
          GError    **error)
{
  g_autofree char   *shown = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = ecot_read_contents (path, MAX_XML, error);

  return bytes != NULL ? ecot_dossier_xml_read (bytes, shown, error) : NULL;
}

EcotDossier *
ecot_desk_read_dossier (const char *path,
                        GBytes    **call,
                        GError    **error)
{
  g_autoptr (GBytes) kept = NULL;
  EcotDossier       *dossier;

  g_return_val_if_fail (path != NULL, NULL);

  dossier = is_xml (path) ? read_xml (path, error) : ecot_store_read (path, &kept, error);
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
  g_autoptr (GBytes)      call = NULL;
  g_autofree char        *shown = NULL;
  EcotLot                *lot;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  dossier = ecot_desk_read_dossier (path, &call, error);
  if (dossier == NULL)
    return NULL;

  shown = g_filename_display_basename (path);
  lot = find_lot (catalogue, call, ecot_dossier_get_lot (dossier), shown, error);
  if (lot == NULL)
    return NULL;

  return desk_new (g_steal_pointer (&dossier), lot, NULL, path);
}

/* Takes @store over. */
static EcotDesk *
desk_from_store (EcotCatalogue *catalogue,
                 EcotStore     *store,
                 const char    *name,
                 GError       **error)
{
  EcotDossier *dossier = ecot_store_get_dossier (store);
  EcotLot     *lot = find_lot (catalogue, ecot_store_get_call (store), ecot_dossier_get_lot (dossier), name, error);

  if (lot == NULL)
    {
      g_object_unref (store);
      return NULL;
    }

  return desk_new (g_object_ref (dossier), lot, store, NULL);
}

/* A working copy of @dossier, which has no file, beside the call of its lot. */
static EcotDesk *
desk_from_dossier (EcotCatalogue *catalogue,
                   EcotDossier   *dossier,
                   GError       **error)
{
  EcotLot   *found = ecot_catalogue_find_lot (catalogue, ecot_dossier_get_lot (dossier), error);
  EcotCall  *call;
  EcotStore *store;

  if (found == NULL)
    return NULL;

  call = ecot_catalogue_find_call (catalogue, found->call);
  store = ecot_store_new_from (dossier, call != NULL ? ecot_call_get_bytes (call) : NULL, error);
  if (store == NULL)
    return NULL;

  return desk_new (g_object_ref (dossier), ecot_lot_ref (found), store, NULL);
}

/* An XML file is no place to work in: its content goes into a working copy that
 * has no file of its own yet. */
static EcotDesk *
open_xml (EcotCatalogue *catalogue,
          const char    *path,
          GError       **error)
{
  g_autoptr (EcotDossier) dossier = read_xml (path, error);

  return dossier != NULL ? desk_from_dossier (catalogue, dossier, error) : NULL;
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

  if (is_xml (path))
    return open_xml (catalogue, path, error);

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
  g_autoptr (EcotDossier) dossier = NULL;

  g_return_val_if_fail (catalogue != NULL, NULL);
  g_return_val_if_fail (lot != NULL, NULL);

  dossier = ecot_dossier_new (lot);
  return desk_from_dossier (catalogue, dossier, error);
}

EcotDossier *
ecot_desk_get_dossier (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return self->dossier;
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

GListModel *
ecot_desk_get_findings (EcotDesk *self)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  if (self->findings == NULL)
    self->findings = ecot_live_findings_new (self->figures);

  return ecot_live_findings_get_list (self->findings);
}

GPtrArray *
ecot_desk_check (EcotDesk         *self,
                 const EcotMoment *at)
{
  g_return_val_if_fail (ECOT_IS_DESK (self), NULL);

  return ecot_check (self->figures, at);
}
