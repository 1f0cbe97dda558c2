/* ecot-form-map.c: which field of a form takes what of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A map is read word by word, since who wrote it wants to know of a word that means
 * nothing.  Whether its figures and fields exist is found out when it meets a
 * dossier and a form.
 */

#include "config.h"

#include "desk/ecot-form-map.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "xml/ecot-xml-reader.h"

#define MAX_SIZE    ((gsize)8 * 1024 * 1024)
#define MAX_ENTRIES 40000
#define MAX_VALUES  2000 /* of a field */

static const char *const writes[ECOT_N_WRITES] = { "shown", "amount", "euros", "percent", "date", "long-date", "day",
                                                   "month", "year", "compact", "check", "filled" };

typedef struct
{
  EcotFormMap   *map;
  EcotFormEntry *field; /* the last one */
  EcotFormEntry *entry; /* that one, or the last of its values */
  GHashTable    *names; /* of fields so far */
} Reading;

typedef struct
{
  EcotXmlReader     *reader;
  const char        *element;
  const char *const *names;
  const char *const *values;
  GError           **error;
} Tag;

/* {{{ Parts */

static void
part_free (gpointer data)
{
  EcotFormPart *part = data;

  g_free (part->from);
  g_free (part->text);
  g_free (part);
}

static void
case_free (gpointer data)
{
  EcotFormCase *item = data;

  g_free (item->is);
  g_free (item->set);
  g_free (item);
}

static void
entry_free (gpointer data)
{
  EcotFormEntry *entry = data;

  g_free (entry->name);
  g_free (entry->state);
  g_ptr_array_unref (entry->parts);
  g_ptr_array_unref (entry->cases);
  g_ptr_array_unref (entry->values);
  g_free (entry);
}

static EcotFormEntry *
entry_new (guint line)
{
  EcotFormEntry *entry = g_new0 (EcotFormEntry, 1);

  entry->line = line;
  entry->parts = g_ptr_array_new_with_free_func (part_free);
  entry->cases = g_ptr_array_new_with_free_func (case_free);
  entry->values = g_ptr_array_new_with_free_func (entry_free);
  return entry;
}

static const char *
get (const Tag  *tag,
     const char *name)
{
  return ecot_xml_attribute (tag->names, tag->values, name);
}

/* Only those of @known, which are separated by one space. */
static gboolean
check_words (const Tag  *tag,
             const char *known)
{
  g_auto (GStrv) words = g_strsplit (known, " ", -1);

  for (guint i = 0; tag->names[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)words, tag->names[i]))
      return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” has no attribute “%s”; it may have: %s"), tag->element, tag->names[i], known);

  return TRUE;
}

static gboolean
find_write (const Tag *tag,
            EcotWrite *as)
{
  const char      *word = get (tag, "as");
  g_autofree char *known = NULL;

  *as = ECOT_WRITE_SHOWN;
  if (word == NULL)
    return TRUE;

  for (*as = 0; *as < ECOT_N_WRITES; (*as)++)
    if (strcmp (writes[*as], word) == 0)
      return TRUE;

  {
    const char *all[ECOT_N_WRITES + 1] = { NULL };

    memcpy (all, writes, sizeof writes);
    known = g_strjoinv (", ", (char **)all);
  }
  return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” is no way to write a value; there are: %s"), word, known);
}

/* "from" or "text", if there is one of them. */
static gboolean
add_part (Reading   *self,
          const Tag *tag)
{
  const char   *from = get (tag, "from"), *text = get (tag, "text");
  EcotFormPart *part;
  EcotWrite     as;

  if (from != NULL && text != NULL)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” has “from” and “text”; keep one of them"), tag->element);
  if (!find_write (tag, &as))
    return FALSE;
  if (from == NULL && text == NULL)
    return TRUE;

  part = g_new0 (EcotFormPart, 1);
  part->from = g_strdup (from);
  part->text = g_strdup (text);
  part->as = as;
  g_ptr_array_add (self->entry->parts, part);
  return TRUE;
}

/* }}} */
/* {{{ Elements */

static gboolean
read_field (Reading   *self,
            const Tag *tag)
{
  const char *name = get (tag, "name");

  if (!check_words (tag, "name from text as state label kind page values"))
    return FALSE;
  if (name == NULL || *name == '\0')
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” needs the attribute “%s”"), tag->element, "name");
  if (!g_hash_table_add (self->names, g_strdup (name)))
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("the field “%s” is here twice; keep one of them"), name);
  if (self->map->entries->len == MAX_ENTRIES)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("more fields than any form has"));

  self->field = self->entry = entry_new (ecot_xml_reader_get_line (tag->reader));
  self->field->name = g_strdup (name);
  self->field->state = g_strdup (get (tag, "state"));
  g_ptr_array_add (self->map->entries, self->field);
  return add_part (self, tag);
}

/* A value beside others: the field then has nothing else. */
static gboolean
read_value (Reading   *self,
            const Tag *tag)
{
  if (!check_words (tag, "from text as"))
    return FALSE;
  if (get (tag, "from") == NULL && get (tag, "text") == NULL)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” needs the attribute “%s”"), tag->element, "from");
  if (self->field->parts->len > 0 || self->field->cases->len > 0)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("the field “%s” has “value” and something else; put all of it into “value”"), self->field->name);
  if (self->field->values->len == MAX_VALUES)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("more values than any list offers"));

  self->entry = entry_new (ecot_xml_reader_get_line (tag->reader));
  g_ptr_array_add (self->field->values, self->entry);
  return add_part (self, tag);
}

