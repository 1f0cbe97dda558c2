/* ecot-check-fields.c: identification: what has to be there, and be right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields come in the order the call prints them.  A field that is empty is
 * asked for; one that is filled is tested, where it holds a number somebody
 * else gave (SIRET, postcode…).
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "base/ecot-identifier.h"

/* Cells whose content can be wrong by itself. */
static const struct
{
  const char *place, *label;
  const char *item;
  EcotLevel   level;
  const char *(*fault) (const char *text);
  const char *expected;
} identifiers[] = {
  { "applicant/siret", "Numéro SIRET", "siret", ECOT_LEVEL_ERROR, ecot_siret_fault, "14 chiffres dont la clé est juste" },
  { "applicant/rna", "Numéro RNA", "rna", ECOT_LEVEL_WARNING, ecot_rna_fault, "W suivi de 9 caractères" },
  { "applicant/postcode", "Code postal", "postcode", ECOT_LEVEL_ERROR, ecot_postcode_fault, "5 chiffres d’un département existant" },
  { "applicant/telephone", "Téléphone", "telephone", ECOT_LEVEL_WARNING, ecot_telephone_fault, "10 chiffres" },
  { "applicant/fax", "Télécopie", "telephone", ECOT_LEVEL_WARNING, ecot_telephone_fault, "10 chiffres" },
  { "applicant/email", "Courriel", "email", ECOT_LEVEL_WARNING, ecot_email_fault, "une adresse comme nom@example.org" },
  { "representative/telephone", "Téléphone du représentant", "telephone", ECOT_LEVEL_WARNING, ecot_telephone_fault, "10 chiffres" },
  { "representative/email", "Courriel du représentant", "email", ECOT_LEVEL_WARNING, ecot_email_fault, "une adresse comme nom@example.org" },
  { "contact/telephone", "Téléphone du responsable du projet", "telephone", ECOT_LEVEL_WARNING, ecot_telephone_fault, "10 chiffres" },
  { "contact/email", "Courriel du responsable du projet", "email", ECOT_LEVEL_WARNING, ecot_email_fault, "une adresse comme nom@example.org" },
};

static const EcotValue *
cell_at (EcotCheck  *self,
         const char *path)
{
  static const EcotValue empty = { ECOT_VALUE_NONE, 0, NULL };
  EcotPlace              place;

  if (!ecot_dossier_find_path (self->dossier, path, &place, NULL) || place.record == NULL)
    return &empty;

  return ecot_record_get_nth (place.record, place.field);
}

static gboolean
is_filled (EcotCheck           *self,
           const EcotCallField *field)
{
  return !ecot_value_is_empty (cell_at (self, field->place));
}

/* A printed label without the colon it ends with: « Numéro SIRET : ». */
static char *
bare_label (const EcotCallField *field)
{
  g_autofree char *label = g_strdup (field->label != NULL ? field->label : field->id);
  const char      *last;

  while ((last = g_utf8_find_prev_char (label, label + strlen (label))) != NULL &&
         (*last == ':' || g_unichar_isspace (g_utf8_get_char (last))))
    label[last - label] = '\0';

  return g_steal_pointer (&label);
}

/* « Téléphone » (Identification du candidat): three fields may be printed alike. */
static char *
name_field (const EcotCallField *field)
{
  g_autofree char *label = bare_label (field);
  EcotCallField    heading = { .id = field->group, .label = field->group };
  g_autofree char *group = NULL;

  if (field->group == NULL)
    return g_strdup_printf ("« %s »", label);

  group = bare_label (&heading);
  return g_strdup_printf ("« %s » (%s)", label, group);
}

static void
report_empty (EcotCheck           *self,
              const EcotCallField *field)
{
  g_autofree char *name = name_field (field);
  EcotFindingSpec  spec = {
     .rule = field->required ? "required" : "field",
     .item = field->id,
     .level = field->required ? ECOT_LEVEL_ERROR : ECOT_LEVEL_ADVICE,
     .where = field->place,
     .found = "vide",
     .expected = "une réponse",
     .source = field->source,
  };

  ecot_check_add (self, &spec,
                  field->required ? "Le champ %s est vide, et l’appel l’exige."
                                  : "Le champ %s est vide ; le formulaire le demande.",
                  name);
}

/* {{{ Alternatives: fields of which one is enough */

static gboolean
same_alternative (const EcotCallField *a,
                  const EcotCallField *b)
{
  return a->alternative != NULL && g_strcmp0 (a->alternative, b->alternative) == 0;
}

