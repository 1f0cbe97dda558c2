/* ecot-call-page.c: what the call asks, to be read before one answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the order in which one decides: when, who, for whom, to what end, at what
 * price, judged how.  What is typed on another page is not said again here,
 * what follows the award has a page of its own.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-exits.h"
#include "app/ecot-limit-list.h"
#include "app/ecot-option-input.h"
#include "app/ecot-reader.h"
#include "app/ecot-reading-pages.h"
#include "base/ecot-fold.h"

#define SKIP_CHARS 28 /* of a question that another leads to */

/* {{{ When */

/* A closing day that no calendar has stands as it is printed. */
static char *
closing_in_words (const EcotSession *session)
{
  char buf[ECOT_DATE_BUFSIZE];

  if (session->closes == ECOT_DATE_NONE)
    return g_strdup_printf (_ ("%s, as printed"), session->closes_printed != NULL ? session->closes_printed : "?");

  ecot_date_format_short (session->closes, buf);

  if (session->closes_minute < 0)
    return g_strdup (buf);

  /* Translators: a date, then an hour and minutes */
  return g_strdup_printf (_ ("%s at %02d:%02d"), buf, session->closes_minute / 60, session->closes_minute % 60);
}

static char *
session_in_words (const EcotSession *session)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *closes = closing_in_words (session);

  if (session->opens == ECOT_DATE_NONE)
    return g_strdup_printf (_ ("Until %s"), closes);

  return g_strdup_printf (_ ("From %s to %s"), ecot_date_format_short (session->opens, buf), closes);
}

/* When an action of that session may start. */
static char *
start_in_words (const EcotSession *session)
{
  char             from[ECOT_DATE_BUFSIZE], to[ECOT_DATE_BUFSIZE];
  g_autofree char *end = NULL;

  if (session->start_to_printed != NULL)
    end = g_strdup_printf (_ ("%s, as printed"), session->start_to_printed);
  else if (session->start_to != ECOT_DATE_NONE)
    end = g_strdup (ecot_date_format_short (session->start_to, to));

  if (session->start_from == ECOT_DATE_NONE)
    return end != NULL ? g_strdup_printf (_ ("for an action that starts by %s"), end) : NULL;

  ecot_date_format_short (session->start_from, from);

  if (end == NULL)
    return g_strdup_printf (_ ("for an action that starts from %s"), from);
  if (session->start_from == session->start_to)
    return g_strdup_printf (_ ("for an action that starts on %s"), from);

  return g_strdup_printf (_ ("for an action that starts from %s to %s"), from, end);
}

static char *
period_in_words (const EcotLot *lot)
{
  char from[ECOT_DATE_BUFSIZE], to[ECOT_DATE_BUFSIZE];

  if (lot->period_start != ECOT_DATE_NONE && lot->period_end != ECOT_DATE_NONE)
    return g_strdup_printf (_ ("The action takes place from %s to %s"), ecot_date_format_short (lot->period_start, from), ecot_date_format_short (lot->period_end, to));

  return g_strdup (_ ("How long the action lasts"));
}

static gboolean
has_period (const EcotLot *lot)
{
  return (lot->period_start != ECOT_DATE_NONE && lot->period_end != ECOT_DATE_NONE) || lot->max_months >= 0;
}

static void
fill_dates (EcotReader    *reader,
            const EcotLot *lot)
{
  for (guint i = 0; i < lot->sessions->len; i++)
    {
      const EcotSession *session = g_ptr_array_index (lot->sessions, i);
      g_autofree char   *text = session_in_words (session);
      g_autofree char   *start = start_in_words (session);

      ecot_reader_add_item (reader, text, start, session->source, NULL);
    }

  if (has_period (lot))
    {
      g_autofree char *text = period_in_words (lot);
      g_autofree char *months = lot->max_months >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month at most", "%d months at most", (gulong)lot->max_months), lot->max_months) : NULL;

      ecot_reader_add_item (reader, text, months, lot->period_source, "period");
    }
}

/* }}} */
/* {{{ Who, for whom, to what end */

static void
fill_eligible (EcotReader    *reader,
               const EcotLot *lot)
{
  for (guint i = 0; i < lot->eligible->len; i++)
    {
      const EcotEligible *eligible = g_ptr_array_index (lot->eligible, i);

      ecot_reader_add_item (reader, eligible->label, NULL, eligible->source, eligible->id);
    }

  for (guint i = 0; i < lot->conditions->len; i++)
    {
      const EcotCondition *condition = g_ptr_array_index (lot->conditions, i);
      /* Translators: the document that shows a condition is met */
      g_autofree char *proof = condition->proof != NULL ? g_strdup_printf (_ ("shown by: %s"), condition->proof) : NULL;

      ecot_reader_add_item (reader, condition->label, proof, condition->source, condition->id);
    }
}

static void
fill_said (EcotReader *reader,
           GPtrArray  *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const EcotObligation *item = g_ptr_array_index (items, i);

      ecot_reader_add_item (reader, item->label, item->delay, item->source, item->id);
    }
}

