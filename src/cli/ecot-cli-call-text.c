/* ecot-cli-call-text.c: a lot as text, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same as the JSON, in the order of the form; under each item the phrase
 * of the call it comes from.
 */

#include "config.h"

#include "cli/ecot-cli-call-private.h"

#include <glib/gi18n-lib.h>

static void
append_source (GString          *out,
               const EcotSource *source)
{
  if (source != NULL)
    g_string_append_printf (out, "\n      %s:%u “%s”", source->file, source->line, source->quote);
}

typedef void (*AppendItem) (GString      *out,
                            gconstpointer item);

static void
append_list (GString         *out,
             const char      *heading,
             const GPtrArray *items,
             AppendItem       append_item)
{
  if (items->len == 0)
    return;

  g_string_append_printf (out, "\n%s\n", heading);
  for (guint i = 0; i < items->len; i++)
    {
      g_string_append (out, "  - ");
      append_item (out, items->pdata[i]);
      g_string_append_c (out, '\n');
    }
}

static const char *
or_unknown (const char *text)
{
  return text != NULL ? text : "?";
}

static void
append_session (GString      *out,
                gconstpointer item)
{
  const EcotSession *session = item;
  char               a[ECOT_DATE_BUFSIZE], b[ECOT_DATE_BUFSIZE];
  const char        *closes = ecot_cli_format_date (session->closes, b);
  const char        *until = session->start_to_printed;

  g_string_append_printf (out, "%s → %s", or_unknown (ecot_cli_format_date (session->opens, a)),
                          closes != NULL ? closes : or_unknown (session->closes_printed));
  if (ecot_cli_format_minute (session->closes_minute, a) != NULL)
    g_string_append_printf (out, " %s", a);

  if (session->start_from != ECOT_DATE_NONE || session->start_to != ECOT_DATE_NONE || until != NULL)
    g_string_append_printf (out, _ (", to start %s → %s"), or_unknown (ecot_cli_format_date (session->start_from, a)),
                            until != NULL ? until : or_unknown (ecot_cli_format_date (session->start_to, b)));
  append_source (out, session->source);
}

static void
append_section (GString      *out,
                gconstpointer item)
{
  const EcotSection *section = item;

  g_string_append (out, section->title);
  if (section->max_words > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " (%u word at most)", " (%u words at most)", section->max_words), section->max_words);
  append_source (out, section->source);
}

static void
append_field (GString      *out,
              gconstpointer item)
{
  const EcotCallField *field = item;

  if (field->group != NULL)
    g_string_append_printf (out, "%s: ", field->group);
  g_string_append (out, field->label);
  if (field->required)
    g_string_append (out, field->alternative != NULL ? _ (" (required, or another)") : _ (" (required)"));
  append_source (out, field->source);
}

static void
append_territory (GString      *out,
                  gconstpointer item)
{
  const EcotTerritory *territory = item;

  g_string_append (out, territory->label);
  append_source (out, territory->source);
}

static void
append_category (GString      *out,
                 gconstpointer item)
{
  const EcotCategory *category = item;

  g_string_append_printf (out, "%s [%s: %s]", category->label, category->id, category->kind);
  append_source (out, category->source);
}

static void
append_flat_rate (GString      *out,
                  gconstpointer item)
{
  const EcotFlatRate *rate = item;
  char                buf[ECOT_DECIMAL_BUFSIZE];

  g_string_append_printf (out, "%s %% [%s, %s]", ecot_cli_format_percent (rate->percent, buf), rate->mode, rate->base);
  append_source (out, rate->source);
}

static void
append_fund (GString      *out,
             gconstpointer item)
{
  const EcotFund *fund = item;
  char            buf[ECOT_DECIMAL_BUFSIZE];

  g_string_append (out, fund->label);
  if (ecot_cli_format_percent (fund->max_percent, buf) != NULL)
    g_string_append_printf (out, " (≤ %s %%)", buf);
  append_source (out, fund->source);
}

static const char *
relation_sign (EcotRelation relation)
{
  static const char *const signs[] = { "", "", "≥", "≤", "=" };

  return signs[relation];
}

static void
append_limit (GString      *out,
              gconstpointer item)
{
  const EcotLimit *limit = item;
  char             buf[ECOT_AMOUNT_BUFSIZE];
  const char      *unit = limit->unit == ECOT_UNIT_ONE ? "" : ecot_unit_to_id (limit->unit);

  g_string_append_printf (out, "%s: %s %s %s", limit->message, limit->figure, relation_sign (limit->relation), ecot_cli_format_limit_value (limit, buf));
  if (*unit != '\0')
    g_string_append_printf (out, " %s", unit);
  if (limit->of != NULL)
    g_string_append_printf (out, " × %s", limit->of);
  g_string_append_printf (out, " [%s]", ecot_level_to_id (limit->level));
  append_source (out, limit->source);
}

