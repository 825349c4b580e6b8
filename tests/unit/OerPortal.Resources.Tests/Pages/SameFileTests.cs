using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>The same bytes again: said with a link, and only about what the person may see.</summary>
public sealed class SameFileTests(ResourcesApp app)
{
    private const string Remove = "Bỏ tệp trùng";

    [Fact]
    public async Task The_same_file_three_times_in_a_draft_names_the_second_and_third()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        await AddAsync(teacher, id, await HashOfAsync(id));
        await AddAsync(teacher, id, await HashOfAsync(id));

        var page = await teacher.OpenAsync($"/dong-gop/{id}");

        page.Document.QuerySelectorAll("form[action$='handler=Remove'] button").Count(b => b.TextContent.Contains(Remove, StringComparison.Ordinal)).ShouldBe(2);
        page.ShouldSay("Tệp này giống hệt “");
    }

    [Fact]
    public async Task One_click_takes_the_copy_out()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        var twin = await AddAsync(teacher, id, await HashOfAsync(id));

        using var answer = await teacher.PostAsync($"/dong-gop/{id}?handler=Remove", [new("fileId", twin.ToString())]);

        ((int)answer.StatusCode).ShouldBe(302);
        (await teacher.OpenAsync($"/dong-gop/{id}")).Document.Body!.TextContent.ShouldNotContain(Remove);
    }

    [Fact]
    public async Task A_file_that_is_already_published_leads_to_its_page()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var id = await app.StartDraftAsync(teacher);
        await AddAsync(teacher, id, (await app.Files.FindAsync(published.FileId, TestContext.Current.CancellationToken))!.Sha256!);

        var page = await teacher.OpenAsync($"/dong-gop/{id}");

        page.Document.QuerySelectorAll($"#files a[href$='{published.Address}']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_neighbour_keeps_to_itself_is_not_told()
    {
        var kept = await app.PublishAsync(await app.CreateSchoolAsync(), Visibility.School);
        using var stranger = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var colleague = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var theirDraft = await app.StartDraftAsync(colleague);
        var id = await app.StartDraftAsync(stranger);
        await AddAsync(stranger, id, (await app.Files.FindAsync(kept.FileId, TestContext.Current.CancellationToken))!.Sha256!);
        await AddAsync(stranger, id, await HashOfAsync(theirDraft));

        (await stranger.OpenAsync($"/dong-gop/{id}")).Document.Body!.TextContent.ShouldNotContain("giống hệt");
    }

    private async Task<string> HashOfAsync(string draftId) => (await app.Files.OfHolderAsync($"draft:{draftId}", CancellationToken.None))[0].Sha256!;

    private async Task<Guid> AddAsync(Visitor teacher, string draftId, string sha256)
    {
        var file = app.Files.Put(Samples.Epub(teacher.Site.Id, teacher.Person.Id, $"draft:{draftId}") with { Sha256 = sha256 });
        await app.TellAsync(new FileReceived(file.Id, file.SiteId, file.OwnerId, file.Holder));
        await app.TellAsync(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));
        return file.Id;
    }
}
