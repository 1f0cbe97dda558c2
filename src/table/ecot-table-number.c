/* ecot-table-number.c: the number in a cell of a spreadsheet from anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value is what its program meant (see ecot-binary.h), taken to what a cell of the
 * dossier holds; a tail that is more than noise is told.
 *
 * A text is read as typed numbers are.  A lone "1.234" has two readings: its column
 * decides, or whoever imports it.
 */

#include "config.h"

#include "table/ecot-table-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-binary.h"
#include "base/ecot-fixed-private.h"
#include "base/ecot-number.h"
#include "base/ecot-text.h"

/* {{{ Marks */

/* Digits and marks of a text: spaces and apostrophes between thousands are taken out,
 * what is no part of a number too. */
static void
gather (const char *text,
        GString    *digits)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || ((*p == ',' || *p == '.') && digits->len > 0))
      g_string_append_c (digits, *p);

  while (digits->len > 0 && !g_ascii_isdigit (digits->str[digits->len - 1]))
    g_string_truncate (digits, digits->len - 1);
}

static guint
count (const char *text,
       char        c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;

  return n;
}

static EcotMark
to_mark (char c)
{
  return c == ',' ? ECOT_MARK_COMMA : ECOT_MARK_POINT;
}

static EcotMark
get_other (EcotMark mark)
{
  return mark == ECOT_MARK_COMMA ? ECOT_MARK_POINT : ECOT_MARK_COMMA;
}

/* The only mark of @text, three digits behind it, one to three before and none of them a
 * leading zero, nor a space that groups them already. */
static const char *
find_ambiguous (const char *text)
{
  gsize       n_before = 0, n_after;
  const char *mark = strpbrk (text, ",.");

  if (mark == NULL || strpbrk (mark + 1, ",.") != NULL)
    return NULL;

  while (mark - n_before > text && g_ascii_isdigit (mark[-(gssize)n_before - 1]))
    n_before++;
  n_after = strspn (mark + 1, "0123456789");

  if (n_after != 3 || n_before == 0 || n_before > 3 || mark[-(gssize)n_before] == '0')
    return NULL;

  /* "12 345,678" */
  for (const char *p = text; p < mark - n_before; p++)
    if (g_ascii_isdigit (*p))
      return NULL;

  return mark;
}

EcotMark
ecot_mark_of (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint               commas, points;

  g_return_val_if_fail (text != NULL, ECOT_MARK_NONE);

  if (find_ambiguous (text) != NULL)
    return ECOT_MARK_AMBIGUOUS;

  gather (text, digits);
  commas = count (digits->str, ',');
  points = count (digits->str, '.');
  if (commas > 0 && points > 0)
    return to_mark (*(strrchr (digits->str, ',') > strrchr (digits->str, '.') ? "," : "."));
  if (commas + points == 0)
    return ECOT_MARK_NONE;
  if (commas + points == 1)
    return to_mark (commas > 0 ? ',' : '.');

  return get_other (to_mark (commas > 0 ? ',' : '.'));
}

EcotMark
ecot_mark_of_column (const EcotTableSheet *sheet,
                     guint                 column,
                     guint                 first_row)
{
  EcotMark found = ECOT_MARK_NONE;

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const EcotTableCell *cell = sheet->rows[i].index >= first_row ? ecot_table_row_find_cell (&sheet->rows[i], column) : NULL;
      EcotMark             mark = cell != NULL && cell->kind == ECOT_TABLE_TEXT && ecot_table_cell_is_number (cell) ? ecot_mark_of (cell->text) : ECOT_MARK_NONE;

      if (mark == ECOT_MARK_NONE || mark == ECOT_MARK_AMBIGUOUS)
        continue;
      if (found != ECOT_MARK_NONE && found != mark)
        return ECOT_MARK_NONE;
      found = mark;
    }

  return found;
}

/* @text with its lone mark as @mark says: taken out where it parts thousands, a fourth
 * decimal behind where it does not. */
static char *
settle (const char *text,
        EcotMark    mark)
{
  const char *lone = mark == ECOT_MARK_COMMA || mark == ECOT_MARK_POINT ? find_ambiguous (text) : NULL;

  if (lone == NULL)
    return g_strdup (text);
  if (to_mark (*lone) != mark)
    return g_strdup_printf ("%.*s%s", (int)(lone - text), text, lone + 1);

  return g_strdup_printf ("%.*s0%s", (int)(lone - text) + 4, text, lone + 4);
}

