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

    /// <summary>What is given out in its place is a kind that every browser draws.</summary>
    [Theory]
    [InlineData("ban-do.tif")]
    [InlineData("IMG_0001.HEIC")]
    [InlineData("ban-do.bmp")]
    [InlineData("ban-do.avif")]
    public async Task A_picture_of_a_phone_or_scanner_is_shown_by_its_copy(string name)
    {
        var picture = app.Library.AddOther(app.Portal.Id, FileKind.Image, name);
        using var guest = app.Guest();

        (await guest.OpenAsync($"/doc/{picture.Card.PublicId}")).Document.QuerySelector("main img")!.GetAttribute("src").ShouldBe($"/tep/{picture.MainFileId}/{name}");
    }

    [Theory]
    [InlineData("ban-do.svg")]
    [InlineData("hong.jpg")]
    public async Task A_picture_that_nobody_could_draw_is_offered_for_download(string name)
    {
        var picture = app.Library.AddOther(app.Portal.Id, FileKind.Image, name, FileState.ReadyWithoutPreview);
        using var guest = app.Guest();

        (await guest.OpenAsync($"/doc/{picture.Card.PublicId}")).Document.QuerySelector("main img").ShouldBeNull();
    }
}
