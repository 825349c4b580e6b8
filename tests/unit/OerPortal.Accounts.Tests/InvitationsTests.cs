using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>Nobody becomes somebody at a school without having said yes, and a school learns of no stranger's name.</summary>
public sealed class InvitationsTests(PortalApp app)
{
    private const string Desk = "/quan-tri/thanh-vien";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_and_an_unknown_name_get_the_same_answer()
    {
        var stranger = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());

        using var known = await AddAsync(administrator, stranger.UserName);
        using var unknown = await AddAsync(administrator, Journeys.NewUserName());

        known.Headers.Location.ShouldBe(unknown.Headers.Location);
        var page = await administrator.OpenAsync(known.Headers.Location!.ToString());
        page.ShouldSay("Nếu tên này có tài khoản").ShouldNotSay(stranger.DisplayName).ShouldNotSay(stranger.UserName);
    }

    [Fact]
    public async Task The_person_is_told_and_has_the_role_after_saying_yes()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Mời Bạn");
        var stranger = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using (await AddAsync(administrator, stranger.UserName))
            (await RolesAsync(stranger, school)).ShouldBeEmpty();

        using var invited = app.SignIn(stranger, app.Portal);
        (await invited.OpenAsync("/toi/thong-bao")).ShouldSay("Trường THCS Mời Bạn mời bạn");
        using var accepted = await invited.PostFormAsync("/toi", Journeys.Fields(("accept", "true")), "form[action*=Invitation]");

        (await invited.OpenAsync(accepted.Headers.Location!.ToString())).ShouldSay("Đã nhận vai trò mới");
        (await RolesAsync(stranger, school)).ShouldBe([SiteRole.Teacher]);
        (await administrator.OpenAsync(Desk)).ShouldSay(stranger.UserName);
    }

    [Fact]
    public async Task Whoever_says_no_stays_a_stranger()
    {
        var school = await app.CreateSchoolAsync();
        var stranger = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using var invited = app.SignIn(stranger, app.Portal);
        using (await AddAsync(administrator, stranger.UserName))
        using (await invited.PostFormAsync("/toi", Journeys.Fields(("accept", "false")), "form[action*=Invitation]"))
            (await RolesAsync(stranger, school)).ShouldBeEmpty();
        (await invited.OpenAsync("/toi")).Document.QuerySelector("form[action*=Invitation]").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_accepts_what_they_were_not_asked()
    {
        var school = await app.CreateSchoolAsync();
        var stranger = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using var invited = await AddAsync(administrator, stranger.UserName);
        using var other = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var same = app.SignIn(stranger, app.Portal);
        foreach (var (who, role) in new[] { (other, SiteRole.Teacher), (same, SiteRole.SiteAdministrator) })
        {
            using var answer = await who.PostAsync("/toi?handler=Invitation", Journeys.Fields(("site", school.Slug), ("role", role.ToString()), ("accept", "true")), tokenFrom: "/toi");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task An_invitation_is_worth_no_more_than_who_gave_it()
    {
        var school = await app.CreateSchoolAsync();
        var accomplice = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using (await AddAsync(administrator, accomplice.UserName, SiteRole.SiteAdministrator))
        {
            await app.ActAsSystemAsync(s => s.GetRequiredService<AccountsDbContext>().Memberships.Where(m => m.PersonId == administrator.Person.Id).ExecuteDeleteAsync(Ct));
            using var invited = app.SignIn(accomplice, app.Portal);
            using var answer = await invited.PostFormAsync("/toi", Journeys.Fields(("accept", "true")), "form[action*=Invitation]");
            (await invited.OpenAsync(answer.Headers.Location!.ToString())).ShouldSay("không còn hiệu lực");
        }

        (await RolesAsync(accomplice, school)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_of_the_site_gets_a_role_at_once()
    {
        var school = await app.CreateSchoolAsync();
        var reader = await app.CreatePersonAsync(SiteRole.Reader, school);
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using var added = await AddAsync(administrator, reader.UserName);
        (await RolesAsync(reader, school)).ShouldBe([SiteRole.Reader, SiteRole.Teacher]);
    }

    private static Task<HttpResponseMessage> AddAsync(Visitor administrator, string login, SiteRole role = SiteRole.Teacher)
        => administrator.PostFormAsync(Desk, Journeys.Fields(("Login", login), ("Role", role.ToString())), "form[action*=Add]");

    private Task<List<SiteRole>> RolesAsync(TestPerson person, Site site) => app.ActAsSystemAsync(s => s.GetRequiredService<AccountsDbContext>().Memberships
        .Where(m => m.PersonId == person.Id && m.SiteId == site.Id).OrderBy(m => m.Role).Select(m => m.Role).ToListAsync(Ct));
}
