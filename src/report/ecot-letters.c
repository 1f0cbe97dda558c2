/* ecot-letters.c: how wide words are, whatever fonts there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper is the same wherever it is made, so what is decided from the width of words cannot ask a font that may not be
 * there.  These are the widths of Liberation Sans, in which tables are set, and of every font that is made to replace it.
 */

#include "report/ecot-letters.h"

#define N_ASCII 0x80

typedef struct
{
  const char *letters;
  guint16     width;
} Group;

/* From the space to the tilde, light and strong. */
static const Group groups[2][24] = {
  {
    { "'", 191 },
    { "ijl", 222 },
    { "|", 260 },
    { " !,./:;I[\\]ft", 278 },
    { "()-`r", 333 },
    { "{}", 334 },
    { "\"", 355 },
    { "*", 389 },
    { "^", 469 },
    { "Jcksvxyz", 500 },
    { "#$0123456789?L_abdeghnopqu", 556 },
    { "+<=>~", 584 },
    { "FTZ", 611 },
    { "&ABEKPSVXY", 667 },
    { "CDHNRUw", 722 },
    { "GOQ", 778 },
    { "Mm", 833 },
    { "%", 889 },
    { "W", 944 },
    { "@", 1015 },
  },
  {
    { "'", 238 },
    { " ,./I\\ijl", 278 },
    { "|", 280 },
    { "!()-:;[]`ft", 333 },
    { "*r{}", 389 },
    { "\"", 474 },
    { "z", 500 },
    { "#$0123456789J_aceksvxy", 556 },
    { "+<=>^~", 584 },
    { "?FLTZbdghnopqu", 611 },
    { "EPSVXY", 667 },
    { "&ABCDHKNRU", 722 },
    { "GOQw", 778 },
    { "M", 833 },
    { "%m", 889 },
    { "W", 944 },
    { "@", 975 },
  },
};

/* Of the first 128 characters, by their code: a long table asks for millions. */
static const guint16 *
get_ascii (gboolean strong)
{
  static guint16 widths[2][N_ASCII];
  static gsize   once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < 2; i++)
        for (const Group *group = groups[i]; group->letters != NULL; group++)
          for (const char *letter = group->letters; *letter != '\0'; letter++)
            widths[i][(guchar)*letter] = group->width;
      g_once_init_leave (&once, 1);
    }

  return widths[strong ? 1 : 0];
}

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
measure_other (gunichar       letter,
               const guint16 *widths)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].letter == letter)
      return others[i].width;

  g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
  if (parts[0] < N_ASCII)
    return widths[parts[0]];

  if (g_unichar_iszerowidth (letter))
    return 0;

  return letter >= 0x2014 ? 1000 : 611;
}

guint
ecot_letters_measure (const char *text,
                      const char *end,
                      gboolean    strong)
{
  const guint16 *widths = get_ascii (strong);
  guint          width = 0;

  g_return_val_if_fail (text != NULL && end != NULL, 0);

  for (; text < end; text = g_utf8_next_char (text))
    {
      guchar byte = (guchar)*text;

      width += byte < N_ASCII ? widths[byte] : measure_other (g_utf8_get_char (text), widths);
    }

  return width;
}
