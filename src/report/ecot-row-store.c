/* ecot-row-store.c: the rows of a long table, packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of seven cells takes two kilobytes as it is read, and a paper of a hundred thousand lines is read from its first to
 * its last a few times.  So all but the last rows of a long table are held as a string of bytes, some dozens in one,
 * deflated: what they have in common, which is much, is then held once.  Nothing is lost and nothing can fail, as it could if
 * they waited in a file.
 *
 * A pack is numbers of seven bits a byte, the last without the eighth, and texts with their length before and a zero behind
 * them: cells that are unpacked point to them where they are.
 */

#include "report/ecot-row-store.h"

#include <string.h>

#define ZLIB_CONST
#include <zlib.h>

/* Rows of one table look alike: what is found first is about what is found best. */
#define LEVEL 1

typedef struct
{
  guint8 *data;
  guint   size, full_size; /* deflated, and not */
  guint   n_cells;
} Pack;

struct _EcotRowStore
{
  GArray     *packs;    /* of Pack */
  GPtrArray  *pointers; /* fields, figures and rules: cells have their number in it */
  GHashTable *numbers;  /* pointer: its number, from 1 */
  GByteArray *bytes;    /* of the pack at work */
  guint       n_cells;  /* likewise */
  gboolean    percents; /* there are any */
};

struct _EcotRowPack
{
  EcotRow   rows[ECOT_ROW_PACK];
  EcotCell *cells; /* of all rows */
  guint8   *bytes; /* their texts */
  guint     cells_room, bytes_room;
};

static void
pack_clear (gpointer data)
{
  g_free (((Pack *)data)->data);
}

EcotRowStore *
ecot_row_store_new (void)
{
  EcotRowStore *self = g_new0 (EcotRowStore, 1);

  self->packs = g_array_new (FALSE, FALSE, sizeof (Pack));
  g_array_set_clear_func (self->packs, pack_clear);
  self->pointers = g_ptr_array_new ();
  self->numbers = g_hash_table_new (NULL, NULL);
  self->bytes = g_byte_array_new ();

  return self;
}

void
ecot_row_store_free (EcotRowStore *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->packs);
  g_ptr_array_unref (self->pointers);
  g_hash_table_unref (self->numbers);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

guint
ecot_row_store_get_n (const EcotRowStore *self)
{
  return self != NULL ? self->packs->len * ECOT_ROW_PACK : 0;
}

gboolean
ecot_row_store_has_percents (const EcotRowStore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->percents;
}

/* {{{ In */

static void
put_number (GByteArray *bytes,
            guint64     number)
{
  guint8 digits[10];
  guint  n = 0;

  for (; number >= 0x80; number >>= 7)
    digits[n++] = (guint8)(number | 0x80);
  digits[n++] = (guint8)number;

  g_byte_array_append (bytes, digits, n);
}

/* Small ones of either sign take a byte. */
static void
put_signed (GByteArray *bytes,
            gint64      number)
{
  put_number (bytes, ((guint64)number << 1) ^ (number < 0 ? G_MAXUINT64 : 0));
}

/* One more than its length, 0 for NULL. */
static void
put_text (GByteArray *bytes,
          const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  put_number (bytes, text != NULL ? length + 1 : 0);
  if (text != NULL)
    g_byte_array_append (bytes, (const guint8 *)text, (guint)length + 1);
}

static void
put_pointer (EcotRowStore *self,
             gconstpointer pointer)
{
  guint number = pointer != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, pointer)) : 0;

  if (pointer != NULL && number == 0)
    {
      g_ptr_array_add (self->pointers, (gpointer)pointer);
      number = self->pointers->len;
      g_hash_table_insert (self->numbers, (gpointer)pointer, GUINT_TO_POINTER (number));
    }

  put_number (self->bytes, number);
}

/* What few cells have comes last and only where one has it. */
static gboolean
has_more (const EcotCell *cell)
{
  return cell->anchor != NULL || cell->formula != NULL || cell->figure != NULL || cell->rule != NULL || cell->note != NULL || cell->span != 1;
}

static void
put_cell (EcotRowStore   *self,
          const EcotCell *cell)
{
  gboolean more = has_more (cell);

  self->n_cells++;
  self->percents |= cell->type == ECOT_CELL_PERCENT;
  put_number (self->bytes, (guint)cell->type << 3 | (cell->input ? 4 : 0) | (cell->strong ? 2 : 0) | (more ? 1 : 0));
  put_signed (self->bytes, cell->number);
  put_text (self->bytes, cell->text);
  put_pointer (self, cell->field);
  if (!more)
    return;

  put_text (self->bytes, cell->anchor);
  put_text (self->bytes, cell->formula);
  put_text (self->bytes, cell->note);
  put_pointer (self, cell->figure);
  put_pointer (self, cell->rule);
  put_number (self->bytes, cell->span);
}

/* One more than how many there are, 0 for NULL. */
static void
put_cells (EcotRowStore    *self,
           const GPtrArray *cells)
{
  put_number (self->bytes, cells != NULL ? cells->len + 1 : 0);
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    put_cell (self, g_ptr_array_index (cells, i));
}

static void
put_row (EcotRowStore  *self,
         const EcotRow *row)
{
  put_number (self->bytes, (guint)row->type << 1 | (row->heads ? 1 : 0));
  put_number (self->bytes, row->leads);
  put_text (self->bytes, row->key);
  put_cells (self, row->cells);
  put_cells (self, row->asides);
}

