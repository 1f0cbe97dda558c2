/* ecot-choices.c: what may be chosen in a cell, with the words shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-choices.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-fold.h"
#include "base/ecot-text.h"
#include "call/ecot-accounts.h"
#include "figure/ecot-funding-plan.h"

/* The words of the closed lists of the schema. */
static const EcotOption words[] = {
  { (char *)"requested", (char *)N_ ("requested") },
  { (char *)"promised", (char *)N_ ("promised") },
  { (char *)"obtained", (char *)N_ ("obtained") },
  { (char *)"refused", (char *)N_ ("refused") },
  { (char *)"state", (char *)N_ ("State") },
  { (char *)"region", (char *)N_ ("Region") },
  { (char *)"department", (char *)N_ ("Department") },
  { (char *)"epci", (char *)N_ ("EPCI (grouping of communes)") },
  { (char *)"commune", (char *)N_ ("Commune") },
  { (char *)"social", (char *)N_ ("Social body (CAF, MSA…)") },
  { (char *)"europe", (char *)N_ ("European funds (ESF, ERDF…)") },
  { (char *)"asp", (char *)N_ ("Subsidised jobs (ASP)") },
  { (char *)"public", (char *)N_ ("Other public body") },
  { (char *)"private", (char *)N_ ("Foundation or private aid") },
  { (char *)"sales", (char *)N_ ("Sales, fees of participants (70)") },
  { (char *)"pricing", (char *)N_ ("Allocations, set prices (73)") },
  { (char *)"dues", (char *)N_ ("Membership dues (756)") },
  { (char *)"gifts", (char *)N_ ("Gifts, sponsorship (758)") },
  { (char *)"management", (char *)N_ ("Other income of management (75)") },
  { (char *)"financial", (char *)N_ ("Financial income (76)") },
  { (char *)"exceptional", (char *)N_ ("Exceptional income (77)") },
  { (char *)"reversal", (char *)N_ ("Reversal of provisions (78)") },
  { (char *)"transfer", (char *)N_ ("Transfer of charges (79)") },
  { (char *)"in-kind", (char *)N_ ("Contribution in kind") },
  { (char *)"other", (char *)N_ ("Other") },
  { (char *)"permanent", (char *)N_ ("Permanent") },
  { (char *)"fixed-term", (char *)N_ ("Fixed-term") },
  { (char *)"apprenticeship", (char *)N_ ("Apprenticeship") },
  { (char *)"civic-service", (char *)N_ ("Civic service") },
  { (char *)"seconded", (char *)N_ ("Seconded") },
  { (char *)"general", (char *)N_ ("General de minimis") },
  { (char *)"sgei", (char *)N_ ("Services of general interest") },
  { (char *)"letter", (char *)N_ ("Mission letter") },
  { (char *)"sheet", (char *)N_ ("Time sheets") },
  { (char *)"included", (char *)N_ ("kept as a cost") },
  { (char *)"recoverable", (char *)N_ ("got back") },
  { (char *)"partial", (char *)N_ ("got back in part") },
  { (char *)"urban", (char *)N_ ("Urban") },
  { (char *)"rural", (char *)N_ ("Rural") },
  { (char *)"woman", (char *)N_ ("Woman") },
  { (char *)"man", (char *)N_ ("Man") },
  { (char *)"unstated", (char *)N_ ("Not stated") },
  { (char *)"employed", (char *)N_ ("In work") },
  { (char *)"self-employed", (char *)N_ ("Own business") },
  { (char *)"unemployed", (char *)N_ ("Unemployed") },
  { (char *)"inactive", (char *)N_ ("Inactive") },
  { (char *)"training", (char *)N_ ("In training") },
  { (char *)"left", (char *)N_ ("Left before the end") },
  { (char *)"quote", (char *)N_ ("Quote") },
  { (char *)"invoice", (char *)N_ ("Invoice") },
  { (char *)"payslip", (char *)N_ ("Payslip") },
  { (char *)"contract", (char *)N_ ("Contract") },
  { (char *)"lease", (char *)N_ ("Lease") },
  { (char *)"timesheet", (char *)N_ ("Time sheet") },
  { (char *)"agreement", (char *)N_ ("Agreement") },
  { (char *)"decision", (char *)N_ ("Decision") },
  { (char *)"accounts", (char *)N_ ("Accounts") },
  { (char *)"certificate", (char *)N_ ("Certificate") },
};

