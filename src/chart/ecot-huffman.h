/* ecot-huffman.h: codes that are short for what is frequent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For chart/ only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ECOT_HUFFMAN_MAX 286

typedef struct
{
  guint8  lengths[ECOT_HUFFMAN_MAX]; /* in bits; 0: never told */
  guint16 codes[ECOT_HUFFMAN_MAX];   /* the bit that comes first is the lowest */
} EcotHuffman;

/**
 * ecot_huffman_init:
 * @counts: how often each of @n is told; two of them at least are
 * @max_bits: no code is longer; 2 to its power is more than @n
 *
 * Canonical codes as in RFC 1951, 3.2.2: the same for the same counts.
 */
void ecot_huffman_init (EcotHuffman   *self,
                        const guint32 *counts,
                        guint          n,
                        guint          max_bits);

G_END_DECLS
