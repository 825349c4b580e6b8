using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reading.Data;
using OerPortal.Reading.Models;

namespace OerPortal.Reading;

/// <summary>
/// The button that opens a file, on the page of its resource: "Đọc", or "Đọc tiếp · trang 31" for whoever has stopped there. For guests the page is the same for all, and
/// the device fills in the place.
/// </summary>
[ViewComponent(Name = "ReadHere")]
public sealed class ReadHereViewComponent(Shelf shelf, ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : ViewComponent
{
    /// <param name="text">What one does with it ("Đọc", "Nghe").</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid fileId, string address, string text, string icon)
    {
        var keeps = site.HasFeature("reading");
        var place = keeps && person.IsSignedIn ? await shelf.FindAsync(fileId, HttpContext.RequestAborted) : null;
        var words = place is null ? text : place.IsFinished ? strings["reading.readAgain"].Value : strings["reading.goOn", place.Spot(strings)].Value;
        return View(new ReadHere(address, words, icon, keeps && !person.IsSignedIn ? fileId : null));
    }
}

/// <param name="OnDevice">The file whose place the device may know; null where the script has nothing to add.</param>
public sealed record ReadHere(string Address, string Words, string Icon, Guid? OnDevice);
