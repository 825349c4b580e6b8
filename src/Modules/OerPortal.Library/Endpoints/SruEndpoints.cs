using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Sites;
using OerPortal.Library.Sru;

namespace OerPortal.Library.Endpoints;

/// <summary>SRU 1.1 and 1.2 for other libraries' programs. POST is for long questions and changes nothing.</summary>
internal static class SruEndpoints
{
    internal static void MapSru(this IEndpointRouteBuilder routes) => routes.MapMethods(LibraryAddress.Sru, [HttpMethods.Get, HttpMethods.Post], AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext http, SruAnswers answers, ISiteContext site, CancellationToken cancellation)
    {
        // At the department it is the union of the schools that lend, whatever the department does itself.
        if (!site.Current.IsPortal && !site.HasFeature("library"))
            return Results.NotFound();
        var asked = http.Request.Query.ToList();
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType)
            asked.AddRange(await http.Request.ReadFormAsync(cancellation));
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(await answers.AnswerAsync(http.Request, asked, cancellation), "text/xml; charset=utf-8");
    }
}
