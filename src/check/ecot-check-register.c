/* ecot-check-register.c: the participants one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For European funds a participant is an identifiable person who benefits directly
 * from an operation of more than one day, counted once an operation, with data at
 * entry and at exit (DREETS Grand Est, 13 January 2025).  What follows from that is
 * advice: no call at hand asks for a register with the dossier.  What contradicts
 * itself is an error all the same.
 *
 * No finding names anybody: findings are copied into mails.  A row is known by its
 * number and code.
 */

#include "check/ecot-check-private.h"

#define BASIS "DREETS Grand Est, 13 janvier 2025"

/* "La ligne 3 du registre (P-07)" */
static char *
name_entry (EcotCheck  *self,
            EcotRecord *entry,
            const char *line)
{
  const char      *code = ecot_record_get_text (entry, "code");
  guint            number = ecot_dossier_get_position (self->dossier, entry) + 1;
  g_autofree char *excerpt = NULL;

  if (code == NULL)
    return g_strdup_printf ("%s %u du registre", line, number);

  excerpt = ecot_text_excerpt (code);
  return g_strdup_printf ("%s %u du registre (%s)", line, number, excerpt);
}

static void
report_entry (EcotCheck       *self,
              EcotRecord      *entry,
              const char      *field,
              EcotFindingSpec *spec,
              const char      *what)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, entry, field);
  g_autofree char *name = name_entry (self, entry, "La ligne");

  spec->where = where;
  ecot_check_add (self, spec, "%s %s", name, what);
}

/* {{{ One row */

static void
report_empty (EcotCheck  *self,
              EcotRecord *entry)
{
  EcotFindingSpec spec = {
    .rule = "register.empty",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "un contenu, ou pas de ligne",
    .fix = ecot_action_new ("Supprimer la ligne vide"),
  };

  ecot_action_remove (spec.fix, entry);
  report_entry (self, entry, "code", &spec, "est vide.");
}

/* One person, one operation. */
static void
report_twin (EcotCheck  *self,
             EcotRecord *entry,
             EcotRecord *twin)
{
  g_autofree char *first = name_entry (self, twin, "la ligne");
  g_autofree char *found = g_strdup_printf ("la même personne que %s", first);
  g_autofree char *what = g_strdup_printf ("est %s : une personne n’est comptée qu’une fois dans une opération.", found);
  EcotFindingSpec  spec = {
     .rule = "register.twice",
     .level = ECOT_LEVEL_ERROR,
     .found = found,
     .expected = "une seule ligne",
  };

  report_entry (self, entry, "name", &spec, what);
}

static void
report_order (EcotCheck  *self,
              EcotRecord *entry,
              const char *rule,
              const char *field,
              EcotDate    date,
              EcotDate    bound,
              const char *verb,
              const char *what)
{
  g_auto (EcotGap) gap = ecot_gap_dates (date, ECOT_RELATION_AT_LEAST, bound);
  EcotFindingSpec  spec = { .rule = rule, .level = ECOT_LEVEL_ERROR };
  g_autofree char *sentence = g_strjoin (" ", verb, gap.difference, what, NULL);

  ecot_gap_lend (&gap, &spec);
  report_entry (self, entry, field, &spec, sentence);
}

/* A day of the row, inside the action where its days are known and in order. */
static void
check_inside (EcotCheck  *self,
              EcotRecord *entry,
              const char *field,
              const char *day)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, entry, field);
  g_autofree char *name = name_entry (self, entry, day);
  EcotFindingSpec  spec = { .rule = "register.dates", .item = field, .level = ECOT_LEVEL_WARNING, .where = where };
  EcotDate         start = ECOT_DATE_NONE, end = ECOT_DATE_NONE;
  gint64           date;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &end);

  if (ecot_record_get_number (entry, field, &date) && (start == ECOT_DATE_NONE || end == ECOT_DATE_NONE || start <= end))
    ecot_check_inside (self, &spec, name, date, start, end);
}

static void
check_days (EcotCheck  *self,
            EcotRecord *entry)
{
  gint64   birth, in, out;
  gboolean enters = ecot_record_get_number (entry, "entry", &in);

  if (enters && ecot_record_get_number (entry, "birth", &birth) && in < birth)
    report_order (self, entry, "register.birth", "birth", in, birth, "entre dans l’action", "avant de naître.");

  if (enters && ecot_record_get_number (entry, "exit", &out) && out < in)
    {
      report_order (self, entry, "register.order", "exit", out, in, "sort de l’action", "avant d’y entrer.");
      return;
    }

  check_inside (self, entry, "entry", "L’entrée de la ligne");
  check_inside (self, entry, "exit", "La sortie de la ligne");
}

static void
check_entry (EcotCheck  *self,
             EcotRecord *entry)
{
  EcotRecord *twin = ecot_figures_find_twin (self->figures, entry);

  if (ecot_check_is_empty (entry))
    {
      report_empty (self, entry);
      return;
    }

  if (twin != NULL)
    report_twin (self, entry, twin);

  check_days (self, entry);
}

/* }}} */
/* {{{ What European funds ask to be known */

/* @after: the field that has to be filled for the other to be due, or NULL. */
static const struct
{
  const char *field, *after, *label;
} columns[] = {
  { "birth", NULL, "la date de naissance" },
  { "sex", NULL, "le sexe (ou « non précisé »)" },
  { "status", NULL, "la situation à l’entrée" },
  { "entry", NULL, "la date d’entrée" },
  { "exit", "outcome", "la date de sortie" },
  { "outcome", "exit", "la situation à la sortie" },
};

