/* ecot-date-read.c: dates as people type and paste them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Day first, as French writes; year first only with four digits.  A name of
 * the day ("lundi") is taken and has to be right, because a call that says
 * "lundi 25" of a Tuesday deserves a question.  Nothing is guessed: a month 24
 * is not turned into a day.
 */

#include "config.h"

#include "base/ecot-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

/* From here on two digits are a year of the last century. */
#define CENTURY_PIVOT 70

static const char *const months[] = {
  "janvier", "fevrier", "mars", "avril", "mai", "juin",
  "juillet", "aout", "septembre", "octobre", "novembre", "decembre"
};

static const char *const weekdays[] = {
  "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"
};

/* What was typed, cut up: numbers, names and marks in order. */
typedef struct
{
  enum
  {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_MARK,
  } kind;

  int   value;    /* of a number */
  guint n_digits; /* of a number */
  char  name[16]; /* of a name; of a mark its one character */
} Token;

/* "lundi 1er août 2017" with a comma and points is nine. */
#define MAX_TOKENS 12

/* Lower case, whatever the locale, without accents; every kind of space and digit as the plain one,
 * "ᵉʳ" as "er", dashes as "-". */
static char *
simplify (const char *text)
{
  g_autofree char *clean = ecot_text_clean_line (text, -1);
  g_autofree char *folded = g_utf8_casefold (clean, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString         *simple = g_string_new (NULL);

  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
        g_string_append_c (simple, '-');
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (simple, c);
    }

  return g_string_free (simple, FALSE);
}

/* "24072017" is typed on the keypad without a mark: it gets them. */
static char *
part_digits (char *simple)
{
  char *parted;

  g_strstrip (simple);

  if (strlen (simple) != 8 || strspn (simple, "0123456789") != 8)
    return simple;

  parted = g_strdup_printf ("%.2s/%.2s/%s", simple, simple + 2, simple + 4);
  g_free (simple);

  return parted;
}

/* Returns: where @token ends, or %NULL if there is no token of a date at @text */
static const char *
read_token (const char *text,
            Token      *token)
{
  gsize n = 0;

  *token = (Token){ TOKEN_END };

  if (g_ascii_isdigit (*text))
    {
      for (; g_ascii_isdigit (text[n]) && n < 5; n++)
        token->value = token->value * 10 + (text[n] - '0');
      token->kind = TOKEN_NUMBER;
      token->n_digits = (guint)n;
      return n < 5 ? text + n : NULL;
    }

  if (strchr ("/-.,", *text) != NULL)
    {
      token->kind = TOKEN_MARK;
      token->name[0] = *text;
      return text + 1;
    }

  for (; g_ascii_isalpha (text[n]) && n < sizeof token->name - 1; n++)
    token->name[n] = text[n];
  token->kind = TOKEN_NAME;
  return n > 0 && !g_ascii_isalpha (text[n]) ? text + n : NULL;
}

/* Returns: %FALSE if @text holds something no date is made of */
static gboolean
tokenize (const char *text,
          Token       tokens[MAX_TOKENS])
{
  for (guint n = 0; n < MAX_TOKENS; n++)
    {
      text += strspn (text, " ");
      if (*text == '\0')
        {
          tokens[n] = (Token){ TOKEN_END };
          return TRUE;
        }

      text = read_token (text, &tokens[n]);
      if (text == NULL)
        return FALSE;
    }

  return FALSE;
}

static gboolean
is_mark (const Token *token,
         char         mark)
{
  return token->kind == TOKEN_MARK && token->name[0] == mark;
}

/* The place of @name in @names from 1, or 0.  With a point after it ("janv.")
 * three letters are enough, if they fit one name only. */
static int
find_name (const char        *name,
           gboolean           shortened,
           const char *const *names,
           guint              n_names)
{
  gsize length = strlen (name);
  int   found = 0;

  for (guint i = 0; i < n_names; i++)
    {
      if (strcmp (name, names[i]) == 0)
        return (int)i + 1;
      if (!shortened || length < 3 || !g_str_has_prefix (names[i], name))
        continue;
      if (found != 0)
        return 0;
      found = (int)i + 1;
    }

  return found;
}

