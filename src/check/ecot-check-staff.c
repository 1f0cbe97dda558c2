/* ecot-check-staff.c: the people of the staff, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours: no more for a year than those the cost of an hour was made of
 * (Regulation (EU) 2021/1060, article 55(4); 1303/2013, article 68a(3)).  Proof of
 * time: a letter for a fixed share, sheets for a varying one (décret 2016-279).
 *
 * A person who is only a role, as a lot may ask it in full-time equivalents, is
 * asked for nothing more.  What the lines of the budget make of people is in
 * ecot-check-payees.c.
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "figure/ecot-member.h"

#define FULL (100 * ECOT_DECIMAL_ONE)

char *
ecot_check_name_member (EcotCheck  *self,
                        EcotRecord *member)
{
  const char      *name = ecot_record_get_text (member, "name");
  const char      *role = ecot_record_get_text (member, "role");
  guint            number = ecot_dossier_get_position (self->dossier, member) + 1;
  g_autofree char *who = name != NULL ? ecot_text_excerpt (name) : g_strdup_printf ("Le poste %u de l’équipe", number);
  g_autofree char *what = role != NULL ? ecot_text_excerpt (role) : NULL;

  return what != NULL ? g_strdup_printf ("%s (%s)", who, what) : g_steal_pointer (&who);
}

void
ecot_check_add_member (EcotCheck       *self,
                       EcotRecord      *member,
                       const char      *field,
                       EcotFindingSpec *spec,
                       const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, member, field);
  g_autofree char *name = ecot_check_name_member (self, member);

  spec->where = where;
  ecot_check_add (self, spec, "%s %s", name, what);
}

static gboolean
is_filled (EcotRecord *member,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (member, field));
}

static gboolean
is_true (EcotRecord *member,
         const char *field)
{
  gint64 value = FALSE;

  return ecot_record_get_number (member, field, &value) && value;
}

/* Whether anything is computed of it. */
static gboolean
is_paid (EcotRecord *member)
{
  return is_filled (member, "yearly-cost") || is_filled (member, "raised-cost") || is_filled (member, "share") || is_filled (member, "hours");
}

static EcotAction *
fix_member (EcotRecord *member,
            const char *field,
            EcotValue   value,
            const char *label)
{
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotAction      *fix = ecot_action_new (typeset);

  ecot_action_set (fix, member, field, &value);
  return fix;
}

static void
report_empty (EcotCheck  *self,
              EcotRecord *member)
{
  EcotFindingSpec spec = {
    .rule = "member.empty",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "un contenu, ou pas de ligne",
    .fix = ecot_action_new ("Supprimer la ligne vide"),
  };

  ecot_action_remove (spec.fix, member);
  ecot_check_add_member (self, member, "role", &spec, "est vide.");
}

/* {{{ Numbers on their own */

static void
check_fte (EcotCheck  *self,
           EcotRecord *member)
{
  EcotFindingSpec missing = { .rule = "member.fte", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "un nombre d’ETP" };

  if (self->lot->staffing_label != NULL && !is_filled (member, "fte"))
    ecot_check_add_member (self, member, "fte", &missing, "n’a pas de nombre d’équivalents temps plein.");
}

