using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Resources.Jobs;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>"Đã dùng với lớp 4A", and the page of a teacher who wants to be shown.</summary>
public sealed class ThanksTests(ResourcesApp app)
{
    [Fact]
    public async Task Everybody_sees_how_many_and_teachers_what_was_said()
    {
        var school = await app.CreateSchoolAsync("Trường Tiểu học Núi Thành");
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await app.Guest().OpenAsync(resource.Address)).ShouldNotSay("giáo viên đã dùng");

        using (var said = await teacher.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", "4A"), new("Note", "Nên chia nhóm bốn.")]))
            said.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.Guest().OpenAsync(resource.Address)).ShouldSay("1 giáo viên đã dùng").ShouldNotSay("4A").ShouldNotSay("Nên chia nhóm bốn.");
        using var colleague = await app.SignInAsTeacherAsync();
        (await colleague.OpenAsync(resource.Address)).ShouldSay("4A").ShouldSay("Trường Tiểu học Núi Thành").ShouldSay("Nên chia nhóm bốn.");
        using var pupil = await app.SignInAsReaderAsync(school);
        (await pupil.OpenAsync(resource.Address)).ShouldSay("1 giáo viên đã dùng").ShouldNotSay("Nên chia nhóm bốn.");
    }

    [Fact]
    public async Task Thanks_count_once_and_can_be_taken_back()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        foreach (var name in new[] { "4A", "4B" })
        {
            using var said = await teacher.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", name)]);
        }

        (await teacher.OpenAsync(resource.Address)).ShouldSay("1 giáo viên đã dùng").ShouldSay("4B").ShouldNotSay("4A");
        using (var empty = await teacher.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", " ")]))
            (await teacher.ReadAsync(empty)).ShouldSay("Ghi tên lớp");
        using (var back = await teacher.PostAsync($"{resource.Address}/da-dung?handler=TakeBack", []))
            back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Guest().OpenAsync(resource.Address)).ShouldNotSay("giáo viên đã dùng");
    }

    [Fact]
    public async Task Teachers_judge_with_a_reason_and_teachers_alone_see_the_average()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var first = await app.SignInAsTeacherAsync();
        using var second = await app.SignInAsTeacherAsync();
        using (var bare = await first.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", "4A"), new("Stars", "5")]))
            (await first.ReadAsync(bare)).ShouldSay("Viết vài lời vì sao");
        using (var odd = await first.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", "4A"), new("Note", "Hay"), new("Stars", "9")]))
            (await first.ReadAsync(odd)).ShouldSay("Chọn một mức");
        foreach (var (teacher, stars) in new[] { (first, "5"), (second, "2") })
        {
            using var said = await teacher.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", "4A"), new("Note", "Vì học sinh thích"), new("Stars", stars)]);
            said.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await first.OpenAsync(resource.Address)).ShouldSay("Giáo viên đánh giá: 3,5/5").ShouldSay("2 đánh giá").ShouldSay("Ít hữu ích (2/5)");
        using var pupil = await app.SignInAsReaderAsync();
        foreach (var other in new[] { pupil, app.Guest() })
            (await other.OpenAsync(resource.Address)).ShouldSay("2 giáo viên đã dùng").ShouldNotSay("Giáo viên đánh giá").ShouldNotSay("Vì học sinh thích");
        using (var changed = await first.PostFormAsync($"{resource.Address}/da-dung", [new("Stars", "")]))
            (await second.OpenAsync(resource.Address)).ShouldSay("Giáo viên đánh giá: 2/5").ShouldSay("1 đánh giá");
    }

    [Fact]
    public async Task Nobody_thanks_themselves_and_pupils_do_not_teach()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school);
        using var owner = app.SignIn(resource.Teacher);
        using var pupil = await app.SignInAsReaderAsync(school);

        foreach (var (other, answer) in new[] { (owner, HttpStatusCode.NotFound), (pupil, HttpStatusCode.Forbidden) })
        {
            using var said = await other.PostAsync($"{resource.Address}/da-dung", [new("ClassName", "6A")]);
            said.StatusCode.ShouldBe(answer);
        }

        (await owner.OpenAsync(resource.Address)).ShouldNotSay("Tôi đã dùng với lớp");
    }

    [Fact]
    public async Task The_contributor_is_told_once_of_all_that_is_new()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Sách được dùng"));
        foreach (var name in new[] { "4A", "5C" })
        {
            using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
            using var said = await teacher.PostFormAsync($"{resource.Address}/da-dung", [new("ClassName", name)]);
        }

        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken))
            await connection.ExecuteAsync("update resources.class_use set said_at = said_at - interval '2 hours' where resource_id = @Id", new { resource.Id });
        for (var i = 0; i < 2; i++)
            await app.ActAsSystemAsync(s => s.GetRequiredService<TellUsesJob>().RunAsync(new TellUses(), null!, TestContext.Current.CancellationToken));

        using var owner = app.SignIn(resource.Teacher);
        (await owner.OpenAsync("/toi/thong-bao")).TextsOf("main li").Count(text => text.Contains("2 giáo viên báo dùng “Sách được dùng”", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_teacher_is_shown_with_what_she_gave_only_while_she_wants_it()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đắk Hà");
        var resource = await app.PublishAsync(school, about: Samples.About("Cho mọi người"));
        using var teacher = app.SignIn(resource.Teacher);
        using var guest = app.Guest();
        (await guest.OpenAsync(resource.Address)).ShouldNotSay(resource.Teacher.DisplayName).Document.QuerySelector($".byline a[href='{school.PathPrefix}/']").ShouldNotBeNull();

        using (var shown = await teacher.PostFormAsync("/dong-gop/trang-cua-toi"))
            shown.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var link = (await guest.OpenAsync(resource.Address)).Document.QuerySelector(".byline a[href^='/giao-vien/']")!.GetAttribute("href")!;
        var page = await guest.OpenAsync(link);
        page.Heading.ShouldBe(resource.Teacher.DisplayName);
        page.ShouldSay("Trường THCS Đắk Hà").TextsOf(".shelf h3").ShouldBe(["Cho mọi người"]);

        using (var hidden = await teacher.PostFormAsync("/dong-gop/trang-cua-toi"))
            hidden.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.OpenAsync(resource.Address)).ShouldNotSay(resource.Teacher.DisplayName);
    }

    [Fact]
    public async Task A_teachers_page_shows_nobody_what_not_everybody_sees()
    {
        var school = await app.CreateSchoolAsync();
        var hidden = await app.PublishAsync(school, Visibility.School, Samples.About("Kín trong trường"));
        using var teacher = app.SignIn(hidden.Teacher);
        using (var shown = await teacher.PostFormAsync("/dong-gop/trang-cua-toi"))
            shown.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var link = (await teacher.OpenAsync("/dong-gop/trang-cua-toi")).Document.QuerySelector("a[href*='/giao-vien/']")!.GetAttribute("href")!;

        (await teacher.OpenAsync(link)).ShouldSay("Chưa có học liệu nào cho mọi người").ShouldNotSay("Kín trong trường");
    }
}
