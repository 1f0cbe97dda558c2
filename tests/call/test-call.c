/* test-call.c: what the reader of calls understands, and what it refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tests/data/calls/everything.xml uses every word of the vocabulary; each
 * refusal is that file with one thing changed.  What the schema can see, it
 * has to refuse as well, so that an editor of calls warns where the program
 * will refuse.
 */

#include "call/ecot-call.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

static char *everything;

static EcotCall *
load_text (const char *text,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ecot_call_load (bytes, "essai.xml", error);
}

static EcotCall *
load_everything (void)
{
  g_autoptr (GError) error = NULL;
  EcotCall          *call = load_text (everything, &error);

  g_assert_no_error (error);

  return call;
}

static void
test_head (void)
{
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *a = ecot_call_find_lot (call, "a");
  EcotLot             *b = ecot_call_find_lot (call, "b");
  EcotLot             *c = ecot_call_find_lot (call, "c");

  g_assert_cmpstr (ecot_call_get_id (call), ==, "essai-2030");
  g_assert_cmpstr (ecot_call_get_title (call), ==, "Un appel d’essai");
  g_assert_cmpuint (ecot_call_get_lots (call)->len, ==, 3);
  g_assert_cmpuint (g_bytes_get_size (ecot_call_get_bytes (call)), ==, strlen (everything));
  g_assert_null (ecot_call_find_lot (call, "d"));

  g_assert_cmpstr (a->lot, ==, "essai-2030/a");
  g_assert_cmpstr (a->issuer, ==, "Ville d’Essai");
  g_assert_cmpstr (a->fund, ==, "fse");
  g_assert_cmpint (a->rounding, ==, ECOT_ROUNDING_DOWN);
  g_assert_null (a->short_title);
  g_assert_cmpstr (b->short_title, ==, "B");
  g_assert_false (b->title_inferred);
  g_assert_true (c->title_inferred);
}

static void
test_items (void)
{
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *lot = ecot_call_find_lot (call, "a");
  const EcotSession   *first = lot->sessions->pdata[0], *second = lot->sessions->pdata[1];
  const EcotSection   *section = ecot_lot_find_section (lot, "project");
  const EcotCallField *field = lot->fields->pdata[1];
  const EcotFlatRate  *rate = lot->flat_rates->pdata[0];
  const EcotLetter    *letter = ecot_lot_find_letter (lot, "engagement");
  const EcotNote      *note = lot->notes->pdata[0];
  const EcotReportDue *final = lot->reports->pdata[0], *mid = lot->reports->pdata[1];

  g_assert_cmpint (first->opens, ==, ecot_date_new (2030, 1, 2));
  g_assert_cmpint (first->closes_minute, ==, 12 * 60 + 30);
  g_assert_cmpint (first->start_to, ==, ecot_date_new (2030, 6, 30));
  g_assert_cmpstr (first->source->file, ==, "essai");
  g_assert_cmpuint (first->source->line, ==, 1);
  g_assert_cmpstr (first->source->quote, ==, "du 2 janvier au 1er février");
  g_assert_cmpint (second->closes, ==, ECOT_DATE_NONE);
  g_assert_cmpint (second->closes_minute, ==, -1);
  g_assert_cmpstr (second->closes_printed, ==, "31/04/2030");
  g_assert_cmpstr (second->start_to_printed, ==, "29/02/2031");
  g_assert_null (second->source);
  g_assert_cmpint (ecot_lot_get_deadline (lot), ==, ecot_moment_new (ecot_date_new (2030, 2, 1), 750));
  g_assert_true (ecot_lot_deadline_has_time (lot));

  g_assert_cmpint (lot->max_months, ==, 12);
  g_assert_cmpuint (section->max_words, ==, 300);
  g_assert_cmpint (section->tolerance, ==, 10 * ECOT_DECIMAL_ONE);
  g_assert_cmpuint (ecot_section_get_most_words (section), ==, 330);
  g_assert_cmpint (section->word_rule, ==, ECOT_WORDS_APOSTROPHES);
  g_assert_true (section->required);
  g_assert_cmpstr (field->place, ==, "contact/telephone");
  g_assert_cmpstr (field->alternative, ==, "reach");
  g_assert_null (field->group);
  g_assert_true (lot->extra_categories && lot->asks_hours && lot->knows_indirect);
  g_assert_cmpint (rate->percent, ==, 20 * ECOT_DECIMAL_ONE);
  g_assert_cmpstr (rate->base, ==, "direct-without-services");
  g_assert_cmpint (lot->advance_max_percent, ==, 80 * ECOT_DECIMAL_ONE);
  g_assert_cmpuint (letter->parts->len, ==, 2);
  g_assert_true (((EcotLetterPart *)letter->parts->pdata[1])->item);
  g_assert_cmpuint (lot->recipient->len, ==, 2);
  g_assert_cmpstr (lot->salutation, ==, "Madame la Maire,");
  g_assert_cmpuint (note->sources->len, ==, 2);
  g_assert_cmpint (final->months_after_end, ==, 3);
  g_assert_cmpint (mid->months_after_end, ==, -1);
  g_assert_cmpint (mid->date, ==, ecot_date_new (2030, 9, 30));
  g_assert_cmpstr (ecot_lot_label (lot, "total", "?"), ==, "TOTAL :");
  g_assert_cmpstr (ecot_lot_label (lot, "absent", "?"), ==, "?");
  g_assert_cmpstr (((EcotEligible *)lot->eligible->pdata[0])->kinds, ==, "association siae");
  g_assert_cmpuint (lot->audience->len + lot->objectives->len + lot->criteria->len, ==, 3);
  g_assert_cmpuint (lot->obligations->len + lot->publicity->len, ==, 2);
  g_assert_cmpuint (lot->channels->len, ==, 1);
  g_assert_cmpuint (lot->territories->len, ==, 1);
}

