/* ecot-letters.c: how wide words are, whatever fonts there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper is the same wherever it is made, so what is decided from the width of words cannot ask a font that may not be
 * there.  These are the widths of Liberation Sans, in which tables are set, and of every font that is made to replace it.
 */

#include "report/ecot-letters.h"

#define FIRST 0x20
#define N     95

/* From the space to the tilde, light and strong. */
static const guint16 ascii[2][N] = {
  {
    278,
    278,
    355,
    556,
    556,
    889,
    667,
    191,
    333,
    333,
    389,
    584,
    278,
    333,
    278,
    278,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    278,
    278,
    584,
    584,
    584,
    556,
    1015,
    667,
    667,
    722,
    722,
    667,
    611,
    778,
    722,
    278,
    500,
    667,
    556,
    833,
    722,
    778,
    667,
    778,
    722,
    667,
    611,
    722,
    667,
    944,
    667,
    667,
    611,
    278,
    278,
    278,
    469,
    556,
    333,
    556,
    556,
    500,
    556,
    556,
    278,
    556,
    556,
    222,
    222,
    500,
    222,
    833,
    556,
    556,
    556,
    556,
    333,
    500,
    278,
    556,
    500,
    722,
    500,
    500,
    500,
    334,
    260,
    334,
    584,
  },
  {
    278,
    333,
    474,
    556,
    556,
    889,
    722,
    238,
    333,
    333,
    389,
    584,
    278,
    333,
    278,
    278,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    556,
    333,
    333,
    584,
    584,
    584,
    611,
    975,
    722,
    722,
    722,
    722,
    667,
    611,
    778,
    722,
    278,
    556,
    722,
    611,
    833,
    722,
    778,
    667,
    778,
    722,
    667,
    611,
    722,
    667,
    944,
    667,
    667,
    611,
    333,
    278,
    333,
    584,
    556,
    333,
    556,
    611,
    556,
    611,
    556,
    333,
    611,
    611,
    278,
    278,
    556,
    278,
    889,
    611,
    611,
    611,
    611,
    389,
    556,
    333,
    611,
    556,
    778,
    556,
    556,
    500,
    389,
    280,
    389,
    584,
  },
};

/* What French sets besides letters with accents. */
static const struct
{
  gunichar letter;
  guint16  width;
} others[] = {
  { 0x00a0, 278 },
  { 0x00ab, 556 },
  { 0x00b0, 400 },
  { 0x00b2, 333 },
  { 0x00bb, 556 },
  { 0x00d7, 584 },
  { 0x0153, 944 },
  { 0x2013, 556 },
  { 0x2019, 278 },
  { 0x202f, 365 },
  { 0x20ac, 556 },
  { 0x2212, 584 },
};

/* As wide as the letter it stands on; of a script that is not ours, as wide as it is high. */
static guint
measure_other (gunichar letter,
               gboolean strong)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].letter == letter)
      return others[i].width;

  g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
  if (parts[0] >= FIRST && parts[0] < FIRST + N)
    return ascii[strong][parts[0] - FIRST];

  if (g_unichar_iszerowidth (letter))
    return 0;

  return letter >= 0x2014 ? 1000 : 611;
}

guint
ecot_letters_measure (const char *text,
                      const char *end,
                      gboolean    strong)
{
  guint width = 0;

  g_return_val_if_fail (text != NULL && end != NULL, 0);

  strong = strong ? 1 : 0;
  for (; text < end; text = g_utf8_next_char (text))
    {
      guchar byte = (guchar)*text;

      width += byte >= FIRST && byte < FIRST + N ? ascii[strong][byte - FIRST] : measure_other (g_utf8_get_char (text), strong);
    }

  return width;
}
