/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the name of a unit ends: before a verb or a link, or because nothing can be added to it any more. */

#include "dt-unit-private.h"

#include <string.h>

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
  "ổn định", "xuất cấp", "gắn", "cấm", "cắt", "dự báo", "sẵn sàng", "truy thu", "cơ cấu", "truy tố", "xét xử", "di chuyển", "tiếp đón", "cấp cứu", "đình chỉ", "đình hoãn", "cấp phép",
  "điều tiết", "quảng bá", "liên kết", "thu giữ", "tạm", "sao", "lưu trữ", "ngăn cấm", "dự trữ", "cứu trợ", "thực thi", "cải tạo", "cải thiện", "khởi tố", "khởi động", "miễn", "hoàn trả",
  "gia hạn", "nghiêm cấm", "tuyệt đối", "xác minh", "kết nạp", "đào tạo", "vinh danh", "tôn vinh", "kiểm kê", "kiểm đếm", "thu hút", "thu phí", "phân cấp", "gặp mặt", "gặp gỡ", "tiếp xúc",
  "ban bố", "truy quét", "phá dỡ", "trực chiến", "kích hoạt", "thanh tra", "nhắc", "đo đạc", "phát thanh", "phục vụ", "bảo vệ", "gieo", "trợ cấp", "đàm phán", "tấn công", "dập", "bám", "phân phát", "phát sóng", "nhắn tin", "khai báo", "xác nhận", "đóng cửa", "ủng hộ", "quyên góp", "chưa", "còn", "hãy",
  "điều tra", "nghỉ", "xây", "mạnh dạn", "chi tiết hóa", "cụ thể hóa", "thể chế hóa", "vướng mắc", "gồm", "bao gồm", "tuyển chọn", "bầu", "vừa", "bình xét", "bình chọn", "chứng thực", "xả", "chấm dứt", "đột xuất", "cấp giấy",
};
guint
dt_unit_skip_space (const DtSourceText *text,
                    guint               i,
                    guint               end)
{
  while (i < end && g_ascii_isspace (text->fold[i]))
    i++;

  return i;
}

