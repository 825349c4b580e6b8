using System.Reflection;
using System.Text.Json;
using OerPortal.Cms.Modules;
using OerPortal.TestKit;

namespace OerPortal.Architecture.Tests;

public sealed class StringsTests
{
    private static readonly IReadOnlyList<string> Folders =
        [.. SourceTree.Projects("src", "themes").Select(project => Path.Combine(project.Folder, "Resources"))
            .Where(folder => File.Exists(Path.Combine(folder, "vi.json")) || File.Exists(Path.Combine(folder, "en.json")))];

    private static readonly IReadOnlySet<string> Keys = Folders.SelectMany(folder => Read(folder, "vi").Keys).ToHashSet(StringComparer.Ordinal);

    public static TheoryData<string> Tables => [.. Folders.Select(folder => Path.GetRelativePath(Checkout.Root, folder))];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Both_languages_say_the_same(string table)
    {
        var (vi, en) = (Read(Checkout.PathTo(table), "vi"), Read(Checkout.PathTo(table), "en"));

        Strings.OnlyInOne(vi, en).ShouldBeEmpty();
        Strings.UnequalPlaces(vi, en).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Vietnamese_text_is_Vietnamese(string table) => Strings.TechnicalWords(Read(Checkout.PathTo(table), "vi")).ShouldBeEmpty();

    [Fact]
    public void No_two_modules_write_the_same_key() =>
        Folders.SelectMany(folder => Read(folder, "vi").Keys.Select(key => (key, folder)))
            .GroupBy(one => one.key, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} stands in {string.Join(" and ", same.Select(one => Path.GetRelativePath(Checkout.Root, one.folder)))}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_key_that_is_used_is_written() =>
        new[] { "src", "themes" }.SelectMany(folder => SourceTree.Texts(folder, "*.cs", "*.cshtml"))
            .SelectMany(file => Strings.Unknown(file, Keys))
            .ShouldBeEmpty();

    [Fact]
    public void Every_line_of_the_log_has_words() => SourceTree.Texts("src", "*.cs").SelectMany(file => LogLines.Wordless(file, Keys)).ShouldBeEmpty();

    [Fact]
    public void Every_part_that_writes_to_the_log_has_a_name() => LogLines.Nameless(Keys).ShouldBeEmpty();

    [Theory]
    [InlineData("""db.Record("a.missing", subject);""", "a.missing")]
    [InlineData("""db.Record(isNew ? "a.known" : "a.missing", subject);""", "a.missing")]
    [InlineData("""db.Record("a.end." + how, subject);""", "a.end.")]
    [InlineData("""var action = "a.missing"; db.Record(action, subject);""", "a.missing")]
    public void An_action_without_words_is_seen(string code, string action) =>
        LogLines.Wordless(new("Desk.cs", code), Set("audit.a.known")).ShouldBe([$"Desk.cs records {action}"]);

    [Fact]
    public void A_part_without_a_name_is_seen() => LogLines.Nameless(Set("audit.a.known", "audit.b.known", "audit.kind.a")).ShouldBe(["b"]);

    [Fact]
    public void Every_feature_has_a_name_and_an_explanation() =>
        SourceTree.Projects("src")
            .SelectMany(project => Assembly.Load(project.Name).GetCustomAttributes<FeatureAttribute>())
            .SelectMany(feature => new[] { $"feature.{feature.Id}.name", $"feature.{feature.Id}.hint" })
            .Except(Keys)
            .ShouldBeEmpty();

    [Fact]
    public void A_text_that_one_language_lacks_is_seen() =>
        Strings.OnlyInOne(Table(("a.b", "Một"), ("a.c", "Hai")), Table(("a.b", "One"), ("a.d", "Four"))).Count.ShouldBe(2);

    [Fact]
    public void A_place_that_one_language_lacks_is_seen()
    {
        Strings.UnequalPlaces(Table(("a.b", "{0} trang")), Table(("a.b", "Pages"))).Count.ShouldBe(1);
        Strings.UnequalPlaces(Table(("a.b", "")), Table(("a.b", "Pages"))).Count.ShouldBe(1);
        Strings.UnequalPlaces(Table(("a.b", "{0:N0} trang")), Table(("a.b", "{0} pages"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""<p>@T["a.missing"]</p>""", "a.missing")]
    [InlineData("""strings["a.missing", 3]""", "a.missing")]
    [InlineData("""T[$"a.kind.{kind}"]""", "a.kind.{kind}")]
    [InlineData("""strings.Count("a.pages", 3)""", "a.pages.other")]
    [InlineData("""T["a.kind." + kind]""", "a.kind.")]
    [InlineData("""T[guest ? "a.missing" : "a.known"]""", "a.missing")]
    public void A_key_that_nobody_wrote_is_seen(string code, string key) =>
        Strings.Unknown(new("Page.cshtml", code), Set("a.known")).ShouldBe([$"Page.cshtml uses {key}"]);

    [Theory]
    [InlineData("""T["a.known"]""")]
    [InlineData("""T[$"a.tone.{tone}.title"]""")]
    [InlineData("""strings.Count("a.book", 3)""")]
    public void A_key_that_is_written_is_fine(string code) =>
        Strings.Unknown(new("Page.cshtml", code), Set("a.known", "a.tone.red.title", "a.book.other")).ShouldBeEmpty();

    [Fact]
    public void A_technical_word_is_seen() => Strings.TechnicalWords(Table(("a.b", "Upload tệp"))).Count.ShouldBe(1);

    private static Dictionary<string, string> Table(params (string Key, string Text)[] texts) => texts.ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal);

    private static HashSet<string> Set(params string[] keys) => keys.ToHashSet(StringComparer.Ordinal);

    // Of two the second would count, and nobody would know.
    private static readonly JsonSerializerOptions EachKeyOnce = new() { AllowDuplicateProperties = false };

    private static Dictionary<string, string> Read(string folder, string language)
    {
        var file = Path.Combine(folder, language + ".json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file), EachKeyOnce)! : [];
    }
}
