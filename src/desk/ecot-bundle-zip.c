/* ecot-bundle-zip.c: a bundle as files, each with the name the call asks for or a numbered one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are plain ASCII, no two the same, and never what a stranger wrote: "03-piece-2-devis.pdf"
 * stands for the same file on every system.
 */

#include "config.h"

#include "desk/ecot-bundle-private.h"

#include <string.h>

#include "base/ecot-fold.h"
#include "odf/ecot-zip.h"
#include "pdf/ecot-pdf.h"

#define MAX_WORDS 40

/* "Annexe 2 : modèle de réponse": "annexe-2-modele-de-reponse" */
static char *
make_words (const char *title)
{
  g_autofree char *folded = ecot_fold (title);
  GString         *words = g_string_new (NULL);

  for (const char *at = folded; *at != '\0' && words->len < MAX_WORDS; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (words, *at);
    else if (words->len > 0 && words->str[words->len - 1] != '-')
      g_string_append_c (words, '-');

  while (words->len > 0 && words->str[words->len - 1] == '-')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/* By what it is, not by what it was called. */
static const char *
find_ending (const EcotBundleEntry *entry)
{
  gsize       size;
  const char *data = g_bytes_get_data (entry->bytes, &size);

  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpg";

  return size > 8 && memcmp (data, "\x89PNG", 4) == 0 ? "png" : "pdf";
}

#define INDEX_NAME "00-sommaire.pdf"

/* As the call wants it, else numbered in the order of the index.  A title that has no letter of ours leaves the number
 * alone. */
static char *
make_stem (const EcotBundleEntry *entry,
           guint                  n)
{
  g_autofree char *words = NULL;

  if (entry->wanted != NULL)
    return g_strdup (entry->wanted);

  words = make_words (entry->title);
  if (entry->paper != NULL)
    return g_strdup_printf ("%02u-%s", n, *words != '\0' ? words : entry->paper);

  return *words != '\0' ? g_strdup_printf ("%02u-piece-%u-%s", n, entry->number, words) : g_strdup_printf ("%02u-piece-%u", n, entry->number);
}

/* The name with its ending, and a number if another file has it: some systems do not tell case apart. */
static char *
make_unique (const char *stem,
             const char *ending,
             GHashTable *taken)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, ending);

  for (guint n = 2; !g_hash_table_add (taken, g_ascii_strdown (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.%s", stem, n, ending);
    }

  return g_steal_pointer (&name);
}

void
ecot_bundle_name (EcotBundle *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n = 0;

  g_hash_table_add (taken, g_strdup (INDEX_NAME));
  for (guint i = 0; i < self->entries->len; i++)
    {
      EcotBundleEntry *entry = self->entries->pdata[i];
      g_autofree char *stem = NULL;

      if (entry->bytes == NULL)
        continue;

      stem = make_stem (entry, ++n);
      entry->name = make_unique (stem, entry->paper != NULL ? "pdf" : find_ending (entry), taken);
    }
}

GBytes *
ecot_bundle_zip (EcotBundle   *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GArray)     files = g_array_new (FALSE, FALSE, sizeof (EcotZipEntry));
  g_autoptr (EcotReport) index = NULL;
  EcotZipEntry           file = { .path = INDEX_NAME };
  g_autoptr (GBytes)     cover = NULL;

  ecot_bundle_name (self);
  index = ecot_bundle_compose_index (self);
  cover = file.bytes = ecot_pdf_write (index, cancellable, error);
  if (cover == NULL)
    return NULL;

  g_array_append_val (files, file);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const EcotBundleEntry *entry = self->entries->pdata[i];

      file = (EcotZipEntry){ entry->name, entry->bytes };
      if (entry->bytes != NULL)
        g_array_append_val (files, file);
    }

  return ecot_zip_write ((const EcotZipEntry *)(void *)files->data, files->len, cancellable, error);
}
