namespace OerPortal.Resources;

/// <summary>Everything that is public about a published resource, whoever asks.</summary>
/// <param name="About">The whole description: people with their roles, alignment, relations, rights, dates.</param>
/// <param name="FileIds">In order, the main one first; without answer keys, which are for those who teach.</param>
/// <param name="Version">Of the description and files that people see, from 1.</param>
/// <param name="ChangedAt">When that version was approved, or its files described anew.</param>
/// <param name="FileTitles">What the contributor calls those files, in the same order; empty where the file's own name has to do.</param>
public sealed record ResourceDocument(ResourceCard Card, ResourceMetadata About, IReadOnlyList<Guid> FileIds, int Version, DateTimeOffset ChangedAt, IReadOnlyList<string> FileTitles)
{
    /// <summary>Addresses elsewhere that belong to it, the main ones first; without answer keys.</summary>
    public IReadOnlyList<LinkElsewhere> Links { get; init; } = [];

    /// <summary>What the contributor calls a file; null where its own name has to do.</summary>
    public string? TitleOf(Guid fileId)
    {
        var at = FileIds.ToList().IndexOf(fileId);
        return at >= 0 && at < FileTitles.Count && FileTitles[at].Length > 0 ? FileTitles[at] : null;
    }
}

/// <param name="Address">http or https.</param>
/// <param name="Title">What its contributor or the page itself calls it.</param>
public sealed record LinkElsewhere(string Address, string Title);
