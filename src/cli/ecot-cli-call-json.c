/* ecot-cli-call-json.c: a lot as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contract with scripts: keys may be added, none may change its meaning.  A
 * value that is not there is null; an amount or a rate is a string, so that no
 * reader makes a binary fraction of it.
 */

#include "config.h"

#include "cli/ecot-cli-call-private.h"

static const char *
format_target (const EcotIndicator *indicator,
               char                 buf[ECOT_DECIMAL_BUFSIZE])
{
  return indicator->relation != ECOT_RELATION_NONE ? ecot_decimal_format (indicator->target, buf) : NULL;
}

static void
add_date (JsonBuilder *json,
          const char  *name,
          EcotDate     date)
{
  char buf[ECOT_DATE_BUFSIZE];

  ecot_cli_add_text (json, name, ecot_cli_format_date (date, buf));
}

static void
add_session (JsonBuilder  *json,
             gconstpointer item)
{
  const EcotSession *session = item;
  char               buf[ECOT_DATE_BUFSIZE];

  add_date (json, "opens", session->opens);
  add_date (json, "closes", session->closes);
  if (session->closes_printed != NULL)
    ecot_cli_add_text (json, "closes_printed", session->closes_printed);
  ecot_cli_add_text (json, "closes_time", ecot_cli_format_minute (session->closes_minute, buf));
  add_date (json, "start_from", session->start_from);
  add_date (json, "start_to", session->start_to);
  if (session->start_to_printed != NULL)
    ecot_cli_add_text (json, "start_to_printed", session->start_to_printed);
  ecot_cli_add_source (json, session->source);
}

static void
add_section (JsonBuilder  *json,
             gconstpointer item)
{
  const EcotSection *section = item;

  ecot_cli_add_text (json, "id", section->id);
  ecot_cli_add_text (json, "title", section->title);
  ecot_cli_add_count (json, "max_words", section->max_words);
  ecot_cli_add_text (json, "words", ecot_word_rule_to_id (section->word_rule));
  ecot_cli_add_flag (json, "required", section->required);
  ecot_cli_add_text (json, "help", section->help);
  ecot_cli_add_source (json, section->source);
}

static void
add_field (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotCallField *field = item;

  ecot_cli_add_text (json, "id", field->id);
  ecot_cli_add_text (json, "label", field->label);
  ecot_cli_add_flag (json, "required", field->required);
  ecot_cli_add_text (json, "alternative", field->alternative);
  ecot_cli_add_text (json, "group", field->group);
  ecot_cli_add_text (json, "place", field->place);
  ecot_cli_add_source (json, field->source);
}

static void
add_territory (JsonBuilder  *json,
               gconstpointer item)
{
  const EcotTerritory *territory = item;

  ecot_cli_add_text (json, "id", territory->id);
  ecot_cli_add_text (json, "label", territory->label);
  ecot_cli_add_source (json, territory->source);
}

static void
add_category (JsonBuilder  *json,
              gconstpointer item)
{
  const EcotCategory *category = item;

  ecot_cli_add_text (json, "id", category->id);
  ecot_cli_add_text (json, "label", category->label);
  ecot_cli_add_text (json, "kind", category->kind);
  ecot_cli_add_source (json, category->source);
}

static void
add_flat_rate (JsonBuilder  *json,
               gconstpointer item)
{
  const EcotFlatRate *rate = item;
  char                buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_add_text (json, "id", rate->id);
  ecot_cli_add_text (json, "percent", ecot_cli_format_percent (rate->percent, buf));
  ecot_cli_add_text (json, "mode", rate->mode);
  ecot_cli_add_text (json, "base", rate->base);
  ecot_cli_add_source (json, rate->source);
}

static void
add_fund (JsonBuilder  *json,
          gconstpointer item)
{
  const EcotFund *fund = item;
  char            buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_add_text (json, "id", fund->id);
  ecot_cli_add_text (json, "label", fund->label);
  ecot_cli_add_text (json, "max_percent", ecot_cli_format_percent (fund->max_percent, buf));
  ecot_cli_add_source (json, fund->source);
}

