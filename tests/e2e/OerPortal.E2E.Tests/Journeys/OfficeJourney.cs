using Microsoft.Playwright;
using OerPortal.E2E.Tests.Reading;
using OerPortal.E2E.Tests.Running;
using OerPortal.Epub.Tests.Kit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A lesson of Word, half of it in a font from before Unicode, from a teacher's file to the page that a pupil looked for.</summary>
public sealed class OfficeJourney(DemoPortal demo) : LessonJourney(demo)
{
    private const string Title = "Tiếng cồng chiêng trong giờ Âm nhạc";
    private const string Word = "gươl ven suối";

    private static readonly FilePayload Lesson = new()
    {
        Name = "giao-an.docx",
        MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        // "Bài 2. Trò chơi ở gươl ven suối" in TCVN3.
        Buffer = OfficeForge.Docx(
            OfficeForge.Paragraph(("Bài 1. Nghe và đoán nhạc cụ", "Times New Roman")) + OfficeForge.PageBreak + OfficeForge.Paragraph(("Bµi 2. Trß ch¬i ë g­¬l ven suèi", ".VnTime")),
            core: OfficeForge.Core(Title, "Trần Thị Mỹ Hạnh")).Build(),
    };

    [Fact]
    public async Task A_lesson_of_Word_is_published_found_by_a_word_inside_and_opened_at_its_page()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/dong-gop");
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(Lesson);
        await Assertions.Expect(Page.Locator("input[name='Form.Title']")).ToHaveValueAsync(Title);
        await DescribeAsync("ke-hoach-bai-day", "am-nhac", "Kế hoạch một tiết Âm nhạc với nhạc cụ gõ của Tây Nguyên.");
        await Page.GetByText("Trang xem và tìm kiếm đã đổi sang Unicode").First.WaitForAsync();
        await SubmitAsync();

        await OpenReviewAsync(Title);
        await ApproveAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var place = Page.Locator("a[href*='page%3D2'], a[href*='page=2']").First;
        await GoUntilAsync($"/tim?q={Uri.EscapeDataString(Word)}", place);

        await place.ClickAsync();
        await new OpenBook(Page).ReadyAsync();
        await EventuallyAsync(async () => (await Page.Locator(".reader-position").TextContentAsync()).ShouldNotBeNull().ShouldContain("2/2"));
        await Assertions.Expect(Page.Locator(".textLayer, .pdf-text").GetByText("Trò chơi").First).ToBeAttachedAsync();
    }
}
