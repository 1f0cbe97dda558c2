/* ecot-composer-private.h: what the composers of papers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A composer reads the dossier, its figures and the lot, and adds blocks to one
 * report.  On a blank form every reading says nothing, so that the form comes
 * out of the same code with nothing of the dossier in it.
 */

#pragma once

#include "call/ecot-exhibits.h"
#include "compose/ecot-papers.h"

G_BEGIN_DECLS

typedef struct
{
  EcotReport             *report;
  EcotFigures            *figures;
  EcotDossier            *dossier;
  const EcotLot          *lot;
  const EcotComposeInput *input;
  gboolean                spreadsheet; /* formulas may refer to the budget sheet */
  EcotExhibits           *exhibits;    /* what goes with the answer */
  const EcotRule         *categories;  /* of the budget's sheet: what its lines may be */
  gboolean                knows_vat;   /* the budget's sheet works out what is eligible */
  guint                   part;        /* of a paper whose parts are numbered: the next one's number; else 0 */
} EcotComposer;

/* Borrowed text of a cell; NULL if empty, or on a blank form. */
const char *ecot_composer_text (const EcotComposer *self,
                                EcotKind            kind,
                                const char         *key,
                                const char         *field);
gboolean    ecot_composer_number (const EcotComposer *self,
                                  EcotKind            kind,
                                  const char         *key,
                                  const char         *field,
                                  gint64             *number);
/* A cell as French shows it on paper: numbers grouped, SIRET and telephone
 * spaced, dates in words; marked for the report (see ecot_report_mark()), so it goes into one and nowhere else; NULL if empty.
 * (transfer full) */
char *ecot_composer_place (const EcotComposer *self,
                           const char         *place);
/* "10 000,00 € au plus": what a limit asks; "20 h par semaine au moins": what makes
 * an exit count, or NULL.  (transfer full) */
char *ecot_composer_limit_terms (const EcotComposer *self,
                                 const EcotLimit    *limit);
char *ecot_composer_exit_terms (const EcotExit *way_out);
/* To two decimals, unless nothing remained. */
EcotDecimal ecot_composer_round (EcotDecimal number);
/* The value of a figure in French, marked for the report (see ecot_report_mark()), or NULL if it is unknown.  It goes
 * into a report and nowhere else.  (transfer full) */
char    *ecot_composer_figure (const EcotComposer *self,
                               const char         *name);
gboolean ecot_composer_figure_number (const EcotComposer *self,
                                      const char         *name,
                                      gint64             *number);

/* The action's title: the applicant's own, else the lot's. */
const char *ecot_composer_action (const EcotComposer *self);

/* "Appel à projets « … », lot 1 « … ». Financeur : …", in full.  (transfer full) */
char *ecot_composer_call (const EcotComposer *self);

/* Whether a part of the costs is not eligible. */
gboolean ecot_composer_has_ineligible (const EcotComposer *self);

/* Adds an amount cell with a figure's value, or an empty one. */
EcotCell *ecot_composer_add_figure_cell (const EcotComposer *self,
                                         const char         *name);

/* The same with a count, hours or months. */
EcotCell *ecot_composer_add_count_cell (const EcotComposer *self,
                                        const char         *name);

/* Formulas find @cell under "table.row.column" from here on; @column: (nullable): what has one cell a row. */
void ecot_composer_call_cell (EcotCell   *cell,
                              const char *table,
                              gint64      row,
                              const char *column);

/* A text cell, or an empty one where there is no text. */
EcotCell *ecot_composer_add_text_cell (const EcotComposer *self,
                                       const char         *text);

/* A column of the table begun; @field: (nullable) (static): what is typed into it. */
void ecot_composer_add_column (const EcotComposer *self,
                               const char         *title,
                               const char         *field,
                               EcotAlign           align,
                               guint               width);
/* The cells called @quantity and @cost, multiplied and rounded once.  (transfer full) */
char *ecot_composer_product_formula (EcotRounding rounding,
                                     const char  *quantity,
                                     const char  *cost);
/* The row just begun shows that record, as spreadsheets that come back know it. */
void ecot_composer_name_row (const EcotComposer *self,
                             EcotRecord         *record);
/* The same of a record that need not be there yet. */
void ecot_composer_name_row_of (const EcotComposer *self,
                                EcotKind            kind,
                                const char         *key);

/* The row just begun leads to the first file that proves @record, in a bundle that has it. */
void ecot_composer_lead_row (const EcotComposer *self,
                             EcotRecord         *record);
/* What proves a budget line: in words, and the numbers of pieces.  (transfer full), or NULL */
char *ecot_composer_line_proof (const EcotComposer *self,
                                EcotRecord         *line);
/* "Odile Fauquembre, coordinatrice", or what of it is known; NULL: neither.  (transfer full) */
char *ecot_composer_member_name (EcotRecord *member);
/* What a budget line pays: its detail, else the person it names, else NULL.  (transfer full) */
char *ecot_composer_line_detail (const EcotComposer *self,
                                 EcotRecord         *line);
