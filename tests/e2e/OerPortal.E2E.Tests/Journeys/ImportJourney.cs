using System.Text;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A librarian takes in a table of resources: without haste, with an empty file first, and looks at what would change.</summary>
public sealed class ImportJourney(DemoPortal demo) : Journey(demo)
{
    // The page looks for news every two seconds while something is under way.
    private const float LongerThanALook = 2600;

    private static readonly FilePayload Empty = new() { Name = "rong.csv", MimeType = "text/csv", Buffer = [] };

    private static readonly FilePayload Table = new()
    {
        Name = "metadata.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes("Mã,Tên học liệu,Loại học liệu,Lớp,Môn học,Mô tả,Ngôn ngữ,Giấy phép\nhanh-trinh-1,Ôn tập phân số,Kế hoạch bài dạy,4,Toán,Bài ôn hai tiết.,Tiếng Việt,CC BY 4.0\nhanh-trinh-2,Môn lạ,Kế hoạch bài dạy,4,Phép thuật,Thử.,Tiếng Việt,CC BY 4.0\n"),
    };

    [Fact]
    public async Task A_table_is_taken_in_by_somebody_who_takes_their_time()
    {
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/quan-tri/nhap-hoc-lieu");
        await Page.Locator("input[value='Draft']").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp: đưa tệp lên" }).ClickAsync();
        await Page.Locator("#import .drop").WaitForAsync();
        await Page.WaitForTimeoutAsync(LongerThanALook);
        await Assertions.Expect(Page.Locator("#import .drop")).ToBeVisibleAsync();

        await Page.Locator("#import .drop input").SetInputFilesAsync(Empty);
        await Page.GetByText("Tệp trống, không có nội dung").WaitForAsync();
        await Page.Locator("#import .drop").WaitForAsync();
        await Page.Locator("#import .drop input").SetInputFilesAsync(Table);
        await Page.GetByText("Đây là bản xem trước").WaitForAsync();
        await Page.GetByText("không có giá trị “Phép thuật”").WaitForAsync();

        // What somebody has opened stays open.
        await Page.Locator("#import summary").ClickAsync();
        await Page.WaitForTimeoutAsync(LongerThanALook);
        await Assertions.Expect(Page.Locator("#import details[open]")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nhập 1 học liệu" }).ClickAsync();
        await Page.GetByText("Đã nhập xong").WaitForAsync();
        await Page.GetByText("Còn 1 dòng có lỗi chưa vào kho").WaitForAsync();
        await ShouldServeEverybodyAsync(new Uri(Page.Url).AbsolutePath);
    }
}
