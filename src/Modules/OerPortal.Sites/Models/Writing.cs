using OerPortal.Cms.Data;
using OerPortal.Sites.Markup;

namespace OerPortal.Sites.Models;

public enum WritingKind : short
{
    /// <summary>With a date, the newest first.</summary>
    News = 0,

    /// <summary>At an address of its own that stays: introduction, rules, contact.</summary>
    Page = 1,
}

/// <summary>A page or a piece of news of a site. Title and body are what people see; what is being written is its latest version.</summary>
public sealed class Writing : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public required WritingKind Kind { get; init; }

    /// <summary>Of a page, the last part of its address; null for news.</summary>
    public string? Slug { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Markdown with named blocks (<see cref="PageText"/>).</summary>
    public string Body { get; private set; } = "";

    /// <summary>From when on it is to be seen; null while it is a draft, or taken down.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Whether people see it now; the job <see cref="Jobs.ShowDueWritings"/> keeps it true to the dates.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Of the portal: whether schools show it as well.</summary>
    public bool IsOffered { get; set; }

    public int LatestVersion { get; private set; }

    public int? ShownVersion { get; private set; }

    /// <summary>When what people see was published last; of a draft, when it was written.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public string? PreviewKey { get; private set; }

    public DateTimeOffset? PreviewUntil { get; private set; }

    /// <summary>Whether something was written that people do not see yet.</summary>
    public bool HasUnpublished => ShownVersion != LatestVersion;

    /// <summary>Where people read it, below the site.</summary>
    public string Path => Kind == WritingKind.Page ? $"/trang/{Slug}" : $"/tin/{PublicId}";

    /// <summary>The beginning as plain text, for lists.</summary>
    public string Beginning => PageText.Beginning(Body);

    /// <summary>What the editor wrote, as a version of its own. Until something is published the draft's title names it.</summary>
    public WritingVersion Write(string title, string body, IReadOnlyCollection<Guid> files, DateTimeOffset at)
    {
        LatestVersion++;
        if (ShownVersion is null)
            (Title, ChangedAt) = (title, at);
        return new WritingVersion { WritingId = Id, Number = LatestVersion, Title = title, Body = body, Files = [.. files], At = at };
    }

    /// <summary>People see this version from then on.</summary>
    public void Publish(WritingVersion version, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset now)
    {
        (Title, Body, ShownVersion) = (version.Title, version.Body, version.Number);
        (PublishedAt, ExpiresAt, ChangedAt) = (from, until, now);
        Show(now);
    }

    /// <summary>Nobody sees it until it is published again.</summary>
    public void TakeDown()
    {
        (PublishedAt, ExpiresAt, ShownVersion, IsShown) = (null, null, null, false);
    }

    /// <summary>As its dates say.</summary>
    public void Show(DateTimeOffset now) => IsShown = ShownVersion is not null && PublishedAt <= now && !(ExpiresAt <= now);

    /// <summary>A link at which whoever has it sees the latest version.</summary>
    public void OpenPreview(string key, DateTimeOffset until) => (PreviewKey, PreviewUntil) = (key, until);

    public void ClosePreview() => (PreviewKey, PreviewUntil) = (null, null);
}
