/* ecot-dossier-path.c: paths that name the cells of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "applicant/siret", "narrative/presentation/text", "budget/line/3/amount": the
 * name of a kind, then the key or the row counted from 1 as people count, then
 * the field.  Findings, comparison and the command line speak of places in this
 * way and no other.  A list's name alone ("time") is the list: what a finding
 * names when no row is to blame; "budget" is that of its lines.
 */

#include "config.h"

#include "dossier/ecot-dossier.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

/* No kind's name begins another's followed by a slash, so the first match is the only one. */
static EcotKind
find_kind (const char  *path,
           const char **rest)
{
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      const char *name = ecot_schema_get_kind (kind)->name;
      gsize       length = strlen (name);

      if (strncmp (path, name, length) == 0 && path[length] == '/')
        {
          *rest = path + length + 1;
          return kind;
        }
    }

  return ECOT_N_KINDS;
}

static gboolean
fail (const char *path,
      GError    **error)
{
  g_autofree char *excerpt = ecot_text_excerpt (path);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
               _ ("“%s” names no place of a dossier: write one as in “budget/line/3/amount” or “applicant/siret”"), excerpt);

  return FALSE;
}

/* "3/amount" -> row 3 of the list. */
static gboolean
find_row (EcotDossier *self,
          const char  *path,
          const char **rest,
          EcotPlace   *place,
          GError     **error)
{
  guint   n = ecot_dossier_get_n (self, place->kind);
  char   *end;
  guint64 row;

  if (!g_ascii_isdigit (**rest))
    return fail (path, error);

  row = g_ascii_strtoull (*rest, &end, 10);
  if (*end != '/')
    return fail (path, error);

  if (row < 1 || row > n)
    {
      g_autofree char *excerpt = ecot_text_excerpt (path);

      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                   g_dngettext (GETTEXT_PACKAGE,
                                "“%s” is not there: that list has %u row",
                                "“%s” is not there: that list has %u rows", n),
                   excerpt, n);
      return FALSE;
    }

  place->record = ecot_dossier_get_nth (self, place->kind, (guint)row - 1);
  *rest = end + 1;
  return TRUE;
}

static gboolean
find_key (EcotDossier *self,
          const char  *path,
          const char **rest,
          EcotPlace   *place,
          GError     **error)
{
  const char *end = strchr (*rest, '/');

  if (end == NULL || (gsize)(end - *rest) > ECOT_KEY_MAX)
    return fail (path, error);

  g_strlcpy (place->key, *rest, (gsize)(end - *rest) + 1);
  if (!ecot_schema_key_is_valid (place->key))
    return fail (path, error);

  place->record = ecot_dossier_get_record (self, place->kind, place->key);
  *rest = end + 1;
  return TRUE;
}

/* The list that @path names as a whole, or ECOT_N_KINDS. */
static EcotKind
find_list (const char *path)
{
  EcotKind kind = g_str_equal (path, "budget") ? ECOT_KIND_LINE : ecot_schema_find_kind (path);

  return kind != ECOT_N_KINDS && ecot_schema_get_kind (kind)->shape == ECOT_SHAPE_LIST ? kind : ECOT_N_KINDS;
}

gboolean
ecot_dossier_find_path (EcotDossier *self,
                        const char  *path,
                        EcotPlace   *place,
                        GError     **error)
{
  EcotPlace   found = { 0 };
  const char *rest;
  EcotShape   shape;
  int         field;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  found.kind = find_list (path);
  if (found.kind != ECOT_N_KINDS)
    {
      *place = found;
      return TRUE;
    }

  found.kind = find_kind (path, &rest);
  if (found.kind == ECOT_N_KINDS)
    return fail (path, error);

  shape = ecot_schema_get_kind (found.kind)->shape;
  if (shape == ECOT_SHAPE_LIST && !find_row (self, path, &rest, &found, error))
    return FALSE;
  if (shape == ECOT_SHAPE_KEYED && !find_key (self, path, &rest, &found, error))
    return FALSE;
  if (shape == ECOT_SHAPE_SINGLE)
    found.record = ecot_dossier_get_record (self, found.kind, NULL);

  field = ecot_schema_find_field (found.kind, rest);
  if (field < 0)
    return fail (path, error);

  found.field = (guint)field;
  *place = found;
  return TRUE;
}

char *
ecot_dossier_make_path (EcotDossier *self,
                        EcotRecord  *record,
                        const char  *field)
{
  const EcotKindSpec *spec;
  GString            *path;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (ECOT_IS_RECORD (record), NULL);

  spec = ecot_schema_get_kind (ecot_record_get_kind (record));
  path = g_string_new (spec->name);
  if (spec->shape == ECOT_SHAPE_KEYED)
    g_string_append_printf (path, "/%s", ecot_record_get_key (record));
  else if (spec->shape == ECOT_SHAPE_LIST)
    g_string_append_printf (path, "/%u", ecot_dossier_get_position (self, record) + 1);
  if (field != NULL)
    g_string_append_printf (path, "/%s", field);

  return g_string_free (path, FALSE);
}

gboolean
ecot_dossier_set_path (EcotDossier     *self,
                       const char      *path,
                       const EcotValue *value,
                       const char      *label,
                       GError         **error)
{
  g_autoptr (EcotAction) action = ecot_action_new (label);
  const EcotFieldSpec   *field;
  EcotPlace              place;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!ecot_dossier_find_path (self, path, &place, error))
    return FALSE;

  if (place.record == NULL && ecot_schema_get_kind (place.kind)->shape == ECOT_SHAPE_LIST)
    return fail (path, error);

  field = &ecot_schema_get_kind (place.kind)->fields[place.field];
  if (place.record != NULL)
    ecot_action_set (action, place.record, field->name, value);
  else
    ecot_dossier_add_set (self, action, place.kind, *place.key != '\0' ? place.key : NULL, field->name, value);

  return ecot_dossier_perform (self, action, error);
}
