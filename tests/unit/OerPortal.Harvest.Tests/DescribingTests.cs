using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Oai;

namespace OerPortal.Harvest.Tests;

public sealed class DescribingTests(HarvestApp app)
{
    [Theory]
    [InlineData("https://creativecommons.org/licenses/by/4.0/", "cc-by-4.0")]
    [InlineData("http://creativecommons.org/licenses/by-nc-sa/4.0/deed.vi", "cc-by-nc-sa-4.0")]
    [InlineData("Licensed under <http://creativecommons.org/licenses/by-nd/4.0/>.", "cc-by-nd-4.0")]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0")]
    [InlineData("http://creativecommons.org/publicdomain/mark/1.0/", "public-domain")]
    [InlineData("CC BY-SA 4.0", "cc-by-sa-4.0")]
    [InlineData("cc-by-4.0", "cc-by-4.0")]
    [InlineData("License: CC BY NC ND 4.0", "cc-by-nc-nd-4.0")]
    [InlineData("CC0 1.0 Universal", "cc0-1.0")]
    [InlineData("https://creativecommons.org/licenses/by/3.0/", null)]
    [InlineData("CC BY 3.0", null)]
    [InlineData("CC BY", null)]
    [InlineData("This is not CC BY 4.0", null)]
    [InlineData("https://evil.example/creativecommons", null)]
    [InlineData("All rights reserved", null)]
    public void A_licence_is_ours_or_words(string said, string? code) => LicenceWords.Read(said).ShouldBe(code);

    [Theory]
    [InlineData("Vật lý", "vat-li")]
    [InlineData("vat li", "vat-li")]
    [InlineData("Toán học", "toan")]
    [InlineData("MATHEMATICS", "toan")]
    [InlineData("Ngữ văn", "ngu-van")]
    [InlineData("dia-li", "dia-li")]
    [InlineData("Nuôi ong", null)]
    [InlineData("", null)]
    public void Subjects_are_known_by_their_names(string word, string? code) => School.Subject(word).ShouldBe(code);

    [Theory]
    [InlineData("Lớp 6", 6)]
    [InlineData("grade 12", 12)]
    [InlineData("Lớp 13", null)]
    [InlineData("Lớp học", null)]
    public void Grades_are_known(string word, int? grade) => SchoolWords.Grade(word).ShouldBe(grade);

    [Theory]
    [InlineData("978-604-2-08888-6", "9786042088886")]
    [InlineData("urn:isbn:9786042088886", "9786042088886")]
    [InlineData("ISBN 0-306-40615-2 (bìa mềm)", "9780306406157")]
    [InlineData("9786042088887", null)]
    [InlineData("oai:x:1234567890123456", null)]
    [InlineData("0912345678", null)]
    public void Book_numbers_have_one_form(string text, string? isbn) => WorkKeys.Isbn(text).ShouldBe(isbn);

    [Theory]
    [InlineData("http://www.sach.example/a/", "https://sach.example/a#x")]
    [InlineData("https://SACH.example:443/a", "http://sach.example/a")]
    public void One_address_in_two_spellings_is_one(string one, string other) => WorkKeys.OfAddress(new Uri(one)).ShouldBe(WorkKeys.OfAddress(new Uri(other)));

    [Theory]
    [InlineData("  a \n\t b\u0000\u0007 ", "a b")]
    [InlineData("x < 5 và y > 3", "x < 5 và y > 3")]
    [InlineData("<!-- bí mật -->Chào", "Chào")]
    [InlineData("<script>x", "")]
    [InlineData("a\uD800b", "ab")]
    [InlineData("\u202Eabc\u2066\uFEFF", "abc")]
    [InlineData("e\u0302\u0323", "ệ")]
    public void What_a_source_writes_becomes_plain_text(string said, string plain) => PlainText.Of(said, 100).ShouldBe(plain);

    [Fact]
    public void A_long_text_ends_with_a_whole_word() => PlainText.Of(string.Join(' ', Enumerable.Repeat("trường", 50)), 100).ShouldEndWith(" trường…");

    [Fact]
    public void MARC_says_the_same_as_Dublin_Core_and_more()
    {
        const string record = """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:m:1</identifier><datestamp>2026-01-02</datestamp></header><metadata>
            <record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">1</controlfield>
            <controlfield tag="008">240101s2019    vm            000 0 vie d</controlfield>
            <datafield tag="020" ind1=" " ind2=" "><subfield code="a">978-604-2-08888-6 (bìa cứng)</subfield></datafield>
            <datafield tag="100" ind1="1" ind2=" "><subfield code="a">Tô Hoài,</subfield><subfield code="d">1920-2014</subfield></datafield>
            <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Dế Mèn phiêu lưu kí :</subfield><subfield code="b">truyện /</subfield><subfield code="c">Tô Hoài</subfield></datafield>
            <datafield tag="650" ind1=" " ind2="4"><subfield code="a">Ngữ văn.</subfield></datafield>
            <datafield tag="540" ind1=" " ind2=" "><subfield code="a">CC</subfield><subfield code="u">https://creativecommons.org/licenses/by/4.0/</subfield></datafield>
            <datafield tag="856" ind1="4" ind2="0"><subfield code="u">https://thu-vien.example/1</subfield></datafield></record></metadata></record></ListRecords></OAI-PMH>
            """;
        using var answer = new OaiAnswer(new MemoryStream(Encoding.UTF8.GetBytes(record)), 100_000);

        var found = app.Services.GetRequiredService<Describer>().Describe(answer.Records().Single(), out _)!;

        (found.Title, found.Creators[0], found.Language, found.Isbn, found.Licence, found.Address, found.Published)
            .ShouldBe(("Dế Mèn phiêu lưu kí : truyện", "Tô Hoài", "vi", "9786042088886", "cc-by-4.0", "https://thu-vien.example/1", "2019"));
        found.Subjects.ShouldBe(["ngu-van"]);
    }

    private SchoolWords School => app.Services.GetRequiredService<SchoolWords>();
}