/* Steps over a name of @names with its point.  Returns: its place, or 0 */
static int
take_name (const Token      **at,
           const char *const *names,
           guint              n_names)
{
  const Token *token = *at;
  int          place;

  if (token->kind != TOKEN_NAME)
    return 0;

  place = find_name (token->name, is_mark (token + 1, '.'), names, n_names);
  if (place != 0)
    *at = token + (is_mark (token + 1, '.') ? 2 : 1);

  return place;
}

/* The year somebody meant by so many digits, or 0. */
static int
expand_year (const Token *token)
{
  if (token->n_digits == 4)
    return token->value;
  if (token->n_digits == 2)
    return token->value + (token->value < CENTURY_PIVOT ? 2000 : 1900);

  return 0;
}

/* The date three numbers with the same mark between them give. */
static EcotDate
read_numbers (const Token *at)
{
  const Token *first = at, *second = at + 2, *third = at + 4;

  if (first->kind != TOKEN_NUMBER || second->kind != TOKEN_NUMBER || third->kind != TOKEN_NUMBER ||
      at[1].kind != TOKEN_MARK || !is_mark (&at[3], at[1].name[0]) || is_mark (&at[1], ',') ||
      second->n_digits > 2 || third[1].kind != TOKEN_END)
    return ECOT_DATE_NONE;

  if (first->n_digits == 4 && third->n_digits <= 2)
    return ecot_date_new (first->value, second->value, third->value);
  if (first->n_digits <= 2)
    return ecot_date_new (expand_year (third), second->value, first->value);

  return ECOT_DATE_NONE;
}

/* "24 juillet 2017", "1er août 2017" */
static EcotDate
read_words (const Token *at)
{
  int day, month;

  if (at->kind != TOKEN_NUMBER || at->n_digits > 2)
    return ECOT_DATE_NONE;

  day = at->value;
  at++;
  if (day == 1 && at->kind == TOKEN_NAME && strcmp (at->name, "er") == 0)
    at++;

  month = take_name (&at, months, G_N_ELEMENTS (months));
  if (month == 0 || at->kind != TOKEN_NUMBER || at[1].kind != TOKEN_END)
    return ECOT_DATE_NONE;

  return ecot_date_new (expand_year (at), month, day);
}

/* Whether a @weekday from 1 for Monday, 0 for none said, is that of @date. */
static gboolean
weekday_fits (int      weekday,
              EcotDate date)
{
  /* 1 January 1 is a Monday. */
  return weekday == 0 || (date - 1) % 7 + 1 == weekday;
}

static gboolean
set_read_error (GError    **error,
                const char *text,
                int         weekday,
                EcotDate    date)
{
  g_autofree char *excerpt = ecot_text_excerpt (text);

  if (date != ECOT_DATE_NONE && !weekday_fits (weekday, date))
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                 _ ("“%s” is another day of the week: check the day or leave its name out"), excerpt);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                 _ ("“%s” is not a date of the calendar: write day, month and year, as 24/07/2017"), excerpt);

  return FALSE;
}

gboolean
ecot_date_read (const char *text,
                EcotDate   *date,
                GError    **error)
{
  g_autofree char *simple = NULL;
  Token            tokens[MAX_TOKENS + 4] = { 0 };
  const Token     *at = tokens;
  EcotDate         result;
  int              weekday;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  simple = part_digits (simplify (text));
  if (!tokenize (simple, tokens))
    return set_read_error (error, text, 0, ECOT_DATE_NONE);

  weekday = take_name (&at, weekdays, G_N_ELEMENTS (weekdays));
  if (weekday != 0 && is_mark (at, ','))
    at++;

  result = read_numbers (at);
  if (result == ECOT_DATE_NONE)
    result = read_words (at);
  if (result == ECOT_DATE_NONE || !weekday_fits (weekday, result))
    return set_read_error (error, text, weekday, result);

  *date = result;
  return TRUE;
}
