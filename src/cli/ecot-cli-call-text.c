/* ecot-cli-call-text.c: a lot as text, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same as the JSON, in the order of the form; under each item the phrase
 * of the call it comes from.
 *
 * An item is a row of pieces.  A piece is written if its value is there, in the
 * place of the "%s" of its text.
 */

#include "config.h"

#include "cli/ecot-cli-call-private.h"
#include "cli/ecot-cli-member.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char       *text; /* N_(); NULL ends a row */
  EcotCliMemberType type;
  gsize             offset;
  EcotCliMake       make;
  gboolean          below; /* on a line of its own */
  /* What no template can say: then the rest is not looked at. */
  void (*append) (GString      *out,
                  gconstpointer item);
} Piece;

#define END \
  {         \
    NULL    \
  }
#define AT(type, T, member) ECOT_CLI_##type, G_STRUCT_OFFSET (T, member)
#define MADE(make)          ECOT_CLI_MADE, 0, make
#define BELOW               NULL, TRUE
#define CALL(append)        "", ECOT_CLI_MADE, 0, NULL, FALSE, append
#define LABEL(T)              \
  {                           \
    "%s", AT (TEXT, T, label) \
  }
#define SOURCE(T)              \
  {                            \
    "", AT (SOURCE, T, source) \
  }

static void
append_source (GString          *out,
               const EcotSource *source)
{
  for (; source != NULL; source = source->next)
    g_string_append_printf (out, _ ("\n      %s:%u “%s”"), source->file, source->line, source->quote);
}

static void
append_value (GString    *out,
              const char *text,
              const char *value)
{
  const char *place = strstr (text, "%s");

  g_string_append_len (out, text, place != NULL ? (gssize)(place - text) : -1);
  if (place == NULL)
    return;

  g_string_append (out, value);
  g_string_append (out, place + strlen ("%s"));
}

static void
append_piece (GString      *out,
              const Piece  *piece,
              gconstpointer item)
{
  char        buf[ECOT_CLI_BUFSIZE];
  const char *value;

  if (piece->append != NULL)
    {
      piece->append (out, item);
      return;
    }
  if (piece->type == ECOT_CLI_SOURCE)
    {
      append_source (out, G_STRUCT_MEMBER (const EcotSource *, item, piece->offset));
      return;
    }

  value = ecot_cli_member_format (piece->type, piece->offset, piece->make, item, buf);
  if (value == NULL)
    return;

  g_string_append (out, piece->below ? "\n      " : "");
  append_value (out, _ (piece->text), value);
}

static void
append_pieces (GString      *out,
               const Piece  *pieces,
               gconstpointer item)
{
  for (const Piece *piece = pieces; piece->text != NULL; piece++)
    append_piece (out, piece, item);
}

static const char *
or_unknown (const char *text)
{
  return text != NULL ? text : "?";
}

static const char *
format_date (EcotDate date,
             char     buf[ECOT_DATE_BUFSIZE])
{
  return date != ECOT_DATE_NONE ? ecot_date_format (date, buf) : NULL;
}

static void
append_days (GString      *out,
             gconstpointer item)
{
  const EcotSession *session = item;
  char               a[ECOT_DATE_BUFSIZE], b[ECOT_DATE_BUFSIZE];
  const char        *closes = format_date (session->closes, b);

  g_string_append_printf (out, "%s → %s", or_unknown (format_date (session->opens, a)),
                          closes != NULL ? closes : or_unknown (session->closes_printed));
}

static void
append_window (GString      *out,
               gconstpointer item)
{
  const EcotSession *session = item;
  char               a[ECOT_DATE_BUFSIZE], b[ECOT_DATE_BUFSIZE];
  const char        *until = session->start_to_printed;

  if (session->start_from != ECOT_DATE_NONE || session->start_to != ECOT_DATE_NONE || until != NULL)
    g_string_append_printf (out, _ (", to start %s → %s"), or_unknown (format_date (session->start_from, a)),
                            until != NULL ? until : or_unknown (format_date (session->start_to, b)));
}

static const Piece session_pieces[] = {
  { CALL (append_days) },
  { " %s", AT (MINUTE, EcotSession, closes_minute) },
  { CALL (append_window) },
  SOURCE (EcotSession),
  END
};

static void
append_max_words (GString      *out,
                  gconstpointer item)
{
  const EcotSection *section = item;

  if (section->max_words > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " (%u word at most)", " (%u words at most)", section->max_words), section->max_words);
}

