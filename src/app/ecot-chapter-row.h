/* ecot-chapter-row.h: a chapter in the list at the left of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-chapter.h"

G_BEGIN_DECLS

#define ECOT_TYPE_CHAPTER_ROW (ecot_chapter_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotChapterRow, ecot_chapter_row, ECOT, CHAPTER_ROW, GtkListBoxRow)

GtkWidget   *ecot_chapter_row_new (EcotChapter *chapter);
EcotChapter *ecot_chapter_row_get_chapter (EcotChapterRow *self);

G_END_DECLS
