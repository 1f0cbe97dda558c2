/* ecot-guide-reader.c: a text with light marks becomes blocks of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a line begins with says what it is:
 *
 *   # Title [id]        a chapter; ## a section, ### a heading that is no topic
 *   - item              of a list; what goes on is indented by two spaces
 *   | cell | cell       of a table, whose first row is its head
 *       example         four spaces: kept as it is
 *
 * Anything else is a paragraph, which an empty line ends.  The texts are ours;
 * still, nothing in one can do worse than look odd.
 */

#include "config.h"

#include "help/ecot-guide-private.h"

#include <string.h>

/* Of the first column of a table and of all others together. */
#define FIRST_WIDTH 3
#define OTHER_WIDTH 9

typedef enum
{
  NOTHING,
  PARAGRAPH,
  ITEM,
  TABLE,
  EXAMPLE,
} State;

typedef struct
{
  EcotReport *report;
  GPtrArray  *topics;
  State       state;
  GString    *text;    /* of the paragraph or item at work */
  guint       blanks;  /* empty lines an example may still go on after */
  guint       columns; /* of the table at work */
} Reading;

void
ecot_topic_free (EcotTopic *self)
{
  g_strfreev (self->ids);
  g_free (self->title);
  g_free (self);
}

static void
finish (Reading *reading)
{
  if (reading->state == PARAGRAPH)
    ecot_report_add_paragraph (reading->report, ECOT_STYLE_BODY, reading->text->str);
  else if (reading->state == ITEM)
    ecot_report_add_item (reading->report, reading->text->str);

  g_string_truncate (reading->text, 0);
}

static void
enter (Reading *reading,
       State    state)
{
  finish (reading);
  reading->state = state;
  reading->blanks = 0;
}

static void
add_words (Reading    *reading,
           const char *words)
{
  g_string_append_printf (reading->text, "%s%s", reading->text->len > 0 ? " " : "", words);
}

/* "Title [id id]" */
static void
add_topic (Reading    *reading,
           guint       level,
           const char *title,
           const char *ids)
{
  EcotTopic *topic = g_new0 (EcotTopic, 1);

  topic->title = g_strdup (title);
  topic->ids = g_strsplit (ids, " ", -1);
  topic->level = level;
  topic->first = ecot_report_get_n_blocks (reading->report);
  g_ptr_array_add (reading->topics, topic);
}

static void
read_heading (Reading    *reading,
              const char *line)
{
  guint            level = (guint)strspn (line, "#");
  g_autofree char *title = g_strstrip (g_strdup (line + level));
  char            *bracket = g_str_has_suffix (title, "]") ? strrchr (title, '[') : NULL;

  enter (reading, NOTHING);
  if (bracket != NULL)
    {
      title[strlen (title) - 1] = '\0';
      *bracket = '\0';
      add_topic (reading, level, g_strchomp (title), bracket + 1);
    }

  ecot_report_add_heading (reading->report, MIN (level, 6), title);
}

static void
read_item (Reading    *reading,
           const char *line)
{
  gboolean first = reading->state != ITEM;

  enter (reading, ITEM);
  if (first)
    ecot_report_begin_list (reading->report, FALSE);
  add_words (reading, line + 2);
}

static void
add_columns (Reading *reading,
             char   **cells)
{
  guint n = g_strv_length (cells);

  reading->columns = n;
  ecot_report_begin_table (reading->report, cells[0]);
  for (guint i = 0; i < n; i++)
    ecot_report_add_column (reading->report, cells[i], ECOT_ALIGN_START, i == 0 ? FIRST_WIDTH : MAX (1, OTHER_WIDTH / (n - 1)));
}

static void
read_row (Reading    *reading,
          const char *line)
{
  g_autofree char *inner = g_strstrip (g_strdup (line + 1));
  gsize            length = strlen (inner);
  g_auto (GStrv)   cells = NULL;

  if (length > 0 && inner[length - 1] == '|')
    inner[length - 1] = '\0';
  cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  if (reading->state != TABLE)
    {
      enter (reading, TABLE);
      add_columns (reading, cells);
      return;
    }

  ecot_report_begin_row (reading->report, ECOT_ROW_NORMAL);
  for (guint i = 0; cells[i] != NULL && i < reading->columns; i++)
    ecot_report_add_cell_text (reading->report, cells[i]);
}

/* An example stays on one page, with what introduces it. */
static void
add_example (Reading    *reading,
             const char *line)
{
  if (ecot_report_get_n_blocks (reading->report) > 0)
    ecot_report_keep_with_next (reading->report);
  ecot_report_add_paragraph (reading->report, ECOT_STYLE_CODE, line);
}

static void
read_example (Reading    *reading,
              const char *line)
{
  guint blanks = reading->blanks;

  if (reading->state != EXAMPLE)
    enter (reading, EXAMPLE);

  reading->blanks = 0;
  for (guint i = 0; i < blanks; i++)
    add_example (reading, "");
  add_example (reading, line + 4);
}

static void
read_blank (Reading *reading)
{
  if (reading->state == EXAMPLE)
    reading->blanks++;
  else
    enter (reading, NOTHING);
}

static void
read_words (Reading    *reading,
            const char *line)
{
  gboolean goes_on = reading->state == PARAGRAPH || (reading->state == ITEM && line[0] == ' ');

  if (!goes_on)
    enter (reading, PARAGRAPH);
  add_words (reading, line + strspn (line, " "));
}

static void
read_line (Reading *reading,
           char    *line)
{
  if (*g_strchomp (line) == '\0')
    read_blank (reading);
  else if (g_str_has_prefix (line, "    ") && reading->state != PARAGRAPH && reading->state != ITEM)
    read_example (reading, line);
  else if (line[0] == '#')
    read_heading (reading, line);
  else if (line[0] == '|')
    read_row (reading, line);
  else if (g_str_has_prefix (line, "- "))
    read_item (reading, line);
  else
    read_words (reading, line);
}

void
ecot_guide_read_text (EcotReport *report,
                      GPtrArray  *topics,
                      const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv)      lines = g_strsplit (text, "\n", -1);
  Reading             reading = { .report = report, .topics = topics, .text = words };

  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reading, lines[i]);
  finish (&reading);
}
