/* ecot-cli-call-keys.c: the keys of a lot as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contract with scripts: keys may be added, none may change its meaning.  One
 * line a key, in the order they are written.
 */

#include "config.h"

#include "cli/ecot-cli-member.h"

#define END \
  {         \
    NULL    \
  }
#define AT(type, T, member)       ECOT_CLI_##type, G_STRUCT_OFFSET (T, member)
#define MADE(make)                ECOT_CLI_MADE, 0, make
#define ITEMS(T, member, members) ECOT_CLI_ITEMS, G_STRUCT_OFFSET (T, member), NULL, members
#define ID_LABEL(T) \
  { "id", AT (TEXT, T, id) }, { "label", AT (TEXT, T, label) }
#define SOURCE(T)                    \
  {                                  \
    "source", AT (SOURCE, T, source) \
  }

static const EcotCliMember session_members[] = {
  { "opens", AT (DATE, EcotSession, opens) },
  { "closes", AT (DATE, EcotSession, closes) },
  { "closes_printed", AT (TEXT, EcotSession, closes_printed), .given = TRUE },
  { "closes_time", AT (MINUTE, EcotSession, closes_minute) },
  { "start_from", AT (DATE, EcotSession, start_from) },
  { "start_to", AT (DATE, EcotSession, start_to) },
  { "start_to_printed", AT (TEXT, EcotSession, start_to_printed), .given = TRUE },
  SOURCE (EcotSession),
  END
};

static const char *
make_word_rule (gconstpointer item,
                char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_word_rule_to_id (((const EcotSection *)item)->word_rule);
}

static const EcotCliMember section_members[] = {
  { "id", AT (TEXT, EcotSection, id) },
  { "title", AT (TEXT, EcotSection, title) },
  { "max_words", AT (COUNT, EcotSection, max_words) },
  { "tolerance", AT (NUMBER, EcotSection, tolerance) },
  { "words", MADE (make_word_rule) },
  { "required", AT (FLAG, EcotSection, required) },
  { "help", AT (TEXT, EcotSection, help) },
  SOURCE (EcotSection),
  END
};

static const EcotCliMember field_members[] = {
  ID_LABEL (EcotCallField),
  { "required", AT (FLAG, EcotCallField, required) },
  { "alternative", AT (TEXT, EcotCallField, alternative) },
  { "group", AT (TEXT, EcotCallField, group) },
  { "place", AT (TEXT, EcotCallField, place) },
  SOURCE (EcotCallField),
  END
};

/* Territories, and ways to hand in. */
static const EcotCliMember place_members[] = {
  ID_LABEL (EcotTerritory),
  SOURCE (EcotTerritory),
  END
};

static const EcotCliMember category_members[] = {
  ID_LABEL (EcotCategory),
  { "kind", AT (TEXT, EcotCategory, kind) },
  SOURCE (EcotCategory),
  END
};

static const EcotCliMember flat_rate_members[] = {
  { "id", AT (TEXT, EcotFlatRate, id) },
  { "percent", AT (NUMBER, EcotFlatRate, percent) },
  { "mode", AT (TEXT, EcotFlatRate, mode) },
  { "base", AT (TEXT, EcotFlatRate, base) },
  { "exclude", AT (WORDS, EcotFlatRate, exclude) },
  SOURCE (EcotFlatRate),
  END
};

static const EcotCliMember fund_members[] = {
  ID_LABEL (EcotFund),
  { "max_percent", AT (NUMBER, EcotFund, max_percent) },
  { "max_amount", AT (AMOUNT, EcotFund, max_amount) },
  { "regulation", AT (TEXT, EcotFund, regulation), .given = TRUE },
  SOURCE (EcotFund),
  END
};

static const char *
make_limit_relation (gconstpointer item,
                     char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_relation_to_id (((const EcotLimit *)item)->relation);
}

static const char *
make_limit_unit (gconstpointer item,
                 char          buf[ECOT_CLI_BUFSIZE])
{
  const EcotLimit *limit = item;

  return limit->announced ? NULL : ecot_unit_to_id (limit->unit);
}

