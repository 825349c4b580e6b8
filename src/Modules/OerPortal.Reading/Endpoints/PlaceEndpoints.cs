using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Reading.Data;
using OerPortal.Reading.Models;
using OerPortal.Resources;

namespace OerPortal.Reading.Endpoints;

/// <summary>Places of whoever is signed in: <c>/api/reading/places/{fileId}?hoc-lieu={publicId}</c>.</summary>
internal static class PlaceEndpoints
{
    /// <summary>Bytes of a request body.</summary>
    private const int Most = 16_384;

    internal static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        var places = routes.MapGroup("/api/reading/places/{fileId:guid}").WithMetadata(new RequiresFeatureAttribute("reading"))
            .AddEndpointFilter(OnlySignedInAsync).ValidateAntiforgery();
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

    private static async ValueTask<object?> OnlySignedInAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var person = (ICurrentPerson)http.RequestServices.GetService(typeof(ICurrentPerson))!;
        return person.IsSignedIn ? await next(context) : Results.Unauthorized();
    }

    private static async Task<IResult> FindAsync(Guid fileId, Shelf shelf, CancellationToken cancellation)
        => await shelf.FindAsync(fileId, cancellation) is { } place ? Results.Json(Describe(place)) : Results.NoContent();

    private static async Task<IResult> KeepAsync(
        Guid fileId, HttpRequest request, Shelf shelf, IResources resources, ReadingRoom room, FileRights door, ICurrentPerson person, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } note)
            return Wrong("body");
        if (note.WrongField() is { } field)
            return Wrong(field);
        var card = await resources.FindAsync(request.Query["hoc-lieu"].ToString(), Viewer.From(person), cancellation);
        if (card is null || await door.RightToAsync(fileId, cancellation) == FileRight.None)
            return Results.NotFound();
        if (card.MainFileId != fileId && !await room.BelongsAsync(card, fileId, cancellation))
            return Results.NotFound();
        var at = await shelf.KeepAsync(fileId, card.Id, note, cancellation);
        return Results.Json(new { updatedAt = Stamp(at) });
    }

    private static async Task<IResult> RemoveAsync(Guid fileId, Shelf shelf, CancellationToken cancellation)
    {
        await shelf.RemoveAsync(fileId, cancellation);
        return Results.NoContent();
    }

    private static async Task<PlaceNote?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
            return null;
        var bytes = new byte[Most + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        // What is no text fails only when it is read out.
        if (length > Most || !Utf8.IsValid(bytes.AsSpan(0, length)))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PlaceNote>(bytes.AsSpan(0, length), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Wrong(string field)
        => Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The place cannot be kept.", detail: $"Wrong or missing: {field}.");

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
