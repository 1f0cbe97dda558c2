/* ecot-compose-rules.c: what may be typed into the cells of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are named after records and cells after fields, so the schema says it for
 * all papers: a closed list is a list to choose from, a date a date.  What the
 * dossier takes is never refused here, or a sheet would be stricter than the
 * window: a discount is a negative amount.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "compose/ecot-choices.h"

typedef struct
{
  EcotReport *report;
  GHashTable *rules; /* of a field: its label in the schema, which is static, to its EcotRule or NULL */
  char       *element;
  EcotKind    kind; /* of @element */
} Rules;

/* Before the point of "line.12"; rows of a kind follow each other. */
static EcotKind
find_kind (Rules      *self,
           const char *key)
{
  gsize length = strcspn (key, ".");

  if (self->element == NULL || strncmp (self->element, key, length) != 0 || self->element[length] != '\0')
    {
      g_free (self->element);
      self->element = g_strndup (key, length);
      self->kind = ecot_schema_find_element (self->element);
    }

  return self->kind;
}

/* "montant éligible" -> "Montant éligible" */
static char *
make_title (const EcotFieldSpec *spec)
{
  char first[8] = "";

  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (spec->label)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (spec->label), NULL);
}

static EcotRule *
add_rule (Rules               *self,
          const EcotFieldSpec *spec,
          EcotRuleType         type,
          const char          *hint,
          const char          *what)
{
  g_autofree char *title = make_title (spec);
  g_autofree char *refusal = g_strdup_printf ("« %s » : %s", title, what);

  return ecot_report_add_rule (self->report, type, title, hint, refusal);
}

/* What the papers call the choices, else their codes as they stand in the cells. */
static EcotRule *
add_list (Rules               *self,
          EcotKind             kind,
          const EcotFieldSpec *spec)
{
  g_auto (GStrv) ids = g_strsplit (spec->choices, " ", -1);
  EcotRule      *rule = add_rule (self, spec, ECOT_RULE_CHOICES, "Se choisit dans la liste.", "à choisir dans la liste qui s’ouvre au bout de la cellule.");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *label = ecot_choice_to_label (kind, spec->name, ids[i]);

      ecot_rule_add_choice (rule, label != NULL ? label : ids[i]);
    }

  return rule;
}

static EcotRule *
make_rule (Rules               *self,
           EcotKind             kind,
           const EcotFieldSpec *spec,
           gboolean             share)
{
  switch (spec->type)
    {
    case ECOT_VALUE_CHOICE:
      return spec->choices != NULL ? add_list (self, kind, spec) : NULL;

    case ECOT_VALUE_DATE:
      return add_rule (self, spec, ECOT_RULE_DATE, "Une date, par exemple 24/07/2017.", "une date, par exemple 24/07/2017.");

    case ECOT_VALUE_COUNT:
      return add_rule (self, spec, ECOT_RULE_WHOLE, NULL, "un nombre entier, sans décimale ni texte.");

    case ECOT_VALUE_AMOUNT:
      return add_rule (self, spec, ECOT_RULE_NUMBER, NULL, "un montant en euros, par exemple 1234,50, sans texte.");

    case ECOT_VALUE_DECIMAL:
      if (share)
        return add_rule (self, spec, ECOT_RULE_SHARE, NULL, "un pourcentage, de 0 % à 100 %.");
      return add_rule (self, spec, ECOT_RULE_NUMBER, NULL, "un nombre, par exemple 12,5, sans texte ni unité.");

    case ECOT_VALUE_NONE:
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_BOOLEAN:
    case ECOT_VALUE_MOMENT:
    default:
      return NULL;
    }
}

static const EcotRule *
find_rule (const EcotRow  *row,
           const EcotCell *cell,
           gpointer        data)
{
  Rules               *self = data;
  EcotKind             kind = find_kind (self, row->key);
  int                  field = kind != ECOT_N_KINDS ? ecot_schema_find_field (kind, cell->field) : -1;
  const EcotFieldSpec *spec = field >= 0 ? &ecot_schema_get_kind (kind)->fields[field] : NULL;
  gpointer             rule;

  if (spec == NULL)
    return NULL;

  if (!g_hash_table_lookup_extended (self->rules, spec, NULL, &rule))
    {
      rule = make_rule (self, kind, spec, ecot_choice_is_share (kind, cell->field));
      g_hash_table_insert (self->rules, (gpointer)spec, rule);
    }

  return rule;
}

void
ecot_compose_rules (EcotComposer *self)
{
  Rules rules = { .report = self->report, .rules = g_hash_table_new (NULL, NULL), .kind = ECOT_N_KINDS };

  ecot_report_set_rules (self->report, find_rule, &rules);
  g_hash_table_unref (rules.rules);
  g_free (rules.element);
}
