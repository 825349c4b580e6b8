using Npgsql;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Running;

/// <summary>
/// One answer of a source on its way into the tables: its records, its lines of the log and where the run is then are one transaction, so
/// that a run that is killed goes on as if nothing had been.
/// </summary>
internal sealed class TakenPage : IAsyncDisposable
{
    private const int AtOnce = 500;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly RunTables _runs;
    private readonly Describer _describer;
    private readonly DateTime _now;
    private readonly CancellationToken _cancellation;
    private readonly RecordTables _records;
    private readonly List<LogLine> _lines = [];

    // What the source said last of each; null where nothing is to be kept of it.
    private readonly Dictionary<string, HarvestedRecord?> _portion = new(StringComparer.Ordinal);

    private TakenPage(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run, RunTables runs, Describer describer, DateTime now, CancellationToken cancellation)
    {
        (_connection, _transaction, _runs, _describer, _now, _cancellation) = (connection, transaction, runs, describer, now, cancellation);
        _records = new RecordTables(connection, transaction, run.SourceId, cancellation);
        Run = run with { Requests = run.Requests + 1, Tries = 0 };
    }

    /// <summary>As it is with what was taken so far.</summary>
    public Run Run { get; set; }

    /// <summary>Records of this answer that the run had not seen before.</summary>
    public int Fresh { get; private set; }

    /// <summary>Those of them that are kept.</summary>
    public int FreshKept { get; private set; }

    public NpgsqlConnection Connection => _connection;

    public NpgsqlTransaction Transaction => _transaction;

    public static async Task<TakenPage> BeginAsync(NpgsqlDataSource data, Run run, RunTables runs, Describer describer, TimeProvider time, CancellationToken cancellation)
    {
        var connection = await data.OpenConnectionAsync(cancellation);
        try
        {
            return new TakenPage(connection, await connection.BeginTransactionAsync(cancellation), run, runs, describer, time.GetUtcNow().UtcDateTime, cancellation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task TakeAsync(RawRecord raw)
    {
        Run = Run with { Seen = Run.Seen + 1 };
        if (raw.IsDeleted)
        {
            _portion[raw.Identifier] = null;
        }
        else if (_describer.Describe(raw, out var refusal) is { } record)
        {
            _portion[raw.Identifier] = record;
        }
        else
        {
            Run = Run with { Refused = Run.Refused + 1 };
            Say(LineKind.Refused, refusal, raw.Identifier);
            // It was fit to be shown once, and is not any more.
            _portion[raw.Identifier] = null;
        }
        if (_portion.Count >= AtOnce)
            await WriteAsync();
    }

    public void Say(LineKind kind, string code, string detail = "") => _lines.Add(new LogLine(kind, code, detail));

    /// <summary>Puts what was taken into the tables.</summary>
    public async Task WriteAsync()
    {
        if (_portion.Count == 0)
            return;
        var kept = _portion.Values.OfType<HarvestedRecord>().ToList();
        var (added, changed) = await _records.PutAsync(kept, _now);
        var removed = await _records.RemoveAsync([.. _portion.Where(pair => pair.Value is null).Select(pair => pair.Key)]);
        // A source may list what is gone for ever; that alone is no sign that it goes round in a circle.
        var fresh = await _records.SawAsync(Run.Id, [.. kept.Select(record => record.Identifier)]);
        FreshKept += fresh;
        Fresh += fresh + _portion.Count - kept.Count;
        Run = Run with { Added = Run.Added + added, Changed = Run.Changed + changed, Removed = Run.Removed + removed };
        _portion.Clear();
    }

    /// <summary>After a run that has listed everything: what it has not seen is gone. Not where so much is missing that the source itself is in trouble.</summary>
    public async Task SweepAsync()
    {
        await WriteAsync();
        var (all, unseen) = await _records.CountUnseenAsync(Run.Id);
        if (unseen == 0)
            return;
        if (all > 20 && unseen * 2 > all)
            Say(LineKind.Remark, "keptAll", $"{all - unseen}/{all}");
        else
            Run = Run with { Removed = Run.Removed + await _records.RemoveUnseenAsync(Run.Id) };
    }

    /// <summary>Keeps all of it; nothing where the run was stopped meanwhile.</summary>
    public async Task<Step> KeepAsync(bool isLast = false)
    {
        await WriteAsync();
        if (!await RunTables.KeepAsync(_connection, _transaction, Run, _cancellation))
            return new Step(Run, IsStopped: true);
        await _runs.SayAsync(_connection, _transaction, Run, _lines, _cancellation);
        await _transaction.CommitAsync(_cancellation);
        return new Step(Run, isLast);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
