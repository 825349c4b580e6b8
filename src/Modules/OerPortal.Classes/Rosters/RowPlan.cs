using System.Text.Json;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;

namespace OerPortal.Classes.Rosters;

/// <summary>What a row would do, beside what is there.</summary>
internal sealed class RowPlan(RosterRow row)
{
    internal RosterRow Row => row;

    /// <summary>Who the row is about; null for somebody new.</summary>
    internal Pupil? Known { get; set; }

    internal DateOnly? Born { get; set; }

    internal string PlainClass => ClassName.Plain(row.ClassName);

    internal string? Number => row.PupilNumber.Length == 0 ? null : row.PupilNumber;

    internal bool IsFaulty => row.Problem.Length > 0;

    internal RowPlan Refuse(string problem, params string[] arguments)
    {
        (row.Problem, row.ProblemArguments, row.Outcome, row.Changes) = (problem, arguments, RosterOutcome.Faulty, []);
        return this;
    }

    /// <summary>Says what changes, and keeps what was there.</summary>
    internal void Compare(string? plainClassNow)
    {
        if (Known is not { } now)
        {
            row.Outcome = RosterOutcome.New;
            row.PersonId ??= Guid.CreateVersion7();
            return;
        }

        (string Change, bool Differs)[] looked =
        [
            ("name", now.Name != row.PupilName),
            ("class", plainClassNow != PlainClass),
            ("born", Born is not null && now.Born != Born),
            ("number", Number is not null && now.Number != Number),
            ("back", now.LeftAt is not null),
        ];
        row.PersonId = now.PersonId;
        row.Changes = [.. looked.Where(l => l.Differs).Select(l => l.Change)];
        row.Outcome = row.Changes.Length == 0 ? RosterOutcome.Unchanged : RosterOutcome.Changed;
        row.Before = row.Changes.Length == 0 ? null : JsonSerializer.Serialize(new PupilBefore(now.ClassId, now.Number, now.Name, now.Born, now.LeftAt, now.LeftWith));
    }
}

/// <summary>A pupil as they stood before a roster.</summary>
internal sealed record PupilBefore(Guid ClassId, string? Number, string Name, DateOnly? Born, DateTimeOffset? LeftAt, Guid? LeftWith);

/// <summary>A class as it stood before a new school year.</summary>
internal sealed record ClassBefore(string Name, string PlainName, int? Grade, int SchoolYear);
