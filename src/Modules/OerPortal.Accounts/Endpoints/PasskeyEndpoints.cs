using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Accounts.Passkeys;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Endpoints;

internal static class PasskeyEndpoints
{
    internal static void MapPasskeys(this IEndpointRouteBuilder routes)
        => routes.MapPost("/dang-nhap/khoa/hoi", AskAsync).ValidateAntiforgery();

    /// <summary>What the sign-in page asks the device.</summary>
    private static async Task<IResult> AskAsync(PasskeyRing ring, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(await ring.AskAsync(http), "application/json");
    }
}
