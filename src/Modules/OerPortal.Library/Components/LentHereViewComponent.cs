using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Models;

namespace OerPortal.Library.Components;

/// <summary>On the page of a resource that is lent: how many copies there are and are free, and the way to borrow one. For guests kept as long as the page is.</summary>
[ViewComponent(Name = "LentHere")]
public sealed class LentHereViewComponent(EbookShelf shelf, ICurrentPerson person, ISiteContext site) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string publicId)
    {
        if (!site.HasFeature("library"))
            return Content("");
        var cancellation = HttpContext.RequestAborted;
        var title = await shelf.TitleAsync(publicId, cancellation);
        var offers = await shelf.OffersAsync(publicId, cancellation);
        var own = title is null ? null : await shelf.OwnAsync(title.Id, cancellation);
        var printed = title is null ? null : await shelf.PrintedAsync(title, cancellation);
        return View(new LentHere(publicId, offers.Count > 0 ? offers[0] : null, own, own is null ? 0 : own.DueOn.DayNumber - shelf.Today.DayNumber, printed, person.Can(Permissions.Keep)));
    }
}

/// <param name="Offer">Here, or where it can be had instead; null where nobody lends it to who looks.</param>
/// <param name="Printed">The same work on the shelf.</param>
internal sealed record LentHere(string Resource, EbookOffer? Offer, Loan? Own, int DaysLeft, Title? Printed, bool MayKeep);
