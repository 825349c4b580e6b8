namespace OerPortal.Cms.Feeds;

/// <summary>One thing of a feed. All text is plain, but for what says it is HTML.</summary>
/// <param name="Id">Absolute and the same for ever, whichever feed it stands in.</param>
/// <param name="Page">Absolute.</param>
public sealed record AtomEntry(string Id, string Title, string Page, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt)
{
    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>Code, and what it is called.</summary>
    public IReadOnlyList<(string Term, string Label)> Categories { get; init; } = [];

    public string? Summary { get; init; }

    /// <summary>The whole text, where it has one.</summary>
    public string? Content { get; init; }

    /// <summary>The same as HTML, cleaned and with absolute addresses; written where there is one, as RFC 4287 §4.1.3.1 has it.</summary>
    public string? ContentHtml { get; init; }

    public string? Rights { get; init; }

    /// <summary>Licence, files, pictures.</summary>
    public IReadOnlyList<AtomLink> Links { get; init; } = [];

    /// <summary>Names and values of Dublin Core terms that Atom has no element for.</summary>
    public IReadOnlyList<(string Name, string Value)> Terms { get; init; } = [];
}

/// <param name="Rel">Registered relation, such as <c>enclosure</c>.</param>
/// <param name="Address">Absolute.</param>
/// <param name="Type">Null where it is not known beforehand.</param>
/// <param name="Length">Bytes, or null.</param>
public sealed record AtomLink(string Rel, string Address, string? Type, long? Length = null, string? Title = null);