static const char *
make_limit_level (gconstpointer item,
                  char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_level_to_id (((const EcotLimit *)item)->level);
}

static const EcotCliMember limit_members[] = {
  { "id", AT (TEXT, EcotLimit, id) },
  { "figure", AT (TEXT, EcotLimit, figure) },
  { "relation", MADE (make_limit_relation) },
  { "value", MADE (ecot_cli_make_limit_value) },
  { "unit", MADE (make_limit_unit) },
  { "of", AT (TEXT, EcotLimit, of) },
  { "announced", AT (FLAG, EcotLimit, announced) },
  { "level", MADE (make_limit_level) },
  { "message", AT (TEXT, EcotLimit, message) },
  SOURCE (EcotLimit),
  END
};

static const char *
make_indicator_relation (gconstpointer item,
                         char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_relation_to_id (((const EcotIndicator *)item)->relation);
}

static const EcotCliMember indicator_members[] = {
  ID_LABEL (EcotIndicator),
  { "printed", AT (TEXT, EcotIndicator, printed) },
  { "relation", MADE (make_indicator_relation) },
  { "target", MADE (ecot_cli_make_target) },
  { "up_to", AT (NUMBER, EcotIndicator, up_to) },
  { "of", AT (TEXT, EcotIndicator, of) },
  { "unit", AT (TEXT, EcotIndicator, unit) },
  { "basis", AT (TEXT, EcotIndicator, basis) },
  { "frequency", AT (TEXT, EcotIndicator, frequency) },
  { "figure", AT (TEXT, EcotIndicator, figure) },
  { "parts", AT (WORDS, EcotIndicator, parts) },
  { "qualitative", AT (FLAG, EcotIndicator, qualitative) },
  { "proof", AT (TEXT, EcotIndicator, proof) },
  SOURCE (EcotIndicator),
  END
};

static const EcotCliMember performance_members[] = {
  ID_LABEL (EcotPerformance),
  { "percent", AT (NUMBER, EcotPerformance, percent) },
  { "limits", AT (WORDS, EcotPerformance, limits) },
  SOURCE (EcotPerformance),
  END
};

static const EcotCliMember exit_members[] = {
  ID_LABEL (EcotExit),
  { "class", AT (TEXT, EcotExit, class) },
  { "hours", AT (NUMBER, EcotExit, hours) },
  { "months", AT (COUNT, EcotExit, months) },
  { "validation", AT (TEXT, EcotExit, validation) },
  SOURCE (EcotExit),
  END
};

static const EcotCliMember stage_members[] = {
  ID_LABEL (EcotStage),
  { "group", AT (TEXT, EcotStage, group) },
  { "proof", AT (TEXT, EcotStage, proof) },
  SOURCE (EcotStage),
  END
};

static const EcotCliMember option_members[] = {
  ID_LABEL (EcotCallOption),
  SOURCE (EcotCallOption),
  END
};

static const EcotCliMember choice_members[] = {
  { "id", AT (TEXT, EcotCallChoice, id) },
  { "title", AT (TEXT, EcotCallChoice, title) },
  { "at_least", AT (COUNT, EcotCallChoice, at_least) },
  { "at_most", AT (COUNT, EcotCallChoice, at_most) },
  { "options", ITEMS (EcotCallChoice, options, option_members) },
  SOURCE (EcotCallChoice),
  END
};

static const EcotCliMember piece_members[] = {
  ID_LABEL (EcotPiece),
  { "required", AT (FLAG, EcotPiece, required) },
  { "paper", AT (TEXT, EcotPiece, paper) },
  { "file_name", AT (TEXT, EcotPiece, file_name) },
  { "max_age_months", AT (COUNT, EcotPiece, age_months) },
  { "max_age_days", AT (COUNT, EcotPiece, age_days) },
  { "age_at", AT (TEXT, EcotPiece, age_at) },
  SOURCE (EcotPiece),
  END
};

static const EcotCliMember report_members[] = {
  ID_LABEL (EcotReportDue),
  { "months_after_end", AT (COUNT, EcotReportDue, months_after_end) },
  { "date", AT (DATE, EcotReportDue, date) },
  { "frequency", AT (TEXT, EcotReportDue, frequency) },
  SOURCE (EcotReportDue),
  END
};