static void
fill_audience (EcotReader    *reader,
               const EcotLot *lot)
{
  fill_said (reader, lot->audience);

  if (lot->young_under > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("The young are those under %d"), lot->young_under);

      ecot_reader_add_item (reader, text, NULL, lot->participants_source, NULL);
    }
}

static void
fill_objectives (EcotReader    *reader,
                 const EcotLot *lot)
{
  fill_said (reader, lot->objectives);
}

static void
fill_choices (EcotReader    *reader,
              const EcotLot *lot)
{
  for (guint i = 0; i < lot->choices->len; i++)
    {
      const EcotCallChoice *choice = g_ptr_array_index (lot->choices, i);
      g_autofree char      *how_many = ecot_choice_in_words (choice);

      ecot_reader_add_head (reader, choice->title);

      if (how_many != NULL)
        ecot_reader_add_item (reader, how_many, NULL, choice->source, choice->id);

      for (guint j = 0; j < choice->options->len; j++)
        {
          const EcotCallOption *option = g_ptr_array_index (choice->options, j);

          ecot_reader_add_item (reader, option->label, NULL, option->source, option->id);
        }
    }
}

static void
fill_criteria (EcotReader    *reader,
               const EcotLot *lot)
{
  for (guint i = 0; i < lot->criteria->len; i++)
    {
      const EcotCriterion *criterion = g_ptr_array_index (lot->criteria, i);

      ecot_reader_add_item (reader, criterion->label, criterion->weight, criterion->source, criterion->id);
    }
}

/* }}} */
/* {{{ At what price */

static const char *
base_in_words (const EcotFlatRate *rate)
{
  if (g_strcmp0 (rate->base, "direct-staff") == 0)
    return _ ("direct staff costs");
  if (g_strcmp0 (rate->base, "direct-without-services") == 0)
    return _ ("direct costs without services");

  return g_strcmp0 (rate->base, "direct") == 0 ? _ ("direct costs") : _ ("costs the text does not name");
}

static const char *
mode_in_words (const EcotFlatRate *rate)
{
  if (g_strcmp0 (rate->mode, "flat") == 0)
    return _ ("a flat rate: that much, neither more nor less");

  return g_strcmp0 (rate->mode, "ceiling") == 0 ? _ ("a ceiling: that much at most") : _ ("the text does not say whether that is a flat rate or a ceiling");
}

static void
fill_costs (EcotReader    *reader,
            const EcotLot *lot)
{
  for (guint i = 0; i < lot->categories->len; i++)
    {
      const EcotCategory *category = g_ptr_array_index (lot->categories, i);

      ecot_reader_add_item (reader, category->label, NULL, category->source, category->id);
    }

  for (guint i = 0; i < lot->flat_rates->len; i++)
    {
      const EcotFlatRate *rate = g_ptr_array_index (lot->flat_rates, i);
      char                buf[ECOT_DECIMAL_BUFSIZE];
      g_autofree char    *text = g_strdup_printf (_ ("Indirect costs: %s %% of %s"), ecot_decimal_format_french (rate->percent, buf), base_in_words (rate));

      ecot_reader_add_item (reader, text, mode_in_words (rate), rate->source, rate->id);
    }
}

/* A limit stands on some pages with what the dossier makes of it; here as it is printed. */
static void
fill_limits (EcotReader    *reader,
             const EcotLot *lot)
{
  EcotFigures *figures = ecot_work_get_figures (ecot_reader_get_work (reader));

  for (guint i = 0; i < lot->limits->len; i++)
    {
      const EcotLimit *limit = g_ptr_array_index (lot->limits, i);
      const char      *of = limit->of != NULL && ecot_figures_has (figures, limit->of) ? ecot_figures_get_label (figures, limit->of) : NULL;
      g_autofree char *name = ecot_capitalise (limit->message != NULL ? limit->message : limit->id);
      g_autofree char *bound = ecot_limit_in_words (limit);
      g_autofree char *text = g_strdup_printf ("%s\302\240: %s", name, bound);
      /* Translators: of a limit: the figure it is counted by */
      g_autofree char *detail = of != NULL ? g_strdup_printf (_ ("counted by: %s"), of) : NULL;

      ecot_reader_add_item (reader, text, detail, limit->source, limit->id);
    }
}

static void
fill_performance (EcotReader    *reader,
                  const EcotLot *lot)
{
  for (guint i = 0; i < lot->performance->len; i++)
    {
      const EcotPerformance *part = g_ptr_array_index (lot->performance, i);
      char                   buf[ECOT_DECIMAL_BUFSIZE];
      g_autofree char       *text = g_strdup_printf ("%s\302\240%% — %s", ecot_decimal_format_french (part->percent, buf), part->label);

      ecot_reader_add_item (reader, text, NULL, part->source, part->id);
    }
}

/* }}} */
/* {{{ Judged how */

