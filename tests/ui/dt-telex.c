/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-telex.h"

struct _DtTelex
{
  GtkIMContext parent_instance;

  char         pending;      /* a letter that may become another; 0 none */
};

G_DEFINE_FINAL_TYPE (DtTelex, dt_telex, GTK_TYPE_IM_CONTEXT)

static void
set_pending (DtTelex *self,
             char     pending)
{
  if (self->pending == pending)
    return;
  if (self->pending == 0)
    g_signal_emit_by_name (self, "preedit-start");
  self->pending = pending;
  g_signal_emit_by_name (self, "preedit-changed");
  if (pending == 0)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
flush (DtTelex *self)
{
  const char text[2] = { self->pending, '\0' };

  if (self->pending == 0)
    return;
  set_pending (self, 0);
  g_signal_emit_by_name (self, "commit", text);
}

static void
commit (DtTelex    *self,
        const char *text)
{
  set_pending (self, 0);
  g_signal_emit_by_name (self, "commit", text);
}

static gboolean
dt_telex_filter_keypress (GtkIMContext *context,
                          GdkEvent     *event)
{
  DtTelex *self = DT_TELEX (context);
  guint key = gdk_key_event_get_keyval (event);
  GdkModifierType held = gdk_event_get_modifier_state (event) & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return FALSE;
  if (held != 0 || key < GDK_KEY_a || key > GDK_KEY_z)
    {
      flush (self);
      return FALSE;
    }
  if (key == GDK_KEY_d && self->pending == 'd')
    commit (self, "đ");
  else if (key == GDK_KEY_a && self->pending == 'a')
    commit (self, "â");
  else if (key == GDK_KEY_w)
    {
      flush (self);
      commit (self, "ư");
    }
  else
    {
      flush (self);
      set_pending (self, (char) key);
    }

  return TRUE;
}

static void
dt_telex_get_preedit_string (GtkIMContext   *context,
                             char          **text,
                             PangoAttrList **attributes,
                             int            *cursor)
{
  const char pending[2] = { DT_TELEX (context)->pending, '\0' };

  if (text != NULL)
    *text = g_strdup (pending);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = pending[0] != '\0';
}

static void
dt_telex_leave (GtkIMContext *context)
{
  flush (DT_TELEX (context));
}

static void
dt_telex_class_init (DtTelexClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  context_class->filter_keypress = dt_telex_filter_keypress;
  context_class->get_preedit_string = dt_telex_get_preedit_string;
  context_class->focus_out = dt_telex_leave;
  context_class->reset = dt_telex_leave;
}

static void
dt_telex_init (DtTelex *self)
{
}

void
dt_telex_announce (void)
{
  g_setenv ("GTK_IM_MODULE", "dt-telex", TRUE);
}

void
dt_telex_register (void)
{
  g_io_extension_point_implement ("gtk-im-module", DT_TYPE_TELEX, "dt-telex", 0);
}
