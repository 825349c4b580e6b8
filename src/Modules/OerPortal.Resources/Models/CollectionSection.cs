using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A part of a collection: a heading with a few lines.</summary>
public sealed class CollectionSection : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid CollectionId { get; private init; }

    public Guid SiteId { get; private init; }

    public int Position { get; private set; }

    public string Heading { get; private set; } = "";

    public string Words { get; private set; } = "";

    internal static CollectionSection Of(Collection collection, string heading, string? words, int position)
    {
        var section = new CollectionSection { CollectionId = collection.Id, SiteId = collection.SiteId, Position = position };
        section.Describe(heading, words);
        return section;
    }

    internal void Describe(string heading, string? words)
        => (Heading, Words) = (PlainText.Line(heading, CollectionLimits.Heading), PlainText.Lines(words, CollectionLimits.Words));

    internal void Place(int position) => Position = position;
}

/// <summary>A resource's place in a collection.</summary>
public sealed class CollectionItem : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid ResourceId { get; private init; }

    public Guid SiteId { get; private init; }

    /// <summary>Null before the first section.</summary>
    public Guid? SectionId { get; private set; }

    /// <summary>Through all sections.</summary>
    public int Position { get; private set; }

    /// <summary>What its maker says of it here.</summary>
    public string? Note { get; private set; }

    internal static CollectionItem Of(Collection collection, Guid resourceId)
        => new() { CollectionId = collection.Id, SiteId = collection.SiteId, ResourceId = resourceId };

    internal void Place(Guid? sectionId, int position) => (SectionId, Position) = (sectionId, position);

    internal void Say(string? note) => Note = PlainText.Lines(note, CollectionLimits.Note) is { Length: > 0 } said ? said : null;
}

/// <summary>How much a collection may hold beside its resources.</summary>
internal static class CollectionLimits
{
    internal const int Heading = 150;
    internal const int Words = 1000;
    internal const int Note = 500;
    internal const int Sections = 40;
}
