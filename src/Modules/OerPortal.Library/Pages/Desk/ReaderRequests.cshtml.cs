using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.Requests;

namespace OerPortal.Library.Pages.Desk;

/// <summary>What readers ask to be brought or copied.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ReaderRequestsModel(RequestDesk desk, LoanDesk loans, LibraryReaders readers, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal static readonly (string Slug, RequestState? State)[] Slugs = [("moi", RequestState.Asked), ("nhan", RequestState.Accepted), ("san-sang", RequestState.Ready), ("xong", null)];

    private IReadOnlyDictionary<Guid, Reader> _readers = new Dictionary<Guid, Reader>();

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? FilterAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The number of the copy that is handed over.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public bool IsDelivery { get; set; }

    [BindProperty]
    public bool IsCopy { get; set; }

    [BindProperty]
    public string? MostPages { get; set; }

    [TempData]
    public string? SaidWritten { get; set; }

    internal Said? Said { get; private set; }

    internal string Slug => Slugs.Any(s => s.Slug == FilterAsked) ? FilterAsked! : Slugs[0].Slug;

    internal IReadOnlyList<ReaderRequest> Requests { get; private set; } = [];

    internal IReadOnlyDictionary<RequestState, int> Counts { get; private set; } = new Dictionary<RequestState, int>();

    internal int PageCount { get; private set; }

    internal bool IsEditing { get; private set; }

    /// <summary>A key below <c>library.requests.done</c>.</summary>
    internal string? Done { get; private set; }

    internal Reader? Who(ReaderRequest request) => _readers.GetValueOrDefault(request.PersonId);

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        Said = Said.Read(SaidWritten);
        Done = xong is "nhan" or "san-sang" or "xong" or "tu-choi" or "luu" or "roi" ? xong : null;
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid request, RequestState to, CancellationToken cancellation)
    {
        if (to is not (RequestState.Accepted or RequestState.Ready or RequestState.Given) || await desk.FindAsync(request, cancellation) is not { } its)
            return NotFound();
        // A book is handed over with its number.
        if (to == RequestState.Given && its.Kind == RequestKind.Delivery)
            return NotFound();
        return Back(!await desk.MoveAsync(its, to, "", cancellation) ? "roi" : to switch { RequestState.Accepted => "nhan", RequestState.Ready => "san-sang", _ => "xong" });
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid request, CancellationToken cancellation)
    {
        if (await desk.FindAsync(request, cancellation) is not { } its)
            return NotFound();
        var reason = ModelState.Line(Reason, nameof(Reason), ReaderRequest.NoteLength, strings);
        if (reason.Length == 0)
            ModelState.AddModelError(nameof(Reason), strings["library.card.reason.missing"]);
        return ModelState.IsValid ? Back(await desk.MoveAsync(its, RequestState.Refused, reason, cancellation) ? "tu-choi" : "roi") : await ShowAsync(cancellation);
    }

    /// <summary>The book is in the reader's hands: a loan from now on.</summary>
    public async Task<IActionResult> OnPostGiveAsync(Guid request, CancellationToken cancellation)
    {
        if (await desk.FindAsync(request, cancellation) is not { Kind: RequestKind.Delivery } its)
            return NotFound();
        if (!its.IsOpen || await readers.FindAsync(its.PersonId, cancellation) is not { } reader)
            return Back("roi");
        var typed = FormText.Typed(Typed);
        if (typed.Length == 0 || await loans.FindCopyAsync(typed, cancellation) is not { } copy || copy.TitleId != its.TitleId)
        {
            ModelState.AddModelError(nameof(Typed), strings["library.request.number.wrong", its.Title.Heading]);
            return await ShowAsync(cancellation);
        }
        var answer = await desk.GiveAsync(its, copy, reader, cancellation);
        SaidWritten = (answer.Loan is { } loan
            ? Said.Good("lent", null, copy.Title.Heading, reader.Name, loan.DueOn.Day())
            : new Said($"{answer.Trouble}", [copy.Title.Heading, answer.Trouble == LendTrouble.IsWrittenOff ? copy.RegisterNumber : reader.Name, $"{answer.Most}"], "warn")).Written;
        return Back(null);
    }

    public async Task<IActionResult> OnPostRulesAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        var rule = await desk.RuleAsync(cancellation);
        (rule.IsDelivery, rule.IsCopy) = (IsDelivery, IsCopy);
        rule.MostPages = (int)(ModelState.Figure(MostPages, nameof(MostPages), 1, RequestRule.MostMostPages, strings) ?? rule.MostPages);
        IsEditing = !ModelState.IsValid;
        if (IsEditing)
            return await ShowAsync(cancellation);
        await desk.SaveAsync(rule, cancellation);
        return Back("luu");
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        (Requests, var total) = await desk.ListAsync(Array.Find(Slugs, s => s.Slug == Slug).State, PageNumber, cancellation);
        PageCount = Math.Max(1, (total + RequestDesk.PageLength - 1) / RequestDesk.PageLength);
        Counts = await desk.CountsAsync(cancellation);
        _readers = await readers.FindManyAsync([.. Requests.Select(r => r.PersonId).Distinct()], cancellation);
        if (!IsEditing)
        {
            var rule = await desk.RuleAsync(cancellation);
            (IsDelivery, IsCopy, MostPages) = (rule.IsDelivery, rule.IsCopy, $"{rule.MostPages}");
        }
        return Page();
    }

    private LocalRedirectResult Back(string? done) => LocalRedirect($"{Request.PathBase}{LibraryAddress.Requests}?loc={Slug}{(done is null ? "" : $"&xong={done}")}");
}
