using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Tokens;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

/// <summary>One's access tokens for programs: made with the password, shown once, listed, ended.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class TokensModel(OwnAccount account, AccessTokens tokens, IEnumerable<TokenScope> scopes, ICurrentPerson person, ISites sites, PortalAddress portal, IStringLocalizer strings, TimeProvider time) : PageModel
{
    /// <summary>Days a token may last.</summary>
    internal static readonly int[] Lasting = [7, 30, 90, 365];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    /// <summary>Slug of the site; empty for the portal.</summary>
    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public int Days { get; set; } = 90;

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    /// <summary>Shown once, in this answer only.</summary>
    public string? Made { get; private set; }

    public string? Refused { get; private set; }

    public string UserName { get; private set; } = "";

    [TempData(Key = "accounts.token-ended")]
    public bool Ended { get; set; }

    public IEnumerable<TokenScope> KnownScopes => scopes;

    /// <summary>Where the person is anything: at other sites a token would be worth nothing.</summary>
    public IReadOnlyList<Site> Sites => [.. person.SiteIds.Select(sites.Find).OfType<Site>().OrderBy(s => s.IsPortal ? 0 : 1).ThenBy(s => s.Name, StringComparer.CurrentCulture)];

    private Guid Me => person.Id!.Value;

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var me = await account.FindAsync(Me, cancellation);
        if (Check() is not { } site)
            return await AgainAsync(cancellation);
        var known = await account.KnowsPasswordAsync(me, Password ?? "", cancellation);
        if (known.Wait > TimeSpan.Zero)
            Refused = this.MustWait(known.Wait, strings);
        else if (!known.Succeeded)
            ModelState.AddModelError(nameof(Password), strings["accounts.password.wrong"]);
        else if ((Made = await tokens.MakeAsync(Me, site.Id, Name!, Scopes, TimeSpan.FromDays(Days), cancellation)) is null)
            Refused = strings["accounts.tokens.enough", AccessTokens.MostOfAPerson];
        return await AgainAsync(cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid token, CancellationToken cancellation)
    {
        if (!await tokens.EndAsync(Me, token, cancellation))
            return NotFound();
        Ended = true;
        return Redirect("~/toi/ma-truy-cap");
    }

    internal string SiteName(Guid id) => sites.Find(id)?.Name ?? "—";

    /// <summary>What goes into the program beside the token: the interfaces that take it, whole addresses.</summary>
    internal IEnumerable<string> InterfacesOf(AccessToken token)
        => sites.Find(token.SiteId) is { } site ? scopes.Where(s => token.Scopes.Contains(s.Id)).Select(s => portal.OriginOr(Request) + site.PathPrefix + s.Interface).Distinct() : [];

    internal bool IsOver(AccessToken token) => token.ExpiresAt <= time.GetUtcNow();

    private Site? Check()
    {
        Name = string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Scopes = [.. scopes.Select(s => s.Id).Where(Scopes.Contains)];
        var site = Sites.FirstOrDefault(s => s.Slug == (At ?? ""));
        if (Name.Length is 0 or > AccessToken.NameLength)
            ModelState.AddModelError(nameof(Name), strings["accounts.tokens.noName"]);
        if (Scopes.Count == 0)
            ModelState.AddModelError(nameof(Scopes), strings["accounts.tokens.noScope"]);
        if (site is null)
            ModelState.AddModelError(nameof(At), strings["accounts.tokens.noSite"]);
        if (!Lasting.Contains(Days))
            ModelState.AddModelError(nameof(Days), strings["accounts.tokens.noDays"]);
        return ModelState.IsValid ? site : null;
    }

    private async Task<PageResult> AgainAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        UserName = (await account.FindAsync(Me, cancellation)).UserName!;
        Tokens = await tokens.OfAsync(Me, cancellation);
    }
}
