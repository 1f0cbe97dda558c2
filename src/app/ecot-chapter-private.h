/* ecot-chapter-private.h: for ecot-chapter.c, ecot-chapters.c and ecot-chapter-progress.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-chapter.h"

G_BEGIN_DECLS

/* What a section counts: @filled of @asked; @summary in words; @left, what is to
 * be done besides its errors, or NULL. */
typedef struct
{
  guint asked, filled;
  char *summary, *left; /* owned */
} EcotProgress;

typedef struct
{
  const char *id;
  const char *title;                                 /* marked for translation */
  const char *prefixes[8];                           /* of the paths it holds */
  gboolean (*present) (const EcotLot *lot);          /* NULL: always */
  EcotProgress (*measure) (EcotWork *work);          /* NULL: nothing is typed there */
  void (*name) (const EcotLot *lot, GString *words); /* adds what it asks for, for the search; NULL: nothing more */
  const char *(*retitle) (const EcotLot *lot);       /* in the place of the title, marked for translation; NULL: the title */
} EcotChapterSpec;

extern const EcotChapterSpec ecot_chapter_specs[];
extern const guint           ecot_n_chapter_specs;

/* ecot-chapter-progress.c: one a section. */
EcotProgress ecot_chapter_measure_action (EcotWork *work);
EcotProgress ecot_chapter_measure_applicant (EcotWork *work);
EcotProgress ecot_chapter_measure_budget (EcotWork *work);
EcotProgress ecot_chapter_measure_funding (EcotWork *work);
EcotProgress ecot_chapter_measure_indicators (EcotWork *work);
EcotProgress ecot_chapter_measure_letter (EcotWork *work);
EcotProgress ecot_chapter_measure_narrative (EcotWork *work);
EcotProgress ecot_chapter_measure_participants (EcotWork *work);
EcotProgress ecot_chapter_measure_people (EcotWork *work);
EcotProgress ecot_chapter_measure_pieces (EcotWork *work);
EcotProgress ecot_chapter_measure_register (EcotWork *work);
EcotProgress ecot_chapter_measure_schedule (EcotWork *work);
EcotProgress ecot_chapter_measure_staff (EcotWork *work);
EcotProgress ecot_chapter_measure_time (EcotWork *work);
EcotProgress ecot_chapter_measure_voluntary (EcotWork *work);

EcotChapter *ecot_chapter_new (const EcotChapterSpec *spec,
                               const EcotLot         *lot);
void         ecot_chapter_update (EcotChapter *self,
                                  EcotWork    *work);

G_END_DECLS