static void
test_limits (void)
{
  static const struct
  {
    const char  *id, *figure, *of;
    EcotRelation relation;
    gint64       value;
    EcotUnit     unit;
    EcotLevel    level;
  } cases[] = {
    { "cap", "cost.total", NULL, ECOT_RELATION_AT_MOST, 1000000, ECOT_UNIT_EUR, ECOT_LEVEL_ERROR },
    { "fse", "funding.fse", "cost.total", ECOT_RELATION_AT_MOST, 475000, ECOT_UNIT_PERCENT, ECOT_LEVEL_WARNING },
    { "staff", "cost.category.staff", "cost.total", ECOT_RELATION_AT_LEAST, 500000, ECOT_UNIT_PERCENT, ECOT_LEVEL_ADVICE },
    { "month", "grant.requested", "participants.months", ECOT_RELATION_AT_MOST, 19500, ECOT_UNIT_EUR, ECOT_LEVEL_ERROR },
    { "exits", "exits.dynamic", "posts", ECOT_RELATION_AT_LEAST, 4500, ECOT_UNIT_ONE, ECOT_LEVEL_ERROR },
    { "hours", "hours.total", NULL, ECOT_RELATION_EQUAL, 16070000, ECOT_UNIT_HOUR, ECOT_LEVEL_ERROR },
    { "words", "words.project", NULL, ECOT_RELATION_AT_MOST, 3000000, ECOT_UNIT_WORD, ECOT_LEVEL_ERROR },
    { "grant", "grant.requested", NULL, ECOT_RELATION_AT_MOST, 0, ECOT_UNIT_NONE, ECOT_LEVEL_ADVICE },
  };
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *lot = ecot_call_find_lot (call, "a");

  g_assert_cmpuint (lot->limits->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotLimit *limit = lot->limits->pdata[i];

      g_assert_cmpstr (limit->id, ==, cases[i].id);
      g_assert_cmpstr (limit->figure, ==, cases[i].figure);
      g_assert_cmpstr (limit->of, ==, cases[i].of);
      g_assert_cmpint (limit->relation, ==, cases[i].relation);
      g_assert_cmpint (limit->value, ==, cases[i].value);
      g_assert_cmpint (limit->unit, ==, cases[i].unit);
      g_assert_cmpint (limit->level, ==, cases[i].level);
      g_assert_cmpint (limit->announced, ==, g_str_equal (limit->id, "grant"));
    }

  g_assert_cmpint (ecot_lot_find_fund (lot, "fse")->max_percent, ==, 475000);
  g_assert_cmpint (ecot_lot_find_fund (lot, "region")->max_percent, ==, -1);
}

static void
test_indicators (void)
{
  static const struct
  {
    const char  *id;
    EcotRelation relation;
    EcotDecimal  target;
  } cases[] = {
    { "least", ECOT_RELATION_AT_LEAST, 150000 },
    { "most", ECOT_RELATION_AT_MOST, 40000 },
    { "exact", ECOT_RELATION_EQUAL, 20000 },
    { "bare", ECOT_RELATION_UNSTATED, 15000 },
    { "none", ECOT_RELATION_NONE, 0 },
    { "range", ECOT_RELATION_AT_LEAST, 80000 },
    { "per-post", ECOT_RELATION_UNSTATED, 300000000 },
  };
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *lot = ecot_call_find_lot (call, "a");

  g_assert_cmpuint (lot->indicators->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotIndicator *indicator = lot->indicators->pdata[i];

      g_assert_cmpstr (indicator->id, ==, cases[i].id);
      g_assert_cmpint (indicator->relation, ==, cases[i].relation);
      g_assert_cmpint (indicator->target, ==, cases[i].target);
    }
}

/* What a lot asks about people, and the questions they answer. */
static void
test_people (void)
{
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *lot = ecot_call_find_lot (call, "a");
  const EcotIndicator *per_post = ecot_lot_find_indicator (lot, "per-post");
  const EcotExit      *exit = ecot_lot_find_exit (lot, "permanent");
  const EcotQuestion  *question = lot->questions->pdata[1];

  g_assert_true (lot->asks_participants);
  g_assert_cmpint (lot->young_under, ==, 26);
  g_assert_true (ecot_lot_asks_of_participants (lot, "setting"));
  g_assert_false (ecot_lot_asks_of_participants (lot, "set"));
  g_assert_cmpstr (exit->class, ==, "durable");
  g_assert_cmpint (exit->hours, ==, 200000);
  g_assert_cmpint (exit->months, ==, 6);
  g_assert_cmpstr (per_post->of, ==, "staff.fte");
  g_assert_cmpuint (per_post->source->next->line, ==, 11);
  g_assert_cmpstr (ecot_lot_find_option (lot, "song")->label, ==, "Le chant");
  g_assert_cmpuint (question->answers->len, ==, 2);
  g_assert_true (((EcotAnswer *)question->answers->pdata[1])->declines);
}

static void
test_override (void)
{
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *a = ecot_call_find_lot (call, "a");
  EcotLot             *b = ecot_call_find_lot (call, "b");
  EcotLot             *c = ecot_call_find_lot (call, "c");

  g_test_summary ("A lot takes the place of what is common, there where it stands");

  g_assert_cmpint (((EcotLimit *)a->limits->pdata[0])->value, ==, 1000000);
  g_assert_cmpint (((EcotLimit *)b->limits->pdata[0])->value, ==, 500000);
  g_assert_cmpint (((EcotLimit *)c->limits->pdata[0])->value, ==, 700000);
  g_assert_cmpuint (c->limits->len, ==, 8);

  g_assert_null (ecot_lot_find_indicator (a, "extra"));
  g_assert_cmpstr (((EcotIndicator *)b->indicators->pdata[3])->label, ==, "Ateliers du lot B");
  g_assert_cmpstr (((EcotIndicator *)b->indicators->pdata[7])->id, ==, "extra");

  g_assert_cmpint (b->period_start, ==, ecot_date_new (2030, 5, 1));
  g_assert_cmpint (b->max_months, ==, -1);
  g_assert_cmpint (c->max_months, ==, 12);
  g_assert_cmpuint (b->notes->len, ==, 2);
}

