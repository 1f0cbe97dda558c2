/* ecot-chart-deflate.c: deflating the rows of a drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawing repeats itself in two ways only: a byte is as the one before, or as
 * the one above.  Who looks at these two places and nowhere else finds in a
 * tenth of the time what zlib's tables find at its fastest, and a row that is
 * the one above again is not even looked at.  What is left is told by
 * Huffman codes made for this picture, as RFC 1951 has them, in one block.
 */

#include "config.h"

#include "chart/ecot-chart-deflate.h"

#include <string.h>
#include <zlib.h>

#include "chart/ecot-huffman.h"

#define MIN_MATCH 3
#define MAX_MATCH 258

#define N_CODES     286 /* bytes, the end, and lengths of matches */
#define END_CODE    256
#define FIRST_MATCH 257
#define MAX_BITS    15

/* Lengths of codes are told by codes of their own. */
#define N_KINDS       19
#define MAX_KIND_BITS 7
#define KIND_NOUGHTS  18 /* 11 to 138 of them */

/* A byte; or MATCH, ABOVE if it is one row back and not one byte, and its length. */
#define MATCH 0x10000u
#define ABOVE 0x20000u

struct _EcotRows
{
  gsize    length;
  guint8  *row; /* the last one */
  gsize    n_rows, n_repeated;
  uLong    sum, row_sum; /* of all and of the last one */
  guint32 *tokens;
  gsize    n_tokens, room;
};

/* How a length is told: by a code, and so many bits more. */
typedef struct
{
  guint16 code;
  guint8  n_extra;
} LengthCode;

typedef struct
{
  guint8 *to; /* has room enough */
  guint64 bits;
  guint   n_bits;
} BitWriter;

EcotRows *
ecot_rows_new (gsize length)
{
  EcotRows *self;

  g_return_val_if_fail (length >= MIN_MATCH && length <= 32768, NULL);

  self = g_new0 (EcotRows, 1);
  self->length = length;
  self->row = g_malloc (length);
  self->sum = adler32 (0, NULL, 0);

  return self;
}

void
ecot_rows_free (EcotRows *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->tokens);
  g_free (self->row);
  g_free (self);
}

/* For @n tokens more. */
static void
make_room (EcotRows *self,
           gsize     n)
{
  if (self->n_tokens + n <= self->room)
    return;

  self->room = 2 * (self->n_tokens + n);
  self->tokens = g_renew (guint32, self->tokens, self->room);
}

/* No piece is left that is too short to be told. */
static void
add_match (EcotRows *self,
           guint32   where,
           gsize     length)
{
  while (length > 0)
    {
      gsize piece = MIN (length, MAX_MATCH);

      if (length > MAX_MATCH && length - MAX_MATCH < MIN_MATCH)
        piece = MAX_MATCH - MIN_MATCH;
      self->tokens[self->n_tokens++] = MATCH | where | (guint32)piece;
      length -= piece;
    }
}

static void
add_repeated (EcotRows *self)
{
  make_room (self, self->n_repeated * self->length / (MAX_MATCH - MIN_MATCH) + 2);
  add_match (self, ABOVE, self->n_repeated * self->length);
  self->n_repeated = 0;
}

/* How many of @n bytes are the same at @a and at @b. */
static gsize
count_same (const guint8 *a,
            const guint8 *b,
            gsize         n)
{
  gsize same = 0;

  for (guint64 x = 0, y = 0; same + sizeof x <= n; same += sizeof x)
    {
      memcpy (&x, a + same, sizeof x);
      memcpy (&y, b + same, sizeof y);
      if (x != y)
        break;
    }

  while (same < n && a[same] == b[same])
    same++;

  return same;
}

