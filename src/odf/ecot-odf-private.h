/* ecot-odf-private.h: what the OpenDocument writers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "odf/ecot-zip.h"
#include "report/ecot-writer.h"
#include "xml/ecot-xml-writer.h"

G_BEGIN_DECLS

#define ECOT_ODF_TEXT_TYPE  "application/vnd.oasis.opendocument.text"
#define ECOT_ODF_SHEET_TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define ECOT_ODF_EMBLEM_PATH "Pictures/emblem.png"

#define ECOT_ODF_SANS  "Liberation Sans"
#define ECOT_ODF_SERIF "Liberation Serif"
#define ECOT_ODF_MONO  "Liberation Mono"

/* One rule, one light grey, one dark grey for labels and remarks. */
#define ECOT_ODF_RULE       "0.4pt solid #000000"
#define ECOT_ODF_LIGHT_RULE "0.4pt solid #bfbfbf"
#define ECOT_ODF_GREY       "#595959"

/* Package: the content of a document, which is written into it as it comes, and then what is small. */

/* The same picture twice. */
typedef struct
{
  GBytes *png; /* for whoever knows pixels only */
  GBytes *svg; /* for whoever draws lines and letters */
} EcotOdfPicture;

void ecot_odf_picture_free (EcotOdfPicture *self);

typedef struct
{
  GBytes    *styles, *meta, *settings; /* each an XML document */
  GPtrArray *pictures;                 /* of EcotOdfPicture; NULL: there is none */
  GBytes    *emblem;                   /* that of the European Union, a PNG, or NULL */
} EcotOdfParts;

/* The path of picture @number, from 1.  @ending: "png" or "svg".  (transfer full) */
char *ecot_odf_picture_path (guint       number,
                             const char *ending);
void  ecot_odf_parts_clear (EcotOdfParts *self);

/* Up to the content, which is the entry to put into. */
gboolean ecot_odf_begin_package (EcotZip    *zip,
                                 const char *media_type,
                                 GError    **error);
/* From the end of the content on. */
gboolean ecot_odf_end_package (EcotZip            *zip,
                               const char         *media_type,
                               const EcotOdfParts *parts,
                               GError            **error);

/* What @write gives, in memory.  @report: kept by whoever calls.  (transfer full) */
GBytes *ecot_odf_to_bytes (EcotStreamFunc write,
                           EcotReport    *report,
                           GCancellable  *cancellable,
                           GError       **error);

/* How far a document is, counted in rows and in other blocks, as often as each is looked at. */
typedef struct
{
  EcotXmlWriter *xml; /* of the content, once there is one */
  GCancellable  *cancellable;
  guint64        done, total;
} EcotOdfWork;

/* @passes: over all of @report */
void ecot_odf_work_init (EcotOdfWork  *self,
                         EcotReport   *report,
                         guint         passes,
                         GCancellable *cancellable);
/* @n more are done.  FALSE with @error: nobody wants the rest, or there is no room for it. */
gboolean ecot_odf_work_go_on (EcotOdfWork *self,
                              guint        n,
                              GError     **error);
/* @block is done; what of its rows was told is not told again. */
gboolean ecot_odf_work_end_block (EcotOdfWork     *self,
                                  const EcotBlock *block,
                                  GError         **error);
/* A row more is done; now and then, that is told as above. */
gboolean ecot_odf_work_next_row (EcotOdfWork *self,
                                 guint        row,
                                 GError     **error);

/* XML */

/* A document whose root is @element, with the namespaces of content and styles. */
EcotXmlWriter *ecot_odf_start_document (const char *element);
GBytes        *ecot_odf_end_document (EcotXmlWriter *xml,
                                      const char    *element);
/* The same for the content of a package that has begun, written into it. */
EcotXmlWriter *ecot_odf_start_content (EcotZip *zip);
gboolean       ecot_odf_end_content (EcotXmlWriter *xml,
                                     GError       **error);
void           ecot_odf_write_font_faces (EcotXmlWriter *xml);
/* The text of a paragraph: white space that XML would collapse is spelled out. */
void ecot_odf_put_text (EcotXmlWriter *xml,
                        const char    *text);
/* A part of it.  @after_space: it is the first, or white space came before;
 * @at_end: it is the last. */
void ecot_odf_put_run (EcotXmlWriter *xml,
                       const char    *text,
                       gboolean       after_space,
                       gboolean       at_end);
/* <text:p text:style-name="STYLE">text</text:p>; either may be NULL. */
void ecot_odf_put_p (EcotXmlWriter *xml,
                     const char    *style,
                     const char    *text);
/* An attribute that is a length, in 1/100 mm. */
void ecot_odf_attr_length (EcotXmlWriter *xml,
                           const char    *name,
                           guint          length);

void ecot_odf_put_setting (EcotXmlWriter *xml,
                           const char    *name,
                           const char    *type,
                           const char    *value);

GBytes *ecot_odf_write_meta (EcotReport *report,
                             guint       n_paragraphs);

/* What both formats say alike */

/* ☐ or ☑ */
const char *ecot_odf_tick (const EcotChoice *choice);
/* « Fait à …, le … », name and function, dotted where unknown.  (transfer full) */
char **ecot_odf_signature_lines (const EcotBlock *block);
/* « page 3 sur 9 » */
void ecot_odf_put_page_number (EcotXmlWriter *xml);
void ecot_odf_put_fingerprint (EcotXmlWriter *xml,
                               const char    *fingerprint);

/* The emblem of the Union, of a hoist in 1/100 mm: in its line, or at the left of it in a frame of @style. */
void ecot_odf_put_emblem (EcotXmlWriter *xml,
                          guint          hoist,
                          const char    *style);

/* Styles */

/* Attributes of one properties element: name, value, name, value … NULL. */
typedef const char *const *EcotOdfProps;

#define ECOT_ODF_PROPS(...) ((const char *const[]){ __VA_ARGS__, NULL })

typedef struct
{
  const char  *family; /* "paragraph", "text", "table-cell" … */
  const char  *name;
  const char  *display; /* how programs show it, or NULL: @name */
  const char  *parent, *next;
  const char  *list;      /* the list style of a paragraph, or NULL */
  const char  *data;      /* the number style of a cell, or NULL */
  int          level;     /* of a heading, else 0 */
  EcotOdfProps own;       /* style:FAMILY-properties; NULL for the family "text" */
  EcotOdfProps tab;       /* of a paragraph: its one tab stop */
  EcotOdfProps paragraph; /* of a cell: style:paragraph-properties */
  EcotOdfProps text;      /* style:text-properties */
} EcotOdfStyle;

void ecot_odf_write_style (EcotXmlWriter      *xml,
                           const EcotOdfStyle *style);
void ecot_odf_write_styles (EcotXmlWriter      *xml,
                            const EcotOdfStyle *styles,
                            guint               n);
/* An empty element with attributes. */
void ecot_odf_put_element (EcotXmlWriter *xml,
                           const char    *element,
                           EcotOdfProps   attributes);

G_END_DECLS
