/* ecot-screen.c: what a screen reader sees of a program, all of it at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question to the program's cache answers with everything that somebody
 * has asked about before, what is hidden by now among it.  Where the children
 * known do not fit the number there are, they are asked for, all at once, a
 * level at a time: so what is new is found, and what is gone left out.  A
 * question for each thing and each property takes seconds where a page has a
 * thousand things.
 */

#include "ecot-screen.h"

#define ROOT       "/org/a11y/atspi/accessible/root"
#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define EDITABLE   "org.a11y.atspi.EditableText"
#define ITEMS      "a((so)(so)(so)iiassusau)"
#define MAX_DEPTH  60
#define LONG_TEXT  4096  /* characters; -1, all of them, is nothing for an entry of GTK 4.8 */
#define PATIENCE   10000 /* milliseconds */

struct _EcotScreen
{
  GDBusConnection *bus;
  char            *program; /* its name on the bus */
  GVariant        *items;   /* the last answer, which holds the texts */
  GHashTable      *seen;    /* path to EcotSeen */
  GPtrArray       *windows; /* not owned */
};

static void
seen_free (EcotSeen *seen)
{
  g_ptr_array_unref (seen->children);
  g_free (seen);
}

static GVariant *
ask (GDBusConnection *bus,
     const char      *name,
     const char      *path,
     const char      *interface,
     const char      *method,
     GVariant        *arguments)
{
  return g_dbus_connection_call_sync (bus, name, path, interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, NULL);
}

EcotScreen *
ecot_screen_new (void)
{
  EcotScreen                 *self = g_new0 (EcotScreen, 1);
  g_autoptr (GError)          error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant)        answer = NULL;
  const char                 *address;

  g_assert_no_error (error);
  answer = ask (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  g_assert_nonnull (answer);
  g_variant_get (answer, "(&s)", &address);

  self->bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)seen_free);
  self->windows = g_ptr_array_new ();

  return self;
}

void
ecot_screen_free (EcotScreen *self)
{
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->windows);
  g_clear_pointer (&self->items, g_variant_unref);
  g_object_unref (self->bus);
  g_free (self->program);
  g_free (self);
}

static gboolean
is_process (EcotScreen *self,
            const char *name,
            const char *pid)
{
  g_autoptr (GVariant) answer = ask (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                     "GetConnectionUnixProcessID", g_variant_new ("(s)", name));
  g_autofree char     *own = NULL;
  guint32              number = 0;

  if (answer == NULL)
    return FALSE;

  g_variant_get (answer, "(u)", &number);
  own = g_strdup_printf ("%u", number);

  return g_str_equal (own, pid);
}

/* Finds the program among those that have said they can be looked at. */
static gboolean
find_program (EcotScreen *self,
              const char *pid)
{
  g_autoptr (GVariant)     answer = NULL;
  g_autoptr (GVariantIter) programs = NULL;
  const char              *name;

  if (self->program != NULL && is_process (self, self->program, pid))
    return TRUE;

  g_clear_pointer (&self->program, g_free);
  answer = ask (self->bus, "org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", NULL);
  if (answer == NULL)
    return FALSE;

  g_variant_get (answer, "(a(so))", &programs);
  while (self->program == NULL && g_variant_iter_next (programs, "(&s&o)", &name, NULL))
    if (is_process (self, name, pid))
      self->program = g_strdup (name);

  return self->program != NULL;
}

