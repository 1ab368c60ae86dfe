/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of units in a sentence, without a directory: by the words they begin with, and the verbs that end them. */

#include "dt-reading-private.h"

#include <string.h>

#define MAX_NAME 140

/* What a name begins with. Capital: only so written, since the same letters are another word elsewhere. */
static const struct { const char *words; gboolean capital; } heads[] = {
  { "ubnd", TRUE }, { "uy ban", FALSE }, { "hdnd", TRUE }, { "hoi dong", TRUE }, { "thuong truc", FALSE }, { "ban", TRUE },
  { "van phong", FALSE }, { "so", TRUE }, { "phong", TRUE }, { "cong an", TRUE }, { "chi cuc", TRUE }, { "cuc", TRUE },
  { "tong cuc", TRUE }, { "vu", TRUE }, { "bo", TRUE }, { "mat tran", TRUE }, { "mttq", TRUE }, { "ubmttq", TRUE }, { "ubkt", TRUE },
  { "dang uy", FALSE }, { "dang bo", FALSE }, { "chi bo", FALSE }, { "chi uy", FALSE }, { "huyen uy", FALSE }, { "thanh uy", FALSE },
  { "tinh uy", FALSE }, { "quan uy", FALSE }, { "thi uy", FALSE }, { "trung tam", TRUE }, { "hoi", TRUE }, { "doan", TRUE },
  { "tinh doan", TRUE }, { "thanh doan", TRUE }, { "huyen doan", TRUE }, { "lien doan", TRUE }, { "ldld", TRUE }, { "to", TRUE },
  { "tieu ban", TRUE }, { "bao", TRUE }, { "dai", TRUE }, { "truong", TRUE }, { "vien", TRUE }, { "kho bac", TRUE },
  { "ngan hang", TRUE }, { "bao hiem", TRUE }, { "bhxh", TRUE }, { "toa an", TRUE }, { "tand", TRUE }, { "vksnd", TRUE },
  { "cong ty", TRUE }, { "tong cong ty", TRUE }, { "chanh", TRUE }, { "giam doc", FALSE }, { "thu truong", FALSE },
  { "chu tich", FALSE }, { "pho chu tich", FALSE }, { "bi thu", FALSE }, { "thanh tra", TRUE }, { "bo chi huy", TRUE },
  { "bchqs", TRUE }, { "dien luc", TRUE }, { "buu dien", TRUE }, { "benh vien", TRUE }, { "hat", TRUE }, { "doi", TRUE },
  { "tram", TRUE }, { "lien minh", TRUE }, { "dang doan", TRUE }, { "ban can su", TRUE }, { "vptu", TRUE }, { "vpubnd", TRUE },
  { "cap uy", FALSE }, { "nguoi dung dau", FALSE }, { "cac", FALSE }, { "tung", FALSE }, { "lanh dao", FALSE }, { "cong doan", TRUE },
  { "vnpt", TRUE }, { "viettel", TRUE }, { "hoc vien", TRUE }, { "lien hiep", TRUE }, { "quy", TRUE }, { "phong gd&dt", TRUE },
  { "can bo, cong chuc", FALSE }, { "can bo, dang vien", FALSE }, { "thanh vien", TRUE }, { "hieu truong", TRUE }, { "ke toan truong", FALSE }, { "chu dau tu", FALSE }, { "nha thau", FALSE }, { "hiep hoi", TRUE }, { "tong giam doc", FALSE },
  { "chu nhiem", TRUE }, { "pho chanh", TRUE }, { "pho giam doc", TRUE }, { "pho bi thu", TRUE }, { "pho truong", TRUE }, { "tap doan", TRUE }, { "chu rung", FALSE }, { "bao chi", FALSE }, { "nha truong", FALSE }, { "tong bien tap", TRUE }, { "chinh phu", TRUE },
  { "quoc hoi", TRUE }, { "kiem toan", TRUE },
  { "chi, dang bo", FALSE }, { "mat tran to quoc", FALSE }, { "chinh quyen", FALSE }, { "ban thuong vu", FALSE }, { "btv", TRUE }, { "bch", TRUE },
  { "co quan", FALSE }, { "don vi", FALSE }, { "to chuc co so dang", FALSE }, { "nha van hoa", TRUE }, { "dong chi", FALSE },
};

