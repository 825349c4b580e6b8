using System.IO.Compression;
using System.Xml.Linq;
using OerPortal.DemoBooks;
using OerPortal.DemoBooks.Epub;

namespace OerPortal.Demo.Tests;

public sealed class EpubBuilderTests
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static TheoryData<string> Slugs => [.. Manuscripts.All.Where(book => book.Files.Any(file => file.Format == "epub")).Select(book => book.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void A_publication_begins_with_its_type_stored_plain(string slug)
    {
        var bytes = Build(slug);

        // OCF 3.3 §4.3.1: the magic number at fixed offsets.
        System.Text.Encoding.ASCII.GetString(bytes, 30, 28).ShouldBe("mimetypeapplication/epub+zip");
    }

    [Theory, MemberData(nameof(Slugs))]
    public void The_package_names_every_member_and_every_member_is_named(string slug)
    {
        using var zip = Open(slug);
        var package = Package(zip);
        var named = package.Descendants(Opf + "item").Select(item => "EPUB/" + item.Attribute("href")!.Value).ToList();
        var members = zip.Entries.Select(entry => entry.FullName).Except(["mimetype", "META-INF/container.xml", "EPUB/package.opf"]);

        named.ShouldBe(members, ignoreOrder: true);
        package.Descendants(Opf + "itemref").Count().ShouldBe(Manuscripts.Find(slug).Chapters.Count + 2);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void The_metadata_speaks_for_the_book(string slug)
    {
        var book = Manuscripts.Find(slug);
        using var zip = Open(slug);
        var metadata = Package(zip).Descendants(Opf + "metadata").Single();

        metadata.Element(Dc + "title")!.Value.ShouldBe(book.Title);
        metadata.Element(Dc + "language")!.Value.ShouldBe(book.Language);
        metadata.Elements(Dc + "creator").Select(person => person.Value).ShouldBe(book.Authors.Where(credit => credit.Role == "aut").Select(credit => credit.Name));
        metadata.Elements(Opf + "meta").Count(meta => meta.Attribute("property")?.Value.StartsWith("schema:access", StringComparison.Ordinal) == true).ShouldBeGreaterThan(4);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_picture_has_a_text_alternative(string slug)
    {
        using var zip = Open(slug);

        var images = zip.Entries.Where(entry => entry.FullName.EndsWith(".xhtml", StringComparison.Ordinal)).Select(Read)
            .SelectMany(page => page.Descendants(ChapterPage.Xhtml + "img")).ToList();

        images.ShouldNotBeEmpty();
        images.ShouldAllBe(image => image.Attribute("alt")!.Value.Length > 5);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Building_twice_gives_the_same_bytes(string slug) => Build(slug).AsSpan().SequenceEqual(Build(slug)).ShouldBeTrue();

    [Fact]
    public void An_earlier_edition_has_fewer_chapters_and_the_same_name()
    {
        var book = Manuscripts.All.First(book => book.Journey.Earlier.Count > 0);
        var earlier = Edition.Earlier(book, 1);

        earlier.Chapters.ShouldBeLessThan(book.Chapters.Count);
        earlier.Urn.ShouldBe(Edition.Present(book).Urn);
        earlier.Date.ShouldBeLessThan(Edition.Present(book).Date);
    }

    private static byte[] Build(string slug)
    {
        var book = Manuscripts.Find(slug);
        return EpubBuilder.Build(book, Edition.Present(book));
    }

    private static ZipArchive Open(string slug) => new(new MemoryStream(Build(slug)));

    private static XDocument Package(ZipArchive zip) => Read(zip.GetEntry("EPUB/package.opf")!);

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }
}
