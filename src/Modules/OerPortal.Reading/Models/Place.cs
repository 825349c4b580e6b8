using System.Text.Json;

namespace OerPortal.Reading.Models;

/// <summary>Where a person stopped in a file. Belongs to that person alone, at whichever site they read.</summary>
public sealed class Place
{
    public required Guid PersonId { get; init; }

    public required Guid FileId { get; init; }

    public required Guid ResourceId { get; init; }

    /// <summary>Readium Locator, as JSON.</summary>
    public required string Locator { get; init; }

    /// <summary>0 to 1 of the whole.</summary>
    public required double Progress { get; init; }

    /// <summary>Random name of the browser that wrote it.</summary>
    public required string DeviceId { get; init; }

    /// <summary>What people would call that browser: "Chrome · Android".</summary>
    public required string DeviceLabel { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public int Percent => (int)Math.Round(Progress * 100, MidpointRounding.AwayFromZero);

    public bool IsFinished => Progress >= 0.995;

    /// <summary>The chapter's title, when the locator names one.</summary>
    public string? Chapter
    {
        get
        {
            using var locator = JsonDocument.Parse(Locator);
            return locator.RootElement.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString() : null;
        }
    }
}
