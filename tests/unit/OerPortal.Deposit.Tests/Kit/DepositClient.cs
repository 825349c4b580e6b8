using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Deposit.Tests.Kit;

/// <summary>A program that contributes for somebody.</summary>
internal sealed class DepositClient(Visitor visitor, TestPerson person, Site site, string token) : IDisposable
{
    internal TestPerson Person => person;

    internal Site Site => site;

    internal string Token => token;

    internal static object Complete(string title) => new
    {
        description = new
        {
            title,
            kind = "phieu-bai-tap",
            grades = new[] { 4 },
            subjects = new[] { "toan" },
            description = "Mười bài tập nhỏ.",
            languages = new[] { "vi" },
            licence = "cc-by-4.0",
        },
    };

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"{site.PathPrefix}/api/deposit/v1/{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    internal async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(method, path, body as HttpContent ?? (body is null ? null : JsonContent.Create(body)), headers);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A draft with everything but a file.</summary>
    internal async Task<string> BeginAsync(string title = "Phân số bằng nhau")
        => (await AskAsync(HttpMethod.Post, "contributions", Complete(title), HttpStatusCode.Created)).GetProperty("id").GetString()!;

    internal async Task<JsonElement> PutAsync(string draft, string name, byte[] bytes)
        => await AskAsync(HttpMethod.Put, $"contributions/{draft}/files/{Uri.EscapeDataString(name)}", new ByteArrayContent(bytes), HttpStatusCode.Created);

    /// <summary>Asks until no file of the draft is on its way.</summary>
    internal async Task<JsonElement> SettledAsync(string draft)
    {
        JsonElement now = default;
        await PortalApp.EventuallyAsync(
            async () => (now = await AskAsync(HttpMethod.Get, $"contributions/{draft}")).GetProperty("files").EnumerateArray().All(f => f.GetProperty("isSettled").GetBoolean()),
            "files settled");
        return now;
    }

    public void Dispose() => visitor.Dispose();
}
