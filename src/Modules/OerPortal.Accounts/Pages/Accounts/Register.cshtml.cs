using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Pages;

[RequiresFeature("registration")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisterModel(
    Registration registration, Addresses addresses, Sessions sessions, SignInAttempts attempts, SchoolFinder schools, ISites sites, ISiteContext site, ICurrentPerson person, IStringLocalizer strings)
    : PageModel
{
    internal const string Path = "/dang-ky";

    [BindProperty]
    public RegisterInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    public string? Refused { get; private set; }

    public string? AgreeFault { get; private set; }

    /// <summary>Schools of the name that was asked; without one, as many as a list has room for.</summary>
    public SchoolPage Schools => field ??= SchoolPage.Of(schools, NameAsked, 1);

    /// <summary>More than a list has room for: one's own is sought first.</summary>
    public bool HasMany => sites.Schools.Count > SchoolPage.Length;

    /// <summary>What can be chosen: what was found, and what is chosen already.</summary>
    public IReadOnlyList<Site> Choices
    {
        get
        {
            var found = HasMany && !Schools.IsAsked ? [] : Schools.Shown;
            return Input.School is { } id && sites.Find(id) is { IsPortal: false } chosen && !found.Contains(chosen) ? [chosen, .. found] : found;
        }
    }

    public IActionResult OnGet()
    {
        if (person.IsSignedIn)
            return Redirect("~/toi");
        if (Schools is { IsAsked: true, Total: 1 } only)
            Input.School = only.Shown[0].Id;
        else if (!site.Current.IsPortal)
            Input.School = site.Current.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Input.Agrees)
            AgreeFault = strings["accounts.register.agreeMissing"];
        if (Input.School is { } id && sites.Find(id) is not { IsPortal: false })
            ModelState.AddModelError("Input.School", strings["accounts.register.schoolUnknown"]);
        var wanted = new NewPerson(Input.Login ?? "", Input.DisplayName ?? "", Input.Password ?? "", Input.School) { AgreedTo = strings["accounts.register.agree"] };
        if (!ModelState.IsValid || AgreeFault is not null)
            return Refuse(registration.FaultsOf(wanted));

        var wait = await attempts.CountRegistrationAsync(HttpContext.Connection.RemoteIpAddress, cancellation);
        if (wait > TimeSpan.Zero)
        {
            Refused = this.MustWait(wait, strings, "accounts.register.wait");
            return Page();
        }

        var outcome = await registration.RegisterReaderAsync(wanted, HttpContext.Connection.RemoteIpAddress, cancellation);
        if (outcome.Person is null)
            return Refuse(outcome.Faults);
        if (outcome.Person.Email is { } address)
            await addresses.AskAsync(outcome.Person.Id, address, cancellation);
        await sessions.StartAsync(HttpContext, outcome.Person, isShared: false, cancellation);
        return Url.IsLocalUrl(Ve) ? LocalRedirect(Ve) : Redirect("~/toi?moi=true");
    }

    private PageResult Refuse(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            ModelState.AddModelError(AccountFaults.Field(fault), strings[AccountFaults.Key(fault)]);
        return Page();
    }
}

internal sealed class RegisterInput
{
    public string? DisplayName { get; set; }

    public string? Login { get; set; }

    public string? Password { get; set; }

    public Guid? School { get; set; }

    public bool Agrees { get; set; }
}
