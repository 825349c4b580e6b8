using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Reading;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>Searching as people do it: on a phone and at a desk, with a finger and with keys.</summary>
public sealed partial class SearchJourney(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task On_a_phone_filters_are_a_sheet_that_says_what_a_tick_would_find()
    {
        await Page.SetViewportSizeAsync(Widths[0], 740);
        await GoAsync("/tim?q=toan");
        var opener = Page.Locator("details.filters > summary");
        await opener.ClickAsync();
        var sheet = Page.GetByRole(AriaRole.Dialog);
        await sheet.WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await ShouldBeReadableByNightAsync();
        var show = sheet.Locator(".apply button");
        await Assertions.Expect(show).ToHaveTextAsync(Found());
        var before = await show.InnerTextAsync();

        await sheet.Locator("input[type=checkbox]").First.CheckAsync();
        await Assertions.Expect(show).Not.ToHaveTextAsync(before);
        await Assertions.Expect(show).ToBeInViewportAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();

        await opener.ClickAsync();
        await sheet.Locator("input[type=checkbox]").First.CheckAsync();
        await Assertions.Expect(show).Not.ToHaveTextAsync(before);
        var promised = Found().Match(await show.InnerTextAsync()).Groups["count"].Value;
        await show.ClickAsync();
        await Assertions.Expect(Page.Locator("a.chip.on")).ToHaveCountAsync(1);
        await Assertions.Expect(Page.Locator("#found")).ToContainTextAsync($"{promised} học liệu");
    }

    [Fact]
    public async Task What_was_searched_for_is_offered_again_on_this_device_until_it_is_forgotten()
    {
        await GoAsync("/tim?q=c%E1%BB%93ng+chi%C3%AAng");
        await GoAsync("/tim?q=ngoc+linh");
        await GoAsync("/tim");
        var box = Page.GetByRole(AriaRole.Combobox).First;
        await box.ClickAsync();
        var options = Page.Locator(".suggest [role=option]");
        await Assertions.Expect(options).ToHaveTextAsync(["ngoc linh", "cồng chiêng"]);
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(options).ToHaveTextAsync(["cồng chiêng"]);
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync("**/tim?q=c%E1%BB%93ng+chi%C3%AAng");

        await Page.SetViewportSizeAsync(Widths[0], 740);
        await GoAsync("/tim");
        await box.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá hết" }).ClickAsync();
        await Assertions.Expect(options).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Subjects_and_schools_are_offered_while_typing_and_lead_there()
    {
        await GoAsync("/");
        var box = Page.Locator(".search input[type=search]");
        await box.PressSequentiallyAsync("ngu va");
        await Page.GetByRole(AriaRole.Option, new() { Name = "Ngữ văn Môn học" }).ClickAsync();
        await Page.WaitForURLAsync("**/tim?mon=ngu-van");
        await Page.Locator(".search input[type=search]").PressSequentiallyAsync("thcs ba la");
        await Page.GetByRole(AriaRole.Option, new() { Name = "Trường THCS Ba Lan Trường" }).ClickAsync();
        await Page.WaitForURLAsync("**/truong/thcs-ba-lan/");
    }

    [Fact]
    public async Task A_search_is_saved_found_again_and_deleted()
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync("/tim?q=toan&cap=thcs");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và báo khi có học liệu mới" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "toan · THCS" }).WaitForAsync();
        await ShouldServeEverybodyAsync("/tim/da-luu");

        await GoAsync("/tim/da-luu");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Tắt báo" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bật báo" }).WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Xoá" }).ClickAsync();
        await Page.GetByText("Chưa lưu tìm kiếm nào").WaitForAsync();
        await ShouldServeEverybodyAsync("/tim/da-luu");
    }

    [Fact]
    public async Task Words_are_looked_for_in_one_book_and_opened_where_they_stand()
    {
        await Page.SetViewportSizeAsync(Widths[0], 740);
        await GoAsync("/tim?q=%C4%91%E1%BA%A5t+s%C3%A9t");
        await Page.Locator(".hit:has(a[href*='den=page']) h3 a").First.ClickAsync();
        await Page.Locator("main form[role=search] input[type=search]").FillAsync("dat set");
        await Page.Keyboard.PressAsync("Enter");
        var place = Page.Locator(".place a").First;
        await place.WaitForAsync();
        var found = new Uri(Page.Url).PathAndQuery;
        await ShouldServeEverybodyAsync(found);
        await GoAsync(found);
        await place.ClickAsync();
        await new OpenBook(Page).ReadyAsync();
        await Page.Locator(".pdf-marks mark").First.WaitForAsync();
    }

    [GeneratedRegex(@"^Xem (?<count>\d+) kết quả$", RegexOptions.None, 1000)]
    private static partial Regex Found();
}
