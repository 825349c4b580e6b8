namespace OerPortal.Search.Tests.Vietnamese;

public sealed class VietnameseTextTests
{
    [Fact]
    public void A_sentence_becomes_syllables_with_their_places()
    {
        const string text = "Con ĐƯỜNG, lên «núi»!";
        var tokens = VietnameseText.Analyse(text).Tokens;

        tokens.Select(t => t.Exact).ShouldBe(["con", "đường", "lên", "núi"]);
        tokens.Select(t => text.Substring(t.Start, t.Length)).ShouldBe(["Con", "ĐƯỜNG", "lên", "núi"]);
    }

    [Fact]
    public void Places_are_those_of_the_text_as_it_was_written_even_in_decomposed_form()
    {
        var text = "Thuỷ điện Đắk".Normalize(System.Text.NormalizationForm.FormD);
        var tokens = VietnameseText.Analyse(text).Tokens;

        tokens.Select(t => text[t.Start..t.End].Normalize()).ShouldBe(["Thuỷ", "điện", "Đắk"]);
        tokens[0].Exact.ShouldBe("thủy");
    }

    [Theory]
    [InlineData("H'mông")]
    [InlineData("H’mông")]
    [InlineData("H‘Mông")]
    [InlineData("Hʼmông")]
    [InlineData("H´mông")]
    public void Curly_and_straight_apostrophes_are_one(string word)
    {
        var token = VietnameseText.Analyse(word).Tokens.ShouldHaveSingleItem();
        token.Exact.ShouldBe("h'mông");
        token.Folded.ShouldBe("hmong");
    }

    [Fact]
    public void Quotation_marks_around_a_word_are_not_part_of_it() =>
        Exact("‘núi’ 'sông' dogs’ \"biển\"").ShouldBe(["núi", "sông", "dogs", "biển"]);

    [Theory]
    [InlineData("c++", "c++")]
    [InlineData("C++,", "c++")]
    [InlineData("C#.", "c#")]
    [InlineData("(F#)", "f#")]
    public void Programming_languages_keep_their_signs(string text, string token) => Exact(text).ShouldBe([token]);

    [Fact]
    public void A_plus_between_numbers_is_no_part_of_a_word() => Exact("3+4 a+b C++11").ShouldBe(["3", "4", "a", "b", "c", "11"]);

    [Theory]
    [InlineData("20-11", "20-11")]
    [InlineData("20/11", "20-11")]
    [InlineData("20–11", "20-11")]
    [InlineData("3/4", "3-4")]
    [InlineData("20-11-2024", "20-11-2024")]
    [InlineData("2018—2019", "2018-2019")]
    [InlineData("12.480", "12480")]
    [InlineData("12,480", "12480")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("e-book", "ebook")]
    [InlineData("In-đô-nê-xi-a", "indonexia")]
    [InlineData("ki-lô-mét", "kilomet")]
    [InlineData("COVID-19", "covid19")]
    [InlineData("lớp6", "lop6")]
    [InlineData("H₂O", "h2o")]
    [InlineData("CO₂", "co2")]
    [InlineData("m²", "m2")]
    [InlineData("10A1", "10a1")]
    public void What_is_written_joined_is_also_one_word(string text, string folded) =>
        VietnameseText.Analyse(text).Compounds.ShouldHaveSingleItem().Folded.ShouldBe(folded);

    [Theory]
    [InlineData("và/hoặc")]
    [InlineData("vn.edu")]
    [InlineData("3, 4")]
    [InlineData("3,14")]
    [InlineData("Kon Tum - Đắk Lắk")]
    public void What_only_stands_side_by_side_is_no_joined_word(string text) => VietnameseText.Analyse(text).Compounds.ShouldBeEmpty();

    [Theory]
    [InlineData("lớp6", "lớp,6")]
    [InlineData("toán10A", "toán,10,a")]
    [InlineData("6tuổi", "6,tuổi")]
    [InlineData("ISBN978-604-00-1234-5", "isbn,9786040012345")]
    public void A_number_is_a_word_of_its_own(string text, string words) => Exact(text).ShouldBe(words.Split(','));

