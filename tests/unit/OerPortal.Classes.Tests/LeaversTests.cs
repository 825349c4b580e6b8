using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Classes.Jobs;
using OerPortal.Classes.Models;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

/// <summary>What is kept of pupils after they have left, and for how long.</summary>
public sealed class LeaversTests(ClassesApp app)
{
    private const string Page = "/quan-tri/hoc-sinh-roi-truong";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_its_time_an_account_is_erased_and_the_school_knows_nothing_of_the_pupil()
    {
        var (school, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa", "Trần Văn An", "Lê Văn Bình");
        var pupils = await app.PupilsAsync(school);
        await LeaveAsync(librarian, its, pupils[0], "13 months");
        await LeaveAsync(librarian, its, pupils[1], "11 months");

        await EraseAsync();

        (await NamesAsync(pupils)).ShouldBe(["—", "Trần Văn An", "Lê Văn Bình"]);
        (await app.QueryAsync<Guid>("select person_id from classes.pupil where site_id = @Id", new { school.Id })).ShouldBe([pupils[1].PersonId, pupils[2].PersonId], ignoreOrder: true);
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.OpenAsync("/quan-tri/nhat-ky?he-thong=true")).ShouldSay("Xoá tài khoản học sinh rời trường đã lâu");
    }

    [Fact]
    public async Task Whoever_is_somebody_elsewhere_by_then_keeps_the_account_and_is_no_pupil_any_more()
    {
        var (school, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        await LeaveAsync(librarian, its, pupil, "13 months");
        await app.QueryAsync<int>(
            "insert into accounts.membership (person_id, site_id, role, since) values (@PersonId, @elsewhere, @role, now()) returning 1",
            new { pupil.PersonId, elsewhere = (await app.CreateSchoolAsync()).Id, role = (short)SiteRole.Reader });

        await EraseAsync();

        (await NamesAsync([pupil])).ShouldBe(["Nguyễn Thị Hoa"]);
        (await app.QueryAsync<Guid>("select person_id from classes.pupil where site_id = @Id", new { school.Id })).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_librarian_is_told_where_pupils_leave()
    {
        var (_, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa");

        (await librarian.OpenAsync($"/quan-tri/lop/{its.Id}")).ShouldSay("Tài khoản của em đã rời trường được xoá sau ");
    }

    [Fact]
    public async Task Only_the_department_sets_the_time()
    {
        using var librarian = await app.SignInAsLibrarianAsync(app.Portal);
        (await librarian.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var department = await app.SignInAsPortalAdministratorAsync();

        (await department.ReadAsync(await department.PostFormAsync(Page, [new("Months", "0")]))).ShouldSay("Ghi số tháng từ 1 đến 120.");
        // The usual time, on which the tests beside this one rely.
        (await department.PostFormAsync(Page, [new("Months", "12")])).Headers.Location!.ToString().ShouldEndWith("?xong=luu");
        (await department.OpenAsync(Page + "?xong=luu")).ShouldSay("Đã lưu: xoá sau 12 tháng.");
    }

    /// <param name="ago">When they left.</param>
    private async Task LeaveAsync(Visitor librarian, SchoolClass its, Pupil pupil, string ago)
    {
        (await librarian.PostFormAsync($"/quan-tri/lop/{its.Id}", [new("who", $"{pupil.PersonId}")], "form[action*='handler=Leave']")).Dispose();
        await app.QueryAsync<int>("update classes.pupil set left_at = left_at - @ago::interval where person_id = @PersonId returning 1", new { ago, pupil.PersonId });
    }

    private async Task EraseAsync()
    {
        await app.ActAsSystemAsync(s => s.GetRequiredService<IJobs>().EnqueueAsync(new EraseLeavers(), null, Ct));
        await app.WorkIsDoneAsync();
    }

    private async Task<IReadOnlyList<string>> NamesAsync(List<Pupil> pupils)
    {
        var names = (await app.QueryAsync<(Guid Id, string Name)>("select id, display_name from accounts.person where home_site_id = @SiteId or display_name = '—'", new { pupils[0].SiteId })).ToDictionary(p => p.Id, p => p.Name);
        return [.. pupils.Select(p => names[p.PersonId])];
    }
}
