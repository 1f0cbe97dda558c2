/* ecot-guide.c: the help: one report, and the topics it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "help/ecot-guide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "report/ecot-row-reader.h"

#define MAX_TEXT_SIZE (1024 * 1024)

struct _EcotGuide
{
  EcotReport *report;
  GPtrArray  *topics; /* of EcotTopic */
  GPtrArray  *words;  /* of char*: what each topic holds, in its order */
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The texts in @folder, by name. */
static GPtrArray *
list_texts (const char *folder)
{
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static gboolean
read_file (EcotGuide  *self,
           const char *path,
           GError    **error)
{
  g_autoptr (GBytes) bytes = ecot_read_contents (path, MAX_TEXT_SIZE, error);
  g_autofree char   *text = NULL;

  if (bytes == NULL)
    return FALSE;

  text = ecot_text_clean (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  ecot_guide_read_text (self->report, self->topics, text);

  return TRUE;
}

static void
add_word (GString    *words,
          const char *text)
{
  if (text != NULL)
    g_string_append_printf (words, " %s", text);
}

static void
add_table_words (GString         *words,
                 const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        add_word (words, ((const EcotCell *)row->cells->pdata[j])->text);
    }
}

static void
add_block_words (GString         *words,
                 const EcotBlock *block)
{
  add_word (words, block->text);

  for (guint i = 0; block->type == ECOT_BLOCK_LIST && i < block->items->len; i++)
    add_word (words, block->items->pdata[i]);

  if (block->type == ECOT_BLOCK_TABLE)
    add_table_words (words, block);
}

/* Each ends where the next begins: known once all are read. */
static void
finish_topics (EcotGuide *self)
{
  guint end = ecot_report_get_n_blocks (self->report);

  for (guint i = self->topics->len; i > 0; i--)
    {
      EcotTopic *topic = self->topics->pdata[i - 1];

      topic->n = end - topic->first;
      end = topic->first;
    }

  for (guint i = 0; i < self->topics->len; i++)
    {
      const EcotTopic *topic = self->topics->pdata[i];
      GString         *words = g_string_new (NULL);

      for (guint j = 0; topic->ids[j] != NULL; j++)
        add_word (words, topic->ids[j]);
      for (guint j = 0; j < topic->n; j++)
        add_block_words (words, ecot_report_get_block (self->report, topic->first + j));
      g_ptr_array_add (self->words, g_string_free (words, FALSE));
    }
}

EcotGuide *
ecot_guide_load (const char *folder,
                 GError    **error)
{
  g_autoptr (EcotGuide) self = g_new0 (EcotGuide, 1);
  g_autofree char      *help = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  help = g_build_filename (folder, "help", NULL);
  paths = list_texts (help);
  self->report = ecot_report_new ("Le guide d’Écot");
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_topic_free);
  self->words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    if (!read_file (self, paths->pdata[i], error))
      return NULL;

  if (self->topics->len == 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("%s: the guide is not there; install Écot again"), help);
      return NULL;
    }

  ecot_report_edit_info (self->report)->footer = g_strdup ("Le guide d’Écot");
  ecot_report_freeze (self->report);
  finish_topics (self);

  return g_steal_pointer (&self);
}

void
ecot_guide_free (EcotGuide *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->report, ecot_report_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

EcotReport *
ecot_guide_get_report (EcotGuide *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}

const GPtrArray *
ecot_guide_get_topics (EcotGuide *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->topics;
}

gboolean
ecot_topic_answers_to (const EcotTopic *self,
                       const char      *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  return g_strv_contains ((const char *const *)self->ids, id);
}

const EcotTopic *
ecot_guide_find_topic (EcotGuide  *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->topics->len; i++)
    if (ecot_topic_answers_to (self->topics->pdata[i], id))
      return self->topics->pdata[i];

  return NULL;
}

guint
ecot_guide_find_end (EcotGuide       *self,
                     const EcotTopic *topic)
{
  guint end;

  g_return_val_if_fail (self != NULL && topic != NULL, 0);

  end = topic->first + topic->n;
  for (guint i = 0; topic->level == 1 && i < self->topics->len; i++)
    {
      const EcotTopic *other = self->topics->pdata[i];

      if (other->first == end && other->level > 1)
        end += other->n;
    }

  return end;
}

static void
add_found (EcotGuide  *self,
           const char *search,
           gboolean    in_title,
           GPtrArray  *found)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      const EcotTopic *topic = self->topics->pdata[i];
      gboolean         titled = g_str_match_string (search, topic->title, TRUE);

      if (titled == in_title && (titled || g_str_match_string (search, self->words->pdata[i], TRUE)))
        g_ptr_array_add (found, (gpointer)topic);
    }
}

GPtrArray *
ecot_guide_search (EcotGuide  *self,
                   const char *search)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && search != NULL, found);

  add_found (self, search, TRUE, found);
  add_found (self, search, FALSE, found);

  return found;
}

gboolean
ecot_guide_save_template (const char *folder,
                          const char *out,
                          GError    **error)
{
  g_autofree char   *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (folder != NULL && out != NULL, FALSE);

  path = g_build_filename (folder, "help", "call-template.xml", NULL);
  bytes = ecot_read_contents (path, MAX_TEXT_SIZE, error);

  return bytes != NULL && ecot_replace_contents (out, bytes, error);
}
