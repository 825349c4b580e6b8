namespace OerPortal.Resources.Models;

/// <summary>That a resource which was ever public has changed; triggers on the catalogue write it. Deliberately without a site filter, as <see cref="CatalogueEntry"/>.</summary>
public sealed class Change
{
    public Guid ResourceId { get; private init; }

    public string PublicId { get; private init; } = "";

    public Guid SiteId { get; private init; }

    /// <summary>Null until somebody has asked for changes since.</summary>
    public long? Number { get; private init; }

    public bool IsGone { get; private init; }

    public DateTimeOffset ChangedAt { get; private init; }
}
