using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reading.Data;
using OerPortal.Reading.Models;

namespace OerPortal.Reading.Endpoints;

/// <summary>Places of whoever is signed in: <c>/api/reading/places/{fileId}?hoc-lieu={publicId}</c>.</summary>
internal static class PlaceEndpoints
{
    /// <summary>Bytes of a request body.</summary>
    private const int Most = 16_384;

    internal static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        var places = routes.MapGroup("/api/reading/places/{fileId:guid}").WithMetadata(new RequiresFeatureAttribute("reading"))
            .OnlySignedIn().ValidateAntiforgery();
        places.MapGet("", FindAsync);
        places.MapPut("", KeepAsync);
        places.MapDelete("", RemoveAsync);
    }

    /// <summary>A place as JSON; its time has a fixed width, so that devices can compare it as text.</summary>
    internal static object Describe(Place place) => new
    {
        locator = JsonNode.Parse(place.Locator),
        progress = place.Progress,
        deviceId = place.DeviceId,
        deviceLabel = place.DeviceLabel,
        updatedAt = Stamp(place.UpdatedAt),
    };

    private static async Task<IResult> FindAsync(Guid fileId, Shelf shelf, CancellationToken cancellation)
        => await shelf.FindAsync(fileId, cancellation) is { } place ? Results.Json(Describe(place)) : Results.NoContent();

    private static async Task<IResult> KeepAsync(
        Guid fileId, HttpRequest request, Shelf shelf, ReadingRoom room, CancellationToken cancellation)
    {
        if (await JsonBodies.ReadAsync<PlaceNote>(request, Most, cancellation) is not { Body: { } note })
            return Wrong("body");
        if (note.WrongField() is { } field)
            return Wrong(field);
        if (await room.CardOfAsync(request.Query["hoc-lieu"].ToString(), fileId, cancellation) is not { } card)
            return Results.NotFound();
        var at = await shelf.KeepAsync(fileId, card.Id, note, cancellation);
        return Results.Json(new { updatedAt = Stamp(at) });
    }

    private static async Task<IResult> RemoveAsync(Guid fileId, Shelf shelf, CancellationToken cancellation)
    {
        await shelf.RemoveAsync(fileId, cancellation);
        return Results.NoContent();
    }

    private static IResult Wrong(string field)
        => Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The place cannot be kept.", detail: $"Wrong or missing: {field}.");

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
