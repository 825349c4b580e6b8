using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>The meanings of combination numbers. A number never changes its meaning, so what was read once is kept.</summary>
internal sealed class Combinations(NpgsqlDataSource data)
{
    private readonly ConcurrentDictionary<int, FacetValues> _known = new();
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The facet values behind each number.</summary>
    public async Task<IReadOnlyDictionary<int, FacetValues>> MeaningsAsync(IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var missing = numbers.Where(number => !_known.ContainsKey(number)).ToArray();
        if (missing.Length > 0)
        {
            await using var connection = await data.OpenConnectionAsync(cancellation);
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                "SELECT id, levels, grades, subjects, kind, licence, language, formats, year, origins FROM search.combination WHERE id = ANY (@missing)",
                new { missing },
                cancellationToken: cancellation));
            foreach (var row in rows) _known[row.Id] = row.Values;
        }

        return _known;
    }

    /// <summary>The numbers of sets of facet values, new for those that have not been seen before.</summary>
    public async Task<int[]> NumbersAsync(IReadOnlyList<FacetValues> sets, CancellationToken cancellation)
    {
        var keys = sets.Select(Key).ToArray();
        foreach (var (i, key) in keys.Index())
        {
            if (!_numbers.ContainsKey(key)) _numbers[key] = await NumberAsync(sets[i], cancellation);
        }

        return [.. keys.Select(key => _numbers[key])];
    }

    // Committed by itself: what others are told to know must be there, also when what they write is not.
    private async Task<int> NumberAsync(FacetValues facets, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<int>(new CommandDefinition(
            """
            WITH known AS (
                SELECT id FROM search.combination WHERE levels = @Levels AND grades = @Grades AND subjects = @Subjects
                    AND kind = @Kind AND licence = @Licence AND language = @Language AND formats = @Formats AND year = @Year AND origins = @Origins),
            added AS (
                INSERT INTO search.combination (levels, grades, subjects, kind, licence, language, formats, year, origins)
                SELECT @Levels, @Grades, @Subjects, @Kind, @Licence, @Language, @Formats, @Year, @Origins WHERE NOT EXISTS (SELECT FROM known)
                ON CONFLICT ON CONSTRAINT combination_key DO UPDATE SET kind = excluded.kind
                RETURNING id)
            SELECT id FROM known UNION ALL SELECT id FROM added
            """,
            new
            {
                Levels = Sorted(facets.Levels),
                Grades = Sorted(facets.Grades),
                Subjects = Sorted(facets.Subjects),
                facets.Kind,
                facets.Licence,
                facets.Language,
                Formats = Sorted(facets.Formats),
                facets.Year,
                Origins = Sorted(facets.Origins),
            },
            cancellationToken: cancellation));
    }

    private static string Key(FacetValues facets) => string.Join(
        '\n', Together(facets.Levels), Together(facets.Grades), Together(facets.Subjects), facets.Kind, facets.Licence, facets.Language, Together(facets.Formats), facets.Year, Together(facets.Origins));

    private static string Together(IReadOnlyList<string> values) => string.Join(' ', Sorted(values));

    private static string[] Sorted(IReadOnlyList<string> values) => [.. values.Order(StringComparer.Ordinal)];

    // Settable, because the reader of rows cannot match arrays to the parameters of a constructor.
    private sealed class Row
    {
        public int Id { get; set; }

        public string[] Levels { get; set; } = [];

        public string[] Grades { get; set; } = [];

        public string[] Subjects { get; set; } = [];

        public string Kind { get; set; } = "";

        public string Licence { get; set; } = "";

        public string Language { get; set; } = "";

        public string[] Formats { get; set; } = [];

        public string Year { get; set; } = "";

        public string[] Origins { get; set; } = [];

        public FacetValues Values => new(Levels, Grades, Subjects, Kind, Licence, Language) { Formats = Formats, Year = Year, Origins = Origins };
    }
}
