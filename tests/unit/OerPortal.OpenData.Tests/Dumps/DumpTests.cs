using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Marc;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Dumps.Formats;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Dumps;

/// <summary>A portal of its own: what is dumped is everything there is.</summary>
public sealed class DumpTests(DumpTests.DumpApp app) : IClassFixture<DumpTests.DumpApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DumpFolder Folder => app.Services.GetRequiredService<DumpFolder>();

    [Fact]
    public async Task Every_public_resource_is_in_every_form_once()
    {
        var school = await app.CreateSchoolAsync();
        var open = await app.PublishAsync(school, "Trong tệp");
        var hidden = await app.PublishAsync(school, "Chỉ trong trường", Visibility.School);
        var gone = await app.PublishAsync(school, "Đã gỡ");
        await app.WithdrawAsync(gone);

        var dump = await MakeAsync();

        var lines = (await TextAsync(dump, "resources.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        lines.Count(line => line["id"]!.GetValue<string>() == open.PublicId).ShouldBe(1);
        File(dump, "resources.ndjson").Records.ShouldBe(lines.Length);
        foreach (var name in new[] { "resources.ndjson", "resources.csv", "resources.jsonld", "resources.marcxml" })
        {
            var text = await TextAsync(dump, name);
            text.ShouldContain(open.PublicId, Case.Sensitive, name);
            text.ShouldNotContain(hidden.PublicId, Case.Sensitive, name);
            text.ShouldNotContain(gone.PublicId, Case.Sensitive, name);
        }

        JsonNode.Parse(await TextAsync(dump, "resources.jsonld"))!["@graph"]!.AsArray().Count.ShouldBe(lines.Length);
        var marc = XDocument.Parse(await TextAsync(dump, "resources.marcxml"));
        marc.Root!.Elements(XName.Get("record", MarcXml.Namespace)).Count().ShouldBe(lines.Length);
    }

    [Fact]
    public async Task A_line_is_what_the_api_tells()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), "Như nhau");

        var dump = await MakeAsync();

        var line = (await TextAsync(dump, "resources.ndjson")).Split('\n').Single(l => l.Contains(published.PublicId, StringComparison.Ordinal));
        var told = (await app.ReadAsync($"/api/v1/resources/{published.PublicId}")).ToJsonString();
        JsonNode.Parse(line)!.ToJsonString().ShouldBe(told.Replace("http://localhost/", "http://localhost:5000/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_has_the_checksum_and_length_that_are_told()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Có mã kiểm tra");
        var dump = await MakeAsync();

        foreach (var file in dump.Files)
        {
            using var answer = await app.AskAsync($"/open-data/{dump.Date}/{file.Name}");
            var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
            bytes.LongLength.ShouldBe(file.Length);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(file.Sha256);
            answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/gzip"));
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            using var sum = await app.AskAsync($"/open-data/{dump.Date}/{file.Name}.sha256");
            (await sum.Content.ReadAsStringAsync(Ct)).ShouldBe($"{file.Sha256}  {file.Name}\n");
        }
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Tải tiếp");
        var dump = await MakeAsync();

        using var answer = await app.AskAsync($"/open-data/{dump.Date}/resources.csv.gz", headers: ("Range", "bytes=0-1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe([0x1f, 0x8b]);
    }

    [Fact]
    public async Task The_list_leads_to_the_files_and_on_to_the_changes()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Trước tệp");
        var dump = await MakeAsync();
        var later = await app.PublishAsync(school, "Sau tệp");

        var told = (await app.ReadAsync("/open-data/index.json"))["dumps"]![0]!;

        told["date"]!.GetValue<string>().ShouldBe(dump.Date);
        (await app.ReadAsync(told["changes"]!.PathOf())).Ids().ShouldBe([later.PublicId]);
        foreach (var file in told["files"]!.AsArray()) (await app.AskAsync(file!["address"]!.PathOf(), method: HttpMethod.Head)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var latest = await app.AskAsync("/open-data/latest/resources.ndjson.gz");
        latest.Headers.Location!.OriginalString.ShouldBe($"/open-data/{dump.Date}/resources.ndjson.gz");
    }

    [Fact]
    public async Task A_table_is_read_by_spreadsheets_and_counts_nothing()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, OpenDataApp.About("=HYPERLINK(\"http://x\")") with { Description = "Dòng một\nDòng \"hai\", ba" });
        var dump = await MakeAsync();

        var bytes = await BytesAsync(dump, "resources.csv");

        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\")\",");
        text.ShouldContain("\"Dòng một\nDòng \"\"hai\"\", ba\"");
        text.TrimStart('\ufeff').ShouldStartWith(string.Join(',', CsvFormat.Columns.Select(column => column.Name)) + "\r\n");
    }

    [Fact]
    public async Task Uses_are_told_by_day_and_never_of_fewer_than_five_people()
    {
        var school = await app.CreateSchoolAsync();
        var (open, hidden) = (await app.PublishAsync(school, "Được đọc"), await app.PublishAsync(school, "Nội bộ", Visibility.School));
        foreach (var published in new[] { open, hidden })
            await app.ExecuteAsync(
                "INSERT INTO usage.told (day, site_id, resource_id, is_open, from_id, views, reads, downloads) VALUES ('2026-01-05', @SiteId, @Id, true, @SiteId, 12, 0, 0)",
                new { published.Id, SiteId = school.Id });

        var dump = await MakeAsync();

        var rows = (await TextAsync(dump, "usage.csv")).Split("\r\n");
        rows.ShouldContain($"2026-01-05,{open.PublicId},{school.Slug},12,,");
        rows.ShouldNotContain(row => row.Contains(hidden.PublicId));
    }

    [Fact]
    public async Task Lines_are_as_the_schema_says()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Đúng cấu trúc");
        var dump = await MakeAsync();

        var lines = (await TextAsync(dump, "resources.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)).ToArray();

        (await JsonSchemas.ComplaintsAsync(JsonNode.Parse(await TextAsync(dump, "resources.schema.json"))!, lines, Ct)).ShouldBeEmpty();
        (await JsonSchemas.ComplaintsAsync(JsonNode.Parse(await TextAsync(dump, "resources.schema.json"))!, [new JsonObject { ["id"] = 7 }], Ct)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Seven_are_kept()
    {
        for (var i = 0; i < 9; i++) await MakeAsync();

        Folder.Prune(DumpFolder.Kept);

        Folder.All().Count.ShouldBe(7);
        Directory.GetDirectories(Folder.Root).Length.ShouldBe(7);
        var next = await MakeAsync();
        Folder.Newest()!.Date.ShouldBe(next.Date);
    }

    [Fact]
    public async Task The_verb_replaces_all_earlier_dumps_by_the_one_it_makes()
    {
        await MakeAsync();
        var earlier = await MakeAsync();
        var goes = await app.PublishAsync(await app.CreateSchoolAsync(), "Phải rút hẳn");
        var before = await MakeAsync();
        (await TextAsync(before, "resources.ndjson")).ShouldContain(goes.PublicId);
        await app.WithdrawAsync(goes);

        (await VerbAsync("--replaced")).ShouldBe(2);
        Folder.All().Count.ShouldBeGreaterThanOrEqualTo(3);
        (await VerbAsync("--replace")).ShouldBe(0);

        var only = Folder.All().ShouldHaveSingleItem();
        only.Date.ShouldNotBe(before.Date);
        Directory.GetDirectories(Folder.Root).ShouldHaveSingleItem();
        (await TextAsync(only, "resources.ndjson")).ShouldNotContain(goes.PublicId);
        foreach (var gone in new[] { earlier, before })
            await app.ProblemAsync($"/open-data/{gone.Date}/resources.ndjson.gz", 404);
        using var latest = await app.AskAsync("/open-data/latest/resources.ndjson.gz");
        latest.Headers.Location!.ToString().ShouldEndWith($"/open-data/{only.Date}/resources.ndjson.gz");
        (await app.ReadAsync("/open-data/index.json"))["dumps"]!.AsArray().Count.ShouldBe(1);
    }

    private Task<int> VerbAsync(params string[] arguments)
        => app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(verb => verb.Name == "open-data-dump").RunAsync(arguments, Ct));

    [Fact]
    public async Task What_was_left_half_made_is_never_given_and_goes_with_the_next()
    {
        await MakeAsync();
        var left = Folder.Begin();
        await System.IO.File.WriteAllTextAsync(Path.Combine(left, "resources.ndjson.gz"), "half", Ct);

        await app.ProblemAsync($"/open-data/{Path.GetFileName(left)}/resources.ndjson.gz", 404);
        await MakeAsync();

        Directory.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_room_the_earlier_ones_stay_and_the_log_says_why()
    {
        var earlier = await MakeAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("OpenData:DumpHour", "0")]).Build();
        app.Clock.Advance(TimeSpan.FromDays(1));
        var log = new ServerLog();
        using var logging = LoggerFactory.Create(logging => logging.AddProvider(log));

        await app.ActAsSystemAsync(services => new MakeDumpJob(
            ActivatorUtilities.CreateInstance<DumpMaker>(services, new[] { new FullDisk() }.AsEnumerable<IDumpFormat>()), Folder, services.GetRequiredService<ISites>(), settings, app.Clock, new Logger<MakeDumpJob>(logging))
            .RunAsync(new MakeDump(), new Silent(), Ct));

        log.Lines.Single().ShouldContain("could not be written");
        Folder.All()[0].Date.ShouldBe(earlier.Date);
        Directory.GetDirectories(Folder.Root, ".*").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("index.jsonx")]
    [InlineData("2026-11-29/../../keys/portal.key")]
    [InlineData("..%2f..%2fkeys/portal.key")]
    [InlineData("2026-11-29/..%2fdump.json")]
    [InlineData("nonsense/resources.csv.gz")]
    [InlineData("9999-99-99/resources.csv.gz")]
    [InlineData("latest/dump.json")]
    [InlineData("latest/.sha256")]
    public async Task Nothing_else_of_the_disk_has_an_address(string path)
    {
        using var answer = await app.AskAsync($"/open-data/{path}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_school_has_no_dumps_of_others()
    {
        var school = await app.CreateSchoolAsync();
        var dump = await MakeAsync();

        (await app.ReadAsync("/open-data/index.json", school)).ToJsonString().ShouldNotContain(dump.Date);
        await app.ProblemAsync($"/open-data/{dump.Date}/resources.csv.gz", 404, school);
    }

    private Task<Dump> MakeAsync() => app.DumpAsync();

    private static DumpFile File(Dump dump, string name) => dump.Files.Single(file => file.Name == name + ".gz");

    private async Task<string> TextAsync(Dump dump, string name) => Encoding.UTF8.GetString(await BytesAsync(dump, name));

    private async Task<byte[]> BytesAsync(Dump dump, string name)
    {
        await using var packed = new GZipStream(System.IO.File.OpenRead(Folder.PathOf(dump, File(dump, name))), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await packed.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    public sealed class DumpApp : OpenDataApp;

    private sealed class FullDisk : IDumpFormat, IDumpWriter
    {
        public string Name => "resources.full";

        public string MediaType => "text/plain";

        public IDumpWriter Begin(Stream to) => this;

        public Task WriteAsync(DumpPortion portion, CancellationToken cancellation) => throw new IOException("No space left on device");

        public Task EndAsync(CancellationToken cancellation) => throw new IOException("No space left on device");
    }
}