static gboolean
lacks (EcotRecord *entry,
       guint       column)
{
  const char *after = columns[column].after;

  return !ecot_check_is_empty (entry) && ecot_value_is_empty (ecot_record_get (entry, columns[column].field)) &&
         (after == NULL || !ecot_value_is_empty (ecot_record_get (entry, after)));
}

static void
report_column (EcotCheck  *self,
               guint       column,
               EcotRecord *first,
               guint       n)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, first, columns[column].field);
  g_autofree char *found = g_strdup_printf (n == 1 ? "vide pour %u participant" : "vide pour %u participants", n);
  EcotFindingSpec  spec = {
     .rule = "register.data",
     .item = columns[column].field,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .expected = columns[column].label,
  };

  ecot_check_add (self, &spec, "Le registre ne dit pas %s de %u %s : les fonds européens demandent des données à l’entrée et à la sortie (%s).",
                  columns[column].label, n, n == 1 ? "participant" : "participants", BASIS);
}

static void
check_column (EcotCheck *self,
              guint      column)
{
  guint       n = ecot_dossier_get_n (self->dossier, ECOT_KIND_ENTRY), n_lacking = 0;
  EcotRecord *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *entry = ecot_dossier_get_nth (self->dossier, ECOT_KIND_ENTRY, i);

      if (!lacks (entry, column))
        continue;

      first = first != NULL ? first : entry;
      n_lacking++;
    }

  if (first != NULL)
    report_column (self, column, first, n_lacking);
}

static gboolean
lasts_one_day (EcotCheck *self)
{
  EcotDate start, end;

  return ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start) &&
         ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "end", &end) && start == end;
}

static void
report_one_day (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "register.one-day",
    .level = ECOT_LEVEL_ADVICE,
    .where = "register",
    .found = "un registre",
    .expected = "rien : il n’est pas demandé",
  };

  ecot_check_add (self, &spec,
                  "L’action dure un seul jour : le registre n’est pas demandé. Son public compte comme indicateur, et non comme participants "
                  "au sens des fonds européens, dont les opérations durent plus d’un jour (%s).",
                  BASIS);
}

static void
check_data (EcotCheck *self)
{
  if (self->lot->fund == NULL)
    return;

  if (lasts_one_day (self))
    {
      report_one_day (self);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    check_column (self, i);
}

/* }}} */
/* {{{ The register, against what is counted elsewhere */

static void
report_more (EcotCheck  *self,
             EcotFigure  listed,
             EcotDecimal planned)
{
  g_autofree char *found = ecot_decimal_to_french (listed.number);
  g_autofree char *expected = ecot_decimal_to_french (planned);
  g_autofree char *difference = ecot_decimal_to_french (listed.number - planned);
  EcotFindingSpec  spec = {
     .rule = "register.planned",
     .level = ECOT_LEVEL_ADVICE,
     .where = "register",
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = self->lot->participants_source,
  };

  ecot_check_add (self, &spec, "Le registre compte plus de participants (%s) que le dossier n’en prévoit (%s).", found, expected);
}

static void
report_realised (EcotCheck           *self,
                 const EcotIndicator *indicator,
                 EcotFigure           listed,
                 EcotDecimal          realised)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/realised", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (realised);
  g_autofree char *expected = listed.known ? ecot_decimal_to_french (listed.number) : g_strdup ("un registre");
  g_autofree char *difference = listed.known ? ecot_decimal_to_french (ABS (realised - listed.number)) : NULL;
  EcotFindingSpec  spec = {
     .rule = "register.realised",
     .item = indicator->id,
     .level = listed.known ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = indicator->source,
  };

  if (listed.known)
    ecot_check_add (self, &spec, "L’indicateur « %s » a réalisé %s, et le registre compte %s.", indicator->label, found, expected);
  else
    ecot_check_add (self, &spec, "L’indicateur « %s » a réalisé %s, et le registre des participants est vide : les fonds européens demandent des données de chacun (%s).",
                    indicator->label, found, BASIS);
}

/* Only what counts the participants of the action: a public is larger. */
static void
check_indicator (EcotCheck           *self,
                 const EcotIndicator *indicator)
{
  EcotFigure  listed = ecot_figures_get (self->figures, "register.count");
  EcotDecimal realised;

  if (g_strcmp0 (indicator->figure, "participants.total") != 0 || !ecot_indicator_counts_people (indicator) ||
      !ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "realised", &realised) || realised <= 0)
    return;

  if (listed.known ? listed.number != realised : (self->lot->fund != NULL && !lasts_one_day (self)))
    report_realised (self, indicator, listed, realised);
}

/* }}} */

void
ecot_check_register (EcotCheck *self)
{
  guint      n = ecot_dossier_get_n (self->dossier, ECOT_KIND_ENTRY);
  EcotFigure listed = ecot_figures_get (self->figures, "register.count");
  EcotFigure planned = ecot_figures_get (self->figures, "participants.total");

  if (!ecot_lot_asks_register (self->lot))
    return;

  for (guint i = 0; i < n; i++)
    check_entry (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_ENTRY, i));

  if (listed.known)
    check_data (self);

  if (listed.known && planned.known && listed.number > planned.number)
    report_more (self, listed, planned.number);

  for (guint i = 0; i < self->lot->indicators->len; i++)
    check_indicator (self, self->lot->indicators->pdata[i]);
}
