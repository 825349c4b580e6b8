using System.Text.RegularExpressions;

namespace OerPortal.Resources.Linking;

/// <summary>Who plays something elsewhere within a page of ours.</summary>
internal enum PlayedBy
{
    YouTube,
    GeoGebra,
}

/// <summary>What stands elsewhere and can be played in a frame: a film of YouTube, a drawing or task of GeoGebra. Known by its address alone; nobody is asked.</summary>
/// <param name="Address">Of the frame, at a host that the page's policy names.</param>
internal sealed partial record PlayedElsewhere(PlayedBy By, string Address)
{
    /// <summary>YouTube without cookies until something plays.</summary>
    internal const string YouTubeOrigin = "https://www.youtube-nocookie.com";

    internal const string GeoGebraOrigin = "https://www.geogebra.org";

    /// <summary>Null for every other address.</summary>
    internal static PlayedElsewhere? Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https") || !link.IsDefaultPort)
            return null;
        return link.IdnHost switch
        {
            "youtu.be" => Film(link, Parts(link).FirstOrDefault()),
            "youtube.com" or "www.youtube.com" or "m.youtube.com" or "www.youtube-nocookie.com" => Film(link, Parts(link) switch
            {
                ["watch"] => Asked(link, "v"),
                ["embed" or "shorts" or "live" or "v", var id, ..] => id,
                _ => null,
            }),
            "ggbm.at" => Drawing(Parts(link).FirstOrDefault()),
            "geogebra.org" or "www.geogebra.org" => Drawing(Parts(link) switch
            {
                ["m" or "classic" or "calculator" or "graphing" or "geometry" or "3d", var id, ..] => id,
                ["material", "show" or "iframe", "id", var id, ..] => id,
                _ => null,
            }),
            _ => null,
        };
    }

    private static PlayedElsewhere? Film(Uri link, string? id)
    {
        if (id is null || !FilmId().IsMatch(id))
            return null;
        var from = Start().Match(Asked(link, "t") ?? Asked(link, "start") ?? "");
        return new PlayedElsewhere(PlayedBy.YouTube, $"{YouTubeOrigin}/embed/{id}?rel=0{(from.Success ? $"&start={from.Groups["seconds"].Value}" : "")}");
    }

    private static PlayedElsewhere? Drawing(string? id) =>
        id is not null && DrawingId().IsMatch(id) ? new PlayedElsewhere(PlayedBy.GeoGebra, $"{GeoGebraOrigin}/material/iframe/id/{id}") : null;

    private static string[] Parts(Uri link) => link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? Asked(Uri link, string name) => link.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => pair[1]).FirstOrDefault();

    [GeneratedRegex("^[A-Za-z0-9_-]{11}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilmId();

    [GeneratedRegex("^[A-Za-z0-9]{4,12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DrawingId();

    [GeneratedRegex("^(?<seconds>[0-9]{1,6})s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
