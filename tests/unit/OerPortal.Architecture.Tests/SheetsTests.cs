namespace OerPortal.Architecture.Tests;

public sealed class SheetsTests
{
    private static readonly IReadOnlyList<SourceFile> All = [.. SourceTree.Texts("src", "*.css"), .. SourceTree.Texts("themes", "*.css")];
    private static readonly IReadOnlyDictionary<string, string> Names = Sheets.Breakpoints(SourceTree.Texts("build", "breakpoints.css").Single());

    [Fact]
    public void Sheets_change_at_named_widths() =>
        All.SelectMany(sheet => Sheets.UnnamedWidths(sheet, Names)).ShouldBeEmpty("Widths have their names in build/styles/breakpoints.css.");

    [Fact]
    public void Scripts_ask_for_the_widths_that_sheets_change_at() =>
        new[] { "src", "themes" }.SelectMany(folder => SourceTree.Texts(folder, "*.ts")).SelectMany(script => Sheets.OwnWidths(script, Names)).ShouldBeEmpty();

    [Theory]
    [InlineData("@media (max-width: 40rem) { a { top: 0 } }")]
    [InlineData("@media screen and (width < 600px) { a { top: 0 } }")]
    [InlineData("@media (--fone) { a { top: 0 } }")]
    public void A_width_without_a_name_is_seen(string css) => Sheets.UnnamedWidths(new("a.css", css), Names).Count.ShouldBe(1);

    [Theory]
    [InlineData("@media (--phone), (pointer: coarse) { a { top: 0 } }")]
    [InlineData("@media (--above-phone) and (--below-wide) { a { max-width: 40rem } }")]
    [InlineData("@media print { a { width: 100% } }")]
    [InlineData("@container cover (max-width: 5rem) { a { top: 0 } }")]
    [InlineData("/* @media (max-width: 40rem) { */ a { top: 0 }")]
    public void A_named_width_is_fine(string css) => Sheets.UnnamedWidths(new("a.css", css), Names).ShouldBeEmpty();

    [Fact]
    public void A_width_of_a_scripts_own_is_seen() =>
        Sheets.OwnWidths(new("a.ts", "matchMedia('(min-width: 57rem)'); matchMedia('(min-width: 56rem)'); matchMedia('(hover: none)')"), Names).Count.ShouldBe(1);
}
