/* ecot-chapter-progress.c: what each section of a dossier counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-chapter-private.h"

#include <glib/gi18n-lib.h>

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

EcotProgress
ecot_chapter_measure_applicant (EcotWork *work)
{
  const char *const prefixes[] = { "applicant/", NULL };

  return measure_fields (work, prefixes);
}

EcotProgress
ecot_chapter_measure_people (EcotWork *work)
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
EcotProgress
ecot_chapter_measure_action (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_narrative (EcotWork *work)
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
      n_long += text != NULL && section->max_words > 0 && ecot_words_count (text, section->word_rule) > ecot_section_get_most_words (section) ? 1 : 0;
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

EcotProgress
ecot_chapter_measure_budget (EcotWork *work)
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
EcotProgress
ecot_chapter_measure_voluntary (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_time (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_funding (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_indicators (EcotWork *work)
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
EcotProgress
ecot_chapter_measure_participants (EcotWork *work)
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
EcotProgress
ecot_chapter_measure_register (EcotWork *work)
{
  guint        n = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_ENTRY);
  EcotProgress progress = { 0 };

  if (n > 0)
    progress.summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
  else
    progress.summary = g_strdup (ecot_register_is_needless (work) ? _ ("not asked for") : _ ("filled during the action"));

  return progress;
}

EcotProgress
ecot_chapter_measure_staff (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_schedule (EcotWork *work)
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

EcotProgress
ecot_chapter_measure_pieces (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  EcotProgress   progress = { 0 };
  guint          n_written = 0;
  guint          n_there = count_pieces (work, &progress, &n_written);
  guint          n_met = count_met (work, FALSE);
  guint          n_documents = ecot_dossier_get_n (ecot_work_get_dossier (work), ECOT_KIND_DOCUMENT);
  GString       *words = g_string_new (NULL);

  progress.asked += count_required (lot->conditions);
  progress.filled += count_met (work, TRUE);
  progress.asked = MAX (progress.asked, lot->pieces->len + lot->conditions->len + n_documents > 0 ? 1 : 0);
  progress.filled = MAX (progress.filled, n_there + n_met + n_documents > 0 ? 1 : 0);

  if (lot->conditions->len > 0)
    /* Translators: prior conditions fulfilled, of those the call has */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u of %u fulfilled", "%u of %u fulfilled", n_met), n_met, lot->conditions->len);
  if (lot->pieces->len > 0 && words->len > 0)
    g_string_append (words, ", ");
  if (lot->pieces->len > 0 && n_written == lot->pieces->len && n_documents == 0)
    /* Translators: documents the call lists, all of them papers of the program */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u of %u, written by Écot", "%u of %u, written by Écot", n_there), n_there, lot->pieces->len);
  else if (lot->pieces->len > 0)
    /* Translators: documents that are there, of those the call lists */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u there of %u", "%u there of %u", n_there), n_there, lot->pieces->len);

  if (n_documents > 0)
    /* Translators: supporting documents of budget lines; ", " stands before it if something does */
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%s%u document", "%s%u documents", n_documents), words->len > 0 ? ", " : "", n_documents);
  else if (words->len == 0)
    g_string_append (words, _ ("nothing asked"));

  progress.summary = g_string_free (words, FALSE);
  return progress;
}

EcotProgress
ecot_chapter_measure_letter (EcotWork *work)
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
