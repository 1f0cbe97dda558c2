/* ecot-call-vocabulary.c: every word a call file may use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table, which both says what is accepted and where it goes: reading a
 * call has no other list of elements.  data/calls/call.rng says the same for
 * editors of calls.  A word, once published, keeps its meaning for ever: old
 * calls use it.
 *
 * The vocabulary is closed on purpose.  A file with a word that is not here is
 * refused as a whole, because a limit that was not understood would look like
 * one that was met.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#define ITEM     "common lot"
#define OF(T, m) G_STRUCT_OFFSET (T, m)
#define LOT(m)   G_STRUCT_OFFSET (EcotLot, m)
#define END \
  {         \
    NULL    \
  }
#define ID(T)                                  \
  {                                            \
    "id", ECOT_WORD_ID, TRUE, NULL, OF (T, id) \
  }
#define LABEL(T)                                       \
  {                                                    \
    "label", ECOT_WORD_TEXT, TRUE, NULL, OF (T, label) \
  }
#define RELATIONS                                                 \
  { "at-least", ECOT_WORD_QUANTITY, FALSE, NULL, ECOT_NOWHERE },  \
    { "at-most", ECOT_WORD_QUANTITY, FALSE, NULL, ECOT_NOWHERE }, \
  {                                                               \
    "equal", ECOT_WORD_QUANTITY, FALSE, NULL, ECOT_NOWHERE        \
  }

#define CATEGORY_KINDS "staff services supplies participants operating in-kind other indirect"

static const EcotAttributeSpec call_attributes[] = {
  { "id", ECOT_WORD_ID, TRUE, NULL, LOT (call) },
  { "title", ECOT_WORD_TEXT, TRUE, NULL, LOT (call_title) },
  { "issuer", ECOT_WORD_TEXT, TRUE, NULL, LOT (issuer) },
  { "issuer-short", ECOT_WORD_TEXT, FALSE, NULL, LOT (issuer_short) },
  { "fund", ECOT_WORD_ID, FALSE, NULL, LOT (fund) },
  { "zone", ECOT_WORD_TEXT, FALSE, NULL, LOT (zone) },
  { "rounding", ECOT_WORD_CHOICE, FALSE, "half-up down euro", ECOT_NOWHERE },
  { "text", ECOT_WORD_ID, FALSE, NULL, ECOT_NOWHERE },
  END
};

static const EcotAttributeSpec common_attributes[] = {
  { "for", ECOT_WORD_IDS, FALSE, NULL, ECOT_NOWHERE },
  END
};

static const EcotAttributeSpec lot_attributes[] = {
  { "id", ECOT_WORD_ID, TRUE, NULL, LOT (number) },
  { "title", ECOT_WORD_TEXT, TRUE, NULL, LOT (title) },
  { "short-title", ECOT_WORD_TEXT, FALSE, NULL, LOT (short_title) },
  { "title-inferred", ECOT_WORD_FLAG, FALSE, NULL, LOT (title_inferred) },
  END
};

static const EcotAttributeSpec session_attributes[] = {
  { "opens", ECOT_WORD_DATE, FALSE, NULL, OF (EcotSession, opens) },
  { "closes", ECOT_WORD_DATE, FALSE, NULL, OF (EcotSession, closes) },
  { "closes-time", ECOT_WORD_TIME, FALSE, NULL, OF (EcotSession, closes_minute), -1 },
  { "closes-printed", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotSession, closes_printed) },
  { "start-from", ECOT_WORD_DATE, FALSE, NULL, OF (EcotSession, start_from) },
  { "start-to", ECOT_WORD_DATE, FALSE, NULL, OF (EcotSession, start_to) },
  { "start-to-printed", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotSession, start_to_printed) },
  END
};

static const EcotAttributeSpec period_attributes[] = {
  { "start", ECOT_WORD_DATE, FALSE, NULL, LOT (period_start) },
  { "end", ECOT_WORD_DATE, FALSE, NULL, LOT (period_end) },
  { "max-months", ECOT_WORD_COUNT, FALSE, NULL, LOT (max_months), -1 },
  END
};

static const EcotAttributeSpec section_attributes[] = {
  ID (EcotSection),
  { "title", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotSection, title) },
  { "max-words", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotSection, max_words) },
  { "tolerance", ECOT_WORD_NUMBER, FALSE, NULL, OF (EcotSection, tolerance) },
  { "words", ECOT_WORD_CHOICE, FALSE, "spaces apostrophes hyphens", ECOT_NOWHERE },
  { "required", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotSection, required) },
  { "after-budget", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotSection, after_budget) },
  { "help", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotSection, help) },
  END
};

static const EcotAttributeSpec field_attributes[] = {
  ID (EcotCallField),
  LABEL (EcotCallField),
  { "place", ECOT_WORD_PLACE, TRUE, NULL, OF (EcotCallField, place) },
  { "group", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotCallField, group) },
  { "required", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotCallField, required) },
  { "alternative", ECOT_WORD_ID, FALSE, NULL, OF (EcotCallField, alternative) },
  END
};

/* Territories, and the ways a dossier may be sent. */
static const EcotAttributeSpec place_attributes[] = {
  ID (EcotTerritory),
  LABEL (EcotTerritory),
  END
};