static void
check_negative (EcotCheck  *self,
                EcotRecord *member)
{
  static const struct
  {
    const char *field, *what;
  } cells[] = {
    { "fte", "a un nombre négatif d’équivalents temps plein." },
    { "yearly-cost", "a un coût annuel négatif." },
    { "raised-cost", "a un coût annuel négatif après augmentation." },
    { "hours", "compte un nombre d’heures négatif." },
    { "share", "consacre à l’action une part négative de son temps." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *found = ecot_value_to_french (ecot_record_get (member, cells[i].field));
      EcotFindingSpec  spec = { .rule = "member.negative", .level = ECOT_LEVEL_ERROR, .found = found, .expected = "zéro ou plus" };
      gint64           number;

      if (ecot_record_get_number (member, cells[i].field, &number) && number < 0)
        ecot_check_add_member (self, member, cells[i].field, &spec, cells[i].what);
    }
}

static void
check_working_time (EcotCheck  *self,
                    EcotRecord *member)
{
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  EcotFindingSpec  spec = { .rule = "member.working-time", .level = ECOT_LEVEL_ERROR, .expected = "plus de 0 %, jusqu’à 100 %" };
  gint64           percent;

  if (!ecot_record_get_number (member, "working-time", &percent) || (0 < percent && percent <= FULL))
    return;

  text = ecot_decimal_to_french (percent);
  found = g_strconcat (text, " %", NULL);
  spec.found = found;
  ecot_check_add_member (self, member, "working-time", &spec,
                         percent > FULL ? "travaille plus qu’un temps plein." : "n’a pas de temps de travail, dont le coût d’une heure dépend.");
}

/* }}} */
/* {{{ The base of hours */

static void
advise_base (EcotCheck        *self,
             EcotRecord       *member,
             const EcotMember *computed)
{
  g_autofree char   *hours = ecot_figure_to_french (&computed->base);
  g_autofree char   *id = g_strdup_printf ("%" G_GINT64_FORMAT, computed->base.number / ECOT_DECIMAL_ONE);
  g_autofree char   *label = g_strdup_printf ("Choisir %s", hours);
  g_autofree char   *found = g_strdup_printf ("vide, donc %s", hours);
  g_autofree char   *what = g_strdup_printf ("n’a pas de base d’heures annuelle : le coût d’une heure est tiré de %s (%s). Choisissez-la.",
                                             hours, computed->base_article);
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_CHOICE, id);
  EcotFindingSpec    spec = {
       .rule = "member.base-assumed",
       .level = ECOT_LEVEL_ADVICE,
       .found = found,
       .expected = "1 720 h, 1 607 h, 1 820 h ou la vôtre",
       .fix = fix_member (member, "base", value, label),
  };

  ecot_check_add_member (self, member, "base", &spec, what);
}

static void
check_base (EcotCheck        *self,
            EcotRecord       *member,
            const EcotMember *computed)
{
  const char      *base = ecot_record_get_text (member, "base");
  EcotFindingSpec  missing = { .rule = "member.base-hours", .level = ECOT_LEVEL_ERROR, .found = "vide", .expected = "un nombre d’heures" };
  EcotFindingSpec  unused = { .rule = "member.base-unused", .level = ECOT_LEVEL_WARNING, .expected = "rien, ou la base « autre »" };
  EcotFindingSpec  bad = { .rule = "member.base-hours", .level = ECOT_LEVEL_ERROR, .expected = "plus de 0 h" };
  g_autofree char *found = ecot_value_to_french (ecot_record_get (member, "base-hours"));

  unused.found = bad.found = found;

  if (computed->base_assumed && is_filled (member, "yearly-cost"))
    advise_base (self, member, computed);
  else if (g_strcmp0 (base, "other") == 0 && !computed->base.known)
    ecot_check_add_member (self, member, "base-hours", &missing, "a une base d’heures à soi, dont les heures ne sont pas dites.");
  else if (computed->base.known && computed->base.number <= 0)
    ecot_check_add_member (self, member, "base-hours", &bad, "a une base d’heures qui n’est pas positive.");
  else if (base != NULL && g_strcmp0 (base, "other") != 0 && is_filled (member, "base-hours"))
    {
      unused.fix = fix_member (member, "base-hours", ECOT_VALUE_EMPTY, "Effacer les heures inutilisées");
      ecot_check_add_member (self, member, "base-hours", &unused, "a une base choisie : les heures saisies à côté ne comptent pas.");
    }
}

/* }}} */
/* {{{ Hours and share */

/* "règlement (UE) 2021/1060, art. 55" says so in its paragraph 4, 68 bis of 1303/2013 in its third. */
static const char *
limit_article (const EcotMember *computed)
{
  if (computed->base.number != 1720 * ECOT_DECIMAL_ONE || computed->base_article == NULL)
    return "un coût horaire ne paie pas plus d’heures par an que celles dont il est tiré";

  if (strstr (computed->base_article, "2021/1060") == NULL)
    return "règlement (UE) 1303/2013, art. 68 bis, paragraphe 3";

  return strstr (computed->base_article, "1303") == NULL ? "règlement (UE) 2021/1060, art. 55, paragraphe 4"
                                                         : "règlement (UE) 2021/1060, art. 55, paragraphe 4 ; règlement (UE) 1303/2013, art. 68 bis, paragraphe 3";
}

