using System.Globalization;
using System.Text.Json;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Models;

/// <summary>One answer of the scanner about a file, with the engine and database that gave it.</summary>
public sealed class Verdict
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Outcome { get; init; }

    public string? Detail { get; init; }

    /// <summary>The member it was about, or null for the whole file.</summary>
    public string? Place { get; init; }

    public string? Engine { get; init; }

    public required int Parts { get; init; }

    /// <param name="result">What was found in the file and its members.</param>
    /// <param name="engine">The scanner's reply to VERSION.</param>
    internal static Verdict Of(Guid fileId, FileScanResult result, string? engine, DateTimeOffset at) => new()
    {
        FileId = fileId,
        At = at,
        Outcome = (result.Broken?.Reason.ToString() ?? result.Reply.Verdict.ToString()).ToLowerInvariant(),
        Detail = result.Reply.Detail ?? result.Broken?.Place,
        Place = result.Place,
        Engine = engine,
        Parts = result.Parts,
    };
}

/// <summary>A blob made from the original; can be made again.</summary>
public sealed class Derivative
{
    /// <summary>All members of an EPUB, see docs/adr/0007-publication-pack.md.</summary>
    public const string Pack = "pack";

    /// <summary>The repacked PDF.</summary>
    public const string Document = "document";

    /// <summary>WebP, fits 480 × 720.</summary>
    public const string Cover = "cover";

    /// <summary>JPEG of page 1, longer side 1,400, or of a film's poster, at most 1,280 wide.</summary>
    public const string FirstPage = "first-page";

    /// <summary>What is given out in place of the original: without what a camera or recorder wrote into it, text in UTF-8.</summary>
    public const string Shown = "shown";

    /// <summary>Sound or film in a form that browsers play, where the original is in another.</summary>
    public const string Played = "played";

    /// <summary>A film in one size for slow lines.</summary>
    /// <param name="side">Pixels of the shorter side.</param>
    public static string Stream(int side) => string.Create(CultureInfo.InvariantCulture, $"{Streams}{side}");

    internal const string Streams = "stream-";

    public required Guid FileId { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required string MediaType { get; init; }

    public required long Length { get; init; }
}

/// <summary>Manifest and positions of a readable file.</summary>
public sealed class StoredPublication
{
    public required Guid FileId { get; init; }

    public required string Manifest { get; init; }

    public required string Positions { get; init; }
}

/// <summary>Where a member lies in the pack.</summary>
public sealed class StoredMember
{
    public required Guid FileId { get; init; }

    public required string Path { get; init; }

    public required string MediaType { get; init; }

    public required long Offset { get; init; }

    public required long Length { get; init; }

    public required long RawLength { get; init; }

    public string? ContentEncoding { get; init; }
}

/// <summary>What is known of sound or film.</summary>
public sealed class StoredRecording
{
    public required Guid FileId { get; init; }

    /// <summary>JSON of <see cref="Recording"/>.</summary>
    public required string Description { get; set; }

    internal static StoredRecording Of(Guid fileId, Recording recording) => new() { FileId = fileId, Description = Json(recording) };

    internal static string Json(Recording recording) => JsonSerializer.Serialize(recording, JsonSerializerOptions.Web);

    internal Recording Read() => JsonSerializer.Deserialize<Recording>(Description, JsonSerializerOptions.Web)!;
}

/// <summary>A stretch of text.</summary>
public sealed class StoredPassage
{
    public required Guid FileId { get; init; }

    public required int Number { get; init; }

    public string? Heading { get; init; }

    public required string Locator { get; init; }

    public required string Text { get; init; }
}

/// <summary>A blob this module has placed.</summary>
public sealed class PlacedBlob
{
    public required string Sha256 { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it was last compared with its hash.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Since when it is known to be damaged or missing.</summary>
    public DateTimeOffset? DamagedAt { get; init; }
}
