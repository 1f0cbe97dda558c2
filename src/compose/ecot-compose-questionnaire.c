/* ecot-compose-questionnaire.c: the participants' questionnaire, to print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One copy a participant, filled by hand: but for the name of the action, nothing of the dossier stands in it.
 * An answer says where to go on only if that is not the next question.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "base/ecot-fold.h"

/* Labels up to this many characters leave room for their answer in half a line. */
#define SHORT_LABEL 34

#define GROUP_PREFIX "Question "

static const EcotQuestion *
find_question (const EcotLot *lot,
               const char    *id)
{
  for (guint i = 0; i < lot->questions->len; i++)
    {
      const EcotQuestion *question = lot->questions->pdata[i];

      if (g_str_equal (question->id, id))
        return question;
    }

  return NULL;
}

/* "1e" of "1e. Si vous n'occupez pas d'emploi": the number a label begins with. */
static char *
number_of_label (const char *label)
{
  gsize length = strcspn (label, ". ");

  if (label[length] != '.' || length == 0 || length > 4 || !g_ascii_isdigit (label[0]))
    return NULL;

  return g_strndup (label, length);
}

/* "2" of "Question 2" or "Question 1. Statut sur le marché du travail". */
static char *
number_of_group (const char *group)
{
  if (group == NULL || !g_str_has_prefix (group, GROUP_PREFIX))
    return NULL;

  group += strlen (GROUP_PREFIX);
  return g_strndup (group, strcspn (group, ". :"));
}

/* How a skip names a question. */
static char *
name_question (const EcotQuestion *question)
{
  g_autofree char *number = number_of_label (question->label);

  if (number == NULL)
    number = number_of_group (question->group);

  return number != NULL ? g_strdup_printf ("question %s", number) : g_strdup_printf ("question « %s »", question->label);
}

/* " → passer à la question 2", or NULL if @go_to comes next anyway. */
static char *
make_skip (const EcotComposer *self,
           const char         *go_to,
           guint               from)
{
  const EcotQuestion *target = go_to != NULL ? find_question (self->lot, go_to) : NULL;
  g_autofree char    *name = NULL;

  if (target == NULL || (from + 1 < self->lot->questions->len && target == self->lot->questions->pdata[from + 1]))
    return NULL;

  name = name_question (target);
  return g_strdup_printf ("passer à la %s", name);
}

static void
add_answer (EcotComposer     *self,
            const EcotAnswer *answer,
            const char       *go_to,
            guint             from)
{
  g_autofree char *skip = make_skip (self, go_to, from);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s%s", answer->label,
                                           answer->asks != NULL ? " : " : "", answer->asks != NULL ? answer->asks : "",
                                           answer->asks != NULL ? " ………………………………" : "",
                                           skip != NULL ? " → " : "", skip != NULL ? skip : "");

  ecot_report_add_choice (self->report, text, FALSE);
}

static gboolean
has_declining_answer (const EcotQuestion *question)
{
  for (guint i = 0; i < question->answers->len; i++)
    if (((const EcotAnswer *)question->answers->pdata[i])->declines)
      return TRUE;

  return FALSE;
}

/* @heading: the question already stands in its heading. */
static void
add_choices (EcotComposer       *self,
             const EcotQuestion *question,
             guint               from,
             gboolean            heading)
{
  ecot_report_begin_choices (self->report, heading ? NULL : question->label);

  for (guint i = 0; i < question->answers->len; i++)
    {
      const EcotAnswer *answer = question->answers->pdata[i];

      add_answer (self, answer, answer->go_to != NULL ? answer->go_to : question->go_to, from);
    }

  if (question->declines && !has_declining_answer (question))
    ecot_report_add_choice (self->report, "Ne souhaite pas répondre", FALSE);
}

static gboolean
is_written (const EcotQuestion *question)
{
  return !g_str_has_prefix (question->kind, "choice");
}

/* The action is the same for all who answer. */
static const char *
answer_known (const EcotComposer *self,
              const EcotQuestion *question)
{
  g_autofree char *folded = ecot_fold (question->label);

  return strstr (folded, "nom de l operation") != NULL || strstr (folded, "nom de l'operation") != NULL
           ? ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "title")
           : NULL;
}

/* Who may decline to write an answer gets a box for it. */
static void
add_written (EcotComposer       *self,
             const EcotQuestion *question,
             guint               from)
{
  g_autofree char *skip = make_skip (self, question->go_to, from);
  g_autofree char *label = skip != NULL ? g_strdup_printf ("%s (puis %s)", question->label, skip) : g_strdup (question->label);

  ecot_report_add_field (self->report, label, answer_known (self, question), g_utf8_strlen (label, -1) <= SHORT_LABEL ? 6 : 12);

  if (question->declines)
    {
      ecot_report_begin_choices (self->report, NULL);
      ecot_report_add_choice (self->report, "Ne souhaite pas répondre", FALSE);
    }
}

/* "Question 2" alone is the number of its only question, and both are one heading.
 * Returns: whether the heading says the question. */
static gboolean
add_heading (EcotComposer       *self,
             const EcotQuestion *question)
{
  g_autofree char *number = number_of_group (question->group);
  g_autofree char *bare = number != NULL ? g_strconcat (GROUP_PREFIX, number, NULL) : NULL;
  g_autofree char *whole = NULL;

  if (g_strcmp0 (question->group, bare) != 0 || is_written (question))
    {
      ecot_report_add_heading (self->report, number != NULL ? 3 : 2, question->group);
      return FALSE;
    }

  whole = g_strdup_printf ("%s. %s", question->group, question->label);
  ecot_report_add_heading (self->report, 3, whole);
  return TRUE;
}

static void
add_question (EcotComposer *self,
              guint         i)
{
  const EcotQuestion *question = self->lot->questions->pdata[i];
  const EcotQuestion *before = i > 0 ? self->lot->questions->pdata[i - 1] : NULL;
  gboolean            new_group = before == NULL || g_strcmp0 (question->group, before->group) != 0;
  gboolean            heading = new_group && question->group != NULL && add_heading (self, question);

  if (!is_written (question))
    {
      add_choices (self, question, i, heading);
      return;
    }

  if (new_group || !is_written (before) || before->declines)
    ecot_report_begin_fields (self->report);
  add_written (self, question, i);
}

void
ecot_compose_questionnaire (EcotComposer *self)
{
  const char *title = self->lot->questionnaire_title;

  ecot_report_add_heading (self->report, 1, title != NULL ? title : "Questionnaire des participants");

  for (guint i = 0; i < self->lot->questions->len; i++)
    add_question (self, i);
}
