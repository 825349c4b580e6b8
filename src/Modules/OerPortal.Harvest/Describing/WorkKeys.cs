using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Resources;

namespace OerPortal.Harvest.Describing;

/// <summary>By what the same work is recognised, whoever describes it: its number, its identifier, its address.</summary>
internal static partial class WorkKeys
{
    private const int Longest = 500;

    /// <returns>Thirteen figures, or null.</returns>
    public static string? Isbn(string text)
    {
        if (Number().Match(text) is not { Success: true } match)
            return null;
        var figures = match.Value.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!IsbnDigits.AreRight(figures))
            return null;
        var twelve = figures.Length == 13 ? figures[..12] : $"978{figures[..9]}";
        return twelve + IsbnDigits.Last13(twelve);
    }

    /// <returns>The DOI in lower case, without what stands before it; null for what is none.</returns>
    public static string? Doi(string text) => DoiName().Match(text) is { Success: true } match ? match.Groups["doi"].Value.TrimEnd('.').ToLowerInvariant() : null;

    public static string OfIsbn(string isbn) => $"isbn:{isbn}";

    public static string OfDoi(string doi) => Cut($"doi:{doi}");

    public static string OfIdentifier(string identifier) => Cut($"id:{identifier}");

    /// <summary>The same for http and https, with and without "www", slash or fragment at the end.</summary>
    public static string OfAddress(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant();
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        return Cut($"url:{(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host)}{port}{address.AbsolutePath.TrimEnd('/')}{address.Query}");
    }

    /// <summary>
    /// A resource's page at a portal like this one, under whichever name it was reached: the ids in those addresses are made by chance and
    /// no two portals have the same. So a portal that takes in itself, or what another one took from it, knows its own works. Null for other addresses.
    /// </summary>
    public static string? OfPortalPage(Uri address)
    {
        var id = address.Segments[^1];
        return PublicId.IsWellFormed(id) && address.AbsolutePath.EndsWith(ResourceAddress.Page(id), StringComparison.Ordinal) ? OfPortalPage(id) : null;
    }

    public static string OfPortalPage(string publicId) => $"page:{publicId}";

    private static string Cut(string key) => key.Length <= Longest ? key : key[..Longest];

    [GeneratedRegex(@"(?<![\d-])(97[89][ -]?)?(\d[ -]?){9}[\dXx](?![\d-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(^|doi\.org/|doi:\s*)(?<doi>10\.\d{4,9}/[^\s<>""]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DoiName();
}