static void
report_limit (EcotCheck        *self,
              EcotRecord       *member,
              const EcotMember *computed,
              const EcotFigure *limit)
{
  const EcotFigure beyond = { .known = TRUE, .unit = ECOT_UNIT_HOUR, .number = computed->hours.number - limit->number };
  g_autofree char *found = ecot_figure_to_french (&computed->hours);
  g_autofree char *most = ecot_figure_to_french (limit);
  g_autofree char *expected = g_strconcat (most, " au plus", NULL);
  g_autofree char *difference = ecot_figure_to_french (&beyond);
  g_autofree char *label = g_strdup_printf ("Ramener à %s", most);
  g_autofree char *what = g_strdup_printf ("compte %s sur l’action, et %s au plus peuvent être déclarées (%s).", found, most, limit_article (computed));
  EcotFindingSpec  spec = {
     .rule = "member.hours",
     .level = ECOT_LEVEL_ERROR,
     .found = found,
     .expected = expected,
     .difference = difference,
     .fix = fix_member (member, "hours", ecot_value_number (ECOT_VALUE_DECIMAL, limit->number), label),
  };

  ecot_check_add_member (self, member, "hours", &spec, what);
}

/* @found is more than @most, in @field. */
static void
report_share (EcotCheck        *self,
              EcotRecord       *member,
              const char       *field,
              EcotLevel         level,
              const EcotFigure *found,
              const EcotFigure *most,
              const char       *what)
{
  const EcotFigure beyond = { .known = TRUE, .unit = found->unit, .number = found->number - most->number };
  g_autofree char *shown = ecot_figure_to_french (found);
  g_autofree char *limit = ecot_figure_to_french (most);
  g_autofree char *expected = g_strconcat (limit, " au plus", NULL);
  g_autofree char *difference = ecot_figure_to_french (&beyond);
  EcotFindingSpec  spec = { .rule = "member.share", .level = level, .found = shown, .expected = expected, .difference = difference };

  ecot_check_add_member (self, member, field, &spec, what);
}

static void
report_beyond (EcotCheck        *self,
               EcotRecord       *member,
               const EcotMember *computed,
               const EcotFigure *full)
{
  g_autofree char *hours = ecot_figure_to_french (&computed->hours);
  g_autofree char *most = ecot_figure_to_french (full);
  g_autofree char *what = g_strdup_printf ("compte %s sur l’action, et tout son temps de travail pendant sa présence en fait %s.", hours, most);

  report_share (self, member, "hours", ECOT_LEVEL_WARNING, &computed->hours, full, what);
}

/* One of them is enough said: too large a share, too many hours for a year, or for the days there are. */
static void
check_hours (EcotCheck        *self,
             EcotRecord       *member,
             const EcotMember *computed)
{
  const EcotFigure whole = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = FULL };
  EcotFigure       limit = ecot_member_get_limit (computed);
  EcotFigure       full = ecot_member_get_full_hours (computed);

  if (is_filled (member, "share") && computed->share.number > FULL)
    report_share (self, member, "share", ECOT_LEVEL_ERROR, &computed->share, &whole, "consacre à l’action plus que tout son temps.");
  else if (limit.known && is_filled (member, "hours") && computed->hours.number > limit.number)
    report_limit (self, member, computed, &limit);
  else if (full.known && is_filled (member, "hours") && computed->hours.number > full.number)
    report_beyond (self, member, computed, &full);
}

/* Hours and a share that do not say the same. */
static void
check_both (EcotCheck        *self,
            EcotRecord       *member,
            const EcotMember *computed)
{
  EcotFigure       of_share = ecot_member_get_share_hours (computed);
  EcotFigure       gap = { .known = TRUE, .unit = ECOT_UNIT_HOUR, .number = ABS (of_share.number - computed->hours.number) };
  g_autofree char *found = ecot_figure_to_french (&computed->hours);
  g_autofree char *expected = ecot_figure_to_french (&of_share);
  g_autofree char *difference = ecot_figure_to_french (&gap);
  g_autofree char *what = g_strdup_printf ("a une part du temps qui fait %s, et compte %s : %s.", expected, found,
                                           computed->fixed_share ? "la part est payée, les heures ne le sont pas" : "les heures sont payées, la part ne l’est pas");
  EcotFindingSpec  spec = {
     .rule = "member.both",
     .level = ECOT_LEVEL_WARNING,
     .found = found,
     .expected = expected,
     .difference = difference,
  };

  if (!is_filled (member, "hours") || !is_filled (member, "share") || !of_share.known || gap.number == 0)
    return;

  spec.fix = computed->fixed_share ? fix_member (member, "hours", ECOT_VALUE_EMPTY, "Laisser la part compter les heures")
                                   : fix_member (member, "share", ECOT_VALUE_EMPTY, "Laisser les heures compter la part");
  ecot_check_add_member (self, member, "hours", &spec, what);
}

