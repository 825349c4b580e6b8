using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Library.Accession;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class AccessionTests(LibraryApp app)
{
    [Fact]
    public async Task An_entered_voucher_numbers_every_copy_in_the_register_of_its_kind()
    {
        var (_, librarian) = await app.SchoolAsync();
        var novel = await app.TitleAsync(librarian, "Đất rừng phương Nam", ("Input.People", "Đoàn Giỏi"));
        var textbook = await app.TitleAsync(librarian, "Toán 6", ("Input.Kind", "Textbook"), ("Input.Grade", "6"));

        var first = await app.VoucherAsync(librarian, (novel, 3), (textbook, 40));
        (await librarian.OpenAsync(first)).ShouldSay("Phiếu đang ghi").ShouldSay("1.935.000");
        await LibraryApp.EnterAsync(librarian, first);
        var entered = await librarian.OpenAsync(first);
        var second = await app.VoucherAsync(librarian, (novel, 2));
        await LibraryApp.EnterAsync(librarian, second);

        entered.ShouldSay("Phiếu nhập số 1").ShouldSay("TK000001–000003").ShouldSay("GK000001–000040");
        (await librarian.OpenAsync(second)).ShouldSay("Phiếu nhập số 2").ShouldSay("TK000004–000005");
        (await librarian.OpenAsync($"/quan-tri/sach/{novel}")).TextsOf("tbody th").ShouldBe(["TK000001", "TK000002", "TK000003", "TK000004", "TK000005"]);
        (await librarian.OpenAsync("/quan-tri/sach?q=TK000004")).ShouldSay("Đất rừng phương Nam").ShouldNotSay("Toán 6");
    }

    [Fact]
    public async Task What_is_entered_stays_as_it_is()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Tắt đèn");
        var voucher = await app.VoucherAsync(librarian, (title, 2));
        var written = await librarian.OpenAsync(voucher);
        await LibraryApp.EnterAsync(librarian, voucher);

        // From a page that was open before.
        foreach (var form in new[] { "TakeOut", "Discard", "Enter" })
        {
            var action = written.Document.QuerySelector($"form[action*='handler={form}']")!;
            using var late = await librarian.PostAsync(
                action.GetAttribute("action")!, Fields.Of(("line", action.QuerySelector("[name=line]")?.GetAttribute("value") ?? "")));
            late.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        (await librarian.OpenAsync(voucher)).ShouldSay("Phiếu nhập số 1").ShouldSay("TK000001–000002").Document.QuerySelectorAll("main form").Length.ShouldBe(0);
        (await librarian.ReadAsync(await librarian.PostFormAsync($"/quan-tri/sach/{title}"))).Document.QuerySelector("form[action*='handler=Remove']").ShouldBeNull();

        foreach (var sql in new[]
        {
            "update library.voucher set dated = '2020-01-01' where site_id = @Id",
            "delete from library.voucher where site_id = @Id",
            "update library.voucher_line set price = 1 where site_id = @Id",
            "delete from library.voucher_line where site_id = @Id",
            "insert into library.voucher_line select gen_random_uuid(), site_id, voucher_id, title_id, 9, 1, 1 from library.voucher_line where site_id = @Id",
            "update library.copy set number = 7 where site_id = @Id and number = 1",
            "delete from library.copy where site_id = @Id",
        })
            (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { school.Id }), sql)).SqlState.ShouldBe("OL001", sql);
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_enter_at_once_and_some_fail()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Quê nội");
        List<Guid> vouchers = [];
        for (var n = 0; n < 8; n++)
            vouchers.Add(Guid.Parse((await app.VoucherAsync(librarian, (title, 1 + n % 3))).Split('/')[^1]));

        // Each by two people at the same moment; besides some that take numbers and then fail.
        await Task.WhenAll(vouchers.Concat(vouchers).Select(id => EnterAsync(school, id)).Concat(Enumerable.Range(0, 4).Select(_ => FailAsync(school))));

        (await app.Database.QueryAsync<int>("select number from library.voucher where site_id = @Id order by 1", new { school.Id })).ShouldBe(Enumerable.Range(1, 8));
        var copies = vouchers.Select((_, n) => 1 + n % 3).Sum();
        (await app.Database.QueryAsync<int>("select number from library.copy where site_id = @Id order by 1", new { school.Id })).ShouldBe(Enumerable.Range(1, copies));
    }

    [Theory]
    [InlineData("Count", "0")]
    [InlineData("Count", "hai")]
    [InlineData("Count", "2001")]
    [InlineData("Price", "-5")]
    [InlineData("Price", "")]
    [InlineData("Price", "999999999999999999999")]
    public async Task A_line_that_cannot_be_is_refused_and_keeps_what_was_typed(string field, string typed)
    {
        var (_, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Kính vạn hoa");
        var voucher = await app.VoucherAsync(librarian);

        var refused = await librarian.ReadAsync(await librarian.PostFormAsync($"{voucher}?sach={title}", Fields.Of((field, typed), ("Count", "3"), ("Price", "10.000")).DistinctBy(f => f.Key), "form[action*='handler=Add']"));

        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain("Ghi một số từ");
        refused.Document.QuerySelector($"#{field}")!.GetAttribute("value").ShouldBe(typed);
        (await librarian.OpenAsync(voucher)).Document.QuerySelector("#them table").ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_voucher_is_not_entered_and_takes_no_number()
    {
        var (school, librarian) = await app.SchoolAsync();
        var voucher = await app.VoucherAsync(librarian);

        (await librarian.ReadAsync(await librarian.PostFormAsync(voucher, form: "form[action*='handler=Enter']"))).ShouldSay("Thêm sách trước khi vào sổ");
        (await EnterAsync(school, Guid.Parse(voucher.Split('/')[^1]))).ShouldBeFalse();

        (await app.Database.QueryAsync<int>("select last from library.counter where site_id = @Id", new { school.Id })).ShouldBeEmpty();
    }

    private Task<bool> EnterAsync(Site school, Guid voucher)
        => app.ActAsSystemAsync(s => s.GetRequiredService<VoucherDesk>().EnterAsync(voucher, LibraryApp.Ct), school);

    private Task<bool> FailAsync(Site school) => app.ActAsSystemAsync(
        async s =>
        {
            var db = s.GetRequiredService<Data.LibraryDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(LibraryApp.Ct);
            var numbers = s.GetRequiredService<RegisterNumbers>();
            await numbers.TakeAsync(school.Id, RegisterNumbers.General, 1, LibraryApp.Ct);
            await numbers.TakeAsync(school.Id, BookKind.Reference, 5, LibraryApp.Ct);
            return false;
        },
        school);
}
