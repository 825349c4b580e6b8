using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Data;

/// <summary>What a contributor and a reviewer leave behind, and what they can take with them.</summary>
public sealed class ErasureTests(ResourcesApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drafts_and_returned_work_go_with_their_files_and_published_work_stays()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var teacher = app.SignIn(published.Teacher);
        var draft = await app.StartDraftAsync(teacher);
        var infected = await app.StartDraftAsync(teacher, FileState.Infected);
        var submitted = await app.SubmitAsync(teacher, "Bài đang chờ duyệt");
        using (var next = await teacher.PostAsync(published.Address, []))
            next.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var files = await FilesOfAsync(draft, infected, submitted);
        files.Count.ShouldBe(3);

        await EraseAsync(published.Teacher.Id);

        (await VersionsOfAsync(published.Teacher.Id)).ShouldHaveSingleItem().Approval.ShouldNotBeNull();
        files.ShouldAllBe(file => !app.Files.Has(file));
        app.Files.Has(published.FileId).ShouldBeTrue();
        using var guest = app.Guest();
        (await guest.GetAsync(published.Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Collections_go_and_those_of_others_stay()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school);
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using (await teacher.PostFormAsync($"/bo-suu-tap/them/{resource.PublicId}", [new("Heading", "Của người đi")]))
        using (await colleague.PostFormAsync($"/bo-suu-tap/them/{resource.PublicId}", [new("Heading", "Của người ở lại")]))
            await EraseAsync(teacher.Person.Id);

        var left = await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Collections.OfAllSites().Where(c => c.SiteId == school.Id).Select(c => c.Title).ToListAsync(Ct));
        left.ShouldBe(["Của người ở lại"]);
    }

    [Fact]
    public async Task A_reviewers_words_go_and_the_decision_stays()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        var draft = await app.SubmitAsync(teacher, "Bài trả lại");
        using (await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Return", [new("Comment", "Xin thêm nguồn ảnh.")]))
            await EraseAsync(reviewer.Person.Id);

        var returned = (await VersionsOfAsync(teacher.Person.Id)).ShouldHaveSingleItem().LastSubmission!.Returned!;
        returned.Comment.ShouldNotContain("nguồn ảnh");
        returned.ReturnedBy.ShouldBe(reviewer.Person.Id);
    }

    [Fact]
    public async Task The_copy_holds_drafts_files_collections_and_comments()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Truyện đã công bố"));
        using var teacher = app.SignIn(published.Teacher);
        await app.SubmitAsync(teacher, "Bài trong bản sao");
        using (await teacher.PostFormAsync($"/bo-suu-tap/them/{published.PublicId}", [new("Heading", "Tập trong bản sao")]))
        {
            var copy = await CopyAsync(teacher);
            copy.GetProperty("resources").GetProperty("contributions").GetArrayLength().ShouldBe(2);
            copy.GetRawText().ShouldContain("Truyện đã công bố");
            copy.GetRawText().ShouldContain("Bài trong bản sao");
            copy.GetProperty("resources").GetProperty("collections")[0].GetProperty("title").GetString().ShouldBe("Tập trong bản sao");
            copy.TryGetProperty("files", out _).ShouldBeTrue();
        }

        using var reviewer = await app.SignInAsReviewerAsync();
        var draft = await app.SubmitAsync(teacher, "Bài trả lại");
        using (await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Return", [new("Comment", "Xin thêm nguồn ảnh.")]))
            (await CopyAsync(reviewer)).GetProperty("resources").GetProperty("returns")[0].GetProperty("comment").GetString().ShouldBe("Xin thêm nguồn ảnh.");
    }

    [Fact]
    public async Task A_deleted_drafts_files_are_given_up_with_it()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.StartDraftAsync(teacher);
        var file = (await FilesOfAsync(draft)).ShouldHaveSingleItem();

        using var deleted = await teacher.PostFormAsync($"/dong-gop/{draft}/xoa");
        await app.WorkIsDoneAsync();

        deleted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Files.Has(file).ShouldBeFalse();
    }

    private async Task EraseAsync(Guid personId)
    {
        await app.TellAsync(new PersonErased(personId));
        await app.WorkIsDoneAsync();
    }

    private Task<List<Guid>> FilesOfAsync(params string[] drafts) => app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Versions.OfAllSites()
        .Where(v => drafts.Contains(v.PublicId)).SelectMany(v => v.Files).Select(f => f.FileId).ToListAsync(Ct));

    private Task<List<ResourceVersion>> VersionsOfAsync(Guid personId) => app.ActAsSystemAsync(async s =>
    {
        var db = s.GetRequiredService<ResourcesDbContext>();
        return (await db.AllWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.OwnerId == personId), Ct)).SelectMany(r => r.Versions).ToList();
    });

    private static async Task<JsonElement> CopyAsync(Visitor visitor)
    {
        using var copy = JsonDocument.Parse(await (await visitor.GetAsync("/toi/du-lieu")).Content.ReadAsStringAsync(Ct));
        return copy.RootElement.Clone();
    }
}
