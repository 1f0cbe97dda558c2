/* ecot-regulations.c: the simplified cost options that regulations offer, as plain data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is the program's own, but anybody may put another in its place: it is
 * read as strictly as a call, by the same words and within the same ceilings.
 *
 * Which regulation: the years overlap, because an action of 2021 may still be
 * paid out of the programme of 2014–2020.  Regulation (EU) 2021/1060 is in force
 * from 1 July 2021, so what begins before that is under the one before.
 */

#include "config.h"

#include "call/ecot-regulations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "call/ecot-call-private.h"
#include "call/ecot-catalogue.h"

#define MAX_SIZE        (1024 * 1024)
#define MAX_REGULATIONS 20
#define MAX_PARTS       100  /* options of a regulation, texts of an option */
#define MAX_TEXT        2400 /* bytes */

#define KINDS "staff services supplies participants operating in-kind other indirect"

struct _EcotRegulations
{
  EcotArena *arena;
  GPtrArray *all; /* of EcotRegulation */
};

/* {{{ The vocabulary */

#define OF(type, member) (gssize) offsetof (type, member)

static const EcotAttributeSpec no_attributes[] = { { .name = NULL } };

static const EcotAttributeSpec regulation_attributes[] = {
  { "id", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotRegulation, id) },
  { "label", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotRegulation, label) },
  { "years", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotRegulation, years) },
  { "funds", ECOT_WORD_IDS, TRUE, NULL, OF (EcotRegulation, funds) },
  { "from", ECOT_WORD_DATE, TRUE, NULL, OF (EcotRegulation, from) },
  { "to", ECOT_WORD_DATE, TRUE, NULL, OF (EcotRegulation, to) },
  { .name = NULL },
};

static const EcotAttributeSpec compulsory_attributes[] = {
  { "of", ECOT_WORD_CHOICE, TRUE, "cost support", OF (EcotCompulsory, of) },
  { "up-to", ECOT_WORD_NUMBER, TRUE, NULL, OF (EcotCompulsory, up_to) },
  { "article", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotCompulsory, article) },
  { "check", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotCompulsory, check) },
  { .name = NULL },
};

static const EcotAttributeSpec option_attributes[] = {
  { "id", ECOT_WORD_ID, TRUE, NULL, OF (EcotCostOption, id) },
  { "label", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotCostOption, label) },
  { "percent", ECOT_WORD_NUMBER, TRUE, NULL, OF (EcotCostOption, percent) },
  { "mode", ECOT_WORD_CHOICE, TRUE, "flat ceiling", OF (EcotCostOption, mode) },
  { "base", ECOT_WORD_CHOICE, TRUE, "direct direct-without-services direct-without-staff direct-staff", OF (EcotCostOption, base) },
  { "exclude", ECOT_WORD_CHOICES, FALSE, KINDS, OF (EcotCostOption, exclude) },
  { "pays", ECOT_WORD_CHOICE, TRUE, "indirect staff remaining", OF (EcotCostOption, pays) },
  { "replaces", ECOT_WORD_CHOICES, TRUE, KINDS, OF (EcotCostOption, replaces) },
  { "article", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotCostOption, article) },
  { "check", ECOT_WORD_TEXT, FALSE, NULL, OF (EcotCostOption, check) },
  { .name = NULL },
};

static const EcotAttributeSpec without_attributes[] = {
  { "option", ECOT_WORD_ID, TRUE, NULL, OF (EcotForbidden, option) },
  { "article", ECOT_WORD_TEXT, TRUE, NULL, OF (EcotForbidden, article) },
  { .name = NULL },
};

typedef struct
{
  const char *name, *parent;
  gsize       size; /* of its structure; 0: a text of its parent */
  gssize      list; /* the array of its parent it stands in, or NOWHERE: @text holds it */
  gssize      text; /* the member its text fills, or NOWHERE */

  const EcotAttributeSpec *attributes;
} Element;

