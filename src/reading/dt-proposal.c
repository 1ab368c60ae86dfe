/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a letter seems to say, and its parts. */

#include "dt-reading-private.h"

void
dt_proposed_reference_free (DtProposedReference *self)
{
  g_free (self->symbol);
  g_free (self);
}

void
dt_proposed_deadline_free (DtProposedDeadline *self)
{
  g_free (self->words);
  g_free (self->what);
  g_free (self->deadline.words);
  g_free (self->deadline.rule);
  g_free (self);
}

/**
 * dt_proposed_task_new:
 *
 * Returns: (transfer full): a task without anything
 */
DtProposedTask *
dt_proposed_task_new (void)
{
  DtProposedTask *self = g_new0 (DtProposedTask, 1);

  self->leads = g_ptr_array_new_with_free_func (g_free);
  self->coordinators = g_ptr_array_new_with_free_func (g_free);
  self->deadline = -1;
  self->certain = TRUE;

  return self;
}

void
dt_proposed_task_free (DtProposedTask *self)
{
  g_free (self->ordinal);
  g_free (self->title);
  g_free (self->passage);
  g_ptr_array_unref (self->leads);
  g_ptr_array_unref (self->coordinators);
  g_free (self->recipient);
  g_free (self->bound_words);
  g_free (self);
}

static void
move_free (DtProposedMove *self)
{
  g_free (self->target);
  g_free (self->words);
  g_free (self);
}

/**
 * dt_proposal_new:
 *
 * Returns: (transfer full): a proposal of nothing
 */
DtProposal *
dt_proposal_new (void)
{
  DtProposal *self = g_new0 (DtProposal, 1);

  self->type = -1;
  self->addressees = g_ptr_array_new_with_free_func (g_free);
  self->distribution = g_ptr_array_new_with_free_func (g_free);
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_proposed_reference_free);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_proposed_task_free);
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_proposed_deadline_free);
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) move_free);
  self->to_confirm = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dt_proposal_free:
 * @self: (nullable): a proposal
 */
void
dt_proposal_free (DtProposal *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->place);
  g_free (self->subject);
  g_free (self->signer);
  g_free (self->signer_title);
  g_ptr_array_unref (self->addressees);
  g_ptr_array_unref (self->distribution);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->moves);
  g_ptr_array_unref (self->to_confirm);
  g_free (self);
}