char *
ecot_mark_show_reading (const char *text,
                        EcotMark    mark)
{
  const char *lone = find_ambiguous (text);
  const char *begin = lone;

  if (lone == NULL)
    return g_strdup (text);

  while (begin > text && g_ascii_isdigit (begin[-1]))
    begin--;

  return g_strdup_printf ("%.*s%s%.3s", (int)(lone - begin), begin, to_mark (*lone) == mark ? "," : ECOT_NNBSP, lone + 1);
}

/* }}} */
/* {{{ Cells */

static gboolean
has_value (const EcotTableCell *cell)
{
  return cell->kind == ECOT_TABLE_NUMBER || cell->kind == ECOT_TABLE_CURRENCY || cell->kind == ECOT_TABLE_PERCENTAGE;
}

/* "-", "–", "- €": how accounts write nothing. */
static gboolean
is_dash (const char *text)
{
  gboolean dash = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
        dash = TRUE;
      else if (!g_unichar_isspace (c) && c != 0x20AC)
        return FALSE;
    }

  return dash || text[strspn (text, " \t\n")] == '\0';
}

gboolean
ecot_table_cell_is_blank (const EcotTableCell *cell)
{
  return cell == NULL || (cell->flags & ECOT_TABLE_COVERED) != 0 || (cell->kind == ECOT_TABLE_TEXT && is_dash (cell->text));
}

gboolean
ecot_table_cell_is_number (const EcotTableCell *cell)
{
  EcotDecimal        number;
  g_autoptr (GError) error = NULL;

  if (ecot_table_cell_is_blank (cell))
    return FALSE;
  if (cell->kind != ECOT_TABLE_TEXT)
    return has_value (cell);
  if (strpbrk (cell->text, "0123456789") == NULL)
    return FALSE;

  return ecot_number_read_decimal (cell->text, &number, &error) || g_error_matches (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS) ||
         ecot_number_read_amount (cell->text, &number, NULL) || ecot_number_read_percent (cell->text, &number, NULL);
}

/* Longer words are a remark. */
#define MAX_UNIT 20

gboolean
ecot_table_cell_split_unit (const EcotTableCell *cell,
                            char               **number,
                            char               **unit)
{
  const char *text = cell != NULL && cell->kind == ECOT_TABLE_TEXT ? cell->text + strspn (cell->text, " ") : "";
  const char *rest = text;

  while (g_ascii_isdigit (*rest) || *rest == '.' || *rest == ',' || g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  if (!g_ascii_isdigit (*text) || *rest == '\0' || g_utf8_strlen (rest, -1) > MAX_UNIT)
    return FALSE;

  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalpha (g_utf8_get_char (p)) && *p != ' ' && *p != '.')
      return FALSE;

  *number = g_strchomp (g_strndup (text, (gsize)(rest - text)));
  *unit = g_strchomp (g_strdup (rest));
  return TRUE;
}

/* {{{ Hours */

/* More hours than any year of anybody's has. */
#define MAX_HOURS 9999999

static gboolean
take_count (const char **at,
            gint64      *count)
{
  gsize n = strspn (*at, "0123456789");

  if (n == 0 || n > 7)
    return FALSE;

  *count = g_ascii_strtoll (*at, NULL, 10);
  *at += n;
  return TRUE;
}

