using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>The end of a school year: a librarian fills in what the portal cannot count, the report is signed, the department reads it.</summary>
public sealed class LibraryReportJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";
    private const string Reviewer = "duyet@demo.oer";

    [Fact]
    public async Task A_school_assesses_its_library_signs_and_the_department_reads_it()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/tu-danh-gia");
        await Assertions.Expect(Page.Locator("#tieu-chuan-2")).ToContainTextAsync("thiếu 3,5 m²");

        await PressAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Nhập số liệu" }).First);
        await Page.GetByLabel("Diện tích thư viện (m²)").FillAsync("49,95");
        await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }));
        await Assertions.Expect(Page.Locator("#tieu-chuan-2")).ToContainTextAsync("thiếu 0,05 m²");

        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Kí báo cáo" }));
        await Page.GetByLabel("Họ và tên người kí").FillAsync("Nguyễn Thị Hải");
        await PressForNextPageAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Kí và chốt báo cáo" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Đã kí và chốt báo cáo");
        await ShouldBeUsableByEverybodyAsync();
        var print = Page.WaitForDownloadAsync();
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "In (PDF)" }));
        (await print).SuggestedFilename.ShouldEndWith("-ban-1.pdf");

        await UseDeviceAsync(Device);
        await SignInAsync(Reviewer, DemoPeople.Password);
        await GoAsync("/quan-tri/danh-gia-thu-vien");
        await PressAsync(Page.Locator("#truong").GetByRole(AriaRole.Link, new() { Name = "Hòn Sam" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("thiếu 0,05 m²");
    }

    [Theory]
    [InlineData("/quan-tri/tu-danh-gia", "/quan-tri/tu-danh-gia/tieu-chi?ma=ban-sach&muc=1", "/quan-tri/tu-danh-gia/bao-cao")]
    [InlineData("/quan-tri/tu-danh-gia/so-lieu", "/quan-tri/thong-ke-thu-vien")]
    public async Task The_pages_of_a_schools_year_are_usable_by_everybody(params string[] pages)
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        foreach (var page in pages)
            await ShouldServeEverybodyAsync(School + page);
    }

    [Fact]
    public async Task The_departments_pages_are_usable_by_everybody()
    {
        await SignInAsync(Reviewer, DemoPeople.Password);
        foreach (var page in new[] { "/quan-tri/danh-gia-thu-vien", "/quan-tri/tieu-chi-thu-vien", "/quan-tri/tieu-chi-thu-vien/moi", "/quan-tri/han-bao-cao", "/quan-tri/chi-tieu-thu-vien" })
            await ShouldServeEverybodyAsync(page);
    }
}
