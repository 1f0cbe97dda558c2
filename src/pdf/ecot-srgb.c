/* ecot-srgb.c: the colour space of screens and papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made in memory, so that no file has to be found.  LittleCMS writes the present
 * time into a profile; it is replaced by the day of the sRGB standard, so that
 * the same paper gives the same bytes tomorrow.
 *
 * The curve is a table of 32 points and not of 4,096, as LittleCMS would have it.
 * Viewers built on poppler 22 invert it again for every page they show or search:
 * that took 100 ms a page and takes 1.  Between points the curve is off by less
 * than an eighth of what 8 bits can tell.
 */

#include "config.h"

#include <lcms2.h>
#include <math.h>
#include <string.h>

#include "pdf/ecot-srgb.h"

/* dateTimeNumber of the header, ICC.1:2001-04, 6.1: year, month, day, hour, minute, second. */
#define DATE_OFFSET 24
static const guint8 date[] = { 0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0 };

#define N_POINTS 32

/* IEC 61966-2-1: light that comes of a value. */
static cmsToneCurve *
create_curve (void)
{
  cmsUInt16Number points[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    {
      double value = (double)i / (N_POINTS - 1);
      double light = value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);

      points[i] = (cmsUInt16Number)(light * G_MAXUINT16 + 0.5);
    }

  return cmsBuildTabulatedToneCurve16 (NULL, N_POINTS, points);
}

static void
set_name (cmsHPROFILE profile)
{
  cmsMLU *name = cmsMLUalloc (NULL, 1);

  cmsMLUsetASCII (name, "en", "US", "sRGB IEC61966-2.1");
  cmsWriteTag (profile, cmsSigProfileDescriptionTag, name);
  cmsMLUfree (name);
}

static cmsHPROFILE
create_rgb (void)
{
  const cmsCIExyY       d65 = { 0.3127, 0.3290, 1 };
  const cmsCIExyYTRIPLE primaries = { { 0.64, 0.33, 1 }, { 0.30, 0.60, 1 }, { 0.15, 0.06, 1 } };
  cmsToneCurve         *curve = create_curve ();
  cmsToneCurve         *curves[] = { curve, curve, curve };
  cmsHPROFILE           profile = cmsCreateRGBProfile (&d65, &primaries, curves);

  cmsFreeToneCurve (curve);
  set_name (profile);

  /* PDF 1.4 knows profiles up to version 2. */
  cmsSetProfileVersion (profile, 2.1);

  return profile;
}

static GBytes *
create_profile (void)
{
  cmsHPROFILE     profile = create_rgb ();
  cmsUInt32Number size = 0;
  guint8         *data;

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
