using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Xml;
using OerPortal.Marc;
using OerPortal.OpenData.Marc;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.OpenData.Tests.OaiPmh;

namespace OerPortal.OpenData.Tests.Marc;

/// <summary>MARC records, as a library's own programs read them.</summary>
public sealed class MarcTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_record_says_everything_in_its_field()
    {
        var record = ResourceMarc.Of(Whole.Resource, FormatTests.Place(app));

        record.Leader.ShouldBe("00000nam a22000007i 4500");
        record.Control("001").ShouldBe("abcdefghjk");
        record.Control("005").ShouldBe("20261122010203.0");
        record.Control("006")!.Length.ShouldBe(18);
        record.Control("007")!.Length.ShouldBe(14);
        record.Control("008").ShouldBe("261120s2001    vm ||||jo|||| 0|| ||vie d");
        Field("020").ShouldBe("   $a 9786040000019");
        Field("041").ShouldBe("1  $a vie $a mkh $a eng | 17 $a bdq $2 iso639-3");
        Field("082").ShouldBe("04 $a 895.922 $2 23 | 04 $a 495.93 $2 23");
        Field("100").ShouldBe("0  $a Y Hnhân $e Tác giả $4 aut");
        Field("245").ShouldBe("10 $a Đường lên Ngọc Linh & <rừng> 𝄞 / $c Y Hnhân, A Thuỷ, Nhà rông.");
        Field("306").ShouldBe("   $a 010205");
        Field("540").ShouldBe("   $a CC BY-SA 4.0 $f CC BY-SA 4.0 $2 cc $u https://creativecommons.org/licenses/by-sa/4.0/ |    $a Giữ nguyên tên nhân vật.");
        Field("521").ShouldContain("2  $a Lớp 6");
        Field("655").ShouldBe(" 7 $a Sách điện tử $2 local");
        Field("658").ShouldContain("$a Chương trình GDPT 2018 $b Đọc mở rộng: truyền thuyết");
        Field("856").ShouldContain("$u https://kho.example.vn/tep/1/tai $y Đường lên Ngọc Linh.epub $q application/epub+zip $s 1234567 bytes");

        string Field(string tag) => string.Join(" | ", record.Fields(tag).Select(field => $"{field.First}{field.Second} {string.Join(' ', field.Subfields.Select(s => $"${s.Code} {s.Value}"))}"));
    }

    [Theory]
    [InlineData("am-thanh", "i", "nnn jo||||||n  n ")]
    [InlineData("video", "g", "--- j     |o   v|")]
    [InlineData("hinh-anh", "k", "nnn j     |o   k|")]
    [InlineData("mo-phong", "m", "    jo  i |      ")]
    public void Leader_and_008_follow_the_kind(string kind, string type, string middle)
    {
        var record = ResourceMarc.Of(Whole.Resource with { About = Whole.About with { Kind = kind } }, FormatTests.Place(app));

        record.Leader[6..7].ShouldBe(type);
        record.Control("008")!.Length.ShouldBe(40);
        record.Control("008")![18..35].ShouldBe(middle);
    }

    [Theory]
    [InlineData("vi", "vie", null)]
    [InlineData("vi-VN", "vie", null)]
    [InlineData("fr", "fre", null)]
    [InlineData("de", "ger", null)]
    [InlineData("zh", "chi", null)]
    [InlineData("lo", "lao", null)]
    [InlineData("km", "khm", null)]
    [InlineData("jra", "map", "jra")]
    [InlineData("sed", "mkh", "sed")]
    [InlineData("xyz", "mis", "xyz")]
    [InlineData("", "und", null)]
    [InlineData("??", "und", null)]
    public void Languages_have_the_codes_of_iso_639_2_b(string tag, string code, string? exact)
    {
        MarcLanguages.Of(tag).ShouldBe(code);
        MarcLanguages.Exact(tag).ShouldBe(exact);
    }

    [Fact]
    public async Task Yaz_turns_our_xml_into_our_file_and_our_file_into_our_xml()
    {
        var folder = TestKit.TemporaryFolder.Create("oer-marc-");
        try
        {
            MarcRecord[] records = [ResourceMarc.Of(Whole.Resource, FormatTests.Place(app)), ResourceMarc.Of(Whole.Bare, FormatTests.Place(app))];
            var (xml, file) = (Path.Combine(folder, "records.xml"), Path.Combine(folder, "records.mrc"));
            await File.WriteAllBytesAsync(xml, Xml(records), Ct);
            await File.WriteAllBytesAsync(file, Iso(records), Ct);

            var fromXml = await YazAsync("-i", "marcxml", "-o", "marc", "-f", "utf-8", "-t", "utf-8", xml);
            var lineOfXml = Encoding.UTF8.GetString(await YazAsync("-i", "marcxml", "-o", "line", xml));
            var lineOfFile = Encoding.UTF8.GetString(await YazAsync("-i", "marc", "-o", "line", "-f", "utf-8", "-t", "utf-8", file));

            Encoding.UTF8.GetString(fromXml).ShouldBe(Encoding.UTF8.GetString(Iso(records)));
            WithoutLeader(lineOfFile).ShouldBe(WithoutLeader(lineOfXml));
            lineOfFile.Split('\n').Count(line => line.Length > 0).ShouldBe(records.Sum(record => 1 + record.ControlFields.Count + record.DataFields.Count));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_program_that_knows_marc_21_finds_no_fault()
    {
        var folder = TestKit.TemporaryFolder.Create("oer-marc-");
        try
        {
            var xml = Path.Combine(folder, "records.xml");
            MarcRecord[] records = [.. Resources.ResourceKinds.All.Select(kind => ResourceMarc.Of(Whole.Resource with { About = Whole.About with { Kind = kind } }, FormatTests.Place(app))), ResourceMarc.Of(Whole.Bare, FormatTests.Place(app))];
            await File.WriteAllBytesAsync(xml, Xml(records), Ct);

            (await Perl.RunAsync("Marc/lint.pl", xml)).ShouldBe([$"records\t{records.Length}"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_does_not_fit_into_a_file_is_cut_between_letters_and_the_record_stays_whole()
    {
        var fields = new MarcFields().Control("001", "x").Add("520", "  ", ('a', new string('ế', 20_000)));
        for (var i = 0; i < 40; i++) fields.Add("653", "  ", ('a', new string('a', 5_000)));
        var bytes = Iso([fields.ToRecord("00000nam a22000007i 4500")]);

        bytes.Length.ShouldBe(int.Parse(Encoding.ASCII.GetString(bytes, 0, 5), System.Globalization.CultureInfo.InvariantCulture));
        bytes.Length.ShouldBeLessThanOrEqualTo(Iso2709.LongestRecord);
        Encoding.UTF8.GetString(bytes).ShouldNotContain('\ufffd');
    }

    private static string WithoutLeader(string lines) => string.Join('\n', lines.Split('\n').Where(line => line.Length < 5 || !line[..5].All(char.IsAsciiDigit)));

    private static byte[] Xml(IEnumerable<MarcRecord> records)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("collection", MarcXml.Namespace);
            foreach (var record in records) MarcXml.Write(xml, record);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static byte[] Iso(IEnumerable<MarcRecord> records)
    {
        var file = new ArrayBufferWriter<byte>();
        foreach (var record in records) Iso2709.Write(file, record);
        return file.WrittenSpan.ToArray();
    }

    private static async Task<byte[]> YazAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("yaz-marcdump") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, Ct);
        await process.WaitForExitAsync(Ct);
        (await errors).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        return bytes.ToArray();
    }
}
