/* ecot-guide.h: the help: one report, and the topics it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written in French, in the plain texts of data/help (their marks are told in
 * ecot-guide-reader.c).  Being a report, it prints like any paper; the window
 * and the command line show one topic of it at a time.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

typedef struct _EcotGuide EcotGuide;

/* A heading with what stands below it, up to the next heading that is a topic. */
typedef struct
{
  char  *title;
  char **ids;      /* what it answers to, as "limit"; one at least */
  guint  level;    /* 1: a chapter, 2: a section of the chapter before it */
  guint  first, n; /* its blocks, the heading first */
} EcotTopic;

/**
 * ecot_guide_load:
 * @folder: the data folder in force; its "help" is read
 *
 * Returns: %NULL with %ECOT_ERROR_READ if there is no text to read
 */
EcotGuide *ecot_guide_load (const char *folder,
                            GError    **error);
void       ecot_guide_free (EcotGuide *self);

/* All of it, frozen.  Borrowed. */
EcotReport *ecot_guide_get_report (EcotGuide *self);
/* In order.  (element-type EcotTopic), borrowed. */
const GPtrArray *ecot_guide_get_topics (EcotGuide *self);
const EcotTopic *ecot_guide_find_topic (EcotGuide  *self,
                                        const char *id);
/* The block after the last that @topic shows: a chapter brings its sections along. */
guint ecot_guide_find_end (EcotGuide       *self,
                           const EcotTopic *topic);
/* Those whose words begin as each word of @search does, accents and case aside; the
 * ones that bear it in their title first.  (transfer container) (element-type EcotTopic) */
GPtrArray *ecot_guide_search (EcotGuide  *self,
                              const char *search);

gboolean ecot_topic_answers_to (const EcotTopic *self,
                                const char      *id);

/* What stands in a topic as plain lines of at most @columns characters, examples
 * aside, which are never broken.  (transfer full) */
char *ecot_guide_format (EcotGuide       *self,
                         const EcotTopic *topic,
                         guint            columns);

/* A call file to begin with, that explains itself, written to @out. */
gboolean ecot_guide_save_template (const char *folder,
                                   const char *out,
                                   GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotGuide, ecot_guide_free)

G_END_DECLS
