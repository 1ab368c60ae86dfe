/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of the forms in which a sentence names who does something. Adding one is adding a row; its examples are tests. */

#include "dt-doer-rules.h"

/* Urges, in front of the names: several may follow each other. */
#define GIVE "giao(?:\\s+(?:nhiem vu|trach nhiem))?(?:\\s+cho)?"
#define URGE "(?:" GIVE "|yeu cau|de nghi|phan cong|dong thoi|ngoai ra|cung|trach nhiem cua|rieng(?:\\s+doi voi)?|doi voi|trong do|sau do|theo do|cu the|truoc het|truoc mat|ben canh do|tiep tuc giao|theo ke hoach)"

/* What somebody else said before: "cũng yêu cầu", "phê bình và yêu cầu". */
#define ALSO "(?:(?:thong nhat|cung|da|vua|con|tiep tuc|theo do|(?:phe binh|bieu duong|ghi nhan)\\s+va)\\s+)*"

/* Verbs of what is to be done. */
#define DO "chu tri|phoi hop|chu dong|khan truong|tap trung|tang cuong|tiep tuc|day manh|day nhanh|chi dao|to chuc(?! (?:hoi nghi|le |buoi|cuoc|hop bao|phien))|trien khai|thuc hien|ra soat|xay dung|huong dan|kiem tra|kiem soat|tham muu|nghien cuu|de xuat|tong hop" \
           "|don doc|theo doi|theo sat|bo tri|chiu trach nhiem(?! ve)|phai|can(?! cu)|khong (?:duoc|de)|nghiem tuc|kip thoi|bao dam|dam bao|xu ly|giai quyet|phan cong|ho tro|van dong|tuyen truyen|quan triet|cap nhat|cung cap|san sang|duy tri|quan tam|cong khai|thanh tra|giam sat|phat huy|chuan bi" \
           "|som|lam tot|lam viec voi|hoan thanh|hoan thien|danh gia|thong bao|van hanh|dieu hanh|ap dung|siet chat|dieu tra|xac minh|thu thap|can doi|trinh|bao cao (?:ket qu|ubnd|uy ban|chinh phu|thu tuong|bo|so|tinh uy|thanh uy|ban)|phan bo|bo sung|tham dinh|gui|lap|quyet liet|truc tiep|thuong xuyen|rut kinh nghiem|kiem diem|phan dau|nang cao|giu vung|mo|dau tranh|ngan chan|nam chac|nam|vao cuoc"

