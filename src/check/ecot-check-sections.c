/* ecot-check-sections.c: the texts of the answer and the title of the action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* How much of a text is quoted before the place where it would be cut. */
#define TAIL_CHARS 40

/* What asks for the text: the limit of its words says how long it is, not that it is due. */
static const EcotSource *
find_demand (const EcotSection *section)
{
  const EcotSource *source = section->source;

  while (source != NULL && section->max_words > 0 && strstr (source->quote, "mots") != NULL)
    source = source->next;

  return source;
}

static void
check_empty (EcotCheck         *self,
             const EcotSection *section,
             const char        *where)
{
  EcotFindingSpec spec = {
    .rule = "section",
    .item = section->id,
    .level = ECOT_LEVEL_ERROR,
    .where = where,
    .found = "vide",
    .expected = "un texte",
    .source = find_demand (section),
  };

  if (section->required)
    ecot_check_add (self, &spec, "La rubrique « %s » est vide, et l’offre doit la contenir.", section->title);
}

/* The last words before byte @cut, from a word's beginning. */
static char *
words_before (const char *text,
              gsize       cut)
{
  const char *from = text + cut;

  for (guint i = 0; i < TAIL_CHARS && from > text; i++)
    from = g_utf8_prev_char (from);

  if (from > text)
    {
      const char *space = memchr (from, ' ', (gsize)(text + cut - from));

      from = space != NULL ? space + 1 : from;
    }

  return ecot_text_clean_line (from, text + cut - from);
}

static char *
count_words (guint n)
{
  g_autofree char *count = ecot_decimal_to_french (n * ECOT_DECIMAL_ONE);

  return g_strdup_printf (n < 2 ? "%s mot" : "%s mots", count);
}

/* « 700 mots », « 700 mots, 770 avec la tolérance de 10 % ». */
static char *
describe_limit (const EcotSection *section)
{
  char             buf[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *limit = count_words (section->max_words);

  if (ecot_section_get_most_words (section) == section->max_words)
    return g_steal_pointer (&limit);

  return g_strdup_printf ("%s, %u avec la tolérance de %s\u00a0%%", limit, ecot_section_get_most_words (section),
                          ecot_decimal_format_french (section->tolerance, buf));
}

/* Past its limit, and not past what is let pass. */
static void
report_tolerated (EcotCheck         *self,
                  const EcotSection *section,
                  const char        *where,
                  guint              n)
{
  g_autofree char *found = count_words (n);
  g_autofree char *limit = describe_limit (section);
  g_autofree char *expected = g_strdup_printf ("%u mots au plus", section->max_words);
  g_autofree char *difference = count_words (n - section->max_words);
  EcotFindingSpec  spec = {
     .rule = "words",
     .item = section->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = section->source,
  };

  ecot_check_add (self, &spec, "Le texte « %s » dépasse de %s sa limite (%s) ; l’appel l’admet.", section->title, difference, limit);
}

static void
report_too_long (EcotCheck         *self,
                 const EcotSection *section,
                 const char        *where,
                 const char        *text,
                 guint              n)
{
  guint            most = ecot_section_get_most_words (section);
  gssize           cut = ecot_words_cut (text, section->word_rule, most);
  g_autofree char *tail = words_before (text, cut > 0 ? (gsize)cut : 0);
  g_autofree char *found = count_words (n);
  g_autofree char *limit = describe_limit (section);
  g_autofree char *expected = g_strconcat (limit, " au plus", NULL);
  g_autofree char *difference = count_words (n - most);
  EcotFindingSpec  spec = {
     .rule = "words",
     .item = section->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = section->source,
  };

  ecot_check_add (self, &spec, "Le texte « %s » dépasse de %s la limite de %s ; il serait coupé après « …%s ».",
                  section->title, difference, limit, tail);
}

static void
check_section (EcotCheck         *self,
               const EcotSection *section)
{
  g_autofree char *where = g_strdup_printf ("narrative/%s/text", section->id);
  g_autofree char *figure = g_strconcat ("words.", section->id, NULL);
  const char      *text = ecot_dossier_get_text (self->dossier, ECOT_KIND_NARRATIVE, section->id, "text");
  gint64           words;

  if (!ecot_figures_get_number (self->figures, figure, &words) || words == 0)
    check_empty (self, section, where);
  else if (section->max_words > 0 && words > ecot_section_get_most_words (section) * ECOT_DECIMAL_ONE)
    report_too_long (self, section, where, text, (guint)(words / ECOT_DECIMAL_ONE));
  else if (section->max_words > 0 && words > section->max_words * ECOT_DECIMAL_ONE)
    report_tolerated (self, section, where, (guint)(words / ECOT_DECIMAL_ONE));
}

/* {{{ The title */

static void
report_no_title (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "action.title",
    .level = ECOT_LEVEL_WARNING,
    .where = "action/title",
    .found = "vide",
    .expected = "un intitulé",
  };

  ecot_check_add (self, &spec, "L’action n’a pas d’intitulé ; la lettre doit la nommer.");
}

/* A dossier begun from that of another action keeps its title easily. */
static void
check_borrowed_title (EcotCheck  *self,
                      const char *title)
{
  g_autofree char *key = g_utf8_casefold (title, -1);
  g_autofree char *found = ecot_text_excerpt (title);
  g_autofree char *own = ecot_text_excerpt (self->lot->title);
  EcotFindingSpec  spec = {
     .rule = "action.borrowed-title",
     .level = ECOT_LEVEL_ERROR,
     .where = "action/title",
     .found = found,
     .expected = own,
  };

  for (guint i = 0; i < self->lot->siblings->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (self->lot->siblings->pdata[i], -1);

      if (strcmp (key, other) == 0)
        {
          ecot_check_add (self, &spec, "L’action porte l’intitulé d’une autre action du même appel : « %s ».", found);
          return;
        }
    }
}

/* Letters name the action; a form that does not print its title asks for it in
 * this way only. */
static void
check_title (EcotCheck *self)
{
  const char *title = ecot_dossier_get_text (self->dossier, ECOT_KIND_ACTION, NULL, "title");

  if (title != NULL)
    check_borrowed_title (self, title);
  else if (self->lot->letters->len > 0 && !ecot_check_is_asked (self, "action/title"))
    report_no_title (self);
}

/* }}} */

void
ecot_check_sections (EcotCheck *self)
{
  check_title (self);

  for (guint i = 0; i < self->lot->sections->len; i++)
    check_section (self, self->lot->sections->pdata[i]);
}
