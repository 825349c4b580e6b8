using OerPortal.Resources.Likeness;

namespace OerPortal.Resources.Tests.Models;

public sealed class LikenessTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 2000).Select(n => $"tiếng{n * 7919 % 4001}")];

    [Fact]
    public void The_same_words_are_alike_however_they_are_written()
    {
        var text = string.Join(' ', Words);

        Sign(text).LikenessTo(Sign(text.ToUpperInvariant().Replace(" ", ",\n", StringComparison.Ordinal))).ShouldBe(1);
        // Accents in letters of their own, as some keyboards write them.
        Sign(text).LikenessTo(Sign(text.Replace("ế", "e\u0302\u0301", StringComparison.Ordinal))).ShouldBe(1);
    }

    [Theory]
    [InlineData(1900, 0.8, 1)]
    [InlineData(1000, 0.2, 0.5)]
    [InlineData(0, 0, 0.05)]
    public void How_much_is_equal_is_told_about_right(int shared, double least, double most)
    {
        var other = string.Join(' ', Words.Take(shared).Concat(Enumerable.Range(0, 2000 - shared).Select(n => $"khác{n}")));

        Sign(string.Join(' ', Words)).LikenessTo(Sign(other)).ShouldBeInRange(least, most);
    }

    [Fact]
    public void Texts_that_are_much_the_same_have_a_band_in_common_and_others_have_none()
    {
        var one = Sign(string.Join(' ', Words));
        one.Bands.Intersect(Sign(string.Join(' ', Words.Take(1900))).Bands).ShouldNotBeEmpty();
        one.Bands.Intersect(Sign(string.Join(' ', Words.Reverse())).Bands).ShouldBeEmpty();
    }

    [Fact]
    public void A_title_page_is_like_nothing()
    {
        var title = Sign("Sở Giáo dục và Đào tạo. Kế hoạch bài dạy. Năm học 2026 – 2027.");

        title.Bands.ShouldBeEmpty();
        title.LikenessTo(title).ShouldBe(0);
    }

    private static TextSignature Sign(string text)
    {
        var reading = new TextReading();
        reading.Read(text);
        return reading.Sign(Guid.CreateVersion7());
    }
}
