using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>What the head of a page tells scholarly search engines and reference programs, value by value.</summary>
public sealed class HeadFactsTests(ResourcesApp app)
{
    [Fact]
    public async Task All_that_is_known_of_a_work_stands_in_the_head()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");
        var published = await app.PublishAsync(school, about: Samples.About("Đường lên \"Ngọc Linh\" & <núi> 'cao'") with
        {
            AlternativeTitle = "Trường ca <núi>",
            Contributors = [new("Y \"Hnhân\" <y@x.vn>", "col"), new("Nguyễn Thị Hạnh", "aut"), new("A Thút", "ill"), new("Trần Văn Đức", "edt")],
            Description = "Dòng một có \"ngoặc\".\nDòng hai & <b>đậm</b>.",
            Keywords = ["truyện kể", "Xơ Đăng; Ba Na"],
            Subjects = ["ngu-van", "lich-su"],
            Source = new WorkSource("Tập truyện", "https://example.org/goc", "Bảo tàng \"Kon Tum\""),
            Issued = "2024-09-05",
            Publisher = "NXB <Kim Đồng>",
            Identifiers = [new("isbn", "978-604-0-12345-6"), new("doi", "10.1000/182")],
        });
        app.Files.Put((await app.Files.FindAsync(published.FileId, CancellationToken.None))! with { Kind = FileKind.Pdf, MediaType = "application/pdf" });
        var today = app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var (page, origin, facts) = await HeadAsync(published);

        facts.ShouldBe(
        [
            "citation_title: Đường lên \"Ngọc Linh\" & <núi> 'cao'",
            "citation_author: Y \"Hnhân\" <y@x.vn>",
            "citation_author: Nguyễn Thị Hạnh",
            "citation_publication_date: 2024/09/05",
            $"citation_online_date: {today.Replace('-', '/')}",
            "citation_publisher: NXB <Kim Đồng>",
            "citation_isbn: 978-604-0-12345-6",
            "citation_doi: 10.1000/182",
            "citation_language: vi",
            "citation_keywords: truyện kể; Xơ Đăng; Ba Na",
            $"citation_public_url: {page}",
            $"citation_abstract_html_url: {page}",
            $"citation_fulltext_html_url: {origin}/doc/{published.PublicId}",
            $"citation_pdf_url: {origin}/tep/{published.FileId}/tai",
            "DC.title: Đường lên \"Ngọc Linh\" & <núi> 'cao'",
            "DCTERMS.alternative: Trường ca <núi>",
            "DC.creator: Y \"Hnhân\" <y@x.vn>",
            "DC.creator: Nguyễn Thị Hạnh",
            "DC.contributor: A Thút",
            "DC.contributor: Trần Văn Đức",
            "DC.publisher: NXB <Kim Đồng>",
            "DCTERMS.issued: 2024-09-05",
            $"DCTERMS.modified: {today}",
            "DC.language: vi",
            "DC.language: sed",
            "DC.subject: Ngữ văn",
            "DC.subject: Lịch sử",
            "DC.subject: truyện kể",
            "DC.subject: Xơ Đăng; Ba Na",
            "DC.description: Dòng một có \"ngoặc\". Dòng hai & <b>đậm</b>.",
            "DC.type: Sách điện tử",
            "DC.format: application/pdf",
            $"DC.identifier: {page}",
            "DC.identifier: urn:isbn:978-604-0-12345-6",
            "DC.rights: CC BY 4.0",
            "DCTERMS.license: https://creativecommons.org/licenses/by/4.0/",
            "DCTERMS.rightsHolder: Bảo tàng \"Kon Tum\"",
            "DCTERMS.educationLevel: Lớp 6",
            $"DCTERMS.isPartOf: {app.Portal.Name}",
        ]);
    }

    [Fact]
    public async Task What_is_not_known_has_no_element_and_nothing_empty_stands_in_its_place()
    {
        var school = await app.CreateSchoolAsync("Trường <chưa> có \"gì\"");
        var published = await app.PublishAsync(school, about: new ResourceMetadata { Title = "\"><script>alert(1)</script>", Kind = "khac", Levels = ["thcs"], Subjects = ["khac"], Languages = ["vi"], Licence = "in-school", Description = new string('ă', 390) + " cuối cùng rất dài" });
        app.Files.Put((await app.Files.FindAsync(published.FileId, CancellationToken.None))! with { CanBeRead = false });
        var today = app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var (page, _, facts) = await HeadAsync(published);

        facts.ShouldBe(
        [
            "citation_title: \"><script>alert(1)</script>",
            "citation_author: Trường <chưa> có \"gì\"",
            $"citation_publication_date: {today.Replace('-', '/')}",
            $"citation_online_date: {today.Replace('-', '/')}",
            "citation_publisher: Trường <chưa> có \"gì\"",
            "citation_language: vi",
            $"citation_public_url: {page}",
            $"citation_abstract_html_url: {page}",
            "DC.title: \"><script>alert(1)</script>",
            "DC.creator: Trường <chưa> có \"gì\"",
            "DC.publisher: Trường <chưa> có \"gì\"",
            $"DCTERMS.issued: {today}",
            $"DCTERMS.modified: {today}",
            "DC.language: vi",
            "DC.subject: Lĩnh vực khác",
            $"DC.description: {new string('ă', 390)} cuối cùng…",
            "DC.type: Loại khác",
            "DC.format: application/epub+zip",
            $"DC.identifier: {page}",
            "DC.rights: Dùng trong nhà trường",
            "DCTERMS.educationLevel: THCS",
            $"DCTERMS.isPartOf: {app.Portal.Name}",
        ]);
    }

    private async Task<(string Page, string Origin, IReadOnlyList<string> Facts)> HeadAsync(PublishedResource published)
    {
        var page = await app.Guest().OpenAsync(published.Address);
        var canonical = page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;
        return (canonical, canonical[..^published.Address.Length],
        [
            .. page.Document.QuerySelectorAll("head meta[name]").Select(meta => (Name: meta.GetAttribute("name")!, Content: meta.GetAttribute("content")))
                .Where(meta => meta.Name.StartsWith("citation_", StringComparison.Ordinal) || meta.Name.StartsWith("DC", StringComparison.Ordinal))
                .Select(meta => $"{meta.Name}: {meta.Content}"),
        ]);
    }
}
