/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The units that a letter names, and who in the directory is meant: what is plain is put right, the rest is asked. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-group-jobs.h"
#include "dt-unit-match-jobs.h"
#include "dt-unit-name.h"

static const DtRegisterField unit_fields[] = { DT_REGISTER_LEADS, DT_REGISTER_COORDINATORS };

/* A name that is asked about. */
typedef struct { DtRegisterWindow *window; char *words; GtkDropDown *choice; GPtrArray *names; /* char*: of each candidate */ } Question;

/* What is looked up: the names of the tasks, then those to whom the letter goes. */
typedef struct { DtRegisterWindow *window; guint n_names; } Lookup;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *self = data;

  g_free (self->words);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* ---- Names in the form ---- */

static void
collect_names (const char *text,
               GPtrArray  *names)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && !g_ptr_array_find_with_equal_func (names, parts[i], g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (parts[i]));
    }
}

static GPtrArray *
list_names (DtRegisterWindow *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (GtkWidget *row = gtk_widget_get_first_child (self->tasks); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (guint i = 0; i < G_N_ELEMENTS (unit_fields); i++)
      collect_names (gtk_editable_get_text (GTK_EDITABLE (dt_register_task_row_get_field (DT_REGISTER_TASK_ROW (row), unit_fields[i]))), names);
  return names;
}

/* name: one or several, each then stands once; NULL, it goes. */
static void
replace_in (GtkEditable *entry,
            const char  *words,
            const char  *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) put = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) text = g_string_new (NULL);

  collect_names (gtk_editable_get_text (entry), names);
  if (!g_ptr_array_find_with_equal_func (names, words, g_str_equal, NULL))
    return;
  for (guint i = 0; i < names->len; i++)
    {
      const char *old = g_ptr_array_index (names, i);

      collect_names (g_str_equal (old, words) ? (name != NULL ? name : "") : old, put);
    }
  for (guint i = 0; i < put->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", (const char *) g_ptr_array_index (put, i));
  gtk_editable_set_text (entry, text->str);
}

static void
replace (DtRegisterWindow *self,
         const char       *words,
         const char       *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->tasks); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (guint i = 0; i < G_N_ELEMENTS (unit_fields); i++)
      replace_in (GTK_EDITABLE (dt_register_task_row_get_field (DT_REGISTER_TASK_ROW (row), unit_fields[i])), words, name);
}

/* ---- Questions ---- */

/* The choices: none yet, the candidates, a new unit, nobody. What was put in for an earlier choice is what is replaced. */
static void
on_chosen (Question *question)
{
  DtRegisterWindow *self = question->window;
  guint chosen = gtk_drop_down_get_selected (question->choice);
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (question->choice));
  const char *before = g_object_get_data (G_OBJECT (line), "dt-name");
  guint n = question->names->len;
  gboolean nobody = chosen == n + 2;
  const char *name = chosen >= 1 && chosen <= n ? g_ptr_array_index (question->names, chosen - 1) : question->words;

  /* A name that was taken out stands nowhere any more: it cannot come back by itself. */
  if (before == NULL)
    return;
  replace (self, before, nobody ? NULL : name);
  g_object_set_data_full (G_OBJECT (line), "dt-name", nobody ? NULL : g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (line), "dt-new", GINT_TO_POINTER (chosen == n + 1));
  gtk_widget_set_sensitive (GTK_WIDGET (question->choice), !nobody);
  dt_register_window_touch (self);
}

/* addressed: whom "các cơ quan, đơn vị" means, if the letter says to whom it goes; NULL */
static void
add_question (DtRegisterWindow  *self,
              const DtUnitMatch *match,
              const char        *addressed)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *text = g_strdup_printf (_("“%s”: which unit is meant?"), match->words);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  Question *question = g_new0 (Question, 1);

  gtk_string_list_append (choices, _("Choose…"));
  question->names = g_ptr_array_new_with_free_func (g_free);
  if (addressed != NULL)
    {
      gtk_string_list_append (choices, _("All to whom the letter goes"));
      g_ptr_array_add (question->names, g_strdup (addressed));
    }
  for (guint i = 0; i < match->candidates->len; i++)
    {
      gtk_string_list_append (choices, g_ptr_array_index (match->candidates, i));
      g_ptr_array_add (question->names, g_strdup (g_ptr_array_index (match->candidates, i)));
    }
  gtk_string_list_append (choices, _("A new unit of this name"));
  gtk_string_list_append (choices, _("Nobody: leave it out"));
  question->window = self;
  question->words = g_strdup (match->words);
  question->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&choices)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (line), "dt-name", g_strdup (match->words), g_free);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.f, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (question->choice));
  g_signal_connect_data (question->choice, "notify::selected", G_CALLBACK (on_chosen), question, question_free, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->doubts), line);
  gtk_widget_set_visible (gtk_widget_get_parent (self->doubts), TRUE);
}

