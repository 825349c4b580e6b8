using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Ebooks;

/// <summary>How an e-book stands, in a few words.</summary>
internal static class EbookWords
{
    /// <summary>"3 bản, còn 1, mượn ngay".</summary>
    internal static string Standing(this IStringLocalizer strings, EbookStanding standing)
    {
        var copies = strings.Count("library.ebook.copies", standing.Copies).Value;
        if (standing.Free > 0)
            return strings["library.ebook.free", copies, standing.Free];
        return standing.Waiting > 0 ? strings["library.ebook.queue", copies, standing.Waiting] : strings["library.ebook.none", copies];
    }

    /// <summary>"Còn 5 ngày".</summary>
    internal static string DaysLeft(this IStringLocalizer strings, int days) => days <= 0 ? strings["library.ebook.lastDay"] : strings.Count("library.ebook.left", days);
}
