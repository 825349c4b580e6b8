using System.Text;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Pdf;

/// <summary>Newer programs say title and people in XMP alone.</summary>
public sealed class XmpFactsTests(IngestPortal portal)
{
    private const string Packet = """
        <?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/' pdf:Keywords='nước, vòng tuần hoàn'>
        <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Vòng tuần hoàn của nước</rdf:li><rdf:li xml:lang='en'>The water cycle</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>Đinh Văn Khuê</rdf:li><rdf:li>Rơ Châm Lan</rdf:li></rdf:Seq></dc:creator>
        <dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Bài đọc lớp 6</rdf:li></rdf:Alt></dc:description><dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>
        """;

    [Theory]
    [InlineData("")]
    [InlineData("/Producer(x)")]
    public async Task Title_and_people_come_from_XMP_where_the_information_says_none(string information)
    {
        var file = await portal.AcceptAsync(Pdf(Packet, information), "a.pdf");
        file.Metadata!.Title.ShouldBe("Vòng tuần hoàn của nước");
        file.Metadata.Contributors.Select(c => c.Name).ShouldBe(["Đinh Văn Khuê", "Rơ Châm Lan"]);
        file.Metadata.Description.ShouldBe("Bài đọc lớp 6");
        file.Metadata.Language.ShouldBe("vi");
        file.Metadata.Subjects.ShouldContain("nước");
    }

    [Fact]
    public async Task What_the_information_says_goes_first()
    {
        var file = await portal.AcceptAsync(Pdf(Packet, "/Title(Water)/Author(Y Thu)"), "a.pdf");
        file.Metadata!.Title.ShouldBe("Water");
        file.Metadata.Contributors.Select(c => c.Name).ShouldBe(["Y Thu"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML at all")]
    [InlineData("<a><b>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'><!ENTITY c '&b;&b;'>]><x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>&c;</dc:title></x:xmpmeta>")]
    public void Nothing_bad_comes_of_a_bad_packet(string packet) => XmpFacts.Read(packet).Title.ShouldBeNull();

    [Fact]
    public void A_packet_deep_and_long_is_read_as_far_as_is_sensible()
    {
        XmpFacts.Read(string.Concat(Enumerable.Repeat("<a>", 200_000))).Title.ShouldBeNull();
        XmpFacts.Read($"<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>{new string('x', 500_000)}</dc:title>").Title!.Length.ShouldBe(4000);
        XmpFacts.Read($"<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>{new string('x', 2_000_000)}</dc:title>").Title.ShouldBeNull();
    }

    private static byte[] Pdf(string packet, string information)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(packet));
        return new PdfForge { Catalogue = "/Metadata 6 0 R", Information = information }.Object($"<</Type/Metadata/Subtype/XML/Length {bytes.Length}>>stream\n{bytes}\nendstream").Build();
    }
}
