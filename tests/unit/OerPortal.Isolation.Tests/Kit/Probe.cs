using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>One question, with the names of an object still to be filled in.</summary>
/// <param name="Route">Verb and route pattern as the portal maps it; with <c>?handler=</c> for a form of a page.</param>
/// <param name="Query">Added to the address.</param>
/// <param name="Sends">What goes along.</param>
internal sealed record Probe(string Route, string Query, Action<HttpRequestMessage, Names>? Sends)
{
    /// <summary>As a page of somebody else's would send it.</summary>
    public bool IsForged { get; init; }

    public HttpMethod Method { get; } = HttpMethod.Parse(Route.Split(' ')[0]);

    public string Path { get; } = "/" + Route.Split(' ', 2)[1].TrimStart('/') is var path && Query.Length == 0 ? path
        : path + (path.Contains("?handler=", StringComparison.Ordinal) ? "&" : "?") + Query;
}

/// <summary>What requests carry.</summary>
internal static class Sent
{
    /// <param name="fields">Name and value; <c>{fileId}</c> in a value is the object's.</param>
    public static Action<HttpRequestMessage, Names> Form(params (string Name, string Value)[] fields) => (request, names)
        => request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, names.Fill(f.Value))));

    public static Action<HttpRequestMessage, Names> Json(object body) => (request, _) => request.Content = JsonContent.Create(body);

    public static Action<HttpRequestMessage, Names> File(string field) => (request, _)
        => request.Content = new MultipartFormDataContent { { new ByteArrayContent("Xin chào"u8.ToArray()), field, "chao.txt" } };

    /// <summary>The protocol's header, and a part when there is an offset.</summary>
    public static Action<HttpRequestMessage, Names> Tus(int? offset = null, string? holder = null) => (request, names) =>
    {
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (holder is not null)
        {
            request.Headers.Add("Upload-Length", "10");
            request.Headers.Add("Upload-Metadata", $"filename {SchoolThings.Base64("a.epub")},holder {SchoolThings.Base64(names.Fill(holder))}");
        }

        if (offset is not { } at)
            return;
        request.Headers.Add("Upload-Offset", $"{at}");
        request.Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
    };
}
