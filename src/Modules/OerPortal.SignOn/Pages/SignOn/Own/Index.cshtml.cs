using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.SignOn.Clients;
using OerPortal.SignOn.Models;
using OerPortal.SignOn.Provider;

namespace OerPortal.SignOn.Pages;

/// <summary>By which accounts elsewhere one signs in, and which systems one has let know of oneself.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OwnModel(SignOnSettings settings, IServiceProvider parts, IOutsideSignIn people, ISignedIn signedIn, ISiteContext site, IStringLocalizer strings) : PageModel
{
    internal const int PasswordLength = 1000;

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<Link> Links { get; private set; } = [];

    public IReadOnlyList<AllowedSystem> Systems { get; private set; } = [];

    public bool HasPassword { get; private set; }

    public string? Done { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>Where the person goes on to link the account, after they have shown who they are.</summary>
    public (OutsideProvider Provider, string Address)? GoesOn { get; private set; }

    public IEnumerable<OutsideProvider> Unlinked => settings.Clients.Where(c => Links.All(l => l.Provider != c.Id));

    public bool IsProvider => settings.Provider.Enabled;

    public bool HasClients => settings.HasClients;

    public string NameOf(Link link) => settings.Find(link.Provider)?.Name ?? link.Provider;

    public async Task<IActionResult> OnGetAsync(string? xong, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is null)
            return NotFound();
        Done = xong switch
        {
            "lien-ket" => strings["signon.own.linked"].Value,
            "bo" => strings["signon.own.unlinked"].Value,
            "thu-hoi" => strings["signon.own.revoked"].Value,
            _ => null,
        };
        return Page();
    }

    /// <summary>Whoever finds a computer open must not leave a door of their own in it: the password is asked again.</summary>
    public async Task<IActionResult> OnPostLinkAsync(string? provider, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } mark || Unlinked.FirstOrDefault(c => c.Id == provider) is not { } wanted)
            return NotFound();
        if (HasPassword && await people.ProveAsync(mark.PersonId, Password ?? "", cancellation) is { Fits: false } proof)
            return Refuse(proof.Wait);
        GoesOn = (wanted, $"{SignOnAddress.Start(wanted.Id)}?lien-ket={Uri.EscapeDataString(parts.GetRequiredService<Tickets>().ToLink(mark, wanted.Id))}");
        return Page();
    }

    public async Task<IActionResult> OnPostUnlinkAsync(string? provider, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } mark || Links.All(l => l.Provider != provider))
            return NotFound();
        if (await parts.GetRequiredService<Arrivals>().UnlinkAsync(mark.PersonId, provider!, cancellation))
            return Redirect(SignOnAddress.Own + "?xong=bo");
        Refused = strings["signon.own.onlyWay"];
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid system, CancellationToken cancellation)
        => await FindAsync(cancellation) is { } mark && IsProvider && await parts.GetRequiredService<Consents>().TakeAsync(mark.PersonId, system, cancellation)
            ? Redirect(SignOnAddress.Own + "?xong=thu-hoi")
            : NotFound();

    /// <summary>Null below schools, and for programs.</summary>
    private async Task<SignInMark?> FindAsync(CancellationToken cancellation)
    {
        if (!site.Current.IsPortal || signedIn.MarkOf(HttpContext) is not { } mark)
            return null;
        HasPassword = await people.HasPasswordAsync(mark.PersonId, cancellation);
        if (HasClients)
            Links = await parts.GetRequiredService<Arrivals>().OfAsync(mark.PersonId, cancellation);
        if (IsProvider)
            Systems = await parts.GetRequiredService<Consents>().OfAsync(mark.PersonId, cancellation);
        return mark;
    }

    private PageResult Refuse(TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            Refused = strings.Count("signon.own.wait", seconds);
        }
        else
        {
            ModelState.AddModelError(nameof(Password), strings["accounts.password.wrong"]);
        }

        return Page();
    }
}
