using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Tests.Vietnamese;

public sealed class SyllablesTests
{
    [Theory]
    [InlineData("hoabinh", "hoa binh")]
    [InlineData("càphê", "cà phê")]
    [InlineData("đườnglênnúi", "đường lên núi")]
    [InlineData("kontum", "kon tum")]
    [InlineData("tinhoc", "ti nhoc|tin hoc|tinh oc")]
    public void A_word_is_parted_into_the_fewest_syllables(string word, string expected) =>
        string.Join('|', Syllables.Part(VietnameseText.Analyse(word).Tokens[0]).Select(way => string.Join(' ', way.Select(token => token.Exact)))).ShouldBe(expected);

    [Theory]
    [InlineData("nghiêng")]
    [InlineData("duong")]
    [InlineData("xyz")]
    [InlineData("html")]
    [InlineData("misérables")]
    [InlineData("an")]
    public void A_syllable_and_what_has_none_are_left(string word) => Syllables.Part(VietnameseText.Analyse(word).Tokens[0]).ShouldBeEmpty();
}
