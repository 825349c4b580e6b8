using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Library.Between;
using OerPortal.Library.Models;
using OerPortal.Library.Offline;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Books asked of other schools.</summary>
public sealed class BetweenTests(LibraryApp app)
{
    [Fact]
    public async Task A_book_goes_to_the_reader_of_another_school_and_home_again()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Sóng Mèo Vạc", 1);
        await app.BooksAsync(asker, "Sách của mình", 1);
        var reader = await app.PupilAsync(borrower, "Giàng Thị Say");
        using var pupil = app.SignIn(reader.Person);

        (await pupil.DoAsync(borrower.PathPrefix + "/muon-lien-thu-vien?q=meo vac", "form:has([name=TitleId])")).ShouldSay("Đã nhờ thư viện");
        var wish = await app.Database.QuerySingleAsync<Guid>("select id from library.interloan where site_id = @Id", new { borrower.Id });
        (await asker.OpenAsync(Neighbours.Desk)).ShouldSay("Bạn đọc nhờ mượn “Sóng Mèo Vạc”");
        using (var asked = await asker.PostFormAsync($"{Neighbours.Desk}/hoi-muon?wishId={wish}", [], "form:has([name=TitleId])"))
            asked.Headers.Location!.ToString().ShouldEndWith($"{wish}");

        (await lender.OpenAsync(Neighbours.Desk)).ShouldSay($"{borrower.Name} hỏi mượn “Sóng Mèo Vạc”").ShouldNotSay("Giàng Thị Say");
        (await lender.StepAsync(wish, "Send", ("Due", Neighbours.Day(app, 10)))).ShouldSay("Đã ghi gửi sách").ShouldNotSay("Giàng Thị Say");
        using (var guest = app.Guest(owner))
            (await guest.OpenAsync("/sach-in?q=meo vac")).ShouldSay("Đang ở trường khác");
        (await app.ScanAsync(lender, "TK000001")).ShouldSay($"đang ở: {borrower.Name}");
        (await asker.StepAsync(wish, "Receive")).ShouldSay("Đã ghi nhận sách");
        await app.WorkIsDoneAsync();
        (await pupil.OpenAsync(borrower.PathPrefix + "/toi/thong-bao")).ShouldSay("“Sóng Mèo Vạc” mượn ở trường khác cho bạn đã về thư viện");

        var code = await app.Database.QuerySingleAsync<string>("select code from library.stay where interloan_id = @wish", new { wish });
        (await app.ScanAsync(asker, code, (await app.PupilAsync(borrower, "Sần Thị Khác")).Id)).ShouldSay("đã có người khác đặt giữ");

        // Both schools have a TK000001.
        var alike = await app.ScanAsync(asker, "TK000001", reader.Id);
        alike.ShouldSay("Có mấy cuốn mang số “TK000001”").ShouldSay("Sách của mình").ShouldSay(owner.Name);
        var copy = await app.Database.QuerySingleAsync<Guid>("select id from library.copy where site_id = @Id", new { owner.Id });
        (await asker.DoAsync($"/quan-tri/muon-tra?so=TK000001&readerId={reader.Id}", $"form:has([name=copy][value='{copy}'])")).ShouldSay("Giàng Thị Say mượn “Sóng Mèo Vạc”").ShouldSay($"Sách của {owner.Name}");
        (await app.Database.QuerySingleAsync<bool>("select l.due_on <= s.due_on from library.loan l join library.stay s on s.copy_id = l.copy_id where l.copy_id = @copy", new { copy })).ShouldBeTrue();
        (await pupil.OpenAsync(borrower.PathPrefix + "/toi/sach-muon")).ShouldSay("Sóng Mèo Vạc");
        (await asker.OpenAsync($"{Neighbours.Desk}/{wish}")).ShouldSay("Bạn đọc đang mượn").Document.QuerySelector("form[action*='handler=SendBack']").ShouldBeNull();
        (await lender.OpenAsync($"{Neighbours.Desk}/{wish}")).ShouldNotSay("Giàng Thị Say");

