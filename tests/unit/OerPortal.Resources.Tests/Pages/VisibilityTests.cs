using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Who may see what, where: the page, its cover and the catalogue give the same answer.</summary>
public sealed class VisibilityTests(ResourcesApp app)
{
    public enum Who
    {
        Guest,
        ReaderOfTheSchool,
        TeacherOfTheSchool,
        Reviewer,
        TeacherOfTheNeighbour,
    }

    [Theory]
    [InlineData(Visibility.Public, Who.Guest, true, true, true)]
    [InlineData(Visibility.Public, Who.TeacherOfTheNeighbour, true, true, true)]
    [InlineData(Visibility.Province, Who.Guest, false, false, false)]
    [InlineData(Visibility.Province, Who.ReaderOfTheSchool, true, true, true)]
    [InlineData(Visibility.Province, Who.TeacherOfTheNeighbour, true, true, true)]
    [InlineData(Visibility.Province, Who.Reviewer, true, true, true)]
    [InlineData(Visibility.School, Who.Guest, false, false, false)]
    [InlineData(Visibility.School, Who.ReaderOfTheSchool, true, true, false)]
    [InlineData(Visibility.School, Who.TeacherOfTheSchool, true, true, false)]
    [InlineData(Visibility.School, Who.TeacherOfTheNeighbour, false, false, false)]
    [InlineData(Visibility.School, Who.Reviewer, false, false, false)]
    public async Task A_published_resource_is_seen_by(Visibility visibility, Who who, bool atTheSchool, bool atThePortal, bool atTheNeighbour)
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, visibility);
        foreach (var (site, sees) in new[] { (school, atTheSchool), (app.Portal, atThePortal), (neighbour, atTheNeighbour) })
        {
            using var visitor = await VisitorAsync(who, school, neighbour, site);
            var expected = sees ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            (await visitor.OpenAsync(published.Address)).Status.ShouldBe(expected, $"page at {site.Name}");
            using var cover = await visitor.GetAsync($"/bia/{published.PublicId}.svg");
            cover.StatusCode.ShouldBe(expected, $"cover at {site.Name}");
        }
    }

    [Theory]
    [InlineData(Who.Guest)]
    [InlineData(Who.TeacherOfTheSchool)]
    [InlineData(Who.TeacherOfTheNeighbour)]
    [InlineData(Who.Reviewer)]
    public async Task A_draft_has_no_resource_page_for(Who who)
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        await app.StartDraftAsync(teacher);
        var publicId = await PublicIdOfAsync(teacher.Person.Id);
        using var visitor = await VisitorAsync(who, school, await app.CreateSchoolAsync(), school);

        (await visitor.OpenAsync($"/hoc-lieu/{publicId}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Visibility.Public, Who.Guest, HttpStatusCode.Gone)]
    [InlineData(Visibility.School, Who.Guest, HttpStatusCode.NotFound)]
    [InlineData(Visibility.School, Who.TeacherOfTheNeighbour, HttpStatusCode.NotFound)]
    [InlineData(Visibility.School, Who.ReaderOfTheSchool, HttpStatusCode.Gone)]
    public async Task A_withdrawn_resource_says_so_to_those_who_could_see_it(Visibility visibility, Who who, HttpStatusCode expected)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, visibility);
        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Có lỗi nội dung")]);
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();
        using var visitor = await VisitorAsync(who, school, await app.CreateSchoolAsync(), school);

        var page = await visitor.OpenAsync(published.Address);

        page.Status.ShouldBe(expected);
        if (expected == HttpStatusCode.Gone)
            page.ShouldSay("Học liệu này đã được gỡ xuống").ShouldSay("Có lỗi nội dung");
        else
            page.ShouldNotSay("Có lỗi nội dung");
    }

    [Theory]
    [InlineData(Who.Guest)]
    [InlineData(Who.ReaderOfTheSchool)]
    [InlineData(Who.TeacherOfTheSchool)]
    [InlineData(Who.TeacherOfTheNeighbour)]
    public async Task Only_owner_and_reviewers_can_take_a_resource_down(Who who)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        using var visitor = await VisitorAsync(who, school, await app.CreateSchoolAsync(), school);

        using var answer = await visitor.PostAsync($"{published.Address}/go-xuong", [new("Reason", "Phá")], who == Who.Guest ? "/dang-nhap" : "/");

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Redirect);
        (await app.Guest().OpenAsync(published.Address)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<string> PublicIdOfAsync(Guid ownerId)
        => app.ActAsSystemAsync(services => Task.FromResult(
            services.GetRequiredService<ResourcesDbContext>().Resources.OfAllSites().Where(r => r.OwnerId == ownerId).Select(r => r.PublicId).Single()));

    private async Task<Visitor> VisitorAsync(Who who, Site school, Site neighbour, Site at) => who switch
    {
        Who.Guest => app.Guest(at),
        Who.ReaderOfTheSchool => app.SignIn(await app.CreatePersonAsync(SiteRole.Reader, school), at),
        Who.TeacherOfTheSchool => app.SignIn(await app.CreatePersonAsync(SiteRole.Teacher, school), at),
        Who.Reviewer => app.SignIn(await app.CreatePersonAsync(SiteRole.Reviewer), at),
        _ => app.SignIn(await app.CreatePersonAsync(SiteRole.Teacher, neighbour), at),
    };
}
