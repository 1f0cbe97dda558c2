/* ecot-late-checks.c: what is found once one has stopped typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a signed paper still says what was signed can only be known by composing it
 * again, which for a long dossier costs more than a keystroke may.  So nothing of it
 * is done while one types: once there was no action for a moment, the dossier is
 * copied, a piece at a time, and another thread looks at the copy.  What comes back is taken only if
 * nothing happened in between; else it is looked at again.  So what is known is
 * always right at rest, and never of a state that is neither old nor new.
 */

#include "config.h"

#include "desk/ecot-late-checks.h"

#include "desk/ecot-other-names.h"
#include "dossier/ecot-copying.h"

/* After the last action. */
#define DELAY_MS 600

/* Half a millisecond. */
#define RECORDS_AT_ONCE 500

struct _EcotLateChecks
{
  GObject parent_instance;

  EcotFigures      *figures;
  gboolean          looks_around;
  char             *own;         /* where the dossier is, or NULL */
  EcotForeignNames *names;       /* NULL: to be heard, or not asked for; never changes once it is set */
  guint             source;      /* of the look to come, or 0 */
  EcotCopying      *copying;     /* for it, or NULL */
  GCancellable     *cancellable; /* of the look under way, or NULL */
  gboolean          settled;
  GPtrArray        *findings, *signed_papers;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EcotLateChecks, ecot_late_checks, G_TYPE_OBJECT)

/* {{{ A look, on another thread */

typedef struct
{
  GWeakRef          owner;
  EcotDossier      *dossier; /* a copy that nobody else knows */
  EcotLot          *lot;
  gboolean          looks_around;
  char             *own;
  EcotForeignNames *names;
  GPtrArray        *findings, *signed_papers;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_weak_ref_clear (&look->owner);
  g_clear_object (&look->dossier);
  g_clear_pointer (&look->lot, ecot_lot_unref);
  g_clear_pointer (&look->names, ecot_foreign_names_unref);
  g_free (look->own);
  g_clear_pointer (&look->findings, g_ptr_array_unref);
  g_clear_pointer (&look->signed_papers, g_ptr_array_unref);
  g_free (look);
}

GPtrArray *
ecot_late_check (EcotFigures      *figures,
                 EcotForeignNames *names,
                 GPtrArray       **signed_papers,
                 GCancellable     *cancellable)
{
  GPtrArray            *findings;
  g_autoptr (GPtrArray) papers = NULL;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  findings = g_ptr_array_new_with_free_func (g_object_unref);
  papers = ecot_signing_list_signed (figures, cancellable);
  ecot_signing_check (ecot_figures_get_lot (figures), papers, findings);
  ecot_check_leftovers (figures, names, findings);
  if (signed_papers != NULL)
    *signed_papers = g_steal_pointer (&papers);

  return findings;
}

static void
look_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Look        *look = data;
  EcotFigures *figures = ecot_figures_new (look->dossier, look->lot);

  if (look->looks_around && look->names == NULL)
    look->names = ecot_other_names_new (look->own);

  look->findings = ecot_late_check (figures, look->names, &look->signed_papers, cancellable);
  /* To let go of a long dossier takes a while, too: here rather than where one types. */
  g_object_unref (figures);
  g_clear_object (&look->dossier);
  g_task_return_boolean (task, TRUE);
}

/* }}} */
/* {{{ When to look */

static void
take (EcotLateChecks *self,
      Look           *look)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->signed_papers, g_ptr_array_unref);
  self->findings = g_steal_pointer (&look->findings);
  self->signed_papers = g_steal_pointer (&look->signed_papers);
  if (self->names == NULL && look->names != NULL)
    self->names = ecot_foreign_names_ref (look->names);

  self->settled = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Look                      *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (EcotLateChecks) self = g_weak_ref_get (&look->owner);

  /* One that was called off has another after it, or nobody who asks. */
  if (self == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->cancellable);
  take (self, look);
}

