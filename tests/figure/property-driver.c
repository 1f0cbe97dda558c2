/* property-driver.c: the figures of budgets that somebody else judges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * property.py makes budgets up, works them out with Python's fractions and asks this
 * program for the same.  A line of input is one lot, one budget, or "go":
 *
 *   lot <call …>                   the next lot, from 0; answers the names of its figures
 *   only 0 cost.total              of that lot no other figures are asked for
 *   0 +budget/line category:staff amount=1234 @fund/fse percent=470000 . #1 amount= .
 *   go                             writes what was answered since
 *
 * A budget is its lot and its actions, each ended by a point.  "+" appends a row, "@" names a
 * record that is no row, "#" a row counted from 1 as they were appended, "-" removes it, "^3:0" moves
 * it.  What follows are cells: "=" and a number as it is held, or nothing; ":" and a text; "~" and
 * a row, for the cells that name one.  After each action come the figures in the order of their names,
 * what each category the applicant added costs and what an hour of it does, and "|" with the amounts of the lines: "-" for no
 * value, "!" for a fault.  After the last one the same figures are made from nothing, and what
 * differs is named.  Of one budget in sixteen each figure is explained, and made again from its
 * explanation: what is not the same ends the program, with the budget.
 */

#include "figure/ecot-figures.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "call/ecot-call.h"
#include "support/ecot-test-reason.h"

typedef struct
{
  EcotLot *lot;
  GStrv    names;
} Lot;

/* A budget at work. */
typedef struct
{
  EcotDossier *dossier;
  GArray      *rows; /* the id of each row that was appended */
} Budget;

/* The record the next cells are of. */
typedef struct
{
  EcotKind    kind;
  gint64      id;
  const char *key;
} Current;

static void
lot_free (gpointer data)
{
  Lot *self = data;

  ecot_lot_unref (self->lot);
  g_strfreev (self->names);
  g_free (self);
}

static EcotLot *
load_lot (const char *call)
{
  g_autoptr (GBytes)   bytes = g_bytes_new (call, strlen (call));
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) loaded = ecot_call_load (bytes, "test.xml", &error);

  g_assert_no_error (error);
  return ecot_lot_ref (ecot_call_find_lot (loaded, "1"));
}

static Lot *
lot_new (const char *call,
         GString    *out)
{
  Lot                    *self = g_new0 (Lot, 1);
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotFigures) figures = NULL;
  g_autofree char        *names = NULL;

  self->lot = load_lot (call);
  figures = ecot_figures_new (dossier, self->lot);
  self->names = g_strdupv ((char **)ecot_figures_get_names (figures));
  names = g_strjoinv (" ", self->names);
  g_string_append_printf (out, "%s\n", names);
  return self;
}

/* {{{ Actions */

static EcotKind
find_kind (const char *root)
{
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    if (strcmp (ecot_schema_get_kind (kind)->name, root) == 0)
      return kind;

  g_error ("there is no kind “%s”", root);
}

static void
append (Budget     *budget,
        EcotAction *action,
        const char *root,
        guint      *n_appended,
        Current    *current)
{
  *current = (Current){ .kind = find_kind (root), .id = ecot_dossier_reserve_id (budget->dossier) };
  g_array_append_val (budget->rows, current->id);
  ecot_action_insert (action, current->kind, current->id, NULL,
                      ecot_dossier_get_n (budget->dossier, current->kind) + n_appended[current->kind]++);
}

/* "fund/fse", "own-funds": the key follows the last slash of a keyed kind. */
static void
name_record (char    *path,
             Current *current)
{
  char *slash = strrchr (path, '/');

  if (slash != NULL)
    *slash = '\0';

  *current = (Current){ .kind = find_kind (path), .key = slash != NULL ? slash + 1 : NULL };
}

static gint64
find_id (const Budget *budget,
         const char   *number)
{
  guint64 row = g_ascii_strtoull (number, NULL, 10);

  g_assert_true (row >= 1 && row <= budget->rows->len);
  return g_array_index (budget->rows, gint64, row - 1);
}

