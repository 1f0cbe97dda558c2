/* ecot-test-vfs.c: a disk under SQLite that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layer over SQLite's own way to the disk.  Calls that change something are
 * counted: opening a journal, writing, truncating, syncing, deleting.  Everything
 * else goes through untouched.
 */

#include "support/ecot-test-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real; /* right behind this structure */
} File;

static struct
{
  sqlite3_vfs        vfs, *real;
  sqlite3_io_methods methods;
  EcotTestFault      fault;
  guint              nth; /* 0: a good disk */
  gboolean           for_good;
  guint              count, failed;
  EcotTestVfsHook    hook; /* NULL: none */
} disk;

static gboolean
fails_now (void)
{
  if (disk.nth == 0)
    return FALSE;

  disk.count++;
  if (disk.count != disk.nth && !(disk.for_good && disk.count > disk.nth))
    return FALSE;

  disk.failed++;
  return TRUE;
}

static gboolean
call_hook (gboolean after)
{
  return disk.hook != NULL && disk.hook (after);
}

static int
after_call (int code)
{
  call_hook (TRUE);
  return code;
}

/* @call: to the disk.  @code: how it fails. */
#define CHANGE(call, code)                                   \
  G_STMT_START                                               \
  {                                                          \
    gboolean gone = is_gone ();                              \
    gboolean fails = fails_now ();                           \
    if (fails && disk.fault == ECOT_TEST_FAULT_FULL)         \
      return SQLITE_FULL;                                    \
    if (gone || (fails && disk.fault == ECOT_TEST_FAULT_IO)) \
      return (code);                                         \
    if (!fails)                                              \
      return after_call (call);                              \
    (void)(call);                                            \
    return (code);                                           \
  }                                                          \
  G_STMT_END

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((File *)file)->real;
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);

  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static gboolean
is_gone (void)
{
  return disk.nth > 0 && disk.fault == ECOT_TEST_FAULT_GONE && disk.count >= disk.nth;
}

static int
file_read (sqlite3_file *file,
           void         *data,
           int           size,
           sqlite3_int64 offset)
{
  if (is_gone ())
    return SQLITE_IOERR_READ;

  return real_file (file)->pMethods->xRead (real_file (file), data, size, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  if (call_hook (FALSE))
    size /= 2;

  CHANGE (real_file (file)->pMethods->xWrite (real_file (file), data, size, offset), SQLITE_IOERR_WRITE);
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  call_hook (FALSE);
  CHANGE (real_file (file)->pMethods->xTruncate (real_file (file), size), SQLITE_IOERR_TRUNCATE);
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  call_hook (FALSE);
  CHANGE (real_file (file)->pMethods->xSync (real_file (file), flags), SQLITE_IOERR_FSYNC);
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
file_check_lock (sqlite3_file *file,
                 int          *result)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), result);
}

static int
file_control (sqlite3_file *file,
              int           operation,
              void         *data)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

/* Opening what exists changes nothing. */
static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *name,
          sqlite3_file *file,
          int           flags,
          int          *out_flags)
{
  File *self = (File *)file;
  int   code;

  self->real = (sqlite3_file *)(self + 1);
  file->pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) && fails_now ())
    return disk.fault == ECOT_TEST_FAULT_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;

  call_hook (FALSE);
  code = disk.real->xOpen (disk.real, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    file->pMethods = &disk.methods;

  return after_call (code);
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          sync_folder)
{
  call_hook (FALSE);
  CHANGE (disk.real->xDelete (disk.real, name, sync_folder), SQLITE_IOERR_DELETE);
}

void
ecot_test_vfs_register (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.methods = (sqlite3_io_methods){
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
  };

  /* The rest of its calls go to the real one, which finds its own data. */
  disk.vfs = *disk.real;
  disk.vfs.pNext = NULL;
  disk.vfs.zName = "ecot-test";
  disk.vfs.szOsFile += (int)sizeof (File);
  disk.vfs.xOpen = vfs_open;
  disk.vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

void
ecot_test_vfs_fail (EcotTestFault fault,
                    guint         nth,
                    gboolean      for_good)
{
  disk.fault = fault;
  disk.nth = nth;
  disk.for_good = for_good;
  disk.count = 0;
  disk.failed = 0;
}

void
ecot_test_vfs_set_hook (EcotTestVfsHook hook)
{
  disk.hook = hook;
}

guint
ecot_test_vfs_mend (void)
{
  disk.nth = 0;
  return disk.failed;
}
