using System.Net;
using System.Text;
using OerPortal.Ingest;

namespace OerPortal.Sites.Markup;

/// <summary>A text for feeds: words and pictures with absolute addresses; blocks that only the portal draws are left to the page.</summary>
internal static class FeedText
{
    /// <param name="site">What addresses of the site begin with, absolute.</param>
    internal static string Of(string markdown, string site)
    {
        var html = new StringBuilder();
        foreach (var part in PageText.Read(markdown, site))
        {
            html.Append(part switch
            {
                ProsePart prose => prose.Html,
                TablePart table => table.Html,
                PicturesPart shown => string.Concat(shown.Pictures.Select(picture => ImageOf(picture, site))),
                _ => "",
            });
        }

        return html.ToString();
    }

    private static string ImageOf(Picture picture, string site)
    {
        var address = WebUtility.HtmlEncode(site + FileAddress.Picture(picture.FileId, FileAddress.PictureWidths[0]));
        var caption = picture.Caption.Length > 0 ? $"<br>{WebUtility.HtmlEncode(picture.Caption)}" : "";
        return $"<p><img src=\"{address}\" alt=\"{WebUtility.HtmlEncode(picture.Description)}\">{caption}</p>";
    }
}
