using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Library.Models;
using OerPortal.Library.Periodicals;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One newspaper or magazine, a year's issues at a time.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PeriodicalModel(PeriodicalDesk desk, IStringLocalizer strings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? YearAsked { get; set; }

    [BindProperty]
    public PeriodicalForm Input { get; set; } = new();

    internal Periodical Periodical { get; private set; } = null!;

    internal PeriodicalState State { get; private set; } = null!;

    internal int Year { get; private set; }

    internal IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Of the year, in order; with what became of each.</summary>
    internal IReadOnlyList<(ExpectedIssue Issue, PeriodicalIssue? Noted)> Issues { get; private set; } = [];

    internal DateOnly Today => desk.Today;

    /// <summary>A key below <c>library.periodical.done</c>.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Input = PeriodicalForm.Of(Periodical);
        Done = xong is "luu" or "ghi" ? xong : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Input.Apply(Periodical, ModelState, strings, Periodical.Issues.Count > 0);
        if (!ModelState.IsValid)
            return Page();
        await desk.SaveAsync(Periodical, cancellation);
        return To("luu");
    }

    /// <summary>It came, or there was none.</summary>
    public async Task<IActionResult> OnPostNoteAsync(Guid id, string? dueOn, string? what, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !DateOnly.TryParseExact(dueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return NotFound();
        if (what == "bo")
            await desk.ForgetAsync(Periodical, day, cancellation);
        else if (await desk.NoteAsync(Periodical, day, what == "khong" ? null : Periodical.Copies, cancellation) is null)
            return NotFound();
        YearAsked = day.Year;
        return To("ghi");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        await desk.RemoveAsync(Periodical, cancellation);
        return LocalRedirect(Request.PathBase + LibraryAddress.Periodicals);
    }

    internal IssueState StateOf(ExpectedIssue issue, PeriodicalIssue? noted) => noted switch
    {
        { Copies: null } => IssueState.None,
        not null => IssueState.Came,
        _ when State.Missing.Any(m => m.DueOn == issue.DueOn) => IssueState.Missing,
        _ => issue.DueOn < Today ? IssueState.Late : IssueState.Expected,
    };

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Periodical = (await desk.FindAsync(id, cancellation))!;
        if (Periodical is null)
            return false;
        State = desk.StateOf(Periodical);
        var last = Math.Max(Today.Year, Periodical.Since.Year);
        Years = [.. Enumerable.Range(Periodical.Since.Year, Math.Clamp(last - Periodical.Since.Year + 1, 1, 30))];
        Year = YearAsked is { } asked && Years.Contains(asked) ? asked : last;
        var noted = Periodical.Issues.ToDictionary(i => i.DueOn);
        Issues = [.. Periodical.Until(new DateOnly(Year, 12, 31)).Where(i => i.DueOn.Year == Year).Select(i => (i, noted.GetValueOrDefault(i.DueOn)))];
        return true;
    }

    private LocalRedirectResult To(string done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Periodical(Periodical.Id)}?nam={YearAsked ?? Year}&xong={done}");
}

internal enum IssueState
{
    Came,
    Missing,
    /// <summary>Due, and later ones have not come either.</summary>
    Late,
    Expected,
    /// <summary>There was no such issue.</summary>
    None,
}
