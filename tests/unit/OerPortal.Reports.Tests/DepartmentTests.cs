using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Freezing;
using OerPortal.Reports.Jobs;
using OerPortal.Reports.Models;
using OerPortal.Reports.Overview;
using OerPortal.Reports.Targets;
using OerPortal.TestKit;

namespace OerPortal.Reports.Tests;

public sealed class DepartmentTests(ReportsApp app)
{
    private const string Overview = "/quan-tri/danh-gia-thu-vien";
    private const string NewCriterion = "/quan-tri/tieu-chi-thu-vien/moi";

    [Fact]
    public async Task The_overview_counts_schools_of_a_district_and_sums_up_what_is_missing()
    {
        var district = $"Huyện {Guid.CreateVersion7():N}";
        var (one, two, silent) = (await PlacedAsync(district), await PlacedAsync(district), await PlacedAsync(district));
        await ReportAsync(one, copies: 2_363);
        await ReportAsync(two, copies: 2_390);
        await ReportAsync(two, copies: 2_400, version: 2);
        var department = await app.SignInAsReviewerAsync();

        var page = await department.OpenAsync($"{Overview}?nam={app.Year.Begins}&noi={Uri.EscapeDataString(district)}");

        page.TextsOf("tbody tr").ShouldContain($"{district} 3 0 1 1 1");
        page.ShouldSay("37 bản").ShouldSay(silent.Name);
        page.Document.QuerySelectorAll("#truong tbody tr").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_leaves_as_a_table_and_as_a_workbook()
    {
        var district = $"Huyện {Guid.CreateVersion7():N}";
        var school = await PlacedAsync(district);
        await ReportAsync(school, copies: 2_400);
        var department = await app.SignInAsReviewerAsync();
        var query = $"{Overview}?nam={app.Year.Begins}&noi={Uri.EscapeDataString(district)}&handler=";

        using var csv = await department.GetAsync(query + "Csv");
        using var xlsx = await department.GetAsync(query + "Xlsx");

        (await csv.Content.ReadAsStringAsync(ReportsApp.Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        using var book = new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync(ReportsApp.Ct));
        book.GetSheetNames().Count.ShouldBe(2);
        ((IDictionary<string, object>)book.Query(useHeaderRow: true).Single())["Kết quả"].ShouldBe("Mức 1");
    }

    [Fact]
    public async Task The_overview_takes_the_same_few_statements_for_many_schools()
    {
        async Task<int> CountAsync()
        {
            using var count = new StatementCount();
            await app.ActAsSystemAsync(async s =>
            {
                var reports = s.GetRequiredService<SchoolReports>();
                var lines = await reports.ListAsync(app.Year, null, ReportsApp.Ct);
                await reports.MissingAsync(app.Year, [.. lines.Select(l => l.School.Id)], ReportsApp.Ct);
                await s.GetRequiredService<TargetBoard>().AllAsync(ReportsApp.Ct);
            });
            return count.Take();
        }
        var before = await CountAsync();
        for (var more = 0; more < 5; more++)
        {
            var school = await PlacedAsync("Huyện xa");
            await app.BooksAsync(school, 10);
            await app.PupilsAsync(school, 5);
        }

        (await CountAsync()).ShouldBe(before);
        before.ShouldBeInRange(5, 12);
    }

    [Fact]
    public async Task A_criterion_is_changed_from_a_day_on_and_its_history_stays()
    {
        var department = await app.SignInAsReviewerAsync();
        var code = $"thu{Guid.CreateVersion7():N}";
        using (var added = await department.PostFormAsync(NewCriterion, Of(("SchoolLevel", "gdtx"), ("Standard", "2"), ("Level", "2"), ("TextVi", code), ("TextEn", code), ("Formula", "seats"), ("Threshold", "20"), ("ValidFrom", "2024-09-01"))))
            added.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await department.ReadAsync(added)).Text);
        var id = (await app.QueryAsync<Guid>("select id from reports.criterion where text_vi = @code", new { code })).Single();

        using var early = await department.PostFormAsync($"{NewCriterion}?criterionId={id}", Of(("Threshold", "25"), ("ValidFrom", "2023-01-01")));
        using var changed = await department.PostFormAsync($"{NewCriterion}?criterionId={id}", Of(("Threshold", "25,5"), ("ValidFrom", "2026-09-01"), ("IsVerified", "true"), ("Article", "Điều 8")));

        (await department.ReadAsync(early)).ShouldSay("Phiên bản trước có hiệu lực từ 1/9/2024").Document.QuerySelector("[name='Form.Threshold']")!.GetAttribute("value").ShouldBe("25");
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await department.ReadAsync(changed)).Text);
        (await app.QueryAsync<decimal>("select threshold from reports.criterion where text_vi = @code order by valid_from", new { code })).ShouldBe([20, 25.5m]);
        var page = await department.OpenAsync("/quan-tri/tieu-chi-thu-vien?cap=gdtx");
        page.TextsOf("tbody tr").Single(r => r.Contains(code, StringComparison.Ordinal)).ShouldSatisfyAllConditions(r => r.ShouldContain("≥ 25,5"), r => r.ShouldContain("Điều 8"), r => r.ShouldContain("1 phiên bản trước"));
    }

    [Theory]
    [InlineData("Threshold", "bốn", "Hãy nhập số từ 0")]
    [InlineData("Share", "130", "Hãy nhập số từ 0 đến 100")]
    [InlineData("TextVi", " ", "Cần điền ô này")]
    [InlineData("Formula", "khong-co", "Hãy chọn một mục")]
    [InlineData("ValidFrom", "hôm nay", "Chưa đúng ngày")]
    public async Task What_is_no_criterion_is_refused_in_words(string field, string value, string said)
    {
        var department = await app.SignInAsReviewerAsync();
        var typed = new Dictionary<string, string> { ["SchoolLevel"] = "gdtx", ["Standard"] = "1", ["Level"] = "1", ["TextVi"] = "Chỗ ngồi", ["TextEn"] = "Seats", ["Formula"] = "seats", ["Threshold"] = "20", ["ValidFrom"] = "2024-09-01", [field] = value };

        using var refused = await department.PostFormAsync(NewCriterion, Of([.. typed.Select(t => (t.Key, t.Value))]));

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await department.ReadAsync(refused)).ShouldSay(said);
    }

    [Fact]
    public async Task A_verified_criterion_says_where_it_stands()
    {
        var department = await app.SignInAsReviewerAsync();

        using var refused = await department.PostFormAsync(NewCriterion, Of(("SchoolLevel", "gdtx"), ("Standard", "1"), ("Level", "1"), ("TextVi", "Chỗ"), ("TextEn", "Seats"), ("Formula", "seats"), ("Threshold", "2"), ("ValidFrom", "2024-09-01"), ("IsVerified", "true")));

        (await department.ReadAsync(refused)).ShouldSay("Căn cứ: Cần điền ô này");
    }

    [Fact]
    public async Task Targets_stand_beside_what_there_is()
    {
        var department = await app.SignInAsReviewerAsync();

        using var refused = await department.PostFormAsync("/quan-tri/chi-tieu-thu-vien", Fields.Of(("Measured", "software"), ("Year", "2033"), ("Value", "170")), "form:has([name='Measured'])");
        (await department.PostFormAsync("/quan-tri/chi-tieu-thu-vien", Fields.Of(("Measured", "software"), ("Year", "2033"), ("Value", "92,5")), "form:has([name='Measured'])")).Dispose();

        (await department.ReadAsync(refused)).ShouldSay("Hãy nhập số từ 0 đến 100");
        (await department.OpenAsync("/quan-tri/chi-tieu-thu-vien")).TextsOf("tbody tr").ShouldContain("2033–2034– 92,5");
    }

    [Fact]
    public void Readers_grow_among_the_schools_that_are_known_in_both_years()
    {
        var (a, b, c) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        SchoolFigure[] before = [new(a, 2025, Figure.Readers, 100), new(b, 2025, Figure.Readers, 300)];
        SchoolFigure[] now = [new(a, 2026, Figure.Readers, 110), new(b, 2026, Figure.Readers, 322), new(c, 2026, Figure.Readers, 500)];

        Measure.Find("readers")!.Of(now, before, 3).ShouldBe(8);
        Measure.Find("readers")!.Of(now, [], 3).ShouldBeNull();
        Measure.Find("software")!.Of([new(a, 2026, Figure.Software, 1), new(b, 2026, Figure.Software, 0)], [], 3).ShouldBe(33.3m);
    }

    [Fact]
    public async Task Schools_of_other_rights_see_none_of_it()
    {
        var (school, librarian) = await app.SchoolAsync();
        foreach (var path in new[] { Overview, "/quan-tri/tieu-chi-thu-vien", NewCriterion, "/quan-tri/han-bao-cao", "/quan-tri/chi-tieu-thu-vien" })
        {
            (await librarian.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await app.SignIn(await app.CreatePersonAsync(SiteRole.Reviewer, school), school).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private async Task<Site> PlacedAsync(string district)
    {
        var school = await app.CreateSchoolAsync($"Trường {Guid.CreateVersion7():N}");
        var placed = school with { District = district, Commune = "Xã Ba Lan" };
        await app.ActAsSystemAsync(s => s.GetRequiredService<ISites>().SaveAsync(placed, ReportsApp.Ct));
        return placed;
    }

    /// <summary>Level 1 with 2,400 copies or more.</summary>
    private async Task ReportAsync(Site school, int copies, int version = 1)
    {
        if (version == 1)
        {
            foreach (var (key, value) in new[] { (Figure.Learners, 600), (Figure.Subjects, 13), (Figure.SubjectSets, 13), (Figure.Area, 60), ("computers", 1), (Figure.Software, 1), ("rules", 1), ("events", 1), (Figure.Staff, 1), ("plan", 1), (Figure.Copies, 0) })
                await app.TypeAsync(school, key, value);
        }
        await app.ExecuteAsync("update reports.typed_figure set value = @copies where site_id = @Id and key = 'copies'", new { school.Id, copies });
        var signed = await app.ActAsSystemAsync(s => s.GetRequiredService<ReportDesk>().SignAsync(school, app.Year, version, new Signature("Nguyễn Thị Hải", "Hiệu trưởng", version > 1 ? "Thêm sách" : "", app.Clock.GetUtcNow()), ReportsApp.Ct));
        signed.ShouldNotBeNull();
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(params (string Name, string Value)[] fields) => fields.Select(f => KeyValuePair.Create($"Form.{f.Name}", f.Value));
}
