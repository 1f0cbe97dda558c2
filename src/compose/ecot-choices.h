/* ecot-choices.h: what the papers call the choices of a closed list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier/ecot-schema.h"

G_BEGIN_DECLS

/* "requested" -> "demandé"; NULL: the papers have no word for it.  Static. */
const char *ecot_choice_to_label (EcotKind    kind,
                                  const char *field,
                                  const char *id);
/* And back, whatever case and white space it has; NULL: no choice is called so.  Static. */
const char *ecot_choice_from_label (EcotKind    kind,
                                    const char *field,
                                    const char *label);
/* « urbain », « rural »: all of them, for a message.  NULL: the papers name none.  (transfer full) */
char *ecot_choice_list_labels (EcotKind    kind,
                               const char *field);

/* Whether a spreadsheet has a number as a fraction that is shown in percent: 0.47. */
gboolean ecot_choice_is_share (EcotKind    kind,
                               const char *field);

G_END_DECLS
