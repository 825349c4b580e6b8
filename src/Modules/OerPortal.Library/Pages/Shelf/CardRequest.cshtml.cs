using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Cards;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Pages.Shelf;

/// <summary>A library card, asked for from home: without an account, and without a script.</summary>
[RequiresFeature("library")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CardRequestModel(CardRequests requests, CardDesk desk, CardRequestLimits limits, LibraryReaders readers, ICurrentPerson person, ISiteContext site, TimeProvider time, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public CardForm Input { get; set; } = new();

    [BindProperty]
    public bool Consents { get; set; }

    /// <summary>People do not see this field; programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>Shown once, on the page where it is used.</summary>
    [TempData(Key = "CardCode")]
    public string? Code { get; set; }

    internal CardRule Rule { get; private set; } = null!;

    internal string Library => site.Current.Name;

    /// <summary>Minutes until from here another can be sent; 0 for everybody else.</summary>
    internal int Wait { get; private set; }

    /// <summary>Who is signed in and borrows here already, or has asked.</summary>
    internal bool HasOwn { get; private set; }

    internal bool IsConsentMissing => ModelState.GetFieldValidationState(nameof(Consents)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (HasOwn)
            return Page();
        var card = New();
        Input.Fill(card, ModelState, strings, desk.Today);
        if (!Consents)
            ModelState.AddModelError(nameof(Consents), strings["library.cardRequest.consent.missing"]);
        if (!ModelState.IsValid)
            return Page();
        Wait = limits.Count(site.Current.Id, isCode: false, HttpContext.Connection.RemoteIpAddress);
        if (Wait > 0)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        // What a program sends is answered like any other and kept nowhere.
        Code = string.IsNullOrEmpty(Website) ? await requests.AskAsync(card, cancellation) : CardRequests.Shown(TypedCode.New(CardRequests.CodeLength));
        return LocalRedirect(Request.PathBase + (Code is null ? LibraryAddress.CardRequest : LibraryAddress.CardFollow));
    }

    private ReaderCard New()
    {
        var now = time.GetUtcNow();
        var card = new ReaderCard
        {
            SiteId = site.Current.Id,
            PersonId = person.Id ?? Guid.CreateVersion7(),
            HasAccount = person.Id is not null,
            Kind = ReaderKind.Resident,
            AskedAt = now,
            IsFromHome = true,
            Language = Speaking.Language,
        };
        card.Become(CardState.Asked, "", null, now);
        return card;
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal || !await requests.IsOpenAsync(cancellation))
            return false;
        Rule = await desk.RuleAsync(cancellation);
        HasOwn = person.Id is { } id && (await requests.OwnAsync(cancellation) is not null || await readers.FindAsync(id, cancellation) is { HasLeft: false });
        return true;
    }
}
