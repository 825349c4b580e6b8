using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A librarian writes a page by keyboard, pastes from Word, sees it as it will look, and publishes it.</summary>
public sealed class SitePageJourney(DemoPortal demo) : Journey(demo)
{
    private const string FromWord =
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Tìm sách<o:p></o:p></p>"
        + "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2. </span><b style='color:red'>Mang ra quầy</b><o:p></o:p></p></body></html>";

    [Fact]
    public async Task A_page_is_written_as_it_will_look_and_published()
    {
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        await GoAsync("/truong/thcs-ba-lan/quan-tri/cac-trang/moi");
        await Page.GetByLabel("Tiêu đề", new() { Exact = true }).FillAsync("Mượn sách hè");
        var text = Page.Locator(".editor-page");
        await text.ClickAsync();
        await Page.Keyboard.TypeAsync("## Ba bước");
        await Page.Keyboard.PressAsync("Enter");
        await text.EvaluateAsync(
            "(page, html) => { const data = new DataTransfer(); data.setData('text/html', html); page.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", FromWord);
        await Assertions.Expect(text.Locator("ol > li strong")).ToHaveTextAsync("Mang ra quầy");
        await Page.Locator(".insert-menu > summary").ClickAsync();
        await Page.Locator(".insert-menu").GetByRole(AriaRole.Button, new() { Name = "Giờ mở cửa" }).ClickAsync();
        await Page.GetByLabel("Nội dung").Last.FillAsync("Sáng thứ Ba: 7 giờ – 10 giờ");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xong" }).ClickAsync();
        await Assertions.Expect(text.Locator(".block-card dd")).ToHaveTextAsync("7 giờ – 10 giờ");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển lên: Giờ mở cửa" }).ClickAsync();
        await ShouldBeUsableByEverybodyAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng trang" }).ClickAsync();
        await Page.WaitForURLAsync("**/trang/muon-sach-he");
        await Assertions.Expect(Page.Locator(".page-text > *").Nth(1)).ToHaveClassAsync("fact-box");
        await Assertions.Expect(Page.Locator(".page-text ol > li")).ToHaveCountAsync(2);
        await Assertions.Expect(Page.Locator(".nav").GetByRole(AriaRole.Link, new() { Name = "Mượn sách hè" })).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();
    }

    [Fact]
    public async Task A_librarian_who_reads_English_writes_a_page_on_a_tablet_by_keyboard()
    {
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        await Page.SetViewportSizeAsync(Widths[1], 1024);
        await ChooseLanguageAsync("en", DemoPeople.School + "/quan-tri");
        await ShouldBeUsableByEverybodyAsync();
        await ShouldBeTranslatedAsync();
        await Page.Locator(".desk-nav").GetByRole(AriaRole.Link, new() { Name = "Pages", Exact = true }).PressAsync("Enter");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Write a page" }).PressAsync("Enter");
        await Page.GetByLabel("Headline", new() { Exact = true }).FocusAsync();
        await Page.Keyboard.TypeAsync("Reading room");
        await Page.Locator(".editor-page").FocusAsync();
        await Page.Keyboard.TypeAsync("## Open every morning");
        await ShouldBeUsableByEverybodyAsync();
        await ShouldBeTranslatedAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish page" }).PressAsync("Enter");
        await Page.WaitForURLAsync("**/trang/reading-room");
        await Assertions.Expect(Page.Locator(".page-text h2")).ToHaveTextAsync("Open every morning");
    }
}