static void
add_limit (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotLimit *limit = item;
  char             buf[ECOT_AMOUNT_BUFSIZE];

  ecot_cli_add_text (json, "id", limit->id);
  ecot_cli_add_text (json, "figure", limit->figure);
  ecot_cli_add_text (json, "relation", ecot_relation_to_id (limit->relation));
  ecot_cli_add_text (json, "value", ecot_cli_format_limit_value (limit, buf));
  ecot_cli_add_text (json, "unit", ecot_unit_to_id (limit->unit));
  ecot_cli_add_text (json, "of", limit->of);
  ecot_cli_add_text (json, "level", ecot_level_to_id (limit->level));
  ecot_cli_add_text (json, "message", limit->message);
  ecot_cli_add_source (json, limit->source);
}

static void
add_indicator (JsonBuilder  *json,
               gconstpointer item)
{
  const EcotIndicator *indicator = item;
  char                 buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_add_text (json, "id", indicator->id);
  ecot_cli_add_text (json, "label", indicator->label);
  ecot_cli_add_text (json, "printed", indicator->printed);
  ecot_cli_add_text (json, "relation", ecot_relation_to_id (indicator->relation));
  ecot_cli_add_text (json, "target", format_target (indicator, buf));
  ecot_cli_add_text (json, "unit", indicator->unit);
  ecot_cli_add_text (json, "proof", indicator->proof);
  ecot_cli_add_source (json, indicator->source);
}

static void
add_piece (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotPiece *piece = item;

  ecot_cli_add_text (json, "id", piece->id);
  ecot_cli_add_text (json, "label", piece->label);
  ecot_cli_add_flag (json, "required", piece->required);
  ecot_cli_add_text (json, "paper", piece->paper);
  ecot_cli_add_source (json, piece->source);
}

static void
add_report (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotReportDue *report = item;

  ecot_cli_add_text (json, "id", report->id);
  ecot_cli_add_text (json, "label", report->label);
  ecot_cli_add_count (json, "months_after_end", report->months_after_end);
  add_date (json, "date", report->date);
  ecot_cli_add_source (json, report->source);
}

static void
add_obligation (JsonBuilder  *json,
                gconstpointer item)
{
  const EcotObligation *obligation = item;

  ecot_cli_add_text (json, "id", obligation->id);
  ecot_cli_add_text (json, "label", obligation->label);
  ecot_cli_add_text (json, "delay", obligation->delay);
  ecot_cli_add_source (json, obligation->source);
}

static void
add_eligible (JsonBuilder  *json,
              gconstpointer item)
{
  const EcotEligible *eligible = item;

  ecot_cli_add_text (json, "id", eligible->id);
  ecot_cli_add_text (json, "label", eligible->label);
  ecot_cli_add_text (json, "kinds", eligible->kinds);
  ecot_cli_add_source (json, eligible->source);
}

static void
add_criterion (JsonBuilder  *json,
               gconstpointer item)
{
  const EcotCriterion *criterion = item;

  ecot_cli_add_text (json, "id", criterion->id);
  ecot_cli_add_text (json, "label", criterion->label);
  ecot_cli_add_text (json, "weight", criterion->weight);
  ecot_cli_add_source (json, criterion->source);
}

static void
add_note (JsonBuilder  *json,
          gconstpointer item)
{
  const EcotNote *note = item;

  ecot_cli_add_text (json, "kind", note->kind);
  ecot_cli_add_text (json, "text", note->text);
  json_builder_set_member_name (json, "sources");
  json_builder_begin_array (json);
  for (guint i = 0; i < note->sources->len; i++)
    ecot_cli_add_source_value (json, note->sources->pdata[i]);
  json_builder_end_array (json);
}

static void
add_letter_part (JsonBuilder  *json,
                 gconstpointer item)
{
  const EcotLetterPart *part = item;

  ecot_cli_add_text (json, "text", part->text);
  ecot_cli_add_flag (json, "item", part->item);
}

