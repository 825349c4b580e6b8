using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Between;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What goes on between this library and others: first what waits for the librarian.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class BetweenModel(Interloans interloans, Boxes boxes, Guests guests, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>How many days before the last one a book should be on its way back.</summary>
    private const int Soon = 3;

    internal IReadOnlyList<BetweenTask> Tasks { get; private set; } = [];

    internal IReadOnlyList<Interloan> Asked { get; private set; } = [];

    internal IReadOnlyList<Interloan> Lent { get; private set; } = [];

    internal DateOnly Today => rules.Today;

    internal string NameOf(Guid? schoolId) => schoolId is { } id ? guests.NameOf(id) : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        (Asked, Lent) = (await interloans.AskedAsync(cancellation), await interloans.LentAsync(cancellation));
        Tasks = [.. Asked.Select(OfOurs).Concat(Lent.Select(OfTheirs)).Concat((await boxes.ListAsync(cancellation)).Select(OfBox)).OfType<BetweenTask>().OrderByDescending(t => t.IsLate)];
        return Page();
    }

    private BetweenTask? OfOurs(Interloan its) => its.State switch
    {
        InterloanState.Wished => Task(its, "library.between.task.wished", its.Book),
        InterloanState.Sent => Task(its, "library.between.task.sent", NameOf(its.LenderId), its.Book),
        InterloanState.Received when its.DueOn <= Today.AddDays(Soon) => Task(its, "library.between.task.sendBack", its.Book, NameOf(its.LenderId), its.DueOn?.Day() ?? ""),
        _ => null,
    };

    private BetweenTask? OfTheirs(Interloan its) => its.State switch
    {
        InterloanState.Asked => Task(its, "library.between.task.asked", NameOf(its.SiteId), its.Book),
        InterloanState.SentBack => Task(its, "library.between.task.comesHome", NameOf(its.SiteId), its.Book),
        _ when its.IsOverdue(Today) => Task(its, "library.between.task.owed", its.Book, NameOf(its.SiteId), its.DueOn?.Day() ?? ""),
        _ => null,
    };

    private BetweenTask? OfBox(BoxLine line) => line.Box switch
    {
        { ClosedAt: not null } => null,
        { Towards: { } way } box when way.SchoolId == site.Current.Id => new(strings["library.between.task.box.comes", box.Name], LibraryAddress.Box(box.Id), box.IsLate(Today)),
        { HasLeft: true } box when box.HolderId == site.Current.Id && box.At!.Until <= Today.AddDays(Soon) => new(strings["library.between.task.box.goes", box.Name, box.At.Until.Day()], LibraryAddress.Box(box.Id), box.IsLate(Today)),
        { HasLeft: false } box when box.SiteId == site.Current.Id && box.Next is { } next && next.From <= Today.AddDays(Soon) => new(strings["library.between.task.box.begins", box.Name, next.From.Day()], LibraryAddress.Box(box.Id), next.From < Today),
        _ => null,
    };

    private BetweenTask Task(Interloan its, string key, params object[] arguments) => new(strings[key, arguments], LibraryAddress.Interloan(its.Id), its.IsOverdue(Today));
}

/// <summary>Something that waits for the librarian.</summary>
internal sealed record BetweenTask(string Words, string Address, bool IsLate);
