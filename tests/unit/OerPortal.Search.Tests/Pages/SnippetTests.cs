using OerPortal.Search.Highlighting;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Tests.Pages;

public sealed class SnippetTests
{
    [Fact]
    public void Blocks_are_parted_by_a_point() =>
        Snippet("có dấu huyền\ndương\nđường\n\nhọc bài", "đường").ShouldBe("có dấu huyền · dương · [đường] · học bài");

    [Theory]
    [InlineData("Con đường dài\nvà hẹp đi lên núi.\nTừ đó", "Con [đường] dài và hẹp đi lên núi. · Từ đó")]
    [InlineData("Con đường\nDài lắm:\nrất dài", "Con [đường] · Dài lắm: · rất dài")]
    public void A_line_of_a_page_goes_on_in_the_next(string text, string expected) => Snippet(text, "đường", isPage: true).ShouldBe(expected);

    [Fact]
    public void A_snippet_has_at_most_three_lines_of_a_phone() =>
        Snippet(string.Join('\n', Enumerable.Repeat("Một câu khá dài về những con đường ở làng.", 30)), "đường").Length.ShouldBeLessThan(220);

    private static string Snippet(string text, string query, bool isPage = false) =>
        string.Concat(Highlighter.Snippet(Highlighter.Find(text, QueryText.Read(query)), isPage: isPage).Parts.Select((part, i) => i % 2 == 1 ? $"[{part}]" : part));
}
