/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage/: which tasks a question is about, as packed numbers without texts. */

#include "dt-db.h"
#include "dt-query.h"

G_BEGIN_DECLS

/* A task that answers the question. With a unit asked for, phase and days are those of that unit's part. */
typedef struct
{
  gint64  id;
  gint64  directive_id;
  gint64  lead_id;        /* first lead, or the unit asked for; 0 none */
  gint64  group;          /* for the caller */
  gint64  order;          /* for the caller */
  gint64  value;          /* for the caller */
  int     position;
  DtDay   day;            /* when it is due: the next day of what is open, else the last day */
  DtDay   original_day;
  guint32 text;           /* offset of the sort text in DtPick.texts, 0 none */
  guint16 owed;
  guint8  phase;          /* DtPhase */
  guint8  state;          /* DtState */
  guint8  percent;
  guint8  waiting;        /* something of it waits for acceptance */
} DtPicked;

typedef enum
{
  DT_PICK_TEXT_NONE,
  DT_PICK_TEXT_TITLE,
  DT_PICK_TEXT_LEAD,
} DtPickText;

typedef struct
{
  GArray     *tasks;      /* DtPicked, in the order of the register */
  GByteArray *texts;      /* zero-terminated sort keys */
} DtPick;

/* ghosts: what originally fell within from/to is picked as well, whatever its day is now. */
DtPick  *dt_pick_tasks  (DtDb *db, const DtQuery *query, DtPickText text, gboolean ghosts, GError **error);

/* The same, of the tasks alone for which @where holds: SQL upon `s`, a row of task_status, with ?7 for the JSON text @among. */
DtPick  *dt_pick_tasks_among (DtDb *db, const DtQuery *query, DtPickText text, const char *where, const char *among, GError **error);

void     dt_pick_free   (DtPick *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPick, dt_pick_free)

/* Whether the day of a task lies within from/to of the question. */
gboolean dt_pick_in_span (const DtQuery *query, DtDay day);

/* Whether a task whose phase, days, state and waiting are set is one that the question asks for. */
gboolean dt_pick_passes   (const DtQuery *query, const DtPicked *task);

/* The rules that lists and counts share. */
gboolean dt_pick_is_open  (DtPhase phase);                    /* to be handed in, to be accepted, or standing */
DtDay    dt_pick_day      (DtPhase phase, DtDay next_day, DtDay last_day);
gboolean dt_pick_waits    (DtPhase phase, int handed_in, int accepted);

G_END_DECLS
