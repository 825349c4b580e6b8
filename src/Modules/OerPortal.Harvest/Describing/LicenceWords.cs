using System.Text.RegularExpressions;
using OerPortal.Resources;

namespace OerPortal.Harvest.Describing;

/// <summary>
/// Finds our licence in what a source says of rights, by the address of a deed or by words. Another version of a licence is another licence:
/// its words stay words.
/// </summary>
internal static partial class LicenceWords
{
    /// <returns>A code of <see cref="Licences"/>, or null.</returns>
    public static string? Read(string text)
    {
        if (Deed().Match(text) is { Success: true } deed)
            return Known(deed.Groups["kind"].Value, deed.Groups["version"].Value);
        if (PublicDomain().Match(text) is { Success: true } domain)
            return domain.Groups["kind"].Value.Equals("zero", StringComparison.OrdinalIgnoreCase) ? Known("0", "1.0") : "public-domain";
        if (Short().Match(text) is { Success: true } named)
            return Known(named.Groups["kind"].Value, named.Groups["version"].Value);
        return Zero().IsMatch(text) ? Known("0", "1.0") : null;
    }

    private static string? Known(string kind, string version)
    {
        var code = kind == "0" ? "cc0-1.0" : $"cc-{Parts().Replace(kind.ToLowerInvariant(), "-").Trim('-')}-{version}";
        return Licences.All.Any(licence => licence.Code == code) ? code : null;
    }

    [GeneratedRegex(@"creativecommons\.org/licenses/(?<kind>[a-z]{2}(-[a-z]{2})*)/(?<version>\d\.\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Deed();

    [GeneratedRegex(@"creativecommons\.org/publicdomain/(?<kind>zero|mark)/", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PublicDomain();

    [GeneratedRegex(@"^\s*(licen[sc]e:?\s*)?cc[\s_-]*(?<kind>by([\s_-]+(nc|sa|nd)){0,2})[\s_-]*v?(?<version>\d\.\d)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Short();

    [GeneratedRegex(@"^\s*(licen[sc]e:?\s*)?cc[\s_-]*0\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Zero();

    [GeneratedRegex(@"[\s_-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
