using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>One version of a resource: its description, its files and what was decided about it.</summary>
public sealed class ResourceVersion : IReviewed
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>In the address of its draft, <c>/dong-gop/{PublicId}</c>.</summary>
    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid ResourceId { get; private init; }

    public Guid SiteId { get; private init; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private init; }

    public ResourceMetadata Metadata { get; private set; } = new();

    public Visibility Visibility { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public List<VersionFile> Files { get; private init; } = [];

    /// <summary>Addresses elsewhere.</summary>
    public List<VersionLink> Links { get; private init; } = [];

    /// <summary>There exactly while the version may be edited.</summary>
    public Draft? Draft { get; private set; }

    public List<Submission> Submissions { get; private init; } = [];

    public Submission? LastSubmission => Submissions.OrderByDescending(s => s.SubmittedAt).FirstOrDefault();

    public Submission? OpenSubmission => Submissions.FirstOrDefault(s => !s.IsDecided);

    public Approval? Approval => Submissions.Select(s => s.Approval).FirstOrDefault(a => a is not null);

    public string Holder => HolderOf(PublicId);

    public IEnumerable<VersionFile> OrderedFiles => Files.OrderBy(f => f.Role).ThenBy(f => f.Position);

    public IEnumerable<VersionLink> OrderedLinks => Links.OrderBy(l => l.Role).ThenBy(l => l.Position);

    public static string HolderOf(string publicId) => $"draft:{publicId}";

    internal static ResourceVersion Begin(Resource resource, int number, ResourceMetadata metadata, Visibility visibility, DateTimeOffset now)
    {
        var version = new ResourceVersion
        {
            ResourceId = resource.Id,
            SiteId = resource.SiteId,
            Number = number,
            Metadata = metadata,
            Visibility = visibility,
            CreatedAt = now,
        };
        version.Draft = Draft.Of(version, now);
        return version;
    }

    public VersionState StateIn(Resource resource)
    {
        if (Approval is not null)
            return resource.CurrentVersionId == Id ? VersionState.Published
                : resource.Withdrawals.Exists(w => w.VersionId == Id) ? VersionState.Withdrawn
                : VersionState.Replaced;
        if (OpenSubmission is not null)
            return VersionState.Submitted;
        return LastSubmission?.Returned is not null ? VersionState.Returned : VersionState.Draft;
    }

    /// <summary>Takes over what a person wrote.</summary>
    /// <param name="touched">Names of the fields that the person changed; see <see cref="DraftField"/>.</param>
    /// <param name="by">Who it was; null for an import.</param>
    public void Describe(Resource resource, ResourceMetadata metadata, Visibility visibility, IEnumerable<string> touched, DateTimeOffset now, Guid? by = null)
    {
        var draft = RequireDraft();
        Metadata = metadata;
        Visibility = visibility;
        draft.Edited(touched, resource.Touch(), by, now);
    }

    /// <summary>Adds a file at the end; the same file twice is one.</summary>
    public void Attach(Resource resource, Guid fileId, FileRole role)
    {
        RequireDraft();
        if (Files.Exists(f => f.FileId == fileId))
            return;
        Files.Add(VersionFile.Of(this, fileId, role, Files.Count == 0 ? 1 : Files.Max(f => f.Position) + 1));
        resource.Touch();
    }

    public void Detach(Resource resource, Guid fileId)
    {
        RequireDraft();
        if (Files.RemoveAll(f => f.FileId == fileId) > 0)
            resource.Touch();
    }

    /// <summary>Says what the file is for, and what it is called where its own name does not say it.</summary>
    public void Assign(Resource resource, Guid fileId, FileRole role, string? title)
    {
        RequireDraft();
        Files.Find(f => f.FileId == fileId)?.Assign(role, title);
        resource.Touch();
    }

    /// <summary>Puts a file one place up or down among those of its role.</summary>
    public void Move(Resource resource, Guid fileId, bool up)
    {
        RequireDraft();
        if (Files.Find(f => f.FileId == fileId) is not { } file || NeighbourOf(file, up) is not { } neighbour)
            return;
        file.ChangePlaces(neighbour);
        resource.Touch();
    }

    /// <summary>The file of the same role that stands before or after it; null at the end.</summary>
    public VersionFile? NeighbourOf(VersionFile file, bool up)
    {
        VersionFile[] alike = [.. OrderedFiles.Where(f => f.Role == file.Role)];
        return alike.ElementAtOrDefault(Array.IndexOf(alike, file) + (up ? -1 : 1));
    }

    /// <summary>Takes from the file what the person has neither written nor cleared.</summary>
    /// <returns>Whether anything was filled.</returns>
    public bool FillFrom(Resource resource, FileFacts file)
    {
        if (Draft is not { } draft)
            return false;
        var filling = DraftFilling.From(file, Metadata, draft.Touched);
        if (filling.Fields.Count == 0)
            return false;
        Metadata = filling.Metadata;
        draft.Filled(filling.Fields, resource.Touch());
        return true;
    }

    internal void Mend(ResourceMetadata mended) => Metadata = mended;

    /// <summary>Adds an address at the end; the same one twice is one.</summary>
    public VersionLink Link(Resource resource, PageFacts page, FileRole role, string? title)
    {
        RequireDraft();
        if (Links.Find(l => l.Address == page.Address.AbsoluteUri) is { } known)
            return known;
        if (Links.Count >= DraftLimits.Links)
            throw new TransitionRefusedException("resources.refused.links");
        var link = VersionLink.Of(this, page, role, title, Links.Count == 0 ? 1 : Links.Max(l => l.Position) + 1);
        Links.Add(link);
        resource.Touch();
        return link;
    }

    public void Unlink(Resource resource, Guid linkId)
    {
        RequireDraft();
        if (Links.RemoveAll(l => l.Id == linkId) > 0)
            resource.Touch();
    }

    /// <summary>Says what a link is for, and what it is called where the page's own title does not say it.</summary>
    public void AssignLink(Resource resource, Guid linkId, FileRole role, string? title)
    {
        RequireDraft();
        Links.Find(l => l.Id == linkId)?.Assign(role, title);
        resource.Touch();
    }

    /// <summary>Takes from a page what the person has neither written nor cleared.</summary>
    public void FillFrom(Resource resource, PageFacts page)
    {
        var draft = RequireDraft();
        var filling = DraftFilling.From(page, Metadata, draft.Touched);
        if (filling.Fields.Count == 0)
            return;
        Metadata = filling.Metadata;
        draft.Filled(filling.Fields, resource.Touch());
    }

    internal Draft RequireDraft() => Draft ?? throw new TransitionRefusedException("resources.refused.not-a-draft");

    internal Submission HandIn(Guid by, DateTimeOffset now)
    {
        var submission = Submission.Of(this, by, now);
        Submissions.Add(submission);
        Draft = null;
        return submission;
    }

    internal void Reopen(DateTimeOffset now)
        => Draft = Draft.Of(this, now, touched: DraftField.All);

    internal void CopyFiles(ResourceVersion earlier)
    {
        Files.AddRange(earlier.OrderedFiles.Select(f => VersionFile.Of(this, f.FileId, f.Role, f.Position, f.Title)));
        CopyLinks(earlier);
    }

    internal void CopyLinks(ResourceVersion earlier) => Links.AddRange(earlier.OrderedLinks.Select(l => l.CopyTo(this)));
}
