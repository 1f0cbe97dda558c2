/* ecot-dossier-xml.c: the XML interchange form of a dossier (data/dossier.rng)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form follows the schema of dossier/: an element a record, in it an element
 * a cell.  Nothing here knows a field by name.
 *
 * A file is read twice.  Rows may lack an id, and the one they get must not be
 * one that stands further down; so the first reading gathers the ids, and the
 * second fills the dossier, a few thousand rows at a time, in memory that grows
 * with the dossier and not with the XML.
 *
 * Either the whole file is a dossier or nothing of it is: a form that reads half
 * of what somebody wrote is worse than one that refuses and says where.
 */

#include "config.h"

#include "store/ecot-dossier-xml.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "xml/ecot-xml-reader.h"
#include "xml/ecot-xml-writer.h"

/* Raised when a file of a new version could be misread by an old one. */
#define VERSION 1

/* A row a second for eleven days; what is more comes from nobody's dossier. */
#define MAX_RECORDS 1000000

/* Records filled in by one action. */
#define BATCH 4096

#define LOT_MAX 128

typedef struct
{
  EcotDossier *dossier; /* NULL in the first reading */
  GHashTable  *ids;     /* of gint64: those that stand in the file */
  GHashTable  *seen;    /* "kind/key" of SINGLE and KEYED records */

  EcotAction *action; /* the batch */
  guint       n_batch;
  guint       n_records;
  guint       n_rows[ECOT_N_KINDS];

  /* The record being read. */
  EcotKind kind;
  gint64   id;
  int      field;
  guint32  filled; /* one bit a field */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->action, ecot_action_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
refuse (EcotXmlReader *reader,
        const char    *text,
        const char    *why,
        GError       **error)
{
  g_autofree char *excerpt = ecot_text_excerpt (text);

  return ecot_xml_reader_fail (reader, error, _ ("“%s”: %s"), excerpt, why);
}

/* Refuses attributes but @one and @two (nullable). */
static gboolean
check_attributes (EcotXmlReader     *reader,
                  const char        *element,
                  const char *const *names,
                  const char        *one,
                  const char        *two,
                  GError           **error)
{
  for (; *names != NULL; names++)
    if (g_strcmp0 (*names, one) != 0 && g_strcmp0 (*names, two) != 0)
      return ecot_xml_reader_fail (reader, error, _ ("<%s> has no attribute “%s”: remove it"), element, *names);

  return TRUE;
}

static gboolean
parse_whole (const char *text,
             gint64      max,
             gint64     *number)
{
  guint64 value;

  if (*text < '1' || *text > '9' || !g_ascii_string_to_unsigned (text, 10, 1, (guint64)max, &value, NULL))
    return FALSE;

  *number = (gint64)value;
  return TRUE;
}

static gboolean
check_version (EcotXmlReader *reader,
               const char    *version,
               GError       **error)
{
  gint64 number;

  if (version == NULL || !parse_whole (version, G_MAXINT32, &number))
    return ecot_xml_reader_fail (reader, error, _ ("<dossier> does not say its version: write version=\"%d\""), VERSION);

  if (number <= VERSION)
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_TOO_NEW,
               _ ("%s:%u: this dossier was written by a later Écot (version %d of the form; this one reads %d): update Écot to open it"),
               ecot_xml_reader_get_name (reader), ecot_xml_reader_get_line (reader), (int)number, VERSION);
  return FALSE;
}

