using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Security;

public static class AntiforgeryFilter
{
    /// <summary>
    /// Refuses unsafe requests without the antiforgery token (header <c>RequestVerificationToken</c> or the form field) with 400.
    /// Pages for signed-in people carry the token in <c>&lt;meta name="csrf-token"&gt;</c>.
    /// </summary>
    public static TBuilder ValidateAntiforgery<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
        => builder.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (IsSafe(http.Request.Method))
                return await next(context);
            var valid = await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
            return valid
                ? await next(context)
                : Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "Antiforgery token is missing or old; reload the page.");
        });

    private static bool IsSafe(string method)
        => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
