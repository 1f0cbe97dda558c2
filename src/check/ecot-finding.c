/* ecot-finding.c: one thing a reader of the dossier would object to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding about a row of a list keeps the record and not its number: a line put before ten thousand others
 * makes none of theirs anew.  Place and sentence are written when somebody reads them, and again when the
 * row has another number by then.  A row that is gone keeps the last it had.
 */

#include "check/ecot-finding-private.h"

#include <string.h>

#include "base/ecot-text.h"

struct _EcotFinding
{
  GObject parent_instance;

  EcotLot          *lot; /* owns the source */
  char             *rule;
  EcotLevel         level;
  char             *where;   /* of a row: NULL until it is asked for */
  char             *message; /* the same */
  char             *found;
  char             *expected;
  char             *difference;
  const EcotSource *source;
  EcotAction       *fix;
  guint             rank;

  /* Of a row; NULL: it is about its place. */
  EcotDossier *dossier;
  EcotKind     kind;
  gint64       row;
  const char  *field;
  guint        number; /* that place and sentence were written with */
  char        *words;  /* the sentence, with a sign where the number goes */
};

G_DEFINE_FINAL_TYPE (EcotFinding, ecot_finding, G_TYPE_OBJECT)

static void
ecot_finding_finalize (GObject *object)
{
  EcotFinding *self = ECOT_FINDING (object);

  g_free (self->rule);
  g_free (self->where);
  g_free (self->message);
  g_free (self->found);
  g_free (self->expected);
  g_free (self->difference);
  g_free (self->words);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->fix, ecot_action_unref);
  g_clear_pointer (&self->lot, ecot_lot_unref);

  G_OBJECT_CLASS (ecot_finding_parent_class)->finalize (object);
}

static void
ecot_finding_class_init (EcotFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_finding_finalize;
}

static void
ecot_finding_init (EcotFinding *self)
{
}

/* {{{ Quotes within quotes */

#define OPEN  "«"
#define CLOSE "»"

/* Whether every quote is closed again; @deepest: how many are open at once. */
static gboolean
pairs_quotes (const char *text,
              int        *deepest)
{
  int depth = 0;

  for (*deepest = 0; *text != '\0' && depth >= 0; text = g_utf8_next_char (text))
    {
      depth += g_str_has_prefix (text, OPEN) - g_str_has_prefix (text, CLOSE);
      *deepest = MAX (*deepest, depth);
    }

  return depth == 0;
}

static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* A label that has « » itself stands between them: French writes “ ” for the inner ones. */
static char *
nest_quotes (const char *text)
{
  GString *nested;
  int      depth = 0;

  if (!pairs_quotes (text, &depth) || depth < 2)
    return g_strdup (text);

  nested = g_string_new (NULL);
  depth = 0;

  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);

      if (g_str_has_prefix (text, OPEN) && depth++ > 0)
        {
          g_string_append (nested, "“");
          text = skip_spaces (next);
        }
      else if (g_str_has_prefix (skip_spaces (text), CLOSE) && depth > 1)
        {
          g_string_append (nested, "”");
          text = skip_spaces (text) + strlen (CLOSE);
          depth--;
        }
      else
        {
          depth -= g_str_has_prefix (text, CLOSE) ? 1 : 0;
          g_string_append_len (nested, text, next - text);
          text = next;
        }
    }

  return g_string_free (nested, FALSE);
}

/* }}} */

static char *
typeset (const char *text)
{
  g_autofree char *nested = text != NULL ? nest_quotes (text) : NULL;

  return nested != NULL ? ecot_text_typeset (nested) : NULL;
}

/* {{{ The number of a row */

static void
set_row (EcotFinding           *self,
         const EcotFindingSpec *spec,
         const char            *words)
{
  self->dossier = g_object_ref (spec->dossier);
  self->kind = ecot_record_get_kind (spec->row);
  self->row = ecot_record_get_id (spec->row);
  self->field = g_intern_string (spec->field);
  self->words = g_strdup (words);
  self->number = ecot_dossier_get_position (spec->dossier, spec->row) + 1;
}

/* What was written with another number goes. */
static void
follow (EcotFinding *self)
{
  EcotRecord *record = self->dossier != NULL ? ecot_dossier_find_id (self->dossier, self->row) : NULL;
  guint       number = record != NULL ? ecot_dossier_get_position (self->dossier, record) + 1 : self->number;

  if (number == self->number)
    return;

  self->number = number;
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->message, g_free);
}