/* The same letters, and no unit. */
static const char *const no_heads[] = {
  "ban hanh", "bao cao", "bao dam", "bao ve", "hoi nghi", "hoi thao", "doan ket", "to chuc", "phong chong", "phong, chong",
  "truong hop", "doi voi", "doi moi", "doi tuong", "bo sung", "bo tri", "cac noi dung", "cac nhiem vu", "cac van ban", "cac giai phap",
  "cac chi tieu", "cac hoat dong", "cac bien phap", "cac quy dinh", "cac cong viec", "cac muc tieu", "cac van de", "cac du an",
  "cac ke hoach", "cac che do", "cac chuong trinh", "cac dieu kien", "cac hinh thuc", "cac truong hop", "cac cong trinh",
  "cac nghi quyet", "cac buoc", "cac thu tuc", "cac loai", "cac su kien", "cac chi thi", "cac de an", "cac y kien", "cac kho khan",
  "cac to chuc, ca nhan", "cac hanh vi", "cac san pham", "cac muc", "cac tieu chi", "cac khoan", "cac nguon", "cac van kien",
  "quy dinh", "quy che", "quy i", "quy ii", "quy iii", "quy iv", "lanh dao,", "lanh dao, chi dao", "doi ngu", "bao gom", "to trinh",
  "bo thu tuc", "so lieu", "so luong", "hat nhan", "vien chuc", "dai hoi", "dai bieu", "doan the,", "vu viec", "bo chinh tri",
  "to giac", "to cao", "hoi vien", "ban do", "ban sao", "bo may", "tung buoc", "doan vien", "cac ngay", "cac hop dong", "cac ho so", "cac bao cao", "cac thong tin", "cac to trinh", "cac quy che", "cac don thu", "cac ket qua", "cac yeu cau",
  "cac linh vuc", "cac cap", "cac phong trao", "cac tang lop", "cac gia dinh", "cac ho", "cac tuyen", "cac xa hoi",
  "bao gio", "cuc bo", "doi tac", "to trinh",
};

