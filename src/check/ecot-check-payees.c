/* ecot-check-payees.c: what lines of the budget and rows of time make of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person is paid once: lines that name one person are held against that
 * person's amount, and rows of time against the hours.
 */

#include "check/ecot-check-private.h"

#include "base/ecot-fold.h"
#include "figure/ecot-member.h"

/* {{{ What a line lacks to take a person's amount */

/* Whether the line counts on the person, having no amount of its own. */
static gboolean
takes_amount (EcotRecord *line)
{
  gboolean amount = !ecot_value_is_empty (ecot_record_get (line, "amount"));
  gboolean quantity = !ecot_value_is_empty (ecot_record_get (line, "quantity"));
  gboolean unit_cost = !ecot_value_is_empty (ecot_record_get (line, "unit-cost"));

  return !amount && !(quantity && unit_cost);
}

/* "La ligne 3 du budget" */
static char *
name_line (EcotCheck  *self,
           EcotRecord *line)
{
  return g_strdup_printf ("La ligne %u du budget", ecot_dossier_get_position (self->dossier, line) + 1);
}

static void
report_lack (EcotCheck       *self,
             EcotRecord      *member,
             EcotRecord      *line,
             const char      *field,
             EcotFindingSpec *spec,
             const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, member, field);
  g_autofree char *name = ecot_check_name_member (self, member);
  g_autofree char *number = name_line (self, line);

  spec->level = ECOT_LEVEL_ERROR;
  spec->found = spec->found != NULL ? spec->found : "vide";
  spec->where = where;
  ecot_check_add (self, spec, "%s compte sur le coût de : %s. %s", number, name, what);
}

static gboolean
has_cost (const EcotMember *computed)
{
  for (guint i = 0; i < computed->n_pieces; i++)
    if (!computed->pieces[i].cost.known)
      return FALSE;

  return TRUE;
}

/* Whether nothing but the size of the numbers is in the way. */
static gboolean
is_too_large (const EcotMember *computed,
              const EcotFigure *value)
{
  return value->fault != NULL && computed->start.number <= computed->end.number && computed->base.number > 0 && computed->working_time.number > 0;
}

/* A person no line names counts in the hours and the cost of the staff all the same. */
static void
check_size (EcotCheck        *self,
            EcotRecord       *member,
            const EcotMember *computed)
{
  const EcotFigure *value = is_too_large (computed, &computed->hours) ? &computed->hours : &computed->amount;
  g_autofree char  *where = ecot_dossier_make_path (self->dossier, member, "hours");
  g_autofree char  *name = ecot_check_name_member (self, member);
  EcotFindingSpec   spec = { .rule = "member.overflow", .level = ECOT_LEVEL_ERROR, .where = where, .found = "un nombre trop grand", .expected = "un montant" };

  if (is_too_large (computed, value))
    ecot_check_add (self, &spec, "%s : les heures ou le coût sont trop grands pour être comptés. Vérifiez les nombres saisis.", name);
}

static void
check_lack (EcotCheck        *self,
            EcotRecord       *member,
            EcotRecord       *line,
            const EcotMember *computed)
{
  EcotFindingSpec cost = { .rule = "member.cost", .expected = "un coût annuel chargé" };
  EcotFindingSpec time = { .rule = "member.time", .expected = "des heures, ou une part du temps" };
  EcotFindingSpec days = { .rule = "member.days", .expected = "un premier et un dernier jour" };
  EcotFindingSpec large = { .rule = "member.overflow", .found = "un nombre trop grand", .expected = "un montant" };
  gboolean        timed = computed->hours.known || computed->share.known;

  if (!has_cost (computed))
    report_lack (self, member, line, "yearly-cost", &cost, "Indiquez son coût annuel chargé.");
  else if (!timed)
    report_lack (self, member, line, "hours", &time, "Indiquez ses heures sur l’action, ou la part de son temps.");
  else if (!computed->start.known || !computed->end.known)
    report_lack (self, member, line, "start", &days, "Indiquez ses jours, ou ceux de l’action.");
  else if (is_too_large (computed, &computed->amount))
    report_lack (self, member, line, "hours", &large, computed->amount.fault);
}

/* }}} */
/* {{{ One person, several lines */

static void
report_twice (EcotCheck        *self,
              EcotRecord       *member,
              EcotRecord       *second,
              EcotAmount        named,
              const EcotFigure *amount,
              guint             n_full)
{
  g_auto (EcotGap) gap = ecot_gap_amounts (named, amount->number);
  g_autofree char *where = ecot_dossier_make_path (self->dossier, second, n_full > 1 ? "member" : "amount");
  g_autofree char *name = ecot_check_name_member (self, member);
  EcotFindingSpec  spec = {
     .rule = n_full > 1 ? "member.twice" : "member.over",
     .level = n_full > 1 ? ECOT_LEVEL_ERROR : ECOT_LEVEL_WARNING,
     .where = where,
  };

  ecot_gap_lend (&gap, &spec);

  if (n_full > 1)
    {
      spec.fix = ecot_action_new ("Ne plus nommer cette personne ici");
      ecot_action_set (spec.fix, second, "member", &ECOT_VALUE_EMPTY);
      ecot_check_add (self, &spec, "%u lignes du budget prennent chacune tout le coût de %s : %s sont comptés en trop.", n_full, name, gap.difference);
    }
  else
    ecot_check_add (self, &spec, "Les lignes du budget qui nomment %s font %s, et cette personne coûte %s.", name, gap.found, gap.expected);
}

