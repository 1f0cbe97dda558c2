/* ecot-cli-people.c: the verb people: who works for the action, and what that costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row a person, as the chapter of the staff shows them.  How each number was
 * made is asked by its path: "ecot-cli why FILE staff/2/amount", and of a month
 * "staff/2/amount.2024-03".
 */

#include "config.h"

#include "cli/ecot-cli-elsewhere.h"
#include "cli/ecot-cli.h"

#include <string.h>

#include "figure/ecot-member-months.h"

typedef struct
{
  EcotFigures *figures;
  EcotRecord  *record;
  EcotMember   member;
} Person;

static EcotRecord *
nth (EcotFigures *figures,
     guint        i)
{
  return ecot_dossier_get_nth (ecot_figures_get_dossier (figures), ECOT_KIND_MEMBER, i);
}

static guint
count (EcotFigures *figures)
{
  return ecot_dossier_get_n (ecot_figures_get_dossier (figures), ECOT_KIND_MEMBER);
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "—";
}

/* {{{ Text */

static void
append_figure (GString          *line,
               const EcotFigure *figure)
{
  g_autofree char *value = ecot_figure_to_french (figure);

  g_string_append_printf (line, "\t%s", value);
}

/* "01/01/2024–30/06/2024 : 50 h × 20,93 € = 1 046,50 €", those of a raise one after the other. */
static void
append_pieces (GString          *line,
               const EcotMember *member)
{
  g_string_append_c (line, '\t');

  for (guint i = 0; i < member->n_pieces && member->n_pieces > 1; i++)
    {
      const EcotMemberPiece *piece = &member->pieces[i];
      g_autofree char       *hours = ecot_figure_to_french (&piece->hours);
      g_autofree char       *amount = ecot_figure_to_french (&piece->amount);
      char                   start[ECOT_DATE_BUFSIZE], end[ECOT_DATE_BUFSIZE];

      g_string_append_printf (line, "%s%s–%s\u00a0: %s, %s", i > 0 ? "\u00a0; " : "",
                              piece->start.known ? ecot_date_format_short (piece->start.number, start) : "…",
                              piece->end.known ? ecot_date_format_short (piece->end.number, end) : "…", hours, amount);
    }
}

static void
print_person (const Person *self,
              guint         number)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char         *name = ecot_record_get_text (self->record, "name");
  gint64              vacant = FALSE;

  ecot_record_get_number (self->record, "vacant", &vacant);
  g_string_append_printf (line, "%u\t%s\t%s\t%s", number, name != NULL ? name : (vacant ? "à recruter" : "—"),
                          or_dash (ecot_record_get_text (self->record, "role")),
                          or_dash (ecot_contract_to_french (ecot_record_get_text (self->record, "contract"))));
  append_figure (line, &self->member.base);
  append_figure (line, &self->member.rate);
  append_figure (line, &self->member.hours);
  append_figure (line, &self->member.share);
  append_figure (line, &self->member.amount);
  append_figure (line, &self->member.per_hour);
  append_pieces (line, &self->member);
  ecot_cli_print_string (g_string_append_c (line, '\n'));
}

/* }}} */
/* {{{ JSON */

static void
add_figure (JsonBuilder      *json,
            const char       *name,
            const EcotFigure *figure)
{
  g_autofree char *value = ecot_figure_to_machine (figure);

  ecot_cli_add_text (json, name, value);
}

static void
add_day (JsonBuilder      *json,
         const char       *name,
         const EcotFigure *day)
{
  char buf[ECOT_DATE_BUFSIZE];

  ecot_cli_add_text (json, name, day->known ? ecot_date_format (day->number, buf) : NULL);
}

static void
add_cell (JsonBuilder *json,
          const char  *name,
          EcotRecord  *record,
          const char  *field)
{
  g_autofree char *value = ecot_value_to_machine (ecot_record_get (record, field));

  ecot_cli_add_text (json, name, value);
}

