/* ecot-xml-writer.h: XML written in one pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Escapes, balances (an end that does not match its start is a bug and aborts),
 * and writes the same bytes in every locale.  Control characters XML cannot
 * hold are left out.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _EcotXmlWriter EcotXmlWriter;

/* Begins with the XML declaration.  @indent: two spaces a level and a newline
 * around elements that hold no text. */
EcotXmlWriter *ecot_xml_writer_new (gboolean indent);
void           ecot_xml_writer_free (EcotXmlWriter *self);
/* The document; @self is freed. */
GBytes *ecot_xml_writer_finish (EcotXmlWriter *self);

/* Takes the next bytes of a document; FALSE with @error: it wants no more. */
typedef gboolean (*EcotXmlPut) (gpointer      data,
                                gconstpointer bytes,
                                gsize         size,
                                GError      **error);

/* Without indentation, and given to @put as it is written, so that it need not be held. */
EcotXmlWriter *ecot_xml_writer_new_to (EcotXmlPut put,
                                       gpointer   data);
/* The same, indented. */
EcotXmlWriter *ecot_xml_writer_new_indented_to (EcotXmlPut put,
                                                gpointer   data);
/* FALSE with @error: @put wanted no more, and whatever follows is for nothing. */
gboolean ecot_xml_writer_check (EcotXmlWriter *self,
                                GError       **error);
/* Gives the rest; @self is freed. */
gboolean ecot_xml_writer_close (EcotXmlWriter *self,
                                GError       **error);

void ecot_xml_start (EcotXmlWriter *self,
                     const char    *element);
/* Between start and the first text or child.  A NULL @value writes nothing. */
void ecot_xml_attr (EcotXmlWriter *self,
                    const char    *name,
                    const char    *value);
void ecot_xml_attr_int (EcotXmlWriter *self,
                        const char    *name,
                        gint64         value);
/* A NULL or empty @text writes nothing. */
void ecot_xml_text (EcotXmlWriter *self,
                    const char    *text);
void ecot_xml_end (EcotXmlWriter *self,
                   const char    *element);
/* <element>text</element> */
void ecot_xml_leaf (EcotXmlWriter *self,
                    const char    *element,
                    const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotXmlWriter, ecot_xml_writer_free)

G_END_DECLS
