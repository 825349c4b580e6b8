using System.Text.Json;

namespace OerPortal.Reading.Models;

/// <summary>A place as a device sends it.</summary>
/// <param name="Locator">Readium Locator: an object with <c>href</c> and <c>locations</c>.</param>
/// <param name="Progress">0 to 1.</param>
public sealed record PlaceNote(JsonElement Locator, double Progress, string? DeviceId, string? DeviceLabel)
{
    public const int MostLocatorCharacters = 4000;

    /// <summary>The name of the field that cannot be kept, or null.</summary>
    public string? WrongField()
    {
        if (Locator.ValueKind != JsonValueKind.Object || Locator.GetRawText().Length > MostLocatorCharacters)
            return "locator";
        if (!Locator.TryGetProperty("href", out var href) || href.ValueKind != JsonValueKind.String)
            return "locator.href";
        if (!Locator.TryGetProperty("locations", out var locations) || locations.ValueKind != JsonValueKind.Object)
            return "locator.locations";
        // PostgreSQL's jsonb cannot hold it
        if (Locator.GetRawText().Contains("\\u0000", StringComparison.Ordinal))
            return "locator";
        return Progress is >= 0 and <= 1 ? null : "progress";
    }
}
