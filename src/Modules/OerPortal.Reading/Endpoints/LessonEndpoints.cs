using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Reading.Data;
using OerPortal.Reading.Models;

namespace OerPortal.Reading.Endpoints;

/// <summary>How far whoever is signed in has come in a lecture: <c>/api/reading/lessons/{fileId}?hoc-lieu={publicId}&amp;phan={part}</c>.</summary>
internal static class LessonEndpoints
{
    /// <summary>Bytes of a request body: the longest data, each letter escaped.</summary>
    private const int Most = 6 * (LessonNote.MostData + LessonNote.MostLocation) + 1024;

    internal static void MapLessons(this IEndpointRouteBuilder routes)
    {
        var lessons = routes.MapGroup("/api/reading/lessons/{fileId:guid}").WithMetadata(new RequiresFeatureAttribute("reading"))
            .OnlySignedIn().ValidateAntiforgery();
        lessons.MapPut("", KeepAsync);
        lessons.MapDelete("", ForgetAsync);
    }

    /// <summary>A state as JSON, for the page's script.</summary>
    internal static object Describe(LessonState state) => new { state.Status, state.Score, state.Location, state.Data, state.Seconds };

    private static async Task<IResult> KeepAsync(
        Guid fileId, HttpRequest request, Lessons lessons, ILectures lectures, ReadingRoom room, CancellationToken cancellation)
    {
        var (body, isTooLong) = await JsonBodies.ReadAsync<LessonNote>(request, Most, cancellation);
        if (isTooLong || body is { IsTooLong: true })
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: "The lecture wants to keep more than a lecture may.", detail: $"At most {LessonNote.MostData} characters.");
        if ((body is null ? "body" : body.WrongField()) is { } field)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The state cannot be kept.", detail: $"Wrong or missing: {field}.");
        if (await room.CardOfAsync(request.Query["hoc-lieu"].ToString(), fileId, cancellation) is null)
            return Results.NotFound();
        var part = request.Query["phan"].ToString();
        if (await lectures.FindAsync(fileId, cancellation) is not { } lecture || !lecture.Parts.Any(p => p.Id == part))
            return Results.NotFound();
        await lessons.KeepAsync(fileId, part, body!, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> ForgetAsync(Guid fileId, Lessons lessons, CancellationToken cancellation)
    {
        await lessons.ForgetAsync(fileId, cancellation);
        return Results.NoContent();
    }
}