static const EcotCliMember meeting_members[] = {
  ID_LABEL (EcotMeeting),
  { "frequency", AT (TEXT, EcotMeeting, frequency) },
  { "every_months", AT (COUNT, EcotMeeting, every_months) },
  { "attendees", AT (TEXT, EcotMeeting, attendees) },
  SOURCE (EcotMeeting),
  END
};

static const EcotCliMember obligation_members[] = {
  ID_LABEL (EcotObligation),
  { "delay", AT (TEXT, EcotObligation, delay) },
  SOURCE (EcotObligation),
  END
};

static const EcotCliMember eligible_members[] = {
  ID_LABEL (EcotEligible),
  { "kinds", AT (WORDS, EcotEligible, kinds) },
  SOURCE (EcotEligible),
  END
};

static const EcotCliMember condition_members[] = {
  ID_LABEL (EcotCondition),
  { "required", AT (FLAG, EcotCondition, required) },
  { "proof", AT (TEXT, EcotCondition, proof) },
  SOURCE (EcotCondition),
  END
};

static const EcotCliMember criterion_members[] = {
  ID_LABEL (EcotCriterion),
  { "weight", AT (TEXT, EcotCriterion, weight) },
  SOURCE (EcotCriterion),
  END
};

static const EcotCliMember note_members[] = {
  { "kind", AT (TEXT, EcotNote, kind) },
  { "text", AT (TEXT, EcotNote, text) },
  { "about", AT (WORDS, EcotNote, about) },
  { "sources", AT (SOURCES, EcotNote, sources) },
  END
};

static const EcotCliMember letter_part_members[] = {
  { "text", AT (TEXT, EcotLetterPart, text) },
  { "item", AT (FLAG, EcotLetterPart, item) },
  END
};

static const EcotCliMember letter_members[] = {
  { "id", AT (TEXT, EcotLetter, id) },
  { "title", AT (TEXT, EcotLetter, title) },
  { "parts", ITEMS (EcotLetter, parts, letter_part_members) },
  { "signature", AT (TEXT, EcotLetter, signature) },
  SOURCE (EcotLetter),
  END
};

static const EcotCliMember answer_members[] = {
  ID_LABEL (EcotAnswer),
  { "declines", AT (FLAG, EcotAnswer, declines) },
  { "go_to", AT (TEXT, EcotAnswer, go_to) },
  { "asks", AT (TEXT, EcotAnswer, asks) },
  END
};

static const EcotCliMember question_members[] = {
  ID_LABEL (EcotQuestion),
  { "group", AT (TEXT, EcotQuestion, group) },
  { "kind", AT (TEXT, EcotQuestion, kind) },
  { "declines", AT (FLAG, EcotQuestion, declines) },
  { "go_to", AT (TEXT, EcotQuestion, go_to) },
  { "answers", ITEMS (EcotQuestion, answers, answer_members) },
  SOURCE (EcotQuestion),
  END
};

static const EcotCliMember period_members[] = {
  { "start", AT (DATE, EcotLot, period_start) },
  { "end", AT (DATE, EcotLot, period_end) },
  { "max_months", AT (COUNT, EcotLot, max_months) },
  { "source", AT (SOURCE, EcotLot, period_source) },
  END
};

static const EcotCliMember budget_members[] = {
  { "extra_categories", AT (FLAG, EcotLot, extra_categories) },
  { "asks_hours", AT (FLAG, EcotLot, asks_hours) },
  { "knows_indirect", AT (FLAG, EcotLot, knows_indirect) },
  END
};

static const EcotCliMember payment_members[] = {
  { "advance_max_percent", AT (NUMBER, EcotLot, advance_max_percent) },
  { "instalments", ITEMS (EcotLot, instalments, obligation_members) },
  { "source", AT (SOURCE, EcotLot, payment_source) },
  END
};

static gboolean
has_participants (const EcotLot *lot)
{
  return lot->asks_participants;
}

