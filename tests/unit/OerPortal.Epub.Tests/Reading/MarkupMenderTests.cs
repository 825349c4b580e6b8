using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Markup as producers really write it, read without losing a word.</summary>
public sealed partial class MarkupMenderTests
{
    /// <summary>Bodies that no XML parser takes, and the words one must still see.</summary>
    public static TheoryData<string, string> Unclean => new()
    {
        { "<p>Đại số & Giải tích</p>", "Đại số & Giải tích" },
        { "<p>A&B, AT&T; 5 &lt 6 &amp; hết</p>", "A&B, AT&T; 5 < 6 & hết" },
        { "<p>Xin&nbsp;chào&hellip; &hearts;&check;&khongco;</p>", "Xin chào… ♥✓&khongco;" },
        { "<p>Xin&nbsp chào &nbspà</p>", "Xin chào à" },
        { "<p>&#150; &#x96; &#0; &#xFFFF; &#12; &#128514;</p>", "– – 😂" },
        { "<p>a < b và c > d, x<5, 3<4</p>", "a < b và c > d, x<5, 3<4" },
        { "<p>nếu a <b và c> thì</p>", "nếu a thì" },
        { "<p>nếu x <y và y> z</p>", "nếu x <y và y> z" },
        { "<p>một<br>hai<hr>ba<img src=a.png alt=hình>bốn</p>", "một hai ba bốn" },
        { "<p>một<br></br>hai</p>", "một hai" },
        { "<p>Xin&nbsp;chào <i class=\"x\"/>các em. <b/>Câu này không đậm.</p><div class=\"ngat\"/><p>Câu này.</p>", "Xin chào các em. Câu này không đậm. Câu này." },
        { "<title/><p>Chữ&nbsp;này thấy được</p>", "Chữ này thấy được" },
        { "<p>trước&nbsp;<script src='a.js'/>sau</p>", "trước sau" },
        { "<p>trước&nbsp;<textarea/>giữa<style/>sau</p>", "trước giữa sau" },
        { "<p>một<p>hai<p>ba", "một hai ba" },
        { "<ul><li>một<li>hai</ul><dl><dt>a<dd>b<dt>c</dl>", "một hai a b c" },
        { "<table><tr><td>một<td>hai<tr><td>ba</div></table>sau", "một hai ba sau" },
        { "<p><b><i>chéo</b></i> nhau</p>", "chéo nhau" },
        { "</div></p>thừa thẻ đóng</span>", "thừa thẻ đóng" },
        { "<p class=a id=b title=x>không ngoặc kép</p>", "không ngoặc kép" },
        { "<p class=\"a\" class=\"b\">thuộc tính lặp</p>", "thuộc tính lặp" },
        { "<p nowrap checked>thuộc tính trống</p>", "thuộc tính trống" },
        { "<p class=\"quên ngoặc>còn chữ</p><p class=\"b\">và chữ này</p>", "còn chữ và chữ này" },
        { "<p title=\"a < b > c\">trong thuộc tính</p>", "trong thuộc tính" },
        { "<o:p>Của Word</o:p><p><st1:place w:st=\"on\">Kon Tum</st1:place><o:p></o:p></p>", "Của Word Kon Tum" },
        { "<p epub:type=\"x\" xlink:href=\"y\">tiền tố</p><m:math><m:mi>x</m:mi></m:math>", "tiền tố x" },
        { "<p>điều\u0001khiển\u0008 và\u000B \uFFFF hết</p>", "điềukhiển và hết" },
        { "<![if !supportEmptyParas]><p>điều kiện</p><![endif]><!--[if gte mso 9]><xml>x</xml><![endif]-->", "điều kiện" },
        { "<p>chú thích <!-- a -- b --> sau</p>", "chú thích sau" },
        { "<p>chú thích <!-- không đóng</p><p>vẫn còn</p>", "chú thích không đóng vẫn còn" },
        { "<p><![CDATA[a & b < c]]> &amp; d</p>&", "a & b < c & d &" },
        { "<P>CHỮ HOA<BR>TRONG THẺ</P>&", "CHỮ HOA TRONG THẺ &" },
        { "<a:b:c>hai dấu</a:b:c> <p xmlns:q=\"\">rỗng & hết</p>", "hai dấu rỗng & hết" },
        { "</body></html>sau khi đóng &", "sau khi đóng &" },
        { "<html><body class=\"x\"><p>hai lần & body</p></body></html>", "hai lần & body" },
        { "<svg><text>trong hình & vẽ</text><title/></svg>", "trong hình & vẽ" },
        { "<math><mi>x</mi><mo>&</mo><mi>y</mi></math>", "x & y" },
        { "<p>thẻ dở & <b", "thẻ dở &" },
    };

    [Theory]
    [MemberData(nameof(Unclean))]
    public void Every_word_of_an_unclean_chapter_is_kept(string body, string words) =>
        Words(Clean(Page(body)).Descendants().First(e => e.Name.LocalName == "body")).ShouldBe(words);

