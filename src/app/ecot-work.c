/* ecot-work.c: the dossier a window works on, as its pages see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages know neither the window nor each other.  They perform actions, ask for
 * places and hear of changes here; whoever owns the screen answers "go-to" and
 * "failed".  Nothing here needs a display.
 */

#include "config.h"

#include "app/ecot-work.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-finding-index.h"

struct _EcotWork
{
  GObject parent_instance;

  EcotDesk         *desk;
  EcotFigures      *figures; /* those followed */
  EcotFindingIndex *findings;
};

enum
{
  PERFORMED,
  MOVED,
  FIGURES_CHANGED,
  FINDINGS_CHANGED,
  GO_TO,
  FAILED,
  FLUSH,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotWork, ecot_work, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
findings_changed_cb (EcotWork *self,
                     guint     position,
                     guint     n_removed,
                     guint     n_added)
{
  g_assert (ECOT_IS_WORK (self));

  ecot_finding_index_splice (self->findings, position, n_removed, n_added);
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
}

static void
performed_cb (EcotWork   *self,
              EcotAction *action)
{
  g_signal_emit (self, signals[PERFORMED], 0, action);
}

static void
figures_changed_cb (EcotWork *self)
{
  g_signal_emit (self, signals[FIGURES_CHANGED], 0);
}

static void
follow_figures (EcotWork *self)
{
  g_set_object (&self->figures, ecot_desk_get_figures (self->desk));
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
moved_cb (EcotWork *self)
{
  g_signal_handlers_disconnect_by_func (self->figures, figures_changed_cb, self);
  follow_figures (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
ecot_work_dispose (GObject *object)
{
  EcotWork *self = ECOT_WORK (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->findings, ecot_finding_index_free);

  G_OBJECT_CLASS (ecot_work_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            GType       type)
{
  return g_signal_new (name, ECOT_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, type);
}

static void
ecot_work_class_init (EcotWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_work_dispose;

  signals[PERFORMED] = add_signal ("performed", 1, G_TYPE_POINTER);
  signals[MOVED] = add_signal ("moved", 0, G_TYPE_NONE);
  signals[FIGURES_CHANGED] = add_signal ("figures-changed", 0, G_TYPE_NONE);
  signals[FINDINGS_CHANGED] = add_signal ("findings-changed", 0, G_TYPE_NONE);
  signals[GO_TO] = add_signal ("go-to", 1, G_TYPE_STRING);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_STRING);
  signals[FLUSH] = add_signal ("flush", 0, G_TYPE_NONE);
}

static void
ecot_work_init (EcotWork *self)
{
}

EcotWork *
ecot_work_new (EcotDesk *desk)
{
  EcotWork *self;

  g_return_val_if_fail (ECOT_IS_DESK (desk), NULL);

  self = g_object_new (ECOT_TYPE_WORK, NULL);
  self->desk = g_object_ref (desk);

  g_signal_connect_object (ecot_desk_get_dossier (desk), "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  follow_figures (self);
  g_signal_connect_object (ecot_desk_get_findings (desk), "items-changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  self->findings = ecot_finding_index_new (ecot_desk_get_findings (desk));
  ecot_desk_look_around (desk);

  return self;
}

EcotDesk *
ecot_work_get_desk (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return self->desk;
}

EcotDossier *
ecot_work_get_dossier (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_desk_get_dossier (self->desk);
}

EcotLot *
ecot_work_get_lot (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_desk_get_lot (self->desk);
}

EcotFigures *
ecot_work_get_figures (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_desk_get_figures (self->desk);
}

EcotStore *
ecot_work_get_store (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_desk_get_store (self->desk);
}

GListModel *
ecot_work_get_findings (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_desk_get_findings (self->desk);
}

gboolean
ecot_work_perform (EcotWork   *self,
                   EcotAction *action)
{
  g_autoptr (EcotAction) owned = action;
  g_autoptr (GError)     error = NULL;

  g_return_val_if_fail (ECOT_IS_WORK (self), FALSE);

  if (ecot_dossier_perform (ecot_work_get_dossier (self), owned, &error))
    return TRUE;

  ecot_work_fail (self, error->message);
  return FALSE;
}

gboolean
ecot_work_set (EcotWork        *self,
               EcotKind         kind,
               const char      *key,
               const char      *field,
               const EcotValue *value)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (kind);
  int                 index = ecot_schema_find_field (kind, field);
  g_autofree char    *label = NULL;
  EcotAction         *action;

  g_return_val_if_fail (ECOT_IS_WORK (self), FALSE);
  g_return_val_if_fail (index >= 0, FALSE);

  /* Translators: an undo step; %s is the French name of a field, as “montant” */
  label = g_strdup_printf (_ ("Type in “%s”"), spec->fields[index].label);
  action = ecot_action_new (label);
  ecot_dossier_add_set (ecot_work_get_dossier (self), action, kind, key, field, value);

  return ecot_work_perform (self, action);
}

gboolean
ecot_work_move (EcotWork *self,
                EcotCall *to)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ECOT_IS_WORK (self), FALSE);

  ecot_work_flush (self);
  if (ecot_desk_move (self->desk, to, &error))
    return TRUE;

  ecot_work_fail (self, error->message);
  return FALSE;
}

/* Both directions of history: the place of the step is shown, so that nobody
 * has to look for what changed. */
static gboolean
step (EcotWork *self,
      gboolean (*move) (EcotStore *, char **, GError **))
{
  g_autofree char   *where = NULL;
  g_autoptr (GError) error = NULL;

  ecot_work_flush (self);

  if (!move (ecot_work_get_store (self), &where, &error))
    {
      if (error != NULL)
        ecot_work_fail (self, error->message);

      return FALSE;
    }

  if (where != NULL)
    ecot_work_go_to (self, where);

  return TRUE;
}

gboolean
ecot_work_undo (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), FALSE);

  return step (self, ecot_store_undo);
}

gboolean
ecot_work_redo (EcotWork *self)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), FALSE);

  return step (self, ecot_store_redo);
}

