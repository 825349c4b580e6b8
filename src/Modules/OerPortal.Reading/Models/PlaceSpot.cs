using System.Text.Json;
using Microsoft.Extensions.Localization;
using OerPortal.Ingest;

namespace OerPortal.Reading.Models;

/// <summary>Where a place is, as people say it. The reader's script says it alike for guests (src/Reader/src/read-here.ts).</summary>
internal static class PlaceSpot
{
    private const int LongestChapter = 40;

    /// <summary>"trang 31" of what has pages, "12:05" of what is played, the chapter, or the share.</summary>
    internal static string Spot(this Place place, IStringLocalizer strings)
    {
        using var locator = JsonDocument.Parse(place.Locator);
        var locations = locator.RootElement.TryGetProperty("locations", out var found) ? found : default;
        if (SecondOf(locations) is { } second)
            return PlaceInTime.Clock(second);
        if (HasPages(locator.RootElement) && locations.TryGetProperty("position", out var page) && page.TryGetInt32(out var number))
            return strings["reading.spot.page", number];
        var share = strings["reading.shelf.percent", place.Percent].Value;
        return place.Chapter is { Length: > 0 } chapter ? chapter.Length <= LongestChapter ? chapter : chapter[..(LongestChapter - 1)] + "…" : share;
    }

    // Of a book a position is so many bytes; of a PDF it is a page.
    private static bool HasPages(JsonElement locator)
        => locator.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "application/pdf";

    private static double? SecondOf(JsonElement locations)
        => locations.ValueKind == JsonValueKind.Object && locations.TryGetProperty("fragments", out var fragments) && fragments.ValueKind == JsonValueKind.Array
            ? fragments.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.String).Select(f => PlaceInTime.Seconds(f.GetString()!)).FirstOrDefault(s => s is not null)
            : null;
}
