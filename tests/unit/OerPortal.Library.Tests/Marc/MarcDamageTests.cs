using System.Text;
using OerPortal.Marc;
using static OerPortal.Library.Tests.Marc.MarcFiles;

namespace OerPortal.Library.Tests.Marc;

/// <summary>What is damaged is named; what is whole beside it is read.</summary>
public sealed class MarcDamageTests
{
    // Some of the many errors are letters of MARC-8 in records that claim UTF-8: nobody knows which alphabet they are, so none is guessed.
    [Theory]
    [InlineData("008008027.mrc", 18, "CutOff 1")]
    [InlineData("chinese_mangled_multibyte.mrc", 2, "Alphabet 2")]
    [InlineData("incomplete_esc_seq.mrc", 0, "Alphabet 1")]
    [InlineData("pride-and-prejudice-with-many-errors.mrc", 298, "Directory 16, Letters 69")]
    public void Damaged_files_give_what_is_whole(string name, int whole, string faults)
    {
        var read = ReadIso(Corpus(name));

        string.Join(", ", read.Where(r => r.Record is null).CountBy(r => r.Fault).OrderBy(f => f.Key.ToString()).Select(f => $"{f.Key} {f.Value}")).ShouldBe(faults);
        read.Count(r => r.Record is not null).ShouldBe(whole);
        read.Select(r => r.Number).ShouldBe(Enumerable.Range(1, read.Count));
    }

    [Fact]
    public void A_directory_that_leads_astray_still_names_the_fields_in_their_order()
    {
        var file = Iso([VietnameseRecords.All[0]]);
        "99999"u8.CopyTo(file.AsSpan(24 + 12 * 5 + 7));

        ReadIso(file)[0].Lines().ShouldBe(Lines(VietnameseRecords.All[0]));
    }

    [Fact]
    public void Any_byte_may_be_wrong_and_the_next_record_is_read()
    {
        var (first, second) = (Iso([VietnameseRecords.All[0]]), Iso([VietnameseRecords.All[1]]));
        var wrong = new Random(15);
        for (var round = 0; round < 4000; round++)
        {
            var damaged = first.ToArray();
            for (var hits = 0; hits <= round % 3; hits++)
                damaged[wrong.Next(damaged.Length - 1)] = (byte)wrong.Next(256);
            ReadIso([.. damaged, .. second])[^1].Lines().ShouldBe(Lines(VietnameseRecords.All[1]), $"round {round}");
        }
    }

    [Fact]
    public void A_length_that_lies_takes_no_other_record_with_it()
    {
        var records = VietnameseRecords.All.Take(3).Select(record => Iso([record])).ToList();
        "99999"u8.CopyTo(records[0]);
        "00000"u8.CopyTo(records[1].AsSpan(12));

        ReadIso([.. records[0], .. "\r\n"u8, .. records[1], .. records[2], .. "\r\n\u001a"u8]).Select(r => r.Lines()).ShouldBe(VietnameseRecords.All.Take(3).Select(Lines));
    }

    [Fact]
    public void What_is_no_record_at_all_is_said()
    {
        ReadIso("Nhan đề;Tác giả\u001dDế Mèn"u8.ToArray()).Select(r => r.Fault).ShouldBe([MarcFault.Leader, MarcFault.CutOff]);
        ReadIso([.. Enumerable.Repeat((byte)'9', 300_000), 0x1d, .. Iso([VietnameseRecords.All[0]])]).Select(r => r.Fault).ShouldBe([MarcFault.TooLong, MarcFault.None]);
        ReadIso([]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY x 'y'>]><record xmlns='http://www.loc.gov/MARC21/slim'><leader>00000nam a2200000   4500</leader></record>", "Xml")]
    [InlineData("<collection xmlns='http://www.loc.gov/MARC21/slim'><record><leader>00000nam a2200000   4500</leader></record><record>", "None Xml")]
    [InlineData("<collection><record><datafield tag='245'/></record></collection>", "Leader")]
    [InlineData("<html><body/></html>", "")]
    [InlineData("no XML", "Xml")]
    public void MARCXML_is_read_as_far_as_it_is_any(string xml, string faults) => string.Join(' ', ReadXml(Encoding.UTF8.GetBytes(xml)).Select(r => r.Fault)).ShouldBe(faults);

    [Theory]
    [InlineData("chabon.xml", "The amazing adventures of Kavalier and Clay :")]
    [InlineData("summerland.xml", "Summerland /")]
    public void MARCXML_of_a_real_library_is_read(string name, string title) => ReadXml(Corpus(name))[0].Record!.Fields("245").Single()['a'].ShouldBe(title);

    [Fact]
    public void A_record_longer_than_records_are_is_passed_over()
    {
        var huge = $"<record><leader>00000nam a2200000   4500</leader><datafield tag='500' ind1=' ' ind2=' '><subfield code='a'>{new string('x', 200_000)}</subfield></datafield></record>";
        ReadXml(Encoding.UTF8.GetBytes($"<collection>{huge}<record><leader>00000nam a2200000   4500</leader></record></collection>")).Select(r => r.Fault).ShouldBe([MarcFault.TooLong, MarcFault.None]);
    }

    [Theory]
    [InlineData("24 10$aX", MarcLineFault.Tag)]
    [InlineData("245 10 Tắt đèn", MarcLineFault.Subfields)]
    [InlineData("245 10x$aTắt đèn", MarcLineFault.Indicators)]
    [InlineData("245 10$aTắt đèn$", MarcLineFault.Subfields)]
    [InlineData("LDR 00000nam", MarcLineFault.Leader)]
    [InlineData("001", MarcLineFault.Empty)]
    [InlineData("Nhan đề: Tắt đèn", MarcLineFault.Tag)]
    public void A_line_that_is_none_is_named(string line, MarcLineFault fault)
    {
        MarcLines.Read($"001 x\n\n{line}\n245 10$aTắt đèn", out var faults).DataFields.Count.ShouldBe(1);
        faults.ShouldBe([(3, fault)]);
    }

    [Fact]
    public void Lines_are_taken_as_people_write_them()
        => MarcLines.Write(MarcLines.Read("245 1#$aGiá {dollar}5 {lcub}mới}\r\n020$a978", out _)).Split('\n')[1..].ShouldBe(["245 1#$aGiá {dollar}5 {lcub}mới}", "020 ##$a978"]);
}
