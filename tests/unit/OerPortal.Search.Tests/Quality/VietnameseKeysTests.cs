using OerPortal.SearchQuality.Typed;

namespace OerPortal.Search.Tests.Quality;

public sealed class VietnameseKeysTests
{
    [Theory]
    [InlineData("đường", "dduwowngf")]
    [InlineData("Hoà Bình", "Hoaf Binhf")]
    [InlineData("phân số", "phaan soos")]
    [InlineData("chữ quốc ngữ", "chuwx quoocs nguwx")]
    [InlineData("lặng lẽ", "lawngj lex")]
    [InlineData("tổ 3", "toor 3")]
    public void Telex_keys_stand_behind_their_letter_and_the_tone_behind_the_word(string meant, string typed) => VietnameseKeys.Telex.Of(meant).ShouldBe(typed);

    [Theory]
    [InlineData("đường", "d9u7o7ng2")]
    [InlineData("sắc hỏi ngã nặng", "sa8c1 hoi3 nga4 na8ng5")]
    [InlineData("phân số", "pha6n so61")]
    public void Vni_keys_are_numbers(string meant, string typed) => VietnameseKeys.Vni.Of(meant).ShouldBe(typed);

    [Fact]
    public void A_text_typed_on_a_Mac_has_the_same_keys() => VietnameseKeys.Telex.Of("đường".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe("dduwowngf");
}
