/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What kind of file system a file lies on. */

#include "dt-network.h"

#include <sys/vfs.h>

static gint64 fixed_type = -1;

/* As statfs(2) names them: NFS, SMB and CIFS of three times, AFS, Coda, NCP, 9p, Ceph, GFS2, OCFS2, Lustre, folders of the host of a
 * virtual machine, and FUSE, behind which there may be anything (sshfs, a folder of the desktop). */
static const guint32 types[] = {
  0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x5346414F, 0x6B414653, 0x73757245, 0x564C, 0x01021997, 0x00C36400, 0x01161970, 0x7461636F,
  0x0BD00BD0, 0x786F4256, 0x65735546,
};

gboolean
dt_network_is_type (guint64 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) type == types[i])
      return TRUE;

  return FALSE;
}

/**
 * dt_network_holds:
 * @path: a file or a folder
 *
 * Returns: %FALSE also where that cannot be told
 */
gboolean
dt_network_holds (const char *path)
{
  struct statfs info;

  if (fixed_type >= 0)
    return dt_network_is_type ((guint64) fixed_type);
  return statfs (path, &info) == 0 && dt_network_is_type ((guint64) info.f_type);
}

void
dt_network_set_fixed (gint64 type)
{
  fixed_type = type;
}
