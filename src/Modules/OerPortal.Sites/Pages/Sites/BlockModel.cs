using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>One block of a front page, with the page it stands on.</summary>
internal sealed record BlockModel(FrontModel Page, FrontBlock Block)
{
    /// <summary>Its heading: its own, or the usual one of its kind.</summary>
    internal string TitleOr(string usual) => Block.Title.Length > 0 ? Block.Title : usual;

    /// <summary>Of that heading, for the attribute <c>lang</c>.</summary>
    internal string? TitleLanguage => Block.Title.Length > 0 ? OwnWords.Language : null;

    /// <summary>"address | words" of each line.</summary>
    internal IEnumerable<(string First, string Words)> Lines => Block.Lines.Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries) is [var first, var rest] ? (first, rest) : (line.Trim(), line.Trim()));

    /// <summary>An address as a browser needs it.</summary>
    internal static string Url(PathString pathBase, string address) => address.StartsWith('/') ? pathBase + address : address;

    /// <summary>Whether a page may lead there.</summary>
    internal static bool IsAddress(string address)
        => address is "/" or ['/', not '/', ..] || address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);

    internal static string Wide(PathString pathBase, Guid picture) => pathBase + FileAddress.Picture(picture, FileAddress.PictureWidths[1]);

    internal static string Narrow(PathString pathBase, Guid picture) => pathBase + FileAddress.Picture(picture, FileAddress.PictureWidths[0]);
}
