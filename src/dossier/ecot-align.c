/* ecot-align.c: which row of one list is which row of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When one dossier was made from the other, a row keeps its id and that settles
 * it.  But ids also are mere numbers: a file written by hand numbers its lines 1,
 * 2, 3, and a line inserted at the top makes every id mean another line.  So the
 * rows are aligned both ways, and ids are believed if they find as many equal
 * rows as the content does: of rows that come from one another they always do.
 *
 * By content: rows that occur once on either side and in the same order are
 * fixed points, found in n log n; between two of them at most a few rows are
 * left, and these are paired so that most filled cells agree.  A gap too large
 * for that (a stranger may hand over two lists of 100,000 rows without one in
 * common) is paired from the top: still a right comparison, only longer to read.
 */

#include "dossier/ecot-align-private.h"

#include <string.h>

#include "dossier/ecot-record-private.h"

/* Cells of the table used to pair the rows of a gap: 4 MiB. */
#define MAX_GAP_CELLS (1024 * 1024)

/* What two equal rows are worth; more than any number of equal cells. */
#define EQUAL_WORTH 64

typedef struct
{
  GPtrArray *before, *after;
  GArray    *was; /* guint, for each row of @after */
  guint      n_equal;
} Aligner;

gboolean
ecot_align_rows_equal (EcotRecord *a,
                       EcotRecord *b)
{
  guint n = ecot_schema_get_kind (a->kind)->n_fields;

  for (guint i = 0; i < n; i++)
    if (!ecot_value_equal (&a->cells[i], &b->cells[i]))
      return FALSE;

  return TRUE;
}

static guint
hash_row (gconstpointer data)
{
  const EcotRecord *row = data;
  guint             n = ecot_schema_get_kind (row->kind)->n_fields;
  guint             hash = 5381;

  for (guint i = 0; i < n; i++)
    {
      hash = hash * 33 + g_int64_hash (&row->cells[i].number) + (guint)row->cells[i].type;
      if (row->cells[i].text != NULL)
        hash = hash * 33 + g_str_hash (row->cells[i].text);
    }

  return hash;
}

static gboolean
equal_rows (gconstpointer a,
            gconstpointer b)
{
  return ecot_align_rows_equal ((EcotRecord *)a, (EcotRecord *)b);
}

/* Filled cells that agree. */
static guint
worth (EcotRecord *a,
       EcotRecord *b)
{
  guint n = ecot_schema_get_kind (a->kind)->n_fields;
  guint n_same = 0;

  if (ecot_align_rows_equal (a, b))
    return EQUAL_WORTH;

  for (guint i = 0; i < n; i++)
    if (!ecot_value_is_empty (&a->cells[i]) && ecot_value_equal (&a->cells[i], &b->cells[i]))
      n_same++;

  return n_same;
}

static void
match (Aligner *self,
       guint    before,
       guint    after)
{
  g_array_index (self->was, guint, after) = before;
  if (ecot_align_rows_equal (self->before->pdata[before], self->after->pdata[after]))
    self->n_equal++;
}

/* The best pairing of rows [b0, b1) with rows [a0, a1) that keeps their order. */
static void
pair_gap (Aligner *self,
          guint    b0,
          guint    b1,
          guint    a0,
          guint    a1)
{
  guint               n = b1 - b0, m = a1 - a0;
  g_autofree guint32 *best = g_new0 (guint32, (gsize)(n + 1) * (m + 1));

#define BEST(i, j) best[(gsize)(i) * (m + 1) + (j)]

  /* BEST (i, j): what pairing the rows from i and j on can be worth. */
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      {
        guint32 pair = worth (self->before->pdata[b0 + i], self->after->pdata[a0 + j]);

        BEST (i, j) = MAX (MAX (BEST (i + 1, j), BEST (i, j + 1)), pair > 0 ? BEST (i + 1, j + 1) + pair : 0);
      }

  for (guint i = 0, j = 0; i < n && j < m;)
    {
      if (BEST (i, j) == BEST (i + 1, j))
        i++;
      else if (BEST (i, j) == BEST (i, j + 1))
        j++;
      else
        match (self, b0 + i++, a0 + j++);
    }

#undef BEST
}

static void
align_gap (Aligner *self,
           guint    b0,
           guint    b1,
           guint    a0,
           guint    a1)
{
  while (b0 < b1 && a0 < a1 && ecot_align_rows_equal (self->before->pdata[b0], self->after->pdata[a0]))
    match (self, b0++, a0++);
  while (b0 < b1 && a0 < a1 && ecot_align_rows_equal (self->before->pdata[b1 - 1], self->after->pdata[a1 - 1]))
    match (self, --b1, --a1);

  if ((guint64)(b1 - b0 + 1) * (a1 - a0 + 1) <= MAX_GAP_CELLS)
    pair_gap (self, b0, b1, a0, a1);
  else
    for (; b0 < b1 && a0 < a1; b0++, a0++)
      match (self, b0, a0);
}