        (await app.ScanAsync(asker, code)).ShouldSay("Đã nhận lại “Sóng Mèo Vạc” của Giàng Thị Say");
        (await asker.StepAsync(wish, "SendBack")).ShouldSay("Đã ghi gửi trả");
        (await app.ScanAsync(asker, code)).ShouldSay("Không thấy sách, thẻ hay bạn đọc nào là");
        (await lender.StepAsync(wish, "Home")).ShouldSay("Sách đã về");
        (await app.ScanAsync(lender, "TK000001")).ShouldSay("đang trên giá");
        await app.WorkIsDoneAsync();
        (await asker.OpenAsync("/toi/thong-bao")).ShouldSay($"{owner.Name} đã gửi “Sóng Mèo Vạc”").ShouldSay($"{owner.Name} đã nhận lại “Sóng Mèo Vạc”");
        (await lender.OpenAsync("/toi/thong-bao")).ShouldSay($"{borrower.Name} hỏi mượn “Sóng Mèo Vạc”").ShouldSay("đã gửi trả “Sóng Mèo Vạc”").ShouldNotSay("Giàng Thị Say");
    }

    [Fact]
    public async Task Of_two_schools_that_are_sent_the_last_copy_one_gets_it()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (_, first) = await app.OneMoreSchoolAsync();
        var (_, second) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Bản cuối Lũng Pô", 1);
        Guid[] asked = [await app.AskAsync(first, owner, "Bản cuối Lũng Pô"), await app.AskAsync(second, owner, "Bản cuối Lũng Pô")];
        var copy = await app.Database.QuerySingleAsync<string>("select id::text from library.copy where site_id = @Id", new { owner.Id });
        // Both forms are open before either is sent.
        await Task.WhenAll(asked.Select(async request => (await lender.PostAsync($"{Neighbours.Desk}/{request}?handler=Send", Fields.Of(("CopyId", copy), ("Due", Neighbours.Day(app, 10))))).Dispose()));

        (await app.Database.QuerySingleAsync<int>("select count(*) from library.stay where site_id = @Id and ended_at is null", new { owner.Id })).ShouldBe(1);
        var states = new[] { await app.StateAsync(asked[0]), await app.StateAsync(asked[1]) };
        states.Order().ShouldBe([(int)InterloanState.Asked, (int)InterloanState.Sent]);
        // The index, and no check before, decides.
        await ShouldRefuseAsync(
            "insert into library.stay (id, site_id, copy_id, code, at_id, interloan_id, began_at) select gen_random_uuid(), site_id, copy_id, 'x' || gen_random_uuid(), at_id, interloan_id, now() from library.stay where site_id = @Id and ended_at is null",
            owner.Id, PostgresErrorCodes.UniqueViolation);
        var waits = states[0] == (int)InterloanState.Asked ? asked[0] : asked[1];
        (await lender.OpenAsync($"{Neighbours.Desk}/{waits}")).ShouldSay("Không còn bản nào trên giá để gửi");
        (await lender.StepAsync(waits, "Refuse", ("Reason", ""))).ShouldSay("Viết lí do");
        (await lender.StepAsync(waits, "Refuse", ("Reason", "Bản cuối vừa gửi đi rồi."))).ShouldSay("Đã trả lời");
        (await app.StateAsync(waits)).ShouldBe((int)InterloanState.Refused);
    }

    [Fact]
    public async Task No_reader_has_a_book_for_longer_than_their_library()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Hạn trên hạn dưới", 1);
        var request = await app.BorrowAsync(asker, lender, owner, "Hạn trên hạn dưới", days: 5);
        var reader = await app.PupilAsync(borrower, "Lò Văn Hạn");

        (await app.ScanAsync(asker, "TK000001", reader.Id)).ShouldSay("Lò Văn Hạn mượn");
        (await app.Database.QuerySingleAsync<bool>("select l.due_on <= @day::date from library.loan l where l.site_id = @Id", new { borrower.Id, day = Neighbours.Day(app, 5) })).ShouldBeTrue();
        (await asker.DoAsync($"/quan-tri/muon-tra?readerId={reader.Id}", "form[action*='handler=Renew']")).ShouldSay("không gia hạn thêm được");
        await ShouldRefuseAsync("update library.loan set due_on = due_on + 30 where site_id = @Id", borrower.Id, "OL004");
        await ShouldRefuseAsync("update library.stay set due_on = current_date - 400 where site_id = @Id", owner.Id, "OL004");
        // Nor does it leave while a reader has it, whoever writes.
        await ShouldRefuseAsync("update library.stay set at_id = site_id, arrived_at = null where site_id = @Id", owner.Id, "OL003");
        (await lender.StepAsync(request, "Home")).ShouldSay("bạn đọc còn đang mượn");

        (await lender.StepAsync(request, "Extend", ("Due", Neighbours.Day(app, 60)))).ShouldSay("Đã gia hạn");
        (await asker.DoAsync($"/quan-tri/muon-tra?readerId={reader.Id}", "form[action*='handler=Renew']")).ShouldSay("gia hạn");
        (await app.Database.QuerySingleAsync<bool>("select due_on > @day::date from library.loan where site_id = @Id", new { borrower.Id, day = Neighbours.Day(app, 5) })).ShouldBeTrue();
        await app.Database.ExecuteAsync("update library.loan set due_on = current_date - 20 where site_id = @Id; update library.stay set due_on = current_date - 9 where site_id = @owner; update library.interloan set due_on = current_date - 9 where id = @request", new { borrower.Id, owner = owner.Id, request });
        (await asker.OpenAsync(Neighbours.Desk)).ShouldSay("Gửi trả “Hạn trên hạn dưới”").ShouldSay("Quá hạn");
        (await lender.OpenAsync(Neighbours.Desk)).ShouldSay($"“Hạn trên hạn dưới” ở {borrower.Name} quá hạn");
        await app.ScanAsync(asker, "TK000001");
        (await app.ScanAsync(asker, "TK000001", reader.Id)).ShouldSay("quá hạn trả từ ngày");
        await app.ActAsSystemAsync(s => s.GetRequiredService<RemindLibrariesJob>().RunAsync(new RemindLibraries(), new Silent(), LibraryApp.Ct));
        (await lender.OpenAsync("/toi/thong-bao")).ShouldSay($"{borrower.Name} còn giữ 1 cuốn quá hạn").ShouldNotSay("Lò Văn Hạn");
        (await asker.OpenAsync("/toi/thong-bao")).ShouldSay($"1 cuốn của {owner.Name} quá hạn trả");
    }

    [Fact]
    public async Task What_a_reader_lost_is_in_their_librarys_hands_and_in_the_owners_register()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Mất dọc đường", 1);
        var request = await app.BorrowAsync(asker, lender, owner, "Mất dọc đường");
        var reader = await app.PupilAsync(borrower, "Vàng A Mất");
        await app.ScanAsync(asker, "TK000001", reader.Id);

        (await asker.DoAsync($"/quan-tri/muon-tra?readerId={reader.Id}", "form[action*='handler=Return']", ("end", "Lost"))).ShouldSay("mất");
        (await app.StateAsync(request)).ShouldBe((int)InterloanState.Lost);
        (await asker.OpenAsync("/quan-tri/boi-thuong")).ShouldSay("Mất dọc đường").ShouldSay("Vàng A Mất");
        (await lender.OpenAsync($"{Neighbours.Desk}/{request}")).ShouldSay("Mất").ShouldNotSay("Vàng A Mất");
        (await app.Database.QuerySingleAsync<int>("select state from library.copy where site_id = @Id", new { owner.Id })).ShouldBe((int)CopyState.Lost);
        await app.WorkIsDoneAsync();
        (await lender.OpenAsync("/toi/thong-bao")).ShouldSay("“Mất dọc đường” mượn giữa thư viện của mình và " + borrower.Name);

        // It was a slip: the reader has it still.
        (await asker.DoAsync("/quan-tri/muon-tra", "#loan-rest form[action*='handler=Undo']")).ShouldSay("Mất dọc đường");
        (await app.StateAsync(request)).ShouldBe((int)InterloanState.Received);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id and ended_at is null", new { borrower.Id })).ShouldBe(1);
        await app.ScanAsync(asker, "TK000001");
        (await asker.StepAsync(request, "Lose")).ShouldSay("Đã ghi là mất");
        (await lender.OpenAsync("/quan-tri/muon-tra")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.ScanAsync(lender, "TK000001")).ShouldSay("Mất dọc đường");
        (await app.Database.QuerySingleAsync<int>("select state from library.copy where site_id = @Id", new { owner.Id })).ShouldBe((int)CopyState.OnShelf);
    }

    [Fact]
    public async Task A_stock_take_of_the_owner_knows_what_is_away_and_nobody_writes_it_off()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(lender, "Kiểm kê vắng nhà", 2);
        await app.BorrowAsync(asker, lender, owner, "Kiểm kê vắng nhà");
        var away = await app.Database.QuerySingleAsync<string>("select c.barcode from library.copy c join library.stay s on s.copy_id = c.id where c.site_id = @Id", new { owner.Id });

        var take = await StockTakeTests.BeginAsync(lender);
        await StockTakeTests.ScanAsync(lender, take, books.Single(b => b != away));
        (await lender.OpenAsync($"{take}/ket-qua")).ShouldSay("trong đó ở trường khác").TextsOf("tbody th").ShouldBeEmpty();
        (await lender.OpenAsync($"{take}/ket-qua?loai=truong-khac")).ShouldSay(borrower.Name).TextsOf("tbody th").ShouldBe([away]);
        await StockTakeTests.CloseAsync(lender, take);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.copy where site_id = @Id and state = 0", new { owner.Id })).ShouldBe(2);
        (await lender.OpenAsync($"{take}/ket-qua?loai=truong-khac")).TextsOf("tbody th").ShouldBe([away]);
        string.Join(' ', await Printed.PagesAsync(await lender.Client.GetByteArrayAsync(lender.Url($"{take}?handler=Pdf"), LibraryApp.Ct))).ShouldContain("có 1 bản đang ở trường khác");

        await ShouldRefuseAsync($"update library.copy set state = 3 where site_id = @Id and barcode = '{away}'", owner.Id, "OL003");
        await ShouldRefuseAsync($"insert into library.loan (id, site_id, copy_id, reader, class_name, lent_at, due_on, renewals) select gen_random_uuid(), site_id, id, 0, '', now(), current_date, 0 from library.copy where site_id = @Id and barcode = '{away}'", owner.Id, "OL003");
        // A stock-take where it is a guest knows it not.
        var theirs = await StockTakeTests.BeginAsync(asker);
        (await StockTakeTests.ScanAsync(asker, theirs, away)).ShouldSay("Không có cuốn nào mang số");
    }

    [Fact]
    public async Task A_school_that_is_neither_owner_nor_borrower_knows_nothing_and_rules_are_kept()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (_, asker) = await app.OneMoreSchoolAsync();
        var (_, third) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Chuyện hai nhà", 2);
        var request = await app.AskAsync(asker, owner, "Chuyện hai nhà");

        foreach (var path in new[] { "", "?handler=Slip" })
            (await third.GetAsync($"{Neighbours.Desk}/{request}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var step in new[] { "Send", "Refuse", "Cancel", "Receive", "SendBack", "Home", "Lose", "Extend" })
            (await third.PostAsync($"{Neighbours.Desk}/{request}?handler={step}", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound, step);
        // Nor does one side take the other's steps.
        (await asker.PostAsync($"{Neighbours.Desk}/{request}?handler=Send", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lender.PostAsync($"{Neighbours.Desk}/{request}?handler=Cancel", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await asker.PostFormAsync($"{Neighbours.Desk}/hoi-muon?q=Chuyện hai nhà", [], "form:has([name=TitleId])")).StatusCode.ShouldBe(HttpStatusCode.OK, "it is asked already");

        (await lender.DoAsync($"{Neighbours.Desk}/noi-quy", "form:has([name=Days])", ("Most", "1"))).ShouldSay("Đã lưu");
        await app.BooksAsync(lender, "Chuyện ba nhà", 1);
        (await asker.DoAsync($"{Neighbours.Desk}/hoi-muon?q=chuyen ba nha", "form:has([name=TitleId])", ("Note", "Cảm ơn trường bạn"))).ShouldSay("nhiều nhất số sách mà trường ấy cho").ShouldSay("Cảm ơn trường bạn");
        (await lender.DoAsync($"{Neighbours.Desk}/noi-quy", "form:has([name=Days])", ("Days", "0"))).ShouldSay("từ 1 đến 400");
        (await lender.DoAsync($"{Neighbours.Desk}/noi-quy", "form:has([name=Days])", ("Lends", "false"))).ShouldSay("Đã lưu");
        (await third.OpenAsync($"{Neighbours.Desk}/hoi-muon?q=chuyen hai nha")).ShouldSay("không cho trường khác mượn").Document.QuerySelector("form:has([name=TitleId])").ShouldBeNull();
        var title = await app.PublicIdAsync(owner, "Chuyện hai nhà");
        (await third.PostAsync($"{Neighbours.Desk}/hoi-muon?q=chuyen", Fields.Of(("TitleId", title)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_slip_names_both_schools_and_the_day_and_no_reader()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Phiếu kẹp sách", 1);
        var request = await app.BorrowAsync(asker, lender, owner, "Phiếu kẹp sách", days: 12);

        var paper = string.Join(' ', await Printed.PagesAsync(await lender.Client.GetByteArrayAsync(lender.Url($"{Neighbours.Desk}/{request}?handler=Slip"), LibraryApp.Ct)));

        paper.ShouldContain("PHIẾU MƯỢN LIÊN THƯ VIỆN");
        paper.ShouldContain(owner.Name);
        paper.ShouldContain(borrower.Name);
        paper.ShouldContain("TK000001");
        paper.ShouldContain(await app.Database.QuerySingleAsync<string>("select code from library.stay where interloan_id = @request", new { request }));
    }

    [Fact]
    public async Task A_desk_without_a_line_lends_guests_and_leaves_to_the_librarian_what_a_number_does_not_say()
    {
        var (owner, lender) = await app.OneMoreSchoolAsync();
        var (borrower, asker) = await app.OneMoreSchoolAsync();
        await app.BooksAsync(lender, "Mất mạng liên thông", 1);
        await app.BooksAsync(asker, "Trùng số của mình", 1);
        var request = await app.BorrowAsync(asker, lender, owner, "Mất mạng liên thông");
        var pupil = await app.PupilAsync(borrower, "Thào A Mạng");
        var code = await app.Database.QuerySingleAsync<string>("select code from library.stay where interloan_id = @request", new { request });
        ScannedAct Lent(string book) => new(Guid.CreateVersion7(), app.Clock.GetUtcNow().AddMinutes(-30), false, book, pupil.Card);

        (await OfflineTests.SendAsync(asker, Lent("TK000001"))).ShouldBe((0, 1));
        (await OfflineTests.SendAsync(asker, Lent(code))).ShouldBe((1, 0));

        (await app.Database.QuerySingleAsync<Guid>("select person_id from library.loan where site_id = @Id and ended_at is null", new { borrower.Id })).ShouldBe(pupil.Id);
        (await asker.OpenAsync("/quan-tri/mat-mang-can-xem")).ShouldSay("Không có sách nào mang số ấy");
        // On its class's list, like any other book.
        (await asker.OpenAsync("/quan-tri/muon-theo-lop/con-giu")).TextsOf("tbody td.num").ShouldContain("1");
    }

    private async Task ShouldRefuseAsync(string sql, Guid id, string state)
        => (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { Id = id }), sql)).SqlState.ShouldBe(state, sql);
}
