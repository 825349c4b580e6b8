using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Search.Entries;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>The meanings of combination numbers. A number never changes its meaning, so what was read once is kept.</summary>
internal sealed class Combinations(NpgsqlDataSource data)
{
    private static readonly string[] Columns = ["levels", "grades", "subjects", "kind", "licence", "language", "formats", "year", "origins"];

    private const string All = "SELECT id, levels, grades, subjects, kind, licence, language, formats, year, origins FROM search.combination";

    private readonly ConcurrentDictionary<int, FacetMeaning> _known = new();
    private volatile bool _hasAll;
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Numbers of all combinations that fit the chosen facets; null when all do.</summary>
    public async Task<int[]?> FittingAsync(IReadOnlyDictionary<FacetField, IReadOnlySet<string>> filters, CancellationToken cancellation)
    {
        if (!filters.Any(filter => filter.Key != FacetField.School && filter.Value.Count > 0)) return null;
        if (!_hasAll)
        {
            await using var connection = await data.OpenConnectionAsync(cancellation);
            foreach (var row in await connection.QueryAsync<Row>(new CommandDefinition(All, cancellationToken: cancellation))) _known[row.Id] = new FacetMeaning(row.Values);
            _hasAll = true;
        }

        return new FacetTally([.. _known.Keys.Select(number => (number, 1))], _known, filters).Chosen;
    }

    /// <summary>Whether the meanings of all of them are known already.</summary>
    public bool Knows(IEnumerable<int> numbers) => numbers.All(_known.ContainsKey);

    /// <summary>The facet values behind each number.</summary>
    public async Task<IReadOnlyDictionary<int, FacetMeaning>> MeaningsAsync(IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var missing = numbers.Where(number => !_known.ContainsKey(number)).ToArray();
        if (missing.Length > 0)
        {
            await using var connection = await data.OpenConnectionAsync(cancellation);
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                All + " WHERE id = ANY (@missing)",
                new { missing },
                cancellationToken: cancellation));
            foreach (var row in rows) _known[row.Id] = new FacetMeaning(row.Values);
        }

        return _known;
    }

    /// <summary>The numbers of sets of facet values, new for those that have not been seen before.</summary>
    public async Task<int[]> NumbersAsync(IReadOnlyList<FacetValues> sets, CancellationToken cancellation)
    {
        var keys = sets.Select(Key).ToArray();
        var missing = keys.Zip(sets).Where(set => !_numbers.ContainsKey(set.First)).DistinctBy(set => set.First, StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
        {
            foreach (var (place, id) in await NumberAsync([.. missing.Select(set => set.Second)], cancellation)) _numbers[missing[place].First] = id;
        }

        return [.. keys.Select(key => _numbers[key])];
    }

    // Committed by itself: what others are told to know must be there, also when what they write is not. In one order always, so that two writers
    // of the same new sets wait for each other and not in a circle.
    private async Task<IEnumerable<(int Place, int Id)>> NumberAsync(IReadOnlyList<FacetValues> sets, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync<(int, int)>(new CommandDefinition(
            $"""
            WITH wanted AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(@sets::jsonb) AS w (place integer, levels text[], grades text[], subjects text[],
                    kind text, licence text, language text, formats text[], year text, origins text[])),
            known AS MATERIALIZED (SELECT w.place, c.id FROM wanted w JOIN search.combination c ON {Same("c")}),
            added AS (
                INSERT INTO search.combination (levels, grades, subjects, kind, licence, language, formats, year, origins)
                SELECT levels, grades, subjects, kind, licence, language, formats, year, origins FROM wanted WHERE place NOT IN (SELECT place FROM known)
                ORDER BY levels, grades, subjects, kind, licence, language, formats, year, origins
                ON CONFLICT ON CONSTRAINT combination_key DO UPDATE SET kind = excluded.kind
                RETURNING *)
            SELECT place, id FROM known UNION ALL SELECT w.place, a.id FROM wanted w JOIN added a ON {Same("a")}
            """,
            new { sets = JsonSerializer.Serialize(sets.Select(Written), JsonSerializerOptions.Web) },
            cancellationToken: cancellation));
    }

    private static string Same(string other) => string.Join(" AND ", Columns.Select(column => $"{other}.{column} = w.{column}"));

    private static object Written(FacetValues facets, int place) => new
    {
        place,
        Levels = Sorted(facets.Levels),
        Grades = Sorted(facets.Grades),
        Subjects = Sorted(facets.Subjects),
        facets.Kind,
        facets.Licence,
        facets.Language,
        Formats = Sorted(facets.Formats),
        facets.Year,
        Origins = Sorted(facets.Origins),
    };

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
