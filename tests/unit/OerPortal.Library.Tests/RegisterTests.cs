using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.Library.Registers;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class RegisterTests(LibraryApp app)
{
    [Fact]
    public async Task The_general_register_has_a_line_a_voucher_and_their_sums()
    {
        var (_, librarian) = await app.SchoolAsync();
        var novel = await app.TitleAsync(librarian, "Đất rừng phương Nam");
        var textbook = await app.TitleAsync(librarian, "Toán 6", ("Input.Kind", "Textbook"));
        (await librarian.OpenAsync("/quan-tri/so-dang-ky")).ShouldSay("Sổ này chưa có dòng nào");
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (novel, 3), (textbook, 40)));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (novel, 2)));
        await app.VoucherAsync(librarian, (novel, 9));

        var register = await librarian.OpenAsync("/quan-tri/so-dang-ky");

        register.TextsOf("tbody tr")[0].ShouldEndWith("1 Mua 2 43 40 3 1.935.000");
        register.TextsOf("tbody tr")[1].ShouldEndWith("2 Mua 1 2 2 90.000");
        register.TextsOf("tbody tr")[3].ShouldBe("Cộng từ đầu sổ 3 45 40 5 2.025.000");
        register.TextsOf("tbody tr").Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_register_of_a_kind_has_a_line_a_copy_and_says_which_are_gone()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Dế Mèn phiêu lưu ký", ("Input.People", "Tô Hoài"), ("Input.Publisher", "Kim Đồng"), ("Input.Year", "2020"), ("Input.ClassMark", "895.922"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, 2)));
        await app.Database.ExecuteAsync("update library.copy set state = 1, state_at = '2026-09-05T03:00Z', barcode = '8935244812345' where site_id = @Id and number = 2", new { school.Id });

        var lines = (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody tr");

        lines.Count.ShouldBe(2);
        lines[0].ShouldEndWith("TK000001 Tô Hoài. Dế Mèn phiêu lưu ký Kim Đồng 2020 45.000 895.922 1");
        lines[1].ShouldEndWith("TK000002 8935244812345 Tô Hoài. Dế Mèn phiêu lưu ký Kim Đồng 2020 45.000 895.922 1 Mất 5/9/2026");
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tn")).ShouldSay("Sổ này chưa có dòng nào");
        // A title that is another kind's today stays where its copies stand.
        await app.Database.ExecuteAsync("update library.title set kind = 3 where site_id = @Id", new { school.Id });
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody tr").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Textbooks_stand_together_by_title_and_a_part_that_is_full_goes_on_elsewhere()
    {
        var (_, librarian) = await app.SchoolAsync();
        var maths = await app.TitleAsync(librarian, "Toán 6", ("Input.Kind", "Textbook"), ("Input.Volume", "Tập 1"), ("Input.Grade", "6"));
        var history = await app.TitleAsync(librarian, "Lịch sử 6", ("Input.Kind", "Textbook"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (maths, 10), (history, 5)));
        for (var more = 0; more < TextbookRegister.LinesInPart; more++)
            await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (maths, 2)));

        var lines = (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=gk")).TextsOf("tbody tr");

        lines[0].ShouldBe("Toán 6. Tập 1 · Lớp 6");
        lines[1].ShouldEndWith("1 GK000001 GK000010 10 45.000 450.000");
        lines[2].ShouldEndWith("2 GK000016 GK000017 2 45.000 90.000");
        lines[5].ShouldBe("Cộng của sách này 16 720.000");
        lines[6].ShouldBe("Lịch sử 6");
        lines[9].ShouldBe("Toán 6. Tập 1 · Lớp 6 (tiếp theo trang 1)");
        lines[11].ShouldBe("Cộng của sách này 18 810.000");
    }

    [Theory]
    [InlineData("tq")]
    [InlineData("tk")]
    [InlineData("gk")]
    public async Task A_printed_page_that_is_full_prints_the_same_for_ever(string register)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 30);
        var before = await PrintAsync(librarian, $"so={register}");
        var leaf = (await librarian.OpenAsync($"/quan-tri/so-dang-ky?so={register}")).TextOf("tbody");

        await app.StockAsync(school, 30);

        var after = await PrintAsync(librarian, $"so={register}");
        after.Count.ShouldBeGreaterThan(before.Count);
        after[0].ShouldBe(before[0]);
        after[0].ShouldContain("Trang 1");
        (await PrintAsync(librarian, $"so={register}&FirstPage=1&LastPage=1")).ShouldBe([before[0]]);
        (await librarian.OpenAsync($"/quan-tri/so-dang-ky?so={register}")).TextOf("tbody").ShouldBe(leaf);
    }

    [Fact]
    public async Task Each_page_of_the_general_register_carries_the_sums_of_those_before()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 45);

        var pages = await PrintAsync(librarian, "so=tq");

        pages.Count.ShouldBe(3);
        pages[0].ShouldContain("Cộng từ đầu sổ 40 60 20 40 2.000.000");
        pages[1].ShouldContain("Mang sang 40 60 20 40 2.000.000");
        pages[2].ShouldContain("Mang sang 80 120 40 80 4.000.000");
        pages[2].ShouldContain("Cộng trang này 10 15 5 10 500.000");
        pages[2].ShouldContain("SỞ GIÁO DỤC VÀ ĐÀO TẠO");
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tq&trang=3")).ShouldSay("Mang sang 80 120 40 80 4.000.000").ShouldSay("Trang 3 trên 3");
    }

    [Theory]
    [InlineData("FirstPage=0", 1)]
    [InlineData("FirstPage=ba", 1)]
    [InlineData("LastPage=3", 1)]
    [InlineData("FirstPage=2&LastPage=1", 1)]
    [InlineData("FirstPage=-1&LastPage=9999999999", 2)]
    public async Task Pages_that_are_not_there_are_refused_at_their_field(string pages, int faults)
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 21);

        var refused = await librarian.OpenAsync($"/quan-tri/so-dang-ky?so=tq&handler=Pdf&{pages}");

        refused.TextsOf(".field.wrong .error").Count.ShouldBe(faults);
        refused.ShouldSay("Ghi một số từ");
    }

    [Fact]
    public async Task A_register_leaves_as_a_workbook_with_figures_and_days()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.StockAsync(school, 25);

        foreach (var (register, count) in new[] { ("tq", 25), ("tk", 50), ("gk", 25) })
        {
            using var workbook = new MemoryStream(await librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/so-dang-ky?so={register}&handler=Xlsx"), LibraryApp.Ct));
            var rows = workbook.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
            rows.Count.ShouldBe(count);
            rows[0]["Ngày nhập"].ShouldBe(new DateTime(2026, 9, 5));
            if (register == "gk")
                rows[0].ShouldContainKeyAndValue("Nhan đề", "Toán 6");
            else if (register == "tq")
                rows[24].ShouldContainKeyAndValue("Thành tiền", 100_000d);
            else
                rows[0].ShouldContainKeyAndValue("Số đăng ký", "TK000001");
        }
    }

    [Fact]
    public async Task One_school_never_sees_anothers_registers()
    {
        var (other, _) = await app.SchoolAsync();
        await app.StockAsync(other, 3);
        var (_, librarian) = await app.SchoolAsync();

        foreach (var register in RegisterChoice.All)
        {
            (await librarian.OpenAsync($"/quan-tri/so-dang-ky?so={register.Code}")).ShouldSay("Sổ này chưa có dòng nào");
            (await librarian.GetAsync($"/quan-tri/so-dang-ky?so={register.Code}&handler=Pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await librarian.GetAsync("/quan-tri/so-dang-ky?so=xx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?trang=999")).ShouldSay("Sổ này chưa có dòng nào");
    }

    [Fact]
    public async Task Twenty_thousand_lines_are_printed_while_one_waits()
    {
        var (school, _) = await app.SchoolAsync();
        await app.StockAsync(school, 10_000);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var pdf = await DrawAsync(school, BookKind.Reference);

        TestContext.Current.SendDiagnosticMessage("20,000 lines: {0} ms, {1} kB", clock.ElapsedMilliseconds, pdf.Length / 1024);
        // It takes four seconds on a machine with much else to do; what grows faster than the register takes minutes.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private Task<byte[]> DrawAsync(Site school, BookKind kind) => app.ActAsSystemAsync(
        async s =>
        {
            var register = await s.GetRequiredService<SchoolRegisters>().OpenAsync(new RegisterChoice(kind), LibraryApp.Ct);
            return await new RegisterPdf(new RegisterPaper("Sổ", "", "Sở", "Trường", "Trang {0}", "vi"), register).DrawAsync(1, await register.PageCountAsync(LibraryApp.Ct), LibraryApp.Ct);
        },
        school);

    private static async Task<IReadOnlyList<string>> PrintAsync(Visitor librarian, string what)
        => await Printed.PagesAsync(await librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/so-dang-ky?handler=Pdf&{what}"), LibraryApp.Ct));
}