/* row -> its position + 1, or 0 if it occurs more than once. */
static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *index = g_hash_table_new (hash_row, equal_rows);

  for (guint i = 0; i < rows->len; i++)
    {
      gboolean again = g_hash_table_contains (index, rows->pdata[i]);

      g_hash_table_replace (index, rows->pdata[i], GUINT_TO_POINTER (again ? 0 : i + 1));
    }

  return index;
}

/* In @was only rows that occur once on either side: the fixed points, once those
 * out of order are taken away. */
static void
find_fixed_points (Aligner *self)
{
  g_autoptr (GHashTable) before = index_rows (self->before);
  g_autoptr (GHashTable) after = index_rows (self->after);
  g_autofree gboolean   *moved = g_new0 (gboolean, self->after->len);

  for (guint i = 0; i < self->after->len; i++)
    {
      guint there = GPOINTER_TO_UINT (g_hash_table_lookup (before, self->after->pdata[i]));

      if (there > 0 && GPOINTER_TO_UINT (g_hash_table_lookup (after, self->after->pdata[i])) > 0)
        g_array_index (self->was, guint, i) = there - 1;
    }

  ecot_align_find_moved (self->was, moved);
  for (guint i = 0; i < self->after->len; i++)
    if (moved[i])
      g_array_index (self->was, guint, i) = ECOT_ALIGN_NONE;
}

static void
align_content (Aligner *self)
{
  guint b0 = 0, a0 = 0;

  find_fixed_points (self);
  for (guint i = 0; i < self->after->len; i++)
    {
      guint there = g_array_index (self->was, guint, i);

      /* What align_gap() matches lies behind i. */
      if (there == ECOT_ALIGN_NONE)
        continue;

      self->n_equal++;
      align_gap (self, b0, there, a0, i);
      b0 = there + 1;
      a0 = i + 1;
    }
  align_gap (self, b0, self->before->len, a0, self->after->len);
}

static void
align_ids (Aligner *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->before->len; i++)
    g_hash_table_insert (ids, &((EcotRecord *)self->before->pdata[i])->id, GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < self->after->len; i++)
    {
      guint there = GPOINTER_TO_UINT (g_hash_table_lookup (ids, &((EcotRecord *)self->after->pdata[i])->id));

      if (there > 0)
        match (self, there - 1, i);
    }
}

static void
aligner_init (Aligner   *self,
              GPtrArray *before,
              GPtrArray *after)
{
  *self = (Aligner){ before, after, g_array_sized_new (FALSE, FALSE, sizeof (guint), after->len), 0 };
  g_array_set_size (self->was, after->len);
  if (after->len > 0)
    memset (self->was->data, 0xff, after->len * sizeof (guint));
}

G_STATIC_ASSERT (ECOT_ALIGN_NONE == 0xffffffffu);

GArray *
ecot_align (GPtrArray *before,
            GPtrArray *after)
{
  Aligner by_id, by_content;

  aligner_init (&by_id, before, after);
  align_ids (&by_id);
  aligner_init (&by_content, before, after);
  align_content (&by_content);

  if (by_id.n_equal >= by_content.n_equal)
    {
      g_array_unref (by_content.was);
      return by_id.was;
    }

  g_array_unref (by_id.was);
  return by_content.was;
}

/* The longest increasing run of old positions stays; whoever is not in it moved.
 * ends[k] is the row with the smallest old position that ends a run of k + 1. */
void
ecot_align_find_moved (GArray   *was,
                       gboolean *moved)
{
  const guint      *old = (const guint *)(gpointer)was->data;
  g_autofree guint *ends = g_new (guint, was->len + 1);
  g_autofree guint *previous = g_new (guint, was->len + 1);
  guint             n = 0;

  for (guint i = 0; i < was->len; i++)
    {
      guint low = 0, high = n;

      if (old[i] == ECOT_ALIGN_NONE)
        continue;

      moved[i] = TRUE;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (old[ends[middle]] < old[i])
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? ends[low - 1] : ECOT_ALIGN_NONE;
      ends[low] = i;
      n = MAX (n, low + 1);
    }

  for (guint i = n > 0 ? ends[n - 1] : ECOT_ALIGN_NONE; i != ECOT_ALIGN_NONE; i = previous[i])
    moved[i] = FALSE;
}