/* A length of time in a file: PT08H30M00S, days before them or not (XML Schema part 2, 3.2.6). */
static gboolean
scan_duration (const char *text,
               gint64     *seconds)
{
  static const struct
  {
    char   letter;
    gint64 worth;
  } parts[] = { { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
  gint64 count;
  guint  n = 0;

  *seconds = 0;
  if (!g_str_has_prefix (text, "PT"))
    return FALSE;

  text += 2;
  for (guint i = 0; i < G_N_ELEMENTS (parts) && *text != '\0'; i++)
    {
      const char *at = text;

      if (!take_count (&at, &count))
        return FALSE;
      /* Parts of a second are how programs round. */
      if (*at == '.')
        {
          count += at[1] >= '5';
          at += 1 + strspn (at + 1, "0123456789");
        }
      if (*at != parts[i].letter)
        continue;

      *seconds += count * parts[i].worth;
      text = at + 1;
      n++;
    }

  return n > 0 && *text == '\0';
}

static void
skip_spaces (const char **at)
{
  while (g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
}

/* Minutes and seconds have two digits, and are less than sixty. */
static gboolean
take_sixtieths (const char **at,
                gint64      *count)
{
  return strspn (*at, "0123456789") == 2 && take_count (at, count) && *count < 60;
}

/* "min", "mn" or nothing. */
static void
skip_minutes (const char **at)
{
  static const char *const names[] = { "min", "mn" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (*at, names[i], strlen (names[i])) == 0)
      {
        *at += strlen (names[i]);
        return;
      }
}

/* "8:30", "8h30", "8 h 30 min", "8:30:00" */
static gboolean
scan_clock (const char *text,
            gint64     *seconds)
{
  gint64 hours, minutes, rest = 0;

  skip_spaces (&text);
  if (!take_count (&text, &hours))
    return FALSE;

  skip_spaces (&text);
  if (*text != ':' && g_ascii_tolower (*text) != 'h')
    return FALSE;

  text++;
  skip_spaces (&text);
  if (!take_sixtieths (&text, &minutes))
    return FALSE;

  if (*text == ':' && (text++, !take_sixtieths (&text, &rest)))
    return FALSE;

  skip_spaces (&text);
  skip_minutes (&text);
  skip_spaces (&text);
  *seconds = hours * 3600 + minutes * 60 + rest;
  return *text == '\0';
}

gboolean
ecot_table_cell_read_hours (const EcotTableCell *cell,
                            EcotDecimal         *hours,
                            gboolean            *rounded)
{
  gint64 seconds;

  g_return_val_if_fail (cell != NULL && hours != NULL && rounded != NULL, FALSE);

  if (cell->kind == ECOT_TABLE_TEXT ? !scan_clock (cell->text, &seconds) : cell->kind != ECOT_TABLE_TIME || !scan_duration (cell->value, &seconds))
    return FALSE;

  *rounded = seconds * ECOT_DECIMAL_ONE % 3600 != 0;
  return seconds <= (gint64)MAX_HOURS * 3600 && ecot_round_quotient ((EcotWide)seconds * ECOT_DECIMAL_ONE, 3600, ECOT_ROUNDING_HALF_UP, hours, NULL);
}

/* }}} */

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

static gboolean
refuse_currency (const char *currency,
                 GError    **error)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("this amount is in %s: a dossier counts in euros"), currency);
  return FALSE;
}

static gboolean
refuse_failed (GError **error)
{
  return refuse (error, _ ("the spreadsheet could not compute it: mend its formula there"));
}

/* What is in the cell, if it is neither a number nor a text. */
static gboolean
check_kind (const EcotTableCell *cell,
            GError             **error)
{
  switch (cell->kind)
    {
    case ECOT_TABLE_EMPTY:
      return refuse (error, _ ("its formula has no result in the file: open it in a spreadsheet program, save it, and import it again"));
    case ECOT_TABLE_ERROR:
      return refuse_failed (error);
    case ECOT_TABLE_DATE:
      return refuse (error, _ ("this is a date, not a number: spreadsheets make dates of numbers such as 05/06"));
    case ECOT_TABLE_TIME:
      return refuse (error, _ ("this is a time of the day, not a number: write hours as 8,5"));
    case ECOT_TABLE_BOOLEAN:
      return refuse (error, _ ("this is true or false, not a number"));
    case ECOT_TABLE_CURRENCY:
      if (cell->currency[0] == '\0' || strcmp (cell->currency, "EUR") == 0)
        return TRUE;
      return refuse_currency (cell->currency, error);
    case ECOT_TABLE_TEXT:
    case ECOT_TABLE_NUMBER:
    case ECOT_TABLE_PERCENTAGE:
    case ECOT_TABLE_N_KINDS:
    default:
      return TRUE;
    }
}

/* What programs print for a formula that failed, once it is saved as text. */
gboolean
ecot_table_cell_is_error (const EcotTableCell *cell)
{
  static const char *const errors[] = {
    "#REF!", "#DIV/0!", "#VALUE!", "#VALEUR!", "#N/A", "#NA", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!", "#NULL!", "#NUL!", "Err:", NULL
  };

  if (cell == NULL || cell->kind != ECOT_TABLE_TEXT)
    return cell != NULL && cell->kind == ECOT_TABLE_ERROR;

  for (guint i = 0; errors[i] != NULL; i++)
    if (g_str_has_prefix (cell->text + strspn (cell->text, " "), errors[i]))
      return TRUE;

  return FALSE;
}

/* The sign or code of another currency beside digits, or NULL.  (transfer none) */
static const char *
find_currency (const char *text)
{
  static const char *const signs[] = { "$", "£", "¥", "CHF", "USD", "GBP" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *at = strstr (text, signs[i]);
      gsize       n = at != NULL ? strlen (signs[i]) : 0;

      if (at != NULL && !(at > text && g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[n]) && strpbrk (text, "0123456789") != NULL)
        return signs[i];
    }

  return NULL;
}

/* "1 200,50-": the sign behind, as books have it.  (transfer full) */
static char *
put_sign_first (char *text)
{
  gsize n = strlen (g_strchomp (text));
  char *before;

  if (n < 2 || text[n - 1] != '-' || strspn (text, "0123456789,.' \302\240\342\200\257") != n - 1)
    return text;

  before = g_strdup_printf ("-%.*s", (int)n - 1, text);
  g_free (text);
  return before;
}

typedef gboolean (*ReadText) (const char *text,
                              gint64     *number,
                              GError    **error);

static gboolean
read_cell (const EcotTableCell *cell,
           EcotMark             mark,
           guint                places,
           ReadText             read_text,
           gint64              *number,
           gboolean            *rounded,
           GError             **error)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) own = NULL;

  *rounded = FALSE;
  if (!check_kind (cell, error))
    return FALSE;

  if (!has_value (cell))
    {
      if (ecot_table_cell_is_error (cell))
        return refuse_failed (error);
      if (find_currency (cell->text) != NULL)
        return refuse_currency (find_currency (cell->text), error);

      text = put_sign_first (settle (cell->text, mark));
      return read_text (text, number, error);
    }
  if (ecot_binary_read (cell->value, places, number, rounded, &own) && *number <= ECOT_AMOUNT_MAX && *number >= -ECOT_AMOUNT_MAX)
    return TRUE;
  if (g_error_matches (own, ECOT_ERROR, ECOT_ERROR_BAD_VALUE))
    return refuse (error, _ ("its value is damaged in the file"));

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW, _ ("the number is larger than any budget"));
  return FALSE;
}

