using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>Two schools lend to each other: one book on request, and a box that is checked in.</summary>
public sealed class BetweenJourney(DemoPortal demo) : Journey(demo)
{
    private const string Asker = "/truong/thcs-hon-sam";
    private const string AsksForIt = "thuvien.honsam@demo.oer";
    private const string Lender = "/truong/thcs-sa-tien";
    private const string HasIt = "thuvien.satien@demo.oer";
    private const string Desk = "/quan-tri/lien-thu-vien";
    private const string Boxes = "/quan-tri/hop-luan-chuyen";

    [Fact]
    public async Task A_book_is_asked_for_sent_received_and_sent_back()
    {
        await SignInAsync(HasIt, DemoPeople.Password);
        await ShouldServeEverybodyAsync(Lender + Desk);
        await ShouldServeEverybodyAsync(Lender + Desk + "/noi-quy");
        await GoAsync(Lender + Desk);
        var address = await AddressAsync("hỏi mượn “Miền núi Tây Bắc");
        await ShouldServeEverybodyAsync(address);
        var its = address[Lender.Length..];
        await GoAsync(address);
        await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi sách" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Đã ghi gửi sách");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "In phiếu đi kèm sách" })).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await SignInAsync(AsksForIt, DemoPeople.Password);
        await GoAsync(Asker + its);
        await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Đã nhận được sách" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Giờ cho mượn được ở bàn mượn trả");
        await ShouldBeUsableByEverybodyAsync();
        await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi trả trường chủ" }));
        await ShouldServeEverybodyAsync(Asker + Desk);
        await GoAsync(Asker + Desk + "/hoi-muon?q=vo chong a phu");
        await ShouldBeUsableByEverybodyAsync();
        await ShouldServeEverybodyAsync(Asker + "/muon-lien-thu-vien?q=kinh van hoa");
    }

    [Fact]
    public async Task A_box_is_checked_in_against_its_manifest()
    {
        await SignInAsync(HasIt, DemoPeople.Password);
        await ShouldServeEverybodyAsync(Lender + Boxes);
        await GoAsync(Lender + Boxes);
        var address = await AddressAsync("Sách thiếu nhi lên điểm trường");
        await ShouldServeEverybodyAsync(address);
        await GoAsync(address);
        var numbers = await Page.Locator("tbody th").AllInnerTextsAsync();
        numbers.Count.ShouldBe(12);
        foreach (var number in numbers.Skip(1).Append("LA-0001"))
            await ScanAsync(number, number.StartsWith("LA", StringComparison.Ordinal) ? "không có trong phiếu" : $"({number}): có");
        await ShouldBeUsableByEverybodyAsync();
        await ShouldBeReadableByNightAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nhận xong" }).ClickAsync();
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync("Đã nhận 11 cuốn; 1 cuốn chưa thấy");
        await ScanAsync(numbers[0], "đã thấy lại");
        await ShouldServeEverybodyAsync(address);
    }

    [Fact]
    public async Task The_department_sees_boxes_and_traffic()
    {
        await SignInAsync(DemoPeople.Administrator, DemoPeople.Password);
        await ShouldServeEverybodyAsync(Boxes);
        await ShouldServeEverybodyAsync("/quan-tri/sach-giua-cac-truong");
    }

    /// <returns>Where a link of the page leads to.</returns>
    private async Task<string> AddressAsync(string link)
        => await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"No link says {link}.");

    private async Task ScanAsync(string typed, string said)
    {
        await Page.Locator("#Typed").FillAsync(typed);
        await Page.Locator("#Typed").PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync(said);
    }
}
