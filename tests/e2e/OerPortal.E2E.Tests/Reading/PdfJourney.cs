using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>A pupil reads a PDF. The file is put in the place of a demo's one, so that it is exactly what the test says.</summary>
public sealed class PdfJourney(DemoPortal demo) : Journey(demo)
{
    private const string Where = "() => document.querySelector('.reader-position').textContent";
    private const string PageWidth = "() => document.querySelector('.pdf-page').getBoundingClientRect().width";

    private static readonly string[][] Pages =
    [
        ["Loi noi dau"], ["Muc luc"], ["Chuong mot: con voi va cay cau treo"], ["The ele-", "phant walks over the bridge."], ["An elephant again, and an elephant."], ["Het"],
    ];

    private OpenBook Book => new(Page);

    [Fact]
    public async Task On_an_upright_phone_the_page_is_as_wide_as_the_window_and_its_zoom_is_kept()
    {
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await OpenAsync(SmallPdf.Of(Pages));
        await EventuallyAsync(async () => (await Page.EvaluateAsync<double>(PageWidth)).ShouldBeInRange(355, 360));

        await Page.Keyboard.PressAsync("+");
        await Page.WaitForFunctionAsync("() => document.querySelector('.pdf-page').getBoundingClientRect().width > 370");
        var width = await Page.EvaluateAsync<double>(PageWidth);
        await Page.ReloadAsync();
        await Book.ReadyAsync();

        await EventuallyAsync(async () => (await Page.EvaluateAsync<double>(PageWidth)).ShouldBe(width, 1));
    }

    [Fact]
    public async Task On_a_desk_the_whole_page_is_seen_and_wheel_and_clicks_turn_it()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        await EventuallyAsync(async () => (await Page.EvaluateAsync<bool>("() => document.querySelector('.pdf').scrollHeight <= document.querySelector('.pdf').clientHeight + 1")).ShouldBeTrue());

