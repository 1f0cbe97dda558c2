/* ecot-shelf.c: what the dossiers of this machine say of people and of costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * $XDG_DATA_HOME/ecot/shelf.sqlite, for nobody else to read: it has names of staff.
 * It is opened for one question and closed again, so that two windows never wait
 * for one another.  A dossier that was removed or moved is forgotten the next time
 * somebody looks.  Files are known by their URI, which is text whatever their name.
 */

#include "config.h"

#include "store/ecot-shelf.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/ecot-error.h"
#include "store/ecot-sql-private.h"

/* Nobody has more dossiers, and nobody waits for more to be compared. */
#define MAX_ENTRIES 2000

static void
person_free (EcotShelfPerson *self)
{
  g_free (self->name);
  g_free (self->where);
  g_free (self);
}

static void
name_free (EcotShelfName *self)
{
  g_free (self->text);
  g_free (self->owner);
  g_free (self);
}

EcotShelfEntry *
ecot_shelf_entry_new (const char *path,
                      const char *lot,
                      const char *title)
{
  EcotShelfEntry *self = g_new0 (EcotShelfEntry, 1);

  self->path = g_strdup (path);
  self->lot = g_strdup (lot);
  self->title = g_strdup (title);
  self->participants = -1;
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify)person_free);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
  return self;
}

void
ecot_shelf_entry_free (EcotShelfEntry *self)
{
  g_free (self->path);
  g_free (self->lot);
  g_free (self->title);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->names);
  g_free (self);
}

void
ecot_shelf_entry_add_person (EcotShelfEntry *self,
                             const char     *name,
                             const char     *where,
                             EcotDecimal     share,
                             EcotDate        from,
                             EcotDate        to)
{
  EcotShelfPerson *person = g_new0 (EcotShelfPerson, 1);

  person->name = g_strdup (name);
  person->where = g_strdup (where);
  person->share = share;
  person->from = from;
  person->to = to;
  g_ptr_array_add (self->people, person);
}

void
ecot_shelf_entry_add_name (EcotShelfEntry *self,
                           int             kind,
                           const char     *text,
                           const char     *owner)
{
  EcotShelfName *name = g_new (EcotShelfName, 1);

  *name = (EcotShelfName){ kind, g_strdup (text), g_strdup (owner) };
  g_ptr_array_add (self->names, name);
}

/* {{{ The file */

static gboolean
make_tables (EcotSql *sql,
             GError **error)
{
  gboolean done;

  ecot_sql_set_building (sql, TRUE);
  done = ecot_sql_run (sql,
                       "CREATE TABLE IF NOT EXISTS shelf (file TEXT NOT NULL, lot TEXT NOT NULL, title TEXT, cost INTEGER, per_hour INTEGER, hours INTEGER, participants INTEGER);"
                       "CREATE TABLE IF NOT EXISTS shelf_person (file TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL, share INTEGER, day_from INTEGER, day_to INTEGER);"
                       "CREATE TABLE IF NOT EXISTS shelf_name (file TEXT NOT NULL, kind INTEGER NOT NULL, text TEXT NOT NULL, owner TEXT)",
                       error);
  ecot_sql_set_building (sql, FALSE);

  return done;
}

static EcotSql *
open_file (const char *path,
           GError    **error)
{
  g_autoptr (EcotSql) sql = ecot_sql_open_private (path, !g_file_test (path, G_FILE_TEST_EXISTS), error);

  return sql != NULL && make_tables (sql, error) ? g_steal_pointer (&sql) : NULL;
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "ecot", "shelf.sqlite", NULL);
}

static EcotSql *
open_shelf (GError **error)
{
  g_autofree char   *path = get_path ();
  g_autofree char   *folder = g_path_get_dirname (path);
  g_autoptr (GError) why = NULL;
  EcotSql           *sql;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("“%s” could not be made: %s"), folder, g_strerror (errno));
      return NULL;
    }

  sql = open_file (path, &why);

  if (sql != NULL || !g_error_matches (why, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER))
    {
      if (sql == NULL)
        g_propagate_error (error, g_steal_pointer (&why));

      return sql;
    }

  /* Damaged: every dossier that is saved fills it again. */
  g_unlink (path);
  return open_file (path, error);
}

/* }}} */
/* {{{ Writing */

