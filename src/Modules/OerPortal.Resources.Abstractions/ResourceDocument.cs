namespace OerPortal.Resources;

/// <summary>Everything search and feeds index of a published resource, whoever asks.</summary>
public sealed record ResourceDocument(
    ResourceCard Card,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Identifiers,
    IReadOnlyList<Guid> FileIds,
    int Version,
    DateTimeOffset ChangedAt);
