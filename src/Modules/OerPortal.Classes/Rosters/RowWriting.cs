using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;

namespace OerPortal.Classes.Rosters;

/// <summary>Writes what became of rows, all of a portion with one statement.</summary>
internal sealed class RowWriting(ClassesDbContext db)
{
    // Arrays of arrays must be of one length in PostgreSQL: words of a row travel as one text.
    private const string Between = "\u001f";

    internal Task WriteAsync(IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return Task.CompletedTask;
        var rosterId = rows[0].RosterId;
        int[] numbers = [.. rows.Select(r => r.Number)];
        Guid?[] sites = [.. rows.Select(r => r.SiteId)];
        int[] outcomes = [.. rows.Select(r => (int)r.Outcome)];
        bool[] done = [.. rows.Select(r => r.IsDone)];
        string[] problems = [.. rows.Select(r => r.Problem)];
        string[] arguments = [.. rows.Select(r => string.Join(Between, r.ProblemArguments))];
        string[] changes = [.. rows.Select(r => string.Join(Between, r.Changes))];
        Guid?[] people = [.. rows.Select(r => r.PersonId)];
        Guid?[] classes = [.. rows.Select(r => r.ClassId)];
        string?[] before = [.. rows.Select(r => r.Before)];
        return db.Database.ExecuteSqlAsync(
            $"""
            update classes.roster_row as r
            set site_id = w.site_id, outcome = w.outcome, is_done = w.is_done, problem = w.problem, person_id = w.person_id, class_id = w.class_id, before = w.before::jsonb,
                problem_arguments = string_to_array(w.arguments, {Between}), changes = string_to_array(w.changes, {Between})
            from unnest({numbers}, {sites}, {outcomes}, {done}, {problems}, {arguments}, {changes}, {people}, {classes}, {before})
                as w (number, site_id, outcome, is_done, problem, arguments, changes, person_id, class_id, before)
            where r.roster_id = {rosterId} and r.number = w.number
            """,
            cancellation);
    }
}
