using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>A collection that everybody may find.</summary>
public sealed class CollectionPublication : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid PublishedBy { get; private set; }

    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>Of the collection when somebody who decides has looked at it last.</summary>
    public int Revision { get; private set; }

    internal static CollectionPublication Of(Collection collection, Guid by, DateTimeOffset now)
        => new() { CollectionId = collection.Id, SiteId = collection.SiteId, PublishedBy = by, PublishedAt = now, Revision = collection.Revision };

    internal void SeenAgain(Guid by, int revision) => (PublishedBy, Revision) = (by, revision);
}

/// <summary>A collection that waits for somebody to look at it.</summary>
public sealed class CollectionSubmission : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid SubmittedBy { get; private init; }

    public DateTimeOffset SubmittedAt { get; private init; }

    internal static CollectionSubmission Of(Collection collection, Guid by, DateTimeOffset now)
        => new() { CollectionId = collection.Id, SiteId = collection.SiteId, SubmittedBy = by, SubmittedAt = now };
}

/// <summary>A collection that was given back, or taken off the lists, with a word.</summary>
public sealed class CollectionReturn : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid ReturnedBy { get; private set; }

    public DateTimeOffset ReturnedAt { get; private set; }

    public string Comment { get; private set; } = "";

    internal static CollectionReturn Of(Collection collection) => new() { CollectionId = collection.Id, SiteId = collection.SiteId };

    internal void Say(Guid by, string comment, DateTimeOffset now) => (ReturnedBy, Comment, ReturnedAt) = (by, comment, now);
}

/// <summary>An address that opens a collection to whoever has it.</summary>
public sealed class CollectionLink : ISiteOwned
{
    public Guid CollectionId { get; private init; }

    public Guid SiteId { get; private init; }

    /// <summary>Of 128 random bits: nobody guesses it.</summary>
    public string Token { get; private init; } = "";

    public DateTimeOffset SharedAt { get; private init; }

    internal static CollectionLink Of(Collection collection, DateTimeOffset now) => new()
    {
        CollectionId = collection.Id,
        SiteId = collection.SiteId,
        Token = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
        SharedAt = now,
    };
}

/// <summary>A collection of the department that a school does not show.</summary>
public sealed class HiddenCollection : ISiteOwned
{
    public Guid SiteId { get; init; }

    public Guid CollectionId { get; init; }
}
