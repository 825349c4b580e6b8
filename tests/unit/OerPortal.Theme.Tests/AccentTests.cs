using System.Text.RegularExpressions;
using OerPortal.TestKit;

namespace OerPortal.Theme.Tests;

/// <summary>Contrast of what a school may choose, read from the tokens themselves.</summary>
public sealed class AccentTests
{
    private static readonly string Css = File.ReadAllText(Checkout.PathTo("themes", "OerPortal.Theme", "Assets", "css", "tokens.css"));

    public static TheoryData<string, int> AccentsInLightAndDark()
    {
        var data = new TheoryData<string, int>();
        foreach (var accent in new[] { "rung", "bazan", "cham", "sim", "song", "nghe" })
            foreach (var appearance in new[] { 0, 1 }) data.Add(accent, appearance);
        return data;
    }

    [Theory]
    [MemberData(nameof(AccentsInLightAndDark))]
    public void Words_in_an_accent_are_readable_on_paper_sheet_and_its_own_wash(string accent, int appearance)
    {
        var act = Token($"[data-accent='{accent}']", "act", appearance);

        foreach (var ground in new[] { Token(":root", "paper", appearance), Token(":root", "sheet", appearance), Token($"[data-accent='{accent}']", "act-wash", appearance) })
            Contrast(act, ground).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(act, Token("[data-accent]", "on-act", appearance)).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Theory]
    [InlineData("ink-soft", 0)]
    [InlineData("ink-soft", 1)]
    [InlineData("ink-faint", 0)]
    [InlineData("ink-faint", 1)]
    public void Quiet_words_are_still_readable_on_every_ground(string ink, int appearance)
    {
        foreach (var ground in new[] { "paper", "sheet", "wash" })
            Contrast(Token(":root", ink, appearance), Token(":root", ground, appearance)).ShouldBeGreaterThanOrEqualTo(4.5, ground);
    }

    private static string Token(string selector, string name, int appearance)
    {
        var block = Css[Css.IndexOf(selector + " {", StringComparison.Ordinal)..];
        var match = Regex.Match(block[..block.IndexOf('}', StringComparison.Ordinal)], $@"--{name}: var\(--L, (#\w+)\) var\(--D, (#\w+)\)", RegexOptions.NonBacktracking);
        match.Success.ShouldBeTrue($"{selector} --{name}");
        return match.Groups[appearance + 1].Value;
    }

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var hex = colour.Length == 4 ? string.Concat(colour.Skip(1).Select(c => $"{c}{c}")) : colour[1..];
        double Channel(int at)
        {
            var value = Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }
}
