using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;

namespace OerPortal.Classes.Pages;

/// <summary>One pupil of a class whose code was typed.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ClassPupilModel(ClassDoor door, CodeTries tries, DoorRules rules, IStringLocalizer strings) : PinPage(door, rules, strings)
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    public override string NotMe => Request.PathBase + ClassAddress.Class(Uri.EscapeDataString(Code));

    protected override async Task<(Pupil Pupil, SchoolClass Class, string Name)?> FindAsync(CancellationToken cancellation)
    {
        if (await tries.LookAsync(HttpContext, () => Door.ByCodeAsync(Code, cancellation), cancellation) is not { } its || await Door.PupilAsync(its, Id, cancellation) is not { } pupil)
            return null;
        return (pupil, its, (await Door.NamesAsync(its, cancellation)).First(n => n.PersonId == Id).Name);
    }

    protected override IActionResult Unknown() => LocalRedirect(Request.PathBase + ClassAddress.WrongCode);
}
