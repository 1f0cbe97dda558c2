/* ecot-cli-member.c: one value of a structure, for who prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two forms of a lot are tables of members; what a date or a rate looks like
 * is the same in both.
 */

#include "config.h"

#include "cli/ecot-cli-member.h"

G_STATIC_ASSERT (ECOT_CLI_BUFSIZE >= ECOT_DECIMAL_BUFSIZE);
G_STATIC_ASSERT (ECOT_CLI_BUFSIZE >= ECOT_DATE_BUFSIZE);

static const char *
format_count (int  count,
              char buf[ECOT_CLI_BUFSIZE])
{
  if (count <= 0)
    return NULL;

  g_snprintf (buf, ECOT_CLI_BUFSIZE, "%d", count);
  return buf;
}

static const char *
format_minute (int  minute,
               char buf[ECOT_CLI_BUFSIZE])
{
  if (minute < 0)
    return NULL;

  g_snprintf (buf, ECOT_CLI_BUFSIZE, "%02d:%02d", minute / 60 % 24, minute % 60);
  return buf;
}

const char *
ecot_cli_member_format (EcotCliMemberType type,
                        gsize             offset,
                        EcotCliMake       make,
                        gconstpointer     item,
                        char              buf[ECOT_CLI_BUFSIZE])
{
  gconstpointer member = (const char *)item + offset;

  switch (type)
    {
    case ECOT_CLI_TEXT:
    case ECOT_CLI_WORDS:
      return *(const char *const *)member;

    case ECOT_CLI_FLAG:
      return *(const gboolean *)member ? "" : NULL;

    case ECOT_CLI_COUNT:
      return format_count (*(const int *)member, buf);

    case ECOT_CLI_MINUTE:
      return format_minute (*(const int *)member, buf);

    case ECOT_CLI_DATE:
      return *(const EcotDate *)member != ECOT_DATE_NONE ? ecot_date_format (*(const EcotDate *)member, buf) : NULL;

    case ECOT_CLI_NUMBER:
      return *(const EcotDecimal *)member >= 0 ? ecot_decimal_format (*(const EcotDecimal *)member, buf) : NULL;

    case ECOT_CLI_AMOUNT:
      return *(const EcotAmount *)member >= 0 ? ecot_amount_format (*(const EcotAmount *)member, buf) : NULL;

    case ECOT_CLI_MADE:
      return make (item, buf);

    case ECOT_CLI_ITEMS:
    case ECOT_CLI_OBJECT:
    case ECOT_CLI_SOURCE:
    case ECOT_CLI_SOURCES:
    default:
      g_assert_not_reached ();
    }
}

const char *
ecot_cli_make_limit_value (gconstpointer item,
                           char          buf[ECOT_CLI_BUFSIZE])
{
  const EcotLimit *limit = item;

  if (limit->announced)
    return NULL;

  return limit->unit == ECOT_UNIT_EUR ? ecot_amount_format (limit->value, buf)
                                      : ecot_decimal_format (limit->value, buf);
}

const char *
ecot_cli_make_target (gconstpointer item,
                      char          buf[ECOT_CLI_BUFSIZE])
{
  const EcotIndicator *indicator = item;

  return indicator->relation != ECOT_RELATION_NONE ? ecot_decimal_format (indicator->target, buf) : NULL;
}
