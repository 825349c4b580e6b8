using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(PortalApp))]

namespace OerPortal.Cms.Tests.Modules;

/// <summary>A module that the host's build has never heard of works by lying beside it.</summary>
public sealed class SampleModuleTests(PortalApp app)
{
    [Fact]
    public async Task A_module_beside_the_host_answers_at_every_site()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Nguyễn Trãi");

        (await TextAsync(app.Guest(), "/mau/ten")).ShouldBe(app.Portal.Name);
        (await TextAsync(app.Guest(school), "/mau/ten")).ShouldBe("Trường THCS Nguyễn Trãi");
    }

    [Fact]
    public async Task What_one_site_keeps_its_neighbour_does_not_see()
    {
        var (own, neighbour) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());

        (await app.Guest(own).Client.PostAsync($"{own.PathPrefix}/mau/chao?name=Lan", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await TextAsync(app.Guest(own), "/mau/dem")).ShouldBe("1");
        (await TextAsync(app.Guest(neighbour), "/mau/dem")).ShouldBe("0");
    }

    [Fact]
    public async Task Its_page_speaks_the_visitors_language()
    {
        using var visitor = app.Guest();
        (await visitor.OpenAsync("/mau")).ShouldSay("Chào bạn đến");

        await visitor.GetAsync("/chon/ngon-ngu/en");

        (await visitor.OpenAsync("/mau")).ShouldSay("Welcome to").ShouldNotSay("Chào bạn đến");
    }

    [Fact]
    public async Task A_feature_that_a_site_switched_off_is_not_there()
    {
        var school = await app.CreateSchoolAsync();
        var sites = app.Services.GetRequiredService<ISites>();

        await sites.SwitchFeatureAsync(school.Id, "sample", on: false, Ct);
        await sites.SwitchFeatureAsync(school.Id, "sample.quiet", on: true, Ct);

        (await app.Guest(school).GetAsync("/mau/ten")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Guest(school).GetAsync("/mau/an")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Guest().GetAsync("/mau/ten")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Guest().GetAsync("/mau/an")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_school_nobody_knows_is_not_there()
        => (await app.Guest().GetAsync("/truong/khong-co-truong-nay/mau/ten")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> TextAsync(Visitor visitor, string address) =>
        await (await visitor.GetAsync(address)).Content.ReadAsStringAsync(Ct);
}
