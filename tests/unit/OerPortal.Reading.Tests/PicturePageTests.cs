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
    public async Task Pictures_of_one_resource_are_looked_through_like_an_album_without_a_script()
    {
        var set = app.Library.AddOther(app.Portal.Id, FileKind.Image, "nha-rong.jpg", "nha-dai.jpg", "nha-san.jpg");
        var (first, second, third) = (set.Files.Keys.ElementAt(0), set.Files.Keys.ElementAt(1), set.Files.Keys.ElementAt(2));
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{set.Card.PublicId}/{second}");

        page.Document.QuerySelectorAll(".picture-set a").Select(a => a.GetAttribute("href")).ShouldBe(new[] { first, second, third }.Select(id => $"/doc/{set.Card.PublicId}/{id}"));
        page.Document.QuerySelector(".picture-set")!.GetAttribute("aria-label").ShouldBe("Hình 2 trong bộ 3 hình");
        page.Document.QuerySelector(".picture-set [aria-current]")!.GetAttribute("aria-label").ShouldBe("Hình 2: nha-dai.jpg");
        (page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href"), page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"))
            .ShouldBe(($"/doc/{set.Card.PublicId}/{first}", $"/doc/{set.Card.PublicId}/{third}"));
        (await guest.OpenAsync($"/doc/{app.Library.AddOther(app.Portal.Id, FileKind.Image, "ban-do.png").Card.PublicId}")).Document.QuerySelector(".picture-set").ShouldBeNull();
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
