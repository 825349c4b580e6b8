using OerPortal.Search.Models;
using OerPortal.Search.Indexing;

namespace OerPortal.Search.Tests.Indexing;

public sealed class PassagePortionTests
{
    [Fact]
    public async Task A_text_without_passages_is_one_empty_portion() => (await CutAsync(0, 0)).ShouldBe([(0, 0, true)]);

    [Theory]
    [InlineData(400, 10, "0+400!")]
    [InlineData(401, 10, "0+400 400+1!")]
    [InlineData(801, 10, "0+400 400+400 800+1!")]
    [InlineData(3, 512 << 10, "0+1 1+1 2+1!")]
    [InlineData(3, (512 << 10) - 1, "0+2 2+1!")]
    [InlineData(5, 256 << 10, "0+2 2+2 4+1!")]
    public async Task A_long_text_comes_in_portions_that_say_where_they_begin(int passages, int characters, string expected) =>
        string.Join(' ', (await CutAsync(passages, characters)).Select(p => $"{p.First}+{p.Count}{(p.IsLast ? "!" : "")}")).ShouldBe(expected);

    private static async Task<List<(int First, int Count, bool IsLast)>> CutAsync(int passages, int characters)
    {
        var text = new string('a', characters);
        var all = Enumerable.Range(0, passages).Select(_ => new SearchPassage(Guid.Empty, "c1.xhtml", null, text)).ToAsyncEnumerable();
        return await PassagePortion.CutAsync(all, TestContext.Current.CancellationToken).Select(p => (p.First, p.Passages.Count, p.IsLast)).ToListAsync(TestContext.Current.CancellationToken);
    }
}
