using System.Text;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A filmed lesson, too heavy for a school's line, with subtitles from before Unicode: from a teacher's camera to the second that a pupil looked for.</summary>
public sealed class FilmJourney(DemoPortal demo) : LessonJourney(demo)
{
    private const string Title = "Dạy quy đồng bằng hạt bắp";
    private const string Word = "xếp hạt bắp thành hàng";

    // Tones stand behind their letter in Windows-1258.
    private static readonly byte[] Words = CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(
        "1\r\n00:00:00,000 --> 00:00:02,000\r\nCha\u0300o ca\u0301c em\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\nNa\u0300o, xê\u0301p ha\u0323t bă\u0301p tha\u0300nh ha\u0300ng\r\n");

    [Fact]
    public async Task A_heavy_film_is_found_by_a_word_that_is_said_and_plays_in_a_small_size_from_there()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/dong-gop");
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(
        [
            new FilePayload { Name = "tiet-quy-dong.mp4", MimeType = "video/mp4", Buffer = await FilmForge.HeavyAsync() },
            new FilePayload { Name = "tiet-quy-dong.srt", MimeType = "application/x-subrip", Buffer = Words },
        ]);
        await Page.Locator("form.many button").ClickAsync();
        await Page.Locator("input[name='Form.Title']").FillAsync(Title);
        await Page.Locator("select[name='Form.Language']").SelectOptionAsync("vi");
        await DescribeAsync("video", "toan", "Một tiết Toán quay trong lớp, có phụ đề.");
        // While the film is looked through it says that it is nearly there.
        for (var attempt = 0; attempt < 60 && await Page.GetByText("Đã gửi duyệt").CountAsync() == 0; attempt++)
        {
            await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt", Exact = true }));
            await Page.WaitForTimeoutAsync(attempt == 0 ? 0 : 500);
        }

        await OpenReviewAsync(Title);
        await ApproveAsync();
        await EventuallyAsync(async () => (await Demo.Portal.Database.AskAsync<long>(
            "select count(*) from ingest.derivative d join ingest.file f on f.id = d.file_id where f.name = 'tiet-quy-dong.mp4' and d.name like 'stream-%'")).ShouldBe(2));

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var place = Page.Locator("a[href*='den=t%3D']").First;
        await GoUntilAsync($"/tim?q={Uri.EscapeDataString(Word)}", place);
        await place.ClickAsync();

        // The line where the quoted words begin, which is the greeting before.
        await Assertions.Expect(Page.Locator(".player-lines .found")).ToContainTextAsync("Chào các em");
        await Assertions.Expect(Page.Locator(".player-lines")).ToContainTextAsync("xếp hạt bắp");
        await Page.WaitForFunctionAsync("() => document.querySelector('video').src.startsWith('blob:')");
        await Page.Locator(".player-keys .chip").GetByText("Tiết kiệm dữ liệu").ClickAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator(".player-lines button").First.ClickAsync();
        await Page.EvaluateAsync("() => document.querySelector('video').play()");
        await Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0.2 && document.querySelector('video').videoHeight === 360");
        await Page.Locator(".player-lines [aria-current=true]").First.WaitForAsync();
    }
}
