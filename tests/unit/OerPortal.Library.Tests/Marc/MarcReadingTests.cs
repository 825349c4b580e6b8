using System.Text;
using OerPortal.Marc;
using static OerPortal.Library.Tests.Marc.MarcFiles;

namespace OerPortal.Library.Tests.Marc;

/// <summary>Records go from program to program and lose nothing.</summary>
public sealed class MarcReadingTests
{
    public static TheoryData<string> Whole => ["065001035.mrc", "brkrtest.mrc", "brkrtest_UTF8.mrc", "chabon-loc.mrc", "selectedRecs.mrc", "pride-and-prejudice-fixed.mrc", "bad_leaders_10_11.mrc"];

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task Records_of_real_libraries_are_read_as_yaz_reads_them(string name)
    {
        var file = Corpus(name);
        var read = ReadIso(file);
        var isUnicode = file[9] == (byte)'a';

        var yaz = ReadXml((await Yaz.RunAsync("yaz-marcdump", "", "-o", "marcxml", "-f", isUnicode ? "utf-8" : "marc-8", "-t", "utf-8", Path(name))).Out);

        read.Count.ShouldBeGreaterThan(0);
        read.Select(r => r.Lines()).ShouldBeRecords(yaz.Select(r => r.Lines()));
        ReadIso(Iso(read.Select(r => r.Record!))).Select(r => MarcLines.Write(r.Record!)).ShouldBeRecords(read.Select(r => MarcLines.Write(r.Record!)));
        ReadXml(Xml(read.Select(r => r.Record!))).Select(r => MarcLines.Write(r.Record!)).ShouldBeRecords(read.Select(r => MarcLines.Write(r.Record!)));
        read.Select(r => MarcLines.Write(MarcLines.Read(MarcLines.Write(r.Record!), out _))).ShouldBeRecords(read.Select(r => MarcLines.Write(r.Record!)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Vietnamese_records_come_back_from_yaz_as_they_went(bool areDecomposed)
    {
        var records = VietnameseRecords.All.Select(record => areDecomposed ? record.Decomposed() : record).ToList();
        var whole = VietnameseRecords.All.Select(Lines).ToList();
        whole.Distinct().Count().ShouldBe(200);

        ReadIso(Iso(records)).Select(r => r.Lines()).ShouldBeRecords(whole);
        ReadIso(await Yaz.DumpAsync(Iso(records), "-i", "marc", "-o", "marc", "-f", "utf-8", "-t", "utf-8")).Select(r => r.Lines()).ShouldBeRecords(whole);
        ReadXml(await Yaz.DumpAsync(Iso(records), "-i", "marc", "-o", "marcxml", "-f", "utf-8", "-t", "utf-8")).Select(r => r.Lines()).ShouldBeRecords(whole);
        ReadIso(await Yaz.DumpAsync(Xml(records), "-i", "marcxml", "-o", "marc", "-f", "utf-8", "-t", "utf-8")).Select(r => r.Lines()).ShouldBeRecords(whole);

        // And once more round: what we read and wrote, yaz reads as what it had.
        var once = await Yaz.DumpAsync(Iso(ReadIso(Iso(records)).Select(r => r.Record!)), "-i", "marc", "-o", "line", "-f", "utf-8", "-t", "utf-8");
        Encoding.UTF8.GetString(once).ShouldBe(Encoding.UTF8.GetString(await Yaz.DumpAsync(Iso(VietnameseRecords.All), "-i", "marc", "-o", "line", "-f", "utf-8", "-t", "utf-8")));
    }

    [Fact]
    public async Task Vietnamese_records_in_MARC_8_are_read_whole()
    {
        var marc8 = await Yaz.DumpAsync(Iso(VietnameseRecords.All.Select(record => record.WithMarksApart())), "-i", "marc", "-o", "marc", "-f", "utf-8", "-t", "marc-8", "-l", "9=32");

        marc8.ShouldContain((byte)0xf2, "a dot below stands before its letter");
        System.Text.Unicode.Utf8.IsValid(marc8).ShouldBeFalse();
        ReadIso(marc8).Select(r => r.Lines()).ShouldBeRecords(VietnameseRecords.All.Select(Lines));
    }

    [Theory]
    [InlineData("Nguy\u00e3\u00e4en", "Nguyễn")]
    [InlineData("Nguy\u00e4\u00e3en", "Nguyễn")]
    [InlineData("\u00a3\u00e3\u00f2a", "Đậ")]
    [InlineData("\u00f2\u00e3an", "ận")]
    [InlineData("\u00e1\u00bd", "ừ")]
    [InlineData("\u00ac \u00ad \u00bc \u00bd \u00b3", "Ơ Ư ơ ư đ")]
    [InlineData("H\u001bb2\u001bsO x\u001bp2\u001bs", "H₂O x²")]
    [InlineData("\u001b(B\u001b)!EA\u001b,B", "A")]
    [InlineData("\u0088The \u0089end", "The end")]
    public void Letters_of_MARC_8_are_ours(string bytes, string letters) => ReadIso(Record(bytes, isUnicode: false))[0].Record!.DataFields[0]['a'].ShouldBe(letters);

    [Theory]
    [InlineData("\u001b$1!0$\u001b(B", "EACC")]
    [InlineData("\u001b(NABC\u001b(B", "Cyrillic")]
    [InlineData("\u001b(SABC", "Greek")]
    [InlineData("\u001b", "?")]
    public void An_alphabet_that_is_not_read_is_named(string bytes, string alphabet)
    {
        var read = ReadIso([.. Record(bytes, isUnicode: false), .. Record("Sau", isUnicode: false)]);

        read.Select(r => r.Fault).ShouldBe([MarcFault.Alphabet, MarcFault.None]);
        read[0].Detail.ShouldStartWith(alphabet);
    }

    [Fact]
    public void UTF_8_that_does_not_say_so_is_known_all_the_same()
        => ReadIso([.. Iso(VietnameseRecords.All.Take(1)).Select((letter, at) => at == 9 ? (byte)' ' : letter)])[0].Lines().ShouldBe(Lines(VietnameseRecords.All[0]));

    private static byte[] Record(string text, bool isUnicode)
    {
        var field = Encoding.Latin1.GetBytes($"00\u001fa{text}\u001e");
        var head = $"{24 + 12 + 1 + field.Length + 1:00000}nam {(isUnicode ? 'a' : ' ')}2200037   4500245{field.Length:0000}00000\u001e";
        return [.. Encoding.Latin1.GetBytes(head), .. field, 0x1d];
    }
}
