/* ecot-expression.c: what somebody has computed where a number is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text becomes the short alphabet of ecot-number.c with * / ( ) besides,
 * which this grammar reads:
 *
 *   sum     = [sign] product { ( + | - ) product }
 *   product = factor { ( * | / ) [sign] factor }
 *   factor  = ( "(" sum ")" | number ) [€]
 *
 * Values are fractions in lowest terms of two 128-bit integers, so that nothing
 * is lost on the way: 10/3*3 is 10.  What grows beyond them is refused, as is
 * every text that is not read to its end.
 */

#include "config.h"

#include "base/ecot-expression.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-number-private.h"
#include "base/ecot-text.h"

/* Parentheses within parentheses; more is no sum but an attack on the stack. */
#define MAX_DEPTH 32

/* The digits a number may have, so that it fits with room to compute. */
#define MAX_DIGITS 30

/* The short alphabet has these besides that of a number. */
#define SIGNS "+-*/()"

/* A fraction in lowest terms; @den is positive. */
typedef struct
{
  EcotWide num, den;
} Ratio;

typedef struct
{
  const char *typed; /* what errors quote */
  const char *at;    /* in the short alphabet */
  guint       depth;
} Reader;

static gboolean read_sum (Reader  *self,
                          Ratio   *value,
                          GError **error);

/* Fractions.  All FALSE where 128 bits do not do. */

static EcotWide
magnitude (EcotWide n)
{
  return n < 0 ? -n : n;
}

static EcotWide
greatest_divisor (EcotWide a,
                  EcotWide b)
{
  a = magnitude (a);
  b = magnitude (b);

  while (b != 0)
    {
      EcotWide rest = a % b;

      a = b;
      b = rest;
    }

  return a == 0 ? 1 : a;
}

/* Crosswise first, which keeps the products as small as they can be. */
static gboolean
multiply (Ratio  a,
          Ratio  b,
          Ratio *product)
{
  EcotWide left = greatest_divisor (a.num, b.den), right = greatest_divisor (b.num, a.den);

  return !__builtin_mul_overflow (a.num / left, b.num / right, &product->num) &&
         !__builtin_mul_overflow (a.den / right, b.den / left, &product->den);
}

/* @b is not zero. */
static gboolean
divide (Ratio  a,
        Ratio  b,
        Ratio *quotient)
{
  Ratio inverse = { b.num < 0 ? -b.den : b.den, magnitude (b.num) };

  return multiply (a, inverse, quotient);
}

static gboolean
add (Ratio  a,
     Ratio  b,
     Ratio *sum)
{
  EcotWide common = greatest_divisor (a.den, b.den);
  EcotWide left, right, num, den, shared;

  if (__builtin_mul_overflow (a.num, b.den / common, &left) || __builtin_mul_overflow (b.num, a.den / common, &right) ||
      __builtin_add_overflow (left, right, &num) || __builtin_mul_overflow (a.den, b.den / common, &den))
    return FALSE;

  shared = greatest_divisor (num, den);
  *sum = (Ratio){ num / shared, den / shared };
  return TRUE;
}

/* What is wrong: "“3*”: a number is missing at the end". */
static gboolean
refuse (Reader     *self,
        GError    **error,
        const char *sentence)
{
  g_autofree char *excerpt = ecot_text_excerpt (self->typed);

  /* Translators: what was typed, what is wrong with it */
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s”: %s"), excerpt, sentence);
  return FALSE;
}

/* The signs and the number at @at, as far as one tells them apart.  (transfer full) */
static char *
take_piece (const char *at)
{
  gsize            n = strcspn (at, SIGNS);
  g_autofree char *piece = g_strndup (at, n > 0 ? n : 1);

  return g_strdup (g_strstrip (g_strdelimit (piece, "E", ' ')));
}

static gboolean
refuse_size (Reader  *self,
             GError **error)
{
  g_autofree char *excerpt = ecot_text_excerpt (self->typed);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW, _ ("“%s” comes to too large a number: check the numbers it is made from"), excerpt);
  return FALSE;
}

/* Reading */

static gboolean
take (Reader *self,
      char    sign)
{
  return ecot_number_take (&self->at, sign);
}

/* A lone comma parts decimals; a lone point may part either. */
static gboolean
is_clear (const char *number)
{
  return strchr (number, '.') == NULL || !ecot_number_is_ambiguous (number);
}

/* "1234.56" */
static gboolean
read_digits (const char *plain,
             Ratio      *value)
{
  const char *point = strchr (plain, '.');

  if (strlen (plain) > MAX_DIGITS)
    return FALSE;

  *value = (Ratio){ 0, 1 };

  for (const char *at = plain; *at != '\0'; at++)
    if (at != point)
      {
        value->num = value->num * 10 + (*at - '0');
        value->den *= point != NULL && at > point ? 10 : 1;
      }

  /* Lowest terms. */
  return multiply (*value, (Ratio){ 1, 1 }, value) && add (*value, (Ratio){ 0, 1 }, value);
}

