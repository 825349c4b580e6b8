using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Classes.Data;
using OerPortal.Classes.Jobs;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;
using OerPortal.Exchange.Tables;

namespace OerPortal.Classes.Rosters;

/// <summary>Puts a file's rows into the database, whence they are checked and taken in: the file itself is kept nowhere.</summary>
internal sealed class RosterStore(ClassesDbContext db, NpgsqlDataSource data, RosterTable table, TimeProvider time)
{
    private const string Columns = "roster_id, number, school, class_name, pupil_number, pupil_name, born, teacher";

    /// <summary>A roster whose rows wait to be checked; where the file cannot be read, it says why and holds none.</summary>
    /// <param name="path">Of the file on this machine.</param>
    internal async Task<Roster> BeginAsync(Roster roster, string path, CancellationToken cancellation)
    {
        IReadOnlyList<string> unknown = [];
        await using (var connection = await data.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            try
            {
                // The rows refer to a roster that is written below, in the other connection, once they are known to be whole.
                roster.Total = await CopyAsync(connection, roster.Id, path, names => unknown = names, cancellation);
            }
            catch (TableTroubleException trouble)
            {
                (roster.State, roster.Trouble, roster.TroubleArguments, roster.EndedAt) = (RosterState.Failed, trouble.Code, [.. trouble.Arguments], time.GetUtcNow());
            }

            roster.UnknownHeadings = [.. unknown];
            await SaveAsync(roster, cancellation);
            if (roster.State == RosterState.Failed)
                return roster;
            await MoveStagedAsync(connection, roster.Id, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return roster;
    }

    /// <summary>Asks for the work that the roster's state demands.</summary>
    internal async Task GoOnAsync(Roster roster, CancellationToken cancellation)
    {
        db.Enqueue(new GoOnWithRoster(roster.Id));
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>False when somebody was faster.</returns>
    internal async Task<bool> MoveAsync(Roster roster, RosterState to, CancellationToken cancellation)
    {
        DateTimeOffset? ended = to is RosterState.Done ? time.GetUtcNow() : roster.EndedAt;
        var moved = await db.Rosters.OfAllSites().Where(r => r.Id == roster.Id && r.State == roster.State).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, to).SetProperty(r => r.Place, 0).SetProperty(r => r.EndedAt, ended), cancellation) == 1;
        if (moved)
            (roster.State, roster.Place, roster.EndedAt) = (to, 0, ended);
        return moved;
    }

    internal Task<Roster?> FindAsync(Guid id, CancellationToken cancellation) => db.Rosters.OfAllSites().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation);

    private async Task SaveAsync(Roster roster, CancellationToken cancellation)
    {
        db.Rosters.Add(roster);
        db.Record("classes.roster.begin", $"roster:{roster.Id}", new { kind = roster.Kind.ToString(), roster.Total }, roster.SiteId);
        await db.SaveChangesAsync(cancellation);
        db.Entry(roster).State = EntityState.Detached;
    }

    private async Task<int> CopyAsync(NpgsqlConnection connection, Guid rosterId, string path, Action<IReadOnlyList<string>> headings, CancellationToken cancellation)
    {
        await using (var stage = new NpgsqlCommand($"create temporary table staged on commit drop as select {Columns} from classes.roster_row with no data", connection))
            await stage.ExecuteNonQueryAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync($"copy staged ({Columns}) from stdin (format binary)", cancellation);
        var count = 0;
        await foreach (var line in table.LinesAsync(path, headings, cancellation))
        {
            count++;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(rosterId, cancellation);
            await copy.WriteAsync(line.Number, cancellation);
            foreach (var cell in new[] { line.School, line.ClassName, line.PupilNumber, line.PupilName, line.Born, line.Teacher })
                await copy.WriteAsync(cell, cancellation);
        }

        await copy.CompleteAsync(cancellation);
        return count;
    }

    private static async Task MoveStagedAsync(NpgsqlConnection connection, Guid rosterId, CancellationToken cancellation)
    {
        await using var move = new NpgsqlCommand($"insert into classes.roster_row ({Columns}) select {Columns} from staged where roster_id = $1", connection) { Parameters = { new() { Value = rosterId } } };
        await move.ExecuteNonQueryAsync(cancellation);
    }
}