static const Element elements[] = {
  { "regulations", NULL, sizeof (EcotRegulations), ECOT_NOWHERE, ECOT_NOWHERE, no_attributes },
  { "regulation", "regulations", sizeof (EcotRegulation), OF (EcotRegulations, all), ECOT_NOWHERE, regulation_attributes },
  { "compulsory", "regulation", sizeof (EcotCompulsory), OF (EcotRegulation, compulsory), OF (EcotCompulsory, text), compulsory_attributes },
  { "keep", "regulation", 0, OF (EcotRegulation, keep), ECOT_NOWHERE, no_attributes },
  { "option", "regulation", sizeof (EcotCostOption), OF (EcotRegulation, options), ECOT_NOWHERE, option_attributes },
  { "without", "option", sizeof (EcotForbidden), OF (EcotCostOption, without), ECOT_NOWHERE, without_attributes },
  { "condition", "option", 0, ECOT_NOWHERE, OF (EcotCostOption, condition), no_attributes },
  { "keep", "option", 0, OF (EcotCostOption, keep), ECOT_NOWHERE, no_attributes },
  { "spare", "option", 0, OF (EcotCostOption, spare), ECOT_NOWHERE, no_attributes },
};

#define MAX_DEPTH 4

typedef struct
{
  EcotRegulations *self;
  const Element   *open[MAX_DEPTH];
  gpointer         items[MAX_DEPTH]; /* the structure each fills; its parent's, for a text */
  guint            depth;
} Reading;

static const Element *
find_element (const char *name,
              const char *parent)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].name, name) && g_strcmp0 (elements[i].parent, parent) == 0)
      return &elements[i];

  return NULL;
}

/* }}} */
/* {{{ Reading */

static const EcotAttributeSpec *
find_attribute (const Element *element,
                const char    *name)
{
  for (const EcotAttributeSpec *spec = element->attributes; spec->name != NULL; spec++)
    if (g_str_equal (spec->name, name))
      return spec;

  return NULL;
}

static gboolean
take_attributes (EcotXmlReader     *reader,
                 Reading           *reading,
                 const Element     *element,
                 gpointer           item,
                 const char *const *names,
                 const char *const *values,
                 GError           **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const EcotAttributeSpec *spec = find_attribute (element, names[i]);
      g_autofree char         *fault = NULL;
      char                    *value;

      if (spec == NULL)
        return ecot_xml_reader_fail (reader, error, _ ("“%s” has no attribute “%s”"), element->name, names[i]);

      value = ecot_word_collapse (values[i], reading->self->arena);
      if (strlen (value) > MAX_TEXT)
        return ecot_xml_reader_fail (reader, error, _ ("“%s” of “%s” is longer than %d bytes"), names[i], element->name, MAX_TEXT);

      fault = ecot_word_fault (spec, value);
      if (fault != NULL)
        return ecot_xml_reader_fail (reader, error, _ ("“%s” of “%s”: %s"), names[i], element->name, fault);

      ecot_word_store (spec, value, item);
    }

  for (const EcotAttributeSpec *spec = element->attributes; spec->name != NULL; spec++)
    if (spec->required && ecot_xml_attribute (names, values, spec->name) == NULL)
      return ecot_xml_reader_fail (reader, error, _ ("“%s” needs the attribute “%s”"), element->name, spec->name);

  return TRUE;
}

/* The array of @element in the structure it belongs to. */
static GPtrArray *
list_of (const Element *element,
         gpointer       parent)
{
  GPtrArray **list = G_STRUCT_MEMBER_P (parent, element->list);

  if (*list == NULL)
    *list = g_ptr_array_new ();

  return *list;
}

static gboolean
is_full (const Element *element,
         gpointer       parent)
{
  guint most = g_str_equal (element->name, "regulation") ? MAX_REGULATIONS : MAX_PARTS;

  return element->list != ECOT_NOWHERE && list_of (element, parent)->len >= most;
}

static gboolean
start_element (EcotXmlReader     *reader,
               const char        *name,
               const char *const *names,
               const char *const *values,
               gpointer           data,
               GError           **error)
{
  Reading       *reading = data;
  const Element *parent = reading->depth > 0 ? reading->open[reading->depth - 1] : NULL;
  const Element *element = find_element (name, parent != NULL ? parent->name : NULL);
  gpointer       item = reading->depth > 0 ? reading->items[reading->depth - 1] : reading->self;

  if (element == NULL && parent == NULL)
    return ecot_xml_reader_fail (reader, error, _ ("this is not a file of cost options: it begins with “%s”, not with “regulations”"), name);
  if (element == NULL)
    return ecot_xml_reader_fail (reader, error, _ ("no “%s” may stand in “%s”"), name, parent->name);
  if (is_full (element, item))
    return ecot_xml_reader_fail (reader, error, _ ("“%s” has more than %d elements in it"), parent->name, MAX_PARTS);

  if (element->size > 0 && element->list != ECOT_NOWHERE)
    {
      gpointer made = ecot_arena_allocate (reading->self->arena, element->size);

      g_ptr_array_add (list_of (element, item), made);
      item = made;
    }

  g_assert (reading->depth < MAX_DEPTH);
  reading->open[reading->depth] = element;
  reading->items[reading->depth++] = item;
  return take_attributes (reader, reading, element, item, names, values, error);
}