void
ecot_rows_add (EcotRows     *self,
               const guint8 *row)
{
  gboolean first;

  g_return_if_fail (self != NULL && row != NULL);

  first = self->n_rows == 0;
  add_repeated (self);
  make_room (self, self->length);

  for (gsize i = 0, left = self->length; left > 0; left = self->length - i)
    {
      gsize beside = i > 0 && row[i] == row[i - 1] ? count_same (row + i, row + i - 1, left) : 0;
      gsize above = !first && row[i] == self->row[i] ? count_same (row + i, self->row + i, left) : 0;
      gsize same = MAX (beside, above);

      if (same >= MIN_MATCH)
        add_match (self, beside >= above ? 0 : ABOVE, same);
      else
        self->tokens[self->n_tokens++] = row[i];
      i += same >= MIN_MATCH ? same : 1;
    }

  memcpy (self->row, row, self->length);
  self->row_sum = adler32 (adler32 (0, NULL, 0), row, (uInt)self->length);
  self->sum = adler32_combine (self->sum, self->row_sum, (z_off_t)self->length);
  self->n_rows++;
}

void
ecot_rows_repeat (EcotRows *self)
{
  g_return_if_fail (self != NULL && self->n_rows > 0);

  self->n_repeated++;
  self->sum = adler32_combine (self->sum, self->row_sum, (z_off_t)self->length);
}

/* Writing */

/* The lowest bit comes first, as RFC 1951 has it. */
static void
put_bits (BitWriter *self,
          guint      bits,
          guint      n)
{
  self->bits |= (guint64)bits << self->n_bits;
  self->n_bits += n;

  if (self->n_bits >= 32)
    {
      const guint32 word = GUINT32_TO_LE ((guint32)self->bits);

      memcpy (self->to, &word, sizeof word);
      self->to += sizeof word;
      self->bits >>= 32;
      self->n_bits -= 32;
    }
}

static void
flush_bits (BitWriter *self)
{
  for (; self->n_bits > 0; self->n_bits -= MIN (self->n_bits, 8), self->bits >>= 8)
    *self->to++ = (guint8)self->bits;
}

/* RFC 1951, 3.2.5: the codes of lengths 3 to 257 and of distances come in fours and in pairs, each with one bit more
 * that says which of them it is. */
static void
list_length_codes (LengthCode codes[MAX_MATCH + 1])
{
  for (guint length = MIN_MATCH, n = 0; length < MAX_MATCH; length++)
    {
      n += (length - MIN_MATCH) >> n >= 8 ? 1 : 0;
      codes[length] = (LengthCode){ (guint16)(FIRST_MATCH + 4 * n + ((length - MIN_MATCH) >> n)), (guint8)n };
    }

  codes[MAX_MATCH] = (LengthCode){ N_CODES - 1, 0 };
}

static guint
get_distance_code (gsize  distance,
                   guint *n_extra)
{
  gsize at = distance - 1;
  guint n = 0;

  while (at >> n >= 4)
    n++;

  *n_extra = n;
  return 2 * n + (guint)(at >> n);
}

static void
count_codes (EcotRows         *self,
             const LengthCode *lengths,
             guint32           counts[N_CODES])
{
  for (gsize i = 0; i < self->n_tokens; i++)
    counts[self->tokens[i] & MATCH ? lengths[self->tokens[i] & 0xFFFF].code : self->tokens[i]]++;

  counts[END_CODE] = 1;
}

/* Told one by one, but for noughts in a row. */
static void
put_lengths (BitWriter         *writer,
             const guint8      *lengths,
             guint              n,
             guint32            counts[N_KINDS],
             const EcotHuffman *kinds)
{
  for (guint i = 0, same = 0; i < n; i += same)
    {
      for (same = 0; same < 138 && i + same < n && lengths[i + same] == 0; same++)
        ;
      same = same >= 11 ? same : 1;

      if (kinds == NULL)
        counts[same > 1 ? KIND_NOUGHTS : lengths[i]]++;
      else if (same > 1)
        {
          put_bits (writer, kinds->codes[KIND_NOUGHTS], kinds->lengths[KIND_NOUGHTS]);
          put_bits (writer, same - 11, 7);
        }
      else
        put_bits (writer, kinds->codes[lengths[i]], kinds->lengths[lengths[i]]);
    }
}

