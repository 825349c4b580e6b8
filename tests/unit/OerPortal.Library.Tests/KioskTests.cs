using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Library.Tests;

public sealed class KioskTests(LibraryApp app)
{
    [Fact]
    public async Task A_device_is_opened_by_a_code_once_and_lends_to_who_has_a_card()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Kính vạn hoa", 5);
        var pupil = await app.PupilAsync(school, "Tống Quý");
        using var kiosk = app.Guest(school);
        using var another = app.Guest(school);

        (await kiosk.OpenAsync("/quay-muon")).ShouldSay("chưa mở làm quầy").Document.QuerySelector("#loan-box").ShouldBeNull();
        var code = await CodeAsync(librarian);
        (await OpenAsync(kiosk, "SAI-MA")).ShouldSay("Mã không đúng");
        (await OpenAsync(kiosk, code.ToLowerInvariant())).ShouldSay("Mượn: quẹt thẻ rồi quét sách");
        (await OpenAsync(another, code)).ShouldSay("Mã không đúng");

        (await ScanAsync(kiosk, books[0])).ShouldSay("Quẹt thẻ trước rồi quét “Kính vạn hoa”");
        var number = await app.Database.QuerySingleAsync<string>("select number from classes.pupil where person_id = @Id", new { pupil.Id });
        (await ScanAsync(kiosk, number)).ShouldSay("không gõ mã số được").ShouldNotSay("Tống Quý");
        (await ScanAsync(kiosk, "Tống Quý")).ShouldSay("Không nhận ra thẻ hay sách này");
        var at = await ScanAsync(kiosk, pupil.Card);
        at.ShouldSay("Chào Tống Quý");
        foreach (var book in books.Take(3))
            (at = await ScanAsync(kiosk, book, at)).ShouldSay("Đã mượn “Kính vạn hoa”");
        (await ScanAsync(kiosk, books[3], at)).ShouldSay("Bạn đã mượn đủ 3 cuốn");

        // Whoever comes next stands there without a card: what they scan comes back, and names nobody.
        (await ScanAsync(kiosk, books[0])).ShouldSay("Đã trả “Kính vạn hoa”").ShouldNotSay("Tống Quý");
    }

    [Fact]
    public async Task A_closed_kiosk_and_a_forged_reader_lend_nothing()
    {
        var (school, librarian) = await app.SchoolAsync();
        var books = await app.BooksAsync(librarian, "Tôi thấy hoa vàng trên cỏ xanh", 1);
        var pupil = await app.PupilAsync(school, "La Mi");
        using var kiosk = app.Guest(school);
        await OpenAsync(kiosk, await CodeAsync(librarian));

        (await kiosk.ReadAsync(await kiosk.PostFormAsync("/quay-muon", Fields.Of(("Typed", books[0]), ("At", $"{pupil.Id}")), "#loan-box"))).ShouldSay("Quẹt thẻ trước");
        (await librarian.PostFormAsync("/quan-tri/quay-tu-muon", form: "form[action*='handler=Close']")).Dispose();
        (await kiosk.ReadAsync(await kiosk.PostAsync("/quay-muon", Fields.Of(("Typed", pupil.Card)), "/quay-muon"))).ShouldSay("chưa mở làm quầy").ShouldNotSay("La Mi");

        (await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/quay-tu-muon", Fields.Of(("Name", "")), "form:has([name=Name])"))).ShouldSay("Đặt tên cho quầy");
    }

    [Fact]
    public async Task A_code_opens_no_kiosk_of_another_school_and_not_after_its_time()
    {
        var (_, librarian) = await app.SchoolAsync();
        var (other, _) = await app.SchoolAsync();
        using var elsewhere = app.Guest(other);
        (await OpenAsync(elsewhere, await CodeAsync(librarian))).ShouldSay("Mã không đúng");

        using var late = app.Guest(librarian.Site);
        var code = await CodeAsync(librarian);
        await app.Database.ExecuteAsync("update library.kiosk set code_until = now() - interval '1 minute' where site_id = @Id", new { librarian.Site.Id });
        (await OpenAsync(late, code)).ShouldSay("Mã không đúng");
    }

    private static async Task<string> CodeAsync(Visitor librarian)
    {
        (await librarian.PostFormAsync("/quan-tri/quay-tu-muon", Fields.Of(("Name", "Cửa phòng đọc")), "form:has([name=Name])")).Dispose();
        return (await librarian.OpenAsync("/quan-tri/quay-tu-muon")).TextOf(".kiosk-code");
    }

    private static async Task<Page> OpenAsync(Visitor kiosk, string code)
    {
        using var answer = await kiosk.PostFormAsync("/quay-muon", Fields.Of(("Code", code)));
        return answer.Headers.Location is null ? await kiosk.ReadAsync(answer) : await kiosk.OpenAsync("/quay-muon");
    }

    private static async Task<Page> ScanAsync(Visitor kiosk, string typed, Page? at = null)
        => await kiosk.ReadAsync(await kiosk.PostFormAsync("/quay-muon", Fields.Of(("Typed", typed), ("At", at?.Document.QuerySelector("[name=At]")!.GetAttribute("value") ?? "")), "#loan-box"));
}
