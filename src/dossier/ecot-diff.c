/* ecot-diff.c: two dossiers, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that came or went is one difference and not one a cell; so is a row that
 * changed place.  Which row is which is found in ecot-align.c.
 */

#include "config.h"

#include "dossier/ecot-diff.h"

#include "dossier/ecot-align-private.h"

typedef struct
{
  EcotDossier *before, *after;
  GPtrArray   *differences;
} Diff;

static void
difference_free (gpointer data)
{
  EcotDifference *self = data;

  g_free (self->where);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Takes everything over. */
static void
add (Diff *self,
     char *where,
     char *label,
     char *before,
     char *after)
{
  EcotDifference *difference = g_new (EcotDifference, 1);

  *difference = (EcotDifference){ where, label, before, after };
  g_ptr_array_add (self->differences, difference);
}

/* "ligne de budget 3", "rubrique presentation", "candidat"; then ", montant". */
static char *
make_label (EcotDossier *dossier,
            EcotRecord  *record,
            const char  *field)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));
  GString            *label = g_string_new (spec->label);

  if (spec->shape == ECOT_SHAPE_KEYED)
    g_string_append_printf (label, " %s", ecot_record_get_key (record));
  else if (spec->shape == ECOT_SHAPE_LIST)
    g_string_append_printf (label, " %u", ecot_dossier_get_position (dossier, record) + 1);
  if (field != NULL)
    g_string_append_printf (label, ", %s", field);

  return g_string_free (label, FALSE);
}

/* @before or @after may be NULL: all its cells count as empty. */
static void
diff_cells (Diff       *self,
            EcotRecord *before,
            EcotRecord *after)
{
  static const EcotValue empty = ECOT_VALUE_EMPTY;
  EcotDossier           *dossier = after != NULL ? self->after : self->before;
  EcotRecord            *record = after != NULL ? after : before;
  const EcotKindSpec    *spec = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < spec->n_fields; i++)
    {
      const EcotValue *was = before != NULL ? ecot_record_get_nth (before, i) : &empty;
      const EcotValue *is = after != NULL ? ecot_record_get_nth (after, i) : &empty;

      if (!ecot_value_equal (was, is))
        add (self,
             ecot_dossier_make_path (dossier, record, spec->fields[i].name),
             make_label (dossier, record, spec->fields[i].label),
             ecot_value_to_machine (was),
             ecot_value_to_machine (is));
    }
}

static void
diff_single (Diff    *self,
             EcotKind kind)
{
  EcotRecord *before = ecot_dossier_get_record (self->before, kind, NULL);
  EcotRecord *after = ecot_dossier_get_record (self->after, kind, NULL);

  if (before != NULL || after != NULL)
    diff_cells (self, before, after);
}

/* Both lists are sorted by key: they are merged. */
static void
diff_keyed (Diff    *self,
            EcotKind kind)
{
  guint i = 0, j = 0;

  while (TRUE)
    {
      EcotRecord *before = ecot_dossier_get_nth (self->before, kind, i);
      EcotRecord *after = ecot_dossier_get_nth (self->after, kind, j);
      int         order;

      if (before == NULL && after == NULL)
        return;

      order = before == NULL ? 1 : after == NULL ? -1
                                                 : g_strcmp0 (ecot_record_get_key (before), ecot_record_get_key (after));
      diff_cells (self, order <= 0 ? before : NULL, order >= 0 ? after : NULL);
      i += order <= 0;
      j += order >= 0;
    }
}

/* "category: staff; detail: Salle; amount: 500.00" */
static char *
describe_row (EcotRecord *record)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));
  GString            *text = g_string_new (NULL);

  for (guint i = 0; i < spec->n_fields; i++)
    {
      g_autofree char *value = ecot_value_to_machine (ecot_record_get_nth (record, i));

      if (value != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", spec->fields[i].name, value);
    }

  return g_string_free (text, FALSE);
}

static void
add_row (Diff        *self,
         EcotDossier *dossier,
         EcotRecord  *record)
{
  add (self,
       ecot_dossier_make_path (dossier, record, NULL),
       make_label (dossier, record, NULL),
       dossier == self->before ? describe_row (record) : NULL,
       dossier == self->after ? describe_row (record) : NULL);
}

static void
add_move (Diff       *self,
          EcotRecord *after,
          guint       from)
{
  add (self,
       ecot_dossier_make_path (self->after, after, NULL),
       make_label (self->after, after, "place"),
       g_strdup_printf ("%u", from + 1),
       g_strdup_printf ("%u", ecot_dossier_get_position (self->after, after) + 1));
}

static GPtrArray *
list_rows (EcotDossier *dossier,
           EcotKind     kind)
{
  guint      n = ecot_dossier_get_n (dossier, kind);
  GPtrArray *rows = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, ecot_dossier_get_nth (dossier, kind, i));

  return rows;
}

/* Rows of the first list before @end that are in the second no more. */
static void
add_removed (Diff      *self,
             GPtrArray *before,
             gboolean  *kept,
             guint     *next,
             guint      end)
{
  for (; *next < end; (*next)++)
    if (!kept[*next])
      add_row (self, self->before, before->pdata[*next]);
}

static void
diff_list (Diff    *self,
           EcotKind kind)
{
  g_autoptr (GPtrArray) before = list_rows (self->before, kind);
  g_autoptr (GPtrArray) after = list_rows (self->after, kind);
  g_autoptr (GArray)    was = ecot_align (before, after);
  g_autofree gboolean  *kept = g_new0 (gboolean, before->len);
  g_autofree gboolean  *moved = g_new0 (gboolean, after->len);
  guint                 next = 0;

  for (guint i = 0; i < after->len; i++)
    if (g_array_index (was, guint, i) != ECOT_ALIGN_NONE)
      kept[g_array_index (was, guint, i)] = TRUE;
  ecot_align_find_moved (was, moved);

  for (guint i = 0; i < after->len; i++)
    {
      guint from = g_array_index (was, guint, i);

      if (from == ECOT_ALIGN_NONE)
        {
          add_row (self, self->after, after->pdata[i]);
          continue;
        }

      add_removed (self, before, kept, &next, from);
      if (moved[i])
        add_move (self, after->pdata[i], from);
      diff_cells (self, before->pdata[from], after->pdata[i]);
    }
  add_removed (self, before, kept, &next, before->len);
}

static void
diff_kind (Diff    *self,
           EcotKind kind)
{
  switch (ecot_schema_get_kind (kind)->shape)
    {
    case ECOT_SHAPE_SINGLE:
      diff_single (self, kind);
      break;
    case ECOT_SHAPE_KEYED:
      diff_keyed (self, kind);
      break;
    case ECOT_SHAPE_LIST:
      diff_list (self, kind);
      break;
    default:
      g_assert_not_reached ();
    }
}

GPtrArray *
ecot_diff (EcotDossier *before,
           EcotDossier *after)
{
  Diff self = { before, after, g_ptr_array_new_with_free_func (difference_free) };

  g_return_val_if_fail (ECOT_IS_DOSSIER (before), self.differences);
  g_return_val_if_fail (ECOT_IS_DOSSIER (after), self.differences);

  if (g_strcmp0 (ecot_dossier_get_lot (before), ecot_dossier_get_lot (after)) != 0)
    add (&self, g_strdup ("lot"), g_strdup ("lot"),
         g_strdup (ecot_dossier_get_lot (before)), g_strdup (ecot_dossier_get_lot (after)));

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    diff_kind (&self, kind);

  return self.differences;
}