void
ecot_work_go_to (EcotWork   *self,
                 const char *path)
{
  g_return_if_fail (ECOT_IS_WORK (self));
  g_return_if_fail (path != NULL);

  g_signal_emit (self, signals[GO_TO], 0, path);
}

void
ecot_work_fail (EcotWork   *self,
                const char *message)
{
  g_return_if_fail (ECOT_IS_WORK (self));

  g_signal_emit (self, signals[FAILED], 0, message);
}

void
ecot_work_flush (EcotWork *self)
{
  g_return_if_fail (ECOT_IS_WORK (self));

  g_signal_emit (self, signals[FLUSH], 0);
}

EcotFinding *
ecot_work_find (EcotWork   *self,
                const char *path)
{
  EcotPlace place;

  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  if (path != NULL && ecot_dossier_find_path (ecot_work_get_dossier (self), path, &place, NULL) && place.record != NULL)
    return ecot_work_find_cell (self, place.record, ecot_schema_get_kind (place.kind)->fields[place.field].name);

  return ecot_finding_index_find (self->findings, path);
}

EcotFinding *
ecot_work_find_cell (EcotWork   *self,
                     EcotRecord *record,
                     const char *field)
{
  g_autofree char *path = NULL;
  EcotFinding     *of_row, *of_place;

  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  path = ecot_dossier_make_path (ecot_work_get_dossier (self), record, field);
  of_row = ecot_finding_index_find_cell (self->findings, ecot_record_get_id (record), field);
  of_place = ecot_finding_index_find (self->findings, path);

  if (of_row == NULL || of_place == NULL)
    return of_row != NULL ? of_row : of_place;

  return ecot_finding_get_level (of_place) > ecot_finding_get_level (of_row) ? of_place : of_row;
}

EcotFinding *
ecot_work_find_limit (EcotWork   *self,
                      const char *rule)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), NULL);

  return ecot_finding_index_find_limit (self->findings, rule);
}

guint
ecot_work_count_errors (EcotWork   *self,
                        const char *root)
{
  g_return_val_if_fail (ECOT_IS_WORK (self), 0);

  return ecot_finding_index_count_errors (self->findings, root);
}
