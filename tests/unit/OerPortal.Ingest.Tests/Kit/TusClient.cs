using System.Net;
using System.Text;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Speaks tus as a careful client would, one request at a time.</summary>
internal sealed class TusClient(Visitor visitor)
{
    private string? _token;

    public async Task<HttpResponseMessage> CreateAsync(string name, long length, string holder = "test:draft", byte[]? first = null, string? type = null)
    {
        var metadata = $"filename {Base64(name)},holder {Base64(holder)}" + (type is null ? "" : $",filetype {Base64(type)}");
        return await SendAsync(HttpMethod.Post, "/uploads", first, ("Upload-Length", $"{length}"), ("Upload-Metadata", metadata));
    }

    public async Task<(string Address, Guid Id)> BeginAsync(string name, long length, string holder = "test:draft")
    {
        var created = await CreateAsync(name, length, holder);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var address = created.Headers.Location!.OriginalString;
        return (address, Guid.Parse(address.Split('/')[^1]));
    }

    public Task<HttpResponseMessage> AppendAsync(string address, long offset, byte[] part, string? checksum = null) =>
        checksum is null
            ? SendAsync(HttpMethod.Patch, address, part, ("Upload-Offset", $"{offset}"))
            : SendAsync(HttpMethod.Patch, address, part, ("Upload-Offset", $"{offset}"), ("Upload-Checksum", checksum));

    public async Task<long> OffsetAsync(string address)
    {
        var head = await SendAsync(HttpMethod.Head, address, part: null);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        return long.Parse(head.Headers.GetValues("Upload-Offset").Single(), null);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, byte[]? part, params (string Name, string Value)[] headers)
    {
        _token ??= await visitor.TokenAsync("/");
        using var request = new HttpRequestMessage(method, visitor.Url(address));
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("RequestVerificationToken", _token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (part is not null)
        {
            request.Content = new ByteArrayContent(part);
            request.Content.Headers.ContentType = new("application/offset+octet-stream");
        }
        return await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