static gboolean
takes_text (const Element *element)
{
  return element->text != ECOT_NOWHERE || element->size == 0;
}

static gboolean
end_element (EcotXmlReader *reader,
             const char    *name,
             const char    *text,
             gpointer       data,
             GError       **error)
{
  Reading       *reading = data;
  const Element *element = reading->open[--reading->depth];
  gpointer       item = reading->items[reading->depth];
  char          *words = ecot_word_collapse (text, reading->self->arena);
  char         **member = element->text != ECOT_NOWHERE ? G_STRUCT_MEMBER_P (item, element->text) : NULL;

  if (!takes_text (element))
    return *words == '\0' || ecot_xml_reader_fail (reader, error, _ ("no text may stand in “%s”: “%s”"), name, words);
  if (*words == '\0')
    return ecot_xml_reader_fail (reader, error, _ ("“%s” is empty"), name);
  if (strlen (words) > MAX_TEXT)
    return ecot_xml_reader_fail (reader, error, _ ("the text of “%s” is longer than %d bytes"), name, MAX_TEXT);
  if (member != NULL && *member != NULL)
    return ecot_xml_reader_fail (reader, error, _ ("“%s” is there twice"), name);

  if (member != NULL)
    *member = words;
  else
    g_ptr_array_add (list_of (element, item), words);
  return TRUE;
}

/* }}} */
/* {{{ What only the whole can tell */

static const EcotCostOption *
find_option (const EcotRegulation *regulation,
             const char           *id)
{
  for (guint i = 0; i < regulation->options->len; i++)
    if (g_str_equal (((EcotCostOption *)regulation->options->pdata[i])->id, id))
      return regulation->options->pdata[i];

  return NULL;
}

static gboolean
fail (const char *name,
      GError    **error,
      const char *format,
      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (const char *name,
      GError    **error,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  shown = ecot_text_clean_line (message, -1);
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, _ ("%s: %s"), name, shown);
  return FALSE;
}

static gboolean
check_option (const EcotRegulation *regulation,
              EcotCostOption       *option,
              const char           *name,
              GError              **error)
{
  if (find_option (regulation, option->id) != option)
    return fail (name, error, _ ("option “%s” is there twice in its regulation"), option->id);
  if (option->percent <= 0 || option->percent > 100 * ECOT_DECIMAL_ONE)
    return fail (name, error, _ ("the percentage of option “%s” is not between 0 and 100"), option->id);

  for (guint i = 0; i < option->without->len; i++)
    {
      const EcotForbidden *forbidden = option->without->pdata[i];

      if (find_option (regulation, forbidden->option) == NULL)
        return fail (name, error, _ ("an option cannot be chosen with “%s”, and its regulation has no such option"), forbidden->option);
    }

  return TRUE;
}

/* No array is NULL: whoever reads them need not ask. */
static void
fill_lists (EcotRegulations *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      const Element *element = &elements[i];

      if (g_strcmp0 (element->parent, "regulation") != 0 || element->list == ECOT_NOWHERE)
        continue;
      for (guint j = 0; j < self->all->len; j++)
        list_of (element, self->all->pdata[j]);
    }

  for (guint i = 0; i < self->all->len; i++)
    for (guint j = 0; j < ((EcotRegulation *)self->all->pdata[i])->options->len; j++)
      {
        EcotCostOption *option = ((EcotRegulation *)self->all->pdata[i])->options->pdata[j];

        list_of (find_element ("without", "option"), option);
        list_of (find_element ("keep", "option"), option);
        list_of (find_element ("spare", "option"), option);
      }
}

static gboolean
check_all (EcotRegulations *self,
           const char      *name,
           GError         **error)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      EcotRegulation *regulation = self->all->pdata[i];

      if (ecot_regulations_find (self, regulation->id) != regulation)
        return fail (name, error, _ ("regulation “%s” is there twice"), regulation->id);

      for (guint j = 0; j < regulation->options->len; j++)
        if (!check_option (regulation, regulation->options->pdata[j], name, error))
          return FALSE;
    }

  return TRUE;
}

