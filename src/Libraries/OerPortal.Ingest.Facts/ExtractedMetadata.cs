namespace OerPortal.Ingest;

/// <summary>What the file says about itself; untrusted text.</summary>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="AccessibilityFeatures">schema.org accessibilityFeature values.</param>
public sealed record ExtractedMetadata(
    string? Title,
    IReadOnlyList<ExtractedContributor> Contributors,
    string? Description,
    string? Language,
    string? Publisher,
    string? Published,
    IReadOnlyList<string> Identifiers,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<string> AccessibilityFeatures)
{
    /// <summary>A file that says nothing.</summary>
    public static ExtractedMetadata Empty { get; } = new(null, [], null, null, null, null, [], [], []);
}

/// <param name="Role">MARC relator code such as <c>aut</c>, <c>ill</c>, <c>trl</c>.</param>
public sealed record ExtractedContributor(string Name, string Role);
