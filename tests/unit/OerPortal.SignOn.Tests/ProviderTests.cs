using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.SignOn.Tests;

/// <summary>Systems sign people in by the portal, as a certified client sees it.</summary>
public sealed class ProviderTests(SignOnApp app)
{
    [Fact]
    public async Task A_system_learns_who_somebody_is_after_they_have_agreed_and_is_not_told_more()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var asked = await app.AskAsync(system);

        var page = await visitor.OpenAsync(SystemJourneys.PathOf(asked));
        page.Document.QuerySelector("h1")!.TextContent.ShouldContain(system.Name);
        page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("form-action");
        var taken = await app.TakeAsync(system, asked, await visitor.DecideAsync(SystemJourneys.PathOf(asked), "accept"));

        ((string?)taken["claims"]!["iss"]).ShouldBe(app.Origin + "/");
        ((string?)taken["claims"]!["preferred_username"]).ShouldNotBeNull();
        var who = await app.WhoAsync(system, taken);
        ((string?)who["name"]).ShouldBe((string?)taken["claims"]!["name"]);
        who.ContainsKey("email").ShouldBeFalse();
        who.ContainsKey("roles").ShouldBeFalse();
        ((bool?)(await app.StepAsync("inspect", system, ("access", taken["access"])))["active"]).ShouldBe(true);
    }

    [Fact]
    public async Task Whoever_has_agreed_is_not_asked_again_until_they_take_it_back()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var taken = await app.SignInAtAsync(visitor, system);
        (await app.StepAsync("refresh", system, ("refresh", taken["refresh"])))["error"].ShouldBeNull();
        using (var again = await visitor.GetAsync(SystemJourneys.PathOf(await app.AskAsync(system))))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var more = await visitor.GetAsync(SystemJourneys.PathOf(await app.AskAsync(system)) + "&prompt=consent"))
            more.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var revoked = await visitor.PostFormAsync("/toi/lien-ket", form: "form[action*='handler=Revoke']");

        revoked.Headers.Location!.ToString().ShouldEndWith("xong=thu-hoi");
        await app.ShouldBeOverAsync(system, taken);
        using var asked = await visitor.GetAsync(SystemJourneys.PathOf(await app.AskAsync(system)));
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_is_told_without_consent()
    {
        var system = await app.RegisterAsync();
        using var visitor = await app.EnterNewAsync();
        var path = SystemJourneys.PathOf(await app.AskAsync(system));

        using (var quiet = await visitor.GetAsync(path + "&prompt=none"))
            quiet.Headers.Location!.Query.ShouldContain("error=consent_required");
        using (var forged = await visitor.Client.PostAsync(path, new FormUrlEncodedContent([new("decision", "accept")]), TestContext.Current.CancellationToken))
            forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.DecideAsync(path, "deny")).Query.ShouldContain("error=access_denied");
        using var guest = app.Guest();
        using var nobody = await guest.GetAsync(path + "&prompt=none");
        nobody.Headers.Location!.Query.ShouldContain("error=login_required");
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("response_mode", "fragment")]
    [InlineData("redirect_uri", "http://localhost:9472/ve/khac")]
    [InlineData("redirect_uri", "http://localhost:9472/ve?a=b")]
    [InlineData("client_id", "khong-co")]
    public async Task A_question_that_is_not_as_it_must_be_gets_no_code(string field, string? value)
    {
        var system = await app.RegisterAsync(isThirdParty: false);
        using var visitor = await app.EnterNewAsync();
        var address = new Uri((string)(await app.AskAsync(system))["address"]!);
        var fields = address.Query.TrimStart('?').Split('&').Where(f => !f.StartsWith(field + "=", StringComparison.Ordinal))
            .Concat(value is null ? [] : [$"{field}={Uri.EscapeDataString(value)}"]);

        using var answer = await visitor.GetAsync($"{address.AbsolutePath}?{string.Join('&', fields)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.ReadAsync(answer)).Heading.ShouldBe("Hệ thống kia hỏi chưa đúng cách");
    }

    [Fact]
    public async Task A_guest_signs_in_first_and_a_system_of_the_departments_own_does_not_ask()
    {
        var system = await app.RegisterAsync(isThirdParty: false, scopes: ["profile", "roles"]);
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Teacher, school, withPassword: true);
        using var visitor = app.Guest();
        var asked = await app.AskAsync(system, "openid profile roles");

        using var first = await visitor.GetAsync(SystemJourneys.PathOf(asked));
        first.Headers.Location!.ToString().ShouldContain("/dang-nhap?ve=");
        using var entered = await visitor.PostFormAsync(
            first.Headers.Location!.PathAndQuery, [new("Input.Login", person.UserName), new("Input.Password", TestKit.People.TestPerson.Password), new("Input.IsShared", "false")]);
        using var back = await visitor.GetAsync(entered.Headers.Location!.ToString());
        var taken = await app.TakeAsync(system, asked, back.Headers.Location!);

        taken["claims"]!["roles"]!.AsArray().Select(r => (string?)r).ShouldBe([$"teacher@{school.Slug}"]);
    }

    [Fact]
    public async Task A_system_that_wants_a_new_sign_in_gets_one()
    {
        var system = await app.RegisterAsync(isThirdParty: false);
        using var visitor = await app.EnterNewAsync();
        var path = SystemJourneys.PathOf(await app.AskAsync(system)) + "&prompt=login";

        var page = await visitor.OpenAsync(path);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Mời đăng nhập lại");
        var next = await visitor.DecideAsync(path, "again");

        next.ToString().ShouldStartWith("/dang-nhap?ve=");
        next.ToString().ShouldNotContain("prompt");
        using var me = await visitor.GetAsync("/toi");
        me.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_provider_stands_at_the_portal_alone()
    {
        var school = await app.CreateSchoolAsync();
        using var visitor = app.Guest(school);

        foreach (var address in new[] { "/.well-known/openid-configuration", "/.well-known/jwks", "/connect/authorize", "/connect/logout", "/connect/userinfo" })
        {
            using var answer = await visitor.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task The_discovery_document_says_what_is_so()
    {
        var about = await app.StepAsync("discover", await app.RegisterAsync());

        ((string?)about["issuer"]).ShouldBe(app.Origin + "/");
        about["code_challenge_methods_supported"]!.AsArray().Select(m => (string?)m).ShouldBe(["S256"]);
        about["response_modes_supported"]!.AsArray().Select(m => (string?)m).ShouldBe(["query"]);
        about["id_token_signing_alg_values_supported"]!.AsArray().Select(m => (string?)m).ShouldBe(["RS256"]);
        about["grant_types_supported"]!.AsArray().Select(m => (string?)m).ShouldBe(["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"], ignoreOrder: true);
        ((bool?)about["backchannel_logout_session_supported"]).ShouldBe(true);
    }
}
