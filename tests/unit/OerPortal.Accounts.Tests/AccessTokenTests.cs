using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Accounts.Tokens;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>What somebody hands to a program: a part of what they may, at one site, for a time, ended at once.</summary>
public sealed class AccessTokenTests(PortalApp app)
{
    private const string Listing = "/api/deposit/v1/contributions";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_opens_what_was_chosen_and_is_kept_as_a_hash()
    {
        var (person, visitor) = await TeacherAsync();
        var token = await MakeAsync(visitor, person.Site);

        token.ShouldStartWith("oer_");
        token.Length.ShouldBe(47);
        (await StatusAsync(person.Site, token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(person.Site, token, HttpMethod.Post)).ShouldBe(HttpStatusCode.Forbidden, "only seeing was chosen");
        var page = await visitor.OpenAsync("/toi/ma-truy-cap");
        page.ShouldSay("Phần mềm soạn bài").ShouldSay("Xem những gì tôi đã đóng góp").ShouldSay(person.Site.Name).ShouldSay("Dùng lần cuối lúc").ShouldNotSay(token);
        var described = page.Document.QuerySelector("a[href$='openapi.json']")!.GetAttribute("href")!;
        described.ShouldContain(person.Site.PathPrefix + "/api/deposit/v1");
        (await app.Guest().GetAsync(new Uri(described).PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        (await connection.ExecuteScalarAsync<string>("select to_jsonb(t)::text from accounts.access_token t where person_id = @Id", new { person.Id }))!.ShouldNotContain(token["oer_".Length..]);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_elsewhere_and_neither_is_a_cookie_in_its_place()
    {
        var (person, visitor) = await TeacherAsync();
        var token = await MakeAsync(visitor, person.Site);

        (await ProblemAsync(await app.CreateSchoolAsync(), token)).ShouldBe("token-other-site");
        (await ProblemAsync(app.Portal, token)).ShouldBe("token-other-site");
        (await visitor.GetAsync(person.Site.PathPrefix + Listing)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var bearer = app.Guest();
        using var page = new HttpRequestMessage(HttpMethod.Get, "/toi") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        (await bearer.Client.SendAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a token opens no page");
        (await ProblemAsync(person.Site, token + "x")).ShouldBe("token-unknown");
        (await ProblemAsync(person.Site, null)).ShouldBe("token-missing");
    }

    [Fact]
    public async Task A_token_carries_the_roles_of_its_site_as_they_are_now()
    {
        var (person, visitor) = await TeacherAsync();
        var token = await MakeAsync(visitor, person.Site, "deposit.write");
        (await StatusAsync(person.Site, token, HttpMethod.Post)).ShouldBe(HttpStatusCode.Created);

        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        await connection.ExecuteAsync("delete from accounts.membership where person_id = @Id", new { person.Id });

        (await StatusAsync(person.Site, token, HttpMethod.Post)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("everywhere")]
    [InlineData("erase")]
    [InlineData("time")]
    public async Task A_token_ends_at_once(string how)
    {
        var (person, visitor) = await TeacherAsync();
        var token = await MakeAsync(visitor, person.Site);
        (await StatusAsync(person.Site, token)).ShouldBe(HttpStatusCode.OK);

        switch (how)
        {
            case "end":
                (await visitor.PostFormAsync("/toi/ma-truy-cap", form: "form[action*=End]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
                break;
            case "everywhere":
                (await visitor.PostFormAsync("/toi", form: "form[action*=EndOthers]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
                break;
            case "erase":
                (await visitor.PostFormAsync("/toi/xoa-tai-khoan", Journeys.Fields(("Password", TestPerson.Password)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
                break;
            default:
                await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
                    await connection.ExecuteAsync("update accounts.access_token set expires_at = made_at where person_id = @Id", new { person.Id });
                break;
        }

        (await ProblemAsync(person.Site, token)).ShouldBe(how == "time" ? "token-expired" : "token-unknown");
    }

    [Fact]
    public async Task Nobody_makes_a_token_without_the_password_or_for_a_site_where_they_are_nothing()
    {
        var (person, visitor) = await TeacherAsync();
        var other = await app.CreateSchoolAsync();

        (await ReadAsync(visitor, Fields(person.Site) with { Password = "đoán bừa một mật khẩu" })).ShouldSay("chưa đúng");
        (await ReadAsync(visitor, Fields(other))).ShouldSay("Chọn một trang mà thầy cô có vai trò");
        (await ReadAsync(visitor, Fields(person.Site) with { Scope = "admin" })).ShouldSay("Chọn ít nhất một việc");
        (await visitor.OpenAsync("/toi/ma-truy-cap")).ShouldSay("Chưa có mã nào");
        using var stranger = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Teacher, person.Site, withPassword: true));
        await MakeAsync(visitor, person.Site);
        var id = (await visitor.OpenAsync("/toi/ma-truy-cap")).Document.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        (await stranger.PostAsync("/toi/ma-truy-cap?handler=End", [new("token", id)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Wrong_tokens_from_one_address_are_slowed_down()
    {
        var clock = new MovableClock();
        var tries = new TokenTries(clock);
        var (here, there) = (IPAddress.Parse("203.0.113.7"), IPAddress.Parse("203.0.113.8"));
        for (var i = 0; i < TokenTries.MostAMinute; i++)
            tries.Count(here);

        tries.AreTooMany(here).ShouldBeTrue();
        tries.AreTooMany(there).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));
        tries.AreTooMany(here).ShouldBeFalse();
    }

    private async Task<(TestPerson Person, Visitor Visitor)> TeacherAsync()
    {
        // The server in this process has no limits of its own to set; Kestrel has.
        app.Log.Expect("A request body size limit could not be applied");
        var person = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync(), withPassword: true);
        return (person, await app.EnterAsync(person));
    }

    private static Wanted Fields(Site site) => new(site.Slug, "deposit.read", TestPerson.Password);

    private static async Task<Page> ReadAsync(Visitor visitor, Wanted wanted)
    {
        using var answer = await visitor.PostFormAsync(
            "/toi/ma-truy-cap",
            Journeys.Fields(("Name", "Phần mềm soạn bài"), ("Scopes", wanted.Scope), ("At", wanted.Slug), ("Days", "7"), ("Password", wanted.Password)),
            "form[aria-labelledby=new-token-h]");
        return await visitor.ReadAsync(answer);
    }

    private static async Task<string> MakeAsync(Visitor visitor, Site site, string scope = "deposit.read")
        => (await ReadAsync(visitor, Fields(site) with { Scope = scope })).Document.QuerySelector("#token")!.GetAttribute("value")!;

    private async Task<HttpResponseMessage> AskAsync(Site site, string? token, HttpMethod method)
    {
        using var program = app.Guest();
        using var request = new HttpRequestMessage(method, site.PathPrefix + Listing);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await program.Client.SendAsync(request, Ct);
    }

    private async Task<HttpStatusCode> StatusAsync(Site site, string token, HttpMethod? method = null) => (await AskAsync(site, token, method ?? HttpMethod.Get)).StatusCode;

    private async Task<string?> ProblemAsync(Site site, string? token)
    {
        using var answer = await AskAsync(site, token, HttpMethod.Get);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();
    }

    private sealed record Wanted(string Slug, string Scope, string Password);
}
