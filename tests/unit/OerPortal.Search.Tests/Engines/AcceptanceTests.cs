using System.Text;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>What every engine must answer; the numbers are those of the acceptance cases.</summary>
public abstract class AcceptanceTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    [Fact]
    public async Task Case_1_a_word_without_marks_finds_all_its_spellings()
    {
        var titles = await library.TitlesAsync("duong");
        titles.ShouldContain("Đường lên núi Ngọc Linh");
        titles.ShouldContain("Cây dương ven biển");
        titles.ShouldContain("Học toán đương đại");
    }

    [Fact]
    public async Task Case_1_a_word_with_marks_puts_its_exact_form_first()
    {
        (await library.TitlesAsync("đường"))[0].ShouldBe("Đường lên núi Ngọc Linh");
        (await library.TitlesAsync("dương"))[0].ShouldBe("Cây dương ven biển");
        (await library.TitlesAsync("đương"))[0].ShouldBe("Học toán đương đại");
        (await library.TitlesAsync("đường")).ShouldContain("Cây dương ven biển");
    }

    [Theory]
    [InlineData("hoà bình", "hòa bình")]
    [InlineData("thuỷ", "thủy")]
    [InlineData("HOÀ BÌNH", "hòa bình")]
    [InlineData("vật lí", "vật lý")]
    public async Task Case_2_tone_placement_makes_no_difference(string one, string other)
    {
        var first = await library.TitlesAsync(one);
        first.ShouldBe(await library.TitlesAsync(other));
        first.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Case_2_both_placements_come_before_the_unmarked_form() =>
        (await library.TitlesAsync("hoà bình")).Take(2).ShouldBe(["Tôi yêu hoà bình", "Chiến tranh và hòa bình"], ignoreOrder: true);

    [Fact]
    public async Task Case_3_a_sentence_without_marks_is_found_in_the_text_of_a_book()
    {
        var result = await library.FindAsync("toi duoc di hoc");
        library.Titles(result)[0].ShouldBe("Ngày khai trường");
        var place = result.Hits[0].Inside.ShouldNotBeNull();
        place.Heading.ShouldBe("Chương 2");
        place.Locator.ShouldBe("chuong-2.xhtml");
        place.Text.ShouldContain("Tôi được đi học");
    }

    [Fact]
    public async Task Case_3_a_quoted_phrase_without_marks_finds_the_marked_one()
    {
        var titles = await library.TitlesAsync("\"van de\"");
        titles.ShouldContain("Ngày khai trường");
        titles.ShouldContain("Vạn dê trên đồi");
    }

    [Theory]
    [InlineData("Đường lên núi")]
    [InlineData("thuỷ điện")]
    [InlineData("“vấn đề”")]
    public async Task Case_4_a_query_typed_on_a_Mac_equals_the_composed_one(string query)
    {
        var composed = await library.TitlesAsync(query.Normalize(NormalizationForm.FormC));
        composed.ShouldNotBeEmpty();
        (await library.TitlesAsync(query.Normalize(NormalizationForm.FormD))).ShouldBe(composed);
    }

    [Fact]
    public async Task Case_5_a_beginning_with_marks_suggests_its_exact_form_first()
    {
        var offers = await library.Engine.SuggestAsync("hàn", Access.Guest, 8, TestContext.Current.CancellationToken);
        offers.Take(3).Select(o => o.Text).ShouldBe(["Hàn Mặc Tử", "Hàn điện cơ bản", "Thơ Hàn Mặc Tử"], ignoreOrder: true);
        offers.Select(o => o.Text).ShouldContain("Han hồ kí sự");
    }

    [Theory]
    [InlineData("kon k'tu")]
    [InlineData("Kon K’tu")]
    [InlineData("kon ktu")]
    public async Task Case_6_apostrophes_are_one(string query) => (await library.TitlesAsync(query))[0].ShouldBe("Kon K’tu kể chuyện");

    [Fact]
    public async Task Case_7_marked_words_are_exact_first_and_unmarked_ones_folded()
    {
        var titles = await library.TitlesAsync("toán lớp 4 phan so");
        titles[0].ShouldBe("Phân số và số thập phân");
        titles.ShouldContain("Phan So, nhà thơ");
    }

    [Fact]
    public async Task Case_8_quotes_switch_tolerance_off()
    {
        (await library.TitlesAsync("\"vấn đề\"")).ShouldBe(["Ngày khai trường"]);
        (await library.TitlesAsync("\"đường lên\"")).ShouldBe(["Đường lên núi Ngọc Linh", "Ngày khai trường"]);
        var nothing = await library.FindAsync("\"núi đường\"");
        nothing.Total.ShouldBe(0);
        nothing.Relaxed.ShouldBeFalse();
        nothing.DidYouMean.ShouldBeNull();
    }

    [Theory]
    [InlineData("9786040012345", "Chiến tranh và hòa bình")]
    [InlineData("978-604-00-1234-5", "Chiến tranh và hòa bình")]
    [InlineData("8935244812345", "Thẻ kho")]
    [InlineData("les miserables", "Les Misérables")]
    [InlineData("Les Misérables", "Les Misérables")]
    [InlineData("todrong bok glaih", "Tơdrong Ƀơ̆k Glaih")]
    [InlineData("Tơdrong Ƀơ̆k", "Tơdrong Ƀơ̆k Glaih")]
    public async Task Case_9_book_numbers_barcodes_and_foreign_titles_are_found(string query, string title) =>
        (await library.TitlesAsync(query)).ShouldBe([title]);

    [Theory]
    [InlineData("c++", "Lập trình C++ cho học sinh")]
    [InlineData("C++", "Lập trình C++ cho học sinh")]
    [InlineData("lập trình c++", "Lập trình C++ cho học sinh")]
    [InlineData("3/4", "Bài tập về 3/4 và 1/2")]
    [InlineData("20-11", "Văn nghệ chào mừng 20-11")]
    [InlineData("20/11", "Văn nghệ chào mừng 20-11")]
    [InlineData("20 11", "Văn nghệ chào mừng 20-11")]
    public async Task Case_10_signs_that_are_part_of_a_name_do_something_sensible(string query, string title) =>
        (await library.TitlesAsync(query)).ShouldBe([title]);

    [Fact]
    public async Task Case_10_the_letter_alone_is_found_too() => (await library.TitlesAsync("lập trình c"))[0].ShouldBe("Lập trình C");

    public static IEnumerable<TheoryDataRow<string?>> Accidents =>
    [
        new((string?)null), "", " ", "?", "\"", "\"\"", "“”", "'", "\\", "\\'", "a\\", "'); DROP TABLE x; --", "!!!", "((", "a & | ! b", "a:*", "<->", "đường <-> núi", "AND", "OR AND NOT",
        "NOT đường", "-đường", "+đường +núi", "đường*", "title:đường", "đường AND núi", "%_%", "\0", "a\0b", "\ud800", "đường\udc00", "\uffff", "😀", "0", "١٢٣", "'a' 'b",
        "\"đường", "đường\" núi", "\"a\"b\"c\"", "^a ~b =c +d _e #1", "#1", "3/4/5/6/7/8/9/10/11/12", "a-b-c-d-e-f-g-h-i-j-k", "-----", "....", "978-", "978-604-00-1234-5-6",
    ];

    [Theory]
    [MemberData(nameof(Accidents))]
    public async Task Case_11_whatever_is_typed_is_no_error(string? query)
    {
        await Should.NotThrowAsync(() => library.FindAsync(query));
        await Should.NotThrowAsync(() => library.Engine.SuggestAsync(query, Access.Guest, 8, TestContext.Current.CancellationToken));
        await Should.NotThrowAsync(() => library.Engine.InsideAsync(library.IdOf("Ngày khai trường"), query, 8, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Case_11_two_thousand_characters_are_no_error()
    {
        foreach (var piece in new[] { "đường ", "đ", "?!", "\"", "a\"", "3/4 ", "' \\ " })
            await Should.NotThrowAsync(() => library.FindAsync(string.Concat(Enumerable.Repeat(piece, 2000 / piece.Length))));
        (await library.TitlesAsync("con đường lên núi bắt đầu từ bến nước của làng cạnh thuỷ điện cũ " + new string('.', 1900)))[0].ShouldBe("Ngày khai trường");
    }

    [Fact]
    public async Task Operators_of_other_engines_are_dropped() =>
        (await library.TitlesAsync("đường AND núi")).ShouldBe(await library.TitlesAsync("đường núi"));

    private const string Signs = " đường\"'\\&|!():*<->+-%_^~=#";

    [Fact]
    public async Task Random_noise_is_no_error()
    {
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var noise = string.Create(40, random, (span, r) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = (char)(r.Next(4) == 0 ? r.Next(0x10000) : Signs[r.Next(Signs.Length)]);
            });
            await Should.NotThrowAsync(() => library.FindAsync(noise), noise);
        }
    }
}