static const EcotAttributeSpec category_attributes[] = {
  ID (EcotCategory),
  LABEL (EcotCategory),
  { "kind", ECOT_WORD_CHOICE, TRUE, CATEGORY_KINDS, OF (EcotCategory, kind) },
  END
};

static const EcotAttributeSpec flat_rate_attributes[] = {
  ID (EcotFlatRate),
  { "percent", ECOT_WORD_NUMBER, TRUE, NULL, OF (EcotFlatRate, percent) },
  { "mode", ECOT_WORD_CHOICE, TRUE, "flat ceiling unstated", OF (EcotFlatRate, mode) },
  { "base", ECOT_WORD_CHOICE, TRUE, "direct direct-without-services direct-staff unstated", OF (EcotFlatRate, base) },
  { "exclude", ECOT_WORD_CHOICES, FALSE, CATEGORY_KINDS, OF (EcotFlatRate, exclude) },
  END
};

static const EcotAttributeSpec fund_attributes[] = {
  ID (EcotFund),
  LABEL (EcotFund),
  { "max-amount", ECOT_WORD_QUANTITY, FALSE, NULL, ECOT_NOWHERE },
  { "regulation", ECOT_WORD_CHOICE, FALSE, "1303/2013 2021/1060", OF (EcotFund, regulation) },
  END
};

static const EcotAttributeSpec limit_attributes[] = {
  ID (EcotLimit),
  { "figure", ECOT_WORD_FIGURE, TRUE, NULL, OF (EcotLimit, figure) },
  RELATIONS,
  { "announced", ECOT_WORD_CHOICE, FALSE, "at-least at-most equal", ECOT_NOWHERE },
  { "of", ECOT_WORD_FIGURE, FALSE, NULL, OF (EcotLimit, of) },
  { "level", ECOT_WORD_CHOICE, FALSE, "error warning advice", ECOT_NOWHERE },
  { "message", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotLimit, message) },
  END
};

static const EcotAttributeSpec indicator_attributes[] = {
  ID (EcotIndicator),
  LABEL (EcotIndicator),
  { "printed", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotIndicator, printed) },
  RELATIONS,
  { "target", ECOT_WORD_QUANTITY, FALSE, NULL, ECOT_NOWHERE },
  { "up-to", ECOT_WORD_NUMBER, FALSE, NULL, OF (EcotIndicator, up_to), -1 },
  { "of", ECOT_WORD_FIGURE, FALSE, NULL, OF (EcotIndicator, of) },
  { "basis", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotIndicator, basis) },
  { "frequency", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotIndicator, frequency) },
  { "figure", ECOT_WORD_FIGURE, FALSE, NULL, OF (EcotIndicator, figure) },
  { "parts", ECOT_WORD_IDS, FALSE, NULL, OF (EcotIndicator, parts) },
  { "qualitative", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotIndicator, qualitative) },
  { "unit", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotIndicator, unit) },
  { "proof", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotIndicator, proof) },
  END
};

static const EcotAttributeSpec piece_attributes[] = {
  ID (EcotPiece),
  LABEL (EcotPiece),
  { "short-label", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotPiece, short_label) },
  { "required", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotPiece, required) },
  { "paper", ECOT_WORD_CHOICE, FALSE, "reply engagement covering budget declarations", OF (EcotPiece, paper) },
  { "file-name", ECOT_WORD_FILE_NAME, FALSE, NULL, OF (EcotPiece, file_name) },
  { "max-age-months", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotPiece, age_months), -1 },
  { "max-age-days", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotPiece, age_days), -1 },
  { "age-at", ECOT_WORD_CHOICE, FALSE, "submission deadline", OF (EcotPiece, age_at) },
  END
};

