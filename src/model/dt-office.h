/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-types.h"

G_BEGIN_DECLS

/* Whose rules its papers follow; setting office.form: "party", "state". */
typedef enum { DT_FORM_PARTY, DT_FORM_STATE } DtForm;
extern const DtNick dt_form_nicks[];

/**
 * DtOffice:
 * @parent: the body above ("Thành ủy Quảng Ngãi"); setting office.parent
 * @name: the office itself ("Văn phòng"); office.name
 * @place: where it issues ("TP. Quảng Ngãi"); office.place
 * @signer_title: who signs ("Chánh Văn phòng"); office.signer-title
 * @notation: what follows the number of its letters ("-CV/VPTU"); office.notation
 * @organ_id: how the national exchange of documents knows it ("000.00.15.A48"); office.organ-id
 * @form: whose rules on layout its papers follow; office.form
 * @recipients: (array zero-terminated=1): lines of "Nơi nhận"; office.recipients
 *
 * How the office names itself on paper. What is not set is "" and stays open on the sheet, to be filled in by hand.
 */
typedef struct
{
  char  *parent;
  char  *name;
  char  *place;
  char  *signer_title;
  char  *notation;
  char  *organ_id;
  char **recipients;
  DtForm form;
} DtOffice;

DtOffice *dt_office_new  (GHashTable *settings);
DtOffice *dt_office_copy (const DtOffice *self);
void      dt_office_free (DtOffice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtOffice, dt_office_free)

G_END_DECLS