static void
option_free (EcotOption *option)
{
  g_free (option->id);
  g_free (option->label);
  g_free (option);
}

static gboolean
is_taken (GPtrArray  *options,
          const char *label)
{
  for (guint i = 0; i < options->len; i++)
    if (g_str_equal (((EcotOption *)g_ptr_array_index (options, i))->label, label))
      return TRUE;

  return FALSE;
}

/* @label: no other has it */
static void
add_new (GPtrArray  *options,
         const char *id,
         const char *label)
{
  EcotOption *option = g_new0 (EcotOption, 1);

  option->id = g_strdup (id);
  option->label = g_strdup (label);
  g_ptr_array_add (options, option);
}

static void
add (GPtrArray  *options,
     const char *id,
     const char *label)
{
  g_autofree char *own = g_strdup (label);

  /* What is chosen by its words has words of its own. */
  for (guint n = 2; is_taken (options, own); n++)
    {
      g_free (own);
      own = g_strdup_printf ("%s (%u)", label, n);
    }

  add_new (options, id, own);
}

static const char *
closed_label (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].id, id))
      return _ (words[i].label);

  return id;
}

static void
add_closed (GPtrArray  *options,
            const char *choices)
{
  g_auto (GStrv) ids = g_strsplit (choices, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    add (options, ids[i], closed_label (ids[i]));
}

/* Cost categories: the call's in printed order, then those the applicant added. */
static void
add_categories (GPtrArray *options,
                EcotWork  *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  GPtrArray   *categories = ecot_work_get_lot (work)->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const EcotCategory *category = g_ptr_array_index (categories, i);

      add (options, category->id, category->label);
    }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record));
      const char      *label = ecot_record_get_text (record, "label");

      add (options, id, label != NULL ? label : _ ("Unnamed category"));
    }
}

/* The people of the project, by what they do and who they are. */
static void
add_members (GPtrArray *options,
             EcotWork  *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_MEMBER); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i);
      const char      *role = ecot_record_get_text (record, "role");
      const char      *name = ecot_record_get_text (record, "name");
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ecot_record_get_id (record));
      g_autofree char *both = role != NULL && name != NULL ? g_strdup_printf ("%s, %s", name, role) : NULL;
      g_autofree char *number = g_strdup_printf (_ ("Person %u"), i + 1);

      add (options, id, both != NULL ? both : name != NULL ? name
                                            : role != NULL ? role
                                                           : number);
    }
}

/* A budget line by its number and what it pays. */
static void
add_lines (GPtrArray *options,
           EcotWork  *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  guint        n = ecot_dossier_get_n (dossier, ECOT_KIND_LINE);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);
      const char      *detail = ecot_record_get_text (record, "detail");
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ecot_record_get_id (record));
      g_autofree char *excerpt = detail != NULL ? ecot_text_excerpt (detail) : NULL;
      g_autofree char *label = g_strdup_printf ("%u. %s", i + 1, excerpt != NULL ? excerpt : "");

      add_new (options, id, label);
    }
}

/* Who pays besides the grant, as the plan calls them. */
static void
add_funders (GPtrArray *options,
             EcotWork  *work)
{
  EcotDossier *dossier = ecot_work_get_dossier (work);
  guint        n = ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_FUNDER, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ecot_record_get_id (record));
      g_autofree char *label = ecot_funding_plan_name (ecot_work_get_figures (work), record);

      add (options, id, label);
    }
}

static void
add_account (GPtrArray         *options,
             const EcotAccount *account,
             EcotDate           day)
{
  g_autofree char *label = g_strdup_printf ("%s %s", account->id, ecot_account_get_label (account, day));

  add (options, account->id, label);
}

