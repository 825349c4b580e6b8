using System.Net;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class CatalogueTests(LibraryApp app)
{
    [Fact]
    public async Task A_title_is_found_without_marks_by_whatever_is_known_of_it()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.TitleAsync(librarian, "Đất rừng phương Nam", ("Input.People", "Đoàn Giỏi"), ("Input.Publisher", "Kim Đồng"), ("Input.Isbn", "978-604-2-12345-7"));
        await app.TitleAsync(librarian, "Lịch sử 6", ("Input.Kind", "Textbook"));

        foreach (var words in new[] { "dat rung", "GIỎI đoàn", "kim đồng đất", "9786042123457" })
            (await librarian.OpenAsync($"/quan-tri/sach?q={Uri.EscapeDataString(words)}")).TextsOf("tbody th").ShouldBe(["Đất rừng phương Nam"], words);
        (await librarian.OpenAsync("/quan-tri/sach?loai=Textbook")).TextsOf("tbody th").ShouldBe(["Lịch sử 6"]);
        (await librarian.OpenAsync("/quan-tri/sach?q=khong%20co")).ShouldSay("Không có nhan đề nào như vậy");
    }

    [Theory]
    [InlineData("Name", "  ", "Ghi nhan đề")]
    [InlineData("Isbn", "9786042123458", "ISBN này có chữ số sai")]
    [InlineData("Year", "hai nghìn", "Ghi năm, từ 1000")]
    [InlineData("Year", "999", "Ghi năm, từ 1000")]
    [InlineData("Pages", "0", "Ghi một số từ")]
    [InlineData("Price", "rẻ", "Ghi một số từ")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_lost(string field, string typed, string said)
    {
        var (_, librarian) = await app.SchoolAsync();

        var refused = await librarian.ReadAsync(await librarian.PostFormAsync(
            "/quan-tri/sach/moi", Fields.Of(($"Input.{field}", typed), ("Input.Name", "Tắt đèn"), ("Input.People", "Ngô Tất Tố")).DistinctBy(f => f.Key), "form:has([name='Input.Name'])"));

        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain(said);
        refused.Document.QuerySelector("[name='Input.People']")!.GetAttribute("value").ShouldBe("Ngô Tất Tố");
    }

    [Fact]
    public async Task A_second_title_with_the_same_ISBN_is_asked_about()
    {
        var (_, librarian) = await app.SchoolAsync();
        var first = await app.TitleAsync(librarian, "Toán 6", ("Input.Isbn", "9786042123457"));
        (string, string)[] again = [("Input.Name", "Toán lớp 6"), ("Input.Isbn", "978 604 212345 7")];

        var asked = await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/sach/moi", Fields.Of(again), "form:has([name='Input.Name'])"));
        asked.ShouldSay("Mục lục đã có nhan đề cùng ISBN: “Toán 6”").Document.QuerySelector($"main a[href$='/{first}']").ShouldNotBeNull();
        (await librarian.PostFormAsync("/quan-tri/sach/moi", Fields.Of([.. again, ("IsAnother", "true")]), "form:has([name='Input.Name'])")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await librarian.OpenAsync("/quan-tri/sach")).TextsOf("tbody th").Order().ShouldBe(["Toán 6", "Toán lớp 6"]);
    }

    [Fact]
    public async Task A_title_goes_unless_books_of_it_came_in()
    {
        var (_, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Ghi nhầm");
        await app.VoucherAsync(librarian, (title, 1));

        (await librarian.ReadAsync(await RemoveAsync())).ShouldSay("đã có trong phiếu nhập");
        title = await app.TitleAsync(librarian, "Ghi nhầm nữa");
        (await RemoveAsync()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await librarian.GetAsync($"/quan-tri/sach/{title}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task<HttpResponseMessage> RemoveAsync() => librarian.PostFormAsync($"/quan-tri/sach/{title}", form: "form[action*='handler=Remove']");
    }

    [Fact]
    public async Task Teachers_and_guests_have_no_business_here()
    {
        var (school, _) = await app.SchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        foreach (var page in new[] { "/quan-tri/muon-tra", "/quan-tri/sach", "/quan-tri/sach/moi", "/quan-tri/phieu-nhap-sach", "/quan-tri/noi-quy-muon" })
            (await teacher.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
    }

    [Theory]
    [InlineData("TK000123", BookKind.Reference, 123)]
    [InlineData("gk 7", BookKind.Textbook, 7)]
    [InlineData("Tn 12", BookKind.Children, 12)]
    public void Numbers_are_read_as_people_type_them(string typed, BookKind kind, int number) => Register.Read(typed).ShouldBe((kind, number));

    [Theory]
    [InlineData("TK")]
    [InlineData("TK12a")]
    [InlineData("tk9999999999")]
    [InlineData("Nvidia")]
    public void What_is_no_number_is_none(string typed) => Register.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("45.000", 45_000L)]
    [InlineData("45 000 đ", 45_000L)]
    [InlineData("0", 0L)]
    [InlineData("-5", null)]
    [InlineData("", null)]
    [InlineData("1234567890123", null)]
    public void Money_is_read_as_people_type_it(string typed, long? read) => Figures.Read(typed).ShouldBe(read);

    [Theory]
    [InlineData("Tô Hoài; Tạ Huy Long minh hoạ", "TÔH")]
    [InlineData("“An”", "AN")]
    [InlineData("", "")]
    public void The_author_mark_is_three_letters(string people, string mark) => CallNumbers.AuthorMark(people).ShouldBe(mark);
}
