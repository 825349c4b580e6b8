using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;
using OerPortal.Library.Jobs;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class CardTests(LibraryApp app)
{
    private const string Form = "form[action$='/the-thu-vien']";

    [Fact]
    public async Task A_resident_applies_from_home_gets_a_number_and_borrows_by_the_card()
    {
        var (school, librarian) = await OpenAsync();
        var books = await app.BooksAsync(librarian, "Cây cà phê trên đất đỏ", 1);
        using var guest = app.Guest(school);

        var code = await ApplyAsync(guest, ("Input.Name", "H Nga Êban"), ("Input.Phone", "0905 123 456"));
        (await FollowAsync(guest, code)).ShouldSay("Chờ duyệt").ShouldNotSay("Nga");
        var card = await OnlyCardAsync(librarian, "cho");
        (await librarian.OpenAsync(card)).Document.QuerySelector(".reader-head a")!.GetAttribute("href").ShouldBe($"{school.PathPrefix}/quan-tri/anh-the?readerId={await ReaderIdAsync(school)}");
        (await librarian.GetAsync($"/quan-tri/anh-the?readerId={await ReaderIdAsync(school)}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await librarian.PostFormAsync(card, form: "form[action$='handler=Give']")).Dispose();

        (await librarian.OpenAsync(card)).ShouldSay("BD000001").ShouldSay("Còn hạn");
        (await FollowAsync(guest, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).ShouldSay("Thẻ đã được cấp");
        foreach (var typed in new[] { "bd 1", "BD000001", "nga eban", "+84 905 123 456" })
            (await app.ScanAsync(librarian, typed)).TextOf("#reader-name").ShouldBe("H Nga Êban", typed);
        var at = await ReaderIdAsync(school);
        (await app.ScanAsync(librarian, books[0], at)).ShouldSay("H Nga Êban mượn “Cây cà phê trên đất đỏ”").ShouldSay("1 / 3");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var (school, librarian) = await OpenAsync();
        using var guest = app.Guest(school);

        var refused = await guest.ReadAsync(await guest.PostFormAsync("/the-thu-vien", Fields.Of(("Input.Name", "Nguyễn Thị Bé"), ("Input.BornYear", $"{TimeProvider.System.GetUtcNow().Year - 10}"), ("Input.Mail", "sai địa chỉ")), Form));

        refused.Document.QuerySelectorAll(".field.wrong [name], .field.wrong [id=Consents]").Select(e => e.GetAttribute("name")).ShouldBe(["Input.Guardian", "Input.Address", "Input.Mail", "Consents"]);
        refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Nguyễn Thị Bé");
        (await librarian.OpenAsync("/quan-tri/the-ban-doc?loc=cho")).ShouldSay("Không có ai chờ duyệt");
        var code = await ApplyAsync(guest, ("Input.Name", "Nguyễn Thị Bé"), ("Input.BornYear", $"{TimeProvider.System.GetUtcNow().Year - 10}"), ("Input.Guardian", "Nguyễn Văn Ba"));
        (await FollowAsync(guest, code)).ShouldSay("Chờ duyệt");
    }

    [Fact]
    public async Task Programs_are_answered_and_kept_nowhere_and_another_librarys_code_is_unknown()
    {
        var (school, librarian) = await OpenAsync();
        var (other, _) = await OpenAsync();
        using var guest = app.Guest(school);
        using var there = app.Guest(other);

        var code = await ApplyAsync(guest, ("Website", "http://ban-hang.example"));
        (await FollowAsync(guest, code)).ShouldSay("Không có đơn nào có mã này");
        (await librarian.OpenAsync("/quan-tri/the-ban-doc?loc=cho")).ShouldSay("Không có ai chờ duyệt");
        var real = await ApplyAsync(guest);
        (await FollowAsync(guest, real)).ShouldSay("Chờ duyệt");
        (await FollowAsync(there, real)).ShouldSay("Không có đơn nào có mã này");
    }

    [Fact]
    public async Task A_library_that_takes_no_applications_has_no_such_page()
    {
        var (school, librarian) = await app.SchoolAsync();
        using var guest = app.Guest(school);

        (await guest.GetAsync("/the-thu-vien")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.OpenAsync("/dich-vu")).Document.QuerySelector("a[href$='/dich-vu/the-thu-vien']").ShouldNotBeNull();
        await AllowAsync(librarian);
        (await guest.OpenAsync("/dich-vu")).Document.QuerySelector("a[href$='/dich-vu/the-thu-vien']").ShouldBeNull();
        (await guest.OpenAsync("/dich-vu/the-thu-vien")).Document.QuerySelector(Form).ShouldNotBeNull();
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_are_approved_at_once_and_the_database_keeps_them()
    {
        var (school, librarian) = await OpenAsync();
        using var guest = app.Guest(school);
        foreach (var n in Enumerable.Range(1, 12))
            await ApplyAsync(guest, ("Input.Name", $"Người Xin {n}"), ("Input.Phone", $"090500000{n}"));
        var ids = await app.Database.QueryAsync<Guid>("select id from library.reader_card where site_id = @Id", new { school.Id });

        // Each twice: of two librarians who decide at once one gives the number.
        var given = await Task.WhenAll(ids.Concat(ids).Select(id => app.ActAsSystemAsync(
            async s =>
            {
                var desk = s.GetRequiredService<CardDesk>();
                return await desk.GiveAsync((await desk.FindAsync(id, LibraryApp.Ct))!, desk.Today.AddYears(1), LibraryApp.Ct);
            },
            school)));

        given.Count(g => g).ShouldBeInRange(12, 24);
        (await app.Database.QueryAsync<int>("select number from library.reader_card where site_id = @Id order by number", new { school.Id })).ShouldBe(Enumerable.Range(1, 12));
        foreach (var wrong in new[] { "update library.reader_card set number = 99 where site_id = @Id and number = 3", "update library.reader_card set number = null where site_id = @Id and number = 3", "delete from library.reader_card where site_id = @Id and number = 3" })
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Database.ExecuteAsync(wrong, new { school.Id }))).SqlState.ShouldBe("OL001");
    }

    [Fact]
    public async Task Who_may_be_there_already_is_pointed_out()
    {
        var (school, librarian) = await OpenAsync();
        using var guest = app.Guest(school);
        await ApplyAsync(guest, ("Input.Name", "Y Thăng Niê"), ("Input.Phone", "0912345678"));
        (await librarian.PostFormAsync(await OnlyCardAsync(librarian, "cho"), form: "form[action$='handler=Give']")).Dispose();

        await ApplyAsync(guest, ("Input.Name", "Niê Y Thăng"), ("Input.Phone", "0912.345.678"));
        (await librarian.OpenAsync(await OnlyCardAsync(librarian, "cho"))).ShouldSay("Có thể đã có thẻ").ShouldSay("BD000001");
        var again = await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi", Resident(("Input.Name", "Y THĂNG NIÊ"), ("Input.Phone", "0987654321"))));
        again.ShouldSay("Có thể đã có thẻ");
        using var another = await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi", Resident(("Input.Name", "Y THĂNG NIÊ"), ("Input.Phone", "0987654321"), ("IsAnother", "true")));
        (await librarian.OpenAsync(another.Headers.Location!.ToString()[school.PathPrefix.Length..])).ShouldSay("BD000002");
    }

    [Fact]
    public async Task A_card_that_ran_out_or_is_blocked_lends_nothing_until_it_goes_on()
    {
        var (school, librarian) = await OpenAsync();
        var books = await app.BooksAsync(librarian, "Nhà nông hỏi đáp", 1);
        var card = await NewResidentAsync(librarian, "Lê Thị Sen");
        var reader = await ReaderIdAsync(school);

        await app.Database.ExecuteAsync("update library.reader_card set valid_until = current_date - 2 where site_id = @Id", new { school.Id });
        (await app.ScanAsync(librarian, books[0], reader)).ShouldSay("đã hết hạn, chưa cho mượn").ShouldSay("gia hạn thẻ rồi mới cho mượn");
        (await librarian.PostFormAsync(card, form: "form[action$='handler=Give']")).Dispose();
        (await app.ScanAsync(librarian, books[0], reader)).ShouldSay("Lê Thị Sen mượn");
        (await app.ScanAsync(librarian, books[0])).ShouldSay("Đã nhận lại");
        (await DecideAsync(librarian, card, "Blocked", "")).ShouldSay("Ghi lí do");
        (await DecideAsync(librarian, card, "Blocked", "Mất thẻ")).ShouldSay("đã khoá.");
        (await app.ScanAsync(librarian, books[0], reader)).ShouldSay("đang bị khoá, chưa cho mượn");
        (await DecideAsync(librarian, card, "Ended", "Chuyển đi nơi khác")).ShouldSay("Thôi dùng");
        (await app.ScanAsync(librarian, "BD000001")).ShouldSay("Thẻ đã thôi dùng");
    }

    [Fact]
    public async Task A_teacher_keeps_the_account_and_gets_a_card_with_a_department()
    {
        var (school, librarian) = await app.SchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);

        using var answer = await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi?loai=nhan-vien", Fields.Of(("PersonId", $"{teacher.Person.Id}"), ("Input.Department", "Tổ Văn – Sử")));
        var page = await librarian.OpenAsync(answer.Headers.Location!.ToString()[school.PathPrefix.Length..]);

        page.ShouldSay(teacher.Person.DisplayName.Normalize()).ShouldSay("Tổ Văn – Sử");
        (await app.ScanAsync(librarian, "BD000001")).ShouldSay("Tổ Văn – Sử · BD000001").ShouldSay("0 / 10");
        (await librarian.OpenAsync("/quan-tri/the-ban-doc/moi?loai=nhan-vien")).Document.QuerySelector($"option[value='{teacher.Person.Id}']").ShouldBeNull();
        using var other = await app.SignInAsTeacherAsync((await app.SchoolAsync()).School);
        (await librarian.PostAsync("/quan-tri/the-ban-doc/moi?loai=nhan-vien", Fields.Of(("personId", $"{other.Person.Id}"), ("Until", "2027-06-01")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_kiosk_reads_cards_and_believes_no_typed_number()
    {
        var (school, librarian) = await app.SchoolAsync();
        await NewResidentAsync(librarian, "Phạm Văn Đồi");
        var code = await CodeAsync(school);

        code.ShouldStartWith("BD000001-");
        (await app.ScanAsync(librarian, code)).TextOf("#reader-name").ShouldBe("Phạm Văn Đồi");
        (await app.ScanAsync(librarian, $"BD000001-{(code.EndsWith('A') ? "BBBB" : "AAAA")}")).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào");
        using var device = app.Guest(school);
        var kiosk = (await librarian.OpenAsync((await librarian.PostFormAsync("/quan-tri/quay-tu-muon", Fields.Of(("Name", "Máy cửa sổ")))).Headers.Location!.ToString()[school.PathPrefix.Length..])).TextOf(".kiosk-code");
        (await device.PostFormAsync("/quay-muon", Fields.Of(("Code", kiosk)))).Dispose();
        foreach (var typed in new[] { "BD000001", "bd 1" })
            (await device.ReadAsync(await device.PostFormAsync("/quay-muon", Fields.Of(("Typed", typed))))).ShouldNotSay("Phạm Văn Đồi");
        (await device.ReadAsync(await device.PostFormAsync("/quay-muon", Fields.Of(("Typed", code))))).ShouldSay("Phạm Văn Đồi");
    }

    [Fact]
    public async Task Data_goes_when_its_time_is_over_and_numbers_stay()
    {
        var (school, librarian) = await OpenAsync();
        using var guest = app.Guest(school);
        var books = await app.BooksAsync(librarian, "Sổ tay thú y", 1);
        await ApplyAsync(guest, ("Input.Name", "Bị Từ Chối"), ("Input.Phone", "0905111111"));
        await DecideAsync(librarian, await OnlyCardAsync(librarian, "cho"), "Refused", "Ở xa");
        await ApplyAsync(guest, ("Input.Name", "Không Ai Trả Lời"), ("Input.Phone", "0905222222"));
        var ended = await NewResidentAsync(librarian, "Đã Thôi Dùng");
        var holds = await NewResidentAsync(librarian, "Còn Giữ Sách");
        await app.ScanAsync(librarian, books[0], await app.Database.QuerySingleAsync<Guid>("select person_id from library.reader_card where site_id = @Id and number = 2", new { school.Id }));
        foreach (var card in new[] { ended, holds })
            await DecideAsync(librarian, card, "Ended", "Chuyển đi");
        await ForgetAsync(school, 29, 179, 364);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.reader_card where site_id = @Id and name <> ''", new { school.Id })).ShouldBe(4);

        await ForgetAsync(school, 2, 2, 2);

        (await app.Database.QueryAsync<string>("select coalesce(number, 0) || ':' || name from library.reader_card where site_id = @Id order by number", new { school.Id })).ShouldBe(["1:", "2:Còn Giữ Sách"]);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.reader_card where site_id = @Id and number = 1 and person_id is null and phone = '' and address = '' and mail = '' and born_year is null and code_hash is null", new { school.Id })).ShouldBe(1);
        (await librarian.GetAsync(ended)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Makes everything so many days older, and runs the job.</summary>
    private async Task ForgetAsync(Site school, int refused, int unanswered, int ended)
    {
        await app.Database.ExecuteAsync(
            """
            update library.reader_card set state_at = state_at - make_interval(days => case state when 2 then @refused when 3 then @ended else 0 end), asked_at = asked_at - make_interval(days => case state when 0 then @unanswered else 0 end) where site_id = @Id
            """,
            new { school.Id, refused, unanswered, ended });
        await app.ActAsSystemAsync(s => s.GetRequiredService<ForgetOldCardsJob>().RunAsync(new ForgetOldCards(), new Silent(), LibraryApp.Ct));
    }

    private async Task<(Site School, Visitor Librarian)> OpenAsync()
    {
        var (school, librarian) = await app.SchoolAsync();
        await AllowAsync(librarian);
        return (school, librarian);
    }

    private static async Task AllowAsync(Visitor librarian) => (await librarian.PostFormAsync("/quan-tri/the-ban-doc/quy-dinh", Fields.Of(("IsFromHome", "true"), ("Area", "xã Ea Kao")))).Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Resident(params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual = [("Input.Name", "Trần Văn Dân"), ("Input.BornYear", "1980"), ("Input.Address", "Buôn Cư Êbur"), ("Input.Phone", "0905123456"), ("Consents", "true")];
        return Fields.Of([.. usual.Where(u => !more.Any(m => m.Name == u.Name)), .. more]);
    }

    /// <returns>The code that the page shows.</returns>
    private static async Task<string> ApplyAsync(Visitor guest, params (string Name, string Value)[] more)
    {
        using var answer = await guest.PostFormAsync("/the-thu-vien", Resident(more), Form);
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await guest.ReadAsync(answer)).Text);
        return (await guest.OpenAsync(address)).TextOf(".kiosk-code");
    }

    private static async Task<Page> FollowAsync(Visitor guest, string code) => await guest.ReadAsync(await guest.PostFormAsync("/the-thu-vien/theo-doi", Fields.Of(("Typed", code)), "form[action$='theo-doi']"));

    private static async Task<string> OnlyCardAsync(Visitor librarian, string filter)
        => (await librarian.OpenAsync($"/quan-tri/the-ban-doc?loc={filter}")).Document.QuerySelectorAll("tbody th a").ShouldHaveSingleItem().GetAttribute("href")![librarian.Site.PathPrefix.Length..];

    /// <returns>The path of the card.</returns>
    private static async Task<string> NewResidentAsync(Visitor librarian, string name)
    {
        using var answer = await librarian.PostFormAsync("/quan-tri/the-ban-doc/moi", Resident(("Input.Name", name), ("IsAnother", "true")));
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await librarian.ReadAsync(answer)).Text);
        return address[librarian.Site.PathPrefix.Length..].Split('?')[0];
    }

    private static async Task<Page> DecideAsync(Visitor librarian, string card, string wanted, string reason)
    {
        using var answer = await librarian.PostAsync($"{card}?handler=Decide", Fields.Of(("Wanted", wanted), ("Reason", reason)));
        return answer.Headers.Location is { } next ? await librarian.OpenAsync(next.ToString()[librarian.Site.PathPrefix.Length..]) : await librarian.ReadAsync(answer);
    }

    private Task<Guid> ReaderIdAsync(Site school) => app.Database.QuerySingleAsync<Guid>("select person_id from library.reader_card where site_id = @Id", new { school.Id });

    private Task<string> CodeAsync(Site school)
        => app.ActAsSystemAsync(async s => (await s.GetRequiredService<LibraryReaders>().WithCardAsync("BD1", LibraryApp.Ct))!.Code, school);
}
