using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>The blocks of the front page: put in, put in order, taken out; tried before they go live.</summary>
[RequiresPermission(Permissions.ProfileId)]
internal sealed class FrontDeskModel(FrontDesk desk, MediaShelf media, ISiteContext site) : PageModel
{
    internal const string Address = "/quan-tri/trang-chu";

    private const int LogosOffered = 24;

    [TempData]
    public string? Done { get; set; }

    /// <summary>Of <see cref="ListOrder.Mark"/>.</summary>
    [TempData(Key = "sites.moved")]
    public string? Moved { get; set; }

    public SiteFront Front { get; private set; } = null!;

    public FrontLayout Shown => Front.Draft ?? Front.Live;

    public IReadOnlyList<ShelvedMedia> Pictures { get; private set; } = [];

    public IReadOnlyList<string> Kinds => BlockKinds.Of(site.Current.IsPortal);

    public bool IsPortal => site.Current.IsPortal;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Front = await desk.FindAsync(cancellation);
        Pictures = [.. (await media.NewestAsync(LogosOffered, cancellation)).Where(m => m.IsPicture && m.File.IsReady)];
    }

    /// <summary>Begins with one of the layouts; words and pictures of blocks that stay are kept.</summary>
    public Task<IActionResult> OnPostStartAsync(string layout, CancellationToken cancellation) => ChangeAsync(
        before => FrontLayouts.Find(layout, IsPortal) is not { } begun ? null : begun with { Logo = before.Logo, Blocks = [.. begun.Blocks.Select(block => Keeping(block, before))] }, cancellation);

    public Task<IActionResult> OnPostAddAsync(string kind, CancellationToken cancellation) => ChangeAsync(
        before => !Kinds.Contains(kind) || before.Blocks.Count >= FrontDesk.MostBlocks ? null : before with { Blocks = [.. before.Blocks, new FrontBlock { Kind = kind }] }, cancellation);

    /// <param name="at">Which block, from 0.</param>
    /// <param name="to">Where it stands then.</param>
    public Task<IActionResult> OnPostMoveAsync(int at, int to, CancellationToken cancellation)
    {
        Moved = ListOrder.Mark(null, at, to);
        return ChangeAsync(before => ListOrder.Moved(before.Blocks, at, to) is { } blocks ? before with { Blocks = blocks } : null, cancellation);
    }

    public Task<IActionResult> OnPostRemoveAsync(int at, CancellationToken cancellation) => ChangeAsync(
        before => at < 0 || at >= before.Blocks.Count ? null : before with { Blocks = [.. before.Blocks.Where((_, number) => number != at)] }, cancellation);

    /// <param name="fileId">A picture of the site; empty for the portal's own sign.</param>
    public async Task<IActionResult> OnPostLogoAsync(Guid? fileId, CancellationToken cancellation)
        => fileId is { } id && await media.FindAsync(id, cancellation) is not { IsPicture: true } ? NotFound() : await ChangeAsync(before => before with { Logo = fileId }, cancellation);

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancellation)
    {
        await desk.PublishAsync(cancellation);
        Done = "sites.front.published";
        return Back();
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        await desk.DiscardAsync(cancellation);
        return Back();
    }

    private async Task<IActionResult> ChangeAsync(Func<FrontLayout, FrontLayout?> change, CancellationToken cancellation)
        => await desk.ChangeAsync(change, cancellation) ? Back() : NotFound();

    private static FrontBlock Keeping(FrontBlock begun, FrontLayout before) => before.Blocks.FirstOrDefault(block => block.Kind == begun.Kind) is { } known
        ? known with { Style = begun.Style, IsHalf = begun.IsHalf, IsTinted = begun.IsTinted }
        : begun;

    private LocalRedirectResult Back() => LocalRedirect(Request.PathBase + Address);
}
