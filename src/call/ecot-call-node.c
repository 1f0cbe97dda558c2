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

#include "base/ecot-error.h"
#include "base/ecot-text.h"

/* A sentence of the call is located by a phrase, not copied. */
#define MAX_QUOTE_WORDS 12

typedef struct
{
  EcotCallNode *root;
  EcotCallNode *current; /* the innermost open element */
} Reading;

void
ecot_call_node_free (EcotCallNode *self)
{
  for (guint i = 0; i < ECOT_MAX_ATTRIBUTES; i++)
    g_free (self->values[i]);
  g_free (self->text);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static EcotCallNode *
node_new (const EcotElementSpec *spec,
          guint                  line,
          EcotCallNode          *parent)
{
  EcotCallNode *self = g_new0 (EcotCallNode, 1);

  self->spec = spec;
  self->line = line;
  self->parent = parent;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_call_node_free);
  if (parent != NULL)
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
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, "%s:%u: %s", name, self->line, shown);

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

  node->values[i] = ecot_word_collapse (value);
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

  node = node_new (spec, ecot_xml_reader_get_line (reader), parent);
  if (parent == NULL)
    reading->root = node;
  reading->current = node;

  for (guint i = 0; names[i] != NULL; i++)
    if (!take_attribute (reader, node, names[i], values[i], error))
      return FALSE;

  return check_required (reader, node, error);
}

static gboolean
check_text (EcotXmlReader      *reader,
            const EcotCallNode *node,
            GError            **error)
{
  g_autofree char *shown = ecot_word_shorten (node->text);

  if (node->spec->has_text && *node->text == '\0')
    return ecot_xml_reader_fail (reader, error, _ ("“%s” is empty"), node->spec->name);
  if (!node->spec->has_text && *node->text != '\0')
    return ecot_xml_reader_fail (reader, error, _ ("no text may stand in “%s”: “%s”"), node->spec->name, shown);

  if (g_str_equal (node->spec->name, "source") && ecot_words_count (node->text, ECOT_WORDS_SPACES) > MAX_QUOTE_WORDS)
    return ecot_xml_reader_fail (reader, error, _ ("a source quotes more than 12 words: “%s”"), shown);

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

  node->text = ecot_word_collapse (text);
  reading->current = node->parent;

  return check_text (reader, node, error);
}

EcotCallNode *
ecot_call_node_read (GBytes     *bytes,
                     const char *name,
                     GError    **error)
{
  static const EcotXmlHandler handler = { start_element, end_element };
  Reading                     reading = { NULL, NULL };

  if (ecot_xml_read (bytes, name, ECOT_ERROR_BAD_CALL, &handler, &reading, error))
    return reading.root;

  g_clear_pointer (&reading.root, ecot_call_node_free);
  return NULL;
}
