using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>"Báo lỗi": from anybody, to whoever decides on such a resource, and back.</summary>
public sealed class FaultTests(ResourcesApp app)
{
    [Fact]
    public async Task A_guest_reports_a_place_and_the_department_opens_it_there()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Sách có lỗi"));
        using var guest = app.Guest();

        await ReportAsync(guest, resource, "Content", "Trang này in nhầm.", "?den=page%3D31");

        using var reviewer = await app.SignInAsReviewerAsync();
        var desk = await OpenAsync(reviewer, resource);
        desk.ShouldSay("Sách có lỗi").ShouldSay("Trang này in nhầm.").ShouldSay("Khách báo ngày");
        desk.Document.QuerySelector("a[href*='/doc/']")!.GetAttribute("href").ShouldBe($"/doc/{resource.PublicId}?den=page%3D31");
    }

    [Fact]
    public async Task The_queue_is_narrowed_by_kind_and_the_reporter_follows_what_becomes_of_it()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school, Visibility.School, Samples.About("Sách lọc theo loại"));
        using var pupil = await app.SignInAsReaderAsync(school);
        await ReportAsync(pupil, resource, "Rights", "Ảnh của báo.");
        using var librarian = await app.SignInAsLibrarianAsync(school);

        (await librarian.OpenAsync("/bao-loi?loai=Rights")).ShouldSay("Sách lọc theo loại");
        (await librarian.OpenAsync("/bao-loi?loai=File")).ShouldNotSay("Sách lọc theo loại");
        (await librarian.OpenAsync("/bao-loi?loai=99&xem=99")).ShouldSay("Sách lọc theo loại");
        (await pupil.OpenAsync("/gop-y/cua-toi")).ShouldSay("Sách lọc theo loại").ShouldSay("Chưa xem");
        var one = (await librarian.OpenAsync("/bao-loi")).Document.QuerySelector("td a")!.GetAttribute("href")!;
        using (await librarian.PostAsync($"{one}?handler=Close&outcome=Mended", [new("Words", "Đã thay ảnh.")]))
            (await pupil.OpenAsync("/gop-y/cua-toi")).ShouldSay("Đã sửa").ShouldSay("Đã thay ảnh.");
    }

    [Fact]
    public async Task A_kind_must_be_chosen_and_something_else_must_be_said()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();

        using var none = await guest.PostFormAsync($"{resource.Address}/bao-loi", [new("Kind", "")]);
        (await guest.ReadAsync(none)).ShouldSay("Chọn một loại lỗi.");
        using var other = await guest.PostFormAsync($"{resource.Address}/bao-loi", [new("Kind", "Other")]);
        (await guest.ReadAsync(other)).ShouldSay("Viết vài lời");
        using var unknown = await guest.PostFormAsync($"{resource.Address}/bao-loi", [new("Kind", "99")]);
        (await guest.ReadAsync(unknown)).ShouldSay("Báo lỗi");
        (await CountAsync(resource)).ShouldBe(0);
    }

    [Fact]
    public async Task A_program_that_fills_in_what_people_do_not_see_reports_nothing()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();

        using var answer = await guest.PostFormAsync($"{resource.Address}/bao-loi", [new("Kind", "File"), new("Website", "http://x.example")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync(resource)).ShouldBe(0);
    }

    [Fact]
    public async Task One_person_cannot_send_reports_without_end()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var reader = await app.SignInAsReaderAsync();

        for (var i = 0; i < ReportLimits.OfPersonAtOnce; i++)
            await ReportAsync(reader, resource, "File", "");
        using var answer = await reader.PostFormAsync($"{resource.Address}/bao-loi", [new("Kind", "File"), new("Words", "Một lần nữa")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await reader.ReadAsync(answer)).ShouldSay("Hãy đợi ít phút").TextOf("textarea").ShouldBe("Một lần nữa");
        (await CountAsync(resource)).ShouldBe(ReportLimits.OfPersonAtOnce);
    }

    [Fact]
    public async Task A_schools_own_librarian_answers_what_only_the_school_sees_and_the_reporter_is_told()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school, Visibility.School, Samples.About("Sách của trường"));
        using var pupil = await app.SignInAsReaderAsync(school);
        await ReportAsync(pupil, resource, "File", "Không mở được.");

        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await librarian.OpenAsync("/quan-tri")).ShouldSay("Báo lỗi");
        var address = await AddressAsync(resource);
        using (var answered = await librarian.PostFormAsync(address, [new("Words", "Cảm ơn em, cô đã tải lại.")], "form[method=post]"))
            answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await librarian.OpenAsync("/bao-loi?xem=Answered")).ShouldSay("Sách của trường");
        using (var closed = await librarian.PostAsync($"{address}?handler=Close&outcome=Mended", []))
            closed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();

        (await librarian.OpenAsync("/bao-loi?xem=Closed")).ShouldSay("Sách của trường");
        var told = await pupil.OpenAsync("/toi/thong-bao");
        told.ShouldSay("Về “Sách của trường” mà bạn đã báo lỗi: Cảm ơn em, cô đã tải lại.").ShouldSay("đã được sửa");
    }

    [Fact]
    public async Task What_everybody_sees_is_the_departments_and_no_schools_desk()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school);
        using var guest = app.Guest();
        await ReportAsync(guest, resource, "Rights", "");

        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await librarian.OpenAsync(await AddressAsync(resource))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.OpenAsync("/bao-loi")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_shows_pupils_is_taken_down_from_the_report_at_once()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Có tên học sinh"));
        using var reader = await app.SignInAsReaderAsync();
        await ReportAsync(reader, resource, "Privacy", "Trang 3 có tên em tôi.");
        using var reviewer = await app.SignInAsReviewerAsync();
        var address = await AddressAsync(resource);

        using (var without = await reviewer.PostAsync($"{address}?handler=TakeDown", [new("Reason", " ")]))
            (await reviewer.ReadAsync(without)).Status.ShouldBe(HttpStatusCode.OK);
        using (var open = await app.Guest().GetAsync(resource.Address))
            open.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var down = await reviewer.PostAsync($"{address}?handler=TakeDown", [new("Reason", "Có thông tin học sinh.")]))
            down.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();

        using (var gone = await app.Guest().GetAsync(resource.Address))
            gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await reviewer.OpenAsync(address)).ShouldSay("Đã gỡ xuống");
        (await reader.OpenAsync("/toi/thong-bao")).ShouldSay("mà bạn báo đã được gỡ xuống");
    }

    private static async Task ReportAsync(Visitor by, PublishedResource resource, string kind, string words, string place = "")
    {
        using var answer = await by.PostFormAsync($"{resource.Address}/bao-loi{place}", [new("Kind", kind), new("Words", words)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await by.OpenAsync($"{resource.Address}/bao-loi{place}")).ShouldSay("Đã nhận báo lỗi");
    }

    private async Task<Page> OpenAsync(Visitor reviewer, PublishedResource resource) => await reviewer.OpenAsync(await AddressAsync(resource));

    private async Task<string> AddressAsync(PublishedResource resource)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        var id = await connection.ExecuteScalarAsync<string>("select public_id from resources.fault_report where resource_id = @Id order by reported_at desc limit 1", new { resource.Id });
        return $"/bao-loi/{id}";
    }

    private async Task<int> CountAsync(PublishedResource resource)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<int>("select count(*) from resources.fault_report where resource_id = @Id", new { resource.Id });
    }
}
