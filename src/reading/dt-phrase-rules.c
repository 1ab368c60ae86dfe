/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of phrases. Adding one is adding a row; its examples are tests. formats.md §4.2. */

#include "dt-deadline-phrases.h"

#define S "\\s*"
#define WEEKDAY "(?:(?:sang|chieu|toi|het|ngay)?" S "(?<w>thu\\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\\s+nhat)" S "[,(]?" S "(?:la" S ")?)?"
#define YEAR "(?:" S "(?:[/.-]|,?" S "nam)" S "(?<y>\\d{4})|[/.-](?<z>\\d{2}))?(?!\\d)"
#define DM "(?<d>\\d{1,2})" S "(?:[/.-]|thang)" S "(?<m>\\d{1,2})(?!\\d)"
#define DATE WEEKDAY "(?:(?:cac" S ")?ngay" S ")?(?:mung" S ")?" DM YEAR
#define DATE2 "(?:ngay" S ")?(?<e>\\d{1,2})" S "(?:[/.-]|thang)" S "(?<f>\\d{1,2})(?!\\d)(?:" S "(?:[/.-]|,?" S "nam)" S "(?<g>\\d{4}))?(?!\\d)"
#define TIME "(?:luc" S ")?(?<h>\\d{1,2})" S "(?:gio|g|h|:)" S "(?<i>\\d{2})?" S "(?:phut|p|')?" S "(?:sang|chieu|toi|trua)?" S ",?" S "(?:cua" S ")?(?:cung" S ")?"
#define MONTH "thang" S "(?<m>\\d{1,2})(?!\\d)(?!" S "nam" S "dau)(?:" S "[/.-]" S "(?<y>\\d{4})|" S ",?" S "nam" S "(?<y2>\\d{4}))?(?!\\d)"
#define QUARTER "quy" S "(?:(?:iii|ii|i|[1-3])" S "(?:,|va|-)" S "(?:quy" S ")?)?(?<q>iv|iii|ii|i|[1-4])\\b(?:" S "[/.,-]?" S "(?:nam" S ")?(?<y>\\d{4}))?(?!\\d)"
#define COUNT "(?<n>\\d{1,3})" S "(?:\\([a-z ]{2,16}\\)" S ")?(?<u>ngay" S "lam" S "viec|ngay|tuan|thang|gio|h(?![a-z]))"
#define CYCLE "(?:hang|moi)" S "(?<c>ngay|tuan|thang|quy|nam)"
#define BY "(?:cham" S "nhat|muon" S "nhat|tre" S "nhat|khong" S "(?:muon|cham|qua)" S "(?:hon)?|han" S "(?:cuoi|chot|nop)|thoi" S "(?:han|diem)(?:[a-z ]{0,40}?)|han|hoan" S "thanh|xong)"
#define LINK "(?:" S "(?:la|vao|den|toi|het|trong|cung|:|-))*" S

/* What it is counted from, in a few more words: "kể từ khi tiếp nhận hồ sơ". */
#define TAIL "(?: (?!(?:phai|cac|thi|de|gui|bao cao|hoan thanh|co trach nhiem|so|ubnd|uy ban|chu dau tu|don vi|co quan|neu|dong thoi|nham|va|hoac|den|truoc|yeu cau|de nghi|giao)\\b)[a-z1?]+){0,6}"

/* Days that belong to what is told, not to what is to be done. */
#define TOLD "(?:(?<!trinh )\\bky|sinh|ket nap|tuyen dung|co hieu luc|phat sinh|hieu luc thi hanh|vao dang)\\s*$"
#define DATA "(?:so lieu|t1nh|luy ke|cong don|chot|giai doan|ke tu|nien khoa|ap dung|co hieu luc|hieu luc)(?: [a-z]+){0,6}\\s*$"
#define MEETING "\\b(?:dien ra|du bao|ban tin|khai mac|be mac|ky hop|nghi tet|nghi le|nghi he|nghi dong|co mat|so lieu|t1nh tu|ky bao cao|giai doan|nam hoc|nien do|ky niem|moc thoi gian lay|duoc nghi|duoc to chuc (?:vao|tu|trong)|da (?:dat|thuc hien|hoan thanh|to chuc))\\b"

