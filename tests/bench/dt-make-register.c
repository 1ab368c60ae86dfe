/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dt-make-register N FILE: writes a document with N tasks, always the same for the same N, for measuring. Every twenty of them
 * are a directive's, and have two assignments each; there is a unit for every two hundred, at least 40. */

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define MIN_UNITS 40
#define MAX_UNITS 5000
#define TASKS_PER_UNIT 200
#define TASKS_PER_DIRECTIVE 20

static const char *const subjects[] = {
  "báo cáo kết quả thực hiện nghị quyết", "tham mưu kế hoạch tổ chức đại hội", "góp ý dự thảo báo cáo chính trị",
  "rà soát quy hoạch cán bộ nhiệm kỳ tới", "tổng hợp kiến nghị của các chi bộ", "xây dựng đề án phát triển kinh tế số",
  "kiểm tra việc thực hiện quy chế làm việc", "thống kê đảng viên chuyển sinh hoạt", "chuẩn bị hội nghị sơ kết sáu tháng",
};
static const char *const products[] = { "báo cáo", "kế hoạch", "tờ trình", "đề án" };

static guint32 seed = 20240812;
static guint n_units = MIN_UNITS;

/* The same on every machine. */
static guint
draw (guint below)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

static void
write_units (FILE *file)
{
  fputs ("  <Units>\n", file);
  for (guint i = 1; i <= n_units; i++)
    fprintf (file, "    <Unit code=\"U-%02u\" kind=\"%s\" short-name=\"Đơn vị %u\"><Name>Đảng ủy đơn vị số %u</Name></Unit>\n",
             i, i <= 8 ? "party-advisory" : i % 5 < 2 ? "party-ward" : "party-commune", i, i);
  fputs ("  </Units>\n", file);
}

static void
write_assignments (FILE *file,
                   int   day)
{
  guint first = draw (n_units);
  guint n_leads = draw (8) == 0 ? 6 : 1;

  for (guint i = 0; i < n_leads; i++)
    {
      fprintf (file, "          <Assignment unit=\"U-%02u\" role=\"lead\"", (first + i) % n_units + 1);
      if (draw (4) == 0)
        fprintf (file, " percent=\"100\"><Submission received=\"2024-%02u-%02d\" symbol=\"%u-BC/DU\" verdict=\"accepted\"/></Assignment>\n",
                 1 + draw (8), day, 1 + draw (900));
      else
        fputs ("/>\n", file);
    }
  if (draw (8) < 3)
    fprintf (file, "          <Assignment unit=\"U-%02u\" role=\"coordinator\"/>\n", (first + n_leads) % n_units + 1);
}

static void
write_task (FILE *file,
            int   ordinal)
{
  const char *subject = subjects[draw (G_N_ELEMENTS (subjects))];
  const char *product = products[draw (G_N_ELEMENTS (products))];
  guint month = 1 + draw (12);
  int day = 1 + (int) draw (28);

  fprintf (file, "        <Task ordinal=\"%d\" clause=\"mục %d\" product=\"%s\">\n", ordinal, ordinal, product);
  fprintf (file, "          <Title>Các cơ quan, đơn vị %s giai đoạn %u</Title>\n", subject, 1 + draw (900));
  fprintf (file, "          <Text>khẩn trương hoàn thành và gửi %s trước ngày %02d/%u/2025</Text>\n", product, day, month);
  if (draw (10) > 0)
    fprintf (file, "          <Deadline bound=\"before\" date=\"2025-%02u-%02d\">trước ngày %02d/%u/2025</Deadline>\n", month, day, day, month);
  else
    fputs ("          <Deadline bound=\"standing\">thường xuyên</Deadline>\n", file);
  write_assignments (file, day);
  fputs ("        </Task>\n", file);
}

static void
write_directive (FILE *file,
                 int   number,
                 int   n_tasks)
{
  fprintf (file, "    <Directive symbol=\"%d-CV/TU\" type=\"letter\" date=\"2024-%02u-%02u\" issuer=\"U-01\">\n",
           number, 1 + draw (12), 1 + draw (28));
  fprintf (file, "      <Subject>%s</Subject>\n      <Tasks>\n", subjects[draw (G_N_ELEMENTS (subjects))]);
  for (int i = 1; i <= n_tasks; i++)
    write_task (file, i);
  fputs ("      </Tasks>\n    </Directive>\n", file);
}

int
main (int   argc,
      char *argv[])
{
  int n_tasks = argc == 3 ? atoi (argv[1]) : 0;
  FILE *file;

  if (n_tasks <= 0)
    {
      fputs ("Usage: dt-make-register N FILE\n", stderr);
      return 2;
    }
  n_units = (guint) CLAMP (n_tasks / TASKS_PER_UNIT, MIN_UNITS, MAX_UNITS);
  file = fopen (argv[2], "w");
  if (file == NULL)
    {
      perror (argv[2]);
      return 1;
    }

  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Register xmlns=\"https://example.org/ns/directive-tracker/1\" version=\"1.0\">\n", file);
  write_units (file);
  fputs ("  <Directives>\n", file);
  for (int done = 0, number = 1; done < n_tasks; done += TASKS_PER_DIRECTIVE, number++)
    write_directive (file, number, MIN (TASKS_PER_DIRECTIVE, n_tasks - done));
  fputs ("  </Directives>\n</Register>\n", file);

  if (fclose (file) != 0)
    {
      perror (argv[2]);
      return 1;
    }
  return 0;
}
