using System.Net;
using MiniExcelLibs;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Books that go from school to school in boxes.</summary>
public sealed class BoxTests(LibraryApp app)
{
    [Fact]
    public async Task A_box_goes_by_two_schools_and_home_and_every_book_is_somewhere()
    {
        var (home, owner) = await app.OneMoreSchoolAsync();
        var (first, one) = await app.OneMoreSchoolAsync();
        var (second, two) = await app.OneMoreSchoolAsync();
        var (_, stranger) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(owner, "Hộp đi xa", 3);
        var box = await MakeAsync(owner, "Hộp học kì I", (first, 0, 40), (second, 41, 80));

        foreach (var book in books)
            (await owner.PutAsync(box, book)).ShouldSay($"({book}) vào hộp");
        (await owner.PutAsync(box, books[0])).ShouldSay("ở trong hộp rồi");
        (await app.ScanAsync(owner, books[0])).ShouldSay("ghi là đang ở: Thư viện trường mình");
        (await stranger.GetAsync(box)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await one.GetAsync(box)).StatusCode.ShouldBe(HttpStatusCode.OK, "it will come there");
        (await owner.DoAsync(box, HandOver)).ShouldSay($"Đã giao 3 cuốn cho {first.Name}");
        (await owner.PostAsync($"{box}?handler=TakeOut", Fields.Of(("copy", await CopyAsync(home, books[0]))))).Dispose();
        await ShouldRefuseAsync("delete from library.box_item where site_id = @Id", home.Id, "OL001");
        await ShouldRefuseAsync("update library.box_stop set school_id = site_id where site_id = @Id", home.Id, "OL001");
        await app.WorkIsDoneAsync();
        (await one.OpenAsync("/toi/thong-bao")).ShouldSay("Hộp luân chuyển “Hộp học kì I” đang từ " + home.Name);
        (await one.OpenAsync(Neighbours.Desk)).ShouldSay("Hộp “Hộp học kì I” đang đến");

        // Two of three are there, and one that is not of the box.
        (await one.PutAsync(box, books[0])).ShouldSay($"({books[0]}): có").ShouldSay("Đã quét 1 trên 3");
        (await one.PutAsync(box, books[1])).ShouldSay("Đã quét 2 trên 3");
        (await one.PutAsync(box, "LA-99")).ShouldSay("không có trong phiếu");
        (await app.ScanAsync(one, books[0])).ShouldSay("Không thấy sách");
        (await one.DoAsync(box, "form[action*='handler=Arrive']")).ShouldSay("Đã nhận 2 cuốn; 1 cuốn chưa thấy");
        (await owner.OpenAsync(box)).ShouldSay($"Ở {first.Name}").ShouldSay($"Chưa thấy; sau cùng ở {home.Name}");

        var reader = await app.PupilAsync(first, "Sùng Thị Hộp");
        (await app.ScanAsync(one, books[0], reader.Id)).ShouldSay("Sùng Thị Hộp mượn “Hộp đi xa”");
        (await app.Database.QuerySingleAsync<bool>("select due_on <= @day::date from library.loan where site_id = @Id", new { first.Id, day = Neighbours.Day(app, 40) })).ShouldBeTrue();
        (await owner.OpenAsync(box)).ShouldSay($"Bạn đọc ở {first.Name} đang mượn").ShouldNotSay("Sùng Thị Hộp");
        (await one.DoAsync(box, HandOver)).ShouldSay("Bạn đọc còn giữ 1 cuốn");
        (await one.PostAsync($"{box}?handler=HandOver", Fields.Of(("despite", "true")))).Dispose();
        (await two.OpenAsync(box)).ShouldSay("Đang trên đường đến " + second.Name).ShouldNotSay("Sùng Thị Hộp");
        await two.PutAsync(box, books[1]);
        (await two.DoAsync(box, "form[action*='handler=Arrive']")).ShouldSay("Đã nhận đủ 1 cuốn");

        // What stayed behind comes home by itself.
        await app.ScanAsync(one, books[0]);
        (await one.DoAsync(box, "form[action*='handler=SendAfter']")).ShouldSay("Đã ghi gửi về " + home.Name);
        (await two.DoAsync(box, HandOver)).ShouldSay($"Đã giao 1 cuốn cho {home.Name}");
        await owner.PutAsync(box, books[1]);
        await owner.PutAsync(box, books[0]);
        (await owner.DoAsync(box, "form[action*='handler=Arrive']")).ShouldSay("1 cuốn chưa thấy");
        (await owner.OpenAsync(Neighbours.Boxes)).ShouldSay("Đã về ngày");

        // The third was never seen after it had left: its school notes it as lost.
        (await owner.DoAsync(box, "form[action*='handler=Lose']")).ShouldSay("Đã ghi là mất").ShouldSay("Mất ở " + home.Name);
        (await app.Database.QueryAsync<int>("select state from library.copy where site_id = @Id order by number", new { home.Id })).ShouldBe([0, 0, 1]);
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.stay where site_id = @Id and ended_at is null", new { home.Id })).ShouldBe(0);
        (await app.ScanAsync(owner, books[0])).ShouldSay("đang trên giá");
    }

