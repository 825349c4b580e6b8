using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>An e-lecture from a teacher's export to a pupil's phone: opened, answered, closed, opened again where it was left.</summary>
public sealed class LectureJourney(DemoPortal demo) : LessonJourney(demo)
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
        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(Lecture);
        await Assertions.Expect(Page.Locator("input[name='Form.Title']")).ToHaveValueAsync(Title);
        await DescribeAsync("bai-giang", "lich-su-dia-li", "Hai phần, mỗi phần một câu hỏi.");
        await SubmitAsync();
        await OpenReviewAsync(Title);
        await ApproveAsync();
    }

    /// <summary>Looks for a word of the lecture's second part, and opens what is found.</summary>
    private async Task<string> FindAsync()
    {
        var found = Page.Locator("a[href^='/hoc-lieu/']").Filter(new() { HasText = Title }).First;
        await GoUntilAsync($"/tim?q={Uri.EscapeDataString("Đắk Bla chảy ngược")}", found);

        await found.ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith("/hoc-lieu/", StringComparison.Ordinal));
        return new Uri(Page.Url).AbsolutePath;
    }
}
