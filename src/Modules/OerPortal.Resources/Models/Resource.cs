using OerPortal.Cms.Data;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>
/// A learning resource: the work with its versions. What has happened to it stands in records (drafts, submissions, approvals, returns,
/// withdrawals); its state is read from them. Every verb leaves its audit line and its event behind; they are saved with the change.
/// </summary>
public sealed class Resource : ISiteOwned
{
    private const string BasedOn = "isBasedOn";

    private readonly List<VerbRecord> _records = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string PublicId { get; private init; } = Cms.Text.PublicId.New();

    public Guid SiteId { get; private init; }

    public Guid OwnerId { get; private init; }

    /// <summary>The key it was imported under, or null.</summary>
    public string? ExternalKey { get; private init; }

    /// <summary>Public id of the resource that it was begun as a copy of, or null.</summary>
    public string? AdaptedFrom { get; private init; }

    /// <summary>Code of the licence that one had then: it binds this one, whatever the original says later.</summary>
    public string? AdaptedLicence { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Counts every change; two people who change at once are told.</summary>
    public int Revision { get; private set; }

    /// <summary>The version people see, or null.</summary>
    public Guid? CurrentVersionId { get; private set; }

    public DateTimeOffset? FirstPublishedAt { get; private set; }

    public List<ResourceVersion> Versions { get; private init; } = [];

    public List<Withdrawal> Withdrawals { get; private init; } = [];

    public List<CoAuthor> CoAuthors { get; private init; } = [];

    public ResourceVersion? Current => Versions.FirstOrDefault(v => v.Id == CurrentVersionId);

    public ResourceVersion Latest => Versions.OrderByDescending(v => v.Number).First();

    public bool IsPublished => CurrentVersionId is not null;

    /// <summary>The withdrawal that is in force, or null.</summary>
    public Withdrawal? Withdrawal => IsPublished ? null : Withdrawals.OrderByDescending(w => w.WithdrawnAt).FirstOrDefault();

    /// <summary>Those whose work it is.</summary>
    public IEnumerable<Guid> Makers => [OwnerId, .. CoAuthors.Where(c => c.AcceptedAt is not null).Select(c => c.PersonId)];

    /// <summary>Whether the person is one of those whose work it is.</summary>
    public bool IsMadeBy(Guid? person) => person is { } id && Makers.Contains(id);

    /// <summary>How it stands in the catalogue after an unsaved verb; null says it is taken out.</summary>
    internal CatalogueEntry? Listing { get; private set; }

    /// <summary>Whether the catalogue must be written.</summary>
    internal bool ListingChanged { get; private set; }

    public static Resource Start(Guid siteId, Guid ownerId, DateTimeOffset now, ResourceMetadata? metadata = null, string? externalKey = null)
    {
        var resource = new Resource { SiteId = siteId, OwnerId = ownerId, CreatedAt = now, ExternalKey = externalKey };
        resource.Versions.Add(ResourceVersion.Begin(resource, 1, metadata ?? new ResourceMetadata(), Visibility.Public, now));
        resource.Happened("resources.start");
        return resource;
    }

    /// <summary>Begins another work described like an earlier one: without its files, and without what is that one's alone.</summary>
    public static Resource StartLike(ResourceVersion earlier, Guid ownerId, DateTimeOffset now)
    {
        var resource = new Resource { SiteId = earlier.SiteId, OwnerId = ownerId, CreatedAt = now };
        resource.Versions.Add(ResourceVersion.Begin(resource, 1, earlier.Metadata with { Title = "", AlternativeTitle = null, Identifiers = [] }, earlier.Visibility, now));
        resource.Happened("resources.start");
        return resource;
    }

    /// <summary>Begins a work of one's own from a published one, with its description and links; its files are copied by whoever calls.</summary>
    /// <exception cref="TransitionRefusedException">It is not published, or its licence allows no changed works.</exception>
    public static Resource StartFrom(Resource original, Guid siteId, Guid ownerId, DateTimeOffset now)
    {
        if (original.Current is not { } current)
            throw new TransitionRefusedException("resources.refused.not-published");
        if (Licences.Find(current.Metadata.Licence) is not { AllowsChanges: true } licence)
            throw new TransitionRefusedException("resources.refused.no-changes");
        var resource = new Resource { SiteId = siteId, OwnerId = ownerId, CreatedAt = now, AdaptedFrom = original.PublicId, AdaptedLicence = licence.Code };
        var about = current.Metadata with { Identifiers = [], Publisher = null, Issued = null, Relations = [new Relation(BasedOn, original.PublicId, null, current.Metadata.Title)] };
        var copy = ResourceVersion.Begin(resource, 1, about, Visibility.Public, now);
        copy.CopyLinks(current);
        resource.Versions.Add(copy);
        resource.Happened("resources.adapt", new { from = original.PublicId });
        return resource;
    }

    /// <summary>Lets a colleague of the same school work on it, too.</summary>
    internal void Invite(Guid person, DateTimeOffset now)
    {
        if (person == OwnerId || CoAuthors.Exists(c => c.PersonId == person))
            return;
        CoAuthors.Add(CoAuthor.Of(this, person, now));
        Happened("resources.invite", new { person }, new CoAuthorInvited(Id, person));
    }

    /// <summary>A colleague who was asked says yes.</summary>
    /// <returns>False when nobody asked them.</returns>
    internal bool Accept(Guid person, DateTimeOffset now)
    {
        if (CoAuthors.Find(c => c.PersonId == person) is not { } invited)
            return false;
        if (invited.AcceptedAt is null)
            Happened("resources.accept", new { person });
        invited.Accept(now);
        return true;
    }

    internal void Part(Guid person)
    {
        if (CoAuthors.RemoveAll(c => c.PersonId == person) > 0)
            Happened("resources.part", new { person });
    }

    /// <summary>Hands the draft to the reviewers.</summary>
    /// <param name="files">Facts of the version's files.</param>
    /// <exception cref="DraftIncompleteException">Something is missing; it says what.</exception>
    public Submission Submit(ResourceVersion version, IReadOnlyList<FileFacts> files, Guid by, DateTimeOffset now)
    {
        version.RequireDraft();
        var problems = DraftCheck.Of(this, version, files);
        if (problems.Count > 0)
            throw new DraftIncompleteException(problems);
        // Programs send descriptions whole: what it is based on is said all the same.
        if (AdaptedFrom is { } original && !version.Metadata.Relations.Any(r => r.Kind == BasedOn && r.PublicId == original))
            version.Mend(version.Metadata with { Relations = [new Relation(BasedOn, original, null, null), .. version.Metadata.Relations] });
        var submission = version.HandIn(by, now);
        Happened("resources.submit", new { version = version.Number, by });
        return submission;
    }

    /// <summary>Makes the submitted version the one people see.</summary>
    /// <param name="answers">To the questions of <see cref="ReviewChecklist"/>; null where nobody was asked.</param>
    /// <exception cref="TransitionRefusedException">Decided already, or by its own contributor.</exception>
    public Approval Approve(Submission submission, IReadOnlyList<FileFacts> files, Guid by, string? note, DateTimeOffset now, Dictionary<string, bool>? answers = null)
    {
        var version = RequireDecidable(submission, by);
        if ((files.Count == 0 && version.Links.Count == 0) || files.Any(f => !f.IsReady))
            throw new TransitionRefusedException("resources.refused.files");
        var approval = submission.Approve(by, note, answers ?? [], now);
        CurrentVersionId = version.Id;
        FirstPublishedAt ??= now;
        List(CatalogueEntry.Of(this, version, files, now));
        Happened("resources.approve", new { version = version.Number, by }, new ResourcePublished(Id, SiteId), new SubmissionDecided(Id, submission.Id));
        return approval;
    }

    /// <summary>Gives the submitted version back with a comment; its contributor can go on with it.</summary>
    /// <param name="answers">To the questions of <see cref="ReviewChecklist"/>; null where nobody was asked.</param>
    /// <exception cref="TransitionRefusedException">Decided already, by its own contributor, or without a comment.</exception>
    public Return Return(Submission submission, Guid by, string comment, DateTimeOffset now, Dictionary<string, bool>? answers = null)
    {
        var version = RequireDecidable(submission, by);
        if (string.IsNullOrWhiteSpace(comment))
            throw new TransitionRefusedException("resources.refused.comment");
        var returned = submission.Return(by, comment.Trim(), answers ?? [], now);
        version.Reopen(now);
        Happened("resources.return", new { version = version.Number, by }, new SubmissionDecided(Id, submission.Id));
        return returned;
    }

    /// <summary>A reviewer puts small things of the description right; what was changed is kept beside it.</summary>
    /// <exception cref="TransitionRefusedException">Decided already, or by its own contributor.</exception>
    /// <exception cref="DraftIncompleteException">Something would be missing afterwards; it says what.</exception>
    internal IReadOnlyList<Mending> Mend(Submission submission, Guid by, ResourceMetadata sent, DateTimeOffset now)
    {
        var version = RequireDecidable(submission, by);
        var mended = DescriptionFields.Mended(version.Metadata, sent);
        if (DraftCheck.OfDescription(this, mended).ToList() is { Count: > 0 } problems)
            throw new DraftIncompleteException(problems);
        var changed = DescriptionFields.All.Where(f => f.Differs(version.Metadata, mended)).ToList();
        Mending[] mendings = [.. changed.Select(f => Mending.Of(submission, by, f, version.Metadata, mended, now))];
        if (mendings.Length == 0)
            return [];
        version.Mend(mended);
        Happened("resources.mend", new { version = version.Number, by, fields = changed.Select(f => f.Name) });
        return mendings;
    }

    /// <summary>Takes the resource down. Its address says so, with the reason.</summary>
    /// <exception cref="TransitionRefusedException">Not published, or without a reason.</exception>
    public Withdrawal Withdraw(Guid by, string reason, DateTimeOffset now)
    {
        if (Current is not { } current)
            throw new TransitionRefusedException("resources.refused.not-published");
        if (string.IsNullOrWhiteSpace(reason))
            throw new TransitionRefusedException("resources.refused.reason");
        var withdrawal = Withdrawal.Of(this, current, by, reason.Trim(), now);
        Withdrawals.Add(withdrawal);
        CurrentVersionId = null;
        List(null);
        Happened("resources.withdraw", new { version = current.Number, by, reason = withdrawal.Reason }, new ResourceWithdrawn(Id, SiteId));
        return withdrawal;
    }

    /// <summary>Begins the next version as a copy of the last one. What is published stays until the new one is approved.</summary>
    /// <exception cref="TransitionRefusedException">A version is still being worked on or reviewed.</exception>
    public ResourceVersion StartNewVersion(DateTimeOffset now)
    {
        var last = Latest;
        if (last.Draft is not null || last.OpenSubmission is not null)
            throw new TransitionRefusedException("resources.refused.version-open");
        var next = ResourceVersion.Begin(this, last.Number + 1, last.Metadata, last.Visibility, now);
        next.CopyFiles(last);
        Versions.Add(next);
        Happened("resources.new-version", new { version = next.Number });
        return next;
    }

    /// <summary>Describes the published version's files anew, after one of them has changed.</summary>
    public void DescribeFiles(IReadOnlyList<FileFacts> files, DateTimeOffset now)
    {
        if (Current is not { } current)
            return;
        List(CatalogueEntry.Of(this, current, files, now));
        Happened("resources.describe-files", null, new ResourceChanged(Id, SiteId));
    }

    /// <summary>Lets a link of the published version lead elsewhere, where its page has moved.</summary>
    /// <exception cref="TransitionRefusedException">There is no such link.</exception>
    public void ReplaceLink(Guid linkId, PageFacts page, Guid by, IReadOnlyList<FileFacts> files, DateTimeOffset now)
    {
        if (Current is not { } current || current.Links.Find(l => l.Id == linkId) is not { } link)
            throw new TransitionRefusedException("resources.refused.not-published");
        var before = link.Address;
        link.LeadTo(page);
        List(CatalogueEntry.Of(this, current, files, now));
        Happened("resources.replace-link", new { by, before, after = link.Address }, new ResourceChanged(Id, SiteId));
    }

    /// <summary>Notes that something inside has changed, so that a second change at the same time is noticed.</summary>
    internal int Touch() => ++Revision;

    internal IReadOnlyList<VerbRecord> TakeRecords()
    {
        VerbRecord[] taken = [.. _records];
        _records.Clear();
        ListingChanged = false;
        return taken;
    }

    private ResourceVersion RequireDecidable(Submission submission, Guid by)
    {
        if (submission.IsDecided)
            throw new TransitionRefusedException("resources.refused.decided");
        if (IsMadeBy(by) || by == submission.SubmittedBy)
            throw new TransitionRefusedException("resources.refused.own");
        return Versions.Single(v => v.Id == submission.VersionId);
    }

    private void List(CatalogueEntry? entry)
    {
        Listing = entry;
        ListingChanged = true;
    }

    private void Happened(string action, object? detail = null, params Cms.Events.IEvent[] events)
    {
        Touch();
        _records.Add(new VerbRecord(action, detail, events));
    }
}