/* A category is named by "+" and its id, anything else by its id. */
static EcotValue
read_reference (const Budget *budget,
                const char   *field,
                const char   *number)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT, strcmp (field, "category") == 0 ? "+" : "", find_id (budget, number));

  return ecot_value_text (ECOT_VALUE_CHOICE, text);
}

static EcotValue
read_value (const Budget        *budget,
            const EcotFieldSpec *field,
            char                 sign,
            const char          *text)
{
  if (sign == ':')
    return ecot_value_text (field->type, text);

  if (sign == '~')
    return read_reference (budget, field->name, text);

  return *text != '\0' ? ecot_value_number (field->type, g_ascii_strtoll (text, NULL, 10)) : ECOT_VALUE_EMPTY;
}

static void
set_cell (Budget        *budget,
          EcotAction    *action,
          const Current *current,
          char          *word)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (current->kind);
  char               *end = strpbrk (word, "=:~");
  char                sign = *end;
  int                 index;
  g_auto (EcotValue)  value = ECOT_VALUE_EMPTY;

  *end = '\0';
  index = ecot_schema_find_field (current->kind, word);
  if (index < 0)
    g_error ("%s has no field “%s”", kind->name, word);

  value = read_value (budget, &kind->fields[index], sign, end + 1);

  if (current->id != 0)
    ecot_action_set_new (action, current->kind, current->id, word, &value);
  else
    ecot_dossier_add_set (budget->dossier, action, current->kind, current->key, word, &value);
}

static EcotRecord *
find_row (Budget     *budget,
          const char *number)
{
  EcotRecord *record = ecot_dossier_find_id (budget->dossier, find_id (budget, number));

  if (record == NULL)
    g_error ("there is no row %s", number);

  return record;
}

static void
take_word (Budget     *budget,
           EcotAction *action,
           char       *word,
           guint      *n_appended,
           Current    *current)
{
  EcotRecord *row;

  switch (*word)
    {
    case '+':
      append (budget, action, word + 1, n_appended, current);
      break;
    case '@':
      name_record (word + 1, current);
      break;
    case '#':
      row = find_row (budget, word + 1);
      *current = (Current){ .kind = ecot_record_get_kind (row), .id = ecot_record_get_id (row) };
      break;
    case '-':
      ecot_action_remove (action, find_row (budget, word + 1));
      break;
    case '^':
      ecot_action_move (action, find_row (budget, word + 1), (guint)g_ascii_strtoull (strchr (word, ':') + 1, NULL, 10));
      break;
    default:
      set_cell (budget, action, current, word);
      break;
    }
}

/* The words up to the point, as one action.  FALSE: there was none. */
static gboolean
act (Budget *budget,
     char  **rest)
{
  g_autoptr (EcotAction) action = ecot_action_new ("Edit");
  g_autoptr (GError)     error = NULL;
  guint                  n_appended[ECOT_N_KINDS] = { 0 };
  Current                current = { 0 };
  char                  *word;

  while ((word = strsep (rest, " ")) != NULL && strcmp (word, ".") != 0)
    take_word (budget, action, word, n_appended, &current);

  if (word == NULL)
    return FALSE;

  ecot_dossier_perform (budget->dossier, action, &error);
  g_assert_no_error (error);
  return TRUE;
}

/* }}} */

static void
write_figure (GString          *out,
              const EcotFigure *figure)
{
  char buf[32];

  if (figure->known)
    g_string_append (out, (g_snprintf (buf, sizeof buf, "%" G_GINT64_FORMAT, figure->number), buf));
  else
    g_string_append_c (out, figure->fault != NULL ? '!' : '-');

  g_string_append_c (out, ' ');
}

