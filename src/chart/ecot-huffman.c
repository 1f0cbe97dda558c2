/* ecot-huffman.c: codes that are short for what is frequent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two rarest become one, until one is left.  Sorted once, the rarest stand
 * at the head of one of two queues: what was there from the start, and what came
 * together since.  Codes that came out too long are made from flatter
 * counts, which costs next to nothing: only the rarest get a bit more or less.
 */

#include "config.h"

#include "chart/ecot-huffman.h"

#include <stdlib.h>

typedef struct
{
  guint32 weight;
  guint   parent;
} Node;

typedef struct
{
  guint32 weight;
  guint   symbol;
} Leaf;

static int
compare_leaves (gconstpointer a,
                gconstpointer b)
{
  const Leaf *x = a, *y = b;

  if (x->weight != y->weight)
    return x->weight < y->weight ? -1 : 1;

  return x->symbol < y->symbol ? -1 : 1;
}

static guint
sort_leaves (const guint32 *counts,
             guint          n,
             Leaf          *leaves)
{
  guint n_leaves = 0;

  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      leaves[n_leaves++] = (Leaf){ counts[i], i };

  qsort (leaves, n_leaves, sizeof *leaves, compare_leaves);
  return n_leaves;
}

/* The head of the queue that has the rarer one; the first queue ends at @n, the second at @end. */
static guint
take (const Node *nodes,
      guint      *leaf,
      guint      *pair,
      guint       n,
      guint       end)
{
  if (*leaf < n && (*pair == end || nodes[*leaf].weight <= nodes[*pair].weight))
    return (*leaf)++;

  return (*pair)++;
}

/* Lengths of the codes of @n leaves; returns the longest. */
static guint
measure (const Leaf *leaves,
         guint       n,
         guint8     *lengths)
{
  Node   nodes[2 * ECOT_HUFFMAN_MAX];
  guint8 depths[2 * ECOT_HUFFMAN_MAX];
  guint  leaf = 0, pair = n, end = n, longest = 0;

  for (guint i = 0; i < n; i++)
    nodes[i].weight = leaves[i].weight;

  for (; end < 2 * n - 1; end++)
    {
      guint a = take (nodes, &leaf, &pair, n, end), b = take (nodes, &leaf, &pair, n, end);

      nodes[end].weight = nodes[a].weight + nodes[b].weight;
      nodes[a].parent = nodes[b].parent = end;
    }

  depths[end - 1] = 0;
  for (guint i = end - 1; i-- > 0;)
    depths[i] = (guint8)(depths[nodes[i].parent] + 1);

  for (guint i = 0; i < n; i++)
    {
      lengths[leaves[i].symbol] = depths[i];
      longest = MAX (longest, depths[i]);
    }

  return longest;
}

static guint16
turn_around (guint code,
             guint n_bits)
{
  guint turned = 0;

  for (guint i = 0; i < n_bits; i++)
    turned |= (code >> i & 1) << (n_bits - 1 - i);

  return (guint16)turned;
}

/* Those of one length follow each other, the shorter ones first. */
static void
number (EcotHuffman *self,
        guint        n,
        guint        max_bits)
{
  guint code = 0;

  for (guint bits = 1; bits <= max_bits; bits++, code <<= 1)
    for (guint i = 0; i < n; i++)
      if (self->lengths[i] == bits)
        self->codes[i] = turn_around (code++, bits);
}

void
ecot_huffman_init (EcotHuffman   *self,
                   const guint32 *counts,
                   guint          n,
                   guint          max_bits)
{
  Leaf  leaves[ECOT_HUFFMAN_MAX];
  guint n_leaves;

  g_return_if_fail (self != NULL && counts != NULL && n <= ECOT_HUFFMAN_MAX);
  g_return_if_fail (max_bits < 16 && n < 1u << max_bits);

  *self = (EcotHuffman){ 0 };
  n_leaves = sort_leaves (counts, n, leaves);
  g_return_if_fail (n_leaves >= 2);

  while (measure (leaves, n_leaves, self->lengths) > max_bits)
    for (guint i = 0; i < n_leaves; i++)
      leaves[i].weight = leaves[i].weight / 2 + 1;

  number (self, n, max_bits);
}
