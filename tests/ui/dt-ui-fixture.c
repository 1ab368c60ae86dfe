/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-ui-fixture.h"

#include "dt-db.h"

static void
on_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DtUiFixture *self = user_data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (self->done, "%s(%s) ", g_action_get_name (G_ACTION (action)), text);
}

static void
add_actions (DtUiFixture *self)
{
  static const struct { const char *name; const char *type; } actions[] = {
    { "open-task", "x" }, { "open-unit", "x" }, { "open-directive", "x" }, { "open-day", "i" },
    { "record", "ax" }, { "record-today", "ax" }, { "accept", "ax" }, { "return", "ax" }, { "remove-submission", "ax" },
    { "log-call", "ax" }, { "write-reminder", "ax" }, { "write-reminder-tasks", "ax" }, { "write-reminder-unit", "x" }, { "set-progress", "(axi)" }, { "set-hold", "(xs)" }, { "copy-text", "s" },
    { "change-schedule-to-day", "(xi)" }, { "show-overdue", NULL }, { "show-directive", "x" }, { "print-summary", NULL }, { "report", "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GVariantType) type = actions[i].type != NULL ? g_variant_type_new (actions[i].type) : NULL;
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (on_action), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

void
dt_ui_fixture_open (DtUiFixture *self,
                    int          width,
                    int          height)
{
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);

  dt_today_set_fixed (DT_SEED_TODAY);
  self->done = g_string_new (NULL);
  self->store = dt_seed_open ();
  self->context = dt_context_new (self->store, settings);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  add_actions (self);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

void
dt_ui_fixture_show (DtUiFixture *self,
                    GtkWidget   *child)
{
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_present (GTK_WINDOW (self->window));
  dt_test_wait_until (is_mapped, child);
}

void
dt_ui_fixture_close (DtUiFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->context);
  dt_seed_close (self->store);
  g_string_free (self->done, TRUE);
  dt_today_set_fixed (DT_DAY_NONE);
}

void
dt_ui_fixture_write (DtUiFixture *self,
                     const char  *sql)
{
  dt_seed_write (self->store, sql);
}

void
dt_ui_fixture_assert_done (DtUiFixture *self,
                           const char  *expected)
{
  g_autofree char *done = g_strdup (g_strchomp (self->done->str));

  g_string_truncate (self->done, 0);
  g_assert_cmpstr (done, ==, expected);
}

typedef gboolean (*Match) (GtkWidget *widget, gpointer data);

/* The first widget that is seen and matches, in the order of reading. */
static GtkWidget *
find (GtkWidget *root,
      Match      match,
      gpointer   data)
{
  if (!gtk_widget_get_mapped (root) || gtk_widget_get_opacity (root) <= 0)
    return NULL;
  if (match (root, data))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
add_text (GtkWidget *widget,
          gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

char *
dt_ui_texts (GtkWidget *root)
{
  GString *texts = g_string_new (NULL);

  find (root, add_text, texts);
  return g_string_free (texts, FALSE);
}

static gboolean
is_label (GtkWidget *widget,
          gpointer   data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

GtkWidget *
dt_ui_find_label (GtkWidget  *root,
                  const char *text)
{
  return find (root, is_label, (gpointer) text);
}

gboolean
dt_ui_has_text (GtkWidget  *root,
                const char *line)
{
  return dt_ui_find_label (root, line) != NULL;
}

static gboolean
is_button (GtkWidget *widget,
           gpointer   data)
{
  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0)
    return TRUE;
  return dt_ui_find_label (widget, data) != NULL;
}

GtkWidget *
dt_ui_find_button (GtkWidget  *root,
                   const char *name)
{
  return find (root, is_button, (gpointer) name);
}

static gboolean
is_row (GtkWidget *widget,
        gpointer   data)
{
  return GTK_IS_LIST_BOX_ROW (widget) && dt_ui_find_label (widget, data) != NULL;
}

GtkWidget *
dt_ui_find_row (GtkWidget  *root,
                const char *text)
{
  return find (root, is_row, (gpointer) text);
}

GtkWidget *
dt_ui_find_focus (GtkWidget *root)
{
  return gtk_root_get_focus (gtk_widget_get_root (root));
}

typedef struct { GtkWidget *root; const char *line; gboolean wanted; } Wait;

static gboolean
is_there (gpointer data)
{
  Wait *wait = data;

  return dt_ui_has_text (wait->root, wait->line) == wait->wanted;
}

void
dt_ui_wait_text (GtkWidget  *root,
                 const char *line)
{
  Wait wait = { root, line, TRUE };

  dt_test_wait_until (is_there, &wait);
}

void
dt_ui_wait_no_text (GtkWidget  *root,
                    const char *line)
{
  Wait wait = { root, line, FALSE };

  dt_test_wait_until (is_there, &wait);
}

void
dt_ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
