/* ecot-saver.c: when the user's file is written, and what to say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every edit is already durable in the working copy, so this is about the file
 * other people see: once it has a name it follows by itself, two seconds after
 * the last edit, when the window loses the focus and when it closes.  The dossier is
 * copied a piece at a time; making the file and writing it is another thread's, with a word to the working copy between;
 * a save somebody asked for and closing wait for both.  A file that cannot be written is told once, and tried again with the next
 * edit.
 */

#include "config.h"

#include "app/ecot-saver.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-memory.h"
#include "base/ecot-error.h"
#include "dossier/ecot-copying.h"

#define DELAY_SECONDS 2

/* Half a millisecond. */
#define RECORDS_AT_ONCE 500

struct _EcotSaver
{
  GObject parent_instance;

  EcotWork    *work; /* not owned: the window owns both */
  guint        source;
  EcotCopying *copying; /* of the dossier, before it is made a file; or NULL */
  gboolean     failed;
  char        *words;

  GThread         *thread; /* at work on @publication, or NULL */
  EcotPublication *publication;
  gboolean (*work_on) (EcotPublication *, GError **); /* what the thread does */
  GError *error;                                      /* of the thread, to be read once it was joined */
};

enum
{
  CHANGED,
  FAILED,
  CONFLICT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotSaver, ecot_saver, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* @format holds one %s for the time. */
static char *
with_time (const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a time of day, as strftime writes it */
  g_autofree char *time = g_date_time_format (now, _ ("%H:%M"));

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, time);
#pragma GCC diagnostic pop
}

static char *
make_words (EcotSaver *self)
{
  EcotStore *store = ecot_work_get_store (self->work);

  if (ecot_store_get_path (store) == NULL)
    return g_strdup (_ ("draft kept, not in a file yet"));
  if (self->failed)
    return g_strdup (_ ("kept here, the file could not be written"));
  if (!ecot_store_is_saved (store))
    return g_strdup (_ ("saving…"));

  /* Translators: %s is a time of day */
  return with_time (_ ("saved at %s"));
}

static void
tell (EcotSaver *self)
{
  char *words = make_words (self);

  g_free (self->words);
  self->words = words;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @error: (transfer full) (nullable): NULL, it was saved */
static gboolean
finish (EcotSaver *self,
        GError    *error)
{
  g_autoptr (GError) owned = error;

  self->failed = owned != NULL;
  tell (self);

  if (owned == NULL)
    ecot_memory_take (self->work);
  else
    g_signal_emit (self, signals[g_error_matches (owned, ECOT_ERROR, ECOT_ERROR_CONFLICT) ? CONFLICT : FAILED], 0, owned->message);

  return owned == NULL;
}

static gboolean step_cb (gpointer user_data);

/* On the other thread: the publication is its own until it is joined. */
static gpointer
run_thread (gpointer data)
{
  EcotSaver *self = data;

  self->work_on (self->publication, &self->error);
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, self, g_object_unref);

  return NULL;
}

static void
start (EcotSaver *self,
       gboolean (*work_on) (EcotPublication *, GError **))
{
  self->work_on = work_on;
  self->thread = g_thread_new ("ecot-saver", run_thread, g_object_ref (self));
}

/* The file is written, or will not be. */
static void
end (EcotSaver *self,
     GError    *error)
{
  g_autoptr (EcotPublication) publication = g_steal_pointer (&self->publication);

  if (error == NULL)
    ecot_store_end_publish (ecot_work_get_store (self->work), publication, &error);

  finish (self, error);
}

/* Waits for the thread, if one works.  TRUE: what it made has to be written yet. */
static gboolean
join_step (EcotSaver *self)
{
  GError *error = NULL;

  if (self->thread == NULL)
    return FALSE;

  g_thread_join (g_steal_pointer (&self->thread));
  error = g_steal_pointer (&self->error);

  if (error == NULL && self->work_on == ecot_publication_make)
    {
      if (ecot_store_announce_publish (ecot_work_get_store (self->work), self->publication, &error))
        return TRUE;
    }

  end (self, error);
  return FALSE;
}

