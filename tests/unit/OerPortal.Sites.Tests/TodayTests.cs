using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class TodayTests(PortalApp app)
{
    [Fact]
    public async Task The_desk_shows_what_waits_and_one_next_step()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.OpenAsync("/quan-tri")).ShouldSay("Không có việc nào chờ").TextOf(".next-step .btn").ShouldBe("Viết câu chào và giờ mở cửa");

        var mark = $"{Guid.CreateVersion7():N}"[20..];
        using var pupil = app.Guest(school);
        await pupil.PostFormAsync("/dang-ky", Fields.Of(("Input.DisplayName", "Y Lan"), ("Input.Login", $"ylan-{mark}"), ("Input.Password", "năm con hươu qua suối"), ("Input.Agrees", "true")));

        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        var desk = await administrator.OpenAsync("/quan-tri");
        desk.TextsOf(".next-step li .count").ShouldBe(["1"]);
        desk.Document.QuerySelector(".next-step a.btn")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/quan-tri/thanh-vien");
    }

    [Fact]
    public async Task Somebody_without_a_desk_is_sent_nowhere()
    {
        using var reader = await app.SignInAsync(SiteRole.Reader, await app.CreateSchoolAsync());
        ((int)(await reader.GetAsync("/quan-tri")).StatusCode).ShouldBe(403);
    }
}
