using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A teacher keeps, collects and passes on what she found; a guest reports a fault in it, and the department answers.</summary>
public sealed class SharingJourney(DemoPortal demo) : Journey(demo)
{
    private const string Title = "Định lí Pythagore quanh ta";

    [Fact]
    public async Task What_is_found_is_kept_collected_passed_on_and_mended()
    {
        // A guest keeps it on the phone, and says what is wrong.
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await GoAsync("/tim?q=Pythagore");
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Lưu: {Title}" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Đã lưu trên máy này");
        await GoAsync("/tu-sach");
        await Page.Locator("[data-saved-shelf]").GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Page.GetByText("Báo lỗi học liệu này").ClickAsync();
        await Page.Locator("select[name=Kind]").SelectOptionAsync("Content");
        await Page.Locator("textarea[name=Words]").FillAsync("Hình 2 ghi nhầm cạnh huyền.");
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi báo lỗi" }).ClickAsync();
        await Page.GetByText("Đã nhận báo lỗi").WaitForAsync();

        // A teacher of a school finds it at the portal: it goes on her shelf and into a collection of her school.
        await UseDeviceAsync(Device);
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/tim?q=Pythagore");
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Lưu: {Title}" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).Last).ToContainTextAsync("Đã lưu vào tủ sách");
        await Page.ReloadAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = $"Lưu: {Title}", Pressed = true })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Chia sẻ: {Title}" }).ClickAsync();
        await Page.Locator("svg.qr").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Thêm vào bộ sưu tập" }).ClickAsync();
        await Page.Locator("input[name=Heading]").FillAsync("Hình học lớp 8");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lập và thêm vào" }).ClickAsync();
        await Page.GetByText($"Đã thêm “{Title}” vào “Hình học lớp 8”.").WaitForAsync();

        // The department looks after what everybody sees.
        await UseDeviceAsync(Device);
        await SignInAsync(DemoPeople.Reviewer, DemoPeople.Password);
        await GoAsync("/bao-loi");
        await Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Page.GetByText("Hình 2 ghi nhầm cạnh huyền.").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đã sửa, đóng lại" }).ClickAsync();
        await Page.GetByText("Đã sửa, đóng ngày").WaitForAsync();
    }
}