/* @dossier: (transfer full): a copy */
static void
look_at (EcotLateChecks *self,
         EcotDossier    *dossier)
{
  g_autoptr (GTask) task = NULL;
  Look             *look = g_new0 (Look, 1);

  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&look->owner, self);
  look->dossier = dossier;
  look->looks_around = self->looks_around;
  look->own = g_strdup (self->own);
  look->names = self->names != NULL ? ecot_foreign_names_ref (self->names) : NULL;
  look->lot = ecot_lot_ref (ecot_figures_get_lot (self->figures));

  task = g_task_new (NULL, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, look_at);
  g_task_set_name (task, "late checks");
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_worker);
}

static gboolean
copy_cb (gpointer data)
{
  EcotLateChecks *self = data;

  if (ecot_copying_step (self->copying, RECORDS_AT_ONCE))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  look_at (self, ecot_copying_end (g_steal_pointer (&self->copying)));

  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer data)
{
  EcotLateChecks *self = data;

  self->copying = ecot_copying_new (ecot_figures_get_dossier (self->figures));
  self->source = g_idle_add_full (G_PRIORITY_LOW, copy_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
call_off (EcotLateChecks *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->copying, ecot_copying_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->settled = FALSE;
}

/* Who signs sees at once that it is signed. */
static guint
delay_after (EcotAction *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    if (ecot_action_get_edit (action, i)->kind == ECOT_KIND_SIGNATURE)
      return 0;

  return DELAY_MS;
}

static void
performed_cb (EcotLateChecks *self,
              EcotAction     *action)
{
  call_off (self);
  self->source = g_timeout_add_full (G_PRIORITY_LOW, delay_after (action), look_cb, self, NULL);
}

/* }}} */

static void
ecot_late_checks_dispose (GObject *object)
{
  EcotLateChecks *self = ECOT_LATE_CHECKS (object);

  call_off (self);
  g_clear_object (&self->figures);
  g_clear_pointer (&self->names, ecot_foreign_names_unref);
  g_clear_pointer (&self->own, g_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->signed_papers, g_ptr_array_unref);

  G_OBJECT_CLASS (ecot_late_checks_parent_class)->dispose (object);
}

static void
ecot_late_checks_class_init (EcotLateChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_late_checks_dispose;

  signals[CHANGED] = g_signal_new ("changed", ECOT_TYPE_LATE_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ecot_late_checks_init (EcotLateChecks *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->signed_papers = g_ptr_array_new ();
}

EcotLateChecks *
ecot_late_checks_new (EcotFigures *figures)
{
  EcotLateChecks *self;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_object_new (ECOT_TYPE_LATE_CHECKS, NULL);
  self->figures = g_object_ref (figures);
  g_signal_connect_object (ecot_figures_get_dossier (figures), "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  self->source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);

  return self;
}

void
ecot_late_checks_set_figures (EcotLateChecks *self,
                              EcotFigures    *figures)
{
  g_return_if_fail (ECOT_IS_LATE_CHECKS (self));
  g_return_if_fail (ecot_figures_get_dossier (figures) == ecot_figures_get_dossier (self->figures));

  g_set_object (&self->figures, figures);
  call_off (self);
  self->source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

void
ecot_late_checks_look_around (EcotLateChecks *self,
                              const char     *own)
{
  g_return_if_fail (ECOT_IS_LATE_CHECKS (self));

  g_free (self->own);
  self->own = g_strdup (own);
  self->looks_around = TRUE;
  g_clear_pointer (&self->names, ecot_foreign_names_unref);
  call_off (self);
  self->source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

GPtrArray *
ecot_late_checks_get_findings (EcotLateChecks *self)
{
  g_return_val_if_fail (ECOT_IS_LATE_CHECKS (self), NULL);

  return self->findings;
}

GPtrArray *
ecot_late_checks_get_signed (EcotLateChecks *self)
{
  g_return_val_if_fail (ECOT_IS_LATE_CHECKS (self), NULL);

  return self->signed_papers;
}

gboolean
ecot_late_checks_is_settled (EcotLateChecks *self)
{
  g_return_val_if_fail (ECOT_IS_LATE_CHECKS (self), FALSE);

  return self->settled;
}
