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
        using var browser = New();
        return await app.GoAsync(browser, visitor, person, start);
    }

    /// <summary>One in which somebody may be signed in at the provider already.</summary>
    internal static HttpClient New() => new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <inheritdoc cref="GoAsync(SignOnApp, Visitor, OutsidePerson, string)" />
    internal static async Task<Uri> GoAsync(this SignOnApp app, HttpClient browser, Visitor visitor, OutsidePerson person, string start)
    {
        await File.WriteAllTextAsync(Path.Combine(app.OutsidePeople, person.Subject + ".json"), person.Claims, Ct);
        using var asked = await visitor.Client.GetAsync(new Uri(app.Origin + start), Ct);
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect, await asked.Content.ReadAsStringAsync(Ct));
        return await app.WalkAsync(browser, asked.Headers.Location!, [new("login", person.Subject), new("password", "x")]);
    }

    /// <summary>Follows the provider until it sends people to the portal; forms are sent as they stand, with <paramref name="typed"/>.</summary>
    internal static async Task<Uri> WalkAsync(this SignOnApp app, HttpClient browser, Uri at, IReadOnlyList<KeyValuePair<string, string>> typed)
    {
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

            // It shows forms: first who one is, then whether one agrees; at the end whether one wants to leave.
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
            var form = page.QuerySelector<IHtmlFormElement>("form") ?? throw new InvalidOperationException(page.Body!.TextContent);
            answer.Dispose();
            at = new Uri(at, form.GetAttribute("action")!);
            var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
            using var sent = new FormUrlEncodedContent([.. hidden, .. typed]);
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
