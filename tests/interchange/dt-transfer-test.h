/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-seed.h"
#include "dt-test.h"
#include "dt-transfer.h"

G_BEGIN_DECLS

/* An empty register in a folder of its own. */
typedef struct
{
  char    *folder;
  DtStore *store;
} DtTransferFixture;

#define DT_TRANSFER_TODAY (dt_day_new (2024, 8, 12))

void     dt_transfer_set_up      (DtTransferFixture *fixture, gconstpointer data);
void     dt_transfer_tear_down   (DtTransferFixture *fixture, gconstpointer data);
/* The same register, closed and forgotten, and an empty one in its place. */
void     dt_transfer_renew       (DtTransferFixture *fixture);

GFile   *dt_transfer_write_file  (DtTransferFixture *fixture, const char *name, const char *content, gssize length);
GFile   *dt_transfer_sample      (const char *name);     /* in tests/fixtures/xml */

/* The report; whatever it says, the import itself must not fail. */
DtImportReport *dt_transfer_read      (DtTransferFixture *fixture, GFile *file, DtTransferFlags flags);
DtImportReport *dt_transfer_read_text (DtTransferFixture *fixture, const char *content, DtTransferFlags flags);
/* Must be without faults. */
void     dt_transfer_take_text   (DtTransferFixture *fixture, const char *content);
void     dt_transfer_take_sample (DtTransferFixture *fixture, const char *name);
char    *dt_transfer_export_text (DtTransferFixture *fixture);

/* Rows by newline, columns by |. */
char    *dt_transfer_query       (DtTransferFixture *fixture, const char *sql);
/* Every table but the journal and what is derived; rows name each other by uid or code, so registers whose ids differ
 * can be compared. */
char    *dt_transfer_dump        (DtTransferFixture *fixture);

void     dt_transfer_print       (const DtImportReport *report);
void     dt_transfer_assert_good (const DtImportReport *report);
void     dt_transfer_assert_error (const DtImportReport *report, guint index, int line, int column, const char *reason, const char *hint);

/* A document around its parts. */
#define DT_TEST_REGISTER(content) \
  "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">" content "</Register>"
#define DT_TEST_UNITS \
  "<Units>" \
  "<Unit code=\"VP\" kind=\"party-advisory\"><Name>Văn phòng</Name></Unit>" \
  "<Unit code=\"BTC\" kind=\"party-advisory\"><Name>Ban Tổ chức</Name></Unit>" \
  "<Unit code=\"THU\" kind=\"party-superior\"><Name>Thành ủy</Name></Unit>" \
  "</Units>"

G_END_DECLS