static gboolean
forget (EcotSql    *sql,
        const char *file,
        GError    **error)
{
  g_autoptr (sqlite3_stmt) entry = ecot_sql_prepare (sql, "DELETE FROM shelf WHERE file=?1", error);
  g_autoptr (sqlite3_stmt) people = entry != NULL ? ecot_sql_prepare (sql, "DELETE FROM shelf_person WHERE file=?1", error) : NULL;

  g_autoptr (sqlite3_stmt) names = people != NULL ? ecot_sql_prepare (sql, "DELETE FROM shelf_name WHERE file=?1", error) : NULL;

  if (names == NULL)
    return FALSE;

  ecot_sql_bind_text (entry, 1, file);
  ecot_sql_bind_text (people, 1, file);
  ecot_sql_bind_text (names, 1, file);
  return ecot_sql_done (sql, entry, error) && ecot_sql_done (sql, people, error) && ecot_sql_done (sql, names, error);
}

static gboolean
write_entry (EcotSql              *sql,
             const char           *file,
             const EcotShelfEntry *entry,
             GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = ecot_sql_prepare (sql, "INSERT INTO shelf VALUES(?1,?2,?3,?4,?5,?6,?7)", error);

  if (insert == NULL)
    return FALSE;

  ecot_sql_bind_text (insert, 1, file);
  ecot_sql_bind_text (insert, 2, entry->lot);

  if (entry->title != NULL)
    ecot_sql_bind_text (insert, 3, entry->title);

  if (entry->has_cost)
    {
      sqlite3_bind_int64 (insert, 4, entry->cost_total);
      sqlite3_bind_int64 (insert, 5, entry->cost_per_hour);
      sqlite3_bind_int64 (insert, 6, entry->hours);
    }

  if (entry->participants >= 0)
    sqlite3_bind_int64 (insert, 7, entry->participants);

  return ecot_sql_done (sql, insert, error);
}

static gboolean
write_people (EcotSql              *sql,
              const char           *file,
              const EcotShelfEntry *entry,
              GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = ecot_sql_prepare (sql, "INSERT INTO shelf_person VALUES(?1,?2,?3,?4,?5,?6)", error);

  for (guint i = 0; insert != NULL && i < entry->people->len; i++)
    {
      const EcotShelfPerson *person = entry->people->pdata[i];

      ecot_sql_bind_text (insert, 1, file);
      ecot_sql_bind_text (insert, 2, person->name);
      ecot_sql_bind_text (insert, 3, person->where);
      sqlite3_bind_int64 (insert, 4, person->share);
      sqlite3_bind_int64 (insert, 5, person->from);
      sqlite3_bind_int64 (insert, 6, person->to);

      if (!ecot_sql_done (sql, insert, error))
        return FALSE;
    }

  return insert != NULL;
}

static gboolean
write_names (EcotSql              *sql,
             const char           *file,
             const EcotShelfEntry *entry,
             GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = ecot_sql_prepare (sql, "INSERT INTO shelf_name VALUES(?1,?2,?3,?4)", error);

  for (guint i = 0; insert != NULL && i < entry->names->len; i++)
    {
      const EcotShelfName *name = entry->names->pdata[i];

      ecot_sql_bind_text (insert, 1, file);
      sqlite3_bind_int64 (insert, 2, name->kind);
      ecot_sql_bind_text (insert, 3, name->text);
      if (name->owner != NULL)
        ecot_sql_bind_text (insert, 4, name->owner);
      else
        sqlite3_bind_null (insert, 4);

      if (!ecot_sql_done (sql, insert, error))
        return FALSE;
    }

  return insert != NULL;
}

gboolean
ecot_shelf_put (const EcotShelfEntry *entry,
                GError              **error)
{
  g_autofree char    *full = g_canonicalize_filename (entry->path, NULL);
  g_autofree char    *file = g_filename_to_uri (full, NULL, error);
  g_autoptr (EcotSql) sql = file != NULL ? open_shelf (error) : NULL;

  if (sql == NULL || !ecot_sql_begin (sql, error))
    return FALSE;

  if (forget (sql, file, error) && write_entry (sql, file, entry, error) && write_people (sql, file, entry, error) && write_names (sql, file, entry, error))
    return ecot_sql_commit (sql, error);

  ecot_sql_rollback (sql);
  return FALSE;
}

/* }}} */
/* {{{ Reading */

