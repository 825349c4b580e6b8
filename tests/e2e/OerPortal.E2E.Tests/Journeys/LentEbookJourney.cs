using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>An e-book that is not open goes from pupil to pupil.</summary>
public sealed class LentEbookJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/thcs-hon-sam";
    private const string Librarian = "thuvien.honsam@demo.oer";
    private const string Book = "Ngọn đèn bão ở Hòn Sam";

    /// <summary>The demo lends two copies, and one is out.</summary>
    [Fact]
    public async Task A_pupil_borrows_reads_and_gives_back_and_the_next_one_gets_it()
    {
        await SignInAsync(Librarian, DemoPeople.Password);
        await GoAsync(School + "/quan-tri/sach-dien-tu");
        await ShouldServeEverybodyAsync(School + "/quan-tri/sach-dien-tu");
        await GoAsync(School + "/quan-tri/sach-dien-tu");
        var licences = (await Page.GetByRole(AriaRole.Link, new() { Name = Book }).GetAttributeAsync("href"))!;
        var page = School + "/sach-dien-tu/" + licences.Split('/')[^1];
        await ShouldServeEverybodyAsync(licences);
        var (code, pupils) = await CardsAsync(20, 21);

        await EnterAsync(code, pupils[0]);
        await ShouldServeEverybodyAsync(page);
        await GoAsync(page);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("2 bản, còn 1, mượn ngay");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Mượn đọc" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Còn 14 ngày");
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Đọc", Exact = true }));
        await Assertions.Expect(Page.Locator("#reader[data-ready]")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".reader-loan")).ToHaveTextAsync("Còn 14 ngày");

        await EnterAsync(code, pupils[1]);
        await GoAsync(page);
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Đặt chỗ chờ mượn" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Thứ 1 trong hàng chờ");
        await ShouldBeUsableByEverybodyAsync();

        await EnterAsync(code, pupils[0]);
        await GoAsync(School + "/toi/sach-muon");
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Trả sớm" }));
        await GoAsync(page.Replace("/sach-dien-tu/", "/doc/", StringComparison.Ordinal));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Thời hạn mượn đã hết");

        await EnterAsync(code, pupils[1]);
        await GoAsync(page);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Đến lượt bạn");
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Mượn đọc" }));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Đã mượn");
    }

    /// <summary>Gives pupils of 6A new cards.</summary>
    private async Task<(string Code, IReadOnlyList<(string Name, string Pin)> Pupils)> CardsAsync(params int[] which)
    {
        await GoAsync(School + "/quan-tri/lop");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "6A", Exact = true }));
        var code = await Page.Locator("dl .class-code").InnerTextAsync();
        var pupils = new List<(string Name, string Pin)>();
        foreach (var at in which)
        {
            var button = Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Cấp thẻ mới", RegexOptions.None, TimeSpan.FromSeconds(1)) }).Nth(at);
            var name = (await button.InnerTextAsync()).Replace("Cấp thẻ mới", "", StringComparison.Ordinal).Trim();
            await PressAsync(button);
            pupils.Add((name, await Page.Locator(".note .class-code").InnerTextAsync()));
        }
        return (code, pupils);
    }

    /// <summary>On a device of the pupil's own.</summary>
    private async Task EnterAsync(string code, (string Name, string Pin) pupil)
    {
        await UseDeviceAsync(new() { ViewportSize = new() { Width = Widths[0], Height = 740 } });
        // The list of names at the door leaves the family's out.
        var given = string.Join(' ', pupil.Name.Split(' ')[^1..]);
        await EnterByCardAsync(School, code, () => Page.Locator("main a").Filter(new() { HasTextRegex = new Regex(Regex.Escape(given) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First, pupil.Pin);
    }
}