/* Verbs and links: a name ends before them, where they are written small. With accents, so that they are not other words. */
static const char *const stops[] = {
  "chủ trì", "phối hợp", "cùng", "tham mưu", "nghiên cứu", "xây dựng", "khẩn trương", "báo cáo", "tổ chức", "triển khai", "hướng dẫn",
  "kiểm tra", "kiểm soát", "theo", "căn cứ", "có", "chịu", "tiếp tục", "chỉ đạo", "lãnh đạo", "thực hiện", "rà soát", "tổng hợp",
  "hoàn thành", "gửi", "đôn đốc", "để", "trong", "trước", "được", "thường xuyên", "là", "làm", "tập trung", "tăng cường", "chuẩn bị",
  "bố trí", "ban hành", "đề xuất", "phân công", "quán triệt", "thông báo", "lập", "ký", "đăng", "cử", "chủ động", "đảm bảo", "bảo đảm",
  "đẩy mạnh", "đẩy nhanh", "phát huy", "tuyên truyền", "giao", "yêu cầu", "phải", "cần", "không", "nghiêm túc", "kịp thời",
  "thống nhất", "công bố", "tiếp nhận", "cập nhật", "cung cấp", "giải quyết", "xử lý", "khắc phục", "đánh giá", "sơ kết", "tổng kết",
  "phê duyệt", "thẩm định", "trình", "thành lập", "kiện toàn", "điều chỉnh", "hỗ trợ", "vận động", "giám sát", "trả lời", "bổ sung",
  "ra", "mở", "đưa", "nộp", "niêm yết", "xác định", "nắm", "đề nghị", "tham gia", "vào", "với", "khi", "nếu", "sẽ", "đã", "chấp hành",
  "phổ biến", "giúp", "nâng cao", "rút", "soạn thảo", "dự thảo", "biên soạn", "in", "phát hành", "thẩm tra", "quyết định", "bàn giao", "tự",
  "lựa chọn", "giới thiệu", "thông qua", "hiệp thương", "ưu tiên", "cân đối", "lấy", "rà", "phát động", "quan tâm", "duy trì", "khảo sát",
  "thống kê", "kê khai", "sắp xếp", "đổi mới", "hằng", "hàng", "định kỳ", "đúng", "cho", "về", "từ", "do", "tại", "như",
  "theo dõi", "ngay", "rút kinh nghiệm", "tạo", "kiểm điểm", "khẳng định", "huy động", "nhắc nhở", "xem xét", "góp ý", "cụ thể", "đăng ký",
  "chậm nhất", "đến", "bằng", "tăng", "giảm", "kêu gọi", "sơ tán", "di dời", "vận hành", "khôi phục", "đấu tranh", "ngăn chặn", "tiến hành", "tuần tra",
  "sửa chữa", "lắp đặt", "thi công", "giải ngân", "họp", "học tập", "tập huấn", "bồi dưỡng", "phân bổ", "thanh toán", "quyết toán", "nghiệm thu",
  "công khai", "mua sắm", "phân loại", "thăm", "tặng", "chi trả", "trực tiếp", "khởi công", "nhanh chóng", "sớm", "xét", "quan tâm", "đề cao", "tích cực", "phân tích", "chú trọng", "phụ trách", "khai giảng", "thiết kế", "trang trí", "liên hệ", "mời", "nhập", "quản lý",
  "hoàn chỉnh", "hoàn thiện", "dự kiến", "nhận", "tiếp thu", "chuyển", "treo", "đối chiếu", "nhân rộng", "kết nối", "kết hợp", "khai thác",
  "phòng ngừa", "sử dụng", "truyền đạt", "thay mặt", "chấn chỉnh", "củng cố", "thu thập", "thu hồi", "truy cứu", "bám sát",
  "chọn", "tự giác", "giải trình", "trao đổi", "tìm hiểu", "đối thoại", "tư vấn", "lồng ghép", "động viên", "tháo gỡ",
  "tạm dừng", "dừng", "ngừng", "nỗ lực", "phấn đấu", "quyết liệt", "quyết tâm", "hoạt động", "đề ra", "nhận thức", "tự kiểm tra", "phản ánh",
  "nâng cấp", "lưu ý", "tham dự", "phát hiện", "hoãn", "dọn", "quét", "trồng", "tích hợp", "niêm phong", "định hướng", "trực ban", "túc trực", "trực 24", "tuyển sinh", "tuyển dụng", "trang bị", "phân luồng", "chuẩn hóa", "số hóa", "chia sẻ", "kết thúc",
  "bắt đầu", "tiêu hủy", "lấy mẫu", "khoanh vùng", "truy vết", "cách ly", "điều trị", "chăm lo", "chăm sóc", "bảo tồn", "phục hồi", "ứng phó", "phê bình", "biểu dương",
  "khen thưởng", "lắng nghe", "tập hợp", "cảnh báo", "khuyến cáo", "khuyến khích", "thúc đẩy", "trích", "dành", "xin", "chốt", "mua", "thay thế", "tháo dỡ", "cưỡng chế",
  "vận chuyển", "phân phối", "cấp phát", "trao", "đón", "tường thuật", "siết chặt", "ngăn ngừa", "triệt phá", "đẩy lùi", "kéo giảm", "kiềm chế", "bình ổn", "giữ vững", "giữ",
  "kết luận", "luôn", "vẫn", "cũng", "đều", "đang", "bị", "bảo trì", "duy tu", "nạo vét", "gia cố", "chằng chống", "đảm nhiệm", "kiên quyết", "đồng loạt", "đồng bộ", "cam kết",
  "bãi bỏ", "hủy bỏ", "thu gom", "xử phạt", "điều phối", "điều hành", "ghi", "chấm", "ôn tập", "trên cơ sở", "thường kỳ", "đại diện", "hướng ứng", "hưởng ứng", "đối chiếu", "giáo dục", "tiết kiệm", "xét nghiệm", "tiêm", "phun",
};
/* Small words that carry on a group: "các cơ quan, đơn vị, địa phương". */
static const char *const group_words[] = {
  "don vi", "dia phuong", "co quan", "to chuc", "nganh", "doan the", "dang bo", "dang uy", "ban", "phong", "so", "chi bo", "giup viec", "xa",
  "phuong", "thi tran", "thi xa", "thanh pho", "huyen", "quan", "thanh uy", "thi uy", "tham muu", "doanh nghiep", "truong", "trung tam", "cap uy", "dang doan",
  "ban nganh", "chinh quyen", "hoi", "nhom", "dac khu", "cum", "dia ban", "quan uy", "tinh uy", "chi", "truc thuoc", "uy ban", "thanh", "thi", "doan", "to dan pho", "khu pho", "thon", "ap", "khu dan cu", "cong chuc", "vien chuc", "nguoi lao dong", "vien", "benh vien",
};

