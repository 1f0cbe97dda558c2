/* ecot-pdf-dict.h: the keys of one dictionary, and what stands under them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are the bytes they are written as; a dictionary or an array inside is one value.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *start, *end;
} EcotPdfBytes;

typedef struct
{
  GArray       *entries; /* private */
  GStringChunk *own;
} EcotPdfDict;

EcotPdfDict *ecot_pdf_dict_new (void);
void         ecot_pdf_dict_free (EcotPdfDict *self);

/* The dictionary that @p begins with, in place of what @self held.  @p is to stay as it is while @self is used.
 * Returns: (nullable): behind it; NULL: it is none, or does not end before @end */
const char *ecot_pdf_dict_parse (EcotPdfDict *self,
                                 const char  *p,
                                 const char  *end);

/* FALSE, and nothing in @value: there is no such key. */
gboolean ecot_pdf_dict_find (const EcotPdfDict *self,
                             const char        *key,
                             EcotPdfBytes      *value);
/* Whether that is exactly what stands under @key. */
gboolean ecot_pdf_dict_is (const EcotPdfDict *self,
                           const char        *key,
                           const char        *value);
/* The number of the object that @key leads to; 0: to none. */
guint ecot_pdf_dict_get_reference (const EcotPdfDict *self,
                                   const char        *key);

/* @value: as it is written. */
void ecot_pdf_dict_set (EcotPdfDict *self,
                        const char  *key,
                        const char  *value);
void ecot_pdf_dict_remove (EcotPdfDict *self,
                           const char  *key);

/* All of them with their values, a space before each, without the brackets around them. */
void ecot_pdf_dict_append_keys_to (const EcotPdfDict *self,
                                   GString           *out);

/* A value with one space in place of many, and without comments. */
void ecot_pdf_append_value (GString    *out,
                            const char *p,
                            const char *end);
/* @text: UTF-8 */
void ecot_pdf_append_text (GString    *out,
                           const char *text);
/* The number and the generation 0 of a reference, or a number alone when @suffix is ""; 0: it is none. */
guint ecot_pdf_read_number (const char *p,
                            const char *end,
                            const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPdfDict, ecot_pdf_dict_free)

G_END_DECLS
