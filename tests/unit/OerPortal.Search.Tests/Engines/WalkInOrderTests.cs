using Dapper;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>Of many documents PostgreSQL meets the best of a tier in order instead of finding all of them first (migration 0017); the answer is the same.</summary>
public sealed class WalkInOrderTests
{
    private const int Many = 1_000_000;

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(200)]
    public async Task The_best_are_the_same_however_they_are_found(int wanted)
    {
        await using var database = new IndexDatabase();
        await database.CreateAsync();
        await database.Engine.PutAsync([.. Enumerable.Range(0, 120).Select(Entry)], CancellationToken.None);

        var found = await BestAsync(database, wanted, total: 0);

        found.Count.ShouldBe(Math.Min(wanted, 80));
        (await BestAsync(database, wanted, Many)).ShouldBe(found);
    }

    private static async Task<IReadOnlyList<(int Document, int Tier)>> BestAsync(IndexDatabase database, int wanted, int total)
    {
        await using var connection = await database.Data.OpenConnectionAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<(int, int)>(
            "SELECT document, tier FROM search.best(@tiers, false, '{}', NULL, NULL, NULL, @wanted, @total) WHERE place <= @wanted ORDER BY place",
            new { tiers = new[] { "'^rung'", "'^rung' | 'rung'" }, wanted, total })];
    }

    // Two in three have the word, one in eight of these in its title.
    private static SearchEntry Entry(int number) => new(
        new SearchDocument(
            Guid.CreateVersion7(), Guid.Empty, Visibility.Public, DateTimeOffset.UnixEpoch.AddDays(number * 7 % 31),
            $"Bài {(number % 24 == 1 ? "rừng " : "")}{string.Join(' ', Enumerable.Repeat("hay", number % 5))}", [], [], [], [], "", new FacetValues([], [], [], "khac", "cc-by-4.0", "vi"), number + 1),
        new[] { new SearchPassage(Guid.CreateVersion7(), "page=1", null, number % 3 == 0 ? "Bên sông." : "Trong rừng.") }.ToAsyncEnumerable());
}
