/* ecot-test-report.h: papers for the tests of writers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* A form as a call asks for it: fields, choices, answers, tables, signature. */
EcotReport *ecot_test_report_form (void);
/* The same form to fill by hand. */
EcotReport *ecot_test_report_blank (void);
/* A letter of one page. */
EcotReport *ecot_test_report_letter (void);
/* One that has to be set smaller to fit its page. */
EcotReport *ecot_test_report_long_letter (void);
/* Two sheets whose formulas refer to each other, @n_lines budget lines. */
EcotReport *ecot_test_report_budget (guint n_lines);
/* Every kind of block, with texts that are hard to write. */
EcotReport *ecot_test_report_hard (void);
/* Nothing but a title. */
EcotReport *ecot_test_report_empty (void);

/* All of them (a budget of 12 lines), by name. */
typedef struct
{
  const char *name;
  EcotReport *(*create) (void);
} EcotTestReport;

extern const EcotTestReport ecot_test_reports[];
extern const guint          ecot_test_n_reports;

G_END_DECLS
