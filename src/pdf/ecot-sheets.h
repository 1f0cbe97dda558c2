/* ecot-sheets.h: the pages that are laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-picture.h"

G_BEGIN_DECLS

/* A page: what is drawn first and belongs to no element (rules, fills, heads of
 * tables that came before), the text, and its number. */
typedef struct
{
  const EcotPicture *under, *text, *number;
} EcotSheet;

typedef struct _EcotSheets EcotSheets;

EcotSheets *ecot_sheets_new (void);
/* @self: (nullable) */
void  ecot_sheets_free (EcotSheets *self);
guint ecot_sheets_get_n (const EcotSheets *self);

/* Pictures are (transfer full). */
void ecot_sheets_add (EcotSheets  *self,
                      EcotPicture *under,
                      EcotPicture *text);
void ecot_sheets_set_number (EcotSheets  *self,
                             guint        i,
                             EcotPicture *number);

/* Sheet @i, from 0.  Its pictures stay until another one is opened; they are NULL if what was put aside cannot be read
 * again. */
EcotSheet ecot_sheets_open (EcotSheets *self,
                            guint       i);
/* Nobody will open it any more. */
void ecot_sheets_forget (EcotSheets *self,
                         guint       i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSheets, ecot_sheets_free)

G_END_DECLS
