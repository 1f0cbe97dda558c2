/* ecot-structure.h: the elements of a tagged PDF, as objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-pdf-dict.h"
#include "pdf/ecot-pdf-sink.h"
#include "pdf/ecot-tags.h"

G_BEGIN_DECLS

/* What is known of them. */
typedef struct
{
  EcotTags        *tags;
  const GArray    *pages; /* of guint: the object of each page, which has its rank from 0 as /StructParents */
  const GPtrArray *words; /* of char: what each figure shows, in reading order */
} EcotStructure;

/* Writes all elements as objects from *@next on, which is moved on, and says in @root that they are there. */
void ecot_structure_write (const EcotStructure *self,
                           EcotPdfSink         *sink,
                           guint               *next,
                           EcotPdfDict         *root);

G_END_DECLS
