/* pdf-tools.h: what other programs see in a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* A file of the report in a folder of its own. */
typedef struct
{
  char *folder, *path;
} PdfFile;

PdfFile pdf_file_new (EcotReport *report);
void    pdf_file_clear (PdfFile *self);

/* Skips the test and returns FALSE if one of the programs is not here. */
gboolean pdf_tools_need (const char *first,
                         ...) G_GNUC_NULL_TERMINATED;

/* What "@tool @arguments… FILE" says; arguments are split at spaces.  The test
 * fails if the program does. */
char *pdf_tools_run (const PdfFile *file,
                     const char    *tool,
                     const char    *arguments);
/* Without the zeros that streams may hold. */
char *pdf_tools_to_text (GBytes *bytes);
char *pdf_tools_get_text (const PdfFile *file);
/* The text of each page. */
char **pdf_tools_get_pages (const PdfFile *file);

/* How often @needle stands in @text. */
guint count_of (const char *text,
                const char *needle);
/* Without soft hyphens and the line ends after them, white space as one space. */
char *flatten (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdfFile, pdf_file_clear)

G_END_DECLS