static const Piece section_pieces[] = {
  { "%s", AT (TEXT, EcotSection, title) },
  { CALL (append_max_words) },
  SOURCE (EcotSection),
  END
};

static void
append_need (GString      *out,
             gconstpointer item)
{
  const EcotCallField *field = item;

  if (field->required)
    g_string_append (out, field->alternative != NULL ? _ (" (required, or another)") : _ (" (required)"));
}

static const Piece field_pieces[] = {
  { N_ ("%s: "), AT (TEXT, EcotCallField, group) },
  LABEL (EcotCallField),
  { CALL (append_need) },
  SOURCE (EcotCallField),
  END
};

static const Piece place_pieces[] = {
  LABEL (EcotTerritory),
  SOURCE (EcotTerritory),
  END
};

static const Piece category_pieces[] = {
  LABEL (EcotCategory),
  { " [%s: ", AT (TEXT, EcotCategory, id) },
  { "%s]", AT (TEXT, EcotCategory, kind) },
  SOURCE (EcotCategory),
  END
};

static const Piece flat_rate_pieces[] = {
  { "%s %", AT (NUMBER, EcotFlatRate, percent) },
  { " [%s, ", AT (TEXT, EcotFlatRate, mode) },
  { "%s]", AT (TEXT, EcotFlatRate, base) },
  { N_ (" without: %s"), AT (TEXT, EcotFlatRate, exclude) },
  SOURCE (EcotFlatRate),
  END
};

static const Piece fund_pieces[] = {
  LABEL (EcotFund),
  { " (≤ %s %)", AT (NUMBER, EcotFund, max_percent) },
  { " (≤ %s €)", AT (AMOUNT, EcotFund, max_amount) },
  SOURCE (EcotFund),
  END
};

static const char *
relation_sign (EcotRelation relation)
{
  static const char *const signs[] = { "", "", "≥", "≤", "=" };

  return signs[relation];
}

static void
append_comparison (GString      *out,
                   gconstpointer item)
{
  const EcotLimit *limit = item;
  char             buf[ECOT_CLI_BUFSIZE];
  const char      *value = ecot_cli_make_limit_value (limit, buf);
  const char      *unit = limit->unit == ECOT_UNIT_ONE || limit->announced ? "" : ecot_unit_to_id (limit->unit);

  g_string_append_printf (out, "%s %s %s", limit->figure, relation_sign (limit->relation), or_unknown (value));
  if (*unit != '\0')
    g_string_append_printf (out, " %s", unit);
}

static const char *
make_level (gconstpointer item,
            char          buf[ECOT_CLI_BUFSIZE])
{
  return ecot_level_to_id (((const EcotLimit *)item)->level);
}

static const Piece limit_pieces[] = {
  { N_ ("%s: "), AT (TEXT, EcotLimit, message) },
  { CALL (append_comparison) },
  { " × %s", AT (TEXT, EcotLimit, of) },
  { N_ (" (announced, and not printed)"), AT (FLAG, EcotLimit, announced) },
  { " [%s]", MADE (make_level) },
  SOURCE (EcotLimit),
  END
};

static const Piece performance_pieces[] = {
  LABEL (EcotPerformance),
  { N_ (": %s %"), AT (NUMBER, EcotPerformance, percent) },
  { " [%s]", AT (TEXT, EcotPerformance, limits) },
  SOURCE (EcotPerformance),
  END
};

/* What the text prints, else the number that was made of it. */
static void
append_target (GString      *out,
               gconstpointer item)
{
  const EcotIndicator *indicator = item;
  char                 buf[ECOT_CLI_BUFSIZE];
  const char          *target = ecot_cli_make_target (indicator, buf);

  if (indicator->printed != NULL)
    g_string_append_printf (out, _ (": %s"), indicator->printed);
  else if (target != NULL)
    g_string_append_printf (out, _ (": %s%s%s"), relation_sign (indicator->relation),
                            *relation_sign (indicator->relation) != '\0' ? " " : "", target);
}

static const Piece indicator_pieces[] = {
  LABEL (EcotIndicator),
  { CALL (append_target) },
  { " (%s)", AT (TEXT, EcotIndicator, basis) },
  { " (%s)", AT (TEXT, EcotIndicator, frequency) },
  { N_ (" (in words)"), AT (FLAG, EcotIndicator, qualitative) },
  { N_ ("target × %s"), AT (TEXT, EcotIndicator, of), BELOW },
  { N_ ("sum of: %s"), AT (TEXT, EcotIndicator, parts), BELOW },
  { N_ ("counts: %s"), AT (TEXT, EcotIndicator, figure), BELOW },
  { N_ ("proof: %s"), AT (TEXT, EcotIndicator, proof), BELOW },
  SOURCE (EcotIndicator),
  END
};

