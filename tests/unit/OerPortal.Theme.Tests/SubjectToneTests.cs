using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Theme.Tests;

public sealed class SubjectToneTests
{
    [Fact]
    public void Every_tone_of_the_code_is_drawn_by_the_style_sheet_in_the_same_colour()
    {
        var css = File.ReadAllText(Checkout.PathTo("themes", "OerPortal.Theme", "Assets", "css", "tokens.css"));

        foreach (var code in Subjects.All)
            css.ShouldContain($"[data-tone='{SubjectTone.Of(code)}'] {{\n  --tone: {CoverTone.Colour(SubjectTone.Of(code))};");
    }

    [Fact]
    public void White_letters_on_every_subject_reach_seven_to_one()
    {
        foreach (var code in Subjects.All)
            Contrast(CoverTone.Colour(SubjectTone.Of(code))).ShouldBeGreaterThan(6.5, code);
    }

    [Fact]
    public void An_unknown_subject_keeps_one_colour() =>
        SubjectTone.Of("thien-van").ShouldBe(SubjectTone.Of("thien-van"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("khac")]
    public void A_resource_without_a_subject_is_green(string? subject) => SubjectTone.Of(subject).ShouldBe("rung");

    // WCAG 2.2, relative luminance and contrast ratio against white.
    private static double Contrast(string colour)
    {
        double Channel(int at)
        {
            var value = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 1.05 / ((0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5)) + 0.05);
    }
}
