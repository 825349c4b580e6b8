using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Places, fields and times of a review in words.</summary>
internal static class ReviewWords
{
    /// <summary>Fields that a reviewer may say something about, in the order of the form.</summary>
    internal static IEnumerable<(string Name, string Label)> RemarkedFields =>
    [
        .. DescriptionFields.All.Where(f => f.Inputs.Count > 0).Select(f => (f.Name, f.Label)),
        (DraftField.Visibility, "contribute.f.visibility"),
    ];

    internal static string FieldName(this IStringLocalizer strings, string field)
        => strings[field == DraftField.Visibility ? "contribute.f.visibility" : DescriptionFields.Find(field)?.Label ?? "contribute.files"];

    /// <summary>"trang 12", "phút 3:25", the chapter's title; null for the whole file.</summary>
    internal static string? PlaceName(this IStringLocalizer strings, string? locator, string? chapter)
    {
        if (chapter is not null || locator is null)
            return chapter;
        return PlaceInTime.Seconds(locator) is { } seconds ? strings["review.place.minute", PlaceInTime.Clock(seconds)]
            : strings["review.place.page", PageOf(locator)];
    }

    /// <summary>How long something took: hours, from the first day on days.</summary>
    internal static string Waited(this IStringLocalizer strings, TimeSpan time)
        => time.TotalDays >= 1 ? strings.Count("review.waiting.days", (int)time.TotalDays)
            : strings.Count("review.waiting.hours", Math.Max(1, (int)Math.Ceiling(time.TotalHours)));

    private static string PageOf(string locator) => locator.Split('=')[^1] is var page && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? page : locator;
}
