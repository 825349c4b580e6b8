using OerPortal.Cms.Data;

namespace OerPortal.Resources.Models;

/// <summary>What a reviewer says about one field of the description, or about one place in a file. Its contributor sees it there once it is decided.</summary>
public sealed class ReviewRemark : ISiteOwned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SubmissionId { get; private init; }

    public Guid SiteId { get; private init; }

    public Guid WrittenBy { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>Of <see cref="Fields.DraftField"/>; null for a remark about a file.</summary>
    public string? Field { get; private init; }

    public Guid? FileId { get; private init; }

    /// <summary>What the reader opens; null for the whole file.</summary>
    public string? Locator { get; private init; }

    /// <summary>Title of the chapter, where the locator does not say a page or a minute.</summary>
    public string? Chapter { get; private init; }

    public string Words { get; private init; } = "";

    internal static ReviewRemark OnField(Submission submission, Guid by, string field, string words, DateTimeOffset now)
        => new() { SubmissionId = submission.Id, SiteId = submission.SiteId, WrittenBy = by, WrittenAt = now, Field = field, Words = words };

    internal static ReviewRemark OnFile(Submission submission, Guid by, FilePlace place, string words, DateTimeOffset now) => new()
    {
        SubmissionId = submission.Id,
        SiteId = submission.SiteId,
        WrittenBy = by,
        WrittenAt = now,
        FileId = place.FileId,
        Locator = place.Locator,
        Chapter = place.Chapter,
        Words = words,
    };
}

/// <summary>A place in a file, as the reader finds it.</summary>
internal sealed record FilePlace(Guid FileId, string? Locator = null, string? Chapter = null);
