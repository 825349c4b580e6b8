using System.Text;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Tests.Outside;

/// <summary>A page's head is a stranger's: whatever it is, it is read in one pass and says text.</summary>
public sealed class PageHeadTests
{
    [Fact]
    public void What_a_page_says_of_itself_is_read_however_it_is_written()
    {
        var head = PageHead.Read("""
            <!doctype html><HTML LANG=vi><head><!-- <title>Không phải</title> --><script>var a = "<title>Cũng không</title>"</script>
            <META property='og:title' content="Phân số &amp; số thập phân"><meta content='Xem "hình" trước' name="description" />
            <meta name=twitter:image content=/anh.png><title>
            Tên trang</title><link rel="alternate" type="application/json+oembed" href="/oembed?u=1">
            """);

        head.Say("og:title").ShouldBe("Phân số & số thập phân");
        head.Say("og:description", "description").ShouldBe("Xem \"hình\" trước");
        head.Say("twitter:image").ShouldBe("/anh.png");
        head.Title!.Trim().ShouldBe("Tên trang");
        head.Language.ShouldBe("vi");
        head.Oembed.ShouldBe("/oembed?u=1");
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<title>")]
    [InlineData("<!--")]
    [InlineData("<meta property=\"og:title\" content=\"chưa đóng")]
    [InlineData("<script><title>a</title>")]
    [InlineData("<meta = = ' \" >")]
    [InlineData("\0\uFFFF<a\0=\0>")]
    public void What_is_broken_off_says_nothing_and_ends(string html) => PageHead.Read(html).Say("og:description").ShouldBeNull();

    [Theory]
    [InlineData("<div>")]
    [InlineData("<meta a='")]
    [InlineData("<title>")]
    [InlineData("<meta property=x")]
    [InlineData("<!--")]
    [InlineData("<script")]
    [InlineData("\"<a b=\"")]
    public void Two_megabytes_of_one_trick_take_no_longer_than_their_length(string trick)
    {
        var page = string.Concat(Enumerable.Repeat(trick, (2 << 20) / trick.Length));
        var work = ProcessorTime.Begin();

        PageHead.Read(page);

        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Letters_are_read_as_the_answer_or_the_page_says()
    {
        PageText.Of(Encoding.UTF8.GetBytes("Toán"), null).ShouldBe("Toán");
        PageText.Of(Encoding.Unicode.GetBytes("Toán"), "utf-16").ShouldBe("Toán");
        PageText.Of([.. Encoding.ASCII.GetBytes("<meta charset=windows-1252>"), 0xE9], null).ShouldEndWith("é");
        PageText.Of(Encoding.UTF8.GetBytes("Toán"), "no-such-charset").ShouldBe("Toán");
    }

    [Theory]
    [InlineData("{\"title\":\"Phim\",\"author_name\":\"Cô Hạnh\",\"html\":\"<script>\"}", "Phim", "Cô Hạnh")]
    [InlineData("{\"title\":7}", null, null)]
    public void Of_what_a_site_tells_only_text_is_taken(string json, string? title, string? author)
    {
        var told = OembedAnswer.Read(Encoding.UTF8.GetBytes(json))!;
        (told.Title, told.Author).ShouldBe((title, author));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}")]
    public void What_is_no_answer_of_a_site_is_none(string json) => OembedAnswer.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