static EcotSeen *
seen_new (GVariant *item)
{
  EcotSeen                *seen = g_new0 (EcotSeen, 1);
  g_autoptr (GVariantIter) interfaces = NULL;
  const char              *interface;
  guint32                  low = 0, high = 0;
  g_autoptr (GVariant)     states = g_variant_get_child_value (item, 9);

  g_variant_get_child (item, 0, "(&s&o)", NULL, &seen->path);
  g_variant_get_child (item, 3, "i", &seen->index);
  g_variant_get_child (item, 4, "i", &seen->n_children);
  g_variant_get_child (item, 5, "as", &interfaces);
  g_variant_get_child (item, 6, "&s", &seen->name);
  g_variant_get_child (item, 7, "u", &seen->role);
  g_variant_get_child (item, 8, "&s", &seen->description);

  while (g_variant_iter_next (interfaces, "&s", &interface))
    seen->takes_text |= g_str_equal (interface, EDITABLE);

  g_variant_get_child (states, 0, "u", &low);
  g_variant_get_child (states, 1, "u", &high);
  seen->states = (guint64)high << 32 | low;
  seen->children = g_ptr_array_new ();

  return seen;
}

static int
compare_index (gconstpointer a,
               gconstpointer b)
{
  return (*(const EcotSeen *const *)a)->index - (*(const EcotSeen *const *)b)->index;
}

static void
add_to_parent (EcotScreen *self,
               GVariant   *item)
{
  const char *path, *above;
  EcotSeen   *seen, *parent;

  g_variant_get_child (item, 0, "(&s&o)", NULL, &path);
  g_variant_get_child (item, 2, "(&s&o)", NULL, &above);
  seen = g_hash_table_lookup (self->seen, path);
  parent = g_hash_table_lookup (self->seen, above);

  if (parent != NULL)
    {
      seen->parent = parent;
      g_ptr_array_add (parent->children, seen);
    }
}

/* One question for everything. */
static gboolean
take_items (EcotScreen *self)
{
  g_autoptr (GVariant) answer = ask (self->bus, self->program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL);
  GHashTableIter       iter;
  gpointer             seen;

  g_hash_table_remove_all (self->seen);
  g_ptr_array_set_size (self->windows, 0);
  g_clear_pointer (&self->items, g_variant_unref);
  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(" ITEMS ")")))
    return FALSE;

  self->items = g_variant_get_child_value (answer, 0);

  for (gsize i = 0; i < g_variant_n_children (self->items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (self->items, i);
      EcotSeen            *one = seen_new (item);

      g_hash_table_replace (self->seen, (gpointer)one->path, one);
    }

  for (gsize i = 0; i < g_variant_n_children (self->items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (self->items, i);

      add_to_parent (self, item);
    }

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &seen))
    g_ptr_array_sort (((EcotSeen *)seen)->children, compare_index);

  return TRUE;
}

/* Lists of children, as they come. */
typedef struct
{
  GHashTable *lists; /* path of the parent to a GPtrArray of paths */
  guint       waiting;
} Answers;

typedef struct
{
  Answers *answers;
  char    *parent;
} Question;

static void
on_children (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Question     *question = data;
  GPtrArray               *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GVariant)     answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char              *path;

  if (answer != NULL)
    {
      g_variant_get (answer, "(a(so))", &children);
      while (g_variant_iter_next (children, "(&s&o)", NULL, &path))
        g_ptr_array_add (list, g_strdup (path));
    }

  question->answers->waiting--;
  g_hash_table_replace (question->answers->lists, question->parent, list);
}

/* Asks for the children of @parents, all at once. */
static void
ask_children (EcotScreen *self,
              GPtrArray  *parents,
              GHashTable *lists)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Answers                  answers = { .lists = lists, .waiting = parents->len };

  g_main_context_push_thread_default (context);

  for (guint i = 0; i < parents->len; i++)
    {
      Question *question = g_new (Question, 1);

      question->answers = &answers;
      question->parent = g_strdup (g_ptr_array_index (parents, i));
      g_dbus_connection_call (self->bus, self->program, question->parent, ACCESSIBLE, "GetChildren", NULL,
                              G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, on_children, question);
    }

  while (answers.waiting > 0)
    g_main_context_iteration (context, TRUE);

  g_main_context_pop_thread_default (context);
}

/* Whether the children known are all there are, and no others. */
static gboolean
fits (const EcotSeen *seen)
{
  gboolean fits = (int)seen->children->len == seen->n_children;

  for (guint i = 0; fits && i < seen->children->len; i++)
    fits = ((const EcotSeen *)g_ptr_array_index (seen->children, i))->index == (int)i;

  return fits;
}

