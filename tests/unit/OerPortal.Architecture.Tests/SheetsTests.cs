using OerPortal.TestKit;

namespace OerPortal.Architecture.Tests;

public sealed class SheetsTests
{
    private static readonly IReadOnlyList<SourceFile> All = [.. SourceTree.Texts("src", "*.css"), .. SourceTree.Texts("themes", "*.css")];
    private static readonly IReadOnlyDictionary<string, string> Names = Sheets.Breakpoints(SourceTree.Texts("build", "breakpoints.css").Single());

    private static readonly SourceFile LayerOrder = SourceTree.Texts("build", "layers.css").Single();
    private static readonly IReadOnlyList<string> Layers = Sheets.Layers(LayerOrder);

    // ASP.NET's forms and pdf.js.
    private static readonly string[] GivenByLibraries = ["validation-summary-valid", "markedContent", "ProseMirror-gapcursor", "ProseMirror-focused", "ProseMirror-hideselection", "selectedCell"];

    [Fact]
    public void Every_rule_stands_in_a_layer() =>
        All.Where(IsEntry).SelectMany(entry => Sheets.Unlayered(entry, file => Part(entry, file), Layers)).ShouldBeEmpty("build/styles/layers.css says which layers there are.");

    [Fact]
    public void One_place_puts_the_layers_in_order() => All.Where(Sheets.PutsInOrder).ShouldBeEmpty();

    [Fact]
    public void Every_part_belongs_to_an_entry()
    {
        var entries = All.Where(IsEntry).ToList();
        All.Except(entries).Where(part => !entries.Any(entry => entry.Text.Contains($"/{Path.GetFileName(part.Path)}'", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_class_of_a_sheet_is_given_somewhere()
    {
        var given = new[] { "src", "themes" }.SelectMany(folder => new[] { "*.cshtml", "*.cs", "*.ts" }.SelectMany(pattern => SourceTree.Texts(folder, pattern)))
            .SelectMany(file => Sheets.Words(file)).ToHashSet(StringComparer.Ordinal);
        // Some are put together ("reader-" and a side).
        All.SelectMany(sheet => Sheets.Classes(sheet).Except(GivenByLibraries).Where(name => !given.Contains(name) && !given.Contains(name[..(name.LastIndexOf('-') + 1)]))
            .Select(name => $"{sheet.Path}: .{name}")).ShouldBeEmpty("Rules that are for nothing go.");
    }

    [Fact]
    public void A_class_is_seen_where_rules_are_for_it() =>
        Sheets.Classes(new("a.css", "/* .no */ @media print { .a, b:is(.c-d) > i { background: url(x.png); top: 0.5rem } }")).ShouldBe(["a", "c-d"], ignoreOrder: true);

    [Fact]
    public void Sheets_change_at_named_widths() =>
        All.SelectMany(sheet => Sheets.UnnamedWidths(sheet, Names)).ShouldBeEmpty("Widths have their names in build/styles/breakpoints.css.");

    [Fact]
    public void Sheets_take_colours_from_tokens() => All.SelectMany(Sheets.UnnamedColours).ShouldBeEmpty("Colours have their names in a file named tokens.css.");

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

    [Theory]
    [InlineData("a { color: #fff }")]
    [InlineData("a { box-shadow: 0 1px 2px rgb(0 0 0 / 0.5); }")]
    [InlineData("a { border: 1px solid hsl(20 10% 40%) }")]
    [InlineData("a { --hem: linear-gradient(White, transparent) }")]
    [InlineData("@media print { a:hover { background: darkslateblue } }")]
    public void A_colour_without_a_name_is_seen(string css) => Sheets.UnnamedColours(new("a.css", css)).Count.ShouldBe(1);

    [Theory]
    [InlineData("a.css", "#main .white, a:not(.red) { color: var(--on-white); fill: currentcolor; background: transparent }")]
    [InlineData("a.css", "a { background: color-mix(in srgb, var(--ink) 9%, var(--paper)) url('white.svg#fff') 0 0; white-space: nowrap }")]
    [InlineData("a.css", "/* #fff */ a { content: 'red'; grid-area: 1/1 }")]
    [InlineData("css/tokens.css", ":root { --paper: #fff }")]
    public void A_named_colour_is_fine(string path, string css) => Sheets.UnnamedColours(new(path, css)).ShouldBeEmpty();

    [Theory]
    [InlineData("a { top: 0 }")]
    [InlineData("@layer pages { a { top: 0 } } @media print { a { top: 0 } }")]
    [InlineData("@layer page { a { top: 0 } }")]
    [InlineData("@layer { a { top: 0 } }")]
    [InlineData("@import './part.css' layer(page);")]
    [InlineData("@import './part.css';")]
    public void A_rule_outside_the_layers_is_seen(string css) => Sheets.Unlayered(new("a.css", css), _ => new("part.css", "b { top: 0 }"), Layers).Count.ShouldBe(1);

    [Theory]
    [InlineData("@layer pages { a { top: 0 } @media print { a { top: 0 } } } /* then */ @layer modes { b { top: 0 } }")]
    [InlineData("@import './part.css' layer(parts); @import './faces.css';")]
    public void A_rule_in_a_layer_is_fine(string css) =>
        Sheets.Unlayered(new("a.css", css), file => file == "./faces.css" ? new(file, "@layer tokens, base; @font-face { src: url(a) }") : new(file, "b { top: 0 }"), Layers).ShouldBeEmpty();

    /// <summary>At the top of a module's or theme's Assets/, or the reader's.</summary>
    private static bool IsEntry(SourceFile sheet) => Path.GetFileName(Path.GetDirectoryName(sheet.Path)) == "Assets" || sheet.Path == Path.Combine("src", "Reader", "src", "reader.css");

    private static SourceFile Part(SourceFile entry, string file)
    {
        var path = Path.GetRelativePath(Checkout.Root, Checkout.PathTo(Path.GetDirectoryName(entry.Path)!, file));
        return new(path, File.ReadAllText(Checkout.PathTo(path)));
    }
}
