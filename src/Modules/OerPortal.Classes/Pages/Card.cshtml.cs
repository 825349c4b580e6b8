using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Data;
using OerPortal.Classes.Doors;
using OerPortal.Classes.Models;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Pages;

/// <summary>What the QR code of a card opens.</summary>
[RequiresFeature("classes")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CardModel(ClassDoor door, DoorRules rules, IStringLocalizer strings) : PinPage(door, rules, strings)
{
    [FromRoute(Name = "card")]
    public string CardName { get; set; } = "";

    public bool IsKnown => Pupil is not null;

    public override string NotMe => Request.PathBase + ClassAddress.Door;

    protected override async Task<(Pupil Pupil, SchoolClass Class, string Name)?> FindAsync(CancellationToken cancellation)
        => PublicId.IsWellFormed(CardName) && await Door.ByCardAsync(CardName, cancellation) is { } found ? (found.Pupil, found.Class, found.Pupil.Name) : null;

    protected override IActionResult Unknown()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