static void
fill_exits (EcotReader    *reader,
            const EcotLot *lot)
{
  const char *class = NULL;

  for (guint i = 0; i < lot->exits->len; i++)
    {
      const EcotExit  *exit = g_ptr_array_index (lot->exits, i);
      g_autofree char *words = ecot_exit_in_words (exit);

      if (g_strcmp0 (exit->class, class) != 0)
        ecot_reader_add_head (reader, ecot_exit_class_in_words (exit->class));

      class = exit->class;
      ecot_reader_add_item (reader, exit->label, words, exit->source, exit->id);
    }
}

static void
fill_stages (EcotReader    *reader,
             const EcotLot *lot)
{
  const char *group = NULL;

  for (guint i = 0; i < lot->stages->len; i++)
    {
      const EcotStage *stage = g_ptr_array_index (lot->stages, i);
      g_autofree char *proof = stage->proof != NULL ? g_strdup_printf (_ ("shown by: %s"), stage->proof) : NULL;

      if (stage->group != NULL && g_strcmp0 (stage->group, group) != 0)
        ecot_reader_add_head (reader, stage->group);

      group = stage->group;
      ecot_reader_add_item (reader, stage->label, proof, stage->source, stage->id);
    }
}

static const EcotQuestion *
find_question (const EcotLot *lot,
               const char    *id)
{
  for (guint i = 0; id != NULL && i < lot->questions->len; i++)
    if (g_strcmp0 (((const EcotQuestion *)g_ptr_array_index (lot->questions, i))->id, id) == 0)
      return g_ptr_array_index (lot->questions, i);

  return NULL;
}

/* Questions have the numbers that are printed, if any, and no other. */
static void
append_skip (GString       *words,
             const EcotLot *lot,
             const char    *go_to)
{
  const EcotQuestion *question = find_question (lot, go_to);
  g_autofree char    *label = NULL;

  if (question == NULL)
    return;

  label = g_utf8_strlen (question->label, -1) > SKIP_CHARS ? g_utf8_substring (question->label, 0, SKIP_CHARS - 1) : g_strdup (question->label);
  g_string_append_printf (words, " → «\302\240%s%s\302\240»", label, strlen (label) < strlen (question->label) ? "…" : "");
}

static char *
answers_in_words (const EcotLot      *lot,
                  const EcotQuestion *question)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < question->answers->len; i++)
    {
      const EcotAnswer *answer = g_ptr_array_index (question->answers, i);

      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append (words, answer->label);

      if (answer->asks != NULL)
        g_string_append_printf (words, " (%s…)", answer->asks);

      append_skip (words, lot, answer->go_to);
    }

  if (question->declines)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", _ ("one may decline"));

  append_skip (words, lot, question->go_to);

  return g_string_free (words, words->len == 0);
}

static void
fill_questions (EcotReader    *reader,
                const EcotLot *lot)
{
  const char *group = NULL;

  for (guint i = 0; i < lot->questions->len; i++)
    {
      const EcotQuestion *question = g_ptr_array_index (lot->questions, i);
      g_autofree char    *answers = answers_in_words (lot, question);

      if (question->group != NULL && g_strcmp0 (question->group, group) != 0)
        ecot_reader_add_head (reader, question->group);

      group = question->group;
      ecot_reader_add_item (reader, question->label, answers, question->source, question->id);
    }
}

/* }}} */

GtkWidget *
ecot_call_page_new (EcotWork *work)
{
  GtkWidget     *page = ecot_form_page_new (work, _ ("The call"));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotReader    *reader;

  ecot_form_add_text (form, lot->title, "call-title");
  ecot_form_add_text (form, lot->issuer, "dim-label");
  reader = ecot_reader_new (ECOT_FORM_PAGE (page), work, FALSE);
  ecot_reader_add_section (reader, _ ("When"), lot->sessions->len + (has_period (lot) ? 1 : 0), fill_dates, "session");
  ecot_reader_add_section (reader, _ ("Who may answer"), lot->eligible->len + lot->conditions->len, fill_eligible, "eligible");
  ecot_reader_add_section (reader, _ ("For whom"), lot->audience->len, fill_audience, "audience");
  ecot_reader_add_section (reader, _ ("Objectives"), lot->objectives->len, fill_objectives, "objective");
  ecot_reader_add_section (reader, _ ("Options"), lot->choices->len, fill_choices, "choice");
  ecot_reader_add_section (reader, _ ("Costs accepted"), lot->categories->len + lot->flat_rates->len, fill_costs, "budget");
  ecot_reader_add_section (reader, _ ("Limits of the call"), lot->limits->len, fill_limits, "limit");
  ecot_reader_add_section (reader, _ ("Parts of the grant that depend on results"), lot->performance->len, fill_performance, "performance");
  ecot_reader_add_section (reader, _ ("How it is chosen"), lot->criteria->len, fill_criteria, "criterion");
  ecot_reader_add_section (reader, _ ("Exits"), lot->exits->len, fill_exits, "exit");
  ecot_reader_add_section (reader, _ ("Stages"), lot->stages->len, fill_stages, "stage");
  ecot_reader_add_section (reader, lot->questionnaire_title != NULL ? lot->questionnaire_title : _ ("Questionnaire"), lot->questions->len, fill_questions, "questionnaire");

  return page;
}
