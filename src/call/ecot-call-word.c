/* ecot-call-word.c: the values of attributes in a call file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value is judged once, where it stands, so that the message can name the
 * line; from then on it is known to be right.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "call/ecot-file-name.h"
#include "dossier/ecot-schema.h"

#define MAX_ID    64
#define MAX_SHOWN 60
/* A count is words, months or a line number: nobody means more. */
#define MAX_COUNT 1000000

gboolean
ecot_word_in_list (const char *word,
                   const char *list)
{
  gsize length = strlen (word);

  for (const char *p = list; *p != '\0'; p += strspn (p, " "))
    {
      gsize n = strcspn (p, " ");

      if (n == length && memcmp (p, word, n) == 0)
        return TRUE;
      p += n;
    }

  return FALSE;
}

/* No-break spaces are typography, not white space, and stay. */
static gboolean
is_white_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Every text of a call goes through here: one copy, no list of words. */
char *
ecot_word_collapse (const char *text,
                    EcotArena  *arena)
{
  gsize size = strlen (text) + 1;
  char *collapsed = ecot_arena_allocate (arena, size);
  char *end = collapsed;

  for (const char *p = text; *p != '\0'; p++)
    if (!is_white_space (*p))
      *end++ = *p;
    else if (end > collapsed && end[-1] != ' ')
      *end++ = ' ';

  if (end > collapsed && end[-1] == ' ')
    end--;
  *end = '\0';
  ecot_arena_shrink (arena, size, (gsize)(end - collapsed) + 1);

  return collapsed;
}

char *
ecot_word_shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

static gboolean
is_id (const char *text)
{
  gsize n = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

  return n > 0 && n <= MAX_ID && text[n] == '\0' && text[0] != '-';
}

static gboolean
are_ids (const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_id (ids[i]))
      return FALSE;

  return TRUE;
}

/* By hand: g_ascii_string_to_unsigned() tells failure by errno, which its first use, in
 * several threads at once, may set while it waits for the others. */
static gboolean
parse_count (const char *text,
             int        *count)
{
  int value = 0;

  while (g_ascii_isdigit (*text) && value <= MAX_COUNT)
    value = value * 10 + *text++ - '0';

  if (*text != '\0' || value < 1 || value > MAX_COUNT)
    return FALSE;

  *count = value;
  return TRUE;
}

/* "17:00", in minutes. */
static gboolean
parse_time (const char *text,
            int        *minutes)
{
  if (strlen (text) != 5 || text[2] != ':')
    return FALSE;

  for (guint i = 0; i < 5; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;

  *minutes = (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  return text[3] < '6' && *minutes < ECOT_DAY_MINUTES;
}

static gboolean
parse_unit (const char *text,
            EcotUnit   *unit)
{
  static const struct
  {
    const char *name;
    EcotUnit    unit;
  } units[] = {
    { "", ECOT_UNIT_ONE },
    { "EUR", ECOT_UNIT_EUR },
    { "%", ECOT_UNIT_PERCENT },
    { "h", ECOT_UNIT_HOUR },
    { "words", ECOT_UNIT_WORD },
    { "months", ECOT_UNIT_MONTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, text))
      {
        *unit = units[i].unit;
        return TRUE;
      }

  return FALSE;
}

gboolean
ecot_word_parse_quantity (const char *text,
                          gint64     *value,
                          EcotUnit   *unit)
{
  gsize            n = strspn (text, "0123456789.");
  g_autofree char *number = g_strndup (text, n);

  if (n == 0 || !parse_unit (text + n + strspn (text + n, " "), unit))
    return FALSE;

  return *unit == ECOT_UNIT_EUR ? ecot_amount_parse (number, value, NULL)
                                : ecot_decimal_parse (number, value, NULL);
}

/* A cell of a record that every dossier has once: no form has more fields of
 * identification than that. */
static gboolean
is_place (const char *text)
{
  const char      *slash = strrchr (text, '/');
  g_autofree char *name = slash != NULL ? g_strndup (text, (gsize)(slash - text)) : NULL;
  EcotKind         kind = name != NULL ? ecot_schema_find_kind (name) : ECOT_N_KINDS;

  return kind != ECOT_N_KINDS &&
         ecot_schema_get_kind (kind)->shape == ECOT_SHAPE_SINGLE &&
         ecot_schema_find_field (kind, slash + 1) >= 0;
}

static char *
fault_unless (gboolean    right,
              const char *value,
              const char *what)
{
  g_autofree char *shown = ecot_word_shorten (value);

  return right ? NULL : g_strdup_printf ("“%s” %s", shown, what);
}

static char *
choice_fault (const char *value,
              const char *choices)
{
  g_autofree char *shown = ecot_word_shorten (value);

  return ecot_word_in_list (value, choices) ? NULL : g_strdup_printf (_ ("“%s” is none of: %s"), shown, choices);
}

static char *
choices_fault (const char *value,
               const char *choices)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *fault = choice_fault (words[i], choices);

      if (fault != NULL)
        return fault;
    }

  return NULL;
}

