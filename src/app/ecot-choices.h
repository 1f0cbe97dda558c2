/* ecot-choices.h: what may be chosen in a cell, with the words shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *label;
} EcotOption;

/* (transfer full) (element-type EcotOption).  @path: of the cell, or of any cell of its list ("budget/line/1/category"). */
GPtrArray *ecot_choices_list (EcotWork            *work,
                              const char          *path,
                              const EcotFieldSpec *spec);
/* The words of @id, or @id itself.  Borrowed from @options. */
const char *ecot_choices_label (GPtrArray  *options,
                                const char *id);
/* The option somebody typed or pasted: its words, its id, or the only one that
 * begins so; NULL if there is none or several. */
const EcotOption *ecot_choices_match (GPtrArray  *options,
                                      const char *text);

G_END_DECLS
