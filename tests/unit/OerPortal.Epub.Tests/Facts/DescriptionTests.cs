using System.Text;
using OerPortal.Ingest.Facts;

namespace OerPortal.Epub.Tests.Facts;

public sealed class DescriptionTests
{
    [Theory]
    [InlineData("<p>Câu chuyện đầu tiên kể về bến nước</p><p>Truyện thứ hai</p><ul><li>Toán</li><li>Tiếng Việt</li></ul>Dòng một<br/>Dòng hai", "Câu chuyện đầu tiên kể về bến nước\nTruyện thứ hai\nToán\nTiếng Việt\nDòng một\nDòng hai")]
    [InlineData("<p>Một <b>hai</b> ba</p>\n\n<p>bốn</p>", "Một hai ba\nbốn")]
    [InlineData("A &amp; B &lt; C", "A & B < C")]
    [InlineData("&lt;p&gt;Một&lt;/p&gt;&lt;p&gt;Hai&lt;/p&gt;", "Một\nHai")]
    [InlineData("nếu a < b và b > c", "nếu a < b và b > c")]
    [InlineData("Truy&#7879;n&nbsp;k&#x1EC3;", "Truyện kể")]
    [InlineData("<style>p{color:red}</style><script>alert(1)</script><div>Chữ</div>", "Chữ")]
    [InlineData("<!-- ghi chú <p>--><p>Chữ", "Chữ")]
    [InlineData("một câu bị\n      ngắt dòng.\nCâu hai.", "một câu bị ngắt dòng.\nCâu hai.")]
    [InlineData("<table><tr><td>Một</td><td>Hai</td></tr></table>", "Một\nHai")]
    [InlineData("<p></p>  ", null)]
    public void HTML_becomes_lines(string html, string? text) => PlainDescription.Read(html).ShouldBe(text);

    [Fact]
    public void Depth_and_size_of_the_markup_cost_nothing()
    {
        var work = ProcessorTime.Begin();
        PlainDescription.Read(new StringBuilder().Insert(0, "<div>", 200_000).Append("Chữ").ToString()).ShouldBeNull();
        PlainDescription.Read("Chữ" + new string('<', 1_000_000))!.ShouldStartWith("Chữ");
        PlainDescription.Read(string.Concat(Enumerable.Repeat("&amp;", 200_000)))!.Length.ShouldBeLessThanOrEqualTo(8000);
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("978-604-0-12345-9", "isbn", "978-604-0-12345-9")]
    [InlineData("urn:isbn:9786040123459", "isbn", "9786040123459")]
    [InlineData("ISBN: 978-604-0-12345-9", "isbn", "978-604-0-12345-9")]
    [InlineData("ISBN-13 9786040123459", "isbn", "9786040123459")]
    [InlineData("0-306-40615-2", "isbn", "0-306-40615-2")]
    [InlineData("10.1000/182", "doi", "10.1000/182")]
    [InlineData("https://doi.org/10.1000/182", "doi", "10.1000/182")]
    [InlineData("https://example.org/sach", "uri", "https://example.org/sach")]
    public void A_number_that_people_look_up_is_known(string written, string scheme, string value) => BookNumber.Read(written).ShouldBe((scheme, value));

    [Theory]
    [InlineData("urn:uuid:729676093352072434")]
    [InlineData("calibre:42")]
    [InlineData("B00ABC1234")]
    [InlineData("9786040123450")]
    [InlineData("0912345678")]
    [InlineData("code.google.com.epub-samples.moby-dick-basic")]
    public void A_number_of_a_program_is_none(string written) => BookNumber.Read(written).ShouldBeNull();

    [Fact]
    public void Subjects_become_words_to_search_by() =>
        Keywords.Read(["Toán; lớp 6, Toán", "Fiction -- Juvenile", "JUV000000", "General", "TËp huÊn gi¸o viªn"]).ShouldBe(["Toán", "lớp 6", "Fiction", "Juvenile", "Tập huấn giáo viên"]);

    [Fact]
    public void Claims_of_accessibility_are_those_with_words() =>
        AccessibilityClaims.Read(["taggedPDF", "printPageNumbers", "TableOfContents", "none", "unknown", "superReadable9000", "MathML, alternativeText"])
            .ShouldBe(["taggedPDF", "pageBreakMarkers", "tableOfContents", "MathML", "alternativeText"]);
}
