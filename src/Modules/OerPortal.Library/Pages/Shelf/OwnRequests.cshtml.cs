using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.Library.Requests;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>What a reader asked to be brought or copied, and how it stands.</summary>
[Authorize, RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnRequestsModel(RequestDesk desk, ICurrentPerson person, ISiteContext site) : PageModel
{
    internal IReadOnlyList<ReaderRequest> Requests { get; private set; } = [];

    /// <summary>A key below <c>library.requests.mine.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || person.Id is not { } id)
            return NotFound();
        Requests = await desk.OfReaderAsync(id, cancellation);
        Done = xong is "gui" or "thoi" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid request, CancellationToken cancellation)
        => await desk.FindAsync(request, cancellation) is { } its && its.PersonId == person.Id && await desk.MoveAsync(its, RequestState.Cancelled, "", cancellation)
            ? LocalRedirect($"{Request.PathBase}{LibraryAddress.OwnRequests}?xong=thoi")
            : NotFound();
}
