using OerPortal.Demo.Tests.Kit;
using OerPortal.DemoBooks;
using OerPortal.TestKit;

namespace OerPortal.Demo.Tests;

/// <summary>What the module ships is what the tool makes of the manuscripts: neither changes without the other.</summary>
public sealed class CommittedShelfTests
{
    private const string Remedy = "Run: dotnet run --project tools/OerPortal.DemoBooks, look at the changes and commit them.";

    private static readonly string Folder = Checkout.PathTo("src", "Modules", "OerPortal.Demo", "Shelf");

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Made = new(() => Shelf.Make().ToDictionary(file => file.Name, file => file.Bytes));

    [Fact]
    public void No_file_is_missing() => Made.Value.Keys.Except(Committed()).ShouldBeEmpty(Remedy);

    [Fact]
    public void No_file_is_left_over() => Committed().Except(Made.Value.Keys).ShouldBeEmpty(Remedy);

    [Fact]
    public void Every_committed_file_says_what_the_tool_makes_it_say() =>
        Committed().Where(Made.Value.ContainsKey)
            .Where(name => !Unpacked.Of(name, File.ReadAllBytes(Path.Combine(Folder, name))).AsSpan().SequenceEqual(Unpacked.Of(name, Made.Value[name])))
            .ShouldBeEmpty(Remedy);

    [Fact]
    public void Making_all_again_gives_the_same_bytes() =>
        Shelf.Make().Where(again => !again.Bytes.AsSpan().SequenceEqual(Made.Value[again.Name])).Select(again => again.Name).ShouldBeEmpty();

    [Theory]
    [InlineData("epub")]
    [InlineData("pdf")]
    public void A_changed_word_is_seen_through_the_packing(string format)
    {
        var book = Manuscripts.All.First(book => book.Files[0].Format == format);
        var changed = book with { Chapters = [.. book.Chapters.SkipLast(1), book.Chapters[^1] with { Markdown = book.Chapters[^1].Markdown + "\n\nThêm một câu.\n" }] };

        Bytes(changed).ShouldNotBe(Bytes(book));

        static string Bytes(Manuscript book)
        {
            var file = BuiltFile.Of(book, Edition.Present(book), book.Files[0]);
            return Convert.ToHexString(Unpacked.Of(file.Name, file.Bytes));
        }
    }

    private static IEnumerable<string> Committed() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));
}
