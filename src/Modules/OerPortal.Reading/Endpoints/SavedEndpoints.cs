using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reading.Data;
using OerPortal.Resources;

namespace OerPortal.Reading.Endpoints;

/// <summary>What whoever is signed in keeps for later, for the script of the buttons: pages with cards are the same for everybody and do not say it.</summary>
internal static class SavedEndpoints
{
    internal const string Path = "/api/reading/saved";

    /// <summary>Cards of one page.</summary>
    private const int MostAsked = 200;

    internal static void MapSaved(this IEndpointRouteBuilder routes)
    {
        var saved = routes.MapGroup(Path).WithMetadata(new RequiresFeatureAttribute("reading")).OnlySignedIn().ValidateAntiforgery();
        saved.MapGet("", OfAsync);
        saved.MapPut("{publicId}", KeepAsync);
        saved.MapDelete("{publicId}", RemoveAsync);
    }

    private static async Task<IResult> OfAsync([FromQuery(Name = "hoc-lieu")] string[] publicIds, SavedShelf shelf, CancellationToken cancellation)
        => publicIds.Length > MostAsked ? Results.BadRequest() : Results.Json(await shelf.OfAsync(publicIds, cancellation));

    private static async Task<IResult> KeepAsync(string publicId, SavedShelf shelf, IResources resources, ICurrentPerson person, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card)
            return Results.NotFound();
        return await shelf.KeepAsync(card, cancellation) ? Results.NoContent() : Results.Conflict();
    }

    private static async Task<IResult> RemoveAsync(string publicId, SavedShelf shelf, CancellationToken cancellation)
    {
        await shelf.RemoveAsync(publicId, cancellation);
        return Results.NoContent();
    }
}
