"""Where the name of a unit begins and ends in a sentence.

A name begins with a head noun (Sở, Phòng, UBND, các cơ quan, đồng chí …) and runs to the first verb printed in small letters:
in "Phòng Quản lý đô thị chủ trì" the name's own "Quản lý" is a capital, the verb is not.
"""

import re

from dondoc.language.letters import rx

# ---------------------------------------------------------------- head nouns
_BEFORE = (
    r"(?:(?:tất cả các|toàn bộ|toàn thể|tất cả|các|những|mọi|mỗi|từng|một số|tập thể|thường trực|đại diện|lãnh đạo|thủ trưởng|người đứng đầu"
    r"|cán bộ|thành viên|đồng chí|các đồng chí|đ/c|ông \(bà\)|ông/bà|ông, bà|ông|bà|nhóm|khối)\s+)*"
)
_HEADS = (
    r"sở(?! hữu| thích| dĩ)",
    r"ban(?! hành| đầu| đêm| ngày| bố| phát)",
    r"bộ(?! máy| mặt| tiêu| tài liệu| quy| hồ sơ| câu| dữ liệu| luật| nhận diện| chỉ số| thủ tục| sưu tập| công cụ| phận không)",
    r"ubnd|ủy ban|hđnd|hội đồng|văn phòng(?! phẩm)|vp ubnd|vp(?= )|ub mttq|ubmttq|mttq|mặt trận|ubkt|btc|vptu|vphđnd",
    r"p\.\s?(?=[a-zđ])|phòng(?!,? ?chống|,? ngừa|,? cháy|,? tránh| thủ| dịch| bệnh| họp| làm việc)",
    r"công an|công ty|công đoàn|công chức|cán bộ|viên chức|kế toán|trung tâm|tttt|tt(?= )|trạm|trường(?! hợp)|nhà trường|nhà máy|nhà thầu|nhà đầu tư|nhà văn hóa",
    r"thanh tra(?!,? kiểm tra| việc| công tác| các(?! bộ| sở| huyện| ngành)| đột| định|,)",
    r"chi(?=,)|chi ủy|chi cục|cục(?! bộ| diện)|tổng cục|chi nhánh|chi bộ|chi đoàn|chi hội|vụ(?= )|hạt kiểm lâm|kiểm lâm|đồn biên phòng|bộ đội|biên phòng",
    r"đảng ủy|đảng bộ|đảng đoàn|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|cấp ủy|bí thư|phó bí thư|ban thường vụ",
    r"đoàn(?! kết| viên)|huyện đoàn|tỉnh đoàn|thành đoàn|xã đoàn|đoàn thể|hội(?! nghị| thảo| thi| chợ| nhập| viên| họp| trường| trại| diễn| thao)",
    r"liên đoàn|liên minh|liên hiệp|hiệp hội|câu lạc bộ|nghiệp đoàn|ngân hàng|kho bạc|bảo hiểm xã hội|bhxh|thuế (?=tỉnh|cơ sở|thành phố|huyện|khu vực)|thống kê (?=tỉnh|cơ sở|thành phố|khu vực)|hải quan",
    r"thị đoàn|quận đoàn|liên đội|tổng phụ trách(?= đội)|bảo vệ(?=:)|viện(?! trợ| phí| dẫn)|tòa án|bệnh viện|đài(?! thọ)|đội(?! ngũ| hình| tuyển)|học viện|đại học|tổng công ty|tập đoàn|thông tấn xã|cơ quan|đơn vị(?! tính| sản phẩm)|báo(?! cáo| động| hiệu| chí| giá| trước| hỏng| thức| ân)(?= )",
    r"địa phương|ngành(?! nghề| hàng)|tổ chức(?= thành viên| chính trị| xã hội| đảng(?! viên)| đoàn(?! kiểm| công tác| giám sát| thanh tra| khảo sát| đi| liên ngành| vào)| cá nhân| hội(?! nghị| thảo| thi| chợ| họp| diễn| trại| thao| đàm| báo)| tín dụng| tư vấn|, cá nhân|, đơn vị|, đoàn thể| liên quan| có liên quan| hành nghề| khoa học| kinh tế)|tổ(?! chức| quốc)",
    r"doanh nghiệp|hợp tác xã|htx|chủ đầu tư|chủ doanh nghiệp|chủ rừng|chủ cơ sở|chủ đập|chủ hồ|chủ tàu|chủ phương tiện|chủ hộ|chủ nhà|cơ sở (?=giáo dục|y tế|đào tạo|kinh doanh|sản xuất)|hộ (?=gia đình|kinh doanh|dân)",
    (
        r"chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|tổng giám đốc|trưởng(?! thành)|phó trưởng|chánh|phó chánh|hiệu trưởng|phó hiệu trưởng|thủ trưởng|thủ tướng|phó thủ tướng"
        r"|bộ trưởng|lãnh đạo(?!,| và chỉ đạo| chỉ đạo| việc| công tác| thực hiện)|người đứng đầu|người phát ngôn|chỉ huy trưởng|đồng chí|đ/c|chủ nhiệm|cục trưởng|vụ trưởng|tổ trưởng|tổ phó|đội trưởng|quản đốc|chủ sử dụng lao động|người sử dụng lao động"
    ),
    r"quân sự|quân khu|tư lệnh|chính ủy|bộ chỉ huy|ban chỉ huy|bch|bcđ|bql|lực lượng|điện lực|bưu điện|bưu cục|viễn thông|vnpt|viettel|mobifone|cổng thông tin|quỹ (?=bảo|hỗ trợ|phòng|đầu tư|vì|phát triển|khuyến|tín dụng)|thường trực|thành viên|bộ phận|đại diện|chính phủ|quốc hội|viện kiểm sát|kiểm toán|nxb|nhà xuất bản|nhà hát|thư viện|bảo tàng|khoa(?! học| giáo| trương)(?= )|tổ dân phố|khu dân cư|già làng|trưởng thôn|đảng viên|kcn|khu công nghiệp|khu kinh tế|nhân viên|giáo viên|ủy viên|chuyên viên|văn thư",
)
_PLACES = r"thôn|bản|làng|xã(?! hội)|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|khu phố|khối(?! lượng)|ấp|buôn|đặc khu|tổ dân phố"
_HEAD = "|".join(_HEADS)
_PLURAL_PLACE = rf"(?:các|những|mỗi|từng|một số|tất cả các|toàn bộ các)\s+(?:{_PLACES})\b"
STARTER = re.compile(rf"(?:{_PLURAL_PLACE}|{_BEFORE}(?:{_HEAD})(?:\b|(?<=\s)))")
_PLACE_NAME = rx(r"(?:Ông|Bà|ông|bà|Thôn|Xã|Phường|Thị trấn|Huyện|Quận|Thành phố|Tỉnh|Bản|Làng)\s+(?=[A-ZÀ-Ỹ])")

