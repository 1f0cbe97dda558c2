/* ecot-answers.c: what earlier dossiers answered to a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is copied anywhere: the texts are read, when somebody asks, from the
 * dossiers as they are in their files.  So they are always right, and gone with
 * the files.
 *
 * Questions of one call are the same if they have the same id, and nothing alike if
 * not: the call tells them apart.  Across calls their titles are compared: words without case, accents, plural and those that say
 * nothing, as two sets; twice what they share, divided by what they have.
 */

#include "config.h"

#include "desk/ecot-answers.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/ecot-error.h"
#include "base/ecot-fold.h"
#include "desk/ecot-desk.h"
#include "store/ecot-shelf.h"

struct _EcotAnswers
{
  GPtrArray  *answers; /* of EcotEarlierAnswer */
  GHashTable *files;   /* real names of those that were added */
};

static void
answer_free (EcotEarlierAnswer *self)
{
  g_free (self->file);
  g_free (self->path);
  g_free (self->title);
  g_free (self->call);
  g_free (self->lot);
  g_free (self->id);
  g_free (self->question);
  g_free (self->text);
  g_free (self);
}

EcotAnswers *
ecot_answers_new (void)
{
  EcotAnswers *self = g_atomic_rc_box_new0 (EcotAnswers);

  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)answer_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

EcotAnswers *
ecot_answers_ref (EcotAnswers *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (EcotAnswers *self)
{
  g_ptr_array_unref (self->answers);
  g_hash_table_unref (self->files);
}

void
ecot_answers_unref (EcotAnswers *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

/* {{{ Reading dossiers */

static EcotDate
day_of_file (const char *path)
{
  GStatBuf              info;
  g_autoptr (GDateTime) day = g_stat (path, &info) == 0 ? g_date_time_new_from_unix_utc (info.st_mtime) : NULL;

  return day != NULL ? ecot_date_new (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day))
                     : ECOT_DATE_NONE;
}

static EcotDate
day_of (EcotDossier *dossier,
        const char  *path)
{
  gint64 number;

  if (ecot_dossier_get_number (dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &number))
    return ecot_moment_get_date (number);
  if (ecot_dossier_get_number (dossier, ECOT_KIND_LETTER, NULL, "date", &number))
    return (EcotDate)number;

  return day_of_file (path);
}

static void
add_answer (EcotAnswers       *self,
            const char        *path,
            EcotDossier       *dossier,
            const EcotLot     *lot,
            const EcotSection *section)
{
  const char        *text = ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, section->id, "text");
  EcotEarlierAnswer *answer;

  if (text == NULL || *text == '\0')
    return;

  answer = g_new (EcotEarlierAnswer, 1);
  *answer = (EcotEarlierAnswer){
    .file = g_filename_display_basename (path),
    .path = g_strdup (path),
    .title = g_strdup (ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title")),
    .call = g_strdup (lot->call_title),
    .lot = g_strdup (lot->lot),
    .date = day_of (dossier, path),
    .id = g_strdup (section->id),
    .question = g_strdup (section->title),
    .text = g_strdup (text),
  };
  g_ptr_array_add (self->answers, answer);
}

static void
add_answers (EcotAnswers   *self,
             const char    *path,
             EcotDossier   *dossier,
             const EcotLot *lot)
{
  for (guint i = 0; i < lot->sections->len; i++)
    add_answer (self, path, dossier, lot, lot->sections->pdata[i]);
}

/* The lot that is answered, where the call the file keeps is the one at hand: reading that again for each
 * dossier would be most of the work.  Borrowed, or NULL. */
static const EcotLot *
find_at_hand (EcotCatalogue *catalogue,
              EcotDossier   *dossier,
              GBytes        *kept)
{
  EcotLot  *lot = ecot_catalogue_find_lot (catalogue, ecot_dossier_get_lot (dossier), NULL);
  EcotCall *call = lot != NULL ? ecot_catalogue_find_call (catalogue, lot->call) : NULL;

  return call != NULL && (kept == NULL || g_bytes_equal (kept, ecot_call_get_bytes (call))) ? lot : NULL;
}

gboolean
ecot_answers_add_file (EcotAnswers   *self,
                       EcotCatalogue *catalogue,
                       const char    *path,
                       GError       **error)
{
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (EcotDesk)    desk = NULL;
  g_autoptr (GBytes)      kept = NULL;
  const EcotLot          *lot;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_hash_table_add (self->files, g_canonicalize_filename (path, NULL)))
    return TRUE;

  dossier = ecot_desk_read_dossier (path, &kept, error);
  if (dossier == NULL)
    return FALSE;

  lot = find_at_hand (catalogue, dossier, kept);
  desk = lot == NULL ? ecot_desk_read (catalogue, path, error) : NULL;
  if (lot == NULL && desk == NULL)
    return FALSE;

  add_answers (self, path, dossier, lot != NULL ? lot : ecot_desk_get_lot (desk));
  return TRUE;
}