static guint
skip_space (const DtSourceText *text,
            guint               i,
            guint               end)
{
  while (i < end && g_ascii_isspace (text->fold[i]))
    i++;

  return i;
}

/* Whether the plain words stand at @i, ending with a word. */
static gboolean
has_words (const DtSourceText *text,
           guint               i,
           guint               end,
           const char         *words)
{
  for (; *words != '\0'; words++)
    {
      if (*words == ' ')
        {
          guint next = skip_space (text, i, end);

          if (next == i)
            return FALSE;
          i = next;
          continue;
        }
      if (i >= end || text->fold[i] != *words)
        return FALSE;
      i++;
    }

  return i >= end || !g_ascii_isalnum (text->fold[i]);
}

/* Whether the words around have lost their marks: then a word without them may be any that is written with the same letters. */
static gboolean
is_plain_around (const DtSourceText *text,
                 guint               i)
{
  for (guint k = i > 60 ? i - 60 : 0; k < MIN (i + 60, text->n); k++)
    if (text->chars[k] >= 0x80 && g_unichar_isalpha (text->chars[k]))
      return FALSE;

  return TRUE;
}

/* The same with accents, in small letters; a word whose accents are lost counts. */
static gboolean
has_exact_words (const DtSourceText *text,
                 guint               i,
                 guint               end,
                 const char         *words)
{
  guint first = i;
  gboolean lost = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        {
          guint next = skip_space (text, i, end);

          if (next == i)
            return FALSE;
          i = next;
          continue;
        }
      if (i >= end || text->upper[i] || (text->chars[i] != c && (text->chars[i] >= 0x80 || dt_source_text_fold (c) != (char) text->chars[i])))
        return FALSE;
      lost = lost || text->chars[i] != c;
      i++;
    }

  return (i >= end || !g_ascii_isalnum (text->fold[i])) && (!lost || is_plain_around (text, first));
}

/* Two words that are one, the second of which would end a name: "công lập", "bầu cử". */
static const struct { const char *first, *second; } compounds[] = {
  { "cong", "lập" }, { "dan", "lập" }, { "tu", "lập" }, { "doc", "lập" }, { "bau", "cử" }, { "ung", "cử" }, { "de", "cử" },
  { "ky", "họp" }, { "tu", "xây dựng" }, { "xuat", "bản" }, { "bat", "trả lời" }, { "hoi", "đăng ký" }, { "cong", "trình" },
  { "hoach", "tổng hợp" }, { "thien", "tại" }, { "sap", "nhập" }, { "ban", "kiểm tra" }, { "phong", "tham mưu" }, { "chuong", "trình" }, { "quy", "trình" }, { "tong", "hợp" }, { "chi", "trả" }, { "thu", "hồi" }, { "vien", "kiểm sát" },
};

/* Those that are also the second half of a name, after a capital: "Đào tạo", "Độc lập". */
static const char *const halves[] = { "tạo", "lập", "in", "dự", "tự", "làm", "ra", "mở", "nhập", "rà", "đăng", "lấy", "từ", "về", "hàng", "bằng" };

