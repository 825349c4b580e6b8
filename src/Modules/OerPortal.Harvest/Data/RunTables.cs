using System.Text.Json;
using Dapper;
using Npgsql;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Data;

/// <summary>Runs with their logs, and what they have found out about sources.</summary>
internal sealed class RunTables(NpgsqlDataSource data, TimeProvider time)
{
    private const int MostRefusedLines = 500;
    private const int RunsKept = 30;

    // A repository that does not tell what it has deleted is listed whole once in a while.
    private static readonly TimeSpan BetweenFull = TimeSpan.FromDays(30);

    private const string Columns = """
        id, source_id as SourceId, began_at as BeganAt, ended_at as EndedAt, state, is_full as IsFull, requests, seen, added, changed, removed, refused, tries, trouble, detail,
        place::text as PlaceText
        """;

    /// <summary>The run that is under way, or a new one; a job goes on with it.</summary>
    /// <param name="full">A new one lists everything. So does the first one of a source, and each of a catalogue, which does not say what has changed.</param>
    public async Task<Run> BeginAsync(Guid sourceId, bool full, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into harvest.progress (source_id) values (@sourceId) on conflict do nothing;
            insert into harvest.run (id, source_id, began_at, is_full, place)
            select @id, s.id, @now, @full or s.kind = @catalogue or p.next_from is null or (p.deletions <> 'persistent' and coalesce(p.full_at, '-infinity') < @fullBefore), @place::jsonb
            from harvest.source s join harvest.progress p on p.source_id = s.id where s.id = @sourceId
            on conflict do nothing;
            """,
            new { id = Guid.CreateVersion7(), sourceId, now = Now, full, catalogue = (short)SourceKind.Opds, fullBefore = Now - BetweenFull, place = Write(new Place()) },
            cancellationToken: cancellation));
        return (await OpenAsync(connection, sourceId, cancellation))!;
    }

    public async Task<Run?> OpenAsync(Guid sourceId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await OpenAsync(connection, sourceId, cancellation);
    }

    public async Task<Run?> FindAsync(Guid runId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QuerySingleOrDefaultAsync<RunRow>(new CommandDefinition($"select {Columns} from harvest.run where id = @runId", new { runId }, cancellationToken: cancellation)))?.ToRun();
    }

    public async Task<IReadOnlyList<Run>> NewestAsync(Guid sourceId, int count, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(
            $"select {Columns} from harvest.run where source_id = @sourceId order by began_at desc, id desc limit @count", new { sourceId, count }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToRun())];
    }

    public async Task<IReadOnlyList<LogLine>> LinesAsync(Guid runId, int count, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(DateTime At, short Kind, string Code, string Detail)>(new CommandDefinition(
            "select at, kind, code, detail from harvest.line where run_id = @runId order by id desc limit @count", new { runId, count }, cancellationToken: cancellation));
        return [.. rows.Select(row => new LogLine((LineKind)row.Kind, row.Code, row.Detail) { At = new DateTimeOffset(row.At, TimeSpan.Zero) })];
    }

    /// <summary>Writes down where the run is, in the transaction of what it has taken.</summary>
    /// <returns>False when it was stopped or removed meanwhile: then nothing of it may be kept.</returns>
    public static async Task<bool> KeepAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run, CancellationToken cancellation)
        => await connection.ExecuteAsync(new CommandDefinition(
            """
            update harvest.run set requests = @Requests, seen = @Seen, added = @Added, changed = @Changed, removed = @Removed, refused = @Refused, tries = @Tries, place = @place::jsonb
            where id = @Id and ended_at is null
            """,
            new { run.Requests, run.Seen, run.Added, run.Changed, run.Removed, run.Refused, run.Tries, place = Write(run.Place), run.Id },
            transaction,
            cancellationToken: cancellation)) == 1;

    public async Task SayAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Run run, IReadOnlyList<LogLine> lines, CancellationToken cancellation)
    {
        // Of a source that is all wrong the first few hundred lines say enough; the count goes on.
        var kept = lines.Where(line => line.Kind != LineKind.Refused || run.Refused <= MostRefusedLines).ToArray();
        if (kept.Length == 0)
            return;
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into harvest.line (run_id, at, kind, code, detail) select @Id, @now, l.kind, l.code, l.detail from unnest(@kinds, @codes, @details) as l(kind, code, detail)",
            new
            {
                run.Id,
                now = Now,
                kinds = kept.Select(line => (short)line.Kind).ToArray(),
                codes = kept.Select(line => line.Code).ToArray(),
                details = kept.Select(line => line.Detail).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));
    }

    /// <summary>A line by itself, and how many pauses there were in a row.</summary>
    public async Task SayTroubleAsync(Run run, SourceTroubleException trouble, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition("update harvest.run set tries = @Tries, requests = @Requests where id = @Id", new { run.Tries, run.Requests, run.Id }, cancellationToken: cancellation));
        await SayAsync(connection, null, run, [new LogLine(LineKind.Trouble, trouble.Code, trouble.Detail)], cancellation);
    }

    /// <summary>Ends a run. One that is done says where the next begins; one that is not leaves that as it was.</summary>
    public async Task EndAsync(Run run, RunState state, SourceTroubleException? trouble, DateTimeOffset? nextRun, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var ended = await connection.ExecuteAsync(new CommandDefinition(
            "update harvest.run set ended_at = @now, state = @state, trouble = @code, detail = @detail where id = @Id and ended_at is null",
            new { now = Now, state = (short)state, code = trouble?.Code ?? "", detail = trouble?.Detail ?? "", run.Id },
            transaction,
            cancellationToken: cancellation));
        if (ended == 1)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                update harvest.progress set next_run = @nextRun,
                    next_from = case when @isDone then @nextFrom else next_from end, full_at = case when @isDone and @IsFull then @now else full_at end
                where source_id = @SourceId;
                delete from harvest.visit where run_id = @Id;
                delete from harvest.run where source_id = @SourceId and id not in (select id from harvest.run where source_id = @SourceId order by began_at desc limit @RunsKept);
                """,
                new { nextRun = nextRun?.UtcDateTime, isDone = state == RunState.Done, nextFrom = run.Place.AnsweredAt, run.IsFull, now = Now, run.SourceId, run.Id, RunsKept },
                transaction,
                cancellationToken: cancellation));
        }
        await transaction.CommitAsync(cancellation);
    }

    public async Task<Progress> ProgressAsync(Guid sourceId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Progress>(new CommandDefinition(
            "select next_from as NextFrom, deletions, full_at as FullAt, next_run as NextRun from harvest.progress where source_id = @sourceId", new { sourceId }, cancellationToken: cancellation)) ?? new Progress();
    }

    public async Task KeepDeletionsAsync(Guid sourceId, string deletions, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "update harvest.progress set deletions = @deletions where source_id = @sourceId", new { sourceId, deletions }, cancellationToken: cancellation));
    }

    /// <summary>Says when a source is due, or that it is not by itself.</summary>
    public async Task PlanAsync(Guid sourceId, DateTimeOffset? nextRun, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into harvest.progress (source_id, next_run) values (@sourceId, @nextRun) on conflict (source_id) do update set next_run = excluded.next_run",
            new { sourceId, nextRun = nextRun?.UtcDateTime },
            cancellationToken: cancellation));
    }

    /// <summary>Sources whose time has come, and those with a run under way that nobody may be at.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Guid>(new CommandDefinition("select source_id from harvest.progress where next_run <= @now order by next_run", new { now = Now }, cancellationToken: cancellation))).AsList();
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static async Task<Run?> OpenAsync(NpgsqlConnection connection, Guid sourceId, CancellationToken cancellation)
        => (await connection.QuerySingleOrDefaultAsync<RunRow>(new CommandDefinition(
            $"select {Columns} from harvest.run where source_id = @sourceId and ended_at is null", new { sourceId }, cancellationToken: cancellation)))?.ToRun();

    private static string Write(Place place) => JsonSerializer.Serialize(place, JsonSerializerOptions.Web);

    private sealed record RunRow
    {
        public Guid Id { get; init; }
        public Guid SourceId { get; init; }
        public DateTime BeganAt { get; init; }
        public DateTime? EndedAt { get; init; }
        public short State { get; init; }
        public bool IsFull { get; init; }
        public int Requests { get; init; }
        public int Seen { get; init; }
        public int Added { get; init; }
        public int Changed { get; init; }
        public int Removed { get; init; }
        public int Refused { get; init; }
        public int Tries { get; init; }
        public string Trouble { get; init; } = "";
        public string Detail { get; init; } = "";
        public string PlaceText { get; init; } = "{}";

        public Run ToRun() => new()
        {
            Id = Id,
            SourceId = SourceId,
            BeganAt = new DateTimeOffset(BeganAt, TimeSpan.Zero),
            EndedAt = EndedAt is { } ended ? new DateTimeOffset(ended, TimeSpan.Zero) : null,
            State = (RunState)State,
            IsFull = IsFull,
            Requests = Requests,
            Seen = Seen,
            Added = Added,
            Changed = Changed,
            Removed = Removed,
            Refused = Refused,
            Tries = Tries,
            Trouble = Trouble,
            Detail = Detail,
            Place = JsonSerializer.Deserialize<Place>(PlaceText, JsonSerializerOptions.Web)!,
        };
    }
}

/// <summary>What runs have found out about a source; see table <c>harvest.progress</c>.</summary>
internal sealed record Progress
{
    public string? NextFrom { get; init; }

    public string Deletions { get; init; } = "";

    public DateTime? FullAt { get; init; }

    public DateTime? NextRun { get; init; }
}
