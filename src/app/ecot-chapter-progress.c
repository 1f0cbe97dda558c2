/* ecot-chapter-progress.c: the sections a dossier may have, and what each counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table below is the window's table of contents.  Its order is that of the
 * reply forms: who, where, what, how much, how measured, when, with what, signed.
 */

#include "config.h"

#include "app/ecot-chapter-private.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-participants-page.h"
#include "app/ecot-pieces-page.h"
#include "app/ecot-register-page.h"
#include "base/ecot-fold.h"

static gboolean
is_filled (EcotDossier *dossier,
           const char  *path)
{
  EcotPlace place;

  return ecot_dossier_find_path (dossier, path, &place, NULL) && place.record != NULL && !ecot_value_is_empty (ecot_record_get_nth (place.record, place.field));
}

/* Whether @field or, of an alternative, any other of its fields is filled. */
static gboolean
is_answered (EcotWork            *work,
             const EcotCallField *field)
{
  GPtrArray *fields = ecot_work_get_lot (work)->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      const EcotCallField *other = g_ptr_array_index (fields, i);
      gboolean             same = other == field || (field->alternative != NULL && g_strcmp0 (other->alternative, field->alternative) == 0);

      if (same && other->place != NULL && is_filled (ecot_work_get_dossier (work), other->place))
        return TRUE;
    }

  return FALSE;
}

/* Fields of the call under @prefixes: one of an alternative answers for all. */
static void
count_fields (EcotWork          *work,
              const char *const *prefixes,
              EcotProgress      *progress)
{
  GPtrArray *fields = ecot_work_get_lot (work)->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      const EcotCallField *field = g_ptr_array_index (fields, i);

      if (field->place == NULL || !ecot_starts_with_any (field->place, prefixes))
        continue;

      progress->asked++;
      progress->filled += is_answered (work, field) ? 1 : 0;
    }
}

/* Puts in words what the fields of @progress come to. */
static void
tell_fields (EcotProgress *progress)
{
  guint n = progress->asked - progress->filled;

  if (n > 0)
    progress->left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u empty field", "%u empty fields", n), n);

  if (progress->asked == 0)
    progress->summary = g_strdup (_ ("nothing asked"));
  else
    progress->summary = g_strdup (n == 0 ? _ ("everything is there") : progress->left);
}

static EcotProgress
measure_fields (EcotWork          *work,
                const char *const *prefixes)
{
  EcotProgress progress = { 0 };

  count_fields (work, prefixes, &progress);
  tell_fields (&progress);

  return progress;
}

static EcotProgress
measure_applicant (EcotWork *work)
{
  const char *const prefixes[] = { "applicant/", NULL };

  return measure_fields (work, prefixes);
}

static EcotProgress
measure_people (EcotWork *work)
{
  const char *const prefixes[] = { "representative/", "contact/", NULL };

  return measure_fields (work, prefixes);
}

static gboolean
is_asked (const EcotLot *lot,
          const char    *path)
{
  for (guint i = 0; i < lot->fields->len; i++)
    if (g_strcmp0 (((const EcotCallField *)g_ptr_array_index (lot->fields, i))->place, path) == 0)
      return TRUE;

  return FALSE;
}

/* A choice that must be made is one more thing asked. */
static void
count_choices (EcotWork     *work,
               EcotProgress *progress)
{
  GPtrArray *choices = ecot_work_get_lot (work)->choices;

  for (guint i = 0; i < choices->len; i++)
    {
      const EcotCallChoice *choice = g_ptr_array_index (choices, i);
      int                   n = 0;

      if (choice->at_least <= 0)
        continue;

      for (guint j = 0; j < choice->options->len; j++)
        n += ecot_dossier_get_value (ecot_work_get_dossier (work), ECOT_KIND_OPTION, ((const EcotCallOption *)g_ptr_array_index (choice->options, j))->id, "chosen")->number != 0 ? 1 : 0;

      progress->asked++;
      progress->filled += n >= choice->at_least ? 1 : 0;
    }
}

