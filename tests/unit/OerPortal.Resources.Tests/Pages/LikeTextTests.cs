using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

public sealed class LikeTextTests(ResourcesApp app)
{
    [Fact]
    public async Task Reviewers_see_what_has_much_the_same_text_and_only_what_they_may_see()
    {
        var story = $"{Guid.CreateVersion7()} " + string.Join(' ', Enumerable.Range(0, 400).Select(n => $"câu{n * 31 % 997}"));
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, Visibility.School, Samples.About("Truyện của trường"));
        await WriteAsync(published.FileId, story);
        using var colleague = await app.SignInAsTeacherAsync(school);
        using var stranger = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var here = await SubmitAsync(colleague, "Truyện chép lại", story + " thêm một câu ở cuối");
        var elsewhere = await SubmitAsync(stranger, "Truyện nơi khác", story);

        using var librarian = await app.SignInAsLibrarianAsync(school);
        var seen = await librarian.OpenAsync($"/duyet/{here}");
        seen.TextsOf(".alike").ShouldHaveSingleItem().ShouldMatch("^Khoảng (9[0-9]|100) % chữ giống với Truyện của trường$");
        seen.Document.QuerySelector($".alike a[href='{school.PathPrefix}{published.Address}']").ShouldNotBeNull();

        using var reviewer = await app.SignInAsReviewerAsync();
        var all = await reviewer.OpenAsync($"/duyet/{elsewhere}");
        all.TextsOf(".alike").Count.ShouldBe(2);
        all.Document.QuerySelector($".alike a[href='/duyet/{here}']").ShouldNotBeNull();
        using var neighbour = await app.SignInAsLibrarianAsync(stranger.Site);
        (await neighbour.OpenAsync($"/duyet/{elsewhere}")).Document.QuerySelector(".alike").ShouldBeNull();
    }

    private async Task<string> SubmitAsync(Visitor teacher, string title, string text)
    {
        var draft = await app.SubmitAsync(teacher, title, Visibility.School);
        var file = await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Versions.OfAllSites()
            .Where(v => v.PublicId == draft).SelectMany(v => v.Files).Select(f => f.FileId).SingleAsync(TestContext.Current.CancellationToken));
        await WriteAsync(file, text);
        return await app.SubmissionOfAsync(draft);
    }

    private async Task WriteAsync(Guid fileId, string text)
    {
        var file = (await app.Files.FindAsync(fileId, TestContext.Current.CancellationToken))!;
        app.Files.Write(fileId, text);
        await app.TellAsync(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));
    }
}