gboolean
ecot_table_cell_read_amount (const EcotTableCell *cell,
                             EcotMark             mark,
                             EcotAmount          *amount,
                             gboolean            *rounded,
                             GError             **error)
{
  g_return_val_if_fail (cell != NULL && amount != NULL && rounded != NULL, FALSE);

  return read_cell (cell, mark, 2, ecot_number_read_amount, amount, rounded, error);
}

gboolean
ecot_table_cell_read_decimal (const EcotTableCell *cell,
                              EcotMark             mark,
                              EcotDecimal         *value,
                              gboolean            *rounded,
                              GError             **error)
{
  g_return_val_if_fail (cell != NULL && value != NULL && rounded != NULL, FALSE);

  return read_cell (cell, mark, 4, ecot_number_read_decimal, value, rounded, error);
}

gboolean
ecot_table_cell_read_percent (const EcotTableCell *cell,
                              EcotMark             mark,
                              EcotDecimal         *percent,
                              gboolean            *rounded,
                              GError             **error)
{
  gboolean share;

  g_return_val_if_fail (cell != NULL && percent != NULL && rounded != NULL, FALSE);

  if (!read_cell (cell, mark, 4, ecot_number_read_percent, percent, rounded, error))
    return FALSE;

  /* 0.2 is 20 %; nobody has a rate between nothing and one per cent. */
  share = cell->kind == ECOT_TABLE_PERCENTAGE || (strchr (cell->text, '%') == NULL && *percent > 0 && *percent < ECOT_DECIMAL_ONE);
  if (share)
    *percent *= 100;

  return TRUE;
}

/* }}} */
