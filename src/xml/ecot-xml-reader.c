/* ecot-xml-reader.c: XML from anybody, read without a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call, a dossier or a spreadsheet may come from a stranger, and libxml2 says
 * of itself that it is not for untrusted data.  So it gets as little to do as
 * possible: its push parser with our own handlers, which builds no tree and
 * knows no identifiers, fed with text that is already known to be UTF-8 and
 * whose markup is already known to be short (ecot-xml-scan.c).
 *
 * What must stay true: no option that expands entities, loads a DTD, recovers
 * from errors or lifts limits is ever passed; no file and no address is ever
 * opened, whatever the document says; memory is bounded by the ceilings below,
 * not by the size of the document.
 */

#include "config.h"

#include "xml/ecot-xml-reader.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlIO.h>

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "xml/ecot-xml-decode-private.h"
#include "xml/ecot-xml-fault-private.h"
#include "xml/ecot-xml-scan-private.h"

#define MAX_DOCUMENT   (256 * 1024 * 1024)
#define MAX_DEPTH      128
#define MAX_NAME       256 /* bytes */
#define MAX_ATTRIBUTES 128
#define MAX_TEXT       (4 * 1024 * 1024) /* bytes of one element's own text: a whole field of a dossier */
#define MAX_PENDING    (4 * MAX_TEXT)    /* bytes of text in all open elements */
#define MAX_ELEMENTS   20000000

struct _EcotXmlReader
{
  const char           *name;
  int                   error_code;
  const EcotXmlHandler *handler;
  gpointer              data;

  xmlParserCtxtPtr parser;
  EcotXmlScan      scan;
  GError          *error; /* the first one */

  guint    n_elements;
  guint    start_line;        /* in a start handler, the line its tag begins on; else 0 */
  gsize    starts[MAX_DEPTH]; /* where each open element's text begins in @text */
  guint    depth;
  GString *text; /* of the open elements, outermost first */

  GPtrArray *names, *values; /* of the attributes of one start tag, NULL-terminated */
  GString   *scratch;        /* their values, each with its NUL */
};

static xmlParserInputPtr
refuse_external_entity (const char      *url,
                        const char      *id,
                        xmlParserCtxtPtr parser)
{
  return NULL;
}

/* Nothing in this program reads XML through libxml2's own input and output, so
 * what is closed here is closed for all. */
static void
close_libxml2 (void)
{
  static gsize closed = 0;

  if (g_once_init_enter (&closed))
    {
      xmlInitParser ();
      xmlCleanupInputCallbacks ();
      xmlSetExternalEntityLoader (refuse_external_entity);
      xmlCatalogSetDefaults (XML_CATA_ALLOW_NONE);
      g_once_init_leave (&closed, 1);
    }
}

static gboolean
stop (EcotXmlReader *self)
{
  g_assert (self->error != NULL);

  xmlStopParser (self->parser);
  return FALSE;
}

static gboolean
refuse (EcotXmlReader *self,
        const char    *why)
{
  if (self->error == NULL)
    ecot_xml_reader_fail (self, &self->error, "%s", why);

  return stop (self);
}

/* The handlers below run inside libxml2, which goes on calling them until it
 * notices that it was stopped: the first error is the one worth telling. */

static void
internal_subset_cb (void          *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  refuse (data, _ ("it has a DOCTYPE or another declaration, which is never accepted; remove it"));
}

static void
structured_error_cb (void       *data,
                     xmlErrorPtr details)
{
  EcotXmlReader   *self = data;
  g_autofree char *message = NULL;

  if (self->error != NULL || details->level < XML_ERR_ERROR)
    return;

  /* libxml2 speaks of extra content then, too. */
  if (details->code == XML_ERR_DOCUMENT_END && (self->depth > 0 || self->n_elements == 0))
    {
      refuse (self, _ ("the document ends too early; it was cut"));
      return;
    }

  message = ecot_xml_fault_say (details);
  ecot_xml_reader_fail (self, &self->error, _ ("this is not well-formed XML: %s"), message);
  stop (self);
}

