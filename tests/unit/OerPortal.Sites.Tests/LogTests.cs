using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Sites.Data;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class LogTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_filtered_by_person_thing_kind_and_day()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await administrator.PostFormAsync("/quan-tri/trang", Fields.Of(("Input.Welcome", "Chào!")));
        await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", "Tin của cô thủ thư"), ("Input.Body", "Mời các em.")));

        var all = await administrator.OpenAsync("/quan-tri/nhat-ky");
        all.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        var ofPerson = all.Document.QuerySelectorAll("tbody a").Single(a => a.TextContent == librarian.Person.DisplayName).GetAttribute("href")!;
        (await administrator.OpenAsync(ofPerson[school.PathPrefix.Length..])).ShouldSay("Đăng tin").ShouldNotSay("Sửa thông tin trang");
        (await administrator.OpenAsync($"/quan-tri/nhat-ky?nguoi={administrator.Person.UserName}")).ShouldSay("Sửa thông tin trang").ShouldNotSay("Đăng tin");
        (await administrator.OpenAsync($"/quan-tri/nhat-ky?doi-tuong=site:{school.Id}")).ShouldSay("Sửa thông tin trang").ShouldNotSay("Đăng tin");
        (await administrator.OpenAsync("/quan-tri/nhat-ky?loai=accounts")).ShouldSay("Không có việc nào như vậy");
        (await administrator.OpenAsync("/quan-tri/nhat-ky?den=2020-01-01")).ShouldSay("Không có việc nào như vậy");
        (await administrator.OpenAsync("/quan-tri/nhat-ky?tu=khong-phai-ngay&nguoi=khong-ai-ten-vay")).ShouldSay("Không có việc nào như vậy");

        var file = await (await administrator.GetAsync("/quan-tri/nhat-ky?handler=File")).Content.ReadAsStringAsync(Ct);
        file.ShouldContain("Tin của cô thủ thư");
        file.Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public async Task What_the_portal_did_by_itself_is_folded_away()
    {
        var school = await app.CreateSchoolAsync();
        await RecordAsync("sites.profile", school.Id);
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);

        var folded = await administrator.OpenAsync("/quan-tri/nhat-ky");
        folded.Document.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        folded.ShouldSay("Hiện cả 1 việc hệ thống tự làm");
        (await administrator.OpenAsync("/quan-tri/nhat-ky?he-thong=true")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_of_another_school_is_not_named()
    {
        var stranger = await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        var page = await administrator.OpenAsync($"/quan-tri/nhat-ky?nguoi={stranger.Id}");
        page.ShouldSay("Không có việc nào như vậy").ShouldNotSay(stranger.DisplayName);
    }

    [Fact]
    public async Task Old_lines_are_forgotten_and_newer_ones_stay()
    {
        var school = await app.CreateSchoolAsync();
        await RecordAsync("sites.profile", school.Id);
        await RecordAsync("sites.news-write", school.Id);
        await using (var age = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("update cms.audit set at = now() - interval '30 years' where site_id = $1 and action = 'sites.profile'"))
        {
            age.Parameters.Add(new() { Value = school.Id });
            await age.ExecuteNonQueryAsync(Ct);
        }

        var log = app.Services.GetRequiredService<IAuditLog>();
        (await log.ForgetAsync(app.Clock.GetUtcNow().AddYears(-20), 100, Ct)).ShouldBe(1);
        (await log.ReadAsync(new AuditQuestion(school.Id), null, 10, Ct)).Select(e => e.Action).ShouldBe(["sites.news-write"]);
    }

    private Task<object> RecordAsync(string action, Guid siteId) => app.ActAsSystemAsync<object>(async services =>
    {
        var db = services.GetRequiredService<SitesDbContext>();
        db.Record(action, $"site:{siteId}", siteId: siteId);
        return await db.SaveChangesAsync(Ct);
    });
}
