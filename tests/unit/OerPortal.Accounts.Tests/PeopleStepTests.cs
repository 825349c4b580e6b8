using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.TestKit;

namespace OerPortal.Accounts.Tests;

public sealed class PeopleStepTests(PortalApp app)
{
    private const string Password = "bốn con voi đi học";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_twice_it_makes_everybody_once()
    {
        var school = await app.CreateSchoolAsync();
        var name = Journeys.NewUserName();
        var said = new List<string>();
        await RunAsync(Step(name, school, "teacher"), said);
        await RunAsync(Step(name, school, "teacher", "librarian"), said);
        said.ShouldBe(["1 people can sign in.", "1 people can sign in."]);
        (await RolesAsync(name)).ShouldBe([(school.Id, SiteRole.Teacher), (school.Id, SiteRole.Librarian)]);
    }

    [Fact]
    public async Task Its_people_are_offered_on_the_hint_page_and_can_sign_in()
    {
        var school = await app.CreateSchoolAsync("Trường Tiểu học Ngọc Linh");
        var name = Journeys.NewUserName();
        await RunAsync(Step(name, school, "reader"), []);
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync("/goi-y-dang-nhap");
        page.ShouldSay(name).ShouldSay("Bạn đọc – Trường Tiểu học Ngọc Linh");
        await visitor.PostFormAsync("/goi-y-dang-nhap", form: $"li:has(input[value='{name}']) form");
        (await visitor.OpenAsync("/toi")).ShouldSay(name);
    }

    [Theory]
    [InlineData("""{"step": "people", "people": [{"userName": "x.y", "name": "X", "roles": {}}]}""", "x.y has no password.")]
    [InlineData("""{"step": "people", "password": "ngắn", "people": [{"userName": "x.y", "name": "X", "roles": {}}]}""", "x.y cannot be made: TooShort.")]
    [InlineData("""{"step": "people", "password": "bốn con voi đi học", "people": [{"userName": "x.y", "name": "X", "roles": {"khong-co": ["teacher"]}}]}""", "There is no school 'khong-co'.")]
    [InlineData("""{"step": "people", "password": "bốn con voi đi học", "people": [{"userName": "x.y", "name": "X", "roles": {"": ["wizard"]}}]}""", "There is no role 'wizard'.")]
    public async Task A_wrong_plan_says_what_is_wrong(string step, string said)
        => (await Should.ThrowAsync<InvalidDataException>(() => RunAsync(step, []))).Message.ShouldBe(said);

    [Fact]
    public async Task The_verb_makes_a_portal_administrator_and_does_not_mind_a_second_run()
    {
        var name = Journeys.NewUserName();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var code = await app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(v => v.Name == "create-admin").RunAsync([name], Ct));
            code.ShouldBe(0);
        }

        (await RolesAsync(name)).ShouldBe([(app.Portal.Id, SiteRole.PortalAdministrator)]);
    }

    private static string Step(string userName, Site school, params string[] roles) => JsonSerializer.Serialize(new
    {
        step = "people",
        password = Password,
        people = new[] { new { userName, name = "Nguyễn Thị Hạnh", school = school.Slug, roles = new Dictionary<string, string[]> { [school.Slug] = roles } } },
    });

    private Task RunAsync(string step, List<string> said) => app.ActAsSystemAsync(async services =>
    {
        using var document = JsonDocument.Parse(step);
        await services.GetServices<IRecipeStep>().Single(s => s.Name == "people").RunAsync(document.RootElement, said.Add, Ct);
    });

    private Task<List<(Guid, SiteRole)>> RolesAsync(string userName) => app.ActAsSystemAsync(async services =>
    {
        var id = (await services.GetRequiredService<IPeople>().FindByUserNameAsync(userName, Ct))!.Id;
        var held = await services.GetRequiredService<AccountsDbContext>().Memberships.Where(m => m.PersonId == id).OrderBy(m => m.Role).ToListAsync(Ct);
        return held.ConvertAll(m => (m.SiteId, m.Role));
    });
}
