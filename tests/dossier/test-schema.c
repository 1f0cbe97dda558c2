/* test-schema.c: the table of kinds is whole, and names find their way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-schema.h"

#include <string.h>

#include "base/ecot-error.h"

static void
test_names (void)
{
  g_test_summary ("Every kind and field is found by its name, and names are unique");

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      const EcotKindSpec *spec = ecot_schema_get_kind (kind);

      g_assert_nonnull (spec->name);
      g_assert_cmpint (ecot_schema_find_kind (spec->name), ==, kind);
      g_assert_cmpint (ecot_schema_find_element (spec->element), ==, kind);
      g_assert_true (g_utf8_validate (spec->label, -1, NULL));
      g_assert_cmpuint (spec->n_fields, >, 0);
      g_assert_cmpuint (spec->n_fields, <=, 32); /* one bit each in a record's marks */
      g_assert_null (spec->fields[spec->n_fields].name);

      for (guint i = 0; i < spec->n_fields; i++)
        {
          g_assert_cmpint (ecot_schema_find_field (kind, spec->fields[i].name), ==, i);
          g_assert_cmpint (spec->fields[i].type, !=, ECOT_VALUE_NONE);
          g_assert_nonnull (spec->fields[i].label);
          g_assert_true (spec->fields[i].choices == NULL || spec->fields[i].type == ECOT_VALUE_CHOICE);
        }
    }

  g_assert_cmpint (ecot_schema_find_kind ("lines"), ==, ECOT_N_KINDS);
  g_assert_cmpint (ecot_schema_find_element (""), ==, ECOT_N_KINDS);
  g_assert_cmpint (ecot_schema_find_field (ECOT_KIND_LINE, "unit-price"), ==, -1);
}

static const struct
{
  const char *key;
  gboolean    valid;
} keys[] = {
  { "presentation", TRUE },
  { "a", TRUE },
  { "GP1.b_c-d+2", TRUE },
  { "", FALSE },
  { "a/b", FALSE },
  { "a b", FALSE },
  { "été", FALSE },
  { "a\n", FALSE },
  { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff123", TRUE },
  { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234", FALSE },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("“%s”", keys[i].key);
      g_assert_cmpint (ecot_schema_key_is_valid (keys[i].key), ==, keys[i].valid);
    }
}

static void
test_check_value (void)
{
  const EcotValue    empty = ECOT_VALUE_EMPTY;
  g_auto (EcotValue) promised = ecot_value_text (ECOT_VALUE_CHOICE, "promised");
  g_auto (EcotValue) maybe = ecot_value_text (ECOT_VALUE_CHOICE, "maybe");
  g_auto (EcotValue) two = ecot_value_text (ECOT_VALUE_CHOICE, "requested.promised");
  EcotValue          amount = ecot_value_number (ECOT_VALUE_AMOUNT, 100);
  guint              status = (guint)ecot_schema_find_field (ECOT_KIND_FUNDER, "status");
  guint              category = (guint)ecot_schema_find_field (ECOT_KIND_LINE, "category");
  g_autoptr (GError) error = NULL;

  g_test_summary ("A field holds its own type, and a closed list its own words");

  g_assert_true (ecot_schema_check_value (ECOT_KIND_FUNDER, status, &empty, NULL));
  g_assert_true (ecot_schema_check_value (ECOT_KIND_FUNDER, status, &promised, NULL));
  g_assert_true (ecot_schema_check_value (ECOT_KIND_LINE, category, &maybe, NULL)); /* the call says */
  g_assert_false (ecot_schema_check_value (ECOT_KIND_FUNDER, status, &two, NULL));
  g_assert_false (ecot_schema_check_value (ECOT_KIND_FUNDER, status, &amount, NULL));
  g_assert_false (ecot_schema_check_value (ECOT_KIND_FUNDER, status, &maybe, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "maybe"));
  g_assert_nonnull (strstr (error->message, "obtained"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/schema/names", test_names);
  g_test_add_func ("/ecot/schema/keys", test_keys);
  g_test_add_func ("/ecot/schema/check-value", test_check_value);

  return g_test_run ();
}
