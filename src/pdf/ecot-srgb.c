/* ecot-srgb.c: the colour space of screens and papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made in memory, so that no file has to be found.  LittleCMS writes the present
 * time into a profile; it is replaced by the day of the sRGB standard, so that
 * the same paper gives the same bytes tomorrow.
 */

#include "config.h"

#include <lcms2.h>
#include <string.h>

#include "pdf/ecot-srgb.h"

/* dateTimeNumber of the header, ICC.1:2001-04, 6.1: year, month, day, hour, minute, second. */
#define DATE_OFFSET 24
static const guint8 date[] = { 0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0 };

static GBytes *
create_profile (void)
{
  cmsHPROFILE     profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number size = 0;
  guint8         *data;

  /* PDF 1.4 knows profiles up to version 2. */
  cmsSetProfileVersion (profile, 2.1);
  cmsSaveProfileToMem (profile, NULL, &size);
  data = g_malloc0 (MAX (size, DATE_OFFSET + sizeof date));
  cmsSaveProfileToMem (profile, data, &size);
  memcpy (data + DATE_OFFSET, date, sizeof date);
  cmsCloseProfile (profile);

  return g_bytes_new_take (data, size);
}

GBytes *
ecot_srgb_get_profile (void)
{
  static gsize profile = 0;

  if (g_once_init_enter (&profile))
    g_once_init_leave (&profile, (gsize)create_profile ());

  return (GBytes *)profile;
}
