using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>Each format says everything that is known of a resource, and is valid.</summary>
public sealed class FormatTests(OpenDataApp app)
{
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Lom = "http://ltsc.ieee.org/xsd/LOM";

    public static TheoryData<string, string> EveryKind => new(from format in new[] { "oai_dc", "marc21", "lom" } from kind in ResourceKinds.All select (format, kind));

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_kind_of_resource_is_valid_in_every_format(string format, string kind)
    {
        Written(format, Whole.Resource with { About = Whole.About with { Kind = kind } }).ShouldBeValid();
        Written(format, Whole.Bare with { About = Whole.Bare.About with { Kind = kind } }).ShouldBeValid();
    }

    [Fact]
    public void Dublin_Core_says_who_what_when_where_and_under_which_licence()
    {
        var dc = Written("oai_dc", Whole.Resource).Root!;

        Values(dc, "title").ShouldBe(["Đường lên Ngọc Linh & <rừng> 𝄞", "Trường ca núi"]);
        Values(dc, "creator").ShouldBe(["Y Hnhân", "A Thuỷ", "Nhà rông"]);
        Values(dc, "contributor").ShouldBe(["Nguyễn; Văn, A", "Siu Black", "Trường THCS Đăk Hà"]);
        Values(dc, "subject").ShouldContain("Ngữ văn");
        Values(dc, "subject").ShouldContain("sử thi");
        Values(dc, "subject").ShouldContain("Chương trình GDPT 2018: Đọc mở rộng: truyền thuyết");
        Values(dc, "description").ShouldBe(["Dòng một.\nDòng hai; có \"ngoặc\"."]);
        Values(dc, "publisher").ShouldBe(["NXB Giáo dục Việt Nam"]);
        Values(dc, "date").ShouldBe(["2001", "1998-05"]);
        Values(dc, "type").ShouldBe(["Text", "Sách điện tử", "E-book"]);
        Values(dc, "format").ShouldBe(["application/epub+zip", "audio/mpeg"]);
        Values(dc, "identifier").ShouldBe(["https://kho.example.vn/hoc-lieu/abcdefghjk", "urn:isbn:9786040000019", "https://doi.org/10.1234/abc.5", "https://example.org/sach", "urn:issn:03785955", "local:KT-12"]);
        Values(dc, "source").ShouldBe(["Sử thi Tây Nguyên", "https://example.org/su-thi"]);
        Values(dc, "language").ShouldBe(["vi", "bdq", "en"]);
        Values(dc, "relation").ShouldContain("https://kho.example.vn/tep/1/tai");
        Values(dc, "relation").ShouldContain("https://kho.example.vn/bo-suu-tap/zyxwvtsrqp");
        Values(dc, "rights").ShouldBe(["https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0", "Viện Văn học", "Giữ nguyên tên nhân vật."]);
    }

    [Fact]
    public void Lom_says_for_whom_it_is_and_what_in_a_programme_it_serves()
    {
        var lom = Written("lom", Whole.Resource).Root!;

        lom.Descendants(Lom + "purpose").Select(purpose => purpose.Element(Lom + "value")!.Value)
            .ShouldBe(["discipline", "educational level", "educational objective", "prerequisite", "competency", "skill level", "discipline", "educational level", "accessibility restrictions"]);
        lom.Descendants(Lom + "intendedEndUserRole").Select(role => role.Element(Lom + "value")!.Value).ShouldBe(["learner", "teacher", "manager"]);
        lom.Element(Lom + "educational")!.Element(Lom + "typicalAgeRange")!.Value.ShouldBe("10-12");
        lom.Descendants(Lom + "typicalLearningTime").Single().Value.ShouldBe("PT2H15M0S");
        lom.Element(Lom + "technical")!.Element(Lom + "duration")!.Value.ShouldBe("PT1H2M5S");
        lom.Descendants(Lom + "entity").Select(card => card.Value).ShouldContain("BEGIN:VCARD\nVERSION:3.0\nN:Nguyễn\\; Văn\\, A;;;;\nFN:Nguyễn\\; Văn\\, A\nEND:VCARD");
        lom.Descendants(Lom + "taxon").Select(taxon => taxon.Element(Lom + "id")?.Value).ShouldContain("https://example.org/ctgdpt/doc");
        lom.Descendants(Lom + "taxon").Select(taxon => taxon.Element(Lom + "id")?.Value).ShouldContain("gdpt-2018/ngu-van/6/ke-lai");
        lom.Descendants(Lom + "kind").Select(kind => kind.Element(Lom + "value")!.Value).ShouldBe(["ispartof", "haspart", "isbasedon", "isversionof", "isbasedon", "requires", "isbasedon", "ispartof"]);
    }

    [Fact]
    public void The_schemas_find_faults()
    {
        var dc = Written("oai_dc", Whole.Resource);
        dc.Root!.Add(new XElement(Dc + "tittle", "x"));
        Should.Throw<ShouldAssertException>(dc.ShouldBeValid);
        var marc = Written("marc21", Whole.Resource);
        marc.Root!.Elements().First().Value = "00000xam a22000007i 4500";
        Should.Throw<ShouldAssertException>(marc.ShouldBeValid);
        var lom = Written("lom", Whole.Resource);
        lom.Descendants(Lom + "cost").Single().Element(Lom + "value")!.Value = "maybe";
        Should.Throw<ShouldAssertException>(lom.ShouldBeValid);
    }

    [Theory]
    [InlineData("oai_dc")]
    [InlineData("marc21")]
    [InlineData("lom")]
    public async Task Whole_answers_are_valid(string prefix)
    {
        var school = await app.CreateSchoolAsync("Trường \u0001& <Đăk Hà>");
        var published = await app.PublishAsync(school, Whole.About with { Title = "Đủ mọi thứ" });
        await app.CollectAsync(school, "Bộ & <b>", published);
        var gone = await app.PublishAsync(school, "Sẽ gỡ");
        await app.WithdrawAsync(gone);
        using var harvester = new Harvester(app, school);

        foreach (var query in new[]
        {
            "verb=Identify", "verb=ListMetadataFormats", "verb=ListSets", $"verb=ListRecords&metadataPrefix={prefix}", $"verb=ListIdentifiers&metadataPrefix={prefix}", "verb=nothing",
            $"verb=GetRecord&metadataPrefix={prefix}&identifier=oai:portal.invalid:{published.PublicId}", $"verb=GetRecord&metadataPrefix={prefix}&identifier=oai:portal.invalid:{gone.PublicId}",
            $"verb=GetRecord&metadataPrefix={prefix}&identifier=oai:portal.invalid:0000000000", $"verb=ListMetadataFormats&identifier=oai:portal.invalid:{gone.PublicId}",
            $"verb=ListRecords&metadataPrefix={prefix}&from=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z&set=subject:toan",
        })
            (await harvester.AskAsync(query)).ShouldBeValid();
    }

    private XDocument Written(string prefix, OpenResource resource)
    {
        var format = app.Services.GetRequiredService<RecordFormats>().Find(prefix)!;
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false })) format.Write(xml, resource, Place(app));
        bytes.Position = 0;
        return XDocument.Load(bytes);
    }

    internal static RecordPlace Place(OpenDataApp app)
        => new("https://kho.example.vn", "kho.example.vn", "Kho học liệu số", app.Services.GetRequiredService<OpenWords>(), new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero));

    private static IEnumerable<string> Values(XElement dc, string element) => dc.Elements(Dc + element).Select(value => value.Value);
}
