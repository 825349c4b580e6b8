using System.Net;
using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Tests;

public sealed class SchoolPageTests(ReportsApp app)
{
    private const string Assessment = "/quan-tri/tu-danh-gia";
    private const string Form = "form[action*='so-lieu']";

    [Fact]
    public async Task The_page_says_how_many_copies_are_missing()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilsAsync(school, 30);
        await app.BooksAsync(school, 83);

        var page = await librarian.OpenAsync(Assessment);

        page.ShouldSay("Thư viện chưa đạt mức 1").ShouldSay("thiếu 37 bản").ShouldSay("2,76 bản/học sinh").ShouldSay("chưa đối chiếu văn bản");
        page.ShouldSay("cần nhập: Diện tích thư viện (m²)");
    }

    [Fact]
    public async Task Figures_are_typed_and_a_counted_one_only_with_a_reason()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilsAsync(school, 30);
        (string, string) Typed(string key, string value) => ($"Lines[{At(key)}].Value", value);

        using var refused = await librarian.PostFormAsync(Assessment + "/so-lieu", Fields.Of(Typed("learners", "32"), Typed("area", "1.250,5")), Form);
        using var wrong = await librarian.PostFormAsync(Assessment + "/so-lieu", Fields.Of(Typed("seats", "hai chục")), Form);
        using var saved = await librarian.PostFormAsync(Assessment + "/so-lieu", Fields.Of(Typed("learners", "32"), ($"Lines[{At("learners")}].Reason", "Hai em mới chuyển đến"), Typed("area", "1.250,5")), Form);

        (await librarian.ReadAsync(refused)).ShouldSay("Hãy ghi lí do").Document.QuerySelector($"[name='Lines[{At("area")}].Value']")!.GetAttribute("value").ShouldBe("1.250,5");
        (await librarian.ReadAsync(wrong)).ShouldSay("Hãy nhập số nguyên").Document.QuerySelector($"[name='Lines[{At("seats")}].Value']")!.GetAttribute("value").ShouldBe("hai chục");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var figures = (await app.AssessAsync(school)).Figures;
        (figures["learners"].Value, figures["learners"].Counted, figures["learners"].Reason).ShouldBe((32, 30, "Hai em mới chuyển đến"));
        figures["area"].Value.ShouldBe(1250.5m);
    }

    [Fact]
    public async Task Newspapers_and_stock_takes_that_the_library_keeps_here_are_counted()
    {
        var (school, _) = await app.SchoolAsync();
        (await app.AssessAsync(school)).Figures["newspapers"].Value.ShouldBeNull("it may keep them on paper");
        var day = app.Year.From.AddDays(20);
        await app.ExecuteAsync(
            """
            insert into library.periodical (id, site_id, name, kind, publisher, frequency, copies, since, first_number, until, added_at)
            select gen_random_uuid(), @Id, name, 0, '', 1, 3, since, 1, until, now()
            from (values ('Thiếu niên Tiền phong', @day::date, null::date), ('Báo đã thôi', @day::date - 400, @day::date - 300)) as p (name, since, until);
            insert into library.stock_take (id, site_id, dated, store, board, note, begun_at, closed_at, number) values (gen_random_uuid(), @Id, @day, '', '', '', now(), now(), 1)
            """,
            new { school.Id, day });

        var figures = (await app.AssessAsync(school)).Figures;
        (figures["newspapers"].Value, figures["stocktaken"].Value).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_figure_that_is_left_empty_is_counted_again()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilsAsync(school, 30);
        await app.TypeAsync(school, "learners", 40, "Nhầm");

        (await librarian.PostFormAsync(Assessment + "/so-lieu", Fields.Of(($"Lines[{At("learners")}].Value", "")), Form)).Dispose();

        (await app.AssessAsync(school)).Figures["learners"].Value.ShouldBe(30);
    }

    [Fact]
    public async Task Evidence_and_a_ruling_stand_beside_the_criterion()
    {
        var (school, librarian) = await app.SchoolAsync();
        var criterion = $"{Assessment}/tieu-chi?ma=dien-tich&muc=1";

        using var script = await librarian.PostFormAsync(criterion, Fields.Of(("Words", "Ảnh phòng đọc"), ("Address", "javascript:alert(1)")), "form[action*='Attach']");
        using var added = await librarian.PostFormAsync(criterion, Fields.Of(("Words", "Ảnh phòng đọc"), ("Address", "/tin/anh")), "form[action*='Attach']");
        using var groundless = await librarian.PostFormAsync(criterion, Fields.Of(("Says", "met")), "form[action*='Rule']");
        using var ruled = await librarian.PostFormAsync(criterion, Fields.Of(("Says", "met"), ("Reason", "Dùng chung phòng đọc xã")), "form[action*='Rule']");

        (await librarian.ReadAsync(script)).ShouldSay("Đường dẫn bắt đầu bằng https://");
        (await librarian.ReadAsync(groundless)).ShouldSay("Hãy ghi lí do");
        var page = await librarian.OpenAsync(criterion);
        page.Document.QuerySelector("#minh-chung a")!.GetAttribute("href").ShouldBe("/tin/anh");
        page.ShouldSay("Nhà trường xét là đạt: Dùng chung phòng đọc xã");
        (await app.AssessAsync(school)).Standards[1].Level.ShouldBe(1);
        (await librarian.PostFormAsync(criterion, form: "form[action*='Detach']")).Dispose();
        (await librarian.OpenAsync(criterion)).ShouldNotSay("Ảnh phòng đọc");
    }

    [Fact]
    public async Task Teachers_and_guests_do_not_assess()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);

        (await teacher.GetAsync(Assessment)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Guest(school).GetAsync(Assessment)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_year_that_is_none_is_not_found_and_a_kind_without_criteria_says_so()
    {
        var (_, librarian) = await app.SchoolAsync();
        var (_, other) = await app.SchoolAsync("nghe");

        (await librarian.GetAsync(Assessment + "?nam=1900")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.GetAsync(Assessment + "?nam=2100")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.OpenAsync(Assessment)).ShouldSay("Chưa có tiêu chí cho cấp học này");
        (await other.OpenAsync(Assessment + "/bao-cao")).ShouldSay("Chưa có tiêu chí cho cấp học này");
    }

    private static int At(string key) => Figure.All.Index().First(f => f.Item.Key == key).Index;
}
