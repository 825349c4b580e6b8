using System.Text.Json;
using System.Xml.Linq;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>What lists show, count and lead to.</summary>
public sealed class ListTests(OpenDataApp app)
{
    [Fact]
    public async Task A_publication_says_all_that_is_known_of_it()
    {
        var school = await app.CreateSchoolAsync("Trường Phổ Thông");
        var published = await app.PublishAsync(school, Samples.Rich("Đủ mọi điều"));
        var collection = await app.CollectAsync(school, "Chọn lọc", published);

        var json = (await ReadAsync($"/opds/v2/publications/{published.PublicId}")).Json;

        var about = json.GetProperty("metadata");
        about.GetProperty("@type").GetString().ShouldBe("http://schema.org/Book");
        about.GetProperty("identifier").GetString().ShouldBe($"urn:uuid:{published.Id}");
        Texts(about.GetProperty("altIdentifier")).ShouldBe([$"http://localhost/hoc-lieu/{published.PublicId}", "urn:isbn:9786040123456", "https://doi.org/10.1000/182", "https://example.edu.vn/a?b=1"]);
        Names(about, "author").ShouldBe(["Nguyễn Thị Lan"]);
        (Names(about, "illustrator").Single(), Names(about, "translator").Single(), Names(about, "narrator").Single(), Names(about, "editor").Single()).ShouldBe(("Lê Vẽ", "Trần Dịch", "Y Đọc", "Phan Biên"));
        about.GetProperty("contributor").EnumerateArray().Select(one => one.GetProperty("role").GetString()).ShouldBe(["col", "pht"]);
        Texts(about.GetProperty("language")).ShouldBe(["vi", "bdq"]);
        about.GetProperty("publisher").GetString().ShouldBe("NXB Giáo dục Việt Nam");
        about.GetProperty("published").GetString().ShouldBe("2020-09-01");
        about.GetProperty("numberOfPages").GetInt32().ShouldBe(84);
        about.GetProperty("duration").GetInt32().ShouldBe(2700);
        about.GetProperty("subject").EnumerateArray().Where(one => one.TryGetProperty("code", out _)).Select(one => one.GetProperty("code").GetString())
            .ShouldBe(["ngu-van", "tieng-dan-toc", "tieu-hoc", "thcs", "5", "6", "sach-dien-tu"]);
        Texts(about.GetProperty("accessibility").GetProperty("feature")).ShouldBe(["alternativeText", "tableOfContents"]);
        about.GetProperty("belongsTo").GetProperty("collection")[0].GetProperty("links")[0].GetProperty("href").GetString().ShouldBe($"http://localhost/opds/v2/publications?collection={collection}");
        var file = json.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("type").GetString() == "application/epub+zip");
        (file.GetProperty("rel").GetString(), file.GetProperty("href").GetString(), file.GetProperty("size").GetInt64(), file.GetProperty("title").GetString())
            .ShouldBe(("http://opds-spec.org/acquisition/open-access", $"http://localhost/tep/{published.FileId}/tai", 1_600_000, "sach.epub"));
    }

    [Fact]
    public async Task A_collections_sections_are_groups_of_its_list()
    {
        var school = await app.CreateSchoolAsync();
        var (first, second) = (await app.PublishAsync(school, "Không phần"), await app.PublishAsync(school, "Trong phần"));
        var collection = await app.CollectAsync(school, "Có phần", first, second);
        await app.DivideAsync(collection, "Tuần 2", "", second, "Đọc kĩ");

        var json = (await ReadAsync($"/opds/v2/publications?collection={collection}")).Json;

        json.GetProperty("publications").GetArrayLength().ShouldBe(2);
        var group = json.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem();
        (group.GetProperty("metadata").GetProperty("title").GetString(), group.GetProperty("metadata").GetProperty("numberOfItems").GetInt32()).ShouldBe(("Tuần 2", 1));
        group.GetProperty("publications")[0].GetProperty("metadata").GetProperty("title").GetString().ShouldBe("Trong phần");
    }

    [Fact]
    public async Task What_the_portal_draws_as_a_cover_is_a_picture_in_two_sizes()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Đường lên núi Ngọc Linh");
        var hidden = await app.PublishAsync(school, "Chỉ trong trường", Visibility.School);

        var images = (await ReadAsync($"/opds/v2/publications/{published.PublicId}")).Json.GetProperty("images").EnumerateArray().Select(image => (Href: image.GetProperty("href").GetString()!, Width: image.GetProperty("width").GetInt32())).ToArray();
        var links = (await ReadAsync($"/opds/publications/{published.PublicId}")).Xml.Elements().Where(link => ((string?)link.Attribute("rel"))?.StartsWith("http://opds-spec.org/image", StringComparison.Ordinal) == true);

        images.Select(image => image.Width).ShouldBe([480, 160]);
        links.Select(link => (string?)link.Attribute("href")).ShouldBe(images.Select(image => image.Href));
        using var client = app.Guest().Client;
        foreach (var (href, width) in images)
        {
            using var picture = await client.GetAsync(href, TestContext.Current.CancellationToken);
            picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
            picture.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            WidthOf(await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(width);
            using var again = new HttpRequestMessage(HttpMethod.Get, href) { Headers = { IfNoneMatch = { picture.Headers.ETag! } } };
            (await client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
        }

        foreach (var nothing in new[] { $"/bia/{published.PublicId}.jpg?rong=161", $"/bia/{published.PublicId}.jpg?rong=160&rong=480", $"/bia/{hidden.PublicId}.jpg?rong=160", "/bia/khongco123.jpg" })
            (await client.GetAsync(nothing, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, nothing);
    }

    [Fact]
    public async Task Pages_lead_through_the_whole_list_and_back()
    {
        var school = await app.CreateSchoolAsync();
        const int count = (2 * PublicationFeeds.PageSize) + 3;
        await app.PublishManyAsync(school, count);
        var root = $"{school.PathPrefix}/opds/v2/publications";

        var pages = await WalkAsync(root, "next");

        pages.Select(page => Meta(page).GetProperty("currentPage").GetInt32()).ShouldBe([1, 2, 3]);
        pages.ShouldAllBe(page => Meta(page).GetProperty("numberOfItems").GetInt32() == count);
        var titles = pages.SelectMany(Titles).ToArray();
        titles.Length.ShouldBe(count);
        titles.Distinct().Count().ShouldBe(count);
        var back = await WalkAsync(Link(pages[0], "last")!, "previous");
        back.Select(page => Meta(page).GetProperty("currentPage").GetInt32()).ShouldBe([3, 2, 1]);
        back.AsEnumerable().Reverse().SelectMany(Titles).ShouldBe(titles);
        Link(pages[0], "previous").ShouldBeNull();
        Link(pages[^1], "next").ShouldBeNull();
    }

    [Fact]
    public async Task Facets_narrow_what_is_chosen_already_and_say_how_many_there_are()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, OpenDataApp.About("Văn 6"));
        await app.PublishAsync(school, OpenDataApp.About("Văn 7") with { Grades = [7] });
        await app.PublishAsync(school, OpenDataApp.About("Toán 6") with { Subjects = ["toan"], Licence = "cc0-1.0" });

        var all = (await ReadAsync($"{school.PathPrefix}/opds/v2/publications?lang=vi")).Json;
        var literature = (await ReadAsync(Facet(all, "Môn học", "Ngữ văn").Href)).Json;
        var both = (await ReadAsync(Facet(literature, "Lớp", "Lớp 6").Href)).Json;

        Facet(all, "Môn học", "Ngữ văn").Count.ShouldBe(2);
        Facet(all, "Giấy phép", "CC0 1.0").Count.ShouldBe(1);
        Titles(literature).ShouldBe(["Văn 7", "Văn 6"], ignoreOrder: true);
        (Facet(literature, "Môn học", "Ngữ văn").IsActive, Facet(literature, "Môn học", "Toán").IsActive).ShouldBe((true, false));
        Facet(literature, "Lớp", "Lớp 6").Count.ShouldBe(1);
        Titles(both).ShouldBe(["Văn 6"]);
        Meta(both).GetProperty("numberOfItems").GetInt32().ShouldBe(1);
        Titles((await ReadAsync(Facet(both, "Môn học", "Tất cả").Href)).Json).ShouldBe(["Văn 6", "Toán 6"], ignoreOrder: true);
        all.GetProperty("facets").EnumerateArray().Select(group => group.GetProperty("metadata").GetProperty("title").GetString()).ShouldNotContain("Trường");
    }

    [Fact]
    public async Task A_school_lists_only_what_it_contributed_itself()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        var own = await app.PublishAsync(school, "Của mình");
        var other = await app.PublishAsync(neighbour, "Của trường bạn");
        await app.CollectAsync(neighbour, "Bộ của bạn", own, other);

        Titles((await ReadAsync($"{school.PathPrefix}/opds/v2/publications")).Json).ShouldBe(["Của mình"]);
        using var client = app.Guest().Client;
        foreach (var catalog in new[] { "/opds", "/opds/v2" })
            (await client.GetAsync($"{school.PathPrefix}{catalog}/publications/{other.PublicId}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await ReadAsync($"{school.PathPrefix}/opds/v2/collections")).Text.ShouldNotContain("Bộ của bạn");
        (await ReadAsync("/opds/v2/schools")).Text.ShouldContain($"{school.PathPrefix}/opds/v2");
    }

    [Theory]
    [InlineData(Visibility.School)]
    [InlineData(Visibility.Province)]
    public async Task What_is_not_public_is_in_no_catalogue(Visibility visibility)
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, $"Kín {school.Slug}", visibility);

        foreach (var prefix in new[] { "/opds", "/opds/v2" })
        {
            var pages = await CatalogCrawl.AllAsync(app, $"{school.PathPrefix}{prefix}", address => address.Contains(school.Slug, StringComparison.Ordinal));
            pages.ShouldAllBe(page => !page.Text.Contains("Kín", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_school_that_switched_open_data_off_is_in_no_count()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, OpenDataApp.About("Sẽ tắt") with { Keywords = [school.Slug] });
        var sites = (ISites)app.Services.GetService(typeof(ISites))!;
        await sites.SwitchFeatureAsync(school.Id, "open-data", on: false, TestContext.Current.CancellationToken);
        await app.FollowAsync();

        var list = (await ReadAsync($"/opds/v2/publications?query={school.Slug}")).Json;

        Meta(list).GetProperty("numberOfItems").GetInt32().ShouldBe(0);
        list.GetProperty("facets").ToString().ShouldNotContain(school.Id.ToString("N"));
        using var client = app.Guest().Client;
        (await client.GetAsync($"{school.PathPrefix}/opds/v2", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_most_people_read_is_a_list_of_its_own_once_enough_did()
    {
        var school = await app.CreateSchoolAsync();
        var little = await app.PublishAsync(school, "Ít người đọc");
        var much = await app.PublishAsync(school, "Nhiều người đọc");
        var most = await app.PublishAsync(school, "Nhiều nhất");
        var hidden = await app.PublishAsync(school, "Trong trường", Visibility.School);
        (await ReadAsync($"{school.PathPrefix}/opds/v2?lang=vi")).Text.ShouldNotContain("Đọc nhiều nhất");
        foreach (var (one, readers) in new[] { (little, 4), (much, 5), (most, 9), (hidden, 20) })
            await app.ExecuteAsync(
                "insert into usage.total (site_id, resource_id, views, viewers, reads, readers, downloads, downloaders) values (@Everywhere, @Id, 0, 0, @readers, @readers, 0, 0)",
                new { Everywhere = Guid.Empty, one.Id, readers });

        var list = (await ReadAsync($"{school.PathPrefix}/opds/v2/most-read?lang=vi")).Json;

        Titles(list).ShouldBe(["Nhiều nhất", "Nhiều người đọc"]);
        Meta(list).GetProperty("numberOfItems").GetInt32().ShouldBe(2);
        // Another address than the one that is kept.
        (await ReadAsync($"{school.PathPrefix}/opds/v2?lang=vi&x=1")).Text.ShouldContain("http://opds-spec.org/sort/popular");
        (await ReadAsync($"{school.PathPrefix}/opds/most-read")).MediaType.ShouldContain("kind=acquisition");
    }

    [Theory]
    [InlineData("", "/opds/v2/publications{?query}")]
    [InlineData("?lang=en", "/opds/v2/publications?lang=en{&query}")]
    public async Task The_template_of_a_search_keeps_the_language(string query, string template)
        => Link((await ReadAsync("/opds/v2" + query)).Json, "search").ShouldBe("http://localhost" + template);

    [Fact]
    public async Task One_publication_has_one_name_in_both_forms_and_all_feeds()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Một tên");
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var list = (await ReadAsync($"{school.PathPrefix}/opds/publications?lang=en")).Xml;
        var entry = (await ReadAsync($"/opds/publications/{published.PublicId}")).Xml;

        list.Element(atom + "entry")!.Element(atom + "id")!.Value.ShouldBe($"urn:uuid:{published.Id}");
        entry.Element(atom + "id")!.Value.ShouldBe($"urn:uuid:{published.Id}");
    }

    private async Task<CatalogPage> ReadAsync(string address)
    {
        using var client = app.Guest().Client;
        return await CatalogCrawl.ReadAsync(client, address);
    }

    private async Task<List<JsonElement>> WalkAsync(string from, string rel)
    {
        var pages = new List<JsonElement>();
        for (var address = from; address is not null; address = Link(pages[^1], rel)) pages.Add((await ReadAsync(address)).Json);
        return pages;
    }

    // The head of the frame, which comes after the tables.
    private static int WidthOf(byte[] jpeg)
    {
        for (var at = 2; at < jpeg.Length - 8; at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]))
            if (jpeg[at + 1] is 0xC0 or 0xC2) return (jpeg[at + 7] << 8) | jpeg[at + 8];
        return 0;
    }

    private static JsonElement Meta(JsonElement page) => page.GetProperty("metadata");

    private static string? Link(JsonElement page, string rel)
        => page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == rel).Select(link => link.GetProperty("href").GetString()).FirstOrDefault();

    private static IEnumerable<string> Titles(JsonElement page) => page.GetProperty("publications").EnumerateArray().Select(one => one.GetProperty("metadata").GetProperty("title").GetString()!);

    private static (string Href, int? Count, bool IsActive) Facet(JsonElement page, string group, string title)
    {
        var link = page.GetProperty("facets").EnumerateArray().Single(facet => facet.GetProperty("metadata").GetProperty("title").GetString() == group)
            .GetProperty("links").EnumerateArray().Single(one => one.GetProperty("title").GetString() == title);
        return (link.GetProperty("href").GetString()!, link.TryGetProperty("properties", out var more) ? more.GetProperty("numberOfItems").GetInt32() : null, link.TryGetProperty("rel", out _));
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());

    private static IEnumerable<string?> Names(JsonElement about, string role) => about.GetProperty(role).EnumerateArray().Select(one => one.GetProperty("name").GetString());
}
