using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Sites;
using OerPortal.Library.Sru;

namespace OerPortal.Library.Endpoints;

/// <summary>SRU 1.1 and 1.2 for other libraries' programs, by GET.</summary>
internal static class SruEndpoints
{
    internal static void MapSru(this IEndpointRouteBuilder routes) => routes.MapGet(LibraryAddress.Sru, AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext http, SruAnswers answers, ISiteContext site, CancellationToken cancellation)
    {
        // At the department it is the union of the schools that lend, whatever the department does itself.
        if (!site.Current.IsPortal && !site.HasFeature("library"))
            return Results.NotFound();
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(await answers.AnswerAsync(http.Request, cancellation), "text/xml; charset=utf-8");
    }
}
