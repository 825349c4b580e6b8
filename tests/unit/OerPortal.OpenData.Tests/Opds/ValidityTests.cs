using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.OpenData.Opds;
using OerPortal.OpenData.Opds.Atom;
using OerPortal.OpenData.Opds.Json;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>Every page that a reading app can come to is valid, in both forms and languages, at the portal and at a school.</summary>
public sealed class ValidityTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", true)]
    public async Task Every_page_of_OPDS_2_is_valid(string language, bool isSchool)
    {
        var school = await SchoolAsync();

        var pages = await CatalogCrawl.AllAsync(app, Root(school, isSchool, "/opds/v2", language), Within(school, isSchool, language));

        pages.Count.ShouldBeGreaterThan(20);
        pages.ShouldContain(page => !page.IsFeed);
        var documents = pages.Select(page => new { address = page.Address, document = page.Json, kind = page.IsFeed ? "feed" : "publication" });
        (await WebpubSchema.ComplaintsAboutCatalogAsync(JsonSerializer.Serialize(documents), Ct)).ShouldBeEmpty();
        foreach (var page in pages) SelfOf(page.Json).ShouldBe(page.Address.StartsWith('/') ? "http://localhost" + page.Address : page.Address);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("vi", true)]
    public async Task Every_page_of_OPDS_1_is_valid(string language, bool isSchool)
    {
        var school = await SchoolAsync();

        var pages = await CatalogCrawl.AllAsync(app, Root(school, isSchool, "/opds", language), Within(school, isSchool, language));

        pages.Count.ShouldBeGreaterThan(20);
        pages.ShouldContain(page => !page.IsFeed);
        pages.SelectMany(AtomCheck.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cover_is_told_in_two_sizes_that_every_app_shows()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Có bìa");
        var record = (await app.Records.FindAsync(published.PublicId, Ct))!;
        record = record with { Resource = record.Resource! with { Cover = FileAddress.Cover(published.FileId) } };
        var links = new CatalogLinks("https://hoclieu.example", "https://hoclieu.example", CatalogLinks.JsonPrefix, null);

        var (json, atom) = await app.ActAsSystemAsync(services => Task.FromResult((
            services.GetRequiredService<JsonFeed>().Write(record, links), services.GetRequiredService<CatalogFeed>().Write(record, links.Other))));

        var document = JsonDocument.Parse(json).RootElement;
        document.GetProperty("images").EnumerateArray().Select(image => (image.GetProperty("href").GetString(), image.GetProperty("type").GetString(), image.GetProperty("width").GetInt32())).ShouldBe(
            [($"https://hoclieu.example/tep/{published.FileId}/bia?rong=480", "image/jpeg", 480), ($"https://hoclieu.example/tep/{published.FileId}/bia?rong=160", "image/jpeg", 160)]);
        (await WebpubSchema.ComplaintsAboutCatalogAsync(JsonSerializer.Serialize(new[] { new { address = "x", kind = "publication", document } }), Ct)).ShouldBeEmpty();
        var page = new CatalogPage("x", "application/atom+xml;type=entry;profile=opds-catalog", Encoding.UTF8.GetString(atom));
        AtomCheck.Complaints(page).ShouldBeEmpty();
        page.Xml.Elements().Where(link => ((string?)link.Attribute("rel"))?.StartsWith("http://opds-spec.org/image", StringComparison.Ordinal) == true).Select(link => (string?)link.Attribute("rel"))
            .ShouldBe(["http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"]);
    }

    [Fact]
    public async Task The_schema_refuses_a_publication_that_cannot_be_had()
        => (await WebpubSchema.ComplaintsAboutCatalogAsync("""[{"address":"x","kind":"publication","document":{"metadata":{"title":"x"},"links":[]}}]""", Ct)).ShouldContain("x: /links");

    private async Task<Site> SchoolAsync()
    {
        var school = await app.CreateSchoolAsync("Trường Kiểm Tra");
        var rich = await app.PublishAsync(school, Samples.Rich("Truyện cổ Ba Na <1> & bạn"));
        var plain = await app.PublishAsync(school, OpenDataApp.About("Bài hai") with { Subjects = ["toan"], Grades = [], Levels = ["tieu-hoc"], Kind = "bai-giang", Contributors = [], Licence = "in-school" });
        await app.DivideAsync(await app.CollectAsync(school, "Bộ “hay”", rich, plain), "Tuần <1>", "Đọc & ghi", plain, "Chú ý");
        return school;
    }

    private static string Root(Site school, bool isSchool, string prefix, string language) => $"{(isSchool ? school.PathPrefix : "")}{prefix}?lang={language}";

    // Facets together with facets are more pages than a test can open; each with each other once is enough. Other tests' schools are theirs.
    private static Func<string, bool> Within(Site school, bool isSchool, string language) => address =>
    {
        var uri = new Uri(address);
        var facets = CountOf(uri.Query, "level=", "grade=", "subject=", "kind=", "format=", "language=", "licence=", "school=", "order=");
        return facets <= (isSchool ? 2 : 1)
            && uri.Query.Contains("lang=" + language, StringComparison.Ordinal)
            && (isSchool ? uri.AbsolutePath.StartsWith(school.PathPrefix + "/", StringComparison.Ordinal) : !uri.AbsolutePath.StartsWith("/truong/", StringComparison.Ordinal));
    };

    private static int CountOf(string query, params string[] names) => query.TrimStart('?').Split('&').Count(pair => names.Any(name => pair.StartsWith(name, StringComparison.Ordinal)));

    private static string? SelfOf(JsonElement page) => page.GetProperty("links").EnumerateArray()
        .Single(link => link.GetProperty("rel").GetString() == "self").GetProperty("href").GetString();
}