    [Fact]
    public async Task A_book_that_was_missing_turns_up()
    {
        var (home, owner) = await app.OneMoreSchoolAsync();
        var (school, there) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(owner, "Thấy lại sau", 2);
        var box = await MakeAsync(owner, "Hộp thiếu", (school, 0, 30));
        foreach (var book in books)
            await owner.PutAsync(box, book);
        await owner.DoAsync(box, HandOver);
        await there.PutAsync(box, books[0]);
        await there.DoAsync(box, "form[action*='handler=Arrive']");

        (await there.PutAsync(box, books[1])).ShouldSay("đã thấy lại");
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.stay where site_id = @Id and at_id = @school and arrived_at is not null", new { home.Id, school = school.Id })).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_lent_or_elsewhere_goes_into_no_box()
    {
        var (home, owner) = await app.OneMoreSchoolAsync();
        var (_, asker) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(owner, "Không vào hộp", 3);
        await app.ScanAsync(owner, books[0], (await app.PupilAsync(home, "Hờ A Giữ")).Id);
        await app.BorrowAsync(asker, owner, home, "Không vào hộp");
        var away = await app.Database.QuerySingleAsync<string>("select c.barcode from library.copy c join library.stay s on s.copy_id = c.id where c.site_id = @Id", new { home.Id });
        var (one, two) = (await MakeAsync(owner, "Hộp một"), await MakeAsync(owner, "Hộp hai"));

        (await owner.PutAsync(one, books[0])).ShouldSay("không xếp vào hộp được");
        (await owner.PutAsync(one, away)).ShouldSay("không xếp vào hộp được");
        (await owner.PutAsync(one, "TK777777")).ShouldSay("Không có cuốn nào của trường mình");
        var free = books.Single(b => b != books[0] && b != away);
        await owner.PutAsync(one, free);
        (await owner.PutAsync(two, free)).ShouldSay("không xếp vào hộp được");
        (await owner.DoAsync(one, "form[action*='handler=TakeOut']")).ShouldSay("Đã lấy ra khỏi hộp");
        (await owner.PutAsync(two, free)).ShouldSay("vào hộp");
        (await owner.DoAsync(one, "form[action*='handler=Discard']")).ShouldSay("Hộp hai").ShouldNotSay("Hộp một");
    }

    [Fact]
    public async Task The_department_plans_a_box_and_sees_what_goes_between_schools()
    {
        var (home, owner) = await app.OneMoreSchoolAsync();
        var (school, there) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(owner, "Hộp của Sở", 2);
        using var department = app.SignIn(await app.CreatePersonAsync(SiteRole.PortalAdministrator));
        using (var made = await department.PostFormAsync(Neighbours.Boxes, Fields.Of(("Name", "Hộp Sở giao"), ("Home", home.Slug)), "form:has([name=Home])"))
            made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var box = $"{Neighbours.Boxes}/{await app.Database.QuerySingleAsync<Guid>("select id from library.box where site_id = @Id", new { home.Id })}";
        (await department.DoAsync(box, "form[action*='handler=Stop']", ("School", school.Slug), ("From", Neighbours.Day(app, 0)), ("Until", Neighbours.Day(app, 30)))).ShouldSay("vào hành trình");

        (await owner.OpenAsync(box)).ShouldSay(school.Name).Document.QuerySelector("form[action*='handler=Stop']").ShouldBeNull();
        (await owner.PostAsync($"{box}?handler=Stop", Fields.Of(("School", school.Slug)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await owner.PutAsync(box, books[0]);
        await owner.DoAsync(box, HandOver);
        await there.PutAsync(box, books[0]);
        await there.DoAsync(box, "form[action*='handler=Arrive']");
        await app.BorrowAsync(there, owner, home, "Hộp của Sở");

        (await department.OpenAsync(Neighbours.Boxes)).ShouldSay("Hộp Sở giao").ShouldSay($"Ở {school.Name}");
        (await department.OpenAsync("/quan-tri/sach-giua-cac-truong")).TextsOf("tbody tr").Single(r => r.Contains(home.Name, StringComparison.Ordinal)).ShouldContain(school.Name);
        using var bytes = new MemoryStream(await department.Client.GetByteArrayAsync(department.Url("/quan-tri/sach-giua-cac-truong?handler=Xlsx"), LibraryApp.Ct));
        var row = bytes.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single(r => Equals(r["Từ trường"], home.Name));
        (row["Đến trường"], row["Hỏi mượn"], row["Đã gửi"], row["Theo hộp"]).ShouldBe((school.Name, 1d, 1d, 1d));
        (await owner.GetAsync("/quan-tri/sach-giua-cac-truong")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_manifest_lists_the_books_and_has_room_for_both_signatures()
    {
        var (home, owner) = await app.OneMoreSchoolAsync();
        var (school, _) = await app.OneMoreSchoolAsync();
        var books = await app.BooksAsync(owner, "Phiếu giao nhận", 2);
        var box = await MakeAsync(owner, "Hộp có phiếu", (school, 0, 30));
        foreach (var book in books)
            await owner.PutAsync(box, book);

        var paper = string.Join(' ', await Printed.PagesAsync(await owner.Client.GetByteArrayAsync(owner.Url($"{box}?handler=Pdf"), LibraryApp.Ct)));

        foreach (var words in new[] { "PHIẾU GIAO NHẬN HỘP SÁCH LUÂN CHUYỂN", "Hộp có phiếu", home.Name, school.Name, books[0], books[1], "2 bản", "Bên giao", "Bên nhận" })
            paper.ShouldContain(words);
    }

    private const string HandOver = "form[action*='handler=HandOver']";

    /// <returns>Its path.</returns>
    private async Task<string> MakeAsync(Visitor owner, string name, params (Site School, int From, int Until)[] stops)
    {
        using var made = await owner.PostFormAsync(Neighbours.Boxes, Fields.Of(("Name", name)), "form:has([name=Name])");
        var path = made.Headers.Location!.ToString()[owner.Site.PathPrefix.Length..];
        foreach (var (school, from, until) in stops)
            (await owner.DoAsync(path, "form[action*='handler=Stop']", ("School", school.Slug), ("From", Neighbours.Day(app, from)), ("Until", Neighbours.Day(app, until)))).ShouldSay("vào hành trình");
        return path;
    }

    private Task<string> CopyAsync(Site school, string barcode) => app.Database.QuerySingleAsync<string>("select id::text from library.copy where site_id = @Id and barcode = @barcode", new { school.Id, barcode });

    private async Task ShouldRefuseAsync(string sql, Guid id, string state)
        => (await Should.ThrowAsync<PostgresException>(app.Database.ExecuteAsync(sql, new { Id = id }), sql)).SqlState.ShouldBe(state, sql);
}
