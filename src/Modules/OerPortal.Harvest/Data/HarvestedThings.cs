using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Search;

namespace OerPortal.Harvest.Data;

/// <summary>Harvested records as search follows and shows them: those of shown sources whose work is not shown as somebody else's.</summary>
internal sealed class HarvestedThings(NpgsqlDataSource data, ChangeNumbers numbers) : IFindableThings
{
    public const string Name = "harvested";

    private const string Shown = "s.is_shown and r.twin_of is null";

    public string Kind => Name;

    public async Task<IReadOnlyList<PublicRecord<FindableThing>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.number, c.id, c.public_id as PublicId, c.site_id as SiteId, c.changed_at as ChangedAt, coalesce({Shown}, false) as IsShown,
                r.title, r.creators, r.description, r.keywords, r.identifier, r.isbn, r.subjects, r.levels, r.grades, r.kind, r.licence, r.language, r.taken_at as TakenAt,
                coalesce(s.passes_on, false) as PassesOn
            from (select * from cms.change where kind = '{Name}' and number > @number order by number limit @count) c
            left join harvest.record r on r.id = c.id left join harvest.source s on s.id = r.source_id
            order by c.number
            """,
            new { number, count },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new PublicRecord<FindableThing>(row.Number, row.Id, row.PublicId, row.SiteId, At(row.ChangedAt), row.IsShown ? row.ToThing() : null))];
    }

    public async Task<long> LastNumberAsync(CancellationToken cancellation)
    {
        await numbers.GiveAsync(cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition($"select max(number) from cms.change where kind = '{Name}'", cancellationToken: cancellation)) ?? 0;
    }

    public async Task<IReadOnlyList<FindableCard>> CardsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select r.id, r.title, r.creators, r.description, r.kind, r.subjects, r.grades, r.licence, r.rights, s.name as Source, r.address, r.taken_at as TakenAt
            from harvest.record r join harvest.source s on s.id = r.source_id where r.id = any(@ids) and {Shown}
            """,
            new { ids = ids.ToArray() },
            cancellationToken: cancellation));
        return [.. rows.Select(row => new FindableCard(
            row.Id, row.Title, row.Creators, row.Description, row.Kind, row.Subjects, row.Grades, row.Licence, row.Rights, row.Source, row.Address, At(row.TakenAt)))];
    }

    private static DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);

    // Settable, because the reader of rows cannot match arrays to the parameters of a constructor.
    private sealed class Row
    {
        public long Number { get; set; }

        public Guid Id { get; set; }

        public string PublicId { get; set; } = "";

        public Guid SiteId { get; set; }

        public DateTime ChangedAt { get; set; }

        public bool IsShown { get; set; }

        public string Title { get; set; } = "";

        public string[] Creators { get; set; } = [];

        public string Description { get; set; } = "";

        public string[] Keywords { get; set; } = [];

        public string Identifier { get; set; } = "";

        public string Isbn { get; set; } = "";

        public string[] Subjects { get; set; } = [];

        public string[] Levels { get; set; } = [];

        public int[] Grades { get; set; } = [];

        public string Kind { get; set; } = "";

        public string Licence { get; set; } = "";

        public string Rights { get; set; } = "";

        public string Language { get; set; } = "";

        public string Source { get; set; } = "";

        public string Address { get; set; } = "";

        public DateTime TakenAt { get; set; }

        public bool PassesOn { get; set; }

        public FindableThing ToThing() => new(
            Title, Creators, Description, Keywords, Isbn.Length > 0 ? [Isbn, Identifier] : [Identifier], Subjects, Levels, Grades, Kind, Licence, Language, At(TakenAt), PassesOn);
    }
}
