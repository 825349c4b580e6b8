using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>
/// Resources that somebody put together for others, in order and in sections. Nobody else knows of it until it is shared by link or let by who
/// looks after such things at its site. To be changed it is loaded whole (<c>CollectionAggregate</c>).
/// </summary>
public sealed partial class Collection : ISiteOwned
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

    public List<CollectionSection> Sections { get; private init; } = [];

    public IEnumerable<CollectionItem> Ordered => Items.OrderBy(i => i.Position);

    /// <summary>As one reads it: what stands before the first section, where anything does, and each section, also an empty one.</summary>
    public IEnumerable<CollectionPart> Parts => Laid().Where(p => p.Section is not null || p.Items.Count > 0);

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
        var item = CollectionItem.Of(this, resourceId);
        var parts = Laid();
        Items.Add(item);
        parts[^1].Items.Add(item);
        Lay(parts, now);
        return true;
    }

    public void Remove(Guid resourceId, DateTimeOffset now)
    {
        Items.RemoveAll(i => i.ResourceId == resourceId);
        Changed(now);
    }

    /// <summary>Moves one place up (-1) or down (+1), over a heading too; at the ends nothing happens.</summary>
    public void Move(Guid resourceId, int by, DateTimeOffset now)
    {
        var parts = Laid();
        var at = parts.FindIndex(p => p.Items.Exists(i => i.ResourceId == resourceId));
        var step = Math.Sign(by);
        if (at < 0 || step == 0)
            return;
        var (mates, neighbour) = (parts[at].Items, parts.ElementAtOrDefault(at + step));
        var from = mates.FindIndex(i => i.ResourceId == resourceId);
        var item = mates[from];
        if (mates.ElementAtOrDefault(from + step) is { } other)
            (mates[from], mates[from + step]) = (other, item);
        else if (neighbour is not null)
        {
            mates.RemoveAt(from);
            neighbour.Items.Insert(step < 0 ? neighbour.Items.Count : 0, item);
        }
        else
            return;
        Lay(parts, now);
    }

    /// <summary>Says something beside a thing, and in which section it stands: at its end when it is another one.</summary>
    public void Settle(Guid resourceId, Guid? sectionId, string? note, DateTimeOffset now)
    {
        var parts = Laid();
        if (Items.Find(i => i.ResourceId == resourceId) is not { } item || parts.Find(p => p.Section?.Id == sectionId) is not { } wanted)
            return;
        item.Say(note);
        if (!wanted.Items.Contains(item))
        {
            parts.ForEach(p => p.Items.Remove(item));
            wanted.Items.Add(item);
        }

        Lay(parts, now);
    }

    /// <exception cref="TransitionRefusedException">There are so many that nobody finds anything.</exception>
    public CollectionSection AddSection(string heading, string? words, DateTimeOffset now)
    {
        if (Sections.Count >= CollectionLimits.Sections)
            throw new TransitionRefusedException("collections.refused.sections");
        var section = CollectionSection.Of(this, heading, words, Sections.Count + 1);
        Sections.Add(section);
        Changed(now);
        return section;
    }

    public void DescribeSection(Guid sectionId, string heading, string? words, DateTimeOffset now)
    {
        Sections.Find(s => s.Id == sectionId)?.Describe(heading, words);
        Changed(now);
    }

    /// <summary>Moves a section with all that is in it one place up (-1) or down (+1).</summary>
    public void MoveSection(Guid sectionId, int by, DateTimeOffset now)
    {
        var parts = Laid();
        var from = parts.FindIndex(p => p.Section?.Id == sectionId);
        var to = from + Math.Sign(by);
        // What has no heading stays first.
        if (from < 1 || to < 1 || to >= parts.Count)
            return;
        (parts[from], parts[to]) = (parts[to], parts[from]);
        Lay(parts, now);
    }

    /// <summary>Takes the heading away; what stood below it joins what stands before.</summary>
    public void RemoveSection(Guid sectionId, DateTimeOffset now)
    {
        var parts = Laid();
        var at = parts.FindIndex(p => p.Section?.Id == sectionId);
        if (at < 1)
            return;
        parts[at - 1].Items.AddRange(parts[at].Items);
        Sections.Remove(parts[at].Section!);
        parts.RemoveAt(at);
        Lay(parts, now);
    }

    private List<CollectionPart> Laid() =>
    [
        new(null, [.. Ordered.Where(i => i.SectionId is null)]),
        .. Sections.OrderBy(s => s.Position).Select(s => new CollectionPart(s, [.. Ordered.Where(i => i.SectionId == s.Id)])),
    ];

    private void Lay(List<CollectionPart> parts, DateTimeOffset now)
    {
        var position = 0;
        foreach (var (at, part) in parts.Index())
        {
            part.Section?.Place(at);
            part.Items.ForEach(item => item.Place(part.Section?.Id, ++position));
        }

        Changed(now);
    }

    private void Changed(DateTimeOffset now)
    {
        ChangedAt = now;
        Revision++;
    }
}

/// <param name="Section">Null for what stands before the first one.</param>
public sealed record CollectionPart(CollectionSection? Section, List<CollectionItem> Items);