gboolean
dt_unit_has_words (const DtSourceText *text,
                   guint               i,
                   guint               end,
                   const char         *words)
{
  for (; *words != '\0'; words++)
    {
      if (*words == ' ')
        {
          guint next = dt_unit_skip_space (text, i, end);

          if (next == i)
            return FALSE;
          i = next;
          continue;
        }
      /* "giáo", "quả" are kept apart from "giao", "qua" by a mark in the plain form. */
      if (i >= end || (text->fold[i] != *words && !(*words == 'a' && text->fold[i] == '?' && g_unichar_isalpha (text->chars[i]))))
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
          guint next = dt_unit_skip_space (text, i, end);

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
  { "vi", "quản lý" }, { "quyen", "quản lý" }, { "cong", "lập" }, { "dan", "lập" }, { "tu", "lập" }, { "doc", "lập" }, { "bau", "cử" }, { "ung", "cử" }, { "de", "cử" },
  { "ky", "họp" }, { "tu", "xây dựng" }, { "xuat", "bản" }, { "bat", "trả lời" }, { "hoi", "đăng ký" }, { "cong", "trình" },
  { "hoach", "tổng hợp" }, { "thien", "tại" }, { "sap", "nhập" }, { "ban", "kiểm tra" }, { "phong", "tham mưu" }, { "chuong", "trình" }, { "quy", "trình" }, { "tong", "hợp" }, { "chi", "trả" }, { "thu", "hồi" }, { "vien", "kiểm sát" }, { "sat", "điều tra" }, { "quan", "điều tra" }, { "quan", "lưu trữ" }, { "va", "đào tạo" }, { "so", "đào tạo" }, { "so", "giáo dục" }, { "dau", "từ" }, { "dao", "tạo" }, { "ly", "xử lý" }, { "ngoai", "giao" }, { "dai", "phát thanh" }, { "truyen", "phát thanh" }, { "luong", "bảo vệ" }, { "to", "bảo vệ" }, { "phong", "bảo vệ" }, { "ban", "bảo vệ" },
  { "va", "bảo vệ" }, { "quan", "bảo vệ" }, { "vu", "phục vụ" }, { "nguoi", "sử dụng" }, { "thuong", "trực" }, { "truong", "trực" },
  { "dan", "bầu" }, { "va", "lưu trữ" }, { "thu", "lưu trữ" }, { "va", "xây" }, { "dat", "xây" }, { "tu", "xây" }, { "gia", "dự trữ" }, { "cong", "xả" }, { "vien", "lại" },
};

/* Those that are also the second half of a name, after a capital: "Đào tạo", "Độc lập". */
static const char *const halves[] = { "tạo", "lập", "in", "dự", "tự", "làm", "ra", "mở", "nhập", "rà", "đăng", "lấy", "từ", "về", "hàng", "bằng", "ký" };

static gboolean
ends_with_level (const DtSourceText *text,
                 guint               start,
                 guint               end)
{
  /* A letter with its mark tells "quận" from "quan". */
  static const struct { const char *words; guint at; gunichar letter; } levels[] = {
    { "tinh", 1, 0x1EC9 }, { "huyen", 3, 0x1EC7 }, { "quan", 2, 0x1EAD }, { "phuong", 3, 0x1EDD }, { "xa", 1, 0xE3 }, { "thi tran", 2, 0x1ECB }, { "thanh pho", 2, 0xE0 }, { "dac khu", 1, 0x1EB7 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
    {
      guint length = (guint) strlen (levels[k].words);

      if (end > start + length + 2 && text->fold[end - length - 1] == ' ' && dt_unit_has_words (text, end - length, end, levels[k].words)
          && (g_unichar_tolower (text->chars[end - length + levels[k].at]) == levels[k].letter || is_plain_around (text, end)))
        return TRUE;
    }

  return FALSE;
}

/* A proper name, all of its syllables with a capital: behind a level, or more than one that no body begins with. */
static gboolean
ends_with_place (const DtSourceText *text,
                 guint               start,
                 guint               end)
{
  guint first;

  while (end > start && g_ascii_isspace (text->fold[end - 1]))
    end--;
  first = end;
  while (first > start)
    {
      guint word = first;

      while (word > start && g_ascii_isspace (text->fold[word - 1]))
        word--;
      while (word > start && g_ascii_isalnum (text->fold[word - 1]))
        word--;
      if (word == first || !text->upper[word] || (word + 1 < text->n && text->upper[word + 1]))
        break;
      first = word;
    }
  if (first == end || first == start)
    return FALSE;

  while (first > start && g_ascii_isspace (text->fold[first - 1]))
    first--;

  return ends_with_level (text, start, first) || dt_reading_match (DT_REGEX (" tp\\.?$"), text, start, first, NULL)
         || (dt_reading_match (DT_REGEX ("^ ?[a-z]+ [a-z]+(?: [a-z]+)?$"), text, first, end, NULL)
             && !dt_reading_match (DT_REGEX ("^ ?(?:so|bo|ban|phong|cuc|vu|hoi|doan|truong|vien|pho|tong|to|doi|tram|hat|quy|bao|dai|kho|toa|uy|chi|ong|ba|khoi|cum|khu|cap|van phong|lien (?:doan|minh|hiep)|cong (?:an|ty|doan)|trung (?:tam|uong)|dang (?:uy|bo|doan)|bi thu|chu tich|giam doc|thu truong|benh vien|hoc vien|nha nuoc|can (?:bo|su)|thanh (?:tra|pho|uy|doan|nien)|kiem (?:lam|sat|tra|toan)|dong chi|mat tran|hop tac|thuong (?:vu|truc)) "), text, first, end, NULL));
}

/* "Ban quản lý dự án", "Đoàn kiểm tra": what a body is for, right behind its first word. */
static gboolean
names_purpose (const DtSourceText *text,
               guint               start,
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
  if (!text->upper[word] && word != start && !dt_reading_match (DT_REGEX ("(?:^|[^a-z])(?:cac|hoi|trung|bo) +$"), text, before, word, NULL))
    return FALSE;
  /* "Văn phòng Ban tổng hợp, báo cáo": an office of that body. */
  if (dt_reading_match (DT_REGEX ("van phong $"), text, word > 12 ? word - 12 : 0, word, NULL))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (bodies); k++)
    if (dt_unit_has_words (text, word, end, bodies[k]))
      for (guint n = 0; n < G_N_ELEMENTS (purposes); n++)
        if (has_exact_words (text, i, end, purposes[n]))
          return TRUE;

  return FALSE;
}

/* "Ban Chỉ đạo tỉnh về phòng, chống thiên tai" */
static gboolean
names_field (const DtSourceText *text,
             guint               i,
             guint               end)
{
  return dt_unit_has_words (text, i, end, "ve") && dt_reading_match (DT_REGEX ("\\b(?:ban chi dao|to cong tac|uy ban quoc gia|hoi dong)\\b[a-z ]{0,40}$"), text, i > 60 ? i - 60 : 0, i, NULL)
         && dt_reading_match (DT_REGEX ("^ve (?:phong|cong tac|chuyen doi|cai cach|phat trien|nhan quyen|hoi nhap|an toan|xay dung|bien doi|khoa hoc|tong ket|giai quyet)\\b"), text, i, MIN (end, i + 30), NULL);
}

static gboolean
is_stop (const DtSourceText *text,
         guint               start,
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
    if (dt_unit_has_words (text, word, end, compounds[k].first) && has_exact_words (text, i, end, compounds[k].second))
      return FALSE;
  if (word < i && names_purpose (text, start, word, i, end))
    return FALSE;
  /* "các đơn vị có liên quan"; "Ban Chỉ đạo Trung ương về phòng, chống thiên tai" */
  /* "các ban tham mưu của Tỉnh ủy" */
  if (dt_reading_match (DT_REGEX ("^(?:chuyen trach )?tham muu,? (?:cua|thuoc|giup viec)\\b"), text, i, MIN (end, i + 40), NULL) && dt_reading_match (DT_REGEX ("\\bcac\\b"), text, start, i, NULL))
    return FALSE;
  if (dt_reading_match (DT_REGEX ("^trong (?:nganh|khoi|cum|huyen|tinh|xa|toan (?:nganh|tinh|huyen|khoi|xa))\\b"), text, i, MIN (end, i + 20), NULL) && dt_reading_match (DT_REGEX ("\\bcac\\b"), text, start, i, NULL))
    return FALSE;
  if (dt_unit_has_words (text, i, end, "giao thong") || dt_unit_has_words (text, i, end, "co lien quan") || dt_unit_has_words (text, i, end, "co rung") || dt_unit_has_words (text, i, end, "co bien") || dt_unit_has_words (text, i, end, "co de") || has_exact_words (text, i, end, "cùng cấp")
      || names_field (text, i, end))
    return FALSE;
  if (word + 1 < i && text->upper[word] && !text->upper[word + 1]
      && !dt_reading_match (DT_REGEX ("^(?:tinh|huyen|pho|xa|phuong|uong|uy|doan|quan)\\b"), text, word, MIN (end, word + 8), NULL) && !ends_with_place (text, start, i))
    for (guint k = 0; k < G_N_ELEMENTS (halves); k++)
      if (has_exact_words (text, i, end, halves[k]))
        return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (stops); k++)
    if (has_exact_words (text, i, end, stops[k]))
      return TRUE;

  return FALSE;
}

/* Small words that a whole name may still be followed by: "Công an tỉnh", "Sở Tài chính các tỉnh", "Ủy ban nhân dân hai cấp". */
#define GOES_ON "(?:tinh|huyen|quan|thanh|thi|xa|phuong|dac khu|khu|trung uong|cac|va|hoac|truc thuoc|thuoc|co lien quan|lien quan|uy|doan|doi|hoi|vien|pho|tran|nhan dan|toi cao|" \
                "hai cap|cap (?:tinh|huyen|xa|tren|duoi|co so|minh|trung uong)|cap cao|chi nhanh|khu vuc|cua|mien|noi|nay|do|khac|so tai|lan can|ven|bien gioi|phia|vung|ha tang|ke hoach|thong tin|thuong binh|du phong|cong cong|can bo|nong thon|thanh vien|dau tu|xay dung|viec lam|chuyen nganh|nha nuoc|viet nam|co dong|gi[?]o duc|dien tu|thong minh|tong hop|quoc gia|moi|so \\d+|ban (?:nhan dan|mat tran|mttq|kiem tra|bau cu|dan toc))\\b"

/* What bodies are for: with the word before it a whole name. */
#define SPHERES "(?:tai chinh(?: ?- ?ke hoach)?|y te|noi vu|tu phap|xay dung|cong thuong|ngoai vu|ngoai giao|quoc phong|gi[?]o duc va dao tao|khoa hoc va cong nghe|nong nghiep va moi truong|" \
                "nong nghiep va (?:phat trien nong thon|ptnt)|tai nguyen va moi truong|thong tin va truyen thong|van hoa,? (?:va )?(?:the thao|the thao va du lich|thong tin|xa hoi)|" \
                "van hoa ?- ?xa hoi|the thao va du lich|du lich|giao thong van tai|ke hoach va dau tu|lao dong ?[,-] ?thuong binh va xa hoi|dan toc va ton gi[?]o|dan toc|kinh te|kiem lam|thong ke|" \
                "hai quan|bao hiem xa hoi|lao dong|nong dan|lien hiep phu nu|cuu chien binh|quan su|quan ly thi truong|bo doi bien phong|cong san ho chi minh|noi chinh|dan van|tuyen gi[?]o(?: va dan van)?|" \
                "to quoc|nha nuoc|nhan dan|chinh phu|quoc hoi|(?:tinh|thanh|huyen|quan|thi|dang) uy|gd ?(?:va|&) ?dt|gddt|nn ?(?:va|&) ?ptnt|tn ?(?:va|&) ?mt|tnmt|tt ?(?:va|&) ?tt|tttt|kh ?(?:va|&) ?dt|" \
                "kh ?(?:va|&) ?cn|khcn|vhtt(?: ?(?:va|&) ?dl|dl)?|ld ?-? ?tb ?(?:va|&) ?xh|ldtbxh|gtvt|ubnd|hdnd|vksnd|tand|mttq|ubmttq|bhxh)"

/* The name as far as it goes needs nothing more: a level ("Công an tỉnh"), a proper name ("huyện Mộc Châu", "Thủy điện Sơn La"), all that a body is for. */
static gboolean
is_whole_name (const DtSourceText *text,
               guint               start,
               guint               end)
{
  if (!text->upper[start] || end - start < 4)
    return FALSE;
  if (ends_with_level (text, start, end))
    return TRUE;
  if (dt_reading_match (DT_REGEX ("[a-z] " SPHERES "$|^(?:mttq|ubmttq|ubnd|hdnd|vksnd|tand|bhxh|chinh phu|quoc hoi)$"), text, start, end, NULL))
    return TRUE;

  return ends_with_place (text, start, end);
}

gboolean
dt_unit_ends (const DtSourceText *text,
              guint               start,
              guint               word,
              guint               end,
              gboolean            group)
{
  guint before = word;

  if (is_stop (text, start, word, end))
    return TRUE;
  if (group || word >= end || !g_ascii_isalpha (text->fold[word]) || text->upper[word])
    return FALSE;
  while (before > start && g_ascii_isspace (text->fold[before - 1]))
    before--;

  return before > start && is_whole_name (text, start, before) && !names_field (text, word, end) && !dt_reading_match (DT_REGEX ("^" GOES_ON), text, word, MIN (end, word + 24), NULL);
}
