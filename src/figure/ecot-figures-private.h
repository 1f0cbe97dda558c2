/* ecot-figures-private.h: the insides of the figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For figure/ and its tests.
 */

#pragma once

#include "call/ecot-accounts.h"
#include "figure/ecot-graph-private.h"
#include "figure/ecot-register.h"

G_BEGIN_DECLS

/* What a group of participants counts for; see ecot-groups.c.  The last four are
 * counted once for all groups, and once for those of each setting. */
typedef enum
{
  ECOT_ASPECT_TOTAL,
  ECOT_ASPECT_WOMEN,
  ECOT_ASPECT_MEN,
  ECOT_ASPECT_UNSTATED,
  ECOT_ASPECT_YOUNG,
  ECOT_ASPECT_RSA,
  ECOT_ASPECT_MONTHS,
  ECOT_ASPECT_HOURS_BY_MONTHS,
  ECOT_ASPECT_MONTHS_OF_HOURS,
  ECOT_ASPECT_HOURS_BY_COUNT,
  ECOT_ASPECT_COUNT_OF_HOURS,
  ECOT_N_ASPECTS
} EcotAspect;

typedef enum
{
  ECOT_SETTING_ALL,
  ECOT_SETTING_URBAN,
  ECOT_SETTING_RURAL,
  ECOT_N_SETTINGS
} EcotSetting;

/* What a budget line counts for, in the order most lines have them; see ecot-lines.c. */
typedef enum
{
  ECOT_LINE_CATEGORY,
  ECOT_LINE_ACCOUNT,
  ECOT_LINE_VAT,
  ECOT_LINE_INELIGIBLE,
  ECOT_LINE_CUT,
  ECOT_LINE_REALISED,
  ECOT_LINE_GAP,
  ECOT_LINE_PERIOD, /* the first of the periods */
  ECOT_N_LINE_TERMS = ECOT_LINE_PERIOD + ECOT_N_PERIODS
} EcotLineTerm;

typedef enum
{
  ECOT_VAT_INCLUDED, /* a cost like another, or not said */
  ECOT_VAT_RECOVERABLE,
  ECOT_VAT_PARTIAL,
} EcotVat;

struct _EcotFigures
{
  GObject parent_instance;

  EcotDossier  *dossier;
  EcotLot      *lot;
  EcotGraph    *graph;
  GHashTable   *by_name;                                 /* name -> EcotNode, listed or not */
  GHashTable   *by_cell;                                 /* "fund/fse/percent" -> EcotNode */
  GHashTable   *categories;                              /* id, "+N" or "" -> EcotNode */
  GHashTable   *accounts;                                /* id of an account or a line -> the sum that takes what is on it */
  GHashTable   *terms;                                   /* record id -> what it counts for */
  EcotRegister *persons;                                 /* of the register of participants */
  GHashTable   *lines_of;                                /* id of a member -> set of ids of the lines that name it */
  GHashTable   *indirect;                                /* set of ids of the lines in a category of indirect costs */
  EcotNode     *groups[ECOT_N_SETTINGS][ECOT_N_ASPECTS]; /* sums of groups; NULL: not of this lot */
  EcotNode     *lines[ECOT_N_LINE_TERMS];                /* sums of lines; NULL: it depends on the line */
  EcotRounding  rounding;                                /* of the lot, or to the euro where the dossier says so */
  gboolean      whole_euros;                             /* what is typed is rounded, too */
  EcotVat       vat;
  EcotDecimal   vat_share; /* what is got back of it, in percent; -1: not said */
  GPtrArray    *figures;   /* EcotNode in printed order, without categories */
  GPtrArray    *funds;     /* EcotNode of the call's funds */
  GPtrArray    *names;     /* with categories, and a final NULL */

  /* The flat rates that may be chosen. */
  EcotCostOptions *options;
};

/* ecot-wiring.c */