# A boundary inside a list of names: a new name of its own begins.
OWN = re.compile(
    rf"(?:{_PLURAL_PLACE}|(?:các|những|tất cả các|một số|mọi|toàn thể|thường trực|lãnh đạo|đồng chí|các đồng chí|đ/c|ông|bà|thủ trưởng)\s+(?:{_HEAD}|{_PLACES})|(?:{_HEAD})(?:\b|(?<=\s)))"
)

# ---------------------------------------------------------------- verbs
_VERBS = """
bám sát|ban hành|bàn giao|báo cáo|bảo đảm|đảm bảo|bảo quản|bảo vệ|biên soạn|biểu dương|bố trí|bổ sung|bồi dưỡng|cam kết|cảnh báo|căn cứ|cân đối
|cấp phát|cấp phép|cập nhật|chấm dứt|chấn chỉnh|chấp hành|chỉ đạo|chịu sự|chịu trách nhiệm|chọn lựa|chủ động|chủ trì|chuẩn bị|chuyển đổi|chuyển giao|chuyển tải
|công bố|công khai|củng cố|cụ thể hóa|quy hoạch|hiện đại hóa|chuẩn hóa|đa dạng hóa|cung cấp|cung ứng|cùng với|đánh giá|đào tạo|đăng ký|đăng tải|đẩy mạnh|đẩy nhanh|đề nghị|đề xuất|đề cao|đề ra|điều chỉnh|điều động|điều hành|điều phối|điều tra
|định hướng|định kỳ|đôn đốc|đối chiếu|đổi mới|đồng hành|động viên|dự báo|dự thảo|dự trữ|duy trì|duyệt|đưa tin|đưa vào|đưa nội dung|đưa các|gắn|gia cố|giải ngân|giải phóng|giải quyết|giải trình|giám sát
|giới thiệu|giúp đỡ|giúp|gửi|gương mẫu|hạn chế|hiệp đồng|hoàn chỉnh|hoàn thành|hoàn thiện|hỗ trợ|huấn luyện|huy động|hướng dẫn|kết nối|kêu gọi|khai thác|khảo sát|khắc phục|khẩn trương
|khen thưởng|khuyến cáo|khuyến khích|kiểm đếm|kiểm kê|kiểm soát|kiểm tra|kiểm định|kiện toàn|kiến nghị|kịp thời|là cơ quan|là đơn vị|là đầu mối|là nòng cốt|làm cơ quan|làm chủ|làm đầu mối|làm tốt|làm việc|lắp đặt|lập|lên kế hoạch|liên hệ|liên kết
|lồng ghép|lựa chọn|lưu trữ|lưu ý|mở rộng|mở các|mở lớp|mở đợt|mua sắm|nạo vét|nắm bắt|nắm chắc|nắm tình|nâng cao|nâng cấp|nêu cao|nêu gương|ngăn chặn|nghiêm cấm|nghiêm chỉnh|nghiêm túc|nghiên cứu|nhắc nhở|nhân rộng|nhận diện
|niêm yết|nhập liệu|nộp|ổn định|phải|phản ánh|phát động|phát hành|phát hiện|phát huy|phát sóng|phát thanh|phát triển|phân bổ|phân cấp|phân công|phân loại|phân luồng|phân tích|phê duyệt|phổ biến|phối hợp|phối kết hợp|phòng ngừa|quan tâm|quan trắc
|quán triệt|quảng bá|quản lý|quyết định|quyết liệt|ra quân|ra soát|rà soát|rút kinh nghiệm|sắp xếp|sẵn sàng|soạn thảo|số hóa|sơ kết|sử dụng|sửa chữa|sửa đổi|tạo điều kiện|tạo lập|tạo môi trường|tạm dừng|tăng cường|tăng thời lượng|tăng tỷ lệ
|tập huấn|tập trung|tham dự|tham gia|tham mưu|thanh tra|thành lập|tháo gỡ|thay thế|theo dõi|trong phạm vi|theo chức năng|theo nhiệm vụ|theo lĩnh vực|theo phạm vi|theo thẩm quyền|theo phân cấp|theo quy định|theo kế hoạch|theo hướng|thẩm định|thẩm tra|thi hành|thiết lập|thông báo|thông tin kịp|thông tin đầy|thông tin về|thông tin cho|thống kê|thu gom|thu hút|thu thập|thúc đẩy|thực hành|thực hiện|thường xuyên
|tích cực|tích hợp|tiếp cận|tiếp nhận|tiếp thu|tiếp tục|tiến hành|tìm kiếm|tổ chức|tổ chuc|tổng dọn|tổng hợp|tổng kết|trang bị|trang trí|triển khai|trình|trồng|truyền thông về|truyền thông nâng|trực ban|trực tiếp|trực|tu sửa|tuân thủ|tuần tra|tuyên dương|tuyên truyền|tuyển chọn|tuyển dụng
|tự kiểm tra|tự rà soát|tư vấn|ứng dụng|ưu tiên|vận động|vận hành|vào cuộc|vệ sinh|viết|xác định|xác minh|xác nhận|xây dựng|xem xét|xét duyệt|xúc tiến|xử lý|xử phạt|yêu cầu|ý thức
|có trách nhiệm|có nhiệm vụ|có kế hoạch|có biện pháp|có giải pháp|có các giải pháp|có các biện pháp|có phương án|có văn bản|có ý kiến|có báo cáo|có hình thức|cần|sớm|nhanh chóng|tự giác|làm tốt|hằng tháng|hằng quý|hằng năm|hàng tháng|hàng quý|hàng năm|hằng tuần|hàng tuần|đấu tranh|đấu mối|đầu tư xây|dành|san tạo|san lấp|san ủi|dựng chòi|dựng lều|dựng rạp|dựng biển|chạy|dự sinh hoạt|dự họp|cử|ký kết|ký cam kết|quy định|giao
|đăng|in ấn|in sao|dọn|thăm hỏi|tặng quà|trao|tiết kiệm|khởi công|nghiệm thu|thi công|thiết kế|giải tỏa|di dời|cắm mốc|nhân đôi|khoanh vùng|lấy|tiêm|phun|khám|cấp cứu|thu hồi|truy quét|xử trí|ứng phó|khơi thông|sơ tán|cứu trợ|chi trả|thanh toán|quyết toán|phủ sóng|đối soát|tu bổ|tôn tạo|phục dựng|phát quang|chốt|trưng bày|treo|kẻ vạch|chấm thi|coi thi|ra đề|bảo dưỡng|bảo trì|phong tỏa|thẩm duyệt|truy vết|xét nghiệm|diễn tập|hòa giải|gặp mặt|tọa đàm|khởi động|tổng kiểm tra|tổng rà soát|truy thu|lên phương án|lên danh sách|tiếp công dân|gìn giữ|giữ gìn|giữ vững|chăm lo|chăm sóc|lãnh đạo Ủy ban|lãnh đạo UBND|lãnh đạo HĐND|lãnh đạo, chỉ đạo|lãnh đạo tăng|lãnh đạo việc|lãnh đạo công tác|lãnh đạo thực hiện|lãnh đạo tổ chức|đình chỉ|quán xuyến|ký hợp đồng|ghi hình|chia sẻ|đồng bộ|rút ngắn|cắt giảm|đơn giản hóa|tinh gọn|bãi bỏ|gia hạn|mời|tiếp xúc|đối thoại|lắng nghe|trả lời|giải đáp
"""
# Words of names that look like verbs: "ban quản lý", "công lập", "đơn vị sử dụng ngân sách", "được phân công chủ trì".
_GUARDED = (
    r"(?:[Bb]an|[Pp]hòng|[Đđ]ội|[Cc]hi cục|[Cc]ục|cơ quan|[Tt]rung tâm|đơn vị|[Tt]ổ|lực lượng|ngành|công ty|[Bb]ộ phận|cán bộ|công chức|viên chức|người|cấp|doanh nghiệp|chủ thể)\s+quản lý(?! tốt| chặt| hiệu| sử)"
    r"|(?:[Bb]an|[Tt]ổ|[Hh]ội đồng|cơ quan|bộ|[Đđ]ội|(?<!ỉnh )(?<!yện )(?<!ành )(?<!hị )(?<!xã )(?<!Xã )(?<!ận )(?<!hi )[Đđ]oàn)\s+(?:chỉ đạo|chỉ huy|điều hành|vận động|giám sát|thẩm định|phối hợp|thanh tra|kiểm tra|khảo sát|tuyên truyền|tư vấn|xử lý)(?! các| việc| công tác| tốt| thực hiện| với| cùng)"
    r"|(?:quản lý )?dự án(?: đầu tư)?(?: xây dựng)?|đầu tư và xây dựng|ban tổ chức(?! thực hiện| hội nghị| lễ| các| lớp| tập)|phòng tổ chức\s*[-–,]|(?:(?<!ỉnh )(?<!yện )(?<!ành )(?<!hị )(?<!xã )(?<!Xã )(?<!ận )(?<!hi )[Đđ]oàn|[Tt]ổ|[Đđ]ội) (?:kiểm tra|thanh tra|giám sát|tuyên truyền|tuần tra|cứu hộ|ứng phó|xử lý)|ủy ban kiểm tra|(?:[Tt]ổ|[Tt]hường trực|[Bb]ộ phận|[Bb]an|tham mưu,?) giúp việc|chuyên trách tham mưu(?:,? giúp việc)?|[Bb]an xây dựng [Đđ]ảng|[Cc]ảnh sát điều tra|(?:QLDA|quản lý dự án) đầu tư(?: xây dựng)?|nhà thầu thi công|[Cc]hẩn đoán,? xét nghiệm|Hỗ trợ [^,;.:]{3,30} phát triển|cơ quan (?:thanh tra|kiểm tra|điều tra|quản lý|chỉ đạo|tham mưu giúp việc|báo chí)"
    r"|(?:cơ sở|trung tâm|đơn vị|ban) (?:đào tạo|giáo dục|huấn luyện|bồi dưỡng|kiểm soát|hỗ trợ|phục vụ|xúc tiến|giới thiệu|tư vấn|kiểm nghiệm|kiểm định|quan trắc|cấp cứu|phát triển|ứng dụng|cung cấp|cung ứng|thi công|thiết kế|vận hành|khai thác|tổ chức sự kiện)"
    r"|(?:quỹ|tổ|nhóm|câu lạc bộ) (?:hỗ trợ|bảo vệ|phòng|tiết kiệm|giúp)|công lập|độc lập|giao (?:thông|lưu|dịch|ban|thoa)|thành lập(?= theo)|[Cc]hương trình|[Qq]uy trình|[Cc]ông trình|lộ trình|quá trình|tiến trình|giáo trình|trợ giúp|giáo dục thường xuyên|được (?:[a-z]\w+ )?(?:kiểm tra|thanh tra|giám sát|hỗ trợ|đầu tư|thành lập|công nhận|phê duyệt|cấp phép|hướng dẫn|chọn|đánh giá|thụ hưởng|bổ nhiệm|tập huấn)|bên |sự nghiệp công lập|người sử dụng|đơn vị sử dụng|cơ quan sử dụng|thành lập (?=theo)|giáo dục và đào tạo|giáo dục nghề nghiệp|cơ sở giáo dục|bộ phận tiếp nhận|tổ chức (?:chính trị|xã hội|đảng|đoàn|hội(?! nghị| thảo| thi| chợ| họp| diễn| trại| thao| đàm| báo)|tín dụng|tư vấn|cá nhân|liên quan|có liên quan|kinh tế|khoa học|hành nghề|, cá nhân|, đơn vị)"
    r"|[Cc]ác tổ chức|và tổ chức|, tổ chức (?=khác|có|liên)|tổ chức, |cơ quan, tổ chức|được (?:giao|phân công|ủy quyền|lựa chọn)(?: nhiệm vụ)?(?: chủ trì| phối hợp| thực hiện| tham mưu| theo dõi| phụ trách)*(?: thực hiện nhiệm vụ| nhiệm vụ)?|trực thuộc|trực tuyến|trường trực|[Tt]hường trực|[Nn]goại giao|[Kk]ế hoạch tổng hợp|(?:,|và|;) lãnh đạo|chuyên trách|phụ trách|công nghệ thông tin|truyền thanh|phát thanh(?= và| truyền|,|-)|văn hóa thông tin|cổng thông tin|chủ đầu tư|nhà đầu tư|kế hoạch đầu tư|phát triển nông thôn|nông thôn|bảo vệ (?:thực vật|môi trường|rừng|trẻ em|dân phố|an ninh)|an ninh|hành chính|hỗ trợ phát triển|cứu trợ xã hội|phòng cháy|thống kê(?=,| và|$|:)|xây dựng (?:đảng|nông thôn|cơ bản)(?=\s*(?:,|;|và|$))|bảo hiểm|vệ sinh (?:môi trường|dịch tễ|an toàn)|kiểm soát bệnh tật|sử dụng (?:lao động|ngân sách|đất|điện)|tài nguyên|trình độ|thi đua|phát hành|cung ứng dịch vụ|tín dụng|cấp (?:xã|huyện|tỉnh|ủy|trên|dưới|thôn)|quản lý (?:nhà nước|chuyên ngành|dự án|thị trường|rừng|đất)|thu hồi đất|trang bị|điện lực|viễn thông"
)
_GUARD = re.compile(rf"\b(?:{_GUARDED})")
_BACK = 34


