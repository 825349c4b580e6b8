using Microsoft.Extensions.Localization;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Places in words: "trang 31", "phút 2:05", the chapter.</summary>
internal static class PlaceWords
{
    /// <param name="contents">Of the file, where it is known.</param>
    internal static string PlaceName(this IStringLocalizer strings, PlaceIn place, IReadOnlyList<SheetChapter>? contents = null)
    {
        if (place.PageNumber is { } page)
            return strings["share.place.page", page];
        if (place.Second is { } second)
            return strings["share.place.time", PlaceInTime.Clock(second)];
        var chapter = place.FileId is null ? contents?.LastOrDefault(c => Member(c.Href) == Member(place.Locator)) : null;
        return chapter?.Title ?? strings["share.place"].Value;
    }

    private static string? Member(string? href) => href?.Split('#')[0];
}