/* Heads of one syllable with the words that look like them: "Bản kê khai" is no "Ban". */
static const struct { const char *word; gunichar vowels[4]; guint at; } accents[] = {
  { "ban", { 'a', 0 }, 1 }, { "so", { 0x1EDF, 'o', 0 }, 1 }, { "bo", { 0x1ED9, 'o', 0 }, 1 }, { "hoi", { 0x1ED9, 'o', 0 }, 1 }, { "to", { 0x1ED5, 'o', 0 }, 1 },
  { "cuc", { 0x1EE5, 'u', 0 }, 1 }, { "vu", { 0x1EE5, 'u', 0 }, 1 }, { "phong", { 0xF2, 'o', 0 }, 2 }, { "doi", { 0x1ED9, 'o', 0 }, 1 }, { "quy", { 0x1EF9, 'y', 0 }, 2 },
  { "hat", { 0x1EA1, 'a', 0 }, 1 }, { "dai", { 0xE0, 'a', 0 }, 1 }, { "bao", { 0xE1, 'a', 0 }, 1 },
};

static gboolean
is_other_word (const DtSourceText *text,
               guint               start,
               guint               end)
{
  for (guint k = 0; k < G_N_ELEMENTS (accents); k++)
    if (has_words (text, start, end, accents[k].word) && !has_words (text, start, end, "bao hiem"))
      {
        gunichar c = g_unichar_tolower (text->chars[start + accents[k].at]);

        for (guint i = 0; accents[k].vowels[i] != 0; i++)
          if (c == accents[k].vowels[i])
            return FALSE;
        return TRUE;
      }

  return FALSE;
}

/* "Ban quản lý dự án", "Đoàn kiểm tra": what a body is for, right behind its first word. */
static gboolean
names_purpose (const DtSourceText *text,
               guint               word,
               guint               i,
               guint               end)
{
  static const char *const bodies[] = { "ban", "to", "doan", "dong", "tam", "doi", "nhom", "phan" };
  static const char *const purposes[] = {
    "quản lý", "kiểm tra", "giám sát", "thẩm định", "tổ chức", "chỉ đạo", "tiếp nhận", "giải quyết", "bồi dưỡng", "tuyên truyền", "giúp việc", "soạn thảo",
    "biên soạn", "vận động", "tư vấn", "hỗ trợ", "đánh giá", "xét", "tổng hợp", "khảo sát", "phổ biến", "thanh toán", "nghiệm thu", "phòng ngừa", "cung cấp", "kiểm soát",
    "kiểm điểm", "sắp xếp", "điều hành", "điều phối",
  };

  guint before = word > 8 ? word - 8 : 0;

  /* "Ban", "các đoàn", "hội đồng"; not "Tỉnh đoàn", "Lao động". */
  if (!text->upper[word] && !dt_reading_match (DT_REGEX ("(?:^|[^a-z])(?:cac|hoi|trung|bo) +$"), text, before, word, NULL))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (bodies); k++)
    if (has_words (text, word, end, bodies[k]))
      for (guint n = 0; n < G_N_ELEMENTS (purposes); n++)
        if (has_exact_words (text, i, end, purposes[n]))
          return TRUE;

  return FALSE;
}

static gboolean
is_stop (const DtSourceText *text,
         guint               i,
         guint               end)
{
  guint word = i;

  while (word > 0 && g_ascii_isspace (text->fold[word - 1]))
    word--;
  while (word > 0 && g_ascii_isalnum (text->fold[word - 1]))
    word--;
  /* "Ban Quản lý dự án đầu tư xây dựng" */
  for (guint k = 0; word < i && k < G_N_ELEMENTS (compounds); k++)
    if (has_words (text, word, end, compounds[k].first) && has_exact_words (text, i, end, compounds[k].second))
      return FALSE;
  if (word < i && names_purpose (text, word, i, end))
    return FALSE;
  /* "các đơn vị có liên quan"; "Ban Chỉ đạo Trung ương về phòng, chống thiên tai" */
  if (has_words (text, i, end, "giao thong") || has_words (text, i, end, "co lien quan") || has_exact_words (text, i, end, "cùng cấp")
      || (has_words (text, i, end, "ve") && dt_reading_match (DT_REGEX ("\\b(?:ban chi dao|to cong tac|uy ban quoc gia|hoi dong)\\b[a-z ]{0,40}$"), text, i > 60 ? i - 60 : 0, i, NULL)
          && dt_reading_match (DT_REGEX ("^ve (?:phong|cong tac|chuyen doi|cai cach|phat trien|nhan quyen|hoi nhap|an toan|xay dung|bien doi|khoa hoc|tong ket|giai quyet)\\b"), text, i, MIN (end, i + 30), NULL)))
    return FALSE;
  if (word + 1 < i && text->upper[word] && !text->upper[word + 1]
      && !dt_reading_match (DT_REGEX ("^(?:tinh|huyen|pho|xa|phuong|uong|uy|doan|quan)\\b"), text, word, MIN (end, word + 8), NULL))
    for (guint k = 0; k < G_N_ELEMENTS (halves); k++)
      if (has_exact_words (text, i, end, halves[k]))
        return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (stops); k++)
    if (has_exact_words (text, i, end, stops[k]))
      return TRUE;

  return FALSE;
}

