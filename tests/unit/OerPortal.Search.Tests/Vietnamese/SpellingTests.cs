using System.Text;

namespace OerPortal.Search.Tests.Vietnamese;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("hoá", "hóa")]
    [InlineData("hoả", "hỏa")]
    [InlineData("toạ", "tọa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("xoè", "xòe")]
    [InlineData("loé", "lóe")]
    [InlineData("thuỷ", "thủy")]
    [InlineData("tuỳ", "tùy")]
    [InlineData("luỹ", "lũy")]
    [InlineData("uý", "úy")]
    [InlineData("Hoà", "HÒA")]
    [InlineData("HOÀ", "hòa")]
    [InlineData("THUỶ", "Thủy")]
    public void Both_tone_placements_are_one_spelling(string newStyle, string oldStyle) =>
        Exact(newStyle).ShouldBe(Exact(oldStyle));

    [Theory]
    [InlineData("trƣờng", "trường")]
    [InlineData("ĐƢỢC", "được")]
    [InlineData("Ðảng", "đảng")]
    [InlineData("vǎn", "văn")]
    public void Letters_of_old_fonts_are_the_ones_they_look_like(string written, string meant) => Exact(written).ShouldBe(Exact(meant));

    [Theory]
    [InlineData("hòan", "hoàn")]
    [InlineData("tóan", "toán")]
    [InlineData("qúyt", "quýt")]
    [InlineData("qủa", "quả")]
    [InlineData("gía", "giá")]
    [InlineData("gìau", "giàu")]
    [InlineData("cuả", "của")]
    [InlineData("thúôc", "thuốc")]
    [InlineData("ngòai", "ngoài")]
    [InlineData("nguỵên", "nguyện")]
    public void A_misplaced_tone_is_put_right(string slip, string right) => Exact(slip).ShouldBe(right);

    [Theory]
    [InlineData("quý", "quí")]
    [InlineData("lý", "lí")]
    [InlineData("kỹ", "kĩ")]
    [InlineData("mỹ", "mĩ")]
    [InlineData("Sỹ", "sĩ")]
    [InlineData("tỷ", "tỉ")]
    [InlineData("hy", "hi")]
    public void The_two_school_spellings_of_i_are_one(string y, string i) => Exact(y).ShouldBe(Exact(i));

    [Theory]
    [InlineData("gì")]
    [InlineData("gìn")]
    [InlineData("giếng")]
    [InlineData("giờ")]
    [InlineData("giữa")]
    [InlineData("quốc")]
    [InlineData("quyển")]
    [InlineData("khuỷu")]
    [InlineData("khuya")]
    [InlineData("yếu")]
    [InlineData("đường")]
    [InlineData("cửa")]
    [InlineData("mía")]
    [InlineData("múa")]
    [InlineData("lìa")]
    [InlineData("xoáy")]
    [InlineData("ngoằn")]
    [InlineData("ý")]
    [InlineData("nghiêng")]
    [InlineData("rượu")]
    [InlineData("huyền")]
    [InlineData("tuấn")]
    [InlineData("thuở")]
    [InlineData("vy")]
    [InlineData("thy")]
    [InlineData("tay")]
    public void A_rightly_written_syllable_stays_as_it_is(string word) => Exact(word).ShouldBe(word);

    [Theory]
    [InlineData("résumé")]
    [InlineData("josé")]
    [InlineData("naïve")]
    [InlineData("señor")]
    [InlineData("crème")]
    [InlineData("ångström")]
    public void A_foreign_word_keeps_its_marks(string word) => Exact(word).ShouldBe(word);

    [Theory]
    [InlineData("đường", "duong")]
    [InlineData("ĐƯỜNG", "duong")]
    [InlineData("Đắk", "dak")]
    [InlineData("ngữ", "ngu")]
    [InlineData("kĕ", "ke")]
    [InlineData("Bơ̆k", "bok")]
    [InlineData("pŏ", "po")]
    [InlineData("Jơrai", "jorai")]
    [InlineData("Xơ̆", "xo")]
    [InlineData("Rơngao", "rongao")]
    [InlineData("Ƀahnar", "bahnar")]
    [InlineData("ñim", "nim")]
    [InlineData("čar", "car")]
    [InlineData("straße", "strasse")]
    [InlineData("cœur", "coeur")]
    [InlineData("Kierkegård", "kierkegard")]
    public void Folding_takes_the_marks_off(string word, string folded) => Token(word).Folded.ShouldBe(folded);

    [Fact]
    public void Every_Vietnamese_letter_folds_to_ascii()
    {
        const string letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        foreach (var letter in letters + letters.ToUpperInvariant())
        {
            var folded = Token(letter.ToString()).Folded;
            folded.Length.ShouldBe(1, $"{letter} folds to one letter");
            char.IsAsciiLetterLower(folded[0]).ShouldBeTrue($"{letter} folds to {folded}");
        }
    }

    [Theory]
    [InlineData("Đường lên núi Ngọc Linh")]
    [InlineData("Nguyễn Thị Ở, Thủy Hoà, ĐẮK LẮK")]
    public void Text_typed_on_a_Mac_equals_composed_text(string text)
    {
        var composed = VietnameseText.Analyse(text.Normalize(NormalizationForm.FormC)).Tokens.Select(t => t.Exact);
        var decomposed = VietnameseText.Analyse(text.Normalize(NormalizationForm.FormD)).Tokens.Select(t => t.Exact);
        decomposed.ShouldBe(composed);
    }

    [Theory]
    [InlineData("Ðường", "đường")]
    [InlineData("ÐẮK", "đắk")]
    public void The_look_alikes_of_d_with_stroke_are_d_with_stroke(string typed, string meant) => Exact(typed).ShouldBe(meant);

    [Theory]
    [InlineData("ﬁlm", "film")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("²", "2")]
    public void Printed_forms_become_plain_letters(string printed, string plain) => Exact(printed).ShouldBe(plain);

    [Theory]
    [InlineData("đường", true)]
    [InlineData("duong", false)]
    [InlineData("3", false)]
    [InlineData("đi", true)]
    public void A_word_knows_whether_it_carries_marks(string word, bool marked) => Token(word).IsMarked.ShouldBe(marked);

    private static Token Token(string word) => VietnameseText.Analyse(word).Tokens.ShouldHaveSingleItem();

    private static string Exact(string word) => Token(word).Exact;
}