/* An action has a title and dates, asked for in the form or not: the letter names it. */
static EcotProgress
measure_action (EcotWork *work)
{
  const EcotLot    *lot = ecot_work_get_lot (work);
  EcotDossier      *dossier = ecot_work_get_dossier (work);
  const char *const prefixes[] = { "action/", NULL };
  const char *const always[] = { "action/title", "action/start", "action/end" };
  EcotProgress      progress = { 0 };
  gboolean          answered = FALSE;

  count_fields (work, prefixes, &progress);

  for (guint i = 0; i < lot->territories->len; i++)
    {
      const EcotTerritory *territory = g_ptr_array_index (lot->territories, i);

      answered = answered || !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_TERRITORY, territory->id, "covered"));
    }

  count_choices (work, &progress);
  progress.asked += lot->territories->len > 0 ? 1 : 0;
  progress.filled += answered ? 1 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (!is_asked (lot, always[i]))
      {
        progress.asked++;
        progress.filled += is_filled (dossier, always[i]) ? 1 : 0;
      }

  tell_fields (&progress);
  if (progress.filled == 0)
    {
      g_free (progress.summary);
      progress.summary = g_strdup (_ ("title, dates, territories"));
    }

  return progress;
}

static char *
texts_left (guint n)
{
  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text to write", "%u texts to write", n), n) : NULL;
}

static EcotProgress
measure_narrative (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotDossier   *dossier = ecot_work_get_dossier (work);
  EcotProgress   progress = { 0 };
  guint          n_long = 0;
  GString       *summary;

  for (guint i = 0; i < lot->sections->len; i++)
    {
      const EcotSection *section = g_ptr_array_index (lot->sections, i);
      const char        *text = ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, section->id, "text");

      progress.asked += section->required || text != NULL ? 1 : 0;
      progress.filled += text != NULL ? 1 : 0;
      n_long += text != NULL && section->max_words > 0 && ecot_words_count (text, section->word_rule) > section->max_words ? 1 : 0;
    }

  progress.asked = MAX (progress.asked, 1);
  progress.left = texts_left (progress.asked - MIN (progress.asked, progress.filled));
  summary = g_string_new (NULL);
  /* Translators: texts written, of those asked for */
  g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, "%u text of %u", "%u texts of %u", progress.filled), progress.filled, lot->sections->len);

  if (n_long > 0)
    g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, ", %u too long", ", %u too long", n_long), n_long);

  progress.summary = g_string_free (summary, FALSE);
  return progress;
}

static char *
figure_in_words (EcotWork   *work,
                 const char *name)
{
  EcotFigure figure = ecot_figures_get (ecot_work_get_figures (work), name);

  return figure.known ? ecot_figure_to_french (&figure) : NULL;
}

static EcotProgress
measure_budget (EcotWork *work)
{
  guint            n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_LINE);
  g_autofree char *total = figure_in_words (work, "cost.total");
  EcotProgress     progress = { .asked = 1, .filled = MIN (n, 1) };

  if (n == 0)
    progress.summary = g_strdup (_ ("no line yet"));
  else if (total == NULL)
    progress.summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line without amount", "%u lines without amount", n), n);
  else
    progress.summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s in %u line", "%s in %u lines", n), total, n);

  return progress;
}

/* Nobody has to give. */
static EcotProgress
measure_voluntary (EcotWork *work)
{
  g_autofree char *uses = figure_in_words (work, "voluntary.uses");
  EcotFigure       balance = ecot_figures_get (ecot_work_get_figures (work), "voluntary.balance");
  guint            n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_VOLUNTARY);
  EcotProgress     progress = { .asked = MIN (n, 1), .filled = balance.known && balance.number == 0 ? 1 : 0 };

  if (n == 0)
    progress.summary = g_strdup (_ ("none; only where there are any"));
  else if (!balance.known)
    progress.summary = g_strdup (_ ("no amount yet"));
  else
    progress.summary = balance.number == 0 && uses != NULL ? g_strdup (uses) : g_strdup (_ ("out of balance"));

  return progress;
}

static EcotProgress
measure_time (EcotWork *work)
{
  g_autofree char *hours = figure_in_words (work, "hours.total");
  g_autofree char *cost = figure_in_words (work, "cost.per-hour");
  EcotProgress     progress = { .asked = 1, .filled = hours != NULL ? 1 : 0 };

  if (hours == NULL)
    progress.summary = g_strdup (_ ("no hours yet"));
  else
    /* Translators: hours worked, cost of one hour */
    progress.summary = cost != NULL ? g_strdup_printf (_ ("%s, %s an hour"), hours, cost) : g_strdup (hours);

  return progress;
}