void ecot_figures_wire (EcotFigures *self);
/* Whether a figure already has that name. */
gboolean ecot_figures_is_taken (EcotFigures *self,
                                const char  *name);
void     ecot_figures_set_label (EcotFigures *self,
                                 const char  *name,
                                 const char  *label);
/* Again after the applicant's own categories changed. */
void ecot_figures_list_names (EcotFigures *self);
/* The sum of the lines that name category @id, "" of those that name none. */
EcotNode *ecot_figures_ensure_category (EcotFigures *self,
                                        const char  *id);
/* A figure, after those there are. */
EcotNode *ecot_figures_add (EcotFigures *self,
                            const char  *name,
                            EcotReasonOp op,
                            EcotUnit     unit,
                            const char  *label);
/* The same in no list. */
EcotNode *ecot_figures_add_unlisted (EcotFigures *self,
                                     const char  *name,
                                     EcotReasonOp op,
                                     EcotUnit     unit,
                                     const char  *label);
/* "staff" … "other", also for a category that is not of the call. */
const char *ecot_figures_get_category_kind (EcotFigures *self,
                                            const char  *id);
/* The cell at @place. */
EcotNode *ecot_figures_add_cell (EcotFigures *self,
                                 const char  *place,
                                 EcotUnit     unit,
                                 const char  *label);
/* A figure that is the cell at @place. */
EcotNode *ecot_figures_add_typed (EcotFigures *self,
                                  const char  *name,
                                  const char  *place,
                                  EcotUnit     unit,
                                  const char  *label);
/* Connects two figures by name. */
void ecot_figures_connect (EcotFigures *self,
                           const char  *name,
                           const char  *input);

/* ecot-wiring-costs.c: eligible, retained, realised costs, and the periods. */

void ecot_figures_wire_costs (EcotFigures *self);
void ecot_figures_wire_periods (EcotFigures *self);
/* ecot-wiring-funding.c: funds, own funds, the grant, the worst case. */

/* The funds of the call, as figures of the printed order. */
void ecot_figures_add_funds (EcotFigures *self);
void ecot_figures_wire_funding (EcotFigures *self);

/* ecot-wiring-accounts.c: the same money by account, and voluntary contributions. */

void ecot_figures_wire_accounts (EcotFigures *self);
/* The day by which labels are chosen: when the action begins, else when it ends. */
EcotDate ecot_accounts_get_day (EcotDossier *dossier);
/* Calls accounts what the rule in force that day does. */
void ecot_accounts_relabel (EcotFigures *self);
/* The name of the figure of a line of the form. */
char *ecot_account_make_figure (const EcotAccount *account,
                                const EcotAccount *line);
/* Where a line is counted: on account @code, NULL for that of its category's kind. */
EcotNode *ecot_accounts_find_charge (EcotFigures *self,
                                     const char  *code,
                                     const char  *category);
/* Where costs of a kind of category are counted that no line says. */
EcotNode *ecot_accounts_find_kind (EcotFigures *self,
                                   const char  *kind);
EcotNode *ecot_accounts_find_funder (EcotFigures *self,
                                     const char  *type);
/* NULL: nowhere. */
EcotNode *ecot_accounts_find_contribution (EcotFigures *self,
                                           const char  *code);

/* ecot-wiring-options.c: the flat rates of the lot and of its fund's regulation. */

void ecot_figures_wire_options (EcotFigures *self);
/* What they make, on the accounts; once there are accounts. */
void ecot_figures_connect_options (EcotFigures *self);
/* A category of @kind, which may be left out of a base. */
void ecot_figures_connect_kind (EcotFigures *self,
                                EcotNode    *category,
                                const char  *kind);

/* ecot-wiring-people.c: participants, posts, staff, exits, the length of the action. */

void ecot_figures_wire_people (EcotFigures *self);

/* ecot-wiring-indicators.c */

