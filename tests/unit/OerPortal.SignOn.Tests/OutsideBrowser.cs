using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>Signs somebody in at the certified provider, as their browser would, and comes back.</summary>
internal static class OutsideBrowser
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <returns>The portal's answer to their coming back.</returns>
    internal static async Task<HttpResponseMessage> ComeByAsync(this SignOnApp app, Visitor visitor, OutsidePerson person, string start = "/dang-nhap/qua/nganh?ve=/tu-sach")
        => await visitor.Client.GetAsync(await app.GoAsync(visitor, person, start), Ct);

    /// <returns>Where the provider sends them.</returns>
    internal static async Task<Uri> GoAsync(this SignOnApp app, Visitor visitor, OutsidePerson person, string start = "/dang-nhap/qua/nganh?ve=/tu-sach")
    {
        await File.WriteAllTextAsync(Path.Combine(app.OutsidePeople, person.Subject + ".json"), person.Claims, Ct);
        using var asked = await visitor.Client.GetAsync(new Uri(app.Origin + start), Ct);
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect, await asked.Content.ReadAsStringAsync(Ct));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var at = asked.Headers.Location!;
        var answer = await browser.GetAsync(at, Ct);
        for (var steps = 0; steps < 15; steps++)
        {
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.AbsoluteUri.StartsWith(app.Origin, StringComparison.Ordinal))
                    return at;
                answer.Dispose();
                answer = await browser.GetAsync(at, Ct);
                continue;
            }

            // It shows forms: first who one is, then whether one agrees.
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
            var form = page.QuerySelector<IHtmlFormElement>("form") ?? throw new InvalidOperationException(page.Body!.TextContent);
            var prompt = form.QuerySelector("input[name=prompt]")!.GetAttribute("value")!;
            answer.Dispose();
            at = new Uri(at, form.GetAttribute("action")!);
            using var sent = new FormUrlEncodedContent([new("prompt", prompt), new("login", person.Subject), new("password", "x")]);
            answer = await browser.PostAsync(at, sent, Ct);
        }

        throw new InvalidOperationException($"The provider does not come to an end at {at}.");
    }

    private static T? QuerySelector<T>(this AngleSharp.Dom.IParentNode node, string selector)
        where T : class => node.QuerySelector(selector) as T;
}

/// <summary>Whom the provider vouches for; it says of them what the test wants.</summary>
internal sealed record OutsidePerson(string Name, string? Email = null, bool IsVerified = false, string? Unit = null)
{
    internal string Subject { get; } = $"s-{Guid.CreateVersion7():N}";

    internal string Claims => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["sub"] = Subject,
        ["name"] = Name,
        ["email"] = Email,
        ["email_verified"] = IsVerified,
        ["don_vi"] = Unit,
    }.Where(c => c.Value is not null).ToDictionary());
}
