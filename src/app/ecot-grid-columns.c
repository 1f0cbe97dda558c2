/* ecot-grid-columns.c: which columns of a table are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table offers more columns than most people want to see.  Those that are
 * optional are hidden until something is in them or somebody asks for them; what
 * is put in a hidden one, by whatever way, shows it: nothing in a dossier is out
 * of sight because of the screen.  Columns about a record (a period) are there
 * only with that record, and have its name.
 */

#include "config.h"

#include "app/ecot-grid-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _EcotGridColumns
{
  EcotWork           *work; /* not owned: the table's model holds both */
  const EcotGridSpec *spec;
  gboolean           *asked; /* a column of the table: somebody, or something in it, wants it */
  GArray             *shown; /* of guint: places in the table */
};

static const EcotGridColumn *
nth (EcotGridColumns *self,
     guint            i)
{
  return &self->spec->columns[i];
}

/* The record a column is about, or NULL. */
static EcotRecord *
find_subject (EcotGridColumns      *self,
              const EcotGridColumn *column)
{
  g_auto (GStrv) parts = g_strsplit (column->subject, "/", 2);

  if (parts[1] == NULL)
    return NULL;

  return ecot_dossier_get_record (ecot_work_get_dossier (self->work), ecot_schema_find_kind (parts[0]), parts[1]);
}

static gboolean
is_about (const EcotGridColumn *column,
          EcotKind              kind)
{
  const char *name = ecot_schema_get_kind (kind)->name;
  gsize       n = strlen (name);

  return column->subject != NULL && strncmp (column->subject, name, n) == 0 && (column->subject[n] == '/' || column->subject[n] == '\0');
}

static gboolean
has_something (EcotRecord *record)
{
  const EcotKindSpec *kind = record != NULL ? ecot_schema_get_kind (ecot_record_get_kind (record)) : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return TRUE;

  return FALSE;
}

/* Of a kind alone, any of its records will do. */
static gboolean
is_there (EcotGridColumns      *self,
          const EcotGridColumn *column)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  EcotKind     kind;

  if (strchr (column->subject, '/') != NULL)
    return has_something (find_subject (self, column));

  kind = ecot_schema_find_kind (column->subject);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
    if (has_something (ecot_dossier_get_nth (dossier, kind, i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_filled (EcotGridColumns      *self,
           const EcotGridColumn *column)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  int          field = ecot_schema_find_field (self->spec->kind, column->field);
  guint        n = ecot_dossier_get_n (dossier, self->spec->kind);

  for (guint i = 0; field >= 0 && i < n; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (ecot_dossier_get_nth (dossier, self->spec->kind, i), (guint)field)))
      return TRUE;

  return FALSE;
}

/* TRUE if it made a difference. */
static gboolean
collect_shown (EcotGridColumns *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->shown);

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->spec->n_columns; i++)
    if (self->asked[i])
      g_array_append_val (self->shown, i);

  return before == NULL || before->len != self->shown->len ||
         memcmp (before->data, self->shown->data, before->len * sizeof (guint)) != 0;
}

EcotGridColumns *
ecot_grid_columns_new (EcotWork           *work,
                       const EcotGridSpec *spec)
{
  EcotGridColumns *self = g_new0 (EcotGridColumns, 1);

  self->work = work;
  self->spec = spec;
  self->asked = g_new0 (gboolean, spec->n_columns);

  for (guint i = 0; i < spec->n_columns; i++)
    self->asked[i] = !nth (self, i)->optional || (nth (self, i)->subject != NULL && is_there (self, nth (self, i))) || is_filled (self, nth (self, i));

  collect_shown (self);

  return self;
}

void
ecot_grid_columns_free (EcotGridColumns *self)
{
  g_array_unref (self->shown);
  g_free (self->asked);
  g_free (self);
}

guint
ecot_grid_columns_get_n (EcotGridColumns *self)
{
  return self->shown->len;
}

const EcotGridColumn *
ecot_grid_columns_get_nth (EcotGridColumns *self,
                           guint            i)
{
  g_return_val_if_fail (i < self->shown->len, NULL);

  return nth (self, g_array_index (self->shown, guint, i));
}

int
ecot_grid_columns_find (EcotGridColumns *self,
                        const char      *field)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_strcmp0 (ecot_grid_columns_get_nth (self, i)->field, field) == 0)
      return (int)i;

  return -1;
}

char *
ecot_grid_columns_name (EcotGridColumns      *self,
                        const EcotGridColumn *column)
{
  EcotRecord *subject = column->subject != NULL ? find_subject (self, column) : NULL;
  const char *label = subject != NULL ? ecot_record_get_text (subject, "label") : NULL;

  return g_strdup (label != NULL ? label : _ (column->title));
}

gboolean
ecot_grid_columns_offers (EcotGridColumns      *self,
                          const EcotGridColumn *column)
{
  return column->optional && (column->subject == NULL || is_there (self, column) || is_filled (self, column));
}

gboolean
ecot_grid_columns_show (EcotGridColumns *self,
                        const char      *field,
                        gboolean         shown)
{
  for (guint i = 0; i < self->spec->n_columns; i++)
    if (nth (self, i)->optional && g_strcmp0 (nth (self, i)->field, field) == 0)
      self->asked[i] = shown;

  return collect_shown (self);
}

static void
follow_cell (EcotGridColumns *self,
             const EcotEdit  *edit)
{
  const char *field = ecot_schema_get_kind (edit->kind)->fields[edit->field].name;

  for (guint i = 0; i < self->spec->n_columns; i++)
    if (!self->asked[i] && g_str_equal (nth (self, i)->field, field))
      self->asked[i] = TRUE;
}

/* A record some columns may be about came, went or changed.  TRUE if one is. */
static gboolean
follow_subject (EcotGridColumns *self,
                EcotKind         kind)
{
  gboolean followed = FALSE;

  for (guint i = 0; i < self->spec->n_columns; i++)
    if (is_about (nth (self, i), kind))
      {
        self->asked[i] = is_there (self, nth (self, i)) || is_filled (self, nth (self, i));
        followed = TRUE;
      }

  return followed;
}

gboolean
ecot_grid_columns_follow (EcotGridColumns *self,
                          EcotAction      *action)
{
  gboolean named = FALSE;

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      if (edit->kind != self->spec->kind)
        named = follow_subject (self, edit->kind) || named;
      else if (edit->type == ECOT_EDIT_SET && !ecot_value_is_empty (&edit->after))
        follow_cell (self, edit);
    }

  return collect_shown (self) || named;
}
