/* ecot-srgb.c: the colour space of screens and papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An ICC profile (ICC.1:2001-04, since PDF 1.4 knows them up to version 2) made in memory, so that no file has to be
 * found, and no library loaded for 600 bytes that never change.
 *
 * The curve is a table of 32 points and not of 4,096, as others have it.  Viewers built on poppler 22 invert it again
 * for every page they show or search: that took 100 ms a page and takes 1.  Between points the curve is off by less
 * than an eighth of what 8 bits can tell.
 */

#include "config.h"

#include "pdf/ecot-srgb.h"

#include <math.h>
#include <string.h>

#define NAME      "sRGB IEC61966-2.1"
#define COPYRIGHT "No copyright, use freely"

#define HEADER_SIZE 128
#define N_POINTS    32

/* Version 2.1 in the header (6.1.3). */
#define VERSION 0x02100000

/* The day of the IEC's standard, for a date there has to be: year, month, day, hour, minute, second. */
static const guint16 date[] = { 1999, 10, 18, 0, 0, 0 };

/* The white of the connection space, D50, and the colours of the phosphors of IEC 61966-2-1 as they are seen under it, in
 * parts of 65,536. */
static const guint32 white[] = { 0xf6d6, 0x10000, 0xd32d };
static const guint32 red[] = { 0x6fa0, 0x38f5, 0x0390 };
static const guint32 green[] = { 0x6297, 0xb787, 0x18d9 };
static const guint32 blue[] = { 0x249f, 0x0f84, 0xb6c3 };

static void
append_number (GByteArray *array,
               guint       n_bytes,
               guint32     number)
{
  while (n_bytes-- > 0)
    g_byte_array_append (array, &(guint8){ (guint8)(number >> (8 * n_bytes)) }, 1);
}

static void
append_zeros (GByteArray *array,
              guint       n)
{
  while (n-- > 0)
    append_number (array, 1, 0);
}

/* Four letters. */
static void
append_name (GByteArray *array,
             const char *name)
{
  g_byte_array_append (array, (const guint8 *)name, 4);
}

/* Tags: type, four zeros, value. */

static void
append_type (GByteArray *array,
             const char *type)
{
  append_name (array, type);
  append_zeros (array, 4);
}

/* In ASCII, and neither in Unicode nor for a Macintosh. */
static void
append_description (GByteArray *array)
{
  append_type (array, "desc");
  append_number (array, 4, sizeof NAME);
  g_byte_array_append (array, (const guint8 *)NAME, sizeof NAME);
  append_zeros (array, 4 + 4 + 2 + 1 + 67);
}

static void
append_copyright (GByteArray *array)
{
  append_type (array, "text");
  g_byte_array_append (array, (const guint8 *)COPYRIGHT, sizeof COPYRIGHT);
}

static void
append_colour (GByteArray   *array,
               const guint32 colour[3])
{
  append_type (array, "XYZ ");
  for (guint i = 0; i < 3; i++)
    append_number (array, 4, colour[i]);
}

/* IEC 61966-2-1: light that comes of a value. */
static void
append_curve (GByteArray *array)
{
  append_type (array, "curv");
  append_number (array, 4, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double value = (double)i / (N_POINTS - 1);
      double light = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);

      append_number (array, 2, (guint32)(light * G_MAXUINT16 + 0.5));
    }
}

/* The profile: header, table of tags, tags. */

static void
append_header (GByteArray *array,
               guint       size)
{
  append_number (array, 4, size);
  append_zeros (array, 4);
  append_number (array, 4, VERSION);
  append_name (array, "mntr");
  append_name (array, "RGB ");
  append_name (array, "XYZ ");
  for (guint i = 0; i < G_N_ELEMENTS (date); i++)
    append_number (array, 2, date[i]);
  append_name (array, "acsp");
  append_zeros (array, 28);
  for (guint i = 0; i < G_N_ELEMENTS (white); i++)
    append_number (array, 4, white[i]);
  append_zeros (array, HEADER_SIZE - array->len);
}

typedef struct
{
  const char *name;
  guint       start, length; /* among the tags */
} Tag;

/* From where the last one ended; each begins at a multiple of four. */
static Tag
end_tag (GByteArray *data,
         guint      *start,
         const char *name)
{
  const Tag tag = { name, *start, data->len - *start };

  append_zeros (data, (4 - data->len % 4) % 4);
  *start = data->len;
  return tag;
}

/* The colours share one curve. */
static guint
append_tags (GByteArray *data,
             Tag        *tags)
{
  guint start = 0, n = 0;

  append_description (data);
  tags[n++] = end_tag (data, &start, "desc");
  append_copyright (data);
  tags[n++] = end_tag (data, &start, "cprt");
  append_colour (data, white);
  tags[n++] = end_tag (data, &start, "wtpt");
  append_colour (data, red);
  tags[n++] = end_tag (data, &start, "rXYZ");
  append_colour (data, green);
  tags[n++] = end_tag (data, &start, "gXYZ");
  append_colour (data, blue);
  tags[n++] = end_tag (data, &start, "bXYZ");
  append_curve (data);
  tags[n++] = end_tag (data, &start, "rTRC");
  for (guint i = 0; i < 2; i++, n++)
    tags[n] = (Tag){ i == 0 ? "gTRC" : "bTRC", tags[n - 1].start, tags[n - 1].length };

  return n;
}

static GBytes *
create_profile (void)
{
  GByteArray            *profile = g_byte_array_new ();
  g_autoptr (GByteArray) data = g_byte_array_new ();
  Tag                    tags[9];
  guint                  n = append_tags (data, tags);
  guint                  first = HEADER_SIZE + 4 + 12 * n;

  append_header (profile, first + data->len);
  append_number (profile, 4, n);
  for (guint i = 0; i < n; i++)
    {
      append_name (profile, tags[i].name);
      append_number (profile, 4, first + tags[i].start);
      append_number (profile, 4, tags[i].length);
    }
  g_byte_array_append (profile, data->data, data->len);

  return g_byte_array_free_to_bytes (profile);
}

GBytes *
ecot_srgb_get_profile (void)
{
  static gsize profile = 0;

  if (g_once_init_enter (&profile))
    g_once_init_leave (&profile, (gsize)create_profile ());

  return (GBytes *)profile;
}
