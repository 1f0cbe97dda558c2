/* ecot-furniture.h: head and foot of every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-picture.h"
#include "pdf/ecot-shaper.h"
#include "report/ecot-report.h"

G_BEGIN_DECLS

typedef struct _EcotFurniture EcotFurniture;

EcotFurniture *ecot_furniture_new (EcotShaper           *shaper,
                                   const EcotReportInfo *info);
void           ecot_furniture_free (EcotFurniture *self);

/* Between them is the room of the text. */
double ecot_furniture_get_top (EcotFurniture *self);
double ecot_furniture_get_bottom (EcotFurniture *self);

/* The same on every page.  (transfer full) */
EcotPicture *ecot_furniture_create_head (EcotFurniture *self);
EcotPicture *ecot_furniture_create_foot (EcotFurniture *self);
/* @page: from 1.  (transfer full) */
EcotPicture *ecot_furniture_create_number (EcotFurniture *self,
                                           guint          page,
                                           guint          n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFurniture, ecot_furniture_free)

G_END_DECLS
