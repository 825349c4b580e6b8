
namespace OerPortal.Theme.Tests;

public sealed class PagerModelTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(4, 9, "1 2 3 4 5 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    public void Shows_both_ends_and_the_neighbours_and_hides_two_or_more(int page, int pages, string shown) =>
        string.Join(' ', new PagerModel(page, pages, n => $"?trang={n}").Numbers().Select(n => n?.ToString() ?? "…")).ShouldBe(shown);
}
