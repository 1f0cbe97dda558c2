/* ecot-reading.h: what each verb of ecot-reader does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/ecot-parts.h"

G_BEGIN_DECLS

/* Reads @parts and appends to @answer; FALSE with a sentence that does not name the file. */
typedef gboolean (*EcotReading) (const GPtrArray *parts,
                                 GPtrArray       *answer,
                                 GError         **error);

/* "attachment": a PDF, and a name: the file of that name in it. */
gboolean ecot_read_attachment (const GPtrArray *parts,
                               GPtrArray       *answer,
                               GError         **error);

/* "paper": the same, and its title. */
gboolean ecot_read_paper (const GPtrArray *parts,
                          GPtrArray       *answer,
                          GError         **error);

/* "table": a spreadsheet or a text with separators: its cells (see ecot-table-stream.h). */
gboolean ecot_read_table (const GPtrArray *parts,
                          GPtrArray       *answer,
                          GError         **error);
/* "pages": a PDF, a JPEG or a PNG: a word, and, where it is "fine", its pages as sheets of A4, how each lies, and what
 * was left behind: see ecot-read-pages.h. */
gboolean ecot_read_pages (const GPtrArray *parts,
                          GPtrArray       *answer,
                          GError         **error);
/* "bind": a plan, and PDFs joined as parts: one PDF of all of them. */
gboolean ecot_read_bind (const GPtrArray *parts,
                         GPtrArray       *answer,
                         GError         **error);
/* "form": a PDF: its fields (ECOT_FORM_ANSWER). */
gboolean ecot_read_form (const GPtrArray *parts,
                         GPtrArray       *answer,
                         GError         **error);
/* "form-fill": a PDF, and what to put into it (ECOT_FORM_REQUEST): ECOT_FORM_OBSTACLES, and the file. */
gboolean ecot_fill_form (const GPtrArray *parts,
                         GPtrArray       *answer,
                         GError         **error);

/* "confined": says what the process may still do. */
gboolean ecot_read_confined (const GPtrArray *parts,
                             GPtrArray       *answer,
                             GError         **error);
/* "endless": never ends by itself. */
gboolean ecot_read_endless (const GPtrArray *parts,
                            GPtrArray       *answer,
                            GError         **error);

G_END_DECLS