static void
append_months (GString      *out,
               gconstpointer item)
{
  const EcotExit *way = item;

  if (way->months > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ", %d month", ", %d months", (gulong)way->months), way->months);
}

static const Piece exit_pieces[] = {
  LABEL (EcotExit),
  { " [%s]", AT (TEXT, EcotExit, class) },
  { N_ (", %s h a week at least"), AT (NUMBER, EcotExit, hours) },
  { CALL (append_months) },
  { " (%s)", AT (TEXT, EcotExit, validation) },
  SOURCE (EcotExit),
  END
};

static const Piece stage_pieces[] = {
  { N_ ("%s: "), AT (TEXT, EcotStage, group) },
  LABEL (EcotStage),
  { N_ ("proof: %s"), AT (TEXT, EcotStage, proof), BELOW },
  SOURCE (EcotStage),
  END
};

static void
append_options (GString      *out,
                gconstpointer item)
{
  const EcotCallChoice *choice = item;

  for (guint i = 0; i < choice->options->len; i++)
    {
      const EcotCallOption *option = choice->options->pdata[i];

      g_string_append_printf (out, "\n      · %s", option->label);
      append_source (out, option->source);
    }
}

static const Piece choice_pieces[] = {
  { "%s", AT (TEXT, EcotCallChoice, title) },
  { N_ (" (at least %s)"), AT (COUNT, EcotCallChoice, at_least) },
  { N_ (" (at most %s)"), AT (COUNT, EcotCallChoice, at_most) },
  SOURCE (EcotCallChoice),
  { CALL (append_options) },
  END
};

static const Piece piece_pieces[] = {
  LABEL (EcotPiece),
  { N_ (" (required)"), AT (FLAG, EcotPiece, required) },
  { N_ (", dated of the last months: %s"), AT (COUNT, EcotPiece, age_months) },
  { N_ (", dated of the last days: %s"), AT (COUNT, EcotPiece, age_days) },
  { N_ (", file called %s"), AT (TEXT, EcotPiece, file_name) },
  SOURCE (EcotPiece),
  END
};

static void
append_parts (GString      *out,
              gconstpointer item)
{
  const EcotLetter *letter = item;

  for (guint i = 0; i < letter->parts->len; i++)
    {
      const EcotLetterPart *part = letter->parts->pdata[i];

      g_string_append_printf (out, "\n      %s%s", part->item ? "· " : "", part->text);
    }
}

static const Piece letter_pieces[] = {
  { "%s", AT (TEXT, EcotLetter, title) },
  { CALL (append_parts) },
  SOURCE (EcotLetter),
  END
};

static void
append_every_months (GString      *out,
                     gconstpointer item)
{
  const EcotMeeting *meeting = item;

  if (meeting->every_months > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ", every %d month", ", every %d months", (gulong)meeting->every_months),
                            meeting->every_months);
}

static const Piece meeting_pieces[] = {
  LABEL (EcotMeeting),
  { " (%s)", AT (TEXT, EcotMeeting, frequency) },
  { CALL (append_every_months) },
  { N_ ("with: %s"), AT (TEXT, EcotMeeting, attendees), BELOW },
  SOURCE (EcotMeeting),
  END
};

static void
append_due (GString      *out,
            gconstpointer item)
{
  const EcotReportDue *report = item;

  if (report->months_after_end > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " (%d month after the end)", " (%d months after the end)", (gulong)report->months_after_end),
                            report->months_after_end);
}

static const Piece report_pieces[] = {
  LABEL (EcotReportDue),
  { CALL (append_due) },
  { " (%s)", AT (DATE, EcotReportDue, date) },
  { " (%s)", AT (TEXT, EcotReportDue, frequency) },
  SOURCE (EcotReportDue),
  END
};

static const Piece obligation_pieces[] = {
  LABEL (EcotObligation),
  { " (%s)", AT (TEXT, EcotObligation, delay) },
  SOURCE (EcotObligation),
  END
};

static const Piece eligible_pieces[] = {
  LABEL (EcotEligible),
  { " (%s)", AT (TEXT, EcotEligible, kinds) },
  SOURCE (EcotEligible),
  END
};

