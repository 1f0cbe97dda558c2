/* ecot-aid-rules.h: how much small aid one body may have, and over which time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data, not code: data/rules/de-minimis.xml.  Read once, then never changed: may
 * be read from any thread.  Texts are French.
 */

#pragma once

#include "base/ecot-amount.h"
#include "base/ecot-date.h"

G_BEGIN_DECLS

/* The regulation on aid granted between two days. */
typedef struct
{
  EcotDate   from, until; /* ECOT_DATE_NONE: still in force */
  EcotAmount ceiling;
  int        years;
  gboolean   fiscal; /* fiscal years, and not years to the day */
  char      *regulation, *article;
} EcotAidRule;

typedef struct
{
  char      *id, *label; /* "general", "sgei": as a dossier names it */
  GPtrArray *rules;      /* of EcotAidRule */
} EcotAidRegime;

/* Those of the program, of EcotAidRegime.  Never NULL: there are none where the file cannot
 * be read, and then @error, if given, says why. */
const GPtrArray *ecot_aid_regimes_get (GError **error);

/* For tests: a file of @name.  NULL with %ECOT_ERROR_BAD_CALL. */
GPtrArray *ecot_aid_regimes_read (GBytes     *bytes,
                                  const char *name,
                                  GError    **error);

/* The rule for aid granted on @date; NULL: there is none. */
const EcotAidRule *ecot_aid_regime_find_rule (const EcotAidRegime *self,
                                              EcotDate             date);

/* Whether aid granted on @granted still counts on @date. */
gboolean ecot_aid_rule_counts (const EcotAidRule *self,
                               EcotDate           granted,
                               EcotDate           date);

G_END_DECLS
