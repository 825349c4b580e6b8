using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Between;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One rotating box: its way, its books, and what is to be done with it where one stands.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId), UsesCamera]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RotatingBoxModel(Boxes boxes, BoxWay way, Guests guests, BetweenPapers papers, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>The slug of a school on the way.</summary>
    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [TempData(Key = "BoxSaid")]
    public string? SaidWritten { get; set; }

    internal Box Box { get; private set; } = null!;

    internal IReadOnlyList<BoxCopy> Items { get; private set; } = [];

    /// <summary>What was scanned where it is coming in.</summary>
    internal IReadOnlyList<BoxScan> Scans { get; private set; } = [];

    internal IReadOnlyList<Site> Schools { get; private set; } = [];

    internal Said? Said { get; private set; }

    internal DateOnly Today => rules.Today;

    internal bool IsOwner => Box.SiteId == site.Current.Id;

    internal bool MayPlan => boxes.MayPlan(Box);

    internal bool MayFill => boxes.MayFill(Box);

    internal bool MayHandOver => way.MayHandOver(Box);

    internal bool MayCheckIn => way.MayCheckIn(Box);

    /// <summary>Scans are of use: it is filled or comes in here, or something that was missing may turn up.</summary>
    internal bool MayScan => MayFill || MayCheckIn || Items.Any(i => i.Stay is { ArrivedAt: null } stay && stay.AtId == site.Current.Id);

    /// <summary>What came behind the box, or stayed when it went on.</summary>
    internal bool MaySendAfter(BoxCopy item) => !IsOwner && Box.HolderId != site.Current.Id && !item.IsLent && item.Stay is { ArrivedAt: not null } stay && stay.AtId == site.Current.Id;

    internal bool MayLose(BoxCopy item) => IsOwner && item.IsMissing(Box);

    internal bool IsScanned(BoxCopy item) => Scans.Any(s => s.CopyId == item.Copy.Id);

    internal int Awaited => Items.Count(i => i.Stay is { ArrivedAt: null } stay && stay.AtId == site.Current.Id);

    internal string NameOf(Guid schoolId) => guests.NameOf(schoolId);

    internal string PlaceOf() => strings.PlaceOf(Box, guests);

    internal string PlaceOf(BoxCopy item) => strings.PlaceOf(Box, item, guests);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Said = Said.Read(SaidWritten);
        return Page();
    }

    /// <summary>A copy goes into the box, or comes out of it where it has come in.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var typed = FormText.Typed(Typed);
        if (typed.Length is 0 or > LoansModel.LongestTyped)
            return Say(Said.Bad("nothing"));
        return Say(MayFill ? Of(await boxes.PutAsync(Box, typed, cancellation), typed) : Of(await way.ScanAsync(Box, typed, cancellation), typed));
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, Guid copy, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || Items.All(i => i.Copy.Id != copy) ? NotFound() : Say(await boxes.TakeOutAsync(Box, copy, cancellation) ? Said.Good("takenOut", null) : Said.Bad("late"));

    /// <summary>Another school on its way.</summary>
    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !MayPlan)
            return NotFound();
        if (Schools.FirstOrDefault(s => s.Slug == School) is not { } school)
            ModelState.AddModelError(nameof(School), strings["library.box.school.missing"]);
        else if (!DateOnly.TryParseExact(From, "yyyy-MM-dd", out var from))
            ModelState.AddModelError(nameof(From), strings["library.rules.day.wrong"]);
        else if (!DateOnly.TryParseExact(Until, "yyyy-MM-dd", out var until) || until < from)
            ModelState.AddModelError(nameof(Until), strings["library.box.until.wrong"]);
        else
            return Say(await boxes.AddStopAsync(Box, school, from, until, cancellation) ? Said.Good("planned", null, school.Name) : Said.Bad("late"));
        return Page();
    }

    public async Task<IActionResult> OnPostUnstopAsync(Guid id, int place, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || !MayPlan ? NotFound() : Say(await boxes.RemoveStopAsync(Box, place, cancellation) ? Said.Good("unplanned", null) : Said.Bad("late"));

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !MayPlan)
            return NotFound();
        return await boxes.DiscardAsync(Box, cancellation) ? LocalRedirect(Request.PathBase + LibraryAddress.Boxes) : Say(Said.Bad("notEmpty"));
    }

    /// <summary>Goes on to the next school, or home.</summary>
    public async Task<IActionResult> OnPostHandOverAsync(Guid id, bool despite, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        return Say(await way.HandOverAsync(Box, despite, cancellation) switch
        {
            { IsDone: true } done => new Said(done.Behind > 0 ? "handedOverPartly" : "handedOver", [$"{done.Copies}", NameOf(done.ToId), $"{done.Behind}"], done.Behind > 0 ? "warn" : "good"),
            { IsEmpty: true } => Said.Bad("empty"),
            { Behind: > 0 and var behind } => new Said("behind", [$"{behind}"], "warn"),
            _ => Said.Bad("late"),
        });
    }

    /// <summary>A scan was a slip.</summary>
    public async Task<IActionResult> OnPostUnscanAsync(Guid id, string? scan, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) ? NotFound() : Say(await way.UnscanAsync(Box, scan ?? "", cancellation) ? Said.Good("unscanned", null) : Said.Bad("late"));

    /// <summary>All that came is scanned.</summary>
    public async Task<IActionResult> OnPostArriveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        return Say(await way.ArriveAsync(Box, cancellation) is { } counts ? new Said(counts.Missing > 0 ? "arrivedPartly" : "arrived", [$"{counts.Here}", $"{counts.Missing}"], counts.Missing > 0 ? "warn" : "good") : Said.Bad("late"));
    }

    public async Task<IActionResult> OnPostSendAfterAsync(Guid id, Guid copy, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || Items.All(i => i.Copy.Id != copy) ? NotFound() : Say(await way.SendAfterAsync(Box, copy, cancellation) ? Said.Good("sentAfter", null, NameOf(Box.SiteId)) : Said.Bad("late"));

    public async Task<IActionResult> OnPostLoseAsync(Guid id, Guid copy, CancellationToken cancellation)
        => !await FindAsync(id, cancellation) || Items.All(i => i.Copy.Id != copy) ? NotFound() : Say(await way.LoseAsync(Box, copy, cancellation) ? Said.Good("lost", null) : Said.Bad("late"));

    /// <summary>The manifest.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellation)
        => await FindAsync(id, cancellation) ? File(papers.Manifest(Box, Items, Today), "application/pdf", "phieu-giao-nhan-hop-sach.pdf") : NotFound();

    private static Said Of(PutAnswer answer, string typed) => answer switch
    {
        { Trouble: null, Copy: { } copy } => Said.Good("put", null, copy.Title.Heading, copy.RegisterNumber),
        { Copy: { } copy } => Said.Bad($"put.{answer.Trouble}", copy.Title.Heading, copy.RegisterNumber),
        _ => Said.Bad($"put.{answer.Trouble}", typed),
    };

    private static Said Of(CheckAnswer answer, string typed) => answer.Copy is { } copy
        ? new Said($"check.{answer.Kind}", [copy.Title.Heading, copy.RegisterNumber], answer.Kind == CheckKind.Twice ? "warn" : "good")
        : Said.Bad($"check.{answer.Kind}", typed);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Box = (await boxes.FindAsync(id, cancellation))!;
        if (Box is null)
            return false;
        Items = await boxes.ItemsAsync(Box, cancellation);
        Scans = Box.Towards is { } to ? await way.ScansAsync(Box, to.Place, cancellation) : [];
        Schools = MayPlan ? boxes.Schools(Box.SiteId) : [];
        return true;
    }

    private LocalRedirectResult Say(Said said)
    {
        SaidWritten = said.Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.Box(Box.Id));
    }
}
