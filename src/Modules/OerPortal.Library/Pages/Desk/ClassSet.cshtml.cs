using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Classes;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.ClassSets;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Desk;

/// <summary>One class and its textbooks: lend a set, take back by ticks or with a scanner.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// Sixty pupils with thirty titles each, all ticked one by one.
[RequestFormLimits(ValueCountLimit = 4096)]
internal sealed class ClassSetModel(ClassGrids grids, SetLending lending, SetReturns returns, ISiteContext site, IStringLocalizer strings) : PageModel
{
    /// <summary>Titles of the set, by their public ids.</summary>
    [BindProperty(SupportsGet = true, Name = "sach")]
    public string[] Chosen { get; set; } = [];

    /// <summary>Words of a title to choose.</summary>
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Sought { get; set; }

    /// <summary>The pupil who stands at the desk with a pile of books.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Who { get; set; }

    /// <summary>Who gets the set.</summary>
    [BindProperty]
    public Guid[] Pupils { get; set; } = [];

    [BindProperty]
    public bool Partly { get; set; }

    [BindProperty]
    public bool Despite { get; set; }

    /// <summary>What came back.</summary>
    [BindProperty]
    public Guid[] Loans { get; set; } = [];

    [BindProperty]
    public Guid[] Rows { get; set; } = [];

    [BindProperty]
    public Guid[] Columns { get; set; } = [];

    [BindProperty]
    public Guid[] Damaged { get; set; } = [];

    [BindProperty]
    public Guid[] Lost { get; set; } = [];

    [BindProperty]
    public string? Typed { get; set; }

    [TempData]
    public string? SaidWritten { get; set; }

    internal Said? Said { get; private set; }

    /// <summary>Whether the last thing done was a scan: the next one is on its way.</summary>
    internal bool IsScanning { get; private set; }

    internal ClassGrid Grid { get; private set; } = null!;

    /// <summary>The titles of the set.</summary>
    internal IReadOnlyList<Title> Titles { get; private set; } = [];

    internal IReadOnlyList<TitleLine> Offered { get; private set; } = [];

    internal LastSet? Last { get; private set; }

    /// <summary>What stands in the way of the set that was asked for; null when nothing does.</summary>
    internal SetAnswer? Answer { get; private set; }

    internal string Words => Sought is { Length: <= TitlesModel.LongestQuery } words ? words.Trim() : "";

    /// <summary>"thiếu 3 bản Toán 6, thiếu 1 bản Ngữ văn 6".</summary>
    internal string Lacking(SetAnswer answer) => string.Join(", ", answer.Lacks.Select(lack => strings["library.sets.lack", lack.Count, lack.Title.Heading].Value));

    /// <summary>Whether the pupil gets the set unless somebody decides otherwise.</summary>
    internal bool Gets(PupilFacts pupil) => Answer is null ? !Grid.HasAll(pupil, Titles) : Pupils.Contains(pupil.PersonId);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Said = Said.Read(SaidWritten);
        IsScanning = Said?.Key is "scanned" or "scannedElsewhere" or "swapped" or "notTheirs" or "onShelf" or "unknown" or "nothing" or "bringer";
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostLendAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        List<PupilFacts> to = [.. Grid.Pupils.Where(p => Pupils.Contains(p.PersonId))];
        if (Titles.Count == 0 || to.Count == 0)
            return Say(Said.Bad(Titles.Count == 0 ? "noTitles" : "noPupils"));
        var answer = await lending.LendAsync(Grid.Class, to, Titles, new SetWish(Partly, Despite), cancellation);
        if (answer.IsBusy)
            return Say(Said.Bad("busy"));
        if (answer.Lent > 0)
            return Say(answer.Lacks.Count == 0 ? Said.Good("lent", null, $"{answer.Lent}", answer.Due.Day()) : new Said("lentPartly", [$"{answer.Lent}", answer.Due.Day(), Lacking(answer)], "warn"));
        if (answer is { Lacks: [], TooMany: [] })
            return Say(Said.Bad("haveAll"));
        Answer = answer;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var ended = await returns.EndAsync(Grid, new ReturnTicks(Loans, Rows, Columns, Damaged, Lost), cancellation);
        return Say(ended > 0 ? Said.Good("returned", null, $"{ended}") : Said.Bad("noTicks"));
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, Guid batch, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var undone = await lending.UndoAsync(Grid.Class, Grid.Pupils, batch, cancellation);
        return Say(undone > 0 ? Said.Good("undone", null, $"{undone}") : Said.Bad("undoLate"));
    }

    /// <summary>The number of a copy: it comes back from whoever has it on their name.</summary>
    public async Task<IActionResult> OnPostScanAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var typed = FormText.Typed(Typed);
        return Say(typed.Length is 0 or > LoansModel.LongestTyped ? new Said("nothing", [], "warn") : Told(await returns.ScanAsync(typed, cancellation), typed));
    }

    private Said Told(ScanAnswer answer, string typed)
    {
        if (answer.Copy is not { } copy)
            return Brings(answer.Owner) ?? new Said("unknown", [typed], "warn");
        if (answer.Loan is not { } loan)
            return new Said("onShelf", [copy.Title.Heading, copy.RegisterNumber], "warn");
        var owner = answer.Owner?.Name ?? strings["library.reader.gone"].Value;
        if (Grid.Pupils.FirstOrDefault(p => p.PersonId == Who) is { } bringer && bringer.PersonId != loan.PersonId)
            return Swapped(copy, owner, bringer);
        return answer.Owner is { ClassName.Length: > 0 } other && Grid.Pupils.All(p => p.PersonId != other.PersonId)
            ? new Said("scannedElsewhere", [copy.Title.Heading, copy.RegisterNumber, owner, other.ClassName], "warn")
            : Said.Good("scanned", null, copy.Title.Heading, copy.RegisterNumber, owner);
    }

    /// <summary>A card says who stands at the desk from now on.</summary>
    private Said? Brings(Reader? owner)
    {
        if (Grid.Pupils.FirstOrDefault(p => p.PersonId == owner?.PersonId) is not { } pupil)
            return null;
        Who = pupil.PersonId;
        return Said.Good("bringer", null, pupil.Name);
    }

    /// <summary>Two have taken each other's book: it is back for its owner, and the bringer still has their own.</summary>
    private Said Swapped(Copy copy, string owner, PupilFacts bringer)
        => Grid.Cells[(bringer.PersonId, copy.TitleId)].FirstOrDefault() is { } own
            ? new Said("swapped", [copy.Title.Heading, copy.RegisterNumber, owner, bringer.Name, own.Copy.RegisterNumber], "warn")
            : new Said("notTheirs", [copy.Title.Heading, copy.RegisterNumber, owner, bringer.Name], "warn");

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (site.Current.IsPortal || await grids.FindAsync(id, cancellation) is not { } its)
            return false;
        Titles = await grids.TextbooksAsync([.. Chosen.Where(c => c is { Length: > 0 }).Distinct().Take(ClassGrids.MostTitles)], cancellation);
        Grid = await grids.OfAsync(its, Titles, cancellation);
        return Who is null || Grid.Pupils.Any(p => p.PersonId == Who);
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        Offered = await grids.OfferedAsync(Grid.Class, Titles, Words, cancellation);
        Last = await lending.LastAsync(Grid.Pupils, cancellation);
        return Page();
    }

    private LocalRedirectResult Say(Said said)
    {
        SaidWritten = said.Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.Class(Grid.Class.Id) + (Who is { } who ? $"?who={who}" : ""));
    }
}
