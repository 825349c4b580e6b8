namespace OerPortal.Resources;

/// <summary>Everything that is public about a published resource, whoever asks.</summary>
/// <param name="About">The whole description: people with their roles, alignment, relations, rights, dates.</param>
/// <param name="FileIds">In order, the main one first.</param>
/// <param name="Version">Of the description and files that people see, from 1.</param>
/// <param name="ChangedAt">When that version was approved, or its files described anew.</param>
public sealed record ResourceDocument(ResourceCard Card, ResourceMetadata About, IReadOnlyList<Guid> FileIds, int Version, DateTimeOffset ChangedAt);
