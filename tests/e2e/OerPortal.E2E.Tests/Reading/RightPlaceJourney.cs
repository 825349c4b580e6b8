using Microsoft.Playwright;
using OerPortal.E2E.Tests.Journeys;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>"Mở đúng chỗ này": from words found by a search to these very words on the screen.</summary>
public sealed class RightPlaceJourney(DemoPortal demo) : Journey(demo)
{
    private const string MarkedOnScreen = """
        () => [...document.querySelectorAll('.pdf-marks mark')].some((mark) => {
          const box = mark.getBoundingClientRect();
          const page = document.querySelector('.pdf').getBoundingClientRect();
          return box.height > 0 && box.top >= page.top && box.bottom <= page.bottom;
        })
        """;

    protected override BrowserNewContextOptions Device => new() { ViewportSize = new() { Width = 360, Height = 640 }, HasTouch = true, IsMobile = true };

    [Theory]
    [InlineData("đất sét")]
    [InlineData("nước đục, chảy xiết")]
    public async Task A_hit_in_a_PDF_opens_its_page_with_the_words_marked(string words)
    {
        await GoAsync($"/tim?q={Uri.EscapeDataString(words)}");
        await Page.Locator("a[href*='den=page']").First.ClickAsync();
        await new OpenBook(Page).ReadyAsync();

        await Page.WaitForFunctionAsync(MarkedOnScreen);
    }

    [Fact]
    public async Task Words_that_are_not_there_leave_the_page_open_with_a_quiet_word()
    {
        await GoAsync($"/doc/{await Demo.PaperAsync()}?den=page%3D1&tim={Uri.EscapeDataString("thuyền buồm ngoài khơi xa vắng lặng")}");
        await new OpenBook(Page).ReadyAsync();

        await Page.GetByRole(AriaRole.Status).GetByText("Chưa thấy đúng những từ cần tìm").WaitForAsync();
        await new OpenBook(Page).ShouldBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".pdf-marks")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_hit_deep_in_a_long_chapter_of_a_book_is_on_the_screen()
    {
        var chapter = string.Join("</p><p>", Enumerable.Range(1, 800).Select(n => n == 400 ? "Bỗng tiếng cồng Mường Hoong vang lên." : $"Câu thứ {n} kể chuyện con suối."));
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        var book = await Page.BringAsync(new FilePayload { Name = "chuong-dai.epub", MimeType = "application/epub+zip", Buffer = TestKit.SmallBook.Epub("Chương dài", chapter) });

        await GoAsync($"{book}?den=c1.xhtml&tim={Uri.EscapeDataString("tiếng cồng Mường Hoong vang lên")}");
        await new OpenBook(Page).ReadyAsync();

        await new OpenBook(Page).ShouldSayAsync("Mường Hoong");
    }
}