/* A start tag is read whole before its handler is called: its line is found by
 * going back to its "<", which no attribute can hold. */
static guint
find_start_line (EcotXmlReader *self)
{
  const xmlParserInput *input = self->parser->input;
  guint                 line = (guint)MAX (input->line, 0);

  for (const xmlChar *p = input->cur; p > input->base && *p != '<'; p--)
    if (p[-1] == '\n' && line > 1)
      line--;

  return line;
}

static gboolean
check_name (EcotXmlReader *self,
            const xmlChar *name)
{
  return strlen ((const char *)name) <= MAX_NAME || refuse (self, _ ("a name is longer than 256 bytes"));
}

/* An ampersand in an attribute comes out of libxml2 as "&#38;", and nothing else
 * as "&…", as long as it is not told to expand entities. */
static void
append_value (GString       *out,
              const xmlChar *value,
              const xmlChar *end)
{
  static const char ampersand[] = "&#38;";
  const gsize       length = sizeof ampersand - 1;

  while (value < end)
    {
      const xmlChar *special = memchr (value, '&', (gsize)(end - value));
      const xmlChar *plain_end = special != NULL ? special : end;

      g_string_append_len (out, (const char *)value, plain_end - value);
      value = plain_end;
      if (special != NULL)
        {
          g_string_append_c (out, '&');
          value += (gsize)(end - special) >= length && memcmp (special, ampersand, length) == 0 ? length : 1;
        }
    }
}

/* @attributes: five pointers each: local name, prefix, namespace, value, its end. */
static gboolean
gather_attributes (EcotXmlReader  *self,
                   guint           n,
                   const xmlChar **attributes)
{
  g_string_truncate (self->scratch, 0);
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->values, 0);

  for (guint i = 0; i < n; i++, attributes += 5)
    {
      if (!check_name (self, attributes[0]))
        return FALSE;

      g_ptr_array_add (self->names, (gpointer)attributes[0]);
      g_ptr_array_add (self->values, GSIZE_TO_POINTER (self->scratch->len));
      append_value (self->scratch, attributes[3], attributes[4]);
      g_string_append_c (self->scratch, '\0');
    }

  for (guint i = 0; i < n; i++)
    self->values->pdata[i] = self->scratch->str + GPOINTER_TO_SIZE (self->values->pdata[i]);
  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->values, NULL);

  return TRUE;
}

static void
start_cb (void           *data,
          const xmlChar  *element,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  EcotXmlReader *self = data;

  if (self->error != NULL)
    return;

  self->start_line = find_start_line (self);

  if (self->depth >= MAX_DEPTH)
    refuse (self, _ ("elements are nested more than 128 deep"));
  else if (self->n_elements >= MAX_ELEMENTS)
    refuse (self, _ ("it has more than 20 million elements"));
  else if (n_attributes + n_namespaces > MAX_ATTRIBUTES)
    refuse (self, _ ("an element has more than 128 attributes"));
  else if (check_name (self, element) && gather_attributes (self, (guint)n_attributes, attributes))
    {
      self->n_elements++;
      self->starts[self->depth++] = self->text->len;

      if (self->handler->start != NULL &&
          !self->handler->start (self, (const char *)element,
                                 (const char *const *)self->names->pdata,
                                 (const char *const *)self->values->pdata,
                                 self->data, &self->error))
        stop (self);
    }

  self->start_line = 0;
}

static void
end_cb (void          *data,
        const xmlChar *element,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  EcotXmlReader *self = data;
  gsize          start;

  if (self->error != NULL)
    return;

  g_assert (self->depth > 0);
  start = self->starts[self->depth - 1];

  if (self->handler->end != NULL &&
      !self->handler->end (self, (const char *)element, self->text->str + start, self->data, &self->error))
    stop (self);

  g_string_truncate (self->text, start);
  self->depth--;
}

