using System.Net;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>The department registers systems.</summary>
public sealed class DeskTests(SignOnApp app)
{
    [Fact]
    public async Task A_secret_is_shown_once_and_a_new_one_takes_the_place_of_the_old()
    {
        var system = await app.RegisterAsync();
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var page = await administrator.OpenAsync(Desk(system));
        page.Text.ShouldNotContain(system.Secret!);
        page.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(SystemJourneys.Redirect);

        using var answer = await administrator.PostFormAsync(Desk(system), form: "form[action*='handler=Secret']");
        var secret = (await administrator.ReadAsync(answer)).Document.QuerySelector("#client-secret")!.GetAttribute("value")!;

        using var visitor = await app.EnterNewAsync();
        var asked = await app.AskAsync(system);
        var callback = await visitor.DecideAsync(SystemJourneys.PathOf(asked), "accept");
        ((string?)(await app.TakeAsync(system, asked, callback))["error"]).ShouldBe("invalid_client");
        (await app.TakeAsync(system with { Secret = secret }, asked, callback))["error"].ShouldBeNull();
        (await app.AskAsync<string>("select client_secret from signon.system where id = @Id", new { system.Id })).ShouldNotBe(secret);
    }

    [Fact]
    public async Task A_system_that_has_ended_lets_nobody_in_and_keeps_nobody_in()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);
        var path = SystemJourneys.PathOf(await app.AskAsync(system));
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        using var answer = await administrator.PostFormAsync(Desk(system), form: "form[action*='handler=End']");

        (await administrator.OpenAsync(answer.Headers.Location!.ToString())).ShouldSay("Đã kết thúc");
        using (var again = await visitor.GetAsync(path))
            again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await app.WhoAsync(system, taken))["error"]).ShouldBe("invalid_token");
    }

    [Fact]
    public async Task What_is_changed_counts_at_once()
    {
        var system = await app.RegisterAsync();
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        using var answer = await administrator.PostFormAsync(Desk(system), [new("Input.Redirects", "https://khac.example/ve"), new("Input.Scopes", "profile")], "form.card[aria-labelledby=change-h]");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var visitor = await app.EnterNewAsync();
        using var old = await visitor.GetAsync(SystemJourneys.PathOf(await app.AskAsync(system)));
        old.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Website", "http://truong.example/ve")]
    [InlineData("Website", "https://truong.example/*")]
    [InlineData("Website", "https://truong.example/ve#a")]
    [InlineData("Website", "https://ai-do@truong.example/ve")]
    [InlineData("Website", "vn.edu.app:/ve")]
    [InlineData("Website", "javascript:alert(1)")]
    [InlineData("App", "javascript:alert(1)")]
    [InlineData("App", "ungdung:/ve")]
    [InlineData("Website", "")]
    public async Task An_address_that_is_not_exact_or_not_safe_is_not_taken(string kind, string redirect)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        using var answer = await administrator.PostFormAsync(
            "/quan-tri/he-thong-ket-noi/moi", [new("Input.Kind", kind), new("Input.Name", "Hệ thống thử"), new("Input.Redirects", redirect), new("Input.IsThirdParty", "true")], "form.card");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await administrator.ReadAsync(answer);
        page.Document.QuerySelector("#client-id").ShouldBeNull();
        page.Document.QuerySelector(".field.wrong textarea").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_desk_is_the_portal_administrators_alone()
    {
        var system = await app.RegisterAsync();
        using var reviewer = await app.SignInAsReviewerAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());

        foreach (var address in new[] { "/quan-tri/he-thong-ket-noi", "/quan-tri/he-thong-ket-noi/moi", Desk(system) })
        {
            foreach (var visitor in new[] { reviewer, administrator })
            {
                using var answer = await visitor.GetAsync(address);
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            }
        }
    }

    private static string Desk(TestSystem system) => $"/quan-tri/he-thong-ket-noi/{system.Id}";
}
