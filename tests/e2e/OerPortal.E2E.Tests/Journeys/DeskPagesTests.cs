using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>The pages behind sign-in, for the people they are for.</summary>
public sealed class DeskPagesTests(DemoPortal demo) : Journey(demo)
{
    public static TheoryData<string, string[]> Desks => new()
    {
        { DemoPeople.Teacher, ["/", "/toi", "/toi/hai-buoc", "/toi/thu", "/toi/ma-truy-cap", "/lien-ket-hong", "/toi/thong-bao", "/toi/mat-khau", "/toi/xoa-tai-khoan", "/tu-sach", DemoPeople.School + "/dong-gop", DemoPeople.School + "/bo-suu-tap", DemoPeople.School + "/bo-suu-tap/moi"] },
        { DemoPeople.Reviewer, ["/duyet", "/bo-suu-tap"] },
        { DemoPeople.Librarian, [DemoPeople.School + "/quan-tri", DemoPeople.School + "/quan-tri/trang", DemoPeople.School + "/quan-tri/tin", DemoPeople.School + "/quan-tri/tin/moi", DemoPeople.School + "/quan-tri/thanh-vien", DemoPeople.School + "/quan-tri/thanh-vien/moi", DemoPeople.School + "/quan-tri/moi-qua-thu", DemoPeople.School + "/quan-tri/nhat-ky", DemoPeople.School + "/quan-tri/luot-dung"] },
        { DemoPeople.Librarian, [DemoPeople.School + "/quan-tri/thu-thach", DemoPeople.School + "/quan-tri/su-kien", DemoPeople.School + "/quan-tri/yeu-cau", DemoPeople.School + "/quan-tri/lop", DemoPeople.School + "/quan-tri/trang-chu", DemoPeople.School + "/duyet/bo-suu-tap"] },
        { DemoPeople.Administrator, ["/quan-tri", "/quan-tri/tinh-nang", "/quan-tri/truong", "/quan-tri/truong?sua=thcs-ba-lan", "/quan-tri/nhat-ky", "/quan-tri/he-thong", "/quan-tri/luot-dung", "/quan-tri/thanh-vien"] },
    };

    [Theory]
    [MemberData(nameof(Desks))]
    public async Task A_page_behind_sign_in_is_usable_by_everybody(string userName, string[] addresses)
    {
        await SignInAsync(userName, DemoPeople.Password);
        foreach (var address in addresses)
            await ShouldServeEverybodyAsync(address);
    }

    public static TheoryData<string, string, string> LinkedDesks => new()
    {
        { DemoPeople.Teacher, DemoPeople.School + "/dong-gop", "Nguyên tử và nguyên tố hoá học" },
        { DemoPeople.SecondTeacher, DemoPeople.School + "/dong-gop", "Vườn rau trường em" },
        { DemoPeople.SecondTeacher, DemoPeople.School + "/dong-gop", "Thông tin nào đáng tin cậy?" },
        { DemoPeople.Teacher, DemoPeople.School + "/dong-gop", "Hello from Kon Tum" },
        { DemoPeople.Reviewer, "/duyet", "Thông tin nào đáng tin cậy?" },
        { DemoPeople.Librarian, DemoPeople.School + "/quan-tri/tin", "Sửa Tuyển bạn trực thư viện học kì mới" },
        { DemoPeople.Librarian, DemoPeople.School + "/quan-tri/thanh-vien", "Sửa A Thút" },
    };

    [Theory]
    [MemberData(nameof(LinkedDesks))]
    public async Task A_page_that_a_desk_leads_to_is_usable_by_everybody(string userName, string from, string link)
    {
        await SignInAsync(userName, DemoPeople.Password);
        await GoAsync(from);
        var address = await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.GetAttributeAsync("href");

        await ShouldServeEverybodyAsync(address!);
    }

    [Fact]
    public async Task A_draft_that_lacks_something_says_so_in_both_languages()
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/dong-gop");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu bản nháp" }).ClickAsync();
        await Page.WaitForURLAsync(url => url.Contains("/dong-gop/", StringComparison.Ordinal));
        var draft = new Uri(Page.Url).AbsolutePath;

        foreach (var (language, button) in new[] { ("vi", "Gửi duyệt"), ("en", "Submit for review") })
        {
            await ChooseLanguageAsync(language, draft);
            await Page.SetViewportSizeAsync(Widths[0], 740);
            await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Page.Locator("#problems").WaitForAsync();
            await ShouldBeUsableByEverybodyAsync();
            await ShouldBeTranslatedAsync();
        }
    }

    [Fact]
    public async Task What_was_written_is_there_again_after_the_session_had_ended()
    {
        const string words = "Các lớp đọc sách dưới gốc cây.";
        var news = DemoPeople.School + "/quan-tri/tin/moi";
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        await GoAsync(news);
        await Page.Locator("#Input_Title").FillAsync("Đọc sách dưới gốc cây");
        await Page.Locator(".ProseMirror").FillAsync(words);
        await Page.Context.ClearCookiesAsync(new() { Name = "oer" });

        await Page.Locator("main form .form-end button").Last.ClickAsync();
        await Page.Locator("input[name='Input.Login']").FillAsync(DemoPeople.Librarian);
        await Page.Locator("input[name='Input.Password']").FillAsync(DemoPeople.Password);
        await Page.Locator("main form .form-end button").First.ClickAsync();
        await Page.GetByText("Những gì vừa viết vẫn còn đây").WaitForAsync();

        await Assertions.Expect(Page.Locator(".ProseMirror")).ToContainTextAsync(words);
    }

    [Theory]
    [InlineData("/quan-tri/truong")]
    [InlineData("/quan-tri/he-thong")]
    [InlineData("/duyet")]
    public async Task A_pupil_is_told_that_a_desk_is_not_for_pupils(string address)
    {
        await SignInAsync(DemoPeople.Student, DemoPeople.Password);

        (await GoAsync(address)).Status.ShouldBe(403);

        await Page.GetByText("Tài khoản này chưa vào được trang này").WaitForAsync();
    }
}