static void
check_lines (EcotCheck        *self,
             EcotRecord       *member,
             GPtrArray        *lines,
             const EcotFigure *amount)
{
  EcotWide    named = 0;
  EcotRecord *last = NULL;
  guint       n_full = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      EcotFigure worth = ecot_figures_get_line (self->figures, lines->pdata[i]);

      named += worth.known ? worth.number : 0;

      if (takes_amount (lines->pdata[i]))
        n_full++;

      if (worth.known && (n_full < 2 || takes_amount (lines->pdata[i])))
        last = lines->pdata[i];
    }

  if (amount->known && amount->number > 0 && last != NULL && named > amount->number && named <= ECOT_AMOUNT_MAX)
    report_twice (self, member, last, (EcotAmount)named, amount, n_full);
}

/* }}} */
/* {{{ An hour of a person, as a line pays it */

static gboolean
counts_hours (EcotRecord *line)
{
  static const char *const units[] = { "h", "heure", "heures", "heure(s)", NULL };
  const char              *unit = ecot_record_get_text (line, "unit");
  g_autofree char         *folded = unit != NULL ? g_strstrip (ecot_fold (unit)) : NULL;

  return folded != NULL && g_strv_contains (units, folded);
}

/* @cost, in ten-thousandths, is what an hour costs before a raise, after it, or over all: to the
 * cent, as a rate is printed, since some type it unrounded. */
static gboolean
is_rate (const EcotMember *computed,
         gint64            cost)
{
  const EcotDecimal cent = ECOT_DECIMAL_ONE / 100;
  const EcotAmount  rounded = (cost + cent / 2) / cent;

  for (guint i = 0; i < computed->n_pieces; i++)
    if (computed->pieces[i].rate.known && computed->pieces[i].rate.number == rounded)
      return TRUE;

  return computed->per_hour.known && computed->per_hour.number == rounded;
}

static char *
cost_to_french (gint64 cost)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return g_strdup_printf ("%s\302\240€", ecot_decimal_format_french (cost, buf));
}

static void
report_rate (EcotCheck        *self,
             EcotRecord       *member,
             EcotRecord       *line,
             const EcotMember *computed,
             gint64            cost)
{
  gint64           rate = computed->rate.number * (ECOT_DECIMAL_ONE / 100);
  g_autofree char *where = ecot_dossier_make_path (self->dossier, line, "unit-cost");
  g_autofree char *name = ecot_check_name_member (self, member);
  g_autofree char *number = name_line (self, line);
  g_autofree char *found = cost_to_french (cost);
  g_autofree char *expected = cost_to_french (rate);
  g_autofree char *difference = cost_to_french (ABS (cost - rate));
  EcotFindingSpec  spec = {
     .rule = "line.rate",
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
  };

  ecot_check_add (self, &spec, "%s compte l’heure de %s à %s ; son coût annuel la met à %s.", number, name, found, expected);
}

/* Whoever is paid by a share of the month has no hour to pay. */
static void
check_rates (EcotCheck        *self,
             EcotRecord       *member,
             GPtrArray        *lines,
             const EcotMember *computed)
{
  gint64 cost;

  if (computed->fixed_share || !computed->rate.known || computed->rate.number > ECOT_DECIMAL_MAX / ECOT_DECIMAL_ONE)
    return;

  for (guint i = 0; i < lines->len; i++)
    if (counts_hours (lines->pdata[i]) && ecot_record_get_number (lines->pdata[i], "unit-cost", &cost) && cost >= 0 && !is_rate (computed, cost))
      report_rate (self, member, lines->pdata[i], computed, cost);
}

/* }}} */

static void
check_payee (EcotCheck  *self,
             EcotRecord *member)
{
  g_autoptr (GPtrArray) lines = ecot_figures_list_lines_of (self->figures, member);
  EcotMember            computed;

  /* Thousands need not be made again to learn that all is well. */
  if (lines->len == 0 && ecot_figures_get (self->figures, "staff.cost").fault == NULL && ecot_figures_get (self->figures, "staff.hours").fault == NULL)
    return;

  computed = ecot_figures_get_member (self->figures, member);
  if (lines->len == 0)
    {
      check_size (self, member, &computed);
      return;
    }

  check_lines (self, member, lines, &computed.amount);
  check_rates (self, member, lines, &computed);

  for (guint i = 0; i < lines->len && !computed.amount.known; i++)
    if (takes_amount (lines->pdata[i]))
      {
        check_lack (self, member, lines->pdata[i], &computed);
        return;
      }
}