static const EcotAttributeSpec report_attributes[] = {
  ID (EcotReportDue),
  LABEL (EcotReportDue),
  { "months-after-end", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotReportDue, months_after_end), -1 },
  { "date", ECOT_WORD_DATE, FALSE, NULL, OF (EcotReportDue, date) },
  { "frequency", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotReportDue, frequency) },
  END
};

static const EcotAttributeSpec obligation_attributes[] = {
  ID (EcotObligation),
  LABEL (EcotObligation),
  { "delay", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotObligation, delay) },
  END
};

static const EcotAttributeSpec note_attributes[] = {
  { "kind", ECOT_WORD_CHOICE, TRUE, "contradiction silence ambiguity oddity", OF (EcotNote, kind) },
  { "text", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotNote, text) },
  { "about", ECOT_WORD_IDS, FALSE, NULL, OF (EcotNote, about) },
  END
};

static const EcotAttributeSpec eligible_attributes[] = {
  ID (EcotEligible),
  LABEL (EcotEligible),
  { "kinds", ECOT_WORD_CHOICES, FALSE, ECOT_APPLICANT_KINDS, OF (EcotEligible, kinds) },
  END
};

static const EcotAttributeSpec criterion_attributes[] = {
  ID (EcotCriterion),
  LABEL (EcotCriterion),
  { "weight", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotCriterion, weight) },
  END
};

static const EcotAttributeSpec condition_attributes[] = {
  ID (EcotCondition),
  LABEL (EcotCondition),
  { "required", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotCondition, required) },
  { "proof", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotCondition, proof) },
  END
};

static const EcotAttributeSpec participants_attributes[] = {
  { "young-under", ECOT_WORD_COUNT, FALSE, NULL, LOT (young_under), -1 },
  { "asks", ECOT_WORD_CHOICES, FALSE, "women young rsa months setting hours", LOT (participants_asks) },
  END
};

static const EcotAttributeSpec posts_attributes[] = {
  { "label", ECOT_WORD_TEXT, TRUE, NULL, LOT (posts_label) },
  END
};

static const EcotAttributeSpec staffing_attributes[] = {
  { "label", ECOT_WORD_TEXT, TRUE, NULL, LOT (staffing_label) },
  END
};

static const EcotAttributeSpec performance_attributes[] = {
  ID (EcotPerformance),
  LABEL (EcotPerformance),
  { "percent", ECOT_WORD_NUMBER, TRUE, NULL, OF (EcotPerformance, percent) },
  { "limits", ECOT_WORD_IDS, FALSE, NULL, OF (EcotPerformance, limits) },
  END
};

static const EcotAttributeSpec exit_attributes[] = {
  ID (EcotExit),
  LABEL (EcotExit),
  { "class", ECOT_WORD_CHOICE, TRUE, "durable transition positive other", OF (EcotExit, class) },
  { "hours", ECOT_WORD_NUMBER, FALSE, NULL, OF (EcotExit, hours), -1 },
  { "months", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotExit, months), -1 },
  { "validation", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotExit, validation) },
  END
};

static const EcotAttributeSpec meeting_attributes[] = {
  ID (EcotMeeting),
  LABEL (EcotMeeting),
  { "frequency", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotMeeting, frequency) },
  { "every-months", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotMeeting, every_months), -1 },
  { "attendees", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotMeeting, attendees) },
  END
};

static const EcotAttributeSpec stage_attributes[] = {
  ID (EcotStage),
  LABEL (EcotStage),
  { "group", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotStage, group) },
  { "proof", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotStage, proof) },
  END
};

static const EcotAttributeSpec choice_attributes[] = {
  ID (EcotCallChoice),
  { "title", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotCallChoice, title) },
  { "at-least", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotCallChoice, at_least), -1 },
  { "at-most", ECOT_WORD_COUNT, FALSE, NULL, OF (EcotCallChoice, at_most), -1 },
  END
};

static const EcotAttributeSpec option_attributes[] = {
  ID (EcotCallOption),
  LABEL (EcotCallOption),
  END
};

static const EcotAttributeSpec questionnaire_attributes[] = {
  { "id", ECOT_WORD_ID, FALSE, NULL, ECOT_NOWHERE },
  { "title", ECOT_WORD_TEXT, TRUE, NULL, LOT (questionnaire_title) },
  END
};