static void
write_figures (GString     *out,
               const Lot   *lot,
               EcotFigures *figures)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  guint        n = ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY);
  EcotFigure   figure;

  for (guint i = 0; lot->names[i] != NULL; i++)
    {
      figure = ecot_figures_get (figures, lot->names[i]);
      write_figure (out, &figure);
    }

  for (guint i = 0; i < n; i++)
    {
      gint64           id = ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i));
      g_autofree char *cost = g_strdup_printf ("cost.category.+%" G_GINT64_FORMAT, id);
      g_autofree char *hour = g_strdup_printf ("cost.per-hour.category.+%" G_GINT64_FORMAT, id);

      figure = ecot_figures_get (figures, cost);
      write_figure (out, &figure);
      figure = ecot_figures_get (figures, hour);
      write_figure (out, &figure);
    }

  g_string_append (out, "| ");
  n = ecot_dossier_get_n (dossier, ECOT_KIND_LINE);

  for (guint i = 0; i < n; i++)
    {
      figure = ecot_figures_get_line (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i));
      write_figure (out, &figure);
    }
}

/* What an edit left must be what the dossier gives when it is opened. */
static void
compare_with_new (GString     *out,
                  EcotFigures *figures)
{
  g_autoptr (EcotFigures) anew = ecot_figures_new (ecot_figures_get_dossier (figures), ecot_figures_get_lot (figures));
  const char *const      *names = ecot_figures_get_names (figures);

  for (guint i = 0; names[i] != NULL; i++)
    {
      EcotFigure left = ecot_figures_get (figures, names[i]);
      EcotFigure made = ecot_figures_get (anew, names[i]);

      if (left.known != made.known || left.number != made.number || g_strcmp0 (left.fault, made.fault) != 0)
        g_string_append_printf (out, "edited:%s ", names[i]);
    }
}

#define REPLAYED 16

static char *asked; /* the budget at work */
static guint n_asked;

static void
say_which (int number)
{
  fprintf (stderr, "in the budget: %s\n", asked);
}

static void
answer (GPtrArray *lots,
        char      *line,
        GString   *out)
{
  char                   *rest = line;
  guint                   index = (guint)g_ascii_strtoull (strsep (&rest, " "), NULL, 10);
  const Lot              *lot;
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotFigures) figures = NULL;
  g_autoptr (GArray)      rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  Budget                  budget = { dossier, rows };
  guint                   n = 0;

  g_free (asked);
  asked = g_strdup_printf ("%u %s", index, rest);
  g_assert_cmpuint (index, <, lots->len);
  lot = lots->pdata[index];
  figures = ecot_figures_new (dossier, lot->lot);

  for (; rest != NULL && act (&budget, &rest); n++)
    write_figures (out, lot, figures);

  if (n > 1)
    compare_with_new (out, figures);

  if (n_asked++ % REPLAYED == 0)
    ecot_test_replay_all (figures);
  g_string_append_c (out, '\n');
}

/* "0 cost.total …": answers nothing. */
static void
choose (GPtrArray *lots,
        char      *line,
        GString   *out)
{
  char *names = NULL;
  guint index = (guint)g_ascii_strtoull (line, &names, 10);
  Lot  *lot = g_ptr_array_index (lots, index);

  g_strfreev (lot->names);
  lot->names = g_strsplit (g_strchug (names), " ", -1);
  g_string_append_c (out, '\n');
}

static void
take_line (GPtrArray *lots,
           char      *line,
           GString   *out)
{
  if (g_str_has_prefix (line, "lot "))
    {
      g_ptr_array_add (lots, lot_new (line + strlen ("lot "), out));
    }
  else if (g_str_has_prefix (line, "only "))
    {
      choose (lots, line + strlen ("only "), out);
    }
  else if (strcmp (line, "go") == 0)
    {
      fwrite (out->str, 1, out->len, stdout);
      fflush (stdout);
      g_string_truncate (out, 0);
    }
  else
    answer (lots, line, out);
}

int
main (void)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func (lot_free);
  g_autoptr (GString)   out = g_string_new (NULL);
  char                 *line = NULL;
  size_t                size = 0;

  signal (SIGABRT, say_which);

  while (getline (&line, &size, stdin) > 0)
    take_line (lots, g_strchomp (line), out);

  free (line);
  g_free (asked);
  return 0;
}
