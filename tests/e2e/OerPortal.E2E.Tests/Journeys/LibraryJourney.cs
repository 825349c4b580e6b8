using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A school librarian's printed books: a parcel in the morning, pupils at the desk, all by keyboard and scanner.</summary>
public sealed partial class LibraryJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_new_book_is_numbered_lent_and_brought_back_without_a_mouse(int width)
    {
        await Page.SetViewportSizeAsync(width, 800);
        await SignInAsync(Librarian, DemoPeople.Password);
        var book = $"Bến cảng mùa gió {width}";
        var number = await EnterAsync(book);

        await GoAsync(School + "/quan-tri/muon-tra");
        await ScanAsync("HS0001");
        var reader = await Page.Locator("#reader-name").InnerTextAsync();
        await ScanAsync(number);
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync($"{reader} mượn “{book}”");
        await ShouldBeUsableByEverybodyAsync();
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#loan-rest table")).ToContainTextAsync(number);

        // As a scanner does it, one on the other, before the answer to the first is there.
        await Page.Keyboard.TypeAsync(number.ToLowerInvariant());
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.TypeAsync("khong-co");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync("Không thấy sách, thẻ hay bạn đọc nào là “khong-co”");
        await Assertions.Expect(Page.Locator("#loan-rest .lines").Last).ToContainTextAsync($"{reader} trả “{book}”");
        await Assertions.Expect(Page.Locator("#Typed")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_desks_of_a_library_are_usable_by_everybody()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        foreach (var page in new[] { "/quan-tri/muon-tra", "/quan-tri/sach", "/quan-tri/sach/moi", "/quan-tri/nhap-sach", "/quan-tri/phieu-nhap-sach", "/quan-tri/so-dang-ky", "/quan-tri/so-dang-ky?so=tk", "/quan-tri/nhan-sach", "/quan-tri/muon-theo-lop", "/quan-tri/muon-theo-lop/con-giu", "/quan-tri/noi-quy-muon", "/toi/sach-muon" })
            await ShouldServeEverybodyAsync(School + page);
    }

    [Fact]
    public async Task Guests_find_printed_books_on_the_shelf()
    {
        await ShouldServeEverybodyAsync(School + "/sach-in");
        await GoAsync(School + "/tim?q=de+men+phieu+luu+ky");
        await PressAsync(Page.Locator(".find-beside").GetByRole(AriaRole.Link, new() { Name = "Dế Mèn phiêu lưu ký" }));
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Dế Mèn phiêu lưu ký" }).WaitForAsync();
        await ShouldServeEverybodyAsync(new Uri(Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_book_is_described_once_for_all_schools()
    {
        await ShouldServeEverybodyAsync("/sach-in?q=toan+6");
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/sach?q=de+men+phieu+luu+ky");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Dế Mèn phiêu lưu ký" }).First);
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Xem và sửa dạng MARC 21" }));
        await Assertions.Expect(Page.GetByLabel("Các trường")).ToHaveValueAsync(new Regex(@"245 \d\d\$aDế Mèn phiêu lưu ký", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await ShouldServeEverybodyAsync(new Uri(Page.Url).AbsolutePath);
        await ShouldServeEverybodyAsync(School + "/quan-tri/sach/moi?q=de+men");
        await GoAsync(School + "/quan-tri/sach/moi?q=de+men");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Mục lục đã có, mở ra" }).First).ToBeVisibleAsync();
    }

    /// <returns>The number that stands on the first of its copies.</returns>
    private async Task<string> EnterAsync(string book, int copies = 1)
    {
        await GoAsync(School + "/quan-tri/phieu-nhap-sach");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Phiếu nhập mới" }));
        await Page.Locator("#tim").FillAsync(book);
        await Page.Locator("#tim").PressAsync("Enter");
        await PressAsync(Page.GetByText($"Mục lục chưa có “{book}”").GetByRole(AriaRole.Link, new() { Name = "Thêm nhan đề" }));
        await Assertions.Expect(Page.GetByLabel("Nhan đề")).ToHaveValueAsync(book);
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }));
        await Page.Locator("#Count").FillAsync($"{copies}");
        await Page.Locator("#Price").FillAsync("52.000");
        await Page.Locator("#Price").PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#them table")).ToContainTextAsync(book);
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Vào sổ" }));
        var entered = Page.Locator("#them td").Filter(new() { HasTextRegex = RegisterNumber() });
        await ShouldBeUsableByEverybodyAsync();
        return RegisterNumber().Match(await entered.InnerTextAsync()).Value;
    }

    private async Task ScanAsync(string typed)
    {
        await Assertions.Expect(Page.Locator("#Typed")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(typed);
        var answer = Page.WaitForResponseAsync(answer => answer.Request.Method == "POST" && answer.Url.Contains("/muon-tra", StringComparison.Ordinal));
        await Page.Keyboard.PressAsync("Enter");
        await answer;
        await Assertions.Expect(Page.Locator("#reader-name")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"TK\d{6}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegisterNumber();
}