gboolean
dt_register_window_is_question (GtkWidget *doubt)
{
  return GTK_IS_BOX (doubt);
}

gboolean
dt_register_window_is_asked (GtkWidget *doubt)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (gtk_widget_get_last_child (doubt))) == 0;
}

/**
 * dt_register_window_list_new_units:
 * @names: (element-type utf8): gets the names that are to enter the directory
 */
void
dt_register_window_list_new_units (DtRegisterWindow *self,
                                   GPtrArray        *names)
{
  g_autoptr(GPtrArray) used = list_names (self);

  for (GtkWidget *doubt = gtk_widget_get_first_child (self->doubts); doubt != NULL; doubt = gtk_widget_get_next_sibling (doubt))
    {
      const char *name = g_object_get_data (G_OBJECT (doubt), "dt-name");

      if (dt_register_window_is_question (doubt) && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (doubt), "dt-new"))
          && g_ptr_array_find_with_equal_func (used, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
}

/* ---- Looking them up ---- */

/* Those of the list that are known, "; " between them; NULL: nobody is. */
static char *
list_addressed (GPtrArray *matches,
                guint      first)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = first; i < matches->len; i++)
    {
      const DtUnitMatch *match = g_ptr_array_index (matches, i);

      if (match->name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", match->name);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
on_matched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Lookup *lookup = user_data;
  g_autoptr(DtRegisterWindow) self = lookup->window;
  g_autofree char *addressed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) matches = dt_store_read_finish (DT_STORE (source), result, &error);

  if (error != NULL)
    g_message ("The units of the letter could not be looked up: %s", error->message);
  /* Without an answer the names stay as they are, and are asked about when they are stored. */
  if (matches == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  self->filling = TRUE;
  addressed = list_addressed (matches, lookup->n_names);
  for (guint i = 0; i < lookup->n_names; i++)
    {
      const DtUnitMatch *match = g_ptr_array_index (matches, i);

      if (match->name == NULL)
        add_question (self, match, dt_unit_name_is_general (match->words) ? addressed : NULL);
      else if (!g_str_equal (match->name, match->words))
        replace (self, match->words, match->name);
    }
  self->filling = FALSE;
  dt_register_window_sync (self);
}

/* A group is one name in the form, and as many assignments as it has members. */
static void
on_groups (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autoptr(GPtrArray) groups = dt_store_read_finish (DT_STORE (source), result, NULL);

  if (groups == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < groups->len; i++)
    {
      const DtUnitGroupRow *group = g_ptr_array_index (groups, i);

      g_hash_table_insert (self->groups, g_strdup (group->name), GINT_TO_POINTER (group->n_members));
    }
  dt_register_window_sync (self);
}

static void
read_groups (DtRegisterWindow *self)
{
  DtDay *today = g_new (DtDay, 1);

  *today = dt_context_get_today (self->context);
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_unit_groups, today, g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                       on_groups, g_object_ref (self));
}

/* Once the form is filled. */
void
dt_register_window_match_units (DtRegisterWindow *self)
{
  g_autoptr(GPtrArray) names = list_names (self);
  Lookup *lookup;

  read_groups (self);
  if (names->len == 0)
    return;
  lookup = g_new (Lookup, 1);
  lookup->window = g_object_ref (self);
  lookup->n_names = names->len;
  for (guint i = 0; i < self->addressees->len; i++)
    {
      const DtAddresseeRecord *record = g_ptr_array_index (self->addressees, i);

      if (!record->distribution)
        g_ptr_array_add (names, g_strdup (record->words));
    }
  dt_store_read_async (dt_context_get_store (self->context), dt_job_match_units, g_steal_pointer (&names), (GDestroyNotify) g_ptr_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, NULL, on_matched, lookup);
}