static const EcotAttributeSpec question_attributes[] = {
  ID (EcotQuestion),
  LABEL (EcotQuestion),
  { "group", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotQuestion, group) },
  { "kind", ECOT_WORD_CHOICE, TRUE, "text date number choice choices", OF (EcotQuestion, kind) },
  { "declines", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotQuestion, declines) },
  { "go-to", ECOT_WORD_ID, FALSE, NULL, OF (EcotQuestion, go_to) },
  END
};

static const EcotAttributeSpec answer_attributes[] = {
  ID (EcotAnswer),
  LABEL (EcotAnswer),
  { "declines", ECOT_WORD_FLAG, FALSE, NULL, OF (EcotAnswer, declines) },
  { "go-to", ECOT_WORD_ID, FALSE, NULL, OF (EcotAnswer, go_to) },
  { "asks", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotAnswer, asks) },
  END
};

static const EcotAttributeSpec letter_attributes[] = {
  ID (EcotLetter),
  { "title", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotLetter, title) },
  { "signature", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotLetter, signature) },
  END
};

static const EcotAttributeSpec recipient_attributes[] = {
  { "salutation", ECOT_WORD_TEXT, TRUE, NULL, LOT (salutation) },
  END
};

static const EcotAttributeSpec budget_attributes[] = {
  { "extra-categories", ECOT_WORD_FLAG, FALSE, NULL, LOT (extra_categories) },
  { "asks-hours", ECOT_WORD_FLAG, FALSE, NULL, LOT (asks_hours) },
  END
};

static const EcotAttributeSpec payment_attributes[] = {
  { "advance-max", ECOT_WORD_NUMBER, FALSE, NULL, LOT (advance_max_percent), -1 },
  END
};

static const EcotAttributeSpec label_attributes[] = {
  { "id", ECOT_WORD_ID, TRUE, NULL, ECOT_NOWHERE },
  { "text", ECOT_WORD_TEXT, TRUE, NULL, ECOT_NOWHERE },
  END
};

static const EcotAttributeSpec source_attributes[] = {
  { "line", ECOT_WORD_COUNT, TRUE, NULL, OF (EcotSource, line) },
  END
};

static const EcotAttributeSpec no_attributes[] = { END };

#define MEMBERS(source) 0, ECOT_NOWHERE, source
#define LIST(T, array)  sizeof (T), LOT (array), OF (T, source)

