using OerPortal.Resources;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>Identifiers of works as addresses.</summary>
internal static class KnownIdentifiers
{
    public static bool Is(this Identifier identifier, string scheme) => string.Equals(identifier.Scheme, scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>An address where the scheme has one, else scheme and value.</summary>
    public static string Address(Identifier identifier)
    {
        if (identifier.Is("uri") || identifier.Is("url")) return identifier.Value;
        if (identifier.Is("isbn")) return "urn:isbn:" + Bare(identifier.Value);
        if (identifier.Is("issn")) return "urn:issn:" + Bare(identifier.Value);
        if (identifier.Is("doi")) return identifier.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? identifier.Value : "https://doi.org/" + identifier.Value;
        return $"{identifier.Scheme}:{identifier.Value}";
    }

    /// <summary>Without signs that only divide.</summary>
    public static string Bare(string number) => number.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
