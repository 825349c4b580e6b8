namespace OerPortal.Cms.Data;

/// <summary>That something which was ever public has changed; triggers (<c>cms.follow</c>) write it. For all sites.</summary>
public sealed class ChangeRow
{
    public string Kind { get; private init; } = "";

    public Guid Id { get; private init; }

    public string PublicId { get; private init; } = "";

    public Guid SiteId { get; private init; }

    /// <summary>Null until somebody has asked for changes since.</summary>
    public long? Number { get; private init; }

    public bool IsGone { get; private init; }

    public DateTimeOffset ChangedAt { get; private init; }

    /// <summary>The record of a change that has its number.</summary>
    /// <param name="document">Read in one statement with the row: a number and what it stands for belong to the same moment.</param>
    public PublicRecord<T> ToRecord<T>(Func<T> document)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(Number!.Value, Id, PublicId, SiteId, ChangedAt, IsGone ? null : document());
    }
}