def _by_letter(words: str) -> str:
    """An alternation sorted by first letter: the matcher then looks at one letter's verbs only."""
    groups: dict[str, list[str]] = {}
    for word in dict.fromkeys(words.replace("\n", "").strip("|").split("|")):
        if word:
            groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(tails)})" for letter, tails in groups.items())


_STOPS = re.compile(
    rf"(?P<verb>\b(?:{_by_letter(_VERBS)})\b)"
    r"|(?P<stop>:|(?:[;…]|(?<!\bP)(?<!\bTP)(?<!\bTT)(?<!\bTX)\.)(?=\s|$)|\((?=qua\b|đ/c|trước|trong|hoàn)|\b(?:để|nhằm|trong việc|trong công tác|trong quá trình|trong tham mưu|trong tổ chức|trong thực hiện|trên cơ sở|khi|nếu|mà|rằng|về việc|thống nhất|sẽ|đã|đang|chưa|không|vẫn|còn|có ý nghĩa|bằng|thông qua|đối với|vào|từ ngày|trước ngày|hoàn thành|chậm nhất|thời gian|ngay|như sau|sau đây)\b)"
)
# A capital verb of a name, then a comma or "và": the small verb after it belongs to the name.
_FUNCTION = rx(
    r"(?:Phòng|Ban|Cục|Vụ|Trung tâm|Chi cục|Đội|Tổ|Bộ phận|phòng|ban|cục|vụ|trung tâm|chi cục|đội|tổ)\s+(?:Kiểm|Quản|Phổ|Hướng|Tổng|Theo|Xây|Tuyên|Tổ|Giám|Thẩm|Đào|Đánh|Hỗ|Tiếp|Phát|Bảo|Kế|Điều|Thanh|Nghiên|Thu|Xử|Giải|Ứng|Huấn|Bồi|Thông|Cung|Tư|Xúc|Dịch|Khai|Vận|Phòng|Cứu)\s[a-zà-ỹ]+(?:\s[a-zà-ỹ]+)?\s*(?:,|và|,\s*[a-zà-ỹ]+\s[a-zà-ỹ]+\s*(?:,|và))\s*$"
)
# "Các bộ: Nông nghiệp và Môi trường, Xây dựng": the colon stands inside the name.
_NAMED_LIST = rx(
    r"(?:(?:Giám đốc|Thủ trưởng|Chủ tịch|Hiệu trưởng|Trưởng ban|Bộ trưởng|Chánh Thanh tra)(?: các (?:sở|ban|ngành|đơn vị|cơ quan))*\s*:(?=\s*(?:Sở|Ban|Phòng|Đài|Hội|UBND|Ủy ban|Công an|Trung tâm|Trường|Bộ)\s)|(?:Các|các) (?:bộ|Bộ|sở|Sở|phòng|trường|huyện|xã|phường|cơ quan|đơn vị)(?:,? (?:ban|ngành|cơ quan|đơn vị))*(?: có liên quan| liên quan| chức năng)?\s*:(?=\s*[A-ZÀ-Ỹ]))"
)
_OWN_FUNCTION = re.compile(
    r"(?:Phòng|Ban|Tổ|Đội|Khoa|Bộ phận|Trung tâm|Chi cục|Cục|Vụ|phòng|ban|tổ|đội|khoa|bộ phận|trung tâm)\s[^:.;]{0,60}"
    r"\b(?:tổng hợp|tổ chức|quản lý|kiểm tra|thanh tra|giám sát|thống kê|quan trắc|bảo vệ|kiểm soát|điều hành|tiếp nhận|huấn luyện|đào tạo|xây dựng):"
)
MAX_NAME = 420
_ASSIGN_LEAD = re.compile(
    r"(?:giao(?: nhiệm vụ)? cho|giao nhiệm vụ|giao trách nhiệm(?: cho)?|giao|phân công|đề nghị|yêu cầu|ủy quyền(?: cho)?|trách nhiệm của|nhiệm vụ của|đối với|về phía)\s+(?:cho\s+)?"
)
_HONORIFIC = re.compile(
    r"(?:đồng chí|đ/c|ông|bà)\s+(?=chánh|phó|trưởng|chủ tịch|giám đốc|bí thư|thủ trưởng|hiệu trưởng|lãnh đạo|chỉ huy)"
)


