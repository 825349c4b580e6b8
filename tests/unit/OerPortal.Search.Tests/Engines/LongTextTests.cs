using System.Globalization;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>A text that is far longer than any book goes into the index in portions.</summary>
public abstract class LongTextTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    private const int Passages = 2000;

    [Fact]
    public async Task What_is_held_in_memory_does_not_grow_with_the_text()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var id = await library.PutAsync("Tràng giang đại hải", stream: Text(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before)));

        most.ShouldBeInRange(1, 48 << 20);
        (await library.TitlesAsync("trangdauzz")).ShouldBe(["Tràng giang đại hải"]);
        (await library.TitlesAsync("trangcuoizz")).ShouldBe(["Tràng giang đại hải"]);
        (await library.Engine.InsideAsync(id, "trangcuoizz", 3, TestContext.Current.CancellationToken)).Single().Locator.ShouldBe($"page={Passages}");
        (await library.TitlesAsync("\"trangdauzz sông dài\"")).ShouldBe(["Tràng giang đại hải"]);
    }

    // Five megabytes in which every pair of words is new.
    private static async IAsyncEnumerable<(string Locator, string? Heading, string Text)> Text(Action look)
    {
        var random = new Random(1);
        for (var page = 1; page <= Passages; page++)
        {
            await Task.Yield();
            if (page % 500 == 0) look();
            var words = Enumerable.Range(0, 300).Select(_ => "sóng" + (char)('a' + random.Next(26)) + (char)('a' + random.Next(26)) + (char)('a' + random.Next(26)));
            var mark = page switch { 1 => "trangdauzz sông dài", Passages => "trangcuoizz", _ => "" };
            yield return (string.Create(CultureInfo.InvariantCulture, $"page={page}"), null, $"{mark} {string.Join(' ', words)}");
        }
    }
}