void ecot_figures_wire_indicators (EcotFigures *self);
/* Figure @name: what was reached less what was promised. */
void ecot_figures_wire_deviation (EcotFigures *self,
                                  const char  *name,
                                  const char  *label,
                                  EcotNode    *planned,
                                  EcotNode    *realised);

/* ecot-wiring-staff.c: what the people of the staff cost, and the cost of an hour of each category. */

#define ECOT_PER_HOUR_OF_CATEGORY        "cost.per-hour.category."
#define ECOT_PER_PARTICIPANT_OF_CATEGORY "cost.per-participant.category."

void ecot_figures_wire_staff (EcotFigures *self);
/* The cost of an hour or of a participant of category @id, in no list yet; @prefix: one of these two. */
EcotNode *ecot_figures_ensure_category_part (EcotFigures *self,
                                             const char  *prefix,
                                             const char  *id);

/* ecot-terms.c: @record is a budget line, a row of hours, a funder, a group of
 * participants or a member of the staff. */

typedef struct
{
  EcotNode  *sum; /* NULL: it counts nowhere */
  EcotFigure worth;
} EcotTerm;

void ecot_figures_refresh_terms (EcotFigures *self,
                                 EcotRecord  *record);
void ecot_figures_drop_terms (EcotFigures *self,
                              gint64       id);
/* What @record adds to @sum, NULL if it is not counted there. */
const EcotTerm *ecot_figures_find_term (EcotFigures    *self,
                                        EcotRecord     *record,
                                        const EcotNode *sum);
/* The first thing it counts for. */
EcotFigure ecot_figures_get_term (EcotFigures *self,
                                  EcotRecord  *record);

/* More than any record has. */
#define ECOT_MAX_TERMS 16

/* ecot-lines.c */

/* Reads again what the dossier says of its method; whether it changed. */
gboolean ecot_lines_read_method (EcotFigures *self);
/* The amount typed in a line or a contribution, in whole euros where the dossier counts so. */
gboolean ecot_lines_read_amount (EcotFigures *self,
                                 EcotRecord  *record,
                                 gint64      *amount);
/* Fills @terms, of ECOT_N_LINE_TERMS. */
void ecot_lines_evaluate (EcotFigures *self,
                          EcotRecord  *line,
                          EcotTerm    *terms);

/* ecot-groups.c */

#define ECOT_MAX_FACTORS 3

/* How many terms a group has in this lot. */
guint    ecot_groups_get_n_terms (EcotFigures *self);
EcotTerm ecot_groups_evaluate (EcotFigures *self,
                               EcotRecord  *group,
                               guint        term);
/* The fields that are multiplied to make what a group adds to @sum. */
const char *const *ecot_groups_get_factors (EcotFigures    *self,
                                            const EcotNode *sum);
EcotUnit           ecot_groups_get_unit (const char *field);

/* ecot-entries.c: the register of participants */

#define ECOT_N_ENTRY_TERMS 2

void     ecot_figures_wire_register (EcotFigures *self);
EcotTerm ecot_entries_evaluate (EcotFigures *self,
                                EcotRecord  *entry,
                                guint        term);
/* Follow a row of the register, and those of the same person. */
void ecot_entries_refresh (EcotFigures *self,
                           EcotRecord  *entry);
void ecot_entries_drop (EcotFigures *self,
                        gint64       id);

/* ecot-pay.c: the operations from ECOT_REASON_RATE to ECOT_REASON_LOAD. */

typedef struct
{
  EcotWide numerator, denominator;
} EcotRatio;

#define ECOT_PAY_MAX_OPERANDS 5

gboolean ecot_reason_op_is_pay (EcotReasonOp op);
guint    ecot_pay_get_n (EcotReasonOp op);
/* Of operands that make a number; FALSE: too large. */
gboolean ecot_pay_get_ratio (EcotReasonOp  op,
                             const gint64 *operands,
                             EcotRatio    *ratio);