static GPtrArray *
list_misfits (EcotScreen *self)
{
  GPtrArray     *paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       seen;

  g_ptr_array_add (paths, g_strdup (ROOT));
  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, NULL, &seen))
    if (!fits (seen))
      g_ptr_array_add (paths, g_strdup (((EcotSeen *)seen)->path));

  return paths;
}

/* Of the children in @lists, those never seen. */
static GPtrArray *
list_unseen (EcotScreen *self,
             GPtrArray  *parents,
             GHashTable *lists)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parents->len; i++)
    {
      GPtrArray *children = g_hash_table_lookup (lists, g_ptr_array_index (parents, i));

      for (guint j = 0; j < children->len; j++)
        if (!g_hash_table_contains (self->seen, g_ptr_array_index (children, j)))
          g_ptr_array_add (paths, g_strdup (g_ptr_array_index (children, j)));
    }

  return paths;
}

/* What those asked said their children are.  @news: whether there were any never seen. */
static GHashTable *
ask_below (EcotScreen *self,
           gboolean   *news)
{
  GHashTable           *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) parents = list_misfits (self);

  *news = FALSE;

  for (guint depth = 0; depth < MAX_DEPTH && parents->len > 0; depth++)
    {
      GPtrArray *below;

      ask_children (self, parents, lists);
      below = list_unseen (self, parents, lists);
      *news = *news || below->len > 0;
      g_ptr_array_unref (parents);
      parents = below;
    }

  return lists;
}

static void
take_list (EcotScreen *self,
           GPtrArray  *children,
           GPtrArray  *list)
{
  g_ptr_array_set_size (children, 0);

  for (guint i = 0; i < list->len; i++)
    {
      gpointer seen = g_hash_table_lookup (self->seen, g_ptr_array_index (list, i));

      if (seen != NULL)
        g_ptr_array_add (children, seen);
    }
}

static void
take_lists (EcotScreen *self,
            GHashTable *lists)
{
  GHashTableIter iter;
  gpointer       path, list;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &path, &list))
    {
      EcotSeen *parent = g_hash_table_lookup (self->seen, path);

      if (g_str_equal (path, ROOT))
        take_list (self, self->windows, list);
      else if (parent != NULL)
        take_list (self, parent->children, list);
    }
}

gboolean
ecot_screen_look (EcotScreen *self,
                  const char *pid)
{
  g_autoptr (GHashTable) lists = NULL;
  gboolean               news = FALSE;

  if (!find_program (self, pid) || !take_items (self))
    return FALSE;

  lists = ask_below (self, &news);
  if (news && !take_items (self))
    return FALSE;

  take_lists (self, lists);

  return TRUE;
}

static const EcotSeen *
find_in (GPtrArray  *some,
         EcotWanted  wanted,
         const char *name)
{
  for (guint i = 0; i < some->len; i++)
    {
      const EcotSeen *seen = g_ptr_array_index (some, i);
      const EcotSeen *found = wanted (seen, name) ? seen : find_in (seen->children, wanted, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

const EcotSeen *
ecot_screen_find (EcotScreen *self,
                  EcotWanted  wanted,
                  const char *name)
{
  return find_in (self->windows, wanted, name);
}

char *
ecot_screen_get_text (EcotScreen     *self,
                      const EcotSeen *seen)
{
  g_autoptr (GVariant) answer = ask (self->bus, self->program, seen->path, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, LONG_TEXT));
  char                *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);

  return text;
}

gboolean
ecot_screen_set_text (EcotScreen     *self,
                      const EcotSeen *seen,
                      const char     *text)
{
  g_autoptr (GVariant) answer = ask (self->bus, self->program, seen->path, EDITABLE, "SetTextContents", g_variant_new ("(s)", text));
  gboolean             taken = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &taken);

  return taken;
}
