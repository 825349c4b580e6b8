using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>What programs ask, and the answers.</summary>
internal static class Answers
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Asks and keeps the answer as it came.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this PortalApp app, string address, Site? site = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var visitor = app.Guest(site);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, visitor.Url(address));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await visitor.Client.SendAsync(request, Ct);
    }

    /// <summary>Asks for what is there.</summary>
    public static async Task<JsonNode> ReadAsync(this PortalApp app, string address, Site? site = null)
    {
        using var answer = await app.AskAsync(address, site);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        ((int)answer.StatusCode).ShouldBe(200, body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>Asks for what is refused.</summary>
    public static async Task<JsonNode> ProblemAsync(this PortalApp app, string address, int status, Site? site = null, params (string Name, string Value)[] headers)
    {
        using var answer = await app.AskAsync(address, site, null, headers);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        ((int)answer.StatusCode).ShouldBe(status, body);
        answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
        var problem = JsonNode.Parse(body)!;
        problem["status"]!.GetValue<int>().ShouldBe(status);
        return problem;
    }

    /// <summary>The public ids of a list.</summary>
    public static string[] Ids(this JsonNode list) => [.. list["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];

    /// <summary>The path and query of an absolute address in an answer.</summary>
    public static string PathOf(this JsonNode address) => new Uri(address.GetValue<string>()).PathAndQuery;
}