static gboolean
lot_is_valid (const char *lot)
{
  gsize length = strlen (lot);
  gsize call = strspn (lot, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._");
  gsize number = lot[call] == '/' ? strspn (lot + call + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._") : 0;

  return call > 0 && number > 0 && call + 1 + number == length && length <= LOT_MAX;
}

/* The lot, borrowed; or NULL. */
static const char *
read_root (EcotXmlReader     *reader,
           const char        *element,
           const char *const *names,
           const char *const *values,
           GError           **error)
{
  const char *lot = ecot_xml_attribute (names, values, "lot");

  if (strcmp (element, "dossier") != 0)
    {
      ecot_xml_reader_fail (reader, error, _ ("this is no Écot dossier: it begins with <%s> and not with <dossier>"), element);
      return NULL;
    }

  /* First, since a later version may mean anything by the rest. */
  if (!check_version (reader, ecot_xml_attribute (names, values, "version"), error))
    return NULL;

  if (!check_attributes (reader, element, names, "version", "lot", error))
    return NULL;

  if (lot == NULL || !lot_is_valid (lot))
    {
      ecot_xml_reader_fail (reader, error, _ ("<dossier> does not say which lot it answers: write one as in lot=\"resa-2017/1\""));
      return NULL;
    }

  return lot;
}

/* First reading: every id, each once. */
static gboolean
gather_id (EcotXmlReader     *reader,
           const char        *element,
           const char *const *names,
           const char *const *values,
           gpointer           data,
           GError           **error)
{
  Reading    *self = data;
  const char *text;
  gint64      id;

  if (ecot_xml_reader_get_depth (reader) == 1)
    return read_root (reader, element, names, values, error) != NULL;

  text = ecot_xml_attribute (names, values, "id");
  if (ecot_xml_reader_get_depth (reader) != 2 || text == NULL)
    return TRUE;

  if (!parse_whole (text, ECOT_ID_MAX, &id))
    return refuse (reader, text, _ ("this is no id; write a whole number from 1, or leave it out"), error);

  if (!g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id)))
    return ecot_xml_reader_fail (reader, error, _ ("the id %s stands twice: every row has its own, or none"), text);

  if (g_hash_table_size (self->ids) > MAX_RECORDS)
    return ecot_xml_reader_fail (reader, error, _ ("it has more than %d records"), MAX_RECORDS);

  return TRUE;
}

static gboolean
flush (Reading       *self,
       EcotXmlReader *reader,
       GError       **error)
{
  g_autoptr (EcotAction) action = g_steal_pointer (&self->action);
  g_autoptr (GError)     local = NULL;

  self->action = ecot_action_new (NULL);
  self->n_batch = 0;
  if (!ecot_dossier_perform (self->dossier, action, &local))
    return ecot_xml_reader_fail (reader, error, "%s", local->message);

  return TRUE;
}

static gint64
reserve_id (Reading *self)
{
  gint64 id;

  do
    id = ecot_dossier_reserve_id (self->dossier);
  while (g_hash_table_contains (self->ids, &id));

  return id;
}

static gboolean
check_key (EcotXmlReader *reader,
           const char    *element,
           const char    *key,
           GError       **error)
{
  if (key == NULL)
    return ecot_xml_reader_fail (reader, error, _ ("<%s> lacks its key: write it as in <%s key=\"…\">"), element, element);

  if (!ecot_schema_key_is_valid (key))
    return refuse (reader, key, _ ("this is no key; write at most 63 letters, digits and “-._+”"), error);

  return TRUE;
}

/* What a SINGLE or KEYED kind may have once. */
static gboolean
check_once (Reading       *self,
            EcotXmlReader *reader,
            const char    *element,
            const char    *key,
            GError       **error)
{
  if (g_hash_table_add (self->seen, g_strdup_printf ("%s/%s", element, key != NULL ? key : "")))
    return TRUE;

  if (key == NULL)
    return ecot_xml_reader_fail (reader, error, _ ("<%s> stands twice: keep one"), element);

  return ecot_xml_reader_fail (reader, error, _ ("<%s key=\"%s\"> stands twice: keep one"), element, key);
}

