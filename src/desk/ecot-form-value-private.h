/* ecot-form-value-private.h: what a map asks of a dossier, written for a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-form-plan.h"

G_BEGIN_DECLS

/* What @entry puts into its field, "" where there is nothing to put: a text, what a case sets,
 * or "true" and "" for a box to tick.  NULL with @problem, one sentence, if the map asks for what there is not. */
char *ecot_form_value (EcotFigures         *figures,
                       const EcotFormEntry *entry,
                       EcotFormKind         kind,
                       char               **problem);

/* All that @entry puts there, empty ones left out: one a row where it names every row of a list
 * by a star for the number, one each of its values.  NULL with @problem.  (transfer full) */
GPtrArray *ecot_form_values (EcotFigures         *figures,
                             const EcotFormEntry *entry,
                             EcotFormKind         kind,
                             char               **problem);

/* Why a field that is on no page is not filled.  (transfer full) */
char *ecot_form_say_unseen (const EcotFormItem *item);

G_END_DECLS
