using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

/// <summary>What lies in an archive, on a page without scripts.</summary>
public sealed class ContentsPageTests(ReadingApp app)
{
    [Fact]
    public async Task A_course_shows_its_headings_files_and_links_and_the_place_a_search_led_to()
    {
        var course = app.Library.AddCourse(app.Portal.Id, new FileContents(ContentsForm.CommonCartridge, "Toán 4", [
            new ContentsEntry(0, "Chương một"),
            new ContentsEntry(1, "Bài <học>") { Name = "bai 1.pdf", Path = "web/bai 1.pdf", Length = 1_200_000 },
            new ContentsEntry(1, "Hình") { Name = "h.png", Path = "h.png", Length = 10, IsShown = true },
            new ContentsEntry(1, "Phim") { Link = "https://example.org/phim" },
            new ContentsEntry(1, "Lừa") { Link = "javascript:alert(1)" },
            new ContentsEntry(1, "Đề kiểm tra"),
            new ContentsEntry(0, "") { Section = 2 },
            new ContentsEntry(0, "phu.txt") { Name = "phu.txt", Path = "phu.txt", IsAside = true }]));
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{course.Card.PublicId}?den=web%2Fbai%201.pdf&tim=ph%C3%A2n%20s%E1%BB%91");

        page.Document.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["Chương một", "Phần 2"]);
        page.Document.QuerySelector("section.card li")!.TextContent.ShouldContain("Bài <học>");
        var part = $"/tep/{course.MainFileId}/muc/";
        page.Document.QuerySelectorAll("main > .wrap > ul a").Select(a => a.GetAttribute("href")).ShouldBe([part + "web/bai%201.pdf?tai", part + "h.png", part + "h.png?tai", "https://example.org/phim"]);
        page.Document.QuerySelector($"a[href='{part}h.png']")!.TextContent.ShouldBe("Mở");
        page.Document.QuerySelector("details a")!.GetAttribute("href").ShouldBe(part + "phu.txt?tai");
        page.ShouldSay("Chỉ có khi tải cả gói");
        page.Document.QuerySelector($"a[href='/tep/{course.MainFileId}/tai']").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_archive_of_which_nothing_is_given_by_itself_says_what_to_do()
    {
        var course = app.Library.AddCourse(app.Portal.Id, new FileContents(ContentsForm.Folders, null, []));
        using var guest = app.Guest();
        (await guest.OpenAsync($"/doc/{course.Card.PublicId}")).ShouldSay("Gói này không có tệp nào để xem riêng");
    }
}
