/* ecot-bundle-files.c: the files that are attached: where they are, and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name without a folder, or with one that does not begin at the root, is beside the
 * dossier.  What is no ordinary file is not opened: a link may lead anywhere, and a
 * dossier may come from anybody.
 */

#include "config.h"

#include "desk/ecot-bundle-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "reader/ecot-reader.h"

#define MAX_PAGES 2000

char *
ecot_bundle_find_file (const char *dossier,
                       const char *file)
{
  g_autofree char *name = NULL, *folder = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  name = g_filename_from_utf8 (file, -1, NULL, NULL, NULL);
  if (name == NULL || *name == '\0')
    return NULL;

  if (g_path_is_absolute (name))
    return g_steal_pointer (&name);

  if (dossier == NULL)
    return NULL;

  folder = g_path_get_dirname (dossier);
  return g_build_filename (folder, name, NULL);
}

EcotBundleState
ecot_bundle_look_at (const char *path,
                     guint64    *size)
{
  GStatBuf info;

  g_return_val_if_fail (path != NULL, ECOT_BUNDLE_MISSING);

  if (g_lstat (path, &info) != 0)
    return errno == EACCES ? ECOT_BUNDLE_UNREADABLE : ECOT_BUNDLE_MISSING;
  if (!S_ISREG (info.st_mode))
    return ECOT_BUNDLE_IRREGULAR;

  if (size != NULL)
    *size = (guint64)info.st_size;
  if (info.st_size == 0)
    return ECOT_BUNDLE_EMPTY;

  return (guint64)info.st_size > ECOT_BUNDLE_MAX_FILE ? ECOT_BUNDLE_LARGE : ECOT_BUNDLED;
}

/* {{{ What the reader says of it: as much a stranger's as the file */

static const struct
{
  const char     *word;
  EcotBundleState state;
} words[] = {
  { "fine", ECOT_BUNDLED },
  { "encrypted", ECOT_BUNDLE_ENCRYPTED },
  { "damaged", ECOT_BUNDLE_DAMAGED },
  { "other", ECOT_BUNDLE_OTHER },
  { "long", ECOT_BUNDLE_LONG },
  { "picture", ECOT_BUNDLE_PICTURE },
};

/* In the order in which they are told. */
static const struct
{
  char        letter;
  const char *french;
} losses[] = {
  { 'S', "sa signature électronique ne se vérifie plus que sur le fichier d’origine" },
  { 'F', "ses champs de formulaire sont figés" },
  { 'X', "son formulaire XFA n’est pas repris, seulement ses pages ordinaires" },
  { 'A', "des annotations qui n’ont pas de dessin n’y sont pas" },
  { 'E', "les fichiers qu’il contient n’y sont pas" },
  { 'J', "ses scripts et ses actions n’y sont pas" },
};

static char *
take_text (const GPtrArray *answer,
           guint            i,
           gsize            most)
{
  gsize       size = 0;
  const char *data = i < answer->len ? g_bytes_get_data (answer->pdata[i], &size) : NULL;

  if (size > most || (size > 0 && memchr (data, 0, size) != NULL))
    return NULL;

  return g_strndup (data != NULL ? data : "", size);
}

static EcotBundleState
find_state (const GPtrArray *answer)
{
  g_autofree char *word = take_text (answer, 0, 20);

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      return words[i].state;

  return ECOT_BUNDLE_HOSTILE;
}

static char *
describe_losses (const char *letters)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; letters != NULL && i < G_N_ELEMENTS (losses); i++)
    if (strchr (letters, losses[i].letter) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " ; " : "", losses[i].french);

  if (text->len == 0)
    return NULL;

  g_string_append_c (text, '.');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A letter a sheet, and nothing else. */
static gboolean
are_sheets (const char *sheets)
{
  gsize n = sheets != NULL ? strlen (sheets) : 0;

  return n > 0 && n <= MAX_PAGES && strspn (sheets, "pl") == n;
}

