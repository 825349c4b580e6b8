using Microsoft.AspNetCore.WebUtilities;

namespace OerPortal.Harvest.Oai;

/// <summary>Questions to an OAI-PMH 2.0 repository.</summary>
internal static class OaiAddress
{
    public const string DublinCore = "oai_dc";

    /// <summary>The base of what people paste, which is often a question already.</summary>
    public static Uri Base(Uri pasted) => new(pasted.GetLeftPart(UriPartial.Path));

    public static Uri Identify(Uri repository) => Ask(repository, ("verb", "Identify"));

    public static Uri Sets(Uri repository) => Ask(repository, ("verb", "ListSets"));

    public static Uri Formats(Uri repository) => Ask(repository, ("verb", "ListMetadataFormats"));

    /// <param name="from">Datestamp in the repository's granularity, or null for all; so <paramref name="until"/>, which belongs to the list.</param>
    public static Uri Records(Uri repository, string format, string set, string? from, string? until = null)
        => Ask(repository, ("verb", "ListRecords"), ("metadataPrefix", format), ("set", set.Length > 0 ? set : null), ("from", from), ("until", until));

    /// <summary>OAI-PMH 2.0, 3.5: the token is exclusive, beside it nothing may stand.</summary>
    public static Uri More(Uri repository, string token) => Ask(repository, ("verb", "ListRecords"), ("resumptionToken", token));

    private static Uri Ask(Uri repository, params (string Name, string? Value)[] arguments)
        => new(QueryHelpers.AddQueryString(
            repository.AbsoluteUri, arguments.Where(argument => argument.Value is not null).Select(argument => KeyValuePair.Create(argument.Name, argument.Value))));
}
