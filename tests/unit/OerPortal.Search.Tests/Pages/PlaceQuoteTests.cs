using OerPortal.Search.Highlighting;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Tests.Pages;

public sealed class PlaceQuoteTests
{
    private const string Story = "Buổi sáng, đàn voi ra suối.\nCon voi đầu đàn dừng lại bên bờ đá, nghe tiếng cồng từ buôn xa vọng về trong sương sớm.\nRồi đàn voi đi.";

    [Fact]
    public void The_quote_is_an_exact_piece_around_the_first_found_words()
    {
        var quote = Quote(Story, "tiếng cồng");

        Story.ShouldContain(quote);
        quote.ShouldContain("tiếng cồng");
        quote.Length.ShouldBeInRange(40, 80);
    }

    [Fact]
    public void A_quote_stays_within_its_line()
        => Quote(Story, "ra suối").ShouldBe("Buổi sáng, đàn voi ra suối");

    [Fact]
    public void A_quote_grows_until_it_stands_there_once()
    {
        const string song = "Lá lay bờ suối nhỏ, lá lay bờ suối nhỏ, lá lay bờ suối nhỏ của buôn, lá rơi.";

        var quote = Quote(song, "\"nhỏ của buôn\"");

        (song.Split(quote).Length - 1).ShouldBe(1);
    }

    [Fact]
    public void A_long_phrase_is_quoted_by_its_beginning()
    {
        var quote = Quote(Story, "\"con voi đầu đàn dừng lại bên bờ đá nghe tiếng cồng từ buôn xa vọng về trong sương sớm\"");

        quote.ShouldStartWith("Con voi đầu đàn");
        quote.Length.ShouldBeLessThanOrEqualTo(80);
        quote.ShouldNotEndWith(" ");
    }

    [Fact]
    public void Where_nothing_is_found_nothing_is_quoted()
        => Highlighter.Quote(Story, QueryText.Read("thuyền buồm")).ShouldBeNull();

    private static string Quote(string text, string query) => Highlighter.Quote(text, QueryText.Read(query)).ShouldNotBeNull();
}
