using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Pages;

/// <summary>Where pupils type the code of their class; at the portal they find their school first.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DoorModel(ClassDoor door, CodeTries tries, SchoolFinder schools, PortalAddress portal, ISiteContext site, IStringLocalizer strings) : CodePage(tries, strings)
{
    private const int Most = 30;

    [BindProperty(SupportsGet = true, Name = "ten")]
    public string? NameAsked { get; set; }

    public bool IsAtSchool => !site.Current.IsPortal;

    /// <summary>Null before a name was asked for.</summary>
    public IReadOnlyList<Site>? Found { get; private set; }

    protected override string WrongWords => Strings["classes.door.wrong"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (IsAtSchool)
            return await AskAsync(cancellation);
        Found = string.IsNullOrWhiteSpace(NameAsked) ? null : [.. schools.Find(NameAsked).Take(Most)];
        return Page();
    }

    public string DoorOf(Site school) => portal.Origin + school.PathPrefix + ClassAddress.Door;

    protected override async Task<string?> BehindAsync(string code, CancellationToken cancellation)
        => await door.ByCodeAsync(code, cancellation) is { } its ? ClassAddress.Class(its.Code) : null;
}
