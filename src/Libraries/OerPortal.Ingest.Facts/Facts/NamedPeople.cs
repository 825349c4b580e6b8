using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OerPortal.Ingest.Facts;

/// <summary>People as files name them: several in one field, with what they did in brackets, surname first, with a telephone number.</summary>
public static partial class NamedPeople
{
    private const int Longest = 120;
    private const int Most = 30;

    private static readonly FrozenDictionary<string, string> Roles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["tác giả"] = "aut",
        ["author"] = "aut",
        ["viết"] = "aut",
        ["by"] = "aut",
        ["giáo viên"] = "aut",
        ["gv"] = "aut",
        ["người viết"] = "aut",
        ["dịch"] = "trl",
        ["người dịch"] = "trl",
        ["dịch giả"] = "trl",
        ["biên dịch"] = "trl",
        ["chuyển ngữ"] = "trl",
        ["translator"] = "trl",
        ["trans."] = "trl",
        ["tr."] = "trl",
        ["translated by"] = "trl",
        ["minh hoạ"] = "ill",
        ["minh họa"] = "ill",
        ["vẽ"] = "ill",
        ["tranh"] = "ill",
        ["vẽ tranh"] = "ill",
        ["hoạ sĩ"] = "ill",
        ["họa sĩ"] = "ill",
        ["illustrator"] = "ill",
        ["illus."] = "ill",
        ["ill."] = "ill",
        ["biên tập"] = "edt",
        ["chủ biên"] = "edt",
        ["tổng chủ biên"] = "edt",
        ["hiệu đính"] = "edt",
        ["editor"] = "edt",
        ["ed."] = "edt",
        ["eds."] = "edt",
        ["edited by"] = "edt",
        ["cb"] = "edt",
        ["biên soạn"] = "com",
        ["soạn"] = "com",
        ["người soạn"] = "com",
        ["tuyển chọn"] = "com",
        ["compiler"] = "com",
        ["comp."] = "com",
        ["sưu tầm"] = "col",
        ["st"] = "col",
        ["collector"] = "col",
        ["kể"] = "nrt",
        ["người đọc"] = "nrt",
        ["đọc"] = "nrt",
        ["giọng đọc"] = "nrt",
        ["narrator"] = "nrt",
        ["ảnh"] = "pht",
        ["nhiếp ảnh"] = "pht",
        ["photo"] = "pht",
        ["nhạc"] = "cmp",
        ["nhạc sĩ"] = "cmp",
        ["sáng tác"] = "cmp",
        ["composer"] = "cmp",
        ["biểu diễn"] = "prf",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Degrees = FrozenSet.ToFrozenSet(
        ["ts", "ths", "pgs", "gs", "pgs.ts", "gs.ts", "pgs. ts", "gs. ts", "ngut", "ngnd", "tskh", "gs.tskh", "cn", "bs", "ks", "phd", "ph.d", "dr", "md", "m.d", "jr", "sr", "ed", "eds", "msc", "ma", "ba", "et al", "v.v", "và những người khác", "và cộng sự"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Surnames = FrozenSet.ToFrozenSet(
        [
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Lí", "Đinh", "Trịnh", "Đào", "Đoàn", "Mai", "Cao", "Lương", "Lưu", "Tô", "Tạ", "Hà",
            "Thái", "Châu", "Tôn", "Trương", "Chu", "Kiều", "Quách", "Tăng", "Từ", "Vương", "Nông", "Lò", "Hoa", "Kim", "Phùng", "Đàm", "Khúc", "Nghiêm", "Y", "A", "Rơ", "Rơ Châm", "Rơ Lan", "Siu", "Ksor", "Nay", "Kpă", "Rah Lan", "H'", "Đinh Văn",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Each person with a MARC relator code where the text says what they did, else null. E-mail addresses, telephone numbers and placeholders are left out.</summary>
    public static IReadOnlyList<(string Name, string? Role)> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || Placeholders.IsNobody(text.Trim()))
            return [];
        var written = text.Length > 2000 ? text[..2000] : text;
        written = Contact().Replace(written, " ");
        var people = new List<(string, string?)>();
        foreach (var part in Parts().Split(written).SelectMany(p => Body().IsMatch(p) ? [p] : Joined().Split(p).SelectMany(ByCommas)))
        {
            if (OneOf(part) is { } one && !people.Contains(one))
                people.Add(one);
        }
        return people.Count > Most ? people[..Most] : people;
    }

    private static IEnumerable<string> ByCommas(string text)
    {
        // A comma inside brackets parts what somebody did, not people.
        var parts = Comma().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0 && !Degrees.Contains(p.TrimEnd('.'))).ToArray();
        return parts.Length == 2 && IsSorted(parts[0], parts[1]) ? [InOrder(parts[0], parts[1])] : parts;
    }

    // "Nguyễn, Văn A" and "Carroll, Lewis" are one person as a card index has them; "Nam Cao, Tô Hoài" are two.
    private static bool IsSorted(string first, string second)
    {
        if (Surnames.Contains(first))
            return true;
        var firstWords = first.Count(c => c == ' ') + 1;
        var isWestern = System.Text.Ascii.IsValid(first) || !HasVietnameseMark(first + second);
        return firstWords == 1 && isWestern && !HasVietnameseMark(second) && first.Length > 1;
    }

    private static string InOrder(string family, string given) =>
        Surnames.Contains(family) || HasVietnameseMark(family) || HasVietnameseMark(given) ? $"{family} {given}" : $"{given} {family}";

    private static bool HasVietnameseMark(string text) => text.Any(c => c is >= '\u1ea0' and <= '\u1ef9' or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ');

    private static (string Name, string? Role)? OneOf(string part)
    {
        var name = part.Trim();
        string? role = null;
        if (Labelled().Match(name) is { Success: true } labelled && Roles.TryGetValue(labelled.Groups["role"].Value.Trim(), out var before))
            (name, role) = (labelled.Groups["name"].Value, before);
        foreach (Match bracket in Bracket().Matches(name))
            role = RoleOf(bracket.Groups["role"].Value) ?? role;
        name = string.Join(' ', Bracket().Replace(name, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', ',', ';', ':', '-', '–', '—', '_', '*', '"', '“', '”', '(', ')', '[', ']', '<', '>', '/');
        if (Placeholders.IsManyAuthors(name))
            return (Placeholders.ManyAuthors, role);
        // A whole sentence is no name.
        return name.Length > Longest || Placeholders.IsNobody(name) ? null : (name, role);
    }

    private static string? RoleOf(string words) => words.Split([',', ';', '/', '&'], StringSplitOptions.TrimEntries).Select(w => Roles.GetValueOrDefault(w)).FirstOrDefault(r => r is not null);

    [GeneratedRegex(@"\s*(;|\||\n|\r|\u00b7|•| / )\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s*(&| và | and | with | et )\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joined();

    // Names of offices and houses have "và" and commas in them.
    [GeneratedRegex(@"^\s*(bộ|sở|phòng|ban|uỷ ban|ủy ban|trường|viện|nhà xuất bản|nxb|hội|trung tâm|khoa|tổ|công ty|đài|báo|tạp chí|ministry|department|university|institute|school|faculty)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@",(?![^(\[]*[)\]])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comma();

    [GeneratedRegex(@"[<(\[]?(mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(\.[\w-]{1,64}){1,6}[>)\]]?|((e-?mail|sđt|đt|tel|phone|điện thoại|zalo|fb|facebook)\s*[:.]?\s*)?(\+84|\(0\d{1,3}\)|\b0)[\d .-]{7,14}\d\b|https?://\S+|(e-?mail|sđt|zalo|facebook)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^(?<role>[\p{L}. ]{2,20})\s*:\s*(?<name>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"[(\[](?<role>[^)\]]{0,80})[)\]]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracket();
}
