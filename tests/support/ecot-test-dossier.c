/* ecot-test-dossier.c: dossiers for tests: built in a line, random, and printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-dossier.h"

#include <string.h>

static void
dump_record (GString    *out,
             EcotRecord *record)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));

  g_string_append_printf (out, "%s #%" G_GINT64_FORMAT " %s", spec->name, ecot_record_get_id (record),
                          ecot_record_get_key (record) != NULL ? ecot_record_get_key (record) : "");
  for (guint i = 0; i < spec->n_fields; i++)
    {
      g_autofree char *text = ecot_value_to_machine (ecot_record_get_nth (record, i));
      g_autofree char *escaped = text != NULL ? g_strescape (text, NULL) : NULL;

      if (escaped != NULL)
        g_string_append_printf (out, " %s=\"%s\"", spec->fields[i].name, escaped);
    }
  g_string_append_c (out, '\n');
}

char *
ecot_test_dump (EcotDossier *dossier)
{
  GString *out = g_string_new (ecot_dossier_get_lot (dossier));

  g_string_append_c (out, '\n');
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      dump_record (out, ecot_dossier_get_nth (dossier, kind, i));

  return g_string_free (out, FALSE);
}

static EcotValue
from_machine (EcotValueType type,
              const char   *text)
{
  g_autoptr (GError) error = NULL;
  EcotValue          value = ECOT_VALUE_EMPTY;

  if (text != NULL)
    {
      ecot_value_from_machine (type, text, &value, &error);
      g_assert_no_error (error);
    }

  return value;
}

void
ecot_test_set (EcotDossier *dossier,
               const char  *path,
               const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  EcotPlace          place;

  ecot_dossier_find_path (dossier, path, &place, &error);
  g_assert_no_error (error);
  value = from_machine (ecot_schema_get_kind (place.kind)->fields[place.field].type, text);
  ecot_dossier_set_path (dossier, path, &value, "Set", &error);
  g_assert_no_error (error);
}

EcotRecord *
ecot_test_append (EcotDossier *dossier,
                  EcotKind     kind,
                  ...)
{
  g_autoptr (EcotAction) action = ecot_action_new ("Append");
  g_autoptr (GError)     error = NULL;
  gint64                 id = ecot_dossier_reserve_id (dossier);
  va_list                args;

  ecot_action_insert (action, kind, id, NULL, ecot_dossier_get_n (dossier, kind));
  va_start (args, kind);
  for (const char *field = va_arg (args, const char *); field != NULL; field = va_arg (args, const char *))
    {
      int                index = ecot_schema_find_field (kind, field);
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

      g_assert_cmpint (index, >=, 0);
      value = from_machine (ecot_schema_get_kind (kind)->fields[index].type, va_arg (args, const char *));
      ecot_action_set_new (action, kind, id, field, &value);
    }
  va_end (args);
  ecot_dossier_perform (dossier, action, &error);
  g_assert_no_error (error);

  return ecot_dossier_find_id (dossier, id);
}

static const char *const texts[] = {
  "Les Ateliers du Fil d’Eau",
  "=1+1",
  "a & b < c > d \"e\" 'f'",
  "« œuvre »\u00a0: l'été",
  "]]>",
  "&amp;",
  "- 3",
  "€\u202f12",
  "x",
  "𝄞 \u0301",
};

static char *
random_prose (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint i = g_rand_int_range (rand, 1, 6); i > 0; i--)
    {
      g_string_append (text, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
      g_string_append_c (text, g_rand_boolean (rand) ? '\n' : ' ');
    }

  return g_string_free (text, FALSE);
}

static gint64
random_amount (GRand *rand)
{
  gint64 bits = (gint64)(((guint64)g_rand_int (rand) << 32 | g_rand_int (rand)) & G_MAXINT64);

  return (bits % (ECOT_AMOUNT_MAX + 1)) >> g_rand_int_range (rand, 0, 54);
}

static const char *
random_choice (GRand      *rand,
               const char *choices,
               char       *buf)
{
  g_auto (GStrv) all = g_strsplit (choices != NULL ? choices : "staff services supplies other +3", " ", -1);

  return strcpy (buf, all[g_rand_int_range (rand, 0, (gint32)g_strv_length (all))]);
}

EcotValue
ecot_test_random_value (GRand               *rand,
                        const EcotFieldSpec *field)
{
  g_autofree char *prose = random_prose (rand);
  char             choice[64];

  if (g_rand_int_range (rand, 0, 5) == 0)
    return ECOT_VALUE_EMPTY;

  switch (field->type)
    {
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
      return ecot_value_text (field->type, prose);
    case ECOT_VALUE_CHOICE:
      return ecot_value_text (field->type, random_choice (rand, field->choices, choice));
    case ECOT_VALUE_AMOUNT:
    case ECOT_VALUE_DECIMAL:
      return ecot_value_number (field->type, random_amount (rand));
    case ECOT_VALUE_COUNT:
      return ecot_value_number (field->type, random_amount (rand) / ECOT_DECIMAL_ONE);
    case ECOT_VALUE_BOOLEAN:
      return ecot_value_number (field->type, g_rand_boolean (rand));
    case ECOT_VALUE_DATE:
      return ecot_value_number (field->type, g_rand_int_range (rand, 1, 3652060));
    case ECOT_VALUE_MOMENT:
      return ecot_value_number (field->type, (gint64)g_rand_int_range (rand, 1, 3652060) * ECOT_DAY_MINUTES + g_rand_int_range (rand, 0, ECOT_DAY_MINUTES));
    case ECOT_VALUE_NONE:
    default:
      g_assert_not_reached ();
    }
}

static const EcotFieldSpec *
random_field (GRand   *rand,
              EcotKind kind)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (kind);

  return &spec->fields[g_rand_int_range (rand, 0, (gint32)spec->n_fields)];
}

static const char *const keys[] = { "presentation", "methods", "fse", "a.b_c-d+1", "Z" };

/* Rows an action took out already must not be named again. */
static EcotRecord *
random_row (EcotDossier *dossier,
            GRand       *rand,
            EcotKind     kind,
            GHashTable  *gone)
{
  guint       n = ecot_dossier_get_n (dossier, kind);
  EcotRecord *record;

  if (n == 0)
    return NULL;

  record = ecot_dossier_get_nth (dossier, kind, (guint)g_rand_int_range (rand, 0, (gint32)n));
  return g_hash_table_contains (gone, record) ? NULL : record;
}