def starts(low: str, at: int = 0) -> bool:
    """Does a unit's name begin here?"""
    return STARTER.match(low, at) is not None


def starts_in(text: str, low: str, at: int = 0) -> bool:
    return STARTER.match(low, at) is not None or _PLACE_NAME.match(text, at) is not None


# A name that closes with its place or field ("Công an tỉnh", "các địa phương", "Sở Y tế") ends there, whatever verb follows.
_PLACED = rx(
    r"(?:(?:Sở|Bộ|Phòng|phòng|sở) (?:Y tế|Nội vụ|Tư pháp|Tài chính|Xây dựng|Công Thương|Giáo dục và Đào tạo|Khoa học và Công nghệ|Nông nghiệp và Môi trường|Văn hóa, Thể thao và Du lịch|Dân tộc và Tôn giáo|Ngoại vụ|Quốc phòng|Công an)"
    r"|tỉnh|huyện|thành phố|thị xã|quận|các địa phương|địa phương|các đơn vị|các sở|các huyện|các xã|các thôn|phường|thị trấn|đặc khu|xã)"
    r"\s+(?=[a-zà-ỹ])(?!(?:liên quan|có liên|có|và|hoặc|thuộc|trực thuộc|trên|khác|ven|biên giới|miền|nơi|của|tại|ở|được|trong|ngoài|khu vực|phụ|cấp|quản lý"
    r"|lân cận|giáp|vùng|bị|mà|đã|đang|theo|là|với|cùng|để|nhằm|khi|trọng|đồng bằng|này|dưới|đó|bạn|đảo|nghèo|hội|ủy|đoàn|phường|xã|thị|huyện|thành|tỉnh|đặc|chủ|chuyên|sử dụng|tham gia|khó|nông|điểm|ngành|ban|phòng|sở|viên|đội|cũ|mới|tự|sản xuất|kinh doanh|kế|sự nghiệp|chức năng|nghiệp|truyền thông|thi công|nói|đối|còn|quân|về|từ|vừa|sẽ|dân|lực|hành|bản|thôn|khu|trực)\b)"
)