static gboolean
start_record (Reading           *self,
              EcotXmlReader     *reader,
              const char        *element,
              const char *const *names,
              const char *const *values,
              GError           **error)
{
  EcotKind    kind = ecot_schema_find_element (element);
  const char *key = ecot_xml_attribute (names, values, "key");
  const char *id = ecot_xml_attribute (names, values, "id");
  EcotShape   shape;

  if (kind == ECOT_N_KINDS)
    return ecot_xml_reader_fail (reader, error, _ ("a dossier has no <%s>: remove it, or correct its name"), element);

  shape = ecot_schema_get_kind (kind)->shape;
  if (!check_attributes (reader, element, names, shape == ECOT_SHAPE_LIST ? "id" : NULL, shape == ECOT_SHAPE_KEYED ? "key" : NULL, error))
    return FALSE;
  if (shape == ECOT_SHAPE_KEYED && !check_key (reader, element, key, error))
    return FALSE;
  if (shape != ECOT_SHAPE_LIST && !check_once (self, reader, element, key, error))
    return FALSE;
  if (++self->n_records > MAX_RECORDS)
    return ecot_xml_reader_fail (reader, error, _ ("it has more than %d records"), MAX_RECORDS);

  self->kind = kind;
  self->filled = 0;
  if (id == NULL || !parse_whole (id, ECOT_ID_MAX, &self->id))
    self->id = reserve_id (self);
  ecot_action_insert (self->action, kind, self->id, key, self->n_rows[kind]++);
  return TRUE;
}

static gboolean
start_field (Reading           *self,
             EcotXmlReader     *reader,
             const char        *element,
             const char *const *names,
             GError           **error)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (self->kind);

  if (!check_attributes (reader, element, names, NULL, NULL, error))
    return FALSE;

  self->field = ecot_schema_find_field (self->kind, element);
  if (self->field < 0)
    return ecot_xml_reader_fail (reader, error, _ ("<%s> has no <%s>: remove it, or correct its name"), spec->element, element);

  if (self->filled & (1u << self->field))
    return ecot_xml_reader_fail (reader, error, _ ("<%s> stands twice in one <%s>: keep one"), element, spec->element);

  self->filled |= 1u << self->field;
  return TRUE;
}

static gboolean
start (EcotXmlReader     *reader,
       const char        *element,
       const char *const *names,
       const char *const *values,
       gpointer           data,
       GError           **error)
{
  Reading *self = data;

  switch (ecot_xml_reader_get_depth (reader))
    {
    case 1:
      self->dossier = ecot_dossier_new (read_root (reader, element, names, values, error));
      return TRUE;
    case 2:
      return start_record (self, reader, element, names, values, error);
    case 3:
      return start_field (self, reader, element, names, error);
    default:
      return ecot_xml_reader_fail (reader, error, _ ("a field holds text and nothing else: remove <%s>"), element);
    }
}

static gboolean
end_field (Reading       *self,
           EcotXmlReader *reader,
           const char    *element,
           const char    *text,
           GError       **error)
{
  EcotValueType      type = ecot_schema_get_kind (self->kind)->fields[self->field].type;
  g_autofree char   *stripped = ecot_value_type_is_text (type) ? NULL : g_strstrip (g_strdup (text));
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autoptr (GError) local = NULL;

  if (ecot_value_type_is_text (type))
    value = ecot_value_text (type, text);
  else if (*stripped != '\0' && !ecot_value_from_machine (type, stripped, &value, &local))
    return ecot_xml_reader_fail (reader, error, _ ("in <%s>: %s"), element, local->message);

  if (!ecot_schema_check_value (self->kind, (guint)self->field, &value, &local))
    return ecot_xml_reader_fail (reader, error, _ ("in <%s>: %s"), element, local->message);

  if (!ecot_value_is_empty (&value))
    ecot_action_set_new (self->action, self->kind, self->id, element, &value);
  return TRUE;
}

