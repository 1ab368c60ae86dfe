/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlerror.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

/* What libxml2 complains of, in words for the person who reads the file. Private to interchange/. */

gboolean dt_fault_is_of_schema (const xmlError *error);
char    *dt_fault_reason       (const xmlError *error, char **hint);

G_END_DECLS