static gboolean
read_part (Reading   *self,
           const Tag *tag)
{
  if (!check_words (tag, "from text as"))
    return FALSE;
  if (get (tag, "from") == NULL && get (tag, "text") == NULL)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” needs the attribute “%s”"), tag->element, "from");

  return add_part (self, tag);
}

static gboolean
read_case (Reading   *self,
           const Tag *tag)
{
  gboolean      any = strcmp (tag->element, "otherwise") == 0;
  EcotFormCase *item;

  if (!check_words (tag, any ? "set" : "is set"))
    return FALSE;
  if (get (tag, "set") == NULL || (!any && get (tag, "is") == NULL))
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” needs the attribute “%s”"), tag->element, get (tag, "set") == NULL ? "set" : "is");

  item = g_new0 (EcotFormCase, 1);
  item->is = any ? NULL : g_strdup (get (tag, "is"));
  item->set = g_strdup (get (tag, "set"));
  g_ptr_array_add (self->entry->cases, item);
  return TRUE;
}

static gboolean
read_root (Reading   *self,
           const Tag *tag)
{
  if (strcmp (tag->element, "form") != 0)
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("this is no map of a form: it begins with “%s”, not with “form”"), tag->element);
  if (!check_words (tag, "title"))
    return FALSE;

  self->map->title = g_strdup (get (tag, "title"));
  return TRUE;
}

static gboolean
start_cb (EcotXmlReader     *reader,
          const char        *element,
          const char *const *names,
          const char *const *values,
          gpointer           data,
          GError           **error)
{
  Reading  *self = data;
  const Tag tag = { reader, element, names, values, error };
  guint     depth = ecot_xml_reader_get_depth (reader);

  if (depth == 1)
    return read_root (self, &tag);
  if (depth == 2 && strcmp (element, "field") == 0)
    return read_field (self, &tag);
  if (depth == 3 && strcmp (element, "value") == 0)
    return read_value (self, &tag);
  if (depth == 3 && self->field->values->len > 0)
    return ecot_xml_reader_fail (reader, error, _ ("the field “%s” has “value” and something else; put all of it into “value”"), self->field->name);
  if (depth == 3 && strcmp (element, "part") == 0)
    return read_part (self, &tag);
  if ((depth == 3 || (depth == 4 && self->entry != self->field)) && (strcmp (element, "when") == 0 || strcmp (element, "otherwise") == 0))
    return read_case (self, &tag);

  return ecot_xml_reader_fail (reader, error, _ ("“%s” means nothing here; a form has “field”, which may have “part”, “value”, “when” and “otherwise”"), element);
}

/* }}} */

EcotFormMap *
ecot_form_map_read (const char *path,
                    GError    **error)
{
  static const EcotXmlHandler handler = { .start = start_cb };
  g_autoptr (EcotFormMap)     self = g_new0 (EcotFormMap, 1);
  g_autoptr (GHashTable)      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading                     reading = { .map = self, .names = names };

  g_return_val_if_fail (path != NULL, NULL);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->path = g_canonicalize_filename (path, NULL);
  self->name = g_filename_display_basename (path);
  self->file = ecot_read_contents (path, MAX_SIZE, error);
  if (self->file == NULL || !ecot_xml_read (self->file, self->name, ECOT_ERROR_BAD_CALL, &handler, &reading, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ecot_form_map_free (EcotFormMap *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->name);
  g_free (self->title);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* A file among the user's data that is called after the fields of @form. */
static char *
name_place (const EcotPdfForm *form,
            const char        *ending)
{
  g_autofree char *name = g_strconcat (form->fingerprint, ending, NULL);

  return g_build_filename (g_get_user_data_dir (), "ecot", "forms", name, NULL);
}

gboolean
ecot_form_map_remember (const EcotFormMap *self,
                        const EcotPdfForm *form,
                        GError           **error)
{
  g_autofree char   *copy = NULL;
  g_autofree char   *link = NULL;
  g_autofree char   *folder = NULL;
  g_autoptr (GBytes) path = NULL;

  g_return_val_if_fail (self != NULL && form != NULL, FALSE);

  copy = name_place (form, ".xml");
  link = name_place (form, ".path");
  folder = g_path_get_dirname (copy);
  path = g_bytes_new (self->path, strlen (self->path));
  g_mkdir_with_parents (folder, 0700);
  return ecot_replace_contents (copy, self->file, error) && ecot_replace_contents (link, path, error);
}

/* Who wrote a map goes on writing: what they have now counts, and not what they had. */
EcotFormMap *
ecot_form_map_recall (const EcotPdfForm *form,
                      GError           **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *link = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (form != NULL, NULL);

  copy = name_place (form, ".xml");
  link = name_place (form, ".path");
  if (g_file_get_contents (link, &path, NULL, NULL) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return ecot_form_map_read (path, error);

  return g_file_test (copy, G_FILE_TEST_EXISTS) ? ecot_form_map_read (copy, error) : NULL;
}
