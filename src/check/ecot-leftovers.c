/* ecot-leftovers.c: what another dossier left in this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who answers a call begins with the dossier of another, and forgets a name in it:
 * the texts of calls themselves have such errors.  A name is looked for by its words,
 * whatever their case, accents and spaces, in every text of the dossier.  What this
 * dossier says of itself, and what its lot prints, is no left-over.
 */

#include "config.h"

#include "check/ecot-leftovers-private.h"

#include <string.h>

#include "base/ecot-fold.h"
#include "base/ecot-text.h"

/* A dossier that is all left over needs no longer list. */
#define MAX_FOUND 100

typedef struct
{
  EcotFigures      *figures;
  EcotDossier      *dossier;
  EcotLot          *lot;
  EcotForeignNames *names; /* or NULL */
  EcotForeignNames *lots;  /* the other lots of the call */
  GPtrArray        *findings;
  guint             n_found;
  char             *own;       /* all this dossier is called, " word word \n word …", folded */
  char             *applicant; /* folded, or NULL */
  GArray           *years;     /* of int */
} Search;

/* {{{ What it says of itself */

static void
append_own (GString    *own,
            const char *text)
{
  g_autoptr (EcotTokens) tokens = text != NULL ? ecot_tokens_of (text) : NULL;
  g_autofree char       *words = tokens != NULL ? ecot_tokens_join (tokens) : NULL;

  if (words != NULL)
    g_string_append_printf (own, "%s\n", words);
}

/* What this dossier and its lot say of themselves, and who pays. */
static char *
list_own (Search *self)
{
  static const char *const fields[] = { "name", "acronym", "siret", "rna", "commune" };
  const EcotLot           *lot = self->lot;
  GString                 *own = g_string_new (NULL);
  guint                    n = ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_own (own, ecot_dossier_get_text (self->dossier, ECOT_KIND_APPLICANT, NULL, fields[i]));

  append_own (own, ecot_dossier_get_text (self->dossier, ECOT_KIND_ACTION, NULL, "title"));
  append_own (own, lot->title);
  append_own (own, lot->short_title);
  append_own (own, lot->call_title);
  append_own (own, lot->issuer);
  append_own (own, lot->issuer_short);
  for (guint i = 0; i < lot->territories->len; i++)
    append_own (own, ((const EcotTerritory *)lot->territories->pdata[i])->label);
  for (guint i = 0; i < n; i++)
    append_own (own, ecot_record_get_text (ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i), "name"));

  return g_string_free (own, FALSE);
}

/* An association that has several dossiers is called the same in all of them; a number that is another's is another's,
 * even if it is this one's too: it was not changed. */
static gboolean
is_own_name (const Search   *self,
             const EcotName *name)
{
  if (name->name.kind >= ECOT_NAME_APPLICANT && name->name.kind <= ECOT_NAME_RNA &&
      (self->applicant == NULL || name->owner == NULL || strcmp (self->applicant, name->owner) == 0))
    return TRUE;

  return name->name.kind != ECOT_NAME_SIRET && name->name.kind != ECOT_NAME_RNA && strstr (self->own, name->words) != NULL;
}

/* }}} */
/* {{{ Years of its own */

static void
add_year (Search *self,
          gint64  date)
{
  int year, month, day;

  if (date == ECOT_DATE_NONE)
    return;

  ecot_date_split ((EcotDate)date, &year, &month, &day);
  g_array_append_val (self->years, year);
}

static void
add_years_between (Search  *self,
                   EcotDate start,
                   EcotDate end)
{
  int first, last, month, day;

  add_year (self, start);
  add_year (self, end);
  if (start == ECOT_DATE_NONE || end == ECOT_DATE_NONE)
    return;

  ecot_date_split (start, &first, &month, &day);
  ecot_date_split (end, &last, &month, &day);
  for (int year = first + 1; year < last && year < first + 20; year++)
    g_array_append_val (self->years, year);
}

static void
add_years_of_text (Search     *self,
                   const char *text)
{
  g_autoptr (EcotTokens) tokens = ecot_tokens_of (text != NULL ? text : "");

  for (guint i = 0; i < tokens->len; i++)
    {
      gint64 year = g_ascii_strtoll (tokens->data[i].folded, NULL, 10);
      int    value = (int)year;

      if (1990 <= year && year <= 2099)
        g_array_append_val (self->years, value);
    }
}

static void
list_years (Search *self)
{
  const EcotLot *lot = self->lot;
  gint64         start = ECOT_DATE_NONE, end = ECOT_DATE_NONE;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &end);
  add_years_between (self, (EcotDate)start, (EcotDate)end);
  add_years_between (self, lot->period_start, lot->period_end);
  add_years_of_text (self, lot->call_title);
  add_years_of_text (self, lot->title);
  add_years_of_text (self, lot->lot);

  for (guint i = 0; i < lot->sessions->len; i++)
    {
      const EcotSession *session = lot->sessions->pdata[i];

      add_years_between (self, session->opens, session->closes);
      add_years_between (self, session->start_from, session->start_to);
    }
}

