/* ecot-chapter.c: one chapter of the window: a section of the form, with its state in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section nobody touched is "untouched", were it full of errors for want of
 * anything in it: a person who has just begun is not told off ten times.
 */

#include "config.h"

#include "app/ecot-chapter-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-fold.h"

struct _EcotChapter
{
  GObject parent_instance;

  const EcotChapterSpec *spec;
  const char            *title; /* to be translated */
  char                  *words; /* folded, for the search */
  EcotChapterState       state;
  guint                  n_errors;
  char                  *summary;
};

G_DEFINE_FINAL_TYPE (EcotChapter, ecot_chapter, G_TYPE_OBJECT)

static guint changed_signal;

static void
ecot_chapter_finalize (GObject *object)
{
  EcotChapter *self = ECOT_CHAPTER (object);

  g_free (self->words);
  g_free (self->summary);

  G_OBJECT_CLASS (ecot_chapter_parent_class)->finalize (object);
}

static void
ecot_chapter_class_init (EcotChapterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_chapter_finalize;
  changed_signal = g_signal_new ("changed", ECOT_TYPE_CHAPTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ecot_chapter_init (EcotChapter *self)
{
}

EcotChapter *
ecot_chapter_new (const EcotChapterSpec *spec,
                  const EcotLot         *lot)
{
  EcotChapter        *self = g_object_new (ECOT_TYPE_CHAPTER, NULL);
  const char         *title = spec->retitle != NULL ? spec->retitle (lot) : spec->title;
  g_autoptr (GString) words = g_string_new (_ (title));

  if (spec->name != NULL)
    spec->name (lot, words);

  self->spec = spec;
  self->title = title;
  self->words = ecot_fold (words->str);

  return self;
}

static guint
count_errors (EcotChapter *self,
              EcotWork    *work)
{
  guint n_errors = 0;

  for (guint i = 0; self->spec->prefixes[i] != NULL; i++)
    n_errors += ecot_work_count_errors (work, self->spec->prefixes[i]);

  return n_errors;
}

static EcotChapterState
judge (const EcotProgress *progress,
       guint               n_errors)
{
  if (progress->filled == 0 && progress->asked > 0)
    return ECOT_CHAPTER_UNTOUCHED;
  if (n_errors > 0)
    return ECOT_CHAPTER_ERRORS;

  return progress->filled >= progress->asked ? ECOT_CHAPTER_DONE : ECOT_CHAPTER_IN_PROGRESS;
}

/* Where there are errors they are what is left to do, with what is missing: that first, for the row has a
 * number of errors anyway, and may be narrow. */
static char *
errors_in_words (guint       n_errors,
                 const char *left)
{
  g_autofree char *errors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", n_errors), n_errors);

  return left != NULL ? g_strdup_printf ("%s, %s", left, errors) : g_steal_pointer (&errors);
}

static char *
summarise (EcotChapterState state,
           EcotProgress    *progress,
           guint            n_errors)
{
  g_autofree char *summary = g_steal_pointer (&progress->summary);
  g_autofree char *left = g_steal_pointer (&progress->left);

  return state == ECOT_CHAPTER_ERRORS ? errors_in_words (n_errors, left) : g_steal_pointer (&summary);
}

void
ecot_chapter_update (EcotChapter *self,
                     EcotWork    *work)
{
  EcotProgress     progress = { 0 };
  EcotChapterState state = ECOT_CHAPTER_READING;
  guint            n_errors = count_errors (self, work);
  g_autofree char *summary = NULL;

  if (self->spec->measure != NULL)
    {
      progress = self->spec->measure (work);
      state = judge (&progress, n_errors);
    }

  summary = summarise (state, &progress, n_errors);

  if (self->summary != NULL && state == self->state && n_errors == self->n_errors && g_strcmp0 (summary, self->summary) == 0)
    return;

  g_free (self->summary);
  self->summary = g_steal_pointer (&summary);
  self->state = state;
  self->n_errors = n_errors;
  g_signal_emit (self, changed_signal, 0);
}

const char *
ecot_chapter_get_id (EcotChapter *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), NULL);

  return self->spec->id;
}

const char *
ecot_chapter_get_title (EcotChapter *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), NULL);

  return _ (self->title);
}

EcotChapterState
ecot_chapter_get_state (EcotChapter *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), ECOT_CHAPTER_UNTOUCHED);

  return self->state;
}

guint
ecot_chapter_get_n_errors (EcotChapter *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), 0);

  return self->n_errors;
}

const char *
ecot_chapter_get_summary (EcotChapter *self)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), NULL);

  return self->summary != NULL ? self->summary : "";
}

const char *
ecot_chapter_get_state_name (EcotChapter *self)
{
  /* Translators: states of a section of the dossier */
  static const char *const names[] = { N_ ("untouched"), N_ ("in progress"), N_ ("with errors"), N_ ("done"), N_ ("to read") };

  g_return_val_if_fail (ECOT_IS_CHAPTER (self), NULL);

  return _ (names[self->state]);
}

gboolean
ecot_chapter_matches (EcotChapter *self,
                      const char  *search)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), FALSE);

  return ecot_fold_matches (self->words, search);
}

gboolean
ecot_chapter_is_called (EcotChapter *self,
                        const char  *search)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (ECOT_IS_CHAPTER (self), FALSE);

  title = ecot_fold (_ (self->title));

  return ecot_fold_matches (title, search);
}

/* A path is held by a prefix that ends where it ends or at one of its slashes. */
gboolean
ecot_chapter_holds (EcotChapter *self,
                    const char  *path)
{
  g_return_val_if_fail (ECOT_IS_CHAPTER (self), FALSE);

  for (guint i = 0; path != NULL && self->spec->prefixes[i] != NULL; i++)
    {
      gsize length = strlen (self->spec->prefixes[i]);

      if (strncmp (path, self->spec->prefixes[i], length) == 0 && (path[length] == '\0' || path[length] == '/'))
        return TRUE;
    }

  return FALSE;
}
