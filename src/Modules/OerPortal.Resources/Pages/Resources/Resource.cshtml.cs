using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Linking;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A published resource. A withdrawn one says so (410) to those who could see it; hidden, a neighbour's and unknown ones are all 404.</summary>
[GuestCache(ResourceTags.All, ResourceTags.One)]
[Counted(Use.View, "publicId", CountsUnchanged = true)]
internal sealed class ResourceModel(
    ResourcesDbContext db, PublicPages pages, ResourceSheets sheets, RelatedResources related, ReviewRights rights, ClassUses uses, WorkPlaces places, ICurrentPerson person,
    ISiteContext site, PortalAddress portal, TimeProvider time) : PageModel
{
    [FromRoute]
    public string PublicId { get; set; } = "";

    /// <summary>Not read for guests, who may do nothing with it, unless it was taken down.</summary>
    public Resource Resource { get; private set; } = null!;

    public ResourceSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<ResourceCard> Related { get; private set; } = [];

    /// <summary>Titles of related works of this portal that the viewer may see, by public id.</summary>
    public IReadOnlyDictionary<string, string> RelationTitles { get; private set; } = new Dictionary<string, string>();

    /// <summary>How many have used it in class, and who gave it.</summary>
    public Echoes Echoes { get; private set; } = Echoes.None;

    /// <summary>What teachers said of using it, for teachers' eyes.</summary>
    public IReadOnlyList<SaidUse> Uses { get; private set; } = [];

    /// <summary>How useful teachers found it, for teachers' eyes.</summary>
    public Usefulness? Usefulness { get; private set; }

    /// <summary>Set when the resource was taken down.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    public string WithdrawnTitle { get; private set; } = "";

    public string Canonical => Origin + Sheet.Path;

    public string Origin => portal.OriginOr(Request);

    public bool IsOwner => person.Id is { } id && id == Resource.OwnerId && (site.Current.IsPortal || site.Current.Id == Resource.SiteId);

    public bool MayWithdraw => person.IsSignedIn && rights.MayWithdraw(Resource);

    public bool MayCollect => places.Collecting.Count > 0;

    /// <summary>Whether the person may begin a work of their own from it.</summary>
    public bool MayAdapt => Sheet.IsCurrent && Licences.Find(Sheet.About.Licence) is { AllowsChanges: true } && places.Contributing.Count > 0;

    /// <summary>Whether the person may say what a field should be: whose work it is changes it.</summary>
    public bool MaySuggest => person.IsSignedIn && Resource.OwnerId != person.Id;

    public bool MaySayThanks => person.IsSignedIn && uses.MaySay(Resource.OwnerId);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(PublicId))
            return NotFound();
        var viewer = Viewer.From(person);
        if (viewer.IsPlainGuest && await pages.FindAsync(PublicId, cancellation) is { } known)
        {
            (Sheet, Related, RelationTitles, Echoes) = (known.Sheet!, known.Related, known.RelationTitles, known.Echoes);
            return Signposted();
        }

        var entry = await db.Catalogue.AsNoTracking().Where(Visible.To(viewer, site.Current)).FirstOrDefaultAsync(e => e.PublicId == PublicId, cancellation);
        if (entry is null)
            return await WithdrawnAsync(viewer, cancellation) ? Page() : NotFound();

        Resource = await db.Resources.OfAllSites().Approved().FirstAsync(r => r.Id == entry.ResourceId, cancellation);
        // Its owner goes on with a version that nobody else knows of.
        if (IsOwner)
            Resource = await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.Id == entry.ResourceId), cancellation) ?? Resource;
        if (Resource.Current is not { } current)
            return NotFound();
        Sheet = await sheets.OfAsync(Resource, current, IsOwner || AnswerKeys.AreOpenTo(person), cancellation);
        Related = await related.ToAsync(Resource.Id, current.Metadata, viewer, cancellation);
        RelationTitles = await related.TitlesAsync(current.Metadata, viewer, cancellation);
        Echoes = await pages.EchoesAsync(Resource, cancellation);
        Uses = await uses.OfAsync(Resource.Id, cancellation);
        Usefulness = await uses.UsefulnessAsync(Resource.Id, cancellation);
        return Signposted();
    }

    /// <summary>Begins the next version and leads to its draft; an unfinished one is gone on with.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => db.AloneWithResourceAsync<IActionResult>(PublicId, async () =>
        {
            // The draft stands at the contributing site, whose filter applies here.
            var resource = await db.FindWholeAsync(db.Resources.Where(r => r.PublicId == PublicId), cancellation);
            if (resource is null || resource.OwnerId != person.Id)
                return NotFound();
            if (!person.Can(ResourcePermissions.Contribute))
                return Forbid();
            if (resource.Latest is not { Draft: not null } and not { OpenSubmission: not null })
            {
                resource.StartNewVersion(time.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
            }

            return Redirect(Request.PathBase + ResourceAddress.Draft(resource.Latest.PublicId));
        }, cancellation);

    private PageResult Signposted()
    {
        if (Sheet.Visibility == Visibility.Public)
            Response.Headers.Link = Signposts.Header(Sheet, Origin);
        return Page();
    }

    private async Task<bool> WithdrawnAsync(Viewer viewer, CancellationToken cancellation)
    {
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.PublicId == PublicId), cancellation);
        if (resource?.Withdrawal is not { } withdrawal)
            return false;
        var sees = Visible.Is(withdrawal.Visibility, resource.SiteId, resource.Id, viewer, site.Current)
            || (person.Id == resource.OwnerId && (site.Current.IsPortal || site.Current.Id == resource.SiteId));
        if (!sees)
            return false;
        Resource = resource;
        Withdrawal = withdrawal;
        var version = resource.Versions.Single(v => v.Id == withdrawal.VersionId);
        WithdrawnTitle = version.Metadata.Title;
        // Whoever has cited it is still told what it was.
        Sheet = await sheets.OfAsync(resource, version, withAnswers: false, cancellation);
        Response.StatusCode = StatusCodes.Status410Gone;
        return true;
    }
}
