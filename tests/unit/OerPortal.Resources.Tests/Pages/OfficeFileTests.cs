using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>A lesson of Word or PowerPoint on its page: opened here, and said what its download carries.</summary>
public sealed class OfficeFileTests(ResourcesApp app)
{
    private const string Slides = "application/vnd.ms-powerpoint.presentation.macroEnabled.12";

    [Fact]
    public async Task Slides_are_looked_at_and_searched_and_a_download_with_macros_says_so()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        var file = (await app.Files.FindAsync(published.FileId, CancellationToken.None))!;
        using var guest = app.Guest();
        app.Files.Put(file with { Name = "bai-giang.pptm", Kind = FileKind.Office, MediaType = Slides, CanBeRead = true, Remarks = [new FileRemark(FileRemarkKind.Macros)] });

        var page = await guest.OpenAsync($"/hoc-lieu/{published.PublicId}");

        page.ShouldSay("Tệp tải về có macro");
        page.Document.QuerySelectorAll("a.btn").ShouldContain(a => a.TextContent.Trim() == "Xem");
        page.Document.QuerySelector("form[role=search].small").ShouldNotBeNull();
        var other = await app.PublishAsync(await app.CreateSchoolAsync());
        (await guest.OpenAsync($"/hoc-lieu/{other.PublicId}")).ShouldNotSay("macro");
    }
}