static gboolean
refuse_number (Reader     *self,
               GError    **error,
               const char *number)
{
  g_autofree char *why = NULL;

  if (*number == '\0' && *self->at == '\0')
    return refuse (self, error, _ ("a number is missing at the end"));

  if (*number == '\0')
    {
      g_autofree char *piece = take_piece (self->at);

      /* Translators: a sign of a sum, as "*" */
      why = g_strdup_printf (_ ("a number is missing before “%s”"), piece);
    }
  else
    why = g_strdup_printf (_ ("“%s” is not a number: write it as 1 234,56 or 1234.56"), number);

  return refuse (self, error, why);
}

static gboolean
read_number (Reader  *self,
             Ratio   *value,
             GError **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char    *number = NULL;
  gsize               length;

  take (self, ECOT_NUMBER_EURO);
  self->at += strspn (self->at, " ");
  length = strspn (self->at, ECOT_NUMBER_LETTERS);
  number = g_strchomp (g_strndup (self->at, length));

  if (!is_clear (number))
    return ecot_number_set_ambiguous (error, 2, number);
  /* "03-27-00-00-00" is a telephone. */
  if (*number == '\0' || (number[0] == '0' && g_ascii_isdigit (number[1])) || !ecot_number_make_plain (number, plain))
    return refuse_number (self, error, number);

  self->at += length;

  return read_digits (plain->str, value) || refuse_size (self, error);
}

static gboolean
read_factor (Reader  *self,
             Ratio   *value,
             GError **error)
{
  if (!take (self, '('))
    {
      if (!read_number (self, value, error))
        return FALSE;
    }
  else
    {
      if (++self->depth > MAX_DEPTH)
        return refuse (self, error, _ ("this has too many parentheses one in the other"));
      if (!read_sum (self, value, error))
        return FALSE;
      if (!take (self, ')'))
        return refuse (self, error, _ ("a parenthesis is not closed"));

      self->depth--;
    }

  take (self, ECOT_NUMBER_EURO);
  return TRUE;
}

/* A factor with its own sign, as in 5*-3. */
static gboolean
read_signed (Reader  *self,
             Ratio   *value,
             GError **error)
{
  gboolean negative = take (self, '-');

  if (!negative)
    take (self, '+');

  if (!read_factor (self, value, error))
    return FALSE;

  value->num = negative ? -value->num : value->num;
  return TRUE;
}

/* Goes on from the first factor, which is in @value. */
static gboolean
read_product (Reader  *self,
              Ratio   *value,
              GError **error)
{
  for (;;)
    {
      gboolean divides = take (self, '/');
      Ratio    factor;

      if (!divides && !take (self, '*'))
        return TRUE;
      if (!read_signed (self, &factor, error))
        return FALSE;
      if (divides && factor.num == 0)
        return refuse (self, error, _ ("nothing can be divided by zero"));
      if (!(divides ? divide (*value, factor, value) : multiply (*value, factor, value)))
        return refuse_size (self, error);
    }
}

static gboolean
read_sum (Reader  *self,
          Ratio   *value,
          GError **error)
{
  if (!read_signed (self, value, error) || !read_product (self, value, error))
    return FALSE;

  for (;;)
    {
      gboolean negative = take (self, '-');
      Ratio    term;

      if (!negative && !take (self, '+'))
        return TRUE;
      if (!read_factor (self, &term, error) || !read_product (self, &term, error))
        return FALSE;

      term.num = negative ? -term.num : term.num;

      if (!add (*value, term, value))
        return refuse_size (self, error);
    }
}

/* The whole text. */
static gboolean
read_all (Reader  *self,
          Ratio   *value,
          GError **error)
{
  g_autofree char *piece = NULL;
  g_autofree char *why = NULL;

  take (self, '=');

  if (!read_sum (self, value, error))
    return FALSE;

  self->at += strspn (self->at, " ");

  if (*self->at == '\0')
    return TRUE;
  if (*self->at == ')')
    return refuse (self, error, _ ("a parenthesis is closed that was not opened"));

  piece = take_piece (self->at);
  /* Translators: a number that follows another one */
  why = g_strdup_printf (_ ("a sign is missing before “%s”"), piece);

  return refuse (self, error, why);
}

/* Text to alphabet */

static char
shorten_sign (gunichar c)
{
  if (c == '*' || c == 0xD7 || c == 0x22C5 || c == 0x2217 || c == 'x' || c == 'X')
    return '*';
  if (c == '/' || c == 0xF7 || c == 0x2215 || c == 0x2044)
    return '/';
  if (c == '(' || c == ')')
    return (char)c;

  return ecot_number_shorten (c);
}

