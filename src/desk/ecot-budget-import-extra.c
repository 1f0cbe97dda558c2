/* ecot-budget-import-extra.c: what a stranger's budget says besides its costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contributions in kind go to their accounts (règlement ANC 2018-06: 86 for what is
 * used, 87 for where it comes from), columns of years to periods of the dossier.  What
 * words do not settle is left to the person.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/ecot-origin.h"
#include "table/ecot-table-words.h"

/* {{{ Contributions in kind */

static const struct
{
  const char *code;
  const char *words; /* " | " between; of the side its code is of */
} contributions[] = {
  { "864", "benevole|benevoles|benevolat|personnel" },
  { "860", "secours" },
  { "861", "mise a disposition|mises a disposition|pret|prets|locaux|salle|materiel" },
  { "862", "prestation|prestations" },
  { "870", "benevole|benevoles|benevolat" },
  { "875", "don|dons" },
  { "871", "prestation|prestations|mise a disposition|mises a disposition|pret|prets|locaux|salle|materiel" },
};

static gboolean
says_any (const char *words,
          const char *phrases)
{
  g_auto (GStrv) list = g_strsplit (phrases, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", list[i]);

      if (strstr (words, phrase) != NULL)
        return TRUE;
    }

  return FALSE;
}

static const char *
find_printed (const char *text)
{
  gsize n = strspn (text, "0123456789");

  for (guint i = 0; n >= 3 && i < G_N_ELEMENTS (contributions); i++)
    if (strncmp (text, contributions[i].code, 3) == 0)
      return contributions[i].code;

  return NULL;
}

const char *
ecot_import_find_contribution (const EcotBudgetItem *item)
{
  g_autofree char *words = ecot_words_of (item->label);
  const char      *code = find_printed (item->account);

  if (code == NULL)
    code = find_printed (item->label);

  for (guint i = 0; code == NULL && i < G_N_ELEMENTS (contributions); i++)
    if ((contributions[i].code[1] == '7') == item->resource && says_any (words, contributions[i].words))
      code = contributions[i].code;

  return code;
}

/* }}} */
/* {{{ Periods */

static guint
read_year (const char *text)
{
  g_autofree char *words = ecot_words_of (text != NULL ? text : "");

  return ecot_words_read_year (words);
}

/* 2026 where the period is that whole year or a part of it, or is called so. */
static guint
find_year (EcotDossier *dossier,
           const char  *key)
{
  guint  year = read_year (ecot_dossier_get_text (dossier, ECOT_KIND_PERIOD, key, "label"));
  gint64 start, end;
  int    first, last, month, day;

  if (year != 0 || !ecot_dossier_get_number (dossier, ECOT_KIND_PERIOD, key, "start", &start) ||
      !ecot_dossier_get_number (dossier, ECOT_KIND_PERIOD, key, "end", &end))
    return year;

  ecot_date_split (start, &first, &month, &day);
  ecot_date_split (end, &last, &month, &day);
  return first == last ? (guint)first : 0;
}

void
ecot_import_read_periods (EcotDossier     *dossier,
                          EcotImportPeriod periods[ECOT_N_PERIOD_ROLES])
{
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    {
      char   key[8];
      gint64 number;

      g_snprintf (key, sizeof key, "%u", i + 1);
      periods[i].year = find_year (dossier, key);
      periods[i].known = ecot_dossier_get_text (dossier, ECOT_KIND_PERIOD, key, "label") != NULL ||
                         ecot_dossier_get_number (dossier, ECOT_KIND_PERIOD, key, "start", &number) ||
                         ecot_dossier_get_number (dossier, ECOT_KIND_PERIOD, key, "end", &number);
    }
}

static gboolean
is_used (EcotBudgetImport *self,
         guint             role,
         int               period)
{
  for (guint i = 0; i < role; i++)
    if (self->mapping.columns[ECOT_ROLE_PERIOD + i] >= 0 && self->periods[i] == period)
      return TRUE;

  return FALSE;
}

/* The period of that year, else the one of its number, else the first that is free. */
static int
choose_period (EcotBudgetImport       *self,
               const EcotImportPeriod *periods,
               guint                   role,
               guint                   year)
{
  for (guint i = 0; year != 0 && i < ECOT_N_PERIOD_ROLES; i++)
    if (periods[i].year == year && !is_used (self, role, (int)i))
      return (int)i;

  if (!is_used (self, role, (int)role) && (year == 0 || !periods[role].known))
    return (int)role;

  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    if (!periods[i].known && !is_used (self, role, (int)i))
      return (int)i;

  return -1;
}

static const char *
get_title (const EcotBudgetImport *self,
           int                     column)
{
  const EcotTableSheet *sheet = ecot_table_get_sheet (self->table, self->mapping.sheet);
  const EcotTableCell  *cell = self->mapping.header != ECOT_ROW_NONE ? ecot_table_sheet_find_cell (sheet, self->mapping.header, (guint)column) : NULL;

  return cell != NULL ? cell->text : "";
}