/* The head of a block with codes of its own, the last one. */
static void
put_head (BitWriter         *writer,
          const EcotHuffman *codes,
          guint              distance_code)
{
  static const guint8 order[N_KINDS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
  guint8              lengths[N_CODES + 30] = { 0 };
  guint32             counts[N_KINDS] = { 0 };
  EcotHuffman         kinds;

  memcpy (lengths, codes->lengths, N_CODES);
  lengths[N_CODES] = lengths[N_CODES + distance_code] = 1;

  put_lengths (writer, lengths, N_CODES + distance_code + 1, counts, NULL);
  ecot_huffman_init (&kinds, counts, N_KINDS, MAX_KIND_BITS);

  put_bits (writer, 1 | 2 << 1, 3);
  put_bits (writer, N_CODES - FIRST_MATCH, 5);
  put_bits (writer, distance_code, 5);
  put_bits (writer, N_KINDS - 4, 4);
  for (guint i = 0; i < N_KINDS; i++)
    put_bits (writer, kinds.lengths[order[i]], 3);

  put_lengths (writer, lengths, N_CODES + distance_code + 1, counts, &kinds);
}

/* There are two distances, so a bit tells them apart; that of a row has bits of its own that are always the same. */
static void
put_match (EcotRows          *self,
           BitWriter         *writer,
           const EcotHuffman *codes,
           LengthCode         length,
           guint32            token)
{
  guint n_distance;

  put_bits (writer, codes->codes[length.code], codes->lengths[length.code]);
  put_bits (writer, ((token & 0xFFFF) - MIN_MATCH) & ((1u << length.n_extra) - 1), length.n_extra);
  put_bits (writer, token & ABOVE ? 1 : 0, 1);
  if ((token & ABOVE) == 0)
    return;

  get_distance_code (self->length, &n_distance);
  put_bits (writer, (guint)(self->length - 1) & ((1u << n_distance) - 1), n_distance);
}

static void
put_tokens (EcotRows          *self,
            BitWriter         *writer,
            const EcotHuffman *codes,
            const LengthCode  *lengths)
{
  for (gsize i = 0; i < self->n_tokens; i++)
    {
      guint32 token = self->tokens[i];

      if (token & MATCH)
        put_match (self, writer, codes, lengths[token & 0xFFFF], token);
      else
        put_bits (writer, codes->codes[token], codes->lengths[token]);
    }

  put_bits (writer, codes->codes[END_CODE], codes->lengths[END_CODE]);
}

/* No token is longer than 34 bits. */
GByteArray *
ecot_rows_deflate (EcotRows *self)
{
  static const guint8 head[] = { 0x78, 0x01 };
  LengthCode          lengths[MAX_MATCH + 1];
  guint32             counts[N_CODES] = { 0 };
  g_autofree guint8  *bytes = NULL;
  BitWriter           writer = { 0 };
  EcotHuffman         codes;
  guint32             sum;
  guint               n_extra;

  g_return_val_if_fail (self != NULL && self->n_rows > 0, NULL);

  add_repeated (self);
  list_length_codes (lengths);
  count_codes (self, lengths, counts);
  ecot_huffman_init (&codes, counts, N_CODES, MAX_BITS);

  writer.to = bytes = g_malloc (self->n_tokens * 5 + 1024);
  memcpy (writer.to, head, sizeof head);
  writer.to += sizeof head;
  put_head (&writer, &codes, get_distance_code (self->length, &n_extra));
  put_tokens (self, &writer, &codes, lengths);
  flush_bits (&writer);

  sum = GUINT32_TO_BE ((guint32)self->sum);
  memcpy (writer.to, &sum, sizeof sum);
  writer.to += sizeof sum;

  return g_byte_array_append (g_byte_array_new (), bytes, (guint)(writer.to - bytes));
}
