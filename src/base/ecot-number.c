/* ecot-number.c: numbers as people type and paste them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In two steps.  First every character becomes one of a dozen (all spaces one
 * space, all minus signs one minus, "EUR" the euro sign), or is named in the
 * error.  Then that short alphabet is read by a grammar:
 *
 *   sum    = [=] [sign] term { sign term }
 *   term   = [unit] number [unit]
 *   number = digits, in groups of three or not, and perhaps decimals
 *
 * A point and a comma both may part thousands or decimals, so what stands
 * around them decides, and where it does not, the person is asked.  Nothing is
 * rounded here: a third decimal of an amount is refused, not dropped.
 */

#include "config.h"

#include "base/ecot-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-date.h"
#include "base/ecot-error.h"
#include "base/ecot-fixed-private.h"
#include "base/ecot-number-private.h"
#include "base/ecot-text.h"

#define SPACE      ECOT_NUMBER_SPACE
#define APOSTROPHE ECOT_NUMBER_APOSTROPHE
#define EURO       ECOT_NUMBER_EURO
#define PERCENT    ECOT_NUMBER_PERCENT

typedef struct
{
  guint  places;
  gint64 max;
  char   unit; /* may stand beside a number of this kind */
  gboolean (*add) (gint64, gint64, gint64 *, GError **);
} Kind;

static const Kind amount_kind = { 2, ECOT_AMOUNT_MAX, EURO, ecot_amount_add };
static const Kind decimal_kind = { 4, ECOT_DECIMAL_MAX, EURO, ecot_decimal_add };
static const Kind percent_kind = { 4, ECOT_DECIMAL_MAX, PERCENT, ecot_decimal_add };

/* A sum being read. */
typedef struct
{
  const Kind *kind;
  const char *typed;
  const char *at; /* in the short alphabet */
  gboolean    is_sum;
} Reader;

/* The first step */

gboolean
ecot_number_is_unseen (gunichar c)
{
  /* Soft hyphen, zero-width spaces and joiners, marks of direction. */
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4;
}

/* The full-width forms of ASCII as ASCII. */
static gunichar
narrow (gunichar c)
{
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c;
}

char
ecot_number_shorten (gunichar c)
{
  c = narrow (c);

  if (c < 0x80 && c != 0 && (g_ascii_isdigit ((char)c) || strchr (".,+-=%", (int)c) != NULL))
    return (char)c;
  if (is_minus (c))
    return '-';
  if (is_apostrophe (c))
    return APOSTROPHE;
  if (c == 0x20AC)
    return EURO;

  return g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR ? SPACE : 0;
}

/* "EUR", "euro" and "euros" in any case. */
static gboolean
is_euro_word (const char *word,
              gsize       length)
{
  return (length == 3 && g_ascii_strncasecmp (word, "eur", 3) == 0) ||
         (length == 4 && g_ascii_strncasecmp (word, "euro", 4) == 0) ||
         (length == 5 && g_ascii_strncasecmp (word, "euros", 5) == 0);
}