static gboolean
is_first_alternative (EcotCheck *self,
                      guint      index)
{
  const EcotCallField *field = self->lot->fields->pdata[index];

  for (guint i = 0; i < index; i++)
    if (same_alternative (field, self->lot->fields->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Once for the whole set, at its first field, if none of it is filled. */
static void
check_alternatives (EcotCheck *self,
                    guint      index)
{
  const EcotCallField  *first = self->lot->fields->pdata[index];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *list = NULL;
  EcotCallField         whole = *first;
  EcotFindingSpec       spec = { .found = "vides", .expected = "au moins une réponse", .where = first->place };

  for (guint i = index; i < self->lot->fields->len; i++)
    {
      const EcotCallField *field = self->lot->fields->pdata[i];

      if (!same_alternative (first, field))
        continue;

      if (is_filled (self, field))
        return;

      whole.required |= field->required;
      g_ptr_array_add (names, name_field (field));
    }

  g_ptr_array_add (names, NULL);
  list = ecot_text_join ((const char *const *)names->pdata);

  spec.rule = whole.required ? "required" : "field";
  spec.item = first->alternative;
  spec.level = whole.required ? ECOT_LEVEL_ERROR : ECOT_LEVEL_ADVICE;
  spec.source = first->source;
  ecot_check_add (self, &spec, "Il faut remplir au moins un champ parmi %s.", list);
}

/* }}} */
/* {{{ Identifiers */

/* A sentence that goes on after a colon. */
static char *
continue_sentence (const char *sentence)
{
  const char      *rest = g_utf8_next_char (sentence);
  g_autofree char *first = g_utf8_strdown (sentence, rest - sentence);

  return g_strconcat (first, rest, NULL);
}

/* @name: as the form calls it */
static void
check_identifier (EcotCheck        *self,
                  guint             i,
                  const char       *name,
                  const EcotSource *source)
{
  const EcotValue *cell = cell_at (self, identifiers[i].place);
  const char      *fault = cell->text != NULL ? identifiers[i].fault (cell->text) : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *found = NULL;
  EcotFindingSpec  spec = {
     .rule = "identifier",
     .item = identifiers[i].item,
     .level = identifiers[i].level,
     .where = identifiers[i].place,
     .expected = identifiers[i].expected,
     .source = source,
  };

  if (fault == NULL)
    return;

  sentence = continue_sentence (fault);
  found = ecot_text_excerpt (cell->text);
  spec.found = found;
  ecot_check_add (self, &spec, "%s : %s", name, sentence);
}

gboolean
ecot_check_is_asked (EcotCheck  *self,
                     const char *place)
{
  for (guint i = 0; i < self->lot->fields->len; i++)
    if (g_strcmp0 (((EcotCallField *)self->lot->fields->pdata[i])->place, place) == 0)
      return TRUE;

  return FALSE;
}

static void
check_field_identifier (EcotCheck           *self,
                        const EcotCallField *field)
{
  g_autofree char *name = name_field (field);

  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    if (g_strcmp0 (identifiers[i].place, field->place) == 0)
      check_identifier (self, i, name, field->source);
}

/* Numbers the call does not ask for, but that somebody typed: papers print them. */
static void
check_other_identifiers (EcotCheck *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    if (!ecot_check_is_asked (self, identifiers[i].place))
      check_identifier (self, i, identifiers[i].label, NULL);
}

/* }}} */

void
ecot_check_fields (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->fields->len; i++)
    {
      const EcotCallField *field = self->lot->fields->pdata[i];

      if (field->place == NULL)
        continue;

      if (is_filled (self, field))
        check_field_identifier (self, field);
      else if (field->alternative == NULL)
        report_empty (self, field);

      if (field->alternative != NULL && is_first_alternative (self, i))
        check_alternatives (self, i);
    }

  check_other_identifiers (self);
}

/* {{{ Territories */

static gboolean
get_covered (EcotCheck  *self,
             const char *id,
             gboolean   *covered)
{
  gint64   number = 0;
  gboolean answered = ecot_dossier_get_number (self->dossier, ECOT_KIND_TERRITORY, id, "covered", &number);

  *covered = number != 0;
  return answered;
}

static void
report_no_territory (EcotCheck *self)
{
  const EcotTerritory *first = self->lot->territories->pdata[0];
  g_autofree char     *where = g_strdup_printf ("territory/%s/covered", first->id);
  EcotFindingSpec      spec = {
         .rule = "territory",
         .level = ECOT_LEVEL_WARNING,
         .where = where,
         .found = "aucune",
         .expected = "au moins une",
         .source = first->source,
  };

  ecot_check_add (self, &spec, "Aucune zone d’intervention n’est cochée « oui » : où l’action a-t-elle lieu ?");
}

static void
report_unanswered (EcotCheck           *self,
                   const EcotTerritory *territory)
{
  g_autofree char *where = g_strdup_printf ("territory/%s/covered", territory->id);
  EcotFindingSpec  spec = {
     .rule = "territory",
     .item = territory->id,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = "sans réponse",
     .expected = "oui ou non",
     .source = territory->source,
  };

  ecot_check_add (self, &spec, "« %s » est sans réponse : cochez oui ou non.", territory->label);
}

/* Without one « oui » the missing answers have one cause. */
void
ecot_check_territories (EcotCheck *self)
{
  GPtrArray *territories = self->lot->territories;
  gboolean   covered = FALSE;

  for (guint i = 0; i < territories->len && !covered; i++)
    get_covered (self, ((EcotTerritory *)territories->pdata[i])->id, &covered);

  if (territories->len > 0 && !covered)
    report_no_territory (self);

  for (guint i = 0; i < territories->len && covered; i++)
    {
      const EcotTerritory *territory = territories->pdata[i];
      gboolean             ignored;

      if (!get_covered (self, territory->id, &ignored))
        report_unanswered (self, territory);
    }
}

/* }}} */
