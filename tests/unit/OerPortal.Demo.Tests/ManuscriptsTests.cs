using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OerPortal.DemoBooks;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.Demo.Tests;

public sealed class ManuscriptsTests
{
    public static TheoryData<string> Slugs => [.. Manuscripts.All.Select(book => book.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void Every_picture_is_there_is_used_and_is_described(string slug)
    {
        var book = Manuscripts.Find(slug);
        var links = book.Chapters.SelectMany(chapter => chapter.Parse().Descendants<LinkInline>()).Where(link => link.IsImage).ToList();

        links.ShouldAllBe(link => book.Pictures.ContainsKey(link.Url!));
        links.ShouldAllBe(link => Blocks.PlainText(link).Length > 15);
        var used = links.Select(link => link.Url).Append(book.Look.Art).Append("cover.png").ToHashSet();
        book.Pictures.Keys.Where(picture => !used.Contains(picture)).ShouldBeEmpty();
    }

    [Fact]
    public void The_shelf_sets_traps_for_a_search_that_mishandles_marks()
    {
        var text = string.Concat(Manuscripts.All.SelectMany(book => book.Chapters).Select(chapter => chapter.Markdown));

        foreach (var word in (string[])["dương", "đương", "đường", "hoà", "hòa", "thuỷ", "thủy"])
            text.ShouldContain(word);
        text.IsNormalized().ShouldBeTrue();
    }
}