/* }}} */
/* {{{ Days */

static void
check_day (EcotCheck  *self,
           EcotRecord *member,
           const char *field,
           const char *what,
           EcotDate    from,
           EcotDate    to)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, member, field);
  g_autofree char *name = ecot_check_name_member (self, member);
  g_autofree char *title = g_strdup_printf ("%s : %s", name, what);
  EcotFindingSpec  spec = { .rule = "member.dates", .level = ECOT_LEVEL_ERROR, .where = where };
  EcotDate         date;

  if (ecot_record_get_number (member, field, &date))
    ecot_check_inside (self, &spec, title, date, from, to);
}

static void
check_days (EcotCheck        *self,
            EcotRecord       *member,
            const EcotMember *computed)
{
  EcotDate start = ECOT_DATE_NONE, end = ECOT_DATE_NONE;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &end);

  if (computed->start.known && computed->end.known && computed->end.number < computed->start.number)
    {
      if (computed->starts_itself || computed->ends_itself)
        check_day (self, member, computed->ends_itself ? "end" : "start", computed->ends_itself ? "le dernier jour" : "le premier jour",
                   computed->ends_itself ? computed->start.number : ECOT_DATE_NONE, computed->ends_itself ? ECOT_DATE_NONE : computed->end.number);
      return;
    }

  /* Of an action that ends before it begins nothing is inside. */
  if (start != ECOT_DATE_NONE && end != ECOT_DATE_NONE && end < start)
    return;

  check_day (self, member, "start", "le premier jour", start, end);
  check_day (self, member, "end", "le dernier jour", start, end);
}

static void
check_raise (EcotCheck        *self,
             EcotRecord       *member,
             const EcotMember *computed)
{
  EcotFindingSpec no_cost = { .rule = "member.raised-cost", .level = ECOT_LEVEL_ERROR, .found = "vide", .expected = "un coût annuel" };
  EcotFindingSpec no_day = { .rule = "member.raise", .level = ECOT_LEVEL_ERROR, .found = "vide", .expected = "une date" };
  gboolean        day = is_filled (member, "raise"), cost = is_filled (member, "raised-cost");

  if (day && !cost)
    ecot_check_add_member (self, member, "raised-cost", &no_cost, "a une date d’augmentation, mais pas de coût annuel à partir de ce jour.");
  else if (cost && !day)
    ecot_check_add_member (self, member, "raise", &no_day, "a un coût annuel après augmentation, mais l’augmentation n’a pas de date.");
  else if (day && (!computed->start.known || !computed->end.known || computed->start.number <= computed->end.number))
    check_day (self, member, "raise", "la date d’augmentation",
               computed->start.known ? computed->start.number + 1 : ECOT_DATE_NONE, computed->end.known ? computed->end.number : ECOT_DATE_NONE);
}

/* }}} */
/* {{{ Who, and the proof of time */

static void
check_name (EcotCheck  *self,
            EcotRecord *member)
{
  EcotFindingSpec vacant = { .rule = "member.vacant", .level = ECOT_LEVEL_WARNING, .found = "à recruter", .expected = "un nom et prénom" };
  EcotFindingSpec nobody = { .rule = "member.name", .level = ECOT_LEVEL_ADVICE, .found = "vide", .expected = "un nom et prénom, ou « à recruter »" };
  EcotFindingSpec both = { .rule = "member.recruited", .level = ECOT_LEVEL_WARNING, .found = "un nom, et « à recruter »", .expected = "l’un des deux" };

  if (is_true (member, "vacant") && is_filled (member, "name"))
    {
      both.fix = fix_member (member, "vacant", ECOT_VALUE_EMPTY, "Le poste est pourvu");
      ecot_check_add_member (self, member, "vacant", &both, "a un nom, mais reste à recruter.");
    }
  else if (is_true (member, "vacant"))
    ecot_check_add_member (self, member, "name", &vacant, "est à recruter : nommez la personne dès qu’elle est connue.");
  else if (!is_filled (member, "name") && is_paid (member))
    ecot_check_add_member (self, member, "name", &nobody, "n’a pas de nom : indiquez-le, ou dites que le poste est à recruter.");
}

