using OerPortal.Ingest.Captions;

namespace OerPortal.Ingest.Tests.Captions;

public sealed class WebVttTests
{
    [Theory]
    [InlineData("1\r\n00:00:01,000 --> 00:00:04,500\r\nXin chào các em!\r\n")]
    [InlineData("WEBVTT - tiêu đề\n\nNOTE gì đó\n\n00:01.000 --> 00:04.500 align:start position:10%\nXin chào các em!\n")]
    [InlineData("1\n0:00:01,0 --> 0:00:04,5\nXin chào các em!")]
    [InlineData("1\n00:00:01:000 -> 00:00:04:500\n<font color=\"red\">Xin chào</font> các {\\an8}em!")]
    public void Whatever_it_was_it_becomes_plain_WebVTT(string text)
        => WebVtt.From(text).ShouldBe("WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nXin chào các em!\n");

    [Fact]
    public void Nothing_but_words_times_and_simple_emphasis_reaches_a_page()
    {
        var clean = WebVtt.From("""
            WEBVTT

            STYLE
            ::cue { background: url(http://x.example/a.png) }

            00:00.000 --> 00:02.000
            <b>Đậm</b> <i>nghiêng <c.red onclick="x">đỏ</c> <script>alert(1)</script> 1 < 2 & 3 > 2 &lt;img src=x&gt;
            """);

        clean.ShouldBe("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<b>Đậm</b> <i>nghiêng đỏ alert(1) 1 &lt; 2 &amp; 3 &gt; 2 &lt;img src=x&gt;</i>\n");
    }

    [Fact]
    public void Cues_without_an_empty_line_between_them_stay_apart()
        => WebVtt.From("1\n00:00:01,000 --> 00:00:02,000\nMột\n2\n00:00:03,000 --> 00:00:04,000\nHai\n")
            .ShouldBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMột\n\n00:00:03.000 --> 00:00:04.000\nHai\n");

    [Fact]
    public void A_cue_that_ends_before_it_begins_and_one_without_words_are_left_out()
        => WebVtt.From("00:00:05,000 --> 00:00:04,000\nNgược\n\n00:00:05,000 --> 00:00:06,000\n\n00:99:00,000 --> 00:99:01,000\nSai\n").ShouldBe("WEBVTT\n");

    [Fact]
    public void Hostile_lines_take_no_time()
    {
        var hostile = string.Concat(Enumerable.Repeat(new string('<', 400) + "\n" + new string('0', 299) + "\n", 3000)) + "00:00:01,000 --> 00:00:02,000\n" + new string('<', 100_000);

        var work = ProcessorTime.Begin();
        _ = WebVtt.From(hostile);

        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