static char *
write_message (EcotFinding *self)
{
  g_auto (GStrv)   parts = g_strsplit (self->words, ECOT_FINDING_NUMBER, 2);
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  g_autofree char *message = g_strjoinv (number, parts);

  return typeset (message);
}

/* }}} */

EcotFinding *
ecot_finding_new (EcotLot               *lot,
                  const EcotFindingSpec *spec,
                  const char            *message)
{
  EcotFinding *self = g_object_new (ECOT_TYPE_FINDING, NULL);

  g_assert (spec->found != NULL && spec->expected != NULL);

  self->lot = ecot_lot_ref (lot);
  self->rule = spec->item != NULL ? g_strjoin (".", spec->rule, spec->item, NULL) : g_strdup (spec->rule);
  self->level = spec->level;
  self->found = typeset (spec->found);
  self->expected = typeset (spec->expected);
  self->difference = typeset (spec->difference);
  self->source = spec->source;
  self->fix = spec->fix;

  if (spec->row != NULL)
    set_row (self, spec, message);
  else
    {
      self->where = g_strdup (spec->where);
      self->message = typeset (message);
    }

  return self;
}

void
ecot_finding_set_rank (EcotFinding *self,
                       guint        rank)
{
  self->rank = rank;
}

guint
ecot_finding_get_rank (EcotFinding *self)
{
  return self->rank;
}

const char *
ecot_finding_get_rule (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->rule;
}

EcotLevel
ecot_finding_get_level (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), ECOT_LEVEL_ADVICE);

  return self->level;
}

const char *
ecot_finding_get_where (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  follow (self);
  if (self->where == NULL)
    self->where = g_strdup_printf ("%s/%u/%s", ecot_schema_get_kind (self->kind)->name, self->number, self->field);

  return self->where;
}

const char *
ecot_finding_get_message (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  follow (self);
  if (self->message == NULL)
    self->message = write_message (self);

  return self->message;
}

gint64
ecot_finding_get_row (EcotFinding *self,
                      const char **field)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), 0);

  if (field != NULL)
    *field = self->field;

  return self->row;
}

const char *
ecot_finding_get_found (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->found;
}

const char *
ecot_finding_get_expected (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->expected;
}

const char *
ecot_finding_get_difference (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->difference;
}

const EcotSource *
ecot_finding_get_source (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->source;
}

EcotAction *
ecot_finding_get_fix (EcotFinding *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING (self), NULL);

  return self->fix;
}

/* Two fixes made at different moments, of which the later must not be thrown
 * away for the earlier if it would do something else.  A record the fix itself
 * inserts has another number every time. */
static gboolean
same_edit (const EcotEdit *a,
           const EcotEdit *b,
           gboolean        inserts)
{
  return a->type == b->type && a->kind == b->kind && a->field == b->field &&
         (inserts || a->id == b->id) &&
         g_strcmp0 (a->key, b->key) == 0 && ecot_value_equal (&a->after, &b->after);
}

static gboolean
same_fix (EcotAction *a,
          EcotAction *b)
{
  gboolean inserts = FALSE;
  guint    n;

  if (a == NULL || b == NULL)
    return a == b;

  n = ecot_action_get_n_edits (a);

  if (n != ecot_action_get_n_edits (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      inserts |= ecot_action_get_edit (a, i)->type == ECOT_EDIT_INSERT;

      if (!same_edit (ecot_action_get_edit (a, i), ecot_action_get_edit (b, i), inserts))
        return FALSE;
    }

  return TRUE;
}

/* Of one dossier by the record, for a row may stand where another stood. */
static gboolean
same_place_and_words (EcotFinding *a,
                      EcotFinding *b)
{
  if (a->dossier != NULL && a->dossier == b->dossier)
    return a->row == b->row && a->field == b->field && g_str_equal (a->words, b->words);

  return g_str_equal (ecot_finding_get_where (a), ecot_finding_get_where (b)) &&
         g_str_equal (ecot_finding_get_message (a), ecot_finding_get_message (b));
}

gboolean
ecot_finding_equal (EcotFinding *a,
                    EcotFinding *b)
{
  g_return_val_if_fail (ECOT_IS_FINDING (a), FALSE);
  g_return_val_if_fail (ECOT_IS_FINDING (b), FALSE);

  return a->level == b->level && g_str_equal (a->rule, b->rule) && same_place_and_words (a, b) && g_str_equal (a->found, b->found) &&
         g_str_equal (a->expected, b->expected) && g_strcmp0 (a->difference, b->difference) == 0 &&
         same_fix (a->fix, b->fix);
}
