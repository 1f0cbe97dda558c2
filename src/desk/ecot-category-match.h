/* ecot-category-match.h: which cost category of a lot a stranger's words mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-lot.h"

G_BEGIN_DECLS

/* What a category is asked by: its id, and what it is called. */
typedef struct
{
  const char *id, *label, *kind; /* @kind: as of EcotCategory, or NULL */
} EcotCategoryName;

/* The category that @title ("64 - Charges de personnel", "Achats") or @account ("6063") means
 * before all others; NULL where none does, or two do. */
const char *ecot_category_match (const EcotCategoryName *names,
                                 guint                   n,
                                 const char             *title,
                                 const char             *account);

G_END_DECLS
