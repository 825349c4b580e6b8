using OerPortal.TestKit;

namespace OerPortal.Architecture.Tests;

public sealed class ViewsTests
{
    private static readonly IReadOnlyList<SourceFile> All = [.. SourceTree.Texts("src", "*.cshtml"), .. SourceTree.Texts("themes", "*.cshtml")];

    [Fact]
    public void No_module_has_a_view_where_another_has_one() => Views.Shadowed(All).ShouldBeEmpty();

    [Fact]
    public void A_view_that_hides_another_is_seen() => Views.Shadowed(
    [
        new("src/Modules/A/Pages/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }"), new("src/Modules/B/Pages/_ViewStart.cshtml", "@{ Layout = \"_Bare\"; }"),
        new("src/Modules/A/Pages/Desk/_ViewStart.cshtml", "@{ Layout = \"_Desk\"; }"), new("src/Modules/B/Pages/Desk/_ViewStart.cshtml", "@{ Layout = \"_Desk\"; }\n"),
    ]).Count.ShouldBe(1);

    [Fact]
    public void No_page_has_inline_script_or_style() => All.SelectMany(Views.Inline).ShouldBeEmpty();

    [Fact]
    public void Every_asset_a_page_asks_for_is_built() =>
        All.SelectMany(view => Views.Assets(view).Where(asset => !IsBuilt(asset)).Select(asset => $"{view.Path} asks for {asset}")).ShouldBeEmpty();

    [Fact]
    public void No_page_holds_Vietnamese_words() => All.SelectMany(Views.Words).ShouldBeEmpty("Words for people live in Resources/vi.json and en.json.");

    [Fact]
    public void Vietnamese_words_are_seen() => Views.Words(new("Page.cshtml", "<p>Tủ sách</p>")).Count.ShouldBe(2);

    [Theory]
    [InlineData("Page.cshtml", """<a lang="vi" hreflang="vi">Tiếng Việt</a> @* Tủ sách *@""")]
    [InlineData("Help/_Access.vi.cshtml", "<p>Tủ sách</p>")]
    public void Words_that_may_stand_there_are_fine(string path, string html) => Views.Words(new(path, html)).ShouldBeEmpty();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("""<script type="module">start()</script>""")]
    [InlineData("<style>a { color: red }</style>")]
    [InlineData("""<p style="color: red">""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("""<a href="javascript:go()">""")]
    public void Inline_script_or_style_is_seen(string html) => Views.Inline(new("Page.cshtml", html)).Count.ShouldBe(1);

    [Theory]
    [InlineData("""<script type="module" asset="OerPortal.Theme/theme.js"></script>""")]
    [InlineData("""<script src="~/x.js"></script>""")]
    [InlineData("""<script type="application/ld+json">@Model.Json</script>""")]
    [InlineData("""<link rel="stylesheet" asset="OerPortal.Theme/theme.css">""")]
    [InlineData("@* style=\"none\" *@")]
    [InlineData("<option>Sách</option>")]
    public void What_the_policy_allows_is_fine(string html) => Views.Inline(new("Page.cshtml", html)).ShouldBeEmpty();

    [Fact]
    public void Every_field_says_how_much_it_takes() => All.SelectMany(Views.Endless).ShouldBeEmpty();

    [Theory]
    [InlineData("""<input asp-for="Form.Title" autocomplete="off" />""")]
    [InlineData("""<field label="@T["x"]"><textarea name="note" rows="3"></textarea></field>""")]
    [InlineData("""<input type="url" name="address" />""")]
    public void A_field_without_end_is_seen(string html) => Views.Endless(new("Page.cshtml", html)).Count.ShouldBe(1);

    [Theory]
    [InlineData("""<input asp-for="Form.Title" maxlength="@Most(nameof(DraftForm.Title))" />""")]
    [InlineData("""<label class="check"><input asp-for="Input.IsShown" /></label>""")]
    [InlineData("""<input type="hidden" name="ve" value="@Model.Ve" />""")]
    public void A_field_with_an_end_is_fine(string html) => Views.Endless(new("Page.cshtml", html)).ShouldBeEmpty();

    [Fact]
    public void No_data_attribute_is_meant_to_be_missing() => All.SelectMany(Views.NeverMissing).ShouldBeEmpty("Razor writes it empty; say \"true\" or \"false\".");

    [Theory]
    [InlineData("""<div id="import" data-under-way="@(run.IsUnderWay ? "true" : null)">""", 1)]
    [InlineData("""<div id="import" data-under-way="@(run.IsUnderWay ? "true" : "false")">""", 0)]
    [InlineData("""<td data-label="@(pupil.Born is null ? null : T["classes.born"].Value)">""", 0)]
    [InlineData("""<a aria-current="@(isHere ? "page" : null)">""", 0)]
    public void A_data_attribute_that_is_meant_to_be_missing_is_seen(string html, int found) => Views.NeverMissing(new("Page.cshtml", html)).Count.ShouldBe(found);

    [Fact]
    public void An_asset_is_found_in_a_page() =>
        Views.Assets(new("Page.cshtml", """<script type="module" asset="OerPortal.Nothing/there.js"></script>""")).Single(asset => !IsBuilt(asset))
            .ShouldBe("OerPortal.Nothing/there.js");

    /// <summary>An entry at the top of Assets/, or what a workspace's own build has left.</summary>
    private static bool IsBuilt(string asset)
    {
        var (project, file) = (asset[..asset.IndexOf('/', StringComparison.Ordinal)], asset[(asset.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return new[] { Checkout.PathTo("src", "Modules", project), Checkout.PathTo("themes", project) }.Any(folder =>
            File.Exists(Path.Combine(folder, "Assets", file))
            || File.Exists(Path.Combine(folder, "Assets", Path.ChangeExtension(file, ".ts")))
            || File.Exists(Path.Combine(folder, "wwwroot", "built", file)));
    }
}
