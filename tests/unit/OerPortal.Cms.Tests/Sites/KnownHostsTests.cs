using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Sites;

/// <summary>Whose name a request may use: an installation as people use it, behind a proxy.</summary>
public sealed class KnownHostsTests(KnownHostsTests.Installed app, KnownHostsTests.Forwarding forwarding, KnownHostsTests.WithoutAddress nameless)
    : IClassFixture<KnownHostsTests.Installed>, IClassFixture<KnownHostsTests.Forwarding>, IClassFixture<KnownHostsTests.WithoutAddress>
{
    private const string Address = "https://hoclieu.example.edu.vn";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("hoclieu.example.edu.vn.evil.example")]
    [InlineData("hoclieu.example.edu.vn.")]
    public async Task A_strange_host_leads_to_the_portals_address(string host)
    {
        var answer = await AskAsync(app, host, "/tro-giup/rieng-tu?y=1");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe(Address + "/tro-giup/rieng-tu?y=1");
        answer.Headers.GetValues("Content-Security-Policy").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_a_strange_host_sends_is_refused()
    {
        using var visitor = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dang-nhap") { Headers = { Host = "evil.example" }, Content = new FormUrlEncodedContent([]) };
        (await visitor.Client.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("hoclieu.example.edu.vn")]
    [InlineData("HOCLIEU.example.edu.vn:443")]
    [InlineData("localhost:5000")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5000")]
    public async Task The_portals_own_names_are_answered(string host)
        => (await AskAsync(app, host, "/tro-giup/rieng-tu")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_schools_own_name_is_answered_as_soon_as_it_has_one()
    {
        var school = await app.CreateSchoolAsync();
        var host = $"{school.Id:N}.example.edu.vn";
        (await AskAsync(app, host, "/tro-giup/rieng-tu")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { HostName = host }, Ct);
        (await AskAsync(app, host, "/tro-giup/rieng-tu")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Probes_may_call_the_machine_as_they_like(string address)
        => (await AskAsync(app, "10.1.2.3:5000", address)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task What_a_visitor_says_was_forwarded_is_not_believed()
    {
        var answer = await AskAsync(app, "hoclieu.example.edu.vn", "/", "evil.example");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Where_it_is_asked_for_the_forwarded_name_counts_if_it_is_known()
    {
        (await AskAsync(forwarding, "inside", "/tro-giup/rieng-tu", "hoclieu.example.edu.vn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(forwarding, "inside", "/tro-giup/rieng-tu", "evil.example")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Without_an_address_a_strange_host_hears_what_to_set()
    {
        var answer = await AskAsync(nameless, "evil.example", "/");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Portal__Address");
        (await AskAsync(nameless, "localhost", "/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> AskAsync(PortalApp app, string host, string address, string? forwarded = null)
    {
        using var visitor = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-Host", forwarded);
        return await visitor.Client.SendAsync(request, Ct);
    }

    public class Installed : PortalApp
    {
        protected override PortalAppOptions Options => new()
        {
            Environment = "Production",
            Settings = new Dictionary<string, string> { ["Portal:Address"] = Address, ["Portal:BehindProxy"] = "true" },
        };
    }

    public sealed class Forwarding : Installed
    {
        protected override PortalAppOptions Options => new()
        {
            Environment = "Production",
            Settings = new Dictionary<string, string> { ["Portal:Address"] = Address, ["Portal:BehindProxy"] = "true", ["Portal:ForwardedHost"] = "true" },
        };
    }

    public sealed class WithoutAddress : PortalApp
    {
        protected override PortalAppOptions Options => new() { Environment = "Production" };
    }
}
