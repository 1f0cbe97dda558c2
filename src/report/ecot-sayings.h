/* ecot-sayings.h: what a paper says, as pairs of a label and a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* What is said under a heading, beside a label, in a column: "Budget › Total ›
 * Montant" and "9 870,50". */
typedef struct
{
  char *label;
  char *value; /* "" where nothing stands */
} EcotSaying;

/* In the order of the paper, every label once.  (transfer full) (element-type EcotSaying) */
GPtrArray *ecot_sayings_of (EcotReport *report);

/* As text, a line each, and back.  (transfer full) */
char      *ecot_sayings_to_text (const GPtrArray *sayings);
GPtrArray *ecot_sayings_from_text (const char *text);

/* So many of them stand on a page. */
#define ECOT_FINGERPRINT_SHOWN 12

/* 64 hexadecimal digits that no other sayings have (SHA-256).  (transfer full) */
char *ecot_sayings_hash (const GPtrArray *sayings);
/* The same of what @report says, which is not kept meanwhile. */
char *ecot_sayings_hash_of (EcotReport *report);

/* One thing that is said otherwise; NULL: it is not said on that side. */
typedef struct
{
  char *label, *before, *after;
} EcotSayingChange;

/* (transfer full) (element-type EcotSayingChange): in the order of the paper, what is
 * gone at the end */
GPtrArray *ecot_sayings_compare (const GPtrArray *before,
                                 const GPtrArray *after);

G_END_DECLS