static void
add_piece (JsonBuilder           *json,
           const EcotMemberPiece *piece)
{
  json_builder_begin_object (json);
  add_day (json, "start", &piece->start);
  add_day (json, "end", &piece->end);
  add_figure (json, "months", &piece->months);
  add_figure (json, "yearly_cost", &piece->cost);
  add_figure (json, "rate", &piece->rate);
  add_figure (json, "hours", &piece->hours);
  add_figure (json, "amount", &piece->amount);
  json_builder_end_object (json);
}

static void
add_numbers (JsonBuilder      *json,
             const EcotMember *member)
{
  add_figure (json, "base_hours", &member->base);
  ecot_cli_add_flag (json, "base_assumed", member->base_assumed);
  ecot_cli_add_text (json, "article", member->base_article);
  add_figure (json, "working_time", &member->working_time);
  add_day (json, "start", &member->start);
  add_day (json, "end", &member->end);
  add_figure (json, "months", &member->months);
  ecot_cli_add_flag (json, "fixed_share", member->fixed_share);
  add_figure (json, "share", &member->share);
  add_figure (json, "hours", &member->hours);
  add_figure (json, "rate", &member->rate);
  add_figure (json, "amount", &member->amount);
  add_figure (json, "cost_per_hour", &member->per_hour);
  ecot_cli_add_text (json, "fault", member->amount.fault != NULL ? member->amount.fault : member->rate.fault);
}

static void
add_months (JsonBuilder  *json,
            const Person *self)
{
  g_autoptr (GArray) months = ecot_figures_list_member_months (self->figures, self->record);

  json_builder_set_member_name (json, "by_month");
  json_builder_begin_array (json);

  for (guint i = 0; i < months->len; i++)
    {
      const EcotMemberMonth *month = &g_array_index (months, EcotMemberMonth, i);
      char                   buf[ECOT_DATE_BUFSIZE];
      g_autofree char       *name = g_strndup (ecot_date_format (month->month, buf), strlen ("2024-03"));

      json_builder_begin_object (json);
      ecot_cli_add_text (json, "month", name);
      add_figure (json, "hours", &month->hours);
      add_figure (json, "amount", &month->amount);
      json_builder_end_object (json);
    }

  json_builder_end_array (json);
}

static void
add_person (JsonBuilder  *json,
            const Person *self)
{
  static const char *const cells[][2] = {
    { "name", "name" },
    { "role", "role" },
    { "vacant", "vacant" },
    { "contract", "contract" },
    { "base", "base" },
    { "yearly_cost", "yearly-cost" },
    { "raise", "raise" },
    { "raised_cost", "raised-cost" },
    { "time_proof", "time-proof" },
    { "fte", "fte" },
  };
  g_autofree char *path = ecot_dossier_make_path (ecot_figures_get_dossier (self->figures), self->record, "name");

  json_builder_begin_object (json);
  *strrchr (path, '/') = '\0';
  ecot_cli_add_text (json, "place", path);
  json_builder_set_member_name (json, "id");
  json_builder_add_int_value (json, ecot_record_get_id (self->record));

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    add_cell (json, cells[i][0], self->record, cells[i][1]);

  add_numbers (json, &self->member);
  json_builder_set_member_name (json, "pieces");
  json_builder_begin_array (json);

  for (guint i = 0; i < self->member.n_pieces; i++)
    add_piece (json, &self->member.pieces[i]);

  json_builder_end_array (json);
  add_months (json, self);
  json_builder_end_object (json);
}

static void
add_total (JsonBuilder *json,
           EcotFigures *figures,
           const char  *name)
{
  EcotFigure figure = ecot_figures_get (figures, name);

  add_figure (json, name, &figure);
}

static void
add_file (JsonBuilder *json,
          const char  *file,
          EcotFigures *figures)
{
  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "lot", ecot_figures_get_lot (figures)->lot);
  json_builder_set_member_name (json, "people");
  json_builder_begin_array (json);

  for (guint i = 0; i < count (figures); i++)
    {
      Person person = { figures, nth (figures, i), ecot_figures_get_member (figures, nth (figures, i)) };

      add_person (json, &person);
    }

  json_builder_end_array (json);
  add_total (json, figures, "staff.count");
  add_total (json, figures, "staff.hours");
  add_total (json, figures, "staff.cost");
  json_builder_end_object (json);
}