static const Piece criterion_pieces[] = {
  LABEL (EcotCriterion),
  { " (%s)", AT (TEXT, EcotCriterion, weight) },
  SOURCE (EcotCriterion),
  END
};

static const Piece condition_pieces[] = {
  LABEL (EcotCondition),
  { N_ (" (required)"), AT (FLAG, EcotCondition, required) },
  { N_ ("proof: %s"), AT (TEXT, EcotCondition, proof), BELOW },
  SOURCE (EcotCondition),
  END
};

static const Piece answer_pieces[] = {
  { "\n      · %s", AT (TEXT, EcotAnswer, label) },
  { N_ (" (declines)"), AT (FLAG, EcotAnswer, declines) },
  { " → %s", AT (TEXT, EcotAnswer, go_to) },
  { N_ (", to be written beside it: %s"), AT (TEXT, EcotAnswer, asks) },
  END
};

static void
append_answers (GString      *out,
                gconstpointer item)
{
  const EcotQuestion *question = item;

  for (guint i = 0; i < question->answers->len; i++)
    append_pieces (out, answer_pieces, question->answers->pdata[i]);
}

static const Piece question_pieces[] = {
  { N_ ("%s: "), AT (TEXT, EcotQuestion, group) },
  LABEL (EcotQuestion),
  { " [%s]", AT (TEXT, EcotQuestion, kind) },
  { N_ (" (one may decline to answer)"), AT (FLAG, EcotQuestion, declines) },
  { " → %s", AT (TEXT, EcotQuestion, go_to) },
  { CALL (append_answers) },
  SOURCE (EcotQuestion),
  END
};

static void
append_note_sources (GString      *out,
                     gconstpointer item)
{
  const EcotNote *note = item;

  for (guint i = 0; i < note->sources->len; i++)
    append_source (out, note->sources->pdata[i]);
}

static const Piece note_pieces[] = {
  { "[%s] ", AT (TEXT, EcotNote, kind) },
  { "%s", AT (TEXT, EcotNote, text) },
  { N_ ("about: %s"), AT (TEXT, EcotNote, about), BELOW },
  { CALL (append_note_sources) },
  END
};

static void
append_period (GString      *out,
               gconstpointer item)
{
  const EcotLot *lot = item;
  char           a[ECOT_DATE_BUFSIZE], b[ECOT_DATE_BUFSIZE];

  g_string_append_printf (out, "%s → %s", or_unknown (format_date (lot->period_start, a)), or_unknown (format_date (lot->period_end, b)));
  if (lot->max_months > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ", %d month at most", ", %d months at most", (gulong)lot->max_months), lot->max_months);
}

static gboolean
has_period (const EcotLot *lot)
{
  return lot->period_start != ECOT_DATE_NONE || lot->period_end != ECOT_DATE_NONE || lot->max_months > 0;
}

static const Piece period_pieces[] = {
  { CALL (append_period) },
  { "", AT (SOURCE, EcotLot, period_source) },
  END
};

static gboolean
has_participants (const EcotLot *lot)
{
  return lot->asks_participants;
}

static const Piece participants_pieces[] = {
  { N_ ("counted"), AT (FLAG, EcotLot, asks_participants) },
  { N_ (" by: %s"), AT (TEXT, EcotLot, participants_asks) },
  { N_ (" (young: under %s)"), AT (COUNT, EcotLot, young_under) },
  { "", AT (SOURCE, EcotLot, participants_source) },
  END
};

static gboolean
has_posts (const EcotLot *lot)
{
  return lot->posts_label != NULL;
}

static const Piece posts_pieces[] = {
  { "%s", AT (TEXT, EcotLot, posts_label) },
  { "", AT (SOURCE, EcotLot, posts_source) },
  END
};

static gboolean
has_staffing (const EcotLot *lot)
{
  return lot->staffing_label != NULL;
}

static const Piece staffing_pieces[] = {
  { "%s", AT (TEXT, EcotLot, staffing_label) },
  { "", AT (SOURCE, EcotLot, staffing_source) },
  END
};

static gboolean
has_advance (const EcotLot *lot)
{
  return lot->advance_max_percent >= 0;
}

static const Piece payment_pieces[] = {
  { N_ ("advance ≤ %s %"), AT (NUMBER, EcotLot, advance_max_percent) },
  { "", AT (SOURCE, EcotLot, payment_source) },
  END
};

