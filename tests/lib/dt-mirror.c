/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-mirror.h"

struct _DtMirror
{
  GListModel *model;
  GPtrArray  *seen;
  gulong      handler;
};

void
dt_mirror_check (DtMirror *self)
{
  g_assert_cmpuint (self->seen->len, ==, g_list_model_get_n_items (self->model));

  for (guint i = 0; i < self->seen->len; i++)
    {
      g_autoptr(GObject) now = g_list_model_get_item (self->model, i);

      g_assert_true (now == g_ptr_array_index (self->seen, i));
    }
}

static void
replay (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        gpointer    user_data)
{
  DtMirror *self = user_data;

  g_assert_cmpuint (position + removed, <=, self->seen->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->seen, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (self->seen, (int) i, g_list_model_get_item (model, i));

  dt_mirror_check (self);
}

DtMirror *
dt_mirror_new (GListModel *model)
{
  DtMirror *self = g_new0 (DtMirror, 1);

  self->model = g_object_ref (model);
  self->seen = g_ptr_array_new_with_free_func (g_object_unref);
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (replay), self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->seen, g_list_model_get_item (model, i));

  return self;
}

void
dt_mirror_free (DtMirror *self)
{
  if (self == NULL)
    return;

  g_clear_signal_handler (&self->handler, self->model);
  g_ptr_array_unref (self->seen);
  g_object_unref (self->model);
  g_free (self);
}