/* }}} */

static EcotRegulations *
regulations_new (void)
{
  EcotRegulations *self = g_atomic_rc_box_new0 (EcotRegulations);

  self->arena = ecot_arena_new ();
  self->all = g_ptr_array_new ();
  return self;
}

static void
clear_list (GPtrArray *list)
{
  if (list != NULL)
    g_ptr_array_unref (list);
}

static void
clear_regulation (EcotRegulation *self)
{
  for (guint i = 0; self->options != NULL && i < self->options->len; i++)
    {
      EcotCostOption *option = self->options->pdata[i];

      clear_list (option->without);
      clear_list (option->keep);
      clear_list (option->spare);
    }

  clear_list (self->compulsory);
  clear_list (self->keep);
  clear_list (self->options);
}

static void
clear (EcotRegulations *self)
{
  for (guint i = 0; i < self->all->len; i++)
    clear_regulation (self->all->pdata[i]);

  g_ptr_array_unref (self->all);
  ecot_arena_unref (self->arena);
}

EcotRegulations *
ecot_regulations_ref (EcotRegulations *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ecot_regulations_unref (EcotRegulations *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

EcotRegulations *
ecot_regulations_load (GBytes     *bytes,
                       const char *name,
                       GError    **error)
{
  static const EcotXmlHandler handler = { start_element, end_element };
  g_autoptr (EcotRegulations) self = regulations_new ();
  Reading                     reading = { .self = self };
  gboolean                    good;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_SIZE)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, _ ("%s:1: a file of cost options is at most 1 MiB large"), name);
      return NULL;
    }

  good = ecot_xml_read (bytes, name, ECOT_ERROR_BAD_CALL, &handler, &reading, error);
  if (!good)
    return NULL;

  fill_lists (self);
  return check_all (self, name, error) ? g_steal_pointer (&self) : NULL;
}

/* {{{ The program's own */

static GError *fault;

static gpointer
read_default (gpointer data G_GNUC_UNUSED)
{
  g_autofree char   *folder = ecot_data_dir ();
  g_autofree char   *path = g_build_filename (folder, "options", "esf.xml", NULL);
  g_autoptr (GBytes) bytes = ecot_read_contents (path, MAX_SIZE, &fault);
  EcotRegulations   *read = bytes != NULL ? ecot_regulations_load (bytes, path, &fault) : NULL;

  return read != NULL ? read : regulations_new ();
}

EcotRegulations *
ecot_regulations_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_default, NULL);
}

const GError *
ecot_regulations_get_fault (void)
{
  ecot_regulations_get_default ();

  return fault;
}

/* }}} */

const GPtrArray *
ecot_regulations_get_all (EcotRegulations *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->all;
}

const EcotRegulation *
ecot_regulations_find (EcotRegulations *self,
                       const char      *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->all->len; i++)
    if (g_str_equal (((EcotRegulation *)self->all->pdata[i])->id, id))
      return self->all->pdata[i];

  return NULL;
}

/* The beginning of what the lot pays for; of its sessions, where the period is not said. */
static EcotDate
find_date (const EcotLot *lot)
{
  EcotDate first = lot->period_start;

  for (guint i = 0; first == ECOT_DATE_NONE && i < lot->sessions->len; i++)
    {
      const EcotSession *session = lot->sessions->pdata[i];

      first = session->opens != ECOT_DATE_NONE ? session->opens : session->closes;
    }

  return first;
}

/* A call without any date is one of today: the last there is. */
static const EcotRegulation *
find_by_date (EcotRegulations *self,
              const char      *fund,
              EcotDate         date)
{
  const EcotRegulation *found = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      const EcotRegulation *regulation = self->all->pdata[i];

      if (!ecot_word_in_list (fund, regulation->funds))
        continue;
      if (date == ECOT_DATE_NONE)
        found = regulation;
      else if (regulation->from <= date && date <= regulation->to)
        return regulation;
    }

  return found;
}

const EcotRegulation *
ecot_regulations_find_for_lot (EcotRegulations *self,
                               const EcotLot   *lot)
{
  const EcotRegulation *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lot != NULL, NULL);

  for (guint i = 0; found == NULL && i < lot->funds->len; i++)
    {
      const EcotFund *fund = lot->funds->pdata[i];

      found = fund->regulation != NULL ? ecot_regulations_find (self, fund->regulation)
                                       : find_by_date (self, fund->id, find_date (lot));
    }

  return found;
}