def acts(text: str) -> bool:
    """Does a sentence begin with a verb, that is with work and no name?"""
    body = text.lstrip()
    match = _STOPS.match(body[:1].lower() + body[1:])
    return match is not None and match.lastgroup == "verb"


def place_end(text: str, start: int, end: int) -> int:
    """Where a name in text[start:end] closes with its place or its field, `end` when it does not."""
    match = _PLACED.search(text, start, end)
    return match.start() + len(match.group().rstrip()) if match else end


def name_end(text: str, start: int) -> tuple[int, bool]:  # noqa: C901 - rules in order, one branch each
    """(end of the name or list of names that begins at `start`, whether a verb ended it). Matched on the text as printed:
    capitals belong to names.
    """
    limit = min(len(text), start + MAX_NAME)
    at = start
    while True:
        match = _STOPS.search(text, at, limit)
        if match is None:
            return len(text) if limit == len(text) else limit, False
        if match.lastgroup == "verb":
            guard = _guarded(text, start, match)
            if guard:
                at = guard
                continue
        if (
            match.lastgroup == "verb"
            and text[match.end() : match.end() + 1] == ":"
            and _OWN_FUNCTION.match(text, start)
        ):
            at = match.end()  # "Phòng Kế hoạch tổng hợp:", "Ban Tổ chức:": before the colon all is name
            continue
        listed = _NAMED_LIST.match(text, start) if match["stop"] == ":" else None
        if (
            listed is not None
            and listed.end() == match.end()
            and _STOPS.match(text[match.end() :].lstrip()[:40].lower()) is None
        ):
            at = match.end()
            continue
        if match["stop"] == ";" and starts(text[match.end() : match.end() + 40].lstrip().lower()):
            at = match.end()  # a list of names parted by semicolons
            continue
        if match.lastgroup == "verb" and match.start() <= start + 1:
            at = match.end()  # the head noun itself ("thanh tra tỉnh")
            continue
        if match.lastgroup == "verb" and _FUNCTION.search(text, start, match.start()):
            at = (
                match.end()
            )  # the name lists functions: "Phòng Kiểm tra, giám sát", "Phòng Phổ biến, giáo dục pháp luật"
            continue
        if match["stop"] == ":":
            return match.start(), False
        placed = place_end(text, start, match.start())  # before a verb that no list holds
        return placed, match.lastgroup == "verb" or placed < match.start()


def _guarded(text: str, start: int, verb: re.Match[str]) -> int:
    """The end of a name's own words that a verb belongs to, 0 when it is a real verb."""
    for guard in _GUARD.finditer(text, max(start, verb.start() - _BACK), verb.end() + _BACK):
        if guard.start() <= verb.start() < guard.end():
            return guard.end()
        if guard.start() > verb.start():
            break
    return 0


def strip_lead(low: str, at: int = 0) -> tuple[int, bool]:
    """Skips "Giao", "Đề nghị", "Trách nhiệm của", "đồng chí" (before a post): (where the name begins, was it given)."""
    match = _ASSIGN_LEAD.match(low, at)
    given = match is not None
    if match:
        at = match.end()
    honor = _HONORIFIC.match(low, at)
    if honor:
        at = honor.end()
    return at, given