void
ecot_check_payees (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);

  for (guint i = 0; i < n; i++)
    check_payee (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i));
}

/* {{{ Rows of time */

/* The rows of time of one person. */
typedef struct
{
  EcotWide    hours;
  EcotRecord *first;
} Rows;

/* Folded name -> Rows, of the rows that say hours. */
static GHashTable *
gather_rows (EcotCheck *self)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint       n = ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *row = ecot_dossier_get_nth (self->dossier, ECOT_KIND_TIME, i);
      const char *person = ecot_record_get_text (row, "person");
      char       *name = ecot_fold (person != NULL ? person : "");
      Rows       *rows = g_hash_table_lookup (people, name);
      gint64      hours;

      if (!ecot_record_get_number (row, "hours", &hours))
        {
          g_free (name);
          continue;
        }

      if (rows == NULL)
        {
          rows = g_new0 (Rows, 1);
          rows->first = row;
          g_hash_table_insert (people, name, rows);
        }
      else
        g_free (name);

      rows->hours += hours;
    }

  return people;
}

/* "12 h, soit 268,56 €" */
static char *
describe_gap (const EcotMember *computed,
              gint64            hours)
{
  const EcotFigure gap = { .known = TRUE, .unit = ECOT_UNIT_HOUR, .number = hours };
  g_autofree char *text = ecot_figure_to_french (&gap);
  g_autofree char *amount = NULL;
  EcotAmount       cost;

  if (!computed->rate.known || !ecot_decimal_cost (hours, computed->rate.number * (ECOT_DECIMAL_ONE / 100), ECOT_ROUNDING_HALF_UP, &cost, NULL))
    return g_steal_pointer (&text);

  amount = ecot_amount_to_french (cost);
  return g_strdup_printf ("%s, soit %s", text, amount);
}

static void
report_hours (EcotCheck        *self,
              EcotRecord       *member,
              const EcotMember *computed,
              const Rows       *rows)
{
  const EcotFigure counted = { .known = TRUE, .unit = ECOT_UNIT_HOUR, .number = (gint64)rows->hours };
  g_autofree char *found = ecot_figure_to_french (&counted);
  g_autofree char *expected = ecot_figure_to_french (&computed->hours);
  g_autofree char *difference = describe_gap (computed, ABS (counted.number - computed->hours.number));
  g_autofree char *where = ecot_dossier_make_path (self->dossier, rows->first, "hours");
  g_autofree char *name = ecot_check_name_member (self, member);
  g_autofree char *label = g_strdup_printf ("Reprendre %s dans l’équipe", found);
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotFindingSpec  spec = {
     .rule = "member.rows",
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
  };

  if (!ecot_value_is_empty (ecot_record_get (member, "hours")))
    {
      const EcotValue value = ecot_value_number (ECOT_VALUE_DECIMAL, counted.number);

      spec.fix = ecot_action_new (typeset);
      ecot_action_set (spec.fix, member, "hours", &value);
    }

  ecot_check_add (self, &spec, "Les lignes de temps comptent %s pour %s, et l’équipe %s : l’écart est de %s.", found, name, expected, difference);
}

static void
report_no_rows (EcotCheck        *self,
                EcotRecord       *member,
                const EcotMember *computed)
{
  g_autofree char *hours = ecot_figure_to_french (&computed->hours);
  g_autofree char *name = ecot_check_name_member (self, member);
  g_autofree char *expected = g_strconcat (hours, " à son nom", NULL);
  EcotFindingSpec  spec = {
     .rule = "member.no-rows",
     .level = ECOT_LEVEL_ADVICE,
     .where = "time",
     .found = "aucune ligne de temps",
     .expected = expected,
  };

  ecot_check_add (self, &spec, "Les lignes de temps ne comptent rien pour %s, qui passe %s sur l’action : le temps total les oublie.", name, hours);
}

static void
check_person (EcotCheck  *self,
              EcotRecord *member,
              GHashTable *people)
{
  const char      *person = ecot_record_get_text (member, "name");
  g_autofree char *name = person != NULL ? ecot_fold (person) : NULL;
  const Rows      *rows = name != NULL ? g_hash_table_lookup (people, name) : NULL;
  EcotMember       computed;

  if (name == NULL)
    return;

  computed = ecot_figures_get_member (self->figures, member);

  if (!computed.hours.known)
    return;

  if (rows == NULL && computed.hours.number > 0)
    report_no_rows (self, member, &computed);
  else if (rows != NULL && rows->hours != computed.hours.number && rows->hours <= ECOT_DECIMAL_MAX && rows->hours >= 0)
    report_hours (self, member, &computed, rows);
}

/* The hours of the action are those of the rows: who is not in them, or otherwise, is said. */
void
ecot_check_time (EcotCheck *self)
{
  g_autoptr (GHashTable) people = NULL;
  guint                  n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);

  if (n == 0 || ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME) == 0)
    return;

  people = gather_rows (self);

  for (guint i = 0; g_hash_table_size (people) > 0 && i < n; i++)
    check_person (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i), people);
}

/* }}} */
