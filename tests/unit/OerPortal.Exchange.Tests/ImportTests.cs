using Microsoft.Extensions.DependencyInjection;
using OerPortal.Exchange.Models;
using OerPortal.TestKit;

namespace OerPortal.Exchange.Tests;

public sealed class ImportTests(ExchangeApp app)
{
    [Fact]
    public async Task A_table_is_taken_in_once_and_what_changes_becomes_a_new_version()
    {
        var (school, teacher, librarian) = await app.SchoolAsync();
        var folder = app.Folder(
            ("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số", "a/bai.txt; a/dap-an.txt").Replace(",,", ",Tệp chính; Đáp án (chỉ giáo viên xem được),; Đáp án", StringComparison.Ordinal), ExchangeApp.Row("t2", "Số thập phân", "b.txt"))),
            ("a/bai.txt", "Bài học phân số."), ("a/dap-an.txt", "Đáp án."), ("b.txt", "Số thập phân là gì?"));
        string[] asked = [folder, "--site", school.Slug, "--as", teacher.UserName, "--publish-as", librarian.UserName];

        (await app.VerbAsync("import", asked)).ShouldBe(0);
        await app.WorkIsDoneAsync();
        (await app.QueryAsync<string>("select title from resources.catalogue_entry where site_id = @Id order by title", school)).ShouldBe(["Phân số", "Số thập phân"]);
        var files = await app.QueryAsync<Guid>("select id from ingest.file where site_id = @Id", school);
        files.Count.ShouldBe(3);

        (await app.VerbAsync("import", asked)).ShouldBe(0);
        (await app.LastRunAsync(school)).ShouldSatisfyAllConditions(r => r.Unchanged.ShouldBe(2), r => r.Added.ShouldBe(0), r => r.Changed.ShouldBe(0));

        var table = Path.Combine(folder, "metadata.csv");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken)).Replace("Số thập phân,", "Số thập phân (sửa),", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await app.VerbAsync("import", asked)).ShouldBe(0);
        await app.WorkIsDoneAsync();
        var changed = (await app.RowsAsync(await app.LastRunAsync(school))).Single(r => r.Outcome == RowOutcome.Changed);
        changed.Fields.ShouldBe(["resources.column.title"]);
        (await app.QueryAsync<int>("select v.number from resources.version v join resources.resource r on r.current_version_id = v.id where r.site_id = @Id order by v.number", school)).ShouldBe([1, 2]);
        (await app.QueryAsync<Guid>("select id from ingest.file where site_id = @Id", school)).ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_says_what_would()
    {
        var (school, teacher, _) = await app.SchoolAsync();
        var folder = app.Folder(("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số", "a.txt"))), ("a.txt", "Bài."));

        (await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName, "--dry-run")).ShouldBe(0);

        var run = await app.LastRunAsync(school);
        (run.State, run.Added, run.Total).ShouldBe((RunState.Checked, 1, 1));
        (await app.QueryAsync<int>("select count(*)::int from resources.resource where site_id = @Id", school)).ShouldBe([0]);
        (await app.QueryAsync<int>("select count(*)::int from ingest.file where site_id = @Id", school)).ShouldBe([0]);
    }

    [Fact]
    public async Task Faulty_rows_are_named_with_row_and_column_and_leave_the_others_alone()
    {
        var (school, teacher, librarian) = await app.SchoolAsync();
        var folder = app.Folder(
            ("metadata.csv", ExchangeApp.Table(
                ExchangeApp.Row("t1", "Tốt", "a.txt"),
                ExchangeApp.Row("", "Không mã", "a.txt"),
                ExchangeApp.Row("t1", "Lặp", "a.txt"),
                ExchangeApp.Row("t4", "Môn lạ", "a.txt").Replace("Toán", "Phép thuật", StringComparison.Ordinal),
                ExchangeApp.Row("t5", "Thiếu tệp", "khong-co.txt"),
                ExchangeApp.Row("t6", "Ra ngoài", "../../etc/passwd"),
                ExchangeApp.Row("t7", "", "a.txt"),
                ExchangeApp.Row("t8", "Ai xem", "a.txt", "Cả làng"))),
            ("a.txt", "Bài."));

        (await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName, "--publish-as", librarian.UserName)).ShouldBe(1);

        var rows = await app.RowsAsync(await app.LastRunAsync(school));
        rows.Select(r => (r.Number, r.Outcome)).ShouldBe([(2, RowOutcome.New), .. Enumerable.Range(3, 7).Select(n => (n, RowOutcome.Faulty))]);
        rows[0].IsDone.ShouldBeTrue();
        rows.Skip(1).Select(r => r.Problems[0]).Select(p => (p.Column, p.Key)).ShouldBe(
        [
            ("exchange.column.key", "exchange.problem.no-key"),
            ("exchange.column.key", "exchange.problem.key-twice"),
            ("resources.column.subjects", "resources.table.unknown"),
            ("exchange.column.files", "exchange.problem.no-file"),
            ("exchange.column.files", "exchange.problem.unsafe-name"),
            ("resources.column.title", "contribute.problem.title"),
            ("exchange.column.visibility", "resources.table.unknown"),
        ]);
        (await app.QueryAsync<int>("select count(*)::int from resources.resource where site_id = @Id", school)).ShouldBe([1]);
    }

    [Fact]
    public async Task What_a_reviewer_has_or_another_person_owns_is_not_changed()
    {
        var (school, teacher, _) = await app.SchoolAsync();
        var other = await app.CreatePersonAsync(Cms.Security.SiteRole.Teacher, school);
        var folder = app.Folder(("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số", "a.txt"))), ("a.txt", "Bài."));
        await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName);
        await app.WorkIsDoneAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "metadata.csv"), ExchangeApp.Table(ExchangeApp.Row("t1", "Khác", "a.txt")), TestContext.Current.CancellationToken);

        await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName);
        (await app.RowsAsync(await app.LastRunAsync(school))).Single().Problems.Single().Key.ShouldBe("exchange.problem.submitted");
        await app.VerbAsync("import", folder, "--site", school.Slug, "--as", other.UserName);
        (await app.RowsAsync(await app.LastRunAsync(school))).Single().Problems.Single().Key.ShouldBe("exchange.problem.anothers");
    }

    [Fact]
    public async Task A_run_that_was_killed_before_it_wrote_down_what_it_took_takes_nothing_twice()
    {
        var (school, teacher, _) = await app.SchoolAsync();
        var folder = app.Folder(("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số", "a.txt"), ExchangeApp.Row("t2", "Số", "b.txt"))), ("a.txt", "Bài."), ("b.txt", "Số."));
        await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName);
        await app.WorkIsDoneAsync();
        var run = await app.LastRunAsync(school);
        await app.QueryAsync<int>("update exchange.run set state = 3, place = 0, seen = 0 where id = @Id; update exchange.row_report set is_done = false where run_id = @Id; select 1", run);

        var running = await app.LastRunAsync(school);
        await app.ActAsSystemAsync(s => s.GetRequiredService<Running.Importer>().GoOnAsync(
            running, _ => Task.FromResult<Bundles.IBundle>(new Bundles.FolderBundle(folder, s.GetRequiredService<Ingest.IArchives>(), s.GetRequiredService<Cms.Blobs.PortalFolders>())), _ => Task.CompletedTask, TestContext.Current.CancellationToken));

        (await app.RowsAsync(run)).ShouldAllBe(r => r.IsDone && r.Outcome == RowOutcome.New);
        (await app.QueryAsync<int>("select count(*)::int from resources.version where site_id = @Id", school)).ShouldBe([2]);
        (await app.QueryAsync<int>("select count(*)::int from ingest.file where site_id = @Id", school)).ShouldBe([2]);
    }

    [Theory]
    [InlineData("Tên học liệu\nA", "no-key")]
    [InlineData("", "empty")]
    [InlineData("Mã,Môn học,MON HOC\n1,Toán,Toán", "heading-twice")]
    public async Task A_table_that_is_none_is_said_so(string text, string trouble)
    {
        var (school, teacher, _) = await app.SchoolAsync();
        (await app.VerbAsync("import", app.Folder(("metadata.csv", text)), "--site", school.Slug, "--as", teacher.UserName)).ShouldBe(1);
        var run = await app.LastRunAsync(school);
        (run.State, run.Trouble).ShouldBe((RunState.Failed, trouble));
    }

    [Fact]
    public async Task Many_descriptions_without_files_are_published_as_a_catalogue()
    {
        var (school, teacher, librarian) = await app.SchoolAsync();
        var folder = app.Folder(("metadata.csv", ExchangeApp.Table([.. Enumerable.Range(1, 1203).Select(n => ExchangeApp.Row($"s{n}", $"Sách {n}"))])));
        string[] asked = [Path.Combine(folder, "metadata.csv"), "--site", school.Slug, "--as", teacher.UserName, "--publish-as", librarian.UserName, "--without-files"];
        (await app.VerbAsync("import", asked)).ShouldBe(0);
        (await app.QueryAsync<int>("select count(*)::int from resources.catalogue_entry where site_id = @Id", school)).ShouldBe([1203]);
        (await app.VerbAsync("import", asked)).ShouldBe(0);
        (await app.LastRunAsync(school)).Unchanged.ShouldBe(1203);
        await app.WorkIsDoneAsync();
    }

    [Fact]
    public async Task An_item_of_DSpace_becomes_a_draft_with_its_files_from_a_folder_and_from_a_ZIP()
    {
        var (school, teacher, _) = await app.SchoolAsync();
        (string, string)[] item =
        [
            ("item_001/dublin_core.xml", """
                <dublin_core><dcvalue element="title" qualifier="none">Truyện Núi</dcvalue><dcvalue element="contributor" qualifier="author">A Blưm</dcvalue>
                <dcvalue element="subject" qualifier="none">Ngữ văn</dcvalue><dcvalue element="subject" qualifier="none">truyền thuyết</dcvalue><dcvalue element="subject">Lớp 6</dcvalue>
                <dcvalue element="rights" qualifier="uri">http://creativecommons.org/licenses/by/4.0/</dcvalue><dcvalue element="language" qualifier="iso">vi</dcvalue>
                <dcvalue element="date" qualifier="issued">2019</dcvalue><dcvalue element="identifier" qualifier="uri">http://hdl.handle.net/123456789/77</dcvalue></dublin_core>
                """),
            ("item_001/contents", "nui.txt\tbundle:ORIGINAL\nlicense.txt\tbundle:LICENSE\n"), ("item_001/nui.txt", "Ngày xưa."), ("item_001/license.txt", "x"),
        ];
        var folder = app.Folder(item);

        (await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName, "--drafts")).ShouldBe(0);

        var row = (await app.RowsAsync(await app.LastRunAsync(school))).Single();
        (row.Key, row.Title, row.IsDone).ShouldBe(("123456789/77", "Truyện Núi", true));
        var about = (await app.QueryAsync<string>("select metadata::text from resources.version where site_id = @Id", school)).Single();
        about.ShouldContain("\"cc-by-4.0\"");
        about.ShouldContain("\"ngu-van\"");
        about.ShouldContain("truyền thuyết");
        (await app.QueryAsync<string>("select name from ingest.file where site_id = @Id", school)).ShouldBe(["nui.txt"]);
        await app.WorkIsDoneAsync();

        var zip = await app.KeptAsync(ExchangeApp.Zip(item), "dspace.zip");
        (await app.VerbAsync("import", zip, "--site", school.Slug, "--as", teacher.UserName, "--drafts")).ShouldBe(0);
        (await app.LastRunAsync(school)).Unchanged.ShouldBe(1, "the same item, packed");
    }

    [Theory]
    [InlineData("cartridge")]
    [InlineData("Moodle")]
    public async Task Each_file_of_a_course_becomes_a_draft_and_is_not_taken_twice(string what)
    {
        var (school, teacher, _) = await app.SchoolAsync();
        var course = what == "Moodle" ? await app.KeptAsync(SmallCourse.TarGz(SmallCourse.Moodle("Lớp 3")), "lop-3.mbz") : await app.KeptAsync(SmallCourse.Cartridge("Toán 4"), "toan-4.imscc");
        string[] asked = [course, "--site", school.Slug, "--as", teacher.UserName, "--drafts"];

        (await app.VerbAsync("import", [.. asked, "--dry-run"])).ShouldBe(0);
        (await app.RowsAsync(await app.LastRunAsync(school))).Select(r => (r.Key, r.Title, r.Outcome, r.IsDone)).ShouldBe(what == "Moodle"
            ? [("Lớp 3/bài học.txt", "Bài học về nước", RowOutcome.New, false), ("Lớp 3/phiếu 1.txt", "phiếu 1", RowOutcome.New, false)]
            : [("Toán 4/bai 1.txt", "Bài học phân số", RowOutcome.New, false), ("Toán 4/trang.html", "Trang giới thiệu", RowOutcome.New, false)]);
        (await app.VerbAsync("import", asked)).ShouldBe(0);
        await app.WorkIsDoneAsync();

        var names = what == "Moodle" ? new[] { "bài học.txt", "phiếu 1.txt" } : ["bai 1.txt", "trang.html"];
        (await app.QueryAsync<string>("select name from ingest.file where site_id = @Id and state in (9, 10) order by name", school)).ShouldBe(names, ignoreOrder: true);
        (await app.QueryAsync<string>("select metadata->>'keywords' from resources.version where site_id = @Id", school)).ShouldContain(k => k.Contains(what == "Moodle" ? "Nước quanh ta" : "Chương một"));
        (await app.VerbAsync("import", asked)).ShouldBe(0);
        (await app.LastRunAsync(school)).ShouldSatisfyAllConditions(r => r.Unchanged.ShouldBe(2), r => r.Added.ShouldBe(0));
    }
}