/* Rounded: money by @rounding, the rest half up.  What an operand lacks, the result lacks. */
EcotFigure ecot_pay_compute (EcotReasonOp      op,
                             EcotUnit          unit,
                             EcotRounding      rounding,
                             const EcotFigure *operands);
/* The sum of two, which lacks what one of them lacks. */
EcotFigure ecot_figure_add_up (EcotUnit          unit,
                               const EcotFigure *first,
                               const EcotFigure *second);

/* ecot-explain.c, ecot-explain-record.c, ecot-explain-member.c */

EcotReason *ecot_reason_copy (const EcotReason *self);
EcotReason *ecot_reason_new (EcotReasonOp      op,
                             const char       *label,
                             const EcotFigure *value);
/* Whether rounding changed the value. */
gboolean ecot_reason_was_rounded (const EcotReason *self);
/* What a record adds to a sum. */
EcotReason *ecot_figures_explain_term (EcotFigures    *self,
                                       EcotRecord     *record,
                                       const EcotTerm *term);

/* The number of a cell, where it stands. */
EcotReason *ecot_reason_of_cell (EcotFigures *self,
                                 EcotRecord  *record,
                                 const char  *field,
                                 const char  *label);
/* @worth, typed in a cell. */
EcotReason *ecot_reason_of_typed (EcotFigures      *self,
                                  EcotRecord       *record,
                                  const EcotFigure *worth,
                                  const char       *label,
                                  const char       *field);
/* "Ligne 3 : Location de salle".  (transfer full) */
char *ecot_record_label (EcotFigures *self,
                         EcotRecord  *record,
                         const char  *kind,
                         const char  *what);

/* "Financeur 3 : Ville", or "Produit 3" of what is earned.  (transfer full) */
char *ecot_funder_label (EcotFigures *self,
                         EcotRecord  *funder);

/* ecot-explain-line.c: what a line adds to a sum, and what one of its cells is. */

EcotReason *ecot_figures_explain_line (EcotFigures    *self,
                                       EcotRecord     *line,
                                       const EcotNode *sum);
/* The amount typed in a line or a contribution, rounded where whole euros ask for it. */
EcotReason *ecot_figures_explain_typed_amount (EcotFigures *self,
                                               EcotRecord  *record,
                                               const char  *label);
/* NULL if @field is not computed. */
EcotReason *ecot_figures_explain_line_cell (EcotFigures *self,
                                            EcotRecord  *line,
                                            const char  *field);

/* ecot-explain-member.c: a computed value of a row of the staff, as ecot_member_find() names it. */
EcotReason *ecot_figures_explain_member (EcotFigures *self,
                                         EcotRecord  *member,
                                         const char  *name);
/* What comes up to the evening of @end, a day of piece @piece: hours, or an amount. */
EcotReason *ecot_figures_explain_piece (EcotFigures *self,
                                        EcotRecord  *member,
                                        guint        piece,
                                        EcotDate     end,
                                        gboolean     hours);
/* ecot-member-months.c: the first day of its month. */
EcotDate ecot_month_of (EcotDate day);
/* ecot-explain-month.c: "amount.2024-03" or "hours.2024-03" of a row of the staff, @who that is.
 * NULL: no such name, or no such month. */
EcotReason *ecot_figures_explain_month (EcotFigures *self,
                                        EcotRecord  *member,
                                        const char  *name,
                                        const char  *who);
/* ecot-reason-pay.c: the words of the operations from ECOT_REASON_DEFAULT to ECOT_REASON_LOAD. */
void ecot_reason_append_pay (GString          *line,
                             const EcotReason *self);
/* What a voluntary contribution is worth. */
EcotReason *ecot_figures_explain_contribution (EcotFigures *self,
                                               EcotRecord  *contribution);

/* NULL if there is no such figure. */
EcotNode *ecot_figures_find_node (EcotFigures *self,
                                  const char  *name);
/* See ecot_graph_get_work(). */
guint64 ecot_figures_get_work (EcotFigures *self);

G_END_DECLS
