using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Security;

namespace OerPortal.Reading.Endpoints;

/// <summary>What scripts of the reader send: short JSON of whoever is signed in.</summary>
internal static class JsonBodies
{
    /// <summary>Answers 401 to everybody else, and is kept nowhere.</summary>
    public static RouteGroupBuilder OnlySignedIn(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var person = (ICurrentPerson)http.RequestServices.GetService(typeof(ICurrentPerson))!;
        return person.IsSignedIn ? await next(context) : Results.Unauthorized();
    });

    /// <summary>Null for what is no such JSON.</summary>
    /// <param name="most">Bytes.</param>
    public static async Task<(T? Body, bool IsTooLong)> ReadAsync<T>(HttpRequest request, int most, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, false);
        if (request.ContentLength > most)
            return (null, true);
        var bytes = new byte[Math.Min(request.ContentLength ?? most, most) + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > most)
            return (null, true);
        // What is no text fails only when it is read out.
        if (!Utf8.IsValid(bytes.AsSpan(0, length)))
            return (null, false);
        try
        {
            return (JsonSerializer.Deserialize<T>(bytes.AsSpan(0, length), JsonSerializerOptions.Web), false);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }
}
