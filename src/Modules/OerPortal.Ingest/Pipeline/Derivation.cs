using OerPortal.Epub;
using OerPortal.Ingest.Media;

namespace OerPortal.Ingest.Pipeline;

/// <summary>What was made from an original, before it is written down.</summary>
internal sealed class Derivation
{
    /// <summary>In the scratch folder; they become blobs when the derivation is written down.</summary>
    public List<MadeFile> Files { get; } = [];

    public MadePublication? Publication { get; set; }

    public IReadOnlyList<PackedMember> Members { get; set; } = [];

    /// <summary>Passages in order (<see cref="Passages.PassageFile"/>); null when there is no text.</summary>
    public string? TextFile { get; init; }

    public int? Pages { get; set; }

    /// <summary>Length of sound or film.</summary>
    public double? Seconds { get; init; }

    /// <summary>Of sound and film.</summary>
    public Recording? Recording { get; init; }

    public ExtractedMetadata? Metadata { get; set; }

    /// <summary>What people should know although the file is taken.</summary>
    public IReadOnlyList<FileRemark> Remarks { get; init; } = [];

    /// <summary>Key of a sentence about what people will miss; null when the kind's own sentence, if it has one, says all.</summary>
    public string? Note { get; set; }

    /// <summary>Why there is no preview, for the log.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether people get what this kind of file promises; else it can only be downloaded.</summary>
    public bool IsComplete { get; set; } = true;
}

/// <summary>What readers ask for first, as JSON of Readium's manifest and positions.</summary>
internal sealed record MadePublication(string Manifest, string Positions);

/// <param name="Name">One of the names in <see cref="Models.Derivative"/>.</param>
/// <param name="Sha256">Where it was counted while writing.</param>
internal sealed record MadeFile(string Name, string Path, string MediaType, string? Sha256 = null);
