using OerPortal.Search.Entries;
using OerPortal.Search.Postgres;

namespace OerPortal.Search.Tests.Indexing;

public sealed class LexemesTests
{
    [Theory]
    [InlineData("duong", "lang", "_kR5XXR")]
    [InlineData("đường", "làng", "_y.Q2Ty")]
    public void A_pair_is_written_as_it_stands_in_indexes_that_exist(string first, string second, string expected) => Lexemes.Pair(first, second).ShouldBe(expected);

    [Fact]
    public void A_pair_depends_on_its_order_and_on_where_its_words_end() =>
        new[] { Lexemes.Pair("ab", "c"), Lexemes.Pair("a", "bc"), Lexemes.Pair("c", "ab") }.Distinct().Count().ShouldBe(3);

    [Theory]
    [InlineData("đường làng", "đường", "làng")]
    [InlineData("đường xe", "duong", "xe")]
    [InlineData("xe đường", "xe", "duong")]
    public void A_pair_has_its_marks_only_when_both_words_carry_some(string text, string first, string second)
    {
        var tokens = VietnameseText.Analyse(text).Tokens;

        Lexemes.Pair(tokens[0], tokens[1], exact: true).ShouldBe(Lexemes.Pair(first, second));
        Lexemes.Pair(tokens[0], tokens[1], exact: false).ShouldBe(Lexemes.Pair(tokens[0].Folded, tokens[1].Folded));
    }

    [Theory]
    [InlineData("làng", "'làng'")]
    [InlineData("k'tu", "'k''tu'")]
    [InlineData(@"a\b", @"'a\\b'")]
    [InlineData(@"a\'b", @"'a\\''b'")]
    [InlineData("a\0b", "'ab'")]
    public void A_word_cannot_break_out_of_its_quotes(string word, string expected) => TsQuery.Quote(word).ShouldBe(expected);

    [Fact]
    public void A_question_to_a_field_asks_for_the_better_ones_too()
    {
        Lexemes.Within(Lexemes.Title).ToArray().ShouldBe(["^"]);
        Lexemes.Within(Lexemes.Described).ToArray().ShouldBe(["^", "~", "="]);
        Lexemes.Within(Lexemes.Anywhere).ToArray().ShouldBe(["^", "~", "=", ""]);
        Lexemes.Within(Lexemes.Prominent).ToArray().ShouldBe(["+"]);
    }

    [Theory]
    [InlineData("^rừng", "^rừng ~rừng =rừng rừng")]
    [InlineData("=rừng", "=rừng rừng")]
    [InlineData("_kR5XXR", "_kR5XXR")]
    [InlineData("+rừng", "+rừng")]
    [InlineData("@1:toan", "@1:toan")]
    public void What_is_asked_as_one_entry_is_kept_for_each_field_that_asks_for_it(string entry, string kept) => Lexemes.Spread(entry).ShouldBe(kept.Split(' '));

    [Fact]
    public void A_passage_is_tied_to_its_document() => Lexemes.OfDocument(12).ShouldBe("#12");
}
