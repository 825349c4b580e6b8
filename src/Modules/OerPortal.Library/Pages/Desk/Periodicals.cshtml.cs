using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Periodicals;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Newspapers and magazines: what is expected next, what has not come, and one press for what has.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PeriodicalsModel(PeriodicalDesk desk, ISiteContext site, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public PeriodicalForm Input { get; set; } = new();

    internal IReadOnlyList<PeriodicalState> All { get; private set; } = [];

    /// <summary>The issue that was just taken in.</summary>
    internal string? Came { get; private set; }

    internal DateOnly Today => desk.Today;

    public async Task<IActionResult> OnGetAsync(string? so, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Came = so is { Length: <= 20 } ? so : null;
        Input = PeriodicalForm.Of(desk.New());
        Input.Frequency = Models.Frequency.Weekly;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var periodical = desk.New();
        Input.Apply(periodical, ModelState, strings, hasIssues: false);
        if (!ModelState.IsValid)
            return await ShowAsync(cancellation);
        await desk.SaveAsync(periodical, cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.Periodical(periodical.Id));
    }

    /// <summary>The next one is here.</summary>
    public async Task<IActionResult> OnPostCameAsync(Guid periodical, string? dueOn, CancellationToken cancellation)
    {
        if (await desk.FindAsync(periodical, cancellation) is not { } its || !DateOnly.TryParseExact(dueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return NotFound();
        return await desk.NoteAsync(its, day, its.Copies, cancellation) is { } label ? LocalRedirect($"{Request.PathBase}{LibraryAddress.Periodicals}?so={Uri.EscapeDataString(label)}") : NotFound();
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        All = await desk.AllAsync(cancellation);
        return Page();
    }
}