static void
characters_cb (void          *data,
               const xmlChar *text,
               int            length)
{
  EcotXmlReader *self = data;
  gsize          after = self->text->len + (gsize)length;

  if (self->error != NULL || self->depth == 0)
    return;

  if (after - self->starts[self->depth - 1] > MAX_TEXT || after > MAX_PENDING)
    refuse (self, _ ("a text is longer than 4 MiB"));
  else
    g_string_append_len (self->text, (const char *)text, length);
}

static void
set_up_parser (EcotXmlReader *self)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = internal_subset_cb,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .serror = structured_error_cb,
  };
  int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;

#if LIBXML_VERSION >= 21300
  options |= XML_PARSE_NO_XXE;
#endif

  close_libxml2 ();
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("No memory for an XML parser");
  xmlCtxtUseOptions (self->parser, options);
}

static gboolean
feed (gpointer    data,
      const char *text,
      gsize       length)
{
  EcotXmlReader *self = data;
  const char    *why = ecot_xml_scan (&self->scan, text, length);

  if (why != NULL)
    {
      self->start_line = self->scan.line + 1;
      return refuse (self, _ (why));
    }

  xmlParseChunk (self->parser, text, (int)length, FALSE);
  return self->error == NULL;
}

static gboolean
read_document (EcotXmlReader *self,
               const guchar  *data,
               gsize          length)
{
  g_autofree char *why = NULL;
  guint            line;

  if (length == 0)
    return refuse (self, _ ("the file is empty"));
  if (length > MAX_DOCUMENT)
    return refuse (self, _ ("the file is larger than 256 MiB"));

  why = ecot_xml_decode (data, length, feed, self, &line);
  if (why == NULL)
    return self->error == NULL;

  self->start_line = line;
  return refuse (self, why);
}

gboolean
ecot_xml_read (GBytes               *bytes,
               const char           *name,
               int                   error_code,
               const EcotXmlHandler *handler,
               gpointer              data,
               GError              **error)
{
  EcotXmlReader self = {
    .name = name,
    .error_code = error_code,
    .handler = handler,
    .data = data,
  };
  gsize         length;
  const guchar *content;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (handler != NULL, FALSE);

  content = g_bytes_get_data (bytes, &length);
  self.text = g_string_new (NULL);
  self.scratch = g_string_new (NULL);
  self.names = g_ptr_array_new ();
  self.values = g_ptr_array_new ();
  set_up_parser (&self);

  if (read_document (&self, content, length))
    xmlParseChunk (self.parser, NULL, 0, TRUE);
  if (self.error == NULL && !self.parser->wellFormed)
    refuse (&self, _ ("this is not well-formed XML"));

  xmlFreeParserCtxt (self.parser);
  g_string_free (self.text, TRUE);
  g_string_free (self.scratch, TRUE);
  g_ptr_array_unref (self.names);
  g_ptr_array_unref (self.values);

  if (self.error == NULL)
    return TRUE;

  g_propagate_error (error, self.error);
  return FALSE;
}

guint
ecot_xml_reader_get_line (EcotXmlReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->start_line > 0)
    return self->start_line;

  return (guint)MAX (xmlSAX2GetLineNumber (self->parser), 1);
}

const char *
ecot_xml_reader_get_name (EcotXmlReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

guint
ecot_xml_reader_get_depth (EcotXmlReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->depth;
}

const char *
ecot_xml_reader_get_text_before (EcotXmlReader *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->depth > 1 ? self->text->str + self->starts[self->depth - 2] : "";
}

gboolean
ecot_xml_reader_fail (EcotXmlReader *self,
                      GError       **error,
                      const char    *format,
                      ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *message = NULL;
  va_list          args;

  g_return_val_if_fail (self != NULL, FALSE);

  va_start (args, format);
  raw = g_strdup_vprintf (format, args);
  va_end (args);

  /* It may quote the document: bytes that are no text, or several lines. */
  message = ecot_text_clean_line (raw, -1);
  g_set_error (error, ECOT_ERROR, self->error_code, _ ("%s:%u: %s"),
               self->name, ecot_xml_reader_get_line (self), message);

  return FALSE;
}

const char *
ecot_xml_attribute (const char *const *names,
                    const char *const *values,
                    const char        *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}
