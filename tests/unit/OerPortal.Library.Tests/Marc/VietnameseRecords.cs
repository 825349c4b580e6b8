using System.Globalization;
using System.Text;
using OerPortal.Marc;

namespace OerPortal.Library.Tests.Marc;

/// <summary>Two hundred records as a Vietnamese school library has them; no two are the same, and each asks for other letters.</summary>
internal static class VietnameseRecords
{
    private static readonly (string Name, string People, string Class, string Subject)[] Works =
    [
        ("Dế Mèn phiêu lưu ký", "Tô Hoài", "895.9223", "Truyện thiếu nhi"),
        ("Đất rừng phương Nam", "Đoàn Giỏi", "895.92234", "Tiểu thuyết"),
        ("Những ngày thơ ấu", "Nguyên Hồng", "895.9228", "Hồi kí"),
        ("Gió lạnh đầu mùa", "Thạch Lam", "895.92232", "Truyện ngắn"),
        ("Vũ trung tuỳ bút", "Phạm Đình Hổ", "895.922802", "Tuỳ bút"),
        ("Ngữ văn 9", "Bùi Mạnh Hùng (Tổng Chủ biên)", "807.12", "Ngữ văn"),
        ("Toán 8", "Hà Huy Khoái (Tổng Chủ biên)", "510.712", "Toán học"),
        ("Khoa học tự nhiên 7", "Vũ Văn Hùng (Tổng Chủ biên)", "507.12", "Khoa học tự nhiên"),
        ("Lịch sử và Địa lí 6", "Đỗ Thanh Bình; Nguyễn Viết Thịnh", "907.12", "Lịch sử"),
        ("Trường ca Đăm Săn", "Nguyễn Hữu Thấu sưu tầm", "398.2095976", "Sử thi Ê-đê"),
        ("Kể chuyện về rừng Yok Đôn", "Y Điêng", "333.7509597", "Rừng"),
        ("Từ điển chính tả tiếng Việt", "Hoàng Phê", "495.92281", "Chính tả"),
        ("Giáo dục công dân 8: Sách giáo viên", "Nguyễn Thị Toan", "172.0712", "Giáo dục công dân"),
        ("Hướng dẫn sử dụng kính hiển vi", "Lê Ngọc Tú", "502.82", "Kính hiển vi"),
        ("Ẩm thực & lễ hội Tây Nguyên", "Linh Nga Niê Kdăm", "394.1209597", "Lễ hội"),
        ("Cờ vua cho người mới học", "Đàm Quốc Chính", "794.1", "Cờ vua"),
        ("Ở lại với nghề: $1 cho mỗi ước mơ {tập truyện}", "Hồ Thị Ngọc Hoài", "895.92234", "Nghề nghiệp"),
        ("Quẳng gánh lo đi và vui sống", "Dale Carnegie; Nguyễn Hiến Lê dịch", "158", "Tâm lí"),
        ("Mười vạn câu hỏi vì sao? Động vật kỳ thú", "Nhiều tác giả", "590", "Động vật"),
        ("Ứng xử học đường", "Trịnh Hoài Đức", "371.58", "Học đường"),
    ];

    private static readonly (string Place, string Publisher)[] Publishers =
    [
        ("Hà Nội", "Kim Đồng"), ("Thành phố Hồ Chí Minh", "Trẻ"), ("Hà Nội", "Giáo dục Việt Nam"), ("Huế", "Đại học Sư phạm"), ("Buôn Ma Thuột", "Sở Giáo dục và Đào tạo Đắk Lắk"),
    ];

    /// <summary>Half of them as composed letters, half as letters and marks, as other systems write them.</summary>
    internal static IReadOnlyList<MarcRecord> All { get; } = [.. Enumerable.Range(0, 200).Select(One)];

    private static MarcRecord One(int at)
    {
        var (name, people, mark, subject) = Works[at % Works.Length];
        var (place, publisher) = Publishers[at / Works.Length % Publishers.Length];
        var first = people.Split(';', '(')[0].Trim();
        var (year, tome) = (1998 + at % 28, at / Works.Length + 1);
        // Koha and VietBiblio write 260, newer programs 264; schools number by DDC or by the 19 classes of the old table.
        var fields = new MarcFields()
            .Control("001", $"DLK{at:000000}").Control("003", "VN-DLK").Control("005", $"202611{at % 28 + 1:00}080000.0").Control("008", $"261130s{year}    vm ||||j |||| 00| | vie d")
            .Add("020", "  ", ('a', Isbn(at)), ('c', string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{(at % 40 + 10) * 1000:N0}đ")))
            .Add("041", at % 7 == 0 ? "1 " : "0 ", ('a', "vie"), ('h', at % 7 == 0 ? "eng" : null))
            .Add("082", "04", ('a', at % 3 == 0 ? null : mark), ('2', at % 3 == 0 ? null : "23"))
            .Add("084", "  ", ('a', at % 3 == 0 ? $"V{at % 19 + 1}" : null), ('2', at % 3 == 0 ? "19lop" : null))
            .Add("100", "0 ", ('a', first))
            .Add("245", "10", ('a', $"{name} ."), ('n', $"Tập {tome} /"), ('c', people))
            .Add("250", "  ", ('a', at % 4 == 0 ? $"Tái bản lần thứ {at % 9 + 1}" : null))
            .Add(at % 2 == 0 ? "260" : "264", at % 2 == 0 ? "  " : " 1", ('a', $"{place} :"), ('b', $"{publisher},"), ('c', $"{year}"))
            .Add("300", "  ", ('a', $"{80 + at} tr. :"), ('b', "minh hoạ ;"), ('c', "24 cm"))
            .Add("490", "0 ", ('a', at % 5 == 0 ? "Tủ sách học đường" : null))
            .Add("500", "  ", ('a', at % 6 == 0 ? "Thư mục: tr. 120-124" : null))
            .Add("650", " 7", ('a', subject), ('z', "Việt Nam"), ('2', "btkkhcn"))
            .Add("653", "  ", ('a', "Sách nhà trường"))
            .Add("852", "  ", ('a', "Thư viện"), ('b', "Kho mượn"), ('p', $"TK{at:000000}"));
        return fields.ToRecord("00000nam a2200000 a 4500");
    }

    private static string Isbn(int at)
    {
        var figures = $"978604{at:000000}";
        var sum = figures.Select((figure, place) => (figure - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
        return $"{figures}{(10 - sum % 10) % 10}";
    }

    internal static MarcRecord Decomposed(this MarcRecord record) => record with
    {
        DataFields = [.. record.DataFields.Select(field => field with { Subfields = [.. field.Subfields.Select(s => s with { Value = s.Value.Normalize(NormalizationForm.FormD) })] })],
    };

    /// <summary>Marks apart from letters, but the horn, as MARC-8 has them.</summary>
    internal static MarcRecord WithMarksApart(this MarcRecord record) => record with
    {
        DataFields = [.. record.DataFields.Select(field => field with
        {
            Subfields = [.. field.Subfields.Select(s => s with { Value = string.Concat(s.Value.Select(Apart)) })],
        })],
    };

    // "ờ" is "ơ" and a mark; taken apart at once its horn would be a mark too.
    private static string Apart(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var horn = parts.IndexOf('\u031b', StringComparison.Ordinal);
        return horn < 0 ? parts : parts[..(horn + 1)].Normalize(NormalizationForm.FormC) + parts[(horn + 1)..];
    }
}