static char *
read_text (sqlite3_stmt *row,
           int           column)
{
  const char *text = (const char *)sqlite3_column_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static gboolean
add_entry (sqlite3_stmt *row,
           gpointer      data,
           GError      **error)
{
  GHashTable      *entries = data;
  g_autofree char *file = read_text (row, 0);
  g_autofree char *path = file != NULL ? g_filename_from_uri (file, NULL, NULL) : NULL;
  g_autofree char *lot = read_text (row, 1);
  g_autofree char *title = read_text (row, 2);
  EcotShelfEntry  *entry;

  if (path == NULL || lot == NULL)
    return TRUE;

  entry = ecot_shelf_entry_new (path, lot, title);
  entry->has_cost = sqlite3_column_type (row, 4) == SQLITE_INTEGER;
  entry->cost_total = sqlite3_column_int64 (row, 3);
  entry->cost_per_hour = sqlite3_column_int64 (row, 4);
  entry->hours = sqlite3_column_int64 (row, 5);
  entry->participants = sqlite3_column_type (row, 6) == SQLITE_INTEGER ? sqlite3_column_int64 (row, 6) : -1;
  g_hash_table_replace (entries, g_steal_pointer (&file), entry);
  return TRUE;
}

static gboolean
add_person (sqlite3_stmt *row,
            gpointer      data,
            GError      **error)
{
  g_autofree char *file = read_text (row, 0);
  g_autofree char *name = read_text (row, 1);
  g_autofree char *where = read_text (row, 2);
  EcotShelfEntry  *entry = file != NULL ? g_hash_table_lookup (data, file) : NULL;
  gint64           share = sqlite3_column_int64 (row, 3);

  if (entry != NULL && name != NULL && where != NULL && 0 < share && share <= ECOT_DECIMAL_MAX)
    ecot_shelf_entry_add_person (entry, name, where, share, sqlite3_column_int64 (row, 4), sqlite3_column_int64 (row, 5));

  return TRUE;
}

static gboolean
add_name (sqlite3_stmt *row,
          gpointer      data,
          GError      **error)
{
  g_autofree char *file = read_text (row, 0);
  g_autofree char *text = read_text (row, 2);
  g_autofree char *owner = read_text (row, 3);
  EcotShelfEntry  *entry = file != NULL ? g_hash_table_lookup (data, file) : NULL;

  if (entry != NULL && text != NULL)
    ecot_shelf_entry_add_name (entry, sqlite3_column_int (row, 1), text, owner);

  return TRUE;
}

/* Of what they say, whatever became of the files: URI -> EcotShelfEntry; NULL on failure. */
static GHashTable *
read_all (EcotSql *sql,
          GError **error)
{
  g_autoptr (GHashTable)   entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)ecot_shelf_entry_free);
  g_autoptr (sqlite3_stmt) rows = ecot_sql_prepare (sql, "SELECT file, lot, title, cost, per_hour, hours, participants FROM shelf LIMIT " G_STRINGIFY (MAX_ENTRIES), error);
  g_autoptr (sqlite3_stmt) people = rows != NULL ? ecot_sql_prepare (sql, "SELECT file, name, place, share, day_from, day_to FROM shelf_person", error) : NULL;
  g_autoptr (sqlite3_stmt) names = people != NULL ? ecot_sql_prepare (sql, "SELECT file, kind, text, owner FROM shelf_name", error) : NULL;

  if (names == NULL || !ecot_sql_each (sql, rows, add_entry, entries, error) || !ecot_sql_each (sql, people, add_person, entries, error) ||
      !ecot_sql_each (sql, names, add_name, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const EcotShelfEntry *const *)a)->path, (*(const EcotShelfEntry *const *)b)->path);
}

GPtrArray *
ecot_shelf_list (GError **error)
{
  g_autofree char       *path = get_path ();
  g_autoptr (EcotSql)    sql = g_file_test (path, G_FILE_TEST_EXISTS) ? open_shelf (error) : NULL;
  g_autoptr (GHashTable) entries = sql != NULL ? read_all (sql, error) : NULL;
  GPtrArray             *list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_shelf_entry_free);
  GHashTableIter         iter;
  char                  *file;
  EcotShelfEntry        *entry;

  if (entries == NULL)
    return list;

  g_hash_table_iter_init (&iter, entries);

  while (g_hash_table_iter_next (&iter, (gpointer *)&file, (gpointer *)&entry))
    {
      if (!g_file_test (entry->path, G_FILE_TEST_EXISTS))
        {
          forget (sql, file, NULL);
          continue;
        }

      g_hash_table_iter_steal (&iter);
      g_free (file);
      g_ptr_array_add (list, entry);
    }

  g_ptr_array_sort (list, compare_paths);
  return list;
}

/* }}} */

void
ecot_shelf_clear (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}
