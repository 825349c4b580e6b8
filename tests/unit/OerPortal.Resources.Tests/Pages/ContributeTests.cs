using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

public sealed class ContributeTests(ResourcesApp app)
{
    [Fact]
    public async Task A_draft_fills_itself_from_its_file_and_says_so()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);

        var page = await teacher.OpenAsync($"/dong-gop/{id}");

        page.Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Đường lên Ngọc Linh");
        page.TextOf("#Form_Title-filled").ShouldBe("Lấy từ tệp, thầy cô sửa được");
        page.ShouldSay("đã quét 214 tệp bên trong").ShouldSay("An toàn");
    }

    [Fact]
    public async Task Each_field_takes_as_much_as_the_table_of_fields_says()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var page = await teacher.OpenAsync($"/dong-gop/{await app.StartDraftAsync(teacher)}");

        var limits = page.Document.QuerySelectorAll("[name^='Form.'][maxlength]").DistinctBy(input => input.GetAttribute("name")).ToDictionary(input => input.GetAttribute("name")!["Form.".Length..], input => input.GetAttribute("maxlength"));

        limits.Count.ShouldBeGreaterThan(10);
        foreach (var (name, most) in limits)
            most.ShouldBe(DescriptionFields.MostOf(name)?.ToString(CultureInfo.InvariantCulture), name);
        limits["Title"].ShouldBe("300");
    }

    [Fact]
    public async Task Autosave_keeps_what_was_typed_and_says_when()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);

        var answer = await AutosaveAsync(teacher, id, ResourcesApp.Complete("Tên cô đặt"));

        answer.GetProperty("saved").GetBoolean().ShouldBeTrue();
        answer.GetProperty("message").GetString()!.ShouldStartWith("Đã lưu nháp lúc ");
        var page = await teacher.OpenAsync($"/dong-gop/{id}");
        page.Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Tên cô đặt");
        page.Document.QuerySelector("#Form_Title-filled").ShouldBeNull();
    }

    [Fact]
    public async Task A_second_window_is_told_and_loses_nothing()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        var second = await ResourcesApp.WithShownAsync(teacher, id, ResourcesApp.Complete("Cửa sổ hai"));
        await AutosaveAsync(teacher, id, ResourcesApp.Complete("Cửa sổ một"));

        using var sent = await teacher.PostAsync($"/dong-gop/{id}", second);
        var html = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        html.ShouldContain("vừa được sửa ở một cửa sổ khác");
        html.ShouldContain("Cửa sổ hai");
        (await teacher.OpenAsync($"/dong-gop/{id}")).Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Cửa sổ một");
    }

    [Fact]
    public async Task An_incomplete_draft_says_beside_the_field_what_is_missing_and_keeps_the_rest()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        var fields = ResourcesApp.Complete("Tên");
        fields.RemoveAll(f => f.Key is "Form.Subject" or "Form.Grades");

        using var answer = await teacher.PostAsync($"/dong-gop/{id}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, id, fields));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("id=\"Form_Subject-error\"");
        html.ShouldContain("Chọn ít nhất một cấp học hoặc một lớp.");
        html.ShouldContain("value=\"Tên\"");
    }

    [Fact]
    public async Task Too_long_a_title_is_refused_rather_than_cut()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);

        var answer = await AutosaveAsync(teacher, id, ResourcesApp.Complete(new string('a', 301)));

        answer.GetProperty("saved").GetBoolean().ShouldBeFalse();
        answer.GetProperty("message").GetString()!.ShouldStartWith("Dài quá: tối đa 300");
    }

    [Fact]
    public async Task A_draft_whose_file_is_still_scanned_cannot_be_submitted_yet()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher, FileState.Scanning);

        using var answer = await teacher.PostAsync($"/dong-gop/{id}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, id, ResourcesApp.Complete("Tên")));

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("còn đang chờ quét mã độc");
    }

    [Fact]
    public async Task A_submitted_draft_stands_in_the_list_as_waiting()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        await app.SubmitAsync(teacher, "Bài của cô Hạnh");

        var page = await teacher.OpenAsync("/dong-gop");

        page.ShouldSay("Bài của cô Hạnh").ShouldSay("Chờ duyệt");
    }

    [Fact]
    public async Task Deleting_a_draft_takes_its_files_along()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        var file = (await app.Files.OfHolderAsync($"draft:{id}", CancellationToken.None)).Single();

        using var answer = await teacher.PostFormAsync($"/dong-gop/{id}/xoa");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await teacher.OpenAsync($"/dong-gop/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.WorkIsDoneAsync();
        app.Files.Has(file.Id).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_is_unknown_to_colleagues_to_the_neighbour_school_and_at_the_portal()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using var neighbour = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var id = await app.StartDraftAsync(teacher);

        foreach (var other in new[] { colleague, neighbour, administrator })
        {
            foreach (var address in new[] { $"/dong-gop/{id}", $"/dong-gop/{id}/xem-truoc", $"/dong-gop/{id}/xoa" })
                (await other.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
            using var saved = await other.PostAsync($"/dong-gop/{id}", ResourcesApp.Complete("Chiếm"));
            saved.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_teacher_of_one_school_who_comes_to_the_portal_is_led_to_the_school()
    {
        var school = await app.CreateSchoolAsync();
        var person = await app.CreatePersonAsync(Cms.Security.SiteRole.Teacher, school);
        using var teacher = app.SignIn(person, app.Portal);

        using var answer = await teacher.GetAsync("/dong-gop");

        answer.Headers.Location!.ToString().ShouldBe($"{school.PathPrefix}/dong-gop");
    }

    [Fact]
    public async Task A_reader_may_not_contribute()
    {
        using var reader = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());

        (await reader.GetAsync("/dong-gop")).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Redirect);
    }

    private static async Task<JsonElement> AutosaveAsync(Visitor teacher, string id, List<KeyValuePair<string, string>> fields)
    {
        using var answer = await teacher.PostAsync($"/dong-gop/{id}?handler=Autosave", await ResourcesApp.WithShownAsync(teacher, id, fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    [Fact]
    public async Task A_deleted_draft_is_named_by_the_portal_and_not_by_the_address()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        (await teacher.OpenAsync("/dong-gop?da-xoa=Hãy gọi số 0900")).ShouldNotSay("0900");
    }

    [Fact]
    public async Task The_list_is_there_while_drafts_are_being_made()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var stop = new CancellationTokenSource();
        var making = Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.ActAsSystemAsync(async services =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<Resources.Data.ResourcesDbContext>();
                db.Resources.Add(Resource.Start(teacher.Site.Id, teacher.Person.Id, app.Clock.GetUtcNow()));
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }))).ToList();

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++)
            statuses.Add((await teacher.GetAsync("/dong-gop")).StatusCode);
        await stop.CancelAsync();
        await Task.WhenAll(making);

        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
    }
}