char *
ecot_word_fault (const EcotAttributeSpec *spec,
                 const char              *value)
{
  gint64   number;
  int      count;
  EcotUnit unit;

  switch (spec->type)
    {
    case ECOT_WORD_TEXT:
      return *value != '\0' ? NULL : g_strdup (_ ("it is empty"));

    case ECOT_WORD_ID:
      return fault_unless (is_id (value), value, _ ("is no identifier (letters, digits, “-” and “_”)"));

    case ECOT_WORD_IDS:
      return fault_unless (are_ids (value), value, _ ("is no list of identifiers"));

    case ECOT_WORD_CHOICE:
      return choice_fault (value, spec->choices);

    case ECOT_WORD_CHOICES:
      return choices_fault (value, spec->choices);

    case ECOT_WORD_PLACE:
      return fault_unless (is_place (value), value, _ ("is no cell of a dossier, as “applicant/siret” is"));

    case ECOT_WORD_FIGURE:
      return *value != '\0' ? NULL : g_strdup (_ ("it is empty"));

    case ECOT_WORD_FLAG:
      return fault_unless (ecot_word_in_list (value, "true false"), value, _ ("is neither “true” nor “false”"));

    case ECOT_WORD_COUNT:
      return fault_unless (parse_count (value, &count), value, _ ("is no whole number from 1 to 1000000"));

    case ECOT_WORD_DATE:
      return fault_unless (ecot_date_parse (value, &number, NULL), value, _ ("is no date (write it as 2017-07-24)"));

    case ECOT_WORD_TIME:
      return fault_unless (parse_time (value, &count), value, _ ("is no hour (write it as 17:00)"));

    case ECOT_WORD_NUMBER:
      return fault_unless (ecot_decimal_parse (value, &number, NULL) && number >= 0, value,
                           _ ("is no number (write it as 47 or 1.5)"));

    case ECOT_WORD_FILE_NAME:
      return ecot_file_name_fault (value);

    case ECOT_WORD_QUANTITY:
      return fault_unless (ecot_word_parse_quantity (value, &number, &unit), value,
                           _ ("is no quantity (write it as “10000 EUR”, “47 %” or “0.45”)"));

    default:
      g_assert_not_reached ();
    }
}

void
ecot_word_store (const EcotAttributeSpec *spec,
                 const char              *value,
                 gpointer                 item)
{
  gpointer member = G_STRUCT_MEMBER_P (item, spec->offset);
  gboolean right = TRUE;

  switch (spec->type)
    {
    case ECOT_WORD_TEXT:
    case ECOT_WORD_ID:
    case ECOT_WORD_IDS:
    case ECOT_WORD_CHOICE:
    case ECOT_WORD_CHOICES:
    case ECOT_WORD_PLACE:
    case ECOT_WORD_FIGURE:
    case ECOT_WORD_FILE_NAME:
      if (value != NULL)
        *(const char **)member = value;
      break;

    case ECOT_WORD_FLAG:
      if (value != NULL)
        *(gboolean *)member = g_str_equal (value, "true");
      break;

    case ECOT_WORD_COUNT:
      if (value == NULL)
        *(int *)member = spec->absent;
      else
        right = parse_count (value, member);
      break;

    case ECOT_WORD_TIME:
      if (value == NULL)
        *(int *)member = spec->absent;
      else
        right = parse_time (value, member);
      break;

    case ECOT_WORD_DATE:
      if (value != NULL)
        right = ecot_date_parse (value, member, NULL);
      break;

    case ECOT_WORD_NUMBER:
      if (value == NULL)
        *(EcotDecimal *)member = spec->absent;
      else
        right = ecot_decimal_parse (value, member, NULL);
      break;

    case ECOT_WORD_QUANTITY:
    default:
      g_assert_not_reached ();
    }

  g_assert (right);
}