/* A lot outlives its call. */
static void
test_lot_reference (void)
{
  EcotCall *call = load_everything ();
  EcotLot  *lot = ecot_lot_ref (ecot_call_find_lot (call, "b"));

  ecot_call_unref (call);
  g_assert_cmpstr (lot->title, ==, "Le lot B");
  g_assert_cmpstr (((EcotLimit *)lot->limits->pdata[0])->message, ==, "le petit plafond");
  ecot_lot_unref (lot);
}

static EcotCall *
load_items (const char *items)
{
  g_autofree char   *text = g_strdup_printf ("<call id='c' title='t' issuer='i'><lot id='1' title='t'>%s</lot></call>", items);
  g_autoptr (GError) error = NULL;
  EcotCall          *call = load_text (text, &error);

  g_assert_no_error (error);

  return call;
}

static void
test_pieces (void)
{
  g_autoptr (EcotCall) call = load_everything ();
  EcotLot             *lot = ecot_call_find_lot (call, "a");
  const EcotPiece     *rib = ecot_lot_find_piece (lot, "rib"), *letter = ecot_lot_find_piece (lot, "letter");
  g_autoptr (EcotCall) days = load_items ("<piece id='p' label='l' max-age-days='90'/>");
  const EcotPiece     *piece = ecot_lot_find_piece (ecot_call_find_lot (days, "1"), "p");

  g_assert_cmpstr (rib->file_name, ==, "{number}_RIB-{siret}");
  g_assert_cmpint (rib->age_months, ==, 3);
  g_assert_cmpint (rib->age_days, ==, -1);
  g_assert_cmpstr (rib->age_at, ==, "deadline");

  g_assert_null (letter->file_name);
  g_assert_cmpint (letter->age_months, ==, -1);
  g_assert_cmpint (letter->age_days, ==, -1);

  g_assert_cmpint (piece->age_days, ==, 90);
  g_assert_null (piece->age_at);
}

/* A list of exits alone is there to be read. */
static void
test_asks_exits (void)
{
  static const struct
  {
    const char *items;
    gboolean    asks;
  } cases[] = {
    { "<exit id='a' label='CDI' class='durable'/>", FALSE },
    { "<participants/>", FALSE },
    { "<exit id='a' label='CDI' class='durable'/><participants/>", TRUE },
    { "<exit id='a' label='CDI' class='durable'/><limit id='l' figure='exits.dynamic' at-least='1' message='m'/>", TRUE },
    { "<exit id='a' label='CDI' class='durable'/><indicator id='i' label='l' figure='exit.a'/>", TRUE },
    { "<exit id='a' label='CDI' class='durable'/><indicator id='i' label='l' figure='cost.total'/>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotCall) call = load_items (cases[i].items);

      g_assert_cmpint (ecot_lot_asks_exits (ecot_call_find_lot (call, "1")), ==, cases[i].asks);
    }
}

static void
test_deadline (void)
{
  static const struct
  {
    const char *sessions;
    int         month, day, minute; /* month 0: none */
    gboolean    has_time;
  } cases[] = {
    { "", 0, 0, 0, FALSE },
    { "<session opens='2030-01-01'/>", 0, 0, 0, FALSE },
    { "<session closes='2030-01-31'/>", 1, 31, 1439, FALSE },
    { "<session closes='2030-01-31' closes-time='00:00'/>", 1, 31, 0, TRUE },
    { "<session closes='2030-05-31'/><session closes='2030-01-31' closes-time='12:00'/>", 5, 31, 1439, FALSE },
    { "<session closes='2030-01-31' closes-time='12:00'/><session closes-printed='31/04/2030'/>", 1, 31, 720, TRUE },
    { "<session closes='2030-01-31' closes-time='23:59'/><session closes='2030-01-31'/>", 1, 31, 1439, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotCall) call = load_items (cases[i].sessions);
      EcotMoment           deadline = 0;

      if (cases[i].month > 0)
        deadline = ecot_moment_new (ecot_date_new (2030, cases[i].month, cases[i].day), cases[i].minute);
      g_assert_cmpint (ecot_lot_get_deadline (ecot_call_find_lot (call, "1")), ==, deadline);
      g_assert_cmpint (ecot_lot_deadline_has_time (ecot_call_find_lot (call, "1")), ==, cases[i].has_time);
    }
}

/* What is said of a day quotes the place that names it, as the call writes it. */
static void
test_source_naming (void)
{
  static const struct
  {
    int         month, day;
    const char *quote;
  } cases[] = {
    { 1, 31, "du 14/12/2029 au 31/01/2030" },
    { 3, 1, "démarrant entre le 01/03/2030" },
    { 5, 1, "Clôture **le 1^{er} Mai 2030**" },
    { 3, 2, "du 14/12/2029 au 31/01/2030" }, /* nowhere: the principal one */
    { 0, 0, "du 14/12/2029 au 31/01/2030" },
  };
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) call = load_text ("<call id='c' text='t' title='t' issuer='i'><lot id='1' title='t'><session closes='2030-01-31'>"
                                         "<source line='1'>du 14/12/2029 au 31/01/2030</source>"
                                         "<source line='2'>démarrant entre le 01/03/2030</source>"
                                         "<source line='3'>Clôture **le 1^{er} Mai 2030**</source></session></lot></call>",
                                         &error);
  const EcotSession   *session = ecot_call_find_lot (call, "1")->sessions->pdata[0];
  g_autofree char     *read = NULL, *phrase = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotDate day = cases[i].month > 0 ? ecot_date_new (2030, cases[i].month, cases[i].day) : ECOT_DATE_NONE;

      g_assert_cmpstr (ecot_source_naming (session->source, day)->quote, ==, cases[i].quote);
    }
  read = ecot_source_read (ecot_source_naming (session->source, ecot_date_new (2030, 5, 1)));
  g_assert_cmpstr (read, ==, "Clôture le 1er Mai 2030");
  phrase = ecot_source_phrase (ecot_source_naming (session->source, ecot_date_new (2030, 5, 1)));
  g_assert_cmpstr (phrase, ==, "«\342\200\257Clôture le 1er Mai 2030\342\200\257»");
  g_assert_null (ecot_source_naming (NULL, ecot_date_new (2030, 1, 31)));
}