static EcotProgress
measure_funding (EcotWork *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  EcotFigures *figures = ecot_work_get_figures (work);
  EcotProgress progress = { .asked = 2 };
  EcotFigure   balance = ecot_figures_get (figures, "funding.balance");
  EcotFigure   missing = balance;
  gboolean     begun = ecot_dossier_get_n (dossier, ECOT_KIND_FUND) + ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER) + ecot_dossier_get_n (dossier, ECOT_KIND_OWN) > 0;

  missing.number = ABS (missing.number);
  progress.filled = (begun ? 1 : 0) + (begun && balance.known && balance.number == 0 ? 1 : 0);

  if (!begun)
    progress.summary = g_strdup (_ ("nobody pays yet"));
  else if (!balance.known)
    progress.summary = g_strdup (_ ("no cost to pay yet"));
  else if (balance.number == 0)
    progress.summary = g_strdup (_ ("balanced"));
  else
    {
      g_autofree char *amount = ecot_figure_to_french (&missing);

      progress.summary = g_strdup_printf (balance.number < 0 ? _ ("%s missing") : _ ("%s too much"), amount);
    }

  return progress;
}

/* By a number, or in words where nothing is wanted. */
static gboolean
is_planned (EcotDossier         *dossier,
            const EcotIndicator *indicator)
{
  return !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_INDICATOR, indicator->id, "planned")) ||
         (indicator->relation == ECOT_RELATION_NONE && ecot_dossier_get_text (dossier, ECOT_KIND_INDICATOR, indicator->id, "comment") != NULL);
}

static EcotProgress
measure_indicators (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotProgress   progress = { .asked = lot->indicators->len };
  guint          n;

  for (guint i = 0; i < lot->indicators->len; i++)
    progress.filled += is_planned (ecot_work_get_dossier (work), g_ptr_array_index (lot->indicators, i)) ? 1 : 0;

  n = progress.asked - progress.filled;

  if (n > 0)
    /* Translators: indicators with nothing planned */
    progress.left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to plan", "%u to plan", n), n);

  progress.summary = n == 0 ? g_strdup (_ ("all planned")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u planned of %u", "%u planned of %u", progress.filled), progress.filled, progress.asked);
  return progress;
}

/* What a noun beside the figure agrees with. */
static gulong
whole_number (EcotWork   *work,
              const char *figure)
{
  gint64 number = 0;

  ecot_figures_get_number (ecot_work_get_figures (work), figure, &number);

  return (gulong)(number / ECOT_DECIMAL_ONE);
}

static void
append_count (GString    *words,
              EcotWork   *work,
              const char *figure,
              const char *noun)
{
  g_autofree char *number = figure_in_words (work, figure);

  if (number == NULL)
    return;

  g_string_append (words, words->len > 0 ? ", " : "");
  g_string_append_printf (words, "%s %s", number, noun);
}

/* What of the people of the action the lot counts, and how much of it is there. */
static EcotProgress
measure_participants (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotDossier   *dossier = ecot_work_get_dossier (work);
  GString       *words = g_string_new (NULL);
  const struct
  {
    gboolean asked;
    EcotKind kind;
  } parts[] = {
    { lot->asks_participants, ECOT_KIND_GROUP },
    { lot->posts_label != NULL, ECOT_KIND_POSTS },
    { ecot_lot_asks_exits (lot), ECOT_KIND_EXIT },
  };
  EcotProgress progress = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      progress.asked += parts[i].asked ? 1 : 0;
      progress.filled += parts[i].asked && ecot_dossier_get_n (dossier, parts[i].kind) > 0 ? 1 : 0;
    }

  append_count (words, work, "participants.total", g_dngettext (GETTEXT_PACKAGE, "person", "people", whole_number (work, "participants.total")));
  append_count (words, work, "posts", g_dngettext (GETTEXT_PACKAGE, "post", "posts", whole_number (work, "posts")));
  append_count (words, work, "exits.total", g_dngettext (GETTEXT_PACKAGE, "exit", "exits", whole_number (work, "exits.total")));

  if (words->len == 0)
    g_string_append (words, progress.filled == 0 ? _ ("nobody yet") : _ ("to be counted"));

  progress.summary = g_string_free (words, FALSE);
  return progress;
}

