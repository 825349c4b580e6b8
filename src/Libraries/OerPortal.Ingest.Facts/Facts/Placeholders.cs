using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OerPortal.Ingest.Facts;

/// <summary>Words that programs and computers write where a title, a name or a subject should be.</summary>
public static partial class Placeholders
{
    private static readonly FrozenSet<string> Nobody = FrozenSet.ToFrozenSet(
        [
            "unknown", "unknown author", "author", "authors", "n/a", "na", "none", "null", "nil", "undefined", "anonymous", "anon", "no author", "creator", "name", "your name", "tác giả",
            "không rõ", "không biết", "chưa rõ", "không có", "khuyết danh", "vô danh", "ẩn danh", "sưu tầm", "st", "không xác định", "chưa xác định", "[unknown]", "(unknown)",
            "admin", "administrator", "root", "user", "users", "guest", "owner", "default", "default user", "home", "office", "teacher", "student", "welcome", "master", "system", "test",
            "pc", "my pc", "mypc", "computer", "my computer", "mycomputer", "laptop", "desktop", "may tinh", "máy tính", "ieuser", "client", "server",
            "microsoft", "microsoft office", "microsoft office user", "microsoft corporation", "microsoft account", "windows", "windows user", "windows 7", "windows 10", "windows 11", "win7", "win10", "win11", "win 7", "win 10", "msoffice",
            "hp", "dell", "asus", "acer", "lenovo", "toshiba", "sony", "sony vaio", "vaio", "samsung", "msi", "apple", "macbook", "ibm", "compaq", "gateway", "fpt", "cms",
            "calibre", "sigil", "adobe", "adobe acrobat", "acrobat", "adobe indesign", "libreoffice", "openoffice", "openoffice.org", "canva", "python-docx", "openpyxl", "apache poi", "aspose",
            "wps", "wps office", "wps_office", "kingsoft", "google", "google docs", "foxit", "pdfcreator", "camscanner", "scanner", "scan", "ilovepdf", "word", "powerpoint", "excel", "techsi.vn",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Many = FrozenSet.ToFrozenSet(
        ["nhiều tác giả", "nhiều người", "nhóm tác giả", "tập thể tác giả", "various", "various authors", "several authors", "aa.vv.", "aa. vv.", "multiple authors"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoSubject = FrozenSet.ToFrozenSet(
        ["unknown", "general", "none", "n/a", "null", "undefined", "untitled", "keywords", "keyword", "subject", "tag", "tags", "ebook", "ebooks", "epub", "pdf", "book", "books", "document", "sách", "từ khóa", "từ khoá"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>How a catalogue says that a work has too many authors to name.</summary>
    public const string ManyAuthors = "Nhiều tác giả";

    /// <summary>No person: a program, a computer, a log-in or the word for "nobody".</summary>
    public static bool IsNobody(string name) => name.Length < 2 || Nobody.Contains(name) || ComputerName().IsMatch(name) || WebSite().IsMatch(name) || LogIn().IsMatch(name)
        || name.Contains('\uFFFD', StringComparison.Ordinal) || name.StartsWith("ARRAY(0x", StringComparison.Ordinal) || !name.Any(char.IsLetter);

    /// <summary>"Nhiều tác giả", in any language.</summary>
    public static bool IsManyAuthors(string name) => Many.Contains(name);

    /// <summary>No title: what Word, PowerPoint, printers and scanners call a file that nobody named.</summary>
    public static bool IsTitle(string title) => !title.Any(char.IsLetterOrDigit) || ProgramTitle().IsMatch(title) || Bare().IsMatch(title)
        || title.Contains('\uFFFD', StringComparison.Ordinal) || title.StartsWith("ARRAY(0x", StringComparison.Ordinal);

    /// <summary>No subject: a shop's code or a word that fits every book.</summary>
    public static bool IsSubject(string subject) => NoSubject.Contains(subject) || SubjectCode().IsMatch(subject) || WebSite().IsMatch(subject)
        || !subject.Any(char.IsLetter) || subject.Contains('\uFFFD', StringComparison.Ordinal);

    [GeneratedRegex(@"^((admin|user|owner|home|office|my|win\d*|hp|dell|asus|acer|lenovo|laptop|desktop|may)[-_ ]?(pc|laptop|computer|desktop|admin|win|\d+)\w*|(desktop|laptop|pc|win|win10|ltp)-[a-z0-9]{3,}|[a-z0-9]+[-_]pc|may ?\d+|user ?\d+|pc ?\d+|win ?\d+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComputerName();

    [GeneratedRegex(@"^(https?://\S+|www\.\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|vn|net|org|edu|info|io)(/\S*)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebSite();

    // One word without a capital or a mark is how one signs in ("thaonguyen", "nvan86"), not how one signs.
    [GeneratedRegex(@"^([a-z][a-z0-9._-]*|[A-Za-z]*\d[A-Za-z0-9._-]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LogIn();

    [GeneratedRegex(@"^(microsoft (word|powerpoint|excel|publisher) - |powerpoint presentation$|slide ?\d*$|presentation ?\d*$|document ?\d*$|doc ?\d+$|book ?\d+$|sheet ?\d+$|untitled|không có tiêu đề|chưa đặt tên|no title$|title$|unknown$|new (microsoft|document)|tài liệu ?\d*$|văn bản ?\d*$|trang chiếu ?\d*$|bản trình bày ?\d*$|scan[ _-]?\d*$|scanned|img[_-]?\d+$|image ?\d*$|none$|null$|n/a$|undefined$|test$|cover$|layout ?\d*$|blank$|camscanner|print$|about:blank|\[untitled\]|\(untitled\)|đề mục$|tiêu đề$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProgramTitle();

    // Names of files, addresses, UUIDs and plain numbers.
    [GeneratedRegex(@"\.(docx?|pptx?|xlsx?|indd|pdf|pub|odt|odp|rtf|txt|html?|tex|dvi|eps|cdr|qxd|epub|mobi|prc|dot|p65|pm6|fm|wps|ppsx?)$|^(https?|file|blob|data):|^[0-9a-f]{8}-[0-9a-f]{4}-|^\d+$|^[0-9a-f]{16,}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^([A-Z]{3}\d{6}|[A-Z]{1,3}\d{2,}(\.\d+)?|\d[\d./-]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubjectCode();
}