/* Only "at most so many % of the total" is a fund's highest rate. */
static void
test_max_percent (void)
{
  static const struct
  {
    const char *limit;
    EcotDecimal max_percent;
  } cases[] = {
    { "<limit id='l' figure='funding.f' at-most='47 %' of='cost.total' message='m'/>", 470000 },
    { "<limit id='l' figure='funding.f' at-least='47 %' of='cost.total' message='m'/>", -1 },
    { "<limit id='l' figure='funding.f' at-most='47 %' of='funding.total' message='m'/>", -1 },
    { "<limit id='l' figure='funding.f' at-most='47 EUR' message='m'/>", -1 },
    { "<limit id='l' figure='funding.own' at-most='47 %' of='cost.total' message='m'/>", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *items = g_strconcat ("<fund id='f' label='F'/>", cases[i].limit, NULL);
      g_autoptr (EcotCall) call = load_items (items);

      g_assert_cmpint (ecot_lot_find_fund (ecot_call_find_lot (call, "1"), "f")->max_percent, ==, cases[i].max_percent);
    }
}

static void
test_indirect (void)
{
  static const struct
  {
    const char *items;
    gboolean    knows;
  } cases[] = {
    { "<category id='c' kind='staff' label='l'/>", FALSE },
    { "<category id='c' kind='indirect' label='l'/>", TRUE },
    { "<flat-rate id='f' percent='20' mode='flat' base='direct'/>", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotCall) call = load_items (cases[i].items);

      g_assert_cmpint (ecot_call_find_lot (call, "1")->knows_indirect, ==, cases[i].knows);
    }
}

/* Every figure of the command line may be limited, in its own unit. */
static void
test_figures (void)
{
  static const char *const figures[][2] = {
    { "cost.total", "1 EUR" },
    { "cost.direct", "1 EUR" },
    { "cost.direct.staff", "1 EUR" },
    { "cost.direct.services", "1 EUR" },
    { "cost.indirect", "1 EUR" },
    { "cost.category.c", "1 EUR" },
    { "cost.per-hour", "1 EUR" },
    { "cost.per-participant", "1 EUR" },
    { "funding.total", "1 EUR" },
    { "funding.f", "1 EUR" },
    { "funding.matching", "1 EUR" },
    { "funding.own", "1 EUR" },
    { "funding.balance", "1 EUR" },
    { "grant.requested", "1 EUR" },
    { "grant.rate", "1 %" },
    { "hours.total", "1 h" },
    { "hours.placement.monthly", "1 h" },
    { "hours.placement.monthly.urban", "1 h" },
    { "hours.placement.monthly.rural", "1 h" },
    { "action.months", "1 months" },
    { "exit.e", "1" },
    { "exits.total", "1" },
    { "exits.durable", "1" },
    { "exits.transition", "1" },
    { "exits.positive", "1" },
    { "participants.total", "1" },
    { "participants.young", "1" },
    { "participants.women", "1" },
    { "participants.men", "1" },
    { "participants.rsa", "1" },
    { "participants.months", "1 months" },
    { "participants.monthly-average", "1" },
    { "posts", "1" },
    { "staff.fte", "1" },
    { "staff.cost", "1 EUR" },
    { "staff.hours", "1 h" },
    { "staff.count", "1" },
    { "cost.option.r", "1 EUR" },
    { "cost.option.indirect-15", "1 EUR" },
    { "cost.per-hour.category.c", "1 EUR" },
    { "exits.dynamic", "1" },
    { "words.s", "1 words" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char     *items = g_strdup_printf ("<fund id='f' label='F' regulation='2021/1060'/><flat-rate id='r' percent='20' mode='flat' base='direct'/>"
                                                        "<section id='s' title='t'/><category id='c' kind='other' label='l'/>"
                                                        "<participants asks='women young rsa months setting hours'/><posts label='p'/><staffing label='s'/>"
                                                        "<exit id='e' label='l' class='durable'/>"
                                                        "<limit id='l' figure='%s' at-most='%s' message='m'/>",
                                                    figures[i][0], figures[i][1]);
      g_autoptr (EcotCall) call = load_items (items);

      g_assert_cmpuint (ecot_call_find_lot (call, "1")->limits->len, ==, 1);
    }
}

/* A rule on what no page of the lot asks for would never be checked. */
static void
test_missing_figures (void)
{
  static const struct
  {
    const char *items, *figure, *value;
    gboolean    has;
  } cases[] = {
    { "", "participants.total", "1", FALSE },
    { "", "cost.per-participant", "1 EUR", FALSE },
    { "<participants/>", "participants.total", "1", TRUE },
    { "<participants/>", "cost.per-participant", "1 EUR", TRUE },
    { "<participants/>", "participants.young", "1", FALSE },
    { "<participants asks='young'/>", "participants.young", "1", TRUE },
    { "<participants asks='young'/>", "participants.men", "1", FALSE },
    { "<participants asks='women'/>", "participants.men", "1", TRUE },
    { "<participants asks='rsa'/>", "participants.monthly-average", "1", FALSE },
    { "<participants asks='months'/>", "participants.monthly-average", "1", TRUE },
    { "<participants asks='hours'/>", "hours.placement.monthly", "1 h", TRUE },
    { "<participants asks='hours'/>", "hours.placement.monthly.rural", "1 h", FALSE },
    { "<participants asks='setting hours'/>", "hours.placement.monthly.rural", "1 h", TRUE },
    { "", "posts", "1", FALSE },
    { "", "staff.fte", "1", FALSE },
    { "", "exits.dynamic", "1", FALSE },
    { "", "action.months", "1 months", TRUE },
    { "", "cost.option.r", "1 EUR", FALSE },
    { "<flat-rate id='r' percent='20' mode='flat' base='direct'/>", "cost.option.r", "1 EUR", TRUE },
    { "<flat-rate id='r' percent='20' mode='flat' base='direct'/>", "cost.option.q", "1 EUR", FALSE },
    { "<fund id='f' label='F'/>", "cost.option.indirect-15", "1 EUR", FALSE },
    { "<fund id='f' label='F' regulation='2021/1060'/>", "cost.option.indirect-15", "1 EUR", TRUE },
    { "<fund id='f' label='F' regulation='1303/2013'/>", "cost.option.indirect-7", "1 EUR", FALSE },
    { "", "cost.per-hour.category.c", "1 EUR", FALSE },
    { "<category id='c' kind='other' label='l'/>", "cost.per-hour.category.c", "1 EUR", TRUE },
    { "", "staff.cost", "1 EUR", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *text = g_strdup_printf ("<call id='c' title='t' issuer='i'><lot id='1' title='t'>%s"
                                                       "<limit id='l' figure='%s' at-most='%s' message='m'/></lot></call>",
                                                   cases[i].items, cases[i].figure, cases[i].value);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = load_text (text, &error);

      g_test_message ("%s of %s", cases[i].figure, cases[i].items);
      g_assert_cmpint (call != NULL, ==, cases[i].has);
    }
}

/* Refusals.  @found is replaced; its line has to be in the message, and so has @message. */
static const struct
{
  const char *found, *replaced;
  const char *message;
  gboolean    schema; /* call.rng sees it too */
} refusals[] = {
  /* elements */
  { "<call id", "<appel id", "this is not a call file*“appel”*", TRUE },
  { "<audience id=\"seniors\" label=\"Les plus de 60 ans\"/>", "<public/>", "no “public” may stand in “common”; what may: session, period*", TRUE },
  { "<criterion id=\"cost\" label=\"Le coût\" weight=\"40 %\"/>", "<lot id=\"x\" title=\"x\"/>", "no “lot” may stand in “common”*", TRUE },
  { "<lot id=\"a\" title=\"Le lot A\"/>", "<limit id=\"a\" figure=\"cost.total\" at-most=\"1 EUR\" message=\"m\"/>", "no “limit” may stand in “call”*", TRUE },
  { "<line>Madame la Maire</line>", "<p>Madame</p>", "no “p” may stand in “recipient”*", TRUE },
  { "du 2 janvier au 1er février", "<source line=\"2\">x</source>", "no “source” may stand in “source”, which holds no element", TRUE },
  { "<label id=\"total\" text=\"TOTAL :\"/>", "<label id=\"total\" text=\"t\">texte perdu</label>", "no text may stand in “label”: “texte perdu”", TRUE },
  /* attributes */
  { "title-inferred", "title-guessed", "“lot” has no attribute “title-guessed”", TRUE },
  { "<publicity id=\"poster\"", "<publicity", "“publicity” needs the attribute “id”", TRUE },
  { "<fund id=\"fse\" label=\"Fonds social européen\"/>", "<fund id=\"fse\"/>", "“fund” needs the attribute “label”", TRUE },
  { "max-amount=\"10000 EUR\"", "max-amount=\"47 %\"", "the most fund “region” pays is an amount*", FALSE },
  { "max-amount=\"10000 EUR\"", "max-amount=\"-1 EUR\"", "*“-1 EUR” is no quantity*", TRUE },
  { "message=\"le plafond\"", "", "“limit” needs the attribute “message”", TRUE },
  { "id=\"seniors\"", "id=\"seniors\" xmlns:x=\"urn:x\" x:id=\"autre\"", "“id” of “audience” is given twice", TRUE },
  { "label=\"Les plus de 60 ans\"", "label=\" \"", "“label” of “audience”: it is empty", TRUE },
  /* values */
  { "id=\"seniors\"", "id=\"les aînés\"", "“id” of “audience”: “les aînés” is no identifier*", TRUE },
  { "id=\"seniors\"", "id=\"a/b\"", "*“a/b” is no identifier*", TRUE },
  { "id=\"seniors\"", "id=\"-x\"", "*“-x” is no identifier*", TRUE },
  { "opens=\"2030-01-02\"", "opens=\"2030-02-30\"", "“opens” of “session”: “2030-02-30” is no date*", TRUE },
  { "opens=\"2030-01-02\"", "opens=\"02/01/2030\"", "*“02/01/2030” is no date*", TRUE },
  { "closes-time=\"12:30\"", "closes-time=\"24:00\"", "*“24:00” is no hour*", TRUE },
  { "closes-time=\"12:30\"", "closes-time=\"12h30\"", "*“12h30” is no hour*", TRUE },
  { "closes-time=\"12:30\"", "closes-time=\"12:60\"", "*“12:60” is no hour*", TRUE },
  { "max-months=\"12\"", "max-months=\"0\"", "*“0” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"-1\"", "*“-1” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"1.5\"", "*“1.5” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"1000001\"", "*“1000001” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"99999999999999999999\"", "*“99999999999999999999” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"+1\"", "*“+1” is no whole number*", TRUE },
  { "max-months=\"12\"", "max-months=\"12m\"", "*“12m” is no whole number*", TRUE },
  { "required=\"true\" after-budget", "required=\"yes\" after-budget", "*“yes” is neither “true” nor “false”", TRUE },
  { "kind=\"staff\"", "kind=\"people\"", "“kind” of “category”: “people” is none of: staff services*", TRUE },
  { "kind=\"staff\"", "kind=\"staff services\"", "*“staff services” is none of*", TRUE },
  { "mode=\"flat\"", "mode=\"fixed\"", "*“fixed” is none of: flat ceiling unstated", TRUE },
  { "kind=\"oddity\"", "kind=\"error\"", "*“error” is none of: contradiction silence ambiguity oddity", TRUE },
  { "rounding=\"down\"", "rounding=\"up\"", "*“up” is none of: half-up down euro", TRUE },
  { "percent=\"20\"", "percent=\"20 %\"", "*“20 %” is no number*", TRUE },
  { "percent=\"20\"", "percent=\"20,5\"", "*“20,5” is no number*", TRUE },
  { "percent=\"20\"", "percent=\"-20\"", "*“-20” is no number*", TRUE },
  { "percent=\"20\"", "percent=\"20.12345\"", "*“20.12345” is no number*", TRUE },
  { "percent=\"20\"", "percent=\"99999999999999999999\"", "*is no number*", FALSE },
  { "at-most=\"10000 EUR\"", "at-most=\"10000 €\"", "*“10000 €” is no quantity*", TRUE },
  { "at-most=\"10000 EUR\"", "at-most=\"10 000 EUR\"", "*“10 000 EUR” is no quantity*", TRUE },
  { "at-most=\"10000 EUR\"", "at-most=\"10000.001 EUR\"", "*“10000.001 EUR” is no quantity*", FALSE },
  { "at-most=\"10000 EUR\"", "at-most=\"EUR\"", "*“EUR” is no quantity*", TRUE },
  { "place=\"applicant/name\"", "place=\"applicant/nom\"", "*“applicant/nom” is no cell of a dossier*", FALSE },
  { "place=\"applicant/name\"", "place=\"budget/line/amount\"", "*“budget/line/amount” is no cell of a dossier*", TRUE },
  { "place=\"applicant/name\"", "place=\"name\"", "*“name” is no cell of a dossier*", TRUE },
  { "{number}_RIB-{siret}", "", "“file-name” of “piece”: it is empty", TRUE },
  { "{number}_RIB-{siret}", "pieces/RIB", "“file-name” of “piece”: “pieces/RIB” has a folder or an ending*", TRUE },
  { "{number}_RIB-{siret}", "C:\\RIB", "*has a folder or an ending*", TRUE },
  { "{number}_RIB-{siret}", "..", "*has a folder or an ending*", TRUE },
  { "{number}_RIB-{siret}", "RIB.pdf", "*“RIB.pdf” has a folder or an ending*", TRUE },
  { "{number}_RIB-{siret}", "RIB-{iban}", "*a file name has no blank “{iban}”; it has {applicant}*", TRUE },
  { "{number}_RIB-{siret}", "RIB-{lot} {Lot}", "*no blank “{Lot}”*", TRUE },
  { "{number}_RIB-{siret}", "RIB-{siret} {applicant", "*no blank “{applicant”*", TRUE },
  { "{number}_RIB-{siret}", "RIB} {lot}", "*no blank “}”*", TRUE },
  { "{number}_RIB-{siret}", "{lot {lot}}", "*no blank “{lot {lot}”*", TRUE },
  { "max-age-months=\"3\"", "max-age-months=\"0\"", "*“0” is no whole number*", TRUE },
  { "max-age-months=\"3\"", "max-age-days=\"trois\"", "*“trois” is no whole number*", TRUE },
  { "age-at=\"deadline\"", "age-at=\"today\"", "*“today” is none of: submission deadline", TRUE },
  { "source line=\"7\"", "source line=\"0\"", "“line” of “source”: “0” is no whole number*", TRUE },
  { "Je m’engage</source>", "</source>", "“source” is empty", TRUE },
  { "Je m’engage</source>", "un deux trois quatre cinq six sept huit neuf dix onze douze treize</source>", "a source quotes more than 12 words: “un deux*", FALSE },
  /* what only the whole can tell */
  { "max-age-months=\"3\"", "max-age-months=\"3\" max-age-days=\"90\"", "“max-age-months” and “max-age-days” exclude each other", TRUE },
  { "max-age-months=\"3\" age-at", "age-at", "“age-at” needs “max-age-months” or “max-age-days”", TRUE },
  { "max-age-months=\"3\"", "paper=\"budget\" max-age-months=\"3\"", "“rib” is a paper of Écot, which is never too old", TRUE },
  { "id=\"rib\" label", "id=\"letter\" label", "“piece letter” is there twice", FALSE },
  { "<criterion id=\"cost\" label=\"Le coût\" weight=\"40 %\"/>", "<period start=\"2030-01-01\"/>", "“period” is there twice", FALSE },
  { "<lot id=\"c\" title", "<lot id=\"a\" title", "“lot a” is there twice", FALSE },
  { "<common for=\"b c\"", "<common for=\"b d\"", "“common” is for lot “d”, and there is no such lot", FALSE },
  { "figure=\"cost.total\" at-most=\"10000", "figure=\"cost.grand-total\" at-most=\"10000", "lot “a” has no figure “cost.grand-total”", FALSE },
  { "figure=\"cost.category.staff\"", "figure=\"cost.category.team\"", "lot “a” has no figure “cost.category.team”", FALSE },
  { "figure=\"funding.fse\"", "figure=\"funding.feder\"", "lot “a” has no figure “funding.feder”", FALSE },
  { "figure=\"words.project\"", "figure=\"words.budget\"", "lot “a” has no figure “words.budget”", FALSE },
  { "of=\"posts\"", "of=\"jobs\"", "lot “a” has no figure “jobs”", FALSE },
  { "at-most=\"10000 EUR\"", "at-most=\"47 %\"", "the unit of limit “cap” is not that of “cost.total”", FALSE },
  { "at-most=\"10000 EUR\"", "at-most=\"10000\"", "the unit of limit “cap” is not that of “cost.total”", FALSE },
  { "at-most=\"195 EUR\" of=\"participants.months\"", "at-most=\"195 EUR\" of=\"cost.total\"", "the unit of limit “month” is not that of*", FALSE },
  { "at-most=\"47.5%\" of=\"cost.total\"", "at-most=\"47.5%\" of=\"posts\"", "the unit of limit “fse” is not that of*", FALSE },
  { "equal=\"1607 h\"", "equal=\"1607\"", "the unit of limit “hours” is not that of*", FALSE },
  { "at-most=\"10000 EUR\"", "at-most=\"10000 EUR\" at-least=\"1 EUR\"", "“at-least” and “at-most” exclude each other", TRUE },
  { "at-most=\"10000 EUR\"", "", "a limit needs “at-most”, “at-least”, “equal” or “announced”", TRUE },
  { "target=\"1.5\"", "target=\"1.5\" equal=\"2\"", "“equal” and “target” exclude each other", TRUE },
  { "at-least=\"15\"", "at-least=\"15 %\"", "the target of an indicator is a bare number*", TRUE },
  { "closes-printed=\"31/04/2030\"", "closes=\"2030-05-01\" closes-printed=\"31/04/2030\"", "“closes” and “closes-printed” exclude each other", TRUE },
  { "start-to-printed=\"29/02/2031\"", "start-to=\"2031-03-01\" start-to-printed=\"29/02/2031\"", "“start-to” and “start-to-printed” exclude each other", TRUE },
  { "closes-printed=\"31/04/2030\"", "closes-time=\"12:00\"", "“closes-time” needs “closes”", TRUE },
  { "max-words=\"300\" tolerance", "tolerance", "“tolerance” needs “max-words”", TRUE },
  { "tolerance=\"10\"", "tolerance=\"100.5\"", "“tolerance” is a percentage from 0 to 100", FALSE },
  { "<option id=\"song\"", "<option id=\"theatre\"", "the lot has two options “theatre”", FALSE },
  { "at-least=\"1\" at-most=\"2\"", "at-least=\"3\" at-most=\"2\"", "a choice cannot ask for more options than it allows", FALSE },
  { "up-to=\"12\"", "up-to=\"7\"", "“up-to” is the top of a range that begins at “at-least”", FALSE },
  { "asks=\"women young", "asks=\"women old", "*“old” is none of: women*", TRUE },
  { "announced=\"at-most\"", "announced=\"at-most\" at-most=\"3 EUR\"", "“at-most” and “announced” exclude each other", TRUE },
  { "of=\"staff.fte\"", "of=\"staff.dozens\"", "lot “a” has no figure “staff.dozens”", FALSE },
  { "{representative}, pour", "{president}, pour", "a letter has no blank “{president}”*", FALSE },
  { "{representative}, pour", "{representative, pour", "a letter has no blank “{representative, pour {applicant}”*", FALSE },
};

static char *
replace_once (const char *text,
              const char *found,
              const char *replaced,
              guint      *line)
{
  const char *at = strstr (text, found);

  g_assert_nonnull (at);
  *line = 1;
  for (const char *p = text; p < at; p++)
    *line += *p == '\n';

  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, replaced, at + strlen (found));
}

/* A figure nothing feeds: the message says what is to be asked for. */
static void
test_needs (void)
{
  static const struct
  {
    const char *figure, *more, *need; /* NULL: none, it is there */
  } cases[] = {
    { "participants.total", "", "<participants>" },
    { "participants.total", "<participants/>", NULL },
    { "participants.rsa", "<participants/>", "<participants asks=\"rsa\">" },
    { "participants.rsa", "<participants asks='rsa'/>", NULL },
    { "hours.placement.monthly.rural", "<participants asks='hours'/>", "<participants asks=\"hours setting\">" },
    { "posts", "", "<posts>" },
    { "staff.fte", "", "<staffing>" },
    { "exits.dynamic", "", "<exit>" },
    { "exits.dynamic", "<exit id='e' label='l' class='durable'/>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *text = g_strdup_printf ("<call id='c' title='t' issuer='i'><lot id='a' title='t'>\n"
                                                       "<indicator id='i' label='l' figure='%s'/>%s</lot></call>",
                                                   cases[i].figure, cases[i].more);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = load_text (text, &error);
      g_autofree char     *expected = NULL;

      if (cases[i].need == NULL)
        {
          g_assert_no_error (error);
          continue;
        }

      expected = g_strdup_printf ("essai.xml:2: lot “a” has no figure “%s”, which needs %s", cases[i].figure, cases[i].need);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

static gboolean
schema_accepts (const char *text)
{
  g_autofree char        *program = g_find_program_in_path ("xmllint");
  g_autofree char        *schema = g_test_build_filename (G_TEST_DIST, "..", "data", "calls", "call.rng", NULL);
  g_autoptr (GSubprocess) child = NULL;
  const char             *argv[] = { program, "--nonet", "--noout", "--relaxng", schema, "-", NULL };

  child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_assert_nonnull (child);
  g_assert_true (g_subprocess_communicate_utf8 (child, text, NULL, NULL, NULL, NULL));

  return g_subprocess_get_exit_status (child) == 0;
}

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      guint                line;
      g_autofree char     *text = replace_once (everything, refusals[i].found, refusals[i].replaced, &line);
      g_autofree char     *pattern = NULL;
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = load_text (text, &error);

      g_test_message ("%s → %s: %s", refusals[i].found, refusals[i].replaced, error != NULL ? error->message : "accepted");
      g_assert_null (call);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      pattern = g_strdup_printf ("essai.xml:%u: %s", line, refusals[i].message);
      g_assert_true (g_pattern_match_simple (pattern, error->message));
    }
}

static void
test_schema (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");

  if (program == NULL)
    {
      g_test_skip ("xmllint is not here");
      return;
    }

  g_assert_true (schema_accepts (everything));
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      guint            line;
      g_autofree char *text = replace_once (everything, refusals[i].found, refusals[i].replaced, &line);

      g_test_message ("%s → %s", refusals[i].found, refusals[i].replaced);
      if (refusals[i].schema)
        g_assert_false (schema_accepts (text));
    }
}

/* Each attribute of the file is taken out in turn: it is required by both or by neither. */
static void
test_schema_agrees (void)
{
  g_autofree char       *program = g_find_program_in_path ("xmllint");
  g_autoptr (GRegex)     regex = g_regex_new ("\\s[a-z-]+=\"[^\"]*\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  const char            *body = strstr (everything, "<call");

  if (program == NULL)
    {
      g_test_skip ("xmllint is not here");
      return;
    }

  for (g_regex_match (regex, body, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int                  start, end;
      g_autofree char     *text = NULL;
      g_autofree char     *removed = g_match_info_fetch (match, 0);
      g_autoptr (EcotCall) call = NULL;
      g_autoptr (GError)   error = NULL;

      g_match_info_fetch_pos (match, 0, &start, &end);
      text = g_strdup_printf ("%.*s%s", start, body, body + end);
      call = load_text (text, &error);
      g_test_message ("without %s: %s", removed, error != NULL ? error->message : "accepted");

      /* What else refers to it, no schema knows. */
      if (error == NULL || strstr (error->message, "” needs the attribute") != NULL)
        g_assert_cmpint (schema_accepts (text), ==, call != NULL);
    }
}

static char *
call_with (const char *items,
           guint       n_items,
           guint       n_lots)
{
  GString *text = g_string_new ("<call id='c' title='t' issuer='i'><common>");

  for (guint i = 0; i < n_items; i++)
    g_string_append (text, items);
  g_string_append (text, "</common>");
  for (guint i = 0; i < n_lots; i++)
    g_string_append_printf (text, "<lot id='%u' title='t'/>", i);
  g_string_append (text, "</call>");

  return g_string_free (text, FALSE);
}

static void
test_ceilings (void)
{
  const struct
  {
    guint       n_items, n_lots;
    const char *message; /* NULL: read */
  } cases[] = {
    { 2000, 1, NULL },
    { 2001, 1, "*at most 2000 items*" },
    { 1, 200, NULL },
    { 1, 201, "*at most 200 lots*" },
    { 1, 0, "*at least one lot*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *text = call_with ("<note kind='oddity' text='x'/>", cases[i].n_items, cases[i].n_lots);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = load_text (text, &error);

      g_assert_cmpint (call != NULL, ==, cases[i].message == NULL);
      if (cases[i].message != NULL)
        g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_too_large (void)
{
  g_autofree char     *text = call_with ("<note kind='oddity' text='x'/>", 300000, 1);
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) call = load_text (text, &error);

  g_assert_null (call);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
  g_assert_cmpstr (error->message, ==, "essai.xml:1: a call file is at most 8 MiB large");
}

/* Words of 60,000 letters do not end up in a message. */
static void
test_long_words (void)
{
  g_autofree char *word = g_strnfill (60000, 'x');
  const char      *attributes[] = { "id", "kind", "figure", "place", "opens" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char     *find = g_strdup_printf (" %s=\"", attributes[i]);
      g_autofree char     *replaced = g_strconcat (find, word, NULL);
      guint                line;
      g_autofree char     *text = replace_once (everything, find, replaced, &line);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = load_text (text, &error);

      g_assert_null (call);
      g_assert_cmpuint (strlen (error->message), <, 500);
    }
}

static void
test_truncated (void)
{
  gsize whole = strlen (everything) - 1; /* the newline at the end may go */

  for (gsize n = 0; n < whole; n++)
    {
      g_autoptr (GBytes)   bytes = g_bytes_new (everything, n);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = ecot_call_load (bytes, "essai.xml", &error);

      g_assert_null (call);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
    }
}

/* Damage of every kind: the call is read or refused, never anything else. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2017);
  gsize             length = strlen (everything);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char     *text = g_strdup (everything);
      g_autofree char     *noise = ecot_test_noise (rand, 8);
      gsize                at = (gsize)g_rand_int_range (rand, 0, (gint32)length);
      gsize                n = MIN (strlen (noise), length - at);
      g_autoptr (GBytes)   bytes = NULL;
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotCall) call = NULL;

      memcpy (text + at, noise, n);
      bytes = g_bytes_new (text, length);
      call = ecot_call_load (bytes, "essai.xml", &error);
      g_assert_true ((call == NULL) == (error != NULL));
      g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "data", "calls", "everything.xml", NULL);
  g_assert_true (g_file_get_contents (path, &everything, NULL, NULL));

  g_test_add_func ("/ecot/call/head", test_head);
  g_test_add_func ("/ecot/call/items", test_items);
  g_test_add_func ("/ecot/call/limits", test_limits);
  g_test_add_func ("/ecot/call/indicators", test_indicators);
  g_test_add_func ("/ecot/call/people", test_people);
  g_test_add_func ("/ecot/call/asks-exits", test_asks_exits);
  g_test_add_func ("/ecot/call/pieces", test_pieces);
  g_test_add_func ("/ecot/call/override", test_override);
  g_test_add_func ("/ecot/call/lot-reference", test_lot_reference);
  g_test_add_func ("/ecot/call/deadline", test_deadline);
  g_test_add_func ("/ecot/call/source-naming", test_source_naming);
  g_test_add_func ("/ecot/call/max-percent", test_max_percent);
  g_test_add_func ("/ecot/call/indirect", test_indirect);
  g_test_add_func ("/ecot/call/figures", test_figures);
  g_test_add_func ("/ecot/call/missing-figures", test_missing_figures);
  g_test_add_func ("/ecot/call/refusals", test_refusals);
  g_test_add_func ("/ecot/call/needs", test_needs);
  g_test_add_func ("/ecot/call/schema", test_schema);
  g_test_add_func ("/ecot/call/schema-agrees", test_schema_agrees);
  g_test_add_func ("/ecot/call/ceilings", test_ceilings);
  g_test_add_func ("/ecot/call/too-large", test_too_large);
  g_test_add_func ("/ecot/call/long-words", test_long_words);
  g_test_add_func ("/ecot/call/truncated", test_truncated);
  g_test_add_func ("/ecot/call/damaged", test_damaged);

  status = g_test_run ();
  g_free (everything);
  return status;
}
