using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Entries;

namespace OerPortal.Search.Tests.Indexing;

public sealed class DocumentWordsTests
{
    [Fact]
    public void A_word_stands_once_in_the_best_field_that_has_it()
    {
        var words = Words("Sông", keyword: "sông núi", description: "Sông, núi, bể", "sông núi bể hồ");

        words.ShouldContain("^song");
        words.ShouldContain("^sông");
        words.ShouldContain("~nui");
        words.ShouldContain("~núi");
        words.ShouldContain("=be");
        words.ShouldContain("hồ");
        words.ShouldNotContain("~song");
        words.ShouldNotContain("=nui");
        words.ShouldNotContain("song");
        words.ShouldNotContain("be");
    }

    [Fact]
    public void A_word_without_marks_stands_once_only() => Words("xe").ShouldBe(["^xe", Kind]);

    [Fact]
    public void Subjects_grades_kind_and_levels_stand_by_their_codes() =>
        Written(new FacetValues(["tieu-hoc"], ["4"], ["toan"], "video", "cc-by-4.0", "vi"), "xe").ShouldBe(
        [
            "^xe", Lexemes.Of(FacetField.Subject, "toan"), Lexemes.Of(FacetField.Grade, "4"), Lexemes.Of(FacetField.Kind, "video"), Lexemes.Of(FacetField.Level, "tieu-hoc"),
            Lexemes.Of(FacetField.Licence, "cc-by-4.0"),
        ]);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void What_a_text_says_three_times_it_is_about(int times, bool isProminent)
    {
        var words = Words("Sách", passages: [.. Enumerable.Repeat("con sông", times)]);

        foreach (var entry in new[] { "song", "sông", "con", Lexemes.Pair("con", "song") })
            words.Contains("+" + entry).ShouldBe(isProminent, entry);
        words.ShouldNotContain("+" + Lexemes.Pair("song", "con"));
    }

    [Fact]
    public void What_is_said_most_often_comes_first_and_no_more_than_four_hundred()
    {
        var often = string.Join(". ", Enumerable.Repeat("đò", 5));
        var rest = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"w{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}"));

        var prominent = Words("Sách", passages: [rest, rest, rest, often]).Where(w => w[0] == '+').ToList();

        prominent.Count.ShouldBe(400);
        prominent[..2].ShouldBe(["+do", "+đò"], ignoreOrder: true);
    }

    [Fact]
    public void Neighbours_are_found_together_in_each_field()
    {
        var words = Words("đường làng", keyword: "bến nước", description: "con đò", "mái đình cổ");

        words.ShouldContain("^" + Lexemes.Pair("duong", "lang"));
        words.ShouldContain("^" + Lexemes.Pair("đường", "làng"));
        words.ShouldContain("~" + Lexemes.Pair("bến", "nước"));
        words.ShouldContain("=" + Lexemes.Pair("con", "do"));
        words.ShouldNotContain("=" + Lexemes.Pair("con", "đò"));
        words.ShouldContain(Lexemes.Pair("dinh", "co"));
        words.ShouldContain(Lexemes.Pair("đình", "cổ"));
        words.ShouldNotContain(Lexemes.Pair("mai", "co"));
    }

    [Fact]
    public void A_pair_of_the_title_is_not_said_again_of_the_text() =>
        Words("đường làng", passages: "đường làng").ShouldNotContain(Lexemes.Pair("duong", "lang"));

    [Fact]
    public void Words_come_before_what_is_prominent_and_pairs_by_turns_in_the_end() =>
        Words("xe", passages: ["bến đò cũ", "xe", "xe", "xe"]).ShouldBe(
        [
            "^xe", Kind, "ben", "bến", "do", "đò", "cu", "cũ", "+xe",
            Lexemes.Pair("ben", "do"), Lexemes.Pair("bến", "đò"), Lexemes.Pair("do", "cu"), Lexemes.Pair("đò", "cũ"),
        ]);

    [Fact]
    public void Pairs_without_marks_have_room_behind_those_that_take_turns() =>
        Words("Sách", passages: "bến đò xe").TakeLast(3).ShouldBe([Lexemes.Pair("ben", "do"), Lexemes.Pair("bến", "đò"), Lexemes.Pair("do", "xe")]);

    [Fact]
    public void A_word_with_a_dash_is_also_one_without()
    {
        var words = Words("Đăk-Bla");
        var compound = VietnameseText.Analyse("Đăk-Bla").Compounds.Single();

        words.ShouldContain("^" + compound.Folded);
        words.ShouldContain("^" + compound.Exact);
    }

    [Fact]
    public void A_short_name_is_found_by_its_long_one()
    {
        var words = Words("GDCD", passages: "GDCD");

        words.ShouldContain("^gdcd");
        words.ShouldContain("^dân");
        words.ShouldContain("^" + Lexemes.Pair("cong", "dan"));
        words.ShouldContain("^" + Lexemes.Pair("công", "dân"));
    }

    [Fact]
    public void What_a_text_is_about_outlasts_a_hundred_thousand_words_met_once()
    {
        Words("Sách", passages: ["sông sông sông", .. Enumerable.Range(0, 60).Select(Chapter)]).Contains("+song").ShouldBeTrue();

        static string Chapter(int number) => string.Join(' ', Enumerable.Range(number * 1000, 1000).Select(Word));
    }

    [Fact]
    public void A_row_takes_no_more_than_it_holds()
    {
        var words = Words("Sách", passages: [.. Enumerable.Range(0, 200).Select(n => string.Join(' ', Enumerable.Range(n * 1000, 1000).Select(Word)))]);

        words.Sum(w => w.Length).ShouldBeInRange(899_900, 900_100);
        words[0].ShouldBe("^sach");
    }

    private static string Word(int n) => string.Concat(n.ToString("D6", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + 'a')));

    private static readonly FacetValues Video = new([], [], [], "video", "", "vi");
    private static readonly string Kind = Lexemes.Of(FacetField.Kind, "video");

    private static string[] Words(string title, string? keyword = null, string description = "", params string[] passages) => Written(Video, title, keyword, description, passages);

    private static string[] Written(FacetValues facets, string title, string? keyword = null, string description = "", params string[] passages)
    {
        var document = new SearchDocument(
            Guid.Empty, Guid.Empty, Visibility.Public, DateTimeOffset.UnixEpoch, title, [], [], keyword is null ? [] : [keyword], [], description, facets, 1);
        var words = new DocumentWords(new AnalysedDocument(document));
        foreach (var passage in passages) words.Add(VietnameseText.Analyse(passage));
        return [.. words.All()];
    }
}
