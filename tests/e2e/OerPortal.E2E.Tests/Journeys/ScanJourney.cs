using Microsoft.Playwright;
using OerPortal.E2E.Tests.Reading;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A sheet out of a scanner, put in the wrong way round: from a teacher's file to the words that a pupil looked for and marks on the page.</summary>
public sealed class ScanJourney(DemoPortal demo) : LessonJourney(demo)
{
    private const string Title = "Phiếu đọc ca dao về sen";
    private const string Words = "chẳng hôi tanh mùi bùn";

    [Fact]
    public async Task A_scan_is_published_found_by_its_words_and_they_are_marked_where_they_are_printed()
    {
        var page = await ScannedPage.OfAsync($"{Title}. Trong đầm gì đẹp bằng sen, lá xanh bông trắng lại chen nhị vàng. Nhị vàng bông trắng lá xanh, gần bùn mà {Words}.", turn: 90);
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/dong-gop");
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(new FilePayload { Name = "phieu-doc-ca-dao.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Of(page) });
        // Where nothing else waits it reads the page, or has read it, before one has looked.
        await Page.GetByText("Máy chủ sẽ tự đọc chữ").Or(Page.GetByText("Máy chủ đang đọc chữ")).Or(Page.GetByText("Chữ được máy đọc từ ảnh chụp")).First.WaitForAsync();
        await Page.Locator("input[name='Form.Title']").FillAsync(Title);
        await Page.Locator("select[name='Form.Language']").SelectOptionAsync("vi");
        await DescribeAsync("phieu-bai-tap", "ngu-van", "Một trang đọc hiểu ca dao, quét từ bản in.");
        await SubmitAsync();

        await OpenReviewAsync(Title);
        for (var attempt = 0; attempt < 100 && await Page.GetByText("Chữ được máy đọc từ ảnh chụp, có thể sai: 1/1 trang").CountAsync() == 0; attempt++)
        {
            await Page.WaitForTimeoutAsync(250);
            await Page.ReloadAsync();
        }

        await ApproveAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var place = Page.Locator("a[href*='page%3D1'], a[href*='page=1']").First;
        await GoUntilAsync($"/tim?q={Uri.EscapeDataString(Words)}", place);

        await place.ClickAsync();
        await new OpenBook(Page).ReadyAsync();
        await Page.Locator(".pdf-page mark").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var layer = await Page.Locator(".pdf-text").First.TextContentAsync();
        layer.ShouldNotBeNull().ShouldContain("nhị vàng");
        // It stands upright now, taller than wide, and the words are on the paper.
        var paper = (await Page.Locator(".pdf-page").First.BoundingBoxAsync())!;
        paper.Height.ShouldBeGreaterThan(paper.Width);
        var mark = (await Page.Locator(".pdf-page mark").First.BoundingBoxAsync())!;
        (mark.X, mark.Y).ShouldSatisfyAllConditions(at => at.X.ShouldBeInRange(paper.X, paper.X + paper.Width), at => at.Y.ShouldBeInRange(paper.Y, paper.Y + (paper.Height / 3)));
    }
}