static const EcotCliMember participants_members[] = {
  { "young_under", AT (COUNT, EcotLot, young_under) },
  { "asks", AT (WORDS, EcotLot, participants_asks) },
  { "source", AT (SOURCE, EcotLot, participants_source) },
  END
};

static gboolean
has_posts (const EcotLot *lot)
{
  return lot->posts_label != NULL;
}

static const EcotCliMember posts_members[] = {
  { "label", AT (TEXT, EcotLot, posts_label) },
  { "source", AT (SOURCE, EcotLot, posts_source) },
  END
};

static gboolean
has_staffing (const EcotLot *lot)
{
  return lot->staffing_label != NULL;
}

static const EcotCliMember staffing_members[] = {
  { "label", AT (TEXT, EcotLot, staffing_label) },
  { "source", AT (SOURCE, EcotLot, staffing_source) },
  END
};

static gboolean
has_questionnaire (const EcotLot *lot)
{
  return lot->questionnaire_title != NULL;
}

static const EcotCliMember questionnaire_members[] = {
  { "title", AT (TEXT, EcotLot, questionnaire_title) },
  { "source", AT (SOURCE, EcotLot, questionnaire_source) },
  { "questions", ITEMS (EcotLot, questions, question_members) },
  END
};

static const char *
make_rounding (gconstpointer item,
               char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_rounding_to_id (((const EcotLot *)item)->rounding);
}

#define LIST(member, members) ITEMS (EcotLot, member, members)
#define OBJECT(members)       ECOT_CLI_OBJECT, 0, NULL, members

const EcotCliMember ecot_cli_lot_members[] = {
  { "lot", AT (TEXT, EcotLot, lot) },
  { "call", AT (TEXT, EcotLot, call) },
  { "issuer", AT (TEXT, EcotLot, issuer) },
  { "issuer_short", AT (TEXT, EcotLot, issuer_short) },
  { "title", AT (TEXT, EcotLot, title) },
  { "short_title", AT (TEXT, EcotLot, short_title) },
  { "title_inferred", AT (FLAG, EcotLot, title_inferred) },
  { "fund", AT (TEXT, EcotLot, fund) },
  { "zone", AT (TEXT, EcotLot, zone) },
  { "rounding", MADE (make_rounding) },
  { "sessions", LIST (sessions, session_members) },
  { "period", OBJECT (period_members) },
  { "eligible", LIST (eligible, eligible_members) },
  { "conditions", LIST (conditions, condition_members) },
  { "audience", LIST (audience, obligation_members) },
  { "participants", OBJECT (participants_members), .is_there = has_participants },
  { "posts", OBJECT (posts_members), .is_there = has_posts },
  { "staffing", OBJECT (staffing_members), .is_there = has_staffing },
  { "objectives", LIST (objectives, obligation_members) },
  { "choices", LIST (choices, choice_members) },
  { "sections", LIST (sections, section_members) },
  { "fields", LIST (fields, field_members) },
  { "territories", LIST (territories, place_members) },
  { "categories", LIST (categories, category_members) },
  { "budget", OBJECT (budget_members) },
  { "flat_rates", LIST (flat_rates, flat_rate_members) },
  { "funds", LIST (funds, fund_members) },
  { "limits", LIST (limits, limit_members) },
  { "performance", LIST (performance, performance_members) },
  { "indicators", LIST (indicators, indicator_members) },
  { "exits", LIST (exits, exit_members) },
  { "stages", LIST (stages, stage_members) },
  { "criteria", LIST (criteria, criterion_members) },
  { "pieces", LIST (pieces, piece_members) },
  { "channels", LIST (channels, place_members) },
  { "letters", LIST (letters, letter_members) },
  { "payment", OBJECT (payment_members) },
  { "meetings", LIST (meetings, meeting_members) },
  { "reports", LIST (reports, report_members) },
  { "obligations", LIST (obligations, obligation_members) },
  { "publicity", LIST (publicity, obligation_members) },
  { "questionnaire", OBJECT (questionnaire_members), .is_there = has_questionnaire },
  { "notes", LIST (notes, note_members) },
  END
};
