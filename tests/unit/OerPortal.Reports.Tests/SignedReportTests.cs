using System.Diagnostics;
using System.Net;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Reports.Freezing;
using OerPortal.TestKit;

namespace OerPortal.Reports.Tests;

public sealed class SignedReportTests(ReportsApp app)
{
    private const string Reports = "/quan-tri/tu-danh-gia/bao-cao";
    private const string Form = "form:has([name='JobTitle'])";

    [Fact]
    public async Task What_is_signed_stays_while_the_figures_go_on()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.PupilsAsync(school, 30);
        await app.BooksAsync(school, 83);
        var path = await SignAsync(librarian, "Nguyễn Thị Hải");
        var before = await PrintAsync(librarian, path);
        await app.BooksAsync(school, 500, name: "Đất rừng phương Nam");
        await app.ExecuteAsync("update classes.school_class set name = '6B' where site_id = @Id", new { school.Id });

        var page = await librarian.OpenAsync(path);

        page.ShouldSay("thiếu 37 bản").ShouldSay("Nguyễn Thị Hải, Hiệu trưởng").ShouldSay("nội dung còn nguyên");
        (await PrintAsync(librarian, path)).ShouldBe(before);
        before.ShouldContain("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        before.ShouldContain("BÁO CÁO TỰ ĐÁNH GIÁ THƯ VIỆN TRƯỜNG HỌC");
        before.ShouldContain("thiếu 37 bản");
        before.ShouldContain("HIỆU TRƯỞNG");
        before.ShouldContain("Nguyễn Thị Hải");
    }

    [Fact]
    public async Task A_correction_is_a_new_version_that_names_the_old_one()
    {
        var (_, librarian) = await app.SchoolAsync();
        var first = await SignAsync(librarian, "Nguyễn Thị Hải");

        using var silent = await librarian.PostFormAsync(Reports, Fields.Of(("Name", "Nguyễn Thị Hải"), ("JobTitle", "Hiệu trưởng")), Form);
        var second = await SignAsync(librarian, "Nguyễn Thị Hải", "Đo lại diện tích");

        (await librarian.ReadAsync(silent)).ShouldSay("Cần điền để kí báo cáo");
        (await librarian.OpenAsync(second)).ShouldSay("Phiên bản 2, thay phiên bản 1. Nội dung sửa: Đo lại diện tích");
        (await PrintAsync(librarian, second)).ShouldContain("thay phiên bản 1");
        (await librarian.OpenAsync(first)).ShouldNotSay("Đo lại");
        (await librarian.OpenAsync(Reports)).TextsOf("tbody tr").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_who_sign_the_same_version_the_second_is_told()
    {
        var (_, librarian) = await app.SchoolAsync();
        await SignAsync(librarian, "Nguyễn Thị Hải");

        using var late = await librarian.PostFormAsync(Reports, Fields.Of(("Version", "1"), ("Name", "Trần Văn Núi"), ("JobTitle", "Hiệu trưởng")), Form);

        (await librarian.ReadAsync(late)).ShouldSay("Vừa có người kí một phiên bản khác").Document.QuerySelector("[name='Name']")!.GetAttribute("value").ShouldBe("Trần Văn Núi");
    }

    [Theory]
    [InlineData("update reports.report set signer_name = 'Ai đó' where site_id = @Id", "OR001")]
    [InlineData("delete from reports.report where site_id = @Id", "OR001")]
    [InlineData("insert into reports.report select gen_random_uuid(), site_id, year, 5, '', 2, standards, learners, content, hash, signer_name, signer_title, signed_at, signed_by from reports.report where site_id = @Id", "OR002")]
    [InlineData("insert into reports.report select gen_random_uuid(), site_id, year, 2, '', 2, standards, learners, content || ' ', hash, signer_name, signer_title, signed_at, signed_by from reports.report where site_id = @Id", "OR003")]
    public async Task The_database_keeps_what_is_signed_whoever_writes(string sql, string code)
    {
        var (school, librarian) = await app.SchoolAsync();
        await SignAsync(librarian, "Nguyễn Thị Hải");

        (await Should.ThrowAsync<PostgresException>(() => app.ExecuteAsync(sql, new { school.Id }))).SqlState.ShouldBe(code);
    }

    [Fact]
    public async Task The_hash_is_of_the_content_on_the_paper()
    {
        var (school, librarian) = await app.SchoolAsync();
        await SignAsync(librarian, "Nguyễn Thị Hải");

        var (content, hash) = (await app.QueryAsync<(string, string)>("select content, hash from reports.report where site_id = @Id", new { school.Id })).Single();

        ReportPaper.HashOf(content).ShouldBe(hash);
        ReportPaper.Read(content).SignerName.ShouldBe("Nguyễn Thị Hải");
        ReportPaper.Read(content).ToJson().ShouldBe(content);
    }

    [Fact]
    public async Task A_department_reader_may_read_it_and_a_neighbour_may_not()
    {
        var (school, librarian) = await app.SchoolAsync();
        var path = await SignAsync(librarian, "Nguyễn Thị Hải");
        var (_, neighbour) = await app.SchoolAsync();
        var department = await app.CreatePersonAsync(Cms.Security.SiteRole.Reviewer);

        (await app.SignIn(department, school).OpenAsync(path)).ShouldSay("Nguyễn Thị Hải");
        (await neighbour.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(path + "?handler=Pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <returns>The path of the report.</returns>
    private static async Task<string> SignAsync(Visitor librarian, string name, string correction = "")
    {
        using var answer = await librarian.PostFormAsync(Reports, Fields.Of(("Name", name), ("JobTitle", "Hiệu trưởng"), ("Correction", correction)), Form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await librarian.ReadAsync(answer)).Text);
        return answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..].Split('?')[0];
    }

    /// <returns>The words on the paper.</returns>
    private static async Task<string> PrintAsync(Visitor librarian, string path)
    {
        using var answer = await librarian.GetAsync(path + "?handler=Pdf");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var folder = TemporaryFolder.Create("oer-report-");
        try
        {
            var (file, words) = (Path.Combine(folder, "a.pdf"), Path.Combine(folder, "a.txt"));
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(ReportsApp.Ct), ReportsApp.Ct);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, words]) { UseShellExecute = false })!;
            await process.WaitForExitAsync(ReportsApp.Ct);
            return string.Join(' ', (await File.ReadAllTextAsync(words, ReportsApp.Ct)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