static gboolean
is_group_word (const DtSourceText *text,
               guint               i,
               guint               end)
{
  if (i < end && text->upper[i])
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (group_words); k++)
    if (has_words (text, i, end, group_words[k]))
      return TRUE;

  return FALSE;
}

/* What "các" and "từng" may stand before, so that it names who does something: "các trường", never "các môn học". */
static const char *const plurals[] = {
  "bo", "nganh", "tinh", "thon", "ap", "khu", "to", "doi", "luc luong", "dong chi", "thanh vien", "uy vien", "dai bieu", "tieu ban", "lien doan", "cong doan",
  "cuc", "vu", "chi cuc", "tong cuc", "tong cong ty", "cong ty", "tap doan", "ngan hang", "chu dau tu", "nha thau", "nha may", "nha truong", "nha mang", "ubnd",
  "hdnd", "mttq", "mat tran", "khoi", "chu tich", "bi thu", "giam doc", "thu truong", "hieu truong", "truong", "khoa", "bo mon", "co so", "hop tac xa", "hat", "tram", "don",
  "van phong", "quy", "bao", "dai", "hoc vien", "dai hoc", "bch", "btv", "doan", "cap", "dang uy", "huyen uy", "thi uy", "quan uy", "chi uy", "lanh dao", "can bo",
  "cong chuc", "giao vien", "to cong tac", "phuong tien", "cum", "pho", "ban quan ly", "ho kinh doanh", "don vi", "cong an", "quan", "trung tam", "so", "ban", "phong", "gd", "pgd", "sgd",
};

static gboolean
names_plural (const DtSourceText *text,
              guint               i,
              guint               end)
{
  for (guint k = 0; k < G_N_ELEMENTS (plurals); k++)
    if (has_words (text, i, end, plurals[k]))
      return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (group_words); k++)
    if (has_words (text, i, end, group_words[k]))
      return TRUE;

  /* "các Sở GDĐT": a name of its own. */
  return text->upper[i];
}

/**
 * dt_unit_begins:
 *
 * Returns: whether the name of a unit may begin at @start
 */
gboolean
dt_unit_begins (const DtSourceText *text,
                guint               start,
                guint               end)
{
  if (start >= end || (start > 0 && g_ascii_isalnum (text->fold[start - 1])))
    return FALSE;
  if (is_other_word (text, start, end))
    return FALSE;
  if (dt_reading_match (DT_REGEX ("^cac cap (?:uy|hoi|cong doan|bo doan|chinh quyen|mat tran|nganh)\\b"), text, start, MIN (end, start + 30), NULL))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (no_heads); k++)
    if (has_words (text, start, end, no_heads[k]))
      return FALSE;
  if ((has_words (text, start, end, "cac") && !names_plural (text, skip_space (text, start + 3, end), end))
      || (has_words (text, start, end, "tung") && !names_plural (text, skip_space (text, start + 4, end), end)))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (heads); k++)
    if ((!heads[k].capital || text->upper[start]) && has_words (text, start, end, heads[k].words))
      return TRUE;

  return FALSE;
}

static gboolean
begins_group (const DtSourceText *text,
              guint               start,
              guint               end)
{
  return has_words (text, start, end, "cac") || has_words (text, start, end, "chi, dang bo") || has_words (text, start, end, "tung") || has_words (text, start, end, "thu truong")
         || has_words (text, start, end, "cap uy") || has_words (text, start, end, "nguoi dung dau") || has_words (text, start, end, "lanh dao") || has_words (text, start, end, "can bo") || has_words (text, start, end, "bi thu")
         || (!text->upper[start] && (has_words (text, start, end, "co quan") || has_words (text, start, end, "don vi")));
}