static gboolean
step_cb (gpointer user_data)
{
  EcotSaver *self = user_data;

  if (join_step (self))
    start (self, ecot_publication_write);

  return G_SOURCE_REMOVE;
}

/* Waits until nothing is under way. */
static void
join (EcotSaver *self)
{
  GError *error = NULL;

  if (!join_step (self))
    return;

  ecot_publication_write (self->publication, &error);
  end (self, error);
}

static gboolean
copy_cb (gpointer user_data)
{
  EcotSaver *self = user_data;
  GError    *error = NULL;

  if (ecot_copying_step (self->copying, RECORDS_AT_ONCE))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  self->publication = ecot_store_begin_publish (ecot_work_get_store (self->work), ecot_copying_end (g_steal_pointer (&self->copying)), &error);

  if (self->publication != NULL)
    start (self, ecot_publication_make);
  else
    finish (self, error);

  return G_SOURCE_REMOVE;
}

/* Nothing that waits is begun. */
static void
stop_waiting (EcotSaver *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->copying, ecot_copying_free);
}

static void
begin (EcotSaver *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);

  join (self);
  /* What is half typed is nobody's yet. */
  ecot_dossier_settle (dossier);
  stop_waiting (self);
  self->copying = ecot_copying_new (dossier);
  self->source = g_idle_add_full (G_PRIORITY_LOW, copy_cb, self, NULL);
}

static gboolean
publish_cb (gpointer user_data)
{
  EcotSaver *self = user_data;

  self->source = 0;
  begin (self);

  return G_SOURCE_REMOVE;
}

static void
performed_cb (EcotSaver *self)
{
  EcotStore *store = ecot_work_get_store (self->work);

  if (ecot_store_get_path (store) == NULL || ecot_store_is_saved (store))
    return;

  stop_waiting (self);
  self->source = g_timeout_add_seconds (DELAY_SECONDS, publish_cb, self);
  tell (self);
}

static void
ecot_saver_dispose (GObject *object)
{
  EcotSaver *self = ECOT_SAVER (object);

  stop_waiting (self);
  g_clear_pointer (&self->words, g_free);
  g_assert (self->thread == NULL); /* which would hold a reference */

  G_OBJECT_CLASS (ecot_saver_parent_class)->dispose (object);
}

static void
ecot_saver_class_init (EcotSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_saver_dispose;

  signals[CHANGED] = g_signal_new ("changed", ECOT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ECOT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONFLICT] = g_signal_new ("conflict", ECOT_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ecot_saver_init (EcotSaver *self)
{
}

EcotSaver *
ecot_saver_new (EcotWork *work)
{
  EcotSaver *self = g_object_new (ECOT_TYPE_SAVER, NULL);

  self->work = work;
  self->words = make_words (self);
  /* After the store has taken note. */
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (work, "moved", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
ecot_saver_save (EcotSaver  *self,
                 const char *path)
{
  GError *error = NULL;

  g_return_val_if_fail (ECOT_IS_SAVER (self), FALSE);

  stop_waiting (self);
  join (self);
  ecot_store_publish (ecot_work_get_store (self->work), path, &error);

  return finish (self, error);
}

static gboolean
has_waiting (EcotSaver *self)
{
  EcotStore *store = ecot_work_get_store (self->work);

  return ecot_store_get_path (store) != NULL && !ecot_store_is_saved (store);
}

void
ecot_saver_begin (EcotSaver *self)
{
  g_return_if_fail (ECOT_IS_SAVER (self));

  if (self->thread == NULL && has_waiting (self))
    begin (self);
}

void
ecot_saver_flush (EcotSaver *self)
{
  g_return_if_fail (ECOT_IS_SAVER (self));

  join (self);

  if (has_waiting (self))
    ecot_saver_save (self, NULL);
}

const char *
ecot_saver_get_words (EcotSaver *self)
{
  g_return_val_if_fail (ECOT_IS_SAVER (self), NULL);

  return self->words;
}