/* The accounts of a side with the lines of each, as the rule of the day names them. */
static void
add_accounts (GPtrArray      *options,
              EcotWork       *work,
              EcotAccountSide side,
              gboolean        lines_only)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  gint64              day = ECOT_DATE_NONE;

  ecot_dossier_get_number (ecot_work_get_dossier (work), ECOT_KIND_ACTION, NULL, "start", &day);

  for (guint i = 0; i < accounts->accounts->len; i++)
    {
      const EcotAccount *account = g_ptr_array_index (accounts->accounts, i);

      if (account->side != side || !account->code)
        continue;
      if (!lines_only)
        add_account (options, account, day);
      for (guint j = 0; j < account->lines->len; j++)
        add_account (options, g_ptr_array_index (account->lines, j), day);
    }
}

static void
add_channels (GPtrArray *options,
              EcotWork  *work)
{
  GPtrArray *channels = ecot_work_get_lot (work)->channels;

  for (guint i = 0; i < channels->len; i++)
    {
      const EcotTerritory *channel = g_ptr_array_index (channels, i);

      add (options, channel->id, channel->label);
    }
}

GPtrArray *
ecot_choices_list (EcotWork            *work,
                   const char          *path,
                   const EcotFieldSpec *spec)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify)option_free);

  g_return_val_if_fail (ECOT_IS_WORK (work), options);

  if (g_str_has_prefix (path, "voluntary") && g_str_equal (spec->name, "account"))
    {
      add_accounts (options, work, ECOT_SIDE_USES, TRUE);
      add_accounts (options, work, ECOT_SIDE_RESOURCES, TRUE);
    }
  else if (g_str_has_prefix (path, "budget/line") && g_str_equal (spec->name, "account"))
    add_accounts (options, work, ECOT_SIDE_CHARGES, FALSE);
  else if (spec->choices != NULL)
    add_closed (options, spec->choices);
  else if (g_str_has_prefix (path, "budget/line") && g_str_equal (spec->name, "category"))
    add_categories (options, work);
  else if (g_str_has_prefix (path, "budget/line") && g_str_equal (spec->name, "member"))
    add_members (options, work);
  else if (g_str_has_prefix (path, "document") && g_str_equal (spec->name, "line"))
    add_lines (options, work);
  else if (g_str_has_prefix (path, "document") && g_str_equal (spec->name, "funder"))
    add_funders (options, work);
  else if (g_str_has_prefix (path, "submission/channel"))
    add_channels (options, work);

  return options;
}

const char *
ecot_choices_label (GPtrArray  *options,
                    const char *id)
{
  for (guint i = 0; i < options->len; i++)
    if (g_strcmp0 (((EcotOption *)g_ptr_array_index (options, i))->id, id) == 0)
      return ((EcotOption *)g_ptr_array_index (options, i))->label;

  return id;
}

/* What a spreadsheet has was copied from here, as a rule. */
static const EcotOption *
find_exact (GPtrArray  *options,
            const char *text)
{
  for (guint i = 0; i < options->len; i++)
    if (g_str_equal (((EcotOption *)options->pdata[i])->label, text))
      return options->pdata[i];

  return NULL;
}

const EcotOption *
ecot_choices_match (GPtrArray  *options,
                    const char *text)
{
  const EcotOption *only = find_exact (options, text);
  g_autofree char  *wanted = only == NULL ? ecot_fold (text) : NULL;
  guint             n = 0;

  if (only != NULL)
    return only;

  for (guint i = 0; i < options->len; i++)
    {
      const EcotOption *option = g_ptr_array_index (options, i);
      g_autofree char  *label = ecot_fold (option->label);

      if (g_str_equal (label, wanted) || g_str_equal (option->id, text))
        return option;

      if (g_str_has_prefix (label, wanted))
        {
          only = option;
          n++;
        }
    }

  return n == 1 ? only : NULL;
}
