/* ecot-xml-writer.c: XML written in one pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything goes straight into one string: a spreadsheet of ten thousand
 * lines is a million calls, and a tree of it would cost more than the file.
 * Whoever wants the document in pieces is given that string whenever it is
 * long, so that no document is too long.  Only the names of the elements that
 * are open are kept beside it.
 *
 * Nothing here asks the locale, the clock or an address: the same calls give
 * the same bytes.
 */

#include "xml/ecot-xml-writer.h"

#include <string.h>

typedef struct
{
  gsize    name;   /* where its name begins in those of all that are open */
  gsize    length; /* of that name */
  gboolean has_child;
  gboolean has_text;
} Open;

struct _EcotXmlWriter
{
  GString   *out;
  GString   *names;        /* of the elements that are open, without anything between them */
  GArray    *open;         /* of Open, innermost last */
  gboolean   tag_unclosed; /* "<element" was written, its ">" was not */
  gboolean   indent;
  EcotXmlPut put; /* takes what is written, or NULL */
  gpointer   data;
  GError    *failure; /* why it took no more */
};

/* What is held of a document that goes somewhere. */
#define PIECE (64 << 10)

EcotXmlWriter *
ecot_xml_writer_new (gboolean indent)
{
  EcotXmlWriter *self = g_new0 (EcotXmlWriter, 1);

  self->out = g_string_sized_new (4096);
  self->names = g_string_new (NULL);
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->indent = indent;
  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  return self;
}

void
ecot_xml_writer_free (EcotXmlWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_string_free (self->names, TRUE);
  g_array_unref (self->open);
  g_clear_error (&self->failure);
  g_free (self);
}

static EcotXmlWriter *
new_to (EcotXmlPut put,
        gpointer   data,
        gboolean   indent)
{
  EcotXmlWriter *self = ecot_xml_writer_new (indent);

  self->put = put;
  self->data = data;

  return self;
}

EcotXmlWriter *
ecot_xml_writer_new_to (EcotXmlPut put,
                        gpointer   data)
{
  return new_to (put, data, FALSE);
}

EcotXmlWriter *
ecot_xml_writer_new_indented_to (EcotXmlPut put,
                                 gpointer   data)
{
  return new_to (put, data, TRUE);
}

static void
assert_balanced (EcotXmlWriter *self)
{
  if (self->open->len > 0)
    g_error ("XML finished with %u elements open", self->open->len);
}

GBytes *
ecot_xml_writer_finish (EcotXmlWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL && self->put == NULL, NULL);

  assert_balanced (self);
  if (self->indent)
    g_string_append_c (self->out, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->out));
  ecot_xml_writer_free (self);

  return bytes;
}

/* What is not wanted any more is let go, too: it must not pile up until whoever writes asks. */
static void
give (EcotXmlWriter *self)
{
  if (self->failure == NULL)
    self->put (self->data, self->out->str, self->out->len, &self->failure);
  g_string_truncate (self->out, 0);
}

gboolean
ecot_xml_writer_check (EcotXmlWriter *self,
                       GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

gboolean
ecot_xml_writer_close (EcotXmlWriter *self,
                       GError       **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && self->put != NULL, FALSE);

  assert_balanced (self);
  if (self->indent)
    g_string_append_c (self->out, '\n');
  give (self);
  done = ecot_xml_writer_check (self, error);
  ecot_xml_writer_free (self);

  return done;
}

/* What g_string_append_len() does, where that is a million calls. */
static inline void
append (GString    *out,
        const char *text,
        gsize       length)
{
  if (G_UNLIKELY (length >= out->allocated_len - out->len))
    {
      g_string_append_len (out, text, (gssize)length);
      return;
    }

  memcpy (out->str + out->len, text, length);
  out->len += length;
  out->str[out->len] = '\0';
}

#define APPEND(out, literal) append (out, "" literal, sizeof (literal) - 1)