/* }}} */
/* {{{ In one text */

typedef struct
{
  Search     *search;
  EcotRecord *record;
  guint       field;
  const char *text;
  EcotTokens *tokens;
} Place;

/* The first so many letters around what was found. */
static char *
quote (const Place        *place,
       const EcotLeftover *found)
{
  return g_strndup (place->text + found->start, found->end - found->start);
}

static EcotAction *
make_fix (const Place        *place,
          const EcotLeftover *found)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (place->record));
  g_autofree char    *start = g_strndup (place->text, found->start);
  g_autofree char    *text = NULL;
  g_autofree char    *label = NULL;
  g_auto (EcotValue)  value = ECOT_VALUE_EMPTY;
  EcotAction         *fix;

  if (found->right == NULL)
    return NULL;

  text = g_strconcat (start, found->right, place->text + found->end, NULL);
  label = g_strdup_printf ("Écrire « %s »", found->right);
  value = ecot_value_text (kind->fields[place->field].type, text);
  fix = ecot_action_new (label);
  ecot_action_set (fix, place->record, kind->fields[place->field].name, &value);
  return fix;
}

static void
report (const Place        *place,
        const char         *item,
        const EcotLeftover *found,
        const char         *expected,
        const char         *why)
{
  Search          *self = place->search;
  const char      *field = ecot_schema_get_kind (ecot_record_get_kind (place->record))->fields[place->field].name;
  g_autofree char *where = ecot_dossier_make_path (self->dossier, place->record, field);
  g_autofree char *words = quote (place, found);
  g_autofree char *message = g_strdup_printf ("« %s » : %s", words, why);

  if (self->n_found++ < MAX_FOUND)
    g_ptr_array_add (self->findings, ecot_finding_new (self->lot,
                                                       &(EcotFindingSpec){
                                                         .rule = "leftover",
                                                         .item = item,
                                                         .level = ECOT_LEVEL_WARNING,
                                                         .where = where,
                                                         .found = words,
                                                         .expected = expected,
                                                         .fix = make_fix (place, found),
                                                       },
                                                       message));
}

static void
find_gap (const Place *place)
{
  EcotLeftover found;

  if (ecot_leftover_find_gap (place->text, &found))
    report (place, "gap", &found, "un texte définitif", "il reste ici quelque chose à compléter.");
}

static void
find_year (const Place *place)
{
  EcotLeftover found;
  gboolean     is_title = ecot_record_get_kind (place->record) == ECOT_KIND_ACTION &&
                      strcmp (ecot_schema_get_kind (ECOT_KIND_ACTION)->fields[place->field].name, "title") == 0;

  if (ecot_leftover_find_year (place->tokens, place->search->years, is_title, &found))
    report (place, "year", &found, "une année de l’action ou de l’appel", "cette année n’est ni celle de l’action ni celle de l’appel ; elle vient peut-être d’un autre dossier.");
}

static gboolean
is_quote (const char *text,
          gsize       at,
          gboolean    before)
{
  const char *p = text + at;
  gunichar    c = 0;

  do
    {
      if (before && p == text)
        return FALSE;

      p = before ? g_utf8_prev_char (p) : p;
      c = g_utf8_get_char (p);
      p = before || c == 0 ? p : g_utf8_next_char (p);
    }
  while (g_unichar_isspace (c));

  return before ? c == 0x00AB || c == '"' || c == 0x201C : c == 0x00BB || c == '"' || c == 0x201D;
}

static gboolean
stands_at (const Place    *place,
           const EcotName *name,
           guint           at,
           EcotLeftover   *found)
{
  if (at + name->tokens->len > place->tokens->len)
    return FALSE;

  for (guint i = 0; i < name->tokens->len; i++)
    if (strcmp (place->tokens->data[at + i].folded, name->tokens->data[i].folded) != 0)
      return FALSE;

  found->start = place->tokens->data[at].start;
  found->end = place->tokens->data[at + name->tokens->len - 1].end;

  if (name->exact && strncmp (place->text + found->start, name->name.text, found->end - found->start) != 0)
    return FALSE;

  /* The whole of a cell needs no quotes. */
  return !name->quoted || name->tokens->len == place->tokens->len ||
         (is_quote (place->text, found->start, TRUE) && is_quote (place->text, found->end, FALSE));
}

/* What each kind of name is, and what stands in this dossier in its stead. */
static const struct
{
  const char *item, *expected, *why;
} kinds[ECOT_N_NAMES] = {
  [ECOT_NAME_ACTION] = { "action", "l’intitulé de cette action", "c’est l’intitulé de l’action d’un autre dossier." },
  [ECOT_NAME_APPLICANT] = { "applicant", "le nom de ce candidat", "c’est le nom d’un autre candidat." },
  [ECOT_NAME_ACRONYM] = { "applicant", "le sigle de ce candidat", "c’est le sigle d’un autre candidat." },
  [ECOT_NAME_SIRET] = { "applicant", "le numéro de ce candidat", "c’est le numéro SIRET d’un autre candidat." },
  [ECOT_NAME_RNA] = { "applicant", "le numéro de ce candidat", "c’est le numéro RNA d’un autre candidat." },
  [ECOT_NAME_LOT] = { "lot", "l’intitulé de ce lot", "c’est l’intitulé d’un autre lot." },
  [ECOT_NAME_PART] = { "lot", "ce que ce lot concerne", "cela est nommé par un autre lot du même appel." },
  [ECOT_NAME_PLACE] = { "lot", "un lieu de ce lot", "c’est le territoire d’un autre lot du même appel." },
  [ECOT_NAME_CALL] = { "call", "l’intitulé de cet appel", "c’est l’intitulé d’un autre appel." },
  [ECOT_NAME_ISSUER] = { "issuer", "l’organisme auquel ce dossier s’adresse", "c’est l’organisme d’un autre appel, et aucun financeur de ce dossier." },
};

