using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>A lesson, its worksheet and its answers: each with a name, a use and a place of its own; answers for teachers alone.</summary>
public sealed class SeveralFilesTests(ResourcesApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_for_those_who_teach_and_nothing_public_leads_to_them()
    {
        var school = await app.CreateSchoolAsync();
        var lesson = await PublishAsync(school, Visibility.Public);
        using var guest = app.Guest();
        using var pupil = await app.SignInAsReaderAsync(school);
        using var neighbour = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());

        foreach (var stranger in new[] { guest, pupil })
        {
            var page = await stranger.OpenAsync($"/hoc-lieu/{lesson.PublicId}");
            page.ShouldSay("bai-giang.epub").ShouldSay("phieu.epub").ShouldNotSay("dap-an.epub");
            page.Document.DocumentElement.OuterHtml.ShouldNotContain(lesson.Answers.ToString());
        }

        var taught = await neighbour.OpenAsync($"/hoc-lieu/{lesson.PublicId}");
        taught.ShouldSay("dap-an.epub");
        taught.Document.QuerySelector($"a[href$='/doc/tep/{lesson.Answers}']").ShouldNotBeNull();
        var document = await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().DocumentAsync(lesson.Id, Cancellation));
        document!.FileIds.ShouldBe([lesson.Lesson, lesson.Worksheet]);
    }

    [Theory]
    [InlineData(Visibility.Public, SiteRole.Reader, FileRight.None)]
    [InlineData(Visibility.Public, SiteRole.Teacher, FileRight.Private)]
    [InlineData(Visibility.School, SiteRole.Teacher, FileRight.None)]
    public async Task A_neighbour_has_the_answers_who_teaches_and_sees_the_lesson(Visibility visibility, SiteRole role, FileRight right)
    {
        var lesson = await PublishAsync(await app.CreateSchoolAsync(), visibility);
        using var neighbour = await app.SignInAsync(role, await app.CreateSchoolAsync());

        using var answer = await neighbour.GetAsync($"/doc/tep/{lesson.Answers}");

        ((int)answer.StatusCode).ShouldBe(right == FileRight.None ? 404 : 200);
    }

    [Fact]
    public async Task A_teacher_names_and_orders_files_and_the_next_version_keeps_it()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        var draft = await app.StartDraftAsync(teacher);
        var first = (await app.Files.OfHolderAsync($"draft:{draft}", Cancellation)).Single();
        var second = app.Files.Put(Samples.Epub(school.Id, teacher.Person.Id, $"draft:{draft}") with { Name = "tap-2.epub" });
        await app.TellAsync(new FileReceived(second.Id, second.SiteId, second.OwnerId, second.Holder));

        await SendAsync(teacher, draft, "File", ("fileId", $"{second.Id}"), ("role", "Main"), ("title", "  Tập hai\u0007 "));
        await SendAsync(teacher, draft, "Move", ("fileId", $"{second.Id}"), ("up", "true"));
        // Higher than the first there is no place, and another's file is none of this draft's.
        await SendAsync(teacher, draft, "Move", ("fileId", $"{second.Id}"), ("up", "true"));
        await SendAsync(teacher, draft, "Move", ("fileId", $"{Guid.CreateVersion7()}"), ("up", "true"));
        await SendAsync(teacher, draft, "File", ("fileId", $"{first.Id}"), ("role", "99"), ("title", ""));

        var page = await teacher.OpenAsync($"/dong-gop/{draft}");
        page.Document.QuerySelectorAll("[data-file]").Select(file => file.GetAttribute("data-file")).ShouldBe([$"{second.Id}", $"{first.Id}"]);
        page.Document.QuerySelector($"#title-{second.Id}")!.GetAttribute("value").ShouldBe("Tập hai");
        page.Document.QuerySelector($"#role-{first.Id} option[selected]")!.GetAttribute("value").ShouldBe(nameof(FileRole.Main));
        var preview = await teacher.OpenAsync($"/dong-gop/{draft}/xem-truoc");
        preview.Document.QuerySelectorAll(".file-name").Select(name => name.TextContent).ShouldBe(["Tập hai", first.Name]);
    }

    private static async Task SendAsync(Visitor teacher, string draft, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await teacher.PostAsync($"/dong-gop/{draft}?handler={handler}", [.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        ((int)answer.StatusCode).ShouldBe(302);
    }

    private async Task<LessonWithAnswers> PublishAsync(Cms.Sites.Site school, Visibility visibility)
    {
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await app.CreatePersonAsync(SiteRole.Reviewer);
        var (key, now) = ($"test:{Guid.CreateVersion7()}", app.Clock.GetUtcNow());
        FileFacts[] files = [.. new[] { "bai-giang.epub", "phieu.epub", "dap-an.epub" }
            .Select(name => app.Files.Put(Samples.Epub(school.Id, teacher.Id, $"import:{key}") with { Name = name }))];
        var outcome = await app.ImportAsync(new ImportedResource(
            key, school.Id, teacher.Id, Samples.About("Phân số bằng nhau"), visibility,
            [new ImportedFile(files[0].Id), new ImportedFile(files[1].Id, FileRole.Supplement), new ImportedFile(files[2].Id, FileRole.AnswerKey)],
            now,
            [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]));
        outcome.IsFinished.ShouldBeTrue();
        return new LessonWithAnswers(outcome.ResourceId, outcome.PublicId, files[0].Id, files[1].Id, files[2].Id);
    }

    private sealed record LessonWithAnswers(Guid Id, string PublicId, Guid Lesson, Guid Worksheet, Guid Answers);
}
