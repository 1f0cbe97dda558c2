/* ecot-signing-place.c: the cell that makes a paper say something else than it did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper says words, and keeps no list of where each came from.  So the cell is
 * found as a person would: it holds what is said now and was not said before, and
 * stands where the label says.  Of several, the one whose row, field and kind the
 * label names is taken; where no cell holds it, a figure may have it, and the first
 * cell that feeds that one is shown.
 */

#include "config.h"

#include "desk/ecot-signing.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-reason.h"

/* What each thing in common is worth; a field called "montant" is in many labels. */
#define WHOLE   8 /* nothing else is said */
#define WITHIN  4
#define NAMED   3 /* the label has another text of the same record */
#define FIELD   2
#define OF_KIND 1

/* Spaces of every kind, apostrophes and the sign of the euro say nothing here. */
static char *
flatten (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || c == 0x20AC)
        g_string_append (out, out->len > 0 && out->str[out->len - 1] != ' ' ? " " : "");
      else
        g_string_append_unichar (out, c == 0x2019 ? '\'' : g_unichar_tolower (c));
    }

  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static gboolean
is_word (const char *text)
{
  return g_unichar_isalnum (g_utf8_get_char (text));
}

/* "234,50" is no part of "1 234,50", nor is "1". */
static gboolean
begins_number (const char *text,
               const char *at)
{
  if (!g_ascii_isdigit (*at) || at == text)
    return TRUE;

  return !(at > text + 1 && (at[-1] == ' ' || at[-1] == ',') && g_ascii_isdigit (at[-2]));
}

static gboolean
ends_number (const char *end)
{
  return !((*end == ' ' || *end == ',') && g_ascii_isdigit (end[-1]) && g_ascii_isdigit (end[1]));
}

static gboolean
holds (const char *text,
       const char *part)
{
  gsize length = strlen (part);

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    if ((at == text || !is_word (g_utf8_prev_char (at))) && !is_word (at + length) && begins_number (text, at) && ends_number (at + length))
      return TRUE;

  return FALSE;
}

typedef struct
{
  char *label, *before, *after; /* flattened */
} Change;

/* A SIRET and a telephone are printed in groups, however they were typed. */
static gboolean
is_number_in_groups (const char *text,
                     const char *digits)
{
  gsize n = strspn (digits, "0123456789");

  if (n < 9 || digits[n] != '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    if (*text != ' ' && *text != *digits++)
      return FALSE;

  return *digits == '\0';
}

static int
rate_words (const Change *change,
            const char   *words)
{
  g_autofree char *flat = flatten (words);

  if (is_number_in_groups (change->after, flat))
    return WHOLE;

  if (*flat == '\0' || !holds (change->after, flat) || holds (change->before, flat))
    return 0;

  return g_str_equal (change->after, flat) ? WHOLE : WITHIN;
}

static int
rate_value (const Change    *change,
            const EcotValue *value)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *french = NULL;
  int              score;

  if (ecot_value_is_empty (value))
    return 0;

  if (ecot_value_type_is_text (value->type))
    return rate_words (change, value->text);

  french = ecot_value_to_french (value);
  score = rate_words (change, french);
  return score == 0 && value->type == ECOT_VALUE_DATE ? rate_words (change, ecot_date_format_french ((EcotDate)value->number, buf)) : score;
}

static gboolean
is_named (const Change *change,
          const char   *words)
{
  g_autofree char *flat = flatten (words);

  return *flat != '\0' && holds (change->label, flat);
}

static int
rate_names (const Change *change,
            EcotRecord   *record,
            guint         field)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (record));
  int                 score = is_named (change, kind->fields[field].label) ? FIELD : 0;

  score += is_named (change, kind->label) ? OF_KIND : 0;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const EcotValue *value = ecot_record_get_nth (record, i);

      if (i != field && value->type == ECOT_VALUE_TEXT && is_named (change, value->text))
        return score + NAMED;
    }

  return score;
}

/* The best cell so far. */
typedef struct
{
  const Change *change;
  int           score;
  EcotRecord   *record;
  guint         field;
} Search;

static void
look_at (Search     *search,
         EcotRecord *record)
{
  guint n = ecot_schema_get_kind (ecot_record_get_kind (record))->n_fields;

  for (guint field = 0; field < n; field++)
    {
      int score = rate_value (search->change, ecot_record_get_nth (record, field));

      score = score > 0 ? score + rate_names (search->change, record, field) : 0;
      if (score > search->score)
        *search = (Search){ search->change, score, record, field };
    }
}

static char *
find_cell (EcotDossier  *dossier,
           const Change *change)
{
  Search search = { .change = change };

  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; kind != ECOT_KIND_SIGNATURE && i < ecot_dossier_get_n (dossier, kind); i++)
      look_at (&search, ecot_dossier_get_nth (dossier, kind, i));

  if (search.record == NULL)
    return NULL;

  return ecot_dossier_make_path (dossier, search.record, ecot_schema_get_kind (ecot_record_get_kind (search.record))->fields[search.field].name);
}

static const char *
first_place (const EcotReason *reason)
{
  const char *place = reason->place;

  for (guint i = 0; place == NULL && i < reason->children->len; i++)
    place = first_place (reason->children->pdata[i]);

  return place;
}

static char *
find_figure (EcotFigures  *figures,
             const Change *change)
{
  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure             figure = ecot_figures_get (figures, *name);
      g_autofree char       *french = figure.known ? ecot_figure_to_french (&figure) : NULL;
      g_autoptr (EcotReason) reason = NULL;

      if (french == NULL || rate_words (change, french) == 0)
        continue;

      reason = ecot_figures_explain (figures, *name);
      if (first_place (reason) != NULL)
        return g_strdup (first_place (reason));
    }

  return NULL;
}

char *
ecot_signing_find_place (EcotFigures            *figures,
                         const EcotSayingChange *change)
{
  g_autofree char *label = NULL, *before = NULL, *after = NULL;
  char            *place;
  Change           flat;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  label = flatten (change->label);
  before = flatten (change->before);
  after = flatten (change->after);
  flat = (Change){ label, before, after };

  place = find_cell (ecot_figures_get_dossier (figures), &flat);
  return place != NULL ? place : find_figure (figures, &flat);
}
