using System.Text.Json;
using System.Text.Json.Serialization;
using OerPortal.Ingest.Detection;

namespace OerPortal.Ingest.Models;

/// <summary>A file from its first byte to its last derivative. State changes only through <see cref="Pipeline.FileMoves"/>.</summary>
public sealed class StoredFile
{
    internal static readonly JsonSerializerOptions RemarksJson = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Holder { get; init; }

    public required string Name { get; init; }

    public string? DeclaredType { get; init; }

    public FileState State { get; set; }

    public FileKind Kind { get; set; }

    public string MediaType { get; set; } = "application/octet-stream";

    public FileUse Use { get; set; }

    public required long Length { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>Hash of an upload that is just becoming a blob; <see cref="Sha256"/> only ever names one that is there.</summary>
    public string? Arriving { get; set; }

    public short Progress { get; set; }

    public string? RefusalKey { get; set; }

    public string[] RefusalArguments { get; set; } = [];

    /// <summary>Key of a sentence about a ready file: what it cannot do here, and the way out.</summary>
    public string? NoteKey { get; set; }

    /// <summary>The <see cref="Pipeline.PipelineVersion"/> that made its derivatives.</summary>
    public short Pipeline { get; set; }

    /// <summary>Runs that failed for what is in the file.</summary>
    public int Attempts { get; set; }

    /// <summary>Runs begun that did not come to an end of their own: the portal, its database or a worker was killed.</summary>
    public int Interruptions { get; set; }

    /// <summary>Times the scanner was asked in vain.</summary>
    public int Waits { get; set; }

    public int ScannedParts { get; set; }

    public DateTimeOffset? ScannedAt { get; set; }

    public int? Pages { get; set; }

    public double? DurationSeconds { get; set; }

    public bool CanBeRead { get; set; }

    /// <summary>JSON of <see cref="ExtractedMetadata"/>.</summary>
    public string? Metadata { get; set; }

    /// <summary>JSON of a list of <see cref="FileRemark"/>; null when there is nothing to say.</summary>
    public string? Remarks { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset MovedAt { get; set; }

    /// <summary>When an unfinished upload is forgotten.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
