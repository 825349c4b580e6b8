using System.Globalization;
using OerPortal.OpenData.Data;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds;

internal enum Way
{
    /// <summary>The nth page, from the beginning.</summary>
    Page,

    /// <summary>What comes after a record.</summary>
    After,

    /// <summary>What comes before a record.</summary>
    Before,

    /// <summary>What comes last.</summary>
    End,

    /// <summary>What search found behind a place.</summary>
    Found,
}

/// <summary>A page of a list. Where a record is named (<see cref="Mark"/>), the page is found as quickly however many come before it.</summary>
/// <param name="Page">Which one, from 1, as far as whoever turned the pages knows.</param>
/// <param name="Found">The place behind which search goes on.</param>
internal sealed record CatalogPlace(Way Way, int Page, NewestMark? Mark = null, SearchMark? Found = null)
{
    /// <summary>Name of the parameter that says after or before which record.</summary>
    public const string MarkName = "at";

    /// <summary>Name of the parameter that says which page.</summary>
    public const string PageName = "page";

    private const string FoundName = "found";

    private const int MostPages = 1_000_000;

    public static CatalogPlace First { get; } = new(Way.Page, 1);

    public static CatalogPlace Nth(int page) => page <= 1 ? First : new(Way.Page, page);

    /// <summary>Parameter and value that lead here; null for the first page.</summary>
    public (string Name, string Value)? Spelled() => this switch
    {
        { Way: Way.Page, Page: 1 } => null,
        { Way: Way.Page } => (PageName, Page.ToString(CultureInfo.InvariantCulture)),
        { Way: Way.End } => (MarkName, "end"),
        { Found: { } found } => (MarkName, string.Create(CultureInfo.InvariantCulture, $"{FoundName}.{Page}.{found.Write()}")),
        _ => (MarkName, string.Create(CultureInfo.InvariantCulture, $"{(Way == Way.After ? "after" : "before")}.{Page}.{Micros(Mark!.PublishedAt)}.{Mark.Position}")),
    };

    /// <summary>The place that a value of <see cref="MarkName"/> names; null when it names none.</summary>
    public static CatalogPlace? ReadMark(string text)
    {
        if (text == "end") return new(Way.End, 1);
        if (text.Split('.') is [FoundName, var of, var mark])
            return Number(of, 1, MostPages) is { } nth && SearchMark.Read(mark) is { } found ? new(Way.Found, (int)nth, Found: found) : null;
        if (text.Split('.') is not [var way, var page, var micros, var position]) return null;
        if (way is not ("after" or "before") || Number(page, 1, MostPages) is not { } n || Number(micros, 0, Micros(DateTimeOffset.MaxValue)) is not { } at || Number(position, 0, long.MaxValue) is not { } record) return null;
        return new(way == "after" ? Way.After : Way.Before, (int)n, new NewestMark(DateTimeOffset.UnixEpoch.AddMicroseconds(at), record));
    }

    /// <summary>The place that a value of <see cref="PageName"/> names; null when it names none.</summary>
    public static CatalogPlace? ReadPage(string text) => Number(text, 1, MostPages) is { } page ? Nth((int)page) : null;

    private static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static long? Number(string text, long least, long most)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
