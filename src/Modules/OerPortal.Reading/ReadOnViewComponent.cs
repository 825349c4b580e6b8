using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reading.Data;
using OerPortal.Resources;
using OerPortal.Theme;

namespace OerPortal.Reading;

/// <summary>
/// A shelf "Đọc tiếp" for any page: <c>@await Component.InvokeAsync("ReadOn")</c>. Somebody who signed in gets their own
/// places; a guest gets an empty section that the device fills, so that the page stays the same for all guests.
/// </summary>
[ViewComponent(Name = "ReadOn")]
public sealed class ReadOnViewComponent(Shelf shelf, ICurrentPerson person, ISiteContext site, IStringLocalizer strings) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int most = 6)
    {
        if (!site.HasFeature("reading"))
            return Content("");
        if (!person.IsSignedIn)
            return View("Guest", most);
        var books = await shelf.BooksAsync(most, finishedToo: false, HttpContext.RequestAborted);
        if (books.Count == 0)
            return Content("");
        var root = HttpContext.Request.PathBase;
        return View("Own", new ShelfModel(
            strings["reading.readOn"],
            [.. books.Select(b => new ResourceCardModel(
                b.Card.ToCover(strings), b.Card.Title, root + b.Address, b.Place.Chapter ?? b.Card.Facts(strings), b.Place.Percent))],
            new ActionLink(strings["reading.shelf.title"], root + "/tu-sach")));
    }
}
