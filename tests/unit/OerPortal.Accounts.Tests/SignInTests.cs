using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

public sealed class SignInTests(PortalApp app)
{
    [Fact]
    public async Task Name_and_password_open_the_account()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = await app.EnterAsync(person);
        (await visitor.OpenAsync("/toi")).Heading.ShouldBe(person.DisplayName);
    }

    [Fact]
    public async Task Letter_case_of_the_name_does_not_matter()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        (await visitor.TryAsync($" {person.UserName.ToUpperInvariant()} ", TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        var wrong = await (await visitor.TryAsync(person.UserName, "không phải mật khẩu này")).AsPageAsync();
        var unknown = await (await visitor.TryAsync(Journeys.NewUserName(), "không phải mật khẩu này")).AsPageAsync();
        wrong.TextOf("[role=alert]").ShouldContain("chưa đúng");
        unknown.TextOf("[role=alert]").ShouldBe(wrong.TextOf("[role=alert]"));
        unknown.Status.ShouldBe(wrong.Status);
    }

    [Fact]
    public async Task The_typed_name_is_kept_and_the_password_is_not()
    {
        using var visitor = app.Guest();
        var page = await (await visitor.TryAsync("co.hanh.nao.do", "không phải mật khẩu này")).AsPageAsync();
        page.Document.QuerySelector("#Input_Login")!.GetAttribute("value").ShouldBe("co.hanh.nao.do");
        page.Document.QuerySelector("#Input_Password")!.HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public async Task Empty_fields_say_what_is_missing()
    {
        using var visitor = app.Guest();
        var page = await (await visitor.TryAsync("", "")).AsPageAsync();
        page.TextsOf(".field .error").ShouldBe(["Hãy điền tên đăng nhập hoặc email.", "Hãy điền mật khẩu."]);
    }

    [Theory]
    [InlineData("/tim?q=voi", "/tim?q=voi")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task It_leads_back_to_addresses_of_the_portal_only(string asked, string led)
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        var answer = await visitor.TryAsync(person.UserName, TestPerson.Password, $"/dang-nhap?ve={Uri.EscapeDataString(asked)}");
        answer.Headers.Location!.ToString().ShouldBe(led);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_lasts()
    {
        var cookie = await CookieAfterAsync(isShared: false);
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/;");
        cookie.ShouldContain("expires=");
    }

    [Fact]
    public async Task On_a_shared_computer_the_cookie_goes_with_the_browser()
        => (await CookieAfterAsync(isShared: true)).ShouldNotContain("expires=");

    [Fact]
    public async Task A_guest_is_sent_to_sign_in_and_back()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/toi")).Headers.Location!.PathAndQuery.ShouldBe("/dang-nhap?ve=%2Ftoi");
    }

    [Fact]
    public async Task At_a_school_sign_in_stays_at_the_school()
    {
        using var visitor = app.Guest(await app.CreateSchoolAsync());
        var to = (await visitor.GetAsync("/toi")).Headers.Location!.PathAndQuery;
        to.ShouldStartWith($"{visitor.Site.PathPrefix}/dang-nhap?ve=");
    }

    [Fact]
    public async Task A_script_of_a_guest_gets_401_instead_of_a_page()
    {
        using var visitor = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/toi");
        request.Headers.Add("Sec-Fetch-Mode", "cors");
        (await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_even_for_a_kept_cookie()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        var signedIn = await visitor.TryAsync(person.UserName, TestPerson.Password);
        var kept = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("oer=", StringComparison.Ordinal)).Split(';')[0];
        await visitor.PostFormAsync("/dang-xuat", form: "main form");
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var thief = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/toi") { Headers = { { "Cookie", kept } } };
        (await thief.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_out()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        (await visitor.GetAsync("/dang-xuat")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var empty = new FormUrlEncodedContent([]);
        (await visitor.Client.PostAsync("/dang-xuat", empty, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_page_is_kept_nowhere()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/dang-nhap")).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private async Task<string> CookieAfterAsync(bool isShared)
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = app.Guest();
        var answer = await visitor.TryAsync(person.UserName, TestPerson.Password, isShared: isShared);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("oer=", StringComparison.Ordinal)).ToLowerInvariant();
    }
}
