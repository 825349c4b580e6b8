using OerPortal.Search.Typing;
using OerPortal.SearchQuality.Typed;

namespace OerPortal.Search.Tests.Quality;

public sealed class MistypingTests
{
    [Theory]
    [InlineData("hình bình hành")]
    [InlineData("quang hop")]
    [InlineData("aaa")]
    public void One_word_is_one_slip_away(string text)
    {
        foreach (var seed in Enumerable.Range(0, 200))
        {
            var slip = Mistyping.Of(text, new Draw($"{seed}"))!;

            var words = text.Split(' ').Zip(slip.Split(' ')).Where(pair => pair.First != pair.Second).ToArray();
            words.Length.ShouldBe(1);
            Slips.Distance(words[0].First, words[0].Second).ShouldBe(1);
        }
    }

    [Fact]
    public void All_kinds_of_slips_are_made() =>
        Enumerable.Range(0, 200).Select(seed => Mistyping.Of("hop", new Draw($"{seed}"))).Distinct().Order().ShouldBe(
            ["ho", "hoo", "hoop", "hopp", "hp", "hip", "hpo", "hpp"], ignoreOrder: true);

    [Fact]
    public void The_same_seed_makes_the_same_slip() => Mistyping.Of("chuỗi thức ăn", new Draw("a")).ShouldBe(Mistyping.Of("chuỗi thức ăn", new Draw("a")));

    [Theory]
    [InlineData("đi 12")]
    [InlineData("")]
    public void Short_words_and_numbers_have_none(string text) => Mistyping.Of(text, new Draw("a")).ShouldBeNull();
}
