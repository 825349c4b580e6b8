using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

public sealed class PicturePageTests(ReadingApp app)
{
    [Fact]
    public async Task A_picture_is_shown_without_a_script_with_its_description()
    {
        var picture = app.Library.AddOther(app.Portal.Id, FileKind.Image, "ban-do.png");
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{picture.Card.PublicId}");

        var image = page.Document.QuerySelector("main img")!;
        image.GetAttribute("src").ShouldBe($"/tep/{picture.MainFileId}/ban-do.png");
        image.GetAttribute("alt").ShouldBe(picture.Card.Title);
        page.TextOf($"#{image.GetAttribute("aria-describedby")}").ShouldBe(picture.Card.Description);
        page.Document.QuerySelector("a[download]")!.GetAttribute("href").ShouldBe($"/tep/{picture.MainFileId}/tai");
    }

    [Fact]
    public async Task A_picture_that_browsers_do_not_show_is_offered_for_download()
    {
        var picture = app.Library.AddOther(app.Portal.Id, FileKind.Image, "ban-do.tif");
        using var guest = app.Guest();

        (await guest.OpenAsync($"/doc/{picture.Card.PublicId}")).Document.QuerySelector("main img").ShouldBeNull();
    }
}