static void
add_unit (const DtSourceText *text,
          GArray             *units,
          guint               start,
          guint               end,
          const char         *head)
{
  DtFoundUnit unit = { .start = start, .end = end };

  unit.name = dt_source_text_trimmed (text, start, end);
  if (head != NULL && *unit.name != '\0')
    {
      char *whole = g_strdup_printf ("%s %s", head, unit.name);

      g_free (unit.name);
      unit.name = whole;
    }
  if (*unit.name == '\0' || end - start > MAX_NAME)
    g_free (unit.name);
  else
    g_array_append_val (units, unit);
}

static void
clear_unit (DtFoundUnit *self)
{
  g_free (self->name);
}

/* "Văn phòng HĐND và UBND", "Đoàn ĐBQH và HĐND" are one. */
static gboolean
joins_councils (const DtSourceText *text,
                guint               start,
                guint               word,
                guint               next,
                guint               end)
{
  return (has_words (text, start, end, "van phong") || has_words (text, start, end, "doan"))
         && (has_words (text, next, end, "ubnd") || has_words (text, next, end, "hdnd") || has_words (text, next, end, "uy ban nhan dan"))
         && word - start < 60 && !text->upper[word];
}

/* A word of a group right after "các", "và" or a comma; "tham mưu, giúp việc" also later. */
static gboolean
is_listed (const DtSourceText *text,
           guint               i,
           guint               word,
           guint               end)
{
  guint before = i;

  if (has_words (text, word, end, "tham muu"))
    {
      guint next = skip_space (text, word, end) + 8;

      if (next < end && text->fold[next] == ',' && has_words (text, skip_space (text, next + 1, end), end, "giup viec"))
        return TRUE;
    }
  if (!is_group_word (text, word, end))
    return FALSE;
  while (before > 0 && g_ascii_isalpha (text->fold[before - 1]))
    before--;

  return before == i || has_words (text, before, end, "cac") || has_words (text, before, end, "va");
}

/* "Sở Kế hoạch và Đầu tư - cơ quan thường trực …" says more of the same unit. */
static gboolean
is_apposition (const DtSourceText *text,
               guint               i,
               guint               end)
{
  return i < end && !text->upper[i] && (has_words (text, i, end, "co quan") || has_words (text, i, end, "don vi") || has_words (text, i, end, "dau moi"));
}

/* Where a name that begins at @start ends: before a verb, a mark, or what begins the next one. */
static guint
skip_name (const DtSourceText *text,
           guint               start,
           guint               end)
{
  gboolean group = begins_group (text, start, end);
  guint i = start;
  gboolean first = TRUE;

  while (i < end)
    {
      guint word = skip_space (text, i, end);

      if (word >= end || strchr (";:.()\"\t\n", text->fold[word]) != NULL)
        return i;
      if (text->fold[word] == ',')
        {
          guint next = skip_space (text, word + 1, end);

          /* "Văn hóa, Thể thao và Du lịch", "Kinh tế, Hạ tầng và Đô thị" are one name. */
          if (has_words (text, next, end, "chong") && dt_reading_match (DT_REGEX ("phong$"), text, i > 5 ? i - 5 : 0, i, NULL))
            ;
          else if (text->upper[next] && (has_words (text, next, end, "the thao va") || has_words (text, next, end, "ha tang va")
                                    || has_words (text, next, end, "khoa hoc va thong tin")))
            ;
          else if (!group || !is_group_word (text, next, end))
            return i;
          i = word + 1;
          continue;
        }
      if (!first && text->fold[word] == '-' && word > i)
        {
          guint next = skip_space (text, word + 1, end);

          if (!g_ascii_isalpha (text->fold[next]) || dt_unit_begins (text, next, end) || is_apposition (text, next, end))
            return i;
        }
      if (!first && has_words (text, word, end, "va"))
        {
          guint next = skip_space (text, word + 2, end);

          if (dt_unit_begins (text, next, end) && !(group && is_group_word (text, next, end)) && !joins_councils (text, start, word, next, end))
            return i;
        }
      else if (!first && !(group && is_listed (text, i, word, end)) && is_stop (text, word, end))
        {
          return i;
        }
      /* "UBND các huyện, thị xã" */
      group = group || has_words (text, word, end, "cac");
      i = word;
      while (i < end && !g_ascii_isspace (text->fold[i]) && strchr (",;:.()\"", text->fold[i]) == NULL)
        i++;
      if (i == word)
        return i;
      /* "TP. Quảng Ngãi", "đ/c" */
      if (i < end && text->fold[i] == '.' && i - word <= 2 && text->upper[word])
        i++;
      first = FALSE;
    }

  return i;
}

