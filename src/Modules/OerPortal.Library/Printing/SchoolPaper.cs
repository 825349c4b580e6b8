using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;

namespace OerPortal.Library.Printing;

/// <summary>What stands alike on all minutes of the current school.</summary>
internal sealed class SchoolPaper(ISiteContext site, IStringLocalizer strings)
{
    internal MinutesPaper Begin(string title) => new(title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, strings["library.register.page"]);

    internal MinutesHead Head(string title, string subtitle, string document, DateOnly dated) => new(
        site.Portal.Subtitle.Length > 0 ? site.Portal.Subtitle : site.Portal.Name, site.Current.Name, document.Length > 0 ? strings["library.minutes.number", document] : "",
        strings["library.minutes.nation"], strings["library.minutes.motto"], strings["library.letters.date", dated.Day, dated.Month, dated.Year], title, subtitle);

    /// <summary>Who was there, a line each.</summary>
    internal void Board(MinutesPaper paper, string board)
    {
        foreach (var (at, who) in BoardMember.Read(board).Index())
            paper.Words(string.Join(" – ", new[] { $"{at + 1}. {who.Name}", who.Title, who.Role }.Where(part => part.Length > 0)));
    }

    internal string Money(long money) => money.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Of a state's paper: the librarian, the head of the board, the principal.</summary>
    internal void Sign(MinutesPaper paper, string board, string principal)
    {
        var members = BoardMember.Read(board);
        var librarian = members.FirstOrDefault(m => m.Title.Contains("thư viện", StringComparison.CurrentCultureIgnoreCase))?.Name ?? "";
        var head = members.FirstOrDefault(m => m.Role.StartsWith("trưởng", StringComparison.CurrentCultureIgnoreCase)) ?? (members.Count > 0 ? members[0] : null);
        if (principal.Length == 0)
            principal = members.FirstOrDefault(m => m.Title.StartsWith("hiệu trưởng", StringComparison.CurrentCultureIgnoreCase))?.Name ?? "";
        paper.Signatures(
            [(strings["library.minutes.librarian"], librarian), (strings["library.minutes.head"], head?.Name ?? ""), (strings["library.minutes.principal"], principal)], strings["library.letters.sign"]);
    }
}
