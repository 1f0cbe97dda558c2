/* ecot-fixed.c: fixed-point numbers as text, for amounts and decimals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written by hand rather than by printf and strtod: neither the locale nor a
 * binary fraction may touch a number, and grouping wants U+202F.
 */

#include "config.h"

#include "base/ecot-fixed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

/* The digits of 2^63. */
#define MAX_DIGITS 19

/* Digits of @magnitude, at least @places + 1 of them, most significant first.
 * Returns: how many */
static guint
write_digits (guint64 magnitude,
              guint   places,
              char    digits[MAX_DIGITS + 1])
{
  guint n = 0;

  do
    {
      digits[n++] = (char)('0' + magnitude % 10);
      magnitude /= 10;
    }
  while (magnitude > 0 || n <= places);

  for (guint i = 0; i < n / 2; i++)
    {
      char swap = digits[i];

      digits[i] = digits[n - 1 - i];
      digits[n - 1 - i] = swap;
    }

  return n;
}

static char *
append (char       *at,
        const char *text)
{
  gsize length = strlen (text);

  memcpy (at, text, length);
  return at + length;
}

const char *
ecot_fixed_format (gint64                value,
                   const EcotFixedStyle *style,
                   char                 *buf,
                   gsize                 size)
{
  guint64 magnitude = value < 0 ? -(guint64)value : (guint64)value;
  char    digits[MAX_DIGITS + 1];
  guint   n = write_digits (magnitude, style->places, digits);
  guint   n_whole = n - style->places;
  guint   n_places = style->places;
  char   *at = buf;

  while (n_places > style->least_places && digits[n_whole + n_places - 1] == '0')
    n_places--;

  /* The sign, every digit, six groups of thousands, a point and the NUL. */
  g_assert (size >= strlen (style->minus) + n + 6 * strlen (style->group) + strlen (style->point) + 1);

  if (value < 0)
    at = append (at, style->minus);

  for (guint i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        at = append (at, style->group);
      *at++ = digits[i];
    }

  if (n_places > 0)
    at = append (at, style->point);
  for (guint i = 0; i < n_places; i++)
    *at++ = digits[n_whole + i];

  *at = '\0';
  return buf;
}

/* Takes digits from @text into @value, which stays at @max + 1 once beyond it.
 * Returns: where the digits end */
static const char *
read_digits (const char *text,
             guint64     max,
             guint64    *value)
{
  for (; g_ascii_isdigit (*text); text++)
    {
      guint digit = (guint)(*text - '0');

      if (*value > (max - digit) / 10)
        *value = max + 1;
      else
        *value = *value * 10 + digit;
    }

  return text;
}

static gboolean
set_form_error (GError    **error,
                const char *typed)
{
  g_autofree char *excerpt = ecot_text_excerpt (typed);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
               _ ("“%s” is not a plain number: write digits and a point, as 1234.50"), excerpt);
  return FALSE;
}

static gboolean
set_places_error (GError    **error,
                  const char *typed,
                  guint       places)
{
  g_autofree char *excerpt = ecot_text_excerpt (typed);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
               _ ("“%s” has more than %u decimals: round it"), excerpt, places);
  return FALSE;
}

static gboolean
set_size_error (GError    **error,
                const char *typed)
{
  g_autofree char *excerpt = ecot_text_excerpt (typed);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
               _ ("“%s” is too large: check its digits"), excerpt);
  return FALSE;
}

gboolean
ecot_fixed_parse (const char *text,
                  const char *typed,
                  guint       places,
                  gint64      max,
                  gint64     *value,
                  GError    **error)
{
  gboolean    negative = text[0] == '-';
  const char *whole = text + negative;
  guint64     magnitude = 0;
  const char *at = read_digits (whole, (guint64)max, &magnitude);
  const char *fraction = *at == '.' ? at + 1 : NULL;
  gsize       n_places = 0;

  if (at == whole)
    return set_form_error (error, typed);

  if (fraction != NULL)
    {
      at = read_digits (fraction, (guint64)max, &magnitude);
      n_places = (gsize)(at - fraction);
    }

  if (*at != '\0' || (fraction != NULL && n_places == 0))
    return set_form_error (error, typed);
  if (n_places > places)
    return set_places_error (error, typed, places);

  for (gsize i = n_places; i < places; i++)
    read_digits ("0", (guint64)max, &magnitude);
  if (magnitude > (guint64)max)
    return set_size_error (error, typed);

  *value = negative ? -(gint64)magnitude : (gint64)magnitude;
  return TRUE;
}
