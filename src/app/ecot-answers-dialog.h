/* ecot-answers-dialog.h: what earlier dossiers answered, to take it over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-prose-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_ANSWERS_DIALOG (ecot_answers_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotAnswersDialog, ecot_answers_dialog, ECOT, ANSWERS_DIALOG, GtkWindow)

/* Of the dossiers this machine remembers; what is chosen is inserted into @input, which answers @section. */
GtkWidget *ecot_answers_dialog_new (GtkWindow         *over,
                                    EcotProseInput    *input,
                                    const EcotSection *section);

G_END_DECLS