/* The sign of the word or character at @at, and where that ends; 0 for none. */
static char
read_letter (const char  *at,
             const char **end)
{
  gsize euro = ecot_number_skip_euro_word (at);
  char  sign = euro > 0 ? ECOT_NUMBER_EURO : shorten_sign (g_utf8_get_char (at));

  *end = euro > 0 ? at + euro : g_utf8_next_char (at);

  /* An x multiplies where it stands alone. */
  if (sign == '*' && g_ascii_isalpha (*at) && g_unichar_isalpha (g_utf8_get_char (*end)))
    sign = 0;

  return sign == ECOT_NUMBER_PERCENT ? 0 : sign;
}

/* @clean in the short alphabet.  What has no place in it is left out, and is @foreign, if
 * that is asked for.  (transfer full) */
static char *
shorten_all (const char  *clean,
             const char **foreign)
{
  GString *text = g_string_new (NULL);

  for (const char *at = clean; *at != '\0';)
    {
      const char *end;
      char        sign = read_letter (at, &end);

      if (sign != 0)
        g_string_append_c (text, sign);
      else if (foreign != NULL && *foreign == NULL && !ecot_number_is_unseen (g_utf8_get_char (at)))
        *foreign = at;

      at = end;
    }

  g_strstrip (text->str);
  return g_string_free (text, FALSE);
}

/* "(1 234,56 €)" is how accounts write less than nothing. */
static gboolean
is_lone_number (const char *simple)
{
  gsize            n = strlen (simple);
  g_autofree char *inner = NULL;

  if (n < 2 || simple[0] != '(')
    return strpbrk (simple, SIGNS) == NULL;

  inner = g_strdelimit (g_strdup (simple + 1), "E", ' ');
  g_strstrip (inner);
  n = strlen (inner);

  return n > 0 && inner[n - 1] == ')' && strcspn (inner, SIGNS) == n - 1;
}

gboolean
ecot_expression_is (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *simple = NULL;
  const char      *at;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > ECOT_NUMBER_MAX_LENGTH)
    return FALSE;

  clean = g_strstrip (ecot_text_clean (text, -1));

  if (ecot_number_is_date (clean))
    return FALSE;

  simple = shorten_all (clean, NULL);
  at = simple + (*simple == '=' ? 1 : 0);
  at += strspn (at, " ");

  if (is_lone_number (at))
    return FALSE;

  at += strspn (at, "+- ") > 0 ? 1 : 0;

  return strpbrk (at, SIGNS) != NULL;
}

static gboolean
refuse_foreign (Reader     *self,
                GError    **error,
                const char *foreign)
{
  const char      *end = foreign;
  g_autofree char *word = NULL;
  g_autofree char *why = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  word = g_strndup (foreign, (gsize)((end > foreign ? end : g_utf8_next_char (foreign)) - foreign));
  /* Translators: a word or character */
  why = g_strdup_printf (_ ("“%s” cannot be computed: write numbers with + - * / and parentheses"), *foreign == '\n' || *foreign == '\t' ? " " : word);

  return refuse (self, error, why);
}

static gboolean
round_result (Reader      *self,
              Ratio        value,
              guint        places,
              EcotRounding rounding,
              gint64      *rounded,
              GError     **error)
{
  for (guint i = 0; i < places; i++)
    if (!multiply (value, (Ratio){ 10, 1 }, &value))
      return refuse_size (self, error);

  /* Whole euros are for amounts that are not exact in cents; the rest of the kinds has no euros. */
  if (value.den == 1 || places != 2)
    rounding = rounding == ECOT_ROUNDING_DOWN ? ECOT_ROUNDING_DOWN : ECOT_ROUNDING_HALF_UP;

  return ecot_round_quotient (value.num, value.den, rounding, rounded, NULL) || refuse_size (self, error);
}

gboolean
ecot_expression_read (const char  *text,
                      guint        places,
                      EcotRounding rounding,
                      gint64       max,
                      gint64      *value,
                      GError     **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *simple = NULL;
  const char      *foreign = NULL;
  Reader           reader = { 0 };
  Ratio            exact = { 0, 1 };
  gint64           rounded = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  clean = g_strstrip (ecot_text_clean (text, -1));
  reader.typed = clean;

  if (strlen (clean) > ECOT_NUMBER_MAX_LENGTH)
    return refuse (&reader, error, _ ("this is too long to be computed"));

  simple = shorten_all (clean, &foreign);
  reader.at = simple;

  if (foreign != NULL)
    return refuse_foreign (&reader, error, foreign);
  if (!read_all (&reader, &exact, error) || !round_result (&reader, exact, places, rounding, &rounded, error))
    return FALSE;
  if (places == 0 && exact.den != 1)
    return refuse (&reader, error, _ ("this does not come to a whole number"));
  if (rounded > max || rounded < -max)
    return refuse_size (&reader, error);

  *value = rounded;
  return TRUE;
}
