using Microsoft.Extensions.Localization;
using OerPortal.Search.Models;

namespace OerPortal.Search.Pages;

/// <summary>Places in books, as people call them.</summary>
internal static class PlaceWords
{
    private const int HeadingLength = 80;

    /// <summary>"Trang 12", or the heading it stands under.</summary>
    public static string PlaceName(this IStringLocalizer strings, PassageHit place)
        => place.PageNumber is { } page ? strings["search.in.page", page] : place.Time is { } time ? strings["search.in.time", time] : HeadingOf(place) ?? strings["search.in.text"];

    /// <summary>"Trong sách, chương 3:", before what stands there.</summary>
    public static string PlaceInBook(this IStringLocalizer strings, PassageHit place) => (place.PageNumber, place.Time, HeadingOf(place)) switch
    {
        ({ } page, _, _) => strings["search.inside.page", page],
        (_, { } time, _) => strings["search.inside.time", time],
        (_, _, { } heading) => strings["search.inside.heading", heading],
        _ => strings["search.inside.text"],
    };

    private static string? HeadingOf(PassageHit place) => place.Heading?.Trim() switch
    {
        null or "" => null,
        { Length: > HeadingLength } heading => heading[..HeadingLength].TrimEnd() + "…",
        var heading => heading,
    };
}
