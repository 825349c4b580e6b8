using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SchoolClosingTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_school_says_so_and_opens_again()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Cũ");
        var other = await app.CreateSchoolAsync("Trường THCS Gần Đó");
        using var department = await app.SignInAsPortalAdministratorAsync();

        await CloseAsync(department, school, ("How", "dong"), ("Other", other.Slug), ("Words", "Thư viện đã dọn đi."));

        using var guest = app.Guest(school);
        var closed = await guest.OpenAsync("/");
        closed.Status.ShouldBe(HttpStatusCode.Gone);
        closed.ShouldSay("Thư viện Trường THCS Cũ đã đóng").ShouldSay("Thư viện đã dọn đi.");
        closed.Document.QuerySelector($"main a[href='{other.PathPrefix}/']").ShouldNotBeNull();
        (await guest.OpenAsync("/tin")).Status.ShouldBe(HttpStatusCode.Gone);
        (await guest.GetAsync("/hoc-lieu/abcdefghjk?q=1")).Headers.Location!.PathAndQuery.ShouldBe("/hoc-lieu/abcdefghjk?q=1");
        (await guest.Client.PostAsync(guest.Url("/dang-ky"), null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        app.Services.GetRequiredService<ISites>().Schools.ShouldNotContain(s => s.Id == school.Id);

        await department.PostFormAsync($"/quan-tri/truong/dong/{school.Slug}");
        (await guest.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_merged_school_loses_nothing_and_a_merge_can_be_undone()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Nhỏ");
        var into = await app.CreateSchoolAsync("Trường THCS Lớn");
        var both = await app.CreatePersonAsync(SiteRole.Librarian, school);
        await HoldAsync(both.Id, into.Id, SiteRole.Librarian);
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        using var librarian = app.SignIn(both);
        await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", "Tin trường nhỏ"), ("Input.Body", "Chào.")));
        using var department = await app.SignInAsPortalAdministratorAsync();

        await CloseAsync(department, school, ("How", "sap-nhap"), ("Other", into.Slug));

        using var old = app.Guest(school);
        var led = await old.GetAsync("/tin?trang=1");
        led.Headers.Location!.PathAndQuery.ShouldBe($"{into.PathPrefix}/tin?trang=1");
        using var guest = app.Guest(into);
        (await guest.OpenAsync("/tin")).ShouldSay("Tin trường nhỏ");
        (await RolesAsync(teacher.Id)).ShouldBe([(into.Id, SiteRole.Teacher)]);
        (await RolesAsync(both.Id)).ShouldContain((into.Id, SiteRole.Librarian));
        using var here = await app.SignInAsSiteAdministratorAsync(into);
        (await here.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Sáp nhập trường");

        await department.PostFormAsync($"/quan-tri/truong/dong/{school.Slug}");

        (await RolesAsync(teacher.Id)).ShouldBe([(school.Id, SiteRole.Teacher)]);
        (await RolesAsync(both.Id)).Count.ShouldBe(2);
        (await old.OpenAsync("/tin")).ShouldSay("Tin trường nhỏ");
        (await guest.OpenAsync("/tin")).ShouldNotSay("Tin trường nhỏ");
    }

    [Fact]
    public async Task Nothing_is_closed_by_mistake()
    {
        var school = await app.CreateSchoolAsync();
        using var department = await app.SignInAsPortalAdministratorAsync();
        var address = $"/quan-tri/truong/dong/{school.Slug}";
        var answer = await department.ReadAsync(await department.PostFormAsync(address, Fields.Of(("How", "sap-nhap"), ("Other", school.Slug))));
        answer.ShouldSay("Chọn trường tiếp nhận.").ShouldSay("Đánh dấu ô này để xác nhận.");
        app.Services.GetRequiredService<ISites>().Find(school.Id)!.Closing.ShouldBeNull();
        (await department.GetAsync("/quan-tri/truong/dong/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_stays_with_a_school_is_there()
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        foreach (var staying in app.Services.GetServices<StaysWithSchool>())
        {
            await using var find = new NpgsqlCommand("select to_regclass(@table) is not null", connection);
            find.Parameters.AddWithValue("table", staying.Table);
            (await find.ExecuteScalarAsync(Ct)).ShouldBe(true, staying.Table);
        }
    }

    private static Task<HttpResponseMessage> CloseAsync(Visitor department, Site school, params (string, string)[] fields)
        => department.PostFormAsync($"/quan-tri/truong/dong/{school.Slug}", Fields.Of([.. fields, ("Sure", "true")]));

    private Task<object> HoldAsync(Guid personId, Guid siteId, SiteRole role) => app.ActAsSystemAsync<object>(async services =>
    {
        await using var insert = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("insert into accounts.membership (person_id, site_id, role, since) values ($1, $2, $3, now())");
        insert.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = personId }, new() { Value = siteId }, new() { Value = (short)role } });
        return await insert.ExecuteNonQueryAsync(Ct);
    });

    private Task<List<(Guid, SiteRole)>> RolesAsync(Guid personId) => app.ActAsSystemAsync(async services =>
    {
        await using var select = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select site_id, role from accounts.membership where person_id = $1");
        select.Parameters.Add(new() { Value = personId });
        await using var rows = await select.ExecuteReaderAsync(Ct);
        var roles = new List<(Guid, SiteRole)>();
        while (await rows.ReadAsync(Ct))
            roles.Add((rows.GetGuid(0), (SiteRole)rows.GetInt16(1)));
        return roles;
    });
}
