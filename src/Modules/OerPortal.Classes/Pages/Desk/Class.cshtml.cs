using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Data;
using OerPortal.Classes.Leaving;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages.Desk;

/// <summary>One class: its pupils, their cards, who teaches it. A class that is not one's own is unknown.</summary>
[RequiresFeature("classes")]
[RequiresPermission(Permissions.TeachId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClassModel(ClassDesk desk, ClassShelf shelf, PupilPins pins, LeaverRetention leaving, ISiteContext site, PortalAddress portal, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SchoolClass Class { get; private set; } = null!;

    public IReadOnlyList<Pupil> Pupils { get; private set; } = [];

    public IReadOnlyList<PersonFacts> Teachers { get; private set; } = [];

    public IReadOnlySet<Guid> Others { get; private set; } = new HashSet<Guid>();

    /// <summary>Collections on the page of the class.</summary>
    public IReadOnlyList<GivenLine> Given { get; private set; } = [];

    public bool KeepsAll => desk.KeepsAll;

    /// <summary>How long accounts of pupils are kept who have left; told to who keeps classes.</summary>
    public int MonthsKept { get; private set; }

    /// <summary>Of the card that was made just now; in this answer only.</summary>
    public (Guid PersonId, string Name, string Pin)? NewPin { get; private set; }

    public string? Done { get; private set; }

    /// <summary>Where the code is typed, as people read it out.</summary>
    public string DoorTyped
    {
        get
        {
            var address = portal.OriginOf(site.Current, Request) + Request.PathBase + ClassAddress.Door;
            return address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        }
    }

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Done = xong switch { "ma" => strings["classes.code.renewed"].Value, "giao-vien" => strings["classes.teachers.saved"].Value, "roi" => strings["classes.left"].Value, "bo-suu-tap" => strings["classes.given.done"].Value, _ => null };
        return Page();
    }

    public async Task<IActionResult> OnPostCardAsync(Guid who, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } its || !await desk.ReissueAsync(its, who, cancellation) || !await LoadAsync(cancellation))
            return NotFound();
        var pupil = Pupils.First(p => p.PersonId == who);
        NewPin = (who, pupil.Name, pins.Of(pupil.Card));
        return Page();
    }

    public Task<IActionResult> OnPostLeaveAsync(Guid who, CancellationToken cancellation)
        => KeepAsync(its => desk.CloseAsync(its, who, cancellation), "roi", cancellation);

    /// <summary>Takes a collection off the page of the class.</summary>
    public async Task<IActionResult> OnPostTakeAwayAsync(string collectionId, CancellationToken cancellation)
        => await desk.FindAsync(Id, cancellation) is { } its && await shelf.TakeAwayAsync(its, collectionId, cancellation) ? LocalRedirect(Request.PathBase + ClassAddress.Of(Id)) : NotFound();

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } its)
            return NotFound();
        await desk.RenewCodeAsync(its, cancellation);
        return Back("ma");
    }

    public Task<IActionResult> OnPostTeachersAsync(Guid? homeroom, List<Guid> others, CancellationToken cancellation)
        => KeepAsync(
            async its =>
            {
                await desk.SetTeachersAsync(its, homeroom, others, cancellation);
                return true;
            },
            "giao-vien",
            cancellation);

    private async Task<IActionResult> KeepAsync(Func<SchoolClass, Task<bool>> act, string done, CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } its)
            return NotFound();
        if (!desk.KeepsAll)
            return NotFound();
        return await act(its) ? Back(done) : NotFound();
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"{Request.PathBase}{ClassAddress.Of(Id)}?xong={done}");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } its)
            return false;
        Class = its;
        Pupils = await desk.PupilsAsync(Id, cancellation);
        Given = await shelf.OfAsync(Id, cancellation);
        if (KeepsAll)
            (Teachers, Others, MonthsKept) = (await desk.TeachersOfSchoolAsync(cancellation), await desk.TeachersAsync(Id, cancellation), await leaving.MonthsAsync(cancellation));
        return true;
    }
}
