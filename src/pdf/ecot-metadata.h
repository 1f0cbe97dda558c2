/* ecot-metadata.h: what a PDF says about itself, in its two places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF/A wants the same words in the Info dictionary and in XMP.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* Texts are one line of valid Unicode, or NULL. */
typedef struct
{
  char *title, *author, *subject, *keywords;
  char *program;
  char *info_date; /* "D:20170724150100Z" */
  char *xmp_date;  /* "2017-07-24T15:01:00Z" */
  guint part;      /* of ISO 19005 that the file follows: 1, or 3 when files are inside it; 0: nobody knows */
} EcotMetadata;

EcotMetadata *ecot_metadata_new (const EcotReportInfo *info);
void          ecot_metadata_free (EcotMetadata *self);

/* The XMP packet of a PDF/A file of level B. */
char *ecot_metadata_to_xmp (const EcotMetadata *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotMetadata, ecot_metadata_free)

G_END_DECLS
