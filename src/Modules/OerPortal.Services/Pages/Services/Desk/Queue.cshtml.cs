using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages.Desk;

/// <summary>What readers asked of this library.</summary>
[RequiresPermission(Permissions.AnswerId), RequiresFeature("services")]
internal sealed class QueueModel(RequestDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    public Service? Chosen => Kind is null ? null : Service.Find(Kind);

    public IReadOnlyList<Request> Requests { get; private set; } = [];

    public int PageNumber { get; private set; }

    public int PageCount { get; private set; }

    public string Address(bool? ended = null, string? kind = null, int page = 1)
        => $"?xong={((ended ?? Ended) ? "true" : "false")}{((kind ?? Kind) is { Length: > 0 } of ? "&loai=" + Uri.EscapeDataString(of) : "")}{(page > 1 ? "&trang=" + page : "")}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Requests, var total) = await desk.ListAsync(Ended, Chosen?.Kind, PageNumber, cancellation);
        PageCount = Math.Max(1, (total + RequestDesk.PageLength - 1) / RequestDesk.PageLength);
    }
}
