using OerPortal.Cms.Text;
using OerPortal.Resources;

namespace OerPortal.Reports.Assessing;

/// <summary>What is taught at a level by the 2018 programme, to count sets of teachers' books. A school that teaches something else says how many.</summary>
internal static class SubjectsTaught
{
    private static readonly string[] Both = ["ngu-van", "toan", "tieng-anh", "tin-hoc", "cong-nghe", "giao-duc-the-chat", "am-nhac", "mi-thuat", "hoat-dong-trai-nghiem", "giao-duc-dia-phuong"];

    /// <summary>Codes of <see cref="Subjects"/>; none where sets are not counted by subject.</summary>
    internal static IReadOnlyList<string> At(string schoolLevel) => schoolLevel switch
    {
        SchoolLevels.LowerSecondary => [.. Both, "giao-duc-cong-dan", "khoa-hoc-tu-nhien", "lich-su-dia-li"],
        SchoolLevels.UpperSecondary => [.. Both, "lich-su", "dia-li", "kinh-te-phap-luat", "vat-li", "hoa-hoc", "sinh-hoc", "quoc-phong-an-ninh"],
        _ => [],
    };

    /// <summary>Whether a book with this name is of the subject: "Mỹ thuật 6" is of "Mĩ thuật", and "Hoạt động trải nghiệm" of a longer name.</summary>
    internal static bool IsOf(string bookName, string subjectName) => Plain(bookName).Contains(Plain(subjectName.Split(',')[0]), StringComparison.Ordinal);

    // i and y are written either way, and commas stand anywhere.
    private static string Plain(string words) => $" {string.Join(' ', string.Concat(Unmarked.Of(words).Select(c => c == 'y' ? 'i' : char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
