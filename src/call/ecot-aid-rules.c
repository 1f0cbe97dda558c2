/* ecot-aid-rules.c: how much small aid one body may have, and over which time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those of data/rules/de-minimis.rng.  The file may be replaced by
 * whoever keeps the program, so that it is trusted no more than a call.
 */

#include "config.h"

#include "call/ecot-aid-rules.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "call/ecot-catalogue.h"
#include "xml/ecot-xml-reader.h"

#define MAX_ITEMS 100
#define MAX_YEARS 10

/* {{{ Reading */

typedef struct
{
  GPtrArray *regimes;
  guint      n;
} Reading;

static void
rule_free (EcotAidRule *self)
{
  g_free (self->regulation);
  g_free (self->article);
  g_free (self);
}

static void
regime_free (EcotAidRegime *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

static gboolean
read_regime (Reading           *self,
             const char *const *names,
             const char *const *values)
{
  const char    *id = ecot_xml_attribute (names, values, "id");
  const char    *label = ecot_xml_attribute (names, values, "label");
  EcotAidRegime *regime;

  if (id == NULL || label == NULL)
    return FALSE;

  regime = g_new0 (EcotAidRegime, 1);
  regime->id = g_strdup (id);
  regime->label = g_strdup (label);
  regime->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_free);
  g_ptr_array_add (self->regimes, regime);
  return TRUE;
}

static gboolean
read_day (const char *text,
          gboolean    needed,
          EcotDate   *date)
{
  *date = ECOT_DATE_NONE;
  return text != NULL ? ecot_date_parse (text, date, NULL) : !needed;
}

static gboolean
read_years (const char *text,
            int        *years)
{
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, MAX_YEARS, &number, NULL))
    return FALSE;

  *years = (int)number;
  return TRUE;
}

static gboolean
read_rule (Reading           *self,
           const char *const *names,
           const char *const *values)
{
  const char  *ceiling = ecot_xml_attribute (names, values, "ceiling");
  const char  *regulation = ecot_xml_attribute (names, values, "regulation");
  const char  *article = ecot_xml_attribute (names, values, "article");
  const char  *window = ecot_xml_attribute (names, values, "window");
  EcotAidRule  rule = { 0 };
  EcotAidRule *kept;

  if (self->regimes->len == 0 || regulation == NULL || article == NULL || window == NULL || ceiling == NULL ||
      !ecot_amount_parse (ceiling, &rule.ceiling, NULL) || rule.ceiling <= 0 ||
      !read_years (ecot_xml_attribute (names, values, "years"), &rule.years) ||
      !read_day (ecot_xml_attribute (names, values, "from"), TRUE, &rule.from) ||
      !read_day (ecot_xml_attribute (names, values, "until"), FALSE, &rule.until))
    return FALSE;

  kept = g_new (EcotAidRule, 1);
  *kept = rule;
  kept->fiscal = strcmp (window, "fiscal-years") == 0;
  kept->regulation = g_strdup (regulation);
  kept->article = g_strdup (article);
  g_ptr_array_add (((EcotAidRegime *)self->regimes->pdata[self->regimes->len - 1])->rules, kept);
  return TRUE;
}

static gboolean
start_element (EcotXmlReader     *reader,
               const char        *element,
               const char *const *names,
               const char *const *values,
               gpointer           data,
               GError           **error)
{
  static const char *const levels[] = { NULL, "de-minimis", "regime", "rule" };
  Reading                 *self = data;
  guint                    depth = ecot_xml_reader_get_depth (reader);
  gboolean                 read = TRUE;

  if (depth >= G_N_ELEMENTS (levels) || strcmp (levels[depth], element) != 0 || self->n++ == MAX_ITEMS)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” has no place here"), element);

  if (depth == 2)
    read = read_regime (self, names, values);
  else if (depth == 3)
    read = read_rule (self, names, values);

  return read || ecot_xml_reader_fail (reader, error, _ ("“%s” lacks an attribute, or one of them is wrong: see de-minimis.rng"), element);
}

GPtrArray *
ecot_aid_regimes_read (GBytes     *bytes,
                       const char *name,
                       GError    **error)
{
  static const EcotXmlHandler handler = { start_element, NULL };
  g_autoptr (GPtrArray)       regimes = g_ptr_array_new_with_free_func ((GDestroyNotify)regime_free);
  Reading                     reading = { regimes, 0 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  return ecot_xml_read (bytes, name, ECOT_ERROR_BAD_CALL, &handler, &reading, error) ? g_steal_pointer (&regimes) : NULL;
}

typedef struct
{
  GPtrArray *regimes;
  GError    *error;
} Loaded;

static gpointer
load (gpointer unused)
{
  g_autofree char *folder = ecot_data_dir ();
  g_autofree char *path = g_build_filename (folder, "rules", "de-minimis.xml", NULL);
  Loaded          *self = g_new0 (Loaded, 1);
  char            *text;
  gsize            length;

  if (g_file_get_contents (path, &text, &length, &self->error))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);

      self->regimes = ecot_aid_regimes_read (bytes, path, &self->error);
    }
  if (self->regimes == NULL)
    self->regimes = g_ptr_array_new ();

  return self;
}

const GPtrArray *
ecot_aid_regimes_get (GError **error)
{
  static GOnce  once = G_ONCE_INIT;
  const Loaded *loaded = g_once (&once, load, NULL);

  if (error != NULL && loaded->error != NULL)
    *error = g_error_copy (loaded->error);

  return loaded->regimes;
}

/* }}} */

const EcotAidRule *
ecot_aid_regime_find_rule (const EcotAidRegime *self,
                           EcotDate             date)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const EcotAidRule *rule = self->rules->pdata[i];

      if (date >= rule->from && (rule->until == ECOT_DATE_NONE || date <= rule->until))
        return rule;
    }

  return NULL;
}

static int
year_of (EcotDate date)
{
  int year, month, day;

  ecot_date_split (date, &year, &month, &day);
  return year;
}

/* A period in years that an event opens ends with the day of the same date, or with the last
 * day of a shorter month: what was granted three years ago to the day still counts, and a day
 * later no more (Regulation (EEC, Euratom) No 1182/71, article 3). */
gboolean
ecot_aid_rule_counts (const EcotAidRule *self,
                      EcotDate           granted,
                      EcotDate           date)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (granted == ECOT_DATE_NONE || granted > date)
    return FALSE;

  if (self->fiscal)
    return year_of (granted) > year_of (date) - self->years;

  return ecot_date_add_months (granted, 12 * self->years) >= date;
}