static const char *
find_right (const Search *self,
            EcotNameKind  kind)
{
  switch (kind)
    {
    case ECOT_NAME_ACTION:
      return ecot_dossier_get_text (self->dossier, ECOT_KIND_ACTION, NULL, "title");
    case ECOT_NAME_APPLICANT:
      return ecot_dossier_get_text (self->dossier, ECOT_KIND_APPLICANT, NULL, "name");
    case ECOT_NAME_ACRONYM:
      return ecot_dossier_get_text (self->dossier, ECOT_KIND_APPLICANT, NULL, "acronym");
    case ECOT_NAME_LOT:
      return self->lot->title;
    case ECOT_NAME_CALL:
      return self->lot->call_title;
    case ECOT_NAME_ISSUER:
      return self->lot->issuer;
    case ECOT_NAME_PART:
    case ECOT_NAME_PLACE:
    case ECOT_NAME_SIRET:
    case ECOT_NAME_RNA:
    case ECOT_N_NAMES:
    default:
      return NULL;
    }
}

static gboolean
is_title_of_action (const Place *place)
{
  return ecot_record_get_kind (place->record) == ECOT_KIND_ACTION;
}

static gboolean
find_name_of (const Place      *place,
              EcotForeignNames *all,
              guint             at)
{
  const GPtrArray *names = all != NULL ? ecot_foreign_names_find (all, place->tokens->data[at].folded) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const EcotName *name = names->pdata[i];
      EcotLeftover    found;

      if (!stands_at (place, name, at, &found) || is_own_name (place->search, name))
        continue;

      /* The title of another lot as that of the action is an error, and told as one. */
      if (name->name.kind == ECOT_NAME_LOT && is_title_of_action (place))
        return FALSE;

      found.right = find_right (place->search, name->name.kind);
      report (place, kinds[name->name.kind].item, &found, kinds[name->name.kind].expected, kinds[name->name.kind].why);
      return TRUE;
    }

  return FALSE;
}

/* }}} */

static void
search_cell (Search     *self,
             EcotRecord *record,
             guint       field)
{
  const EcotValue *value = ecot_record_get_nth (record, field);
  Place            place = { self, record, field, value->text, NULL };

  if (value->type != ECOT_VALUE_TEXT && value->type != ECOT_VALUE_PROSE)
    return;

  place.tokens = ecot_tokens_of (value->text);
  find_gap (&place);
  find_year (&place);
  for (guint i = 0; i < place.tokens->len; i++)
    if (find_name_of (&place, self->names, i) || find_name_of (&place, self->lots, i))
      break;

  ecot_tokens_free (place.tokens);
}

/* What was signed is kept as it was; participants and payers are called as they are. */
static gboolean
is_searched (EcotKind kind)
{
  return kind != ECOT_KIND_SIGNATURE && kind != ECOT_KIND_ENTRY && kind != ECOT_KIND_FUNDER;
}

static void
search_all (Search *self)
{
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; is_searched (kind) && i < ecot_dossier_get_n (self->dossier, kind); i++)
      for (guint field = 0; field < ecot_schema_get_kind (kind)->n_fields; field++)
        search_cell (self, ecot_dossier_get_nth (self->dossier, kind, i), field);
}

void
ecot_check_leftovers (EcotFigures      *figures,
                      EcotForeignNames *names,
                      GPtrArray        *findings)
{
  Search      search = { .figures = figures, .names = names, .findings = findings };
  const char *applicant;

  g_return_if_fail (ECOT_IS_FIGURES (figures));
  g_return_if_fail (findings != NULL);

  search.dossier = ecot_figures_get_dossier (figures);
  search.lot = ecot_figures_get_lot (figures);
  search.lots = ecot_foreign_names_new ();
  search.own = list_own (&search);
  search.years = g_array_new (FALSE, FALSE, sizeof (int));
  applicant = ecot_dossier_get_text (search.dossier, ECOT_KIND_APPLICANT, NULL, "name");
  search.applicant = applicant != NULL ? ecot_fold_name (applicant) : NULL;

  ecot_foreign_names_add_lots (search.lots, search.lot);
  list_years (&search);
  search_all (&search);

  ecot_foreign_names_unref (search.lots);
  g_array_unref (search.years);
  g_free (search.applicant);
  g_free (search.own);
}