static void
add_note (EcotBudgetImport *self,
          guint             role)
{
  char buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_table_write_address (G_MAXUINT, (guint)self->mapping.columns[ECOT_ROLE_PERIOD + role], buf);
  if (self->periods[role] < 0)
    g_ptr_array_add (self->notes, g_strdup_printf (_ ("column %s (%s) is not brought: the dossier has no period left for it"), buf,
                                                   get_title (self, self->mapping.columns[ECOT_ROLE_PERIOD + role])));
  else
    g_ptr_array_add (self->notes, g_strdup_printf (_ ("column %s (%s) is period %d of the dossier"), buf,
                                                   get_title (self, self->mapping.columns[ECOT_ROLE_PERIOD + role]), self->periods[role] + 1));
}

void
ecot_import_place_periods (EcotBudgetImport       *self,
                           const EcotImportPeriod *periods)
{
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    {
      int column = self->mapping.columns[ECOT_ROLE_PERIOD + i];

      if (column < 0)
        continue;

      self->periods[i] = choose_period (self, periods, i, read_year (get_title (self, column)));
      add_note (self, i);
    }
}

static void
set_day (EcotDossier *dossier,
         EcotAction  *action,
         const char  *key,
         const char  *field,
         EcotDate     day)
{
  const EcotValue value = ecot_value_number (ECOT_VALUE_DATE, day);

  ecot_dossier_add_set (dossier, action, ECOT_KIND_PERIOD, key, field, &value);
}

/* What the dossier calls a period stays. */
void
ecot_import_add_periods (EcotBudgetImport       *self,
                         const EcotImportPeriod *periods,
                         EcotDossier            *dossier,
                         EcotAction             *action)
{
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    {
      int         column = self->mapping.columns[ECOT_ROLE_PERIOD + i];
      const char *title = column >= 0 ? get_title (self, column) : "";
      guint       year = read_year (title);
      char        key[8];

      if (column < 0 || self->periods[i] < 0 || periods[self->periods[i]].known || *title == '\0')
        continue;

      g_snprintf (key, sizeof key, "%d", self->periods[i] + 1);
      {
        g_autofree char   *label = year != 0 ? g_strdup_printf ("%u", year) : ecot_text_clean_line (title, -1);
        g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_TEXT, label);

        ecot_dossier_add_set (dossier, action, ECOT_KIND_PERIOD, key, "label", &value);
      }
      if (year == 0)
        continue;

      set_day (dossier, action, key, "start", ecot_date_new ((int)year, 1, 1));
      set_day (dossier, action, key, "end", ecot_date_new ((int)year, 12, 31));
    }
}

/* }}} */
/* {{{ Columns */

static gboolean
is_mapped (const EcotBudgetImport *self,
           guint                   column)
{
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (self->mapping.columns[i] == (int)column)
      return TRUE;

  return FALSE;
}

/* Anything below the titles that is not empty. */
static gboolean
is_filled (const EcotBudgetImport *self,
           guint                   column)
{
  const EcotTableSheet *sheet = ecot_table_get_sheet (self->table, self->mapping.sheet);

  for (guint i = 0; i < sheet->n_rows; i++)
    if ((self->mapping.header == ECOT_ROW_NONE || sheet->rows[i].index > self->mapping.header) &&
        !ecot_table_cell_is_blank (ecot_table_row_find_cell (&sheet->rows[i], column)))
      return TRUE;

  return FALSE;
}

/* More than that are told by their number. */
#define MAX_TOLD 12

void
ecot_import_tell_columns (EcotBudgetImport *self)
{
  guint               n = ecot_table_get_sheet (self->table, self->mapping.sheet)->n_columns, n_left = 0;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint column = 0; column < n; column++)
    {
      char        buf[ECOT_TABLE_ADDRESS_BUFSIZE];
      const char *title = get_title (self, (int)column);

      /* The names of rows of our own sheets are nobody's content. */
      if (is_mapped (self, column) || g_str_has_prefix (title, ECOT_ORIGIN_MARK) || !is_filled (self, column) || n_left++ >= MAX_TOLD)
        continue;

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", ecot_table_write_address (G_MAXUINT, column, buf));
      if (*title != '\0')
        {
          g_autofree char *short_title = ecot_text_excerpt (title);

          g_string_append_printf (list, " (%s)", short_title);
        }
    }

  if (n_left > MAX_TOLD)
    g_string_append (list, "…");
  if (n_left > 0)
    g_ptr_array_add (self->notes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column is not brought: %s", "%u columns are not brought: %s", n_left), n_left, list->str));
}

/* }}} */
