using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

/// <summary>An answer that says the same to everybody, with an ETag made of its bytes: whoever has it already is told so.</summary>
/// <param name="next">Address of the next piece, or null.</param>
/// <param name="mediaType">JSON, if nothing is said.</param>
internal sealed class JsonAnswer(byte[] body, string? next = null, string mediaType = JsonAnswer.Json) : IResult
{
    public const string Json = "application/json; charset=utf-8";

    /// <summary>As long as pages for guests are kept.</summary>
    public const string Cache = "public, max-age=60";

    public static JsonAnswer Of<T>(T thing, string? next = null) => new(JsonSerializer.SerializeToUtf8Bytes(thing, OpenJson.Form), next);

    public static JsonAnswer Of<T>(T thing, FieldChoice? fields)
        => fields is null ? Of(thing) : new(JsonSerializer.SerializeToUtf8Bytes(fields.Of(thing), OpenJson.Form));

    public static JsonAnswer Of<T>(ListView<T> list, FieldChoice? fields)
        => fields is null
            ? Of(list, list.Next)
            : Of(new ListView<object?>([.. list.Items.Select(item => fields.Of(item))], list.Total, list.Next, list.DescriptionLicence), list.Next);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", isWeak: true);
        response.Headers.ETag = tag.ToString();
        // The answer is the same, but nothing that goes to somebody who has signed in is kept on the way.
        response.Headers.CacheControl = httpContext.User.Identity?.IsAuthenticated == true ? "private, no-cache" : Cache;
        if (next is not null) response.Headers.Link = $"<{next}>; rel=\"next\"";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
