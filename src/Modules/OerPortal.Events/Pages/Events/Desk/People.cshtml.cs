using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Events.Data;
using OerPortal.Events.Models;

namespace OerPortal.Events.Pages.Desk;

/// <summary>Who comes, to be printed for the door.</summary>
[RequiresPermission(Permissions.HoldId), RequiresFeature("events")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PeopleModel(EventDesk desk, IStringLocalizer strings) : PageModel
{
    public LibraryEvent Event { get; private set; } = null!;

    public IReadOnlyList<Registration> Coming { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string publicId, CancellationToken cancellation) => await FindAsync(publicId, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(string publicId, CancellationToken cancellation)
    {
        if (!await FindAsync(publicId, cancellation))
            return NotFound();
        return new CsvResult(
            "danh-sach-" + publicId, [strings["events.name"], strings["events.contact"], strings["events.people"], strings["events.registeredAt"]],
            Coming.Select(r => (IReadOnlyList<string>)[r.Name, r.Contact, $"{r.People}", r.RegisteredAt.Moment()]).ToAsyncEnumerable());
    }

    private async Task<bool> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (await desk.FindAsync(publicId, cancellation) is not { } found)
            return false;
        Event = found;
        Coming = await desk.ComingAsync(found.Id, cancellation);
        return true;
    }
}
