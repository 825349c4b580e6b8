using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using OerPortal.Cms.Data;
using OerPortal.Exchange.Models;

namespace OerPortal.Exchange.Data;

/// <summary>What runs write while they go on.</summary>
internal sealed class RunTables(ExchangeDbContext db, NpgsqlDataSource data, TimeProvider time)
{
    private const string Columns = "run_id, number, key, title, outcome, is_done, fields, problems, issued, public_id";

    internal Task<Run?> FindAsync(Guid runId, CancellationToken cancellation)
        => db.Runs.OfAllSites().AsNoTracking().FirstOrDefaultAsync(r => r.Id == runId, cancellation);

    /// <summary>Writes down a portion of rows and how far the run is, both or neither.</summary>
    /// <returns>False when it was stopped meanwhile: then nothing is kept.</returns>
    internal async Task<bool> KeepAsync(Run run, IReadOnlyList<RowReport> rows, int place, int seen, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var advance = new NpgsqlCommand("update exchange.run set place = $1, seen = $2 where id = $3 and state = $4", connection, transaction)
        {
            Parameters = { new() { Value = place }, new() { Value = seen }, new() { Value = run.Id }, new() { Value = (int)run.State } },
        };
        if (await advance.ExecuteNonQueryAsync(cancellation) == 0)
            return false;
        await WriteAsync(connection, transaction, run.Id, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Keys among these that an earlier row has.</summary>
    internal async Task<IReadOnlySet<string>> TakenAsync(Guid runId, IReadOnlyCollection<string> keys, int before, CancellationToken cancellation)
        // Which rows are earlier is asked here: the database would go through all of them by their numbers.
        => (await db.Rows.AsNoTracking().Where(r => r.RunId == runId && keys.Contains(r.Key)).Select(r => new { r.Key, r.Number }).ToListAsync(cancellation))
            .Where(r => r.Number < before).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Rows that would change something and have not yet, with what they would.</summary>
    internal async Task<IReadOnlyDictionary<int, RowOutcome>> OpenAsync(Guid runId, int from, int to, CancellationToken cancellation)
        => await db.Rows.AsNoTracking().Where(r => r.RunId == runId && r.Number >= from && r.Number <= to && !r.IsDone && (r.Outcome == RowOutcome.New || r.Outcome == RowOutcome.Changed))
            .ToDictionaryAsync(r => r.Number, r => r.Outcome, cancellation);

    /// <summary>From one state to another, unless somebody was faster.</summary>
    internal async Task<bool> MoveAsync(Run run, RunState to, CancellationToken cancellation)
    {
        var counts = await db.Rows.Where(r => r.RunId == run.Id).GroupBy(r => r.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var isChecked = run.IsChecked || to == RunState.Checked;
        DateTimeOffset? ended = to is RunState.Done or RunState.Failed ? time.GetUtcNow() : null;
        return await db.Runs.OfAllSites().Where(r => r.Id == run.Id && r.State == run.State).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, to).SetProperty(r => r.IsChecked, isChecked).SetProperty(r => r.EndedAt, ended)
                .SetProperty(r => r.Place, r => to == RunState.Checked ? 0 : r.Place).SetProperty(r => r.Seen, r => to == RunState.Checked ? 0 : r.Seen)
                .SetProperty(r => r.Total, r => isChecked && !r.IsChecked ? counts.Values.Sum() : r.Total)
                .SetProperty(r => r.Added, counts.GetValueOrDefault(RowOutcome.New)).SetProperty(r => r.Changed, counts.GetValueOrDefault(RowOutcome.Changed))
                .SetProperty(r => r.Unchanged, counts.GetValueOrDefault(RowOutcome.Unchanged)).SetProperty(r => r.Faulty, counts.GetValueOrDefault(RowOutcome.Faulty)),
            cancellation) == 1;
    }

    /// <summary>Says what is wrong with all of it. What was taken in stays.</summary>
    internal Task SayTroubleAsync(Run run, RunState to, string trouble, IReadOnlyList<string> arguments, CancellationToken cancellation)
        => db.Runs.OfAllSites().Where(r => r.Id == run.Id && r.State == run.State).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, to).SetProperty(r => r.Trouble, trouble).SetProperty(r => r.TroubleArguments, arguments.ToArray())
                .SetProperty(r => r.EndedAt, to == RunState.Failed ? time.GetUtcNow() : (DateTimeOffset?)null),
            cancellation);

    internal Task ForgetFileAsync(Run run, CancellationToken cancellation)
        => db.Runs.OfAllSites().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.FileId, (Guid?)null), cancellation);

    internal Task SayHeadingsAsync(Run run, IReadOnlyList<string> unknown, CancellationToken cancellation)
        => db.Runs.OfAllSites().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.UnknownHeadings, unknown.ToArray()), cancellation);

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid runId, IReadOnlyList<RowReport> rows, CancellationToken cancellation)
    {
        await using var forget = new NpgsqlCommand("delete from exchange.row_report where run_id = $1 and number = any ($2)", connection, transaction)
        {
            Parameters = { new() { Value = runId }, new() { Value = rows.Select(r => r.Number).ToArray() } },
        };
        await forget.ExecuteNonQueryAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync($"copy exchange.row_report ({Columns}) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(runId, cancellation);
            await copy.WriteAsync(row.Number, cancellation);
            await copy.WriteAsync(row.Key, cancellation);
            await copy.WriteAsync(row.Title, cancellation);
            await copy.WriteAsync((int)row.Outcome, cancellation);
            await copy.WriteAsync(row.IsDone, cancellation);
            await copy.WriteAsync(row.Fields, cancellation);
            await copy.WriteAsync(ExchangeDbContext.Write(row.Problems), NpgsqlDbType.Jsonb, cancellation);
            await copy.WriteAsync(row.Issued, cancellation);
            if (row.PublicId is { } publicId)
                await copy.WriteAsync(publicId, cancellation);
            else
                await copy.WriteNullAsync(cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