static void
add_share (JsonBuilder *json,
           const char  *name,
           EcotDecimal  share)
{
  const EcotFigure figure = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = share };

  add_figure (json, name, &figure);
}

/* One dossier's part of what is too much. */
static void
add_overload (JsonBuilder  *json,
              gconstpointer item)
{
  const EcotOverload   *overload = item;
  const EcotFigure      from = { .known = TRUE, .number = overload->from };
  const EcotFigure      to = { .known = TRUE, .number = overload->to };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  ecot_cli_add_text (json, "name", overload->load->name);
  ecot_cli_add_text (json, "dossier", overload->load->dossier);
  ecot_cli_add_text (json, "place", overload->load->where);
  add_share (json, "own", overload->own);
  add_share (json, "sum", overload->sum);
  add_day (json, "from", &from);
  add_day (json, "to", &to);
  json_builder_set_member_name (json, "others");
  json_builder_begin_array (json);

  for (guint i = 0; i < overload->others->len; i++)
    json_builder_add_string_value (json, ((EcotLoad *)overload->others->pdata[i])->dossier);

  json_builder_end_array (json);
}

/* }}} */

static void
print_people (EcotCli     *cli,
              const char  *file,
              EcotFigures *figures)
{
  g_autofree char *shown = ecot_cli_show (file);

  if (cli->n_args > 1)
    ecot_cli_print ("%s", shown);

  for (guint i = 0; i < count (figures); i++)
    {
      Person person = { figures, nth (figures, i), ecot_figures_get_member (figures, nth (figures, i)) };

      print_person (&person, i + 1);
    }
}

/* Who is promised to several of them at once. */
static void
print_overloads (EcotCli     *cli,
                 JsonBuilder *json,
                 GPtrArray   *overloads,
                 EcotLot     *lot)
{
  if (cli->json)
    ecot_cli_add_array (json, "overloads", overloads, add_overload);

  for (guint i = 0; !cli->json && i < overloads->len; i++)
    {
      g_autoptr (EcotFinding) finding = ecot_finding_new_for_overload (lot, overloads->pdata[i]);

      ecot_cli_print ("%s", ecot_finding_get_message (finding));
    }
}

/* The exit status; @lot: of one that could be read. */
static int
read_people (EcotCli       *cli,
             guint          i,
             JsonBuilder   *json,
             EcotCliPeople *people,
             EcotLot      **lot)
{
  const char          *file = cli->args[i];
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = ecot_desk_read (cli->catalogue, file, &error);

  if (desk == NULL)
    return ecot_cli_fail (file, error);

  ecot_cli_people_add (people, i, file, desk);

  if (cli->json)
    add_file (json, file, ecot_desk_get_figures (desk));
  else
    print_people (cli, file, ecot_desk_get_figures (desk));

  if (*lot == NULL)
    *lot = ecot_lot_ref (ecot_desk_get_lot (desk));

  return ECOT_CLI_FINE;
}

static int
compare_people (EcotCli *cli)
{
  g_autoptr (JsonBuilder)   json = json_builder_new ();
  g_autoptr (EcotCliPeople) people = ecot_cli_people_new ();
  g_autoptr (EcotLot)       lot = NULL;
  g_autoptr (GPtrArray)     overloads = NULL;
  int                       status = ECOT_CLI_FINE;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);

  for (guint i = 0; i < cli->n_args; i++)
    {
      int one = read_people (cli, i, json, people, &lot);

      status = MAX (status, one);
    }

  json_builder_end_array (json);
  overloads = ecot_loads_find_overloads (ecot_cli_people_get_loads (people));
  print_overloads (cli, json, overloads, lot);
  json_builder_end_object (json);

  if (cli->json)
    ecot_cli_print_json (json);

  return status;
}

int
ecot_cli_people (EcotCli *cli)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = NULL;

  if (cli->n_args > 1)
    return compare_people (cli);

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) json = json_builder_new ();

      add_file (json, cli->args[0], ecot_desk_get_figures (desk));
      ecot_cli_print_json (json);
    }
  else
    print_people (cli, cli->args[0], ecot_desk_get_figures (desk));

  return ECOT_CLI_FINE;
}
