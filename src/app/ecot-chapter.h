/* ecot-chapter.h: one chapter of the window: a section of the form, with its state in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_CHAPTER_UNTOUCHED,
  ECOT_CHAPTER_IN_PROGRESS,
  ECOT_CHAPTER_ERRORS,
  ECOT_CHAPTER_DONE,
  ECOT_CHAPTER_READING, /* nothing is typed there */
} EcotChapterState;

#define ECOT_TYPE_CHAPTER (ecot_chapter_get_type ())

G_DECLARE_FINAL_TYPE (EcotChapter, ecot_chapter, ECOT, CHAPTER, GObject)

/* Signal "changed": its state, errors or summary did. */

const char      *ecot_chapter_get_id (EcotChapter *self);
const char      *ecot_chapter_get_title (EcotChapter *self);
EcotChapterState ecot_chapter_get_state (EcotChapter *self);
guint            ecot_chapter_get_n_errors (EcotChapter *self);
/* What is done and left, in words. */
const char *ecot_chapter_get_summary (EcotChapter *self);
const char *ecot_chapter_get_state_name (EcotChapter *self);
/* Whether the words of @search are in its title or in what it asks for. */
gboolean ecot_chapter_matches (EcotChapter *self,
                               const char  *search);
/* The same of its title alone. */
gboolean ecot_chapter_is_called (EcotChapter *self,
                                 const char  *search);
gboolean ecot_chapter_holds (EcotChapter *self,
                             const char  *path);

#define ECOT_TYPE_CHAPTERS (ecot_chapters_get_type ())

G_DECLARE_FINAL_TYPE (EcotChapters, ecot_chapters, ECOT, CHAPTERS, GObject)

/* The sections a lot asks for, in the order of the form, kept up to date.  A GListModel. */
EcotChapters *ecot_chapters_new (EcotWork *work) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed; NULL if no section has that place. */
EcotChapter *ecot_chapters_find (EcotChapters *self,
                                 const char   *path,
                                 guint        *position);
EcotChapter *ecot_chapters_get_nth (EcotChapters *self,
                                    guint         position);

G_END_DECLS
