using Microsoft.Extensions.DependencyInjection;
using OerPortal.Library.Models;
using OerPortal.Library.Registers;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class PaperRegisterTests(LibraryApp app)
{
    private const string Form = "form[action*='handler=Paper']";

    [Fact]
    public async Task Registers_go_on_from_paper()
    {
        var (school, librarian) = await app.SchoolAsync();
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).ShouldSay("Số tiếp theo: TK000001");
        (await librarian.ReadAsync(await SayAsync(librarian, "tk", "1.250"))).ShouldNotSay("Ghi một số từ");
        (await SayAsync(librarian, "tq", "17")).Dispose();
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk&xong=so")).ShouldSay("Số tiếp theo của sổ này là TK001251").Document.QuerySelector("#PaperLast")!.GetAttribute("value").ShouldBe("1250");
        // As long as the register is empty they may think again.
        (await SayAsync(librarian, "tk", "1251")).Dispose();
        var title = await app.TitleAsync(librarian, "Quê nội");

        var voucher = await app.VoucherAsync(librarian, (title, 21));
        await LibraryApp.EnterAsync(librarian, voucher);

        (await librarian.OpenAsync(voucher)).ShouldSay("Phiếu nhập số 18").ShouldSay("TK001252–001272");
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody th").ShouldBe(Enumerable.Range(1252, 20).Select(n => $"TK00{n}"));
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk&trang=2")).TextsOf("tbody th").ShouldBe(["TK001272"]);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky")).TextsOf("tbody th")[0].ShouldBe("18");
        (await app.Database.QueryAsync<string>("select detail::text from cms.audit where site_id = @Id and action = 'library.counter' order by at", new { school.Id })).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_register_with_lines_goes_on_from_them()
    {
        var (school, librarian) = await app.SchoolAsync();
        var open = await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk");
        await app.BooksAsync(librarian, "Quê nội", 2);

        var form = open.Document.QuerySelector(Form)!;
        using var answer = await librarian.PostAsync(form.GetAttribute("action")!, Fields.Of(("PaperLast", "500")));

        (await librarian.ReadAsync(answer)).TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain("Sổ này đã có dòng");
        (await app.Database.QuerySingleAsync<int>("select last from library.counter where site_id = @Id and register = 'TK'", new { school.Id })).ShouldBe(2);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).Document.QuerySelector(Form).ShouldBeNull();
        // The others are still empty.
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=gk")).Document.QuerySelector(Form).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("một trăm")]
    [InlineData("900001")]
    public async Task A_number_that_cannot_be_is_refused_at_its_field(string typed)
    {
        var (school, librarian) = await app.SchoolAsync();

        var refused = await librarian.ReadAsync(await SayAsync(librarian, "nv", typed));

        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain("Ghi một số từ 0 đến 900.000");
        refused.Document.QuerySelector("#PaperLast")!.GetAttribute("value").ShouldBe(typed);
        (await app.Database.QueryAsync<int>("select last from library.counter where site_id = @Id", new { school.Id })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_enters_a_voucher_at_the_same_moment_comes_first_or_last()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Tắt đèn");
        var voucher = Guid.Parse((await app.VoucherAsync(librarian, (title, 3))).Split('/')[^1]);

        var moved = app.ActAsSystemAsync(s => s.GetRequiredService<PaperRegisters>().GoOnAsync(new RegisterChoice(BookKind.Reference), 100, LibraryApp.Ct), school);
        await app.ActAsSystemAsync(s => s.GetRequiredService<Accession.VoucherDesk>().EnterAsync(voucher, LibraryApp.Ct), school);

        var first = await moved ? 101 : 1;
        (await app.Database.QueryAsync<int>("select number from library.copy where site_id = @Id order by 1", new { school.Id })).ShouldBe(Enumerable.Range(first, 3));
        (await app.Database.QuerySingleAsync<int>("select last from library.counter where site_id = @Id and register = 'TK'", new { school.Id })).ShouldBe(first + 2);
    }

    private static Task<HttpResponseMessage> SayAsync(Visitor librarian, string register, string last)
        => librarian.PostFormAsync($"/quan-tri/so-dang-ky?so={register}", Fields.Of(("PaperLast", last)), Form);
}
