using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Pipeline;

/// <summary>What was made from an original, before it is written down.</summary>
internal sealed class Derivation
{
    public List<Derivative> Blobs { get; } = [];

    public StoredPublication? Publication { get; set; }

    public List<StoredMember> Members { get; init; } = [];

    public List<StoredPassage> Passages { get; init; } = [];

    public int? Pages { get; set; }

    public ExtractedMetadata? Metadata { get; set; }

    /// <summary>Whether people get what this kind of file promises; else it can only be downloaded.</summary>
    public bool IsComplete { get; set; } = true;
}
