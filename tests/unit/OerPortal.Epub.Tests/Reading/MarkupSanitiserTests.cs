using System.Text;
using OerPortal.Epub;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Cases 31, 32 and 34 to 45 of the table of bad inputs, at the second wall.</summary>
public sealed class MarkupSanitiserTests
{
    [Theory]
    [InlineData("<script>evil()</script>")]
    [InlineData("<script src='evil.js'/>")]
    [InlineData("<s:script xmlns:s='http://www.w3.org/1999/xhtml'>evil()</s:script>")]
    [InlineData("<p onclick='evil()'>x</p>")]
    [InlineData("<p ONLOAD='evil()'>x</p>")]
    [InlineData("<a href='javascript:evil()'>x</a>")]
    [InlineData("<a href=' JaVa&#9;Script:evil()'>x</a>")]
    [InlineData("<a href='data:text/html,evil'>x</a>")]
    [InlineData("<iframe srcdoc='evil'></iframe>")]
    [InlineData("<iframe src='https://evil.example/'></iframe>")]
    [InlineData("<object data='evil.swf'>x</object>")]
    [InlineData("<embed src='evil.swf'/>")]
    [InlineData("<meta http-equiv='refresh' content='0;url=https://evil.example/'/>")]
    [InlineData("<base href='https://evil.example/'/>")]
    [InlineData("<form action='https://evil.example/'><button formaction='//evil.example/'>x</button></form>")]
    [InlineData("<a href='x.xhtml' target='evil'>x</a>")]
    [InlineData("<img src='https://evil.example/a.png' alt='x'/>")]
    [InlineData("<img src='//evil.example/a.png' alt='x'/>")]
    [InlineData("<img src='/evil' alt='x'/>")]
    [InlineData("<img srcset='a.png 1x, https://evil.example/a.png 2x' alt='x'/>")]
    [InlineData("<video poster='https://evil.example/a.png'><source src='http://evil.example/a.mp4'/></video>")]
    [InlineData("<link rel='stylesheet' href='https://evil.example/a.css'/>")]
    [InlineData("<a href='x' ping='https://evil.example/'>x</a>")]
    [InlineData("<p style='background:url(https://evil.example/a.png)'>x</p>")]
    [InlineData("<style>@import 'https://evil.example/a.css';</style>")]
    [InlineData("<style>@import url(//evil.example/a.css);</style>")]
    [InlineData("<style>p{background:u\\72l(https://evil.example/a.png)}</style>")]
    [InlineData("<style>p{background:image-set('https://evil.example/a.png' 1x)}</style>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='evil()'><script>evil()</script></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><a x:href='javascript:evil()'><text>x</text></a></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><a><set attributeName='href' to='javascript:evil()'/></a></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><use href='data:image/svg+xml,evil'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='evil()'/></foreignObject></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://evil.example/a.svg#b)'/></svg>")]
    [InlineData("<math xmlns='http://www.w3.org/1998/Math/MathML' href='javascript:evil()'><mi>x</mi></math>")]
    [BadInput(35, 38, 39, 41, 43, 44)]
    public void What_runs_or_reaches_out_is_dropped(string body)
    {
        Clean(body).ShouldNotContain("evil");
    }

    [Theory]
    [InlineData("<a href=\"https://vi.wikipedia.org/\">x</a>")]
    [InlineData("<a href=\"ch2.xhtml#p3\">x</a>")]
    [InlineData("<img src=\"../images/a%20b.png\" alt=\"Hình 1\" />")]
    [InlineData("<p dir=\"rtl\" xml:lang=\"he\">שלום</p>")]
    [InlineData("<p class=\"a\" id=\"b\">Ướt, thưởng, ngẫm nghĩ</p>")]
    [InlineData("<ruby>漢<rt>かん</rt></ruby>")]
    [InlineData("<p></p>")]
    [InlineData("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0L10 10\" fill=\"url(#g)\" /></svg>")]
    [InlineData("<style>p::before { content: \"https://x\" } @namespace epub \"http://www.idpf.org/2007/ops\";</style>")]
    public void Honest_content_passes_unchanged(string body)
    {
        Clean(body).Replace("url(\"#g\")", "url(#g)").Replace("url(&quot;#g&quot;)", "url(#g)").ShouldContain(body);
    }

    [Theory]
    [InlineData("<style>p{width:expression(1)}</style>")]
    [InlineData("<p style='width:e\\78pression(1)'>x</p>")]
    [BadInput(41)]
    public void Programs_of_old_browsers_leave_style_sheets(string body) => Clean(body).ShouldNotContain("expression");

    [Fact]
    public void An_object_leaves_its_fallback() => Clean("<object data='a.swf'><p>Thay thế</p></object>").ShouldContain("<p>Thay thế</p>");

    [Fact]
    public void Names_of_characters_are_understood_with_a_known_document_type()
    {
        const string Xhtml = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>a&nbsp;&ecirc;</body></html>";
        Encoding.UTF8.GetString(MarkupSanitiser.Clean(Encoding.UTF8.GetBytes(Xhtml), "a.xhtml", EpubMediaTypes.Xhtml)).ShouldContain("a\u00A0ê");
    }

    [Fact]
    public void A_page_of_which_nothing_may_stay_is_no_page() => Should.Throw<FileRefusedException>(
        () => MarkupSanitiser.Clean(Encoding.UTF8.GetBytes("<script>1</script>"), "a.xhtml", EpubMediaTypes.Xhtml)).Reason.ShouldBe(Refusal.EpubDamaged);

    [Fact]
    public void A_chapter_that_is_not_well_formed_is_mended()
    {
        var clean = Clean("<p>một<br>hai &amp <b>ba</p><script>evil()</script>");
        clean.ShouldContain("hai");
        clean.ShouldNotContain("evil");
    }

    [Theory]
    [InlineData("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html xmlns='http://www.w3.org/1999/xhtml'><body>&x;</body></html>")]
    [InlineData("<!DOCTYPE html [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>")]
    [InlineData("<!DOCTYPE html SYSTEM \"http://127.0.0.1:1/x.dtd\"><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>")]
    [BadInput(32)]
    public void External_entities_are_refused(string document) => Refuses(document);

    [Fact]
    [BadInput(31)]
    public void Billion_laughs_are_refused_within_a_second()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        var work = ProcessorTime.Begin();
        Refuses($"<!DOCTYPE html [<!ENTITY e0 \"ha\">{entities}]><html xmlns='http://www.w3.org/1999/xhtml'><body>&e9;</body></html>");
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    [BadInput(31)]
    public void Quadratic_blow_up_is_refused_within_a_second()
    {
        var work = ProcessorTime.Begin();
        Refuses($"<!DOCTYPE html [<!ENTITY a \"{new string('a', 50_000)}\">]><html xmlns='http://www.w3.org/1999/xhtml'><body>{string.Concat(Enumerable.Repeat("&a;", 20_000))}</body></html>");
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static void Refuses(string document) =>
        Should.Throw<FileRefusedException>(() => MarkupSanitiser.Clean(Encoding.UTF8.GetBytes(document), "a.xhtml", EpubMediaTypes.Xhtml))
            .Reason.ShouldBe(Refusal.XmlEntities);

    private static string Clean(string body)
    {
        var document = $"<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>{body}</body></html>";
        return Encoding.UTF8.GetString(MarkupSanitiser.Clean(Encoding.UTF8.GetBytes(document), "a.xhtml", EpubMediaTypes.Xhtml));
    }
}
