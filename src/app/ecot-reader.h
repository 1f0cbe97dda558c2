/* ecot-reader.h: what the call says, in sections that open, each item with its phrase on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-form-page.h"

G_BEGIN_DECLS

typedef struct _EcotReader EcotReader;

/* Adds the items of a section, with the functions below. */
typedef void (*EcotReaderFill) (EcotReader    *reader,
                                const EcotLot *lot);

/* Puts a switch on @page that shows the phrases; lives as long as the page.
 * @phrases: whether it is on at the start */
EcotReader *ecot_reader_new (EcotFormPage *page,
                             EcotWork     *work,
                             gboolean      phrases);

/* A section of @n items, none if that is 0; filled when it is opened, which a
 * short one and the first are.
 * @about: (nullable): the notes about the section as a whole */
void ecot_reader_add_section (EcotReader    *self,
                              const char    *title,
                              guint          n,
                              EcotReaderFill fill,
                              const char    *about);

/* While a section is filled: */
EcotWork *ecot_reader_get_work (EcotReader *self);
void      ecot_reader_add_head (EcotReader *self,
                                const char *text);
/* @detail, @source, @about: (nullable) */
void ecot_reader_add_item (EcotReader       *self,
                           const char       *text,
                           const char       *detail,
                           const EcotSource *source,
                           const char       *about);
void ecot_reader_add_phrase (EcotReader       *self,
                             const EcotSource *source);

G_END_DECLS