static const char *
skip_word (const char *at)
{
  while (g_unichar_isalpha (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

gsize
ecot_number_skip_euro_word (const char *text)
{
  const char *end = skip_word (text);

  return is_euro_word (text, (gsize)(end - text)) ? (gsize)(end - text) : 0;
}

/* Names the word or character at @at, which no number has. */
static void
set_foreign_error (GError    **error,
                   const char *typed,
                   const char *at)
{
  const char      *end = skip_word (at);
  g_autofree char *excerpt = ecot_text_excerpt (typed);
  g_autofree char *word = NULL;
  g_autofree char *named = NULL;

  if (*at == '\n' || *at == '\t')
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   _ ("“%s” has more than one line or cell: paste one number"), excerpt);
      return;
    }

  word = g_strndup (at, (gsize)((end > at ? end : g_utf8_next_char (at)) - at));
  named = ecot_text_excerpt (word);

  /* A word that is all there is need not be named twice. */
  if (g_str_equal (word, typed))
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s” is not a number: write digits, and only + and - between them"), named);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                 _ ("“%s” is not a number because of “%s”: write digits, and only + and - between them"), excerpt, named);
}

/* @clean in the short alphabet.  Returns: (transfer full): %NULL with an error */
static char *
shorten_all (const char *clean,
             char        unit,
             GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = clean; *at != '\0';)
    {
      gunichar    c = g_utf8_get_char (at);
      char        sign = ecot_number_shorten (c);
      const char *word_end = skip_word (at);

      if (ecot_number_skip_euro_word (at) > 0)
        sign = EURO;

      if ((sign == EURO || sign == PERCENT) && sign != unit)
        sign = 0;
      if (sign == 0 && !ecot_number_is_unseen (c))
        {
          set_foreign_error (error, clean, at);
          return NULL;
        }

      if (sign != 0)
        g_string_append_c (text, sign);
      at = word_end > at ? word_end : g_utf8_next_char (at);
    }

  g_strstrip (text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The second step: one number */

static gboolean
set_form_error (GError    **error,
                const char *typed)
{
  g_autofree char *excerpt = ecot_text_excerpt (typed);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
               _ ("“%s” is not a number: write it as 1 234,56 or 1234.56"), excerpt);
  return FALSE;
}

gboolean
ecot_number_set_ambiguous (GError    **error,
                           guint       places,
                           const char *number)
{
  gsize            n_whole = strcspn (number, ".,");
  const char      *rest = number + n_whole + 1;
  g_autofree char *whole = g_strndup (number, n_whole);
  g_autofree char *thousands = g_strconcat (whole, ECOT_NNBSP, rest, NULL);
  g_autofree char *decimals = g_strconcat (whole, ",", rest, NULL);

  if (places == 2)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS,
                 _ ("“%s” can be read as %s or as %s: write %s%s for the first, two decimals for the second"),
                 number, thousands, decimals, whole, rest);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS,
                 _ ("“%s” can be read as %s or as %s: write %s%s for the first, four decimals for the second"),
                 number, thousands, decimals, whole, rest);

  return FALSE;
}

/* The only mark of @number, or %NULL. */
static const char *
find_lone_mark (const char *number)
{
  const char *mark = strpbrk (number, " '.,");

  return mark != NULL && strpbrk (mark + 1, " '.,") == NULL ? mark : NULL;
}

/* "0.125" is no thousands. */
gboolean
ecot_number_is_ambiguous (const char *number)
{
  const char *mark = find_lone_mark (number);

  return mark != NULL && (*mark == '.' || *mark == ',') && strlen (mark + 1) == 3 &&
         mark > number && mark - number <= 3 && number[0] != '0';
}

/* Where the decimals' mark of @number is: the last point or comma, if it is the
 * only one of its kind.  Returns: %NULL if there is none */
static const char *
find_decimal_mark (const char *number)
{
  const char *point = strrchr (number, '.');
  const char *comma = strrchr (number, ',');
  const char *last = comma == NULL || (point != NULL && point > comma) ? point : comma;

  return last != NULL && strchr (number, *last) == last ? last : NULL;
}

/* Takes the digits of the @length characters at @number into @plain, if they are
 * one run or groups of three with the same mark between them. */
static gboolean
take_whole (const char *number,
            gsize       length,
            GString    *plain)
{
  gsize first = strspn (number, "0123456789");
  char  mark = first < length ? number[first] : '\0';

  g_string_append_len (plain, number, (gssize)first);
  if (first == length)
    return TRUE;
  if (first == 0 || first > 3 || number[0] == '0')
    return FALSE;

  for (gsize i = first; i < length; i += 4)
    {
      if (number[i] != mark || i + 4 > length || strspn (number + i + 1, "0123456789") < 3)
        return FALSE;
      g_string_append_len (plain, number + i + 1, 3);
    }

  return TRUE;
}

gboolean
ecot_number_make_plain (const char *number,
                        GString    *plain)
{
  const char *mark = find_decimal_mark (number);
  gsize       length = mark != NULL ? (gsize)(mark - number) : strlen (number);

  if (!take_whole (number, length, plain))
    return FALSE;
  if (mark == NULL)
    return TRUE;

  if (mark[1] == '\0' || strspn (mark + 1, "0123456789") != strlen (mark + 1))
    return FALSE;
  if (length == 0)
    g_string_append_c (plain, '0');
  g_string_append_printf (plain, ".%s", mark + 1);
  return TRUE;
}

static gboolean
read_number (Reader     *self,
             const char *number,
             gint64     *value,
             GError    **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (ecot_number_is_ambiguous (number))
    return ecot_number_set_ambiguous (error, self->kind->places, number);
  /* "03-27-00-00-00" is a telephone. */
  if ((self->is_sum && number[0] == '0' && g_ascii_isdigit (number[1])) || !ecot_number_make_plain (number, plain))
    return set_form_error (error, self->typed);

  return ecot_fixed_parse (plain->str, number, self->kind->places, self->kind->max, value, error);
}

