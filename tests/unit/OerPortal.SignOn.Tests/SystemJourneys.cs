using System.Net;
using System.Text.Json.Nodes;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>What several tests do as a system, and as those who register it.</summary>
internal static class SystemJourneys
{
    internal const string Redirect = "http://localhost:9472/ve";

    /// <summary>Registers a system through the desk.</summary>
    internal static async Task<TestSystem> RegisterAsync(
        this SignOnApp app, string kind = "Website", bool isThirdParty = true, string[]? scopes = null, string? logoutAddress = null)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var name = $"Hệ thống {Guid.CreateVersion7():N}";
        List<KeyValuePair<string, string>> fields =
        [
            new("Input.Kind", kind), new("Input.Name", name), new("Input.IsThirdParty", isThirdParty ? "true" : "false"),
            new("Input.Redirects", kind == "Device" ? "" : Redirect), new("Input.AfterSignOut", ""), new("Input.LogoutAddress", logoutAddress ?? ""),
            .. (scopes ?? ["profile", "offline_access"]).Select(scope => KeyValuePair.Create("Input.Scopes", scope)),
        ];
        using var answer = await administrator.PostFormAsync("/quan-tri/he-thong-ket-noi/moi", fields, "form.card");
        var page = await administrator.ReadAsync(answer);
        var id = page.Document.QuerySelector("#client-id")?.GetAttribute("value") ?? throw new InvalidOperationException(page.Document.Body!.TextContent);
        var system = await app.AskAsync<Guid>("select id from signon.system where client_id = @id", new { id });
        return new TestSystem(system, id, page.Document.QuerySelector("#client-secret")?.GetAttribute("value"), name);
    }

    /// <summary>The system sends somebody to the portal.</summary>
    internal static async Task<JsonObject> AskAsync(this SignOnApp app, TestSystem system, string scope = "openid profile offline_access")
        => await app.StepAsync("ask", system, ("redirect", Redirect), ("scope", scope));

    /// <summary>Where the system's address leads, without the host: visitors are at the portal already.</summary>
    internal static string PathOf(JsonObject asked) => new Uri((string)asked["address"]!).PathAndQuery;

    internal static async Task<Uri> DecideAsync(this Visitor visitor, string path, string decision)
    {
        using var answer = await visitor.PostFormAsync(path, [new("decision", decision)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!;
    }

    /// <summary>The whole way: asked, agreed, taken.</summary>
    internal static async Task<JsonObject> SignInAtAsync(this SignOnApp app, Visitor visitor, TestSystem system, string scope = "openid profile offline_access")
    {
        var asked = await app.AskAsync(system, scope);
        using var first = await visitor.GetAsync(PathOf(asked));
        var callback = first.StatusCode == HttpStatusCode.Redirect ? first.Headers.Location! : await visitor.DecideAsync(PathOf(asked), "accept");
        var taken = await app.TakeAsync(system, asked, callback);
        taken["error"].ShouldBeNull();
        return taken;
    }

    internal static Task<JsonObject> TakeAsync(this SignOnApp app, TestSystem system, JsonObject asked, Uri callback)
        => app.StepAsync("take", system, ("callback", callback.AbsoluteUri), ("verifier", asked["verifier"]), ("state", asked["state"]), ("nonce", asked["nonce"]));

    /// <summary>Neither the one token nor the other is worth anything.</summary>
    internal static async Task ShouldBeOverAsync(this SignOnApp app, TestSystem system, JsonObject taken)
    {
        ((string?)(await app.StepAsync("refresh", system, ("refresh", taken["refresh"])))["error"]).ShouldBe("invalid_grant");
        ((string?)(await app.WhoAsync(system, taken))["error"]).ShouldBe("invalid_token");
    }

    internal static Task<JsonObject> WhoAsync(this SignOnApp app, TestSystem system, JsonObject taken)
        => app.StepAsync("who", system, ("access", taken["access"]), ("subject", taken["claims"]!["sub"]));

    internal static async Task<Visitor> EnterNewAsync(this SignOnApp app, SiteRole role = SiteRole.Reader, Cms.Sites.Site? site = null)
    {
        var person = await app.CreatePersonAsync(role, site, withPassword: true);
        return await app.EnterAsync(person);
    }
}
