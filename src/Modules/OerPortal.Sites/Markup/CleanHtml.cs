using Ganss.Xss;

namespace OerPortal.Sites.Markup;

/// <summary>The second wall: whatever the Markdown reader lets through, only this comes onto pages.</summary>
internal static class CleanHtml
{
    private static readonly HtmlSanitizer Wall = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>("p h2 h3 h4 ul ol li a strong em del blockquote code pre table thead tbody tr th td hr br".Split(' ')),
        AllowedAttributes = new HashSet<string> { "href", "title", "start" },
        UriAttributes = new HashSet<string> { "href" },
        AllowedSchemes = new HashSet<string> { "https", "http", "mailto", "tel" },
    });

    internal static string Of(string html) => html.Length == 0 ? "" : Wall.Sanitize(html).Trim();
}