    [Theory]
    [InlineData("\n<?xml version=\"1.0\" encoding=\"utf-8\"?>{0}")]
    [InlineData("  \t<?xml version=\"1.0\"?>{0}")]
    [InlineData("\uFEFF\n<?xml version=\"1.0\"?>{0}")]
    [InlineData("\uFEFF\uFEFF<?xml version=\"1.0\"?>{0}")]
    [InlineData("<?xml version=\"1.1\"?>{0}")]
    [InlineData("<?xml version=\"1.0\"?><?xml version=\"1.0\"?>{0}")]
    [InlineData("<?xml version='1.0' encoding='UTF-8' standalone=yes ?>{0}")]
    [InlineData("<?xml encoding=\"utf-8\"?>{0}")]
    [InlineData("<?php echo 1 ?>{0}<?php ?>")]
    [InlineData("<!DOCTYPE html>\n<!-- a -- b -->{0}")]
    [InlineData("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">{0}&")]
    [InlineData("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML//EN\">{0}&")]
    [InlineData("{0}\0\0\0")]
    public void What_stands_before_and_behind_does_not_cost_the_chapter(string around)
    {
        var document = Clean(around.Replace("{0}", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body><p>Bến nước</p></body></html>", StringComparison.Ordinal));
        Words(document.Descendants().First(e => e.Name.LocalName == "p")).ShouldBe("Bến nước");
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-8")]
    [InlineData("iso-8859-1", "utf-8")]
    [InlineData("windows-1258", "utf-8")]
    [InlineData("không có thật", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-8", "utf-16")]
    [InlineData("utf-16", "utf-16BE")]
    [InlineData("windows-1258", "windows-1258")]
    [InlineData("utf-8", "windows-1258")]
    [InlineData("iso-8859-1", "windows-1252")]
    [InlineData("utf-8", "windows-1252")]
    public void A_chapter_is_read_whatever_encoding_it_claims(string claimed, string real)
    {
        var text = real == "windows-1252" ? "Café où l’été brûle" : "Trường học ở làng Đăk Hà";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        // Windows-1258 has the vowels whole and the tones apart.
        var written = real == "windows-1258" ? text.Replace("ờ", "ơ\u0300").Replace("ọ", "o\u0323").Replace("ở", "ơ\u0309").Replace("à", "a\u0300") : text;
        var bytes = encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{claimed}\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{written}</p></body></html>");
        Words(XDocument.Parse(Encoding.UTF8.GetString(MarkupSanitiser.Clean(bytes, "a.xhtml", EpubMediaTypes.Xhtml))).Root!).ShouldBe(text);
    }

    [Theory]
    [InlineData("<package><metadata><dc:title>Toán & Lý</dc:title></metadata><manifest><item id=a href=b><item id=\"c\" href=\"d\"></manifest></package>", "Toán & Lý")]
    [InlineData("<ncx><navMap><navPoint><navLabel><text>Đại số & Giải tích</text></navLabel><content src=\"a\"></navPoint></navMap></ncx>", "Đại số & Giải tích")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><image xlink:href=\"a.png\"/><text>Cây & lá</text></svg>", "Cây & lá")]
    [InlineData("<smil><body><par><text src=\"a&b\"/></par>chữ</body>", "chữ")]
    [InlineData("\n<?xml version=\"1.0\"?><page-map><page name=\"1\" href=\"a\">x & y</page></page-map>", "x & y")]
    [InlineData("<ncx>một<a></b>hai</a></ncx></ncx>ngoài", "một hai")]
    public void Other_vocabularies_are_mended_too(string xml, string words)
    {
        var document = SafeXml.Read(Encoding.UTF8.GetBytes(xml), "a.xml", MarkupRules.Xml, XDocument.Load);
        Words(document.Root!).ShouldBe(words);
        document.Descendants().Where(e => e.Name.LocalName == "item").ShouldAllBe(e => !e.HasElements);
    }

    [Fact]
    public void What_is_empty_styles_nothing()
    {
        var page = Clean(Page("<p>Xin&nbsp;chào <i class=\"x\"/>các em. <b/>Câu này không đậm.</p><div class=\"ngat\"/><p>Câu này bình thường.</p>"));
        page.Descendants().Where(e => e.Name.LocalName is "i" or "b" or "div").ShouldAllBe(e => e.Value.Length == 0);
    }

    [Fact]
    public void A_page_without_a_namespace_is_a_page_all_the_same() =>
        Clean("<html><head><title>t</title></head><body><p>a & b</p></body></html>").Descendants().ShouldAllBe(e => e.Name.NamespaceName == MarkupNames.Xhtml);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\u0005\u0016\u0007\0\u0002\0\0Mac OS X")]
    public void What_is_no_markup_at_all_is_refused_by_name(string content)
    {
        var refused = Should.Throw<FileRefusedException>(() => MarkupSanitiser.Clean(Encoding.UTF8.GetBytes(content), "OPS/a.xhtml", EpubMediaTypes.Xhtml));
        (refused.Reason, refused.Place).ShouldBe((Refusal.EpubDamaged, "OPS/a.xhtml"));
    }

    [Theory]
    [InlineData("<div>", "</div>", "")]
    [InlineData("<div>", "", "")]
    [InlineData("<b>", "", "&")]
    [InlineData("<svg>", "", "&")]
    public void Endless_nesting_is_refused_at_once(string open, string close, string unclean)
    {
        var page = Page(unclean + string.Concat(Enumerable.Repeat(open, 200_000)) + "x" + string.Concat(Enumerable.Repeat(close, 200_000)));
        var work = ProcessorTime.Begin();
        Should.Throw<FileRefusedException>(() => Clean(page)).Reason.ShouldBe(Refusal.XmlTooDeep);
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("<p>")]
    [InlineData("<a b='>")]
    [InlineData("<a b=\">'")]
    [InlineData("</x>")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<!")]
    [InlineData("<?")]
    [InlineData("&")]
    [InlineData("&#x")]
    [InlineData("<la ")]
    [InlineData("<!DOCTYPE x [")]
    [InlineData("<p><style></p>")]
    [InlineData("<p><i><b></p>")]
    [InlineData("<td><p><li>")]
    [InlineData("<style>")]
    public void Repeated_damage_takes_no_longer_than_its_length(string piece)
    {
        var page = Page(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)));
        var work = ProcessorTime.Begin();
        try
        {
            Clean(page);
        }
        catch (FileRefusedException refused)
        {
            refused.Reason.ShouldBeOneOf(Refusal.XmlTooDeep, Refusal.EpubDamaged);
        }
        // A second on a quiet machine; what grows with the square of the length takes minutes.
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void However_a_page_is_damaged_its_words_stay()
    {
        var chance = new Random(20261128);
        string[] pieces = ["<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "&nbsp;", " & ", "<i/>", "<div class=a>", "</div>", "<span title='x'>", "</span>", "<o:p>", "</o:p>", "<!-- c -->",
            " < ", "<li>", "<em class=\"a\" class=\"b\">", "</em>", "<a name=x/>", "&hellip;", "<h2>", "</h2>", "\u0002", "</x>", "<td>", "</table>"];
        for (var round = 0; round < 500; round++)
        {
            var body = new StringBuilder();
            for (var i = 0; i < 40; i++)
                body.Append("chữ").Append(i).Append(' ').Append(pieces[chance.Next(pieces.Length)]).Append(' ');
            var page = Page(body.ToString());
            Words(Clean(page).Root!.Elements().Last()).ShouldBe(SeenBy(body.ToString()), $"round {round}: {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public void A_clean_chapter_is_read_once_and_mending_it_would_change_nothing(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), ZipLimits.Default with { NamesAreUtf8 = true });
        foreach (var step in EpubInspection.Inspect(zip).Package.Spine.Take(5))
        {
            zip.TryFind(step.Item.Path, out var member);
            var bytes = zip.ReadAll(member!, long.MaxValue, Refusal.TooLarge);
            var readings = 0;
            var whole = SafeXml.Read(bytes, step.Item.Path, MarkupRules.Html, reader =>
            {
                readings++;
                return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            });
            readings.ShouldBe(1, step.Item.Path);
            var rules = step.Item.MediaType == EpubMediaTypes.Xhtml ? MarkupRules.Html : MarkupRules.Xml;
            var mended = XDocument.Parse(MarkupMender.Mend(BookText.Decode(bytes)!, rules), LoadOptions.PreserveWhitespace);
            Shape(mended.Root!).ShouldBe(Shape(whole.Root!), step.Item.Path);
        }
    }

    // Elements with their depth and words, without scripts and what only blanks change.
    private static string Shape(XElement root) => string.Join('\n', root.DescendantsAndSelf().Where(e => e.Name.LocalName is not ("script" or "style"))
        .Select(e => $"{e.Ancestors().Count()} {e.Name} {Tidy(string.Concat(e.Nodes().OfType<XText>().Select(t => t.Value)))}"));

    private static string Page(string body) => $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>{body}</body></html>";

    private static XDocument Clean(string markup) =>
        XDocument.Parse(Encoding.UTF8.GetString(MarkupSanitiser.Clean(Encoding.UTF8.GetBytes(markup), "OPS/a.xhtml", EpubMediaTypes.Xhtml)), LoadOptions.PreserveWhitespace);

    // Words of the tree, parted where an element begins or ends.
    private static string Words(XElement element) => Tidy(string.Join(' ', element.DescendantNodes().OfType<XText>().Select(t => t.Value)));

    // What a reader of the source sees, found without our code.
    private static string SeenBy(string body) => Tidy(WebUtility.HtmlDecode(Tags().Replace(body, " ")));

    private static string Tidy(string text) =>
        string.Join(' ', new string(text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c)).ToArray()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<!--.*?-->|</?[a-z][^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