static void
add_letter (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotLetter *letter = item;

  ecot_cli_add_text (json, "id", letter->id);
  ecot_cli_add_text (json, "title", letter->title);
  ecot_cli_add_array (json, "parts", letter->parts, add_letter_part);
  ecot_cli_add_text (json, "signature", letter->signature);
  ecot_cli_add_source (json, letter->source);
}

static void
add_head (JsonBuilder   *json,
          const EcotLot *lot)
{
  ecot_cli_add_text (json, "lot", lot->lot);
  ecot_cli_add_text (json, "call", lot->call);
  ecot_cli_add_text (json, "issuer", lot->issuer);
  ecot_cli_add_text (json, "issuer_short", lot->issuer_short);
  ecot_cli_add_text (json, "title", lot->title);
  ecot_cli_add_text (json, "short_title", lot->short_title);
  ecot_cli_add_flag (json, "title_inferred", lot->title_inferred);
  ecot_cli_add_text (json, "fund", lot->fund);
  ecot_cli_add_text (json, "zone", lot->zone);
  ecot_cli_add_text (json, "rounding", ecot_rounding_to_id (lot->rounding));
}

static void
add_period (JsonBuilder   *json,
            const EcotLot *lot)
{
  json_builder_set_member_name (json, "period");
  json_builder_begin_object (json);
  add_date (json, "start", lot->period_start);
  add_date (json, "end", lot->period_end);
  ecot_cli_add_count (json, "max_months", lot->max_months);
  ecot_cli_add_source (json, lot->period_source);
  json_builder_end_object (json);
}

static void
add_budget (JsonBuilder   *json,
            const EcotLot *lot)
{
  json_builder_set_member_name (json, "budget");
  json_builder_begin_object (json);
  ecot_cli_add_flag (json, "extra_categories", lot->extra_categories);
  ecot_cli_add_flag (json, "asks_hours", lot->asks_hours);
  ecot_cli_add_flag (json, "knows_indirect", lot->knows_indirect);
  json_builder_end_object (json);
}

static void
add_payment (JsonBuilder   *json,
             const EcotLot *lot)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  json_builder_set_member_name (json, "payment");
  json_builder_begin_object (json);
  ecot_cli_add_text (json, "advance_max_percent", ecot_cli_format_percent (lot->advance_max_percent, buf));
  ecot_cli_add_source (json, lot->payment_source);
  json_builder_end_object (json);
}

void
ecot_cli_add_lot (JsonBuilder   *json,
                  const EcotLot *lot)
{
  json_builder_begin_object (json);
  add_head (json, lot);
  ecot_cli_add_array (json, "sessions", lot->sessions, add_session);
  add_period (json, lot);
  ecot_cli_add_array (json, "eligible", lot->eligible, add_eligible);
  ecot_cli_add_array (json, "audience", lot->audience, add_obligation);
  ecot_cli_add_array (json, "objectives", lot->objectives, add_obligation);
  ecot_cli_add_array (json, "sections", lot->sections, add_section);
  ecot_cli_add_array (json, "fields", lot->fields, add_field);
  ecot_cli_add_array (json, "territories", lot->territories, add_territory);
  ecot_cli_add_array (json, "categories", lot->categories, add_category);
  add_budget (json, lot);
  ecot_cli_add_array (json, "flat_rates", lot->flat_rates, add_flat_rate);
  ecot_cli_add_array (json, "funds", lot->funds, add_fund);
  ecot_cli_add_array (json, "limits", lot->limits, add_limit);
  ecot_cli_add_array (json, "indicators", lot->indicators, add_indicator);
  ecot_cli_add_array (json, "criteria", lot->criteria, add_criterion);
  ecot_cli_add_array (json, "pieces", lot->pieces, add_piece);
  ecot_cli_add_array (json, "channels", lot->channels, add_territory);
  ecot_cli_add_array (json, "letters", lot->letters, add_letter);
  add_payment (json, lot);
  ecot_cli_add_array (json, "reports", lot->reports, add_report);
  ecot_cli_add_array (json, "obligations", lot->obligations, add_obligation);
  ecot_cli_add_array (json, "publicity", lot->publicity, add_obligation);
  ecot_cli_add_array (json, "notes", lot->notes, add_note);
  json_builder_end_object (json);
}
