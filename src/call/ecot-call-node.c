/* ecot-call-node.c: a call file as nodes the vocabulary allows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every element, attribute and value is judged here, before anything is made
 * of it; whatever is not in the vocabulary stops the reading with its line.
 * What only a whole lot can tell (which figures there are, what refers to
 * what) is left to ecot-call-lot.c.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

/* A sentence of the call is located by a phrase, not copied. */
#define MAX_QUOTE_WORDS 12

/* What a message or a label can be; a stranger's word is no longer. */
#define MAX_TEXT 8000 /* bytes */

/* The options of a choice, the answers of a question, the lines of a letter. */
#define MAX_PARTS  500
#define ITEM_DEPTH 3 /* call, lot, item */

typedef struct
{
  EcotCallNode *root;
  EcotCallNode *current; /* the innermost open element */
  EcotArena    *nodes, *texts;
} Reading;

/* Two nodes in three have no child. */
static GPtrArray no_children;

static void
free_children (EcotCallNode *self)
{
  if (self->children == &no_children)
    return;

  for (guint i = 0; i < self->children->len; i++)
    free_children (self->children->pdata[i]);
  g_ptr_array_unref (self->children);
}

void
ecot_call_node_free (EcotCallNode *self)
{
  EcotArena *nodes = self->nodes, *texts = self->texts;

  g_return_if_fail (self->parent == NULL);

  free_children (self);
  ecot_arena_unref (texts);
  ecot_arena_unref (nodes);
}

static guint
count_attributes (const EcotElementSpec *spec)
{
  guint n = 0;

  while (spec->attributes[n].name != NULL)
    n++;

  return n;
}

static EcotCallNode *
node_new (Reading               *reading,
          const EcotElementSpec *spec,
          guint                  line)
{
  EcotCallNode *self = ecot_arena_allocate (reading->nodes, sizeof (EcotCallNode));
  EcotCallNode *parent = reading->current;

  self->spec = spec;
  self->line = line;
  self->parent = parent;
  self->values = ecot_arena_allocate (reading->nodes, count_attributes (spec) * sizeof (char *));
  self->children = &no_children;
  if (parent == NULL)
    return self;

  if (parent->children == &no_children)
    parent->children = g_ptr_array_new ();
  g_ptr_array_add (parent->children, self);

  return self;
}

const char *
ecot_call_node_get (const EcotCallNode *self,
                    const char         *attribute)
{
  for (guint i = 0; self->spec->attributes[i].name != NULL; i++)
    if (g_str_equal (self->spec->attributes[i].name, attribute))
      return self->values[i];

  return NULL;
}

gboolean
ecot_call_node_fail (const EcotCallNode *self,
                     const char         *name,
                     GError            **error,
                     const char         *format,
                     ...)
{
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  shown = ecot_text_clean_line (message, -1);
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, _ ("%s:%u: %s"), name, self->line, shown);

  return FALSE;
}

static gboolean
fail_unknown_element (EcotXmlReader      *reader,
                      const EcotCallNode *parent,
                      const char         *element,
                      GError            **error)
{
  g_autofree char *known = NULL;

  if (parent == NULL)
    return ecot_xml_reader_fail (reader, error, _ ("this is not a call file: it begins with “%s”, not with “call”"), element);

  known = ecot_vocabulary_list (parent->spec->name);
  if (*known == '\0')
    return ecot_xml_reader_fail (reader, error, _ ("no “%s” may stand in “%s”, which holds no element"), element, parent->spec->name);

  return ecot_xml_reader_fail (reader, error, _ ("no “%s” may stand in “%s”; what may: %s"), element, parent->spec->name, known);
}

static int
find_attribute (const EcotElementSpec *spec,
                const char            *name)
{
  for (int i = 0; spec->attributes[i].name != NULL; i++)
    if (g_str_equal (spec->attributes[i].name, name))
      return i;

  return -1;
}

static gboolean
take_attribute (EcotXmlReader *reader,
                EcotCallNode  *node,
                EcotArena     *texts,
                const char    *name,
                const char    *value,
                GError       **error)
{
  g_autofree char *fault = NULL;
  int              i = find_attribute (node->spec, name);

  if (i < 0)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” has no attribute “%s”"), node->spec->name, name);
  if (node->values[i] != NULL)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” of “%s” is given twice"), name, node->spec->name);

  node->values[i] = ecot_word_collapse (value, texts);
  if (strlen (node->values[i]) > MAX_TEXT)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” of “%s” is longer than %d bytes"), name, node->spec->name, MAX_TEXT);

  fault = ecot_word_fault (&node->spec->attributes[i], node->values[i]);
  if (fault != NULL)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” of “%s”: %s"), name, node->spec->name, fault);

  return TRUE;
}

