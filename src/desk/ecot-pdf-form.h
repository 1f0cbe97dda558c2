/* ecot-pdf-form.h: the form of a funder: its fields, as the reader tells them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reader/ecot-form-wire.h"

G_BEGIN_DECLS

typedef struct
{
  char         *name; /* "page1.total" */
  char         *tip;  /* what the form says of it, or "" */
  EcotFormKind  kind;
  EcotFormFlags flags;
  guint         max_length;                  /* 0: any */
  char        **options;                     /* states of a box, or what may be chosen: as they are kept */
  char        **labels;                      /* and as they are shown */
  char        **values;                      /* those it has */
  guint         page;                        /* from 1; 0: on none */
  int           left, bottom, width, height; /* in 1/100 point */
  guint         alignment, face;
  guint         size; /* of its letters, in 1/100 point; 0: as fits */
} EcotPdfField;

typedef struct
{
  char       *name; /* of the file, for messages */
  GBytes     *file;
  guint       n_pages;
  gboolean    asks_to_draw;
  GPtrArray  *fields;      /* of EcotPdfField, in its order */
  GHashTable *by_name;     /* the first of that name */
  char       *fingerprint; /* of the names and kinds of its fields: 64 hexadecimal digits */
} EcotPdfForm;

/* NULL with one sentence where it cannot be filled right: no PDF, no form, locked, signed, XFA.
 * Blocks; on any thread.  (transfer full) */
EcotPdfForm *ecot_pdf_form_read (const char   *path,
                                 GCancellable *cancellable,
                                 GError      **error);
/* @name: for messages. */
EcotPdfForm *ecot_pdf_form_read_bytes (GBytes       *file,
                                       const char   *name,
                                       GCancellable *cancellable,
                                       GError      **error);
void         ecot_pdf_form_free (EcotPdfForm *self);

/* NULL if it has no such field. */
const EcotPdfField *ecot_pdf_form_find (const EcotPdfForm *self,
                                        const char        *name);

/* "text", "check", "radio", "combo", "list", "button", "signature", "unknown" */
const char *ecot_pdf_field_get_kind_id (const EcotPdfField *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPdfForm, ecot_pdf_form_free)

G_END_DECLS
