using OerPortal.Search.Indexing;
using OerPortal.Search.Models;

namespace OerPortal.Search.Tests.Indexing;

public sealed class PassageCutterTests
{
    private static readonly Guid File = Guid.CreateVersion7();

    [Fact]
    public void A_short_chapter_is_one_passage_without_the_space_around_it() =>
        PassageCutter.Cut(File, "c1.xhtml", "Chương 1", "\n Trời trong. \n").ShouldBe([new SearchPassage(File, "c1.xhtml", "Chương 1", "Trời trong.")]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_chapter_without_words_is_none(string text) => Lengths(text).ShouldBeEmpty();

    [Fact]
    public void As_much_as_a_passage_holds_stays_together()
    {
        Lengths(new string('a', PassageCutter.Longest)).ShouldBe([PassageCutter.Longest]);
        Lengths(new string('a', PassageCutter.Longest + 1)).ShouldBe([PassageCutter.Longest, 1]);
    }

    [Theory]
    [InlineData("1500 newline, 2000 stop, 2300 space", 1500)] // a paragraph before a sentence
    [InlineData("1200 newline, 2000 stop, 2300 space", 1200)]
    [InlineData("1199 newline, 2000 stop, 2300 space", 2001)] // a short paragraph is no passage
    [InlineData("1300 stop, 2000 stop, 2300 space", 2001)]
    [InlineData("1500 mark, 2300 space", 1501)]
    [InlineData("1201 stop, 2300 space", 1202)]
    [InlineData("1200 stop, 2300 space", 2300)] // a sentence before a word, and a short one is no passage either
    [InlineData("2398 stop, 2300 space", 2399)]
    [InlineData("1500 number, 2300 space", 2300)] // 3.14 ends nothing
    [InlineData("1200 space", 1200)]
    [InlineData("1199 space", PassageCutter.Longest)]
    public void A_long_chapter_is_cut_where_a_reader_would_pause(string ends, int expected)
    {
        var text = new string('a', 3000).ToCharArray();
        foreach (var end in ends.Split(", "))
        {
            var place = int.Parse(end.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            var sign = end.Split(' ')[1] switch { "newline" => "\n", "stop" => ". ", "mark" => "? ", "number" => ".1", _ => " " };
            sign.CopyTo(0, text, place, sign.Length);
        }

        Lengths(new string(text))[0].ShouldBe(expected);
    }

    [Fact]
    public void Nothing_is_lost_between_passages()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"từ{i}{(i % 11 == 0 ? ". " : i % 97 == 0 ? "\n" : " ")}"));

        var parts = PassageCutter.Cut(File, "c1.xhtml", null, text).Select(p => p.Text).ToList();

        parts.Count.ShouldBeGreaterThan(4);
        // Telling where long texts differ would take longer than the test.
        (string.Concat(parts.Select(Solid)) == Solid(text)).ShouldBeTrue();
        static string Solid(string t) => string.Concat(t.Where(c => !char.IsWhiteSpace(c)));
    }

    private static List<int> Lengths(string text) => [.. PassageCutter.Cut(File, "c1.xhtml", null, text).Select(p => p.Text.Length)];
}
