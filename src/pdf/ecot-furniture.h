/* ecot-furniture.h: head and foot of every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-flow.h"
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

/* @page: from 1. */
void ecot_furniture_add (EcotFurniture *self,
                         EcotSheet     *sheet,
                         guint          page,
                         guint          n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFurniture, ecot_furniture_free)

G_END_DECLS
