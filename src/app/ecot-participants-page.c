/* ecot-participants-page.c: whom the action is for, how people leave it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the lot counts is there: a table of participants has the columns it
 * asks for and no other.  What is typed is added up below, each number with its
 * "why?", and held against the limits of the call.
 */

#include "config.h"

#include "app/ecot-participants-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-exits.h"
#include "app/ecot-figure-list.h"
#include "app/ecot-form-page.h"
#include "app/ecot-limit-list.h"

/* What a column is asked by, besides what it is. */
static const struct
{
  EcotGridColumn column;
  const char    *asks; /* NULL: always */
} group_columns[] = {
  { { "label", N_ ("Group"), 120, TRUE, NULL }, NULL },
  { { "count", N_ ("Number"), 74, FALSE, "participants.total" }, NULL },
  { { "women", N_ ("Women"), 78, FALSE, "participants.women" }, "women" },
  { { "men", N_ ("Men"), 80, FALSE, "participants.men" }, "women" },
  { { "unstated", N_ ("Not stated"), 84, FALSE, "participants.unstated" }, "women" },
  { { "young", N_ ("Young"), 104, FALSE, "participants.young" }, "young" },
  { { "rsa", N_ ("RSA"), 60, FALSE, "participants.rsa" }, "rsa" },
  { { "months", N_ ("Months each"), 102, FALSE, NULL }, "months" },
  { { "setting", N_ ("Setting"), 76, FALSE, NULL }, "setting" },
  { { "hours", N_ ("Hours a month"), 116, FALSE, NULL }, "hours" },
};

/* A table as the lot wants it; lives as long as the page. */
typedef struct
{
  EcotGridSpec   spec;
  EcotGridColumn columns[G_N_ELEMENTS (group_columns)];
  char          *young;
} GroupSpec;

gboolean
ecot_participants_asked (const EcotLot *lot)
{
  return lot->asks_participants || lot->posts_label != NULL || ecot_lot_asks_exits (lot);
}

const char *
ecot_participants_title (const EcotLot *lot)
{
  if (lot->asks_participants)
    return N_ ("Participants");
  if (lot->posts_label != NULL)
    return N_ ("Posts");

  return N_ ("Exits");
}

static void
group_spec_free (gpointer data)
{
  GroupSpec *self = data;

  g_free (self->young);
  g_free (self);
}

static GroupSpec *
group_spec_new (const EcotLot *lot)
{
  GroupSpec *self = g_new0 (GroupSpec, 1);

  self->spec = (EcotGridSpec){ .kind = ECOT_KIND_GROUP, .columns = self->columns, .add_label = N_ ("+ Add a group") };

  /* Translators: title of a column: people younger than that age */
  if (lot->young_under > 0)
    self->young = g_strdup_printf (_ ("Under %d"), lot->young_under);

  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    {
      EcotGridColumn *column = &self->columns[self->spec.n_columns];

      if (group_columns[i].asks != NULL && !ecot_lot_asks_of_participants (lot, group_columns[i].asks))
        continue;

      *column = group_columns[i].column;
      self->spec.n_columns++;

      if (self->young != NULL && g_str_equal (column->field, "young"))
        column->title = self->young;
    }

  return self;
}

/* What the groups come to, as far as the lot counts it. */
static void
add_figures (EcotForm *form,
             EcotWork *work)
{
  static const struct
  {
    const char *figure, *asks;
  } figures[] = {
    { "participants.months", "months" },
    { "participants.monthly-average", "months" },
    { "hours.placement.monthly", "hours" },
    { "hours.placement.monthly.urban", "setting" },
    { "hours.placement.monthly.rural", "setting" },
    { "cost.per-participant", NULL },
  };
  const EcotLot *lot = ecot_work_get_lot (work);
  GtkWidget     *list = ecot_figure_list_new (work);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].asks == NULL || ecot_lot_asks_of_participants (lot, figures[i].asks))
      ecot_figure_list_add (ECOT_FIGURE_LIST (list), figures[i].figure);

  ecot_figure_list_follow (ECOT_FIGURE_LIST (list), "cost.per-participant.category.");
  ecot_form_add_widget (form, list);
}

static void
add_groups (GtkWidget *page,
            EcotForm  *form,
            EcotWork  *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  GroupSpec     *spec = group_spec_new (lot);

  g_object_set_data_full (G_OBJECT (page), "groups", spec, group_spec_free);
  ecot_form_add_text (form, _ ("Those the action is for, a line for each group of people alike; months and hours are those of one person."), "intro");
  ecot_form_add_phrase (form, lot->participants_source);
  ecot_form_add_notes (form, "participants");
  ecot_form_add_grid (form, &spec->spec, _ ("Participants"));
  add_figures (form, work);
}

static void
add_posts (EcotForm *form,
           EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);

  ecot_form_add_group (form, _ ("Posts"));
  ecot_form_add_input (form, "posts/count", lot->posts_label, lot->posts_source != NULL ? lot->posts_source->quote : NULL, TRUE);
  ecot_form_add_notes (form, "posts");
}

static void
add_limits (EcotForm *form,
            EcotWork *work)
{
  static const char *const of_people[] = { "participants.", "posts", "exits.", "exit.", "hours.placement.", NULL };
  GtkWidget               *limits = ecot_limit_list_new (work, of_people, of_people);

  if (limits == NULL)
    return;

  ecot_form_add_group (form, _ ("Limits of the call"));
  ecot_form_add_widget (form, limits);
}

GtkWidget *
ecot_participants_page_new (EcotWork *work)
{
  const EcotLot *lot = ecot_work_get_lot (work);
  GtkWidget     *page = ecot_form_page_new (work, _ (ecot_participants_title (lot)));
  EcotForm      *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));

  ecot_form_widen (form);

  if (lot->asks_participants)
    add_groups (page, form, work);
  if (lot->posts_label != NULL)
    add_posts (form, work);
  if (ecot_lot_asks_exits (lot))
    ecot_exits_add (form, work);

  add_limits (form, work);

  return page;
}
