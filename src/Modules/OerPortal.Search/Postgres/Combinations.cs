using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>The meanings of combination numbers. A number never changes its meaning, so what was read once is kept.</summary>
internal sealed class Combinations(NpgsqlDataSource data)
{
    private readonly ConcurrentDictionary<int, FacetValues> _known = new();

    /// <summary>The facet values behind each number.</summary>
    public async Task<IReadOnlyDictionary<int, FacetValues>> MeaningsAsync(IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var missing = numbers.Where(number => !_known.ContainsKey(number)).ToArray();
        if (missing.Length > 0)
        {
            await using var connection = await data.OpenConnectionAsync(cancellation);
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                "SELECT id, levels, grades, subjects, kind, licence, language FROM search.combination WHERE id = ANY (@missing)",
                new { missing },
                cancellationToken: cancellation));
            foreach (var row in rows) _known[row.Id] = new FacetValues(row.Levels, row.Grades, row.Subjects, row.Kind, row.Licence, row.Language);
        }

        return _known;
    }

    /// <summary>The number of a set of facet values, new if it has not been seen before.</summary>
    public static async Task<int> NumberAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, FacetValues facets, CancellationToken cancellation)
    {
        var values = new
        {
            Levels = facets.Levels.Order(StringComparer.Ordinal).ToArray(),
            Grades = facets.Grades.Order(StringComparer.Ordinal).ToArray(),
            Subjects = facets.Subjects.Order(StringComparer.Ordinal).ToArray(),
            facets.Kind,
            facets.Licence,
            facets.Language,
        };
        const string find = """
            SELECT id FROM search.combination WHERE levels = @Levels AND grades = @Grades AND subjects = @Subjects
                AND kind = @Kind AND licence = @Licence AND language = @Language
            """;
        var known = await connection.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(find, values, transaction, cancellationToken: cancellation));
        if (known is not null) return known.Value;
        return await connection.QuerySingleAsync<int>(new CommandDefinition(
            """
            INSERT INTO search.combination (levels, grades, subjects, kind, licence, language)
            VALUES (@Levels, @Grades, @Subjects, @Kind, @Licence, @Language)
            ON CONFLICT ON CONSTRAINT combination_key DO UPDATE SET kind = excluded.kind
            RETURNING id
            """,
            values,
            transaction,
            cancellationToken: cancellation));
    }

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
    }
}
