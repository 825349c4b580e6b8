using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>Readers who are not on the roster, and readers who are not there.</summary>
public sealed class LibraryCardJourney(DemoPortal demo) : Journey(demo)
{
    private const string Commune = "/truong/thu-vien-xa-ia-lom";
    private const string CommuneLibrarian = "thuvien.ialom@demo.oer";
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";

    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 360, Height = 740 } };

    [Fact]
    public async Task A_resident_applies_by_phone_is_given_a_card_with_a_picture_and_borrows()
    {
        const string resident = "Ksor H'Bia";
        await UseDeviceAsync(Phone);
        await GoAsync(Commune + "/the-thu-vien");
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi đơn" }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ghi họ tên");
        await ShouldBeUsableByEverybodyAsync();
        foreach (var (label, typed) in new[] { ("Họ tên", resident), ("Năm sinh", "1990"), ("Nơi ở", "Làng Klũ"), ("Điện thoại", "0355 010 199") })
            await Page.GetByLabel(label, new() { Exact = true }).FillAsync(typed);
        await Page.GetByLabel("Tôi đồng ý").CheckAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi đơn" }));
        var code = await Page.Locator(".card-code").InnerTextAsync();
        await ShouldBeUsableByEverybodyAsync();

        await UseDeviceAsync(Device);
        await SignInAsync(CommuneLibrarian, DemoPeople.Password);
        foreach (var page in new[] { "/quan-tri/the-ban-doc", "/quan-tri/the-ban-doc/moi", "/quan-tri/the-ban-doc/quy-dinh", "/quan-tri/in-the", "/quan-tri/anh-the", "/quan-tri/yeu-cau-sach" })
            await ShouldServeEverybodyAsync(Commune + page);
        await GoAsync(Commune + "/quan-tri/the-ban-doc?loc=cho");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = resident }));
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Thêm hoặc đổi ảnh" }));
        await Page.GetByLabel("Ảnh", new() { Exact = true }).SetInputFilesAsync(Checkout.PathTo("src", "Modules", "OerPortal.Demo", "Schools", "thu-vien-xa-ia-lom", "tranh", "ia-lom-hien-doc.webp"));
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Gửi ảnh" }));
        await GoUntilAsync(new Uri(Page.Url).PathAndQuery, Page.Locator(".reader-photo img"));
        await ShouldBeUsableByEverybodyAsync();
        await GoAsync(Commune + "/quan-tri/the-ban-doc?loc=cho");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = resident }));
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt và cấp số thẻ" }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã cấp thẻ BD");
        await ShouldServeEverybodyAsync(new Uri(Page.Url).AbsolutePath);
        var number = Regex.Match(await Page.Locator("h1 + p").InnerTextAsync(), "BD[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var sheet = await Page.APIRequest.GetAsync((await Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Print this card|In thẻ này", RegexOptions.None, TimeSpan.FromSeconds(1)) }).GetAttributeAsync("href"))!);
        sheet.Headers["content-type"].ShouldBe("application/pdf");

        await GoAsync(Commune + "/quan-tri/muon-tra");
        await TypeAsync(number);
        await Assertions.Expect(Page.Locator("#reader-name")).ToHaveTextAsync(resident);
        await Assertions.Expect(Page.Locator(".reader-photo img")).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();
        await TypeAsync("TK000001");
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync($"{resident} mượn");

        await UseDeviceAsync(Phone);
        await GoAsync(Commune + "/the-thu-vien/theo-doi");
        await Page.GetByLabel("Mã theo dõi").FillAsync(code);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Thẻ đã được cấp");
        await ShouldBeUsableByEverybodyAsync();
    }

    [Fact]
    public async Task A_pupil_has_a_book_brought_to_the_class_and_follows_it()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/sach?q=truyen&loai=Reference");
        var title = Page.Locator("tbody tr").Filter(new() { HasNot = Page.Locator("td.num:last-child:text-is('0')") }).Nth(2).Locator("th a");
        var (name, desk) = (await title.InnerTextAsync(), (await title.GetAttributeAsync("href"))!);
        await GoAsync(desk);
        var number = await Page.Locator("tbody tr:has-text('Trên giá') th").First.InnerTextAsync();
        var (code, pupil, pin) = await PupilAsync();

        await UseDeviceAsync(Phone);
        await EnterByCardAsync(School, code, () => Page.Locator($".pupil-names a[href$='{pupil}']"), pin);
        await GoAsync($"{School}/sach-in/{desk.Split('/')[^1]}");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Nhờ mang đến hoặc sao chụp" }));
        await ShouldServeEverybodyAsync(new Uri(Page.Url).AbsolutePath);
        await GoAsync(new Uri(Page.Url).AbsolutePath);
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Nhờ mang đến" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Chờ thư viện");
        await ShouldServeEverybodyAsync(School + "/toi/yeu-cau-sach");

        await UseDeviceAsync(Device);
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/yeu-cau-sach");
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = $"Nhận {name}" }));
        await GoAsync(School + "/quan-tri/yeu-cau-sach?loc=nhan");
        await ShouldBeUsableByEverybodyAsync();
        await Page.GetByLabel("Số đăng ký trên sách").FillAsync(number);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("hạn trả");
        await GoAsync(School + "/quan-tri/yeu-cau-sach?loc=xong");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Đã trao sách");
    }

    /// <summary>The last of a class, with a new card.</summary>
    private async Task<(string Code, string Id, string Pin)> PupilAsync()
    {
        await GoAsync(School + "/quan-tri/lop");
        await PressAsync(Page.Locator("tbody th a, .lines a").Last);
        var code = await Page.Locator("dl .class-code").InnerTextAsync();
        var form = Page.Locator("form[action*='handler=Card']").Last;
        var id = (await form.Locator("[name=who]").GetAttributeAsync("value"))!;
        await PressAsync(form.GetByRole(AriaRole.Button));
        return (code, id, await Page.Locator(".note .class-code").InnerTextAsync());
    }

    private async Task TypeAsync(string typed)
    {
        await Page.Locator("#Typed").FillAsync(typed);
        await Page.Keyboard.PressAsync("Enter");
    }
}
