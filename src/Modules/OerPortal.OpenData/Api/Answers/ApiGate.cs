using System.Globalization;
using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Web;

namespace OerPortal.OpenData.Api;

/// <summary>What all addresses of the API have in common: pages of other sites may read them, requests are counted, problems are told as problems.</summary>
internal sealed class ApiGate(RequestCounts counts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        AllowOthers(http.Response.Headers);
        http.Request.SpeakAsAsked();
        var counted = counts.Count(http.Connection.RemoteIpAddress);
        Tell(counted, http.Response.Headers);
        try
        {
            if (counted.IsTooMany) throw ApiProblemException.TooMany(counted.Seconds);
            return await next(context);
        }
        catch (ApiProblemException problem)
        {
            // Here, where the language is still the one that was asked for.
            await new ProblemAnswer(problem).ExecuteAsync(http);
            return Results.Empty;
        }
    }

    /// <summary>How it says that there is no such place, or that it gives no open data.</summary>
    public static NotThereForm NotThere { get; } = new(http =>
    {
        AllowOthers(http.Response.Headers);
        http.Request.SpeakAsAsked();
        return new ProblemAnswer(ApiProblemException.Unknown());
    });

    /// <summary>The answer to a browser that asks whether a page of another site may read.</summary>
    public static IResult Preflight(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match";
        headers.AccessControlMaxAge = "86400";
        headers.CacheControl = "public, max-age=86400";
        return Results.NoContent();
    }

    // No cookie is ever looked at for what is answered, so none is asked for.
    private static void AllowOthers(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Content-Language";
    }

    // draft-ietf-httpapi-ratelimit-headers
    private static void Tell(Counted counted, IHeaderDictionary headers)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={counted.Limit};w={(int)RequestCounts.Window.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={counted.Left};t={counted.Seconds}");
        if (counted.IsTooMany) headers.RetryAfter = counted.Seconds.ToString(CultureInfo.InvariantCulture);
    }
}