/* The second step: the sum */

gboolean
ecot_number_take (const char **at,
                  char         sign)
{
  *at += strspn (*at, " ");

  if (**at != sign)
    return FALSE;

  ++*at;
  return TRUE;
}

static gboolean
take (Reader *self,
      char    sign)
{
  return ecot_number_take (&self->at, sign);
}

/* [unit] number [unit] */
static gboolean
read_term (Reader  *self,
           gint64  *value,
           GError **error)
{
  g_autofree char *number = NULL;
  gboolean         has_unit = take (self, self->kind->unit);
  gsize            length;

  self->at += strspn (self->at, " ");
  length = strspn (self->at, ECOT_NUMBER_LETTERS);
  number = g_strchomp (g_strndup (self->at, length));
  self->at += length;
  if (number[0] == '\0')
    return set_form_error (error, self->typed);

  if (!has_unit)
    take (self, self->kind->unit);

  return read_number (self, number, value, error);
}

static gboolean
read_sum (Reader  *self,
          gint64  *sum,
          GError **error)
{
  gboolean negative;

  take (self, '=');
  negative = take (self, '-');
  if (!negative)
    take (self, '+');

  for (;;)
    {
      gint64 term;

      if (!read_term (self, &term, error) || !self->kind->add (*sum, negative ? -term : term, sum, error))
        return FALSE;

      self->at += strspn (self->at, " ");
      if (*self->at == '\0')
        return TRUE;

      negative = take (self, '-');
      if (!negative && !take (self, '+'))
        return set_form_error (error, self->typed);
    }
}

/* "24-12-2017" would be a fine subtraction, "24/12/2017" a division. */
gboolean
ecot_number_is_date (const char *clean)
{
  EcotDate date;

  return strpbrk (clean, "-/") != NULL && strchr (clean, ' ') == NULL && ecot_date_read (clean, &date, NULL);
}

/* "(1 234,56 €)" is how accounts, and spreadsheets, write less than nothing: the parentheses
 * become spaces.  TRUE if they stood around one number without a sign. */
static gboolean
take_parentheses (char *clean)
{
  char *close = strchr (clean, ')');

  if (clean[0] != '(' || close == NULL || strpbrk (clean + 1, "(+-") != NULL || strchr (close + 1, ')') != NULL || strpbrk (close, "0123456789") != NULL)
    return FALSE;

  clean[0] = ' ';
  *close = ' ';

  return TRUE;
}

static gboolean
read_kind (const char *text,
           const Kind *kind,
           gint64     *value,
           GError    **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *simple = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree char *bare = NULL;
  Reader           reader = { kind };
  gboolean         negative;
  gint64           sum = 0;

  if (strlen (text) > ECOT_NUMBER_MAX_LENGTH)
    return set_form_error (error, text);

  clean = g_strstrip (ecot_text_clean (text, -1));
  if (ecot_number_is_date (clean))
    {
      excerpt = ecot_text_excerpt (clean);
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   _ ("“%s” is a date: to compute with it, put spaces around its signs"), excerpt);
      return FALSE;
    }

  bare = g_strdup (clean);
  negative = take_parentheses (bare);
  simple = shorten_all (bare, kind->unit, error);
  if (simple == NULL)
    return FALSE;

  reader.typed = clean;
  reader.at = simple;
  reader.is_sum = simple[0] != '\0' && strpbrk (simple + 1, "+-") != NULL;
  if (!read_sum (&reader, &sum, error))
    return FALSE;

  *value = negative ? -sum : sum;
  return TRUE;
}

gboolean
ecot_number_read_amount (const char *text,
                         EcotAmount *amount,
                         GError    **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  return read_kind (text, &amount_kind, amount, error);
}

gboolean
ecot_number_read_decimal (const char  *text,
                          EcotDecimal *value,
                          GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return read_kind (text, &decimal_kind, value, error);
}

gboolean
ecot_number_read_percent (const char  *text,
                          EcotDecimal *percent,
                          GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (percent != NULL, FALSE);

  return read_kind (text, &percent_kind, percent, error);
}

const char *
ecot_number_write_decimal (EcotDecimal value,
                           char        buf[ECOT_DECIMAL_BUFSIZE])
{
  ecot_decimal_format_french (value, buf);

  if (ecot_number_is_ambiguous (value < 0 ? buf + strlen (ECOT_MINUS) : buf))
    memcpy (buf + strlen (buf), "0", 2);

  return buf;
}
