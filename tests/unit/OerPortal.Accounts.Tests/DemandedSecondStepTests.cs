using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

/// <summary>The portal as an installation runs it.</summary>
public sealed class InstalledPortal : PortalApp
{
    protected override PortalAppOptions Options => new() { Environment = "Production" };

    public override async ValueTask InitializeAsync()
    {
        Log.Expect("ONLY TEST SIGNATURES");
        await base.InitializeAsync();
    }
}

/// <summary>Outside development administrators do nothing before they have a second step.</summary>
public sealed class DemandedSecondStepTests(InstalledPortal app) : IClassFixture<InstalledPortal>
{
    private const string Page = "/toi/hai-buoc";

    [Theory]
    [InlineData(SiteRole.PortalAdministrator)]
    [InlineData(SiteRole.SiteAdministrator)]
    public async Task An_administrator_is_led_to_it_and_elsewhere_is_a_guest(SiteRole role)
    {
        var person = await app.CreatePersonAsync(role, withPassword: true);
        using var visitor = app.Guest();

        (await visitor.TryAsync(person.UserName, TestKit.People.TestPerson.Password)).Headers.Location!.ToString().ShouldBe($"{Page}?ve=%2F");
        (await visitor.OpenAsync(Page)).ShouldSay("Người quản trị phải bật đăng nhập hai bước");
        (await visitor.GetAsync("/quan-tri/thanh-vien")).Headers.Location!.ToString().ShouldBe($"{Page}?ve=%2Fquan-tri%2Fthanh-vien");
        (await visitor.GetAsync("/toi")).Headers.Location!.ToString().ShouldBe($"{Page}?ve=%2Ftoi");
        (await visitor.GetAsync("/dang-nhap")).Headers.Location!.ToString().ShouldStartWith(Page);
        (await visitor.GetAsync($"/doc/tep/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync("/")).ShouldNotSay(person.DisplayName);
    }

    [Fact]
    public async Task With_it_everything_opens()
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.PortalAdministrator, withPassword: true));

        await app.TurnOnAsync(visitor);

        (await visitor.GetAsync("/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_becomes_an_administrator_is_asked_within_a_minute()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Teacher, school, withPassword: true);
        using var visitor = await app.EnterAsync(person);
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var above = await app.SignInAsPortalAdministratorAsync();
        using var administrator = app.SignIn(above.Person, school);
        await administrator.PostAsync($"/quan-tri/thanh-vien/{person.Id}", Journeys.Fields(("Roles", nameof(SiteRole.SiteAdministrator))), tokenFrom: "/quan-tri/thanh-vien");

        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await visitor.GetAsync("/toi")).Headers.Location!.ToString().ShouldStartWith(Page);
    }

    [Theory]
    [InlineData(SiteRole.Reader)]
    [InlineData(SiteRole.Teacher)]
    [InlineData(SiteRole.Librarian)]
    public async Task Others_are_not_asked(SiteRole role)
    {
        using var visitor = await app.EnterAsync(await app.CreatePersonAsync(role, withPassword: true));

        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