/* Filled while the action runs: no dossier lacks it. */
static EcotProgress
measure_register (EcotWork *work)
{
  guint        n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_ENTRY);
  EcotProgress progress = { 0 };

  if (n > 0)
    progress.summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
  else
    progress.summary = g_strdup (ecot_register_is_needless (work) ? _ ("not asked for") : _ ("filled during the action"));

  return progress;
}

static EcotProgress
measure_staff (EcotWork *work)
{
  guint        n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_MEMBER);
  EcotProgress progress = { .asked = 1, .filled = MIN (n, 1) };
  EcotFigure   cost = ecot_figures_get (ecot_work_get_figures (work), "staff.cost");
  GString     *words = g_string_new (NULL);

  append_count (words, work, "staff.count", g_dngettext (GETTEXT_PACKAGE, "person", "people", whole_number (work, "staff.count")));
  append_count (words, work, "staff.fte", _ ("FTE"));

  if (cost.known)
    {
      g_autofree char *amount = ecot_figure_to_french (&cost);

      g_string_append_printf (words, ", %s", amount);
    }

  if (words->len == 0)
    g_string_append (words, _ ("nobody yet"));

  progress.summary = g_string_free (words, FALSE);
  return progress;
}

static EcotProgress
measure_schedule (EcotWork *work)
{
  guint        n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_STEP);
  EcotProgress progress = { .asked = 1, .filled = MIN (n, 1) };

  progress.summary = n == 0 ? g_strdup (_ ("no step yet")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
  return progress;
}

static guint
count_met (EcotWork *work,
           gboolean  required)
{
  GPtrArray *conditions = ecot_work_get_lot (work)->conditions;
  guint      n = 0;

  for (guint i = 0; i < conditions->len; i++)
    {
      const EcotCondition *condition = g_ptr_array_index (conditions, i);
      const EcotValue     *met = ecot_dossier_get_value (ecot_work_get_dossier (work), ECOT_KIND_CONDITION, condition->id, "met");

      n += met->number != 0 && (condition->required || !required) ? 1 : 0;
    }

  return n;
}

static guint
count_required (GPtrArray *conditions)
{
  guint n = 0;

  for (guint i = 0; i < conditions->len; i++)
    n += ((const EcotCondition *)g_ptr_array_index (conditions, i))->required ? 1 : 0;

  return n;
}

/* A paper Écot writes is there by itself; a piece nobody asks for may be left out.
 * Returns how many are there. */
static guint
count_pieces (EcotWork     *work,
              EcotProgress *progress,
              guint        *n_written)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  guint          n_there = 0;

  for (guint i = 0; i < lot->pieces->len; i++)
    {
      const EcotPiece *piece = g_ptr_array_index (lot->pieces, i);
      const EcotValue *value = ecot_dossier_get_value (ecot_work_get_dossier (work), ECOT_KIND_PIECE, piece->id, "joined");
      gboolean         there = piece->paper != NULL || value->number != 0;

      n_there += there ? 1 : 0;
      *n_written += piece->paper != NULL ? 1 : 0;
      progress->asked += piece->required ? 1 : 0;
      progress->filled += piece->required && there ? 1 : 0;
    }

  return n_there;
}

static EcotProgress
measure_pieces (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotProgress   progress = { 0 };
  guint          n_written = 0;
  guint          n_there = count_pieces (work, &progress, &n_written);
  guint          n_met = count_met (work, FALSE);
  GString       *words = g_string_new (NULL);

  progress.asked += count_required (lot->conditions);
  progress.filled += count_met (work, TRUE);
  progress.asked = MAX (progress.asked, 1);
  progress.filled = MAX (progress.filled, n_there + n_met > 0 ? 1 : 0);

  if (lot->conditions->len > 0)
    /* Translators: prior conditions fulfilled, of those the call has */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u of %u fulfilled", "%u of %u fulfilled", n_met), n_met, lot->conditions->len);
  if (lot->pieces->len > 0 && words->len > 0)
    g_string_append (words, ", ");
  if (lot->pieces->len > 0 && n_written == lot->pieces->len)
    /* Translators: documents the call lists, all of them papers of the program */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u of %u, written by Écot", "%u of %u, written by Écot", n_there), n_there, lot->pieces->len);
  else if (lot->pieces->len > 0)
    /* Translators: documents that are there, of those the call lists */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u there of %u", "%u there of %u", n_there), n_there, lot->pieces->len);

  progress.summary = g_string_free (words, FALSE);
  return progress;
}

