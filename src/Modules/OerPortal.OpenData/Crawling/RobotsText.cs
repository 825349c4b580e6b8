using OerPortal.Resources;
using OerPortal.Theme;

namespace OerPortal.OpenData.Crawling;

/// <summary>
/// robots.txt (RFC 9309): crawlers read what is published and stay out of desks, accounts, files and the endless combinations of filters. A search
/// by one subject or level alone is a page like any other.
/// </summary>
internal static class RobotsText
{
    private static readonly string[] Closed =
    [
        "/api/", "/uploads", "/an-pham/", "/tep/", "/doc/", "/chon/", SearchAddress.All + "?", "/oembed", "/dang-", "/toi", ResourceAddress.Contributions, ResourceAddress.ReviewQueue, "/quan-tri",
    ];

    private static readonly string[] Single = [SearchAddress.SubjectName, SearchAddress.LevelName];

    public static string Of(string sitemap)
    {
        var lines = new List<string> { "User-agent: *" };
        foreach (var path in Closed)
            lines.AddRange([$"Disallow: {path}", $"Disallow: /truong/*{path}"]);
        // The longest rule that fits is followed.
        foreach (var field in Single)
            lines.AddRange([$"Allow: {SearchAddress.All}?{field}=", $"Disallow: {SearchAddress.All}?{field}=*&"]);
        lines.AddRange(["", $"Sitemap: {sitemap}", ""]);
        return string.Join('\n', lines);
    }
}
