using System.Globalization;
using Microsoft.AspNetCore.Http;
using OerPortal.Ingest;

namespace OerPortal.Resources.Models;

/// <summary>A place in a file of a resource, as addresses of the reader name it.</summary>
/// <param name="FileId">Null for the main file.</param>
/// <param name="Locator">A member of a book, <c>page=12</c> or <c>t=31</c>.</param>
/// <param name="Within">0 to 1 of that member.</param>
internal sealed record PlaceIn(Guid? FileId, string Locator, double? Within)
{
    internal const string LocatorName = "den";
    internal const string WithinName = "vt";
    internal const string FileName = "tep";

    private const int Longest = 1000;
    private const string Page = "page=";

    /// <summary>Null for no place, and for what cannot be one.</summary>
    internal static PlaceIn? Of(Guid? fileId, string? locator, double? within)
        => locator is { Length: > 0 and <= Longest } && !locator.Any(char.IsControl) ? new PlaceIn(fileId, locator, within is >= 0 and <= 1 ? within : null) : null;

    internal static PlaceIn? Read(IQueryCollection query) => Of(
        Guid.TryParse(query[FileName], out var file) ? file : null,
        query[LocatorName],
        double.TryParse(query[WithinName], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var within) ? within : null);

    /// <summary>Counted from 1; null where places are no pages.</summary>
    internal int? PageNumber
        => Locator.StartsWith(Page, StringComparison.Ordinal) && int.TryParse(Locator.AsSpan(Page.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    internal double? Second => PlaceInTime.Seconds(Locator);

    /// <summary>Opens the reader there; a path below a site.</summary>
    internal string ReaderAddress(string publicId) => ResourceAddress.Reader(publicId, FileId, Locator) + Query(WithinName, Within);

    /// <summary>The place itself as fields of an address.</summary>
    internal string Fields => $"{LocatorName}={Uri.EscapeDataString(Locator)}{Query(WithinName, Within)}{Query(FileName, FileId)}";

    private static string Query(string name, IFormattable? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&{name}={value}");
}