static void
take_answer (EcotBundleEntry *entry,
             const GPtrArray *answer)
{
  g_autofree char *letters = NULL;

  entry->state = find_state (answer);
  if (entry->state != ECOT_BUNDLED)
    return;

  entry->sheets = take_text (answer, 2, MAX_PAGES);
  letters = take_text (answer, 3, 20);
  if (answer->len != 4 || !are_sheets (entry->sheets))
    {
      entry->state = ECOT_BUNDLE_HOSTILE;
      return;
    }

  entry->bytes = g_bytes_ref (answer->pdata[1]);
  entry->n_pages = (guint)strlen (entry->sheets);
  entry->lost = describe_losses (letters);
}

/* }}} */

static gboolean
ask_reader (EcotBundle      *self,
            EcotBundleEntry *entry,
            GBytes          *file,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;
  g_autoptr (GError)    local = NULL;

  g_ptr_array_add (question, g_bytes_ref (file));
  answer = ecot_reader_run ("pages", question, entry->title, cancellable, &local);
  if (answer != NULL)
    take_answer (entry, answer);
  else if (g_error_matches (local, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER))
    entry->state = ECOT_BUNDLE_HOSTILE;
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  /* A zip holds what was handed in, seals and signatures whole. */
  if (self->zip && entry->state == ECOT_BUNDLED)
    {
      g_clear_pointer (&entry->bytes, g_bytes_unref);
      g_clear_pointer (&entry->lost, g_free);
      entry->bytes = g_bytes_ref (file);
    }

  return TRUE;
}

/* What was taken counts, unless it is too much for what there is already: its pages, or what was made of them, which may be
 * larger than the file. */
static void
count (EcotBundle      *self,
       EcotBundleEntry *entry,
       GBytes          *file)
{
  gsize size = MAX (g_bytes_get_size (file), g_bytes_get_size (entry->bytes));

  if (self->n_attached + entry->n_pages > ECOT_BUNDLE_MAX_PAGES || self->total + size > ECOT_BUNDLE_MAX_TOTAL)
    {
      entry->state = ECOT_BUNDLE_FULL;
      entry->n_pages = 0;
      g_clear_pointer (&entry->bytes, g_bytes_unref);
      g_clear_pointer (&entry->lost, g_free);
      return;
    }

  self->total += size;
  self->n_attached += entry->n_pages;
  self->n_files++;
}

gboolean
ecot_bundle_take (EcotBundle      *self,
                  EcotBundleEntry *entry,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GBytes) file = NULL;

  if (entry->path == NULL)
    return TRUE;

  entry->state = ecot_bundle_look_at (entry->path, NULL);
  if (entry->state != ECOT_BUNDLED)
    return TRUE;

  file = ecot_read_contents (entry->path, ECOT_BUNDLE_MAX_FILE, NULL);
  if (file == NULL)
    {
      entry->state = ECOT_BUNDLE_UNREADABLE;
      return TRUE;
    }

  if (self->total + g_bytes_get_size (file) > ECOT_BUNDLE_MAX_TOTAL || self->n_files == ECOT_BUNDLE_MAX_FILES)
    {
      entry->state = ECOT_BUNDLE_FULL;
      return TRUE;
    }

  if (!ask_reader (self, entry, file, cancellable, error))
    return FALSE;

  if (entry->state == ECOT_BUNDLED)
    count (self, entry, file);
  return TRUE;
}

EcotBundleState
ecot_bundle_inspect (const char   *path,
                     guint        *n_pages,
                     GCancellable *cancellable)
{
  EcotBundle       bundle = { .zip = TRUE };
  EcotBundleEntry *entry;
  EcotBundleState  state;

  g_return_val_if_fail (path != NULL, ECOT_BUNDLE_MISSING);
  g_return_val_if_fail (n_pages != NULL, ECOT_BUNDLE_MISSING);

  entry = g_new0 (EcotBundleEntry, 1);
  entry->path = g_strdup (path);
  entry->title = g_filename_display_basename (path);
  if (!ecot_bundle_take (&bundle, entry, cancellable, NULL))
    entry->state = ECOT_BUNDLE_UNREADABLE;

  state = entry->state;
  *n_pages = entry->n_pages;
  ecot_bundle_entry_free (entry);
  return state;
}
