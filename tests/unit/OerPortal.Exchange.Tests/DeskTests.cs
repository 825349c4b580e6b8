using System.IO.Compression;
using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Exchange.Models;
using OerPortal.TestKit;

namespace OerPortal.Exchange.Tests;

public sealed class DeskTests(ExchangeApp app)
{
    private const string Desk = "/quan-tri/nhap-hoc-lieu";

    [Fact]
    public async Task A_librarian_sends_a_ZIP_looks_at_the_preview_and_takes_it_in()
    {
        var (school, _, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        var zip = ExchangeApp.Zip(("truong/metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số", "bai.txt"), ExchangeApp.Row("t2", "Hỏng", "khong.txt"))), ("truong/bai.txt", "Bài học phân số."));
        var address = await SendAsync(librarian, zip, [new("Mode", "Submit")]);
        await app.WorkIsDoneAsync();

        var preview = await librarian.OpenAsync(address);
        preview.ShouldSay("Chưa có gì thay đổi").ShouldSay("Cột Tệp: không thấy tệp “khong.txt”").ShouldSay("Nhập 1 học liệu");
        (await app.QueryAsync<int>("select count(*)::int from resources.resource where site_id = @Id", school)).ShouldBe([0]);

        (await librarian.PostAsync($"{address}?handler=Begin", [], tokenFrom: address)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();
        (await librarian.OpenAsync(address)).ShouldSay("Đã nhập xong").ShouldSay("Đã thêm");
        (await app.QueryAsync<int>("select count(*)::int from resources.submission where site_id = @Id", school)).ShouldBe([1]);
        // The ZIP itself is needed no more.
        (await app.QueryAsync<string>("select name from ingest.file where site_id = @Id", school)).ShouldBe(["bai.txt"]);
        var report = await (await librarian.GetAsync($"{address}?handler=Report")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        report.ShouldContain("2,t1,Phân số,Đã thêm");
        report.ShouldContain("3,t2,Hỏng,Có lỗi");
        (await librarian.OpenAsync(Desk)).ShouldSay("1 mới, 0 thay đổi, 0 giữ nguyên, 1 có lỗi").ShouldSay("Nhập lúc");
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Nhập lúc");
        using (await administrator.GetAsync("/chon/ngon-ngu/en?ve=%2F")) { }
        (await administrator.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Import of").ShouldNotSay("Nhập lúc");
    }

    [Fact]
    public async Task What_is_sent_in_a_workbook_is_published_in_anothers_name_where_the_person_decides()
    {
        var (school, teacher, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var template = await (await librarian.GetAsync($"{Desk}?handler=Workbook")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            foreach (var (name, bytes) in new[] { ("metadata.xlsx", template), ("phan-so/bai-1.docx", "x"u8.ToArray()), ("phan-so/dap-an.pdf", "y"u8.ToArray()) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        var address = await SendAsync(librarian, packed.ToArray(), [new("Mode", "Publish"), new("Owner", $"{teacher.Id}")]);
        await app.WorkIsDoneAsync();

        // The example is for everybody; a school's librarian publishes what the school sees.
        var preview = await librarian.OpenAsync(address);
        preview.ShouldSay("vi-du-001").ShouldSay("Kế hoạch bài dạy: Phân số bằng nhau").ShouldSay("chỉ công bố ngay được học liệu xem trong trường");
        preview.Text.ShouldNotContain("không có giá trị");
        (await app.LastRunAsync(school)).OwnerId.ShouldBe(teacher.Id);
    }

    [Fact]
    public async Task The_page_looks_for_news_until_the_preview_is_there_and_not_after_that()
    {
        var (_, _, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        var address = await SendAsync(librarian, ExchangeApp.Zip(("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số")))), [new("Mode", "Draft")]);
        var work = app.WorkIsDoneAsync();
        var page = await librarian.OpenAsync(address);
        for (; !page.Text.Contains("Đây là bản xem trước", StringComparison.Ordinal); page = await librarian.OpenAsync(address))
        {
            // Until the run knows its file, the upload element follows it.
            if (page.Document.QuerySelector("oer-upload") is null)
                page.Document.QuerySelector("#import[data-under-way=true]").ShouldNotBeNull(page.Text);
        }

        await work;
        page.Document.QuerySelector("#import[data-under-way=false]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a/metadata.csv", "b/metadata.csv", "Trong tệp ZIP có hai bảng: “a/metadata.csv” và “b/metadata.csv”")]
    [InlineData("a/metadata.csv", "a/metadata.xlsx", "Đây là bản xem trước")]
    [InlineData("a/metadata.csv", "a/b/metadata.csv", "Đây là bản xem trước")]
    [InlineData("bai-1.txt", "bai-1.pdf", "Không thấy bảng")]
    public async Task Which_table_is_meant_is_never_guessed(string first, string second, string said)
    {
        var (_, _, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        var table = ExchangeApp.Table(ExchangeApp.Row("t1", "Phân số"));
        var address = await SendAsync(librarian, ExchangeApp.Zip((first, table), (second, table)), [new("Mode", "Draft")]);
        await app.WorkIsDoneAsync();
        (await librarian.OpenAsync(address)).ShouldSay(said);
    }

    [Theory]
    [InlineData(SiteRole.Reader)]
    [InlineData(SiteRole.Teacher)]
    public async Task Only_those_who_run_a_library_come_in(SiteRole role)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync(Desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_publishes_in_their_own_name()
    {
        var (school, _, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        var page = await librarian.ReadAsync(await librarian.PostFormAsync(Desk, [new("Mode", "Publish"), new("Owner", $"{person.Id}")], "form.card"));
        page.ShouldSay("Chọn người đứng tên học liệu");
        (await app.QueryAsync<int>("select count(*)::int from exchange.run where site_id = @Id", school)).ShouldBe([0]);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_was()
    {
        var (school, _, person) = await app.SchoolAsync();
        using var librarian = app.SignIn(person);
        var address = await SendAsync(librarian, ExchangeApp.Zip(("metadata.csv", ExchangeApp.Table([.. Enumerable.Range(1, 30).Select(n => ExchangeApp.Row($"t{n}", $"Bài {n}"))]))), [new("Mode", "Draft")]);
        await app.WorkIsDoneAsync();
        await librarian.PostAsync($"{address}?handler=Begin", [], tokenFrom: address);
        await librarian.PostAsync($"{address}?handler=Stop", [], tokenFrom: address);
        await app.WorkIsDoneAsync();
        if ((await app.LastRunAsync(school)).State == RunState.Stopped)
            await librarian.PostAsync($"{address}?handler=Begin", [], tokenFrom: address);
        await app.WorkIsDoneAsync();

        (await app.LastRunAsync(school)).ShouldSatisfyAllConditions(r => r.State.ShouldBe(RunState.Done), r => r.Added.ShouldBe(30), r => r.Seen.ShouldBe(30));
        (await app.QueryAsync<int>("select count(*)::int from resources.resource where site_id = @Id", school)).ShouldBe([30]);
    }

    [Fact]
    public async Task What_a_school_gives_out_is_the_same_at_another_school()
    {
        var (school, teacher, librarian) = await app.SchoolAsync();
        var folder = app.Folder(
            ("metadata.csv", ExchangeApp.Table(ExchangeApp.Row("t1", "\"Phân số, bằng nhau\"", "a.txt; b.txt").Replace(",,", ",Tệp chính; Đáp án (chỉ giáo viên xem được),Bài; Đáp án", StringComparison.Ordinal), ExchangeApp.Row("t2", "=Số", "c.txt", "Mọi người"))),
            ("a.txt", "Bài học."), ("b.txt", "Đáp án."), ("c.txt", "Số thập phân."));
        await app.VerbAsync("import", folder, "--site", school.Slug, "--as", teacher.UserName, "--publish-as", librarian.UserName);
        await app.WorkIsDoneAsync();
        using var visitor = app.SignIn(librarian);
        var zip = Path.Combine(app.DataFolder, $"{Guid.CreateVersion7():N}.zip");
        await File.WriteAllBytesAsync(zip, await (await visitor.GetAsync($"{Desk}?handler=Zip")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var (other, teacher2, librarian2) = await app.SchoolAsync();
        (await app.VerbAsync("import", zip, "--site", other.Slug, "--as", teacher2.UserName, "--publish-as", librarian2.UserName)).ShouldBe(0);
        await app.WorkIsDoneAsync();

        (await PublishedAsync(other)).ShouldBe(await PublishedAsync(school));
        var again = Path.Combine(app.DataFolder, $"ra-{Guid.CreateVersion7():N}");
        (await app.VerbAsync("export", again, "--site", other.Slug)).ShouldBe(0);
        (await app.VerbAsync("import", again, "--site", school.Slug, "--as", teacher.UserName, "--publish-as", librarian.UserName)).ShouldBe(0);
        (await app.LastRunAsync(school)).Unchanged.ShouldBe(2);
    }

    private Task<IReadOnlyList<string>> PublishedAsync(Site school) => app.QueryAsync<string>(
        """
        select v.metadata::text || v.visibility || string_agg(f.role || coalesce(f.title, '') || i.name || i.sha256, ',' order by f.role, f.position)
        from resources.version v join resources.resource r on r.current_version_id = v.id join resources.version_file f on f.version_id = v.id join ingest.file i on i.id = f.file_id
        where r.site_id = @Id group by r.id, v.id order by r.id
        """,
        school);

    /// <summary>Begins an import and sends its file in one piece, as a browser without scripts does.</summary>
    private static async Task<string> SendAsync(Visitor visitor, byte[] zip, IEnumerable<KeyValuePair<string, string>> choices)
    {
        var begun = await visitor.PostFormAsync(Desk, choices, "form.card");
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = begun.Headers.Location!.ToString();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(zip), "file", "hoc-lieu.zip" },
            { new StringContent(await visitor.TokenAsync(address)), "__RequestVerificationToken" },
        };
        (await visitor.Client.PostAsync(visitor.Url($"{address}?handler=Upload"), form, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return address;
    }
}
