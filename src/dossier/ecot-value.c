/* ecot-value.c: what a cell of the dossier holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three ways in (text, machine form, what people type) and all of them end in
 * the same canonical value: text is clean and has no white space around it, an
 * empty text is no value, numbers are integers in range.  Two values that look
 * the same are therefore equal, and what is written reads back as it was.
 *
 * How numbers and dates are spelled is the business of base/.
 */

#include "config.h"

#include "dossier/ecot-value.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-number.h"
#include "base/ecot-text.h"

/* 31 December 9999: later days have no ISO form of ten characters. */
#define LAST_DATE   G_GINT64_CONSTANT (3652059)
#define LAST_MOMENT (LAST_DATE * ECOT_DAY_MINUTES + ECOT_DAY_MINUTES - 1)

/* Identifiers of calls are short; a choice is one of them.  A message below names the number. */
#define CHOICE_MAX 64

/* Takes white space of every kind from both ends, in place. */
static char *
strip (char *text)
{
  char *start = text;
  char *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  *end = '\0';
  memmove (text, start, (gsize)(end - start) + 1);

  return text;
}

EcotValue
ecot_value_text (EcotValueType type,
                 const char   *text)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (ecot_value_type_is_text (type), ECOT_VALUE_EMPTY);

  if (text == NULL)
    return ECOT_VALUE_EMPTY;

  clean = strip (type == ECOT_VALUE_PROSE ? ecot_text_clean (text, -1) : ecot_text_clean_line (text, -1));
  if (*clean == '\0')
    return ECOT_VALUE_EMPTY;

  return (EcotValue){ type, 0, g_steal_pointer (&clean) };
}

EcotValue
ecot_value_number (EcotValueType type,
                   gint64        number)
{
  g_return_val_if_fail (type != ECOT_VALUE_NONE && !ecot_value_type_is_text (type), ECOT_VALUE_EMPTY);

  return (EcotValue){ type, number, NULL };
}

EcotValue
ecot_value_copy (const EcotValue *value)
{
  g_return_val_if_fail (value != NULL, ECOT_VALUE_EMPTY);

  return (EcotValue){ value->type, value->number, g_strdup (value->text) };
}

void
ecot_value_clear (EcotValue *value)
{
  g_return_if_fail (value != NULL);

  g_free (value->text);
  *value = ECOT_VALUE_EMPTY;
}

gboolean
ecot_value_equal (const EcotValue *a,
                  const EcotValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->type == b->type && a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

static gboolean
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, message);

  return FALSE;
}

/* @why follows what was refused, which may be a book. */
static gboolean
refuse (const char *text,
        const char *why,
        GError    **error)
{
  g_autofree char *excerpt = ecot_text_excerpt (text);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s”: %s"), excerpt, why);

  return FALSE;
}

static gboolean
check_size (gsize    length,
            GError **error)
{
  if (length > ECOT_VALUE_TEXT_MAX)
    return fail (error, _ ("A text is longer than the 4 MiB a field can hold: shorten it, or join it as a file"));

  return TRUE;
}

static gboolean
check_choice (const char *text,
              GError    **error)
{
  gsize length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._+");

  if (text[length] == '\0' && length <= CHOICE_MAX)
    return TRUE;

  return refuse (text, _ ("this is no identifier; write at most 64 letters, digits and “-._+”"), error);
}

static gboolean
check_text (const EcotValue *value,
            GError         **error)
{
  if (value->text == NULL || *value->text == '\0')
    return fail (error, _ ("A text is empty where one was announced"));

  if (!check_size (strlen (value->text), error))
    return FALSE;

  if (!g_utf8_validate (value->text, -1, NULL))
    return fail (error, _ ("A text is not in UTF-8: save the file in that encoding"));

  return value->type != ECOT_VALUE_CHOICE || check_choice (value->text, error);
}

static gboolean
check_range (gint64   number,
             gint64   least,
             gint64   most,
             GError **error)
{
  if (number >= least && number <= most)
    return TRUE;

  return fail (error, _ ("The number is outside the range a dossier can hold: check its digits"));
}

gboolean
ecot_value_check (const EcotValue *value,
                  GError         **error)
{
  g_return_val_if_fail (value != NULL, FALSE);

  switch (value->type)
    {
    case ECOT_VALUE_NONE:
      return TRUE;
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_CHOICE:
      return check_text (value, error);
    case ECOT_VALUE_AMOUNT:
    case ECOT_VALUE_DECIMAL:
      return check_range (value->number, -ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX, error);
    case ECOT_VALUE_COUNT:
      return check_range (value->number, 0, ECOT_VALUE_COUNT_MAX, error);
    case ECOT_VALUE_BOOLEAN:
      return check_range (value->number, FALSE, TRUE, error);
    case ECOT_VALUE_DATE:
      return check_range (value->number, 1, LAST_DATE, error);
    case ECOT_VALUE_MOMENT:
      return check_range (value->number, ECOT_DAY_MINUTES, LAST_MOMENT, error);
    default:
      return fail (error, _ ("A value is of no kind this version knows"));
    }
}

