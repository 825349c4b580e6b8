using System.Net;
using System.Text;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class ClearanceTests(LibraryApp app)
{
    private const string Clearance = "/quan-tri/muon-theo-lop/con-giu";

    [Fact]
    public async Task It_lists_by_class_who_still_has_books_of_any_kind_and_who_has_left()
    {
        var (school, librarian, pupils) = await LentAsync();
        var id = await app.ClassIdAsync(school, "6A");
        await app.Database.ExecuteAsync("update classes.pupil set left_at = now() where person_id = @Id", new { pupils[1].Id });

        var all = await librarian.OpenAsync($"{Clearance}?classId={id}");

        all.TextsOf("tbody tr").ShouldBe(["Lớp 6A 2 3", "Lớp 6B 1 1"]);
        all.TextsOf("#lop h3").ShouldBe(["Trần An", "Lê Bình Đã rời trường"]);
        all.TextsOf("#lop li > span:first-child").ShouldBe(["Toán 6 GK000001", "Tắt đèn TK000001", "Toán 6 GK000002"], ignoreOrder: true);
        (await librarian.OpenAsync("/quan-tri/muon-theo-lop")).TextsOf("tbody td.num").ShouldBe(["1", "0", "1", "0"]);
    }

    [Fact]
    public async Task Only_what_is_overdue_can_be_asked_for()
    {
        var (school, librarian, _) = await LentAsync();
        await app.Database.ExecuteAsync("update library.loan l set due_on = current_date - 40 from library.copy c where c.id = l.copy_id and c.register = 2 and l.site_id = @Id", new { school.Id });

        var late = await librarian.OpenAsync($"{Clearance}?loc=qua-han&classId={await app.ClassIdAsync(school, "6A")}");

        late.TextsOf("tbody tr").ShouldBe(["Lớp 6A 1 1"]);
        late.ShouldSay("Tắt đèn").ShouldSay("trễ").ShouldNotSay("GK000001");
        (await librarian.OpenAsync($"{Clearance}?loc=qua-han&classId={await app.ClassIdAsync(school, "6B")}")).ShouldSay("Lớp này không giữ cuốn nào như vậy");
    }

    [Fact]
    public async Task The_list_leaves_as_a_table_for_a_spreadsheet()
    {
        var (_, librarian, _) = await LentAsync();

        using var answer = await librarian.GetAsync($"{Clearance}?handler=File");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync(LibraryApp.Ct)).Trim().Split('\n', StringSplitOptions.TrimEntries);
        lines[0].ShouldContain("Lớp,Học sinh");
        lines.Length.ShouldBe(5);
        lines.ShouldContain(line => line.StartsWith("6A,Trần An,HS", StringComparison.Ordinal) && line.Contains("GK000001,Toán 6,") && line.EndsWith("45000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_and_sign_lists_are_printed()
    {
        var (school, librarian, pupils) = await LentAsync();
        var id = await app.ClassIdAsync(school, "6A");

        foreach (var address in new[] { $"{Clearance}/thu.pdf", $"{Clearance}/thu.pdf?classId={id}", $"{Clearance}/thu.pdf?who={pupils[0].Id}", $"/quan-tri/muon-theo-lop/{id}/ki-nhan.pdf" })
        {
            using var answer = await librarian.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            Encoding.ASCII.GetString(await answer.Content.ReadAsByteArrayAsync(LibraryApp.Ct), 0, 5).ShouldBe("%PDF-", address);
        }
        using var nobody = await librarian.GetAsync($"{Clearance}/thu.pdf?loc=qua-han");
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_neighbours_classes_and_pupils_are_unknown()
    {
        var (school, _, pupils) = await LentAsync();
        var id = await app.ClassIdAsync(school, "6A");
        var (_, other) = await app.SchoolAsync();

        (await other.OpenAsync(Clearance)).ShouldSay("Không em nào giữ sách như vậy");
        foreach (var address in new[] { $"{Clearance}?classId={id}", $"{Clearance}?handler=File&classId={id}", $"{Clearance}/thu.pdf?classId={id}", $"{Clearance}/thu.pdf?who={pupils[0].Id}" })
            (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    /// <summary>An of 6A has a textbook and a novel, Bình of 6A and Cúc of 6B a textbook each.</summary>
    private async Task<(Site School, Visitor Librarian, IReadOnlyList<Pupil> Pupils)> LentAsync()
    {
        var (school, librarian) = await app.SchoolAsync();
        IReadOnlyList<Pupil> pupils = [.. await app.ClassAsync(school, "6A", "Trần An", "Lê Bình"), .. await app.ClassAsync(school, "6B", "Ngô Cúc")];
        await app.TextbookAsync(librarian, "Toán 6", 3);
        await app.BooksAsync(librarian, "Tắt đèn", 1);
        foreach (var (at, pupil) in pupils.Index())
            await app.ScanAsync(librarian, $"GK{at + 1:000000}", pupil.Id);
        await app.ScanAsync(librarian, "TK000001", pupils[0].Id);
        return (school, librarian, pupils);
    }
}
