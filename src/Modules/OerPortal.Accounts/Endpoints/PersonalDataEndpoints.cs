using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Endpoints;

internal static class PersonalDataEndpoints
{
    internal static void MapPersonalData(this IEndpointRouteBuilder routes)
        => routes.MapGet("/toi/du-lieu", CopyAsync).RequireAuthorization();

    /// <summary>Everything the portal keeps about whoever asks, as a JSON file.</summary>
    private static async Task<IResult> CopyAsync(PersonalData data, ICurrentPerson person, HttpContext http, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(await data.ExportAsync(person.Id!.Value, cancellation), "application/json", "du-lieu-cua-toi.json");
    }
}
