/* ecot-xml-reader.h: XML from anybody, read without a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2's SAX2 push parser with everything dangerous closed: no DOCTYPE, no
 * entity of its own, no network, no file, bounded depth, names, attributes and
 * texts (the ceilings are in the .c file).  A file that needs more is refused
 * with its name, line and reason.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _EcotXmlReader EcotXmlReader;

typedef struct
{
  /* Each may be NULL.  One that returns FALSE with @error set stops the reading;
   * build its message with ecot_xml_reader_fail() so that file and line are in it.
   * @names and @values: attributes, NULL-terminated, as g_markup gives them.
   * Prefixes are left out of all names. */
  gboolean (*start) (EcotXmlReader     *reader,
                     const char        *element,
                     const char *const *names,
                     const char *const *values,
                     gpointer           data,
                     GError           **error);
  /* @text: what stood between this start and this end outside child elements,
   * concatenated, not stripped.  Valid UTF-8. */
  gboolean (*end) (EcotXmlReader *reader,
                   const char    *element,
                   const char    *text,
                   gpointer       data,
                   GError       **error);
} EcotXmlHandler;

/**
 * ecot_xml_read:
 * @bytes: a whole document
 * @name: the file's name, for messages
 * @error_code: the #EcotError with which a bad document is refused
 */
gboolean ecot_xml_read (GBytes               *bytes,
                        const char           *name,
                        int                   error_code,
                        const EcotXmlHandler *handler,
                        gpointer              data,
                        GError              **error);

/* In a start handler, the line its tag begins on. */
guint       ecot_xml_reader_get_line (EcotXmlReader *self);
const char *ecot_xml_reader_get_name (EcotXmlReader *self);
/* How many elements are open, the one just started or ending included: 1 at the root. */
guint ecot_xml_reader_get_depth (EcotXmlReader *self);
/* In a start handler, the text so far of the element this one stands in: what is
 * before it, where the order of texts and elements matters.  Valid in the handler. */
const char *ecot_xml_reader_get_text_before (EcotXmlReader *self);

/* Sets @error to "NAME:LINE: message" and returns FALSE. */
gboolean ecot_xml_reader_fail (EcotXmlReader *self,
                               GError       **error,
                               const char    *format,
                               ...) G_GNUC_PRINTF (3, 4);

/* The value of attribute @name, or NULL. */
const char *ecot_xml_attribute (const char *const *names,
                                const char *const *values,
                                const char        *name);

G_END_DECLS
