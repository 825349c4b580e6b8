using OerPortal.Cms.Text;

namespace OerPortal.Cms.Tests.Text;

// Halves of surrogate pairs cannot stand in attributes.
public sealed class NormalFormTests
{
    [Fact]
    public void Marks_join_their_letters() => "Vie\u0323\u0302t".Composed().ShouldBe("Việt");

    [Fact]
    public void Half_a_surrogate_pair_is_left_out_and_whole_ones_stay() => "a\ud800b\udc00\ud83d\ude00\ud83d".Composed().ShouldBe("ab\ud83d\ude00");

    [Fact]
    public void A_character_that_is_none_is_left_out() => "a\ufffee\u0301".Composed().ShouldBe("aé");
}