static EcotProgress
measure_letter (EcotWork *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  gboolean     place = ecot_dossier_get_text (dossier, ECOT_KIND_LETTER, NULL, "place") != NULL;
  gboolean     date = !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_LETTER, NULL, "date"));
  gboolean     sent = !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_SUBMISSION, NULL, "sent"));
  EcotProgress progress = { .asked = 2, .filled = (place ? 1 : 0) + (date ? 1 : 0) };

  if (sent)
    progress.summary = g_strdup (_ ("sent"));
  else if (place && date)
    progress.summary = g_strdup (_ ("ready to sign"));
  else
    progress.summary = g_strdup (place ? _ ("date missing") : date ? _ ("place missing")
                                                                   : _ ("place and date missing"));
  return progress;
}

static gboolean
asks_hours (const EcotLot *lot)
{
  return lot->asks_hours;
}

static gboolean
has_sections (const EcotLot *lot)
{
  return lot->sections->len > 0;
}

/* A lot that knows no cost asks for no budget, nor who pays it. */
static gboolean
has_budget (const EcotLot *lot)
{
  return lot->categories->len + lot->funds->len > 0 || lot->extra_categories;
}

static gboolean
has_indicators (const EcotLot *lot)
{
  return lot->indicators->len > 0;
}

static gboolean
has_pieces (const EcotLot *lot)
{
  return lot->pieces->len + lot->conditions->len > 0;
}

static gboolean
has_notes (const EcotLot *lot)
{
  return lot->notes->len > 0;
}

static gboolean
has_duties (const EcotLot *lot)
{
  return lot->obligations->len + lot->reports->len + lot->publicity->len + lot->meetings->len + lot->instalments->len > 0 || lot->advance_max_percent >= 0;
}

static void
name_fields (const EcotLot *lot,
             const char    *prefix,
             GString       *words)
{
  for (guint i = 0; i < lot->fields->len; i++)
    {
      const EcotCallField *field = g_ptr_array_index (lot->fields, i);

      if (field->place != NULL && g_str_has_prefix (field->place, prefix))
        g_string_append_printf (words, " %s", field->label);
    }
}

static void
name_applicant (const EcotLot *lot,
                GString       *words)
{
  name_fields (lot, "applicant/", words);
}

static void
name_people (const EcotLot *lot,
             GString       *words)
{
  name_fields (lot, "representative/", words);
  name_fields (lot, "contact/", words);
}

static void
name_action (const EcotLot *lot,
             GString       *words)
{
  name_fields (lot, "action/", words);

  for (guint i = 0; i < lot->territories->len; i++)
    g_string_append_printf (words, " %s", ((const EcotTerritory *)g_ptr_array_index (lot->territories, i))->label);
  for (guint i = 0; i < lot->choices->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCallChoice *)g_ptr_array_index (lot->choices, i))->title);
}

static void
name_narrative (const EcotLot *lot,
                GString       *words)
{
  for (guint i = 0; i < lot->sections->len; i++)
    g_string_append_printf (words, " %s", ((const EcotSection *)g_ptr_array_index (lot->sections, i))->title);
}

static void
name_budget (const EcotLot *lot,
             GString       *words)
{
  for (guint i = 0; i < lot->categories->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCategory *)g_ptr_array_index (lot->categories, i))->label);
}

static void
name_indicators (const EcotLot *lot,
                 GString       *words)
{
  for (guint i = 0; i < lot->indicators->len; i++)
    g_string_append_printf (words, " %s", ((const EcotIndicator *)g_ptr_array_index (lot->indicators, i))->label);
}

static void
name_participants (const EcotLot *lot,
                   GString       *words)
{
  if (lot->posts_label != NULL)
    g_string_append_printf (words, " %s %s", _ ("Posts"), lot->posts_label);
  if (ecot_lot_asks_exits (lot))
    g_string_append_printf (words, " %s", _ ("Exits"));
}