        await Page.Mouse.MoveAsync(640, 400);
        await Page.Mouse.WheelAsync(0, 100);
        await ShouldBeAtAsync("trang 2/6");
        await Page.Mouse.ClickAsync(1150, 400);
        await ShouldBeAtAsync("trang 3/6");
        await Page.Mouse.ClickAsync(130, 400);
        await ShouldBeAtAsync("trang 2/6");
    }

    [Fact]
    public async Task A_page_larger_than_the_window_is_scrolled_before_it_is_turned()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        await Page.Keyboard.PressAsync("a");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Vừa chiều ngang" }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Page.Mouse.MoveAsync(640, 400);

        await Page.Mouse.WheelAsync(0, 100);

        await Page.WaitForFunctionAsync("() => document.querySelector('.pdf').scrollTop > 50");
        await ShouldBeAtAsync("trang 1/6");
    }

    [Fact]
    public async Task A_picture_keeps_its_colours_when_the_page_turns_dark()
    {
        await OpenAsync(await File.ReadAllBytesAsync(Corpus.PathTo("pdf/pdkids.pdf"), TestContext.Current.CancellationToken));
        await Page.Keyboard.PressAsync("PageDown");
        await ShouldBeAtAsync("trang 2/55");
        await Page.Keyboard.PressAsync("a");
        await Assertions.Expect(Page.Locator(".pdf-pictures")).ToHaveCountAsync(0);

        await Page.GetByRole(AriaRole.Button, new() { Name = "Tối", Exact = true }).ClickAsync();

        var colours = await Page.EvaluateAsync<int[]>("""
            () => {
              const picture = document.querySelector('[data-page="2"] > .pdf-pictures > canvas');
              const page = document.querySelector('[data-page="2"] > canvas');
              const at = (canvas, x, y) => [...canvas.getContext('2d').getImageData(x, y, 1, 1).data];
              const [left, top] = ['left', 'top'].map((side) => parseFloat(picture.style[side]) / 100);
              return [
                ...at(picture, 40, 40).slice(0, 3),
                ...at(page, Math.round(left * page.width) + 40, Math.round(top * page.height) + 40).slice(0, 3),
                [picture, picture.parentElement, picture.parentElement.parentElement].filter((e) => getComputedStyle(e).filter !== 'none').length,
              ];
            }
            """);
        colours[..3].ShouldBe(colours[3..6]);
        colours[6].ShouldBe(0, "nothing may turn the picture's colours round");
    }

    [Fact]
    public async Task One_goes_to_a_page_by_its_printed_label_or_its_number()
    {
        await OpenAsync(SmallPdf.Of(Pages, "<< /Nums [0 << /S /r >> 2 << /S /D >>] >>"));
        await GoToPageAsync("ii");
        await ShouldBeAtAsync("trang 2/6");
        await GoToPageAsync("1");
        await ShouldBeAtAsync("trang 3/6");
        await Page.Locator(".reader-where").ClickAsync();
        await Assertions.Expect(Page.Locator(".reader-goto input")).ToHaveValueAsync("1");

        await Page.Locator(".reader-goto input").FillAsync("99");
        await Page.Keyboard.PressAsync("Enter");

        await Page.GetByRole(AriaRole.Alert).GetByText("không có trang “99”").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
    }

    [Fact]
    public async Task Small_pictures_of_the_pages_lead_there_by_keyboard()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        await Page.Keyboard.PressAsync("g");
        await Page.Locator(".reader-thumbs canvas").Nth(5).WaitForAsync();
        await Page.Locator(".reader-thumbs [aria-current]").FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("Enter");

        await ShouldBeAtAsync("trang 5/6");
    }

    [Fact]
    public async Task Words_are_found_across_a_broken_line_and_marked()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        await Page.Keyboard.PressAsync("Control+f");
        await Page.Keyboard.TypeAsync("Elephant");
        await Page.Locator(".reader-found a").Nth(2).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await ShouldBeAtAsync("trang 4/6");
        await Page.WaitForFunctionAsync("() => document.querySelectorAll('.pdf-marks [data-current]').length === 2");

        await Page.Keyboard.PressAsync("Control+f");
        await Page.Locator(".reader-found a").Nth(1).ClickAsync();
        await ShouldBeAtAsync("trang 5/6");
        await Page.WaitForFunctionAsync("() => document.querySelectorAll('.pdf-marks mark').length === 2");
    }

    [Fact]
    public async Task What_is_typed_before_the_panel_has_come_is_looked_for()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        var ct = TestContext.Current.CancellationToken;
        await Page.RouteAsync("**/chunks/search-panel*", async route =>
        {
            await Task.Delay(700, ct);
            await route.ContinueAsync();
        });

        await Page.Keyboard.PressAsync("Control+f");
        await Page.Keyboard.TypeAsync("Elephant");

        await Assertions.Expect(Page.Locator("dialog[open] input[type=search]")).ToHaveValueAsync("Elephant");
        await Page.Locator(".reader-found a").Nth(2).WaitForAsync();
    }

    [Fact]
    public async Task A_damaged_file_is_called_damaged_and_can_be_downloaded()
    {
        await PutAsync(SmallPdf.WithPagesInACircle());
        await GoAsync($"/doc/{await Demo.PaperAsync()}");

        await Page.GetByRole(AriaRole.Alert).GetByText("bị hỏng").WaitForAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp về" }).WaitForAsync();
        await Assertions.Expect(Page.GetByText("kết nối mạng")).ToHaveCountAsync(0);
        TakeComplaints().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_damaged_page_says_so_and_the_others_are_read()
    {
        var broken = SmallPdf.Of(Pages);
        // in the place of page 2 stands what page 1 says
        var at = System.Text.Encoding.Latin1.GetString(broken).IndexOf(" 6 0 R", StringComparison.Ordinal);
        " 5 0 R"u8.CopyTo(broken.AsSpan(at));
        await OpenAsync(broken);

        await Page.Keyboard.PressAsync("PageDown");
        await Page.Locator(".pdf-fault").GetByText("Trang này của tệp bị hỏng").WaitForAsync();
        await Page.Keyboard.PressAsync("PageUp");

        await ShouldBeAtAsync("trang 1/");
        await Book.ShouldBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_line_is_called_a_lost_line_and_can_be_tried_again()
    {
        var isLost = true;
        await Page.RouteAsync("**/an-pham/**/*.pdf*", route => isLost ? route.AbortAsync() : route.ContinueAsync());
        await GoAsync($"/doc/{await Demo.PaperAsync()}");
        await Page.GetByRole(AriaRole.Alert).GetByText("kết nối mạng").WaitForAsync();
        TakeComplaints().ShouldNotBeEmpty();

        isLost = false;
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thử lại" }).ClickAsync();

        await Book.ReadyAsync();
    }

    /// <summary>The file itself says "Ch­¬ng 1: BÕn n­íc".</summary>
    [Fact]
    public async Task Contents_from_before_Unicode_are_read_in_Unicode()
    {
        await SignInAsync(Journeys.DemoPeople.SecondTeacher, Journeys.DemoPeople.Password);
        await GoAsync(await Page.BringAsync(new FilePayload
        {
            Name = "giao-an.pdf",
            MimeType = "application/pdf",
            Buffer = SmallPdf.Of(
                [["Gi\u00b8o \u00b8n \u00aei\u00d6n t\u00f6 m\u00abn To\u00b8n l\u00edp 6"], ["M\u00f4c ti\u00aau: h\u00e4c sinh bi\u00d5t quy \u00ae\u00e5ng m\u00c9u s\u00e8"]],
                outline: ["Ch\u00ad\u00acng 1: B\u00d5n n\u00ad\u00edc", "Ch\u00ad\u00acng 2: Quy \u00ae\u00e5ng m\u00c9u s\u00e8"]),
        }));
        await Book.ReadyAsync();

        await Page.Keyboard.PressAsync("t");

        await Page.GetByRole(AriaRole.Dialog).GetByText("Chương 1: Bến nước").WaitForAsync();
        await Page.GetByText("Chương 2: Quy đồng mẫu số").ClickAsync();
        await ShouldBeAtAsync("trang 2/2");
    }

    [Fact]
    public async Task The_tools_of_a_PDF_are_usable_by_everybody()
    {
        await OpenAsync(SmallPdf.Of(Pages));
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 800);
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("Control+f");
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("Escape");
            await Page.Keyboard.PressAsync("g");
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("Escape");
            await Page.Keyboard.PressAsync("a");
            await ShouldBeUsableByEverybodyAsync();
            await Page.Keyboard.PressAsync("Escape");
        }
    }

    private async Task OpenAsync(byte[] pdf)
    {
        await PutAsync(pdf);
        await GoAsync($"/doc/{await Demo.PaperAsync()}");
        await Book.ReadyAsync();
    }

    private async Task PutAsync(byte[] pdf) => await Page.RouteAsync("**/an-pham/**/*.pdf*", route => route.FulfillAsync(new()
    {
        ContentType = "application/pdf",
        BodyBytes = pdf,
    }));

    private async Task GoToPageAsync(string page)
    {
        await Page.Locator(".reader-where").ClickAsync();
        await Page.Locator(".reader-goto input").FillAsync(page);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task ShouldBeAtAsync(string place) => await Page.WaitForFunctionAsync($"(place) => ({Where})().includes(place)", place);
}
