using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A page elsewhere from a teacher's clipboard to a pupil's phone, over the word about leaving.</summary>
public sealed class LinkJourney(DemoPortal demo) : LessonJourney(demo)
{
    private const string Title = "Góc và cạnh, kéo thử bằng tay";

    [Fact]
    public async Task A_page_elsewhere_is_pasted_described_approved_and_left_for_with_a_word()
    {
        var referrer = "none came";
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            referrer = http.Request.Headers.Referer.ToString();
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync($"<!doctype html><html lang=vi><title>{Title}</title><meta name=description content='Kéo ba điểm, xem góc đổi.'><h1>Trang ngoài</h1>");
        });
        var address = $"http://127.0.0.1:{server.Port}/m/goc-va-canh";
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/dong-gop");
        await Page.GetByLabel("Hoặc dán địa chỉ một trang web").FillAsync(address);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thêm trang này" }).ClickAsync();
        await Assertions.Expect(Page.Locator("input[name='Form.Title']")).ToHaveValueAsync(Title);
        await ShouldBeUsableByEverybodyAsync();
        await DescribeAsync("mo-phong", "toan", "Kéo ba điểm của tam giác và xem các góc đổi.");
        await SubmitAsync();
        await OpenReviewAsync(Title);
        await ApproveAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await GoAsync("/");
        await Page.Locator("a[href^='/hoc-lieu/']").Filter(new() { HasText = Title }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Mở trang ngoài ↗ · 127.0.0.1" }).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bạn sắp rời");
        await Assertions.Expect(Page.GetByText(address)).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();
        var leaving = new Uri(Page.Url).AbsolutePath;
        await ShouldSpeakBothLanguagesAsync(leaving);
        await GoAsync(leaving);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Mở trang ngoài" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Trang ngoài");
        referrer.ShouldBeEmpty();
    }
}
