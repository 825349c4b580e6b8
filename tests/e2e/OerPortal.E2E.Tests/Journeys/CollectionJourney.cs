using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A teacher puts a collection together on her phone, in sections and by keyboard, and shares it before it is published.</summary>
public sealed class CollectionJourney(DemoPortal demo) : Journey(demo)
{
    private const string Title = "Định lí Pythagore quanh ta";

    [Fact]
    public async Task A_collection_gets_sections_and_notes_and_is_shared_by_link()
    {
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/tim?q=Pythagore");
        await Page.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Thêm vào bộ sưu tập" }).ClickAsync();
        await Page.Locator("input[name=Heading]").FillAsync("Hình học qua đời sống");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lập và thêm vào" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sửa bộ sưu tập" }).ClickAsync();

        // A section, into which the book goes with the keyboard alone.
        await Page.Locator("summary").GetByText("Thêm phần").ClickAsync();
        await Page.Locator("#h-new").FillAsync("Tuần 1: đo bóng cây");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thêm phần" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Tuần 1: đo bóng cây" }).WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Đưa “{Title}” xuống" }).PressAsync("Enter");
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = $"Đưa “{Title}” lên" })).ToBeFocusedAsync();
        await Page.Locator("summary").GetByText("Thêm ghi chú, chuyển phần").ClickAsync();
        await Page.GetByLabel("Ghi chú cạnh học liệu").FillAsync("Đọc trang 12 trước khi ra sân.");
        await ShouldBeUsableByEverybodyAsync();
        await Page.Locator(".ordered form").GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Chia sẻ và công bố" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Tạo liên kết" }).ClickAsync();
        var address = await Page.Locator("#shared-address").InnerTextAsync();
        await ShouldBeUsableByEverybodyAsync();

        // Whoever has the address reads it; nobody else finds it.
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await GoAsync(new Uri(address).AbsolutePath);
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Tuần 1: đo bóng cây" }).WaitForAsync();
        await Page.GetByText("Đọc trang 12 trước khi ra sân.").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
    }
}