void
ecot_answers_add_shelf (EcotAnswers   *self,
                        EcotCatalogue *catalogue,
                        const char    *own,
                        GCancellable  *cancellable)
{
  g_autofree char      *real = own != NULL ? g_canonicalize_filename (own, NULL) : NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (self != NULL);

  entries = ecot_shelf_list (NULL);
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const EcotShelfEntry *entry = entries->pdata[i];

      if (g_strcmp0 (entry->path, real) != 0)
        ecot_answers_add_file (self, catalogue, entry->path, NULL);
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
ecot_answers_list_folder (const char *folder,
                          GError    **error)
{
  g_autoptr (GError)    why = NULL;
  g_autoptr (GDir)      dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, &why);
  if (dir == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("no folder of dossiers: %s"), why->message);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && (g_str_has_suffix (name, ".ecot") || g_str_has_suffix (name, ".xml")))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

/* }}} */
/* {{{ How much two questions are alike */

/* Folded, as what they are compared with. */
static gboolean
says_nothing (const char *word)
{
  static const char *const particles[] = { "aux", "avec", "dans", "des", "est", "les", "leur", "leurs", "par", "pour", "que",
                                           "qui", "ses", "son", "sur", "une", "vos", "votre", NULL };

  return strlen (word) < 3 || g_strv_contains (particles, word);
}

/* "activites" as "activite": without the plural. */
static char *
singular (const char *word)
{
  gsize length = strlen (word);

  return g_strndup (word, length > 3 && strchr ("sx", word[length - 1]) != NULL ? length - 1 : length);
}

static char **
split_words (const char *folded)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
    else
      g_string_append_c (plain, ' ');

  return g_strsplit (plain->str, " ", -1);
}

static GHashTable *
words_of (const char *title)
{
  GHashTable      *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = ecot_fold (title);
  g_auto (GStrv)   words = split_words (folded);

  for (guint i = 0; words[i] != NULL; i++)
    if (!says_nothing (words[i]))
      g_hash_table_add (set, singular (words[i]));

  return set;
}

static guint
measure (GHashTable *one,
         GHashTable *other)
{
  GHashTableIter iter;
  gpointer       word;
  guint          n = g_hash_table_size (one) + g_hash_table_size (other), n_shared = 0;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_shared += g_hash_table_contains (other, word) ? 1 : 0;

  return n > 0 ? 200 * n_shared / n : 0;
}

guint
ecot_answers_measure (const char *one,
                      const char *other)
{
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;

  g_return_val_if_fail (one != NULL && other != NULL, 0);

  first = words_of (one);
  second = words_of (other);
  return measure (first, second);
}

/* }}} */
/* {{{ Held against a question */

static gboolean
is_of_call (const char    *lot,
            const EcotLot *own)
{
  gsize length = strlen (own->call);

  return strncmp (lot, own->call, length) == 0 && lot[length] == '/';
}

static EcotVariant *
make_variant (const EcotEarlierAnswer *answer,
              const EcotLot           *lot,
              const EcotSection       *section,
              GHashTable              *words)
{
  g_autoptr (GHashTable) theirs = words_of (answer->question);
  EcotVariant           *variant = g_new (EcotVariant, 1);
  gboolean               is_own = is_of_call (answer->lot, lot);
  gboolean               is_same = is_own && strcmp (answer->id, section->id) == 0;

  *variant = (EcotVariant){
    .answer = answer,
    .is_same = is_same,
    .percent = is_own ? (is_same ? 100 : 0) : measure (words, theirs),
    .n_words = ecot_words_count (answer->text, section->word_rule),
    .cut = section->max_words > 0 ? ecot_words_cut (answer->text, section->word_rule, ecot_section_get_most_words (section)) : -1,
  };
  return variant;
}

/* Dossiers are told apart by their files in the end, so that the order is always the same. */
static int
compare_variants (gconstpointer a,
                  gconstpointer b)
{
  const EcotVariant *one = *(const EcotVariant *const *)a, *other = *(const EcotVariant *const *)b;
  int                paths = strcmp (one->answer->path, other->answer->path);

  if (one->is_same != other->is_same)
    return one->is_same ? -1 : 1;
  if (one->percent != other->percent)
    return one->percent > other->percent ? -1 : 1;
  if (one->answer->date != other->answer->date)
    return one->answer->date > other->answer->date ? -1 : 1;

  return paths != 0 ? paths : strcmp (one->answer->id, other->answer->id);
}

/* One of the same words said before, to a question as near. */
static EcotVariant *
find_same (GHashTable        *texts,
           const EcotVariant *variant)
{
  EcotVariant *before = g_hash_table_lookup (texts, variant->answer->text);

  return before != NULL && before->is_same == variant->is_same && before->percent == variant->percent ? before : NULL;
}

/* What was copied from dossier to dossier is one variant. */
static GPtrArray *
unite (GPtrArray *sorted)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *variants = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sorted->len; i++)
    {
      EcotVariant *variant = sorted->pdata[i];
      EcotVariant *before = find_same (texts, variant);

      if (before != NULL)
        {
          before->n_same++;
          g_free (variant);
          continue;
        }

      g_hash_table_replace (texts, variant->answer->text, variant);
      g_ptr_array_add (variants, variant);
    }

  return variants;
}

GPtrArray *
ecot_answers_compare (EcotAnswers       *self,
                      const EcotLot     *lot,
                      const EcotSection *section)
{
  g_autoptr (GPtrArray)  sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) words = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  words = words_of (section->title);
  for (guint i = 0; i < self->answers->len; i++)
    g_ptr_array_add (sorted, make_variant (self->answers->pdata[i], lot, section, words));

  g_ptr_array_sort (sorted, compare_variants);
  return unite (sorted);
}

/* }}} */
