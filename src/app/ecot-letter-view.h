/* ecot-letter-view.h: a letter of the call with its blanks filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_LETTER_VIEW (ecot_letter_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotLetterView, ecot_letter_view, ECOT, LETTER_VIEW, GtkBox)

GtkWidget *ecot_letter_view_new (EcotWork         *work,
                                 const EcotLetter *letter);

G_END_DECLS