static void
append_indicator (GString      *out,
                  gconstpointer item)
{
  const EcotIndicator *indicator = item;

  g_string_append (out, indicator->label);
  if (indicator->printed != NULL)
    g_string_append_printf (out, ": %s", indicator->printed);
  append_source (out, indicator->source);
}

static void
append_piece (GString      *out,
              gconstpointer item)
{
  const EcotPiece *piece = item;

  g_string_append (out, piece->label);
  if (piece->required)
    g_string_append (out, _ (" (required)"));
  append_source (out, piece->source);
}

static void
append_letter (GString      *out,
               gconstpointer item)
{
  const EcotLetter *letter = item;

  g_string_append (out, letter->title);
  for (guint i = 0; i < letter->parts->len; i++)
    {
      const EcotLetterPart *part = letter->parts->pdata[i];

      g_string_append_printf (out, "\n      %s%s", part->item ? "· " : "", part->text);
    }
  append_source (out, letter->source);
}

static void
append_report (GString      *out,
               gconstpointer item)
{
  const EcotReportDue *report = item;
  char                 buf[ECOT_DATE_BUFSIZE];

  g_string_append (out, report->label);
  if (report->months_after_end > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " (%d month after the end)", " (%d months after the end)", (gulong)report->months_after_end),
                            report->months_after_end);
  if (report->date != ECOT_DATE_NONE)
    g_string_append_printf (out, " (%s)", ecot_date_format (report->date, buf));
  append_source (out, report->source);
}

static void
append_obligation (GString      *out,
                   gconstpointer item)
{
  const EcotObligation *obligation = item;

  g_string_append (out, obligation->label);
  if (obligation->delay != NULL)
    g_string_append_printf (out, " (%s)", obligation->delay);
  append_source (out, obligation->source);
}

static void
append_note (GString      *out,
             gconstpointer item)
{
  const EcotNote *note = item;

  g_string_append_printf (out, "[%s] %s", note->kind, note->text);
  for (guint i = 0; i < note->sources->len; i++)
    append_source (out, note->sources->pdata[i]);
}

static void
append_period (GString       *out,
               const EcotLot *lot)
{
  char a[ECOT_DATE_BUFSIZE], b[ECOT_DATE_BUFSIZE];

  if (lot->period_start == ECOT_DATE_NONE && lot->period_end == ECOT_DATE_NONE && lot->max_months <= 0)
    return;

  g_string_append_printf (out, "\n%s\n  - %s → %s", _ ("Period"),
                          or_unknown (ecot_cli_format_date (lot->period_start, a)), or_unknown (ecot_cli_format_date (lot->period_end, b)));
  if (lot->max_months > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ", %d month at most", ", %d months at most", (gulong)lot->max_months), lot->max_months);
  append_source (out, lot->period_source);
  g_string_append_c (out, '\n');
}

static void
append_payment (GString       *out,
                const EcotLot *lot)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  if (ecot_cli_format_percent (lot->advance_max_percent, buf) == NULL)
    return;

  g_string_append_printf (out, _ ("\nPayment\n  - advance ≤ %s %%"), buf);
  append_source (out, lot->payment_source);
  g_string_append_c (out, '\n');
}

void
ecot_cli_print_lot (const EcotLot *lot,
                    GString       *out)
{
  g_string_append_printf (out, "%s  %s\n%s\n", lot->lot, lot->title, lot->issuer);
  append_list (out, _ ("Sessions"), lot->sessions, append_session);
  append_period (out, lot);
  append_list (out, _ ("Who may answer"), lot->eligible, append_obligation);
  append_list (out, _ ("Audience"), lot->audience, append_obligation);
  append_list (out, _ ("Objectives"), lot->objectives, append_obligation);
  append_list (out, _ ("Identification"), lot->fields, append_field);
  append_list (out, _ ("Territories"), lot->territories, append_territory);
  append_list (out, _ ("Texts"), lot->sections, append_section);
  append_list (out, _ ("Cost categories"), lot->categories, append_category);
  append_list (out, _ ("Flat rates"), lot->flat_rates, append_flat_rate);
  append_list (out, _ ("Funds"), lot->funds, append_fund);
  append_list (out, _ ("Limits"), lot->limits, append_limit);
  append_list (out, _ ("Indicators"), lot->indicators, append_indicator);
  append_list (out, _ ("Criteria"), lot->criteria, append_obligation);
  append_list (out, _ ("Documents to hand in"), lot->pieces, append_piece);
  append_list (out, _ ("Ways to hand in"), lot->channels, append_territory);
  append_list (out, _ ("Letters"), lot->letters, append_letter);
  append_payment (out, lot);
  append_list (out, _ ("Reports"), lot->reports, append_report);
  append_list (out, _ ("Obligations"), lot->obligations, append_obligation);
  append_list (out, _ ("Publicity"), lot->publicity, append_obligation);
  append_list (out, _ ("Notes"), lot->notes, append_note);
}