/* Whether a line is worth hours × the cost of an hour of the person it names; then these. */
gboolean ecot_composer_line_wage (const EcotComposer *self,
                                  EcotRecord         *line,
                                  EcotDecimal        *hours,
                                  EcotDecimal        *rate);

/* What the call says, or a dash: an empty cell is there to be filled by hand. */
void ecot_composer_add_said_cell (const EcotComposer *self,
                                  const char         *text);
/* What the applicant remarks on the row before, in a row of its own over all columns. */
void ecot_composer_add_remark (const EcotComposer *self,
                               const char         *text,
                               guint               n_columns);

/* Whether a member of the staff proves the time spent so: by "letter" or by "sheet". */
gboolean ecot_dossier_proves_time_by (EcotDossier *dossier,
                                      const char  *proof);
/* When a member works on the action: their own dates, else the action's.  FALSE: not known, or it ends before it starts. */
gboolean ecot_composer_member_period (const EcotComposer *self,
                                      EcotRecord         *member,
                                      EcotDate           *start,
                                      EcotDate           *end);
/* Hours of a member on the action, in 1/10 000. */
gboolean ecot_composer_member_hours (const EcotComposer *self,
                                     EcotRecord         *member,
                                     gint64             *hours);
/* Whether the hours of the action are those of the staff: no row of time says any. */
gboolean ecot_composer_has_staff_hours (const EcotComposer *self);
/* What a member does, as a list; nothing if the rows of hours do not say. */
guint ecot_composer_add_tasks (EcotComposer *self,
                               EcotRecord   *member);

/* Title of a paper, the action and the applicant; @sheet: name of the first sheet of a spreadsheet, or NULL. */
void ecot_compose_head (EcotComposer *self,
                        const char   *title,
                        const char   *sheet);
/* The total by category, as bars; nothing if there are fewer than two. */
void ecot_compose_budget_chart (EcotComposer *self);
void ecot_compose_funding_chart (EcotComposer *self);
/* Each row of the financing plan that pays something. */
void ecot_composer_add_payers (const EcotComposer *self,
                               EcotChart          *chart);
void ecot_compose_schedule_chart (EcotComposer *self);

/* Shared parts of papers, one file each. */
void ecot_compose_begin (EcotComposer *self,
                         const char   *title,
                         gboolean      letter);
void ecot_compose_open_points (EcotComposer *self);
/* The heading of a part, with its number where parts have one. */
void ecot_compose_part (EcotComposer *self,
                        const char   *title);

/* Beside the lines of the budget, in a spreadsheet: the columns, then the cells of rows. */
void ecot_compose_budget_asides (EcotComposer *self);
void ecot_compose_line_asides (EcotComposer *self,
                               EcotRecord   *line);
void ecot_compose_group_asides (EcotComposer *self,
                                guint         number);
/* (transfer full), or NULL: it is no sum of cells */
char *ecot_compose_ineligible_formula (EcotComposer *self,
                                       GPtrArray    *groups);
/* What is asked, eligible and retained of the lines of which something was cut; nothing where none was. */
void ecot_compose_retained (EcotComposer *self,
                            GPtrArray    *groups);
/* The lines over the periods of the action, where any is in one. */
void ecot_compose_periods (EcotComposer *self);
/* How the amounts count VAT, where that is known. */
void     ecot_compose_method (EcotComposer *self);
gboolean ecot_composer_knows_vat (const EcotComposer *self);

/* A note on a cell of a spreadsheet that shows @figure: @how it is made, or NULL where one sees it, and what the call
 * asks of it; none where there is nothing to say. */
void ecot_composer_note (const EcotComposer *self,
                         EcotCell           *cell,
                         const char         *figure,
                         const char         *how);
/* What may be typed into the cells of a paper that spreadsheets open. */
void ecot_compose_rules (EcotComposer *self);

void ecot_compose_reply (EcotComposer *self);
void ecot_compose_engagement (EcotComposer *self);
void ecot_compose_covering (EcotComposer *self);
void ecot_compose_budget (EcotComposer *self);
void ecot_compose_explanation (EcotComposer *self);
void ecot_compose_declarations (EcotComposer *self);
void ecot_compose_questionnaire (EcotComposer *self);
void ecot_compose_duties (EcotComposer *self);

void ecot_compose_schedule_paper (EcotComposer *self);
void ecot_compose_indicators (EcotComposer *self);
void ecot_compose_mission_letters (EcotComposer *self);
void ecot_compose_time_sheets (EcotComposer *self);
void ecot_compose_accounts (EcotComposer *self);
void ecot_compose_cash (EcotComposer *self);
void ecot_compose_volunteers (EcotComposer *self);
void ecot_compose_report (EcotComposer *self);
void ecot_compose_poster (EcotComposer *self);

