using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>A page of a catalogue, before it is written in one of the two forms. Addresses are absolute.</summary>
internal sealed record Feed
{
    /// <summary>Names the list whichever page and language is shown.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Self { get; init; }

    /// <summary>Where one comes from; null at the root.</summary>
    public string? Up { get; init; }

    /// <summary>When anything of this catalogue was told last.</summary>
    public required DateTimeOffset Updated { get; init; }

    public IReadOnlyList<FeedLink> Navigation { get; init; } = [];

    public IReadOnlyList<OpenRecord> Publications { get; init; } = [];

    public IReadOnlyList<FeedGroup> Groups { get; init; } = [];

    public IReadOnlyList<FacetGroup> Facets { get; init; } = [];

    public FeedPaging? Paging { get; init; }

    /// <summary>The same for people, or in another language or form.</summary>
    public IReadOnlyList<FeedAlternate> Alternates { get; init; } = [];

    /// <summary>Whether it is a list of publications, empty or not.</summary>
    public bool IsOfPublications => Paging is not null && Navigation.Count == 0;
}

/// <param name="Id">As <see cref="Feed.Id"/> of where it leads.</param>
/// <param name="LeadsToPublications">Else to more links.</param>
/// <param name="Rel">What it is to the catalogue, such as what is new; null for no more than a part of it.</param>
/// <param name="Count">How many publications are behind it, where that is known.</param>
internal sealed record FeedLink(string Id, string Title, string Href, bool LeadsToPublications, string? Rel = null, int? Count = null);

/// <summary>Either links or publications.</summary>
internal sealed record FeedGroup(FeedLink More, IReadOnlyList<FeedLink> Navigation, IReadOnlyList<OpenRecord> Publications);

internal sealed record FacetGroup(string Title, IReadOnlyList<FacetLink> Links);

internal sealed record FacetLink(string Title, string Href, bool IsActive, int? Count);

/// <param name="Total">Null where nobody has counted.</param>
internal sealed record FeedPaging(int PageSize, int Current, int? Total, string First, string? Previous, string? Next, string? Last);

/// <param name="Type">Null: the form of the feed itself.</param>
internal sealed record FeedAlternate(string Href, string Title, string? Type, string? Language);