static void
check_proof (EcotCheck        *self,
             EcotRecord       *member,
             const EcotMember *computed)
{
  const char     *proof = ecot_record_get_text (member, "time-proof");
  EcotFindingSpec missing = {
    .rule = "member.proof",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "lettre de mission ou feuilles de temps",
  };
  EcotFindingSpec no_share = { .rule = "member.letter", .level = ECOT_LEVEL_WARNING, .found = "vide", .expected = "une part fixe du temps" };

  if (self->lot->fund != NULL && proof == NULL && (is_filled (member, "share") || is_filled (member, "hours")))
    {
      if (computed->fixed_share)
        missing.fix = fix_member (member, "time-proof", (EcotValue){ .type = ECOT_VALUE_CHOICE, .text = (char *)"letter" }, "Une lettre de mission, la part étant fixe");
      ecot_check_add_member (self, member, "time-proof", &missing,
                             "n’a pas de preuve du temps passé : une lettre de mission pour une part fixe, des feuilles de temps pour une part variable (décret 2016-279 du 8 mars 2016).");
    }
  else if (g_strcmp0 (proof, "letter") == 0 && !is_filled (member, "share"))
    ecot_check_add_member (self, member, "share", &no_share, "a une lettre de mission, qui fixe une part du temps : indiquez cette part (décret 2016-279 du 8 mars 2016).");
}

/* }}} */

/* A share is paid by the month: its hours at the printed cost of an hour seldom make the same. */
static void
advise_product (EcotCheck        *self,
                EcotRecord       *member,
                const EcotMember *computed)
{
  EcotFindingSpec spec = { .rule = "member.product", .level = ECOT_LEVEL_ADVICE };
  EcotAmount      product;

  if (!computed->fixed_share || computed->n_pieces > 1 || !computed->hours.known || !computed->rate.known || !computed->amount.known ||
      !ecot_decimal_cost (computed->hours.number, computed->rate.number * (ECOT_DECIMAL_ONE / 100), ECOT_ROUNDING_HALF_UP, &product, NULL) ||
      product == computed->amount.number)
    return;

  {
    g_auto (EcotGap) gap = ecot_gap_amounts (product, computed->amount.number);
    g_autofree char *hours = ecot_figure_to_french (&computed->hours);
    g_autofree char *rate = ecot_figure_to_french (&computed->rate);
    g_autofree char *what = g_strdup_printf ("est payé par une part fixe de son coût annuel, mois par mois : %s × %s font %s, et non %s ; la part fait foi.",
                                             hours, rate, gap.found, gap.expected);

    ecot_gap_lend (&gap, &spec);
    ecot_check_add_member (self, member, "share", &spec, what);
  }
}

static void
check_member (EcotCheck  *self,
              EcotRecord *member)
{
  EcotMember computed;

  if (ecot_check_is_empty (member))
    {
      report_empty (self, member);
      return;
    }

  computed = ecot_figures_get_member (self->figures, member);
  check_name (self, member);
  check_fte (self, member);
  check_negative (self, member);
  check_working_time (self, member);
  check_base (self, member, &computed);
  check_hours (self, member, &computed);
  check_both (self, member, &computed);
  check_days (self, member, &computed);
  check_raise (self, member, &computed);
  check_proof (self, member, &computed);
  advise_product (self, member, &computed);
}

void
ecot_check_staff (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "staff",
    .level = ECOT_LEVEL_WARNING,
    .where = "staff",
    .found = "vide",
    .expected = "les équivalents temps plein de l’équipe",
    .source = self->lot->staffing_source,
  };

  if (self->lot->staffing_label != NULL && ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER) == 0)
    ecot_check_add (self, &spec, "L’équipe de l’action n’est pas décrite (« %s »).", self->lot->staffing_label);

  ecot_check_rows (self, ECOT_KIND_MEMBER, check_member);
}