static const DtDoerRule rules[] = {
  /* ---- Before the names ---- */
  { "opening-time", DT_DOER_OPENING,
    "^[\\s,:;\"-]*(?:dinh ky|truoc|cham nhat|hang (?:thang|quy|nam|tuan|ngay)|den ngay|tu ngay|(?:ngay )?sau khi|can cu|trong qua trinh|tren co so|trong (?:thang|quy|nam|ngay|tuan))\\b[^,;\\n]{0,110},\\s*",
    { { "UBND tỉnh yêu cầu thực hiện nghiêm.\nĐịnh kỳ trước ngày 25 hằng tháng, các chi bộ báo cáo kết quả về Đảng ủy để tổng hợp.", "các chi bộ" },
      { "UBND tỉnh yêu cầu thực hiện nghiêm.\nTrên cơ sở kết quả rà soát, Sở Nội vụ tổng hợp, trình Chủ tịch UBND tỉnh quyết định.", "Sở Nội vụ" } } },
  { "opening-day", DT_DOER_OPENING,
    "^[\\s-]*(?:(?:tu|truoc|trong|den|cham nhat|thoi gian|giai doan) )?(?:ngay |thang |quy |nam |tuan )?\\d[^;:\\n]{0,60}:\\s*",
    { { "HĐND tỉnh yêu cầu giám sát.\nTừ ngày 20/3 đến ngày 05/4/2024: Đoàn giám sát làm việc với các xã.", "Đoàn giám sát" } } },
  { "opening-urge", DT_DOER_OPENING,
    "^[\\s,:;\"-]*(?:" URGE "\\b[\\s,:]*)+",
    { { "Giao Sở Y tế khẩn trương tổng hợp nhu cầu vắc xin của các huyện.", "Sở Y tế" },
      { "Đồng thời, đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc hỗ trợ.", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh" } } },
  { "opening-with", DT_DOER_OPENING,
    "^[\\s,:;\"-]*(?:(?:con|rieng) )?voi\\s+(?=(?:bo|so|ubnd|uy ban|cong an|ngan hang|cuc|chi cuc|cac|van phong|ban|thanh tra)\\b[^.;:\\n]{2,80}, (?:" DO ")\\b)",
    { { "UBND tỉnh yêu cầu làm rõ trách nhiệm. Với Công an tỉnh, tiếp tục mở các đợt cao điểm kiểm tra xe chở quá tải.", "Công an tỉnh" },
      { "UBND tỉnh yêu cầu làm rõ trách nhiệm. Với Sở Xây dựng là cơ quan mới, mọi việc đều chậm.", "" } } },
  { "clause", DT_DOER_CLAUSE,
    "^[\\s,:;\"-]*(?:ve|doi voi|lien quan|nham|de|truong hop|trong (?:truong hop|khi|thoi gian|pham vi|dip)|neu|khi|cung voi|ben canh|tren tinh than|tu nay|tu thuc te|truoc (?:tinh hinh|thuc trang|dien bien)|theo chuc nang|thuc hien|voi|qua|tai)\\b",
    { { "UBND tỉnh yêu cầu thực hiện nghiêm.\nVề lãi phạt chậm trả, Sở Tài chính chủ trì, phối hợp với Kho bạc Nhà nước báo cáo UBND tỉnh.", "Sở Tài chính / Kho bạc Nhà nước" },
      { "UBND tỉnh yêu cầu thực hiện nghiêm.\nTrường hợp vượt thẩm quyền, Sở Xây dựng kịp thời báo cáo UBND tỉnh xem xét.", "Sở Xây dựng" },
      { "Quân ủy yêu cầu thực hiện nghiêm.\nĐối với Kết luận số 01, cấp ủy, chỉ huy, cơ quan chính trị tổ chức phổ biến đến toàn đơn vị.", "cấp ủy, chỉ huy, cơ quan chính trị" },
      { "UBND tỉnh yêu cầu thực hiện nghiêm.\nĐể chuẩn bị cho mùa mưa, Sở Xây dựng đã nạo vét ba tuyến kênh.", "" } } },

  /* ---- Behind the names ---- */
  { "superior", DT_DOER_SUPERIOR,
    "^(?:(?:pho )?thu tuong|chu tich nuoc|tong bi thu|chinh phu|bo chinh tri|ban bi thu|thuong truc (?:tinh uy|thanh uy|chinh phu)|ban thuong vu (?:tinh|thanh|dang) uy|(?:pho )?chu tich (?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp)|(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp)|(?:pho )?bi thu (?:tinh|thanh|dang) uy)\\b",
    { { "Thủ tướng Chính phủ phê bình việc chậm giải ngân, yêu cầu khắc phục ngay.", "" } } },
  { "directs", DT_DOER_DIRECTS, "^\\s*" ALSO "(?:chi dao|nhac|phe binh)(?:,? (?:yeu cau|giao))?\\s+",
    { { "Thủ tướng cũng chỉ đạo Bộ Tài chính chủ trì theo dõi sát tình hình giá cả.", "Bộ Tài chính" },
      { "UBND tỉnh đề nghị chủ động ứng phó mưa lớn.\nChủ tịch UBND các xã chỉ đạo lực lượng dân quân túc trực tại các ngầm tràn.", "Chủ tịch UBND các xã" } } },
  { "speaks", DT_DOER_SPEAKS,
    "^\\s*(?:\\([^()\\n]{1,40}\\)\\s*)?,?\\s*" ALSO "(?:yeu cau|" GIVE "|de nghi|phan cong|luu y(?!\\s+rang)|nhac nho)(?:\\s+va\\s+(?:yeu cau|giao|de nghi))?\\s*:?\\s*",
    { { "Thủ tướng cũng yêu cầu Ngân hàng Nhà nước chủ động điều hành tỷ giá.", "Ngân hàng Nhà nước" },
      { "Đồng chí Phó Bí thư Huyện ủy giao nhiệm vụ cho Ban Dân vận Huyện ủy tham mưu; lãnh đạo thực hiện tốt công tác dân vận.", "Ban Dân vận Huyện ủy" },
      { "Bộ Xây dựng (BXD) yêu cầu các đơn vị trong ngành chuẩn bị vật tư, nhân lực cho mùa mưa.", "các đơn vị trong ngành" },
      { "Giám đốc Sở Y tế yêu cầu huyện Sông Lam chủ động xây dựng phương án cách ly.", "huyện Sông Lam" },
      { "Giám đốc Sở Y tế yêu cầu xử lý dứt điểm. Huyện Sông Lam có ba xã ghi nhận ca bệnh trong tuần qua.", "" },
      { "Chủ tịch UBND tỉnh đã giao Sở Nội vụ tổng hợp, báo cáo trước ngày 20/7/2025.", "Sở Nội vụ" } } },
  { "speaks-opinion", DT_DOER_SPEAKS,
    "^\\s*" ALSO "(?:co (?:y kien|cong van|cong dien|van ban|chi thi|thong bao)|ket luan|chi dao(?= nhu sau)|ra (?:chi thi|cong dien|thong bao|van ban)|ban hanh (?:cong van|cong dien|chi thi|ke hoach|van ban))\\b[^.;:\\n]{0,200}?(?:\\s(?:nhu sau|cu the|sau day|sau|cac noi dung))\\s*:\\s*",
    { { "Theo đó, UBND tỉnh có ý kiến chỉ đạo như sau: Các sở, ngành theo chức năng, nhiệm vụ khẩn trương rà soát các điểm sạt lở.", "Các sở, ngành" } } },
  { "tells", DT_DOER_TELLS,
    "^\\s*(?:(?:se|da|dang(?! (?:ky|tai|bai|nhap|bo|uy|cong|thong))|vua|tan thanh|hoan nghenh|danh gia cao|ghi nhan(?! va)|cho biet|cho hay|cho rang|nhan manh|khang dinh|neu ro|nhan dinh|bay to|nhan duoc|co y kien|ket luan)\\b|chu tri\\s+(?:hoi nghi|hop|cuoc|phien|buoi|le|dai hoi))",
    { { "Sở Y tế đã tiêm chủng cho hơn một nghìn trẻ em theo yêu cầu của UBND tỉnh.", "" },
      { "Bộ Y tế cho biết yêu cầu cung ứng thuốc cơ bản được đáp ứng.", "" } } },
  { "tells-presided", DT_DOER_PRESIDES,
    "^\\s*(?:-[^.;\\n]{3,160}?)?\\bchu tri\\s*(?:[.;]|$)",
    { { "Thường trực Tỉnh ủy giao ban sáng nay, yêu cầu thẩm định hồ sơ. Ông Lê Văn A - Phó Bí thư Tỉnh ủy chủ trì.", "" },
      { "UBND tỉnh yêu cầu lập kế hoạch, do Sở Y tế chủ trì.", "Sở Y tế" } } },
  { "tells-membership", DT_DOER_TELLS,
    "^\\s*(?:\\([^()\\n]{1,90}\\)\\s*)?(?:va [^.;\\n]{3,110}? )?(?:la|lam) (?:thanh vien|uy vien|to truong|to pho|truong doan|pho truong|truong ban|pho ban|truong tieu ban)\\b",
    { { "UBND tỉnh giao Sở Xây dựng thành lập đoàn kiểm tra. Chủ tịch UBND các huyện (hoặc Phó Chủ tịch) và cán bộ các phòng là thành viên. Danh sách gửi về Sở Xây dựng trước ngày 28/7/2024.", "Sở Xây dựng" } } },
  { "order", DT_DOER_ORDER,
    "^\\s*(?:\\([^()\\n]{1,60}\\)\\s*)?,?\\s*(?:(?:theo (?:chuc nang|nhiem vu|tham quyen|phan cong|linh vuc)|can cu (?:chuc nang|nhiem vu|tinh hinh|dieu kien|noi dung|quy dinh))[^.;\\n]{0,80}?,?\\s*)?(?:cung |con |ngay |lap tuc |dong thoi |co trach nhiem |se )?(?:co trach nhiem|" DO ")\\b",
    { { "UBND tỉnh đề nghị chủ động ứng phó mưa lớn.\nSở Y tế và Sở Công Thương tập trung kiểm tra vệ sinh thực phẩm tại các chợ đầu mối.", "Sở Y tế, Sở Công Thương" },
      { "UBND tỉnh vừa ra công điện ứng phó mưa lớn.\nUBND các huyện, thành phố chỉ đạo các xã thông báo đến từng hộ gia đình.", "UBND các huyện, thành phố" },
      { "UBND tỉnh vừa ra công điện ứng phó cháy rừng.\nLực lượng kiểm lâm, quân đội, công an tổ chức trực ban đầy đủ ở các chốt.", "Lực lượng kiểm lâm, quân đội, công an" },
      { "UBND tỉnh vừa ra công điện ứng phó cháy rừng.\nUBND các huyện và đơn vị liên quan tăng cường kiểm tra các vùng trọng điểm.", "UBND các huyện, đơn vị liên quan" },
      { "UBND tỉnh vừa ra công điện ứng phó mưa lớn.\nSở Y tế tổ chức hội nghị giao ban vào sáng nay với sự có mặt của các bệnh viện.", "" },
      { "Sở Y tế tập trung kiểm tra vệ sinh thực phẩm tại các chợ đầu mối trong những ngày qua.", "" } } },

  /* ---- Further on in a sentence ---- */
  { "inside-asked", DT_DOER_INSIDE,
    "\\b(?:(?<!van ban )(?<!viec )(?<!duoc )(?<!bien ban )" GIVE "|yeu cau,?|de nghi,?|phan cong)\\s*:?\\s+(?=[a-z])",
    { { "Kết luận cuộc họp, đồng chí Phó Bí thư Tỉnh ủy yêu cầu: Ban Tổ chức Tỉnh ủy chủ động xây dựng kế hoạch.", "Ban Tổ chức Tỉnh ủy" },
      { "UBND tỉnh yêu cầu UBND các xã: Tân Lập, Phú Mỹ và phường Đông Hà hoàn thành sơ tán dân.", "UBND xã Tân Lập, UBND xã Phú Mỹ, UBND phường Đông Hà" },
      { "Văn bản yêu cầu Giám đốc Sở Giáo dục và Đào tạo, Hiệu trưởng Trường Đại học Sông Lam tổ chức thanh tra kỳ thi.", "Giám đốc Sở Giáo dục và Đào tạo, Hiệu trưởng Trường Đại học Sông Lam" },
      { "UBND tỉnh yêu cầu làm rõ. Các đại biểu đã thảo luận các văn bản giao nhiệm vụ cho các cơ quan, đơn vị.", "" },
      { "Để chủ động phòng chống lũ, UBND tỉnh yêu cầu Ban Chỉ huy phòng thủ dân sự tỉnh, Công an tỉnh; Chủ tịch UBND các xã, phường thực hiện nghiêm công điện.", "Ban Chỉ huy phòng thủ dân sự tỉnh, Công an tỉnh, Chủ tịch UBND các xã, phường" },
      { "UBND tỉnh yêu cầu UBND các xã, phường ven biển hoàn thành sơ tán dân.", "UBND các xã, phường ven biển" },
      { "Thực hiện kết luận của Tỉnh ủy, UBND tỉnh giao Sở Tài chính cân đối nguồn vốn.", "Sở Tài chính" } } },
  { "inside-letter", DT_DOER_INSIDE_NAMED,
    "\\b(?:ky|ban hanh|co|ra|phat di|gui) (?:cong dien|cong van|van ban|chi thi|thong bao)\\b[^.;\\n]{0,160}?\\bchi dao\\s+(?=[a-z])",
    { { "UBND thành phố vừa ban hành Văn bản khẩn số 3909 chỉ đạo các sở, ngành, UBND quận Đông Hà thực hiện nghiêm các biện pháp phòng dịch.", "các sở, ngành, UBND quận Đông Hà" },
      { "UBND thành phố vừa ban hành Văn bản khẩn số 3909 chỉ đạo các sở, ngành thực hiện nghiêm các biện pháp phòng dịch.", "" } } },
  { "inside-told", DT_DOER_INSIDE,
    "\\bluu y(?! rang\\b)\\s+(?=[a-z])",
    { { "Văn bản cũng lưu ý các thành viên Ban Chỉ đạo bố trí thời gian dự họp đầy đủ theo yêu cầu.", "các thành viên Ban Chỉ đạo" },
      { "Tổng cục yêu cầu thu đúng, thu đủ.\n1. Phân bổ chỉ tiêu thu bằng mức Tổng cục đã giao cho Cục thuế.", "" } } },
  { "inside-by", DT_DOER_INSIDE_LEADING, "\\bdo\\s+(?=[a-z])",
    { { "Kế hoạch này do Sở Y tế chủ trì thực hiện, yêu cầu xong trước ngày 15/8/2024.", "Sở Y tế" } } },
  { "inside-leading", DT_DOER_INSIDE_LEADING,
    "[(,:]\\s*(?=[a-z][^;()\\n]{3,120}\\b(?:chu tri|phai|co trach nhiem|khan truong|de nghi|yeu cau)\\b)",
    { { "Yêu cầu kiểm tra toàn bộ hồ đập trước mùa mưa (Sở Nông nghiệp chủ trì), báo cáo kết quả.", "Sở Nông nghiệp" } } },

  /* ---- Who helps ---- */
  { "helps", DT_DOER_HELPS,
    "\\b(?:phoi hop(?:,?\\s+(?:chat che|thong nhat))?(?:\\s+(?:voi|cung))*|(?:chu tri,?|va)\\s+cung(?:\\s+voi)?|(?<!phoi hop )\\bcung(?:\\s+voi)?(?=\\s+(?:cac (?:don vi|co quan|so|nganh|dia phuong|phong|ban|doan the)|so [a-z]|ubnd|cong an)\\b))\\s*:?\\s*",
    { { "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh, UBND các huyện, thành phố kiểm tra các cơ sở hành nghề.", "Sở Y tế / Công an tỉnh, UBND các huyện, thành phố" },
      { "Giao Sở Y tế phối hợp với lực lượng công an, chính quyền địa phương kiểm tra các cơ sở hành nghề.", "Sở Y tế / lực lượng công an, chính quyền địa phương" },
      { "Giao Sở Nội vụ phối hợp với ban quản lý khu công nghiệp, khu chế xuất, Liên đoàn Lao động tỉnh nắm tình hình tiền lương.", "Sở Nội vụ / ban quản lý khu công nghiệp, khu chế xuất, Liên đoàn Lao động tỉnh" },
      { "Giao Sở Y tế phối hợp chặt chẽ với thành phố Đông Hà kiểm tra các cơ sở hành nghề.", "Sở Y tế / thành phố Đông Hà" },
      { "Giao Sở Y tế chủ trì, phối hợp Công an tỉnh kiểm tra các cơ sở hành nghề.", "Sở Y tế / Công an tỉnh" } } },
};

/**
 * dt_doer_rules:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the table
 */
const DtDoerRule *
dt_doer_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}