static gboolean
end (EcotXmlReader *reader,
     const char    *element,
     const char    *text,
     gpointer       data,
     GError       **error)
{
  Reading *self = data;

  if (ecot_xml_reader_get_depth (reader) == 3)
    return end_field (self, reader, element, text, error);

  if (text[strspn (text, " \t\n\r")] != '\0')
    return ecot_xml_reader_fail (reader, error, _ ("text stands in <%s> outside any field: put it into one"), element);

  if (ecot_xml_reader_get_depth (reader) == 1 || ++self->n_batch >= BATCH)
    return flush (self, reader, error);

  return TRUE;
}

EcotDossier *
ecot_dossier_xml_read (GBytes     *bytes,
                       const char *name,
                       GError    **error)
{
  const EcotXmlHandler first = { .start = gather_id };
  const EcotXmlHandler second = { start, end };
  g_auto (Reading)     self = { NULL };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.action = ecot_action_new (NULL);

  if (!ecot_xml_read (bytes, name, ECOT_ERROR_BAD_DOSSIER, &first, &self, error) ||
      !ecot_xml_read (bytes, name, ECOT_ERROR_BAD_DOSSIER, &second, &self, error))
    return NULL;

  return g_steal_pointer (&self.dossier);
}

/* Returns whether a cell was left out: those that say who it is, unless @names. */
static gboolean
write_record (EcotXmlWriter *writer,
              EcotRecord    *record,
              gboolean       names)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));
  gboolean            left_out = FALSE;

  ecot_xml_start (writer, spec->element);
  if (spec->shape == ECOT_SHAPE_LIST)
    ecot_xml_attr_int (writer, "id", ecot_record_get_id (record));
  else if (spec->shape == ECOT_SHAPE_KEYED)
    ecot_xml_attr (writer, "key", ecot_record_get_key (record));

  for (guint i = 0; i < spec->n_fields; i++)
    {
      g_autofree char *text = ecot_value_to_machine (ecot_record_get_nth (record, i));

      if (text != NULL && spec->fields[i].personal && !names)
        left_out = TRUE;
      else if (text != NULL)
        ecot_xml_leaf (writer, spec->fields[i].name, text);
    }
  ecot_xml_end (writer, spec->element);

  return left_out;
}

/* Returns of how many records something was left out. */
static guint
write_records (EcotXmlWriter *writer,
               EcotDossier   *dossier,
               gboolean       names)
{
  guint n_left_out = 0;

  ecot_xml_start (writer, "dossier");
  ecot_xml_attr_int (writer, "version", VERSION);
  ecot_xml_attr (writer, "lot", ecot_dossier_get_lot (dossier));
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      n_left_out += write_record (writer, ecot_dossier_get_nth (dossier, kind, i), names) ? 1 : 0;
  ecot_xml_end (writer, "dossier");

  return n_left_out;
}

static GBytes *
write_dossier (EcotDossier *dossier,
               gboolean     names,
               guint       *n_left_out)
{
  EcotXmlWriter *writer = ecot_xml_writer_new (TRUE);

  *n_left_out = write_records (writer, dossier, names);
  return ecot_xml_writer_finish (writer);
}

gboolean
ecot_dossier_xml_write_to (EcotDossier *dossier,
                           gboolean     names,
                           guint       *n_left_out,
                           EcotXmlPut   put,
                           gpointer     data,
                           GError     **error)
{
  EcotXmlWriter *writer;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (n_left_out != NULL && put != NULL, FALSE);

  writer = ecot_xml_writer_new_indented_to (put, data);
  *n_left_out = write_records (writer, dossier, names);
  return ecot_xml_writer_close (writer, error);
}

GBytes *
ecot_dossier_xml_write (EcotDossier *dossier)
{
  guint n_left_out;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);

  return write_dossier (dossier, TRUE, &n_left_out);
}

GBytes *
ecot_dossier_xml_write_anonymous (EcotDossier *dossier,
                                  guint       *n_left_out)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (n_left_out != NULL, NULL);

  return write_dossier (dossier, FALSE, n_left_out);
}
