using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>Everybody is led to where they belong: on signing in, and from every page after that.</summary>
public sealed class LandingTests(PortalApp app)
{
    [Theory]
    [InlineData(SiteRole.Reader, "/")]
    [InlineData(SiteRole.Teacher, "/")]
    [InlineData(SiteRole.Librarian, "/quan-tri")]
    public async Task Who_signs_in_at_the_portals_home_stands_at_their_school(SiteRole role, string place)
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(role, school, withPassword: true);
        (await LedAsync(person, "/dang-nhap?ve=%2F")).ShouldBe(school.PathPrefix + place);
        (await LedAsync(person, school.PathPrefix + "/dang-nhap")).ShouldBe(school.PathPrefix + place);
    }

    [Fact]
    public async Task Who_was_on_the_way_somewhere_gets_there()
    {
        var person = await app.CreatePersonAsync(SiteRole.Librarian, await app.CreateSchoolAsync(), withPassword: true);
        (await LedAsync(person, "/dang-nhap?ve=%2Ftim%3Fq%3Dvoi")).ShouldBe("/tim?q=voi");
    }

    [Fact]
    public async Task At_a_school_that_is_not_theirs_they_stay()
    {
        var other = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(SiteRole.Librarian, await app.CreateSchoolAsync(), withPassword: true);
        (await LedAsync(person, other.PathPrefix + "/dang-nhap")).ShouldBe(other.PathPrefix + "/");
    }

    [Fact]
    public async Task The_portal_leads_an_administrator_of_a_school_to_its_desk_and_says_how_much_waits()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");
        var asking = await app.CreatePersonAsync(SiteRole.Reader);
        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<AccountsDbContext>();
            db.JoinRequests.Add(new JoinRequest { PersonId = asking.Id, SiteId = school.Id, AskedAt = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        using var administrator = app.SignIn(await app.CreatePersonAsync(SiteRole.SiteAdministrator, school), app.Portal);
        var home = await administrator.OpenAsync("/");
        home.TextOf("header .actions .menu-list").ShouldContain("Trường của tôi");
        home.Document.QuerySelector($"header .actions .menu-list a[href='{school.PathPrefix}/quan-tri'] .count")!.TextContent.ShouldContain("1");
        home.TextOf(".tabs .count").ShouldContain("1 việc đang chờ");
        home.TextOf(".my-schools").ShouldContain("Trường THCS Đăk Hà");
        home.TextOf(".my-schools").ShouldContain("1 việc đang chờ");
    }

    [Fact]
    public async Task A_pupils_bar_leads_to_the_schools_library_and_a_teachers_to_contributing()
    {
        var school = await app.CreateSchoolAsync();
        using var pupil = app.SignIn(await app.CreatePersonAsync(SiteRole.Reader, school), app.Portal);
        var page = await pupil.OpenAsync("/");
        page.Document.QuerySelector($".tabs a[href='{school.PathPrefix}/']")!.TextContent.ShouldContain("Trường tôi");
        (await pupil.OpenAsync(school.PathPrefix + "/")).Document.QuerySelectorAll(".tabs [aria-current]").Length.ShouldBe(1);
        page.Document.QuerySelectorAll("header a[href$='/dong-gop'], .tabs a[href$='/dong-gop']").ShouldBeEmpty();

        using var teacher = app.SignIn(await app.CreatePersonAsync(SiteRole.Teacher, school), app.Portal);
        (await teacher.OpenAsync("/")).Document.QuerySelector(".tabs a[href='/dong-gop']").ShouldNotBeNull();
    }

    [Fact]
    public async Task From_a_school_the_way_up_stands_on_top()
    {
        using var guest = app.Guest(await app.CreateSchoolAsync());
        var links = (await guest.OpenAsync("/")).Document.QuerySelectorAll("nav.up a");
        links.Select(link => link.GetAttribute("href")).ShouldBe(["/", "/truong"]);
    }

    private async Task<string> LedAsync(TestPerson person, string address)
    {
        using var visitor = app.Guest();
        return (await visitor.TryAsync(person.UserName, TestPerson.Password, address)).Headers.Location!.ToString();
    }
}
