/* ecot-accounts.h: the accounts of associations, and the lines of form Cerfa 12156
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data, not code: data/accounts/associations.xml.  Read once, then never changed:
 * may be read from any thread.  Texts are French.
 */

#pragma once

#include "base/ecot-date.h"

G_BEGIN_DECLS

/* Which part of the form an account stands in. */
typedef enum
{
  ECOT_SIDE_CHARGES,
  ECOT_SIDE_PRODUCTS,
  ECOT_SIDE_USES,      /* of voluntary contributions */
  ECOT_SIDE_RESOURCES, /* where those come from */
  ECOT_N_SIDES
} EcotAccountSide;

/* A rule in force between two days. */
typedef struct
{
  char    *id, *title;
  EcotDate from, until; /* ECOT_DATE_NONE: without end on that side */
} EcotAccountPlan;

/* An account, or a line printed under one. */
typedef struct _EcotAccount EcotAccount;

struct _EcotAccount
{
  char           *id;   /* "60", "604", "state", "indirect" */
  gboolean        code; /* the id is a code of the plan */
  char           *label;
  char           *later_label; /* from @later on, or NULL */
  EcotDate        later;
  char           *funder; /* the type of funder it holds, or NULL */
  gboolean        earned; /* by the action itself: a grant of nobody */
  char           *funds;  /* the names of the funds it holds, one space between, or NULL */
  char           *codes;  /* more codes of the plan that it holds, likewise, or NULL */
  char           *words;  /* folded, "|" between: how a budget names what it holds, or NULL */
  EcotAccountSide side;
  GPtrArray      *lines; /* of EcotAccount; empty for a line */
};

/* What stood on @code before stands on @to since that day. */
typedef struct
{
  char    *code, *to, *meaning, *rule;
  EcotDate since;
} EcotAccountMove;

typedef struct
{
  GPtrArray  *plans;    /* of EcotAccountPlan */
  GPtrArray  *accounts; /* of EcotAccount, as the form prints them */
  GPtrArray  *moves;    /* of EcotAccountMove */
  GHashTable *kinds;    /* kind of cost category -> id of an account or a line */
} EcotAccounts;

/* Those of the program.  Never NULL: there are none where the file cannot be read, and then
 * @error, if given, says why. */
const EcotAccounts *ecot_accounts_get (GError **error);

/* For tests: a file of @name.  NULL with %ECOT_ERROR_BAD_CALL. */
EcotAccounts *ecot_accounts_read (GBytes     *bytes,
                                  const char *name,
                                  GError    **error);
void          ecot_accounts_free (EcotAccounts *self);

/* The rule in force that day, the last one without a day.  NULL: none is. */
const EcotAccountPlan *ecot_accounts_find_plan (const EcotAccounts *self,
                                                EcotDate            date);
/* The label that day, the last one without a day. */
const char *ecot_account_get_label (const EcotAccount *self,
                                    EcotDate           date);
/* Whether @code, as "6041", is one of a plan's accounts on @side. */
gboolean ecot_accounts_has_code (const EcotAccounts *self,
                                 EcotAccountSide     side,
                                 const char         *code);
/* Where an account of charges went that @code names and that is no more that day, or NULL. */
const EcotAccountMove *ecot_accounts_find_move (const EcotAccounts *self,
                                                const char         *code,
                                                EcotDate            date);
/* The account or line that holds a type of funder, or NULL. */
const EcotAccount *ecot_accounts_find_type (const EcotAccounts *self,
                                            const char         *type);
/* Of what a plan's code on @side stands on, as "7581": the account or line with the longest
 * code it begins with, or NULL. */
const EcotAccount *ecot_accounts_find_code (const EcotAccounts *self,
                                            EcotAccountSide     side,
                                            const char         *code);
/* Whether what is of that type is earned by the action itself; @type may be NULL. */
gboolean ecot_accounts_is_earned (const EcotAccounts *self,
                                  const char         *type);
/* The account or line of the lines of a category of that kind that name none, or NULL. */
const char *ecot_accounts_get_default (const EcotAccounts *self,
                                       const char         *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAccounts, ecot_accounts_free)

G_END_DECLS
