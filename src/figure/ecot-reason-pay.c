/* ecot-reason-pay.c: the words of what people cost and how long they work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures-private.h"

static const EcotReason *
child (const EcotReason *self,
       guint             i)
{
  return self->children->pdata[i];
}

static void
append_value (GString          *line,
              const EcotReason *self,
              const char       *before,
              const char       *after)
{
  g_autofree char *value = ecot_reason_value (self);

  g_string_append_printf (line, "%s%s%s", before, value, after);
}

/* "1 720 h × 80 %", and of a full-time job the hours alone. */
static void
append_year (GString          *line,
             const EcotReason *self)
{
  append_value (line, child (self, 1), "", "");

  if (child (self, 2)->number != 100 * ECOT_DECIMAL_ONE)
    append_value (line, child (self, 2), " × ", "");
}

static gboolean
is_part_time (const EcotReason *self)
{
  return child (self, 2)->number != 100 * ECOT_DECIMAL_ONE;
}

/* "5,4839 mois" of the calendar */
static void
append_months (GString          *line,
               const EcotReason *self,
               guint             days)
{
  char   buf[ECOT_DECIMAL_BUFSIZE];
  gint64 numerator, denominator, months = 0;

  ecot_date_measure_months (child (self, days)->number, child (self, days + 1)->number, &numerator, &denominator);
  ecot_round_quotient ((EcotWide)numerator * ECOT_DECIMAL_ONE, denominator, ECOT_ROUNDING_HALF_UP, &months, NULL);
  g_string_append_printf (line, "%s mois", ecot_decimal_format_french (months, buf));
}

/* ", du 1er janvier 2024 au 30 juin 2024" */
static void
append_days (GString          *line,
             const EcotReason *self,
             guint             days)
{
  append_value (line, child (self, days), ", du ", "");
  append_value (line, child (self, days + 1), " au ", "");
}

static void
append_rate (GString          *line,
             const EcotReason *self)
{
  append_value (line, child (self, 0), "", is_part_time (self) ? " ÷ (" : " ÷ ");
  append_year (line, self);
  g_string_append (line, is_part_time (self) ? ")" : "");
}

static void
append_time (GString          *line,
             const EcotReason *self)
{
  append_value (line, child (self, 0), "", " × ");
  append_year (line, self);
  g_string_append (line, " × ");
  append_months (line, self, 3);
  g_string_append (line, " ÷ 12");
  append_days (line, self, 3);
}

static void
append_salary (GString          *line,
               const EcotReason *self)
{
  append_value (line, child (self, 0), "", " ÷ 12");
  append_value (line, child (self, 1), " × ", " × ");
  append_months (line, self, 2);
  append_days (line, self, 2);
}

static void
append_part (GString          *line,
             const EcotReason *self)
{
  append_value (line, child (self, 0), "", " × ");
  append_months (line, self, 1);
  g_string_append (line, " ÷ ");
  append_months (line, self, 3);
  append_days (line, self, 1);
}

static void
append_load (GString          *line,
             const EcotReason *self)
{
  append_value (line, child (self, 0), "", " ÷ (");
  append_year (line, self);
  g_string_append (line, " × ");
  append_months (line, self, 3);
  g_string_append (line, " ÷ 12)");
}

void
ecot_reason_append_pay (GString          *line,
                        const EcotReason *self)
{
  static void (*const words[]) (GString *, const EcotReason *) = {
    [ECOT_REASON_RATE] = append_rate,
    [ECOT_REASON_TIME] = append_time,
    [ECOT_REASON_SALARY] = append_salary,
    [ECOT_REASON_PART] = append_part,
    [ECOT_REASON_LOAD] = append_load,
  };

  if (self->op == ECOT_REASON_DEFAULT)
    g_string_append (line, "retenu, faute d’indication dans le dossier");
  else if (self->op == ECOT_REASON_EVE)
    append_value (line, child (self, 0), "la veille du ", "");
  else
    words[self->op](line, self);
}
