using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.WritingOff;

namespace OerPortal.Library.Pages.Desk;

/// <summary>Which books might go, and onto which minutes they come.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[RequestFormLimits(ValueCountLimit = WeedingList.PageLength + 50)]
internal sealed class WeedingModel(WeedingList weeding, WriteOffDesk desk, LendingRules rules, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int LongestQuery = 200;
    private const int UsualYears = 5;
    private const int MostYears = 50;

    internal static readonly (WeedingSign Sign, string Code)[] Signs =
        [(WeedingSign.Lost, "mat"), (WeedingSign.Damaged, "hong"), (WeedingSign.NeverLent, "chua-muon"), (WeedingSign.NotLentSince, "lau-khong-muon"), (WeedingSign.Old, "cu")];

    [BindProperty(SupportsGet = true, Name = "dau-hieu")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public BookKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int Years { get; set; } = UsualYears;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageAsked { get; set; } = 1;

    /// <summary>Copies that were chosen.</summary>
    [BindProperty]
    public Guid[] Chosen { get; set; } = [];

    /// <summary>Everything the filter finds, not only what is ticked.</summary>
    [BindProperty]
    public bool IsAll { get; set; }

    [BindProperty]
    public WriteOffReason Reason { get; set; }

    /// <summary>The minutes being written; nothing for new ones.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? WriteOffId { get; set; }

    [TempData(Key = "WriteOffSaid")]
    public string? SaidWritten { get; set; }

    internal WeedingFilter Filter { get; private set; } = null!;

    internal IReadOnlyList<WeedingRow> Rows { get; private set; } = [];

    internal IReadOnlyDictionary<WeedingSign, int> Counts { get; private set; } = new Dictionary<WeedingSign, int>();

    internal IReadOnlyList<WriteOff> Open { get; private set; } = [];

    internal int Total { get; private set; }

    internal int PageNumber { get; private set; }

    internal int PageCount => Math.Max(1, (Total + WeedingList.PageLength - 1) / WeedingList.PageLength);

    /// <summary>Nothing was chosen.</summary>
    internal bool IsEmpty { get; private set; }

    internal string Address(WeedingSign sign, BookKind? kind, int page = 1)
        => $"{LibraryAddress.Weeding}?dau-hieu={Array.Find(Signs, s => s.Sign == sign).Code}{(kind is { } of ? $"&loai={of}" : "")}&nam={Filter.Years}{(Filter.Words.Length > 0 ? $"&q={Uri.EscapeDataString(Filter.Words)}" : "")}{(WriteOffId is { } onto ? $"&WriteOffId={onto}" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    /// <summary>What usually is the reason for such books.</summary>
    internal static WriteOffReason Usual(WeedingSign sign) => sign switch
    {
        WeedingSign.Lost => WriteOffReason.Lost,
        WeedingSign.Damaged => WriteOffReason.WornOut,
        _ => WriteOffReason.OutOfDate,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Find() || WriteOffId is { } id && await desk.FindAsync(id, cancellation) is null)
            return NotFound();
        Reason = Usual(Filter.Sign);
        return await ShowAsync(cancellation);
    }

    /// <summary>Puts what was chosen onto minutes that are being written.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Find() || !Enum.IsDefined(Reason))
            return NotFound();
        var copies = IsAll ? await weeding.IdsAsync(Filter, WriteOffDesk.MostLines, cancellation) : Chosen;
        if (copies.Count == 0)
        {
            IsEmpty = true;
            return await ShowAsync(cancellation);
        }
        if ((WriteOffId is { } onto ? await desk.FindAsync(onto, cancellation) : await desk.BeginAsync(rules.Today, cancellation)) is not { } writeOff)
            return NotFound();
        var added = await desk.AddAsync(writeOff, copies, Reason, cancellation);
        SaidWritten = (added switch
        {
            null => Said.Bad("late"),
            var all when all == copies.Count => Said.Good("added", null, $"{all:N0}"),
            var some => new Said("addedPartly", [$"{some:N0}", $"{copies.Count - some:N0}"], "warn"),
        }).Written;
        return LocalRedirect(Request.PathBase + LibraryAddress.WriteOff(writeOff.Id));
    }

    internal string Seen(WeedingRow row) => row.LastLent is { } last ? strings["library.weeding.lent", row.Loans, DateOnly.FromDateTime(last.ToOffset(Cms.Text.VietnamTime.Offset).DateTime).ToString("d", System.Globalization.CultureInfo.CurrentCulture)] : strings["library.weeding.neverLent"];

    private bool Find()
    {
        var words = Query is { Length: <= LongestQuery } query ? query.Trim() : "";
        Filter = new WeedingFilter(Array.Find(Signs, s => s.Code == Code).Sign, Kind is { } kind && Enum.IsDefined(kind) ? kind : null, Years is >= 1 and <= MostYears ? Years : UsualYears, words);
        return !site.Current.IsPortal;
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageAsked, 1, 10_000);
        (Rows, Total) = await weeding.ListAsync(Filter, PageNumber, cancellation);
        Counts = await weeding.CountsAsync(Filter, cancellation);
        Open = await desk.OpenAsync(cancellation);
        return Page();
    }
}
