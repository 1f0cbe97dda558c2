/* ecot-form-rows.c: the several values of a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of a form of which several may be chosen takes every row of a list of the
 * dossier, written with a star for its number, or values the map puts one by one.
 * Each goes the way a single one goes: a row is an entry with the number put in.
 */

#include "config.h"

#include <string.h>

#include "desk/ecot-form-value-private.h"

/* Whether @from is "partner/" with a star and a field; what comes before and after the star. */
static gboolean
find_star (const char *from,
           EcotKind   *kind,
           gsize      *before)
{
  for (*kind = 0; from != NULL && *kind < ECOT_N_KINDS; (*kind)++)
    {
      const EcotKindSpec *spec = ecot_schema_get_kind (*kind);

      *before = strlen (spec->name) + 1;
      if (spec->shape != ECOT_SHAPE_SINGLE && g_str_has_prefix (from, spec->name) && g_str_has_prefix (from + *before - 1, "/*/"))
        return TRUE;
    }

  return FALSE;
}

/* A row that is not there has a name, too: it is an empty one, of a field that has to exist. */
static char *
name_row (EcotDossier *dossier,
          const char  *from,
          guint        row)
{
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  const char      *key = number;
  EcotKind         kind;
  gsize            before;

  if (!find_star (from, &kind, &before))
    return g_strdup (from);

  if (ecot_schema_get_kind (kind)->shape == ECOT_SHAPE_KEYED)
    key = row < ecot_dossier_get_n (dossier, kind) ? ecot_record_get_key (ecot_dossier_get_nth (dossier, kind, row)) : "x";

  return g_strdup_printf ("%.*s%s%s", (int)before, from, key, from + before + 1);
}

/* So many as the longest of the lists it names has; one if it names none. */
static guint
count_rows (EcotDossier         *dossier,
            const EcotFormEntry *entry)
{
  gboolean starred = FALSE;
  guint    n = 0;
  EcotKind kind;
  gsize    before;

  for (guint i = 0; i < entry->parts->len; i++)
    if (find_star (((const EcotFormPart *)entry->parts->pdata[i])->from, &kind, &before))
      {
        starred = TRUE;
        n = MAX (n, ecot_dossier_get_n (dossier, kind));
      }

  return starred ? n : 1;
}

static void
part_free (gpointer data)
{
  EcotFormPart *part = data;

  g_free (part->from);
  g_free (part);
}

/* Of @entry, whose texts it borrows. */
static GPtrArray *
make_parts (EcotDossier         *dossier,
            const EcotFormEntry *entry,
            guint                row)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; i < entry->parts->len; i++)
    {
      EcotFormPart *part = g_memdup2 (entry->parts->pdata[i], sizeof (EcotFormPart));

      part->from = name_row (dossier, part->from, row);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

static gboolean
add_values (GPtrArray           *values,
            EcotFigures         *figures,
            const EcotFormEntry *entry,
            EcotFormKind         kind,
            char               **problem)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  guint        n = count_rows (dossier, entry);

  for (guint row = 0; row < MAX (n, 1); row++)
    {
      g_autoptr (GPtrArray) parts = make_parts (dossier, entry, row);
      EcotFormEntry         single = *entry;
      g_autofree char      *value = NULL;

      single.parts = parts;
      value = ecot_form_value (figures, &single, kind, problem);
      if (value == NULL)
        return FALSE;
      if (*value != '\0' && row < n)
        g_ptr_array_add (values, g_steal_pointer (&value));
    }

  return TRUE;
}

GPtrArray *
ecot_form_values (EcotFigures         *figures,
                  const EcotFormEntry *entry,
                  EcotFormKind         kind,
                  char               **problem)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (entry->parts->len > 0 && !add_values (values, figures, entry, kind, problem))
    return NULL;

  for (guint i = 0; i < entry->values->len; i++)
    if (!add_values (values, figures, entry->values->pdata[i], kind, problem))
      return NULL;

  return g_steal_pointer (&values);
}
