using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.OpenData.Opds;
using OerPortal.OpenData.Opds.Atom;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Json;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>Every page that a reading app can come to is valid, in both forms and languages, at the portal and at a school.</summary>
public sealed class ValidityTests(ValidityTests.CatalogApp app) : IClassFixture<ValidityTests.CatalogApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Site School => app.School;

    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", true)]
    public async Task Every_page_of_OPDS_2_is_valid(string language, bool isSchool)
    {
        var pages = await AllAsync(isSchool, "/opds/v2", language);

        var documents = pages.Select(page => new { address = page.Address, document = page.Json, kind = page.IsFeed ? "feed" : "publication" });
        (await WebpubSchema.ComplaintsAboutCatalogAsync(JsonSerializer.Serialize(documents), Ct)).ShouldBeEmpty();
        foreach (var page in pages) SelfOf(page.Json).ShouldBe(page.Address.StartsWith('/') ? "http://localhost" + page.Address : page.Address);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("vi", true)]
    public async Task Every_page_of_OPDS_1_is_valid(string language, bool isSchool)
    {
        var pages = await AllAsync(isSchool, "/opds", language);

        pages.SelectMany(AtomCheck.Complaints).ShouldBeEmpty();
        foreach (var page in pages) XDocument.Parse(page.Text).Faults().ShouldBeEmpty(page.Address);
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

    private async Task<IReadOnlyList<CatalogPage>> AllAsync(bool isSchool, string prefix, string language)
    {
        var pages = await CatalogCrawl.AllAsync(app, $"{(isSchool ? School.PathPrefix : "")}{prefix}?lang={language}", Within(isSchool, language));
        pages.Count.ShouldBeGreaterThan(20);
        pages.ShouldContain(page => !page.IsFeed);
        if (!isSchool) pages.ShouldContain(page => page.Address.Contains("at=after.2.", StringComparison.Ordinal), "a list that goes on");
        return pages;
    }

    // Facets together with facets are more pages than a test can open; each with each other once is enough. What schools have is looked at in one of them.
    private Func<string, bool> Within(bool isSchool, string language) => address =>
    {
        var uri = new Uri(address);
        var facets = CountOf(uri.Query, "level=", "grade=", "subject=", "kind=", "format=", "language=", "licence=", "school=", "order=");
        return facets <= (isSchool ? 2 : 1)
            && uri.Query.Contains("lang=" + language, StringComparison.Ordinal)
            && (isSchool ? uri.AbsolutePath.StartsWith(School.PathPrefix + "/", StringComparison.Ordinal) : !uri.AbsolutePath.StartsWith("/truong/", StringComparison.Ordinal));
    };

    private static int CountOf(string query, params string[] names) => query.TrimStart('?').Split('&').Count(pair => names.Any(name => pair.StartsWith(name, StringComparison.Ordinal)));

    private static string? SelfOf(JsonElement page) => page.GetProperty("links").EnumerateArray()
        .Single(link => link.GetProperty("rel").GetString() == "self").GetProperty("href").GetString();

    /// <summary>A portal of its own: what other tests publish by the hundred is not crawled through. One school has little of every kind, another one a list that goes on.</summary>
    public sealed class CatalogApp : OpenDataApp
    {
        internal Site School { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            School = await CreateSchoolAsync("Trường \"Kiểm <Tra>\" & bạn");
            var rich = await PublishAsync(School, Samples.Rich("Truyện cổ Ba Na <1> & bạn"));
            var plain = await PublishAsync(School, About("Bài hai") with { Subjects = ["toan"], Grades = [], Levels = ["tieu-hoc"], Kind = "bai-giang", Contributors = [], Licence = "in-school" });
            var whole = await PublishAsync(School, Whole.About);
            await DivideAsync(await CollectAsync(School, "Bộ “hay” \u0001 <lạ>", rich, plain, whole), "Tuần <1>", "Đọc & ghi", plain, "Chú ý");
            await PublishManyAsync(await CreateSchoolAsync(), PublicationFeeds.PageSize + 10);
        }
    }
}
