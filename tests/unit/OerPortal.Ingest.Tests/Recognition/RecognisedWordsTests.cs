using OerPortal.Ingest.Recognition;

namespace OerPortal.Ingest.Tests.Recognition;

public sealed class RecognisedWordsTests
{
    private const string Head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";

    [Fact]
    public void Words_stand_in_lines_and_paragraphs()
        => RecognisedWords.Of([Head, Level(4, 1, 1, 1), Word(1, 1, 1, 96, "Con"), Word(1, 1, 1, 95, "trâu"), Word(1, 1, 2, 97, "là"), Word(1, 2, 1, 90, "đầu"), Word(2, 1, 1, 91, "cơ")])
            .Lines.ShouldBe("Con trâu\nlà\n\nđầu\n\ncơ");

    [Fact]
    public void What_the_machine_was_hardly_sure_of_is_left_out_and_counts_against_the_page()
    {
        var words = RecognisedWords.Of([Head, Word(1, 1, 1, 90, "sách"), Word(1, 1, 1, 10, "~#5x"), Word(1, 1, 1, 50, "vở")]);
        words.Lines.ShouldBe("sách vở");
        words.Letters.ShouldBe(8);
        words.Confidence.ShouldBe(((4 * 90) + (2 * 10) + (2 * 50)) / 8);
    }

    [Fact]
    public void Letters_are_composed_and_empty_cells_are_no_words()
        => RecognisedWords.Of([Head, Word(1, 1, 1, 95, " "), Word(1, 1, 1, 95, "Tie\u0302\u0301ng")]).Lines.ShouldBe("Tiếng");

    [Theory]
    [InlineData("")]
    [InlineData("5\t1\t1")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t0\t0\tkhông\tsố")]
    public void What_is_no_table_has_no_words(string row) => RecognisedWords.Of([row]).ShouldBe(RecognisedWords.None);

    private static string Level(int level, int block, int paragraph, int line) => $"{level}\t1\t{block}\t{paragraph}\t{line}\t0\t0\t0\t9\t9\t-1\t";

    private static string Word(int block, int paragraph, int line, int sure, string text) => $"5\t1\t{block}\t{paragraph}\t{line}\t1\t0\t0\t9\t9\t{sure}\t{text}";
}
