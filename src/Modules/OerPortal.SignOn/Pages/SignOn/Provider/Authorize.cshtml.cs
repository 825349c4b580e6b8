using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;
using OerPortal.SignOn.Provider;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OerPortal.SignOn.Pages;

/// <summary>A system asks who somebody is. Systems of others are told nothing before the person has agreed.</summary>
[ContentSecurity(LeavesThePortal)]
internal sealed class AuthorizeModel(IAntiforgery antiforgery, SystemDesk desk, Consents consents, Visits visits, ISignedIn signedIn, SignOnDbContext db, TimeProvider time) : OidcPage(antiforgery)
{
    internal const string Accept = "accept";
    internal const string Deny = "deny";
    internal const string Again = "again";

    public RegisteredSystem System { get; private set; } = null!;

    public PersonNow Person { get; private set; } = null!;

    /// <summary>What the system wants to know, besides who it is.</summary>
    public IReadOnlyList<string> Wanted { get; private set; } = [];

    /// <summary>The system wants a sign-in that is newer than this one.</summary>
    public bool IsTooOld { get; private set; }

    /// <summary>Where the person is led afterwards, in words.</summary>
    public string LeadsTo => Uri.TryCreate(Question?.RedirectUri, UriKind.Absolute, out var address) ? (address.Host.Length > 0 ? address.Host : address.Scheme) : "";

    protected override async Task<IActionResult> DecideAsync(OpenIddictRequest question, string? decision, CancellationToken cancellation)
    {
        var isQuiet = question.HasPromptValue(PromptValues.None);
        if (await desk.ByClientIdAsync(question.ClientId, cancellation) is not { } system)
            return NotFound();
        if (signedIn.MarkOf(HttpContext) is not { } mark || await signedIn.FindAsync(mark, cancellation) is not { } person)
            return isQuiet ? Refuse(Errors.LoginRequired) : Challenge(new AuthenticationProperties { RedirectUri = Back(question) });
        (System, Person) = (system, person);
        if (question.HasPromptValue(PromptValues.Login) || (question.MaxAge is { } seconds && time.GetUtcNow() - person.SignedInAt > TimeSpan.FromSeconds(seconds)))
            return isQuiet ? Refuse(Errors.LoginRequired) : await SignInAgainAsync(question, decision, cancellation);

        // Nobody's tokens outlast a computer that others use too.
        ImmutableArray<string> scopes = person.IsShared ? question.GetScopes().Remove(Scopes.OfflineAccess) : question.GetScopes();
        Wanted = [.. GrantedScopes.All.Where(scopes.Contains)];
        if (decision == Deny)
            return await DeniedAsync(cancellation);
        var isOwn = !SystemDesk.IsThirdParty(system);
        var mayGoOn = isOwn || await consents.CoversAsync(system, person.Id, scopes, cancellation);
        if (decision == Accept && !isOwn)
            await consents.GiveAsync(system, person.Id, scopes, cancellation);
        else if (decision != Accept && (!mayGoOn || question.HasPromptValue(PromptValues.Consent)))
            return isQuiet ? Refuse(Errors.ConsentRequired) : Page();
        return SignIn(await visits.BeginAsync(system, mark, person, scopes, null, cancellation), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<IActionResult> DeniedAsync(CancellationToken cancellation)
    {
        db.Record("signon.consent.deny", $"system:{System.Id}");
        await db.SaveChangesAsync(cancellation);
        return Refuse(Errors.AccessDenied);
    }

    private async Task<IActionResult> SignInAgainAsync(OpenIddictRequest question, string? decision, CancellationToken cancellation)
    {
        IsTooOld = true;
        if (decision != Again)
            return Page();
        await signedIn.SignOutAsync(HttpContext, cancellation);
        return LocalRedirect($"~/dang-nhap?ve={Uri.EscapeDataString(Back(question))}");
    }

    // Asked again once the person has signed in anew: then that wish is fulfilled.
    private static string Back(OpenIddictRequest question)
    {
        var asked = question.GetParameters().Where(p => p.Key is not (Parameters.Prompt or "decision" or "__RequestVerificationToken"))
            .Select(p => KeyValuePair.Create(p.Key, (string?)p.Value));
        var prompts = string.Join(' ', question.GetPromptValues().Where(p => p != PromptValues.Login));
        return SignOnAddress.Authorize + QueryString.Create(prompts.Length == 0 ? asked : asked.Append(new(Parameters.Prompt, prompts)));
    }
}