    [Fact]
    public void A_printed_fraction_is_the_typed_one() => Exact("½").ShouldBe([VietnameseText.Analyse("1/2").Compounds[0].Exact]);

    [Theory]
    [InlineData("9786040012345")]
    [InlineData("978-604-00-1234-5")]
    [InlineData("978–604–00–1234–5")]
    public void A_book_number_is_one_word_however_it_is_hyphenated(string isbn) => Exact($"ISBN: {isbn}.").ShouldBe(["isbn", "9786040012345"]);

    [Theory]
    [InlineData("0-306-40615-2")]
    [InlineData("0306406152")]
    [InlineData("978-0-306-40615-7")]
    [InlineData("978 0 306 40615 7")]
    public void The_short_and_the_long_book_number_are_one(string isbn) => Exact(isbn).ShouldBe(["9780306406157"]);

    [Fact]
    public void A_book_number_with_x_is_read() => Exact("0-8044-2957-X").ShouldBe(["9780804429573"]);

    [Theory]
    [InlineData("8935244812345")]
    [InlineData("KT.00012345")]
    [InlineData("20231120")]
    public void A_barcode_stays_whole_at_its_digits(string code) =>
        VietnameseText.Analyse(code).Tokens[^1].Exact.ShouldBe(code.Split('.')[^1].ToLowerInvariant());

    [Fact]
    public void Foreign_titles_are_cut_into_words() =>
        Folded("L’Étranger; Les Misérables – Война и мир: 星の王子").ShouldBe(["letranger", "les", "miserables", "воина", "и", "мир", "星", "の", "王", "子"]);

    [Fact]
    public void Languages_of_the_highlands_keep_their_letters() =>
        Exact("Tơdrong Ƀơ̆k Glaih, pơlei Kon K’tu; hơtŏk ĕ").ShouldBe(["tơdrong", "ƀơ̆k", "glaih", "pơlei", "kon", "k'tu", "hơtŏk", "ĕ"]);

    [Fact]
    public void Soft_hyphens_and_joiners_do_not_part_a_word() => Exact("học\u00adsinh \ufeffnúi\u200d").ShouldBe(["họcsinh", "núi"]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \t\r\n")]
    [InlineData("?!… \"'“”–—+-*/\\()[]{}<>|&:;.,~^%$#@")]
    [InlineData("\u0301\u0323")]
    [InlineData("\0\u0001\uffff")]
    public void Text_without_words_has_no_tokens(string? text) => VietnameseText.Analyse(text).Tokens.ShouldBeEmpty();

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\ud800b")]
    [InlineData("\udc00\ud800x")]
    [InlineData("𝒳𝒴 😀")]
    public void Broken_text_is_no_error(string text) => Should.NotThrow(() => VietnameseText.Analyse(text));

    [Fact]
    public void A_word_without_end_is_cut() =>
        VietnameseText.Analyse(new string('ắ', 5000)).Tokens.ShouldHaveSingleItem().Exact.Length.ShouldBe(120);

    [Fact]
    public void Random_text_is_always_cut_into_tokens_in_order()
    {
        var random = new Random(20_11);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Create(200, random, (span, r) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = (char)(r.Next(3) == 0 ? r.Next(0x10000) : "aàđ'’-–/.0 9\u0301"[r.Next(13)]);
            });
            var end = 0;
            foreach (var token in VietnameseText.Analyse(text).Tokens)
            {
                token.Start.ShouldBeGreaterThanOrEqualTo(end);
                token.Length.ShouldBePositive();
                token.Exact.ShouldNotBeEmpty();
                token.Folded.ShouldNotBeEmpty();
                end = token.End;
            }

            end.ShouldBeLessThanOrEqualTo(text.Length);
        }
    }

    private static IEnumerable<string> Exact(string text) => VietnameseText.Analyse(text).Tokens.Select(t => t.Exact);

    private static IEnumerable<string> Folded(string text) => VietnameseText.Analyse(text).Tokens.Select(t => t.Folded);
}
