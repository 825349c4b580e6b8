using System.Net;
using Npgsql;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class CorrectionTests(LibraryApp app)
{
    [Fact]
    public async Task A_wrong_price_is_corrected_by_an_entry_that_everybody_sees()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Dế Mèn phiêu lưu ký");
        var voucher = await app.VoucherAsync(librarian, (title, 3));
        await LibraryApp.EnterAsync(librarian, voucher);
        await WriteOffTests.EnteredAsync(librarian, "TK3", WriteOffReason.Lost);

        (await CorrectAsync(librarian, voucher, ("Price", "54.000"), ("Reason", "Nhầm giá bìa"))).ShouldSay("Đã ghi đính chính vào sổ tổng quát").ShouldSay("giá 45.000 → 54.000").ShouldSay($"Nhầm giá bìa · {librarian.Person.DisplayName}").ShouldSay("Sổ tổng quát số 2");

        var rows = (await librarian.OpenAsync("/quan-tri/so-dang-ky")).TextsOf("tbody tr");
        rows[0].ShouldEndWith("1 Mua 1 3 3 135.000");
        rows[1].ShouldEndWith("2 Đính chính phiếu 1: giá 45.000 → 54.000 18.000 Nhầm giá bìa");
        rows[^1].ShouldBe("Cộng từ đầu sổ 1 3 3 153.000");
        // What was entered stands as it was, with a remark; what is written off went with its old price.
        (await librarian.OpenAsync("/quan-tri/so-dang-ky?so=tk")).TextsOf("tbody tr")[0].ShouldEndWith("45.000 1 Đính chính: phiếu 2");
        (await app.Database.QueryAsync<long>("select price from library.copy where site_id = @Id order by number", new { school.Id })).ShouldBe([54_000, 54_000, 45_000]);
        (await CorrectAsync(librarian, voucher, ("Price", "50.000"), ("Reason", "Hoá đơn ghi lại"))).ShouldSay("giá 54.000 → 50.000");
        (await librarian.OpenAsync("/quan-tri/so-dang-ky")).TextsOf("tbody tr")[^1].ShouldBe("Cộng từ đầu sổ 1 3 3 145.000");
        foreach (var sql in new[] { "update library.correction set reason = '' where site_id = @Id", "delete from library.correction where site_id = @Id" })
            (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { school.Id }), sql)).SqlState.ShouldBe("OL001", sql);
    }

    [Theory]
    [InlineData("tk", BookKind.Reference)]
    [InlineData("gk", BookKind.Textbook)]
    public async Task A_register_says_what_was_entered_though_the_catalogue_is_mended(string register, BookKind kind)
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "De Men phieu luu ki", ("Input.People", "To Hoai"), ("Input.Kind", $"{kind}"), ("Input.Publisher", "Kim Dong"));
        var voucher = await app.VoucherAsync(librarian, (title, 2));
        await LibraryApp.EnterAsync(librarian, voucher);
        var before = (await librarian.OpenAsync($"/quan-tri/so-dang-ky?so={register}")).TextOf("tbody");
        before.ShouldContain("De Men phieu luu ki");

        (await librarian.PostFormAsync($"/quan-tri/sach/{title}", Fields.Of(("Input.Name", "Dế Mèn phiêu lưu ký"), ("Input.Publisher", "Kim Đồng")), "form:has([name='Input.Name'])")).Dispose();

        (await librarian.OpenAsync($"/quan-tri/so-dang-ky?so={register}")).TextOf("tbody").ShouldBe(before);
        (await librarian.OpenAsync("/quan-tri/sach")).ShouldSay("Dế Mèn phiêu lưu ký");
        (await CorrectAsync(librarian, voucher, ("Words", "Tô Hoài. Dế Mèn phiêu lưu ký"), ("Reason", "Gõ thiếu dấu"))).ShouldSay("→ Tô Hoài. Dế Mèn phiêu lưu ký");
        await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync("update library.voucher_line set words_name = 'x' where site_id = @Id", new { school.Id }));
    }

    [Theory]
    [InlineData("", "", "", "Reason")]
    [InlineData("", "", "Vì sao", "Words")]
    [InlineData("năm", "", "Vì sao", "Price")]
    [InlineData("45.000", "", "Vì sao", "Price")]
    public async Task A_correction_that_says_nothing_is_refused_and_keeps_what_was_typed(string price, string words, string reason, string field)
    {
        var (_, librarian) = await app.SchoolAsync();
        var voucher = await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, "Kính vạn hoa"), 1));
        (await librarian.GetAsync($"{voucher}/dinh-chinh")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "what is not entered is simply changed");
        await LibraryApp.EnterAsync(librarian, voucher);

        var refused = await CorrectAsync(librarian, voucher, ("Price", price), ("Words", words), ("Reason", reason));

        refused.Document.QuerySelector($".field.wrong #{field}").ShouldNotBeNull();
        refused.Document.QuerySelector("#Price")!.GetAttribute("value").ShouldBe(price);
        (await librarian.OpenAsync("/quan-tri/so-dang-ky")).TextsOf("tbody tr").Count.ShouldBe(3);
    }

    /// <summary>Of its first line.</summary>
    private static async Task<Page> CorrectAsync(Visitor librarian, string voucher, params (string Name, string Value)[] fields)
    {
        var form = await librarian.OpenAsync($"{voucher}/dinh-chinh");
        var line = form.Document.QuerySelectorAll("#Line option")[1].GetAttribute("value")!;
        using var answer = await librarian.PostFormAsync($"{voucher}/dinh-chinh", Fields.Of([("Line", line), .. fields]), "form:has([name=Line])");
        return answer.Headers.Location is null ? await librarian.ReadAsync(answer) : await librarian.OpenAsync(answer.Headers.Location.ToString()[librarian.Site.PathPrefix.Length..]);
    }
}