static void
name_staff (const EcotLot *lot,
            GString       *words)
{
  g_string_append_printf (words, " %s", lot->staffing_label != NULL ? lot->staffing_label : "");
}

static void
name_pieces (const EcotLot *lot,
             GString       *words)
{
  for (guint i = 0; i < lot->pieces->len; i++)
    g_string_append_printf (words, " %s", ((const EcotPiece *)g_ptr_array_index (lot->pieces, i))->label);
  for (guint i = 0; i < lot->conditions->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCondition *)g_ptr_array_index (lot->conditions, i))->label);
}

static void
name_call (const EcotLot *lot,
           GString       *words)
{
  for (guint i = 0; i < lot->objectives->len; i++)
    g_string_append_printf (words, " %s", ((const EcotObligation *)g_ptr_array_index (lot->objectives, i))->label);
  for (guint i = 0; i < lot->criteria->len; i++)
    g_string_append_printf (words, " %s", ((const EcotCriterion *)g_ptr_array_index (lot->criteria, i))->label);
  for (guint i = 0; i < lot->stages->len; i++)
    g_string_append_printf (words, " %s", ((const EcotStage *)g_ptr_array_index (lot->stages, i))->label);
}

static void
name_duties (const EcotLot *lot,
             GString       *words)
{
  for (guint i = 0; i < lot->obligations->len; i++)
    g_string_append_printf (words, " %s", ((const EcotObligation *)g_ptr_array_index (lot->obligations, i))->label);
  for (guint i = 0; i < lot->reports->len; i++)
    g_string_append_printf (words, " %s", ((const EcotReportDue *)g_ptr_array_index (lot->reports, i))->label);
}

const EcotChapterSpec ecot_chapter_specs[] = {
  { "applicant", N_ ("Applicant"), { "applicant" }, NULL, measure_applicant, name_applicant, NULL },
  { "people", N_ ("People in charge"), { "representative", "contact" }, NULL, measure_people, name_people, NULL },
  { "action", N_ ("Action"), { "action", "option", "territory" }, NULL, measure_action, name_action, NULL },
  { "narrative", N_ ("Presentation"), { "narrative" }, has_sections, measure_narrative, name_narrative, NULL },
  { "participants", N_ ("Participants"), { "participants", "posts", "exit" }, ecot_participants_asked, measure_participants, name_participants, ecot_participants_title },
  { "staff", N_ ("Staff"), { "staff" }, NULL, measure_staff, name_staff, NULL },
  { "budget", N_ ("Budget"), { "budget", "method", "period", "cost-option" }, has_budget, measure_budget, name_budget, NULL },
  { "time", N_ ("Time spent"), { "time" }, asks_hours, measure_time, NULL, NULL },
  { "voluntary", N_ ("Voluntary contributions"), { "voluntary" }, has_budget, measure_voluntary, NULL, NULL },
  { "funding", N_ ("Funding"), { "funding", "fund", "own-funds", "instalment", "cash", "aid", "de-minimis" }, has_budget, measure_funding, NULL, NULL },
  { "indicators", N_ ("Indicators"), { "indicator" }, has_indicators, measure_indicators, name_indicators, NULL },
  { "register", N_ ("Participants register"), { "register" }, ecot_lot_asks_register, measure_register, NULL, NULL },
  { "schedule", N_ ("Schedule"), { "schedule" }, NULL, measure_schedule, NULL, NULL },
  { "pieces", N_ ("Documents to join"), { "condition", "piece" }, has_pieces, measure_pieces, name_pieces, ecot_pieces_title },
  { "letter", N_ ("Letter and sending"), { "letter", "submission" }, NULL, measure_letter, NULL, NULL },
  { "call", N_ ("The call"), { NULL }, NULL, NULL, name_call, NULL },
  { "notes", N_ ("Notes on the call"), { NULL }, has_notes, NULL, NULL, NULL },
  { "duties", N_ ("After the award"), { NULL }, has_duties, NULL, name_duties, NULL },
};

const guint ecot_n_chapter_specs = G_N_ELEMENTS (ecot_chapter_specs);