static gboolean
check_required (EcotXmlReader      *reader,
                const EcotCallNode *node,
                GError            **error)
{
  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->spec->attributes[i].required && node->values[i] == NULL)
      return ecot_xml_reader_fail (reader, error, _ ("“%s” needs the attribute “%s”"),
                                   node->spec->name, node->spec->attributes[i].name);

  return TRUE;
}

static gboolean
start_element (EcotXmlReader     *reader,
               const char        *element,
               const char *const *names,
               const char *const *values,
               gpointer           data,
               GError           **error)
{
  Reading               *reading = data;
  EcotCallNode          *parent = reading->current;
  const EcotElementSpec *spec = ecot_vocabulary_find (element, parent != NULL ? parent->spec->name : "/");
  EcotCallNode          *node;

  if (spec == NULL)
    return fail_unknown_element (reader, parent, element, error);
  if (parent != NULL && parent->children->len == MAX_PARTS && ecot_xml_reader_get_depth (reader) > ITEM_DEPTH)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” has more than %d elements in it"), parent->spec->name, MAX_PARTS);

  node = node_new (reading, spec, ecot_xml_reader_get_line (reader));
  if (parent == NULL)
    reading->root = node;
  reading->current = node;

  for (guint i = 0; names[i] != NULL; i++)
    if (!take_attribute (reader, node, reading->texts, names[i], values[i], error))
      return FALSE;

  return check_required (reader, node, error);
}

/* Counting words takes long, and quotes are many: only where there may be more.
 * A word ends at a space of ASCII, or at one that begins with one of these bytes. */
static gboolean
has_many_words (const char *text)
{
  guint spaces = 0;

  for (const char *p = text; *p != '\0'; p++)
    spaces += *p == ' ' || *p == '\302' || *p == '\341' || *p == '\342' || *p == '\343';

  return spaces >= MAX_QUOTE_WORDS && ecot_words_count (text, ECOT_WORDS_SPACES) > MAX_QUOTE_WORDS;
}

static gboolean
fail_text (EcotXmlReader      *reader,
           const EcotCallNode *node,
           GError            **error)
{
  g_autofree char *shown = ecot_word_shorten (node->text);

  if (!node->spec->has_text)
    return ecot_xml_reader_fail (reader, error, _ ("no text may stand in “%s”: “%s”"), node->spec->name, shown);

  return ecot_xml_reader_fail (reader, error, _ ("a source quotes more than 12 words: “%s”"), shown);
}

static gboolean
check_text (EcotXmlReader      *reader,
            const EcotCallNode *node,
            GError            **error)
{
  if (strlen (node->text) > MAX_TEXT)
    return ecot_xml_reader_fail (reader, error, _ ("the text of “%s” is longer than %d bytes"), node->spec->name, MAX_TEXT);
  if (node->spec->has_text && *node->text == '\0')
    return ecot_xml_reader_fail (reader, error, _ ("“%s” is empty"), node->spec->name);
  if ((!node->spec->has_text && *node->text != '\0') ||
      (g_str_equal (node->spec->name, "source") && has_many_words (node->text)))
    return fail_text (reader, node, error);

  return TRUE;
}

static gboolean
end_element (EcotXmlReader *reader,
             const char    *element,
             const char    *text,
             gpointer       data,
             GError       **error)
{
  Reading      *reading = data;
  EcotCallNode *node = reading->current;

  node->text = ecot_word_collapse (text, reading->texts);
  reading->current = node->parent;

  return check_text (reader, node, error);
}

EcotCallNode *
ecot_call_node_read (GBytes     *bytes,
                     const char *name,
                     GError    **error)
{
  static const EcotXmlHandler handler = { start_element, end_element };
  g_autoptr (EcotArena)       nodes = ecot_arena_new ();
  g_autoptr (EcotArena)       texts = ecot_arena_new ();
  Reading                     reading = { NULL, NULL, nodes, texts };
  gboolean                    good = ecot_xml_read (bytes, name, ECOT_ERROR_BAD_CALL, &handler, &reading, error);

  if (reading.root != NULL)
    {
      reading.root->nodes = g_steal_pointer (&nodes);
      reading.root->texts = g_steal_pointer (&texts);
    }
  if (!good)
    g_clear_pointer (&reading.root, ecot_call_node_free);

  return reading.root;
}