/* Who declares, for what action of what lot: "Je soussigné(e) …, pour l’action « … », " and @end. */
void ecot_compose_opening (EcotComposer *self,
                           const char   *end);
void ecot_compose_commitment (EcotComposer *self);
void ecot_compose_interests (EcotComposer *self);
void ecot_compose_de_minimis (EcotComposer *self);
/* Which of these there are. */
gboolean ecot_lot_asks_commitment (const EcotLot *lot);
gboolean ecot_lot_asks_interests (const EcotLot *lot);
gboolean ecot_dossier_had_aid (EcotDossier *dossier);

/* A fund of the European Union that pays for the actions of the lot, or NULL. */
const EcotFund *ecot_lot_find_european_fund (const EcotLot *lot);

void ecot_compose_dossier (EcotComposer *self);

/* In the box of who signs for the applicant: one line of it. */
#define ECOT_SIGN_HERE "Signature du représentant légal et cachet"

void ecot_compose_fields (EcotComposer *self,
                          guint         level);
void ecot_compose_territories (EcotComposer *self);
void ecot_compose_sections (EcotComposer *self,
                            guint         level,
                            gboolean      after_budget);
/* Hours and cost per hour, where the lot asks them. */
void ecot_compose_hours (EcotComposer *self);
void ecot_compose_options (EcotComposer *self);
void ecot_compose_conditions (EcotComposer *self);
void ecot_compose_participants (EcotComposer *self);
void ecot_compose_team (EcotComposer *self);
/* Whether the lot has that part. */
gboolean ecot_composer_has_team (const EcotComposer *self);
/* Participants and team as sheets of the budget. */
void ecot_compose_people_sheet (EcotComposer *self);
void ecot_compose_exits (EcotComposer *self);
void ecot_compose_targets (EcotComposer *self);
/* The limits whose figure begins with one of @prefixes, in words, with the dossier's own value. */
void ecot_compose_limits (EcotComposer      *self,
                          const char        *title,
                          const char *const *prefixes);
void ecot_compose_performance (EcotComposer *self);
/* Direct and indirect costs by category, and what the flat rates allow. */
void ecot_compose_cost_table (EcotComposer *self);
void ecot_compose_rates (EcotComposer *self,
                         GPtrArray    *groups);
/* @planned: with the numbers of the dossier; else the list to be read. */
void ecot_compose_exit_table (EcotComposer *self,
                              gboolean      planned);
void ecot_compose_due (EcotComposer *self);
/* Place, date, name and stamp of the representative. */
void ecot_compose_signature (EcotComposer *self,
                             const char   *caption,
                             gboolean      dated);

void ecot_compose_form_budget (EcotComposer *self);
void ecot_compose_funding_table (EcotComposer *self);
/* Of the other funders: when they decided, and what proves it; nothing if nobody says. */
void ecot_compose_decisions (EcotComposer *self);
void ecot_compose_indicator_grid (EcotComposer *self);
void ecot_compose_schedule (EcotComposer *self);
void ecot_compose_pieces (EcotComposer *self);

/* The budget lines by category, in the order of the form. */
typedef struct
{
  char       *id;     /* "staff", "+3", or NULL for lines without category */
  const char *label;  /* borrowed */
  char       *figure; /* "cost.category.staff", or NULL for lines without category */
  GPtrArray  *lines;  /* of EcotRecord, borrowed */
} EcotLineGroup;

/* (transfer full): every category of the lot, those the applicant added, then
 * the lines whose category is missing, if there are any.  On a blank form, the
 * categories of the lot without lines. */
GPtrArray *ecot_composer_group_lines (const EcotComposer *self);

/* The kind of its category: "staff"; "other" for those the applicant added. */
const char *ecot_composer_group_kind (const EcotComposer  *self,
                                      const EcotLineGroup *group);

/* Figure @figure, a percentage, in a spreadsheet; @product: whole cents × the percentage in 1/10 000. */
char *ecot_composer_percent_formula (const EcotComposer *self,
                                     const char         *figure,
                                     const char         *product);

/* The flat rates that were chosen and pay @pays ("staff", "indirect", "remaining"; NULL: any), each on a row of the
 * budget that is begun; their cells are appended to @terms, if any. */
void ecot_compose_cost_options (EcotComposer *self,
                                const char   *pays,
                                GPtrArray    *groups,
                                GString      *terms);
/* Where the lines of group @number stand in the budget's sheet. */
void ecot_compose_add_group_terms (GString             *terms,
                                   const EcotLineGroup *group,
                                   guint                number);

/* Whether nothing was typed into it but, perhaps, the @place where it stands: begun and left, it is no row of a paper. */
gboolean ecot_composer_is_empty_row (EcotRecord *record,
                                     const char *place);
/* What a text has in place of the table at hand, where the budget has neither a line nor an option that costs. */
void ecot_composer_say_no_costs (EcotComposer *self,
                                 GPtrArray    *groups);

G_END_DECLS