/* A count has no sign, space or decimals, so it is formatted as a decimal that has none. */
static const char *
format_count (gint64 count,
              char   buf[ECOT_DECIMAL_BUFSIZE])
{
  g_snprintf (buf, ECOT_DECIMAL_BUFSIZE, "%" G_GINT64_FORMAT, count);

  return buf;
}

G_STATIC_ASSERT (ECOT_AMOUNT_BUFSIZE == 64 && ECOT_DECIMAL_BUFSIZE == 64 && ECOT_DATE_BUFSIZE == 64);

char *
ecot_value_to_machine (const EcotValue *value)
{
  char buf[64];

  g_return_val_if_fail (value != NULL, NULL);

  switch (value->type)
    {
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_CHOICE:
      return g_strdup (value->text);
    case ECOT_VALUE_AMOUNT:
      return g_strdup (ecot_amount_format (value->number, buf));
    case ECOT_VALUE_DECIMAL:
      return g_strdup (ecot_decimal_format (value->number, buf));
    case ECOT_VALUE_COUNT:
      return g_strdup (format_count (value->number, buf));
    case ECOT_VALUE_BOOLEAN:
      return g_strdup (value->number ? "true" : "false");
    case ECOT_VALUE_DATE:
      return g_strdup (ecot_date_format (value->number, buf));
    case ECOT_VALUE_MOMENT:
      return g_strdup (ecot_moment_format (value->number, buf));
    case ECOT_VALUE_NONE:
    default:
      return NULL;
    }
}

/* "24/07/2017 17:01": short, as a field shows it. */
static char *
moment_to_french (EcotMoment moment)
{
  char buf[ECOT_DATE_BUFSIZE];
  int  minute = (int)(moment % ECOT_DAY_MINUTES);

  return g_strdup_printf ("%s %02d:%02d", ecot_date_format_short (ecot_moment_get_date (moment), buf),
                          minute / 60, minute % 60);
}

char *
ecot_value_to_french (const EcotValue *value)
{
  char buf[64];

  g_return_val_if_fail (value != NULL, NULL);

  switch (value->type)
    {
    case ECOT_VALUE_AMOUNT:
      return g_strdup (ecot_amount_format_french_bare (value->number, buf));
    case ECOT_VALUE_DECIMAL:
      /* Not ecot_decimal_format_french(): a field has to take back what it shows. */
      return g_strdup (ecot_number_write_decimal (value->number, buf));
    case ECOT_VALUE_COUNT:
      return g_strdup (ecot_decimal_format_french (value->number * ECOT_DECIMAL_ONE, buf));
    case ECOT_VALUE_BOOLEAN:
      return g_strdup (value->number ? "oui" : "non");
    case ECOT_VALUE_DATE:
      return g_strdup (ecot_date_format_short (value->number, buf));
    case ECOT_VALUE_MOMENT:
      return moment_to_french (value->number);
    case ECOT_VALUE_NONE:
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_CHOICE:
    default:
      return g_strdup (value->text);
    }
}