static gboolean
has_questionnaire (const EcotLot *lot)
{
  return lot->questionnaire_title != NULL;
}

static const Piece questionnaire_pieces[] = {
  { "%s", AT (TEXT, EcotLot, questionnaire_title) },
  { "", AT (SOURCE, EcotLot, questionnaire_source) },
  END
};

/* Under one heading: what the lot says once, then a list; either may be missing. */
static const struct
{
  const char *heading;
  gboolean (*is_there) (const EcotLot *lot);
  const Piece *once;
  gssize       items; /* -1: no list */
  const Piece *pieces;
} parts[] = {
#define LIST(member, pieces) NULL, NULL, G_STRUCT_OFFSET (EcotLot, member), pieces
#define ONCE(what)           has_##what, what##_pieces, -1
  { N_ ("Sessions"), LIST (sessions, session_pieces) },
  { N_ ("Period"), ONCE (period) },
  { N_ ("Who may answer"), LIST (eligible, eligible_pieces) },
  { N_ ("Prior conditions"), LIST (conditions, condition_pieces) },
  { N_ ("Audience"), LIST (audience, obligation_pieces) },
  { N_ ("Participants"), ONCE (participants) },
  { N_ ("Posts"), ONCE (posts) },
  { N_ ("Staff in full-time equivalents"), ONCE (staffing) },
  { N_ ("Objectives"), LIST (objectives, obligation_pieces) },
  { N_ ("Options to choose from"), LIST (choices, choice_pieces) },
  { N_ ("Identification"), LIST (fields, field_pieces) },
  { N_ ("Territories"), LIST (territories, place_pieces) },
  { N_ ("Texts"), LIST (sections, section_pieces) },
  { N_ ("Cost categories"), LIST (categories, category_pieces) },
  { N_ ("Flat rates"), LIST (flat_rates, flat_rate_pieces) },
  { N_ ("Funds"), LIST (funds, fund_pieces) },
  { N_ ("Limits"), LIST (limits, limit_pieces) },
  { N_ ("Parts of the grant that depend on a commitment"), LIST (performance, performance_pieces) },
  { N_ ("Indicators"), LIST (indicators, indicator_pieces) },
  { N_ ("Exits"), LIST (exits, exit_pieces) },
  { N_ ("Steps and their supporting documents"), LIST (stages, stage_pieces) },
  { N_ ("Criteria"), LIST (criteria, criterion_pieces) },
  { N_ ("Documents to hand in"), LIST (pieces, piece_pieces) },
  { N_ ("Ways to hand in"), LIST (channels, place_pieces) },
  { N_ ("Letters"), LIST (letters, letter_pieces) },
  { N_ ("Payment"), has_advance, payment_pieces, G_STRUCT_OFFSET (EcotLot, instalments), obligation_pieces },
  { N_ ("Meetings"), LIST (meetings, meeting_pieces) },
  { N_ ("Reports"), LIST (reports, report_pieces) },
  { N_ ("Obligations"), LIST (obligations, obligation_pieces) },
  { N_ ("Publicity"), LIST (publicity, obligation_pieces) },
  { N_ ("Questionnaire of the participants"), has_questionnaire, questionnaire_pieces, G_STRUCT_OFFSET (EcotLot, questions), question_pieces },
  { N_ ("Notes"), LIST (notes, note_pieces) },
};

static void
append_item (GString      *out,
             const Piece  *pieces,
             gconstpointer item)
{
  g_string_append (out, "  - ");
  append_pieces (out, pieces, item);
  g_string_append_c (out, '\n');
}

static void
append_part (GString       *out,
             const EcotLot *lot,
             guint          n)
{
  gboolean         once = parts[n].is_there != NULL && parts[n].is_there (lot);
  const GPtrArray *items = parts[n].items >= 0 ? G_STRUCT_MEMBER (const GPtrArray *, lot, parts[n].items) : NULL;
  guint            n_items = items != NULL ? items->len : 0;

  if (!once && n_items == 0)
    return;

  g_string_append_printf (out, "\n%s\n", _ (parts[n].heading));
  if (once)
    append_item (out, parts[n].once, lot);
  for (guint i = 0; i < n_items; i++)
    append_item (out, parts[n].pieces, items->pdata[i]);
}

void
ecot_cli_print_lot (const EcotLot *lot,
                    GString       *out)
{
  g_string_append_printf (out, "%s  %s\n%s\n", lot->lot, lot->title, lot->issuer);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_part (out, lot, i);
}