static const DtPhraseRule rules[] = {
  { "move-earlier", DT_PHRASE_MOVE, DT_BOUND_NONE,
    "(?:truoc|som" S "hon|som|vuot)" S "(?:it" S "nhat" S "|toi" S "thieu" S ")?" COUNT S "so" S "voi" S "(?<t>)", NULL, NULL, NULL,
    { { "đẩy nhanh tiến độ trước 15 ngày so với các mốc của Kế hoạch số 150", "earlier 15" },
      { "hoàn thành sớm hơn 10 ngày so với tiến độ", "earlier 10" },
      { "tăng 15 ngày so với năm trước", "" } } },
  { "move-shorten", DT_PHRASE_MOVE, DT_BOUND_NONE,
    "rut" S "ngan[^.;\\n]{0,50}?" S COUNT S "(?:so" S "voi" S ")(?<t>)", NULL, NULL, NULL,
    { { "rút ngắn thời gian thực hiện 5 ngày so với Kế hoạch", "earlier 5" } } },
  { "move-later", DT_PHRASE_MOVE, DT_BOUND_NONE,
    "(?<l>lui|gia" S "han|keo" S "dai|cham" S "hon|muon" S "hon)(?:[^.;\\n\\d]{0,60}?)" S "(?:them" S ")?" COUNT S "so" S "voi" S "(?<t>)", NULL, NULL, NULL,
    { { "lùi thời hạn 10 ngày so với Kế hoạch số 5", "later 10" },
      { "gia hạn thêm 5 ngày làm việc so với thời hạn tại Công văn", "later 5" } } },

  /* What comes again and again: before the single days, which it contains. */
  { "recurring-span", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "tu" S "ngay" S "(?<o>\\d{1,2})" S "(?:den|-)" S "(?:het" S ")?ngay" S "(?<d>\\d{1,2})" S "(?:cua" S ")?" CYCLE, NULL, NULL, NULL,
    { { "Định kỳ từ ngày 1 đến ngày 5 hằng tháng", "recurring R/MONTHLY;FROM=1;DAY=5" } } },
  { "recurring-daily", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?<b>truoc)?" S TIME "(?:hang|moi)" S "(?<c>ngay)", NULL, NULL, NULL,
    { { "báo cáo trước 14 giờ 00 hàng ngày", "recurring R/DAILY 14:00" },
      { "gửi chậm nhất 16h30 hằng ngày", "recurring R/DAILY 16:30" } } },
  { "recurring-first-of-two", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:(?<b>truoc)|vao|" BY LINK ")" S "(?:ngay" S ")?(?<d>\\d{1,2})(?:" S "/" S "(?<m>\\d{1,2}))?(?=" S "(?:va|,)" S "(?:truoc" S ")?(?:ngay" S ")?\\d{1,2}(?:" S "/" S "\\d{1,2})?" S "(?:cua" S ")?(?:hang|moi)" S "(?<c>thang|nam))", NULL, NULL, NULL,
    { { "báo cáo trước ngày 15/6 và 15/12 hằng năm", "recurring R/YEARLY;MONTH=6;DAY=15;BEFORE; recurring R/YEARLY;MONTH=12;DAY=15;BEFORE" },
      { "gửi vào ngày 15 và ngày 30 hằng tháng", "recurring R/MONTHLY;DAY=15; recurring R/MONTHLY;DAY=30" } } },
  { "recurring-half", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:6|06|sau)" S "thang(?:" S "dau" S "nam)?[ :(,]{0,3}(?:gui" S "|nop" S ")?(?<b>truoc)" S "(?:ngay" S ")?(?<d>\\d{1,2})" S "(?:/|thang)" S "(?<m>\\d{1,2})(?!" S "[/.]?\\d)(?=[^.;\\n]{0,80}?(?:hang|moi)" S "(?<c>nam))", NULL, NULL, NULL,
    { { "báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12 hằng năm", "recurring R/YEARLY;MONTH=6;DAY=10;BEFORE; recurring R/YEARLY;MONTH=12;DAY=10;BEFORE" },
      { "định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)", "recurring R/YEARLY;MONTH=6;DAY=15;BEFORE; recurring R/YEARLY;MONTH=12;DAY=15;BEFORE" } } },
  { "recurring-yearly", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?:(?<b>truoc)|vao|den)?" S "(?:ngay" S ")?(?<d>\\d{1,2})" S "/" S "(?<m>\\d{1,2})" S "(?:cua" S ")?(?:hang|moi)" S "(?<c>nam)", NULL, NULL, NULL,
    { { "báo cáo trước 31/12 hàng năm", "recurring R/YEARLY;MONTH=12;DAY=31;BEFORE" } } },
  { "recurring-next-month", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?:(?<b>truoc)|vao|den)?" S "ngay" S "(?<d>\\d{1,2})" S "(?:cua" S ")?(?<c>thang)" S "(?:sau" S "lien" S "ke|lien" S "ke|tiep" S "theo|ke" S "tiep|sau)(?![a-z])", NULL, NULL,
    "\\b(?:(?:hang|moi) thang|dinh ky|thang truoc|lien ke)\\b",
    { { "Định kỳ trước ngày 05 tháng sau báo cáo", "recurring R/MONTHLY;DAY=5;BEFORE" },
      { "chậm nhất ngày 05 của tháng liền kề báo cáo", "recurring R/MONTHLY;DAY=5" },
      { "trước ngày 05 tháng sau báo cáo kết quả", "" } } },
  { "recurring-of-month", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    BY LINK "ngay" S "(?<d>\\d{1,2})" S "cua" S "(?<c>thang)(?=" S "(?:[.;,)\\n]|bao" S "cao|de" S "|$))", NULL, NULL, NULL,
    { { "thời gian gửi báo cáo chậm nhất là ngày 22 của tháng", "recurring R/MONTHLY;DAY=22" } } },
  { "recurring-day-first", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?:(?<b>truoc)|vao|den)?" S "(?:ngay|mung)" S "(?<d>\\d{1,2})(?:" S "(?:/|thang)" S "(?<m>\\d{1,2}))?" S "(?:cua" S ")?(?:thang" S "(?<k>cuoi|dau)" S "(?:cua" S ")?)?" CYCLE, NULL, NULL, NULL,
    { { "báo cáo trước ngày 20 hằng tháng", "recurring R/MONTHLY;DAY=20;BEFORE" },
      { "gửi về Sở chậm nhất ngày 15 hàng tháng", "recurring R/MONTHLY;DAY=15" },
      { "trước ngày 15/12 hằng năm", "recurring R/YEARLY;MONTH=12;DAY=15;BEFORE" },
      { "trước ngày 30 tháng 9 hằng năm", "recurring R/YEARLY;MONTH=9;DAY=30;BEFORE" },
      { "trước ngày 20 của tháng cuối quý", "recurring R/QUARTERLY;MONTH=3;DAY=20;BEFORE" } } },
  { "recurring-last-of-quarter", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?:(?<b>truoc)|vao|den)?" S "(?:ngay|mung)" S "(?<d>\\d{1,2})" S "(?:cua" S ")?thang" S "(?<k>cuoi|dau)" S "(?:cua" S ")?(?:moi" S ")?(?<c>quy)", NULL, NULL, NULL,
    { { NULL, NULL } } },
  { "recurring-cycle-first", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    CYCLE "(?!" S "\\d)[^.;\\n\\d]{0,60}?(?:(?<b>truoc)|cham" S "nhat|vao|den)" LINK "(?:ngay|mung)" S "(?<d>\\d{1,2})(?:" S "/" S "(?<m>\\d{1,2})|" S "thang" S "(?<m2>\\d{1,2}))?(?!" S "[/.]?\\d)(?!" S "thang" S "\\d)", NULL, NULL, NULL,
    { { "định kỳ hằng tháng trước ngày 20", "recurring R/MONTHLY;DAY=20;BEFORE" },
      { "Hằng tháng, các đơn vị báo cáo trước ngày 25", "recurring R/MONTHLY;DAY=25;BEFORE" },
      { "Hằng năm báo cáo trước ngày 15/11", "recurring R/YEARLY;MONTH=11;DAY=15;BEFORE" },
      { "hằng năm báo cáo trước ngày 20/6 và 20/12", "recurring R/YEARLY;MONTH=6;DAY=20;BEFORE; recurring R/YEARLY;MONTH=12;DAY=20;BEFORE" } } },
  { "recurring-monthly-report", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:bao" S "cao|dinh" S "ky)" S "(?<c>thang)" S ":?" S "(?<b>truoc)" S "ngay" S "(?<d>\\d{1,2})(?!" S "[/.\\d]|" S "thang)", NULL, NULL, NULL,
    { { "báo cáo tháng trước ngày 20, báo cáo quý trước ngày 20 tháng cuối quý", "recurring R/MONTHLY;DAY=20;BEFORE; recurring R/QUARTERLY;MONTH=3;DAY=20;BEFORE" } } },
  { "recurring-week-first", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:hang|moi)" S "(?<c>tuan)[^.;\\n\\d]{0,60}?(?:(?<b>truoc)|cham" S "nhat|vao)" LINK "(?:" TIME ")?(?:ngay" S ")?(?<w>thu" S "(?:hai|ba|tu|nam|sau|bay|[2-7])|chu" S "nhat)(?![a-z])", NULL, NULL, NULL,
    { { "hằng tuần báo cáo Sở Y tế trước 10 giờ thứ Sáu", "recurring R/WEEKLY;DAY=FR 10:00" } } },
  { "recurring-weekday", DT_PHRASE_RECURRING, DT_BOUND_RECURRING,
    "(?:" BY LINK ")?(?:(?<b>truoc)|vao)?" S "(?:" TIME ")?(?<w>thu" S "(?:hai|ba|tu|nam|sau|bay|[2-7])|chu" S "nhat)" S "(?:hang|moi)" S "(?<c>tuan)", NULL, NULL, NULL,
    { { "báo cáo trước 15h thứ Sáu hằng tuần", "recurring R/WEEKLY;DAY=FR 15:00" },
      { "vào thứ Năm hàng tuần", "recurring R/WEEKLY;DAY=TH" } } },

  /* Counted from something. */
  { "count-from", DT_PHRASE_COUNT, DT_BOUND_PERIOD,
    "(?:(?:trong|cham" S "nhat|khong" S "qua|toi" S "da|thoi" S "(?:han|gian|hieu)|vong|sau|la)" S ")*" COUNT S ",?" S "(?:ke" S "tu|tu(?![a-z])|sau|t[i1]nh" S "tu)" S "(?:(?:ngay|khi|luc|thoi" S "diem)" S ")*(?<a>nhan|ban" S "hanh|ky|co" S "hieu" S "luc|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|[a-z]{2,12})(?:\\s+(?:duoc|du|ho so|van ban|cong van|thong bao|ke hoach|nay|hanh|hieu luc|thuc|xong)\\b)*" TAIL, "\\bngay\\s*$|\\bhieu luc(?: thi hanh)?\\s*$", NULL, NULL,
    { { "trong vòng 24 giờ kể từ khi xảy ra vụ việc", "period P1D@event" },
      { "trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này", "period P5WD@received" },
      { "chậm nhất là 10 ngày kể từ ngày ban hành", "period P10D@issued" },
      { "05 ngày làm việc kể từ ngày 22/7/2024", "period P5WD@2024-07-22" },
      { "chậm nhất 03 ngày sau khi kết thúc hội nghị", "period P3D@event" },
      { "sau 05 năm kể từ ngày thành lập", "" },
      { "trẻ từ 6 tháng đến 9 tháng tuổi", "" },
      { "Quyết định có hiệu lực sau 10 ngày, kể từ ngày ký", "" } } },
  { "countdown", DT_PHRASE_COUNTDOWN, DT_BOUND_PERIOD,
    "(?:cham" S "nhat|it" S "nhat)?" S "(?:la" S ")?" COUNT S "truoc" S "(?:ngay|khi)(?:" S "[^.;\\n\\d]{0,30}?" DM YEAR "|" TAIL ")", "\\d{4}\\s*\\(\\s*$|\\b(?:bao cao|so ket|tong ket|dinh ky|ket qua|hang)\\s*$", NULL, NULL,
    { { "chậm nhất 105 ngày trước ngày bầu cử 23/5/2026", "period -P105D@event 2026-05-23" },
      { "gửi ít nhất 5 ngày trước ngày họp", "period -P5D@event" },
      { "thành lập chậm nhất ngày 03/9/2024 (50 ngày trước ngày bầu cử)", "by 2024-09-03" } } },
  { "countdown-event-first", DT_PHRASE_COUNTDOWN, DT_BOUND_PERIOD,
    "truoc" S "(?:(?:(?:ngay|khi)" S ")?(?:khai" S "(?:mac|giang)|le|tet|thi|bau" S "cu|to" S "chuc|dien" S "ra|dai" S "hoi|hop|hoi" S "nghi)[a-z ]{0,30}?|khi" S "[a-z ]{3,40}?)" S "(?:cham" S "nhat|it" S "nhat)?" S COUNT, NULL, NULL, NULL,
    { { "trước ngày bầu cử 30 ngày", "period -P30D@event" },
      { "công khai trước Tết Nguyên đán ít nhất 20 ngày", "period -P20D@event" },
      { "gửi đoàn kiểm tra trước khi đoàn làm việc 10 ngày", "period -P10D@event" },
      { "gửi tài liệu trước khi khai mạc chậm nhất 10 ngày làm việc", "period -P10WD@event" } } },

  { "count-bare", DT_PHRASE_COUNT, DT_BOUND_PERIOD,
    "(?:trong|cham" S "nhat|muon" S "nhat)" S "(?:la" S ")?(?:vong|thoi" S "han|sau|khong" S "qua|toi" S "da)" S "(?<n>\\d{1,3})" S "(?:\\([a-z ]{2,16}\\)" S ")?(?<u>ngay" S "lam" S "viec|ngay|tuan|gio|h(?![a-z]))(?!" S "(?:truoc|qua|so" S "voi|sau|dau|cuoi|cua|ke|tu)\\b)", NULL, MEETING, NULL,
    { { "chậm nhất sau 5 ngày làm việc phải trả lời", "period P5WD@event" },
      { "trả lời trong thời hạn 10 ngày", "period P10D@event" },
      { "trong vòng 10 ngày qua đã xảy ra 5 vụ", "" } } },

  /* Days. */
  { "span-short", DT_PHRASE_SPAN, DT_BOUND_PERIOD,
    "(?:tu|trong|vao)" S "(?:cac" S ")?ngay" S "(?<d>\\d{1,2})" S "(?:den|-|va)" S "(?:het" S ")?" DATE2, DATA, MEETING, NULL,
    { { "tổ chức rà soát từ ngày 15 đến ngày 20/8/2024", "period 2024-08-20" } } },
  { "span", DT_PHRASE_SPAN, DT_BOUND_PERIOD,
    "tu" S DATE S ",?" S "(?:den|-)" S "(?:het" S ")?" DATE2, DATA, MEETING, NULL,
    { { "thực hiện từ ngày 30/7/2024 đến hết ngày 03/8/2024", "period 2024-08-03" },
      { "số liệu từ ngày 01/8/2024 đến ngày 31/8/2024", "" },
      { "Hội nghị diễn ra từ ngày 10/8/2024 đến ngày 12/8/2024", "" } } },
  { "before-time", DT_PHRASE_DAY, DT_BOUND_BEFORE,
    "(?:(?:cham" S "nhat|muon" S "nhat)" LINK ")?truoc" S TIME "(?:(?:ngay" S ")?(?:hom" S "nay|mai|nay)" S ",?" S "\\(?" S ")?" DATE, TOLD, NULL, NULL,
    { { "gửi trước 14h00 ngày 28/7/2024", "before 2024-07-28 14:00" },
      { "trước 16 giờ 30 phút, ngày 15 tháng 8 năm 2024", "before 2024-08-15 16:30" },
      { "trước 8h sáng ngày 26/7/2024", "before 2024-07-26 08:00" },
      { "xong trước 16h00 hôm nay (22/7)", "before 2024-07-22 16:00" },
      { "trước 17h00 ngày thứ Sáu, 26/7/2024", "before 2024-07-26 17:00" } } },
  { "before-date", DT_PHRASE_DAY, DT_BOUND_BEFORE,
    "(?:(?:cham" S "nhat|muon" S "nhat)" LINK ")?truoc" S "(?:" DATE ")", TOLD, NULL, NULL,
    { { "trước ngày 25/8/2024", "before 2024-08-25" },
      { "trướcngày25.8.2024", "before 2024-08-25" },
      { "gửi trước các ngày 15/8/2024 và 15/9/2024", "before 2024-08-15; before 2024-09-15" },
      { "chậm nhất trước 15/9", "before 2024-09-15" },
      { "trước ngày 05 tháng 8 năm 2024", "before 2024-08-05" },
      { "trước ngày 10/01", "before 2025-01-10" },
      { "trước ngày mùng 10 tháng 8", "before 2024-08-10" },
      { "trước ngày 30/7/2024 và ngày 30/10/2024", "before 2024-07-30; before 2024-10-30" },
      { "báo cáo trước ngày 20/8/2024, 20/11/2024", "before 2024-08-20; before 2024-11-20" },
      { "trước ngày 20/8/2024, 20 đơn vị", "before 2024-08-20" },
      { "các văn bản ban hành trước ngày 01/7/2020", "" } } },
  { "before-weekday-date", DT_PHRASE_DAY, DT_BOUND_BEFORE,
    "truoc" S "(?:thoi" S "diem|moc)?" S "(?:24" S "(?:gio|h)" S ")?" DATE, TOLD, NULL, NULL, { { NULL, NULL } } },
  { "by-time", DT_PHRASE_DAY, DT_BOUND_BY,
    BY "[^.;,\\n\\d]{0,40}?" LINK TIME DATE, NULL, MEETING, NULL,
    { { "chậm nhất 10h00' ngày 27/7/2024", "by 2024-07-27 10:00" },
      { "Thời hạn gửi chậm nhất là 17 giờ, ngày 30/8/2024", "by 2024-08-30 17:00" } } },
  { "by-date", DT_PHRASE_DAY, DT_BOUND_BY,
    BY LINK "(?:(?:ve|gui|nop|bao" S "cao|nhan|trinh)[^.;,\\n\\d]{0,40}?" LINK ")?" DATE, NULL, NULL, NULL,
    { { "chậm nhất ngày 25.12.2024", "by 2024-12-25" },
      { "chậm nhất là vào ngày 20-8-2024", "by 2024-08-20" },
      { "Thời hạn hoàn thành: 30/9/2024", "by 2024-09-30" },
      { "hạn cuối ngày 15/8", "by 2024-08-15" },
      { "hạn chót gửi hồ sơ là ngày 05/9/2024", "by 2024-09-05" } } },
  { "until-date", DT_PHRASE_DAY, DT_BOUND_BY,
    "(?:den|toi)" S "(?:het" S ")?(?:truoc" S ")?(?:" TIME ")?" DATE, DATA, MEETING,
    "\\b(?:hoan thanh|xong|thoi han|gui|nop|phai|ket thuc|keo dai|trinh|tu nay|het ngay|tiep nhan|nhan ho so|nhan bai|bao dam|phan dau)\\b",
    { { "Đến ngày 20-8-2024, hoàn thành đại hội chi bộ", "by 2024-08-20" },
      { "Tính đến ngày 30/8/2024, phải hoàn thành", "" },
      { "Đến ngày 15/8/2024 toàn tỉnh có 20 xã", "" } } },
  { "on-date", DT_PHRASE_DAY, DT_BOUND_BY,
    "(?:trong|dung|ngay" S "trong)" S "(?:" TIME ")?(?:thu" S "[a-z]+" S ",?" S ")?ngay" S DM YEAR, NULL, MEETING, NULL,
    { { "báo cáo kết quả trong ngày 15/8/2024", "by 2024-08-15" },
      { "thông qua Nghị quyết ngày 15/8/2024", "" } } },
  { "date-first", DT_PHRASE_DAY, DT_BOUND_BY,
    "ngay" S DM "(?:" S "(?:[/.-]|nam)" S "(?<y>\\d{4}))(?=" S ",?" S "(?:phai" S ")?(?:hoan" S "thanh|xong|phai)\\b)", "\\b(?:den|tu|va|-)\\s*$", NULL, NULL,
    { { "ngày 25/7/2024 phải hoàn thành việc bàn giao", "by 2024-07-25" },
      { "Nghị quyết ngày 25/7/2024 của Chính phủ", "" } } },
  { "on-date-handed", DT_PHRASE_DAY, DT_BOUND_BY,
    "(?:gui|nop|trinh|bao" S "cao)[^.;\\n\\d]{0,80}?" S "vao" S "(?:" TIME ")?(?:thu" S "[a-z]+" S ",?" S ")?ngay" S DM YEAR, NULL, NULL, NULL,
    { { "gửi báo cáo về Văn phòng vào ngày 15/8/2024", "by 2024-08-15" } } },

  /* Months, quarters, years and their parts. */
  { "part-of-month", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?<p>dau|giua|cuoi)" S MONTH, "\\b(?:tu|ke tu|\\d ngay|tuan|nua)\\s*$", NULL, NULL,
    { { "hoàn thành vào cuối tháng 8/2024", "period 2024-08/END" }, { "trong đầu tháng 9 năm 2024", "period 2024-09/BEGIN" } } },
  { "part-of-quarter", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?<p>dau|giua|cuoi)" S QUARTER, "\\b(?:tu|ke tu)\\s*$", NULL, NULL,
    { { "xong trong đầu quý I/2025", "period 2025-Q1/BEGIN" } } },
  { "part-of-year", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?:den|trong|vao|truoc|het|xong|thanh)" S "(?<p>dau|giua|cuoi)" S "nam" S "(?<y>\\d{4})", NULL, NULL, NULL,
    { { "trong thời gian từ nay đến cuối năm 2024", "period 2024/END" }, { "từ đầu năm 2024 đến nay", "" } } },
  { "half-year", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?:trong|xong|thanh)" S "(?:trong" S ")?(?:6|06|sau)" S "thang" S "(?<k>dau|cuoi)" S "nam" S "(?<y>\\d{4})", NULL, NULL, NULL,
    { { "hoàn thành trong 6 tháng cuối năm 2024", "period 2024-H2/END" }, { "kết quả 6 tháng đầu năm 2024", "" } } },
  { "before-month", DT_PHRASE_MONTH, DT_BOUND_BEFORE,
    "truoc" S MONTH, NULL, NULL, NULL, { { "trước tháng 9/2024", "before 2024-09-01" } } },
  { "before-quarter", DT_PHRASE_QUARTER, DT_BOUND_BEFORE,
    "truoc" S QUARTER, NULL, NULL, NULL, { { "trước quý IV/2024", "before 2024-10-01" } } },
  { "span-months", DT_PHRASE_MONTH, DT_BOUND_IN_MONTH,
    "tu" S "thang" S "\\d{1,2}(?:" S "[/.-]" S "\\d{4}|" S "nam" S "\\d{4})?" S "(?:den|-)" S "(?:het" S ")?" MONTH, DATA, MEETING, NULL,
    { { "tổ chức kiểm tra từ tháng 8 đến tháng 10/2024", "in-month 2024-10-01" },
      { "số liệu từ tháng 8/2024 đến tháng 10/2024", "" } } },
  { "in-months", DT_PHRASE_MONTH, DT_BOUND_IN_MONTH,
    "(?:trong|xong|hoan" S "thanh|vao)" LINK "thang" S "\\d{1,2}" S "(?:va|,|-)" S "(?<m>\\d{1,2})(?!\\d)" S "(?:[/.-]|,?" S "nam)" S "(?<y>\\d{4})(?!\\d)", NULL, MEETING, NULL,
    { { "hoàn thành trong tháng 11 và 12 năm 2024", "in-month 2024-12-01" } } },
  { "in-month", DT_PHRASE_MONTH, DT_BOUND_IN_MONTH,
    "(?:trong|xong|hoan" S "thanh|cham" S "nhat|muon" S "nhat|den" S "het|het|vao)" LINK "(?:thang" S "\\d{1,2}" S "(?:va|-|den)" S ")?" MONTH, "\\b(?:so lieu|ket qua|tang|giam|danh gia:?)\\s*$", MEETING, NULL,
    { { "hoàn thành trong tháng 8/2024", "in-month 2024-08-01" },
      { "xong trong tháng 9", "in-month 2024-09-01" },
      { "trong tháng 6/2024 đã xử lý 20 vụ", "" } } },
  { "in-month-submitted", DT_PHRASE_MONTH, DT_BOUND_IN_MONTH,
    "trinh" S "[^.;,:\\n\\d]{3,60}?" S MONTH, NULL, MEETING, NULL,
    { { "xây dựng Đề án, trình UBND tỉnh tháng 10/2024", "in-month 2024-10-01" },
      { "trình độ chuyên môn. Trong tháng 6/2024", "" } } },
  { "month-first", DT_PHRASE_MONTH, DT_BOUND_IN_MONTH,
    "(?:^|(?<=\\n)|(?<=- )|(?<=[.;] ))" MONTH "(?=\\s*:)", NULL, NULL, NULL,
    { { "Tháng 9/2024: Sở Tư pháp trình dự thảo", "in-month 2024-09-01" } } },
  { "quarter-first", DT_PHRASE_QUARTER, DT_BOUND_IN_QUARTER,
    "(?:^|(?<=\\n)|(?<=- )|(?<=[.;] ))" QUARTER "(?=\\s*:)", NULL, NULL, NULL,
    { { "Quý IV/2024: ban hành quy chế", "in-quarter 2024-10-01" } } },
  { "in-quarter", DT_PHRASE_QUARTER, DT_BOUND_IN_QUARTER,
    "(?:trong|xong|hoan" S "thanh|cham" S "nhat|muon" S "nhat|den" S "het|het|vao)" LINK QUARTER, NULL, MEETING, NULL,
    { { "trình trong quý III/2024", "in-quarter 2024-07-01" },
      { "hoàn thành quý 4 năm 2024", "in-quarter 2024-10-01" },
      { "xong trong Quý III, IV/2024", "in-quarter 2024-10-01" } } },
  { "in-year", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?:xong|hoan" S "thanh|cham" S "nhat)" S "(?:trong" S ")?nam" S "(?<y>20\\d{2})(?!" S "[-]" S "20)", NULL, NULL, NULL,
    { { "phải hoàn thành trong năm 2024", "period 2024/END" }, { "kế hoạch năm 2024", "" } } },
  { "in-year-done", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?:ngay" S ")?trong" S "nam" S "(?<y>20\\d{2})(?!" S "[-]" S "20)(?!" S "(?:da|co|dat|tang|giam|xay)\\b)", "\\b(?:ket qua|tinh hinh|so voi|thuc hien duoc|xay ra|phat sinh|nhiem vu|chi tieu)\\s*$", MEETING, "\\b(?:hoan thanh|xong|ban hanh)\\b",
    { { "hoàn thành các tiêu chí nông thôn mới trong năm 2024", "period 2024/END" },
      { "hoàn thành các nhiệm vụ trong năm 2024", "" },
      { "trong năm 2023 đã hoàn thành 20 km đường", "" } } },
  { "until-year", DT_PHRASE_PART, DT_BOUND_PERIOD,
    "(?:den|toi)" S "het" S "nam" S "(?<y>20\\d{2})", DATA, NULL, "\\b(?:hoan thanh|xong|phai|ket thuc)\\b",
    { { "đến hết năm 2025 hoàn thành việc số hóa", "period 2025/END" }, { "tính đến hết năm 2023 đạt 80%", "" } } },
  { "label", DT_PHRASE_LABEL, DT_BOUND_NONE,
    "(?:thoi" S "(?:gian|han|diem)|tien" S "do|han)(?:\\s+(?:bat|hoan|thanh|thuc|hien|trien|khai|nop|gui|bao|cao|trinh|xong|ban|hanh|xay|dung|ket|thuc|san|pham|kiem|tra|giam|sat|khao)){0,6}" S ":" S, NULL, NULL, NULL,
    { { "Thời gian hoàn thành: Quý III/2024", "in-quarter 2024-07-01" },
      { "- Thời gian: 08 giờ 00, ngày 15/8/2024 (thứ Năm)", "" },
      { "Thời gian thực hiện: Tháng 9/2024", "in-month 2024-09-01" } } },
};

/**
 * dt_phrase_rules:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the table
 */
const DtPhraseRule *
dt_phrase_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
