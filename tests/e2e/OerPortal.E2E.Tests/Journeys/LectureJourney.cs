using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>An e-lecture from a teacher's export to a pupil's phone: opened, answered, closed, opened again where it was left.</summary>
public sealed class LectureJourney(DemoPortal demo) : Journey(demo)
{
    private const string Title = "Núi và sông quanh trường em";

    private static readonly FilePayload Lecture = new() { Name = "bai-giang.zip", MimeType = "application/zip", Buffer = SmallPackage.Scorm12(Title) };

    private IFrameLocator Lesson => Page.FrameLocator("iframe.lecture-frame").FrameLocator("iframe");

    private ILocator Words => Page.Locator(".lecture-words");

    [Fact]
    public async Task A_lecture_is_published_taken_by_a_pupil_and_resumed()
    {
        await PublishAsync();
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await SignInAsync(DemoPeople.Student, DemoPeople.Password);
        var resource = await FindAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Vào học" }).First.ClickAsync();
        await Assertions.Expect(Lesson.Locator("#where")).ToHaveTextAsync("ab-initio câu hỏi dễ");
        await Assertions.Expect(Words).ToHaveTextAsync("Đang học");
        await ShouldBeUsableByEverybodyAsync();
        await Lesson.GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();
        await Assertions.Expect(Words).ToHaveTextAsync("Đạt · 80 điểm trên 100");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Về trang học liệu" }).ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == resource);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Vào học" }).First.ClickAsync();
        await Assertions.Expect(Words).ToHaveTextAsync("Đạt · 80 điểm trên 100");
        await Assertions.Expect(Lesson.Locator("#where")).ToHaveTextAsync("resume câu 2 đã chọn: núi câu hỏi dễ");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sang phần tiếp theo" }).ClickAsync();
        await Assertions.Expect(Lesson.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Sông Đắk Bla chảy ngược");
        await ShouldSpeakBothLanguagesAsync(new Uri(Page.Url).AbsolutePath);
        await GoAsync("/tu-sach");
        await Assertions.Expect(Page.GetByText(Title).First).ToBeVisibleAsync();
    }

    private async Task PublishAsync()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/dong-gop");
        await Page.Locator("oer-contribute input[type=file]").SetInputFilesAsync(Lecture);
        await Assertions.Expect(Page.Locator("input[name='Form.Title']")).ToHaveValueAsync(Title, new() { Timeout = 60_000 });
        await Page.Locator("select[name='Form.Kind']").SelectOptionAsync("bai-giang");
        await Page.Locator("select[name='Form.Subject']").SelectOptionAsync("lich-su-dia-li");
        await Page.Locator("input[name='Form.Grades'][value='6']").CheckAsync();
        await Page.Locator("textarea[name='Form.Description']").FillAsync("Hai phần, mỗi phần một câu hỏi.");
        await Page.Locator("input[name='Form.Licence'][value='cc-by-4.0']").CheckAsync();
        await Assertions.Expect(Page.Locator("[data-saved].good")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt", Exact = true }).ClickAsync();
        await Page.GetByText("Đã gửi duyệt").First.WaitForAsync();
        await UseDeviceAsync(Device);
        await SignInAsync(DemoPeople.Reviewer, DemoPeople.Password);
        await GoAsync("/duyet");
        await Page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt và công bố" }).ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/duyet");
    }

    /// <summary>Looks for a word of the lecture's second part, and opens what is found.</summary>
    private async Task<string> FindAsync()
    {
        var found = Page.Locator("a[href^='/hoc-lieu/']").Filter(new() { HasText = Title }).First;
        for (var attempt = 0; attempt < 40 && await found.CountAsync() == 0; attempt++)
        {
            await GoAsync($"/tim?q={Uri.EscapeDataString("Đắk Bla chảy ngược")}&_={attempt}");
            await Page.WaitForTimeoutAsync(attempt == 0 ? 0 : 250);
        }

        await found.ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith("/hoc-lieu/", StringComparison.Ordinal));
        return new Uri(Page.Url).AbsolutePath;
    }
}
