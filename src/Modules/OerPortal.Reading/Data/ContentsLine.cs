using OerPortal.Ingest;

namespace OerPortal.Reading.Data;

/// <summary>An entry of an archive's list, as a line of the page.</summary>
/// <param name="PartOf">Where a file of the list answers.</param>
internal sealed record ContentsLine(ContentsEntry Entry, Func<string, string> PartOf)
{
    // The list was read by a worker, which is believed no further than looked at.
    private Uri? Link => Uri.TryCreate(Entry.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link : null;

    public string? Address => Link?.AbsoluteUri;

    public string? Host => Link?.Host;
}