static Pack
deflate_bytes (const GByteArray *bytes)
{
  uLongf size = compressBound (bytes->len);
  Pack   pack = { .data = g_malloc (size), .full_size = bytes->len };
  int    result = compress2 (pack.data, &size, bytes->data, bytes->len, LEVEL);

  g_assert (result == Z_OK);
  pack.size = (guint)size;
  pack.data = g_realloc (pack.data, size);

  return pack;
}

void
ecot_row_store_add (EcotRowStore         *self,
                    const EcotRow *const *rows)
{
  Pack pack;

  g_return_if_fail (self != NULL && rows != NULL);

  g_byte_array_set_size (self->bytes, 0);
  self->n_cells = 0;
  for (guint i = 0; i < ECOT_ROW_PACK; i++)
    put_row (self, rows[i]);

  pack = deflate_bytes (self->bytes);
  pack.n_cells = self->n_cells;
  g_array_append_val (self->packs, pack);
}

/* }}} */
/* {{{ Out */

EcotRowPack *
ecot_row_pack_new (void)
{
  EcotRowPack *self = g_new0 (EcotRowPack, 1);

  for (guint i = 0; i < ECOT_ROW_PACK; i++)
    self->rows[i].cells = g_ptr_array_new ();

  return self;
}

void
ecot_row_pack_free (EcotRowPack *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < ECOT_ROW_PACK; i++)
    {
      g_ptr_array_unref (self->rows[i].cells);
      g_clear_pointer (&self->rows[i].asides, g_ptr_array_unref);
    }
  g_free (self->cells);
  g_free (self->bytes);
  g_free (self);
}

static guint64
get_number (guint8 **p)
{
  guint64 number = 0;

  for (guint shift = 0;; shift += 7)
    {
      guint8 digit = *(*p)++;

      number |= (guint64)(digit & 0x7f) << shift;
      if (digit < 0x80)
        return number;
    }
}

static gint64
get_signed (guint8 **p)
{
  guint64 number = get_number (p);

  return (gint64)((number >> 1) ^ (number & 1 ? G_MAXUINT64 : 0));
}

static char *
get_text (guint8 **p)
{
  guint64 size = get_number (p);
  char   *text = (char *)*p;

  *p += size;
  return size > 0 ? text : NULL;
}

static gpointer
get_pointer (const EcotRowStore *self,
             guint8            **p)
{
  guint number = (guint)get_number (p);

  return number > 0 ? g_ptr_array_index (self->pointers, number - 1) : NULL;
}

static void
get_cell (const EcotRowStore *self,
          guint8            **p,
          EcotCell           *cell)
{
  guint flags = (guint)get_number (p);

  *cell = (EcotCell){ .type = flags >> 3, .input = flags & 4 ? TRUE : FALSE, .strong = flags & 2 ? TRUE : FALSE, .span = 1 };
  cell->number = get_signed (p);
  cell->text = get_text (p);
  cell->field = get_pointer (self, p);
  if ((flags & 1) == 0)
    return;

  cell->anchor = get_text (p);
  cell->formula = get_text (p);
  cell->note = get_text (p);
  cell->figure = get_pointer (self, p);
  cell->rule = get_pointer (self, p);
  cell->span = (guint)get_number (p);
}

/* @cell: where they go; returns what stands behind them. */
static EcotCell *
get_cells (const EcotRowStore *self,
           guint8            **p,
           EcotCell           *cell,
           GPtrArray         **cells)
{
  guint64 n = get_number (p);

  if (n == 0)
    {
      g_clear_pointer (cells, g_ptr_array_unref);
      return cell;
    }

  if (*cells == NULL)
    *cells = g_ptr_array_new ();
  g_ptr_array_set_size (*cells, 0);
  for (guint64 i = 1; i < n; i++, cell++)
    {
      get_cell (self, p, cell);
      g_ptr_array_add (*cells, cell);
    }

  return cell;
}

static EcotCell *
get_row (const EcotRowStore *self,
         guint8            **p,
         EcotCell           *cell,
         EcotRow            *row)
{
  guint flags = (guint)get_number (p);

  row->type = flags >> 1;
  row->heads = flags & 1 ? TRUE : FALSE;
  row->leads = (guint)get_number (p);
  row->key = get_text (p);
  cell = get_cells (self, p, cell, &row->cells);

  return get_cells (self, p, cell, &row->asides);
}

static void
make_room (EcotRowPack *self,
           const Pack  *pack)
{
  if (self->bytes_room < pack->full_size)
    {
      self->bytes_room = pack->full_size;
      self->bytes = g_realloc (self->bytes, self->bytes_room);
    }
  if (self->cells_room < pack->n_cells)
    {
      self->cells_room = pack->n_cells;
      self->cells = g_renew (EcotCell, self->cells, self->cells_room);
    }
}

void
ecot_row_store_unpack (const EcotRowStore *self,
                       guint               number,
                       EcotRowPack        *into)
{
  const Pack *pack;
  uLongf      size;
  guint8     *p;
  EcotCell   *cell;
  int         result;

  g_return_if_fail (self != NULL && into != NULL && number < self->packs->len);

  pack = &g_array_index (self->packs, Pack, number);
  make_room (into, pack);
  size = pack->full_size;
  result = uncompress (into->bytes, &size, pack->data, pack->size);
  g_assert (result == Z_OK && size == pack->full_size);

  p = into->bytes;
  cell = into->cells;
  for (guint i = 0; i < ECOT_ROW_PACK; i++)
    cell = get_row (self, &p, cell, &into->rows[i]);
}

EcotRow *
ecot_row_pack_get (EcotRowPack *self,
                   guint        i)
{
  g_return_val_if_fail (self != NULL && i < ECOT_ROW_PACK, NULL);

  return &self->rows[i];
}

/* }}} */