static Open *
innermost (EcotXmlWriter *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

static void
close_tag (EcotXmlWriter *self)
{
  if (self->tag_unclosed)
    APPEND (self->out, ">");
  self->tag_unclosed = FALSE;
}

static void
break_line (EcotXmlWriter *self)
{
  APPEND (self->out, "\n");
  for (guint i = 0; i < self->open->len; i++)
    APPEND (self->out, "  ");
}

/* The bytes that stand for themselves in a text; the others are below 0x80 and
 * escaped or left out, or begin a character that has to be looked at. */
static const guint8 is_plain[256] = {
  [' '] = 1,
  ['!'] = 1,
  ['#' ... '%'] = 1,
  ['\'' ... ';'] = 1,
  ['='] = 1,
  ['?' ... 0x7F] = 1,
};

/* U+FFFE and U+FFFF are characters of Unicode and none of XML. */
static gboolean
xml_can_hold (gunichar c)
{
  return c != 0xFFFE && c != 0xFFFF;
}

static void
append_special (GString *out,
                char     c,
                gboolean in_attribute)
{
  switch (c)
    {
    case '&':
      APPEND (out, "&amp;");
      break;

    case '<':
      APPEND (out, "&lt;");
      break;

    case '>':
      APPEND (out, "&gt;");
      break;

    case '"':
      g_string_append (out, in_attribute ? "&quot;" : "\"");
      break;

    /* A reader turns a bare CR into LF, and in an attribute all three into spaces. */
    case '\r':
      APPEND (out, "&#13;");
      break;

    case '\n':
      g_string_append (out, in_attribute ? "&#10;" : "\n");
      break;

    case '\t':
      g_string_append (out, in_attribute ? "&#9;" : "\t");
      break;

    default: /* a control character */
      break;
    }
}

/* Appends the character at @p, of several bytes, unless it is invalid; returns
 * where the next one begins. */
static const char *
append_wide (GString    *out,
             const char *p)
{
  gunichar    c = g_utf8_get_char_validated (p, -1);
  const char *next;

  if (c == (gunichar)-1 || c == (gunichar)-2)
    return p + 1;

  next = g_utf8_next_char (p);
  if (xml_can_hold (c))
    append (out, p, (gsize)(next - p));

  return next;
}

static void
append_escaped (GString    *out,
                const char *text,
                gboolean    in_attribute)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *run = p;

      while (is_plain[(guchar)*p])
        p++;
      append (out, run, (gsize)(p - run));

      if ((guchar)*p >= 0x80)
        p = append_wide (out, p);
      else if (*p != '\0')
        append_special (out, *p++, in_attribute);
    }
}

void
ecot_xml_start (EcotXmlWriter *self,
                const char    *element)
{
  Open *parent;
  Open  open = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (element != NULL);

  parent = innermost (self);
  close_tag (self);
  if (self->put != NULL && self->out->len >= PIECE)
    give (self);
  if (parent != NULL)
    {
      parent->has_child = TRUE;
      if (self->indent && !parent->has_text)
        break_line (self);
    }

  APPEND (self->out, "<");
  open.name = self->names->len;
  open.length = strlen (element);
  append (self->names, element, open.length);
  append (self->out, element, open.length);
  g_array_append_val (self->open, open);
  self->tag_unclosed = TRUE;
}

void
ecot_xml_attr (EcotXmlWriter *self,
               const char    *name,
               const char    *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (value == NULL)
    return;

  if (!self->tag_unclosed)
    g_error ("XML attribute “%s” outside a start tag", name);

  APPEND (self->out, " ");
  append (self->out, name, strlen (name));
  APPEND (self->out, "=\"");
  append_escaped (self->out, value, TRUE);
  APPEND (self->out, "\"");
}

void
ecot_xml_attr_int (EcotXmlWriter *self,
                   const char    *name,
                   gint64         value)
{
  char buf[24];

  g_snprintf (buf, sizeof buf, "%" G_GINT64_FORMAT, value);
  ecot_xml_attr (self, name, buf);
}

void
ecot_xml_text (EcotXmlWriter *self,
               const char    *text)
{
  Open *open;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    return;

  open = innermost (self);
  if (open == NULL)
    g_error ("XML text outside the root element");

  close_tag (self);
  open->has_text = TRUE;
  append_escaped (self->out, text, FALSE);
}

void
ecot_xml_end (EcotXmlWriter *self,
              const char    *element)
{
  Open open;

  g_return_if_fail (self != NULL);
  g_return_if_fail (element != NULL);

  if (self->open->len == 0)
    g_error ("XML end of “%s”, and no element is open", element);

  open = *innermost (self);
  if (strlen (element) != open.length || memcmp (self->names->str + open.name, element, open.length) != 0)
    g_error ("XML end of “%s” in “%.*s”", element, (int)open.length, self->names->str + open.name);

  g_string_truncate (self->names, open.name);
  g_array_set_size (self->open, self->open->len - 1);
  if (self->tag_unclosed)
    {
      APPEND (self->out, "/>");
      self->tag_unclosed = FALSE;
      return;
    }

  if (self->indent && open.has_child && !open.has_text)
    break_line (self);
  APPEND (self->out, "</");
  append (self->out, element, open.length);
  APPEND (self->out, ">");
}

void
ecot_xml_leaf (EcotXmlWriter *self,
               const char    *element,
               const char    *text)
{
  ecot_xml_start (self, element);
  ecot_xml_text (self, text);
  ecot_xml_end (self, element);
}