static const EcotElementSpec elements[] = {
  { "call", "/", TRUE, FALSE, MEMBERS (ECOT_NOWHERE), call_attributes },
  { "common", "call", FALSE, FALSE, MEMBERS (ECOT_NOWHERE), common_attributes },
  { "lot", "call", FALSE, FALSE, MEMBERS (ECOT_NOWHERE), lot_attributes },

  { "session", ITEM, FALSE, FALSE, LIST (EcotSession, sessions), session_attributes },
  { "period", ITEM, TRUE, FALSE, MEMBERS (LOT (period_source)), period_attributes },
  { "audience", ITEM, FALSE, FALSE, LIST (EcotObligation, audience), obligation_attributes },
  { "objective", ITEM, FALSE, FALSE, LIST (EcotObligation, objectives), obligation_attributes },
  { "eligible", ITEM, FALSE, FALSE, LIST (EcotEligible, eligible), eligible_attributes },
  { "condition", ITEM, FALSE, FALSE, LIST (EcotCondition, conditions), condition_attributes },
  { "participants", ITEM, TRUE, FALSE, MEMBERS (LOT (participants_source)), participants_attributes },
  { "posts", ITEM, TRUE, FALSE, MEMBERS (LOT (posts_source)), posts_attributes },
  { "staffing", ITEM, TRUE, FALSE, MEMBERS (LOT (staffing_source)), staffing_attributes },
  { "field", ITEM, FALSE, FALSE, LIST (EcotCallField, fields), field_attributes },
  { "territory", ITEM, FALSE, FALSE, LIST (EcotTerritory, territories), place_attributes },
  { "section", ITEM, FALSE, FALSE, LIST (EcotSection, sections), section_attributes },
  { "budget", ITEM, TRUE, FALSE, MEMBERS (LOT (budget_source)), budget_attributes },
  { "category", ITEM, FALSE, FALSE, LIST (EcotCategory, categories), category_attributes },
  { "flat-rate", ITEM, FALSE, FALSE, LIST (EcotFlatRate, flat_rates), flat_rate_attributes },
  { "fund", ITEM, FALSE, FALSE, LIST (EcotFund, funds), fund_attributes },
  { "limit", ITEM, FALSE, FALSE, LIST (EcotLimit, limits), limit_attributes },
  { "indicator", ITEM, FALSE, FALSE, LIST (EcotIndicator, indicators), indicator_attributes },
  { "performance", ITEM, FALSE, FALSE, LIST (EcotPerformance, performance), performance_attributes },
  { "exit", ITEM, FALSE, FALSE, LIST (EcotExit, exits), exit_attributes },
  { "stage", ITEM, FALSE, FALSE, LIST (EcotStage, stages), stage_attributes },
  { "choice", ITEM, FALSE, FALSE, LIST (EcotCallChoice, choices), choice_attributes },
  { "criterion", ITEM, FALSE, FALSE, LIST (EcotCriterion, criteria), criterion_attributes },
  { "piece", ITEM, FALSE, FALSE, LIST (EcotPiece, pieces), piece_attributes },
  { "channel", ITEM, FALSE, FALSE, LIST (EcotTerritory, channels), place_attributes },
  { "recipient", ITEM, TRUE, FALSE, MEMBERS (ECOT_NOWHERE), recipient_attributes },
  { "letter", ITEM, FALSE, FALSE, LIST (EcotLetter, letters), letter_attributes },
  { "payment", ITEM, TRUE, FALSE, MEMBERS (LOT (payment_source)), payment_attributes },
  { "instalment", ITEM, FALSE, FALSE, LIST (EcotObligation, instalments), obligation_attributes },
  { "meeting", ITEM, FALSE, FALSE, LIST (EcotMeeting, meetings), meeting_attributes },
  { "questionnaire", ITEM, TRUE, FALSE, MEMBERS (LOT (questionnaire_source)), questionnaire_attributes },
  { "question", ITEM, FALSE, FALSE, LIST (EcotQuestion, questions), question_attributes },
  { "report", ITEM, FALSE, FALSE, LIST (EcotReportDue, reports), report_attributes },
  { "obligation", ITEM, FALSE, FALSE, LIST (EcotObligation, obligations), obligation_attributes },
  { "publicity", ITEM, FALSE, FALSE, LIST (EcotObligation, publicity), obligation_attributes },
  { "note", ITEM, FALSE, FALSE, sizeof (EcotNote), LOT (notes), ECOT_NOWHERE, note_attributes },
  { "label", ITEM, FALSE, FALSE, MEMBERS (ECOT_NOWHERE), label_attributes },

  { "source", NULL, FALSE, TRUE, sizeof (EcotSource), ECOT_NOWHERE, ECOT_NOWHERE, source_attributes },
  { "option", "choice", FALSE, FALSE, sizeof (EcotCallOption), ECOT_NOWHERE, OF (EcotCallOption, source), option_attributes },
  { "answer", "question", FALSE, FALSE, sizeof (EcotAnswer), ECOT_NOWHERE, ECOT_NOWHERE, answer_attributes },
  { "line", "recipient", FALSE, TRUE, MEMBERS (ECOT_NOWHERE), no_attributes },
  { "p", "letter", FALSE, TRUE, MEMBERS (ECOT_NOWHERE), no_attributes },
  { "item", "letter", FALSE, TRUE, MEMBERS (ECOT_NOWHERE), no_attributes },
};

/* Each name stands for one element: looked up for every tag of every call. */
static const EcotElementSpec *
find_element (const char *name)
{
  static gsize       ready;
  static GHashTable *index;

  if (g_once_init_enter (&ready))
    {
      index = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
        g_hash_table_insert (index, (gpointer)elements[i].name, (gpointer)&elements[i]);
      g_once_init_leave (&ready, 1);
    }

  return g_hash_table_lookup (index, name);
}

static gboolean
is_item (const char *element)
{
  const EcotElementSpec *spec = find_element (element);

  return spec != NULL && g_strcmp0 (spec->parents, ITEM) == 0;
}

static gboolean
may_stand_in (const EcotElementSpec *spec,
              const char            *parent)
{
  if (spec->parents == NULL)
    return is_item (parent) || g_str_equal (parent, "option");

  return ecot_word_in_list (parent, spec->parents);
}

const EcotElementSpec *
ecot_vocabulary_find (const char *element,
                      const char *parent)
{
  const EcotElementSpec *spec = find_element (element);

  return spec != NULL && may_stand_in (spec, parent) ? spec : NULL;
}

char *
ecot_vocabulary_list (const char *parent)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (may_stand_in (&elements[i], parent))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", elements[i].name);

  return g_string_free (list, FALSE);
}
