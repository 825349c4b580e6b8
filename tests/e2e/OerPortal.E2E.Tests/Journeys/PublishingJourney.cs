using Microsoft.Playwright;
using OerPortal.E2E.Tests.Reading;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>From a teacher's file to a pupil's screen.</summary>
public sealed class PublishingJourney(DemoPortal demo) : LessonJourney(demo)
{
    private const string Title = "Mùa hoa dã quỳ trên đèo Măng Yang";
    private const string Sentence = "Con đường lên đèo vàng rực hoa dã quỳ khi gió bấc về.";
    private const string Praise = "Bài đọc rất hợp giờ đọc mở rộng.";

    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new() { Width = 1280, Height = 800 } };
    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };

    [Fact]
    public async Task A_teacher_contributes_a_book_a_reviewer_publishes_it_and_a_pupil_finds_and_reads_it()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await ContributeAsync();

        await UseDeviceAsync(Desk);
        await SignInAsync(DemoPeople.Reviewer, DemoPeople.Password);
        await DecideAsync();

        await UseDeviceAsync(Phone);
        await FindAndReadAsync("mua hoa da quy");

        await UseDeviceAsync(Desk);
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/toi/thong-bao");
        await Page.GetByText(Praise).First.WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
    }

    private async Task ContributeAsync()
    {
        // On the portal the way leads to the teacher's own school.
        await GoAsync("/dong-gop");
        Page.Url.ShouldContain(DemoPeople.School);
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(SmallBook.Epub(Title, Sentence));

        var title = Page.Locator("input[name='Form.Title']");
        await Assertions.Expect(title).ToHaveValueAsync(Title);
        await DescribeAsync("sach-dien-tu", "ngu-van", "Một buổi lên đèo ngắm hoa dã quỳ, cho giờ đọc mở rộng.");
        await ShouldBeUsableByEverybodyAsync();

        await LeaveAndComeBackAsync();
        await SubmitAsync();
    }

    private async Task LeaveAndComeBackAsync()
    {
        var draft = Page.Url;
        await GoAsync("/");
        await GoAsync(draft);
        await EventuallyAsync(async () => (await Page.Locator("textarea[name='Form.Description']").InputValueAsync()).ShouldContain("dã quỳ"));
        await Assertions.Expect(Page.Locator("input[name='Form.Licence'][value='cc-by-4.0']")).ToBeCheckedAsync();
    }

    private async Task DecideAsync()
    {
        await GoAsync("/duyet");
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Page.WaitForURLAsync(url => url.Contains("/duyet/", StringComparison.Ordinal));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nhận duyệt" }).ClickAsync();
        await Page.GetByText("Thầy cô đang duyệt bài này").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator("textarea[name='Comment']").FillAsync(Praise);
        await ApproveAsync();
    }

    private async Task FindAndReadAsync(string words)
    {
        var hit = Page.Locator(".hit").Filter(new() { HasText = Title }).First;
        // Publishing and indexing are two steps; people press "Tìm" again.
        await GoUntilAsync($"/tim?q={Uri.EscapeDataString(words)}&sap-xep=moi-nhat", hit);

        await hit.Locator("h2 a, h3 a").First.ClickAsync();
        await Page.WaitForURLAsync(url => url.Contains("/hoc-lieu/", StringComparison.Ordinal));
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Đọc", Exact = true }).First.ClickAsync();
        var book = new OpenBook(Page);
        await book.ReadyAsync();
        await book.ShouldSayAsync(Sentence);
    }
}