/* "Sở" of "Sở Tài chính, Nội vụ": what stands for the names after it too. */
static char *
shared_head (const DtSourceText *text,
             guint               start,
             guint               end)
{
  static const struct { const char *words, *head; } shared[] = {
    { "so", "Sở" }, { "ban", "Ban" }, { "phong", "Phòng" }, { "cac so", "Sở" }, { "cac ban", "Ban" }, { "cac phong", "Phòng" },
    { "bo", "Bộ" }, { "cac bo", "Bộ" }, { "huyen uy", "Huyện ủy" }, { "cac huyen uy", "Huyện ủy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (has_words (text, start, end, shared[i].words))
      return g_strdup (shared[i].head);

  return NULL;
}

static gboolean
names_office (const DtSourceText *text,
              const DtFoundUnit  *before,
              guint               i,
              guint               end)
{
  return dt_reading_match (DT_REGEX ("^(?:dong chi|ong|ba) "), text, before->start, before->end, NULL)
         && dt_reading_match (DT_REGEX ("^(?:pho |quyen )?(?:chu tich|bi thu|giam doc|truong|chanh|uy vien|cuc truong)\\b"), text, i, MIN (end, i + 24), NULL);
}

/**
 * dt_units_find:
 * @text: a text
 * @start: where the list begins
 * @end: where it must end
 * @after: (out) (optional): behind its last name
 *
 * Returns: (transfer full) (element-type DtFoundUnit): the units, none if no list begins there
 */
GArray *
dt_units_find (const DtSourceText *text,
               guint               start,
               guint               end,
               guint              *after)
{
  GArray *units = g_array_new (FALSE, TRUE, sizeof (DtFoundUnit));
  g_autofree char *head = NULL;
  guint i = skip_space (text, start, end);
  guint last = start;

  g_array_set_clear_func (units, (GDestroyNotify) clear_unit);
  while (i < end)
    {
      gboolean begins = dt_unit_begins (text, i, end);
      guint stop;

      if (!begins && !(head != NULL && text->upper[i] && units->len < 60))
        break;
      stop = skip_name (text, i, end);
      if (stop == i || stop - i > MAX_NAME)
        break;
      if (begins)
        {
          g_free (head);
          head = shared_head (text, i, end);
        }
      /* "các sở: Tài chính, Nội vụ" */
      if (begins && head != NULL && has_words (text, i, end, "cac") && stop < end && text->fold[stop] == ':')
        {
          i = skip_space (text, stop + 1, end);
          continue;
        }
      /* "đồng chí Nguyễn Văn A, Phó Chủ tịch Ủy ban nhân dân tỉnh": what that person is. */
      if (!(units->len > 0 && names_office (text, &g_array_index (units, DtFoundUnit, units->len - 1), i, end)))
        add_unit (text, units, i, stop, begins ? NULL : head);
      last = stop;
      i = skip_space (text, stop, end);
      if (i < end && (text->fold[i] == ',' || text->fold[i] == ';'))
        i = skip_space (text, i + 1, end);
      else if (!has_words (text, i, end, "va") && !has_words (text, i, end, "cung")
               && (text->fold[i] != '-' || is_apposition (text, skip_space (text, i + 1, end), end)))
        break;
      if (has_words (text, i, end, "va"))
        i = skip_space (text, i + 2, end);
      else if (i < end && text->fold[i] == '-')
        i = skip_space (text, i + 1, end);
    }
  if (after != NULL)
    *after = last;

  return units;
}
