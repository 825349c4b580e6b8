using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>An ordered list of resources that somebody put together for others.</summary>
public sealed class Collection : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid SiteId { get; private init; }

    public Guid OwnerId { get; private init; }

    public string? ExternalKey { get; private init; }

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Revision { get; private set; }

    public List<CollectionItem> Items { get; private init; } = [];

    public IEnumerable<CollectionItem> Ordered => Items.OrderBy(i => i.Position);

    public static Collection Start(Guid siteId, Guid ownerId, string title, string description, DateTimeOffset now, string? externalKey = null)
        => new()
        {
            SiteId = siteId,
            OwnerId = ownerId,
            Title = PlainText.Line(title, DraftLimits.Title),
            Description = PlainText.Lines(description, DraftLimits.Description),
            CreatedAt = now,
            ChangedAt = now,
            ExternalKey = externalKey,
        };

    public void Describe(string title, string description, DateTimeOffset now)
    {
        Title = PlainText.Line(title, DraftLimits.Title);
        Description = PlainText.Lines(description, DraftLimits.Description);
        Changed(now);
    }

    /// <summary>Adds at the end; what is in it already stays where it is.</summary>
    public bool Add(Guid resourceId, DateTimeOffset now)
    {
        if (Items.Exists(i => i.ResourceId == resourceId))
            return false;
        Items.Add(CollectionItem.Of(this, resourceId, Items.Count == 0 ? 1 : Items.Max(i => i.Position) + 1));
        Changed(now);
        return true;
    }

    public void Remove(Guid resourceId, DateTimeOffset now)
    {
        Items.RemoveAll(i => i.ResourceId == resourceId);
        Changed(now);
    }

    /// <summary>Moves one place up (-1) or down (+1); at the ends nothing happens.</summary>
    public void Move(Guid resourceId, int by, DateTimeOffset now)
    {
        CollectionItem[] ordered = [.. Ordered];
        var from = Array.FindIndex(ordered, i => i.ResourceId == resourceId);
        var to = from + Math.Sign(by);
        if (from < 0 || to < 0 || to >= ordered.Length)
            return;
        (ordered[from], ordered[to]) = (ordered[to], ordered[from]);
        for (var i = 0; i < ordered.Length; i++)
            ordered[i].Place(i + 1);
        Changed(now);
    }

    private void Changed(DateTimeOffset now)
    {
        ChangedAt = now;
        Revision++;
    }
}

/// <summary>A resource's place in a collection.</summary>
public sealed class CollectionItem : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid ResourceId { get; private init; }

    public Guid SiteId { get; private init; }

    public int Position { get; private set; }

    internal static CollectionItem Of(Collection collection, Guid resourceId, int position)
        => new() { CollectionId = collection.Id, SiteId = collection.SiteId, ResourceId = resourceId, Position = position };

    internal void Place(int position) => Position = position;
}
