using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>Once a year: what is there is counted, and what is of no use goes.</summary>
public sealed partial class LibraryJourney
{
    [Fact]
    public async Task A_store_is_counted_on_a_phone_and_its_minutes_are_printed()
    {
        await Page.SetViewportSizeAsync(360, 800);
        await SignInAsync(Librarian, DemoPeople.Password);
        var first = int.Parse((await EnterAsync("Hải đăng mùa kiểm kê", 4))[2..], System.Globalization.CultureInfo.InvariantCulture);
        await GoAsync(School + "/quan-tri/kho-sach");
        await Page.GetByLabel("Tên kho").FillAsync("Tủ hải đăng");
        await Page.Locator("#Typed").FillAsync($"TK{first}–{first + 2}");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển vào kho" }));
        await Assertions.Expect(Page.GetByText("Đã chuyển 3 bản")).ToBeVisibleAsync();
        await GoAsync(School + "/quan-tri/kiem-ke");
        await Page.Locator("#Scope").SelectOptionAsync("kho:Tủ hải đăng");
        await Page.Locator("#Board").FillAsync("Phan Văn Lành – Nhân viên thư viện – Trưởng ban");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu kiểm kê" }));
        await ShouldBeUsableByEverybodyAsync();

        await CountAsync($"TK{first:000000}", "có");
        await CountAsync($"tk {first}", "đã kiểm rồi, chỉ tính một lần");
        await CountAsync($"TK{first + 3:000000}", "không thuộc phạm vi này");
        await CountAsync("khong-co", "Không có cuốn nào mang số “khong-co”");
        await Assertions.Expect(Page.Locator("#loan-rest")).ToContainTextAsync("Đã kiểm 1 trên 3");
        await ShouldBeUsableByEverybodyAsync();

        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Xem kết quả và khoá" }));
        await Assertions.Expect(Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = $"Có đây TK{first + 1:000000}" }));
        await Assertions.Expect(Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Page.GetByLabel("Tôi đã xem các danh sách ở trên").CheckAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Khoá và ghi sổ" }));
        await Assertions.Expect(Page.Locator(".figure b")).ToHaveTextAsync(["3", "2", "0", "1"]);
        await ShouldBeUsableByEverybodyAsync();
        var minutes = await Page.RunAndWaitForDownloadAsync(() => PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Tải biên bản kiểm kê" })));
        minutes.SuggestedFilename.ShouldStartWith("bien-ban-kiem-ke-");
    }

    [Fact]
    public async Task Books_that_nobody_lends_go_from_the_list_into_the_register()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/xuat-sach/loc?dau-hieu=chua-muon&loai=Teaching&nam=1");
        var number = (await Page.Locator("tbody th").First.InnerTextAsync()).Trim();
        await Page.Locator("[name=Chosen]").Nth(0).CheckAsync();
        await Page.Locator("[name=Chosen]").Nth(1).CheckAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Đưa vào biên bản" }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm 2 cuốn");
        await Page.GetByLabel("Số biên bản").FillAsync("07/BB-TV");
        await Page.GetByLabel("Người duyệt").FillAsync("Nguyễn Văn An");
        await Page.GetByLabel("Thành phần").FillAsync("Phan Văn Lành – Nhân viên thư viện");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }));
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Vào sổ" }));
        await Assertions.Expect(Page.GetByText("Đã vào sổ xuất, số")).ToBeVisibleAsync();
        await ShouldBeUsableByEverybodyAsync();

        await GoAsync(School + "/quan-tri/so-dang-ky?so=xuat");
        await Assertions.Expect(Page.Locator("tbody tr").Filter(new() { HasText = "07/BB-TV" })).ToContainTextAsync("Lạc hậu, không còn dùng 2");
        await GoAsync(School + "/quan-tri/so-dang-ky?so=nv");
        await Assertions.Expect(Page.Locator("tbody tr").Filter(new() { HasText = number })).ToContainTextAsync("07/BB-TV");
    }

    [Fact]
    public async Task What_a_librarian_opens_now_and_then_is_usable_by_everybody()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        foreach (var page in new[] { "/quan-tri/kiem-ke", "/quan-tri/kho-sach", "/quan-tri/xuat-sach", "/quan-tri/xuat-sach/loc?dau-hieu=chua-muon&nam=1&loai=Teaching", "/quan-tri/so-dang-ky?so=kk", "/quan-tri/bao-tap-chi", "/quan-tri/mua-sach", "/toi/de-nghi-mua-sach" })
            await ShouldServeEverybodyAsync(School + page);
    }

    private async Task CountAsync(string typed, string answer)
    {
        await Assertions.Expect(Page.Locator("#Typed")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(typed);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#loan-said")).ToContainTextAsync(answer);
    }
}