static void
add_list_edit (EcotDossier *dossier,
               EcotAction  *action,
               GRand       *rand,
               EcotKind     kind,
               GHashTable  *gone,
               int          n_more[ECOT_N_KINDS])
{
  EcotRecord          *row = random_row (dossier, rand, kind, gone);
  guint                n = (guint)((int)ecot_dossier_get_n (dossier, kind) + n_more[kind]);
  const EcotFieldSpec *field = random_field (rand, kind);
  g_auto (EcotValue)   value = ecot_test_random_value (rand, field);
  int                  dice = g_rand_int_range (rand, 0, 8);

  if (row == NULL || dice < 3)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (action, kind, id, NULL, (guint)g_rand_int_range (rand, 0, (gint32)n + 1));
      ecot_action_set_new (action, kind, id, field->name, &value);
      n_more[kind]++;
    }
  else if (dice < 4)
    {
      ecot_action_remove (action, row);
      g_hash_table_add (gone, row);
      n_more[kind]--;
    }
  else if (dice < 5)
    ecot_action_move (action, row, (guint)g_rand_int_range (rand, 0, (gint32)n));
  else
    ecot_action_set (action, row, field->name, &value);
}

EcotAction *
ecot_test_random_action (EcotDossier *dossier,
                         GRand       *rand)
{
  EcotAction            *action = ecot_action_new ("Random");
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  int                    n_more[ECOT_N_KINDS] = { 0 };

  for (int i = g_rand_int_range (rand, 0, 8); i > 0; i--)
    {
      EcotKind             kind = (EcotKind)g_rand_int_range (rand, 0, ECOT_N_KINDS);
      EcotShape            shape = ecot_schema_get_kind (kind)->shape;
      const EcotFieldSpec *field = random_field (rand, kind);
      const char          *key = shape == ECOT_SHAPE_KEYED ? keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))] : NULL;
      g_auto (EcotValue)   value = ecot_test_random_value (rand, field);

      if (shape == ECOT_SHAPE_LIST)
        add_list_edit (dossier, action, rand, kind, gone, n_more);
      else
        ecot_dossier_add_set (dossier, action, kind, key, field->name, &value);
    }

  return action;
}

EcotDossier *
ecot_test_random_dossier (GRand *rand,
                          guint  n_actions)
{
  EcotDossier *dossier = ecot_dossier_new ("resa-2017/1");

  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);
      g_autoptr (GError)     error = NULL;

      ecot_dossier_perform (dossier, action, &error);
      g_assert_no_error (error);
    }

  return dossier;
}
