/* ecot-limit-list.h: limits of the call, each with how near the dossier is to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_LIMIT_LIST (ecot_limit_list_get_type ())

G_DECLARE_FINAL_TYPE (EcotLimitList, ecot_limit_list, ECOT, LIMIT_LIST, GtkGrid)

/* Those of the lot whose figure begins with one of @figures, or that are counted by
 * a figure that begins with one of @bases (nullable).  Both end with NULL.
 * NULL if there is none. */
GtkWidget *ecot_limit_list_new (EcotWork          *work,
                                const char *const *figures,
                                const char *const *bases);

/* "195,00 €", "20 %", "12 mois": what the limit prints, in French.  (transfer full) */
char *ecot_limit_value_in_words (const EcotLimit *limit);
/* "at most 20 %", or that its value is not printed.  (transfer full) */
char *ecot_limit_in_words (const EcotLimit *limit);

/* "182,35 € (at most 195,00 €)": what the dossier makes of it.  (transfer full) */
char *ecot_limit_state_in_words (EcotFigures     *figures,
                                 const EcotLimit *limit);
/* How much of it is used, for a bar: 0 to 1. */
double ecot_limit_fraction (EcotFigures     *figures,
                            const EcotLimit *limit);
/* The finding about it, or NULL.  (transfer full) */
EcotFinding *ecot_limit_find_finding (EcotWork        *work,
                                      const EcotLimit *limit);

G_END_DECLS
