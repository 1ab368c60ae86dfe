/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* What SQLite has room for; the real file lies behind it. */
typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;

static struct
{
  gboolean armed;
  gboolean fired;
  DtFault  fault;
  guint    left;
} state;

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static gboolean
fails (DtFault fault)
{
  if (!state.armed || state.fault != fault)
    return FALSE;
  if (state.fired)
    return fault == DT_FAULT_FULL || fault == DT_FAULT_NO_MEMORY;

  state.fired = --state.left == 0;
  return state.fired;
}

static int
on_close (sqlite3_file *file)
{
  int code = real (file)->pMethods->xClose (real (file));

  file->pMethods = NULL;
  return code;
}

static int
on_read (sqlite3_file  *file,
         void          *bytes,
         int            length,
         sqlite3_int64  offset)
{
  return fails (DT_FAULT_READ) ? SQLITE_IOERR_READ : real (file)->pMethods->xRead (real (file), bytes, length, offset);
}

static int
on_write (sqlite3_file  *file,
          const void    *bytes,
          int            length,
          sqlite3_int64  offset)
{
  if (fails (DT_FAULT_WRITE))
    return SQLITE_IOERR_WRITE;
  if (fails (DT_FAULT_FULL))
    return SQLITE_FULL;
  if (fails (DT_FAULT_SHORT_WRITE))
    {
      (void) real (file)->pMethods->xWrite (real (file), bytes, length / 2, offset);
      return SQLITE_FULL;
    }

  return real (file)->pMethods->xWrite (real (file), bytes, length, offset);
}

static int
on_truncate (sqlite3_file  *file,
             sqlite3_int64  size)
{
  return fails (DT_FAULT_TRUNCATE) ? SQLITE_IOERR_TRUNCATE : real (file)->pMethods->xTruncate (real (file), size);
}

static int
on_sync (sqlite3_file *file,
         int           flags)
{
  return fails (DT_FAULT_SYNC) ? SQLITE_IOERR_FSYNC : real (file)->pMethods->xSync (real (file), flags);
}

static int
on_size (sqlite3_file  *file,
         sqlite3_int64 *size)
{
  return fails (DT_FAULT_SIZE) ? SQLITE_IOERR_FSTAT : real (file)->pMethods->xFileSize (real (file), size);
}

static int
on_lock (sqlite3_file *file,
         int           kind)
{
  return fails (DT_FAULT_LOCK) ? SQLITE_IOERR_LOCK : real (file)->pMethods->xLock (real (file), kind);
}

static int
on_unlock (sqlite3_file *file,
           int           kind)
{
  return real (file)->pMethods->xUnlock (real (file), kind);
}

static int
on_check_lock (sqlite3_file *file,
               int          *locked)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), locked);
}

static int
on_control (sqlite3_file *file,
            int           what,
            void         *data)
{
  return real (file)->pMethods->xFileControl (real (file), what, data);
}

static int
on_sector (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
on_device (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
on_shm_map (sqlite3_file   *file,
            int             region,
            int             size,
            int             extend,
            void volatile **place)
{
  if (fails (DT_FAULT_SHARE))
    {
      *place = NULL;
      return SQLITE_IOERR_SHMMAP;
    }
  return real (file)->pMethods->xShmMap (real (file), region, size, extend, place);
}

static int
on_shm_lock (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  /* Giving one back does not fail. */
  if ((flags & SQLITE_SHM_LOCK) && fails (DT_FAULT_LOCK))
    return SQLITE_IOERR_SHMLOCK;
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
on_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
on_shm_unmap (sqlite3_file *file,
              int           remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

/* Of the second version: nothing is mapped, so that every read is seen. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = on_close,
  .xRead = on_read,
  .xWrite = on_write,
  .xTruncate = on_truncate,
  .xSync = on_sync,
  .xFileSize = on_size,
  .xLock = on_lock,
  .xUnlock = on_unlock,
  .xCheckReservedLock = on_check_lock,
  .xFileControl = on_control,
  .xSectorSize = on_sector,
  .xDeviceCharacteristics = on_device,
  .xShmMap = on_shm_map,
  .xShmLock = on_shm_lock,
  .xShmBarrier = on_shm_barrier,
  .xShmUnmap = on_shm_unmap,
};

static int
on_open (sqlite3_vfs  *self,
         const char   *name,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  File *mine = (File *) file;
  int code;

  memset (mine, 0, sizeof *mine);
  if (fails (DT_FAULT_OPEN))
    return SQLITE_CANTOPEN;

  mine->real = (sqlite3_file *) (mine + 1);
  code = real_vfs->xOpen (real_vfs, name, mine->real, flags, out_flags);
  if (mine->real->pMethods != NULL)
    mine->base.pMethods = &methods;
  return code;
}

static int
on_delete (sqlite3_vfs *self,
           const char  *name,
           int          sync_folder)
{
  return fails (DT_FAULT_DELETE) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* ---- Memory ---- */

static sqlite3_mem_methods real_memory;

static gboolean
has_no_memory (void)
{
  return fails (DT_FAULT_MEMORY) || fails (DT_FAULT_NO_MEMORY);
}

static void *
on_malloc (int size)
{
  return has_no_memory () ? NULL : real_memory.xMalloc (size);
}

static void *
on_realloc (void *block,
            int   size)
{
  return has_no_memory () ? NULL : real_memory.xRealloc (block, size);
}

/* Nothing is kept aside for small requests, so that all of them are seen. */
static void
install_memory (void)
{
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = on_malloc;
  memory.xRealloc = on_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

const char *
dt_fault_name (DtFault fault)
{
  static const char * const names[] = { "open", "read", "write", "full", "short-write", "sync", "truncate", "delete", "lock", "share", "size",
                                        "memory", "no-memory" };

  return names[fault];
}

void
dt_fault_install (void)
{
  install_memory ();
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "dt-fault";
  vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = on_open;
  vfs.xDelete = on_delete;
  vfs.pNext = NULL;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
dt_fault_arm (DtFault fault,
              guint   n)
{
  state.armed = TRUE;
  state.fired = FALSE;
  state.fault = fault;
  state.left = n;
}

gboolean
dt_fault_disarm (void)
{
  state.armed = FALSE;
  return state.fired;
}
