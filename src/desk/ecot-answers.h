/* ecot-answers.h: what earlier dossiers answered to a question
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "call/ecot-catalogue.h"

G_BEGIN_DECLS

/* A question whose words are so much like another's is asked about the same thing; in percent. */
#define ECOT_ANSWERS_LIKE 50

/* One text of one dossier. */
typedef struct
{
  char    *file, *path; /* as it was named, and where it is */
  char    *title;       /* of its action, or NULL */
  char    *call, *lot;  /* title of the call; "resa-2017/1" */
  EcotDate date;        /* sent, else of its letter, else of its file; ECOT_DATE_NONE */
  char    *id, *question;
  char    *text;
} EcotEarlierAnswer;

/* An answer held against a question of the call at hand. */
typedef struct
{
  const EcotEarlierAnswer *answer;  /* the latest of those with the same words */
  guint                    n_same;  /* dossiers that say the same in a like place, this one not counted */
  gboolean                 is_same; /* the very question, of the same call */
  guint                    percent; /* how much the questions are alike, rounded down; 100: the same words */
  guint                    n_words; /* by the rule of the question at hand */
  gssize                   cut;     /* byte after the last word its limit admits; -1: it fits */
} EcotVariant;

typedef struct _EcotAnswers EcotAnswers;

EcotAnswers *ecot_answers_new (void);
EcotAnswers *ecot_answers_ref (EcotAnswers *self);
void         ecot_answers_unref (EcotAnswers *self);

/* The texts of a dossier.  A file that is there already adds nothing.  On any thread, one at a time. */
gboolean ecot_answers_add_file (EcotAnswers   *self,
                                EcotCatalogue *catalogue,
                                const char    *path,
                                GError       **error);
/* Those on the shelf of this machine, but for the one at @own (nullable); what cannot be read is left out. */
void ecot_answers_add_shelf (EcotAnswers   *self,
                             EcotCatalogue *catalogue,
                             const char    *own,
                             GCancellable  *cancellable);
/* The dossiers in @folder, by name: .ecot and .xml.  (transfer full) (element-type filename); NULL with @error */
GPtrArray *ecot_answers_list_folder (const char *folder,
                                     GError    **error);

/* Every answer there is: those to the same question first, then by likeness, the latest first.  The texts
 * belong to @self.  (transfer full) (element-type EcotVariant) */
GPtrArray *ecot_answers_compare (EcotAnswers       *self,
                                 const EcotLot     *lot,
                                 const EcotSection *section);

/* In how far two questions have the same words, of 100; one: exactly those. */
guint ecot_answers_measure (const char *one,
                            const char *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAnswers, ecot_answers_unref)

G_END_DECLS
