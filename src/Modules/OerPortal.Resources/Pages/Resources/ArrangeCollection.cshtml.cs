using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>Puts a collection in order: sections, places, notes. It has no page of its own; all is shown where the collection is edited.</summary>
[RequiresPermission(ResourcePermissions.CollectId)]
[RequiresFeature("collections")]
internal sealed class ArrangeCollectionModel(ResourcesDbContext db, CollectionShelf shelf, IPageCache pages, ICurrentPerson person, TimeProvider time)
    : OwnCollectionPage(db, shelf, pages, person, time)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
        => await FindAsync(cancellation) is null ? NotFound() : Redirect(Request.PathBase + ResourceAddress.EditingOf(CollectionId!));

    public Task<IActionResult> OnPostMoveAsync(Guid resourceId, int by, CancellationToken cancellation)
    {
        TempData[EditCollectionModel.MovedKey] = EditCollectionModel.MoveOf(resourceId, by);
        return ArrangeAsync(c => c.Move(resourceId, by, Now), cancellation);
    }

    public Task<IActionResult> OnPostRemoveAsync(Guid resourceId, CancellationToken cancellation)
        => ArrangeAsync(c => c.Remove(resourceId, Now), cancellation);

    /// <summary>What is said beside a thing, and in which section it stands.</summary>
    public Task<IActionResult> OnPostSettleAsync(Guid resourceId, Guid? sectionId, string? note, CancellationToken cancellation)
        => ArrangeAsync(c => c.Settle(resourceId, sectionId, note, Now), cancellation);

    /// <summary>A new section, or other words for one.</summary>
    public Task<IActionResult> OnPostSectionAsync(Guid? sectionId, string? heading, string? words, CancellationToken cancellation)
        => ArrangeAsync(
            c =>
            {
                if (string.IsNullOrWhiteSpace(heading))
                    throw new TransitionRefusedException("collections.refused.heading");
                if (sectionId is { } known)
                    c.DescribeSection(known, heading, words, Now);
                else
                    c.AddSection(heading, words, Now);
            },
            cancellation);

    public Task<IActionResult> OnPostMoveSectionAsync(Guid sectionId, int by, CancellationToken cancellation)
    {
        TempData[EditCollectionModel.MovedKey] = EditCollectionModel.MoveOf(sectionId, by);
        return ArrangeAsync(c => c.MoveSection(sectionId, by, Now), cancellation);
    }

    public Task<IActionResult> OnPostRemoveSectionAsync(Guid sectionId, CancellationToken cancellation)
        => ArrangeAsync(c => c.RemoveSection(sectionId, Now), cancellation);

    private Task<IActionResult> ArrangeAsync(Action<Collection> change, CancellationToken cancellation)
        => ChangeAsync(change, id => ResourceAddress.EditingOf(id) + "?da-luu=true", cancellation);
}