/* Digits alone; what is longer than any count is refused before it is added up. */
static gboolean
parse_count (const char *text,
             gint64     *count,
             GError    **error)
{
  if (*text == '\0' || strspn (text, G_CSET_DIGITS) != strlen (text))
    return refuse (text, _ ("this is not a whole number; write digits alone"), error);

  if (strlen (text) > 18)
    return check_range (G_MAXINT64, 0, ECOT_VALUE_COUNT_MAX, error);

  *count = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
parse_boolean (const char *text,
               gint64     *boolean,
               GError    **error)
{
  *boolean = strcmp (text, "true") == 0;
  if (*boolean || strcmp (text, "false") == 0)
    return TRUE;

  return refuse (text, _ ("this is neither “true” nor “false”"), error);
}

static gboolean
parse_number (EcotValueType type,
              const char   *text,
              gint64       *number,
              GError      **error)
{
  switch (type)
    {
    case ECOT_VALUE_AMOUNT:
      return ecot_amount_parse (text, number, error);
    case ECOT_VALUE_DECIMAL:
      return ecot_decimal_parse (text, number, error);
    case ECOT_VALUE_COUNT:
      return parse_count (text, number, error);
    case ECOT_VALUE_BOOLEAN:
      return parse_boolean (text, number, error);
    case ECOT_VALUE_DATE:
      return ecot_date_parse (text, number, error);
    case ECOT_VALUE_MOMENT:
      return ecot_moment_parse (text, number, error);
    case ECOT_VALUE_NONE:
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_CHOICE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_count (const char *text,
            gint64     *count,
            GError    **error)
{
  EcotDecimal decimal;

  if (!ecot_number_read_decimal (text, &decimal, error))
    return FALSE;

  if (decimal < 0 || decimal % ECOT_DECIMAL_ONE != 0)
    return refuse (text, _ ("this is not a whole number; write one, as “12”"), error);

  *count = decimal / ECOT_DECIMAL_ONE;
  return TRUE;
}

static gboolean
read_boolean (const char *text,
              gint64     *boolean,
              GError    **error)
{
  *boolean = g_ascii_strcasecmp (text, "oui") == 0;
  if (*boolean || g_ascii_strcasecmp (text, "non") == 0)
    return TRUE;

  return refuse (text, _ ("this is neither “oui” nor “non”"), error);
}

/* A date as people type it, then the hour: "24/07/2017 17:01", "24 juillet 2017 à 17 h". */
static gboolean
read_moment (const char *text,
             gint64     *moment,
             GError    **error)
{
  g_autoptr (GRegex)     regex = g_regex_new ("^(.+?)\\h+(?:à\\h+)?(\\d{1,2})\\h*[hH:]\\h*(\\d{2})?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *day = NULL, *hour = NULL, *minute = NULL;
  EcotDate               date;

  if (ecot_moment_parse (text, moment, NULL))
    return TRUE;

  if (!g_regex_match (regex, text, 0, &match))
    return refuse (text, _ ("this is not a day and an hour; write them as in “24/07/2017 17:01”"), error);

  day = g_match_info_fetch (match, 1);
  hour = g_match_info_fetch (match, 2);
  minute = g_match_info_fetch (match, 3);
  if (!ecot_date_read (day, &date, error))
    return FALSE;

  if (atoi (hour) > 23 || (minute != NULL && atoi (minute) > 59))
    return refuse (text, _ ("no day has that hour; write it from 00:00 to 23:59"), error);

  *moment = ecot_moment_new (date, atoi (hour) * 60 + (minute != NULL ? atoi (minute) : 0));
  return TRUE;
}

static gboolean
read_number (EcotValueType type,
             const char   *text,
             gint64       *number,
             GError      **error)
{
  switch (type)
    {
    case ECOT_VALUE_AMOUNT:
      return ecot_number_read_amount (text, number, error);
    case ECOT_VALUE_DECIMAL:
      return ecot_number_read_decimal (text, number, error);
    case ECOT_VALUE_COUNT:
      return read_count (text, number, error);
    case ECOT_VALUE_BOOLEAN:
      return read_boolean (text, number, error);
    case ECOT_VALUE_DATE:
      return ecot_date_read (text, number, error);
    case ECOT_VALUE_MOMENT:
      return read_moment (text, number, error);
    case ECOT_VALUE_NONE:
    case ECOT_VALUE_TEXT:
    case ECOT_VALUE_PROSE:
    case ECOT_VALUE_CHOICE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

typedef gboolean (*ReadNumber) (EcotValueType type,
                                const char   *text,
                                gint64       *number,
                                GError      **error);

/* @value is touched only if all went well. */
static gboolean
read_value (EcotValueType type,
            const char   *text,
            ReadNumber    read,
            EcotValue    *value,
            GError      **error)
{
  g_auto (EcotValue) result = ECOT_VALUE_EMPTY;

  if (!check_size (strlen (text), error))
    return FALSE;

  if (ecot_value_type_is_text (type))
    result = ecot_value_text (type, text);
  else
    {
      g_autofree char *stripped = strip (ecot_text_clean_line (text, -1));

      if (*stripped != '\0')
        {
          result.type = type;
          if (!read (type, stripped, &result.number, error))
            return FALSE;
        }
    }

  if (!ecot_value_check (&result, error))
    return FALSE;

  *value = result;
  result = ECOT_VALUE_EMPTY;
  return TRUE;
}

gboolean
ecot_value_from_machine (EcotValueType type,
                         const char   *text,
                         EcotValue    *value,
                         GError      **error)
{
  g_return_val_if_fail (type != ECOT_VALUE_NONE, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!read_value (type, text, parse_number, value, error))
    return FALSE;

  if (ecot_value_is_empty (value))
    return fail (error, _ ("A value is empty: leave it out, or write one"));

  return TRUE;
}

gboolean
ecot_value_from_french (EcotValueType type,
                        const char   *text,
                        EcotValue    *value,
                        GError      **error)
{
  g_return_val_if_fail (type != ECOT_VALUE_NONE, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return read_value (type, text, read_number, value, error);
}
